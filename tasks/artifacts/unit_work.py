"""Worker of a UnitStage: units on all processors, each kept as soon as it is finished."""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from schemas.artifact import ArtifactRef
from schemas.errors import TouchlineError
from schemas.outcomes import Outcome
from schemas.records import Record
from schemas.run import Run
from schemas.units import Group, Unit, UnitResult
from tasks.artifacts.code_identity import code_digests
from tasks.artifacts.stage import UnitStage
from tasks.artifacts.store import read_record
from tasks.artifacts.tables import InputTables
from tasks.artifacts.units import UnitResults
from tasks.artifacts.work import Work

AHEAD = 4
"""Groups that are looked at ahead of the one to be settled, for each processor."""


def compute_units(work: Work) -> Iterator[Outcome]:
    """One outcome for each row of the primary input.

    Units are computed by threads: what they do, decoding and arithmetic in libraries, leaves the interpreter free.
    """
    stage = work.stage
    if not isinstance(stage, UnitStage):
        raise TypeError(f"{stage.name} is no UnitStage")
    if stage.entry is None:
        entries = read_record(Path(work.inputs[0].path)).rows
        limit = stage.limited_to(work.run.limit)
        work.total = entries if limit is None else min(entries, limit)
    computer = UnitComputer(work.run.store, stage, work.settings)
    groups = stage.groups(InputTables(work.run, stage, work.inputs), work.settings)
    for group, results in _results(groups, computer):
        for row in group.rows:
            work.ledger.enter(row.row_id)
        yield from stage.settle(group, results, work.settings)


def compute_part(run: Run, stage: UnitStage, inputs: tuple[ArtifactRef, ...], part: int, parts: int) -> int:
    """Compute and keep every unit whose number leaves `part` when divided by `parts`; how many they were.

    A fault is nobody's here: the stage meets it again, and tells it.
    """
    settings = stage.settings(run.config)
    computer = UnitComputer(run.store, stage, settings)
    groups = stage.groups(InputTables(run, stage, inputs), settings)
    units = (unit for group in groups for unit in group.units)
    mine = 0
    for number, unit in enumerate(units):
        if number % parts == part:
            computer.result(unit)
            mine += 1
    return mine


class UnitComputer:
    """Finds or computes the results of one stage's units."""

    def __init__(self, store: Path, stage: UnitStage, settings: Record) -> None:
        self._stage = stage
        self._settings = stage.unit_settings(settings)
        code = code_digests((stage.compute.__module__,))
        identity = {"settings": self._settings.model_dump_json(), **code}
        self._kept = UnitResults(store, stage.artifact, identity)

    def result(self, unit: Unit) -> UnitResult:
        """What was kept for a unit, or what is computed now; a fault is not kept."""
        path = self._kept.kept(unit.key)
        if path is None:
            try:
                path = self._kept.keep(unit.key, self._stage.compute(unit.work, self._settings))
            except TouchlineError as error:
                return UnitResult(None, str(error))
        return UnitResult(path)


def _results(groups: Iterator[Group], computer: UnitComputer) -> Iterator[tuple[Group, tuple[UnitResult, ...]]]:
    """Each group with the results of its units, in order; those that follow are computed meanwhile."""
    processors = len(os.sched_getaffinity(0))
    waiting: deque[tuple[Group, list[Future[UnitResult]]]] = deque()
    threads = ThreadPoolExecutor(processors, thread_name_prefix="touchline-units")
    try:
        for group in groups:
            waiting.append((group, [threads.submit(computer.result, unit) for unit in group.units]))
            if len(waiting) > AHEAD * processors:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)
    finally:
        threads.shutdown(cancel_futures=True)


def _first(
    waiting: deque[tuple[Group, list[Future[UnitResult]]]],
) -> tuple[Group, tuple[UnitResult, ...]]:
    group, futures = waiting.popleft()
    return group, tuple(future.result() for future in futures)
