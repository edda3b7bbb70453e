"""What is laid over the learner is what the error measures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pose_motion import moved
from shown_pairs import FRAMES, body, pair, without

from tasks.pose.pictures.facing import facing, turned
from tasks.pose.pictures.overlaid import overlaid
from tasks.pose.pictures.shown import ShownPair


def distances_mm(shown: ShownPair) -> np.ndarray:
    """Mean distance in the picture, frame by frame, of the joints that both have."""
    learner = turned(shown.learner, facing(shown))
    over = overlaid(shown, learner)
    common = shown.learner.present_T_17 & shown.expert.present_T_17
    apart = np.linalg.norm(np.where(common[:, :, None], learner - over, 0), axis=2)
    return apart.sum(axis=1) / common.sum(axis=1) * 1000


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 16), max_size=2), st.sampled_from([1, -1]))
def test_its_distance_is_the_error(seed: int, absent: list[int], side: int) -> None:
    """Any size, turn and place of the expert, mirrored ones included."""
    joints = moved(body(seed=seed).joints_T_17_3.astype(np.float64) * (side, 1, 1), seed).astype(np.float32)
    shown = pair(expert=body(joints_T_17_3=joints, present_T_17=without(*absent)))
    np.testing.assert_allclose(distances_mm(shown), shown.errors_mm_T, rtol=1e-3)


def test_frames_without_an_error_have_none() -> None:
    errors = np.full(FRAMES, 20.0)
    errors[4] = np.nan
    shown = pair(errors_mm_T=errors)
    over = overlaid(shown, turned(shown.learner, facing(shown)))
    assert np.isnan(over[4]).all()
    assert np.isfinite(np.delete(over, 4, axis=0)).all()


def test_joints_that_only_the_expert_has_are_laid_over_too() -> None:
    shown = pair(body(present_T_17=without(9)), body(seed=2, present_T_17=without(10)))
    over = overlaid(shown, turned(shown.learner, facing(shown)))
    assert np.isfinite(over[:, 9]).all()
    assert np.isnan(over[:, 10]).all()


def test_a_copy_lies_on_its_model() -> None:
    shown = pair(expert=body(joints_T_17_3=(moved(body().joints_T_17_3, 3)).astype(np.float32)))
    assert distances_mm(shown).max() == pytest.approx(0, abs=0.05)
