"""Judges who see no video: the counts are what arithmetic says."""

import random

import pytest

from schemas.asking import Answered, Ask
from schemas.chat import ModelErrorClass
from schemas.commentary import Split
from schemas.exact.blind_filter import (
    CHOICES,
    BlindChoice,
    BlindFilterSettings,
    BlindReject,
    BlindReply,
    BlindRow,
    BlindRule,
)
from schemas.exact.distractors import Wrongness
from schemas.exact.questions import QuestionRow
from schemas.feedback import Judgement
from schemas.outcomes import Failed, Kept, Outcome, Rejected, ReplyTrace
from tasks.exact.blind_filter import questions, settle, trial_order

TRACE = ReplyTrace(request_key="", attempt=0)
TEXTS = ("left", "right", "up", "down", "inside")


def question(number: int, key_index: int = 0) -> QuestionRow:
    return QuestionRow.model_construct(
        question_id=f"take/ann/{number}/0",
        activity="dance",
        task_name="Dance",
        question="Which one fits?",
        options=[f"The participant steps {text}." for text in TEXTS],
        key_index=key_index,
        commentary_id=f"take/ann/{number}",
        take_uid="t",
        take_name="take",
        participant_uid="",
        task_id=9000,
        domain="Dance",
        split=Split.TRAIN,
        expert_uid="ann",
        recording=number,
        video_time_sec=9.0,
        take_duration_sec=60.0,
        text="x",
        judgement=Judgement.TIP,
        wrong_in=[None, *[Wrongness.SIDE] * 4],
        clip_start_sec=0.0,
        clip_end_sec=9.0,
    )


def replied(choice: BlindChoice) -> Answered:
    return Answered(trace=TRACE, reply=BlindReply(choice=choice))


def knows_the_key(ask: Ask, row: QuestionRow) -> Answered:
    place = list(ask.variables.model_dump()["options"]).index(row.options[row.key_index])
    return replied(CHOICES[place])


def judged(row: QuestionRow, settings: BlindFilterSettings, chosen: list[Answered] | None = None) -> Outcome:
    asks = questions(row, settings)
    return settle(row, tuple(chosen or (knows_the_key(ask, row) for ask in asks)), settings)


def test_every_judge_sees_the_same_options_in_other_orders() -> None:
    settings = BlindFilterSettings(judges=("a", "b"), shuffles=3)
    asks = questions(question(1), settings)
    assert [(ask.role, ask.sample_index) for ask in asks] == [(judge, n) for judge in "ab" for n in range(3)]
    orders = [ask.variables.model_dump()["options"] for ask in asks]
    assert orders[:3] == orders[3:]
    assert all(sorted(order) == sorted(question(1).options) for order in orders)


def test_a_judge_who_knows_the_key_drops_every_question() -> None:
    settings = BlindFilterSettings(judges=("a",))
    outcomes = [judged(question(number, number % 5), settings) for number in range(50)]
    assert all(isinstance(outcome, Rejected) for outcome in outcomes)
    assert {outcome.reason for outcome in outcomes if isinstance(outcome, Rejected)} == {BlindReject.ANSWERED_BLIND}


def test_a_judge_who_abstains_drops_none_and_is_counted_apart() -> None:
    settings = BlindFilterSettings(judges=("a", "b"), shuffles=2)
    unread = Answered(trace=TRACE, error=ModelErrorClass.NOT_JSON, detail="prose")
    answers = [replied(BlindChoice.ABSTAIN), replied(BlindChoice.ABSTAIN), unread, replied(BlindChoice.ABSTAIN)]
    outcome = judged(question(1), settings, answers)
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, BlindRow)
    assert outcome.row.judge_right == [0, 0]
    assert outcome.row.judge_abstained == [2, 1]
    assert outcome.row.judge_unparseable == [0, 1]


def test_an_answer_that_never_came_fails_the_row() -> None:
    lost = Answered(trace=TRACE, error=ModelErrorClass.TIMEOUT, detail="slow")
    outcome = judged(question(1), BlindFilterSettings(judges=("a",), shuffles=1), [lost])
    assert isinstance(outcome, Failed)
    assert outcome.error is ModelErrorClass.TIMEOUT


@pytest.mark.parametrize(("judges", "shuffles"), [(1, 1), (1, 3), (5, 3), (5, 2)])
def test_judges_who_always_answer_one_number_drop_what_chance_drops(judges: int, shuffles: int) -> None:
    """Five who always say the same number would be one judge, so each has a number of its own."""
    settings = BlindFilterSettings(judges=tuple(f"j{n}" for n in range(judges)), shuffles=shuffles)
    count = 4_000
    dropped = 0
    for number in range(count):
        row = question(number, number % 5)
        answers = [replied(CHOICES[int(ask.role[1:])]) for ask in questions(row, settings)]
        dropped += isinstance(judged(row, settings, answers), Rejected)
    # In a trial the key has one number, so the judges exclude each other and their chances add up.
    exact = judges * 0.2**shuffles
    assert abs(dropped / count - exact) < 4 * (exact * (1 - exact) / count) ** 0.5


@pytest.mark.parametrize(
    ("shuffles", "needed", "expected"), [(1, 1, 0.672), (1, 3, 0.0579), (2, 1, 0.185), (3, 1, 0.0393), (5, 1, 0.0016)]
)
def test_guessing_judges_drop_what_the_table_says(shuffles: int, needed: int, expected: float) -> None:
    """Five independent judges who guess: 1 - 0.8**5 for one trial each, and so on down the table."""
    guess = random.Random(11)
    rule = BlindRule.ANY_JUDGE if needed == 1 else BlindRule.PAPER
    settings = BlindFilterSettings(judges=tuple("abcde"), shuffles=shuffles, rule=rule)
    count = 3_000
    dropped = 0
    for number in range(count):
        row = question(number, number % 5)
        answers = [replied(guess.choice(CHOICES)) for _ in questions(row, settings)]
        dropped += isinstance(judged(row, settings, answers), Rejected)
    assert abs(dropped / count - expected) < 4 * (expected * (1 - expected) / count) ** 0.5 + 0.0005


def test_trials_put_the_key_everywhere_equally_often() -> None:
    places = [0] * 5
    for number in range(5_000):
        places[trial_order(question(number), 0, number % 3).index(0)] += 1
    assert max(places) - min(places) < 200
