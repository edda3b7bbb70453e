"""Joints and poses that cannot be right. Each function says which; none changes what it is given.

But for `unreadable`, present joints must be finite and absent ones at zero.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.pose import JOINT_COUNT
from tasks.pose.skeleton import BONES

FEWEST_LENGTHS = 2
"""Frames in which a limb must be seen before its length can be said to vary."""
LEAST_MISS_M = 0.01
"""A length this close to the mean is no outlier, however little the others vary: captured bodies have rigid limbs."""

Joints = NDArray[np.float32]
Mask = NDArray[np.bool_]


class Limbs(NamedTuple):
    """Lengths of the bones of `tasks.pose.skeleton.BONES`, and which are off."""

    seen_T_8: Mask
    """Whether both ends are present."""
    outliers_T_8: Mask
    """Whether the length misses its mean by too much."""
    variation_8: NDArray[np.float64]
    """Coefficient of variation of the lengths that are no outliers; NaN where fewer than two are seen."""


class _Lengths(NamedTuple):
    mean_8: NDArray[np.float64]
    deviation_8: NDArray[np.float64]


def unreadable(joints_T_17_3: Joints, present_T_17: Mask) -> Mask:
    """Present joints with a coordinate that is no finite number."""
    return present_T_17 & ~np.isfinite(joints_T_17_3).all(axis=2)


def zeros(joints_T_17_3: Joints, present_T_17: Mask) -> Mask:
    """Present joints at exactly (0, 0, 0), where many sources put what they did not see."""
    return present_T_17 & (joints_T_17_3 == 0).all(axis=2)


def duplicates(joints_T_17_3: Joints, present_T_17: Mask) -> Mask:
    """Frames (T,) with the same joints at the same places, to the last bit, as the pose before them.

    No present joint may be at exactly (0, 0, 0).
    """
    posed = np.flatnonzero(present_T_17.any(axis=1))
    joints_P_17_3 = joints_T_17_3[posed]
    same_P = (joints_P_17_3[1:] == joints_P_17_3[:-1]).all(axis=(1, 2))
    found_T = np.zeros(len(present_T_17), dtype=np.bool_)
    found_T[posed[1:][same_P]] = True
    return found_T


def collinear(joints_T_17_3: Joints, present_T_17: Mask, min_singular_ratio: float) -> Mask:
    """Frames (T,) with poses that lie on a line or in a point: no rotation of them is determined.

    A pose does when the second singular value of its centred joints is below `min_singular_ratio` of the first.
    """
    posed = np.flatnonzero(present_T_17.any(axis=1))
    weights_P_17_1 = present_T_17[posed, :, None].astype(np.float64)
    joints_P_17_3 = joints_T_17_3[posed].astype(np.float64)
    means_P_1_3 = joints_P_17_3.sum(axis=1, keepdims=True) / weights_P_17_1.sum(axis=1, keepdims=True)
    centred_P_17_3 = (joints_P_17_3 - means_P_1_3) * weights_P_17_1
    singular_P_3 = np.linalg.svd(centred_P_17_3, compute_uv=False)
    found_T = np.zeros(len(present_T_17), dtype=np.bool_)
    found_T[posed] = ~(singular_P_3[:, 1] > min_singular_ratio * singular_P_3[:, 0])
    return found_T


def jumps(joints_T_17_3: Joints, present_T_17: Mask, max_squared_jump_m2: float) -> Mask:
    """Present joints that cannot have come from where they were last.

    A joint may move by sqrt(max_squared_jump_m2) metres a frame, so further after a gap. It is held against where it
    last was without jumping: one stray frame is found alone, and a body that stays elsewhere is believed after a few.
    Each joint is followed forward or backward, whichever finds fewer, as a stray first frame would condemn the next
    ones.
    """
    forward_T_17 = _jumps_forward(joints_T_17_3, present_T_17, max_squared_jump_m2)
    backward_T_17 = _jumps_forward(joints_T_17_3[::-1], present_T_17[::-1], max_squared_jump_m2)[::-1]
    return np.where(forward_T_17.sum(axis=0) <= backward_T_17.sum(axis=0), forward_T_17, backward_T_17)


def _jumps_forward(joints_T_17_3: Joints, present_T_17: Mask, max_squared_jump_m2: float) -> Mask:
    found_T_17 = np.zeros(present_T_17.shape, dtype=np.bool_)
    last_17_3 = np.zeros(joints_T_17_3.shape[1:], dtype=np.float64)
    last_frame_17 = np.full(joints_T_17_3.shape[1], -1)
    for frame in np.flatnonzero(present_T_17.any(axis=1)).tolist():
        seen_17 = present_T_17[frame] & (last_frame_17 >= 0)
        moved_17 = np.square(np.where(seen_17[:, None], joints_T_17_3[frame] - last_17_3, 0)).sum(axis=1)
        found_T_17[frame] = seen_17 & (moved_17 > max_squared_jump_m2 * np.square(frame - last_frame_17))
        believed_17 = present_T_17[frame] & ~found_T_17[frame]
        last_17_3[believed_17] = joints_T_17_3[frame, believed_17]
        last_frame_17[believed_17] = frame
    return found_T_17


def limbs(joints_T_17_3: Joints, present_T_17: Mask, sigmas: float) -> Limbs:
    """Bones whose length misses its mean over the frames by more than `sigmas` standard deviations and a centimetre."""
    inner, outer = np.array(BONES).T
    seen_T_8 = present_T_17[:, inner] & present_T_17[:, outer]
    lengths_T_8 = np.linalg.norm(joints_T_17_3[:, inner].astype(np.float64) - joints_T_17_3[:, outer], axis=2)
    all_seen = _lengths(lengths_T_8, seen_T_8)
    most_8 = np.maximum(sigmas * all_seen.deviation_8, LEAST_MISS_M)
    outliers_T_8 = seen_T_8 & (np.abs(lengths_T_8 - all_seen.mean_8) > most_8)
    kept = _lengths(lengths_T_8, seen_T_8 & ~outliers_T_8)
    with np.errstate(invalid="ignore", divide="ignore"):
        return Limbs(seen_T_8, outliers_T_8, kept.deviation_8 / kept.mean_8)


def outer_joints(outliers_T_8: Mask) -> Mask:
    """The joints (T, 17) at the outer ends of these bones: an inner one that is off spoils its own bone too."""
    found_T_17 = np.zeros((len(outliers_T_8), JOINT_COUNT), dtype=np.bool_)
    for index, bone in enumerate(BONES):
        found_T_17[:, bone.outer] |= outliers_T_8[:, index]
    return found_T_17


def _lengths(lengths_T_8: NDArray[np.float64], counts_T_8: Mask) -> _Lengths:
    """Mean and standard deviation of each column over the frames that count; NaN with fewer than two."""
    counts_8 = counts_T_8.sum(axis=0)
    enough_8 = np.where(counts_8 >= FEWEST_LENGTHS, counts_8, np.nan)
    mean_8 = np.where(counts_T_8, lengths_T_8, 0).sum(axis=0) / enough_8
    squares_8 = np.where(counts_T_8, np.square(lengths_T_8 - mean_8), 0).sum(axis=0)
    return _Lengths(mean_8, np.sqrt(squares_8 / enough_8))
