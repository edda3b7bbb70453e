"""`exact.grounding`: reject feedback that says what its transcript does not."""

from collections.abc import Iterator

from schemas.exact.feedback import FeedbackRow
from schemas.exact.grounding import (
    GroundingReject,
    GroundingReply,
    GroundingSettings,
    GroundingVariables,
    Support,
)
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.text.claims import body_parts, content_words, numbers, sides, unsupported_words


def variables(row: FeedbackRow, settings: GroundingSettings) -> GroundingVariables:  # noqa: ARG001
    """What the judge is told."""
    return GroundingVariables(transcript=row.text, feedback=row.feedback)


def settle(row: FeedbackRow, reply: GroundingReply, settings: GroundingSettings) -> Outcome:
    """Keep a feedback that both the rules and the judge find in its transcript."""
    for reason, detail in faults(row.text, row.feedback, settings.min_support):
        return Rejected(input_id=row.feedback_id, reason=reason, detail=detail)
    if reply.support is Support.UNSUPPORTED:
        detail = f"not borne out: {reply.unsupported or 'the judge does not say what'}"
        return Rejected(input_id=row.feedback_id, reason=GroundingReject.JUDGE, detail=detail)
    return Kept(input_id=row.feedback_id, row=row)


def faults(transcript: str, feedback: str, min_support: float) -> Iterator[tuple[GroundingReject, str]]:
    """What the rules find in `feedback` that `transcript` does not bear out, the gravest first.

    Numbers, sides and body parts must all be there; of the content words a share, since a rewriting may choose others.
    """
    checks = ((GroundingReject.NUMBER, numbers), (GroundingReject.SIDE, sides), (GroundingReject.BODY_PART, body_parts))
    for reason, claimed in checks:
        missing = sorted(claimed(feedback) - claimed(transcript))
        if missing:
            yield reason, f"the transcript does not say {', '.join(missing)}"
    said, missing_words = content_words(feedback), unsupported_words(feedback, transcript)
    if said and 1 - len(missing_words) / len(said) < min_support:
        share = f"{len(said) - len(missing_words)} of {len(said)} content words"
        yield GroundingReject.CONTENT_WORDS, f"the transcript has {share}; not {', '.join(missing_words)}"
