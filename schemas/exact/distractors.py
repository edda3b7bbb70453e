"""`exact.distractors`: four wrong options for each feedback (ExAct, stage II)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.exact.feedback import FeedbackRow, FeedbackText
from schemas.feedback import FEEDBACK_LIMIT, Judgement
from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling

DISTRACTOR_COUNT = 4
"""Wrong options of a question: five options in all (ExAct, stage II)."""
CANDIDATE_LIMIT = 16
"""Most candidates that one reply may hold."""


class Wrongness(StrEnum):
    """In what a distractor differs from the key."""

    DIRECTION = "direction"
    SIDE = "side"
    BODY_PART = "body_part"
    DEGREE = "degree"
    TIMING = "timing"
    CAUSE = "cause"
    ACTION = "action"


class DistractorsRow(FeedbackRow):
    """A feedback and its four distractors; the two lists run in step."""

    id_column: ClassVar[str] = "feedback_id"

    distractors: Annotated[list[FeedbackText], Field(min_length=DISTRACTOR_COUNT, max_length=DISTRACTOR_COUNT)]
    """Wrong options, in the order in which they were chosen."""
    wrong_in: Annotated[list[Wrongness], Field(min_length=DISTRACTOR_COUNT, max_length=DISTRACTOR_COUNT)]
    """In what each one is wrong."""


class DistractorsVariables(Variables):
    """What `prompts/exact/distractors.md` is rendered with."""

    activity: str
    """Slug of the activity, such as `basketball`."""
    task_name: str
    """The source's task name."""
    judgement: Judgement
    """Tip or good execution: every option keeps it."""
    feedback: str
    """The key. Written from untrusted text."""
    count: int
    """How many candidates are asked for."""
    complaint: str = ""
    """What was wrong with the last reply; empty the first time."""


class Candidate(Record):
    """One wrong option."""

    text: str = Field(max_length=FEEDBACK_LIMIT, description="A full option that begins with 'The participant'")
    wrong_in: Wrongness = Field(description="In what it differs from the feedback")


class DistractorsReply(Reply):
    """The candidates that a model wrote for one feedback."""

    candidates: list[Candidate] = Field(max_length=CANDIDATE_LIMIT, description="The wrong options")


class DistractorsReject(StrEnum):
    """Why a feedback has no four distractors."""

    TOO_FEW_CANDIDATES = "too_few_candidates"
    KEY_STANDS_OUT = "key_stands_out"


class DistractorsSettings(Record):
    """Settings of `exact.distractors`."""

    model: str = "writer"
    """Which of the preset's models writes."""
    sampling: Sampling = Sampling(temperature=0.7, max_tokens=2048)
    """How it is sampled."""
    candidates: Annotated[int, Field(ge=DISTRACTOR_COUNT, le=CANDIDATE_LIMIT)] = 8
    """How many candidates are asked for."""
    rounds: Annotated[int, Field(ge=1, le=10)] = 2
    """Most times that a model is asked about one feedback: again with what was wrong, then the row is rejected."""
    max_entailed: Annotated[float, Field(gt=0, le=1)] = 0.85
    """A candidate with this share of its content words in a neighbour's transcript may be true of the clip."""
    odd_margin: Annotated[float, Field(ge=0, le=1)] = 0.1
    """The key stands out when its cosine to the other options is this much below the next one's."""
    min_changed_words: Annotated[int, Field(ge=1)] = 1
    """Two options that differ in fewer words than this count as the same."""
    max_words_ratio: Annotated[float, Field(ge=1)] = 2.0
    """A candidate this many times longer or shorter than the key is not considered."""
