"""Writing an artifact: parts, rejects, trace and what stands beside, into a folder aside; and their digests."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

import hashlib
from collections.abc import Iterator
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from schemas.artifact import FileEntry
from schemas.outcomes import Failed, Fate, Kept, Outcome, Rejected, Waiting
from schemas.records import Row
from tasks.artifacts.beside import BesideWriter
from tasks.artifacts.parquet_schema import REJECTS, TRACE, arrow_schema
from tasks.checks.expectations import Expectations

PART_ROWS = 10_000
GROUP_ROWS = 1_000
"""Rows held as Python objects before they become a row group of their file."""
PART_BYTES = 64 * 1024 * 1024
"""Most bytes of binary columns in one part: a take's poses are a megabyte."""
DIGEST_CHARS = 32


class ParquetPart:
    """One Parquet file written a batch at a time, its bytes the same for the same rows."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path = path
        self.rows = 0
        self._schema = schema
        self._buffer: list[dict[str, object]] = []
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")

    def add(self, plain: dict[str, object]) -> None:
        """Add one row."""
        self._buffer.append(plain)
        self.rows += 1
        if len(self._buffer) >= GROUP_ROWS:
            self._flush()

    def close(self) -> FileEntry:
        """Finish the file and tell what it is."""
        self._flush()
        self._writer.close()
        with self.path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, hashlib.sha256).hexdigest()
        return FileEntry(name=self.path.name, size_bytes=self.path.stat().st_size, sha256=sha256, rows=self.rows)

    def _flush(self) -> None:
        if self._buffer:
            self._writer.write_table(pa.Table.from_pylist(self._buffer, schema=self._schema))
            self._buffer = []


class ArtifactWriter:
    """Takes outcomes in order. Each full part meets the expectations before the next is begun."""

    def __init__(self, folder: Path, row: type[Row], expectations: Expectations) -> None:
        self._folder = folder
        self._row = row
        self._schema = arrow_schema(row)
        self._expectations = expectations
        self._part: ParquetPart | None = None
        self._rejects = ParquetPart(folder / "rejects.parquet", REJECTS)
        self._trace = ParquetPart(folder / "trace.parquet", TRACE)
        self._rows_hash = hashlib.sha256()
        self._rejects_hash = hashlib.sha256()
        self._beside = BesideWriter(folder)
        self._beside_entries: tuple[FileEntry, ...] = ()
        self._part_bytes = 0
        self.parts: list[FileEntry] = []
        self.rows = 0
        self.inputs_kept = 0

    def add(self, outcome: Outcome) -> None:
        """Write one outcome where it belongs."""
        if isinstance(outcome, Kept):
            self._keep(outcome)
        else:
            self._reject(outcome)
        for line in _trace_lines(outcome):
            self._trace.add(line)

    def close(self) -> tuple[FileEntry, ...]:
        """Finish every file. Raises ExpectationError when the rows as a whole fail an expectation."""
        if self._part or not self.parts:
            self._close_part(self._part or self._next_part())
        self._expectations.check_ids([self._folder / part.name for part in self.parts])
        self._beside_entries = self._beside.close()
        return (*self.parts, self._rejects.close(), self._trace.close(), *self._beside_entries)

    @property
    def rows_digest(self) -> str:
        """Digest of the kept rows."""
        return self._rows_hash.hexdigest()[:DIGEST_CHARS]

    @property
    def content_digest(self) -> str:
        """Digest of the kept rows, the rejects, and what stands beside them; to be asked for after `close`."""
        beside = "".join(f"\n{entry.name} {entry.sha256}" for entry in self._beside_entries)
        both = self._rows_hash.digest() + self._rejects_hash.digest() + beside.encode()
        return hashlib.sha256(both).hexdigest()[:DIGEST_CHARS]

    def _keep(self, outcome: Kept) -> None:
        self.inputs_kept += 1
        for row in outcome.rows:
            self._add_row(row)
        for beside in outcome.beside:
            self._beside.add(beside)

    def _add_row(self, row: Row) -> None:
        plain = {name: getattr(row, name) for name in self._schema.names}
        self._rows_hash.update(orjson.dumps(plain, default=_digest_of_bytes, option=orjson.OPT_APPEND_NEWLINE))
        self._part = self._part or self._next_part()
        self._part.add(plain)
        self._part_bytes += sum(len(value) for value in plain.values() if isinstance(value, bytes))
        self.rows += 1
        if self._part.rows >= PART_ROWS or self._part_bytes >= PART_BYTES:
            self._close_part(self._part)

    def _next_part(self) -> ParquetPart:
        return ParquetPart(self._folder / f"part-{len(self.parts):05d}.parquet", self._schema)

    def _close_part(self, part: ParquetPart) -> None:
        """Finish a part and hold it against the expectations; then hand back what reading and writing it took."""
        self._part, self._part_bytes = None, 0
        entry = part.close()
        self._expectations.check_part(part.path)
        self.parts.append(entry)
        pa.default_memory_pool().release_unused()

    def _reject(self, outcome: Outcome) -> None:
        line = _reject_line(outcome)
        self._rejects_hash.update(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        self._rejects.add(line)


def _reject_line(outcome: Outcome) -> dict[str, object]:
    fate, reason, detail = _ending(outcome)
    record = outcome.record if isinstance(outcome, Rejected) else ""
    return {"input_id": outcome.input_id, "fate": fate, "reason": reason, "detail": detail, "record": record}


def _ending(outcome: Outcome) -> tuple[Fate, str, str]:
    if isinstance(outcome, Rejected):
        return Fate.REJECTED, outcome.reason.value, outcome.detail
    if isinstance(outcome, Failed):
        return Fate.FAILED, outcome.error.value, outcome.detail
    if isinstance(outcome, Waiting):
        return Fate.WAITING, "", outcome.detail
    return Fate.KEPT, "", ""


def _trace_lines(outcome: Outcome) -> Iterator[dict[str, object]]:
    """One line for each row that came of the input row, or one that says how it ended."""
    fate, reason, _ = _ending(outcome)
    row_ids = [row.row_id for row in outcome.rows] if isinstance(outcome, Kept) else [""]
    for row_id in row_ids:
        yield {
            "input_id": outcome.input_id,
            "row_id": row_id,
            "fate": fate,
            "reason": reason,
            "request_keys": [trace.request_key for trace in outcome.replies],
            "attempts": [trace.attempt for trace in outcome.replies],
        }


def _digest_of_bytes(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError(f"a column holds a {type(value).__name__}")
    return hashlib.sha256(value).hexdigest()
