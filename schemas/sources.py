"""What source readers hand to the stages, before anything is judged."""

import re
from typing import Annotated

from pydantic import Field

from schemas.demonstrations import SourceSays
from schemas.records import Record

RECORDING = re.compile(r"[0-9]{1,9}(\.webm)?")
"""File name of a commentary's recording: a number that a column can hold."""


class Take(Record):
    """One take of `takes.json`, as far as it is used."""

    take_uid: str
    """The source's identifier."""
    take_name: str
    """The source's readable name."""
    participant_uid: str = ""
    """Who performs; empty where the source does not say."""
    task_id: int = -1
    """The source's task number; -1 where it has none."""
    task_name: str = ""
    """The source's task name."""
    parent_task_id: int = -1
    """The number of the task that this one is part of; -1 where it has none."""
    parent_task_name: str = ""
    """Its name, such as `Basketball`."""
    duration_sec: float = 0.0
    """Length in seconds; 0 where the source does not say."""
    is_dropped: bool = False
    """Whether the source withdrew it."""


class SourceCommentary(Record):
    """One record of an expert commentary file, usable or not."""

    input_id: Annotated[str, Field(min_length=1)]
    """`<take>/<expert>/<recording>`, or the place in the file where the keys are missing."""
    file: str
    """The file it stands in, relative to the data root."""
    record: str
    """The record as the source has it, cut to a readable length."""
    malformed: str = ""
    """What is wrong with its shape, or empty."""
    duplicate_of: str = ""
    """The id of the record that had its keys first, or empty."""
    take: Take | None = None
    """Its take; None when takes.json does not know it."""
    split: str = ""
    """The take's split by splits.json, else by the file's name."""
    expert_uid: str = ""
    """Who commented."""
    recording: str = ""
    """File name of the recording."""
    video_time_sec: float = 0.0
    """Where in the take, in seconds."""
    text: str | None = None
    """The transcript; null where transcription failed."""
    transcription_failed: bool = False
    """The source's own `error` flag."""
    source_says: SourceSays = SourceSays.NOTHING
    """What the proficiency files say of its moment."""
    level: str = ""
    """How good the performer is, by the proficiency files; empty where they do not say, or nobody asked."""
