"""`exact.held_out`: what a judge that filtered nothing makes of the questions that are left."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.exact.blind_filter import BlindRow, TrialResult
from schemas.records import Record
from schemas.sampling import Sampling


class HeldOutSettings(Record):
    """Settings of `exact.held_out`."""

    judges: Annotated[tuple[str, ...], Field(min_length=1, max_length=1)] = ("held_out",)
    """The judge who measures; it must have filtered nothing."""
    seed: int = 1
    """With the question it decides the order of the options."""
    sampling: Sampling = Sampling(max_tokens=64)
    """How the judge is sampled."""


class HeldOutRow(BlindRow):
    """A question and the held-out judge's answer to it."""

    id_column: ClassVar[str] = "question_id"

    held_out_judge: str
    """Who it was."""
    held_out_result: TrialResult
    """Right, wrong, abstained or unparseable."""


class HeldOutReject(StrEnum):
    """The held-out judge only measures: it rejects nothing."""
