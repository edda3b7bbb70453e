"""`exact.questions`: the five-option question (ExAct, stage II)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import CommentaryRow, Key
from schemas.exact.distractors import DISTRACTOR_COUNT, Wrongness
from schemas.exact.feedback import FeedbackText
from schemas.feedback import Judgement
from schemas.records import Record

OPTION_COUNT = DISTRACTOR_COUNT + 1
"""Options of a question."""


class QuestionRow(CommentaryRow):
    """One five-option question about one clip."""

    id_column: ClassVar[str] = "question_id"

    question_id: Key
    """The id of the feedback it asks for: `<take_name>/<expert_uid>/<recording>/<list index>`."""
    judgement: Judgement
    """Tip for improvement or good execution."""
    question: Annotated[str, Field(min_length=10)]
    """The question's words."""
    options: Annotated[list[FeedbackText], Field(min_length=OPTION_COUNT, max_length=OPTION_COUNT)]
    """The five options in the order in which they are shown."""
    key_index: Annotated[int, Field(ge=0, lt=OPTION_COUNT)]
    """Where the key stands among `options`, counted from 0."""
    wrong_in: Annotated[list[Wrongness | None], Field(min_length=OPTION_COUNT, max_length=OPTION_COUNT)]
    """In what each option is wrong, in step with `options`; null for the key."""
    clip_start_sec: Annotated[float, Field(ge=0)]
    """Start of the clip in the take, in seconds."""
    clip_end_sec: Annotated[float, Field(gt=0)]
    """End of the clip: the commentary's moment, since experts speak of what they have seen."""


class QuestionReject(StrEnum):
    """Why four distractors did not become a question."""

    CLIP_TOO_SHORT = "clip_too_short"


class QuestionsSettings(Record):
    """Settings of `exact.questions`."""

    seed: int = 0
    """With the question's id it decides where the key stands."""
    question: Annotated[str, Field(min_length=10)] = "Which expert commentary best matches the provided video?"
    """The question's words (ExAct, figure 1)."""
    min_clip_sec: Annotated[float, Field(gt=0)] = 1.0
    """Shorter clips are rejected."""
    clip_sec: Annotated[float, Field(gt=0)] = 8.0
    """Length of a clip in seconds, where the activity has none of its own."""
    activity_clip_sec: dict[str, Annotated[float, Field(gt=0)]] = {}
    """Length of a clip in seconds, by activity."""
