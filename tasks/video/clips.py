"""Clips out of videos, exact to the frame.

A frame belongs to a clip when its presentation time lies in [start, end). Times are compared to half a tick of the
file's clock, at most half a millisecond, because that clock rounds: at 30 frames a second a Matroska file has its
second frame at 0.033 s.
"""

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from schemas.records import Record
from schemas.video import ClipSettings, ClipWork, FrameTiming
from tasks.video.encoding import Picture, Shaper, encoded
from tasks.video.geometry import clip_size
from tasks.video.reading import (
    MICROSECOND,
    ClipError,
    Shown,
    Video,
    decoded,
    frames_from,
    opened,
    shown_size,
    turn_asked,
)

LOOSEST_SEC = Fraction(1, 2_000)
"""Most by which a time may miss a clip's start or end."""
MISSING_FRAMES = 2
"""Frames that a whole video may lack of what it says: some containers count the encoder's delay."""


class VideoFacts(Record):
    """What a video says of itself."""

    duration_sec: float | None
    """Its length; None where the file does not say."""
    fps: float
    """Average frame rate, in frames per second."""
    width: int
    """Columns as shown: upright and with square pixels."""
    height: int
    """Rows as shown."""
    frames: int | None
    """Number of frames; None where the file does not say."""
    rotation_deg: int
    """By how much players turn the stored picture clockwise: 0, 90, 180 or 270."""
    codec: str
    """Name of the codec, such as `h264`."""


class _Span(NamedTuple):
    start: Fraction
    end: Fraction


def cut_clip(source: Path, start_sec: float, end_sec: float, settings: ClipSettings) -> bytes:
    """The frames of `source` in [`start_sec`, `end_sec`) as an MP4 file: H.264, yuv420p, upright, no sound.

    Its rate is constant, the source's average. The same video and settings give the same bytes. Frames are read,
    turned and encoded one at a time. Raises ClipError naming the file.
    """
    span = _span(source, start_sec, end_sec)
    with opened(source) as video:
        frames = _clip_frames(video, span, settings.end_tolerance_sec)
        return encoded(_pictures(video, frames, settings), video.rate, settings)


def clip_of(work: ClipWork, settings: ClipSettings) -> bytes:
    """The clip that `work` asks for, as `cut_clip` makes it."""
    return cut_clip(work.source, work.start_sec, work.end_sec, settings)


def probe(source: Path) -> VideoFacts:
    """What a video says of itself; its first frame is decoded. Raises ClipError naming the file."""
    with opened(source) as video:
        first = next(decoded(video), None)
        if first is None:
            raise ClipError(f"{source} holds no frame that can be decoded; fetch it again")
        shown = shown_size(video, first.frame)
        return VideoFacts(
            duration_sec=float(video.duration_sec) or None,
            fps=float(video.rate),
            width=shown.width,
            height=shown.height,
            frames=video.stream.frames or None,
            rotation_deg=turn_asked(video, first.frame).clockwise_deg,
            codec=video.stream.codec_context.name,
        )


def _span(source: Path, start_sec: float, end_sec: float) -> _Span:
    if not (math.isfinite(start_sec) and math.isfinite(end_sec) and 0 <= start_sec < end_sec):
        raise ClipError(f"no clip of {source} can go from {start_sec} s to {end_sec} s; give 0 <= start < end")
    return _Span(Fraction(start_sec), Fraction(end_sec))


def _clip_frames(video: Video, span: _Span, end_tolerance_sec: float) -> Iterator[Shown]:
    """The frames in the span. Raises ClipError when there is none, or when the video stops early."""
    loose = min(max(video.tick / 2, MICROSECOND), LOOSEST_SEC)
    last: Shown | None = None
    found = 0
    for shown in frames_from(video, span.start - loose):
        if shown.time_sec >= span.end - loose:
            break
        last = shown
        if shown.time_sec >= span.start - loose:
            found += 1
            yield _sound(video, shown)
    else:
        _check_end(video, span, last, end_tolerance_sec)
    if not found:
        where = f"from {float(span.start):.3f} s to {float(span.end):.3f} s"
        raise ClipError(f"{video.source} has no frame {where}; {_length_said(video)}: ask for a part that it has")


def _sound(video: Video, shown: Shown) -> Shown:
    if shown.frame.is_corrupt:
        raise ClipError(f"{video.source} has a damaged frame at {float(shown.time_sec):.3f} s; fetch it again")
    return shown


def _check_end(video: Video, span: _Span, last: Shown | None, end_tolerance_sec: float) -> None:
    """Raises ClipError when the frames ran out too early: by the file's own word, or well before the clip's end."""
    step = 1 / video.rate
    stop = last.time_sec + max(step, (last.frame.duration or 0) * video.tick) if last else Fraction(0)
    is_cut_off = min(span.end, video.stated_sec) - stop > MISSING_FRAMES * step
    if is_cut_off or span.end - stop > end_tolerance_sec:
        message = (
            f"{video.source} has no frames after {float(stop):.3f} s, and the clip ends at {float(span.end):.3f} s"
        )
        raise ClipError(f"{message}; {_length_said(video)}: it is cut off, or shorter than its data say")


def _length_said(video: Video) -> str:
    length_sec = video.duration_sec
    return f"by its own word it lasts {float(length_sec):.3f} s" if length_sec else "it does not say its length"


def _pictures(video: Video, frames: Iterator[Shown], settings: ClipSettings) -> Iterator[Picture]:
    """The frames as the clip shows them, each with its place in the clip's constant rate."""
    first = next(frames)
    shaper = Shaper(video, clip_size(shown_size(video, first.frame), settings.short_side_px))
    held = Picture(shaper.shaped(first.frame), 0)
    for shown in frames:
        slot = held.slot + 1
        if settings.timing is FrameTiming.REAL_TIME:
            slot = round((shown.time_sec - first.time_sec) * video.rate)
        yield from (Picture(held.frame, place) for place in range(held.slot, slot))
        held = Picture(shaper.shaped(shown.frame), slot)
    yield held
