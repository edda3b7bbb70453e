"""The four ways in which an input row can end. There is no fifth."""

from enum import StrEnum
from pathlib import Path

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


class Line(Record):
    """A line of a list that stands beside the rows, such as `metadata.jsonl`."""

    name: str
    """The list's path inside the artifact. `.jsonl` has a line for each, `.json` is an array of them."""
    line: bytes
    """One JSON document, without a line break."""


class File(Record):
    """A file that stands beside the rows, such as a clip."""

    name: str
    """Its path inside the artifact."""
    source: Path
    """Where its content is; linked where the file system can, else copied."""


Beside = Line | File
"""What an artifact can hold beside its rows."""


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
    more: tuple[Row, ...] = ()
    """Further rows, where one input row makes several."""
    beside: tuple[Beside, ...] = ()
    """Lines and files that belong to the rows."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows that were made of the input row."""
        return (self.row, *self.more)


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
