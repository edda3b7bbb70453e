"""Whoever the speaker means, named `they`: part of a rule-based baseline.

Coaches say he, she, you, we, our player and this climber of the one performer. Afterwards all of them are
`they`, and the verb agrees, so that every later rule reads one form.
"""

import re
from typing import Final

from tasks.text.inflection import base_of_third, is_verb
from tasks.text.word_sets import word_set

_NOUN: Final = (
    "climber|boulderer|player|shooter|dancer|musician|guitarist|violinist|pianist|cook|chef|rider|mechanic"
    "|cyclist"
    "|participant|performer|demonstrator|student|learner|athlete|guy|gentleman|lady|boy|kid|rescuer"
    "|responder"
    "|technician|footballer|kicker|striker|instrumentalist|user|provider|tester"
)
_AMBIGUOUS_NOUN: Final = "|person|individual|man|woman|girl|subject"
_PERSON: Final = (
    r"\b(?:the|this|our|that)\s+(?:(?:young|same|soccer|basketball|football|first)\s+)?"
    r"(?:{})\b(?!s)"
)
_NAMED: Final = re.compile(_PERSON.format(_NOUN + _AMBIGUOUS_NOUN), re.IGNORECASE)
_NAMED_BESIDE_A_PATIENT: Final = re.compile(_PERSON.format(_NOUN), re.IGNORECASE)
_TOKEN: Final = re.compile(r"\w+(?:['\-/]\w+)*'?|[^\w\s]")
_JOIN: Final = re.compile(r"\s+([,.!?:;)])")

_SUBJECTS: Final = frozenset({"he", "she", "we", "they", "person_"})
_EITHER: Final = frozenset({"you", "person_"})
_POSSESSIVE: Final = frozenset({"his", "your", "our", "person_'s", "hers", "yours"})
_OBJECT: Final = frozenset({"him", "us"})
_REFLEXIVE: Final = frozenset({"himself", "herself", "yourself", "ourselves", "yourselves", "themself"})
_TAKES_OBJECT: Final = word_set(
    """
    for with to of at on behind around above under toward towards from by between against near see
    seeing help helps helping let lets letting make makes making give gives giving allow allows allowing
    get gets getting put puts putting bring brings bringing cause causes causing enable enables enabling
    want push pushes pull pulls move moves drive drives set sets show shows teach tell remind encourage
    advise leave leaves force forces prevent prevents stop stops throw throws carry carries takes cost
    costs saves save like keep keeps keeping thrust propel propels slow slows hurt hurts love have
    beneath below
    """
)
_CAUSATIVE: Final = word_set(
    """
    see seeing help helps helping let lets letting make makes allow allows want have get gives give keep
    keeps
    """
)
_ADVERBS: Final = word_set(
    """
    also always really never often still just then now already even almost only both maybe perhaps
    either
    """
)
_NOT_FINITE: Final = word_set(
    """
    always perhaps sometimes less its this his across towards besides afterwards
    """
)
_AGREED: Final = {"is": "are", "was": "were", "has": "have", "does": "do", "am": "are"}
_AUXILIARY: Final = word_set(
    """
    is are was were have has had do does did will would can could should must may might want need got
    not are going keep get
    """
)
_AFTER_OBJECT: Final = word_set(
    """
    to in on at with from into onto over up down out off through for as and but so because which that
    when while a the an more around behind forward away then
    """
)


def as_they(sentence: str, beside_a_patient: bool) -> str:
    """The sentence with every name of the performer as they, them or their, and the verbs agreeing.

    `beside_a_patient`: "the person" is then somebody else, as in CPR.
    """
    named = (_NAMED_BESIDE_A_PATIENT if beside_a_patient else _NAMED).sub("person_", sentence)
    tokens: list[str] = _TOKEN.findall(named)
    if len(tokens) > 2 and base_of_third(tokens[0].lower()) and _starts_clause(tokens):
        # "Keeps the elbow in nicely": the speaker left the subject out.
        tokens = ["they", tokens[0].lower(), *tokens[1:]]
    lowered = [token.lower() for token in tokens]
    words = [_pronoun(tokens, lowered, index) for index in range(len(tokens))]
    for index, word in enumerate(words):
        if word == "they":
            _agree(words, index + 1)
    return _JOIN.sub(r"\1", " ".join(words))


def _starts_clause(tokens: list[str]) -> bool:
    return takes_complement(tokens[1].lower()) or tokens[1].lower() in _POSSESSIVE


def _pronoun(tokens: list[str], lowered: list[str], index: int) -> str:
    word = lowered[index]
    if word in _POSSESSIVE or word.startswith("person_'"):
        return "their"
    if word == "us" and _at(lowered, index - 1) == "let":
        return "us"
    if word in _OBJECT:
        return "them"
    if word in _REFLEXIVE:
        return "themselves"
    if word == "her":
        return "them" if _her_is_object(lowered, index) else "their"
    if word in _EITHER:
        return "them" if _is_object(lowered, index) else "they"
    if word in _SUBJECTS:
        return "they"
    return word if index == 0 and tokens[0][1:].islower() else tokens[index]


def _is_object(lowered: list[str], index: int) -> bool:
    following = _at(lowered, index + 1)
    if following in _AUXILIARY:
        # "as far as you can", "all of what you have": a finite auxiliary wants a subject.
        return _at(lowered, index - 1) in _CAUSATIVE and following in {"keep", "get", "not", "have", "do"}
    if _at(lowered, index - 1) in _TAKES_OBJECT:
        return True
    return not following or not following[0].isalpha() or following in _AFTER_OBJECT


def _her_is_object(lowered: list[str], index: int) -> bool:
    following = _at(lowered, index + 1)
    if not following or not following[0].isalpha() or following in _AFTER_OBJECT:
        return True
    acts = is_verb(following) or following.endswith(("ing", "ed"))
    return _at(lowered, index - 1) in _CAUSATIVE and acts


def _agree(words: list[str], start: int) -> None:
    """Make the verb after a `they`, and one joined to it, agree in place."""
    index = start
    while _at(words, index) in _ADVERBS or _at(words, index).endswith("ly"):
        index += 1
    verb = _at(words, index)
    if verb in _AGREED:
        words[index] = _AGREED[verb]
    elif verb.endswith("s") and not verb.endswith("ss") and verb not in _NOT_FINITE:
        words[index] = base_of_third(verb) or verb[:-1]
        _agree_joined(words, index + 1)


def _agree_joined(words: list[str], start: int) -> None:
    # "he bends and pushes off": a joined form in -s counts as a verb only before what follows verbs, not nouns.
    for index in range(start, min(start + 12, len(words) - 1)):
        if words[index] in {",", ".", "they", "which", "that"}:
            return
        base = base_of_third(words[index]) if words[index - 1] in {"and", "then"} else None
        if base and takes_complement(words[index + 1], base):
            words[index] = base


def takes_complement(following: str, verb: str = "") -> bool:
    """Whether the word `following` is one that follows a verb rather than ends a list of nouns.

    A `verb` that is as often a noun ("balance and control over the ball") needs the surer sign of an object.
    """
    if verb in _NOUNS_TOO:
        return following in _OBJECTS
    return following.endswith("ly") or following in _COMPLEMENTS


_OBJECTS: Final = word_set("the a an their them it that this those these")
_NOUNS_TOO: Final = word_set(
    """
    balance control support touch power time release contact focus pressure position turn step push pull
    rest twist kick jump line grip drive flow reach place start finish aim look move pass stop test use
    view work swing spin
    """
)
_COMPLEMENTS: Final = word_set(
    """
    the a an their them it that this those these up down out off over back forward through into onto
    around away some more all both one two each in straight right toward towards themselves across to
    """
)


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""
