"""A picture measured in pixels from its upper left corner, drawn by matplotlib's Agg without its global state."""
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar, cast

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox
from numpy.typing import NDArray

from tasks.pose.pictures.look import FONTS, PAPER, Style
from tasks.pose.pictures.shown import Rgb
from tasks.video.geometry import Size

PX_PER_INCH = 72
"""So that a point, in which matplotlib measures type and lines, is a pixel."""


Drawn = TypeVar("Drawn", bound=Artist)


class Box(NamedTuple):
    """A part of the picture, in pixels."""

    left: float
    """Distance of its left edge from the picture's."""
    top: float
    """Distance of its upper edge from the picture's."""
    width: float
    """From left to right."""
    height: float
    """From top to bottom."""

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


class Strokes(NamedTuple):
    """Lines, each in its own colour and width, the first drawn first."""

    segments_N_2_2: NDArray[np.float64]
    """Start and end of each, in pixels."""
    colours: Sequence[str]
    """Of each."""
    widths_px: Sequence[float]
    """Of each."""


class Anchor(StrEnum):
    """Which part of a line of text stands at its place."""

    LEFT = "left"
    MIDDLE = "center"
    RIGHT = "right"


@contextmanager
def own_settings() -> Generator[None]:
    """The user's own settings of matplotlib set aside: they could have text read as TeX."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["text.hinting"] = "default"
        yield


class Canvas:
    """A picture to draw on; later things cover earlier ones. Use it within `own_settings`."""

    def __init__(self, size: Size) -> None:
        self.size = size
        inches = (size.width / PX_PER_INCH, size.height / PX_PER_INCH)
        self._figure = Figure(figsize=inches, dpi=PX_PER_INCH, facecolor=PAPER)
        self._canvas = FigureCanvasAgg(self._figure)
        self._axes: Axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, size.width)
        self._axes.set_ylim(size.height, 0)
        self._drawn = 0
        self._moving: Sequence[Artist] = ()
        self._held: object = None

    def text(self, x: float, baseline: float, line: str, style: Style, anchor: Anchor = Anchor.LEFT) -> Text:
        """One line of text, taken as it stands."""
        font = FontProperties(fname=FONTS / style.face, size=style.size_px)
        text = Text(x, baseline, line, color=style.colour, fontproperties=font, ha=anchor.value, va="baseline")
        text.set_parse_math(False)
        text.set_usetex(False)
        self._axes.add_artist(text)
        return self._placed(text)

    def strokes(self, strokes: Strokes, within: Box | None = None, opacity: float = 1.0) -> LineCollection:
        """Lines with round ends; nothing is drawn outside of `within`."""
        lines = LineCollection([], capstyle="round", joinstyle="round", alpha=opacity)
        self._axes.add_collection(lines, autolim=False)
        self._clip(lines, within)
        restroke(lines, strokes)
        return self._placed(lines)

    def areas(self, outlines: Sequence[NDArray[np.float64]], colour: str, within: Box | None = None) -> PolyCollection:
        """Filled outlines, each an array (corners, 2) in pixels; nothing is drawn outside of `within`."""
        areas = PolyCollection(list(outlines), facecolors=colour, edgecolors="none", antialiaseds=True)
        self._axes.add_collection(areas, autolim=False)
        self._clip(areas, within)
        return self._placed(areas)

    def box(self, box: Box, colour: str) -> PolyCollection:
        """A filled box."""
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        return self.areas([np.array([(left, top), (right, top), (right, bottom), (left, bottom)])], colour)

    def text_boxes(self) -> list[Box]:
        """Where the lines of text stand that are not empty, to see that none covers another."""
        texts = [text for text in self._axes.texts if text.get_text()]
        extents = [text.get_window_extent(self._canvas.get_renderer()) for text in texts]
        height = self.size.height
        return [Box(extent.x0, height - extent.y1, extent.width, extent.height) for extent in extents]

    def png(self) -> bytes:
        """The picture as a PNG file."""
        stream = io.BytesIO()
        self._canvas.print_png(stream, metadata={"Software": None})
        return stream.getvalue()

    def hold(self, moving: Sequence[Artist]) -> None:
        """Draw all but the moving parts, once and for all."""
        for artist in moving:
            artist.set_animated(True)
        self._canvas.draw()
        self._moving = moving
        self._held = self._canvas.copy_from_bbox(self._figure.bbox)

    def rgb(self) -> Rgb:
        """The picture with its moving parts as they are now; `hold` comes before."""
        self._canvas.restore_region(cast("Any", self._held))
        for artist in self._moving:
            self._axes.draw_artist(artist)
        return np.asarray(self._canvas.buffer_rgba())[:, :, :3].copy()

    def _clip(self, artist: Artist, within: Box | None) -> None:
        if within is not None:
            corners = Bbox.from_extents(within.left, within.bottom, within.right, within.top)
            artist.set_clip_box(TransformedBbox(corners, self._axes.transData))

    def _placed(self, artist: Drawn) -> Drawn:
        self._drawn += 1
        artist.set_zorder(self._drawn)
        return artist


def restroke(lines: LineCollection, strokes: Strokes) -> None:
    """Give lines that are drawn already other places, colours and widths."""
    lines.set_segments(list(strokes.segments_N_2_2))
    lines.set_color(list(strokes.colours))
    lines.set_linewidth(list(strokes.widths_px))
