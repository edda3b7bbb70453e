"""What speech leaves in a transcript: fillers, false starts, contractions. Part of a rule-based baseline."""

import re
import unicodedata
from typing import Final

CHARACTER_LIMIT: Final = 8_000
"""What lies beyond is not read."""

_QUOTES: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "…": "... "})
_NOTE: Final = re.compile(r"[\[(][A-Za-z' ]{1,30}[\])]")
_SPACE: Final = re.compile(r"[^\S\n]+")
_END: Final = re.compile(r"(?<=[.!?])[\"']?\s+|\n+|;\s*|\s-{1,2}\s(?=[A-Z])")
_ELLIPSIS: Final = re.compile(r"\s*\.{2,}\s*(?=[a-z])")

_FILLERS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Between two clauses the comma before the filler stays: it is all that parts them.
        (
            r"(?<=,)\s*(?:um+|uh+|er|you know|like|I mean)\s*,(?=\s*(?:he|she|they|you|we|it|I|that|this|there"
            r"|so|and|but|because|which)\b)"
        ),
        r",?\s*\b(?:um+|uh+|uhm+|erm+|er|ah+|hmm+|mm+|mhm)\b(?!-),?",
        r"\b\w{1,8}-(?=[\s,])",
        (
            r",?\s*\b(?:I mean|I guess|I think that|I think|I believe|I feel like|(?<!what )I would say"
            r"|(?<!what )I'd say|if you"
            r" will"
            r"|so to speak|or whatever|and stuff(?: like that)?|and things like that|and so on|if that makes"
            r" sense"
            r"|in my opinion|as well as that|for sure|you guys|to be honest|at the end of the day|(?:like|as) I"
            r" said(?: before| earlier)?"
            r"|sort of speak|in this case|at this point|at this moment|in this moment|in this instance)\b,?"
        ),
        r",?\s*\byou know\b(?! how| what| where| that),?",
        r"(?<!this)(?<!that)(?<!what)(?<!some)(?<!\ba)(?<!the)\s+\b(?:kind|sort) of\b(?: a)?",
        (
            r"\b(?:kinda|sorta|basically|obviously|essentially|literally|honestly|actually|of course|okay|ok"
            r"|yeah"
            r"|yep|alright|all right|unfortunately|hopefully|personally|ultimately|technically)\b,?"
        ),
        r"(?<=,)\s*(?:like|right|well|again|once again|so|also)\s*,",
        r"^\s*like\s*,",
        (
            r"(?<=\bis) like(?= \w+ing\b)|(?<=\bare) like(?= \w+ing\b)|(?<='s) like(?= \w+ing\b)"
            r"|(?<='re) like(?= \w+ing\b)|(?<=\bjust) like(?= \w+ing\b)"
        ),
        (
            r"\bjust\s+(?!before|after|under|above|below|behind|inside|outside|over|past|in front|as\b|enough"
            r"|about)"
        ),
        r",\s*(?:right|okay|you know|yeah|huh)\s*(?=[?.!]?$)",
        r"\bvery(?=,? very\b)|\breally(?=,? really\b)",
    )
)
_OPENERS: Final = re.compile(
    r"^[\s,.\-\"']*(?:(?:and|but|now|then|also|again|well|yes|no|oh|right|here|first of all|first off"
    r"|firstly|secondly"
    r"|lastly|overall|in general|in addition|additionally|next|okay|still|hey|wow|look|see|listen|finally"
    r"|so far|like)(?:,\s*|\s+(?=(?:so|and|but|now|then|they|he|she|you|we|I|this|that|the|what|one|it|as"
    r"|if|when)\b)))+",
    re.IGNORECASE,
)
_REPEAT: Final = re.compile(r"\b((?:[\w']+[ ,]+){0,3}[\w']+)(?:[\s,.\-]+\1\b)+", re.IGNORECASE)
_RESTART: Final = re.compile(
    r"\b(he|she|they|you|we|it|i) (?:is|has|are|have|will|would|can|should|(?:need|want)s?(?: to)?),? "
    r"(?=\1\b)",
    re.IGNORECASE,
)
_PUNCTUATION: Final = re.compile(r"\s+([,.!?])|([,])(?:\s*,)+|\.(?=\.)")

_CONTRACTIONS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), full)
    for pattern, full in (
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"\bain't\b", "is not"),
        (r"n't\b", " not"),
        (r"\blet's\b", "let us"),
        ((r"'s(?= (?:\w+ed|put|set|cut|done|given|kept|brought|chosen|left|taken|used|found|got) (?:it|the"
            r"|his|her|their|a|an|that|this)\b)"), " has"),
        ((r"'s(?= (?:(?:really|still|always|already|now|also) )?(?:got|been|had|done|kept|gotten|become|taken|lost"
            r"|made)\b)"), " has"),
        ((r"(?<=\b(?:he|it))'s\b|(?<=\bshe)'s\b|(?<=\b(?:that|here|what))'s\b|(?<=\bthere)'s\b|"
            r"(?<=\bwho)'s\b"), " is"),
        (r"(?<=\w)'s(?= (?:a|an|too|not|very|really|just|going|pretty|quite|still|\w+ing)\b)", " is"),
        (r"'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (
            r"(?<=\bi)'d\b|(?<=\b(?:he|we|it))'d\b|(?<=\bshe)'d\b|(?<=\byou)'d\b|(?<=\b(?:they|that))'d\b", " would"),
        (r"\bi'm\b", "I am"),
        (r"\bgonna\b", "going to"),
        (r"\bwanna\b", "want to"),
        (r"\b(?:have )?gotta\b", "have to"),
        (r"'?\bcause\b(?=,? (?:he|she|they|you|we|it|that|this|the|then|if)\b)|\bcuz\b", "because"),
    )
)  # fmt: skip


def sentences(text: str) -> list[str]:
    """The sentences of a transcript, as said; notes such as [inaudible] and control characters are gone."""
    folded = unicodedata.normalize("NFKC", text[:CHARACTER_LIMIT]).translate(_QUOTES)
    visible = "".join(c if c == "\n" or c.isprintable() else " " for c in folded)
    joined = _ELLIPSIS.sub(" ", _SPACE.sub(" ", _NOTE.sub(" ", visible)))
    return [part.strip() for part in _END.split(joined) if part.strip()]


def fluent(sentence: str) -> str:
    """The sentence without fillers and false starts, contractions written out."""
    for filler in _FILLERS:
        sentence = filler.sub(" ", sentence)
    for short, full in _CONTRACTIONS:
        sentence = short.sub(full, sentence)
    sentence = _tidy(sentence)
    # "he's, he's got" becomes one "he has got" only after both were written out.
    sentence = _REPEAT.sub(r"\1", _RESTART.sub("", sentence))
    return _tidy(_OPENERS.sub("", sentence))


def _tidy(text: str) -> str:
    text = _PUNCTUATION.sub(lambda match: match.group(1) or match.group(2) or "", text)
    return _SPACE.sub(" ", text).strip(" ,-\"'")
