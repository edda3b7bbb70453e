"""`exact.length_filter`: a question whose options differ in length gives its key away, or seems to."""

from schemas.exact.length_filter import LengthFilterSettings, LengthReject
from schemas.exact.questions import QuestionRow
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.text.words import words


def settle(row: QuestionRow, settings: LengthFilterSettings) -> Outcome:
    """Keep a question whose longest option is not much longer than its shortest, in words and in characters."""
    checks = (
        (LengthReject.WORDS_RATIO, [len(words(option)) for option in row.options], settings.max_words_ratio),
        (LengthReject.CHARS_RATIO, [len(option) for option in row.options], settings.max_chars_ratio),
    )
    for reason, lengths, limit in checks:
        if max(lengths) > limit * min(lengths):
            detail = f"{max(lengths)} to {min(lengths)}, a ratio of {max(lengths) / min(lengths):.2f} above {limit}"
            return Rejected(input_id=row.question_id, reason=reason, detail=detail)
    return Kept(input_id=row.question_id, row=row)
