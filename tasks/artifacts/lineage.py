"""A row's way through the stages, found in the traces that every artifact keeps."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

import hashlib
from typing import Any

import orjson
import pyarrow.parquet as pq

from schemas.artifact import ArtifactRecord
from schemas.lineage import LineageStep
from schemas.outcomes import Fate
from schemas.records import Record
from tasks.artifacts.reader import part_paths, side_file
from tasks.artifacts.stage import Stage


class Passage(Record):
    """One line of a trace, with the stage it belongs to."""

    stage: str
    """The stage."""
    input_id: str
    """The row that came in."""
    row_id: str
    """The row that came out, or empty."""
    fate: Fate
    """How it ended."""
    reason: str
    """Why, where it was not kept."""
    request_keys: tuple[str, ...]
    """Keys of the requests, in order."""
    attempts: tuple[int | None, ...]
    """Which stored reply of each."""


def passages(records: dict[str, ArtifactRecord], stages: tuple[Stage, ...], row_id: str) -> tuple[Passage, ...]:
    """The row's lines from the source on, whichever stage's id was given; empty when no stage knows it."""
    ids = {row_id}
    for stage in reversed(stages):
        if stage.name in records:
            ids = {line["input_id"] for line in _lines(records[stage.name], ids, ("row_id", "input_id"))} or ids
    found: list[Passage] = []
    for stage in stages:
        if stage.name in records:
            lines = [Passage(stage=stage.name, **line) for line in _lines(records[stage.name], ids, ("input_id",))]
            found += lines
            ids |= {line.row_id for line in lines if line.row_id}
    return tuple(found)


def plain_step(record: ArtifactRecord, stage: Stage, passage: Passage) -> LineageStep:
    """One step without its prompt: the row, or the reject."""
    reject = _reject(record, passage.input_id) if passage.fate is not Fate.KEPT else {}
    row = _row(record, stage, passage.row_id) if passage.row_id else reject.get("record", "")
    return LineageStep(
        stage=stage.name,
        input_id=passage.input_id,
        row_id=passage.row_id,
        fate=passage.fate,
        reason=passage.reason,
        detail=reject.get("detail", ""),
        row=row,
        made_by=record.made_by,
        path=record.ref.path,
        run_id=record.run_id,
        created_at=record.created_at,
        code_commit=record.code_commit,
    )


def find_row(record: ArtifactRecord, stage: Stage, row_id: str) -> dict[str, Any] | None:
    """One row of an artifact, or None."""
    for path in part_paths(record):
        rows = pq.read_table(path, filters=[(stage.row.id_column, "==", row_id)]).to_pylist()
        if rows:
            return rows[0]
    return None


def _lines(record: ArtifactRecord, ids: set[str], columns: tuple[str, ...]) -> list[dict[str, Any]]:
    path = side_file(record, "trace.parquet")
    wanted = sorted(ids)
    return pq.read_table(path, filters=[[(column, "in", wanted)] for column in columns]).to_pylist()


def _reject(record: ArtifactRecord, input_id: str) -> dict[str, str]:
    path = side_file(record, "rejects.parquet")
    found = pq.read_table(path, filters=[("input_id", "==", input_id)]).to_pylist()
    return found[0] if found else {}


def _row(record: ArtifactRecord, stage: Stage, row_id: str) -> str:
    return orjson.dumps(find_row(record, stage, row_id), default=_told_bytes).decode()


def _told_bytes(value: bytes) -> str:
    return f"{len(value)} bytes, SHA-256 {hashlib.sha256(value).hexdigest()}"
