"""`exact.feedback`: a commentary made self-contained (ExAct, stage I)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import CommentaryRow, Key
from schemas.feedback import FEEDBACK_LIMIT, OPENING, Judgement, Unusable
from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling

FeedbackText = Annotated[str, Field(min_length=20, max_length=FEEDBACK_LIMIT, pattern=f"^{OPENING}(?:['’]s)?[ ,]")]
"""Self-contained feedback or an option."""


class Verdict(StrEnum):
    """What a commentary says of the execution."""

    TIP = "tip"
    GOOD_EXECUTION = "good_execution"
    UNUSABLE = "unusable"


class FeedbackRow(CommentaryRow):
    """One self-contained feedback, with all that is known of its commentary."""

    id_column: ClassVar[str] = "feedback_id"

    feedback_id: Key
    """`<commentary_id>/<list index>`: the index counts the feedback of one commentary from 0."""
    judgement: Judgement
    """Tip for improvement or good execution."""
    feedback: FeedbackText
    """Begins with "The participant"; stands without the transcript."""


class FeedbackVariables(Variables):
    """What `prompts/exact/feedback.md` is rendered with."""

    activity: str
    """Slug of the activity, such as `basketball`."""
    task_name: str
    """The source's task name."""
    transcript: str
    """What the expert said. Untrusted text."""


class FeedbackReply(Reply):
    """The model's reading of one commentary."""

    verdict: Verdict = Field(
        description="tip: something to improve; good_execution: something done well; unusable: neither can be said"
    )
    feedback: str = Field(
        max_length=FEEDBACK_LIMIT,
        description="One or two sentences that begin with 'The participant'; empty when unusable",
    )
    unusable_reason: Unusable = Field(description="none unless the verdict is unusable")


class FeedbackReject(StrEnum):
    """Why a commentary has no feedback."""

    NO_JUDGEMENT = "no_judgement"
    OFF_TOPIC = "off_topic"
    UNCLEAR = "unclear"
    NOT_IN_CLIP = "not_in_clip"
    BAD_OPENING = "bad_opening"
    BAD_LENGTH = "bad_length"
    JUDGEMENT_CONFLICT = "judgement_conflict"


class Conflict(StrEnum):
    """What becomes of a feedback whose judgement the proficiency files contradict."""

    REJECT = "reject"
    KEEP = "keep"


class FeedbackSettings(Record):
    """Settings of `exact.feedback`."""

    on_conflict: Conflict = Conflict.REJECT
    """What becomes of a tip where the source has a good execution, and the other way round."""

    model: str = "writer"
    """Which of the preset's models writes."""
    sampling: Sampling = Sampling()
    """How it is sampled."""
