"""Opening videos and decoding their frames, each with the time at which it is shown.

Times count from the start of the file, as players show them.
"""
# pyright: reportUnknownMemberType=false

import math
import struct
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, Protocol, cast

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from schemas.errors import TouchlineError
from tasks.video.geometry import UPRIGHT, Size, Turn, square_size, turn_of

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg"
"""What is opened. FFmpeg would also follow a playlist to other files, and show a text file as a film of its letters."""
COUNTED = frozenset({"avi"})
"""Formats that store no presentation times: their frames are shown in order at the times of their packets."""
SEEK_BACK_SEC = (0, 10, 60)
"""How far before a moment to look for its keyframe; when none of these finds one, the whole file is read."""
LARGEST_DENOMINATOR = 1001
"""Frame rates are written with denominators up to this, which takes 30000/1001 as it is."""
FASTEST_FPS = 1000
"""A higher rate is a mistake in the file."""
MICROSECOND = Fraction(1, 1_000_000)
"""How finely a container tells its own start."""


class ClipError(TouchlineError):
    """A video cannot be read, or does not hold the clip that is wanted."""


class Rational(Protocol):
    """PyAV gives a Fraction or None up to version 18, and a type of its own from 19 on."""

    @property
    def numerator(self) -> int:
        """Above the line."""
        ...

    @property
    def denominator(self) -> int:
        """Below the line; PyAV 19 has 0 here for what is not known."""
        ...


class Video(NamedTuple):
    """An open video."""

    source: Path
    """Its file."""
    container: InputContainer
    """The open file."""
    stream: VideoStream
    """Its pictures."""
    tick: Fraction
    """What one count of the stream's clock is, in seconds."""
    rate: Fraction
    """Average frames per second."""
    origin: Fraction
    """When the file starts on its own clock, in seconds."""

    @property
    def stated_sec(self) -> Fraction:
        """The length of the pictures by the file's own word; 0 where it does not say."""
        return (self.stream.duration or 0) * self.tick

    @property
    def duration_sec(self) -> Fraction:
        """The length of the pictures, or else of the file, which may be its sound's; 0 where it does not say."""
        return self.stated_sec or Fraction(self.container.duration or 0, av.time_base)


class Shown(NamedTuple):
    """A decoded frame."""

    frame: VideoFrame
    """As it is stored: neither turned nor scaled."""
    time_sec: Fraction
    """When it is shown."""


@contextmanager
def opened(source: Path) -> Generator[Video]:
    """Open a video. Raises ClipError naming the file."""
    if not source.is_file():
        raise ClipError(f"{source} is not there, or is no file; check the data folder")
    if not source.stat().st_size:
        raise ClipError(f"{source} is empty; fetch it again")
    try:
        container = _demuxer(str(source.absolute()))
    except FFmpegError as error:
        message = f"{source} cannot be opened as a video ({reason(error)}); it is damaged, cut off, or no video"
        raise ClipError(message) from error
    with container:
        yield _video(source, container)


def decoded(video: Video) -> Iterator[Shown]:
    """The frames from where the file stands, in the order in which they are shown."""
    last = Fraction(-FASTEST_FPS)
    stamps: deque[int] = deque()
    is_counted = video.container.format.name in COUNTED
    try:
        for packet in video.container.demux(video.stream):
            if is_counted and packet.size and packet.dts is not None:
                stamps.append(packet.dts)
            for frame in video.stream.decode(packet):
                last = _time(video, stamps.popleft() if stamps else frame.pts, last)
                yield Shown(frame, last)
    except FFmpegError as error:
        place = f"after {float(last):.3f} s" if last >= 0 else "at its first frame"
        message = f"{video.source} cannot be decoded {place} ({reason(error)}); it is damaged or cut off"
        raise ClipError(message) from error


def frames_from(video: Video, start_sec: Fraction) -> Iterator[Shown]:
    """The frames from a keyframe at or before `start_sec` on."""
    tries = [start_sec - back for back in SEEK_BACK_SEC if start_sec > back]
    if not tries or video.container.format.name in COUNTED:
        return decoded(video)
    for time_sec in tries:
        frames = _sought(video, time_sec)
        first = _first_of(frames)
        if first and first.time_sec <= start_sec:
            return chain((first,), frames)
    return _from_the_beginning(video)


def turn_asked(video: Video, frame: VideoFrame) -> Turn:
    """How the file asks players to turn a frame. Raises ClipError where it is no multiple of a quarter turn."""
    matrix = cast("Mapping[str, bytes]", frame.side_data).get("DISPLAYMATRIX")
    turn = UPRIGHT if matrix is None else turn_of(struct.unpack("=9i", bytes(matrix)))
    if turn is None:
        message = f"{video.source} is to be shown turned by {frame.rotation} degrees, which is no quarter turn"
        raise ClipError(f"{message}; convert it without rotation")
    return turn


def shown_size(video: Video, frame: VideoFrame) -> Size:
    """The size at which a frame is shown: upright, with square pixels."""
    aspect = _fraction(video.stream.sample_aspect_ratio) or Fraction(1)
    return turn_asked(video, frame).shown(square_size(Size(frame.width, frame.height), aspect))


def reason(error: FFmpegError) -> str:
    """FFmpeg's words without its number."""
    return error.strerror or str(error)


def _demuxer(path: str) -> InputContainer:
    """Open a file. Up to version 18 PyAV stops at titles that are not UTF-8, unless it is told not to."""
    options: dict[str, object] = {"container_options": {"format_whitelist": FORMATS}}
    if int(av.__version__.split(".")[0]) < 19:
        options["metadata_errors"] = "replace"
    return partial(cast("Callable[..., InputContainer]", av.open), path, "r", **options)()


def _video(source: Path, container: InputContainer) -> Video:
    stream = next((found for found in container.streams.video if _is_film(found)), None)
    if stream is None:
        raise ClipError(f"{source} holds no moving pictures, or not their index; give a whole video")
    if cast("object", stream.codec_context) is None:
        raise ClipError(f"{source} is in a codec that this build of PyAV cannot decode; convert it to H.264")
    stream.codec_context.thread_count = 1
    tick = _fraction(stream.time_base)
    rates = map(_fraction, (stream.average_rate, stream.guessed_rate, stream.base_rate))
    rate = next((known for known in rates if 0 < known <= FASTEST_FPS), None)
    if rate is None or not tick:
        raise ClipError(f"{source} does not say its frame rate; convert it to MP4 with a frame rate")
    rate = rate.limit_denominator(LARGEST_DENOMINATOR) or rate
    return Video(source, container, stream, tick, rate, _origin(container, stream, tick))


def _is_film(stream: VideoStream) -> bool:
    """A sound file's cover is a stream of pictures too."""
    return not stream.disposition & Disposition.attached_pic


def _origin(container: InputContainer, stream: VideoStream, tick: Fraction) -> Fraction:
    """When the file starts; the container rounds to a microsecond, so the stream's own word is better."""
    start = Fraction(cast("int | None", container.start_time) or 0, av.time_base)
    own = (stream.start_time or 0) * tick
    return own if abs(own - start) <= MICROSECOND else start


def _fraction(value: Rational | None) -> Fraction:
    """0 where it is not known."""
    return Fraction(value.numerator, value.denominator) if value and value.denominator else Fraction(0)


def _time(video: Video, stamp: int | None, last: Fraction) -> Fraction:
    if stamp is None:
        raise ClipError(f"{video.source} has frames without a presentation time; convert it to MP4")
    time = stamp * video.tick - video.origin
    if time < last:
        message = f"{video.source} has a frame for {float(time):.3f} s after that for {float(last):.3f} s"
        raise ClipError(f"{message}; convert it to MP4")
    return time


def _first_of(frames: Iterator[Shown]) -> Shown | None:
    """None also where decoding fails: some seeks land between keyframes, and an earlier one may not."""
    try:
        return next(frames, None)
    except ClipError:
        return None


def _sought(video: Video, time_sec: Fraction) -> Iterator[Shown]:
    stamp = math.floor((time_sec + video.origin) / video.tick)
    try:
        video.container.seek(stamp, stream=video.stream)
    except FFmpegError as error:
        message = f"{video.source} cannot be searched for {float(time_sec):.3f} s ({reason(error)}); convert it to MP4"
        raise ClipError(message) from error
    yield from decoded(video)


def _from_the_beginning(video: Video) -> Iterator[Shown]:
    """The file opened anew: to seek to its first frame is not certain to arrive there."""
    with opened(video.source) as anew:
        yield from decoded(anew)
