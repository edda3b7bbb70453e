"""Bodies on a canvas, that can be moved once they are drawn."""

import math
from typing import NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection, PolyCollection

from schemas.pose import BodyRegion
from tasks.pose.pictures.canvas import Box, Canvas, Strokes, restroke
from tasks.pose.pictures.facing import Metres, facing, turned
from tasks.pose.pictures.framing import Aim, Following, Framing, framing, height_px, placed
from tasks.pose.pictures.header import OVERLAY_OPACITY
from tasks.pose.pictures.look import FAINT, MIDDLE, mixed
from tasks.pose.pictures.overlaid import overlaid
from tasks.pose.pictures.shown import ShownPair
from tasks.pose.pictures.strokes import body_strokes, overlay_strokes, torso

TORSO_SHARE = 0.16
TICK_M, TICK_PX = 0.5, 6
"""Marks on the ground: how far apart, and how long."""
NO_STROKES = Strokes(np.empty((0, 2, 2)), [], [])


class Side(NamedTuple):
    """One body, turned, and where it is looked at."""

    name: str
    """What is written beside it."""
    joints_T_17_3: Metres
    """Turned, in metres; NaN where absent."""
    overlay_T_17_3: Metres
    """The body laid over it; NaN where there is none."""
    aim: Aim
    """Where the picture looks."""


class Scene(NamedTuple):
    """Both bodies at one scale."""

    learner: Side
    """The learner, with the expert laid over."""
    expert: Side
    """The expert, with nothing."""
    px_per_m: float
    """Pixels of a metre."""
    region: BodyRegion
    """What is drawn stronger."""


class Body:
    """One side's body in a cell of the picture, empty until it is moved."""

    def __init__(self, canvas: Canvas, scene: Scene, side: Side, cell: Box, inside: Box) -> None:
        self._scene, self._side, self._cell, self._inside = scene, side, cell, inside
        self._ground: LineCollection = canvas.strokes(NO_STROKES, cell)
        self._torso: PolyCollection = canvas.areas([], mixed(MIDDLE, TORSO_SHARE), cell)
        self._limbs: LineCollection = canvas.strokes(NO_STROKES, cell)
        self._overlay: LineCollection = canvas.strokes(NO_STROKES, cell, OVERLAY_OPACITY)

    @property
    def parts(self) -> tuple[Artist, ...]:
        """What moves, in the order in which it is drawn."""
        return (self._ground, self._torso, self._limbs, self._overlay)

    def move(self, frame: int) -> None:
        """Show one frame."""
        side, box, px_per_m = self._side, self._inside, self._scene.px_per_m
        places_17_3 = placed(side.joints_T_17_3[frame], side.aim, frame, box, px_per_m)
        over_17_3 = placed(side.overlay_T_17_3[frame], side.aim, frame, box, px_per_m)
        self._torso.set_verts(torso(places_17_3))
        restroke(self._ground, self._ground_strokes(frame))
        restroke(self._limbs, body_strokes(places_17_3, self._scene.region, px_per_m))
        restroke(self._overlay, overlay_strokes(over_17_3, px_per_m))

    def _ground_strokes(self, frame: int) -> Strokes:
        """The ground, with marks that stay where they are in the world."""
        aim, cell, px_per_m = self._side.aim, self._cell, self._scene.px_per_m
        y = float(height_px(np.array(aim.ground_z_m), aim, frame, self._inside, px_per_m))
        middle_m, half_m = float(aim.middle_x_T[frame]), cell.width / 2 / px_per_m
        marks = range(math.ceil((middle_m - half_m) / TICK_M), math.floor((middle_m + half_m) / TICK_M) + 1)
        places = [cell.left + cell.width / 2 + (mark * TICK_M - middle_m) * px_per_m for mark in marks]
        lines = [[(cell.left, y), (cell.right, y)], *([(x, y), (x, y + TICK_PX)] for x in places)]
        return Strokes(np.array(lines), [FAINT] * len(lines), [1.2] * len(lines))


def scene_of(pair: ShownPair, frames: list[int], inside: Box, following: Following) -> Scene:
    """The bodies of some frames, as large as all of them fit into boxes of one size."""
    by = facing(pair)
    learner_T_17_3, expert_T_17_3 = turned(pair.learner, by), turned(pair.expert, by)
    over = overlaid(pair, learner_T_17_3)[frames]
    learner, expert = learner_T_17_3[frames], expert_T_17_3[frames]
    framed: Framing = framing(learner, expert, inside, following, pair.fps)
    return Scene(
        learner=Side("LEARNER", learner, over, framed.learner),
        expert=Side("EXPERT", expert, np.full_like(expert, np.nan), framed.expert),
        px_per_m=framed.px_per_m,
        region=pair.region,
    )


def is_posed(side: Side, frame: int) -> bool:
    """Whether any joint is known."""
    return bool(np.isfinite(side.joints_T_17_3[frame]).any())


def shrunk(box: Box, edge_px: float) -> Box:
    """The box without its edges."""
    return Box(box.left + edge_px, box.top + edge_px, box.width - 2 * edge_px, box.height - 2 * edge_px)
