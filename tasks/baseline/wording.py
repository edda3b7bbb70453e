"""From a finding and its reason to a sentence that a person would write: part of the rule-based baseline."""

import re
from typing import Final

from schemas.feedback import OPENING
from tasks.baseline.findings import Finding
from tasks.baseline.reasons import Reason

SENTENCE_LIMIT: Final = 330
"""Longest sentence aimed at, in characters."""

_BODY: Final = (
    r"(?:left|right|front|back|top|bottom|inside|outside|upper|lower|lead|bow|shooting|guide|non-\w+"
    r"|dominant|first|second|other|next|last|same"
    r"|hand|hands|foot|feet|arm|arms|elbow|elbows|wrist|wrists|knee|knees|hip|hips|leg|legs|shoulder"
    r"|shoulders|finger|fingers|thumb"
    r"|head|neck|chest|chin|ball|wall|hold|holds|foothold|backboard|rim|hoop|basket|bow|string|strings|fret"
    r"|neck|guitar|violin"
    r"|piano|keys|knife|board|pan|wheel|chain|tire|tyre|tube|swab|nostril|nose|defender|shot|layup|pass"
    r"|trap|turn|step|beat|note"
    r"|notes|chord|position|motion|move|movement|body|weight|ingredient|ingredients|onion|egg|eggs|water"
    r"|oil|heat|wrench|lever"
    r"|levers|bead|rotor|pedal|stand|test|tube|patient|space|corner|nice|good|really|little|extra|small|big"
    r"|soft)"
)
_DEICTIC: Final = re.compile(rf"(?<!\bso )(?<!\bsure )\b(?:this|that|these|those) (?={_BODY}\b)", re.IGNORECASE)
_HERE: Final = re.compile(
    r"(?:,? (?:right |over |up |down )?(?:here|there)(?=[,.]| (?:and|because|so|which|to|as|when|with|in|on"
    r"|at)\b|$)| here(?= is\b))"
    r"|,? right now\b|,? as (?:they|we) can see\b|,? in this (?:clip|video|case|moment|take|instance"
    r"|example|shot)\b"
    r"|,? (?:like|you know|again|you see|if possible|for example|for instance|of course|I think|though"
    r"|however),?(?=$|,)"
    r"|,? (?:as|like) I (?:said|mentioned)(?: before| earlier| previously)?",
    re.IGNORECASE,
)
_FIRST_PERSON: Final = re.compile(
    r"[,;]?\s*(?:(?:and|so|but|because|which|that|as|like|what|than|if|where|when|how)\s+){0,3}\b(?:I|me|my"
    r"|mine|myself|let us)\b.*$"
)
_TRAILING: Final = re.compile(
    r"(?:[\s,;:\-]+|\b(?:and|or|but|so|to|the|a|an|of|because|which|that|if|then|also|as|is|are|at all"
    r"|their|in order|than|maybe"
    r"|like|well,|right\?|when|where|while|just|very|really|what|how|let us|it is|they are|there is)\s*)$",
    re.IGNORECASE,
)
_ASIDE_TAIL: Final = re.compile(
    r"[,;]?\s+(?:(?:but|although|though|however|even though)\b|and then it is|so (?:it|that|this) is "
    r"(?:good|great|nice|perfect)|and that is (?:good|great|nice|perfect"
    r"|what we)|and (?:it|this) is (?:good|great)|so (?:good|great|nice) job|which is (?:good|great|nice"
    r"|perfect|excellent|what \w+ want\b"
    r"|exactly what)(?: to see)?(?=$|[,.])|so (?:really )?(?:well|good)|and that kind|so they (?:want|need)"
    r" to (?:be )?(?:careful|aware)$|and so$|so again\b|so yeah\b).*$",
    re.IGNORECASE,
)
_SO_THEY: Final = re.compile(r",? so (?=they (?:can|could|will|would|do not|are not|are able|have)\b)", re.IGNORECASE)
_OTHERWISE: Final = re.compile(r",? (?<!because )(?:and |or )?(?:otherwise|if not|or else),? (?=\w+ \w)")
_SPLICE: Final = re.compile(
    r"^((?:(?! if | when | as | once )[^,])+), (?:it|that|this) (?=(?:also |really |\w+ly )?(?:[a-z]+s"
    r"|would"
    r"|will|can|could)\b)"
)
_AND_THAT: Final = re.compile(
    r", and it (?=is \w+ing\b)|,? and (?:that|this) (?=(?:would|will|helps|gives|makes|allows|could|means"
    r"|keeps|lets|is \w+ing)\b)"
)
_IT_TOO: Final = re.compile(r"(, which is [\w ]{2,30}) and (?:it|that) is (?=\w)")
_SEEN_EFFECT: Final = re.compile(
    r",? and they can (?:really )?(?:see|notice|hear|tell) (?:that|how) (?=(?:puts|makes|gives|helps|keeps"
    r"|lets|allows|creates)\b)"
)
_SEEN_RESULT: Final = re.compile(
    r",? (?:and |so )?they can (?:really )?(?:see|notice|hear|tell) [^,]*(?=,"
    r"|$)"
)
_HAVE_GOT: Final = re.compile(r"\b(have|has) got\b(?! to)")
_THAT_WAY: Final = re.compile(r",? (?:and |so )?(?:that|this) way,? (?=\w+ \w)")
_WHICH: Final = re.compile(
    r"(?<!,)(?<! in)(?<! of)(?<! at)(?<! on)(?<! from)(?<! with)(?<! to)(?<! and) which (?=[a-z]+s\b|will\b"
    r"|would\b)"
)
_AND_SO: Final = re.compile(r",? and so (?=\w+ \w)")
_RESUMED: Final = re.compile(r"(, which [^,]{3,120}?),? and (?:it|that) (?=\w+s\b|would\b|will\b)")
_NOT_GOING: Final = re.compile(r"\b(?:is|are) not going to\b")
_GOING: Final = re.compile(r"\b(?:is|are) going to\b")
_STRONG: Final = re.compile(
    r",? (?:because|so that|which|in order to|otherwise)\b| to (?=help|get|make|create|generate|avoid"
    r"|ensure|maintain)"
)
_CUTS: Final = re.compile(r"(?:, | (?=(?:and|because|so that|which|as|when|while)\b))")
_SPACES: Final = re.compile(r"\s{2,}")
_COMMAS: Final = re.compile(r"\s*,(?:\s*,)*\s*")
_EXPLAINED: Final = re.compile(r"\b(?:because|so that|which (?:will|would|helps|gives|makes|allows|is))\b")


def sentence_of(finding: Finding, reason: Reason | None) -> str:
    """The feedback sentence; a reason that would make it too long is left out."""
    core = _placed(polished(finding.core), polished(finding.lead))
    parts = [f"{OPENING} {core}"]
    if reason is not None and len(core) + len(reason.text) < SENTENCE_LIMIT and not _has_reason(core):
        tail = polished(reason.text)
        parts.append(reason.text[: len(reason.text) - len(reason.text.lstrip(", "))] + tail)
    return _shortened(_SPACES.sub(" ", "".join(parts)))


def polished(text: str) -> str:
    """The text without asides, pointing words and loose ends."""
    text = _FIRST_PERSON.sub("", text)
    text = _ASIDE_TAIL.sub("", text)
    text = _HERE.sub("", text)
    text = _DEICTIC.sub("the ", text)
    text = _RESUMED.sub(r"\1 and ", text, count=1)
    text = _THAT_WAY.sub(", so that ", text)
    text = _WHICH.sub(", which ", text)
    text = _AND_SO.sub(" so ", text)
    text = _SO_THEY.sub(" so that ", _GOING.sub("will", _NOT_GOING.sub("will not", text)))
    text = _OTHERWISE.sub(", because otherwise ", text)
    text = _SEEN_RESULT.sub("", _SEEN_EFFECT.sub(", which ", text))
    text = _HAVE_GOT.sub(r"\1", _AND_THAT.sub(", which ", text))
    text = _SPLICE.sub(r"\1, which ", _COMMAS.sub(", ", text), count=1)
    text = _IT_TOO.sub(r"\1 and is ", text)
    return _without_loose_end(_SPACES.sub(" ", text).strip(" ,.!?"))


def _without_loose_end(text: str) -> str:
    # A handful of rounds is enough for real speech, and keeps a hostile tail linear.
    for _ in range(6):
        shorter = _TRAILING.sub("", text)
        if shorter == text:
            break
        text = shorter
    return text


def _has_reason(core: str) -> bool:
    return bool(_EXPLAINED.search(core))


def _placed(core: str, lead: str) -> str:
    """The core with its leading clause behind it, before any reason."""
    if not lead or lead in core:
        return core
    match = _STRONG.search(core)
    cut = match.start() if match else len(core)
    return f"{core[:cut]} {lead}{core[cut:]}"


def _shortened(text: str) -> str:
    if len(text) > SENTENCE_LIMIT:
        cuts = [match.start() for match in _CUTS.finditer(text, 60, SENTENCE_LIMIT)]
        text = text[: cuts[-1]] if cuts else text[: text.rfind(" ", 0, SENTENCE_LIMIT)]
    return _without_loose_end(text.rstrip(" ,.;:!?")) + "."
