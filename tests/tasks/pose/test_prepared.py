"""Frames are centred and of size 1; what cannot be aligned is known as such and holds nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pose_motion import motion, moved

from tasks.pose.prepared import FrameFault, JointLayout, prepared

WALK = motion(40, seed=1)


def test_usable_frames_are_centred_and_of_size_one() -> None:
    poses = prepared(WALK)
    rows = poses.joints.astype(np.float64)
    assert np.abs(rows.mean(axis=1)).max() < 1e-7
    assert np.linalg.norm(rows, axis=(1, 2)) == pytest.approx(1, abs=1e-6)
    centred = WALK - WALK.mean(axis=1, keepdims=True)
    assert poses.sizes_mm_T == pytest.approx(1000 * np.linalg.norm(centred, axis=(1, 2)))
    assert np.array_equal(poses.columns_68_T, poses.rows_T_68.T)
    assert (poses.rows_T_68[:, 51:] == 1).all()
    assert poses.layout is JointLayout.DENSE
    assert not poses.faults_T.any()


def test_missing_joints_take_no_part_in_centre_and_size() -> None:
    present = np.ones((40, 17), np.bool_)
    present[5, [3, 9]] = False
    far = WALK.copy()
    far[5, [3, 9]] = np.nan
    poses = prepared(far, present)
    kept = np.delete(WALK[5], [3, 9], axis=0)
    kept -= kept.mean(axis=0)
    assert poses.layout is JointLayout.MASKED
    assert poses.joints_T[5] == 15
    assert poses.sizes_mm_T[5] == pytest.approx(1000 * np.linalg.norm(kept))
    assert not poses.joints[5, [3, 9]].any()
    assert np.flatnonzero(~poses.present[5]).tolist() == [3, 9]
    assert poses.faults_T[5] == FrameFault.NONE


def test_every_fault_is_told_apart() -> None:
    joints = WALK[:9].copy()
    present = np.ones((9, 17), np.bool_)
    joints[1, 4, 2] = np.nan
    joints[2, 4, 2] = -np.inf
    present[3, :6] = False
    joints[4] = 0
    joints[5] = 7.5
    joints[6] = np.outer(np.arange(17), [1, 2, 3])
    joints[7] = joints[7] * 1e200
    joints[8] = np.outer(np.arange(17), [1.0, 0, 0]) + 0.01 * np.outer(np.arange(17) % 2, [0, 1.0, 0])
    found = [FrameFault(fault) for fault in prepared(joints, present).faults_T]
    assert found == [
        FrameFault.NONE,
        FrameFault.NOT_FINITE,
        FrameFault.NOT_FINITE,
        FrameFault.TOO_FEW_JOINTS,
        FrameFault.NO_SIZE,
        FrameFault.NO_SIZE,
        FrameFault.COLLINEAR,
        FrameFault.NO_SIZE,
        FrameFault.COLLINEAR,
    ]
    poses = prepared(joints, present)
    assert not poses.rows_T_68[1:].any()
    assert not poses.joints_T[1:].any()
    assert np.isfinite(poses.rows_T_68).all()


def test_the_largest_floats_are_a_fault_and_no_warning() -> None:
    joints = np.full((2, 17, 3), np.finfo(np.float64).max)
    joints[0, 0] *= -1
    assert prepared(joints).faults_T.tolist() == [FrameFault.NO_SIZE, FrameFault.NO_SIZE]


def test_the_limit_of_collinearity_is_a_hundredth() -> None:
    along, across = np.linspace(-1, 1, 17), np.tile([1.0, -1.0], 9)[:17]
    across = across - across.mean()
    across -= along * (along @ across) / (along @ along)
    along, across = along / np.linalg.norm(along), across / np.linalg.norm(across)
    thin = [np.stack([along, share * across, 0 * along], axis=1) for share in (0.0099, 0.0101)]
    assert prepared(np.array(thin)).faults_T.tolist() == [FrameFault.COLLINEAR, FrameFault.NONE]


@given(st.integers(0, 10_000))
def test_faults_do_not_depend_on_place_turn_and_scale(seed: int) -> None:
    present = np.random.default_rng(seed).random((40, 17)) > 0.25
    before, after = prepared(WALK, present), prepared(moved(WALK, seed), present)
    assert np.array_equal(before.faults_T, after.faults_T)
    assert np.array_equal(before.joints_T, after.joints_T)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_both_float_types_do(dtype: type[np.floating]) -> None:
    assert np.abs(prepared(WALK.astype(dtype)).rows_T_68 - prepared(WALK).rows_T_68).max() < 1e-6


def test_no_frames_are_no_error() -> None:
    assert prepared(np.zeros((0, 17, 3))).frame_count == 0


@pytest.mark.parametrize(
    ("joints", "present", "floor"),
    [
        (np.zeros((5, 17, 4)), None, 12),
        (np.zeros((5, 16, 3)), None, 12),
        (np.zeros((17, 3)), None, 12),
        (np.zeros((5, 17, 3), np.int64), None, 12),
        (np.zeros((5, 17, 3)), np.ones((4, 17), np.bool_), 12),
        (np.zeros((5, 17, 3)), np.ones((5, 17), np.float32), 12),
        (np.zeros((5, 17, 3)), None, 2),
        (np.zeros((5, 17, 3)), None, 18),
    ],
)
def test_arrays_of_another_shape_or_type_are_refused(
    joints: np.ndarray, present: np.ndarray | None, floor: int
) -> None:
    with pytest.raises(ValueError, match="give"):
        prepared(joints, present, floor)
