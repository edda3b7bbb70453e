"""The built-in judges who see no video: a rule-based baseline in which each judge knows one shortcut.

A judge answers only where its shortcut shows clearly, and abstains elsewhere. A judge that always answered would be
right on one question in five by chance, and since a rule gives the same answer in every order, dropping those would
leave a set in which the shortcut is never right: a shortcut of its own.
"""

from collections.abc import Callable, Sequence

from schemas.exact.blind_filter import CHOICES, BlindChoice, BlindReply, BlindVariables
from tasks.text.claims import body_parts, content_words, numbers, sides
from tasks.text.likeness import cosines_to_others
from tasks.text.words import words

Scores = Sequence[float]
LONGER = 1.2
CLOSER = 0.06
SHARED_WORDS = 2
MORE_SPECIFIC = 1


def answer(variables: BlindVariables, name: str) -> BlindReply:
    """The judge `name`'s choice; `abstain` without a clear lead, or for a name that is none of `JUDGES`."""
    judge = JUDGES.get(name)
    place = judge(variables) if judge else None
    return BlindReply(choice=BlindChoice.ABSTAIN if place is None else CHOICES[place])


def longest_option(variables: BlindVariables) -> int | None:
    """The option with most words, where it is a fifth longer than the next."""
    lengths = [float(len(words(option))) for option in variables.options]
    best, second = _top_two(lengths)
    return lengths.index(best) if best >= LONGER * max(second, 1) else None


def most_central(variables: BlindVariables) -> int | None:
    """The option most like the others, where it leads by a clear cosine."""
    return _leader(cosines_to_others(variables.options), CLOSER)


def odd_one_out(variables: BlindVariables) -> int | None:
    """The option least like the others, where it is clearly apart."""
    return _leader([-cosine for cosine in cosines_to_others(variables.options)], CLOSER)


def task_overlap(variables: BlindVariables) -> int | None:
    """The option that shares most words with the task's name."""
    named = frozenset(content_words(f"{variables.activity} {variables.task_name}"))
    return _leader([float(len(named.intersection(words(option)))) for option in variables.options], SHARED_WORDS)


def most_specific(variables: BlindVariables) -> int | None:
    """The option that names most numbers, sides and body parts; it measures, and filters nothing."""
    claims = (numbers, sides, body_parts)
    return _leader([float(sum(len(claim(option)) for claim in claims)) for option in variables.options], MORE_SPECIFIC)


JUDGES: dict[str, Callable[[BlindVariables], int | None]] = {
    "longest_option": longest_option,
    "most_central": most_central,
    "odd_one_out": odd_one_out,
    "task_overlap": task_overlap,
    "most_specific": most_specific,
}
"""The judges by the names under which presets list them."""


def _leader(scores: Scores, lead: float) -> int | None:
    """The place of the highest score, where it leads the next by `lead`."""
    best, second = _top_two(scores)
    return list(scores).index(best) if best - second >= lead else None


def _top_two(scores: Scores) -> tuple[float, float]:
    ordered = sorted(scores, reverse=True)
    return ordered[0], ordered[1]
