"""`exact.feedback`: a commentary made self-contained (ExAct, stage I)."""

from schemas.commentary import CommentaryRow
from schemas.demonstrations import SourceSays
from schemas.exact.feedback import (
    Conflict,
    FeedbackReject,
    FeedbackReply,
    FeedbackRow,
    FeedbackSettings,
    FeedbackVariables,
    Verdict,
)
from schemas.feedback import OPENING, Judgement, Unusable
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.exact.form import has_length, has_opening
from tasks.text.words import one_line

_OTHER = {Verdict.TIP: (SourceSays.GOOD_EXECUTION.value,), Verdict.GOOD_EXECUTION: (SourceSays.TIP.value,)}


def variables(row: CommentaryRow, settings: FeedbackSettings) -> FeedbackVariables:  # noqa: ARG001
    """What the prompt is told of one commentary."""
    return FeedbackVariables(activity=row.activity, task_name=row.task_name, transcript=row.text)


def settle(row: CommentaryRow, reply: FeedbackReply, settings: FeedbackSettings) -> Outcome:
    """A feedback row, or the reason why the commentary gives none."""
    if reply.verdict is Verdict.UNUSABLE:
        return _rejected(row, _reason(reply.unusable_reason), "the reply calls the commentary unusable")
    text = one_line(reply.feedback)
    if not has_opening(text):
        return _rejected(row, FeedbackReject.BAD_OPENING, f"begins {text[:40]!r}, not {OPENING!r}")
    if not has_length(text):
        return _rejected(row, FeedbackReject.BAD_LENGTH, f"{len(text)} characters")
    if settings.on_conflict is Conflict.REJECT and row.source_says.value in _OTHER.get(reply.verdict, ()):
        detail = f"the reply says {reply.verdict.value}, the proficiency files say {row.source_says.value}"
        return _rejected(row, FeedbackReject.JUDGEMENT_CONFLICT, detail)
    return Kept(input_id=row.commentary_id, row=_row(row, text, Judgement(reply.verdict.value)))


def _reason(reason: Unusable) -> FeedbackReject:
    return FeedbackReject.UNCLEAR if reason is Unusable.NONE else FeedbackReject(reason.value)


def _rejected(row: CommentaryRow, reason: FeedbackReject, detail: str) -> Rejected:
    return Rejected(input_id=row.commentary_id, reason=reason, detail=detail)


def _row(row: CommentaryRow, text: str, judgement: Judgement) -> FeedbackRow:
    return FeedbackRow(**row.model_dump(), feedback_id=f"{row.commentary_id}/0", judgement=judgement, feedback=text)
