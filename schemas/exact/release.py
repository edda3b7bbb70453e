"""`exact.release`: the benchmark in the layout that ExAct was published in (`metadata.jsonl` beside its clips)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.exact.commentary import Key, Split
from schemas.exact.distractors import DISTRACTOR_COUNT
from schemas.exact.feedback import FeedbackText
from schemas.records import Record, Row

FILE_NAME_LIMIT = 255
"""Longest file name, in bytes, that the usual file systems take."""
CLIP_SUFFIX = ".mp4"
"""How a clip's file name ends."""
PUBLISHED_ID = r"[A-Za-z0-9][A-Za-z0-9_.~-]*"
"""What an id may be made of: it is a file's name, and must not lead out of its folder."""

PublishedId = Annotated[
    str, Field(min_length=1, max_length=FILE_NAME_LIMIT - len(CLIP_SUFFIX), pattern=f"^{PUBLISHED_ID}$")
]
"""The id of a question in the published layout."""


class ClipState(StrEnum):
    """Whether a question's clip is among the files of the release."""

    PRESENT = "present"
    MISSING = "missing"


class PublishedRow(Row):
    """One line of the published `metadata.jsonl`: its keys, in its order and spelling (ExAct's data card)."""

    id_column: ClassVar[str] = "id"

    file_name: Annotated[
        str, Field(min_length=1, max_length=FILE_NAME_LIMIT, pattern=f"^{PUBLISHED_ID}\\{CLIP_SUFFIX}$")
    ]
    """`<id>.mp4`, beside `metadata.jsonl`."""
    id: PublishedId
    """`<domain>_<tips|ge>_<take_name>_<video_time>~<expert_uid>~<recording>~<list index>`.

    The published id ends before the first `~`, and several feedbacks share it; the rest makes it unique.
    """
    domain: Key
    """The activity's slug, such as `basketball`: what the published data calls a domain."""
    is_ge: bool
    """True for a good execution, false for a tip for improvement."""
    groundTruth: FeedbackText  # noqa: N815
    """The key."""
    negative_comments: Annotated[list[FeedbackText], Field(min_length=DISTRACTOR_COUNT, max_length=DISTRACTOR_COUNT)]
    """The distractors, in the order in which they stand among the question's options."""
    take_name: Key
    """The source's readable name of the take."""
    video_time: Annotated[float, Field(ge=0)]
    """Where in the take the expert stopped the video to speak, in seconds."""
    task_name: str
    """The source's task name."""


PUBLISHED = tuple(PublishedRow.model_fields)
"""The keys of a published line, in order."""


class ReleaseRow(PublishedRow):
    """A published line, and where it comes from."""

    id_column: ClassVar[str] = "question_id"

    question_id: Key
    """The question's id in every other artifact."""
    split: Split
    """The take's split."""
    clip_state: ClipState
    """Whether the clip named by `file_name` is there."""
    clip_start_sec: Annotated[float, Field(ge=0)]
    """Start of the clip in the take, in seconds."""
    clip_end_sec: Annotated[float, Field(gt=0)]
    """End of the clip in the take, in seconds."""


class ReleaseReject(StrEnum):
    """Why a question cannot be released."""

    UNSAFE_NAME = "unsafe_name"
    NAME_TOO_LONG = "name_too_long"


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


class ClipFiles(StrEnum):
    """Whether a release holds clips, or only `metadata.jsonl`."""

    CUT = "cut"
    LEAVE_OUT = "leave_out"


class ReleaseSettings(Record):
    """Settings of `exact.release`."""

    clips: ClipFiles = ClipFiles.CUT
    """Whether clips are cut where their videos are on disk."""
    clip: ClipSettings = ClipSettings()
    """How they are cut."""
