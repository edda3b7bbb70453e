"""What a full set of alignments costs, and the table of it."""

from collections.abc import Callable, Sequence

import numpy as np
from alignment_work import Alignments
from readme import table_row

from schemas.records import Record

MIB, MILLION, SEC_PER_HOUR = 1 << 20, 1_000_000, 3_600


class Memory(Record):
    """What the worker's process holds."""

    frames: int = 0
    """Frames of all takes; every worker holds them all."""
    prepared_bytes: float = 0.0
    """Bytes of a frame as the search takes it."""
    row_bytes: float = 0.0
    """Bytes of a frame as it is stored, which the float64 measurement reads."""
    ready_mib: float = 0.0
    """Peak when all poses are ready."""
    at_end_mib: float = 0.0
    """Peak at the end."""

    @property
    def poses_mib(self) -> float:
        """All poses, in both forms."""
        return self.frames * (self.prepared_bytes + self.row_bytes) / MIB

    @property
    def million_mib(self) -> float:
        """Projected peak of a worker with a million frames."""
        return self.at_end_mib + (MILLION - self.frames) * (self.prepared_bytes + self.row_bytes) / MIB


class FullSet(Record):
    """One width of the zones."""

    windows: int
    """Windows of learners."""
    learner_takes: int
    """Their takes."""
    expert_takes: int
    """Takes of experts."""
    offsets: int
    """Places of a window in a zone that its take does not cut."""
    missing: float
    """Share of the joints that are absent."""
    units: int
    """Pairs of takes."""
    alignments: Alignments
    """Of the whole set."""
    measured: Alignments
    """Of the learner takes that were aligned."""
    unit_sec: list[float]
    """CPU time of each of their units."""
    alone_sec: float
    """CPU time of one learner take with nothing shared."""
    alone_alignments: int
    """Alignments that these were."""
    settle_sec: float
    """CPU time of measuring the best windows again in float64."""
    kept: int
    """Learner windows for which this was done."""
    memory: Memory
    """What the process held."""

    @property
    def distinct_per_sec(self) -> float:
        """Alignments per CPU-second in the flow's units."""
        return self.measured.distinct / sum(self.unit_sec)

    @property
    def alone_per_sec(self) -> float:
        """Alignments per CPU-second with nothing shared."""
        return self.alone_alignments / self.alone_sec

    @property
    def hours(self) -> float:
        """One core, for the whole set, as the flow does it."""
        return self.alignments.distinct / self.distinct_per_sec / SEC_PER_HOUR

    @property
    def settle_hours(self) -> float:
        """One core, for measuring the best windows of the whole set again."""
        return self.windows * self.settle_sec / self.kept / SEC_PER_HOUR

    @property
    def alone_hours(self) -> float:
        """The same with nothing shared."""
        return self.alignments.asked / self.alone_per_sec / SEC_PER_HOUR


ROWS: tuple[tuple[str, Callable[[FullSet], str]], ...] = (
    ("learner takes, expert takes", lambda one: f"{one.learner_takes:,}, {one.expert_takes:,}"),
    ("windows", lambda one: f"{one.windows:,}"),
    ("alignments that the set asks for", lambda one: _billions(one.alignments.asked)),
    ("each window in all zones of its unit", lambda one: _billions(one.alignments.all_zones)),
    ("the same, zones merged", lambda one: _billions(one.alignments.merged_zones)),
    ("the same, overlapping windows shared: the flow's", lambda one: _billions(one.alignments.distinct)),
    ("saved by merged zones", lambda one: _saved(one.alignments.merged_zones, one.alignments.all_zones)),
    ("saved on top by windows that overlap", lambda one: _saved(one.alignments.distinct, one.alignments.merged_zones)),
    ("saved of what is asked for", lambda one: _saved(one.alignments.distinct, one.alignments.asked)),
    ("million alignments per CPU-second, the flow's units", lambda one: f"{one.distinct_per_sec / MILLION:.1f}"),
    ("million per CPU-second, nothing shared", lambda one: f"{one.alone_per_sec / MILLION:.1f}"),
    ("units", lambda one: f"{one.units:,}"),
    ("units measured", lambda one: f"{len(one.unit_sec):,}"),
    ("CPU of these, s", lambda one: f"{sum(one.unit_sec):.1f}"),
    ("CPU of a unit: mean, median, largest, ms", lambda one: _milliseconds(one.unit_sec)),
    ("**full set, one core, hours**", lambda one: f"**{one.hours:.2f}**"),
    ("full set, one core, nothing shared, hours", lambda one: f"{one.alone_hours:.2f}"),
    ("best 20 of a window measured in float64, ms", lambda one: f"{1000 * one.settle_sec / one.kept:.0f}"),
    ("the same for the full set, hours", lambda one: f"{one.settle_hours:.2f}"),
    ("frames in memory", lambda one: f"{one.memory.frames:,}"),
    ("bytes a frame, ready to be searched", lambda one: f"{one.memory.prepared_bytes:.0f}"),
    ("bytes a frame, as stored", lambda one: f"{one.memory.row_bytes:.0f}"),
    ("peak of the worker, MiB", lambda one: f"{one.memory.at_end_mib:,.0f}"),
    ("of which poses, MiB", lambda one: f"{one.memory.poses_mib:,.0f}"),
    ("peak with a million frames, projected, MiB", lambda one: f"{one.memory.million_mib:,.0f}"),
)


def as_markdown(sets: Sequence[FullSet]) -> str:
    """The sets beside each other."""
    head = [table_row("offsets in a zone", [str(one.offsets) for one in sets]), table_row("---", ["---:"] * len(sets))]
    return "\n".join(head + [table_row(name, [cell(one) for one in sets]) for name, cell in ROWS])


def _billions(count: int) -> str:
    return f"{count / 1e9:.1f} billion"


def _saved(left: int, before: int) -> str:
    return f"{1 - left / before:.0%}"


def _milliseconds(unit_sec: Sequence[float]) -> str:
    mean, median, largest = (1000 * value for value in (np.mean(unit_sec), np.median(unit_sec), max(unit_sec)))
    return f"{mean:.0f}, {median:.0f}, {largest:.0f}"
