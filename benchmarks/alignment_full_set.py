"""A full set of ExpertAF alignments, simulated: what it costs one core, and how much memory a worker needs.

5,000 windows of learners, 1,000 candidates each, go through the rules of `expertaf.candidates` and
`expertaf.alignments` as the flow calls them; some learner takes, evenly spread, are aligned with all their experts.
What the whole set needs is counted, and what was measured is projected onto it.

    python benchmarks/alignment_full_set.py             writes results/alignment_full_set.json and README.md's table
    python benchmarks/alignment_full_set.py --dry       prints the table and writes nothing
"""
# The numbers of threads are set before anything is imported that reads them.

import os

os.environ.update(NUMBA_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")

import argparse
import multiprocessing
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
from alignment_work import Alignments, group_alignments
from full_set_table import FullSet, Memory, as_markdown
from generated_pairs import GeneratedSet, generated_set, tables
from pydantic import TypeAdapter
from readme import put_into_readme
from usage import peak_mib

from schemas.expertaf.alignments import AlignmentsSettings
from schemas.expertaf.candidates import CandidatesSettings
from schemas.outcomes import Kept
from schemas.units import Group, UnitResult
from tasks.expertaf import alignments
from tasks.expertaf.alignments import Pairs
from tasks.pose.alignment import align, found_in
from tasks.pose.search import profile
from tasks.pose.windows import Floors

RESULT = Path(__file__).resolve().parent / "results/alignment_full_set.json"
WINDOWS, CANDIDATES, MISSING = 5_000, 1_000, 0.05
ZONES_SEC = (4.0, 134.5 / 30)
"""The flow's own zones, of 121 offsets for a window of 4 s, and wider ones of 150; to either side of a moment."""
SAME_MM = 1e-3
"""A zone searched alone finds the error that its unit finds."""


class Asked(NamedTuple):
    """What is measured at one go."""

    zone_sec: float
    """Zones reach so far to either side."""
    windows: int
    """Windows of learners."""
    candidates: int
    """Candidates of each."""
    takes: int
    """Learner takes that are aligned."""

    @property
    def settings(self) -> AlignmentsSettings:
        """The flow's, but for the zones."""
        return AlignmentsSettings(expert_before_sec=self.zone_sec, expert_after_sec=self.zone_sec)


class Timed(NamedTuple):
    """One learner take against all its experts."""

    group: Group
    """The take."""
    contents: tuple[bytes, ...]
    """What `align` made of each unit."""
    unit_sec: tuple[float, ...]
    """CPU time of each."""


def main() -> None:
    """Measure each width of the zones in a fresh process; tell, and write down."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--windows", type=int, default=WINDOWS, help="windows of learners")
    parser.add_argument("--candidates", type=int, default=CANDIDATES, help="candidates of each")
    parser.add_argument("--takes", type=int, default=5, help="learner takes that are aligned")
    parser.add_argument("--dry", action="store_true", help="print the table and write nothing down")
    given = parser.parse_args()
    wanted = [Asked(zone_sec, given.windows, given.candidates, given.takes) for zone_sec in ZONES_SEC]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh, max_tasks_per_child=1) as processes:
        sets = list(processes.map(measured, wanted))
    print(as_markdown(sets))
    if not given.dry:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_bytes(TypeAdapter(list[FullSet]).dump_json(sets, indent=1) + b"\n")
        put_into_readme("alignment_full_set", as_markdown(sets))


def measured(asked: Asked) -> FullSet:
    """The whole set counted, and some of its takes aligned."""
    settings = asked.settings
    made = generated_set(asked.windows, asked.candidates, MISSING)
    chosen = {int(place) for place in np.linspace(0, len(made.learners) - 1, asked.takes + 2)[1:-1]}
    total, part = Alignments(), Alignments()
    memory, timed, units = Memory(), list[Timed](), 0
    groups = alignments.groups(tables(made, CandidatesSettings()), settings)
    for place, group in enumerate(groups):
        memory = memory if place else _memory(made, group.about)
        needed = group_alignments(group)
        total, units = total.plus(needed), units + len(group.units)
        if place in chosen:
            part = part.plus(needed)
            timed.append(_timed(group, settings))
    settle_sec, kept = _settled(timed, settings)
    alone_sec = _alone_sec(timed[0], settings)
    unit_sec = [second for one in timed for second in one.unit_sec]
    return FullSet(
        windows=sum(len(take.commentaries) for take in made.learners),
        learner_takes=len(made.learners),
        expert_takes=len(made.experts),
        offsets=round(2 * settings.expert_before_sec * 30) - round(2 * settings.learner_before_sec * 30) + 1,
        missing=made.missing,
        units=units,
        alignments=total,
        measured=part,
        unit_sec=unit_sec,
        alone_sec=alone_sec,
        alone_alignments=group_alignments(timed[0].group).asked,
        settle_sec=settle_sec,
        kept=kept,
        memory=memory.model_copy(update={"at_end_mib": peak_mib()}),
    )


def _memory(made: GeneratedSet, pairs: Pairs) -> Memory:
    """Once all poses are ready."""
    first = pairs.learner
    ready, row = first.ready, first.row
    arrays = (ready.rows_T_68, ready.columns_68_T, ready.joints_T, ready.sizes_mm_T, ready.faults_T)
    return Memory(
        frames=sum(take.frames for take in made.takes),
        prepared_bytes=sum(array.nbytes for array in arrays) / ready.frame_count,
        row_bytes=(len(row.joints) + len(row.present)) / row.frame_count,
        ready_mib=peak_mib(),
    )


def _timed(group: Group, settings: AlignmentsSettings) -> Timed:
    contents: list[bytes] = []
    seconds: list[float] = []
    align(group.units[0].work, settings.search)
    for unit in group.units:
        begin = time.process_time()
        contents.append(align(unit.work, settings.search))
        seconds.append(time.process_time() - begin)
    return Timed(group, tuple(contents), tuple(seconds))


def _settled(timed: list[Timed], settings: AlignmentsSettings) -> tuple[float, int]:
    """CPU time of measuring the best again in float64, and how many windows have a best."""
    seconds, kept = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for one in timed:
            results = tuple(_kept(content, Path(folder) / str(n)) for n, content in enumerate(one.contents))
            begin = time.process_time()
            outcomes = list(alignments.settle(one.group, results, settings))
            seconds += time.process_time() - begin
            kept += sum(isinstance(outcome, Kept) for outcome in outcomes)
    return seconds, kept


def _kept(content: bytes, path: Path) -> UnitResult:
    path.write_bytes(content)
    return UnitResult(path)


def _alone_sec(timed: Timed, settings: AlignmentsSettings) -> float:
    """CPU time of each window in the zone of each of its candidates, alone; they must find what the units found."""
    pairs: Pairs = timed.group.about
    found = [found_in(content, len(pairs.window_list)) for content in timed.contents]
    floors = Floors(joints=settings.search.min_joints, frame_share=settings.search.min_frame_share)
    seconds = 0.0
    for row in timed.group.rows:
        window = pairs.windows[row.execution_id]
        for zone in (pairs.zones[expert_id] for expert_id in row.candidate_ids):
            if zone.span.frame_count < window.frame_count:
                continue
            begin = time.process_time()
            best = profile(pairs.learner.ready, window, pairs.experts[zone.take_uid].ready, zone.span, floors)
            error_mm = float(best.errors_mm_O.min())
            seconds += time.process_time() - begin
            unit = pairs.expert_takes.index(zone.take_uid)
            shared = found[unit][pairs.window_list.index(window), pairs.zone_lists[unit].index(zone.span)]
            if not (error_mm == shared["error_mm"] or abs(error_mm - shared["error_mm"]) < SAME_MM):
                raise SystemExit(f"{zone} alone: {error_mm} mm, in its unit: {shared['error_mm']} mm")
    return seconds


if __name__ == "__main__":
    main()
