"""`expertaf.commentary`: commentary on performers whose level is known (ExpertAF, section 3.1)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import CommentaryReject, CommentaryRow, CommentarySettings
from schemas.demonstrations import DemonstratorLevel


class ExecutionReject(StrEnum):
    """Why a record of the source is no usable commentary on an execution: the reasons of any flow, and its own."""

    MALFORMED = CommentaryReject.MALFORMED.value
    BAD_KEY = CommentaryReject.BAD_KEY.value
    DUPLICATE_KEY = CommentaryReject.DUPLICATE_KEY.value
    TRANSCRIPTION_ERROR = CommentaryReject.TRANSCRIPTION_ERROR.value
    EMPTY_TEXT = CommentaryReject.EMPTY_TEXT.value
    TEXT_TOO_LONG = CommentaryReject.TEXT_TOO_LONG.value
    UNKNOWN_TAKE = CommentaryReject.UNKNOWN_TAKE.value
    DROPPED_TAKE = CommentaryReject.DROPPED_TAKE.value
    UNKNOWN_SPLIT = CommentaryReject.UNKNOWN_SPLIT.value
    UNUSED_ACTIVITY = CommentaryReject.UNUSED_ACTIVITY.value
    TIME_OUTSIDE_TAKE = CommentaryReject.TIME_OUTSIDE_TAKE.value
    UNKNOWN_LEVEL = "unknown_level"
    """The proficiency files do not say how good the performer is, or say two things."""


class ExecutionCommentaryRow(CommentaryRow):
    """What one expert said of one execution, and who executed it."""

    id_column: ClassVar[str] = "commentary_id"

    parent_task_id: Annotated[int, Field(ge=-1, le=99_999)]
    """The number of the task that the take's task is part of; -1 where the source names none."""
    parent_task_name: str
    """Its name, such as `Basketball`."""
    level: DemonstratorLevel
    """How good the performer is."""


class ExecutionCommentarySettings(CommentarySettings):
    """Settings of `expertaf.commentary`."""

    used_activities: tuple[str, ...] = ()
    """Slugs of the activities that are used; all of them where none is named."""
