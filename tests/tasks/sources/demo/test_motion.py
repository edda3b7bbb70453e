"""Demo bodies are bodies, and what the commentary says of them can be measured in the files that are read back."""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

import body_measures as measures
import numpy as np
import pytest
from body_measures import Vectors
from hypothesis import given
from hypothesis import strategies as st

from schemas.demonstrations import SourceJudgement
from schemas.pose import TAKE_GATES, BodyRegion
from tasks.pose.gates import gated
from tasks.pose.skeleton import BONES
from tasks.sources.demo.catalog import ACTIVITIES, sheet_of
from tasks.sources.demo.commentaries import demo_commentaries, goes_wrong
from tasks.sources.demo.motion import MOVES, demo_motion, manner_of
from tasks.sources.demo.motion_body import posed
from tasks.sources.demo.motion_channels import CHANNELS, Move, Sides, channels_of, through_beats
from tasks.sources.demo.motion_faults import REGIONS, MotionFault, fault_of
from tasks.sources.demo.motion_moments import PointMoment, moments_of
from tasks.sources.demo.motion_strength import UNSPOKEN, fault_strengths
from tasks.sources.demo.poses_json import Oddity, oddity_of, posed_takes, poses_json
from tasks.sources.demo.takes import FRAMES_PER_SEC, demo_takes
from tasks.sources.egoexo4d.body_pose import read_body_poses

TAKES = 120
"""Enough for most of what can be said of a body to be said somewhere."""
FEWEST_WINDOWS = 60


class Sign(NamedTuple):
    """How a fault shows: on one side of a limit, where a sound body is on the other."""

    measure: Callable[[Vectors], float]
    limit: float
    is_above: bool

    def shows(self, joints: Vectors) -> bool:
        return (self.measure(joints) > self.limit) == self.is_above


def percentile(measure: Callable[[Vectors], Vectors], percent: float) -> Callable[[Vectors], float]:
    return lambda joints: float(np.percentile(measure(joints), percent))


SIGNS = {
    MotionFault.HEAD_DOWN: Sign(percentile(measures.gaze_deg, 50), -34, False),
    MotionFault.HEAD_UP: Sign(percentile(measures.gaze_deg, 10), -25, True),
    MotionFault.LEAN_BACK: Sign(percentile(measures.lean_deg, 3), -8, False),
    MotionFault.FADE: Sign(percentile(measures.lean_deg, 3), -14, False),
    MotionFault.HIPS_OUT: Sign(percentile(measures.lean_deg, 70), 18, True),
    MotionFault.ELBOW_FLARE: Sign(measures.elbow_aside, 0.5, True),
    MotionFault.BENT_ARMS: Sign(percentile(lambda joints: measures.elbows_deg(joints).max(axis=1), 90), 140, False),
    MotionFault.ARMS_GLUED: Sign(measures.hands_apart_m, 0.68, False),
    MotionFault.GUIDE_HAND: Sign(measures.guide_elbow_deg, 135, True),
    MotionFault.NO_FOLLOW_THROUGH: Sign(measures.hand_up_share, 0.2, False),
    MotionFault.BALL_LOW: Sign(measures.lowest_gather_m, -0.25, False),
    MotionFault.STIFF_KNEES: Sign(percentile(lambda joints: measures.knees_deg(joints).max(axis=1), 5), 135, True),
    MotionFault.LAZY_LEGS: Sign(percentile(lambda joints: measures.knees_deg(joints).min(axis=1), 5), 95, True),
    MotionFault.NARROW_FEET: Sign(measures.stance_m, 0.17, False),
    MotionFault.NO_KNEE_DRIVE: Sign(measures.knee_lift_m, -0.19, False),
    MotionFault.PLANT_BEHIND: Sign(measures.left_foot_aside_m, 0.28, True),
    MotionFault.LEG_STOPS: Sign(measures.right_foot_up_m, 0.34, False),
    MotionFault.HIGH_KICK: Sign(measures.right_foot_up_m, 0.45, True),
    MotionFault.DANGLING_LEG: Sign(measures.free_foot_aside_m, 0.3, False),
    MotionFault.LOW_JUMP: Sign(measures.jump_m, 0.27, False),
    MotionFault.SIDEWAYS: Sign(measures.sideways_m, 0.85, True),
}
BALL_POINTS = {fault_of("basketball", point): point for point in sheet_of("basketball").points}
CASES = [(task, fault) for task, move in MOVES.items() for fault in move.faults if task not in (7020, 7300)]


def execution(move: Move, strengths: dict[MotionFault, float], stature_m: float = 1.75) -> Vectors:
    """Two executions, at 30 frames a second."""
    times = np.arange(round(2 * move.seconds * FRAMES_PER_SEC)) / FRAMES_PER_SEC
    weights = {fault: np.full(len(times), strength) for fault, strength in strengths.items()}
    return posed(channels_of(move, times / move.seconds, weights), 2 * np.pi * 1.9 * times, stature_m)


class Window(NamedTuple):
    """What is read back of the seconds that an expert speaks of."""

    fault: MotionFault
    judgement: SourceJudgement
    where: str
    joints: Vectors


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> list[Window]:
    """Every moment that names something of the body and has poses from 4 s before to 1 s after it."""
    root = tmp_path_factory.mktemp("demo")
    takes, found = demo_takes(TAKES), list[Window]()
    said = demo_commentaries(takes)
    for name, content in poses_json(takes, said, 7).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    for take in posed_takes(takes):
        if oddity_of(takes, take) in (None, Oddity.AUTOMATIC):
            poses = read_body_poses(root, take.take_uid, take.frame_count)
            assert poses is not None
            filled = gated(poses, TAKE_GATES).filled
            for moment in moments_of(take, said):
                fault = fault_of(take.activity.slug, moment.point)
                start = round((moment.time_sec - 4) * FRAMES_PER_SEC)
                if fault and start >= 0:
                    part = filled.span(start, start + 5 * FRAMES_PER_SEC)
                    whole = part.present_T_17.all(axis=1)
                    if whole.mean() > 0.85:
                        where = f"{fault} at {moment.time_sec:.1f} s of {take.take_name}"
                        joints = part.joints_T_17_3[whole].astype(np.float64)
                        found.append(Window(fault, moment.judgement, where, joints))
    return found


def test_every_point_that_a_body_shows_is_in_the_moves_of_its_tasks() -> None:
    for activity in ACTIVITIES:
        for task in activity.tasks:
            named = {fault_of(activity.slug, point) for point in sheet_of(activity.slug).points_for(task.task_id)}
            assert named - {None} == (set(MOVES[task.task_id].faults) if task.task_id in MOVES else set())
    assert set(SIGNS) == set(REGIONS) == set(MotionFault) == {fault for move in MOVES.values() for fault in move.faults}
    assert set(REGIONS.values()) == set(BodyRegion)


def test_tables_name_channels_and_give_a_value_for_each_beat() -> None:
    for move in MOVES.values():
        assert move.beats[0] == 0
        assert list(move.beats) == sorted(set(move.beats))
        assert move.beats[-1] < 1
        for table in (move.channels, *move.faults.values()):
            assert set(table) <= set(CHANNELS)
            assert all(not isinstance(values, tuple) or len(values) == len(move.beats) for values in table.values())


@pytest.mark.parametrize(("task", "fault"), CASES)
def test_a_fault_shows_and_only_when_it_is_there(task: int, fault: MotionFault) -> None:
    assert SIGNS[fault].shows(execution(MOVES[task], {fault: 1.0}))
    assert not SIGNS[fault].shows(execution(MOVES[task], {}))


def test_what_the_commentary_says_can_be_measured_in_the_files(windows: list[Window]) -> None:
    assert len(windows) > FEWEST_WINDOWS
    wrong = [
        f"{window.where}: {window.judgement}, {SIGNS[window.fault].measure(window.joints):.2f}"
        for window in windows
        if SIGNS[window.fault].shows(window.joints) != (window.judgement is SourceJudgement.TIP)
    ]
    assert not wrong


def test_most_faults_are_told_of_and_praised_somewhere(windows: list[Window]) -> None:
    told: dict[MotionFault, set[SourceJudgement]] = defaultdict(set)
    for window in windows:
        told[window.fault].add(window.judgement)
    assert sum(len(judgements) == 2 for judgements in told.values()) >= 15
    assert {REGIONS[fault] for fault in told} == set(BodyRegion)


@given(
    task=st.sampled_from(sorted(MOVES)),
    strengths=st.dictionaries(st.sampled_from(MotionFault), st.floats(0, 1), max_size=6),
    stature_m=st.floats(1.5, 2.0),
)
def test_bones_keep_their_lengths_whatever_goes_wrong(
    task: int, strengths: dict[MotionFault, float], stature_m: float
) -> None:
    move = MOVES[task]
    joints = execution(move, {fault: one for fault, one in strengths.items() if fault in move.faults}, stature_m)
    assert np.isfinite(joints).all()
    for bone in BONES:
        lengths = np.linalg.norm(joints[:, bone.inner] - joints[:, bone.outer], axis=1)
        np.testing.assert_allclose(lengths, lengths[0], rtol=1e-9)
    for left, right in ((5, 7), (11, 13)):
        sides = np.linalg.norm(joints[:, [left, left + 1]] - joints[:, [right, right + 1]], axis=2)
        np.testing.assert_allclose(sides[:, 0], sides[:, 1], rtol=1e-9)


@pytest.mark.parametrize("task", sorted(MOVES))
def test_a_body_stands_upright_and_faces_forward(task: int) -> None:
    joints = execution(MOVES[task], {})
    heights = [joints[:, part, 2].mean() for part in ([0], [5, 6], [11, 12], [13, 14], [15, 16])]
    assert heights == sorted(heights, reverse=True)
    ahead = measures.ahead(joints)
    nose = joints[:, 0] - joints[:, 3:5].mean(axis=1)
    assert ((nose * ahead).sum(axis=1) > 0).all()
    knees = joints[:, 13:15] - (joints[:, 11:13] + joints[:, 15:17]) / 2
    assert ((knees * ahead[:, None]).sum(axis=2) > -0.02).mean() > 0.98
    eyes = joints[:, 1] - joints[:, 2]
    assert ((eyes * measures.to_the_left(joints)).sum(axis=1) > 0).all()
    assert 1.4 < np.ptp(joints[0, :, 2]) < 2.4


def test_taking_turns_is_mirrored() -> None:
    move = next(move for move in MOVES.values() if move.sides is Sides.BOTH_IN_TURN)
    phases = np.linspace(0, 0.5, 50)
    first, other = channels_of(move, phases, {}), channels_of(move, phases + 0.5, {})
    np.testing.assert_allclose(first["rhz"], other["lhz"], atol=1e-12)
    np.testing.assert_allclose(first["lfy"], -other["rfy"], atol=1e-12)
    np.testing.assert_allclose(first["py"], -other["py"], atol=1e-12)


@given(
    values=st.lists(st.floats(-2, 2), min_size=4, max_size=4),
    phases=st.lists(st.floats(-3, 3), min_size=1, max_size=20),
)
def test_channels_go_through_their_values_and_no_further(values: list[float], phases: list[float]) -> None:
    beats, given_values = np.array((0.0, 0.2, 0.5, 0.9)), np.array(values)
    np.testing.assert_allclose(through_beats(beats, given_values, beats), given_values, atol=1e-9)
    between = through_beats(beats, given_values, np.array(phases))
    assert (between >= min(values) - 1e-9).all()
    assert (between <= max(values) + 1e-9).all()
    np.testing.assert_allclose(through_beats(beats, given_values, np.array(phases) + 1), between, atol=1e-6)


def test_nothing_moves_faster_than_a_person() -> None:
    for take in posed_takes(demo_takes())[:9]:
        steps = np.linalg.norm(np.diff(demo_motion(take, ()), axis=0), axis=2)
        assert steps.max() * FRAMES_PER_SEC < 9.0


def test_participants_move_in_their_own_way() -> None:
    takes = posed_takes(demo_takes())
    manners = {take.participant_uid: manner_of(take, 7) for take in takes}
    assert len({manner.stature_m for manner in manners.values()}) == len(manners)
    assert all(manner_of(take, 7) == manners[take.participant_uid] for take in takes)
    assert len({manner.tempo for manner in manners.values()}) == len(manners)
    assert manner_of(takes[0], 8) != manner_of(takes[0], 7)


def test_executions_are_as_many_as_the_tempo_makes() -> None:
    for take in (take for take in posed_takes(demo_takes()) if take.task.task_id == 6003):
        hips = demo_motion(take, ())[:, 11:13, 2].mean(axis=1)
        is_up = hips > np.median(hips) + 0.08
        executions = int((is_up[1:] & ~is_up[:-1]).sum())
        assert abs(executions - take.duration_sec * manner_of(take, 7).tempo / MOVES[6003].seconds) < 1.6


def test_moments_are_what_the_feedback_says() -> None:
    takes = posed_takes(demo_takes())
    for take in takes:
        for said in demo_commentaries((take,)):
            judgements = [moment.judgement for moment in moments_of(take, (said,))]
            assert judgements.count(SourceJudgement.TIP) == bool(said.tips_for_improvement)
            assert judgements.count(SourceJudgement.GOOD_EXECUTION) == bool(said.good_executions)
    elsewhere = demo_commentaries((takes[1],))
    assert not moments_of(takes[0], elsewhere)


def test_what_is_said_after_the_end_is_no_moment() -> None:
    take = posed_takes(demo_takes())[0]
    said = next(said for said in demo_commentaries((take,)) if said.tips_for_improvement)
    assert moments_of(take, (said,))
    assert not moments_of(take, (said.model_copy(update={"video_time_sec": take.duration_sec + 1}),))


def test_a_fault_is_half_there_until_somebody_speaks_of_it() -> None:
    for take in posed_takes(demo_takes()):
        move, points = MOVES[take.task.task_id], sheet_of(take.activity.slug).points_for(take.task.task_id)
        wrong = {fault_of(take.activity.slug, point) for point in points if goes_wrong(take, point)} - {None}
        unspoken = fault_strengths(take, move, (), 7)
        assert set(unspoken) == wrong
        assert all((strengths == UNSPOKEN).all() for strengths in unspoken.values())


def test_where_something_is_praised_nothing_else_of_its_region_goes_wrong() -> None:
    take = next(
        take
        for take in posed_takes(demo_takes(TAKES))
        if take.task.task_id == 6003 and goes_wrong(take, BALL_POINTS[MotionFault.STIFF_KNEES])
    )
    good = SourceJudgement.GOOD_EXECUTION
    moments = (PointMoment(time_sec=20.0, point=BALL_POINTS[MotionFault.NARROW_FEET], judgement=good),)
    knees = fault_strengths(take, MOVES[6003], moments, 7)[MotionFault.STIFF_KNEES]
    assert not knees[16 * FRAMES_PER_SEC : 21 * FRAMES_PER_SEC].any()
    assert (knees[: 15 * FRAMES_PER_SEC] == UNSPOKEN).all()
    assert (knees[22 * FRAMES_PER_SEC :] == UNSPOKEN).all()
    tip = PointMoment(time_sec=20.0, point=BALL_POINTS[MotionFault.STIFF_KNEES], judgement=SourceJudgement.TIP)
    knees = fault_strengths(take, MOVES[6003], (*moments, tip), 7)[MotionFault.STIFF_KNEES]
    assert (knees[16 * FRAMES_PER_SEC : 21 * FRAMES_PER_SEC] == 1).all()
    elsewhere = fault_strengths(take, MOVES[6003], moments, 7)
    assert all(
        (strengths == UNSPOKEN).all() for fault, strengths in elsewhere.items() if REGIONS[fault] is not BodyRegion.LEGS
    )


def test_a_take_of_another_activity_has_no_move() -> None:
    other = next(take for take in demo_takes() if take.activity.slug == "cooking")
    with pytest.raises(KeyError):
        demo_motion(other, ())
