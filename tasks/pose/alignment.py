"""One learner take against one expert take: where in each zone of the expert each window of the learner fits best."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.expertaf.alignments import SearchSettings
from tasks.pose.prepared import PreparedPoses
from tasks.pose.search import profiles
from tasks.pose.windows import Floors, FrameSpan, Profile

FOUND = np.dtype([("start", "<i4"), ("valid_frames", "<i4"), ("error_mm", "<f8")])
"""The best place of a window in a zone; a start of -1 where no place has enough frames to align."""


@dataclass(frozen=True, eq=False, kw_only=True)
class AlignmentWork:
    """A pair of takes."""

    learner: PreparedPoses
    """The learner's whole take."""
    windows: tuple[FrameSpan, ...]
    """Its windows, in order."""
    expert: PreparedPoses
    """The expert's whole take."""
    zones: tuple[FrameSpan, ...]
    """Where in it to search, in order; zones may overlap, and what they share is computed once."""


def align(work: AlignmentWork, settings: SearchSettings) -> bytes:
    """For each window and zone the best place, as an array (windows, zones) of FOUND.

    Of equal errors the earliest place. Places are `stride_frames` apart, counted from the zone's start.
    """
    found_W_Z = np.full((len(work.windows), len(work.zones)), np.array((-1, 0, np.inf), FOUND))
    floors = Floors(joints=settings.min_joints, frame_share=settings.min_frame_share)
    for length in sorted({window.frame_count for window in work.windows}):
        alike = [place for place, window in enumerate(work.windows) if window.frame_count == length]
        for span in merged([zone for zone in work.zones if zone.frame_count >= length]):
            searched = profiles(work.learner, [work.windows[place] for place in alike], work.expert, span, floors)
            for place, profile in zip(alike, searched, strict=True):
                _note(found_W_Z[place], profile, work.zones, settings.stride_frames)
    return found_W_Z.tobytes()


def found_in(content: bytes, windows: int) -> NDArray[np.void]:
    """What `align` made, as an array (windows, zones) of FOUND."""
    return np.frombuffer(content, FOUND).reshape(windows, -1)


def merged(zones: Sequence[FrameSpan]) -> Iterator[FrameSpan]:
    """The zones as spans that do not overlap, in order."""
    stop = start = -1
    for zone in sorted(zones, key=lambda one: (one.start, one.stop)):
        if zone.start > stop:
            if stop > start:
                yield FrameSpan(start=start, stop=stop)
            start = zone.start
        stop = max(stop, zone.stop)
    if stop > start:
        yield FrameSpan(start=start, stop=stop)


def _note(found_Z: NDArray[np.void], profile: Profile, zones: tuple[FrameSpan, ...], stride_frames: int) -> None:
    """The best place of one window in the zones of one span."""
    last = profile.expert_start + len(profile.errors_mm_O) + profile.window_frames - 1
    for index, zone in enumerate(zones):
        if zone.start < profile.expert_start or zone.stop > last or zone.frame_count < profile.window_frames:
            continue
        first = zone.start - profile.expert_start
        errors_mm = profile.errors_mm_O[first : first + zone.frame_count - profile.window_frames + 1 : stride_frames]
        best = int(np.argmin(errors_mm))
        if np.isfinite(errors_mm[best]):
            offset = first + best * stride_frames
            found_Z[index] = (
                profile.expert_start + offset,
                profile.valid_frames_O[offset],
                profile.errors_mm_O[offset],
            )
