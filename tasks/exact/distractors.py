"""`exact.distractors`: four wrong options for each feedback (ExAct, stage II)."""

from hashlib import sha256

import numpy as np

from schemas.exact.context import ContextRow
from schemas.exact.distractors import (
    DISTRACTOR_COUNT,
    Candidate,
    DistractorsReject,
    DistractorsReply,
    DistractorsRow,
    DistractorsSettings,
    DistractorsVariables,
    Wrongness,
)
from schemas.exact.feedback import FeedbackRow
from schemas.feedback import OPENING
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.exact.form import has_form
from tasks.exact.option_view import OptionView
from tasks.text.claims import content_words, unsupported_words
from tasks.text.likeness import cosines_to_others
from tasks.text.words import changed_words, one_line, words

LIKENESS_WEIGHT = 0.5
TAG_WEIGHT = 0.1
PLACE_WEIGHT = 0.25
HARD_NEGATIVE_WEIGHT = 0.2
TAGS = tuple(Wrongness)


def variables(row: ContextRow, settings: DistractorsSettings) -> DistractorsVariables:
    """What the prompt is told of one feedback."""
    return _variables(row, settings, "")


def again(row: ContextRow, outcome: Outcome, settings: DistractorsSettings) -> DistractorsVariables | None:
    """Another round with what was wrong, or None where the row is settled."""
    return _variables(row, settings, outcome.detail) if isinstance(outcome, Rejected) else None


def settle(row: ContextRow, reply: DistractorsReply, settings: DistractorsSettings) -> Outcome:
    """The feedback with the four distractors that suit it best, or the reason why there are none."""
    chosen = chosen_four(row, reply, settings)
    if isinstance(chosen, Rejected):
        return chosen
    plain = {name: getattr(row, name) for name in FeedbackRow.model_fields}
    texts, tags = [candidate.text for candidate in chosen], [candidate.wrong_in for candidate in chosen]
    return Kept(input_id=row.feedback_id, row=DistractorsRow(**plain, distractors=texts, wrong_in=tags))


def chosen_four(
    row: ContextRow, reply: DistractorsReply, settings: DistractorsSettings
) -> tuple[Candidate, ...] | Rejected:
    """Four distractors, or a reject that says what a better reply would need."""
    offered = [*(Candidate(text=text, wrong_in=Wrongness.ACTION) for text in row.hard_negatives), *reply.candidates]
    usable = usable_candidates(row, offered, settings)
    if len(usable) < DISTRACTOR_COUNT:
        detail = (
            f"only {len(usable)} of {len(offered)} statements can be used, {DISTRACTOR_COUNT} are needed: each must "
            f"begin with {OPENING!r}, be about as long as the feedback, differ from it and from the others, and not be "
            "true of the clip"
        )
        return Rejected(input_id=row.feedback_id, reason=DistractorsReject.TOO_FEW_CANDIDATES, detail=detail)
    chosen = best_four(row, usable)
    if stands_out(row.feedback, chosen, settings.odd_margin):
        detail = "the feedback is unlike all the statements, which are like each other; write about the same things"
        return Rejected(input_id=row.feedback_id, reason=DistractorsReject.KEY_STANDS_OUT, detail=detail)
    return chosen


def usable_candidates(row: ContextRow, offered: list[Candidate], settings: DistractorsSettings) -> list[Candidate]:
    """What can be an option at all: right opening, fair length, said once, not the key again, not true of the clip."""
    kept: list[Candidate] = []
    for candidate in offered:
        text = one_line(candidate.text)
        said = (row.feedback, *(other.text for other in kept))
        is_new = all(changed_words(text, other) >= settings.min_changed_words for other in said)
        if _fits(text, row.feedback, settings) and is_new and not _is_entailed(text, row, settings):
            kept.append(candidate.model_copy(update={"text": text}))
    return kept


def best_four(row: ContextRow, candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """The four that make the best question of one feedback; of equal sets the one that is offered first.

    Distractors made by editing a key stand round it: the key is then the most central option, and choosing that option
    solves the question. So the place of the key among the five, by likeness to the others and by length, is drawn for
    each question from its id, and a set costs 0.25 for each place that the key is off. Besides, a set costs
    `max/min words - 1`, half the mean word similarity of its pairs, 0.1 for each repeated tag, and less 0.2 for each
    real feedback among them.
    """
    view = OptionView(row.feedback, candidates)
    wanted = [sha256(f"{row.feedback_id}|{what}".encode()).digest()[0] % 5 for what in ("likeness", "length")]
    off_S = np.abs(view.place_by_likeness() - wanted[0]) + np.abs(view.place_by_length() - wanted[1])
    tags = np.array([0, *(1 << TAGS.index(candidate.wrong_in) for candidate in candidates)])
    repeated_S = DISTRACTOR_COUNT - np.bitwise_count(np.bitwise_or.reduce(tags[view.sets_S_4], axis=1)).astype(int)
    is_real = np.array([False, *(candidate.text in row.hard_negatives for candidate in candidates)])
    cost_S = (
        view.spread()
        + LIKENESS_WEIGHT * view.similarity()
        + PLACE_WEIGHT * off_S
        + TAG_WEIGHT * repeated_S
        - HARD_NEGATIVE_WEIGHT * is_real[view.sets_S_4].sum(axis=1)
    )
    costs = [round(cost, 9) for cost in cost_S.tolist()]
    best = view.sets_S_4[costs.index(min(costs))]
    return tuple(candidates[int(number) - 1] for number in best)


def stands_out(key: str, chosen: tuple[Candidate, ...], margin: float) -> bool:
    """Whether the key is the odd one out: least like the centroid of the others, by a margin of cosine."""
    cosines = cosines_to_others([key, *(candidate.text for candidate in chosen)])
    return cosines[0] + margin <= min(cosines[1:])


def _variables(row: ContextRow, settings: DistractorsSettings, complaint: str) -> DistractorsVariables:
    return DistractorsVariables(
        activity=row.activity,
        task_name=row.task_name,
        judgement=row.judgement,
        feedback=row.feedback,
        count=settings.candidates,
        complaint=complaint,
    )


def _fits(text: str, key: str, settings: DistractorsSettings) -> bool:
    lengths = len(words(text)), len(words(key))
    return has_form(text) and max(lengths) <= settings.max_words_ratio * min(lengths)


def _is_entailed(text: str, row: ContextRow, settings: DistractorsSettings) -> bool:
    """Whether a neighbour's words hold the statement, so that it may be true of the clip."""
    said = content_words(text)
    return any(
        bool(said) and 1 - len(unsupported_words(text, neighbour)) / len(said) >= settings.max_entailed
        for neighbour in row.neighbours
    )
