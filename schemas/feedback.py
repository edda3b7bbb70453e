"""What feedback is, in every flow that makes it of commentary."""

from enum import StrEnum

OPENING = "The participant"
"""How every feedback and every option begins (ExAct, stage I)."""


FEEDBACK_LIMIT = 600
"""Longest feedback or option, in characters."""


class Judgement(StrEnum):
    """Whether something should be done otherwise or was done well."""

    TIP = "tip"
    GOOD_EXECUTION = "good_execution"


class Unusable(StrEnum):
    """Why a commentary cannot become feedback."""

    NONE = "none"
    NO_JUDGEMENT = "no_judgement"
    OFF_TOPIC = "off_topic"
    UNCLEAR = "unclear"
    NOT_IN_CLIP = "not_in_clip"
