"""One take's poses read, gated, filled, and packed into bytes that are kept."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.errors import SourceError
from schemas.expertaf.poses import PosesSettings, PoseWork
from schemas.pose import JOINT_COUNT, GatedPoses, PoseFault, PoseFigures, PoseOrigin, TakePoses
from schemas.records import Record
from tasks.pose.gates import gated
from tasks.sources.egoexo4d.body_pose import read_body_poses
from tasks.sources.pose_folder import read_folder_poses

HEAD_BYTES = 8
FRAME_BYTES = JOINT_COUNT * 3 * 4


class PoseHead(Record):
    """What is known of a take's poses beside the arrays."""

    origin: PoseOrigin
    """Where they come from."""
    sampled_fps: float
    """Poses per second that the source has."""
    fault: PoseFault | None
    """Why they cannot be used; then there are no arrays."""
    figures: PoseFigures
    """What the gates measured."""


class PackedPoses(NamedTuple):
    """A take's poses as they are kept."""

    head: PoseHead
    """What is known of them."""
    joints: bytes
    """(T,17,3) float32, little-endian; empty where there is a fault."""
    present: bytes
    """(T,17) bytes; empty where there is a fault."""


def pose_unit(work: PoseWork, settings: PosesSettings) -> bytes:
    """The poses of one take, packed. Raises SourceError when the file is gone or cannot be read."""
    poses = _read(work, settings)
    if poses is None:
        raise SourceError(f"the poses of {work.take_name} are gone; run again when the files are complete")
    return _packed(poses, gated(poses, settings.gates))


def unpacked(content: bytes) -> PackedPoses:
    """What `pose_unit` packed."""
    end = HEAD_BYTES + int.from_bytes(content[:HEAD_BYTES], "little")
    head = PoseHead.model_validate_json(content[HEAD_BYTES:end])
    frames = (len(content) - end) // (FRAME_BYTES + JOINT_COUNT)
    middle = end + frames * FRAME_BYTES
    return PackedPoses(head, content[end:middle], content[middle:])


def joints_T_17_3(joints: bytes) -> NDArray[np.float32]:  # noqa: N802
    """The joints of a column, in metres."""
    return np.frombuffer(joints, "<f4").reshape(-1, JOINT_COUNT, 3)


def present_T_17(present: bytes) -> NDArray[np.bool_]:  # noqa: N802
    """The presence of a column."""
    return np.frombuffer(present, np.bool_).reshape(-1, JOINT_COUNT)


def _read(work: PoseWork, settings: PosesSettings) -> TakePoses | None:
    if settings.npy_folder:
        return read_folder_poses(work.root / settings.npy_folder, work.take_name, settings.fps)
    return read_body_poses(work.root, work.take_uid, work.frame_count, settings.fps, settings.prefer)


def _packed(poses: TakePoses, found: GatedPoses) -> bytes:
    head = PoseHead(
        origin=poses.origin, sampled_fps=poses.sampled_fps, fault=found.fault, figures=found.figures
    ).model_dump_json()
    arrays = b""
    if found.fault is None:
        filled = found.filled
        arrays = filled.joints_T_17_3.astype("<f4").tobytes() + filled.present_T_17.astype(np.bool_).tobytes()
    encoded = head.encode()
    return len(encoded).to_bytes(HEAD_BYTES, "little") + encoded + arrays
