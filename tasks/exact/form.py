"""The form that feedback and options share: the opening and the length of ExAct's statements (stage I)."""

import re

from schemas.feedback import FEEDBACK_LIMIT, OPENING

LEAST_CHARS = 20
_OPENING = re.compile(rf"{OPENING}(?:['’]s)?[ ,]")


def has_opening(text: str) -> bool:
    """Whether a statement begins with "The participant", and with that word whole."""
    return _OPENING.match(text) is not None


def has_length(text: str) -> bool:
    """Whether a statement is neither a scrap nor an essay."""
    return LEAST_CHARS <= len(text) <= FEEDBACK_LIMIT


def has_form(text: str) -> bool:
    """Whether a statement can be an option at all."""
    return has_opening(text) and has_length(text)
