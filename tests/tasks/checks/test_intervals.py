"""Intervals and tests against published values, against scipy.stats, and at the edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, binomtest, chisquare

from tasks.checks.intervals import (
    EVERYTHING,
    chance_interval,
    clopper_pearson,
    holm,
    p_at_least,
    p_either_way,
    uniform_chi_square,
    wilson,
)

CHANCE = 0.2
SHARES = st.integers(1, 400).flatmap(lambda items: st.tuples(st.integers(0, items), st.just(items)))
CONFIDENCES = st.sampled_from([0.5, 0.9, 0.95, 0.99, 0.999])


@pytest.mark.parametrize(
    ("hits", "items", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_in_newcombe_1998(hits: int, items: int, low: float, high: float) -> None:
    found = wilson(hits, items, 0.95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("hits", "items", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0, 0.1684), (1, 29, 0.0009, 0.1776)],
)
def test_clopper_pearson_as_in_newcombe_1998(hits: int, items: int, low: float, high: float) -> None:
    found = clopper_pearson(hits, items, 0.95)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(SHARES, CONFIDENCES)
def test_both_agree_with_scipy(share: tuple[int, int], confidence: float) -> None:
    test = binomtest(*share)
    for method, ours in (("wilson", wilson), ("exact", clopper_pearson)):
        theirs = test.proportion_ci(confidence, method=method)
        found = ours(*share, confidence)
        assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(SHARES, CONFIDENCES)
def test_an_interval_holds_its_share(share: tuple[int, int], confidence: float) -> None:
    hits, items = share
    for interval in (wilson(hits, items, confidence), clopper_pearson(hits, items, confidence)):
        assert 0 <= interval.low <= interval.high <= 1
        assert interval.low - 1e-12 <= hits / items <= interval.high + 1e-12


@pytest.mark.parametrize("items", [1, 2, 7, 40])
@pytest.mark.parametrize("truth", [0.03, 0.2, 0.5, 0.91])
def test_clopper_pearson_covers_at_least_as_often_as_it_says(items: int, truth: float) -> None:
    covered = [hits for hits in range(items + 1) if clopper_pearson(hits, items, 0.95).holds(truth)]
    assert binom.pmf(covered, items, truth).sum() >= 0.95


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0, 0.95) == clopper_pearson(0, 0, 0.95) == chance_interval(0, CHANCE, 0.95) == EVERYTHING
    assert EVERYTHING.holds(0)
    assert EVERYTHING.holds(1)


def test_all_and_none_reach_the_ends() -> None:
    assert wilson(0, 5, 0.95).low == clopper_pearson(0, 5, 0.95).low == 0
    assert wilson(5, 5, 0.95).high == clopper_pearson(5, 5, 0.95).high == 1


@pytest.mark.parametrize(("hits", "items", "confidence"), [(-1, 5, 0.9), (6, 5, 0.9), (1, 5, 1.0), (1, 5, 0.0)])
def test_counts_that_cannot_be_are_refused(hits: int, items: int, confidence: float) -> None:
    with pytest.raises(ValueError, match=f"{hits} of {items}"):
        clopper_pearson(hits, items, confidence)
    with pytest.raises(ValueError, match=f"{hits} of {items}"):
        wilson(hits, items, confidence)


@given(st.integers(1, 3000), st.sampled_from([0.2, 0.25, 0.5]), CONFIDENCES)
def test_where_chance_falls_agrees_with_scipy(items: int, chance: float, confidence: float) -> None:
    found = chance_interval(items, chance, confidence)
    low, high = binom.interval(confidence, items, chance)
    assert (found.low * items, found.high * items) == pytest.approx((low, high))


@pytest.mark.parametrize(("items", "half"), [(3521, 0.013), (500, 0.035)])
def test_where_chance_falls_for_benchmarks_of_known_size(items: int, half: float) -> None:
    found = chance_interval(items, CHANCE, 0.95)
    assert (found.low, found.high) == pytest.approx((CHANCE - half, CHANCE + half), abs=1.5e-3)


@given(SHARES)
def test_tails_agree_with_scipy(share: tuple[int, int]) -> None:
    hits, items = share
    above, below = binom.sf(hits - 1, items, CHANCE), binom.cdf(hits, items, CHANCE)
    assert p_at_least(hits, items, CHANCE) == pytest.approx(above, rel=1e-9)
    (either,) = p_either_way(np.array([hits]), np.array([items]), CHANCE)
    assert either == pytest.approx(min(1, 2 * min(above, below)), rel=1e-9)


def test_nothing_hit_of_nothing_is_no_evidence() -> None:
    assert p_at_least(0, 0, CHANCE) == 1
    assert p_either_way(np.array([0]), np.array([0]), CHANCE).tolist() == [1]


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4))
def test_unlike_trials_have_smaller_tails_than_like_ones(questions: list[int]) -> None:
    """Why a word in several options of a question may be tested as so many options of their own (Hoeffding 1956)."""
    law = np.ones(1)
    for options, times in enumerate(questions, start=1):
        law = np.convolve(law, binom.pmf(np.arange(times + 1), times, options * CHANCE))
    trials = sum(options * times for options, times in enumerate(questions, start=1))
    hits = np.arange(len(law))
    above, below = law[::-1].cumsum()[::-1], law.cumsum()
    exact = np.where(hits > trials * CHANCE, above, below)
    far = np.abs(hits - trials * CHANCE) >= 1
    assert (2 * exact[far] <= p_either_way(hits, np.full_like(hits, trials), CHANCE)[far] + 1e-9).all()


@given(st.lists(st.integers(0, 500), min_size=2, max_size=8).filter(any))
def test_chi_square_agrees_with_scipy(counts: list[int]) -> None:
    found, theirs = uniform_chi_square(counts), chisquare(counts)
    assert found.statistic == pytest.approx(theirs.statistic)
    assert found.p_value == pytest.approx(theirs.pvalue)
    assert found.degrees == len(counts) - 1


@pytest.mark.parametrize("counts", [[], [7], [0, 0, 0]])
def test_too_few_counts_are_no_evidence(counts: list[int]) -> None:
    assert uniform_chi_square(counts).p_value == 1


def test_holm_goes_on_until_the_first_that_stands() -> None:
    assert holm(np.array([0.01, 0.04, 0.03, 0.005]), 0.05).tolist() == [True, False, False, True]


@given(st.lists(st.floats(0, 1), max_size=30), st.sampled_from([0.01, 0.05]))
def test_holm_lies_between_bonferroni_and_no_correction(p_values: list[float], significance: float) -> None:
    given_ = np.array(p_values)
    rejected = holm(given_, significance)
    assert (rejected | (given_ > significance / max(1, len(given_)))).all()
    assert (given_[rejected] <= significance).all()
