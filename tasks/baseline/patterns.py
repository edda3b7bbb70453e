"""Pieces of patterns that advice, praise and criticism share, as data of the rule-based baseline."""

import re
from typing import Final

ADVERB: Final = r"(?:\w+ly |just |also |always |still |maybe |even |then |now |do |all |both |really )*"
_BARE: Final = (
    r"(?:(?:left|right|both|front|back|non-\w+)\s+)*(?:hands?|feet|foot|arms?|elbows?|knees?|hips?"
    r"|shoulders|wrists?|fingers|thumbs?|ankles?|toes|heels?|chest"
    r"|(?:hand|body|foot|finger|arm) (?:placement|position|positioning)|timing|footwork|balance|technique"
    r"|grip|head|eyes|legs?|posture|compressions|chin|fingertips)"
)
THING: Final = (
    rf"(?P<thing>{_BARE}(?= (?:is|are|was|were|should|needs?|ha(?:s|ve) to|looks?|stays?)\b)|"
    r"(?:more of |all |both |each of |some of )?(?:their|the|this|that|these|those|a|an)\s+"
    r"(?:(?!they\b|which\b|who\b|because\b|if\b|when\b|as\b|should\b|needs?\b|is\b|are\b)[\w'\-]+\s+){0,6}?"
    r"(?!they\b|is\b|are\b)[\w'\-]+)"
)
"""A thing, a body part or a set of them, up to the verb that follows in the pattern."""
GOOD: Final = (
    r"(?:good|great|nice|nicely|excellent|perfect|beautiful|fantastic|wonderful|awesome|amazing|solid"
    r"|lovely|brilliant"
    r"|fabulous|terrific|outstanding|superb|smart|clever|impressive|strong|clean|proper|correct|ideal"
    r"|textbook|effective"
    r"|decent|better|incredible|phenomenal|wise|neat|safe|crisp|smooth|efficient)"
)
VERY: Final = (
    r"(?:(?:very|really|so|pretty|quite|just|absolutely|super|extremely|particularly|especially"
    r"|such|a|an|also|always) )*"
)
WELL: Final = (
    r"\b(?:well|nicely|beautifully|perfectly|correctly|properly|effectively|excellently|wonderfully"
    r"|efficiently|smoothly"
    r"|successfully|appropriately|great|skillfully|confidently|cleanly)\b"
)
_DETERMINED: Final = re.compile(
    r"(?:more of|all|both|each of|some of|their|the|this|that|these|those|a|an)\b", re.IGNORECASE
)


def with_determiner(thing: str) -> str:
    """A thing of the pattern above ready for mid-sentence; a bare "ankle" becomes "their ankle"."""
    lowered = thing[0].lower() + thing[1:]
    return lowered if _DETERMINED.match(lowered) else f"their {lowered}"
