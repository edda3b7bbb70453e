"""Videos of takes, and how clips are cut from them."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.records import Record, Row


class View(StrEnum):
    """Whose eyes a video shows a take with."""

    BEST_EXO = "best_exo"
    """The fixed camera with the best view."""
    EGO = "ego"
    """The performer's own glasses."""


class TakeVideosRow(Row):
    """Which videos a take has by takes.json, downloaded or not (Ego-Exo4D, `frame_aligned_videos`)."""

    id_column: ClassVar[str] = "take_uid"

    take_uid: Annotated[str, Field(min_length=1)]
    """The source's identifier of the take."""
    take_name: Annotated[str, Field(min_length=1)]
    """The source's readable name of the take."""
    folder: str
    """The take's folder, relative to the data root."""
    ego_path: str
    """The performer's own view, relative to the data root; empty where there is none."""
    exo_path: str
    """The fixed camera with the best view, relative to the data root; empty where nobody chose one."""
    fault: str
    """What is wrong with the take's entry, where one of its videos is not named for that; else empty."""

    def path_of(self, view: View) -> str:
        """The video of one view, or empty."""
        return self.exo_path if view is View.BEST_EXO else self.ego_path


class VideosReject(StrEnum):
    """Why an entry of takes.json names no videos."""

    MALFORMED = "malformed"
    DUPLICATE_TAKE = "duplicate_take"


class VideosSettings(Record):
    """Settings of a stage that reads which videos there are: it has none."""


class FrameTiming(StrEnum):
    """How the frames of a source of varying rate are spread over a clip of constant rate."""

    EVERY_FRAME = "every_frame"
    """Each frame once, evenly spaced at the source's average rate: nothing is lost, nothing repeated."""
    REAL_TIME = "real_time"
    """Each frame at its own time, to the nearest step: frames repeat in slow stretches, some go in fast ones."""


class Effort(StrEnum):
    """How long x264 searches for a smaller file: its presets of the same names."""

    ULTRAFAST = "ultrafast"
    VERYFAST = "veryfast"
    FAST = "fast"
    MEDIUM = "medium"
    SLOW = "slow"


class ClipSettings(Record):
    """How clips are cut."""

    short_side_px: Annotated[int, Field(ge=16, le=16_384, multiple_of=2)] = 448
    """Length of the short side in pixels; a smaller video keeps its size."""
    crf: Annotated[int, Field(ge=0, le=51)] = 23
    """x264's constant rate factor: lower is better and larger; 18 looks lossless, 0 is."""
    effort: Effort = Effort.MEDIUM
    """How long the encoder searches."""
    timing: FrameTiming = FrameTiming.EVERY_FRAME
    """What becomes of a varying frame rate."""
    end_tolerance_sec: Annotated[float, Field(ge=0)] = 1.0
    """How far before a clip's end its video may stop, in seconds: takes last a little less than their data says."""


class ClipWork(Record):
    """A clip to be cut."""

    source: Path
    """The video."""
    start_sec: Annotated[float, Field(ge=0)]
    """Start of the clip in the video, in seconds."""
    end_sec: Annotated[float, Field(gt=0)]
    """End of the clip in the video, in seconds."""
