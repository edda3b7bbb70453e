"""Joints between joints: short gaps are filled in a straight line."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from schemas.pose import TakePoses


def filled(poses: TakePoses, most_frames: int = 10) -> TakePoses:
    """The poses with every gap of at most `most_frames` frames filled, joint by joint.

    A joint moves in a straight line and at constant speed between the frames that it is present in. What was filled is
    present, is marked in `interpolated_T_17`, and has no number of views; nothing else changes. A gap at either end
    stays. Raises ValueError for a negative `most_frames`.
    """
    if most_frames < 0:
        raise ValueError(f"most_frames is {most_frames}; give 0 or more")
    present_T_17 = poses.present_T_17
    before_T_17, after_T_17 = _last_present(present_T_17), _next_present(present_T_17)
    is_inside_T_17 = ~present_T_17 & (before_T_17 >= 0) & (after_T_17 < poses.frame_count)
    frames, joints = np.nonzero(is_inside_T_17 & (after_T_17 - before_T_17 - 1 <= most_frames))
    before_N, after_N = before_T_17[frames, joints], after_T_17[frames, joints]
    share_N_1 = ((frames - before_N) / (after_N - before_N))[:, None]
    joints_T_17_3, present = poses.joints_T_17_3.copy(), present_T_17.copy()
    interpolated = poses.interpolated_T_17.copy()
    start_N_3, stop_N_3 = joints_T_17_3[before_N, joints], joints_T_17_3[after_N, joints]
    joints_T_17_3[frames, joints] = (1 - share_N_1) * start_N_3 + share_N_1 * stop_N_3
    present[frames, joints] = interpolated[frames, joints] = True
    return replace(poses, joints_T_17_3=joints_T_17_3, present_T_17=present, interpolated_T_17=interpolated)


def _last_present(present_T_17: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each frame the last one, up to itself, that has the joint; -1 where there is none."""
    frames_T_1 = np.arange(len(present_T_17))[:, None]
    return np.maximum.accumulate(np.where(present_T_17, frames_T_1, -1), axis=0)


def _next_present(present_T_17: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each frame the next one, from itself, that has the joint; the frame count where there is none."""
    count = len(present_T_17)
    frames_T_1 = np.arange(count)[:, None]
    return np.minimum.accumulate(np.where(present_T_17, frames_T_1, count)[::-1], axis=0)[::-1]
