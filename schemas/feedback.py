"""What feedback is, in every flow that makes it of commentary."""

from enum import StrEnum

OPENING = "The participant"
"""How every feedback and every option begins (ExAct, stage I)."""


class Judgement(StrEnum):
    """Whether something should be done otherwise or was done well."""

    TIP = "tip"
    GOOD_EXECUTION = "good_execution"
