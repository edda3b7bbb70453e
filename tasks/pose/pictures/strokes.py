"""A body as lines with round ends: what is far from the viewer first, each line with a rim that sets it off."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.pose import BodyRegion
from tasks.pose.pictures.canvas import Strokes
from tasks.pose.pictures.look import HEAD, INK, LEFT, MIDDLE, OVERLAY, PANEL, RIGHT, mixed
from tasks.pose.skeleton import BONES, JOINTS, REGION_JOINTS, Limb

NOSE, EARS, SHOULDERS, FACE = 0, (3, 4), (5, 6), slice(0, 5)
TORSO = (5, 6, 12, 11)
TRUNK = (Limb(5, 6), Limb(11, 12), Limb(5, 11), Limb(6, 12))
DRAWN = (*TRUNK, *BONES)
"""Limbs that are lines; the head is a disc on a neck."""
LIMB_M, STRONG_M, OVERLAY_M, NECK_M, HEAD_M, NOSE_M = 0.042, 0.085, 0.014, 0.042, 0.2, 0.036
"""How thick the lines are, in metres of the picture; a dot is a line without length."""
RIM_PX = 1.5
QUIET_SHARE = 0.6
"""How much of its colour a limb outside of the region keeps."""
DOT_PX = 0.01
"""Length of a line that is a dot, aslant: one without length, or upright, is not drawn."""
Places = NDArray[np.float64]


class Mark(NamedTuple):
    """One line of a body."""

    start_3: Places
    """Pixels to the right and down, and how far it is from the viewer."""
    end_3: Places
    """The same of its end."""
    colour: str
    """Of the line."""
    width_m: float
    """How thick it is, in metres."""


def strong_limbs(region: BodyRegion) -> frozenset[Limb]:
    """Limbs between joints of the region; where it has none of these, those that end in it."""
    joints = frozenset(REGION_JOINTS[region])
    within = frozenset(limb for limb in DRAWN if limb.inner in joints and limb.outer in joints)
    return within or frozenset(limb for limb in DRAWN if limb.outer in joints)


def body_strokes(places_17_3: Places, region: BodyRegion, px_per_m: float) -> Strokes:
    """A body; `places_17_3` are pixels right and down, and metres away from the viewer, NaN where absent."""
    marks = [*_limbs(places_17_3, region), *_head(places_17_3, region)]
    marks.sort(key=lambda mark: -float(mark.start_3[2] + mark.end_3[2]))
    segments: list[Places] = []
    colours: list[str] = []
    widths: list[float] = []
    for mark in marks:
        line = _segment(mark)
        width = mark.width_m * px_per_m
        segments += [line, line]
        colours += [PANEL, mark.colour]
        widths += [width + 2 * RIM_PX, width]
    return Strokes(_stacked(segments), colours, widths)


def overlay_strokes(places_17_3: Places, px_per_m: float) -> Strokes:
    """A body as thin lines of one colour."""
    neck = [] if (top := _head_centre(places_17_3)) is None else _neck(places_17_3, top)
    marks = [*_between(places_17_3, DRAWN), *neck]
    segments = [_segment(mark) for mark in marks]
    return Strokes(_stacked(segments), [OVERLAY] * len(marks), [max(1.5, OVERLAY_M * px_per_m)] * len(marks))


def _limbs(places_17_3: Places, region: BodyRegion) -> list[Mark]:
    strong = strong_limbs(region)
    marks: list[Mark] = []
    for limb in DRAWN:
        is_strong = limb in strong
        colour = _colour(limb) if is_strong else mixed(_colour(limb), QUIET_SHARE)
        width_m = STRONG_M if is_strong else LIMB_M
        marks += [mark._replace(colour=colour, width_m=width_m) for mark in _between(places_17_3, (limb,))]
    return marks


def _head(places_17_3: Places, region: BodyRegion) -> list[Mark]:
    """A disc with a nose, on a neck where there are shoulders; darker where the head is judged."""
    centre = _head_centre(places_17_3)
    if centre is None:
        return []
    is_strong = region in (BodyRegion.HEAD, BodyRegion.JUMP)
    disc = Mark(centre, centre, MIDDLE if is_strong else HEAD, HEAD_M)
    nose = Mark(places_17_3[NOSE], places_17_3[NOSE], INK, NOSE_M)
    marks = [*_neck(places_17_3, centre), disc, nose]
    return [mark for mark in marks if np.isfinite(mark.start_3).all()]


def _neck(places_17_3: Places, head_3: Places) -> list[Mark]:
    shoulders = places_17_3[list(SHOULDERS)].mean(axis=0)
    return [Mark(shoulders, head_3, mixed(MIDDLE, QUIET_SHARE), NECK_M)] if np.isfinite(shoulders).all() else []


def _head_centre(places_17_3: Places) -> Places | None:
    """Between the ears; where one is absent, the middle of what there is of the face, two joints at least."""
    ears = places_17_3[list(EARS)]
    face = ears if np.isfinite(ears).all() else places_17_3[FACE]
    known = face[np.isfinite(face).all(axis=1)]
    return known.mean(axis=0) if len(known) > 1 else None


def _between(places_17_3: Places, limbs: Sequence[Limb]) -> list[Mark]:
    """The limbs whose joints are both there."""
    marks = (Mark(places_17_3[limb.inner], places_17_3[limb.outer], OVERLAY, OVERLAY_M) for limb in limbs)
    return [mark for mark in marks if np.isfinite(mark.start_3).all() and np.isfinite(mark.end_3).all()]


def _colour(limb: Limb) -> str:
    sides = {JOINTS[joint].split("-")[0] for joint in limb}
    return {"left": LEFT, "right": RIGHT}[sides.pop()] if len(sides) == 1 else MIDDLE


def dot(x: float, y: float) -> Places:
    """A line (2, 2) so short that its round ends are a dot."""
    return np.array([(x, y), (x + DOT_PX, y + DOT_PX)])


def torso(places_17_3: Places) -> list[Places]:
    """The outline of the trunk, where its four joints are there."""
    corners = places_17_3[list(TORSO), :2]
    return [corners] if np.isfinite(corners).all() else []


def _segment(mark: Mark) -> Places:
    is_dot = bool((mark.start_3[:2] == mark.end_3[:2]).all())
    return dot(*mark.start_3[:2]) if is_dot else np.array([mark.start_3[:2], mark.end_3[:2]])


def _stacked(segments: list[Places]) -> Places:
    return np.stack(segments) if segments else np.empty((0, 2, 2))
