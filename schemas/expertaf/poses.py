"""`expertaf.poses`: the body poses of takes that commentary speaks of, as dense arrays."""

from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, ClassVar

from pydantic import Field, field_validator

from schemas.commentary import Key
from schemas.pose import FRAMES_PER_SEC, TAKE_GATES, PoseGateSettings, PoseOrigin
from schemas.records import Record, Row


class PosesSettings(Record):
    """Settings of `expertaf.poses`."""

    prefer: PoseOrigin = PoseOrigin.ANNOTATION
    """Which of a take's two files is read where it has both."""
    npy_folder: str = ""
    """Folder of `<take_name>.npy` to read instead, (T,17,3) or (T,17,4) in metres, relative to the data root."""
    fps: Annotated[float, Field(gt=0)] = FRAMES_PER_SEC
    """Frames per second of the takes' videos: index 0 is the first frame."""
    gates: PoseGateSettings = TAKE_GATES
    """What a take's poses must be like."""

    @field_validator("npy_folder")
    @classmethod
    def stands_below_the_root(cls, value: str) -> str:
        """Its files count by their names below the data root."""
        path = PurePosixPath(value)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError("name a folder below the data root; a link there to another place will do")
        return value


class PoseWork(Record):
    """A take whose poses are to be read."""

    root: Path
    """The data root."""
    take_uid: str
    """The source's identifier of the take."""
    take_name: str
    """Its readable name, by which a folder of arrays knows it."""
    frame_count: int | None
    """The take's length in frames, where it is known."""


class PosedTake(Row):
    """A take with poses, without the poses."""

    id_column: ClassVar[str] = "take_uid"

    take_uid: Key
    """The source's identifier of the take."""
    take_name: Key
    """The source's readable name of the take."""
    frame_count: Annotated[int, Field(ge=1)]
    """Frames, those without a pose included; frame 0 is the first of the video."""
    fps: Annotated[float, Field(gt=0)]
    """Frames per second of the video."""
    poses_sha256: Key
    """Digest of the arrays."""


class PoseRow(PosedTake):
    """The body of one take's performer, frame by frame (COCO's 17 joints, tasks/pose/skeleton.py)."""

    origin: PoseOrigin
    """Where the poses come from."""
    sampled_fps: Annotated[float, Field(ge=0)]
    """Poses per second that the source has, by the distance of its keys; frames between are interpolated."""
    coverage: Annotated[float, Field(ge=0, le=1)]
    """Share of the frames with enough joints."""
    interpolated_share: Annotated[float, Field(ge=0, le=1)]
    """Share of the joints that were interpolated."""
    dropped_share: Annotated[float, Field(ge=0)]
    """Share of joints dropped because they jump or change a limb's length."""
    limb_variation: Annotated[float, Field(ge=0)]
    """Largest coefficient of variation of a limb's length."""
    median_views: Annotated[float, Field(ge=0)] | None
    """Median number of cameras; null where the source does not say."""
    joints: Annotated[bytes, Field(min_length=204)]
    """(frame_count, 17, 3) float32, little-endian, row by row: metres in a frame of the world, zeros where absent."""
    present: Annotated[bytes, Field(min_length=17)]
    """(frame_count, 17) bytes, 1 where the joint is known."""


class PosesReject(StrEnum):
    """Why a take has no poses here. Those from `too_few_frames` on are gates (schemas/pose.py)."""

    NO_COMMENTARY = "no_commentary"
    """No label speaks of the take."""
    NO_POSE_FILE = "no_pose_file"
    UNREADABLE_FILE = "unreadable_file"
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
