"""The film: learner and expert side by side, their videos above where there are videos, the error below."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from fractions import Fraction
from itertools import chain, repeat
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.text import Text

from tasks.pose.pictures.bodies import Body, scene_of, shrunk
from tasks.pose.pictures.canvas import Anchor, Box, Canvas, Strokes, own_settings, restroke
from tasks.pose.pictures.curve import CAPTION_PX, Axis, axis_of, draw_caption, draw_curve, marked
from tasks.pose.pictures.facing import facing
from tasks.pose.pictures.framing import Following
from tasks.pose.pictures.header import draw_keys, draw_said, draw_title, notes, said_height
from tasks.pose.pictures.look import INK, LABEL, PANEL, STRONG, TICK
from tasks.pose.pictures.shown import Rgb, ShownBody, ShownPair
from tasks.video.film import encoded_film, scaled
from tasks.video.geometry import Size
from tasks.video.reading import LARGEST_DENOMINATOR

WIDTH_PX = 1600
LEFT_PX, RIGHT_PX, TOP_PX, GAP_PX = 76, 1536, 26, 16
SAID_TOP_PX, SAID_LINES, KEYS_BASELINE_PX = 78, 2, 178
PANELS_TOP_PX, VIDEO_PX, BODY_PX, BODY_EDGE_PX = 204, 384, 440, 14
CURVE_BELOW_PX, CURVE_PX, FOOT_BELOW_PX, END_BELOW_PX = 46, 104, 52, 76
"""Below the panels: where the curve starts, its height; below the curve: the last line, and the end."""
CURSOR_PX, TOLD_PX = 1.4, 15
"""Width of the line across the curve; size of time and error."""
NO_PICTURE = "no picture"


class Layout(NamedTuple):
    """Where things are."""

    size: Size
    """Of a picture of the film."""
    videos_top: float
    """Upper edge of the videos; meaningless where there is none."""
    bodies_top: float
    """Upper edge of the bodies' panels."""
    curve: Box
    """Where the curve is."""

    def panel(self, place: int, top: float, height: float) -> Box:
        """The learner's panel (0) or the expert's (1)."""
        width = (RIGHT_PX - LEFT_PX - GAP_PX) // 2
        return Box(LEFT_PX + place * (width + GAP_PX), top, width, height)


class Moving(NamedTuple):
    """What changes from frame to frame."""

    bodies: tuple[Body, Body]
    """Both bodies."""
    cursor: LineCollection
    """A line across the curve, and a dot on it."""
    told: Text
    """Time and error."""
    axis: Axis
    """Of the curve."""


def film(pair: ShownPair, path: Path) -> None:
    """Write an MP4 file (H.264, yuv420p) at the pair's rate; the same pair gives the same bytes.

    Learner left, the expert faintly over it; expert right; turned and scaled as on the contact sheet. Marks on the
    ground are half a metre apart and stay in their place. Frames are drawn and encoded one at a time.
    """
    rate = Fraction(pair.fps).limit_denominator(LARGEST_DENOMINATOR)
    with own_settings():
        path.write_bytes(encoded_film(pictures(pair), rate))


def pictures(pair: ShownPair) -> Iterator[Rgb]:
    """The film's pictures; use it within `own_settings`."""
    layout = layout_of(pair)
    canvas = Canvas(layout.size)
    moving = drawn_film(canvas, pair, layout)
    canvas.hold(_parts(moving))
    with ExitStack() as videos:
        sides = [_video(body, videos) for body in (pair.learner, pair.expert)]
        for frame in range(pair.frame_count):
            _move(moving, pair, frame)
            picture = canvas.rgb()
            for place, side in enumerate(sides):
                _paste(picture, next(side), layout.panel(place, layout.videos_top, VIDEO_PX))
            yield picture


def drawn_film(canvas: Canvas, pair: ShownPair, layout: Layout) -> Moving:
    """Draw what stands still, and name what moves; use it within `own_settings`."""
    _draw_words(canvas, pair, layout)
    axis = axis_of(pair, layout.curve)
    draw_curve(canvas, pair, axis)
    draw_caption(canvas, axis)
    panels = [layout.panel(place, layout.bodies_top, BODY_PX) for place in range(2)]
    inside = [shrunk(panel, BODY_EDGE_PX) for panel in panels]
    scene = scene_of(pair, list(range(pair.frame_count)), inside[0], Following.STEADY)
    learner = Body(canvas, scene, scene.learner, panels[0], inside[0])
    expert = Body(canvas, scene, scene.expert, panels[1], inside[1])
    cursor = canvas.strokes(marked(axis, 0, np.nan))
    told = canvas.text(RIGHT_PX, axis.box.top - CAPTION_PX, "", STRONG._replace(size_px=TOLD_PX), Anchor.RIGHT)
    return Moving((learner, expert), cursor, told, axis)


def layout_of(pair: ShownPair) -> Layout:
    """The places of all parts; a film without videos is lower."""
    has_videos = pair.learner.open_video is not None or pair.expert.open_video is not None
    bodies_top = PANELS_TOP_PX + (VIDEO_PX + GAP_PX // 2 if has_videos else 0)
    curve = Box(LEFT_PX, bodies_top + BODY_PX + CURVE_BELOW_PX, RIGHT_PX - LEFT_PX, CURVE_PX)
    return Layout(Size(WIDTH_PX, round(curve.bottom) + END_BELOW_PX), PANELS_TOP_PX, bodies_top, curve)


def _draw_words(canvas: Canvas, pair: ShownPair, layout: Layout) -> None:
    draw_title(canvas, pair, Box(LEFT_PX, TOP_PX, RIGHT_PX - LEFT_PX, 36))
    draw_keys(canvas, LEFT_PX, KEYS_BASELINE_PX)
    for place, (body, name) in enumerate(((pair.learner, "LEARNER"), (pair.expert, "EXPERT"))):
        draw_said(canvas, body, name, layout.panel(place, SAID_TOP_PX, said_height(SAID_LINES)))
        canvas.box(layout.panel(place, layout.bodies_top, BODY_PX), PANEL)
        if layout.bodies_top > layout.videos_top:
            video = layout.panel(place, layout.videos_top, VIDEO_PX)
            canvas.box(video, PANEL)
            canvas.text(video.left + video.width / 2, video.top + VIDEO_PX / 2, NO_PICTURE, TICK, Anchor.MIDDLE)
    canvas.text(LEFT_PX, layout.curve.bottom + FOOT_BELOW_PX, notes(pair, facing(pair)), LABEL)


def _parts(moving: Moving) -> list[Artist]:
    return [*(part for body in moving.bodies for part in body.parts), moving.cursor, moving.told]


def _move(moving: Moving, pair: ShownPair, frame: int) -> None:
    for body in moving.bodies:
        body.move(frame)
    error_mm, axis = float(pair.errors_mm_T[frame]), moving.axis
    error = f"{error_mm:.0f} mm" if np.isfinite(error_mm) else "not aligned"
    moving.told.set_text(f"{frame / pair.fps:.2f} s     {error}")
    dot = marked(axis, frame, error_mm)
    line = np.array([[(axis.x(frame), axis.box.top), (axis.x(frame), axis.box.bottom)]])
    restroke(
        moving.cursor,
        Strokes(np.concatenate([line, dot.segments_N_2_2]), [INK, *dot.colours], [CURSOR_PX, *dot.widths_px]),
    )


def _video(body: ShownBody, videos: ExitStack) -> Iterator[Rgb | None]:
    """The pictures of one side, then None for ever; a generator is closed with the film."""
    if body.open_video is None:
        return repeat(None)
    opened = body.open_video()
    if isinstance(opened, Generator):
        videos.callback(cast("Generator[Rgb | None]", opened).close)
    return chain(cast("Iterator[Rgb | None]", opened), repeat(None))


def _paste(picture: Rgb, frame: Rgb | None, panel: Box) -> None:
    """Put a video's frame into its panel, as large as it fits."""
    if frame is None:
        return
    height, width = frame.shape[:2]
    factor = min(panel.width / width, panel.height / height)
    size = Size(max(1, round(width * factor)), max(1, round(height * factor)))
    top, left = round(panel.top + (panel.height - size.height) / 2), round(panel.left + (panel.width - size.width) / 2)
    picture[top : top + size.height, left : left + size.width] = scaled(frame, size)
