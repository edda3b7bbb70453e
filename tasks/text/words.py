"""Words of a sentence, and statements compared word by word."""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


def one_line(text: str) -> str:
    """`text` with every run of white space, control and invisible marks made one space."""
    return _SPACE.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """The words of `text` in lower case, punctuation dropped."""
    return list(_words(text))


def changed_words(one: str, other: str) -> int:
    """Fewest words to insert, delete or replace to turn one statement into the other."""
    return Levenshtein.distance(_words(one), _words(other))


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """A row's few texts are compared in many ways one after the other, so the latest texts are kept."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))
