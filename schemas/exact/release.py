"""`exact.release`: the benchmark in the layout that ExAct was published in (`metadata.jsonl` beside its clips)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import Key, Split
from schemas.exact.distractors import DISTRACTOR_COUNT
from schemas.exact.feedback import FeedbackText
from schemas.records import Record, Row
from schemas.video import ClipSettings, View

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
    """None of the take's videos that may be shown is on disk."""
    UNREADABLE = "unreadable"
    """The video is there, and the clip cannot be cut from it."""
    LEFT_OUT = "left_out"
    """The settings want no clips."""


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
    clip_source: str
    """The video that the clip was cut from, relative to the data root; empty where there is none."""
    clip_fault: str
    """Why there is no clip, or empty."""


class ReleaseReject(StrEnum):
    """Why a question cannot be released."""

    UNSAFE_NAME = "unsafe_name"
    NAME_TOO_LONG = "name_too_long"


class ClipFiles(StrEnum):
    """Whether a release holds clips, or only `metadata.jsonl`."""

    CUT = "cut"
    LEAVE_OUT = "leave_out"


class ReleaseSettings(Record):
    """Settings of `exact.release`."""

    clips: ClipFiles = ClipFiles.CUT
    """Whether clips are cut where their videos are on disk."""
    views: Annotated[tuple[View, ...], Field(min_length=1)] = (View.BEST_EXO, View.EGO)
    """Whose video is shown: the first of these that is on disk."""
    clip: ClipSettings = ClipSettings()
    """How they are cut."""
