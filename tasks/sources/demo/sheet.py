"""What a coach of one activity has to say: its coaching points and its sights, read from a sheet.

A sheet is text, one phrase to a line; the first character says what the phrase is:

    # name | body part or object | task ids, none for every task of the activity
    - a fault, as a verb phrase            + the same thing done well, as a verb phrase
    > the advice, as a verb phrase         ~ what follows from the fault, as a clause
    = what follows from doing it well      . something to be seen, with no judgement [| task ids]

Phrases carry the marks of `tasks.sources.demo.grammar`.
"""

from collections.abc import Iterator

from schemas.records import Record


class CoachingPoint(Record):
    """One thing that can go wrong or well, in several wordings."""

    name: str
    """Short name, unique in the activity."""
    part: str
    """Body part or object that it is about; goes after `the`."""
    task_ids: tuple[int, ...]
    """Tasks in which it can be seen; empty means all of the activity."""
    faults: tuple[str, ...]
    """Verb phrases for the fault."""
    goods: tuple[str, ...]
    """Verb phrases for good execution."""
    advice: tuple[str, ...]
    """Verb phrases for what to do."""
    whys: tuple[str, ...]
    """Clauses: what follows from the fault."""
    payoffs: tuple[str, ...]
    """Clauses: what follows from good execution."""


class Sight(Record):
    """Something that a performer does, told without a judgement."""

    doing: str
    """Verb phrase."""
    task_ids: tuple[int, ...]
    """Tasks in which it can be seen; empty means all of the activity."""


class Sheet(Record):
    """Everything that there is to say about one activity."""

    points: tuple[CoachingPoint, ...]
    """In the order of the sheet."""
    sights: tuple[Sight, ...]
    """In the order in which they happen."""

    def points_for(self, task_id: int) -> tuple[CoachingPoint, ...]:
        """The points that can be seen in a task."""
        return tuple(point for point in self.points if not point.task_ids or task_id in point.task_ids)

    def sights_for(self, task_id: int) -> tuple[Sight, ...]:
        """The sights of a task, in order."""
        return tuple(sight for sight in self.sights if not sight.task_ids or task_id in sight.task_ids)


def read_sheet(text: str) -> Sheet:
    """Reads a sheet; a line with an unknown first character is a ValueError that quotes it."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return Sheet(points=tuple(_points(lines)), sights=tuple(_sights(lines)))


def _points(lines: list[str]) -> Iterator[CoachingPoint]:
    starts = [index for index, line in enumerate(lines) if line[0] == "#"]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _point(lines[start], lines[start + 1 : end])


def _point(head: str, lines: list[str]) -> CoachingPoint:
    for line in lines:
        if line[0] not in "-+>~=.":
            raise ValueError(f"A sheet line starts with one of - + > ~ = . # and this does not: {line!r}")
    name, part, *tasks = (field.strip() for field in head[1:].split("|"))
    return CoachingPoint(
        name=name,
        part=part,
        task_ids=_task_ids(tasks),
        faults=_marked(lines, "-"),
        goods=_marked(lines, "+"),
        advice=_marked(lines, ">"),
        whys=_marked(lines, "~"),
        payoffs=_marked(lines, "="),
    )


def _sights(lines: list[str]) -> Iterator[Sight]:
    for line in _marked(lines, "."):
        doing, *tasks = (field.strip() for field in line.split("|"))
        yield Sight(doing=doing, task_ids=_task_ids(tasks))


def _marked(lines: list[str], mark: str) -> tuple[str, ...]:
    return tuple(line[1:].strip() for line in lines if line[0] == mark)


def _task_ids(fields: list[str]) -> tuple[int, ...]:
    return tuple(int(word) for field in fields for word in field.split())
