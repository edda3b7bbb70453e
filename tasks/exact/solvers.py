"""Shortcut solvers: what somebody would choose who has read the options and watched nothing.

Where keys differ from distractors in no way that a solver sees, each is right once in five times. All but
`specific` are fit to filter or choose options by; `specific` is held out, and so still tells the truth of what is left.
"""

from collections.abc import Callable, Mapping, Sequence

from schemas.errors import UsageError
from schemas.commentary import CommentaryRow
from tasks.text.claims import body_parts, numbers, sides, singular
from tasks.text.likeness import content_stems, cosines_to_others
from tasks.text.words import words

Solver = Callable[[Sequence[str], Sequence[str]], int | None]
"""Takes the task's words and the options; gives the index of its choice, or None where it abstains."""

HELD_OUT = "specific"
"""The solver that no filter may use."""
OBJECTS = frozenset(
    {
        *("ball", "basket", "rim", "backboard", "hoop", "net", "goal", "cone", "hold", "foothold", "handhold", "wall"),
        *(
            "rope",
            "crack",
            "ledge",
            "wheel",
            "tire",
            "tyre",
            "tube",
            "chain",
            "brake",
            "lever",
            "axle",
            "spoke",
            "pedal",
        ),
        *("derailleur", "bolt", "screw", "wrench", "pump", "valve", "knife", "pan", "pot", "bowl", "spoon", "spatula"),
        *(
            "egg",
            "onion",
            "tomato",
            "garlic",
            "oil",
            "salt",
            "water",
            "stove",
            "board",
            "swab",
            "vial",
            "strip",
            "mask",
        ),
        *(
            "glove",
            "kit",
            "manikin",
            "mannequin",
            "guitar",
            "string",
            "fret",
            "pick",
            "chord",
            "violin",
            "bow",
            "piano",
        ),
        *("keyboard", "metronome", "floor", "partner"),
    }
)
"""Things of the benchmark's activities that can be pointed at."""


def task_words(row: CommentaryRow) -> tuple[str, ...]:
    """What a solver is told of the task: the words of its name and of the activity's slug."""
    return tuple(words(f"{row.task_name} {row.activity}"))


def longest_option(_task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The option with the most words, and of those the most characters: test writers qualify what is right."""
    return _best([(len(words(option)), len(option)) for option in options])


def shortest_option(_task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The option with the fewest words, and of those the fewest characters."""
    return _best([(-len(words(option)), -len(option)) for option in options])


def most_central(_task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The option most like the others, which it is where distractors are variations of the key."""
    return _best(cosines_to_others(options))


def odd_one_out(_task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The option least like the others, which it is where the distractors were written without the key."""
    return _best([-cosine for cosine in cosines_to_others(options)])


def task_overlap(task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The option that shares most stems with the task's words, which it does where distractors left the topic."""
    told = frozenset(content_stems(" ".join(task_words)))
    return _best([len(told.intersection(content_stems(option))) for option in options])


def specific(_task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The most concrete option: most numbers, sides, body parts and things; a witness names what others make up."""
    return _best([_named(option) for option in options])


SOLVERS: Mapping[str, Solver] = {
    "longest_option": longest_option,
    "shortest_option": shortest_option,
    "most_central": most_central,
    "odd_one_out": odd_one_out,
    "task_overlap": task_overlap,
    HELD_OUT: specific,
}
"""Every solver by its name."""


def solve(name: str, task_words: Sequence[str], options: Sequence[str]) -> int | None:
    """The index that the solver of this name chooses, or None where all options are alike to it."""
    if name not in SOLVERS:
        raise UsageError(f"there is no shortcut solver {name!r}; choose from {', '.join(SOLVERS)}")
    return SOLVERS[name](task_words, options)


def _named(option: str) -> int:
    things = OBJECTS.intersection(singular(word) for word in words(option))
    return len(numbers(option)) + len(sides(option)) + len(body_parts(option)) + len(things)


def _best(scores: Sequence[float] | Sequence[tuple[int, int]]) -> int | None:
    """The first of the highest scores; None where all are the same, which leaves nothing to choose by."""
    return scores.index(max(scores)) if len(set(scores)) > 1 else None
