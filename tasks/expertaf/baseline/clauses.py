"""A transcript taken apart into clauses, each in the speaker's own words: part of the rule-based baseline."""

import re
from enum import StrEnum
from typing import Final, NamedTuple

from tasks.baseline.untrusted import addresses_machine, without_markup
from tasks.text.inflection import is_verb
from tasks.text.speech import CHARACTER_LIMIT

MOST_SENTENCES: Final = 60


class Role(StrEnum):
    """What a clause is for."""

    MAIN = "main"
    """It says what is done, or what to do."""
    REASON = "reason"
    """It says why, or what follows; a body part in it is seldom what is judged."""
    TIME = "time"
    """It says when."""
    INSTEAD = "instead"
    """It says what the other way would be."""
    ELSEWHERE = "elsewhere"
    """It speaks of other people or of what might be."""


class Clause(NamedTuple):
    """A part of a sentence."""

    words: str
    """As said."""
    role: Role
    """What it is for."""
    sentence: int
    """Which sentence it is in."""
    is_turn: bool
    """Whether it turns against what was said before it, as with `but`."""


_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|\n+|;\s*")
_TURNS: Final = (
    r"(?:but|however|although|though(?![,.!]|$)|yet|whereas|(?:it'?s|it is) just that"
    r"|where (?:he|she|they|you) (?:\w+ ){0,2}los(?:e|es|ing)|(?:the|one) other thing|now if|(?:and )?then right after"
    r"|right now|at the moment|on the other hand|(?:and )?not so good|(?:I'?m|I am) (?:a (?:bit|little) )?less"
    r"|(?:the )?only thing|other than that|the one thing|that (?:being )?said)\b"
)
_SUBJECTS: Final = (
    r"(?:he|she|they|you|we|it|I|there)(?:'\w+)? |(?:that|this)(?:'s| is| was) "
    r"|(?:the|their|his|her|your) \w+ (?:is|are|isn't|aren't|stays?|looks?|comes?|gets?|goes|drops?|will) "
)
_REASONS: Final = (
    r"(?:because|cause|since|so(?! good| far)|which|otherwise|(?:that|this) way|that(?:'s why| means| helps| gives"
    r"| lets| allows)"
    r"|and (?:with|because of|thanks to|as a result)|and (?:that|what happens|the (?:issue|trouble|problem|thing))"
    r"(?:'s| is| means)? |and (?:the|their|his|her|your) \w+ (?:will|(?:is|are) (?:going to|gonna))|meaning|thanks to"
    r"|as a result|in order to|or else)\b"
)
_OTHERS: Final = (
    r"(?:a lot of (?:people|players|climbers|beginners|times)|(?:most|many|some|other) (?:people|players|climbers"
    r"|beginners)"
    r"|(?:a beginner|beginners|people) (?:often|usually|tend|do|always)|(?:when|if) (?:you|people) (?:do not|don't)"
    r"|if you want to (?:copy|learn|take)|I (?:always |often |usually )?(?:tell|teach) (?:people|beginners|my)"
    r"|I(?:'ve| have) seen (?:people|many|a lot))\b"
)
_TIMES: Final = (
    r"(?:(?:when|while|before|after|once|until|whenever|every time|each time)"
    r" (?:\w+ing\b|the |their |his |her |your |he |she |they |you |it |going |each )"
    r"|as (?:he|she|they|you|it|(?:the|his|her|their|your) (?:\w+ )?\w+ \w+s)\b)"
)
_INSTEADS: Final = r"(?:instead of|rather than|as opposed to|unlike)\b"
_CUT: Final = re.compile(
    rf",?\s+(?={_TURNS})"
    rf"|,?\s+(?=(?:and )?{_REASONS})"
    rf"|,?\s+(?={_TIMES})"
    rf"|,?\s+(?={_INSTEADS})"
    rf"|,\s+(?=(?:and )?{_OTHERS})"
    rf"|,\s+(?=(?:and |but |then |um, |uh, )*(?:{_SUBJECTS}))"
    rf"|\s+(?=and (?:then )?(?:{_SUBJECTS}))"
    r"|,\s+(?=(?:and )?(?:not so|try|next time|just|make sure|maybe)\b)"
    r"|,\s+(?=(?:and )?[a-z]+ (?:the|your|that|it|off|up|down|through|with|a)\b)",
    re.IGNORECASE,
)
_RUN_UP: Final = r"(?:(?:and|so|okay|well|um|uh|you know|like|yeah|now|again|then),? )*"
_IS_TURN: Final = re.compile(rf"^{_RUN_UP}{_TURNS}|\bthough\W*$", re.IGNORECASE)
_IS_OTHERS: Final = re.compile(rf"^{_RUN_UP}{_OTHERS}", re.IGNORECASE)
_IS_REASON: Final = re.compile(rf"^(?:and )?{_REASONS}", re.IGNORECASE)
_IS_TIME: Final = re.compile(rf"^{_TIMES}", re.IGNORECASE)
_IS_INSTEAD: Final = re.compile(rf"^{_INSTEADS}", re.IGNORECASE)
_HAS_SUBJECT: Final = re.compile(rf"^{_RUN_UP}(?:{_SUBJECTS})", re.IGNORECASE)
_SO: Final = re.compile(r"^so,? (?:then |just |maybe |next time,? )*(?P<first>\w+)", re.IGNORECASE)
_SO_WISH: Final = re.compile(
    r"^so,? (?!that\b|it\b|there\b).*\b(?:should|needs? to|ha(?:s|ve) to|would|I'd|tr(?:y|ies)|want|could|make sure)\b",
    re.IGNORECASE,
)
_SPOKEN: Final = 4
"""Words of a sentence after which `so` gives a reason; before that it only starts to speak."""


def clauses_of(transcript: str) -> list[Clause]:
    """The clauses of what a transcript says of a performance, in order; each stands in it word for word."""
    plain = without_markup(transcript[:CHARACTER_LIMIT])
    sentences = [part.strip() for part in _SENTENCE_END.split(plain) if part.strip()][:MOST_SENTENCES]
    trusted = ((number, sentence) for number, sentence in enumerate(sentences) if not addresses_machine(sentence))
    return [clause for number, sentence in trusted for clause in _clauses(sentence, number)]


def _clauses(sentence: str, number: int) -> list[Clause]:
    found: list[Clause] = []
    spoken = 0
    for piece in filter(None, (piece.strip(" ,") for piece in _CUT.split(sentence))):
        role = _role(piece, found[-1].role if found else Role.MAIN, spoken)
        found.append(Clause(piece, role, number, bool(_IS_TURN.search(piece))))
        spoken += len(piece.split())
    return found


def _role(words: str, before: Role, spoken: int) -> Role:
    is_told_to_others = before is Role.ELSEWHERE and not _HAS_SUBJECT.match(words) and not _IS_TURN.search(words)
    if is_told_to_others or _IS_OTHERS.match(words):
        return Role.ELSEWHERE
    if _IS_INSTEAD.match(words):
        return Role.INSTEAD
    if _IS_TIME.match(words):
        return Role.TIME
    return Role.REASON if _IS_REASON.match(words) and not _only_opens(words, spoken) else Role.MAIN


def _only_opens(words: str, spoken: int) -> bool:
    """Whether `so` gives no reason: it starts to speak, or to advise."""
    so = _SO.match(words)
    if not so or spoken < _SPOKEN:
        return bool(so)
    return so["first"].lower() in {"i", "here"} or is_verb(so["first"].lower()) or bool(_SO_WISH.match(words))
