"""What a run would do, and why, without doing it."""

from collections.abc import Callable, Iterator

from schemas.artifact import ArtifactRecord, ArtifactRef
from schemas.records import Row
from schemas.run import CallsAre, Run, RunReport, RunStatus, StageReport, StageState
from tasks.artifacts.decide import Decision, decide
from tasks.artifacts.limited import limited
from tasks.artifacts.reader import rows_of
from tasks.artifacts.run_log import note_stage, stage_report
from tasks.artifacts.scope import needed, out_of_scope, version_out_of_scope
from tasks.artifacts.stage import ModelStage, RowStage, SourceStage, Stage, SummaryStage, TableStage, UnitStage
from tasks.llm.forecast import AskForecast, Forecast, kept_rows

Rows = Iterator[Row | None]
"""Rows to come; None stands for a row that waits for a reply."""


class Prospect:
    """What is known of a stage before it runs."""

    def __init__(self, run: Run, stage: Stage, above: list["Prospect"], line: StageReport, ref: ArtifactRef | None):
        self.line = line
        self.ref = ref
        """The version that the stages below read; None while it is to be made."""
        self.reader = ""
        """The stage for which its calls are counted."""
        self._run = run
        self._stage = stage
        self._above = above
        self._forecast: AskForecast | None = None

    @property
    def is_open(self) -> bool:
        """Whether its rows may still change."""
        return self.line.state in (StageState.BUILD, StageState.DEPENDS)

    def rows(self, counted: bool) -> Rows:
        """The rows it will have, as far as they are known; with `counted`, its calls are counted as they pass."""
        if self.ref is not None:
            return rows_of(self.ref, self._stage.row)
        if isinstance(self._stage, SourceStage):
            return self._source_rows(self._stage)
        rows = self._taken(self._above[0].rows(counted and self._counts_for(self._above[0])))
        if isinstance(self._stage, RowStage):
            return self._mapped_rows(self._stage, rows)
        if isinstance(self._stage, SummaryStage):
            return self._drained(rows)
        if isinstance(self._stage, UnitStage):
            return self._unit_rows(self._stage, rows)
        if isinstance(self._stage, TableStage):
            return self._table_rows(self._stage, rows)
        if not isinstance(self._stage, ModelStage):
            raise TypeError(f"{self._stage.name} is of no kind that can be planned")
        forecast = AskForecast(self._run, self._stage)
        self._forecast = forecast if counted else self._forecast
        return forecast.passing(rows)

    def counted_line(self) -> StageReport:
        """Its line, with the calls that were counted."""
        at_most = self.line.calls_are is CallsAre.AT_MOST
        expected = self._forecast.total(at_most) if self._forecast else Forecast()
        return self.line.model_copy(update=expected.model_dump())

    def _counts_for(self, above: "Prospect") -> bool:
        """Two stages may read one; its calls are counted for the first of them."""
        above.reader = above.reader or self._stage.name
        return above.reader == self._stage.name

    def _taken(self, rows: Rows) -> Rows:
        """Of a preview as many rows as its limit; rows that are still to be made were limited further up."""
        if self._above[0].ref is None:
            return rows
        made = (row for row in rows if row is not None)
        return iter(limited(made, lambda row: row.row_id, self._stage.limited_to(self._run.limit)))

    def _source_rows(self, stage: SourceStage) -> Rows:
        settings = stage.settings(self._run.config)
        limit = stage.limited_to(self._run.limit)
        records = limited(stage.records(self._run.data), lambda record: record.input_id, limit)
        for record in records:
            yield from kept_rows(stage.settle(record, settings))

    def _drained(self, rows: Rows) -> Rows:
        """Figures are not foreseen; the rows that they are made of pass all the same, to be counted further up."""
        for _ in rows:
            pass
        yield from ()

    def _unit_rows(self, stage: UnitStage, rows: Rows) -> Rows:
        """Nothing is computed: each row may become as many as the settings allow."""
        most = stage.most_rows(stage.settings(self._run.config))
        for _ in rows:
            yield from (None,) * most

    def _table_rows(self, stage: TableStage, rows: Rows) -> Rows:
        """A table with rows that are not known yet is settled over those that are."""
        unknown: list[None] = []

        def known() -> Iterator[Row]:
            for row in rows:
                if row is None:
                    unknown.append(None)
                else:
                    yield row

        def look() -> Iterator[Row]:
            return (row for row in self._above[0].rows(counted=False) if row is not None)

        for outcome in stage.settle_all(known(), look, stage.settings(self._run.config)):
            yield from kept_rows(outcome)
        yield from unknown

    def _mapped_rows(self, stage: RowStage, rows: Rows) -> Rows:
        settings = stage.settings(self._run.config)
        for row in rows:
            yield from (None,) if row is None else kept_rows(stage.settle(row, settings))


def plan_run(run: Run, stages: tuple[Stage, ...]) -> RunReport:
    """Every stage of a flow: reuse, build or depends, why, and how many calls.

    Counts are exact for stages whose inputs are made. Below a stage that is to be built they are an upper bound: each
    row that waits for a reply counts as one call. Raises a TouchlineError where a run would.
    """
    known: dict[str, Prospect] = {}
    for stage in stages:
        known[stage.name] = _prospect(run, stage, [known[name] for name in stage.inputs])
    read = {name for stage in stages if known[stage.name].is_open for name in stage.inputs[:1]}
    for name, prospect in known.items():
        if prospect.is_open and name not in read:
            for _ in prospect.rows(counted=True):
                pass
    lines = tuple(prospect.counted_line() for prospect in known.values())
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


def _prospect(run: Run, stage: Stage, above: list[Prospect]) -> Prospect:
    skipped = out_of_scope(run, stage)
    if skipped:
        return _as_made(run, stage, StageState.SKIPPED, version_out_of_scope(run, stage), (skipped,))
    if any(prospect.is_open for prospect in above):
        names = ", ".join(dict.fromkeys(prospect.line.stage for prospect in above if prospect.is_open))
        line = _open_line(stage, StageState.DEPENDS, (f"runs if the rows of {names} change",))
        return Prospect(run, stage, above, line.model_copy(update={"calls_are": CallsAre.AT_MOST}), None)
    decision = decide(run, stage, needed(stage, [prospect.ref for prospect in above]))
    if decision.found:
        return _as_made(run, stage, StageState.REUSE, decision.found, decision.why)
    line = _open_line(stage, StageState.BUILD, decision.why)
    return Prospect(run, stage, above, line.model_copy(update={"fingerprint": decision.fingerprint}), None)


def _as_made(
    run: Run, stage: Stage, state: StageState, record: ArtifactRecord | None, why: tuple[str, ...]
) -> Prospect:
    return Prospect(run, stage, [], stage_report(stage, state, record, why), record.ref if record else None)


def _open_line(stage: Stage, state: StageState, why: tuple[str, ...]) -> StageReport:
    return StageReport(stage=stage.name, artifact=stage.artifact, state=state, why=why)
