"""What a picture shows: two windows of the same length, and what was said of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.pose import FARTHEST_M, JOINT_COUNT, BodyRegion

SLOWEST_FPS, FASTEST_FPS = 0.1, 1000
"""Another rate is a mistake."""
LARGEST_ERROR_MM = 1000 * FARTHEST_M
"""A larger one is no distance of joints."""
Rgb = NDArray[np.uint8]
"""A picture: height, width, and red, green, blue."""


@dataclass(frozen=True, eq=False, kw_only=True)
class ShownBody:
    """One person in one window. Raises ValueError when the arrays do not fit each other."""

    take: str
    """Name of the take. Untrusted text."""
    text: str
    """What was said of the execution. Untrusted text."""
    joints_T_17_3: NDArray[np.float32]
    """Metres in a frame of the world, z up."""
    present_T_17: NDArray[np.bool_]
    """Whether the joint is known there."""
    open_video: Callable[[], Iterator[Rgb | None]] | None = None
    """Starts the window's video anew: a picture for each frame, or None where it has none. None: there is no video."""

    def __post_init__(self) -> None:
        frames = len(self.joints_T_17_3)
        if self.joints_T_17_3.shape != (frames, JOINT_COUNT, 3) or not frames:
            raise ValueError(
                f"joints are {self.joints_T_17_3.shape}; expected (frames, {JOINT_COUNT}, 3), one at least"
            )
        if self.present_T_17.shape != (frames, JOINT_COUNT) or self.present_T_17.dtype != np.bool_:
            shape = f"{self.present_T_17.dtype} {self.present_T_17.shape}"
            raise ValueError(f"presence is {shape}; expected bool {(frames, JOINT_COUNT)}")
        if not (np.abs(self.joints_T_17_3[self.present_T_17]) <= FARTHEST_M).all():
            raise ValueError(f"a joint that is present lies beyond {FARTHEST_M:.0f} m or nowhere; mark it as absent")

    @property
    def frame_count(self) -> int:
        """Length of the window in frames."""
        return len(self.joints_T_17_3)


@dataclass(frozen=True, eq=False, kw_only=True)
class ShownPair:
    """A learner and an expert, frame by frame. Raises ValueError when the sides do not fit each other."""

    learner: ShownBody
    """Whose execution is to improve."""
    expert: ShownBody
    """Who shows how."""
    region: BodyRegion
    """The region judged, which is drawn stronger."""
    fps: float
    """Frames per second of both windows."""
    errors_mm_T: NDArray[np.float64]
    """PA-MPJPE of each pair of frames in the learner's millimetres; NaN where they are not aligned."""

    def __post_init__(self) -> None:
        frames = self.learner.frame_count
        if self.expert.frame_count != frames:
            raise ValueError(f"{frames} frames of the learner beside {self.expert.frame_count} of the expert")
        if self.errors_mm_T.shape != (frames,):
            raise ValueError(f"errors are {self.errors_mm_T.shape}; expected one for each of {frames} frames")
        known = self.errors_mm_T[~np.isnan(self.errors_mm_T)]
        if not ((known >= 0) & (known <= LARGEST_ERROR_MM)).all():
            limits = f"0 to {LARGEST_ERROR_MM:.0f} mm"
            raise ValueError(f"an error lies beyond {limits}; give millimetres, or NaN where frames are not aligned")
        if not SLOWEST_FPS <= self.fps <= FASTEST_FPS:
            raise ValueError(f"fps is {self.fps}; expected {SLOWEST_FPS} to {FASTEST_FPS} frames per second")

    @property
    def frame_count(self) -> int:
        """Length of both windows in frames."""
        return self.learner.frame_count

    @property
    def mean_error_mm(self) -> float | None:
        """Mean over the frames that are aligned; None where none is."""
        known = self.errors_mm_T[np.isfinite(self.errors_mm_T)]
        return float(known.mean()) if len(known) else None

    @property
    def aligned_frames(self) -> int:
        """Pairs of frames that have an error."""
        return int(np.isfinite(self.errors_mm_T).sum())

    @property
    def duration_sec(self) -> float:
        """Length of both windows in seconds."""
        return self.frame_count / self.fps
