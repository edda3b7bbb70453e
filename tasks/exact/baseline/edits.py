"""One small change to an action that makes it wrong: part of the rule-based baseline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schemas.exact.distractors import Wrongness
from tasks.exact.baseline.opposites import BODY_PARTS, LOWER_BODY, PHRASES, VERB_WRONGNESS, VERBS
from tasks.text.inflection import base_of_gerund, base_of_third, gerund, third_person

_PATTERNS: Final = tuple(
    (wrongness, re.compile(rf"(?<![\w\-])(?:{pattern})(?:(?<=\s)|(?![\w\-]))", re.IGNORECASE), alternatives)
    for wrongness, pattern, alternatives in PHRASES
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'\-]*")
_VERB_PLACES: Final = frozenset({"and", "to", "by", "then", "not", "of", "or", "on"})
_PARTICLES: Final = frozenset({"up", "down"})
_FEWER: Final = re.compile(
    r"\bless (?=(?:\w+ )?(?:steps|touches|pieces|moves|notes|beats|strokes|times|compressions|drops"
    r"|fingers)\b)"
)
_NOT_BODY: Final = re.compile(
    r"\b(?:on the other|on the|in the|by|at|first|second|minute|hour|drop|big|index|middle|ring|little"
    r"|pinky|third) $"
)
_COMPOUND: Final = re.compile(
    r" (?:steps?|placement|position|hooks?|holds?|jam|swap|work|drum|rest"
    r"|sanitizer)\b|-\w"
)
_ARTICLE: Final = re.compile(r"\ban? $")


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed text and in what the change is wrong."""

    text: str
    wrongness: Wrongness
    source: str
    """The words that were replaced, to keep two edits of one text apart."""


def edits_of(text: str, is_upper_body: bool) -> list[Edit]:
    """Every single change of `text` that the tables know, likeliest to be clean first; all differ from `text`."""
    found = [*_phrase_edits(text), *_verb_edits(text), *_body_edits(text, is_upper_body)]
    seen = {text.casefold()}
    return [edit for edit in found if not (edit.text.casefold() in seen or seen.add(edit.text.casefold()))]


def _phrase_edits(text: str) -> Iterator[Edit]:
    for wrongness, pattern, alternatives in _PATTERNS:
        match = pattern.search(text)
        if match:
            for alternative in alternatives:
                if wrongness is Wrongness.BODY_PART and alternative in text:
                    continue
                # Both hands change together, or the sentence would talk of two left ones.
                count = 0 if wrongness is Wrongness.SIDE else 1
                changed = pattern.sub(alternative, text, count=count)
                yield Edit(_grammatical(changed, match.start()), wrongness, match.group().lower().strip())


def _verb_edits(text: str) -> Iterator[Edit]:
    words = list(_WORD.finditer(text))
    for index, match in enumerate(words[:60]):
        word = match.group().lower()
        is_in_place = index == 0 or words[index - 1].group().lower() in _VERB_PLACES
        changed = _opposite_verb(word, is_in_place)
        if changed is None:
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        end = following.end() if following and following.group().lower() in _PARTICLES else match.end()
        base, form = changed
        yield Edit(text[: match.start()] + form + text[end:], VERB_WRONGNESS.get(base, Wrongness.DIRECTION), word)


def _opposite_verb(word: str, is_in_place: bool) -> tuple[str, str] | None:
    """The base of `word` and the same form of its opposite."""
    base = base_of_gerund(word)
    if base in VERBS:
        return base, gerund(VERBS[base])
    if not is_in_place:
        return None
    base = base_of_third(word)
    if base in VERBS:
        return base, third_person(VERBS[base])
    return (word, VERBS[word]) if word in VERBS else None


def _body_edits(text: str, is_upper_body: bool) -> Iterator[Edit]:
    for match in _WORD.finditer(text):
        part = match.group().lower()
        is_compound = _NOT_BODY.search(text[: match.start()]) or _COMPOUND.match(text[match.end() :])
        if part not in BODY_PARTS or is_compound:
            continue
        for other in BODY_PARTS[part]:
            if not (is_upper_body and other in LOWER_BODY) and other not in text:
                changed = text[: match.start()] + other + text[match.end() :]
                yield Edit(_grammatical(changed, match.start()), Wrongness.BODY_PART, part)


def _grammatical(text: str, at: int) -> str:
    """Mends the article before position `at`, and less before things that are counted."""
    before, after = text[:at], text[at:]
    if _ARTICLE.search(before) and after[:1].isalpha():
        before = _ARTICLE.sub("an " if after[0].lower() in "aeiou" else "a ", before)
    return _FEWER.sub("fewer ", before + after)
