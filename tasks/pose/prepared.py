"""Poses made ready to be aligned: each frame about its centre and of size 1, in the orders that the kernel reads.

Centre and size are taken in float64, so that float32 is left for the differences between bodies.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from schemas.pose import JOINT_COUNT

JOINT_FLOOR = 12
"""Fewest of the 17 joints of a frame: fewer fit better by construction."""
SMALLEST_SIZE_M = 1e-6
"""Least root of the summed squares of a centred frame, in metres: below it a body is a point."""
LARGEST_SIZE_M = 1e6
"""The same from above: beyond it coordinates are no metres."""
THINNEST = 1e-2
"""Least second singular value of a centred frame, as a share of its first: below it no rotation is determined."""
MM_PER_M = 1000.0
COORDINATES = 3 * JOINT_COUNT


class FrameFault(IntEnum):
    """Why a frame cannot be aligned."""

    NONE = 0
    NOT_FINITE = 1
    """A joint that is said to be present has a coordinate that is no number."""
    TOO_FEW_JOINTS = 2
    NO_SIZE = 3
    """All joints are in one place, or farther apart than metres can mean."""
    COLLINEAR = 4
    """All joints are on one line."""


class JointLayout(StrEnum):
    """Which kernel a clip needs."""

    DENSE = "dense"
    """Every usable frame has all its joints."""
    MASKED = "masked"
    """Some joint is missing somewhere."""


@dataclass(frozen=True, eq=False, kw_only=True)
class PreparedPoses:
    """A clip of one person; frames that cannot be aligned are zero and known by their fault."""

    rows_T_68: NDArray[np.float32]
    """51 coordinates, x, y, z of the first joint, then of the next, zero where absent; then 17 ones where present."""
    columns_68_T: NDArray[np.float32]
    """The same, number by number."""
    joints_T: NDArray[np.int32]
    """Number of joints present; 0 where the frame cannot be aligned."""
    sizes_mm_T: NDArray[np.float64]
    """What size 1 stands for: root of the summed squares about the centre, in millimetres."""
    faults_T: NDArray[np.uint8]
    """FrameFault of each frame."""
    layout: JointLayout
    """Which kernel the clip needs."""

    @property
    def joints(self) -> NDArray[np.float32]:
        """Coordinates (T, 17, 3) about the frame's centre and of size 1."""
        return self.rows_T_68[:, :COORDINATES].reshape(-1, JOINT_COUNT, 3)

    @property
    def present(self) -> NDArray[np.bool_]:
        """Whether a joint takes part (T, 17): none does where the frame cannot be aligned."""
        return self.rows_T_68[:, COORDINATES:] > 0

    @property
    def frame_count(self) -> int:
        """Frames, those that cannot be aligned included."""
        return len(self.joints_T)


def prepared(
    joints_T_17_3: NDArray[np.floating], present_T_17: NDArray[np.bool_] | None = None, joint_floor: int = JOINT_FLOOR
) -> PreparedPoses:
    """Frames of COCO-17 joints in metres, made ready; without `present_T_17` every joint counts as present.

    Coordinates of absent joints are not looked at. Raises ValueError for arrays of another shape or type.
    """
    present = _checked(joints_T_17_3, present_T_17, joint_floor)
    finite_T_17 = np.asarray(np.isfinite(joints_T_17_3).all(axis=2))
    centred_T_17_3 = _centred(np.where((present & finite_T_17)[:, :, None], joints_T_17_3, 0.0), present)
    sizes_T = _sizes(centred_T_17_3)
    faults_T = _faults(centred_T_17_3, sizes_T, present, finite_T_17, joint_floor)
    usable_T = faults_T == FrameFault.NONE
    rows_T_68 = np.zeros((len(sizes_T), COORDINATES + JOINT_COUNT), np.float32)
    rows_T_68[usable_T, :COORDINATES] = (centred_T_17_3[usable_T] / sizes_T[usable_T, None, None]).reshape(
        -1, COORDINATES
    )
    rows_T_68[usable_T, COORDINATES:] = present[usable_T]
    return PreparedPoses(
        rows_T_68=rows_T_68,
        columns_68_T=np.ascontiguousarray(rows_T_68.T),
        joints_T=np.where(usable_T, present.sum(axis=1), 0).astype(np.int32),
        sizes_mm_T=np.where(usable_T, sizes_T * MM_PER_M, 0.0),
        faults_T=faults_T,
        layout=JointLayout.DENSE if present[usable_T].all() else JointLayout.MASKED,
    )


def _checked(
    joints_T_17_3: NDArray[np.floating], present_T_17: NDArray[np.bool_] | None, joint_floor: int
) -> NDArray[np.bool_]:
    """Presence of every joint. Raises ValueError."""
    shape = joints_T_17_3.shape
    if len(shape) != 3 or shape[1:] != (JOINT_COUNT, 3) or not np.issubdtype(joints_T_17_3.dtype, np.floating):
        raise ValueError(f"joints are {joints_T_17_3.dtype} {shape}; give floats of shape (frames, {JOINT_COUNT}, 3)")
    if not 3 <= joint_floor <= JOINT_COUNT:
        raise ValueError(f"a floor of {joint_floor} joints; give 3 to {JOINT_COUNT}")
    if present_T_17 is None:
        return np.ones(shape[:2], np.bool_)
    if present_T_17.shape != shape[:2] or present_T_17.dtype != np.bool_:
        raise ValueError(f"presence is {present_T_17.dtype} {present_T_17.shape}; give bool {shape[:2]}")
    return present_T_17


def _centred(joints_T_17_3: NDArray[np.floating], present_T_17: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Joints about the mean of those present, in float64; absent ones zero. Overflow becomes a fault later on."""
    counts_T = np.maximum(present_T_17.sum(axis=1), 1)
    joints = joints_T_17_3.astype(np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        centres_T_3 = joints.sum(axis=1) / counts_T[:, None]
        return np.where(present_T_17[:, :, None], joints - centres_T_3[:, None], 0.0)


def _sizes(centred_T_17_3: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(over="ignore", invalid="ignore"):
        return np.sqrt(np.einsum("tki,tki->t", centred_T_17_3, centred_T_17_3))


def _faults(
    centred_T_17_3: NDArray[np.float64],
    sizes_T: NDArray[np.float64],
    present_T_17: NDArray[np.bool_],
    finite_T_17: NDArray[np.bool_],
    joint_floor: int,
) -> NDArray[np.uint8]:
    """Each frame's first fault, in the order of the enumeration."""
    faults_T = np.full(len(sizes_T), FrameFault.NONE, np.uint8)
    has_size_T = (sizes_T > SMALLEST_SIZE_M) & (sizes_T < LARGEST_SIZE_M)
    scaled = centred_T_17_3[has_size_T] / sizes_T[has_size_T, None, None]
    eigenvalues = np.linalg.eigvalsh(np.einsum("tki,tkj->tij", scaled, scaled))
    faults_T[has_size_T] = np.where(
        eigenvalues[:, 1] > THINNEST**2 * eigenvalues[:, 2], FrameFault.NONE, FrameFault.COLLINEAR
    )
    faults_T[~has_size_T] = FrameFault.NO_SIZE
    faults_T[present_T_17.sum(axis=1) < joint_floor] = FrameFault.TOO_FEW_JOINTS
    faults_T[(present_T_17 & ~finite_T_17).any(axis=1)] = FrameFault.NOT_FINITE
    return faults_T
