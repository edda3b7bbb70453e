"""One question to a model about one row, and what came of it."""

from pydantic import SerializeAsAny

from schemas.chat import ModelErrorClass
from schemas.outcomes import ReplyTrace
from schemas.records import Record, Reply, Variables


class Ask(Record):
    """One question about one row."""

    variables: SerializeAsAny[Variables]
    """What the prompt is rendered with."""
    role: str
    """Which of the preset's models is asked."""
    sample_index: int = 0
    """Which of several samples of the same question."""


class Answered(Record):
    """What came of one question: a reply that fits, or the class of what went wrong."""

    trace: ReplyTrace
    """The request and the number of its reply."""
    reply: SerializeAsAny[Reply] | None = None
    """The reply, or None."""
    error: ModelErrorClass | None = None
    """What went wrong, or None."""
    detail: str = ""
    """What happened."""
