"""Running flows in tests: the stages themselves without a Prefect server, and the command as a process."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.begin import begin, prepare, recorded, report_of, stages_of
from schemas.artifact import ArtifactRecord, ArtifactRef
from schemas.run import FlowName, Redo, RunReport, RunRequest, StageReport
from tasks.artifacts.build import Worker, build_once
from tasks.artifacts.plan import plan_run
from tasks.artifacts.stage import (
    AskStage,
    PanelStage,
    RowStage,
    SourceStage,
    Stage,
    SummaryStage,
    TableStage,
    UnitStage,
)
from tasks.artifacts.store import read_record
from tasks.artifacts.unit_work import compute_units
from tasks.artifacts.work import map_rows, map_table, read_source, summarise
from tasks.llm.ask_rows import ask_rows

ROOT = Path(__file__).resolve().parents[2]
CODE = ("flows", "tasks", "prompts", "schemas")
WORKERS: dict[type[Stage], Worker] = {
    SourceStage: read_source,
    RowStage: map_rows,
    AskStage: ask_rows,
    PanelStage: ask_rows,
    TableStage: map_table,
    SummaryStage: summarise,
    UnitStage: compute_units,
}


def served_by(url: str, **values: object) -> tuple[str, ...]:
    """Overrides that point the writer at a local server."""
    fields = {"engine": "openai", "base_url": url, "name": "stub-writer", "api_key_env": "NO_SUCH_KEY"} | values
    return tuple(f"models.writer.{name}={json.dumps(value)}" for name, value in fields.items())


def request_for(data: Path, store: Path, overrides: Sequence[str] = (), **fields: Any) -> RunRequest:
    """A request for the ExAct flow, or another one."""
    return RunRequest(**{"flow": FlowName.EXACT} | fields, data=data, store=store, overrides=tuple(overrides))


def run_stages(request: RunRequest, until: str = "exact.questions") -> RunReport:
    """Run a flow's stages in order in this process, without Prefect, as far as `until`."""
    run = begin(request)
    made: dict[str, ArtifactRef | None] = {}
    with recorded(run):
        for stage in stages_up_to(request.flow, until):
            made[stage.name] = build_once(run, stage, [made[name] for name in stage.inputs], WORKERS[type(stage)]).ref
    return report_of(run)


def stages_up_to(flow: FlowName, last: str) -> tuple[Stage, ...]:
    """The stages of a flow as far as `last`."""
    stages = stages_of(flow)
    return stages[: [stage.name for stage in stages].index(last) + 1]


def plan_stages(request: RunRequest, until: str = "exact.questions") -> RunReport:
    """The plan of a flow, as far as `until`."""
    return plan_run(prepare(request), stages_up_to(request.flow, until))


def retry_request(request: RunRequest) -> RunRequest:
    """The same request as `touchline retry` makes it."""
    return request.model_copy(update={"redo": Redo.FAILED_ROWS})


def line(report: RunReport, stage: str, flow: str = "exact") -> StageReport:
    """One stage's line."""
    return next(entry for entry in report.stages if entry.stage == f"{flow}.{stage}")


def states(report: RunReport) -> dict[str, str]:
    """State by stage."""
    return {entry.stage.removeprefix("exact."): entry.state.value for entry in report.stages}


def record_of(entry: StageReport) -> ArtifactRecord:
    """The record of the version that a stage made or used."""
    return read_record(Path(entry.path))


def rows(entry: StageReport, name: str = "part-*.parquet") -> list[dict[str, Any]]:
    """The rows of an artifact, or of one of its side files."""
    paths = sorted(Path(entry.path).glob(name))
    return [row for path in paths for row in pq.read_table(path).to_pylist()]


def digests(report: RunReport) -> dict[str, str]:
    """Content digest by stage."""
    return {entry.stage: Path(entry.path).name for entry in report.stages}


def copy_code(target: Path) -> Path:
    """A copy of the product's code that a test may edit."""
    for name in CODE:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def touchline(
    *words: str, code: Path = ROOT, env: Mapping[str, str] | None = None, check: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    result = subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        cwd=code,
        env=environment(env),
        timeout=300,
        check=False,
    )
    if check and result.returncode:
        raise AssertionError(
            f"touchline {' '.join(words)} exited {result.returncode}:\n{result.stdout}\n{result.stderr}"
        )
    return result


def command(*words: str) -> list[str]:
    """The command line of `touchline`, from the copy of the code in the working directory."""
    return [sys.executable, "-c", "from flows.cli import main; main()", *words]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a process that leaves no bytecode beside the code it runs."""
    return dict(os.environ) | {"PYTHONDONTWRITEBYTECODE": "1"} | dict(more or {})


def totals_add_up(report: RunReport) -> bool:
    """Whether every stage's ledger adds up and each stage takes in what the one above kept."""
    chained = all(below.ledger.entered == above.ledger.kept for above, below in pairwise(report.stages))
    return chained and all(entry.ledger.entered == entry.ledger.settled for entry in report.stages)
