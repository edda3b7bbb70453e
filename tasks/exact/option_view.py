"""A key and its candidates, measured once, so that all sets of four can be compared."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from schemas.exact.distractors import DISTRACTOR_COUNT, Candidate
from tasks.text.likeness import vector
from tasks.text.words import words

KEY = 0
"""The key's number; candidates are counted from 1."""
PAIRS = tuple(combinations(range(DISTRACTOR_COUNT), 2))


class OptionView:
    """Lengths and likenesses of a key and its candidates, for every set of four candidates (S of them)."""

    def __init__(self, key: str, candidates: list[Candidate]) -> None:
        texts = [key, *(candidate.text for candidate in candidates)]
        said = [words(text) for text in texts]
        sets = list(combinations(range(1, len(texts)), DISTRACTOR_COUNT))
        self.sets_S_4: NDArray[np.int64] = np.array(sets, dtype=np.int64).reshape(-1, DISTRACTOR_COUNT)
        self._options_S_5 = np.insert(self.sets_S_4, 0, KEY, axis=1)
        self._lengths = np.array([len(one) for one in said])
        sizes = [(len(one), len(text)) for one, text in zip(said, texts, strict=True)]
        self._is_longer = np.array([size > sizes[KEY] for size in sizes])
        self._words = _word_similarities(said)
        self._cosines = _cosines(texts)

    def spread(self) -> NDArray[np.float64]:
        """Most words over fewest, less one, the key among them."""
        lengths_S_5 = self._lengths[self._options_S_5]
        return lengths_S_5.max(axis=1) / np.maximum(lengths_S_5.min(axis=1), 1) - 1

    def similarity(self) -> NDArray[np.float64]:
        """Mean word similarity of the distractors' pairs."""
        total = np.zeros(len(self.sets_S_4))
        for one, other in PAIRS:
            total += self._words[self.sets_S_4[:, one], self.sets_S_4[:, other]]
        return total / len(PAIRS)

    def place_by_length(self) -> NDArray[np.int64]:
        """How many distractors are longer than the key, in words, then in characters."""
        return self._is_longer[self.sets_S_4].sum(axis=1)

    def place_by_likeness(self) -> NDArray[np.int64]:
        """How many distractors are liker to the centroid of the others than the key: 0 is the most central option."""
        to_others_S_5 = self.to_centroids()
        return (to_others_S_5[:, 1:] > to_others_S_5[:, :1]).sum(axis=1)

    def to_centroids(self) -> NDArray[np.float64]:
        """Each option's cosine to the sum of the others' unit vectors, the key first, from the pairs' cosines alone."""
        options = self._options_S_5
        own_S_5 = self._cosines[options, options]
        columns = range(options.shape[1])
        along_S_5 = _summed([self._cosines[options, options[:, [column]]] for column in columns]) - own_S_5
        whole_S = _summed([along_S_5[:, column] for column in columns])
        whole_S = whole_S + _summed([own_S_5[:, column] for column in columns])
        left_S_5 = whole_S[:, None] - 2 * along_S_5 - own_S_5
        return along_S_5 / np.sqrt(np.maximum(left_S_5, 1e-12))


def _summed(parts: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """The sum, part by part in their order: the same on every machine, to the last bit."""
    total = np.zeros_like(parts[0])
    for part in parts:
        total = total + part
    return total


def _word_similarities(said: list[list[str]]) -> NDArray[np.float64]:
    """Word similarity of each pair of candidates; the key's are not asked for."""
    found = np.zeros((len(said), len(said)))
    for one, other in combinations(range(1, len(said)), 2):
        found[one, other] = found[other, one] = Levenshtein.normalized_similarity(said[one], said[other])
    return found


def _cosines(texts: list[str]) -> NDArray[np.float64]:
    vectors = np.stack([vector(text) for text in texts])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return (unit @ unit.T).round(12)
