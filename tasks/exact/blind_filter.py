"""`exact.blind_filter`: judges who see the options and no video."""

from collections import Counter

from schemas.asking import Answered, Ask
from schemas.chat import ModelErrorClass
from schemas.exact.blind_filter import (
    CHOICES,
    BlindChoice,
    BlindFilterSettings,
    BlindReject,
    BlindReply,
    BlindRow,
    BlindRule,
    BlindVariables,
    TrialResult,
)
from schemas.exact.questions import QuestionRow
from schemas.outcomes import Failed, Kept, Outcome, Rejected
from tasks.exact.questions import option_order

UNPARSEABLE = frozenset(
    {
        ModelErrorClass.EMPTY,
        ModelErrorClass.NOT_JSON,
        ModelErrorClass.WRONG_SCHEMA,
        ModelErrorClass.TRUNCATED,
        ModelErrorClass.REFUSED,
    }
)
"""The judge answered, but not with a choice. Other errors brought no answer at all, and fail the row."""


def questions(row: QuestionRow, settings: BlindFilterSettings) -> tuple[Ask, ...]:
    """Each judge's trials, judge by judge."""
    trials = [trial_variables(row, settings.seed, number) for number in range(settings.shuffles)]
    return tuple(
        Ask(variables=variables, role=judge, sample_index=number)
        for judge in settings.judges
        for number, variables in enumerate(trials)
    )


def trial_variables(row: QuestionRow, seed: int, number: int) -> BlindVariables:
    """The question with its options in the order of one trial."""
    order = trial_order(row, seed, number)
    options = tuple(row.options[index] for index in order)
    return BlindVariables(activity=row.activity, task_name=row.task_name, question=row.question, options=options)


def trial_order(row: QuestionRow, seed: int, number: int) -> list[int]:
    """Which option stands where in a trial; it follows from seed, question and number alone."""
    return option_order(seed, f"{row.question_id}|trial {number}")


def settle(row: QuestionRow, answers: tuple[Answered, ...], settings: BlindFilterSettings) -> Outcome:
    """Drop a question that judges answer without the video, by the rule of the settings."""
    lost = next((answer for answer in answers if answer.error and answer.error not in UNPARSEABLE), None)
    if lost and lost.error:
        return Failed(input_id=row.question_id, error=lost.error, detail=lost.detail)
    tallies = _tallies(row, answers, settings)
    beaten = [tally[TrialResult.RIGHT] == settings.shuffles for tally in tallies]
    told = ", ".join(
        f"{judge} right on {tally[TrialResult.RIGHT]} of {settings.shuffles}"
        for judge, tally in zip(settings.judges, tallies, strict=True)
    )
    if is_answerable(beaten, settings.rule):
        return Rejected(input_id=row.question_id, reason=BlindReject.ANSWERED_BLIND, detail=told)
    return Kept(input_id=row.question_id, row=_blind_row(row, tallies, settings))


def is_answerable(beaten: list[bool], rule: BlindRule) -> bool:
    """Whether a question falls, given which judges were right on all their shuffles."""
    return any(beaten) if rule is BlindRule.ANY_JUDGE else sum(beaten) * 2 > len(beaten)


def result_of(answer: Answered, order: list[int], key_index: int) -> TrialResult:
    """How one trial went: the choice counts positions from 1 in the order of the trial."""
    if not isinstance(answer.reply, BlindReply):
        return TrialResult.UNPARSEABLE
    if answer.reply.choice is BlindChoice.ABSTAIN:
        return TrialResult.ABSTAINED
    chosen = order[CHOICES.index(answer.reply.choice)]
    return TrialResult.RIGHT if chosen == key_index else TrialResult.WRONG


def _tallies(
    row: QuestionRow, answers: tuple[Answered, ...], settings: BlindFilterSettings
) -> list[Counter[TrialResult]]:
    """Per judge, how its trials went."""
    orders = [trial_order(row, settings.seed, number) for number in range(settings.shuffles)]
    results = [
        result_of(answer, orders[number % settings.shuffles], row.key_index) for number, answer in enumerate(answers)
    ]
    starts = range(0, len(results), settings.shuffles)
    return [Counter(results[start : start + settings.shuffles]) for start in starts]


def _blind_row(row: QuestionRow, tallies: list[Counter[TrialResult]], settings: BlindFilterSettings) -> BlindRow:
    return BlindRow(
        **row.model_dump(),
        judge_names=list(settings.judges),
        judge_right=[tally[TrialResult.RIGHT] for tally in tallies],
        judge_abstained=[tally[TrialResult.ABSTAINED] for tally in tallies],
        judge_unparseable=[tally[TrialResult.UNPARSEABLE] for tally in tallies],
    )
