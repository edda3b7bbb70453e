"""What somebody does, as a predicate that can be said as a statement, as advice or as a warning.

Part of the rule-based baseline: it reads clauses whose subject `tasks.text.persons` made `they`.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from tasks.text.inflection import base_of_gerund, base_of_past, gerund, is_verb, third_person
from tasks.text.persons import takes_complement
from tasks.text.word_sets import word_set

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_ADVERBS: Final = word_set(
    """
    also always really often still just then now already even almost only both maybe perhaps very quite
    """
)
_DROPPED: Final = word_set(
    """
    also just then now even maybe perhaps probably definitely really still already
    """
)
_MODALS: Final = frozenset({"can", "could", "would", "may", "might", "must", "should"})
_NOT_VERBS: Final = word_set(
    """
    the a an their his its it this that these those they them in on at of for with from into and or but
    so if as because which who what when where why how there here to too not no yes more most less good
    great nice bad better best well i me my we one two very again i'm than then up down out off left
    right
    """
)
_SCOPE: Final = word_set(
    """
    to because which that so by while when as before after if without than
    """
)
_POLARITY: Final = re.compile(r"(?: |^)(?:any|quite|really|at all|yet|anymore)(?= |$|,)", re.IGNORECASE)
_ADDRESSEE: Final = re.compile(r"^(?:that |for )?(?:they (?:should )?|them )?(?:to )?(?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb and what follows it."""

    adverb: str
    """Adverbs said before the verb; may be empty."""
    verb: str
    """Base form, or a modal."""
    rest: str
    """Everything after the verb."""
    is_negated: bool
    """Said with not or never."""


def parse(text: str) -> Predicate | None:
    """The predicate that follows a `they`, whatever its tense; None where no verb can be seen."""
    words = text.split()
    adverbs, words = _take_adverbs(words)
    if not words:
        return None
    head, tail = words[0].lower(), words[1:]
    is_negated = head == "never"
    if is_negated and tail:
        head, tail = tail[0].lower(), tail[1:]
    found = _auxiliary(head, tail) or _simple(head, tail)
    if found is None:
        return None
    adverb = " ".join([*adverbs, *([found.adverb] if found.adverb else [])])
    return replace(found, adverb=adverb, is_negated=found.is_negated or is_negated)


def parse_gerund(text: str) -> Predicate | None:
    """The predicate of "(really) keeping the elbow in"."""
    adverbs, words = _take_adverbs(text.split())
    base = base_of_gerund(words[0].lower()) if words else None
    if base is None:
        return None
    return Predicate(" ".join(adverbs), base, _joined_gerunds(words[1:]), is_negated=False)


def parse_base(text: str) -> Predicate | None:
    """The predicate of "(to) keep the elbow in"; any word that is not plainly no verb is taken for the verb."""
    words = text.split()
    is_negated = bool(words) and words[0].lower() in {"not", "never"}
    adverbs, words = _take_adverbs(words[1:] if is_negated else words)
    if words and words[0].lower() == "be" and len(words) > 1:
        progressive = parse_gerund(" ".join(words[1:]))
        if progressive is not None:
            return replace(progressive, is_negated=is_negated)
    if not words or not _WORD.fullmatch(words[0]) or words[0].lower() in _NOT_VERBS:
        return None
    return Predicate(" ".join(adverbs), words[0].lower(), " ".join(words[1:]), is_negated)


def action_of(rest: str) -> Predicate | None:
    """The action in what follows an advice: "(that they) kept ...", "(to) keep ...", "keeping ..."."""
    rest = _ADDRESSEE.sub("", rest.strip())
    found = parse_gerund(rest)
    if found:
        return found
    words = rest.split()
    past = base_of_past(words[0]) if words else None
    if past and not is_verb(words[0]):
        rest = " ".join([past, *(_joined_base(words, index) for index in range(1, len(words)))])
    return parse_base(rest)


def _joined_base(words: list[str], index: int) -> str:
    return (base_of_past(words[index]) or words[index]) if words[index - 1] == "and" else words[index]


def as_advice(predicate: Predicate) -> str:
    """`should keep ...` or `should not keep ...`."""
    predicate = _without_modal(predicate)
    denial = "not" if predicate.is_negated else ""
    return _join("should", denial, predicate.adverb, predicate.verb, predicate.rest)


def as_remedy(predicate: Predicate) -> str:
    """What to do instead of a fault: "does not bend" -> `should bend`, "leans" -> `should avoid leaning`."""
    if predicate.is_negated:
        plain = _without_modal(predicate)
        return _join("should", plain.adverb, plain.verb, _POLARITY.sub("", plain.rest).strip())
    predicate = _without_modal(predicate)
    return _join("should avoid", predicate.adverb, gerund(predicate.verb), _gerunds_joined(predicate.rest))


def as_statement(predicate: Predicate) -> str:
    """`keeps ...`, or `does not keep ...`."""
    if predicate.verb in _MODALS:
        return _join(predicate.verb, "not" if predicate.is_negated else "", predicate.adverb, predicate.rest)
    if predicate.is_negated:
        denied = "is not" if predicate.verb == "be" else _join("does not", predicate.adverb, predicate.verb)
        return _join(denied, predicate.rest)
    return _join(predicate.adverb, third_person(predicate.verb), _agree_joined(predicate.rest))


def as_gerund(predicate: Predicate) -> str:
    """`keeping ...`."""
    return _join("not" if predicate.is_negated else "", gerund(predicate.verb), _gerunds_joined(predicate.rest))


def _without_modal(predicate: Predicate) -> Predicate:
    verb, _, rest = predicate.rest.partition(" ")
    return replace(predicate, verb=verb, rest=rest) if predicate.verb in _MODALS and verb else predicate


def _take_adverbs(words: list[str]) -> tuple[list[str], list[str]]:
    index = 0
    while index < len(words) and _is_adverb(words[index].lower()):
        index += 1
    kept = [word for word in words[:index] if word.lower() not in _DROPPED]
    return kept, words[index:]


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and not is_verb(word))


def _auxiliary(head: str, tail: list[str]) -> Predicate | None:
    """Reads are ..., have got ..., do not ..., will ...; None where `head` is no auxiliary."""
    adverbs, rest = _take_adverbs(tail)
    is_negated = bool(rest) and rest[0].lower() in {"not", "never"}
    if is_negated:
        more, rest = _take_adverbs(rest[1:])
        adverbs += more
    if head in {"are", "were"}:
        return _after_be(" ".join(adverbs), rest, is_negated)
    if head in {"do", "did", "will"} and rest and (is_negated or is_verb(rest[0].lower())):
        return Predicate(" ".join(adverbs), rest[0].lower(), " ".join(rest[1:]), is_negated)
    if head in _MODALS and rest:
        return Predicate(" ".join(adverbs), head, " ".join(rest), is_negated)
    if head in {"have", "had"} and rest and rest[0].lower() in {"got", "been"}:
        return _after_have(" ".join(adverbs), rest, is_negated)
    return None


def _after_be(adverb: str, rest: list[str], is_negated: bool) -> Predicate | None:
    if rest[:2] == ["going", "to"] and len(rest) > 2:
        return Predicate(adverb, rest[2].lower(), " ".join(rest[3:]), is_negated)
    if rest[:2] == ["able", "to"] and len(rest) > 2 and not is_negated:
        return Predicate(adverb, "can", " ".join(rest[2:]), is_negated)
    base = base_of_gerund(rest[0].lower()) if rest else None
    if base is not None:
        return Predicate(adverb, base, _joined_gerunds(rest[1:]), is_negated)
    return Predicate("", "be", _join(adverb, " ".join(rest)), is_negated) if rest else None


def _after_have(adverb: str, rest: list[str], is_negated: bool) -> Predicate | None:
    if rest[0].lower() == "got":
        return Predicate(adverb, "have", " ".join(rest[1:]), is_negated)
    return _after_be(adverb, rest[1:], is_negated)


def _simple(head: str, tail: list[str]) -> Predicate | None:
    if not _WORD.fullmatch(head) or head in _NOT_VERBS:
        return None
    base = head if is_verb(head) else base_of_past(head)
    return Predicate("", base, " ".join(tail), is_negated=False) if base else None


def _joined_gerunds(words: list[str]) -> str:
    """ "keeping X and driving Y" was cut after the first verb: the second one follows it into the base form."""
    for index in range(1, min(len(words), 14)):
        base = base_of_gerund(words[index].lower())
        is_joined = words[index - 1].lower() in {"and", "then"}
        if words[index].lower() in _SCOPE or (base and not is_joined):
            break
        if base:
            words = [*words[:index], base, *words[index + 1 :]]
    return " ".join(words)


def _agree_joined(rest: str) -> str:
    words = rest.split()
    for index in range(1, min(len(words) - 1, 14)):
        if words[index].lower() in _SCOPE or words[index].endswith(","):
            break
        is_joined = words[index - 1].lower() in {"and", "then"} and is_verb(words[index].lower())
        if is_joined and takes_complement(words[index + 1].lower(), words[index].lower()):
            words[index] = third_person(words[index].lower())
    return " ".join(words)


def _gerunds_joined(rest: str) -> str:
    """ "leaning back and lose the ball" was cut after the first verb: the second one follows it into the gerund."""
    words = rest.split()
    for index in range(1, min(len(words) - 1, 14)):
        word, following = words[index].lower(), words[index + 1].lower()
        if word in _SCOPE or words[index].endswith(","):
            break
        if (
            words[index - 1].lower() in {"and", "then"}
            and is_verb(word)
            and (takes_complement(following, word) or following == "to")
        ):
            words[index] = gerund(word)
    return " ".join(words)


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
