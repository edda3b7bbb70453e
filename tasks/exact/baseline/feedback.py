"""A rule-based baseline of `exact.feedback`: no model."""

from schemas.exact.feedback import FeedbackReply, FeedbackVariables, Verdict
from tasks.baseline.remarks import read_remark


def answer(variables: FeedbackVariables) -> FeedbackReply:
    """The baseline's reading of one commentary; never raises, whatever the transcript holds."""
    found = read_remark(variables.transcript, f"{variables.activity} {variables.task_name}")
    verdict = Verdict(found.judgement.value) if found.judgement else Verdict.UNUSABLE
    return FeedbackReply(verdict=verdict, feedback=found.text, unusable_reason=found.unusable)
