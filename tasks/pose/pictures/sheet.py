"""The contact sheet: eight moments of a learner above those of the expert, and the error below."""

import numpy as np

from tasks.pose.pictures.bodies import Body, Scene, Side, is_posed, scene_of, shrunk
from tasks.pose.pictures.canvas import Anchor, Box, Canvas, own_settings
from tasks.pose.pictures.curve import Axis, axis_of, draw_caption, draw_curve, marked
from tasks.pose.pictures.facing import facing
from tasks.pose.pictures.framing import Following
from tasks.pose.pictures.header import NO_POSE, draw_keys, draw_said, draw_title, notes, said_height
from tasks.pose.pictures.look import LABEL, PANEL, STRONG, TICK
from tasks.pose.pictures.shown import ShownPair
from tasks.pose.pictures.words import width_px
from tasks.video.geometry import Size

SHEET = Size(1600, 1076)
"""Pixels of a contact sheet."""
MOMENTS = 8
"""How many moments it shows."""
LEFT_PX, RIGHT_PX, TOP_PX = 76, 1536, 26
SAID_TOP_PX, SAID_LINES, COLUMN_GAP_PX = 82, 3, 48
KEYS_BASELINE_PX = 202
ROWS_TOP_PX, ROW_PX, ROW_GAP_PX, CELL_GAP_PX, CELL_EDGE_PX = 254, 272, 8, 6, 8
CURVE_TOP_PX, CURVE_PX = 850, 140
FOOT_PX = 1046


def contact_sheet(pair: ShownPair) -> bytes:
    """A PNG file of `SHEET` pixels; the same pair gives the same bytes.

    Above the learner, the expert faintly over it; below the expert. Both are turned about the vertical axis so that
    their hips lie the same way in the middle frame, and are drawn at one scale. Absent joints are not drawn. The
    curve's time runs as the cells do: each moment stands above its place on the curve.
    """
    with own_settings():
        return drawn_sheet(pair).png()


def drawn_sheet(pair: ShownPair) -> Canvas:
    """The sheet on its canvas; use it within `own_settings`."""
    canvas = Canvas(SHEET)
    _draw_words(canvas, pair)
    axis = axis_of(pair, Box(LEFT_PX, CURVE_TOP_PX, RIGHT_PX - LEFT_PX, CURVE_PX))
    draw_curve(canvas, pair, axis)
    draw_caption(canvas, axis)
    _draw_moments(canvas, pair, axis)
    scene = scene_of(pair, moments(pair.frame_count), shrunk(_cell(0, 0), CELL_EDGE_PX), Following.CENTRED)
    _draw_row(canvas, scene, scene.learner, ROWS_TOP_PX)
    _draw_row(canvas, scene, scene.expert, ROWS_TOP_PX + ROW_PX + ROW_GAP_PX)
    return canvas


def moments(frame_count: int) -> list[int]:
    """The frames shown: the middles of eight equal parts of the window."""
    return [int((place + 0.5) * frame_count / MOMENTS) for place in range(MOMENTS)]


def _draw_words(canvas: Canvas, pair: ShownPair) -> None:
    width = RIGHT_PX - LEFT_PX
    draw_title(canvas, pair, Box(LEFT_PX, TOP_PX, width, 36))
    column, height = (width - COLUMN_GAP_PX) / 2, said_height(SAID_LINES)
    draw_said(canvas, pair.learner, "LEARNER", Box(LEFT_PX, SAID_TOP_PX, column, height))
    draw_said(canvas, pair.expert, "EXPERT", Box(LEFT_PX + column + COLUMN_GAP_PX, SAID_TOP_PX, column, height))
    draw_keys(canvas, LEFT_PX, KEYS_BASELINE_PX)
    canvas.text(LEFT_PX, FOOT_PX, notes(pair, facing(pair)), LABEL)


def _cell(place: int, top: float) -> Box:
    pitch = (RIGHT_PX - LEFT_PX) / MOMENTS
    return Box(LEFT_PX + place * pitch + CELL_GAP_PX / 2, top, pitch - CELL_GAP_PX, ROW_PX)


def _draw_row(canvas: Canvas, scene: Scene, side: Side, top: float) -> None:
    name = canvas.text(LEFT_PX - 14, top + ROW_PX / 2, side.name, STRONG, Anchor.MIDDLE)
    name.set_rotation(90)
    for place in range(MOMENTS):
        cell = _cell(place, top)
        canvas.box(cell, PANEL)
        Body(canvas, scene, side, cell, shrunk(cell, CELL_EDGE_PX)).move(place)
        if not is_posed(side, place):
            canvas.text(cell.left + cell.width / 2, top + ROW_PX / 2, NO_POSE, TICK, Anchor.MIDDLE)


def _draw_moments(canvas: Canvas, pair: ShownPair, axis: Axis) -> None:
    """Time and error of each moment above its column, and its mark on the curve below."""
    for place, frame in enumerate(moments(pair.frame_count)):
        cell = _cell(place, ROWS_TOP_PX)
        error_mm = float(pair.errors_mm_T[frame])
        time = f"{frame / pair.fps:.2f} s"
        told = f"{error_mm:.0f} mm" if np.isfinite(error_mm) else "not aligned"
        canvas.text(cell.left, cell.top - 10, time, STRONG)
        canvas.text(cell.left + width_px(time, STRONG) + 10, cell.top - 10, told, LABEL)
        canvas.strokes(marked(axis, frame, error_mm))
