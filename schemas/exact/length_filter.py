"""`exact.length_filter`: options of like length (ExAct, stage III, first filter)."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from schemas.records import Record


class LengthFilterSettings(Record):
    """Settings of `exact.length_filter`."""

    max_words_ratio: Annotated[float, Field(ge=1)] = 1.25
    """Most words of an option over fewest: what the published items keep."""
    max_chars_ratio: Annotated[float, Field(ge=1)] = 1.35
    """Most characters of an option over fewest."""
    tokenizer: Path | None = None
    """A `tokenizer.json` of Hugging Face's format; without one, tokens are not counted. Its content bears identity."""
    max_tokens_ratio: Annotated[float, Field(ge=1)] = 1.35
    """Most tokens of an option over fewest."""


class LengthReject(StrEnum):
    """Why a question's options are told apart by their length."""

    WORDS_RATIO = "words_ratio"
    CHARS_RATIO = "chars_ratio"
    TOKENS_RATIO = "tokens_ratio"
