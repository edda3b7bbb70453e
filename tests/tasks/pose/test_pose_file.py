"""The array that ExpertAF's loader reads, read back."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from small_poses import moving

from schemas.expertaf.release import PoseFileSettings, PoseFileWork
from tasks.pose.pose_file import pose_file_content


def read(joints: NDArray[np.float32], present: NDArray[np.bool_]) -> NDArray[np.float32]:
    work = PoseFileWork(joints=joints.tobytes(), present=present.tobytes())
    return np.load(io.BytesIO(pose_file_content(work, PoseFileSettings())), allow_pickle=False)


def test_shape_type_and_order() -> None:
    joints = moving(7)
    rows = read(joints, np.ones((7, 17), np.bool_))
    assert (rows.shape, rows.dtype, rows.flags.c_contiguous) == ((7, 17, 4), np.dtype("<f4"), True)
    np.testing.assert_array_equal(rows[:, :, :3], joints)
    assert (rows[:, :, 3] == 1).all()


@settings(max_examples=60, deadline=None)
@given(frames=st.integers(1, 9), seed=st.integers(0, 1000), share=st.floats(0, 1))
def test_the_fourth_column_says_what_is_there(frames: int, seed: int, share: float) -> None:
    draw = np.random.default_rng(seed)
    joints = draw.normal(size=(frames, 17, 3)).astype(np.float32)
    present = draw.random((frames, 17)) < share
    rows = read(joints, present)
    np.testing.assert_array_equal(rows[:, :, 3].astype(bool), present)
    assert set(np.unique(rows[:, :, 3])) <= {0.0, 1.0}
    np.testing.assert_array_equal(rows[present][:, :3], joints[present])
    assert not rows[~present].any()


@pytest.mark.parametrize("garbage", [np.nan, np.inf, -5.0])
def test_what_stands_where_a_joint_is_absent_is_not_released(garbage: float) -> None:
    joints, present = moving(3), np.ones((3, 17), np.bool_)
    joints[1, 4], present[1, 4] = garbage, False
    rows = read(joints, present)
    assert rows[1, 4].tolist() == [0, 0, 0, 0]
    assert np.isfinite(rows).all()


def test_a_part_of_a_frame_is_an_error() -> None:
    with pytest.raises(ValueError, match="reshape"):
        read(moving(2)[:, :16], np.ones((2, 16), np.bool_))
