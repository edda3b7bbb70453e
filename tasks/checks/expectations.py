"""Great Expectations at the boundary of a stage: the rows as they stand on disk, before the artifact exists.

The suite follows from the row class (schemas/columns.py): columns, nulls, ranges, lengths, patterns, enums, unique ids.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false
# pyright: reportPrivateImportUsage=false

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import great_expectations as gx
import great_expectations.expectations as gxe
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from great_expectations.data_context.types.base import ProgressBarsConfig
from numpy.typing import NDArray

from schemas.columns import Column, columns_of
from schemas.errors import ExpectationError
from schemas.records import Row


class Expectations:
    """The suite of one artifact."""

    def __init__(self, stage: str, row: type[Row]) -> None:
        self._stage = stage
        self._id_column = row.id_column
        self._columns = columns_of(row)
        self._suite = gx.ExpectationSuite(name=stage, expectations=list(_expectations(self._columns)))

    def __len__(self) -> int:
        return len(self._suite.expectations) + 1

    def check_part(self, path: Path) -> None:
        """Check one file of rows. Raises ExpectationError naming expectation, column and values."""
        self._check(_frame(pq.read_table(path), self._columns), self._suite, path.name)

    def check_ids(self, paths: Sequence[Path]) -> None:
        """Check that no id stands twice in the whole artifact. Raises ExpectationError.

        Memory holds 16 bytes per id: only ids whose hashes stand twice are looked at themselves.
        """
        twice = _twice(np.concatenate([_hashes(self._ids(path)) for path in paths]))
        suspects = [ids[np.isin(_hashes(ids), twice)] for ids in map(self._ids, paths)] if twice.size else []
        frame = pd.concat([self._ids(paths[0])[:0], *suspects], ignore_index=True).to_frame()
        unique = gxe.ExpectColumnValuesToBeUnique(column=self._id_column)
        self._check(frame, gx.ExpectationSuite(name=f"{self._stage} ids", expectations=[unique]), "all parts")

    def _ids(self, path: Path) -> pd.Series:
        return pq.read_table(path, columns=[self._id_column]).to_pandas()[self._id_column]

    def _check(self, frame: pd.DataFrame, suite: gx.ExpectationSuite, where: str) -> None:
        result = _batch_definition().get_batch({"dataframe": frame}).validate(suite)
        failed = [_told(outcome) for outcome in result.results if not outcome.success]
        if failed:
            raise ExpectationError(
                f"{self._stage}: {'; '.join(failed)} ({where}). The artifact was not made: "
                f"correct the rule in tasks/{self._stage.replace('.', '/')}.py, or the row class that it breaks"
            )


def _expectations(columns: Sequence[Column]) -> Iterator[Any]:
    names = [name for column in columns for name in _frame_columns(column)]
    yield gxe.ExpectTableColumnsToMatchOrderedList(column_list=names)
    for column in columns:
        yield from _column_expectations(column)


def _column_expectations(column: Column) -> Iterator[Any]:
    name = column.name
    if column.nullable == "required":
        yield gxe.ExpectColumnValuesToNotBeNull(column=name)
    if column.minimum is not None or column.maximum is not None:
        yield _between(column)
    listed = column.kind.startswith("list<")
    bounded = column.min_length is not None or column.max_length is not None
    if (listed or column.kind == "binary") and bounded:
        yield gxe.ExpectColumnValuesToBeBetween(
            column=_length_column(name) if listed else name, min_value=column.min_length, max_value=column.max_length
        )
    elif bounded:
        yield gxe.ExpectColumnValueLengthsToBeBetween(
            column=name, min_value=column.min_length, max_value=column.max_length
        )
    if column.pattern and not listed:
        yield gxe.ExpectColumnValuesToMatchRegex(column=name, regex=column.pattern)
    if column.values:
        yield gxe.ExpectColumnValuesToBeInSet(column=name, value_set=list(column.values))


def _between(column: Column) -> Any:
    return gxe.ExpectColumnValuesToBeBetween(
        column=column.name,
        min_value=column.minimum,
        max_value=column.maximum,
        strict_min=column.excludes_minimum,
        strict_max=column.excludes_maximum,
    )


def _frame_columns(column: Column) -> tuple[str, ...]:
    return (column.name, _length_column(column.name)) if column.kind.startswith("list<") else (column.name,)


def _length_column(name: str) -> str:
    return f"{name}.length"


def _frame(table: pa.Table, columns: Sequence[Column]) -> pd.DataFrame:
    """Rows as pandas has them: expectations are about scalars.

    A list is told by its length, and a binary value by its length in bytes.
    """
    for column in columns:
        measure = _measure(column)
        if measure and column.name in table.column_names:
            place = table.column_names.index(column.name)
            table = table.set_column(place, column.name, pc.call_function(measure, [table[column.name]]))
    frame = table.to_pandas()
    return pd.DataFrame({name: _series(frame, name) for column in columns for name in _frame_columns(column)})


def _measure(column: Column) -> str:
    """Arrow's function that measures a value of the column; empty where it is a scalar already."""
    if column.kind.startswith("list<"):
        return "list_value_length"
    return "binary_length" if column.kind == "binary" else ""


def _series(frame: pd.DataFrame, name: str) -> pd.Series:
    return frame[name] if name in frame else frame[name.removesuffix(".length")].astype("Int64")


def _hashes(ids: pd.Series) -> NDArray[np.uint64]:
    return np.asarray(pd.util.hash_pandas_object(ids, index=False, categorize=False), dtype=np.uint64)


def _twice(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The values that stand more than once."""
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])


def _told(outcome: Any) -> str:
    config = outcome.expectation_config
    column = config.kwargs.get("column", "table")
    values = outcome.result.get("partial_unexpected_list") or outcome.result.get("observed_value") or ""
    return f"{config.type} failed on {column}: {str(values)[:200]}"


@cache
def _batch_definition() -> Any:
    """One in-memory context per process; analytics and progress bars off."""
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("rows").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("rows")
