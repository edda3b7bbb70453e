"""`exact.shortcuts`: the finished set is held against chance; a shortcut stops the run before anything is released."""

from collections import Counter
from collections.abc import Iterable, Iterator

from schemas.errors import AuditError
from schemas.exact.blind_filter import TrialResult
from schemas.exact.held_out import HeldOutRow
from schemas.exact.shortcuts import AuditFigure, AuditSettings, AuditVerdict, Gate, Measure
from tasks.checks.intervals import chance_interval, wilson
from tasks.exact.audit import audit, failed, message

CHANCE = 0.2
Counts = Counter[tuple[str, TrialResult]]


def summarise(rows: Iterable[HeldOutRow], settings: AuditSettings) -> list[AuditFigure]:
    """Every figure of the set: the audit's, and the held-out judge's accuracy in all and by domain.

    Raises AuditError naming each figure that fails, its value and the repair, unless the gate only tells.
    """
    counts: Counts = Counter()
    figures = audit(_counted(rows, counts), settings)
    figures += [_held_out(domain, counts, settings) for domain in sorted({domain for domain, _ in counts})]
    fatal = failed(figures)
    if fatal and settings.gate is Gate.STOP:
        told = "\n  ".join(message(figure) for figure in fatal)
        raise AuditError(f"exact.shortcuts: {len(fatal)} figures show that the text gives answers away:\n  {told}")
    return figures


def _counted(rows: Iterable[HeldOutRow], counts: Counts) -> Iterator[HeldOutRow]:
    for row in rows:
        counts["", row.held_out_result] += 1
        counts[row.domain, row.held_out_result] += 1
        yield row


def _held_out(domain: str, counts: Counts, settings: AuditSettings) -> AuditFigure:
    """The judge's accuracy over the questions it answered. It is told and fails nothing: others may know more."""
    tallies = [counts[domain, result] for result in TrialResult]
    right, answered = tallies[0], tallies[0] + tallies[1]
    interval = wilson(right, answered, settings.confidence)
    chance = chance_interval(answered, CHANCE, settings.confidence)
    return AuditFigure(
        figure=f"held_out.domain.{domain}" if domain else "held_out",
        measure=Measure.ACCURACY,
        value=right / answered if answered else None,
        low=interval.low,
        high=interval.high,
        expected=CHANCE,
        threshold=f"told only; by chance {chance.low:.3f} to {chance.high:.3f}",
        n=answered,
        counts=tallies,
        verdict=AuditVerdict.PASS if answered >= settings.min_questions else AuditVerdict.TOO_FEW,
        worst=[],
        note="questions right, wrong, abstained, unparseable",
    )
