"""A key and its candidates, measured once, so that many sets of four can be compared."""

from itertools import combinations
from math import sqrt

import numpy as np
from rapidfuzz.distance import Levenshtein

from schemas.exact.distractors import Candidate
from tasks.text.likeness import vector
from tasks.text.words import words

KEY = 0
"""The key's number; candidates are counted from 1."""


class OptionView:
    """Lengths and likenesses of a key and its candidates. Sets are tuples of candidates' numbers, without the key."""

    def __init__(self, key: str, candidates: list[Candidate]) -> None:
        texts = [key, *(candidate.text for candidate in candidates)]
        said = [words(text) for text in texts]
        self.numbers = range(1, len(texts))
        self._lengths = [len(one) for one in said]
        self._sizes = [(len(one), len(text)) for one, text in zip(said, texts, strict=True)]
        self._words = [[Levenshtein.normalized_similarity(one, other) for other in said] for one in said]
        self._cosines = _cosines(texts)

    def spread(self, chosen: tuple[int, ...]) -> float:
        """Most words over fewest, less one, the key among them."""
        sizes = [self._lengths[number] for number in (KEY, *chosen)]
        return max(sizes) / max(min(sizes), 1) - 1

    def similarity(self, chosen: tuple[int, ...]) -> float:
        """Mean word similarity of the distractors' pairs."""
        pairs = [self._words[one][other] for one, other in combinations(chosen, 2)]
        return sum(pairs) / len(pairs)

    def place_by_length(self, chosen: tuple[int, ...]) -> int:
        """How many distractors are longer than the key, in words, then in characters."""
        return sum(self._sizes[number] > self._sizes[KEY] for number in chosen)

    def place_by_likeness(self, chosen: tuple[int, ...]) -> int:
        """How many distractors are liker to the centroid of the others than the key: 0 is the most central option."""
        to_others = self.to_centroids(chosen)
        return sum(cosine > to_others[0] for cosine in to_others[1:])

    def to_centroids(self, chosen: tuple[int, ...]) -> list[float]:
        """Each option's cosine to the sum of the others' unit vectors, the key first, from the pairs' cosines alone."""
        options = (KEY, *chosen)
        along = [sum(self._cosines[one][other] for other in options) - self._cosines[one][one] for one in options]
        whole = sum(along) + sum(self._cosines[one][one] for one in options)
        left = [whole - 2 * one - self._cosines[option][option] for option, one in zip(options, along, strict=True)]
        return [one / sqrt(max(rest, 1e-12)) for one, rest in zip(along, left, strict=True)]


def _cosines(texts: list[str]) -> list[list[float]]:
    vectors = np.stack([vector(text) for text in texts])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return [[float(cosine) for cosine in row] for row in np.round(unit @ unit.T, 12)]
