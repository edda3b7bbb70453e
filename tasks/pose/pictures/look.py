"""Colours, typefaces and sizes of the pictures, in pixels."""

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import matplotlib as mpl

FONTS = Path(mpl.get_data_path()) / "fonts/ttf"
"""The fonts that come with matplotlib: a picture looks the same wherever it is made."""

PAPER, PANEL, RULE = "#ffffff", "#f4f6f8", "#dde2e8"
INK, QUIET, FAINT = "#17202b", "#5b6675", "#98a2b0"
LEFT, RIGHT, MIDDLE, HEAD = "#d55e00", "#0072b2", "#46515f", "#c9d1da"
"""Left and right of the body are Okabe and Ito's vermilion and blue, which colour-blind people tell apart."""
OVERLAY, CURVE, CURVE_FILL, GAP = "#17202b", "#17202b", "#e6eaef", "#eceff2"


class Face(StrEnum):
    """Typefaces, by file."""

    REGULAR = "DejaVuSans.ttf"
    BOLD = "DejaVuSans-Bold.ttf"


class Style(NamedTuple):
    """How words are set."""

    size_px: float
    """Size of the type."""
    colour: str
    """Its colour."""
    face: Face = Face.REGULAR
    """Its typeface."""

    @property
    def line_px(self) -> float:
        """Distance of lines."""
        return round(1.42 * self.size_px)


TITLE = Style(25, INK, Face.BOLD)
SIDE = Style(13, QUIET, Face.BOLD)
TAKE = Style(14.5, INK, Face.BOLD)
BODY = Style(15, INK)
LABEL = Style(13, QUIET)
STRONG = Style(13, INK, Face.BOLD)
TICK = Style(12, QUIET)


def mixed(colour: str, share: float) -> str:
    """The colour mixed with white: a share of 1 leaves it as it is."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - part)):02x}" for part in parts)
