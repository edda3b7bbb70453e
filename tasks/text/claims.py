"""What a statement claims that can be checked word by word: numbers, sides, body parts, content words."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from tasks.text.words import words

SIDES = frozenset({"left", "right", "clockwise", "counterclockwise", "anticlockwise"})
BODY_PARTS = frozenset(
    {
        *("ankle", "arm", "back", "body", "calf", "chest", "chin", "core", "elbow", "eye", "face", "finger"),
        *("fingertip", "foot", "forearm", "forehead", "hand", "head", "heel", "hip", "jaw", "knee", "knuckle"),
        *("leg", "mouth", "neck", "nose", "nostril", "palm", "pelvis", "rib", "shin", "shoulder", "spine"),
        *("sternum", "stomach", "thigh", "thumb", "toe", "torso", "waist", "wrist"),
    }
)
NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}
UNCOUNTED = frozenset({"one", "zero"})
"""`one` is a pronoun more often than a number."""
FRAME = frozenset(
    {
        *("the", "a", "an", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "as", "is", "are"),
        *("be", "it", "its", "this", "that", "these", "those", "which", "who", "they", "their", "them", "there"),
        *("not", "no", "so", "than", "then", "when", "while", "if", "because", "since", "from", "into", "out", "up"),
        *("participant", "should", "could", "would", "can", "will", "must", "may", "does", "do", "did", "has", "have"),
        *("had", "keep", "avoid", "make", "more", "less", "very", "well", "good", "effective", "effectively", "help"),
        *("allow", "ensure", "maintain", "improve", "demonstrate", "show", "properly", "proper", "instead", "also"),
        *("during", "through", "about", "over", "under", "before", "after", "between", "each", "other", "any", "all"),
    }
)
"""Words that a rewriting may bring in: grammar, and the verbs of feedback itself."""
CLOSE = 0.9
SHARED_CHARS = 4
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_PLURALS = {"feet": "foot", "calves": "calf"}


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, spelled in digits."""
    spelled = {NUMBER_WORDS[word] for word in words(text) if word in NUMBER_WORDS and word not in UNCOUNTED}
    return frozenset(_NUMBER.findall(text)) | spelled


def sides(text: str) -> frozenset[str]:
    """Left, right and senses of rotation."""
    return frozenset(words(text)) & SIDES


def body_parts(text: str) -> frozenset[str]:
    """Body parts, in the singular."""
    return frozenset(map(singular, words(text))) & BODY_PARTS


def singular(word: str) -> str:
    """A noun without the plural's ending."""
    if word in _PLURALS:
        return _PLURALS[word]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@lru_cache(maxsize=512)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a statement that say something, once each, in order."""
    return tuple(dict.fromkeys(word for word in words(text) if word not in FRAME and len(word) > 2))


def unsupported_words(statement: str, source: str) -> tuple[str, ...]:
    """Content words of `statement` that `source` has in no form."""
    said = _by_beginning(source)
    return tuple(word for word in content_words(statement) if not _is_said(word, said.get(word[:SHARED_CHARS], ())))


@lru_cache(maxsize=512)
def _by_beginning(text: str) -> Mapping[str, Collection[str]]:
    """The words of a text by their first letters: forms of one word share them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words(text)):
        found[word[:SHARED_CHARS]].append(word)
    return dict(found)


def _is_said(word: str, alike: Collection[str]) -> bool:
    return word in alike or any(_same_stem(word, other) for other in alike)


@lru_cache(maxsize=65_536)
def _same_stem(one: str, other: str) -> bool:
    """Whether words that begin alike are forms of one word: nearly the same letters."""
    return JaroWinkler.similarity(one, other) >= CLOSE
