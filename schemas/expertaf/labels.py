"""`expertaf.labels`: which body regions a commentary judges, how, and the words that show it (section 3.1)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.expertaf.commentary import ExecutionCommentaryRow
from schemas.pose import BodyRegion
from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling

MOST_EVIDENCE_CHARS = 400
MOST_SUMMARY_CHARS = 400


class RegionVerdict(StrEnum):
    """What a commentary says of a region."""

    NEEDS_IMPROVEMENT = "needs_improvement"
    CORRECT = "correct"
    NOT_MENTIONED = "not_mentioned"


class LabelsSettings(Record):
    """Settings of `expertaf.labels`."""

    judges: Annotated[tuple[str, ...], Field(min_length=1, max_length=1)] = ("labeller",)
    """The model that labels."""
    samples: Annotated[int, Field(ge=1, le=25)] = 1
    """How often it is asked: a label counts where the samples agree."""
    min_agreement: Annotated[float, Field(gt=0, le=1)] = 0.51
    """Least share of the samples that must say the same of a region."""
    min_support: Annotated[float, Field(ge=0, le=1)] = 0.6
    """Least share of a summary's content words that the transcript has."""
    sampling: Sampling = Sampling()
    """How the model is sampled."""


class LabelsVariables(Variables):
    """What the prompt is rendered with."""

    task_name: str
    """The source's task name."""
    transcript: str
    """What the expert said."""


class RegionLabel(Reply):
    """What a commentary says of one region."""

    verdict: RegionVerdict = Field(description="needs_improvement, correct, or not_mentioned")
    evidence: str = Field(
        max_length=MOST_EVIDENCE_CHARS, description="the transcript's own words that show it; empty for not_mentioned"
    )


class LabelsReply(Reply):
    """A labeller's answer."""

    summary: str = Field(
        min_length=1, max_length=MOST_SUMMARY_CHARS, description="the feedback in one sentence, nothing added"
    )
    head: RegionLabel = Field(description="head, face, eyes, gaze")
    shoulder: RegionLabel = Field(description="shoulders, chest, upper body")
    arms: RegionLabel = Field(description="upper arms, elbows, forearms")
    hands: RegionLabel = Field(description="wrists, hands, fingers, grip")
    legs: RegionLabel = Field(description="hips, legs, knees, ankles, feet, stance")
    jump: RegionLabel = Field(description="take-off, height and landing of a jump or leap")


class LabelsRow(ExecutionCommentaryRow):
    """A commentary with its labels."""

    id_column: ClassVar[str] = "commentary_id"

    summary: Annotated[str, Field(min_length=1, max_length=MOST_SUMMARY_CHARS)]
    """The commentary in one sentence."""
    needs_improvement: list[BodyRegion]
    """The regions that need improvement."""
    needs_improvement_evidence: list[str]
    """The transcript's words that say so, in step."""
    correct: list[BodyRegion]
    """The regions that are right."""
    correct_evidence: list[str]
    """The transcript's words that say so, in step."""
    dropped_labels: list[str]
    """Labels that do not count, each with why."""
    samples_agreeing: Annotated[int, Field(ge=0)]
    """Samples that say the same of every region whose label was not dropped; 0 where each strays somewhere."""


class LabelsReject(StrEnum):
    """Why a commentary has no labels."""

    NO_REGION = "no_region"
    BAD_SUMMARY = "bad_summary"
    UNGROUNDED_SUMMARY = "ungrounded_summary"
    NO_AGREEMENT = "no_agreement"
