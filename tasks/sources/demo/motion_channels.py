"""What a move of the demo data is made of: channels that go through beats, again and again.

A channel is one number of a body over time, such as the height of the pelvis. Lengths are metres for a body of 1.75 m,
angles degrees. The body's own frame has x forward, y to its left, z up, and its ground at z = 0.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from schemas.records import Record
from tasks.sources.demo.motion_faults import MotionFault

Floats = NDArray[np.float64]
Values = float | tuple[float, ...]
"""One number for all beats, or one for each."""

STANDING: Mapping[str, float] = {
    # The pelvis: place, height above the ground, and height of the ground itself in a jump.
    "px": 0,
    "py": 0,
    "pz": 0.915,
    "air": 0,
    # Turns: the pelvis to the left, the trunk forward and to the left, the shoulders to the left, the head down.
    "yaw": 0,
    "lean": 4,
    "side": 0,
    "turn": 0,
    "nod": 0,
    # The ankles, from where they stand under the pelvis.
    "lfx": 0,
    "lfy": 0.12,
    "lfz": 0,
    "rfx": 0,
    "rfy": -0.12,
    "rfz": 0,
    # The wrists, from the middle between the shoulders.
    "lhx": 0.08,
    "lhy": 0.26,
    "lhz": -0.5,
    "rhx": 0.08,
    "rhy": -0.26,
    "rhz": -0.5,
    # Elbows and knees out to the side, and how much of a walk there is.
    "le": 25,
    "re": 25,
    "splay": 10,
    "walk": 0,
}
"""Every channel, as it is in a body that stands."""
CHANNELS = tuple(STANDING)
_MIRRORED_SIGN: Mapping[str, float] = dict.fromkeys(("py", "yaw", "side", "turn", "lfy", "rfy", "lhy", "rhy"), -1.0)


class Sides(StrEnum):
    """Whether a move is done on one side, or on both in turn."""

    ONE = "one"
    BOTH_IN_TURN = "both_in_turn"


class Move(Record):
    """One execution of a move, from which the next one goes on; what it looks like well done, and with each fault."""

    seconds: float
    """Length of one execution at the usual tempo, of both sides where they take turns."""
    sides: Sides
    """Whether every other execution is the mirror image."""
    beats: tuple[float, ...]
    """When each value is reached, as shares of one side's time, rising from 0."""
    channels: dict[str, Values]
    """Values at the beats, where they are not those of a standing body."""
    faults: dict[MotionFault, dict[str, Values]]
    """What takes their place when something goes wrong."""
    rise_m: float = 0.0
    """How much higher the body is after each side's turn."""


def channels_of(move: Move, phases_T: Floats, weights: Mapping[MotionFault, Floats]) -> dict[str, Floats]:
    """Each channel (T,) at these phases, where 1 is one execution; `weights` (T,) from 0 to 1 say how wrong it goes."""
    beats_B = _beats(move)
    values = {name: through_beats(beats_B, _values(move, move.channels, name), phases_T) for name in CHANNELS}
    right = dict(values)
    for fault, weights_T in weights.items():
        wrong = {**move.channels, **move.faults[fault]}
        for name in _touched(move, fault):
            values_T = through_beats(beats_B, _values(move, wrong, name), phases_T)
            values[name] = values[name] + weights_T * (values_T - right[name])
    return values


def through_beats(beats_B: Floats, values_B: Floats, phases_T: Floats) -> Floats:
    """The values at the phases: smooth, periodic with period 1, and never beyond the values at the beats around.

    Piecewise cubic Hermite with the harmonic slopes of Fritsch and Butland (1984).
    """
    beats, values = np.append(beats_B, 1.0), np.append(values_B, values_B[0])
    widths_B = np.diff(beats)
    slopes_B = np.diff(values) / widths_B
    before_B = np.roll(slopes_B, 1)
    product_B = before_B * slopes_B
    total_B = np.where(product_B > 0, before_B + slopes_B, 1.0)
    tangents_B = np.where(product_B > 0, 2 * product_B / total_B, 0.0)
    phases = np.mod(phases_T, 1.0)
    place_T = np.clip(np.searchsorted(beats, phases, side="right") - 1, 0, len(beats_B) - 1)
    u_T, width_T = (phases - beats[place_T]) / widths_B[place_T], widths_B[place_T]
    start_T, stop_T = values[place_T], values[place_T + 1]
    out_T, in_T = tangents_B[place_T] * width_T, np.roll(tangents_B, -1)[place_T] * width_T
    eased_T = u_T * u_T * (3 - 2 * u_T)
    return start_T + (stop_T - start_T) * eased_T + u_T * (1 - u_T) * ((1 - u_T) * out_T - u_T * in_T)


def eased(shares: Floats) -> Floats:
    """From 0 to 1 without a corner, and level outside."""
    inside = np.clip(shares, 0, 1)
    return inside * inside * (3 - 2 * inside)


def _beats(move: Move) -> Floats:
    beats = np.array(move.beats, dtype=np.float64)
    return beats if move.sides is Sides.ONE else np.concatenate((beats / 2, beats / 2 + 0.5))


def _values(move: Move, given: Mapping[str, Values], name: str) -> Floats:
    own = _spread(move, given.get(name, STANDING[name]))
    if move.sides is Sides.ONE:
        return own
    other = _mirrored(name)
    return np.concatenate((own, _MIRRORED_SIGN.get(name, 1.0) * _spread(move, given.get(other, STANDING[other]))))


def _spread(move: Move, values: Values) -> Floats:
    listed: Sequence[float] = values if isinstance(values, tuple) else (values,) * len(move.beats)
    if len(listed) != len(move.beats):
        raise ValueError(f"{len(listed)} values stand for {len(move.beats)} beats: {values}")
    return np.array(listed, dtype=np.float64)


def _touched(move: Move, fault: MotionFault) -> tuple[str, ...]:
    """Channels that a fault changes, those of the other side too where the sides take turns."""
    names = move.faults[fault]
    if move.sides is Sides.ONE:
        return tuple(names)
    return tuple(name for name in CHANNELS if name in names or _mirrored(name) in names)


def _mirrored(name: str) -> str:
    """The channel on the other side of the body."""
    side = {"l": "r", "r": "l"}.get(name[0], "") if name[1:] in ("fx", "fy", "fz", "hx", "hy", "hz", "e") else ""
    return side + name[1:] if side else name
