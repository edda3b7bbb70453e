"""`kill -9` at any moment costs what was in flight, and nothing else."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from chat_server import ChatServer
from flow_tools import ROOT, digests, environment, request_for, run_stages, served_by
from small_source import write_small_source

CONCURRENCY = 4
KILLS = 5
_SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from flow_tools import request_for, run_stages
run_stages(request_for(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """80 commentaries."""
    return write_small_source(tmp_path / "data", takes=8, per_take=10)


def _start(data: Path, store: Path, overrides: tuple[str, ...]) -> subprocess.Popen[bytes]:
    words = (str(ROOT / "tests/support"), str(data), str(store), *overrides)
    return subprocess.Popen([sys.executable, "-c", _SCRIPT, *words], cwd=ROOT, env=environment())


def test_killed_while_asking_pays_again_at_most_what_was_in_flight(data: Path, tmp_path: Path) -> None:
    moments = random.Random(20)
    with ChatServer() as server:
        clean = digests(run_stages(request_for(data, tmp_path / "clean", served_by(server.url))))
        server.forget()
        server.delay_sec = 0.01
        overrides = served_by(server.url, concurrency=CONCURRENCY)
        store = tmp_path / "killed"
        for _ in range(KILLS):
            process = _start(data, store, overrides)
            target = server.calls + moments.randint(8, 30)
            while server.calls < target and process.poll() is None:
                time.sleep(0.002)
            process.kill()
            process.wait()
        report = run_stages(request_for(data, store, overrides))
    assert digests(report) == clean
    paid_again = sum(server.answered.values()) - len(server.answered)
    assert len(server.answered) == 160
    assert paid_again <= KILLS * CONCURRENCY


def test_killed_while_reading_checking_or_writing_leaves_no_half_artifact(data: Path, tmp_path: Path) -> None:
    clean = digests(run_stages(request_for(data, tmp_path / "clean")))
    store = tmp_path / "killed"
    for glimpse in (
        "source_digests.sqlite3",
        "exact__commentary/*/.building/part-00000.parquet",
        "exact__commentary/*/*/record.json",
        "exact__feedback/*/.building/part-00000.parquet",
        "exact__distractors/*/.building",
        "exact__questions/*/.building",
    ):
        process = _start(data, store, ())
        while not any(store.glob(glimpse)) and process.poll() is None:
            time.sleep(0.001)
        process.kill()
        process.wait()
    report = run_stages(request_for(data, store))
    assert digests(report) == clean
    assert not list(store.glob("*/*/.building/record.json"))
