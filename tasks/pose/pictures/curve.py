"""The error per frame as a curve over the window."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.pose.pictures.canvas import Anchor, Box, Canvas, Strokes
from tasks.pose.pictures.look import CURVE, CURVE_FILL, FAINT, GAP, LABEL, PAPER, QUIET, RULE, STRONG, TICK
from tasks.pose.pictures.shown import ShownPair
from tasks.pose.pictures.strokes import dot
from tasks.pose.pictures.words import width_px

STEPS = (1.0, 2.0, 2.5, 5.0)
"""Marks on an axis are these times a power of ten apart."""
LINE_PX, DOT_PX = 2.2, 4.5
CAPTION_PX = 12
CAPTION = "Mean distance of the joints once aligned, frame by frame (PA-MPJPE), in millimetres of the learner"


class Run(NamedTuple):
    """Frames [start, stop) that are alike."""

    start: int
    """First frame."""
    stop: int
    """The frame behind the last."""


class Axis(NamedTuple):
    """Where errors and frames are in the picture: each frame has its share of the width."""

    box: Box
    """Where the curve is."""
    frames: int
    """Frames of the window."""
    top_mm: float
    """The error at the upper edge; the lower edge is 0."""

    def x(self, frame: float) -> float:
        """Where the middle of a frame is; the frame is shown from its time on."""
        return self.box.left + (frame + 0.5) / self.frames * self.box.width

    def y(self, error_mm: float) -> float:
        """Where an error is."""
        return self.box.bottom - error_mm / self.top_mm * self.box.height


def axis_of(pair: ShownPair, box: Box) -> Axis:
    """The axis of a pair's errors, in steps that read well."""
    known = pair.errors_mm_T[np.isfinite(pair.errors_mm_T)]
    highest_mm = float(known.max()) if len(known) else 0.0
    step_mm = round_step(max(highest_mm, 1.0) / 3)
    return Axis(box, pair.frame_count, step_mm * max(1, int(np.ceil(1.04 * highest_mm / step_mm))))


def draw_curve(canvas: Canvas, pair: ShownPair, axis: Axis) -> None:
    """The curve with its scales, its mean and its gaps."""
    _draw_gaps(canvas, pair, axis)
    _draw_errors_scale(canvas, axis)
    _draw_time_scale(canvas, pair, axis)
    _draw_errors(canvas, pair, axis)
    _draw_mean(canvas, pair, axis)


def draw_caption(canvas: Canvas, axis: Axis) -> None:
    """What the curve is, above it."""
    canvas.text(axis.box.left, axis.box.top - CAPTION_PX, CAPTION, STRONG)


def marked(axis: Axis, frame: int, error_mm: float) -> Strokes:
    """A dot on the curve; nothing where the frame is not aligned."""
    if not np.isfinite(error_mm):
        return Strokes(np.empty((0, 2, 2)), [], [])
    place = dot(axis.x(frame), axis.y(error_mm))
    return Strokes(np.stack([place, place]), [PAPER, CURVE], [14.0, 9.0])


def round_step(at_least: float) -> float:
    """The least round number from there on."""
    power = 10.0 ** np.floor(np.log10(at_least))
    return float(next(step * power for step in (*STEPS, 10.0) if step * power >= at_least * (1 - 1e-9)))


def _draw_gaps(canvas: Canvas, pair: ShownPair, axis: Axis) -> None:
    for start, stop in _runs(np.isnan(pair.errors_mm_T)):
        left, right = axis.x(start - 0.5), axis.x(stop - 0.5)
        canvas.box(Box(left, axis.box.top, right - left, axis.box.height), GAP)
        if width_px("not aligned", TICK) + 8 < right - left:
            canvas.text((left + right) / 2, axis.box.top + axis.box.height / 2, "not aligned", TICK, Anchor.MIDDLE)


def _draw_errors_scale(canvas: Canvas, axis: Axis) -> None:
    step_mm = round_step(axis.top_mm / 4)
    marks = [mark for mark in np.arange(0, axis.top_mm + step_mm / 2, step_mm) if mark <= axis.top_mm * 1.001]
    lines = [[(axis.box.left, axis.y(mark)), (axis.box.right, axis.y(mark))] for mark in marks]
    colours = [FAINT, *([RULE] * (len(marks) - 1))]
    canvas.strokes(Strokes(np.array(lines), colours, [1.0] * len(marks)))
    for mark in marks:
        canvas.text(axis.box.left - 10, axis.y(mark) + 4, f"{mark:g}", TICK, Anchor.RIGHT)


def _draw_time_scale(canvas: Canvas, pair: ShownPair, axis: Axis) -> None:
    step_sec = round_step(pair.duration_sec / 10)
    for mark in np.arange(0, pair.duration_sec - 0.5 / pair.fps, step_sec):
        x = axis.x(float(mark) * pair.fps)
        canvas.strokes(Strokes(np.array([[(x, axis.box.bottom), (x, axis.box.bottom + 4)]]), [FAINT], [1.0]))
        canvas.text(x, axis.box.bottom + 19, f"{mark:g} s", TICK, Anchor.MIDDLE)


def _draw_errors(canvas: Canvas, pair: ShownPair, axis: Axis) -> None:
    for start, stop in _runs(np.isfinite(pair.errors_mm_T)):
        line = np.array([(axis.x(frame), axis.y(float(pair.errors_mm_T[frame]))) for frame in range(start, stop)])
        if len(line) == 1:
            canvas.strokes(Strokes(dot(*line[0])[None], [CURVE], [DOT_PX]))
            continue
        foot = np.array([(line[-1, 0], axis.box.bottom), (line[0, 0], axis.box.bottom)])
        canvas.areas([np.concatenate([line, foot])], CURVE_FILL)
        pieces = np.stack([line[:-1], line[1:]], axis=1)
        canvas.strokes(Strokes(pieces, [CURVE] * len(pieces), [LINE_PX] * len(pieces)))


def _draw_mean(canvas: Canvas, pair: ShownPair, axis: Axis) -> None:
    mean_mm = pair.mean_error_mm
    if mean_mm is None:
        return
    y, box = axis.y(mean_mm), axis.box
    starts = np.arange(box.left, box.right, 10.0)
    dashes = np.array([[(start, y), (min(start + 5, box.right), y)] for start in starts])
    canvas.strokes(Strokes(dashes, [QUIET] * len(dashes), [1.2] * len(dashes)))
    canvas.text(box.right + 8, y + 4, "mean", LABEL._replace(size_px=TICK.size_px))


def _runs(is_in_T: NDArray[np.bool_]) -> Iterator[Run]:
    """Where it holds without a break."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_in_T, [False])))).tolist()
    return map(Run, edges[::2], edges[1::2])
