"""`exact.distractors`: four wrong options for each feedback (ExAct, stage II)."""

import re
from itertools import combinations

from schemas.exact.distractors import (
    DISTRACTOR_COUNT,
    Candidate,
    DistractorsReject,
    DistractorsReply,
    DistractorsRow,
    DistractorsSettings,
    DistractorsVariables,
)
from schemas.exact.feedback import FEEDBACK_LIMIT, OPENING, FeedbackRow
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.text.words import changed_words, one_line, word_similarity, words

LEAST_CHARS = 20
LIKENESS_WEIGHT = 0.5
TAG_WEIGHT = 0.1
_OPENING = re.compile(rf"{OPENING}(?:['’]s)?[ ,]")


def variables(row: FeedbackRow, settings: DistractorsSettings) -> DistractorsVariables:
    """What the prompt is told of one feedback."""
    return DistractorsVariables(
        activity=row.activity,
        task_name=row.task_name,
        judgement=row.judgement,
        feedback=row.feedback,
        count=settings.candidates,
    )


def settle(row: FeedbackRow, reply: DistractorsReply, settings: DistractorsSettings) -> Outcome:
    """The feedback with the four candidates that suit it best, or a reject when fewer than four can be used."""
    usable = usable_candidates(row.feedback, reply, settings)
    if len(usable) < DISTRACTOR_COUNT:
        detail = f"{len(usable)} of {len(reply.candidates)} candidates can be used, {DISTRACTOR_COUNT} are needed"
        return Rejected(input_id=row.feedback_id, reason=DistractorsReject.TOO_FEW_CANDIDATES, detail=detail)
    chosen = best_four(row.feedback, usable)
    texts, tags = [candidate.text for candidate in chosen], [candidate.wrong_in for candidate in chosen]
    return Kept(input_id=row.feedback_id, row=DistractorsRow(**row.model_dump(), distractors=texts, wrong_in=tags))


def usable_candidates(key: str, reply: DistractorsReply, settings: DistractorsSettings) -> list[Candidate]:
    """The candidates that are options at all: right opening, fair length, none said twice, none the key again."""
    kept: list[Candidate] = []
    for candidate in reply.candidates:
        text = one_line(candidate.text)
        said = (key, *(other.text for other in kept))
        if _has_form(text, key, settings) and all(
            changed_words(text, other) >= settings.min_changed_words for other in said
        ):
            kept.append(candidate.model_copy(update={"text": text}))
    return kept


def best_four(key: str, candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """The four that together are nearest in length, least alike and most various in what they are wrong in.

    The cost of a set is `max/min words of the five options - 1`, plus half the mean word similarity of its pairs,
    plus 0.1 for each repeated tag. Of equal sets the one that stands earlier in the reply is taken.
    """
    lengths = [len(words(candidate.text)) for candidate in candidates]
    alike = {
        (i, j): word_similarity(candidates[i].text, candidates[j].text)
        for i, j in combinations(range(len(candidates)), 2)
    }
    key_length = len(words(key))

    def cost(chosen: tuple[int, ...]) -> float:
        sizes = [key_length, *(lengths[index] for index in chosen)]
        pairs = [alike[pair] for pair in combinations(chosen, 2)]
        repeated = DISTRACTOR_COUNT - len({candidates[index].wrong_in for index in chosen})
        likeness = sum(pairs) / len(pairs)
        return round(max(sizes) / min(sizes) - 1 + LIKENESS_WEIGHT * likeness + TAG_WEIGHT * repeated, 9)

    best = min(combinations(range(len(candidates)), DISTRACTOR_COUNT), key=cost)
    return tuple(candidates[index] for index in best)


def _has_form(text: str, key: str, settings: DistractorsSettings) -> bool:
    if not _OPENING.match(text) or not LEAST_CHARS <= len(text) <= FEEDBACK_LIMIT:
        return False
    lengths = len(words(text)), len(words(key))
    return max(lengths) <= settings.max_words_ratio * min(lengths)
