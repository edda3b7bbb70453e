"""Distractors written by a vLLM server. Needs one, given by URL: TOUCHLINE_VLLM_URL=http://127.0.0.1:8000/v1"""

import os
from pathlib import Path

import pytest
from flow_tools import line, request_for, run_stages, served_by, totals_add_up
from openai import OpenAI
from small_source import write_small_source

URL = os.environ.get("TOUCHLINE_VLLM_URL", "")
pytestmark = pytest.mark.skipif(not URL, reason="no vLLM server: name one with TOUCHLINE_VLLM_URL=http://host:8000/v1")


def test_a_vllm_server_writes_the_distractors(tmp_path: Path) -> None:
    with OpenAI(base_url=URL, api_key="none") as client:
        model = client.models.list().data[0].id
    data, store = write_small_source(tmp_path / "data", takes=2), tmp_path / "store"
    run_stages(request_for(data, store), until="exact.context")
    wanted = request_for(data, store, served_by(URL, name=model), from_stage="exact.distractors")
    report = run_stages(wanted, until="exact.distractors")
    made = line(report, "distractors")
    assert totals_add_up(report)
    assert made.calls >= made.ledger.entered > 0
    assert made.tokens_out > 0
    assert made.ledger.kept + sum(made.ledger.rejected.values()) > 0, made.ledger
    again = line(run_stages(wanted, until="exact.distractors"), "distractors")
    assert (again.state, again.calls) == ("cached", 0)
