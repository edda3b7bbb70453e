"""One request shape for every model, and what comes back."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.records import Record
from schemas.sampling import Sampling

MOST_TOKENS = 1_000_000_000
"""A server that counts more than this counts wrong."""


class Role(StrEnum):
    """Who speaks."""

    SYSTEM = "system"
    USER = "user"


class Message(Record):
    """One message."""

    role: Role
    """Who speaks."""
    content: str
    """What is said."""


class ChatRequest(Record):
    """All that bears on a reply, and nothing else."""

    model: str
    """The model's name."""
    revision: str
    """Which weights."""
    messages: tuple[Message, ...]
    """The rendered prompt."""
    reply_name: str
    """Name of the reply class."""
    reply_schema: str
    """JSON schema of the reply, as canonical JSON."""
    sampling: Sampling
    """How the model is sampled."""
    sample_index: int = 0
    """Which of several samples of the same prompt."""
    media: tuple[str, ...] = ()
    """Content hashes of images, in the order of their mention."""


class RawReply(Record):
    """What a server answered, unparsed."""

    text: str
    """The reply's text."""
    finish_reason: str
    """Why the model stopped: `stop`, `length`, `content_filter` ..."""
    tokens_in: Annotated[int, Field(ge=0, le=MOST_TOKENS)]
    """Prompt tokens, as the server counted them."""
    tokens_out: Annotated[int, Field(ge=0, le=MOST_TOKENS)]
    """Completion tokens, as the server counted them."""


class ModelErrorClass(StrEnum):
    """Why a request brought no usable reply."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    BAD_REQUEST = "bad_request"
    BAD_RESPONSE = "bad_response"
    EMPTY = "empty"
    NOT_JSON = "not_json"
    WRONG_SCHEMA = "wrong_schema"
    TRUNCATED = "truncated"
    REFUSED = "refused"
