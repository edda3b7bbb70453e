"""`expertaf.labels`: which regions a commentary judges, as far as its own words show it (ExpertAF, section 3.1).

A label counts where enough samples agree and its evidence stands in the transcript; the paper takes the model's word.
"""

from collections import Counter
from typing import NamedTuple

from schemas.asking import Answered, Ask
from schemas.chat import ModelErrorClass
from schemas.expertaf.commentary import ExecutionCommentaryRow
from schemas.expertaf.labels import (
    LabelsReject,
    LabelsReply,
    LabelsRow,
    LabelsSettings,
    LabelsVariables,
    RegionLabel,
    RegionVerdict,
)
from schemas.outcomes import Failed, Kept, Outcome, Rejected
from schemas.pose import BodyRegion
from tasks.text.claims import content_words
from tasks.text.support import unsupported

SENTENCE_ENDS = (". ", "! ", "? ")


class Label(NamedTuple):
    """What counts of one region."""

    region: BodyRegion
    """The region."""
    verdict: RegionVerdict
    """What is said of it."""
    evidence: str
    """The words that show it."""
    dropped: str
    """Why a label does not count, or empty."""


def questions(row: ExecutionCommentaryRow, settings: LabelsSettings) -> tuple[Ask, ...]:
    """The same question for each sample."""
    variables = LabelsVariables(task_name=row.task_name, transcript=row.text)
    return tuple(
        Ask(variables=variables, role=settings.judges[0], sample_index=index) for index in range(settings.samples)
    )


def settle(row: ExecutionCommentaryRow, answers: tuple[Answered, ...], settings: LabelsSettings) -> Outcome:
    """The labels that count, or why there are none; failed where a sample did not come."""
    failed = next((answer for answer in answers if answer.reply is None), None)
    if failed:
        error = failed.error or ModelErrorClass.EMPTY
        return Failed(input_id=row.commentary_id, error=error, detail=failed.detail)
    samples = [answer.reply for answer in answers if isinstance(answer.reply, LabelsReply)]
    labels = [_label(region, samples, row.text, settings) for region in BodyRegion]
    if not any(label.verdict is not RegionVerdict.NOT_MENTIONED for label in labels):
        dropped = "; ".join(label.dropped for label in labels if label.dropped)
        reason = LabelsReject.NO_AGREEMENT if "samples" in dropped else LabelsReject.NO_REGION
        return Rejected(input_id=row.commentary_id, reason=reason, detail=dropped or "no region is judged")
    agreeing = [sample for sample in samples if _agrees(sample, labels)]
    summary = _summary(agreeing or samples, row.text, settings)
    if isinstance(summary, Rejected):
        return summary.model_copy(update={"input_id": row.commentary_id})
    return Kept(input_id=row.commentary_id, row=_row(row, labels, summary, max(1, len(agreeing))))


def _label(region: BodyRegion, samples: list[LabelsReply], transcript: str, settings: LabelsSettings) -> Label:
    said: list[RegionLabel] = [getattr(sample, region.value) for sample in samples]
    verdict, votes = Counter(one.verdict for one in said).most_common(1)[0]
    silent = Label(region, RegionVerdict.NOT_MENTIONED, "", "")
    if votes < settings.min_agreement * len(samples):
        return silent._replace(dropped=f"{region}: only {votes} of {len(samples)} samples agree")
    if verdict is RegionVerdict.NOT_MENTIONED:
        return silent
    shown = (one.evidence for one in said if one.verdict is verdict and is_said(one.evidence, transcript))
    evidence = next(shown, "")
    if not evidence:
        first = next(one.evidence for one in said if one.verdict is verdict)
        return silent._replace(dropped=f"{region}: {verdict} has no evidence in the transcript, {first[:80]!r}")
    return Label(region, verdict, evidence.strip(), "")


def is_said(evidence: str, transcript: str) -> bool:
    """Whether the words stand in the transcript one after the other; case and white space aside, and not none."""
    wanted = " ".join(evidence.lower().split())
    return bool(content_words(wanted)) and wanted in " ".join(transcript.lower().split())


def _agrees(sample: LabelsReply, labels: list[Label]) -> bool:
    verdicts = {label.region: label.verdict for label in labels if not label.dropped}
    return all(getattr(sample, region.value).verdict is verdict for region, verdict in verdicts.items())


def _summary(samples: list[LabelsReply], transcript: str, settings: LabelsSettings) -> str | Rejected:
    """The first summary that is one sentence and says only what the transcript does, or why none is."""
    detail = ""
    reason = LabelsReject.BAD_SUMMARY
    for sample in samples:
        summary = " ".join(sample.summary.split())
        if not content_words(summary) or any(end in summary for end in SENTENCE_ENDS):
            detail = detail or f"not one sentence: {summary[:80]!r}"
            continue
        found = next(unsupported(summary, transcript, settings.min_support), None)
        if found is None:
            return summary
        reason, detail = LabelsReject.UNGROUNDED_SUMMARY, found.detail
    return Rejected(input_id="", reason=reason, detail=detail)


def _row(row: ExecutionCommentaryRow, labels: list[Label], summary: str, agreeing: int) -> LabelsRow:
    wrong = [label for label in labels if label.verdict is RegionVerdict.NEEDS_IMPROVEMENT]
    right = [label for label in labels if label.verdict is RegionVerdict.CORRECT]
    return LabelsRow(
        **row.model_dump(),
        summary=summary,
        needs_improvement=[label.region for label in wrong],
        needs_improvement_evidence=[label.evidence for label in wrong],
        correct=[label.region for label in right],
        correct_evidence=[label.evidence for label in right],
        dropped_labels=[label.dropped for label in labels if label.dropped],
        samples_agreeing=agreeing,
    )
