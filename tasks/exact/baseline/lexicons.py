"""How a lexicon of one activity looks, and which one fits: part of the rule-based baseline."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What can be said of one activity: plausible things to do, and reasons to do them."""

    pattern: re.Pattern[str]
    """Finds the activity in its readable name or in the source's task name."""
    actions: tuple[str, ...]
    """Things to do, beginning with the base form of a verb."""
    reasons: tuple[str, ...]
    """Benefits, beginning with the base form of a verb."""
    adjuncts: tuple[str, ...]
    """Closing phrases of time or manner that go with every action."""
    qualities: tuple[str, ...]
    """Things to show, beginning with a noun that takes no article."""
    is_upper_body: bool
    """Whether legs and feet are out of play."""


def lexicon(
    pattern: str, actions: str, reasons: str, adjuncts: str, qualities: str, is_upper_body: bool = False
) -> Lexicon:
    """A lexicon from blocks of text, one phrase a line."""
    return Lexicon(
        re.compile(pattern, re.IGNORECASE),
        _lines(actions),
        _lines(reasons),
        _lines(adjuncts),
        _lines(qualities),
        is_upper_body,
    )


def _lines(block: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in block.strip().splitlines())
