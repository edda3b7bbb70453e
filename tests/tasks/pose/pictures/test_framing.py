"""Both bodies at one scale, within their boxes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_poses import STANDING_17_3

from tasks.pose.pictures.canvas import Box
from tasks.pose.pictures.framing import Aim, Following, framing, placed

BOX = Box(10, 20, 300, 200)


def walk(frames: int, way_m: float, rise_m: float = 0.0, size: float = 1.0) -> np.ndarray:
    steps = np.linspace(0, 1, frames)[:, None]
    joints = np.tile(STANDING_17_3 * size, (frames, 1, 1))
    joints[:, :, 0] += way_m * steps
    joints[:, :, 2] += rise_m * steps
    return joints


def shown(joints: np.ndarray, aim: Aim, px_per_m: float) -> np.ndarray:
    return np.stack([placed(joints[frame], aim, frame, BOX, px_per_m) for frame in range(len(joints))])


def assert_inside(places: np.ndarray) -> None:
    assert np.nanmin(places[:, :, 0]) >= BOX.left
    assert np.nanmax(places[:, :, 0]) <= BOX.right
    assert np.nanmin(places[:, :, 1]) >= BOX.top
    assert np.nanmax(places[:, :, 1]) <= BOX.bottom


@given(st.floats(-20, 20), st.floats(-0.5, 6), st.floats(0.6, 1.3), st.sampled_from(Following))
def test_bodies_stay_in_their_boxes(way_m: float, rise_m: float, size: float, following: Following) -> None:
    up = np.array([0, 0, 1.0])
    learner, expert = walk(60, way_m, rise_m) + 700 * up, walk(60, 0.1, 0, size) - 30 * up
    framed = framing(learner, expert, BOX, following, 30)
    assert_inside(shown(learner, framed.learner, framed.px_per_m))
    assert_inside(shown(expert, framed.expert, framed.px_per_m))


def test_a_metre_is_as_long_on_both_sides_and_both_ways() -> None:
    learner, expert = walk(10, 1.0), walk(10, 0.0, 0, 0.5)
    framed = framing(learner, expert, BOX, Following.CENTRED, 30)
    for joints, aim in ((learner, framed.learner), (expert, framed.expert)):
        places = shown(joints, aim, framed.px_per_m)[3]
        moved = (places[5] - places[16])[:2] / framed.px_per_m
        np.testing.assert_allclose(moved, (joints[3, 5] - joints[3, 16])[[0, 2]] * (1, -1))


def test_a_way_that_fits_is_looked_at_from_one_place() -> None:
    joints = walk(60, 0.5)
    steady = framing(joints, joints, BOX, Following.STEADY, 30).learner.middle_x_T
    assert np.ptp(steady) == 0
    far = walk(60, 12.0)
    followed = framing(far, far, BOX, Following.STEADY, 30).learner.middle_x_T
    assert np.ptp(followed) > 8
    assert len(followed) == 60


def test_a_joint_far_away_for_a_moment_does_not_make_all_small() -> None:
    joints = walk(120, 0.0)
    usual = framing(joints, joints, BOX, Following.CENTRED, 30).px_per_m
    joints[7, 9] = (40.0, 0, -30.0)
    assert framing(joints, joints, BOX, Following.CENTRED, 30).px_per_m == pytest.approx(usual)


def test_an_arm_held_out_does_not_move_the_middle() -> None:
    joints = walk(30, 0.0)
    joints[:, [7, 9], 0] += 0.6
    middle = framing(joints, joints, BOX, Following.CENTRED, 30).learner.middle_x_T
    np.testing.assert_allclose(middle, joints[:, [5, 6, 11, 12], 0].mean())


def test_absent_frames_are_looked_at_between_their_neighbours() -> None:
    joints = walk(21, 2.0)
    whole = framing(joints, joints, BOX, Following.CENTRED, 30).learner.middle_x_T
    joints[5:15] = np.nan
    framed = framing(joints, joints, BOX, Following.CENTRED, 30)
    np.testing.assert_allclose(framed.learner.middle_x_T, whole)


def test_nobody_at_all_has_a_frame_too() -> None:
    nobody = np.full((5, 17, 3), np.nan)
    framed = framing(nobody, nobody, BOX, Following.STEADY, 30)
    assert framed.px_per_m > 0
    assert np.isfinite(framed.learner.middle_x_T).all()
