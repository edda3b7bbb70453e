"""What experts judged, moment by moment (`proficiency_demonstration_{train,val}.json`)."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from schemas.demonstrations import Demonstration, ReadingFault, SourceJudgement, SourceSays
from tasks.sources.egoexo4d.demonstrators import ProficiencyRecord, name_of, proficiency_records, shown
from tasks.sources.egoexo4d.files import is_number

DEMONSTRATIONS = (
    "annotations/proficiency_demonstration_train.json",
    "annotations/proficiency_demonstration_val.json",
)
EXPECTED = "a list of takes with good_executions and tips_for_improvement, bare, by take_uid, or in annotations"
SECTIONS = {
    SourceJudgement.GOOD_EXECUTION: "good_executions",
    SourceJudgement.TIP: "tips_for_improvement",
}
SHORTEST_STATEMENT = 10
"""Fewest characters of an entry that says anything."""
LIST_CHARS = 100_000
"""Longest text that may stand for a list."""

_ESCAPE = r"\\(?:[\\'\"abfnrtv]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
_ITEM = rf"(?:'(?:[^'\\\n]|{_ESCAPE})*+'|\"(?:[^\"\\\n]|{_ESCAPE})*+\"|None)"
_TEXTS = re.compile(rf"\[\s*(?:{_ITEM}\s*(?:,\s*{_ITEM}\s*)*+,?\s*)?\]")
"""A Python list of texts and nothing else: no call, no nesting, no number reaches the parser."""
_BEGINS_LIST = re.compile(r"\[\s*(?:['\"\]]|None\b)")

_ALL = {
    said: said
    for said in (
        frozenset({SourceJudgement.TIP}),
        frozenset({SourceJudgement.GOOD_EXECUTION}),
        frozenset(SourceJudgement),
    )
}
"""The sets that a moment can have, so that all moments share three objects."""


class JudgementTable:
    """Which judgements the source has at which moments of which takes."""

    def __init__(self) -> None:
        self._judgements: dict[str, dict[float, frozenset[SourceJudgement]]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._judgements.values()))

    def add(self, take_uid: str, video_time_sec: float, judgement: SourceJudgement) -> None:
        """Remember that this was judged then."""
        moments = self._judgements.setdefault(take_uid, {})
        moment = _moment(video_time_sec)
        moments[moment] = _ALL[moments.get(moment, frozenset()) | {judgement}]

    def judgement_at(self, take_uid: str, video_time_sec: float) -> SourceJudgement | None:
        """The one judgement within the same millisecond; None when there is none, or both kinds."""
        found = self._found(take_uid, video_time_sec)
        return next(iter(found)) if len(found) == 1 else None

    def is_ambiguous(self, take_uid: str, video_time_sec: float) -> bool:
        """Whether both kinds were said at that moment."""
        return len(self._found(take_uid, video_time_sec)) > 1

    def says_at(self, take_uid: str, video_time_sec: float) -> SourceSays:
        """What the source says within the same millisecond, in one word."""
        found = self._found(take_uid, video_time_sec)
        if len(found) > 1:
            return SourceSays.BOTH
        return SourceSays(next(iter(found)).value) if found else SourceSays.NOTHING

    def _found(self, take_uid: str, video_time_sec: float) -> frozenset[SourceJudgement]:
        return self._judgements.get(take_uid, {}).get(_moment(video_time_sec), frozenset())


def demonstration_files(root: Path) -> tuple[Path, ...]:
    """The files that `read_demonstrations` reads. Opens none."""
    return tuple(root / name for name in DEMONSTRATIONS if (root / name).is_file())


def read_demonstrations(root: Path) -> Iterator[Demonstration | ReadingFault]:
    """Every entry of both sections of every record of the files that are there, and a fault for each bad one.

    Memory holds one record at a time. Raises SourceError when a file is cut off, not JSON or of another shape.
    """
    for path in demonstration_files(root):
        for record in proficiency_records(root, path.relative_to(root).as_posix(), EXPECTED):
            if isinstance(record, ReadingFault):
                yield record
            else:
                yield from _demonstrations(record)


def judgements_by_moment(demonstrations: Iterable[Demonstration | ReadingFault]) -> JudgementTable:
    """The table of what has at least one statement; the others say nothing. Faults are passed over."""
    table = JudgementTable()
    for found in demonstrations:
        if isinstance(found, Demonstration) and found.statements:
            table.add(found.take_uid, found.video_time_sec, found.judgement)
    return table


def _demonstrations(record: ProficiencyRecord) -> Iterator[Demonstration | ReadingFault]:
    if all(record.fields.get(section) is None for section in SECTIONS.values()):
        yield record.fault(f"has neither {' nor '.join(SECTIONS.values())}; put one there or remove the record")
    for judgement, section in SECTIONS.items():
        entries = record.fields.get(section)
        if isinstance(entries, list):
            for index, entry in enumerate(cast("list[object]", entries)):
                yield from _demonstration(record, judgement, f"/{section}/{index}", entry)
        elif entries is not None:
            yield from _demonstration(record, judgement, f"/{section}", entries)


def _demonstration(
    record: ProficiencyRecord, judgement: SourceJudgement, below: str, entry: object
) -> Iterator[Demonstration | ReadingFault]:
    if not isinstance(entry, dict):
        yield record.fault(f"expected an object with video_time and list, got {shown(entry)}; remove it", below)
        return
    fields = cast("dict[str, object]", entry)
    video_time, listed = fields.get("video_time"), _listed(fields.get("list"))
    if not is_number(video_time):
        yield record.fault(f"video_time {shown(video_time)} is not a number of seconds; put one there", below)
        return
    if isinstance(listed, str):
        yield record.fault(listed, f"{below}/list")
        return
    for index, text in enumerate(listed):
        if not isinstance(text, str):
            yield record.fault(f"{shown(text)} is no text; put a statement there", f"{below}/list/{index}")
    said = {index: _text(text) for index, text in enumerate(listed) if isinstance(text, str)}
    said = {index: text for index, text in said.items() if len(text) >= SHORTEST_STATEMENT}
    yield Demonstration(
        take_uid=record.take_uid,
        video_time_sec=float(video_time),
        judgement=judgement,
        statements=tuple(said.values()),
        list_places=tuple(said),
        expert_uid=name_of(fields.get("expert_uid")),
        file=record.file,
        place=record.place + below,
    )


def _listed(value: object) -> list[object] | str:
    """The entries of a `list`, which may be a list, its Python repr, or one plain text; else what is wrong with it."""
    if isinstance(value, list):
        return cast("list[object]", value)
    if not isinstance(value, str):
        return f"list {shown(value)} is neither a list nor text; put the statements there"
    if len(value) > LIST_CHARS:
        return f"list is a text of {len(value)} characters, more than {LIST_CHARS}; put the statements in a list"
    text = value.strip()
    if not _BEGINS_LIST.match(text):
        return [text]
    try:
        return _literal(text)
    except (ValueError, SyntaxError):
        return f"list {shown(text)} begins like a list of texts and is none; put the whole list there"


def _literal(text: str) -> list[object]:
    """The entries of the repr of a list. Raises ValueError or SyntaxError when it is not one of texts."""
    if not _TEXTS.fullmatch(text):
        raise ValueError("no list of texts")
    return cast("list[object]", ast.literal_eval(text))


def _text(value: str) -> str:
    """A statement without outer white space; halves of surrogate pairs, which no file can hold, are joined or lost."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _moment(video_time_sec: float) -> float:
    return round(video_time_sec, 3)
