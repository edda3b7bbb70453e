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
from tasks.text.support import unsupported


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
    """What the rules find in `feedback` that `transcript` does not bear out, the gravest first."""
    for found in unsupported(feedback, transcript, min_support):
        yield GroundingReject(found.kind.value), found.detail
