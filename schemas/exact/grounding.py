"""`exact.grounding`: feedback says nothing that its transcript does not."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling


class GroundingVariables(Variables):
    """What `prompts/exact/grounding.md` is rendered with."""

    transcript: str
    """What the expert said. Untrusted text."""
    feedback: str
    """What was made of it."""


class Support(StrEnum):
    """Whether a transcript bears a feedback out."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"


class GroundingReply(Reply):
    """A judge's reading of one feedback."""

    support: Support = Field(description="unsupported when the feedback says anything that the transcript does not")
    unsupported: str = Field(max_length=200, description="The words that are not borne out; empty when supported")


class GroundingSettings(Record):
    """Settings of `exact.grounding`."""

    model: str = "grounding_judge"
    """Which of the preset's models judges, besides the rules."""
    sampling: Sampling = Sampling(max_tokens=256)
    """How it is sampled."""
    min_support: Annotated[float, Field(ge=0, le=1)] = 0.6
    """Least share of the feedback's content words that the transcript must have, in some form."""


class GroundingReject(StrEnum):
    """What in a feedback its transcript does not bear out."""

    NUMBER = "number"
    SIDE = "side"
    BODY_PART = "body_part"
    CONTENT_WORDS = "content_words"
    JUDGE = "judge"
