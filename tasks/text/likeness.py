"""How alike options are, without a model: cosines of hashed counts of words, word pairs and letters.

Each option becomes a vector of lightly stemmed words, pairs of neighbouring content words and the words' character
3-grams, each hashed to one of `DIMENSIONS` signed places (Weinberger et al. 2009, feature hashing). Words of grammar
count for little, and a repeated word counts with the logarithm of how often it stands there.

It is lexical. It sees that a key speaks of the neck where every other option speaks of squatting; it does not see that
`lower` and `drop` mean the same, that `higher` and `lower` are opposites, or that a statement is implausible. Two
unlike words may share a place, which moves a cosine by about 0.02. Every weight is a whole number and every sum exact,
so that the same options in another order have the very same cosines, and a tie is a tie.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import fsum, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from schemas.records import Record
from tasks.text.words import words

DIMENSIONS = 4096
WORD_WEIGHT = 8
GRAMMAR_WEIGHT = 2
PAIR_WEIGHT = 6
LETTERS_WEIGHT = 2
LETTERS = 3
SAME_COSINE = 0.98
"""From here on two options are near duplicates: one exchanged content word leaves less in 40 words, a `not` in 20."""
_SIGN_BIT = 31
_LEAST_STEM = 3
_ENDINGS = ("'s", "ing", "ed", "ly", "es", "s")

GRAMMAR = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could", "did", "do", "does"),
        *("for", "had", "has", "have", "he", "her", "him", "his", "in", "is", "it", "its", "of", "on", "or", "she"),
        *("should", "so", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to"),
        *("was", "were", "which", "while", "who", "will", "with", "would", "participant", "participant's"),
    }
)
"""Words that tell little of what an option says; `not`, `up`, `before`, `left` and the like are not among them."""


class NearPair(Record):
    """Two options that say the same in nearly the same words."""

    first: int
    """Index of the one that stands earlier."""
    second: int
    """Index of the other."""
    cosine: float
    """Their likeness: 1 for the same words in the same order."""


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its commonest English endings: `knees` and `knee`, `stopping` and `stops` become one."""
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM), "")
    if not ending or word.endswith(("ss", "eed")):
        return word.removesuffix("e") if len(word) > _LEAST_STEM else word
    bare = word.removesuffix(ending)
    if ending in ("ing", "ed") and bare[-1] == bare[-2] and bare[-1] not in "ls":
        bare = bare[:-1]
    return bare[:-1] + "y" if bare.endswith("i") else bare.removesuffix("e") if len(bare) > _LEAST_STEM else bare


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words in their order, words of grammar left out."""
    return tuple(stem(word) for word in words(text) if word not in GRAMMAR)


@lru_cache(maxsize=64)
def vector(text: str) -> NDArray[np.float64]:
    """The text's `DIMENSIONS` counts: whole numbers, all 0 for a text without words. Not to be written to."""
    counts = _counts(text)
    counts.flags.writeable = False
    return counts


def _counts(text: str) -> NDArray[np.float64]:
    said = words(text)
    stems = [stem(word) for word in said if word not in GRAMMAR]
    counted = Counter(said)
    places = [_word_places(word, times.bit_length()) for word, times in counted.items()]
    pairs = [_place(f"{one} {other}", PAIR_WEIGHT) for one, other in pairwise(stems)]
    if pairs:
        places.append(np.array(pairs, dtype=np.int64).T)
    if not places:
        return np.zeros(DIMENSIONS)
    place, weight = np.concatenate(places, axis=1)
    return np.bincount(place, weights=weight, minlength=DIMENSIONS).astype(np.float64, copy=False)


def likeness(one: str, other: str) -> float:
    """Cosine of two texts: 1 for the same words and pairs, about 0 for nothing in common; 0 where one has no words."""
    return float(_cosines((one, other))[0][1])


def cosines_to_others(options: Sequence[str]) -> list[float]:
    """Each option's cosine to the centroid of the others, their vectors scaled to length 1."""
    alike = _cosines(tuple(options))
    places = range(len(alike))
    return [_to_centroid(alike, place, [other for other in places if other != place]) for place in places]


def most_central(options: Sequence[str]) -> int:
    """The option most like the others; of equals the first. Raises ValueError where there are no options."""
    alike = cosines_to_others(options)
    return alike.index(max(alike))


def odd_one_out(options: Sequence[str]) -> int:
    """The option least like the others; of equals the first. Raises ValueError where there are no options."""
    alike = cosines_to_others(options)
    return alike.index(min(alike))


def near_duplicates(options: Sequence[str], least_cosine: float = SAME_COSINE) -> tuple[NearPair, ...]:
    """Pairs of options with a cosine of at least `least_cosine`, or the same content words in the same order."""
    alike = _cosines(tuple(options))
    stems = [content_stems(option) for option in options]
    return tuple(
        NearPair(first=first, second=second, cosine=alike[first][second])
        for second in range(len(alike))
        for first in range(second)
        if alike[first][second] >= least_cosine or (stems[first] and stems[first] == stems[second])
    )


def _to_centroid(alike: tuple[tuple[float, ...], ...], place: int, others: list[int]) -> float:
    length = sqrt(max(0.0, fsum(alike[one][other] for one in others for other in others)))
    return fsum(alike[place][other] for other in others) / length if length else 0.0


@lru_cache(maxsize=64)
def _cosines(options: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    if not options:
        return ()
    vectors = np.stack([vector(option) for option in options])
    products = vectors @ vectors.T
    squares = np.diag(products)
    lengths = np.sqrt(np.outer(squares, squares))
    cosines = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)
    return tuple(tuple(row) for row in cosines.tolist())


@lru_cache(maxsize=16_384)
def _word_places(word: str, times: int) -> NDArray[np.int64]:
    """Places and signed weights of one word, its letters included: two rows."""
    if word in GRAMMAR:
        return np.array([_place(word, GRAMMAR_WEIGHT * times)], dtype=np.int64).T
    marked = f"<{stem(word)}>"
    letters = [marked[start : start + LETTERS] for start in range(len(marked) - LETTERS + 1)]
    found = [_place(marked, WORD_WEIGHT * times), *(_place(f"#{three}", LETTERS_WEIGHT * times) for three in letters)]
    return np.array(found, dtype=np.int64).T


def _place(feature: str, weight: int) -> tuple[int, int]:
    code = crc32(feature.encode())
    return code % DIMENSIONS, weight if code >> _SIGN_BIT else -weight
