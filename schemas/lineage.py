"""One row's way through a flow, as `touchline explain` tells it."""

from enum import StrEnum

from schemas.outcomes import Fate
from schemas.records import Record


class PromptProof(StrEnum):
    """Whether the prompt shown is the one that was sent."""

    PROVEN = "proven"
    NOT_PROVEN = "not_proven"


class Exchange(Record):
    """One question and its reply."""

    model: str
    """Model and revision."""
    proof: PromptProof
    """Proven: rendered again from the record, it has the key that was sent."""
    system: str
    """System message."""
    user: str
    """User message."""
    request_key: str
    """Key of the request."""
    reply: str
    """The raw reply; empty for the built-in rules, whose answers are not stored."""


class LineageStep(Record):
    """What one stage did with the row."""

    stage: str
    """The stage."""
    input_id: str
    """The row that came in."""
    row_id: str
    """The row that came out, or empty."""
    fate: Fate
    """How it ended."""
    reason: str = ""
    """Why, where it was not kept."""
    detail: str = ""
    """What was wrong."""
    row: str = ""
    """The row that came out as JSON, or the source's own record of a reject."""
    made_by: str = ""
    """Model and revision, or the words that mark baseline data."""
    exchanges: tuple[Exchange, ...] = ()
    """What was asked about the row, and answered, in order."""
    path: str
    """Folder of the version."""
    run_id: str
    """The run that made it."""
    created_at: str
    """When."""
    code_commit: str
    """Commit of the code."""


class Lineage(Record):
    """A row's steps from the source on."""

    asked_for: str
    """The id that was asked for."""
    steps: tuple[LineageStep, ...]
    """In the order of the stages."""
