"""Films of drawn pictures: the same bytes each time."""
# pyright: reportUnknownMemberType=false

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain
from typing import cast

import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from numpy.typing import NDArray

from schemas.video import ClipSettings, Effort
from tasks.video.encoding import Picture, encoded
from tasks.video.geometry import Size

FILM = ClipSettings(crf=20, effort=Effort.FAST)
"""Lines and letters stay sharp."""
EXACT = "accurate_rnd+bitexact"
"""The same pixels on any processor."""
LARGEST_SIDE_PX = 16_384
Rgb = NDArray[np.uint8]


def encoded_film(pictures: Iterable[Rgb], rate: Fraction) -> bytes:
    """Pictures (height, width, 3), one at least, as an MP4 file: H.264, yuv420p, BT.709, playable in browsers.

    Pictures are read and encoded one at a time. Raises ValueError where there is none, one is no picture, is of another
    size than the first, or a side is odd.
    """
    waiting = iter(pictures)
    first = next(waiting, None)
    if first is None:
        raise ValueError("a film needs a picture; none was given")
    size = _size(first)
    if size.width % 2 or size.height % 2:
        raise ValueError(f"pictures are {size.width} x {size.height}; H.264 needs even sides")
    return encoded(_drawn(chain((first,), waiting), size), rate, FILM)


def scaled(picture: Rgb, size: Size) -> Rgb:
    """A picture (height, width, 3) at another size, averaged over areas. Raises ValueError where it is no picture."""
    if _size(picture) == size:
        return picture
    scaling = _Filter(
        _size(picture), (("scale", f"{size.width}:{size.height}:flags=area+{EXACT}"), ("format", "rgb24"))
    )
    return cast("Rgb", scaling.applied(picture).to_ndarray())


class _Filter:
    """Filters for pictures of one size."""

    def __init__(self, size: Size, steps: tuple[tuple[str, str], ...]) -> None:
        layout = f"video_size={size.width}x{size.height}:pix_fmt=rgb24:time_base=1/1:pixel_aspect=1/1"
        self._graph = Graph()
        self._graph.threads = 1
        chained = (("buffer", layout), *steps, ("buffersink", ""))
        self._graph.link_nodes(*(self._graph.add(name, argument or None) for name, argument in chained)).configure()

    def applied(self, picture: Rgb) -> VideoFrame:
        """The filtered picture."""
        self._graph.vpush(VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24"))
        return self._graph.vpull()


def _drawn(pictures: Iterator[Rgb], size: Size) -> Iterator[Picture]:
    conversion = f"flags=bicubic+{EXACT}:out_range=limited:out_color_matrix=bt709"
    filters = _Filter(size, (("scale", f"{size.width}:{size.height}:{conversion}"), ("format", "yuv420p")))
    for slot, picture in enumerate(pictures):
        if _size(picture) != size:
            raise ValueError(f"picture {slot} is {picture.shape}; the film is {size.width} x {size.height}")
        frame = filters.applied(picture)
        frame.color_range, frame.colorspace = ColorRange.MPEG, Colorspace.ITU709
        frame.color_primaries, frame.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        yield Picture(frame, slot)


def _size(picture: Rgb) -> Size:
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8:
        raise ValueError(f"a picture is {picture.dtype} {picture.shape}; expected uint8 (height, width, 3)")
    height, width, _ = picture.shape
    if not (0 < width <= LARGEST_SIDE_PX and 0 < height <= LARGEST_SIDE_PX):
        raise ValueError(f"a picture is {width} x {height}; expected sides of 1 to {LARGEST_SIDE_PX}")
    return Size(width, height)
