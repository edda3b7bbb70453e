"""How a stored picture is turned, and the size at which it is shown and cut. Whole numbers and no pixels."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

WIDEST_PIXEL = 4
"""A pixel this many times wider than high, or higher than wide, is a mistake in the file and taken for square."""
SMALLEST_SIDE = 2
"""H.264 with halved colour planes has even sizes only."""


class Size(NamedTuple):
    """A picture's size in pixels."""

    width: int
    """Columns."""
    height: int
    """Rows."""


class Turn(NamedTuple):
    """What a player does to a stored picture before it shows it."""

    clockwise_deg: int
    """By how much it is turned: 0, 90, 180 or 270; a mirrored one is mirrored left to right first."""
    filters: tuple[tuple[str, str], ...]
    """The same as FFmpeg's filters, each with its argument."""

    def shown(self, stored: Size) -> Size:
        """The size after the turn."""
        return Size(stored.height, stored.width) if self.clockwise_deg % 180 else stored


_HFLIP, _VFLIP = ("hflip", ""), ("vflip", "")
UPRIGHT = Turn(0, ())
_TURNS = {
    (1, 0, 0, 1): UPRIGHT,
    (0, 1, -1, 0): Turn(90, (("transpose", "clock"),)),
    (-1, 0, 0, -1): Turn(180, (_HFLIP, _VFLIP)),
    (0, -1, 1, 0): Turn(270, (("transpose", "cclock"),)),
    (-1, 0, 0, 1): Turn(0, (_HFLIP,)),
    (0, -1, -1, 0): Turn(90, (("transpose", "clock_flip"),)),
    (1, 0, 0, -1): Turn(180, (_VFLIP,)),
    (0, 1, 1, 0): Turn(270, (("transpose", "cclock_flip"),)),
}
"""By where a display matrix sends a step to the right, then a step down."""


def turn_of(matrix: Sequence[int]) -> Turn | None:
    """What the nine numbers of a display matrix ask for; None where it is no multiple of a quarter turn.

    FFmpeg's matrix stands by rows and multiplies from the right: (x, y) goes to (m0 x + m3 y, m1 x + m4 y).
    """
    right_x, right_y, down_x, down_y = (matrix[place] for place in (0, 1, 3, 4))
    most = max(abs(right_x), abs(right_y), abs(down_x), abs(down_y))
    signs = (_sign(right_x, most), _sign(right_y, most), _sign(down_x, most), _sign(down_y, most))
    return _TURNS.get(signs) if most else UPRIGHT


def square_size(stored: Size, pixel_aspect: Fraction) -> Size:
    """The size of a stored picture when its pixels are made square."""
    if not Fraction(1, WIDEST_PIXEL) <= pixel_aspect <= WIDEST_PIXEL:
        return stored
    return Size(max(1, round(stored.width * pixel_aspect)), stored.height)


def clip_size(shown: Size, short_side_px: int) -> Size:
    """An even size of the same shape whose short side is `short_side_px`; never larger than `shown`."""
    factor = Fraction(short_side_px, min(shown))
    if factor >= 1:
        return Size(*(max(SMALLEST_SIDE, side - side % 2) for side in shown))
    return Size(*(max(SMALLEST_SIDE, 2 * round(side * factor / 2)) for side in shown))


def resizing(turned: Size, wanted: Size) -> tuple[tuple[str, str], ...]:
    """Filters that bring a turned picture to the wanted size: an odd last row or column is cut off, not blurred in."""
    odd = (turned.width - wanted.width, turned.height - wanted.height)
    cut = (("crop", f"{wanted.width}:{wanted.height}:0:0"),) if odd != (0, 0) and set(odd) <= {0, 1} else ()
    return (*cut, ("scale", f"{wanted.width}:{wanted.height}:flags=bicubic+accurate_rnd+bitexact:out_range=limited"))


def _sign(step: int, largest: int) -> int:
    """-1, 0 or 1; a hundredth of the largest step is taken for none."""
    if abs(step) * 100 < largest:
        return 0
    return 1 if step > 0 else -1
