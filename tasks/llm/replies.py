"""From a model's text to a reply that fits its schema, or the reason why it does not."""

from collections.abc import Sequence
from typing import Any

import orjson
from pydantic import ValidationError

from schemas.chat import ModelErrorClass, RawReply
from schemas.records import Reply

_THOUGHT_END = "</think>"
_FENCE = "```"
DETAIL_CHARS = 200


class InvalidReplyError(Exception):
    """A reply that was paid for and cannot be used as it is."""

    def __init__(self, error: ModelErrorClass, detail: str) -> None:
        super().__init__(f"{error.value}: {detail}")
        self.error = error
        self.detail = detail


def parse_reply(raw: RawReply, reply: type[Reply]) -> Reply:
    """Read a reply strictly: one JSON object that fits the schema, alone or in one code fence.

    Raises InvalidReplyError with the class of what is wrong. Nothing is guessed out of prose.
    """
    if raw.finish_reason == "content_filter":
        raise InvalidReplyError(ModelErrorClass.REFUSED, "the server's content filter stopped the reply")
    if raw.finish_reason == "length":
        raise InvalidReplyError(ModelErrorClass.TRUNCATED, f"cut off after {raw.tokens_out} tokens; raise max_tokens")
    if not raw.text.strip():
        raise InvalidReplyError(ModelErrorClass.EMPTY, "the reply has no text")
    return _fitting(_json_object(raw.text), reply)


def _json_object(text: str) -> Any:
    try:
        return orjson.loads(_unwrapped(text))
    except orjson.JSONDecodeError as error:
        raise InvalidReplyError(ModelErrorClass.NOT_JSON, f"{error}: {text[:DETAIL_CHARS]!r}") from error


def _unwrapped(text: str) -> str:
    """The reply without a leading block of thought and without one code fence round it."""
    bare = text.strip()
    if bare.startswith("<think>") and _THOUGHT_END in bare:
        bare = bare.partition(_THOUGHT_END)[2].strip()
    if bare.startswith(_FENCE) and bare.endswith(_FENCE) and "\n" in bare:
        language, _, body = bare.partition("\n")
        if language.strip() in (_FENCE, f"{_FENCE}json"):
            return body.removesuffix(_FENCE).strip()
    return bare


def _fitting(value: Any, reply: type[Reply]) -> Reply:
    try:
        return reply.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "reply"
        raise InvalidReplyError(ModelErrorClass.WRONG_SCHEMA, f"{where}: {first['msg']}") from error


def first_fitting(stored: Sequence[RawReply], reply: type[Reply]) -> tuple[int, Reply] | InvalidReplyError | None:
    """The first stored reply that today's parser accepts, with its number; else the last one's fault; None of none."""
    fault: InvalidReplyError | None = None
    for attempt, raw in enumerate(stored):
        try:
            return attempt, parse_reply(raw, reply)
        except InvalidReplyError as error:
            fault = error
    return fault
