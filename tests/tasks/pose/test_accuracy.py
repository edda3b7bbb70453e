"""The kernel, in float32, agrees with the reference, in float64, on every pair of frames."""

import numpy as np
import pytest
from numpy.typing import NDArray
from pose_motion import MOCAP
from pose_pairs import PoseSet, all_pairs, pose_sets

from tasks.pose.prepared import prepared
from tasks.pose.reference import MotionPair, frame_errors_mm
from tasks.pose.search import profiles
from tasks.pose.windows import Floors, FrameSpan

LARGEST_MM = 1e-3
PERSON_MM = 2000.0
"""Size of a person: root of the summed squares about the centre. Float32 keeps digits, so larger bodies err by more."""
Joints = NDArray[np.floating]
Flags = NDArray[np.bool_]

SETS = pose_sets(40, 100)
BODY = SETS[0].learner


def kernel_errors_mm(learner: Joints, learner_present: Flags, expert: Joints, expert_present: Flags) -> Joints:
    """Errors of all pairs of frames, infinite where a pair does not count: windows of one frame."""
    windows = [FrameSpan(start=place, stop=place + 1) for place in range(len(learner))]
    found = profiles(
        prepared(learner, learner_present),
        windows,
        prepared(expert, expert_present),
        FrameSpan(start=0, stop=len(expert)),
    )
    return np.stack([one.errors_mm_O for one in found])


def reference_errors_mm(learner: Joints, learner_present: Flags, expert: Joints, expert_present: Flags) -> Joints:
    rows, columns = all_pairs(learner, expert)
    pair = MotionPair(
        learner_T_17_3=learner[rows],
        learner_present_T_17=learner_present[rows],
        expert_T_17_3=expert[columns],
        expert_present_T_17=expert_present[columns],
    )
    return np.nan_to_num(frame_errors_mm(pair), nan=np.inf).reshape(len(learner), len(expert))


def agrees(learner: Joints, expert: Joints, missing: float = 0.0, least: float = 1.0) -> None:
    """Both count the same pairs, at least the share `least` of all; errors of persons differ by 1e-3 mm at most."""
    chance = np.random.default_rng(3)
    learner_present = chance.random(learner.shape[:2]) >= missing
    expert_present = chance.random(expert.shape[:2]) >= missing
    found = kernel_errors_mm(learner, learner_present, expert, expert_present)
    expected = reference_errors_mm(learner, learner_present, expert, expert_present)
    counted = np.isfinite(expected)
    assert not np.isnan(found).any()
    assert np.array_equal(np.isfinite(found), counted)
    assert counted.mean() >= least
    sizes_mm = np.linalg.norm(learner - learner.mean(axis=1, keepdims=True), axis=(1, 2)) * 1000
    limits = np.broadcast_to(LARGEST_MM * np.maximum(1, sizes_mm / PERSON_MM)[:, None], found.shape)
    assert (np.abs(found[counted] - expected[counted]) <= limits[counted]).all()


@pytest.mark.parametrize("given", SETS, ids=lambda given: given.name)
@pytest.mark.parametrize(("missing", "least"), [(0.0, 0.5), (0.05, 0.5), (0.2, 0.1)])
def test_agrees_with_the_reference(given: PoseSet, missing: float, least: float) -> None:
    agrees(given.learner, given.expert, missing, least)


@pytest.mark.parametrize("far", [2.0, 5.0, 20.0])
def test_agrees_where_the_learner_lacks_what_the_experts_size_is_made_of(far: float) -> None:
    expert = SETS[0].expert.copy()
    expert[:, 12:] += (expert[:, 12:] - expert.mean(axis=1, keepdims=True)) * far
    present = np.ones(BODY.shape[:2], np.bool_)
    present[:, 12:] = False
    everything = np.ones(expert.shape[:2], np.bool_)
    found = kernel_errors_mm(BODY, present, expert, everything)
    assert np.abs(found - reference_errors_mm(BODY, present, expert, everything)).max() <= LARGEST_MM


def test_agrees_on_four_joints() -> None:
    present = np.zeros((40, 17), np.bool_)
    present[:, [0, 5, 6, 11]] = True
    poses, others = prepared(BODY, present, joint_floor=3), prepared(BODY[::-1], present, joint_floor=3)
    windows = [FrameSpan(start=place, stop=place + 1) for place in range(40)]
    found = profiles(poses, windows, others, FrameSpan(start=0, stop=40), Floors(joints=4))
    pair = MotionPair(
        learner_T_17_3=np.repeat(BODY, 40, axis=0),
        learner_present_T_17=np.repeat(present, 40, axis=0),
        expert_T_17_3=np.tile(BODY[::-1], (40, 1, 1)),
        expert_present_T_17=np.tile(present, (40, 1)),
    )
    expected = frame_errors_mm(pair, joint_floor=4)
    assert np.abs(np.concatenate([one.errors_mm_O for one in found]) - expected).max() <= LARGEST_MM


@pytest.mark.skipif(not MOCAP.is_file(), reason="no motion capture at ../shared/data")
@pytest.mark.parametrize("activity", ["basketball", "jumping", "running", "soccer", "walking"])
@pytest.mark.parametrize("missing", [0.0, 0.05])
def test_agrees_on_people(activity: str, missing: float) -> None:
    with np.load(MOCAP) as clips:
        agrees(clips[f"{activity}_1"][:160:2], clips[f"{activity}_2"][:160], missing, least=0.9)
