"""`exact.blind_filter`: what judges answer who see no video (ExAct, stage III, second filter)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.exact.questions import QuestionRow
from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling


class BlindChoice(StrEnum):
    """All that a judge may answer."""

    OPTION_1 = "1"
    OPTION_2 = "2"
    OPTION_3 = "3"
    OPTION_4 = "4"
    OPTION_5 = "5"
    ABSTAIN = "abstain"


class BlindRule(StrEnum):
    """When a question counts as answerable without the video."""

    ANY_JUDGE = "any_judge"
    """Any judge is right on all its shuffles: fewest questions lost to chance (docs/decisions.md)."""
    PAPER = "paper"
    """More than half of the judges are right on all their shuffles."""


class BlindVariables(Variables):
    """What `prompts/exact/blind_filter.md` is rendered with."""

    activity: str
    """Slug of the activity."""
    task_name: str
    """The source's task name."""
    question: str
    """The question's words."""
    options: tuple[str, ...]
    """The options in the order of this trial."""


class BlindReply(Reply):
    """A judge's answer."""

    choice: BlindChoice = Field(description="Number of the option, or abstain when nothing tells them apart")


class BlindFilterSettings(Record):
    """Settings of `exact.blind_filter`."""

    judges: tuple[str, ...] = ()
    """The judges, by their roles in the preset."""
    shuffles: Annotated[int, Field(ge=1, le=24)] = 3
    """Trials of each judge, the options in another order each time."""
    rule: BlindRule = BlindRule.ANY_JUDGE
    """When a question is dropped."""
    seed: int = 0
    """With the question and the number of the trial it decides the order; all judges see the same."""
    sampling: Sampling = Sampling(max_tokens=64)
    """How the judges are sampled."""


class TrialResult(StrEnum):
    """How one trial of a judge went."""

    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"
    UNPARSEABLE = "unparseable"


class BlindRow(QuestionRow):
    """A question that survived, and how the judges fared on it. The lists run over the judges."""

    id_column: ClassVar[str] = "question_id"

    judge_names: list[str]
    """The judges."""
    judge_right: list[int]
    """Trials in which each was right."""
    judge_abstained: list[int]
    """Trials in which each abstained."""
    judge_unparseable: list[int]
    """Trials in which each gave no answer that can be read."""


class BlindReject(StrEnum):
    """Why a question is dropped."""

    ANSWERED_BLIND = "answered_blind"


CHOICES = tuple(choice for choice in BlindChoice if choice is not BlindChoice.ABSTAIN)
"""The choices that name an option, in order."""
