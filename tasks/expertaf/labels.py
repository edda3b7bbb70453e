"""`expertaf.labels`: which regions a commentary judges, as far as its own words show it (ExpertAF, section 3.1).

A label counts where enough samples agree and its evidence stands in the transcript; the paper takes the model's word.
"""

import re
from collections import Counter
from collections.abc import Sequence
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
QUOTE_MARKS = " .,;:!?\"'“”‘’"
"""What may stand round evidence without being part of it."""


class Label(NamedTuple):
    """What counts of one region."""

    region: BodyRegion
    """The region."""
    verdict: RegionVerdict
    """What is said of it."""
    evidence: str = ""
    """The words that show it, as the transcript has them."""
    dropped: str = ""
    """Why a label does not count, or empty."""
    reason: LabelsReject = LabelsReject.NO_REGION
    """What a commentary without another label is rejected for."""


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
    if all(label.verdict is RegionVerdict.NOT_MENTIONED for label in labels):
        return _without_region(row, labels)
    samples.sort(key=lambda sample: _disagreements(sample, labels))
    summary = _summary(samples, row.text, settings)
    if isinstance(summary, Rejected):
        return summary.model_copy(update={"input_id": row.commentary_id})
    agreeing = sum(_disagreements(sample, labels) == 0 for sample in samples)
    return Kept(input_id=row.commentary_id, row=_row(row, labels, summary, agreeing))


def span_of(evidence: str, transcript: str) -> str:
    """The words as they stand in the transcript, one after the other; empty where they do not, or say nothing.

    Case and white space do not count. A part of a word is not a word.
    """
    words = evidence.strip(QUOTE_MARKS).split()
    if not content_words(" ".join(words)):
        return ""
    wanted = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){wanted}(?!\w)", transcript, re.IGNORECASE)
    return found.group() if found else ""


def _label(region: BodyRegion, samples: Sequence[LabelsReply], transcript: str, settings: LabelsSettings) -> Label:
    said = [_said_of(region, sample) for sample in samples]
    ballot = Counter(one.verdict for one in said).most_common()
    verdict, votes = ballot[0]
    is_tie = len(ballot) > 1 and ballot[1][1] == votes
    if is_tie or votes / len(samples) < settings.min_agreement:
        why = f"{region}: only {votes} of {len(samples)} samples agree"
        return Label(region, RegionVerdict.NOT_MENTIONED, dropped=why, reason=LabelsReject.NO_AGREEMENT)
    if verdict is RegionVerdict.NOT_MENTIONED:
        return Label(region, verdict)
    shown = [one.evidence for one in said if one.verdict is verdict]
    evidence = next(filter(None, (span_of(words, transcript) for words in shown)), "")
    if evidence:
        return Label(region, verdict, evidence)
    why = f"{region}: {verdict}, but its evidence is not in the transcript: {shown[0][:80]!r}"
    return Label(region, RegionVerdict.NOT_MENTIONED, dropped=why)


def _said_of(region: BodyRegion, sample: LabelsReply) -> RegionLabel:
    return getattr(sample, region.value)


def _without_region(row: ExecutionCommentaryRow, labels: Sequence[Label]) -> Rejected:
    dropped = [label for label in labels if label.dropped]
    reason = next((one.reason for one in dropped if one.reason is not LabelsReject.NO_REGION), LabelsReject.NO_REGION)
    detail = "; ".join(label.dropped for label in dropped) or "no region is judged"
    return Rejected(input_id=row.commentary_id, reason=reason, detail=detail)


def _disagreements(sample: LabelsReply, labels: Sequence[Label]) -> int:
    """Regions of which a sample says something else than what was agreed."""
    agreed = (label for label in labels if not label.dropped)
    return sum(_said_of(label.region, sample).verdict is not label.verdict for label in agreed)


def _summary(samples: Sequence[LabelsReply], transcript: str, settings: LabelsSettings) -> str | Rejected:
    """The first summary that is one sentence and says only what the transcript does, or what is wrong."""
    faults: list[Rejected] = []
    for sample in samples:
        summary = " ".join(sample.summary.split())
        fault = _summary_fault(summary, transcript, settings)
        if fault is None:
            return summary
        faults.append(fault)
    return faults[0]


def _summary_fault(summary: str, transcript: str, settings: LabelsSettings) -> Rejected | None:
    if not content_words(summary) or any(end in summary for end in SENTENCE_ENDS):
        detail = f"not one sentence: {summary[:80]!r}"
        return Rejected(input_id="", reason=LabelsReject.BAD_SUMMARY, detail=detail)
    found = next(unsupported(summary, transcript, settings.min_support), None)
    return found and Rejected(input_id="", reason=LabelsReject.UNGROUNDED_SUMMARY, detail=found.detail)


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
