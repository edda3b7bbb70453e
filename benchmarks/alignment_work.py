"""How many alignments a learner take needs, counted from its windows and zones."""

from collections.abc import Sequence
from itertools import pairwise

from schemas.expertaf.candidates import CandidatesRow
from schemas.records import Record
from schemas.units import Group
from tasks.expertaf.alignments import Pairs
from tasks.pose.alignment import AlignmentWork, merged
from tasks.pose.windows import FrameSpan


class Alignments(Record):
    """Alignments of pairs of frames, by how much of them is shared."""

    asked: int = 0
    """Each window in the zone of each of its candidates, alone: what the set asks for."""
    all_zones: int = 0
    """Each window of a unit in each of its zones, alone: some of these pairs nobody asked for."""
    merged_zones: int = 0
    """Each window in the zones merged."""
    distinct: int = 0
    """The same, pairs of frames that windows share counted once: what is aligned."""

    def plus(self, other: "Alignments") -> "Alignments":
        """The sum."""
        return Alignments(**{name: getattr(self, name) + getattr(other, name) for name in Alignments.model_fields})


def group_alignments(group: Group) -> Alignments:
    """Of one learner take against all its experts. Its windows must be equally long, as those of one take are."""
    total = Alignments(asked=sum(_asked(row, group.about) for row in group.rows))
    for unit in group.units:
        total = total.plus(_unit_alignments(unit.work))
    return total


def _asked(row: CandidatesRow, pairs: Pairs) -> int:
    window = pairs.windows.get(row.execution_id)
    if window is None:
        return 0
    return sum(_alone(window, pairs.zones[expert_id].span) for expert_id in row.candidate_ids)


def _unit_alignments(work: AlignmentWork) -> Alignments:
    spans = list(merged([zone for zone in work.zones if zone.frame_count >= work.windows[0].frame_count]))
    return Alignments(
        all_zones=sum(_alone(window, zone) for window in work.windows for zone in work.zones),
        merged_zones=sum(_alone(window, span) for window in work.windows for span in spans),
        distinct=sum(distinct_alignments(work.windows, span) for span in spans),
    )


def _alone(window: FrameSpan, zone: FrameSpan) -> int:
    return window.frame_count * max(0, zone.frame_count - window.frame_count + 1)


def distinct_alignments(windows: Sequence[FrameSpan], span: FrameSpan) -> int:
    """Pairs of frames that equally long windows, in order, need in a span, each counted once.

    A pair lies on a diagonal: the expert's frame less the learner's. Two neighbours that begin `gap` frames apart share
    all diagonals but the last `gap` of the later one, and on these all rows but `gap`.
    """
    frames = windows[0].frame_count
    offsets = max(0, span.frame_count - frames + 1)
    total = frames * offsets
    for before, window in pairwise(windows):
        gap = window.start - before.start
        shared = max(0, offsets - gap)
        total += shared * min(gap, frames) + (offsets - shared) * frames
    return total
