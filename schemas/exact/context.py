"""`exact.context`: what else was said, close by in the take and elsewhere in the task."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.exact.feedback import FeedbackRow
from schemas.records import Record


class ContextSettings(Record):
    """Settings of `exact.context`."""

    neighbour_sec: Annotated[float, Field(ge=0)] = 10.0
    """Commentary this close in the same take is true of nearly the same clip, in seconds."""
    hard_negatives: Annotated[int, Field(ge=0, le=4)] = 0
    """Real feedback from other takes of the task, offered as distractors; 0 offers none."""
    pool_per_task: Annotated[int, Field(ge=8, le=1_000)] = 64
    """Feedback of each task that hard negatives are drawn from; bounds the memory."""


class ContextRow(FeedbackRow):
    """A feedback with what stands round it."""

    id_column: ClassVar[str] = "feedback_id"

    neighbours: list[str]
    """Transcripts of other commentary on the take within `neighbour_sec`: their claims are true of the clip too."""
    hard_negatives: list[str]
    """Feedback from other takes and participants of the same task, of the same judgement."""


class ContextReject(StrEnum):
    """Looking round rejects nothing."""
