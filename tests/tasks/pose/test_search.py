"""The best window is found where it is, whatever the expert's size, place and heading; bad frames never win."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pose_motion import motion, moved

from tasks.pose.prepared import PreparedPoses, prepared
from tasks.pose.reference import MotionPair, frame_errors_mm
from tasks.pose.search import profile, profiles
from tasks.pose.windows import Floors, FrameSpan, Profile, best_windows

Joints = NDArray[np.float64]
Flags = NDArray[np.bool_]
LEARNER, EXPERT = motion(90, seed=11), motion(150, seed=12)
EVERYTHING = np.ones((90, 17), np.bool_)
WINDOW = FrameSpan(start=20, stop=60)


def whole(poses: PreparedPoses) -> FrameSpan:
    return FrameSpan(start=0, stop=poses.frame_count)


def against(expert: Joints, present: Flags | None = None, floors: Floors | None = None) -> Profile:
    poses = prepared(expert, present)
    return profile(prepared(LEARNER), WINDOW, poses, whole(poses), floors or Floors())


def expected(learner: Joints, window: FrameSpan, expert: Joints, span: FrameSpan, start: int) -> float:
    frames = slice(span.start + start, span.start + start + window.frame_count)
    pair = MotionPair(
        learner_T_17_3=learner[window.start : window.stop],
        learner_present_T_17=np.ones((window.frame_count, 17), np.bool_),
        expert_T_17_3=expert[frames],
        expert_present_T_17=np.ones((window.frame_count, 17), np.bool_),
    )
    return float(frame_errors_mm(pair).mean())


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_place_turn_and_scale_of_the_expert_leave_the_errors(seed: int) -> None:
    assert against(moved(EXPERT, seed)).errors_mm_O == pytest.approx(against(EXPERT).errors_mm_O, abs=1e-3)


@given(st.floats(0.1, 10))
def test_errors_are_in_the_learners_measure(scale: float) -> None:
    span = FrameSpan(start=0, stop=50)
    large = profile(prepared(LEARNER * scale), WINDOW, prepared(EXPERT), span).errors_mm_O
    assert large == pytest.approx(scale * profile(prepared(LEARNER), WINDOW, prepared(EXPERT), span).errors_mm_O)


def test_a_mirrored_expert_is_another_one() -> None:
    mirrored = LEARNER * np.array([-1.0, 1, 1])
    assert against(LEARNER).errors_mm_O[WINDOW.start] < 1e-3
    assert against(mirrored).errors_mm_O[WINDOW.start] > 20


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.integers(0, 110))
def test_a_copy_is_found_at_its_place(seed: int, start: int) -> None:
    expert = EXPERT.copy()
    expert[start : start + 40] = LEARNER[20:60]
    found = against(moved(expert, seed))
    (best,) = best_windows(found, 1)
    assert (best.start, best.stop, best.valid_frames) == (start, start + 40, 40)
    assert best.error_mm < 1e-3


@given(st.integers(0, 30), st.integers(0, 20))
def test_a_span_begins_and_ends_where_it_says(start: int, behind: int) -> None:
    span = FrameSpan(start=start, stop=150 - behind)
    part = profile(prepared(LEARNER), WINDOW, prepared(EXPERT), span)
    every = against(EXPERT)
    assert np.array_equal(part.errors_mm_O, every.errors_mm_O[start : start + len(part.errors_mm_O)])
    assert len(part.errors_mm_O) == span.frame_count - 39
    assert best_windows(part, 1)[0].start == start + int(part.errors_mm_O.argmin())


def test_the_learner_wins_among_experts() -> None:
    experts = {seed: motion(90, seed) for seed in range(30, 50)} | {99: moved(LEARNER, 7)}
    errors = {seed: against(expert).errors_mm_O.min() for seed, expert in experts.items()}
    assert min(errors, key=errors.__getitem__) == 99
    assert errors[99] < 1e-3
    assert sorted(errors.values())[1] > 20


@pytest.mark.parametrize("window_frames", [1, 2, 63, 64, 65, 400, 913, 914])
@pytest.mark.parametrize("offsets", [1, 63, 64, 65, 130])
def test_every_offset_has_the_mean_of_its_pairs(window_frames: int, offsets: int) -> None:
    learner, expert = motion(window_frames + 5, seed=21), motion(window_frames + offsets + 6, seed=22)
    window = FrameSpan(start=5, stop=5 + window_frames)
    span = FrameSpan(start=3, stop=window_frames + offsets + 2)
    found = profile(prepared(learner), window, prepared(expert), span)
    assert len(found.errors_mm_O) == offsets
    for start in {0, 1, 62, 63, 64, 127, 128, 129} & set(range(offsets)):
        assert found.errors_mm_O[start] == pytest.approx(expected(learner, window, expert, span, start), abs=1e-3)


def test_windows_and_spans_longer_than_the_workspace() -> None:
    learner, expert = motion(2100, seed=23), motion(2500, seed=24)
    window, span = FrameSpan(start=30, stop=2080), FrameSpan(start=10, stop=2400)
    found = profile(prepared(learner), window, prepared(expert), span)
    assert found.valid_frames_O.tolist() == [2050] * 341
    for start in (0, 100, 340):
        assert found.errors_mm_O[start] == pytest.approx(expected(learner, window, expert, span, start), abs=1e-3)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), min_size=1, max_size=8),
    st.integers(60, 200),
    st.floats(0, 0.3),
)
def test_windows_searched_together_are_the_same_to_the_last_bit(
    starts_and_frames: list[tuple[int, int]], span_frames: int, missing: float
) -> None:
    present = np.random.default_rng(1).random((360, 17)) >= missing
    learner, expert = prepared(motion(360, seed=25), present), prepared(motion(200, seed=26))
    windows = [FrameSpan(start=start, stop=start + frames) for start, frames in starts_and_frames]
    span = FrameSpan(start=0, stop=span_frames)
    together = profiles(learner, windows, expert, span)
    for window, found in zip(windows, together, strict=True):
        alone = profile(learner, window, expert, span)
        assert np.array_equal(found.errors_mm_O, alone.errors_mm_O)
        assert np.array_equal(found.valid_frames_O, alone.valid_frames_O)
        assert len(found.errors_mm_O) == span_frames - window.frame_count + 1


def test_no_windows_are_no_profiles() -> None:
    assert profiles(prepared(LEARNER), [], prepared(EXPERT), FrameSpan(start=0, stop=9)) == ()


def spoilt(how: str) -> tuple[Joints, Flags]:
    """A copy of the learner, which would win, with a fault."""
    joints, present = LEARNER.copy(), EVERYTHING.copy()
    match how:
        case "zeros":
            joints[:] = 0
        case "nan":
            joints[:, 5] = np.nan
        case "infinite":
            joints[:, 5, 1] = np.inf
        case "half the joints":
            present[:, ::2] = False
        case "three frames":
            present[3:] = False
        case "one line":
            joints = np.linspace(-1, 1, 17)[None, :, None] * np.ones((90, 1, 3))
        case "one point":
            joints = np.broadcast_to(joints[:, :1], joints.shape).copy()
        case "nobody":
            present[:] = False
    return joints, present


@pytest.mark.parametrize(
    "how", ["zeros", "nan", "infinite", "half the joints", "three frames", "one line", "one point", "nobody"]
)
def test_a_spoilt_expert_never_wins(how: str) -> None:
    found = against(*spoilt(how))
    assert np.isinf(found.errors_mm_O).all()
    assert found.refused_offsets == 51
    assert best_windows(found, 5) == ()


@pytest.mark.parametrize("how", ["zeros", "nan", "half the joints", "three frames", "one line", "nobody"])
def test_a_spoilt_learner_finds_nothing(how: str) -> None:
    learner = prepared(*spoilt(how))
    found = profile(learner, WINDOW, prepared(LEARNER), whole(learner))
    assert best_windows(found, 5) == ()


def test_a_zero_pose_does_not_win_inside_a_good_clip() -> None:
    expert = EXPERT.copy()
    expert[40:80] = 0
    found = against(expert)
    assert np.isinf(found.errors_mm_O[40])
    assert all(abs(match.start - 40) > 4 for match in best_windows(found, 111))


def test_the_floor_on_frames_counts_pairs() -> None:
    present = EVERYTHING.copy()
    present[40:44] = False
    errors = [against(LEARNER, present, Floors(frame_share=share)) for share in (0.9, 0.901)]
    assert errors[0].valid_frames_O[20] == 36
    assert errors[0].errors_mm_O[20] < 1e-3
    assert np.isinf(errors[1].errors_mm_O[20])
    assert np.isfinite(errors[1].errors_mm_O[45:]).all()
    assert errors[0].refused_offsets == 0
    assert errors[1].refused_offsets == int((errors[1].valid_frames_O < 36.04).sum())


def test_the_floor_on_joints_counts_those_in_common() -> None:
    mine, theirs = EVERYTHING.copy(), EVERYTHING.copy()
    mine[:, :3] = False
    theirs[:, 14:] = False
    learner, expert = prepared(LEARNER, mine), prepared(LEARNER, theirs)
    span = whole(expert)
    strict = profile(learner, WINDOW, expert, span, Floors(joints=12))
    loose = profile(learner, WINDOW, expert, span, Floors(joints=11))
    assert np.isinf(strict.errors_mm_O).all()
    assert loose.errors_mm_O[20] < 1e-3


def test_of_equal_windows_the_earliest_is_the_best() -> None:
    """The expert does the same four times: pairs in other lanes and blocks have the same error to the last bit."""
    found = against(np.tile(EXPERT[:60], (4, 1, 1)))
    least = np.flatnonzero(found.errors_mm_O == found.errors_mm_O.min())
    assert np.diff(least).tolist() == [60] * (len(least) - 1)
    assert len(least) >= 3
    assert [match.start for match in best_windows(found, len(least))] == least.tolist()


def test_common_joints_in_one_point_do_not_count() -> None:
    """The learner's other joints spread, so that its frames are in order; any expert would fit the point."""
    learner, present = LEARNER.copy(), EVERYTHING.copy()
    learner[:, :12] = learner[:, :1]
    present[:, 12:] = False
    found = profile(prepared(learner), WINDOW, prepared(LEARNER, present), FrameSpan(start=0, stop=90))
    assert np.isinf(found.errors_mm_O).all()


def test_bodies_turned_inside_out_have_an_error() -> None:
    """The corners of a cube, twice, and its centre, against their opposites: every half turn is as good as another.

    Which one is taken is open, but not the mean of the squares; the mean of the distances is at most its root.
    """
    corners = np.array([[x, y, z] for x in (-1.0, 1) for y in (-1.0, 1) for z in (-1.0, 1)])
    cube = np.concatenate([corners, corners, np.zeros((1, 3))])[None]
    found = profile(prepared(cube), FrameSpan(start=0, stop=1), prepared(-cube), FrameSpan(start=0, stop=1))
    most_mm = 1000 * np.sqrt(24 / 9 * 16 / 17)
    assert most_mm / 2 < found.errors_mm_O[0] <= most_mm


def test_bodies_without_any_agreement_have_an_error() -> None:
    """Only joints that the other has at its centre are elsewhere: the best scale is none."""
    learner, expert = np.zeros((1, 17, 3)), np.zeros((1, 17, 3))
    learner[0, :6] = expert[0, 6:12] = np.concatenate([np.eye(3), -np.eye(3)])
    found = profile(prepared(learner), FrameSpan(start=0, stop=1), prepared(expert), FrameSpan(start=0, stop=1))
    assert found.errors_mm_O == pytest.approx([1000 * 6 / 17])


def test_missing_joints_hold_no_secret() -> None:
    """What stands at absent joints does not matter."""
    present = np.random.default_rng(5).random((150, 17)) > 0.1
    junk = np.where(present[:, :, None], EXPERT, 1e30)
    empty = np.where(present[:, :, None], EXPERT, np.nan)
    assert np.array_equal(against(junk, present).errors_mm_O, against(empty, present).errors_mm_O)


def test_threads_do_not_disturb_each_other() -> None:
    experts = [prepared(motion(150, seed)) for seed in range(40)]
    learner = prepared(LEARNER)

    def errors(expert: PreparedPoses) -> NDArray[np.float64]:
        return profile(learner, WINDOW, expert, whole(expert)).errors_mm_O

    alone = [errors(expert) for expert in experts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(errors, experts))
    assert all(np.array_equal(one, other) for one, other in zip(alone, together, strict=True))


@pytest.mark.parametrize(
    ("window", "span"),
    [((60, 91), (0, 150)), ((0, 40), (0, 151)), ((0, 40), (0, 39))],
)
def test_what_lies_outside_is_refused(window: tuple[int, int], span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="frame"):
        profile(
            prepared(LEARNER),
            FrameSpan(start=window[0], stop=window[1]),
            prepared(EXPERT),
            FrameSpan(start=span[0], stop=span[1]),
        )
