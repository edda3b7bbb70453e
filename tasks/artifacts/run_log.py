"""The record of a run while it goes on: each stage's line is written as soon as it is known."""

import threading
from datetime import UTC, datetime

from schemas.artifact import ArtifactRecord, Usage
from schemas.run import Run, RunRecord, RunReport, RunStatus, StageReport, StageState, UsedVersion
from tasks.artifacts.run_records import RunRecords
from tasks.artifacts.stage import Stage

_WRITING = threading.Lock()


def open_run(run: Run, command: tuple[str, ...]) -> None:
    """Begin the run's record."""
    record = RunRecord(
        run_id=run.run_id,
        flow=run.flow,
        started_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        preset=run.preset,
        preview_limit=run.limit,
        command=command,
        report=RunReport(flow=run.flow, status=RunStatus.RUNNING, run_id=run.run_id),
    )
    RunRecords(run.store).write(record)


def note_stage(run: Run, stage: Stage, state: StageState, record: ArtifactRecord | None, why: tuple[str, ...]) -> None:
    """Write down what became of a stage."""
    used = UsedVersion(stage=stage.name, ref=record.ref, state=state) if record else None
    _add(run, stage_report(stage, state, record, why), used)


def note_failure(run: Run, stage: Stage, error: BaseException, spent: Usage) -> None:
    """Write down that a stage failed or was stopped, of what, and what it had cost by then."""
    why = f"{type(error).__name__}: {error}" if isinstance(error, Exception) else "stopped before it was done"
    line = stage_report(stage, StageState.FAILED, None, (why,))
    _add(run, line.model_copy(update=_cost(spent)), None)


def close_run(run: Run, status: RunStatus, error: str = "") -> RunReport:
    """End the run's record and return what it says."""
    records = RunRecords(run.store)
    with _WRITING:
        record = records.read(run.run_id)
        report = record.report.model_copy(update={"status": status, "error": error})
        records.write(record.model_copy(update={"report": report}))
    return report


def stage_report(stage: Stage, state: StageState, record: ArtifactRecord | None, why: tuple[str, ...]) -> StageReport:
    """One stage's line. What a reused stage once cost is not counted again."""
    line = StageReport(stage=stage.name, artifact=stage.artifact, state=state, why=why)
    if record is None:
        return line
    line = line.model_copy(
        update={
            "fingerprint": record.ref.fingerprint,
            "path": record.ref.path,
            "ledger": record.ledger,
            "rows": record.rows,
        }
    )
    if state is not StageState.BUILT:
        return line
    return line.model_copy(update=_cost(record.usage) | {"seconds": record.seconds})


def _cost(usage: Usage) -> dict[str, object]:
    names = ("calls", "cached_calls", "tokens_in", "tokens_out", "usd")
    return {name: getattr(usage, name) for name in names}


def _add(run: Run, line: StageReport, used: UsedVersion | None) -> None:
    records = RunRecords(run.store)
    with _WRITING:
        record = records.read(run.run_id)
        report = record.report.model_copy(update={"stages": (*record.report.stages, line)})
        versions = (*record.used, used) if used else record.used
        records.write(record.model_copy(update={"report": report, "used": versions}))
