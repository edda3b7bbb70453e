"""Text from data made fit for a picture: only signs that the font has, in lines that fit."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from matplotlib.ft2font import FT2Font, LoadFlags

from tasks.pose.pictures.look import FONTS, Face, Style

MOST_SIGNS = 2000
"""More of a text never fits in a picture."""
UNKNOWN, CUT = "\N{REPLACEMENT CHARACTER}", "…"
"""Stands for what the font lacks; stands for what was cut off."""
LONGEST_TAIL = 16
"""A word that is cut loses what is left of it, unless that is longer."""
MARKS = frozenset({"Mn", "Me"})
"""Marks above and below letters, of which one is kept: a hundred would run into the lines around."""


def cleaned(text: str) -> str:
    """One line of at most `MOST_SIGNS` and the mark of a cut, without control signs and signs that the font lacks."""
    head = text[: 4 * MOST_SIGNS].encode(errors="replace").decode()
    signs = "".join(_signs(unicodedata.normalize("NFC", " ".join(head.split()))))
    is_cut = len(signs) > MOST_SIGNS or len(text) > len(head)
    return signs[:MOST_SIGNS].rstrip() + CUT * is_cut


def width_px(line: str, style: Style) -> float:
    """How wide a line is when it is set, hinted as in `own_settings`."""
    font = _font(style.face)
    font.set_size(style.size_px, 72)
    font.set_text(line, flags=LoadFlags.DEFAULT)
    return font.get_width_height()[0] / 64


def cut(text: str, style: Style, most_px: float) -> str:
    """The text as one line that fits."""
    line = cleaned(text)
    if width_px(line, style) <= most_px:
        return line
    kept = line[: _fitting(line, style, most_px - width_px(CUT, style))]
    space = kept.rfind(" ")
    if line[len(kept) : len(kept) + 1] != " " and space > len(kept) - LONGEST_TAIL:
        kept = kept[: max(space, 0)] or kept
    return kept.rstrip(" .,;:!?…") + CUT


def wrapped(text: str, style: Style, most_px: float, most_lines: int) -> list[str]:
    """The text in lines that fit; what is beyond `most_lines` is cut off."""
    lines: list[str] = []
    rest = cleaned(text)
    while rest and len(lines) < most_lines - 1:
        line = rest[: _line_end(rest, style, most_px)]
        rest = rest[len(line) :].lstrip()
        lines.append(line.rstrip())
    return [*lines, cut(rest, style, most_px)] if rest else lines


def _signs(text: str) -> Iterator[str]:
    known = _known(Face.REGULAR) & _known(Face.BOLD)
    is_marked = False
    for sign in text:
        category = unicodedata.category(sign)
        is_mark = category in MARKS
        if not (category.startswith("C") or (is_mark and is_marked)):
            yield sign if ord(sign) in known else UNKNOWN
        is_marked = is_mark


def _line_end(text: str, style: Style, most_px: float) -> int:
    """Where the first line ends: behind its last whole word, or within a word that is a line for itself."""
    if width_px(text, style) <= most_px:
        return len(text)
    end = max(1, _fitting(text, style, most_px))
    space = text.rfind(" ", 1, end + 1)
    return space if space > 0 else end


def _fitting(text: str, style: Style, most_px: float) -> int:
    """How many signs fit, found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_px(text[:middle], style) <= most_px else (low, middle - 1)
    return low


@cache
def _font(face: Face) -> FT2Font:
    return FT2Font(str(FONTS / face))


@cache
def _known(face: Face) -> frozenset[int]:
    return frozenset(_font(face).get_charmap())
