"""`exact.length_filter`: a question whose options differ in length gives its key away, or seems to."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.exact.length_filter import LengthFilterSettings, LengthReject
from schemas.exact.questions import QuestionRow
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.text.tokens import token_count
from tasks.text.words import words


class _Check(NamedTuple):
    reason: LengthReject
    lengths: list[int]
    limit: float


def settle(row: QuestionRow, settings: LengthFilterSettings) -> Outcome:
    """Keep a question whose longest option is not much longer than its shortest: in words, characters and tokens."""
    for check in _checks(row.options, settings):
        longest, shortest = max(check.lengths), max(1, min(check.lengths))
        if longest > check.limit * shortest:
            detail = f"{longest} to {shortest}, a ratio of {longest / shortest:.2f} above {check.limit}"
            return Rejected(input_id=row.question_id, reason=check.reason, detail=detail)
    return Kept(input_id=row.question_id, row=row)


def _checks(options: list[str], settings: LengthFilterSettings) -> Iterator[_Check]:
    yield _Check(LengthReject.WORDS_RATIO, [len(words(option)) for option in options], settings.max_words_ratio)
    yield _Check(LengthReject.CHARS_RATIO, [len(option) for option in options], settings.max_chars_ratio)
    if settings.tokenizer:
        counts = [token_count(option, settings.tokenizer) for option in options]
        yield _Check(LengthReject.TOKENS_RATIO, counts, settings.max_tokens_ratio)
