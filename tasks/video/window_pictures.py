"""The pictures of a window of a video, one for each of its frames."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tasks.video.encoding import Shaper
from tasks.video.geometry import clip_size
from tasks.video.reading import ClipError, decoded, frames_from, opened, shown_size

Rgb = NDArray[np.uint8]


def window_pictures(
    source: Path, start_frame: int, frames: int, fps: float, short_side_px: int
) -> Iterator[Rgb | None]:
    """`frames` pictures from `start_frame` on, (height, width, 3), upright; None where the video has none.

    Times go by `fps`: of a video of another rate the picture that stands at each moment.
    """
    given = 0
    try:
        for picture in _pictures(source, Fraction(start_frame) / Fraction(fps), frames, Fraction(fps), short_side_px):
            given += 1
            yield picture
    except ClipError:
        pass
    yield from [None] * (frames - given)


def _pictures(source: Path, start_sec: Fraction, frames: int, fps: Fraction, short_side_px: int) -> Iterator[Rgb]:
    with opened(source) as video:
        first = next(decoded(video), None)
        if first is None:
            return
        shaper = Shaper(video, clip_size(shown_size(video, first.frame), short_side_px))
        half = 1 / (2 * fps)
        place = 0
        for shown in frames_from(video, start_sec - half):
            due = int((shown.time_sec - start_sec) * fps + Fraction(1, 2)) + 1
            if place < min(due, frames):
                picture = shaper.shaped(shown.frame).to_ndarray(format="rgb24").astype(np.uint8, copy=False)
                while place < min(due, frames):
                    yield picture
                    place += 1
            if place >= frames:
                return
