"""The measure itself, in float64 by singular value decomposition: what the kernel is held against, and what is kept.

PA-MPJPE as in Humans in 4D (Goel et al., ICCV 2023), which ExpertAF cites: centre both, the best rotation without
reflection and the best scale take the source onto the target (Umeyama, 1991, section III), mean distance of the joints.
Joints that either side lacks take no part. The target is the learner, so all errors are in the learner's millimetres.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.pose import JOINT_COUNT
from schemas.records import Record
from tasks.pose.prepared import JOINT_FLOOR, MM_PER_M, FrameFault, prepared
from tasks.pose.skeleton import SWAPPED

SMALLEST_SHARE = 1e-8
"""Least share of a frame's summed squares in its joints in common: below it these are one point."""
Exact = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, kw_only=True)
class MotionPair:
    """A window of a learner and the expert's frames beside it; joints in metres."""

    learner_T_17_3: NDArray[np.floating]
    """The target."""
    learner_present_T_17: Flags
    """Whether the joint is known there."""
    expert_T_17_3: NDArray[np.floating]
    """The source."""
    expert_present_T_17: Flags
    """Whether the joint is known there."""


class Rescored(Record):
    """Errors of one pair of windows, in the learner's millimetres."""

    error_mm: float
    """Mean PA-MPJPE over the frames, each aligned for itself."""
    sequence_error_mm: float
    """The same with one similarity for all frames: way, turns and jump height count."""
    region_error_mm: float | None
    """Mean PA-MPJPE of a region's joints, the whole body aligned; None where none was in common, or none was asked."""
    mirrored_error_mm: float | None
    """Mean PA-MPJPE where the expert is mirrored, left and right traded; None with too few joints in common then."""
    valid_frames: int
    """Pairs of frames that count."""


def rescored(pair: MotionPair, weights_17: Exact | None = None, joint_floor: int = JOINT_FLOOR) -> Rescored:
    """All errors of a pair of windows; `weights_17` are the joints of a region.

    Raises ValueError where no pair of frames counts, or arrays or weights are of another shape.
    """
    weights = _checked_weights(weights_17)
    common_T_17 = common_joints(pair, joint_floor)
    valid_frames = int(common_T_17.any(axis=1).sum())
    if not valid_frames:
        raise ValueError(f"none of {len(common_T_17)} pairs of frames can be aligned")
    distances_T_17 = _distances(pair.learner_T_17_3, pair.expert_T_17_3, common_T_17)
    region_mm = _mean(_means_mm(distances_T_17, common_T_17, weights))
    return Rescored(
        error_mm=float(np.nanmean(_means_mm(distances_T_17, common_T_17))),
        sequence_error_mm=_sequence_error_mm(pair, common_T_17),
        region_error_mm=None if weights_17 is None else region_mm,
        mirrored_error_mm=_mean(frame_errors_mm(mirrored(pair), joint_floor)),
        valid_frames=valid_frames,
    )


def frame_errors_mm(pair: MotionPair, joint_floor: int = JOINT_FLOOR, weights_17: Exact | None = None) -> Exact:
    """PA-MPJPE of each pair of frames; NaN where it does not count, or has none of the weighted joints in common."""
    weights = _checked_weights(weights_17)
    common_T_17 = common_joints(pair, joint_floor)
    return _means_mm(_distances(pair.learner_T_17_3, pair.expert_T_17_3, common_T_17), common_T_17, weights)


def mirrored(pair: MotionPair) -> MotionPair:
    """The pair with its expert mirrored; the plane does not matter, since the rotation is free."""
    swapped = list(SWAPPED)
    return MotionPair(
        learner_T_17_3=pair.learner_T_17_3,
        learner_present_T_17=pair.learner_present_T_17,
        expert_T_17_3=pair.expert_T_17_3[:, swapped] * np.array([-1, 1, 1], pair.expert_T_17_3.dtype),
        expert_present_T_17=pair.expert_present_T_17[:, swapped],
    )


def common_joints(pair: MotionPair, joint_floor: int = JOINT_FLOOR) -> Flags:
    """Joints (T, 17) that a pair of frames has in common; none where it does not count. Raises ValueError."""
    learner = prepared(pair.learner_T_17_3, pair.learner_present_T_17, joint_floor)
    expert = prepared(pair.expert_T_17_3, pair.expert_present_T_17, joint_floor)
    if learner.frame_count != expert.frame_count:
        raise ValueError(f"{learner.frame_count} frames of the learner beside {expert.frame_count} of the expert")
    common_T_17 = learner.present & expert.present
    usable_T = (learner.faults_T == FrameFault.NONE) & (expert.faults_T == FrameFault.NONE)
    usable_T &= common_T_17.sum(axis=1) >= joint_floor
    for poses in (learner, expert):
        centred = _about_centre(poses.joints.astype(np.float64), common_T_17)
        usable_T &= (centred**2).sum(axis=(1, 2)) > SMALLEST_SHARE
    return common_T_17 & usable_T[:, None]


def _mean(errors_mm_T: Exact) -> float | None:
    known = errors_mm_T[np.isfinite(errors_mm_T)]
    return float(known.mean()) if len(known) else None


def _checked_weights(weights_17: Exact | None) -> Exact:
    weights = np.ones(JOINT_COUNT) if weights_17 is None else np.asarray(weights_17, np.float64)
    if weights.shape != (JOINT_COUNT,) or not (np.isfinite(weights).all() and weights.min() >= 0 and weights.any()):
        raise ValueError(f"weights are {weights}; give {JOINT_COUNT} of at least 0, one of them above")
    return weights


def _means_mm(distances_T_17: Exact, common_T_17: Flags, weights_17: Exact | float = 1.0) -> Exact:
    """Mean over the joints in common, frame by frame; NaN where there are none."""
    shares_T_17 = common_T_17 * weights_17
    with np.errstate(invalid="ignore"):
        return (distances_T_17 * shares_T_17).sum(axis=1) / shares_T_17.sum(axis=1) * MM_PER_M


def _sequence_error_mm(pair: MotionPair, common_T_17: Flags) -> float:
    """All frames as one body of T times 17 joints, then the mean over frames of the mean over joints."""
    learner, expert = (joints.reshape(1, -1, 3) for joints in (pair.learner_T_17_3, pair.expert_T_17_3))
    distances = _distances(learner, expert, common_T_17.reshape(1, -1))
    return float(np.nanmean(_means_mm(distances.reshape(-1, JOINT_COUNT), common_T_17)))


def _about_centre(joints_B_K_3: Exact, common_B_K: Flags) -> Exact:
    """Joints in common about their mean; the others zero."""
    counts_B = np.maximum(common_B_K.sum(axis=1), 1)
    kept = np.where(common_B_K[:, :, None], joints_B_K_3, 0.0)
    return np.where(common_B_K[:, :, None], kept - kept.sum(axis=1, keepdims=True) / counts_B[:, None, None], 0.0)


def _distances(target_B_K_3: NDArray[np.floating], source_B_K_3: NDArray[np.floating], common_B_K: Flags) -> Exact:
    """Distance of each joint of each body once the source is aligned, in the target's unit; 0 where not in common."""
    valid_B = np.asarray(common_B_K.any(axis=1))
    target = _about_centre(target_B_K_3[valid_B].astype(np.float64), common_B_K[valid_B])
    source = _about_centre(source_B_K_3[valid_B].astype(np.float64), common_B_K[valid_B])
    left, singular_V_3, right = np.linalg.svd(source.transpose(0, 2, 1) @ target)
    signs_V = np.where(np.linalg.det(left @ right) < 0, -1.0, 1.0)
    singular_V_3[:, 2] *= signs_V
    left[:, :, 2] *= signs_V[:, None]
    scales_V = singular_V_3.sum(axis=1) / (source**2).sum(axis=(1, 2))
    distances_B_K = np.zeros(common_B_K.shape)
    distances_B_K[valid_B] = np.linalg.norm(target - scales_V[:, None, None] * (source @ (left @ right)), axis=2)
    return distances_B_K
