"""One row per usable expert commentary: what the flows on Ego-Exo4D begin with."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.demonstrations import SourceSays
from schemas.records import Record, Row

TEXT_LIMIT = 8_000
"""Longest transcript taken, in characters: minutes of speech, far above any real commentary."""

LONGEST_TAKE_SEC = 86_400
"""A day: a longer take is a mistake in its data."""

Key = Annotated[str, Field(min_length=1, max_length=600)]
"""A name from the source that takes part in ids."""


class Split(StrEnum):
    """The source's own split of its takes."""

    TRAIN = "train"
    VAL = "val"
    TEST = "test"


class CommentaryRow(Row):
    """What one expert said at one moment of one take (Ego-Exo4D expert commentary)."""

    id_column: ClassVar[str] = "commentary_id"

    commentary_id: Key
    """`<take_name>/<expert_uid>/<recording number>`."""
    take_uid: Key
    """The source's identifier of the take."""
    take_name: Key
    """The source's readable name of the take."""
    participant_uid: str
    """Who performs; empty where the source does not say."""
    task_id: Annotated[int, Field(ge=0, le=99_999)]
    """The source's task number."""
    task_name: str
    """The source's task name, such as `Basketball Drills - Mikan Layup`."""
    activity: Key
    """Slug of one of the activities in the preset, such as `basketball`."""
    domain: Key
    """The domain that the activity belongs to, such as `Sports`."""
    split: Split
    """The take's split."""
    expert_uid: Key
    """Who commented."""
    recording: Annotated[int, Field(ge=0)]
    """Number of the commentary's recording: `4.webm` is 4."""
    video_time_sec: Annotated[float, Field(ge=0, le=LONGEST_TAKE_SEC)]
    """Where in the take the expert stopped the video to speak, in seconds."""
    take_duration_sec: Annotated[float, Field(gt=0, le=LONGEST_TAKE_SEC)]
    """Length of the take in seconds."""
    text: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]
    """The transcript, outer white space removed. Untrusted text."""
    source_says: SourceSays = SourceSays.NOTHING
    """Tip or good execution by the proficiency files, where they judge this moment of the take."""


class CommentaryReject(StrEnum):
    """Why a record of the source is not a usable commentary."""

    MALFORMED = "malformed"
    BAD_KEY = "bad_key"
    DUPLICATE_KEY = "duplicate_key"
    TRANSCRIPTION_ERROR = "transcription_error"
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    UNKNOWN_TAKE = "unknown_take"
    DROPPED_TAKE = "dropped_take"
    UNKNOWN_SPLIT = "unknown_split"
    UNUSED_ACTIVITY = "unused_activity"
    TIME_OUTSIDE_TAKE = "time_outside_take"


class Activity(Record):
    """One activity of the benchmark, and which of the source's tasks belong to it."""

    slug: str
    """Short name, as in the published ids and in prompts."""
    domain: str
    """The domain it belongs to."""
    task_ids: tuple[tuple[int, int], ...]
    """Inclusive ranges of the source's task numbers."""

    def holds(self, task_id: int) -> bool:
        """Whether a task of the source belongs to it."""
        return any(first <= task_id <= last for first, last in self.task_ids)


class CommentarySettings(Record):
    """Which commentary is usable."""

    activities: tuple[Activity, ...] = ()
    """The benchmark's activities; `activities.toml` beside the presets unless a preset has its own."""
    end_tolerance_sec: Annotated[float, Field(ge=0)] = 1.0
    """How far after the take's end a commentary may stand, in seconds."""
