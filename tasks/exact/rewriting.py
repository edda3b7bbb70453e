"""`exact.rewriting`: five statements, each rewritten alone by the same prompt."""

from schemas.asking import Answered, Ask
from schemas.chat import ModelErrorClass
from schemas.exact.distractors import DistractorsRow
from schemas.exact.rewriting import RewritingReject, RewritingReply, RewritingSettings, RewritingVariables
from schemas.outcomes import Failed, Kept, Outcome, Rejected
from tasks.exact.form import has_form
from tasks.text.claims import body_parts, content_words, numbers, sides, unsupported_words
from tasks.text.words import changed_words, one_line


def questions(row: DistractorsRow, settings: RewritingSettings) -> tuple[Ask, ...]:
    """One question for each statement, the key first; none says which it is."""
    return tuple(
        Ask(variables=RewritingVariables(activity=row.activity, statement=text), role=settings.judges[0])
        for text in (row.feedback, *row.distractors)
    )


def settle(row: DistractorsRow, answers: tuple[Answered, ...], settings: RewritingSettings) -> Outcome:
    """The row in its new words, or what the rewriting spoilt."""
    texts: list[str] = []
    for old, answer in zip((row.feedback, *row.distractors), answers, strict=True):
        if not isinstance(answer.reply, RewritingReply):
            error = answer.error or ModelErrorClass.EMPTY
            return Failed(input_id=row.feedback_id, error=error, detail=answer.detail)
        new = one_line(answer.reply.statement)
        fault = _fault(old, new, settings)
        if fault:
            return Rejected(input_id=row.feedback_id, reason=fault, detail=f"{old!r} became {new!r}")
        texts.append(new)
    if any(changed_words(texts[0], other) == 0 for other in texts[1:]):
        return Rejected(
            input_id=row.feedback_id, reason=RewritingReject.SAME_STATEMENT, detail=f"{texts[0]!r} stands twice"
        )
    return Kept(input_id=row.feedback_id, row=row.model_copy(update={"feedback": texts[0], "distractors": texts[1:]}))


def _fault(old: str, new: str, settings: RewritingSettings) -> RewritingReject | None:
    if not has_form(new):
        return RewritingReject.BAD_FORM
    said = content_words(old)
    kept = 1 - len(unsupported_words(old, new)) / len(said) if said else 1.0
    same_claims = all(claims(old) == claims(new) for claims in (numbers, sides, body_parts))
    return None if same_claims and kept >= settings.min_kept_words else RewritingReject.CHANGED_MEANING
