"""The expert's poses laid over the learner's, as the error measures them (`tasks.pose.reference`)."""

import numpy as np
from numpy.typing import NDArray

from tasks.pose.pictures.facing import Metres
from tasks.pose.pictures.shown import ShownPair
from tasks.pose.reference import MotionPair, common_joints

FEWEST_JOINTS = 3
"""Fewer determine no rotation; which frames count is told by their errors."""


def overlaid(pair: ShownPair, learner_T_17_3: Metres) -> Metres:
    """The expert's joints (T, 17, 3), each frame for itself turned, scaled and shifted onto `learner_T_17_3`.

    NaN where the expert lacks the joint or the frame has no error. Umeyama (1991), section III.
    """
    common_T_17 = _common(pair)
    expert_T_17_3 = np.where(pair.expert.present_T_17[:, :, None], pair.expert.joints_T_17_3.astype(np.float64), np.nan)
    aligned_T_17_3 = np.full_like(expert_T_17_3, np.nan)
    for frame in np.flatnonzero(common_T_17.any(axis=1)):
        common_17 = common_T_17[frame]
        aligned_T_17_3[frame] = _aligned(learner_T_17_3[frame], expert_T_17_3[frame], common_17)
    return aligned_T_17_3


def _common(pair: ShownPair) -> NDArray[np.bool_]:
    motion = MotionPair(
        learner_T_17_3=pair.learner.joints_T_17_3,
        learner_present_T_17=pair.learner.present_T_17,
        expert_T_17_3=pair.expert.joints_T_17_3,
        expert_present_T_17=pair.expert.present_T_17,
    )
    return common_joints(motion, FEWEST_JOINTS) & np.isfinite(pair.errors_mm_T)[:, None]


def _aligned(target_17_3: Metres, source_17_3: Metres, common_17: NDArray[np.bool_]) -> Metres:
    target_centre, source_centre = target_17_3[common_17].mean(axis=0), source_17_3[common_17].mean(axis=0)
    target, source = target_17_3[common_17] - target_centre, source_17_3[common_17] - source_centre
    left, singular_3, right = np.linalg.svd(source.T @ target)
    sign = np.sign(np.linalg.det(left @ right))
    left[:, 2] *= sign
    singular_3[2] *= sign
    scale = singular_3.sum() / (source**2).sum()
    return scale * (source_17_3 - source_centre) @ (left @ right) + target_centre
