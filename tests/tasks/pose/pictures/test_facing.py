"""Bodies are turned about the vertical only, to one side, whichever way they faced."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_pairs import FRAMES, body, pair, without

from tasks.pose.pictures.facing import VIEW_DEG, Line, facing, turned
from tasks.pose.pictures.shown import ShownBody

ANGLES = st.floats(-np.pi, np.pi)


def yawed(angle: float, seed: int = 1, **more: object) -> ShownBody:
    sine, cosine = np.sin(angle), np.cos(angle)
    turn = np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]])
    return body(joints_T_17_3=(body(seed=seed).joints_T_17_3 @ turn).astype(np.float32), **more)


@given(ANGLES, ANGLES)
def test_both_lie_the_same_way_in_the_middle(learner: float, expert: float) -> None:
    shown = pair(yawed(learner), yawed(expert, seed=2))
    by = facing(shown)
    assert by is not None
    assert by.line is Line.HIPS
    assert by.frame == FRAMES // 2
    for side in (shown.learner, shown.expert):
        joints = turned(side, by)[by.frame]
        across = joints[11] - joints[12]
        assert np.rad2deg(np.arctan2(across[1], across[0])) == pytest.approx(VIEW_DEG, abs=1e-3)


@given(ANGLES)
def test_nothing_but_the_turn_changes(angle: float) -> None:
    shown = pair(yawed(angle))
    after, before = turned(shown.learner, facing(shown)), shown.learner.joints_T_17_3.astype(np.float64)
    np.testing.assert_allclose(after[:, :, 2], before[:, :, 2])
    np.testing.assert_allclose(
        np.linalg.norm(after[0, :, None] - after[5], axis=2), np.linalg.norm(before[0, :, None] - before[5], axis=2)
    )


@given(ANGLES)
def test_the_face_is_toward_the_viewer_and_to_the_right(angle: float) -> None:
    shown = pair(yawed(angle))
    joints_T_17_3 = turned(shown.learner, facing(shown))
    ahead = (joints_T_17_3[:, 0] - joints_T_17_3[:, 3:5].mean(axis=1)).mean(axis=0)
    assert ahead[1] < -0.03
    assert ahead[0] > 0.02


def test_the_nearest_frame_with_both_hips_counts() -> None:
    present = without()
    present[8:13, 12] = False
    assert facing(pair(body(present_T_17=present))) == (Line.HIPS, 13)


def test_without_hips_the_shoulders_count() -> None:
    by = facing(pair(expert=body(present_T_17=without(11))))
    assert by == (Line.SHOULDERS, FRAMES // 2)
    assert by.line is Line.SHOULDERS


def test_without_either_nothing_is_turned() -> None:
    shown = pair(body(present_T_17=without(11, 5)))
    assert facing(shown) is None
    np.testing.assert_array_equal(turned(shown.expert, None), shown.expert.joints_T_17_3)


def test_hips_above_each_other_tell_no_direction() -> None:
    joints = body().joints_T_17_3.copy()
    joints[:, 12, :2] = joints[:, 11, :2]
    by = facing(pair(body(joints_T_17_3=joints)))
    assert by is not None
    assert by.line is Line.SHOULDERS


def test_absent_joints_are_nowhere() -> None:
    shown = pair(body(present_T_17=without(9)))
    joints = turned(shown.learner, facing(shown))
    assert np.isnan(joints[:, 9]).all()
    assert np.isfinite(np.delete(joints, 9, axis=1)).all()
