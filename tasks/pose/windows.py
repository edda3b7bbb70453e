"""Spans of frames, how well a window fits at each offset in a span, and which offsets are best."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Annotated, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import Field, model_validator

from schemas.pose import JOINT_COUNT
from schemas.records import Record
from tasks.pose.prepared import JOINT_FLOOR

ROUNDING = 1e-6
"""Frames: a share of 0.7 of 10 frames is 7, whatever floats make of it."""


class FrameSpan(Record):
    """Frames [start, stop) of a clip."""

    start: Annotated[int, Field(ge=0)]
    """First frame."""
    stop: Annotated[int, Field(ge=1)]
    """The frame behind the last."""

    @model_validator(mode="after")
    def _holds_a_frame(self) -> Self:
        if self.stop <= self.start:
            raise ValueError(f"frames {self.start} to {self.stop} are none; give start < stop")
        return self

    @property
    def frame_count(self) -> int:
        """How many frames."""
        return self.stop - self.start


class Floors(Record):
    """What a pair of frames and a window must have to count."""

    joints: Annotated[int, Field(ge=3, le=JOINT_COUNT)] = JOINT_FLOOR
    """Fewest joints in common of a pair of frames: fewer fit better by construction."""
    frame_share: Annotated[float, Field(gt=0, le=1)] = 0.9
    """Least share of a window's pairs of frames that count."""


class Spacing(StrEnum):
    """Which windows may stand beside each other among the best."""

    ANY = "any"
    APART = "apart"
    """None that share a frame."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Profile:
    """How well one window of the learner fits at each offset in the expert's span."""

    expert_start: int
    """The expert's frame that the window's first frame meets at offset 0."""
    window_frames: int
    """The window's length."""
    errors_mm_O: NDArray[np.float64]
    """Mean PA-MPJPE over the frames that count, in the learner's mm; infinite where too few count."""
    valid_frames_O: NDArray[np.int64]
    """Number of frames that count."""

    @property
    def refused_offsets(self) -> int:
        """Offsets at which too few frames count."""
        return int(np.isinf(self.errors_mm_O).sum())


class WindowMatch(Record):
    """One place where the window fits."""

    start: int
    """The expert's first frame."""
    stop: int
    """The expert's frame behind the last."""
    error_mm: float
    """Mean PA-MPJPE as the search found it, in the learner's mm."""
    valid_frames: int
    """Pairs of frames that it is the mean of."""


def best_windows(
    profile: Profile, count: int, spacing: Spacing = Spacing.ANY, stride_frames: int = 1
) -> tuple[WindowMatch, ...]:
    """The `count` best places, fewer where there are no more: by error, of equal errors the earliest first.

    Only every `stride_frames`-th place is looked at. With Spacing.APART the best is taken, then the best that shares no
    frame with it, and so on. Raises ValueError for a stride below 1.
    """
    if stride_frames < 1:
        raise ValueError(f"a stride of {stride_frames} frames; give at least 1")
    order = np.argsort(profile.errors_mm_O[::stride_frames], kind="stable") * stride_frames
    usable = (int(offset) for offset in order if np.isfinite(profile.errors_mm_O[offset]))
    chosen = _apart(usable, profile.window_frames) if spacing is Spacing.APART else usable
    return tuple(_match(profile, offset) for offset in islice(chosen, count))


def _apart(offsets: Iterator[int], frames: int) -> Iterator[int]:
    taken: list[int] = []
    for offset in offsets:
        if all(abs(offset - other) >= frames for other in taken):
            taken.append(offset)
            yield offset


def _match(profile: Profile, offset: int) -> WindowMatch:
    start = profile.expert_start + offset
    return WindowMatch(
        start=start,
        stop=start + profile.window_frames,
        error_mm=float(profile.errors_mm_O[offset]),
        valid_frames=int(profile.valid_frames_O[offset]),
    )
