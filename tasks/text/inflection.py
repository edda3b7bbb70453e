"""English verb forms by rule, over a closed lexicon: part of a rule-based baseline."""

import re
from typing import Final

from tasks.text.verbs import DOUBLED, PAST, VERBS

_THIRD: Final = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_GERUND: Final = {"be": "being", "lie": "lying", "tie": "tying", "die": "dying", "singe": "singeing"}
_FROM_GERUND: Final = {form: base for base, form in _GERUND.items()}
_SIBILANT: Final = re.compile(r"(?:s|x|z|ch|sh|o)$")
_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
_SHORT: Final = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")


def is_verb(word: str) -> bool:
    """Whether `word` is the base form of a known verb; it may be a noun as well."""
    return word in VERBS or word == "have"


def third_person(base: str) -> str:
    """`keep` -> `keeps`."""
    if base in _THIRD:
        return _THIRD[base]
    if _SIBILANT.search(base):
        return base + "es"
    return base[:-1] + "ies" if _CONSONANT_Y.search(base) else base + "s"


def gerund(base: str) -> str:
    """`keep` -> `keeping`, `use` -> `using`, `get` -> `getting`."""
    if base in _GERUND:
        return _GERUND[base]
    if base.endswith(("ee", "oe", "ye")):
        return base + "ing"
    if base.endswith("e"):
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def base_of_gerund(word: str) -> str | None:
    """The known verb whose -ing form `word` is, or None."""
    if word in _FROM_GERUND:
        return _FROM_GERUND[word]
    if not word.endswith("ing"):
        return None
    stem = word[:-3]
    return _first_known((stem, stem + "e", stem[:-1]), word)


def base_of_third(word: str) -> str | None:
    """The known verb whose third person `word` is, or None."""
    for base, form in _THIRD.items():
        if form == word:
            return base
    candidates = (word[:-1], word[:-2], word[:-3] + "y")
    return next((c for c in candidates if is_verb(c) and third_person(c) == word), None)


def base_of_past(word: str) -> str | None:
    """The known verb whose past form `word` is, or None; `put` and its like count as base forms."""
    if word in PAST:
        return PAST[word]
    if not word.endswith("ed"):
        return None
    candidates = (word[:-2], word[:-1], word[:-3], word[:-3] + "y")
    return next((c for c in candidates if is_verb(c) and _regular_past(c) == word), None)


def _doubles(base: str) -> bool:
    return base in DOUBLED or bool(_SHORT.match(base) and len(base) > 2)


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if _CONSONANT_Y.search(base):
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _first_known(candidates: tuple[str, ...], form: str) -> str | None:
    # Checking the way back keeps `hoping` from `hop`, and `planing` from `plan`.
    return next((c for c in candidates if is_verb(c) and gerund(c) == form), None)
