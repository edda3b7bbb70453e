"""Levels of the performers (`proficiency_demonstrator_{train,val}.json`), and the layouts of proficiency files."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, cast

import ijson

from schemas.demonstrations import Demonstrator, DemonstratorLevel, ReadingFault
from schemas.errors import SourceError
from tasks.sources.egoexo4d.files import json_stream

DEMONSTRATORS = ("annotations/proficiency_demonstrator_train.json", "annotations/proficiency_demonstrator_val.json")
EXPECTED = "a list of takes with take_uid and proficiency_score, bare, by take_uid, or in annotations"
SHOWN_CHARS = 60
"""How much of a value at fault a message shows."""
_ABOUT_THE_FILE = ("ds", "version")
"""Keys that may stand among take uids and name none."""


class _Layout(StrEnum):
    """The layouts in which proficiency files are found; the value is where ijson finds the records."""

    LIST = "item"
    WRAPPED_LIST = "annotations.item"
    BY_TAKE = ""
    WRAPPED_BY_TAKE = "annotations"


class ProficiencyRecord(NamedTuple):
    """One take of a proficiency file, its own fields not looked at yet."""

    file: str
    place: str
    take_uid: str
    fields: dict[str, Any]

    def fault(self, what: str, below: str = "") -> ReadingFault:
        """A fault of this record, or of what stands `below` it."""
        return ReadingFault(file=self.file, place=self.place + below, what=what)


def demonstrator_files(root: Path) -> tuple[Path, ...]:
    """The files that `read_demonstrators` reads. Opens none."""
    return tuple(root / name for name in DEMONSTRATORS if (root / name).is_file())


def read_demonstrators(root: Path) -> Iterator[Demonstrator | ReadingFault]:
    """Every record of the files that are there, in their order; a take that is named twice comes twice.

    Memory holds one record at a time. Raises SourceError when a file is cut off, not JSON or of another shape.
    """
    for path in demonstrator_files(root):
        for record in proficiency_records(root, path.relative_to(root).as_posix(), EXPECTED):
            yield record if isinstance(record, ReadingFault) else _demonstrator(record)


def proficiency_records(root: Path, name: str, expected: str) -> Iterator[ProficiencyRecord | ReadingFault]:
    """Every record of one file in any of its layouts: an object with a take_uid, or a fault.

    Raises SourceError when the file is cut off, not JSON or of another shape, saying what was `expected`.
    """
    layout = _layout(root / name, expected)
    with json_stream(root / name, expected) as stream:
        numbers = stream
        if layout in (_Layout.LIST, _Layout.WRAPPED_LIST):
            outer = "" if layout is _Layout.LIST else "/annotations"
            for index, value in enumerate(cast("Iterator[object]", ijson.items(numbers, layout.value))):
                yield _record(name, f"{outer}/{index}", "", value)
        else:
            outer = "" if layout is _Layout.BY_TAKE else "/annotations"
            for take_uid, value in cast("Iterator[tuple[str, object]]", ijson.kvitems(numbers, layout.value)):
                if layout is _Layout.WRAPPED_BY_TAKE or not _is_about_the_file(take_uid, value):
                    yield from _records_of_take(name, f"{outer}/{_pointer(take_uid)}", take_uid, value)


def shown(value: object) -> str:
    """A value for a message: short, on one line, and never a walk through something nested."""
    match value:
        case None:
            return "null or NaN"
        case str():
            return repr(value[:SHOWN_CHARS])
        case list():
            return "a list"
        case dict():
            return "an object"
        case _:
            return str(value)[:SHOWN_CHARS]


def name_of(value: object) -> str:
    """A name that the source writes as text or as a whole number; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _demonstrator(record: ProficiencyRecord) -> Demonstrator | ReadingFault:
    score = record.fields.get("proficiency_score")
    level = score.strip() if isinstance(score, str) else ""
    if level not in tuple(DemonstratorLevel):
        known = ", ".join(DemonstratorLevel)
        return record.fault(f"proficiency_score {shown(score)} is none of {known}; put one of them there")
    return Demonstrator(
        take_uid=record.take_uid,
        level=DemonstratorLevel(level),
        origin_participant_id=name_of(record.fields.get("origin_participant_id")),
        file=record.file,
        place=record.place,
    )


def _layout(path: Path, expected: str) -> _Layout:
    """Which layout a file has; reads on until that is certain."""
    is_object = has_keys = has_records = False
    with json_stream(path, expected) as stream:
        for number, event in enumerate(cast("Iterator[tuple[str, str, object]]", ijson.parse(stream))):
            match event:
                case (_, "start_array", _) if number == 0:
                    return _Layout.LIST
                case (_, "start_map", _) if number == 0:
                    is_object = True
                case ("annotations", "start_array", _):
                    return _Layout.WRAPPED_LIST
                case ("annotations", "start_map", _):
                    return _Layout.WRAPPED_BY_TAKE
                case ("annotations", _, _):
                    raise SourceError(f"{path}: its annotations hold no records; expected {expected}")
                case (_, kind, _):
                    has_keys |= kind == "map_key"
                    has_records |= kind in ("start_array", "start_map")
    if not is_object or (has_keys and not has_records):
        raise SourceError(f"{path} holds no records; expected {expected}; download it again")
    return _Layout.BY_TAKE


def _is_about_the_file(key: str, value: object) -> bool:
    return key in _ABOUT_THE_FILE and not isinstance(value, (dict, list))


def _records_of_take(file: str, place: str, take_uid: str, value: object) -> Iterator[ProficiencyRecord | ReadingFault]:
    if not isinstance(value, list):
        yield _record(file, place, take_uid, value)
        return
    for index, one in enumerate(cast("list[object]", value)):
        yield _record(file, f"{place}/{index}", take_uid, one)


def _record(file: str, place: str, keyed_uid: str, value: object) -> ProficiencyRecord | ReadingFault:
    if not isinstance(value, dict):
        what = f"expected an object, got {shown(value)}; put the take's record there or remove it"
        return ReadingFault(file=file, place=place, what=what)
    fields = cast("dict[str, Any]", value)
    stated = fields.get("take_uid")
    take_uid = stated.strip() if isinstance(stated, str) else ""
    if stated is None or stated == "":
        take_uid = keyed_uid.strip()
    if not take_uid:
        return ReadingFault(file=file, place=place, what=f"take_uid {shown(stated)} names no take; put its uid there")
    if keyed_uid and take_uid != keyed_uid.strip():
        what = f"take_uid {shown(stated)} stands under {shown(keyed_uid)}; make them the same"
        return ReadingFault(file=file, place=place, what=what)
    return ProficiencyRecord(file, place, take_uid, fields)


def _pointer(key: str) -> str:
    """A key as a JSON pointer has it (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
