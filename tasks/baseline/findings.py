"""One judgement found in a commentary: part of the rule-based baseline."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from schemas.feedback import Judgement

LEAD: Final = re.compile(
    r"^(?:as|when|once|before|after|while|on|in|during|if|instead of|rather than|by|with|from|for|at|to|in"
    r" order to"
    r"|until|without|every time|each time|whenever)\s",
    re.IGNORECASE,
)
"""How a clause begins that says when, or under what condition, the judgement holds."""

INNER: Final = re.compile(r"\b(?:because|which|until|where)\b", re.IGNORECASE)
"""What stands before an advice that only explains something else: "because they have to gather it again"."""
_GOAL: Final = re.compile(
    r"^if they (?:want|are trying|are looking|would like|are going|need) to (?=\w)", re.IGNORECASE
)
_VAGUE_LEAD: Final = re.compile(
    r"\b(?:I|me|my)\b|^(?:in terms of|as far as|for me|with (?:that|this)|in (?:this|that) (?:video|clip"
    r"|one|case|take)"
    r"|at (?:this|that) (?:point|moment)|on (?:this|that) one|if (?:anything|possible)|as always|in general"
    r"|for example"
    r"|from here|for now|to (?:be|start|begin)|in this|as (?:you|we|they) (?:can )?see|for (?:this|that"
    r"|the) (?:one|take))",
    re.IGNORECASE,
)
_RUN_UP: Final = re.compile(r"^(?:so|and|then|but|again|also),?\s+", re.IGNORECASE)


class Evidence(StrEnum):
    """What kind of words carried the judgement."""

    SAID = "said"
    """An advice, praise or criticism in so many words."""
    FAULT = "fault"
    """Something that is not done, so that its consequences are those of the omission."""
    HINTED = "hinted"
    """A weak sign, used only where nothing better is found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement: what follows "The participant"."""

    judgement: Judgement
    core: str
    """Begins with a finite verb or `should`."""
    evidence: Evidence
    lead: str = ""
    """When or under what condition; goes behind the core."""


def lead_of(before: str) -> str:
    """The leading clause before a judgement, ready to follow it; empty where there is none worth keeping."""
    lead = _RUN_UP.sub("", before.strip(" ,"))
    if not LEAD.match(lead) or _VAGUE_LEAD.search(lead) or not 2 <= len(lead.split()) <= 16:
        return ""
    goal = _GOAL.sub("to ", lead)
    return goal[0].lower() + goal[1:]
