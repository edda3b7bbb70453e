"""How the performers of the demo's sports takes move: the move of their task, again and again, in their own way."""

from collections.abc import Mapping, Sequence

import numpy as np

from schemas.records import Record
from tasks.sources.demo.draws import Draws
from tasks.sources.demo.motion_basketball import JUMP_SHOT, MIKAN, REVERSE_LAYUP
from tasks.sources.demo.motion_body import Vectors, posed
from tasks.sources.demo.motion_bouldering import CLIMB
from tasks.sources.demo.motion_channels import STANDING, Floats, Move, channels_of, eased
from tasks.sources.demo.motion_moments import PointMoment
from tasks.sources.demo.motion_noise import bell, wobble
from tasks.sources.demo.motion_soccer import DRIBBLE, JUGGLE, PENALTY, TRAP_AND_PLAY
from tasks.sources.demo.motion_strength import fault_strengths
from tasks.sources.demo.takes import FRAMES_PER_SEC, DemoTake, Proficiency

MOVES = {
    6001: MIKAN,
    6002: REVERSE_LAYUP,
    6003: JUMP_SHOT,
    7004: CLIMB,
    7020: CLIMB,
    7300: CLIMB,
    8001: TRAP_AND_PLAY,
    8003: DRIBBLE,
    8004: JUGGLE,
    8005: PENALTY,
}
"""The move of each task of the source that has one here."""
_UNSTEADY = {
    Proficiency.NOVICE: 1.6,
    Proficiency.EARLY_EXPERT: 1.3,
    Proficiency.INTERMEDIATE_EXPERT: 1.0,
    Proficiency.LATE_EXPERT: 0.8,
}
"""How much each level strays from the move, and from its own tempo."""
_GAIT_HZ = 1.9
_CLIMBS = 3
"""Executions on the way up, before one that goes down again."""
_RISE_FROM, _RISE_TO = 0.36, 0.7
"""When a climber rises in a side's turn, as shares of it."""


class Manner(Record):
    """How one participant does whatever they do."""

    stature_m: float
    """Height."""
    tempo: float
    """Speed, 1 being the usual one."""
    vigour: float
    """Height of jumps and depth of crouches, 1 being the usual one."""
    lean_deg: float
    """How much further forward the trunk leans."""
    hands_forward_m: float
    """How much further forward the hands are."""
    hands_up_m: float
    """How much higher the hands are."""
    wobble_m: float
    """How much a joint strays from the move."""


def manner_of(take: DemoTake, seed: int) -> Manner:
    """The manner of the take's participant, the same in all takes."""
    draws = Draws(seed, "manner", take.participant_uid)
    unsteady = _UNSTEADY[take.proficiency]
    return Manner(
        stature_m=draws.between(1.58, 1.92),
        tempo=draws.between(1 - 0.1 * unsteady, 1 + 0.1 * unsteady),
        vigour=draws.between(0.92, 1.06),
        lean_deg=draws.between(-2.0, 2.0) * unsteady,
        hands_forward_m=draws.between(-0.02, 0.02) * unsteady,
        hands_up_m=draws.between(-0.02, 0.02) * unsteady,
        wobble_m=0.005 * unsteady,
    )


def demo_motion(take: DemoTake, moments: Sequence[PointMoment], seed: int = 7) -> Vectors:
    """The joints (T, 17, 3) of the take's performer, in metres, z up; KeyError for a task without a move."""
    move, manner = MOVES[take.task.task_id], manner_of(take, seed)
    phases_T = _phases(take, move, manner, seed)
    channels = channels_of(move, phases_T, fault_strengths(take, move, moments, seed))
    times_T = np.arange(take.frame_count) / FRAMES_PER_SEC
    gait_T = 2 * np.pi * _GAIT_HZ * manner.tempo * times_T
    own = _in_own_manner(channels, manner) | {"air": channels["air"] * manner.vigour + _height(move, phases_T)}
    return _placed(posed(own, gait_T, manner.stature_m), take, manner, seed)


def _phases(take: DemoTake, move: Move, manner: Manner, seed: int) -> Floats:
    """How many executions lie behind each frame; some go a little faster than others."""
    times_T = np.arange(take.frame_count) / FRAMES_PER_SEC
    uneven_T = 0.02 * _UNSTEADY[take.proficiency] * wobble((take.frame_count,), 150, "tempo", seed, take.take_uid)
    start = Draws(seed, "phase", take.take_uid).unit()
    return start + times_T * manner.tempo / move.seconds + uneven_T


def _in_own_manner(channels: Mapping[str, Floats], manner: Manner) -> dict[str, Floats]:
    own = dict(channels)
    own["pz"] = STANDING["pz"] + manner.vigour * (channels["pz"] - STANDING["pz"])
    own["lean"] = channels["lean"] + manner.lean_deg
    for side in "lr":
        own[f"{side}hx"] = channels[f"{side}hx"] + manner.hands_forward_m
        own[f"{side}hz"] = channels[f"{side}hz"] + manner.hands_up_m
    return own


def _height(move: Move, phases_T: Floats) -> Floats:
    """How far up a wall the performer is: a step for each side's turn, and all the way down in the last execution."""
    sides_T = 2 * np.mod(phases_T, _CLIMBS + 1)
    up_T = np.floor(sides_T) + eased((np.mod(sides_T, 1) - _RISE_FROM) / (_RISE_TO - _RISE_FROM))
    down_T = 2 * _CLIMBS * (1 - eased((sides_T - 2 * _CLIMBS) / 2))
    return move.rise_m * (1 + np.where(sides_T < 2 * _CLIMBS, up_T, down_T))


def _placed(joints_T_17_3: Vectors, take: DemoTake, manner: Manner, seed: int) -> Vectors:
    """The joints in the world of the capture, each a little off."""
    draws = Draws(seed, "place", take.take_uid)
    facing, x, y = 2 * np.pi * draws.unit(), draws.between(-3, 3), draws.between(-3, 3)
    floor = Draws(seed, "floor", take.capture_name).between(-1.4, -0.2)
    turn = np.array(((np.cos(facing), -np.sin(facing), 0), (np.sin(facing), np.cos(facing), 0), (0, 0, 1)))
    strayed = manner.wobble_m * wobble(joints_T_17_3.shape, 12, "wobble", seed, take.take_uid)
    measured = 0.004 * bell(joints_T_17_3.shape, "measured", seed, take.take_uid)
    return (joints_T_17_3 + strayed) @ turn.T + measured + np.array((x, y, floor))
