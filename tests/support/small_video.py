"""Small videos with a number in every frame, written by PyAV."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

SIDE_PX = 64
LEVELS = 8


def write_video(path: Path, seconds: float = 3.0, fps: int = 10, shift: int = 0) -> Path:
    """A video whose frame n is of one grey, told by n + shift."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=fps, options={"crf": "10", "preset": "ultrafast"})
        stream.width = stream.height = SIDE_PX
        stream.pix_fmt = "yuv420p"
        for number in range(round(seconds * fps)):
            picture = np.full((SIDE_PX, SIDE_PX, 3), 30 + 20 * ((number + shift) % LEVELS), np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return path


def grey_levels(path: Path) -> list[int]:
    """The grey of every frame, as its number."""
    with av.open(str(path)) as video:
        return [
            round((float(frame.to_ndarray(format="gray").mean()) - 30) / 20) for frame in video.decode(video.streams[0])
        ]
