"""Arrow schemas of rows, rejects and traces."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false

import pyarrow as pa

from schemas.columns import columns_of
from schemas.records import Row

ARROW_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "binary": pa.binary(),
}

REJECTS = pa.schema([(name, pa.string()) for name in ("input_id", "fate", "reason", "detail", "record")])
"""`rejects.parquet`: every input row that did not become a row, and why."""

TRACE = pa.schema(
    [
        *((name, pa.string()) for name in ("input_id", "row_id", "fate", "reason")),
        ("request_keys", pa.list_(pa.string())),
        ("attempts", pa.list_(pa.int32())),
    ]
)
"""`trace.parquet`: how each input row ended, and the replies it rests on. No part of the content."""


def arrow_schema(row: type[Row]) -> pa.Schema:
    """The Arrow schema of a row class. All columns take nulls: expectations, not Arrow, say what is missing."""
    return pa.schema([(column.name, _arrow_type(column.kind)) for column in columns_of(row)])


def _arrow_type(kind: str) -> pa.DataType:
    if kind.startswith("list<"):
        return pa.list_(_arrow_type(kind.removeprefix("list<").removesuffix(">")))
    return ARROW_TYPES[kind]
