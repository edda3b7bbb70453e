"""The gate behind the filters: a set that gives its answers away stops the run."""

import random

import pytest
from exact_rows import COMMENTARY

from schemas.errors import AuditError
from schemas.exact.blind_filter import TrialResult
from schemas.exact.distractors import Wrongness
from schemas.exact.held_out import HeldOutRow
from schemas.exact.shortcuts import AuditSettings, AuditVerdict, Gate
from schemas.feedback import Judgement
from tasks.exact.shortcuts import summarise

WORDS = [f"{first}{last}" for first in ("bal", "cor", "dim", "fen", "gul", "hop", "jar") for last in ("ta", "ne", "so")]


def _rows(count: int, leak: str = "") -> list[HeldOutRow]:
    """Questions of random words, of one length; `leak` is added to keys alone."""
    draw = random.Random(5)
    return [_row(draw, number, leak) for number in range(count)]


def _row(draw: random.Random, number: int, leak: str) -> HeldOutRow:
    key_index = draw.randrange(5)
    options = ["The participant " + " ".join(draw.choices(WORDS, k=9)) + "." for _ in range(5)]
    if leak:
        options[key_index] = options[key_index].replace(".", f" {leak}.")
    wrong_in: list[Wrongness | None] = [None if place == key_index else Wrongness.CAUSE for place in range(5)]
    return HeldOutRow(
        **COMMENTARY.model_dump(),
        question_id=f"take_1/ann/{number}/0",
        judgement=Judgement.TIP,
        question="Which one fits the video?",
        options=options,
        key_index=key_index,
        wrong_in=wrong_in,
        clip_start_sec=0.0,
        clip_end_sec=8.0,
        judge_names=["a"],
        judge_right=[0],
        judge_abstained=[1],
        judge_unparseable=[0],
        held_out_judge="other",
        held_out_result=draw.choices(list(TrialResult), weights=(2, 8, 1, 1))[0],
    )


def test_a_clean_set_passes_and_tells_what_the_held_out_judge_knows() -> None:
    figures = {figure.figure: figure for figure in summarise(_rows(400), AuditSettings())}
    assert not [figure for figure in figures.values() if figure.verdict is AuditVerdict.FAIL]
    held_out = figures["held_out"]
    assert held_out.n == sum(held_out.counts[:2])
    assert sum(held_out.counts) == 400
    assert held_out.low is not None
    assert held_out.high is not None
    assert held_out.low < 0.2 < held_out.high
    assert figures["held_out.domain.Sports"].counts == held_out.counts


def test_a_word_that_only_keys_have_stops_the_run_and_is_named() -> None:
    with pytest.raises(AuditError, match=r"leaking_words.*zebra"):
        summarise(_rows(400, leak="zebra"), AuditSettings())


def test_a_gate_that_tells_lets_the_figures_say_fail() -> None:
    figures = summarise(_rows(400, leak="zebra"), AuditSettings(gate=Gate.TELL))
    assert "leaking_words" in {figure.figure for figure in figures if figure.verdict is AuditVerdict.FAIL}
