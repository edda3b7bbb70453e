"""What a run would do, and why, without doing it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from schemas.artifact import ArtifactRecord, ArtifactRef
from schemas.outcomes import Kept
from schemas.records import Record, Row
from schemas.run import CallsAre, Run, RunReport, RunStatus, StageReport, StageState
from tasks.artifacts.decide import Decision, decide
from tasks.artifacts.reader import rows_of
from tasks.artifacts.run_log import note_stage, stage_report
from tasks.artifacts.scope import needed, out_of_scope, version_out_of_scope
from tasks.artifacts.stage import AskStage, RowStage, SourceStage, Stage
from tasks.artifacts.store import read_record
from tasks.artifacts.work import limited
from tasks.llm.forecast import Forecast, forecast


class Prospect(Record):
    """What is known of a stage before it runs."""

    line: StageReport
    """Its line in the plan."""
    ref: ArtifactRef | None
    """The version that the stages below would read; None while it is not made."""
    most_rows: int
    """Most rows that it can have."""


def plan_run(run: Run, stages: tuple[Stage, ...]) -> RunReport:
    """Every stage of a flow: reuse, build or depends, why, and how many calls.

    Counts are exact for stages whose inputs are made; below a stage that is to be built they are an upper bound.
    Raises a TouchlineError where a run would.
    """
    known: dict[str, Prospect] = {}
    for stage in stages:
        known[stage.name] = _prospect(run, stage, [known[name] for name in stage.inputs])
    lines = tuple(prospect.line for prospect in known.values())
    return RunReport(flow=run.flow, status=RunStatus.COMPLETED, stages=lines)


def note_all_reused(run: Run, stages: tuple[Stage, ...], begin: Callable[[], None]) -> bool:
    """Where a run would make nothing at all, `begin` its record, note every stage and say True.

    Counts no calls and reads no rows.
    """
    decisions: dict[str, Decision] = {}
    for stage in stages:
        if out_of_scope(run, stage):
            return False
        inputs = (decisions[name].found for name in stage.inputs)
        decision = decide(run, stage, tuple(record.ref for record in inputs if record))
        if decision.found is None:
            return False
        decisions[stage.name] = decision
    begin()
    for stage in stages:
        note_stage(run, stage, StageState.CACHED, decisions[stage.name].found, decisions[stage.name].why)
    return True


def _prospect(run: Run, stage: Stage, inputs: list[Prospect]) -> Prospect:
    skipped = out_of_scope(run, stage)
    if skipped:
        record = version_out_of_scope(run, stage)
        return _as_made(stage, StageState.SKIPPED, record, (skipped,))
    if any(prospect.line.state in (StageState.BUILD, StageState.DEPENDS) for prospect in inputs):
        return _dependent(stage, inputs[0].most_rows, [prospect.line for prospect in inputs])
    made = needed(stage, [prospect.ref for prospect in inputs])
    decision = decide(run, stage, made)
    if decision.found:
        return _as_made(stage, StageState.REUSE, decision.found, decision.why)
    return _to_build(run, stage, made, decision)


def _as_made(stage: Stage, state: StageState, record: ArtifactRecord | None, why: tuple[str, ...]) -> Prospect:
    ref = record.ref if record else None
    return Prospect(line=stage_report(stage, state, record, why), ref=ref, most_rows=record.rows if record else 0)


def _dependent(stage: Stage, most_rows: int, above: list[StageReport]) -> Prospect:
    names = ", ".join(line.stage for line in above if line.state in (StageState.BUILD, StageState.DEPENDS))
    line = StageReport(
        stage=stage.name,
        artifact=stage.artifact,
        state=StageState.DEPENDS,
        why=(f"runs if the rows of {names} change",),
        calls=most_rows if isinstance(stage, AskStage) else 0,
        calls_are=CallsAre.AT_MOST,
    )
    return Prospect(line=line, ref=None, most_rows=most_rows)


def _to_build(run: Run, stage: Stage, inputs: tuple[ArtifactRef, ...], decision: Decision) -> Prospect:
    expected = Forecast()
    if isinstance(stage, AskStage):
        expected = forecast(run, stage, _input_rows(run, stage, inputs[0]))
    line = StageReport(
        stage=stage.name,
        artifact=stage.artifact,
        fingerprint=decision.fingerprint,
        state=StageState.BUILD,
        why=decision.why,
        **expected.model_dump(),
    )
    return Prospect(line=line, ref=None, most_rows=_most_rows(run, stage, inputs))


def _input_rows(run: Run, stage: AskStage | RowStage, primary: ArtifactRef) -> Iterable[Row]:
    return limited(rows_of(primary, stage.input_row), lambda row: row.row_id, run.limit)


def _most_rows(run: Run, stage: Stage, inputs: tuple[ArtifactRef, ...]) -> int:
    """Rows that a stage could keep: its input's, or for a source the records that its rule keeps."""
    if isinstance(stage, SourceStage):
        return sum(1 for _ in _kept(run, stage))
    rows = read_record(Path(inputs[0].path)).rows
    return rows if run.limit is None else min(rows, run.limit)


def _kept(run: Run, stage: SourceStage) -> Iterator[Row]:
    settings = stage.settings(run.config)
    records = limited(stage.records(run.data), lambda record: record.input_id, run.limit)
    outcomes = (stage.settle(record, settings) for record in records)
    return (outcome.row for outcome in outcomes if isinstance(outcome, Kept))
