"""Gaps are filled in a straight line, up to a length, and nothing else is touched."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from small_poses import every_third, moving, take_poses

from tasks.pose.gates_filling import filled

FRAMES = 40
presences = arrays.arrays(np.bool_, (FRAMES, 17), elements=st.booleans())


def straight(frames: int) -> np.ndarray:
    """Every joint on a line of its own, at constant speed."""
    generator = np.random.default_rng(3)
    return generator.normal(size=(17, 3)) + np.arange(frames)[:, None, None] * generator.normal(size=(17, 3)) / 9


@given(present=presences, most=st.integers(0, 12))
def test_a_straight_motion_is_restored(present: np.ndarray, most: int) -> None:
    joints = straight(FRAMES)
    poses = filled(take_poses(joints, present), most)
    np.testing.assert_allclose(poses.joints_T_17_3[poses.present_T_17], joints[poses.present_T_17], atol=1e-5)
    assert not poses.joints_T_17_3[~poses.present_T_17].any()
    np.testing.assert_array_equal(poses.interpolated_T_17, poses.present_T_17 & ~present)


@given(present=presences, most=st.integers(0, 12))
def test_what_was_there_stays_to_the_bit(present: np.ndarray, most: int) -> None:
    before = take_poses(straight(FRAMES), present)
    after = filled(before, most)
    assert (after.present_T_17 | ~present).all()
    np.testing.assert_array_equal(after.joints_T_17_3[present], before.joints_T_17_3[present])
    np.testing.assert_array_equal(after.views_T_17, before.views_T_17)
    np.testing.assert_array_equal(after.keyed_T, before.keyed_T)


@given(present=presences, most=st.integers(0, 12))
def test_only_gaps_that_are_short_enough_are_filled(present: np.ndarray, most: int) -> None:
    after = filled(take_poses(straight(FRAMES), present), most).present_T_17
    for joint in range(17):
        there = np.flatnonzero(present[:, joint])
        for start, stop in pairwise(there):
            assert after[start:stop, joint].all() == (stop - start - 1 <= most)
        if len(there):
            assert not after[: there[0], joint].any()
            assert not after[there[-1] + 1 :, joint].any()


def test_every_third_frame_becomes_every_frame() -> None:
    joints = straight(61)
    poses = filled(take_poses(joints, every_third(61)))
    assert poses.present_T_17.all()
    assert poses.interpolated_share == pytest.approx(40 / 61)
    assert poses.key_step_frames == 3.0


@pytest.mark.parametrize(("gap", "is_filled"), [(10, True), (11, False)])
def test_the_default_is_ten_frames(gap: int, is_filled: bool) -> None:
    present = np.ones((40, 17), dtype=np.bool_)
    present[5 : 5 + gap] = False
    assert filled(take_poses(moving(40), present)).present_T_17.all() == is_filled


def test_filling_twice_is_filling_once() -> None:
    once = filled(take_poses(moving(61), every_third(61)))
    twice = filled(once)
    np.testing.assert_array_equal(twice.joints_T_17_3, once.joints_T_17_3)
    np.testing.assert_array_equal(twice.interpolated_T_17, once.interpolated_T_17)


@pytest.mark.parametrize("frames", [0, 1])
def test_next_to_nothing_stays_as_it_is(frames: int) -> None:
    assert filled(take_poses(moving(frames))).frame_count == frames


def test_a_negative_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="most_frames is -1"):
        filled(take_poses(moving(5)), -1)
