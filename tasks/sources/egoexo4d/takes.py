"""`takes.json` and `splits.json`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import ijson

from schemas.errors import SourceError
from schemas.sources import Take
from tasks.sources.egoexo4d.files import SPLITS, TAKES, is_number, json_stream


def read_takes(root: Path) -> dict[str, Take]:
    """Takes by uid; entries without a uid or a name cannot be referred to and are left out.

    Raises SourceError when the file is cut off or no list.
    """
    expected = "a list of takes, each with take_uid and take_name"
    with json_stream(root / TAKES, expected) as stream:
        entries: Iterator[Any] = ijson.items(stream, "item")
        takes = {take.take_uid: take for take in map(_take, entries) if take}
    if not takes:
        raise SourceError(f"{root / TAKES} holds no take; expected {expected}")
    return takes


def read_splits(root: Path) -> dict[str, str]:
    """Split by take uid. Raises SourceError when the file is cut off or has no `take_uid_to_split`."""
    expected = "an object with take_uid_to_split"
    with json_stream(root / SPLITS, expected) as stream:
        splits = {str(uid): str(split) for uid, split in ijson.kvitems(stream, "take_uid_to_split")}
    if not splits:
        raise SourceError(f"{root / SPLITS} has no take_uid_to_split; expected {expected}")
    return splits


def _take(entry: object) -> Take | None:
    if not isinstance(entry, dict):
        return None
    fields = cast("dict[str, Any]", entry)
    if not (_text(fields, "take_uid") and _text(fields, "take_name")):
        return None
    return Take(
        take_uid=_text(fields, "take_uid"),
        take_name=_text(fields, "take_name"),
        participant_uid=_text(fields, "participant_uid"),
        task_id=_whole(fields.get("task_id")),
        task_name=_text(fields, "task_name"),
        parent_task_id=_whole(fields.get("parent_task_id")),
        parent_task_name=_text(fields, "parent_task_name"),
        duration_sec=_seconds(fields.get("duration_sec")),
        is_dropped=str(fields.get("is_dropped")).lower() == "true",
    )


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return "" if value is None else str(value).strip()


def _whole(value: object) -> int:
    text = str(value).strip()
    return int(text) if text.isdecimal() and len(text) < 9 else -1


def _seconds(value: object) -> float:
    return max(0.0, float(value)) if is_number(value) else 0.0
