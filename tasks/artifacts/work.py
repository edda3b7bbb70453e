"""What a worker is given: the stage, its inputs, and where to count."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from schemas.artifact import ArtifactRef, Usage
from schemas.outcomes import Kept, Outcome
from schemas.records import Record, Row
from schemas.run import Run
from tasks.artifacts.ledger import Ledger
from tasks.artifacts.limited import limited
from tasks.artifacts.reader import rows_of
from tasks.artifacts.stage import RowStage, SourceStage, Stage, SummaryStage, TableStage
from tasks.artifacts.store import read_record

Unit = TypeVar("Unit")


class UsageMeter:
    """Adds up what is asked of a model; may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._total = Usage()

    def add(self, more: Usage) -> None:
        """Add to the total."""
        with self._lock:
            sums = {name: getattr(self._total, name) + getattr(more, name) for name in Usage.model_fields}
            self._total = Usage.model_construct(**sums)

    def total(self) -> Usage:
        """The total so far."""
        return self._total


@dataclass
class Work:
    """One build of one stage."""

    run: Run
    stage: Stage
    ledger: Ledger
    inputs: tuple[ArtifactRef, ...] = ()
    """The artifacts that it reads."""
    usage: UsageMeter = field(default_factory=UsageMeter)
    prompt_text: str = ""
    """The prompt file, for the record."""
    total: int | None = None
    """Input rows, where known before they are read."""

    @property
    def settings(self) -> Record:
        """The stage's own values."""
        return self.stage.settings(self.run.config)

    def input_rows(self, row: type[Row]) -> Iterator[Row]:
        """The rows of the primary input, each entered in the ledger."""
        entries = read_record(Path(self.inputs[0].path)).rows
        limit = self.stage.limited_to(self.run.limit)
        self.total = entries if limit is None else min(entries, limit)
        return self.entering(rows_of(self.inputs[0], row), lambda unit: unit.row_id)

    def entering(self, units: Iterable[Unit], name: Callable[[Unit], str]) -> Iterator[Unit]:
        """The input units, each entered in the ledger; of a preview only as many as its limit."""
        for unit in limited(units, name, self.stage.limited_to(self.run.limit)):
            self.ledger.enter(name(unit))
            yield unit


def read_source(work: Work) -> Iterator[Outcome]:
    """Worker of a SourceStage."""
    stage = work.stage
    if not isinstance(stage, SourceStage):
        raise TypeError(f"{stage.name} is no SourceStage")
    for record in work.entering(stage.records(work.run.data), lambda unit: unit.input_id):
        yield stage.settle(record, work.settings)


def map_table(work: Work) -> Iterator[Outcome]:
    """Worker of a TableStage."""
    stage = work.stage
    if not isinstance(stage, TableStage):
        raise TypeError(f"{stage.name} is no TableStage")

    def look() -> Iterable[Row]:
        limit = stage.limited_to(work.run.limit)
        return limited(rows_of(work.inputs[0], stage.input_row), lambda row: row.row_id, limit)

    yield from stage.settle_all(work.input_rows(stage.input_row), look, work.settings)


def summarise(work: Work) -> Iterator[Outcome]:
    """Worker of a SummaryStage."""
    stage = work.stage
    if not isinstance(stage, SummaryStage):
        raise TypeError(f"{stage.name} is no SummaryStage")
    figures = stage.summarise(rows_of(work.inputs[0], stage.input_row), work.settings)
    for figure in work.entering(figures, lambda unit: unit.row_id):
        yield Kept(input_id=figure.row_id, row=figure)


def map_rows(work: Work) -> Iterator[Outcome]:
    """Worker of a RowStage."""
    stage = work.stage
    if not isinstance(stage, RowStage):
        raise TypeError(f"{stage.name} is no RowStage")
    for row in work.input_rows(stage.input_row):
        yield stage.settle(row, work.settings)
