"""Intervals of proportions, and tests of counts against chance.

Exact where that can be had: binomial tails and Clopper-Pearson go by the incomplete beta function, so that they hold
for any number of items. Only `scipy.special` is used, which loads in a third of the time of `scipy.stats`.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import special

from schemas.records import Record


class Interval(Record):
    """A closed interval of proportions, between 0 and 1."""

    low: float
    """Its lower end."""
    high: float
    """Its upper end."""

    def holds(self, proportion: float) -> bool:
        """Whether a proportion lies in it."""
        return self.low <= proportion <= self.high


EVERYTHING = Interval(low=0.0, high=1.0)
"""What is known of a proportion of which nothing was seen."""


class ChiSquare(Record):
    """Pearson's test of counts against equal shares."""

    statistic: float
    """Sum of squared differences over the expected count."""
    degrees: int
    """Degrees of freedom: one less than there are counts."""
    p_value: float
    """Probability of a statistic at least this large where all shares are equal."""


def wilson(hits: int, items: int, confidence: float) -> Interval:
    """Score interval of hits/items (Wilson 1927, without continuity correction): near its nominal cover on average."""
    if not _counted(hits, items, confidence):
        return EVERYTHING
    z = float(special.ndtri((1 + confidence) / 2))
    share = hits / items
    middle = (share + z * z / (2 * items)) / (1 + z * z / items)
    half = z / (1 + z * z / items) * sqrt(share * (1 - share) / items + z * z / (4 * items * items))
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    return Interval(low=low, high=1.0 if hits == items else min(1.0, middle + half))


def clopper_pearson(hits: int, items: int, confidence: float) -> Interval:
    """Exact interval of hits/items (Clopper and Pearson 1934): it covers at least as often as it says."""
    if not _counted(hits, items, confidence):
        return EVERYTHING
    tail = (1 - confidence) / 2
    low = 0.0 if hits == 0 else float(special.betaincinv(hits, items - hits + 1, tail))
    high = 1.0 if hits == items else float(special.betaincinv(hits + 1, items - hits, 1 - tail))
    return Interval(low=low, high=high)


def chance_interval(items: int, chance: float, confidence: float) -> Interval:
    """Where hits/items falls by chance: the quantiles of the binomial distribution at both tails, over `items`.

    Accuracies within it are no evidence. At 20% and 95% confidence it is 20% +- 1.3 points for 3,521 items.
    """
    if not _counted(0, items, confidence):
        return EVERYTHING
    tail = (1 - confidence) / 2
    return Interval(low=_quantile(tail, items, chance) / items, high=_quantile(1 - tail, items, chance) / items)


def p_at_least(hits: int, items: int, chance: float) -> float:
    """Probability that chance alone hits as often as this or more often: P(X >= hits), X binomial."""
    return 1.0 if hits <= 0 else float(special.betainc(hits, items - hits + 1, chance))


def p_either_way(hits: NDArray[np.int64], items: NDArray[np.int64], chance: float) -> NDArray[np.float64]:
    """Twice the smaller binomial tail, element by element, at most 1: far too often or far too seldom."""
    above = np.where(hits <= 0, 1.0, special.betainc(np.maximum(hits, 1), items - hits + 1, chance))
    below = np.where(hits >= items, 1.0, special.betainc(np.maximum(items - hits, 1), hits + 1, 1 - chance))
    return np.minimum(1.0, 2 * np.minimum(above, below)).astype(np.float64)


def uniform_chi_square(counts: Sequence[int]) -> ChiSquare:
    """Whether counts differ from equal shares (Pearson 1900); the p-value is sound from about 5 expected per count."""
    degrees = len(counts) - 1
    expected = sum(counts) / len(counts) if counts else 0.0
    if degrees < 1 or expected == 0:
        return ChiSquare(statistic=0.0, degrees=max(degrees, 0), p_value=1.0)
    statistic = sum((count - expected) ** 2 for count in counts) / expected
    return ChiSquare(statistic=statistic, degrees=degrees, p_value=float(special.chdtrc(degrees, statistic)))


def holm(p_values: NDArray[np.float64], significance: float) -> NDArray[np.bool_]:
    """Which of many tests reject where any false rejection has at most probability `significance` (Holm 1979)."""
    order = np.argsort(p_values, kind="stable")
    bars = significance / np.arange(len(p_values), 0, -1)
    rejected = np.zeros(len(p_values), dtype=np.bool_)
    rejected[order] = np.logical_and.accumulate(p_values[order] <= bars)
    return rejected


def _quantile(probability: float, items: int, chance: float) -> int:
    """Fewest hits whose cumulated binomial probability reaches `probability`."""
    low, high = 0, items
    while low < high:
        middle = (low + high) // 2
        if 1 - p_at_least(middle + 1, items, chance) >= probability:
            high = middle
        else:
            low = middle + 1
    return low


def _counted(hits: int, items: int, confidence: float) -> bool:
    """Whether there is anything to go by. Raises ValueError for counts that cannot be."""
    if not 0 <= hits <= items or not 0 < confidence < 1:
        raise ValueError(f"{hits} of {items} at confidence {confidence}: 0 <= hits <= items and 0 < confidence < 1")
    return items > 0
