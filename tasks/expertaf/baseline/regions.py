"""Which body regions words name: part of the rule-based baseline."""

import re
from typing import Final

from schemas.pose import BodyRegion

_LOOKS: Final = (
    r"(?:looks?|looked|looking|stares?|staring|glanc(?:e|es|ed|ing))(?: \w+ly| only)?"
    r" (?:up|down|ahead|away|forward|around|over|past|before|towards?"
    r"|at (?:the|their|his|her|your) (?:ball|rim|hoop|target|basket|goal|hands?|feet|foot|floor|ground|wall|holds?"
    r"|next))"
)
_WATCHES: Final = r"watch(?:es|ed|ing) (?:the|their|his|her|your) (?:ball|rim|target|hoop|basket|goal|hands?|foot|feet)"
_WORDS: Final = {
    BodyRegion.HEAD: rf"heads?|faces?|eyes?|gaze|eyesight|chin|nose|neck|{_LOOKS}|{_WATCHES}|scan(?:s|ned|ning)?",
    BodyRegion.SHOULDER: r"shoulders?|chest|upper body|torso|trunk|lean(?:s|ed|ing)? (?:back|backwards?)",
    BodyRegion.ARMS: r"arms?|elbows?|forearms?|biceps|triceps",
    BodyRegion.HANDS: (
        r"hands?|wrists?|fingers?|finger ?tips?|finger pads?|thumbs?|palms?|grips?|gripping|knuckles?|crimp(?:s|ed"
        r"|ing)?"
    ),
    BodyRegion.LEGS: (
        r"legs?|knees?|feet|foot|flat-footed|ankles?|hips?|thighs?|calf|calves|shins?|toes?|heels?|stance|footwork"
        r"|squat(?:s|ted|ting)?|lung(?:e|es|ing)|crouch(?:es|ed|ing)?|(?:stay|get|sink|sit)(?:s|ing|ting)? low(?:er)?"
    ),
    BodyRegion.JUMP: (
        r"jump(?:s|ed|ing)?|leap(?:s|ed|ing)?|tak(?:e|es|ing)[- ]off|take-?offs?|landings?|lands?|landed|hop(?:s|ped"
        r"|ping)?"
        r"|vertical(?: leap)?|(?:straight|explod(?:e|es|ing)) up|up off"
    ),
}
_NAMED: Final = {region: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for region, words in _WORDS.items()}
_IDIOMS: Final = re.compile(
    r"\b(?:(?:on|from) the (?:other|one) hand|hand(?:ed)? (?:away|in hand|off|over|side)|(?:left|right)[- ]hand side"
    r"|shoulder[- ]widths?|(?:arm|head|shoulder|hip|knee|waist|chest|eye|hand)(?:-high|[- ](?:length|height|level))"
    r"|arm's length|(?:first|second|next|last|same|of) hand|elbow of the key|heads? up(?= to)|head(?:ing|ed|s)? (?:to"
    r"|for|into)"
    r"|(?:three|four|five|six|seven|eight|nine|ten|fifteen|twenty|\d+) (?:feet|foot|hands)|jump (?:shots?|shooting"
    r"|balls?)"
    r"|jumpshots?|foot (?:swaps?|holds?)|footholds?|handholds?|heel of the hand|ball of the foot(?= away)"
    r"|(?:look|watch|listen|see|notice)(?: at)? (?:how|here|that|this|closely)|lands? (?:softly )?(?:on|in"
    r"|off) the (?:rim|backboard"
    r"|glass|net|goal)|in (?:her|his|their|your) face|face the|fac(?:es|ing)|take off (?:the|their|his|her)"
    r"|handles?|on the back foot)\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"\b(?:above|below|beneath|over|under|underneath|behind|beside|past|near|by|towards?|in front of|in line with"
    r"|away from|between)"
    r" (?:(?:the|their|his|her|your|both|that|this|its) )?(?:\w+ ){0,2}?"
    r"(?:heads?|eyes?|ears?|chin|nose|shoulders?|chest|elbows?|hands?|hips?|knees?|feet|foot|legs?|toes?|body)\b",
    re.IGNORECASE,
)


def regions_named(words: str) -> frozenset[BodyRegion]:
    """The regions that `words` speak of.

    A part that only says where another one goes (`the elbow over the knee`) is not spoken of.
    """
    plain = _IDIOMS.sub(" ", words)
    return _in(_ASIDE.sub(" ", plain)) or _in(plain)


def _in(words: str) -> frozenset[BodyRegion]:
    return frozenset(region for region, named in _NAMED.items() if named.search(words))
