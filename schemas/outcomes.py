"""The four ways in which an input row can end. There is no fifth."""

from enum import StrEnum

from schemas.records import Record, Row


class Fate(StrEnum):
    """How an input row ended."""

    KEPT = "kept"
    REJECTED = "rejected"
    FAILED = "failed"
    WAITING = "waiting"


class ReplyTrace(Record):
    """Which reply an outcome rests on."""

    request_key: str
    """Key of the request, in hex."""
    attempt: int | None
    """Which of the key's stored replies, counted from 0; None where no reply came, or rules gave it."""


class Outcome(Record):
    """What became of one input row."""

    input_id: str
    """The input row's id."""
    replies: tuple[ReplyTrace, ...] = ()
    """The replies it rests on, for stages that ask a model."""


class Kept(Outcome):
    """The input row became a row of this artifact."""

    row: Row
    """The new row."""


class Rejected(Outcome):
    """The input row cannot be used, and will not be by asking again."""

    reason: StrEnum
    """One of the stage's reasons."""
    detail: str = ""
    """What was wrong, with the value at fault."""
    record: str = ""
    """The record itself as the source has it, where no other artifact holds it."""


class Failed(Outcome):
    """The input row could not be finished this time; `touchline retry` asks again."""

    error: StrEnum
    """The class of the error."""
    detail: str = ""
    """What happened."""


class Waiting(Outcome):
    """The input row waits for a person's review."""

    detail: str = ""
    """What is to be reviewed."""
