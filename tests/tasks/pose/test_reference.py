"""The measure in float64, against SciPy's alignment and against what is known beforehand."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pose_motion import motion, moved, rotations
from scipy.spatial.transform import Rotation

from tasks.pose.reference import MotionPair, Rescored, frame_errors_mm, mirrored, rescored
from tasks.pose.skeleton import SWAPPED

Joints = NDArray[np.float64]
LEARNER, EXPERT = motion(40, seed=31), motion(40, seed=32)
EVERYTHING = np.ones((40, 17), np.bool_)
LEGS = np.array([0.0] * 11 + [1.0] * 6)


def pair(learner: Joints, expert: Joints, present: NDArray[np.bool_] = EVERYTHING) -> MotionPair:
    return MotionPair(
        learner_T_17_3=learner,
        learner_present_T_17=EVERYTHING[: len(learner)],
        expert_T_17_3=expert,
        expert_present_T_17=present[: len(expert)],
    )


def distances_mm(target: Joints, source: Joints) -> Joints:
    """Of each joint, by SciPy's rotation and the scale that goes with it."""
    target, source = target - target.mean(axis=0), source - source.mean(axis=0)
    turned = Rotation.align_vectors(target, source)[0].apply(source)
    return 1000 * np.linalg.norm(target - turned * (turned * target).sum() / (turned**2).sum(), axis=1)


def test_errors_are_those_of_scipys_alignment() -> None:
    expected = [distances_mm(*frames).mean() for frames in zip(LEARNER, EXPERT, strict=True)]
    assert frame_errors_mm(pair(LEARNER, EXPERT)) == pytest.approx(expected, rel=1e-6)


def test_a_region_is_measured_with_the_whole_body_aligned() -> None:
    expected = [distances_mm(*frames)[11:].mean() for frames in zip(LEARNER, EXPERT, strict=True)]
    assert frame_errors_mm(pair(LEARNER, EXPERT), weights_17=LEGS) == pytest.approx(expected, rel=1e-6)
    assert rescored(pair(LEARNER, EXPERT), LEGS).region_error_mm == pytest.approx(np.mean(expected), rel=1e-6)


def test_missing_joints_take_no_part() -> None:
    present = np.random.default_rng(1).random((40, 17)) > 0.15
    found = frame_errors_mm(pair(LEARNER, np.where(present[:, :, None], EXPERT, np.nan), present))
    for frame in range(40):
        here = present[frame]
        if here.sum() < 12:
            assert np.isnan(found[frame])
        else:
            assert found[frame] == pytest.approx(
                distances_mm(LEARNER[frame][here], EXPERT[frame][here]).mean(), rel=1e-6
            )
    assert rescored(pair(LEARNER, EXPERT, present)).valid_frames == int((present.sum(axis=1) >= 12).sum())


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_place_turn_and_scale_of_each_frame_leave_the_error(seed: int) -> None:
    before, after = rescored(pair(LEARNER, EXPERT)), rescored(pair(LEARNER, moved(EXPERT, seed)))
    assert after.error_mm == pytest.approx(before.error_mm, rel=1e-9)
    assert after.mirrored_error_mm == pytest.approx(before.mirrored_error_mm, rel=1e-9)
    assert abs(after.sequence_error_mm - before.sequence_error_mm) > 1


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.floats(0.1, 10))
def test_one_similarity_for_all_frames_leaves_the_sequence_error(seed: int, scale: float) -> None:
    turned = np.einsum("ij,tkj->tki", rotations(1, seed)[0], EXPERT) * scale + np.array([3.0, -2, 9])
    before, after = rescored(pair(LEARNER, EXPERT)), rescored(pair(LEARNER, turned))
    assert after.sequence_error_mm == pytest.approx(before.sequence_error_mm, rel=1e-9)
    assert rescored(pair(EXPERT, turned)).sequence_error_mm == pytest.approx(0, abs=1e-9)


def test_the_height_of_a_jump_counts_in_the_sequence_only() -> None:
    heights = np.linspace(0, 1, 40)
    jumps = [EXPERT + np.outer(heights * top, [0, 1.0, 0])[:, None] for top in (0, 0.2, 0.5, 1)]
    found = [rescored(pair(EXPERT, jump)) for jump in jumps]
    assert [one.error_mm for one in found] == pytest.approx([0] * 4, abs=1e-9)
    assert all(after.sequence_error_mm > before.sequence_error_mm + 20 for before, after in pairwise(found))


def test_a_mirrored_copy_is_known_by_its_mirrored_error() -> None:
    swapped = (LEARNER * np.array([1.0, 1, -1]))[:, list(SWAPPED)]
    found = rescored(pair(LEARNER, moved(swapped, 3)))
    assert found.mirrored_error_mm == pytest.approx(0, abs=1e-9)
    assert found.error_mm > 20


def test_a_mirror_trades_presence_too() -> None:
    present = EVERYTHING.copy()
    present[:, 9] = False
    turned = mirrored(pair(LEARNER, EXPERT, present))
    assert not turned.expert_present_T_17[:, 10].any()
    assert turned.expert_present_T_17[:, 9].all()
    again = mirrored(turned)
    assert np.array_equal(again.expert_T_17_3, EXPERT)
    assert np.array_equal(again.expert_present_T_17, present)


def test_a_mirror_may_leave_too_few_joints_in_common() -> None:
    present = EVERYTHING.copy()
    present[:, [5, 7, 9]] = False
    one_sided = MotionPair(
        learner_T_17_3=LEARNER, learner_present_T_17=present, expert_T_17_3=EXPERT, expert_present_T_17=present
    )
    found = rescored(one_sided)
    assert found.mirrored_error_mm is None
    assert found.valid_frames == 40


def test_a_region_that_nobody_shows_has_no_error() -> None:
    present = EVERYTHING.copy()
    present[:, 13:] = False
    shins = np.array([0.0] * 13 + [1.0] * 4)
    found = rescored(pair(LEARNER, EXPERT, present), shins)
    assert found.region_error_mm is None
    assert found.error_mm > 0


def test_it_is_one_record_of_floats() -> None:
    found = rescored(pair(LEARNER.astype(np.float32), EXPERT.astype(np.float32)))
    assert Rescored.model_validate_json(found.model_dump_json()) == found
    assert found.error_mm == pytest.approx(rescored(pair(LEARNER, EXPERT)).error_mm, rel=1e-5)


@pytest.mark.parametrize("bad", ["zeros", "nan", "line"])
def test_nothing_to_align_is_an_error_that_says_so(bad: str) -> None:
    expert = {"zeros": EXPERT * 0, "nan": EXPERT * np.nan, "line": EXPERT * np.array([1.0, 0, 0])}[bad]
    with pytest.raises(ValueError, match="none of 40"):
        rescored(pair(LEARNER, expert))


def test_common_joints_in_one_point_do_not_count() -> None:
    """The learner's five other joints spread, so that the frame itself is in order; any expert would fit the point."""
    learner = LEARNER.copy()
    learner[:, :12] = learner[:, :1]
    present = EVERYTHING.copy()
    present[:, 12:] = False
    assert np.isnan(frame_errors_mm(pair(learner, EXPERT, present))).all()


@pytest.mark.parametrize("weights", [np.zeros(17), -LEGS, LEGS[:5], LEGS * np.nan])
def test_weights_that_mean_nothing_are_refused(weights: Joints) -> None:
    with pytest.raises(ValueError, match="weights"):
        rescored(pair(LEARNER, EXPERT), weights)


def test_windows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="beside"):
        frame_errors_mm(pair(LEARNER, EXPERT[:30]))
