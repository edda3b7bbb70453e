"""Frames turned upright, brought to one size, and encoded: the same bytes each time."""
# pyright: reportUnknownMemberType=false

import tempfile
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import av
from av.container import OutputContainer
from av.error import FFmpegError
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from schemas.video import ClipSettings
from tasks.video.geometry import Size, resizing
from tasks.video.reading import ClipError, Video, reason, turn_asked

ENCODER_OPTIONS = {"threads": "1", "x264-params": "cpu-independent=1"}
"""The same bytes on any processor, however many cores it has."""
MUXER_OPTIONS = {"movflags": "+faststart", "fflags": "+bitexact"}
"""Playable before the last byte is there; and no word of the library's version."""


class Picture(NamedTuple):
    """One picture of a clip."""

    frame: VideoFrame
    """Upright, yuv420p, at the clip's size."""
    slot: int
    """Its place in the clip's constant rate, counted from 0."""


class Shaper:
    """Turns frames upright, makes their pixels square, and brings them to one size in yuv420p."""

    def __init__(self, video: Video, size: Size) -> None:
        self._video = video
        self._size = size
        self._layout = ""
        self._graph = Graph()

    def shaped(self, frame: VideoFrame) -> VideoFrame:
        """The picture of one frame. A frame laid out otherwise than the last one is welcome."""
        layout = (
            f"video_size={frame.width}x{frame.height}:pix_fmt={frame.format.name}:time_base=1/1:pixel_aspect=1/1"
            f":colorspace={int(frame.colorspace)}:range={int(frame.color_range)}"
        )
        try:
            if layout != self._layout:
                self._graph, self._layout = self._built(layout, frame), layout
            self._graph.vpush(frame)
            picture = self._graph.vpull()
        except FFmpegError as error:
            message = f"{self._video.source} has a frame that cannot be scaled, {layout} ({reason(error)})"
            raise ClipError(f"{message}; convert it to H.264") from error
        picture.pict_type = 0  # else the encoder takes over the source's keyframes
        return picture

    def _built(self, layout: str, frame: VideoFrame) -> Graph:
        turn = turn_asked(self._video, frame)
        sizing = resizing(turn.shown(Size(frame.width, frame.height)), self._size)
        steps = (("buffer", layout), *turn.filters, *sizing, ("setsar", "1"), ("format", "yuv420p"), ("buffersink", ""))
        graph = Graph()
        graph.threads = 1
        graph.link_nodes(*(graph.add(name, argument or None) for name, argument in steps)).configure()
        return graph


def encoded(pictures: Iterator[Picture], rate: Fraction, settings: ClipSettings) -> bytes:
    """An MP4 file of at least one picture. FFmpeg needs a file on disk to move its index to the front."""
    first = next(pictures)
    with tempfile.TemporaryDirectory(prefix="touchline-clip-") as folder:
        path = Path(folder) / "clip.mp4"
        with av.open(str(path), "w", format="mp4", options=MUXER_OPTIONS) as output:
            encoder = _encoder(output, first.frame, rate, settings)
            for picture in chain((first,), pictures):
                picture.frame.pts = picture.slot
                picture.frame.time_base = 1 / rate
                output.mux(encoder.encode(picture.frame))
            output.mux(encoder.encode(None))
        return path.read_bytes()


def _encoder(output: OutputContainer, frame: VideoFrame, rate: Fraction, settings: ClipSettings) -> VideoStream:
    options = {"crf": str(settings.crf), "preset": settings.effort.value, **ENCODER_OPTIONS}
    stream = output.add_stream("libx264", rate=rate, options=options)
    stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "yuv420p"
    context = stream.codec_context
    context.time_base = 1 / rate
    context.color_range, context.colorspace = frame.color_range, frame.colorspace
    context.color_primaries, context.color_trc = frame.color_primaries, frame.color_trc
    return stream
