"""The files of body poses of the demo data, with the gaps and oddities of the source's."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import orjson
from numpy.typing import NDArray

from schemas.demonstrations import SourceJudgement
from schemas.commentary import Split
from schemas.pose import PoseOrigin
from tasks.pose.skeleton import JOINTS
from tasks.sources.demo.commentaries import DemoCommentary
from tasks.sources.demo.draws import Draws
from tasks.sources.demo.motion import MOVES, demo_motion
from tasks.sources.demo.motion_body import Vectors
from tasks.sources.demo.motion_faults import fault_of
from tasks.sources.demo.motion_moments import PointMoment, moments_of
from tasks.sources.demo.motion_noise import shares
from tasks.sources.demo.takes import FRAMES_PER_SEC, DemoTake, Proficiency

KEY_STEP = 3
"""People annotated every third frame."""
MOST_KEYS = 260
"""About how many frames of a take have a pose."""
LOST_KEYS = 8
"""Frames in a row that each take lacks somewhere."""
BEFORE_SEC, AFTER_TIP_SEC, AFTER_GOOD_SEC = 4.3, 2.3, 4.3
"""How much is annotated round a moment; where it is good, enough to look for the best four seconds in."""
HALF_BODY = 8
"""Joints of the take that shows half a body."""


class Oddity(StrEnum):
    """What is special about a take's poses."""

    AUTOMATIC = "automatic"
    """Nobody annotated it; the automatic poses have every frame."""
    ZEROS = "zeros"
    """Every joint is at (0, 0, 0)."""
    HALF = "half"
    """Half the joints are never there."""
    NO_FILE = "no_file"
    """It has no poses at all."""


ODDITIES = {
    5: Oddity.AUTOMATIC,
    12: Oddity.AUTOMATIC,
    16: Oddity.AUTOMATIC,
    17: Oddity.ZEROS,
    20: Oddity.HALF,
    22: Oddity.NO_FILE,
}
"""By place among the takes that could have poses, counted again from 0 after `ODD_EVERY`."""
ODD_EVERY = 24


def posed_takes(takes: Sequence[DemoTake]) -> tuple[DemoTake, ...]:
    """The takes that could have poses: those of a task with a move whose annotations are not withheld."""
    return tuple(take for take in takes if take.task.task_id in MOVES and take.split is not Split.TEST)


def oddity_of(takes: Sequence[DemoTake], take: DemoTake) -> Oddity | None:
    """What is special about the poses of one of `posed_takes`."""
    return ODDITIES.get(posed_takes(takes).index(take) % ODD_EVERY)


def poses_json(takes: Sequence[DemoTake], commentaries: Sequence[DemoCommentary], seed: int) -> dict[str, bytes]:
    """The files by path relative to the root."""
    files: dict[str, bytes] = {}
    for take in posed_takes(takes):
        oddity = oddity_of(takes, take)
        if oddity is not Oddity.NO_FILE:
            origin = PoseOrigin.AUTOMATIC if oddity is Oddity.AUTOMATIC else PoseOrigin.ANNOTATION
            path = f"annotations/ego_pose/{take.split}/body/{origin}/{take.take_uid}.json"
            files[path] = orjson.dumps(_document(take, oddity, moments_of(take, commentaries), seed))
    return files


def _document(take: DemoTake, oddity: Oddity | None, moments: Sequence[PointMoment], seed: int) -> dict[str, object]:
    frames_N = _keys(take, moments, 1 if oddity is Oddity.AUTOMATIC else KEY_STEP, seed)
    joints_N_17_3 = demo_motion(take, moments, seed)[frames_N]
    if oddity is Oddity.ZEROS:
        joints_N_17_3 = np.zeros_like(joints_N_17_3)
    views_N_17 = 2 + (3 * shares(joints_N_17_3.shape[:2], "views", seed, take.take_uid)).astype(np.int64)
    present_N_17 = _present(take, len(frames_N), oddity, seed)
    return {
        str(frame): [{"annotation3D": joints, "annotation2D": {}}]
        for frame, joints in zip(frames_N.tolist(), _joints(joints_N_17_3, views_N_17, present_N_17), strict=True)
    }


def _joints(
    joints_N_17_3: Vectors, views_N_17: NDArray[np.int64], present_N_17: NDArray[np.bool_]
) -> list[dict[str, object]]:
    """The annotation of each frame, to the millimetre; joints that are not there have no entry."""
    rows = zip(np.round(joints_N_17_3, 3).tolist(), views_N_17.tolist(), present_N_17.tolist(), strict=True)
    return [
        {
            name: {"x": x, "y": y, "z": z, "num_views_for_3d": seen_by}
            for name, (x, y, z), seen_by, is_present in zip(JOINTS, places, views, present, strict=True)
            if is_present
        }
        for places, views, present in rows
    ]


def _present(take: DemoTake, count: int, oddity: Oddity | None, seed: int) -> NDArray[np.bool_]:
    """Which joints are there: now and then one is not, most often an ear or a wrist."""
    lost_17 = np.full(len(JOINTS), 0.012)
    lost_17[[3, 4, 9, 10]] = 0.035
    present_N_17 = shares((count, len(JOINTS)), "lost", seed, take.take_uid) >= lost_17
    if oddity is Oddity.HALF:
        present_N_17[:, HALF_BODY:] = False
    return present_N_17


def _keys(take: DemoTake, moments: Sequence[PointMoment], step: int, seed: int) -> NDArray[np.int64]:
    """The frames that have a pose: stretches round the moments that say most, less a few frames and a longer gap."""
    is_wanted_T = np.zeros(take.frame_count, dtype=np.bool_)
    offset = Draws(seed, "first key", take.take_uid).below(step)
    for moment in _by_weight(take, moments, seed):
        if is_wanted_T[offset::step].sum() >= MOST_KEYS:
            break
        is_wanted_T[_stretch(take, moment)] = True
    keys_N = np.flatnonzero(is_wanted_T)
    keys_N = keys_N[keys_N % step == offset]
    is_there_N = shares((len(keys_N),), "lost keys", seed, take.take_uid) >= 0.01
    is_there_N[len(keys_N) // 3 : len(keys_N) // 3 + LOST_KEYS] = False
    return keys_N[is_there_N]


def _by_weight(take: DemoTake, moments: Sequence[PointMoment], seed: int) -> list[PointMoment]:
    """First what a body shows: a beginner's faults, an expert's good executions."""
    is_learner = take.proficiency in (Proficiency.NOVICE, Proficiency.EARLY_EXPERT)
    wanted = SourceJudgement.TIP if is_learner else SourceJudgement.GOOD_EXECUTION
    mixed = Draws(seed, "annotated", take.take_uid).shuffled(moments)
    return sorted(mixed, key=lambda one: (fault_of(take.activity.slug, one.point) is None, one.judgement is not wanted))


def _stretch(take: DemoTake, moment: PointMoment) -> slice:
    """The frames that are annotated round a moment; never the take's first second."""
    after_sec = AFTER_GOOD_SEC if moment.judgement is SourceJudgement.GOOD_EXECUTION else AFTER_TIP_SEC
    start = round((moment.time_sec - BEFORE_SEC) * FRAMES_PER_SEC)
    stop = round((moment.time_sec + after_sec) * FRAMES_PER_SEC)
    return slice(max(start, FRAMES_PER_SEC), min(stop, take.frame_count))
