"""Where in an expert's clip a window of a learner fits best, by PA-MPJPE.

Each pair of frames is aligned for itself: centre, rotation without reflection and scale take the expert's pose onto
the learner's, and the error is the mean distance of the joints, in the learner's millimetres, so that experts of any
size compare; the other direction would favour small ones. The mean over a window's frames is what ExpertAF minimises
(Ashutosh et al., CVPR 2025, section 3.2).
"""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tasks.pose.band import Expert, Learner, Workspace, window_errors, workspace
from tasks.pose.prepared import JointLayout, PreparedPoses
from tasks.pose.windows import ROUNDING, Floors, FrameSpan, Profile

DEFAULT_FLOORS = Floors()


class _Desk(threading.local):
    """One workspace for each thread."""

    def __init__(self) -> None:
        self.work: Workspace = workspace()


_DESK = _Desk()


def profile(
    learner: PreparedPoses,
    window: FrameSpan,
    expert: PreparedPoses,
    span: FrameSpan,
    floors: Floors = DEFAULT_FLOORS,
) -> Profile:
    """How well the learner's window fits at each offset in the expert's span: one error for each place it fits into.

    Raises ValueError where window or span leave their clips, or the window is longer than the span.
    """
    return profiles(learner, (window,), expert, span, floors)[0]


def profiles(
    learner: PreparedPoses,
    windows: Sequence[FrameSpan],
    expert: PreparedPoses,
    span: FrameSpan,
    floors: Floors = DEFAULT_FLOORS,
) -> tuple[Profile, ...]:
    """The same for several windows of one learner; pairs of frames that windows share are aligned once.

    Each profile is the same to the last bit as when its window is searched alone. Runs without the GIL.
    """
    _check(learner, windows, expert, span)
    if not windows:
        return ()
    offsets = [span.frame_count - window.frame_count + 1 for window in windows]
    sums_N_O = np.zeros((len(windows), max(offsets)), np.float64)
    counts_N_O = np.zeros((len(windows), max(offsets)), np.int64)
    is_masked = JointLayout.MASKED in (learner.layout, expert.layout)
    window_errors(
        Learner(learner.rows_T_68, learner.joints_T, learner.sizes_mm_T),
        np.array([(window.start, window.stop) for window in windows], np.int64),
        Expert(expert.columns_68_T, expert.joints_T, span.start, span.stop),
        floors.joints,
        is_masked,
        _DESK.work,
        sums_N_O,
        counts_N_O,
    )
    return tuple(
        _profile(window, span.start, sums_N_O[place, :count], counts_N_O[place, :count], floors)
        for place, (window, count) in enumerate(zip(windows, offsets, strict=True))
    )


def _check(learner: PreparedPoses, windows: Sequence[FrameSpan], expert: PreparedPoses, span: FrameSpan) -> None:
    if span.stop > expert.frame_count:
        raise ValueError(f"the expert's span ends at frame {span.stop} of {expert.frame_count}")
    for window in windows:
        if window.stop > learner.frame_count:
            raise ValueError(f"the learner's window ends at frame {window.stop} of {learner.frame_count}")
        if window.frame_count > span.frame_count:
            raise ValueError(f"a window of {window.frame_count} frames does not fit into {span.frame_count}")


def _profile(
    window: FrameSpan, start: int, sums_O: NDArray[np.float64], counts_O: NDArray[np.int64], floors: Floors
) -> Profile:
    """Means where enough frames count, else infinity."""
    enough_O = counts_O >= max(1.0, floors.frame_share * window.frame_count - ROUNDING)
    errors_mm_O = np.divide(sums_O, counts_O, out=np.full(len(sums_O), np.inf), where=enough_O)
    return Profile(
        expert_start=start, window_frames=window.frame_count, errors_mm_O=errors_mm_O, valid_frames_O=counts_O
    )
