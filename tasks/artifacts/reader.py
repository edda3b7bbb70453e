"""Reading an artifact's rows, a batch at a time, each file's digest checked first."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.artifact import ArtifactRecord, ArtifactRef
from schemas.errors import DamagedArtifactError
from schemas.records import Row
from tasks.artifacts.store import check_bytes, read_record

BATCH_ROWS = 1_000
BINARY_BATCH_ROWS = 16
"""Rows read at a time where a column is binary: one value may be megabytes."""
AnyRow = TypeVar("AnyRow", bound=Row)


def rows_of(ref: ArtifactRef, row: type[AnyRow]) -> Iterator[AnyRow]:
    """The rows of an artifact, in order. Raises DamagedArtifactError naming the file and the repair."""
    record = read_record(Path(ref.path))
    for part in part_paths(record):
        for plain in plain_rows(part):
            yield row.model_validate(plain)


def part_paths(record: ArtifactRecord) -> Iterator[Path]:
    """The row files of an artifact, each checked against its digest when it is reached."""
    for entry in record.files:
        if entry.name.startswith("part-"):
            yield check_bytes(record, entry)


def side_file(record: ArtifactRecord, name: str) -> Path:
    """`rejects.parquet` or `trace.parquet`, checked against its digest."""
    return check_bytes(record, next(entry for entry in record.files if entry.name == name))


def plain_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of one Parquet file as plain dicts. Raises DamagedArtifactError when it is not Parquet."""
    try:
        with pq.ParquetFile(path) as file:
            binary = any(pa.types.is_binary(field.type) for field in file.schema_arrow)
            for batch in file.iter_batches(batch_size=BINARY_BATCH_ROWS if binary else BATCH_ROWS):
                yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        raise DamagedArtifactError(f"{path} is not readable Parquet: {error}") from error
