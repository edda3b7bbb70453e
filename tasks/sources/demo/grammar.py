"""Puts a phrase of a coaching sheet or of a frame into the mouth of a speaker.

A phrase is text with three kinds of mark:

- `<keep>` is a verb that takes the form that the caller asks for (keep, keeps, keeping);
- `[need]` is a verb that always agrees with the person (he needs, they need);
- `{s}`, `{o}`, `{p}`, `{self}`, `{sbe}` are the person's words (he, him, his, himself, he's).

`<not bend>` becomes `doesn't bend`, `don't bend` or `not bending`.
"""

import re
from enum import StrEnum

from schemas.records import Record


class Form(StrEnum):
    """How the verbs in angle brackets are inflected."""

    BASE = "base"
    FINITE = "finite"
    GERUND = "gerund"
    THIRD = "third"


class Person(Record):
    """A grammatical person, as somebody speaks of the performer."""

    subject: str
    """he, she, they, you, we."""
    object: str
    """him, her, them, you, us."""
    possessive: str
    """his, her, their, your, our."""
    reflexive: str
    """himself, herself, themselves, yourself, ourselves."""
    is_plural: bool
    """Whether the verb goes without its s."""

    @property
    def subject_with_be(self) -> str:
        """The subject and its contracted form of to be: he's, they're."""
        return f"{self.subject}'re" if self.is_plural else f"{self.subject}'s"


HE = Person(subject="he", object="him", possessive="his", reflexive="himself", is_plural=False)
SHE = Person(subject="she", object="her", possessive="her", reflexive="herself", is_plural=False)
THEY = Person(subject="they", object="them", possessive="their", reflexive="themselves", is_plural=True)
YOU = Person(subject="you", object="you", possessive="your", reflexive="yourself", is_plural=True)
WE = Person(subject="we", object="us", possessive="our", reflexive="ourselves", is_plural=True)

PRONOUNS = {"he": HE, "she": SHE, "they": THEY}
"""The persons that a participant may be spoken of as."""

_DOUBLED = re.compile(
    r"(?:re|un|for)?(?:let|put|get|set|stop|drop|grip|plan|step|snap|tap|dip|hit|run|sit|cut|slip|swap|flag|drag|hug|"
    r"skip|spin|begin|clip|rub|wrap|chop|stir|trim|pin|jam|bob|plug|whip|tip|pop|hop|slam|scrub|shut|squat|pat|nod|"
    r"strum|dig|trap|lag|flip|grab|strip|mop|slap|stab|swab|quit|bag|blur|clap|control|drip|hum|peg|scan|spot|transfer|jab|sag|win|fret|fit|skim|jut)"
)
_IRREGULAR_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_IRREGULAR_GERUND = {"be": "being", "tie": "tying", "lie": "lying", "see": "seeing"}
_MODALS = frozenset(("can", "can't", "could", "would"))
_MARKS = re.compile(r"<([a-z' -]+)>|\[([a-z' -]+)\]|\{(s|o|p|self|sbe)\}")


def realise(phrase: str, person: Person, form: Form = Form.FINITE) -> str:
    """The phrase in plain words; marks other than this module's own are left as they are."""

    def word(match: re.Match[str]) -> str:
        asked, agreeing, pronoun = match.group(1), match.group(2), match.group(3)
        if asked:
            return _inflect(asked, person, form)
        if agreeing:
            return _inflect(agreeing, person, Form.FINITE)
        return _pronoun(pronoun, person)

    return _MARKS.sub(word, phrase)


def _pronoun(mark: str, person: Person) -> str:
    if mark == "s":
        return person.subject
    if mark == "o":
        return person.object
    if mark == "p":
        return person.possessive
    return person.reflexive if mark == "self" else person.subject_with_be


def _inflect(verb: str, person: Person, form: Form) -> str:
    is_plural = person.is_plural and form is not Form.THIRD
    if verb in _MODALS:
        return verb
    if verb.startswith("never "):
        return f"never {_inflect(verb.removeprefix('never '), person, form)}"
    if verb.startswith("not "):
        return _negated(verb.removeprefix("not "), form, is_plural)
    if form is Form.BASE:
        return verb
    if form is Form.GERUND:
        return _gerund(verb)
    if is_plural:
        return "are" if verb == "be" else verb
    return _third(verb)


def _negated(verb: str, form: Form, is_plural: bool) -> str:
    if form is Form.BASE:
        return f"not {verb}"
    if form is Form.GERUND:
        return f"not {_gerund(verb)}"
    if verb == "be":
        return "aren't" if is_plural else "isn't"
    return f"don't {verb}" if is_plural else f"doesn't {verb}"


def _third(verb: str) -> str:
    if verb in _IRREGULAR_THIRD:
        return _IRREGULAR_THIRD[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"


def _gerund(verb: str) -> str:
    if verb in _IRREGULAR_GERUND:
        return _IRREGULAR_GERUND[verb]
    if _DOUBLED.fullmatch(verb):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"
