"""Expert commentary (`expert_commentary_{train,val}.json`), record by record."""

from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

import ijson
import orjson

from schemas.demonstrations import ReadingFault
from schemas.errors import SourceError
from schemas.sources import RECORDING, SourceCommentary, Take
from tasks.sources.egoexo4d.demonstrations import JudgementTable, demonstration_files, read_demonstrations
from tasks.sources.egoexo4d.files import COMMENTARY, commentary_files, is_number, json_stream
from tasks.sources.egoexo4d.takes import read_splits, read_takes

RECORD_CHARS = 2_000
EXPECTED = 'an object whose "annotations" lists, by take_uid, each expert\'s commentary_data'


def commentary_sources(root: Path) -> tuple[Path, ...]:
    """The files that `read_commentary` reads. Opens none; raises SourceError naming the one that is missing."""
    return (*commentary_files(root), *demonstration_files(root))


def read_commentary(root: Path) -> Iterator[SourceCommentary]:
    """Every record of both files; of records that share their keys the first one counts.

    Each is told what the proficiency files say of its moment; their own bad records come first.

    Memory holds one take at a time, the table of takes, and some 200 bytes per record: its key and its judgement.
    Raises SourceError when a file is cut off, not JSON or of another shape.
    """
    takes, splits = read_takes(root), read_splits(root)
    judged = JudgementTable()
    yield from _read_judgements(root, judged)
    seen: dict[bytes, int] = {}
    for name in COMMENTARY:
        if not (root / name).is_file():
            continue
        for place, take_uid, annotation, entry in _entries(root, name):
            split = splits.get(take_uid, _split_of_file(name))
            record = _record(name, place, takes.get(take_uid), split, annotation, entry)
            says = judged.says_at(take_uid, record.video_time_sec)
            yield _told_apart(record.model_copy(update={"source_says": says}), seen)


def _read_judgements(root: Path, judged: JudgementTable) -> Iterator[SourceCommentary]:
    """Fill the table; a record of the proficiency files that cannot be read is handed on, to be rejected."""
    for found in read_demonstrations(root):
        if isinstance(found, ReadingFault):
            place = f"{found.file}#{found.place}"
            yield SourceCommentary(input_id=place, file=found.file, record="", malformed=found.what)
        elif found.statements:
            judged.add(found.take_uid, found.video_time_sec, found.judgement)


def _entries(root: Path, name: str) -> Iterator[tuple[str, str, object, object]]:
    """Place, take uid, annotation and commentary record, for every record of one file."""
    found = False
    with json_stream(root / name, EXPECTED) as stream:
        for take_uid, annotations in ijson.kvitems(stream, "annotations"):
            found = True
            for index, annotation in enumerate(_listed(annotations)):
                place = f"{name}#/annotations/{take_uid}/{index}"
                fields = cast("dict[str, Any]", annotation) if isinstance(annotation, dict) else {}
                for number, entry in enumerate(_listed(fields.get("commentary_data", [None]))):
                    yield f"{place}/commentary_data/{number}", str(take_uid), annotation, entry
    if not found:
        _check_shape(root / name)


def _listed(value: object) -> list[object]:
    """A list as it is; anything else as one record, so that it is seen and rejected."""
    return cast("list[object]", value) if isinstance(value, list) else [value]


def _check_shape(path: Path) -> None:
    with json_stream(path, EXPECTED) as stream:
        found = any(entry[:2] == ("annotations", "start_map") for entry in ijson.parse(stream))
    if not found:
        raise SourceError(f"{path} has no annotations; expected {EXPECTED}")


def _record(
    file: str, place: str, take: Take | None, split: str, annotation: object, entry: object
) -> SourceCommentary:
    shown = _shown(entry)
    if not isinstance(annotation, dict) or not isinstance(entry, dict):
        wrong = type(entry if isinstance(annotation, dict) else annotation).__name__
        return SourceCommentary(input_id=place, file=file, record=shown, malformed=f"expected an object, got {wrong}")
    about, said = cast("dict[str, Any]", annotation), cast("dict[str, Any]", entry)
    name = about.get("commentary")
    take_name, _, expert_uid = name.rpartition("/") if isinstance(name, str) else ("", "", "")
    recording, video_time = said.get("recording"), said.get("video_time")
    malformed = _malformed(take_name, expert_uid, recording, video_time, said.get("text"))
    if malformed:
        return SourceCommentary(input_id=place, file=file, record=shown, malformed=malformed)
    return SourceCommentary(
        input_id=f"{take_name}/{expert_uid}/{str(recording).removesuffix('.webm')}",
        file=file,
        record=shown,
        take=take,
        split=split,
        expert_uid=expert_uid,
        recording=str(recording),
        video_time_sec=float(cast("Decimal", video_time)),
        text=said.get("text"),
        transcription_failed=str(said.get("error")).lower() == "true",
    )


def _malformed(take_name: str, expert_uid: str, recording: object, video_time: object, text: object) -> str:
    if not (take_name and expert_uid):
        return "commentary is not <take_name>/<expert_uid>"
    if not isinstance(recording, str) or not RECORDING.fullmatch(recording):
        return f"recording {recording!r:.60} is not <number>.webm"
    if not is_number(video_time):
        return f"video_time {video_time!r:.60} is not a number of seconds"
    if text is not None and not isinstance(text, str):
        return f"text is of type {type(text).__name__}"
    return ""


def _told_apart(record: SourceCommentary, seen: dict[bytes, int]) -> SourceCommentary:
    key = blake2b(record.input_id.encode("utf-8", "replace"), digest_size=8).digest()
    seen[key] = seen.get(key, 0) + 1
    if seen[key] == 1:
        return record
    first = record.input_id
    return record.model_copy(update={"input_id": f"{first}#{seen[key]}", "duplicate_of": first})


def _shown(entry: object) -> str:
    try:
        return orjson.dumps(entry, default=float).decode()[:RECORD_CHARS]
    except TypeError:
        return repr(entry)[:RECORD_CHARS]


def _split_of_file(name: str) -> str:
    return name.removesuffix(".json").rpartition("_")[2]
