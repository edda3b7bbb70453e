"""Body poses of a take, and what makes them usable.

Joints are the 17 of COCO, in the order of `tasks.pose.skeleton.JOINTS`.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from schemas.records import Record

JOINT_COUNT = 17
"""Joints of a body."""
FRAMES_PER_SEC = 30.0
"""Rate of Ego-Exo4D's frame-aligned videos."""
MOST_FRAMES = 3 * 60 * 60 * 30
"""Longest take that is read, three hours at 30 frames per second: no file can ask for more memory than that."""
FARTHEST_M = 10_000.0
"""A coordinate beyond this is no place in a take, and the joint counts as absent."""

Share = Annotated[float, Field(ge=0, le=1)]


class BodyRegion(StrEnum):
    """The six regions that ExpertAF labels (section 3.2)."""

    HEAD = "head"
    SHOULDER = "shoulder"
    ARMS = "arms"
    HANDS = "hands"
    LEGS = "legs"
    JUMP = "jump"


class PoseOrigin(StrEnum):
    """Where poses come from."""

    ANNOTATION = "annotation"
    """People placed the joints."""
    AUTOMATIC = "automatic"
    """A program found them."""
    FOLDER = "folder"
    """A folder of arrays, whoever made them."""


class PoseReading(Record):
    """What a file of poses held besides poses that can be used."""

    frames_refused: int = 0
    """Entries whose frame number is none, is there already, or lies beyond the take."""
    frames_malformed: int = 0
    """Entries of frames that hold no list of persons."""
    frames_empty: int = 0
    """Frames without a person."""
    frames_with_several: int = 0
    """Frames with more than one person, of whom the first counts."""
    joints_unknown: int = 0
    """Joints whose name is none of the 17."""
    joints_unreadable: int = 0
    """Joints that count as absent because a coordinate is no finite number of metres."""


@dataclass(frozen=True, eq=False, kw_only=True)
class TakePoses:
    """The body of one person, frame by frame; index 0 is the first frame of the video.

    Raises ValueError when the arrays do not fit each other.
    """

    name: str
    """The take's uid, or its name where the poses come from a folder."""
    origin: PoseOrigin
    """Where they come from."""
    fps: float
    """Frames per second of the video."""
    joints_T_17_3: NDArray[np.float32]
    """Metres, in a frame of the world; zeros where absent."""
    present_T_17: NDArray[np.bool_]
    """Whether the joint is known there."""
    views_T_17: NDArray[np.uint8]
    """From how many cameras it was triangulated; 0 where the source does not say."""
    keyed_T: NDArray[np.bool_]
    """Whether the source has an entry for the frame, be it empty."""
    interpolated_T_17: NDArray[np.bool_]
    """Whether the joint was put between its neighbours in time; such joints are present too."""
    reading: PoseReading = field(default_factory=PoseReading)
    """What else the file held; nothing for a part of a take."""

    def __post_init__(self) -> None:
        frames = len(self.joints_T_17_3)
        shapes = {
            "joints_T_17_3": (self.joints_T_17_3, (frames, JOINT_COUNT, 3), np.float32),
            "present_T_17": (self.present_T_17, (frames, JOINT_COUNT), np.bool_),
            "views_T_17": (self.views_T_17, (frames, JOINT_COUNT), np.uint8),
            "keyed_T": (self.keyed_T, (frames,), np.bool_),
            "interpolated_T_17": (self.interpolated_T_17, (frames, JOINT_COUNT), np.bool_),
        }
        for name, (array, shape, dtype) in shapes.items():
            if array.shape != shape or array.dtype != dtype:
                raise ValueError(f"{name} is {array.dtype} {array.shape}; expected {np.dtype(dtype)} {shape}")
        if not np.isfinite(self.fps) or self.fps <= 0:
            raise ValueError(f"fps is {self.fps}; expected frames per second")

    @property
    def frame_count(self) -> int:
        """Frames, those without a pose included."""
        return len(self.joints_T_17_3)

    @property
    def key_step_frames(self) -> float:
        """Median distance of the source's entries, in frames; 0 when there are fewer than two."""
        steps = np.diff(np.flatnonzero(self.keyed_T))
        return float(np.median(steps)) if len(steps) else 0.0

    @property
    def sampled_fps(self) -> float:
        """Poses per second that the source has where it has any; 0 when there are fewer than two."""
        return self.fps / self.key_step_frames if self.key_step_frames else 0.0

    @property
    def interpolated_share(self) -> float:
        """Share of the present joints that were interpolated; 0 when none is present."""
        return float(self.interpolated_T_17.sum()) / max(1, int(self.present_T_17.sum()))

    def span(self, start_frame: int, stop_frame: int) -> "TakePoses":
        """The frames in [start_frame, stop_frame) that the take has, counted anew from 0; arrays are views.

        Raises ValueError unless 0 <= start_frame <= stop_frame.
        """
        if not 0 <= start_frame <= stop_frame:
            raise ValueError(f"no span goes from frame {start_frame} to {stop_frame}; give 0 <= start <= stop")
        part = slice(start_frame, stop_frame)
        return replace(
            self,
            joints_T_17_3=self.joints_T_17_3[part],
            present_T_17=self.present_T_17[part],
            views_T_17=self.views_T_17[part],
            keyed_T=self.keyed_T[part],
            interpolated_T_17=self.interpolated_T_17[part],
            reading=PoseReading(),
        )


class PoseGateSettings(Record):
    """What poses must be like; the defaults are for a window that is to be aligned.

    Meta: constants of the post-processing of Ego-Exo4D's automatic poses. Design: what this project asks of a window
    before it is matched. Ours: chosen here, and wide, as no source names a value.
    """

    min_frames: Annotated[int, Field(ge=1)] = 60
    """Fewest frames; ours, half of the 120 that ExpertAF aligns."""
    min_joints: Annotated[int, Field(ge=1, le=JOINT_COUNT)] = 12
    """Fewest joints of a frame that counts as covered; design."""
    min_coverage: Share = 0.9
    """Least share of covered frames, once short gaps are filled; design."""
    min_views: Annotated[float, Field(ge=0)] = 2.0
    """Least median number of cameras, where the source says it; Meta."""
    max_unreadable_share: Share = 0.1
    """Largest share of joints with coordinates that are no numbers; ours."""
    max_zero_share: Share = 0.1
    """Largest share of joints at exactly (0, 0, 0), which stands for a missing joint; ours."""
    max_duplicate_share: Share = 0.2
    """Largest share of poses that repeat the pose before them to the last bit; ours."""
    min_singular_ratio: Annotated[float, Field(ge=0, lt=1)] = 1e-2
    """Least second singular value of a centred pose, as a share of its first: below it no rotation is determined."""
    max_collinear_share: Share = 0.1
    """Largest share of poses below that; ours."""
    max_squared_jump_m2: Annotated[float, Field(gt=0)] = 0.1
    """Largest squared displacement of a joint from frame to frame, in square metres; Meta."""
    max_jump_share: Share = 0.05
    """Largest share of joints that move more; ours."""
    limb_sigmas: Annotated[float, Field(gt=0)] = 6.0
    """By how many standard deviations a limb's length may miss its mean; Meta."""
    max_limb_outlier_share: Share = 0.05
    """Largest share of limbs that miss it by more; ours."""
    max_limb_variation: Annotated[float, Field(gt=0)] = 0.25
    """Largest coefficient of variation of the length of any limb; ours."""
    fill_frames: Annotated[int, Field(ge=0)] = 10
    """Longest gap that is filled, in frames; Meta."""


TAKE_GATES = PoseGateSettings(min_frames=120, min_coverage=0.05)
"""For a whole take, of which people annotate stretches: about 280 poses in some 3,600 frames."""


class PoseReason(StrEnum):
    """Why poses cannot be used, in the order in which it is looked for."""

    TOO_FEW_FRAMES = "too_few_frames"
    UNREADABLE = "unreadable"
    NO_POSES = "no_poses"
    ZERO_POSES = "zero_poses"
    DUPLICATE_POSES = "duplicate_poses"
    COLLINEAR_POSES = "collinear_poses"
    TOO_FEW_JOINTS = "too_few_joints"
    JUMPS = "jumps"
    LIMB_OUTLIERS = "limb_outliers"
    LIMB_LENGTHS = "limb_lengths"
    TOO_FEW_VIEWS = "too_few_views"
    LOW_COVERAGE = "low_coverage"


class PoseFault(Record):
    """Why poses cannot be used."""

    reason: PoseReason
    """Which gate they fail."""
    detail: str
    """The measured value and the limit."""


class PoseFigures(Record):
    """What the gates measure."""

    frames: int
    """Frames, with or without a pose."""
    posed_frames: int
    """Frames with any joint, before anything is dropped or filled."""
    median_joints: float
    """Median number of joints of the poses in the source, without those that are unreadable or at (0, 0, 0)."""
    coverage: float
    """Share of all frames with enough joints, after dropping and filling."""
    interpolated_share: float
    """Share of the joints that are present in the end that were interpolated."""
    unreadable_share: float
    """Share of joints with coordinates that are no finite numbers."""
    zero_share: float
    """Share of joints at exactly (0, 0, 0)."""
    duplicate_share: float
    """Share of poses that repeat the one before them."""
    collinear_share: float
    """Share of poses that lie on a line."""
    jump_share: float
    """Share of joints dropped because they jump."""
    limb_outlier_share: float
    """Share of limbs dropped because of their length."""
    limb_variation: float
    """Largest coefficient of variation of a limb's length, after dropping."""
    worst_limb: str
    """The limb that has it; empty where no limb is seen twice."""
    median_views: float | None
    """Median number of cameras; None where the source does not say."""


@dataclass(frozen=True, eq=False, kw_only=True)
class GatedPoses:
    """What the gates made of poses."""

    cleaned: TakePoses
    """The poses without the joints that were dropped: these became absent, nothing else changed."""
    filled: TakePoses
    """The same with short gaps filled; this is what to align."""
    figures: PoseFigures
    """What was measured."""
    fault: PoseFault | None
    """Why they cannot be used; None where they can."""
