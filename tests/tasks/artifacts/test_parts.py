"""Rows on disk: in order, 10,000 to a part, and in row groups that bound what is held in memory."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from exact_rows import COMMENTARY

from schemas.artifact import FileEntry
from schemas.commentary import CommentaryReject, CommentaryRow
from schemas.errors import ExpectationError
from schemas.outcomes import Kept, Rejected
from tasks.artifacts.writer import GROUP_ROWS, PART_ROWS, ArtifactWriter
from tasks.checks.expectations import Expectations

EXPECTATIONS = Expectations("exact.commentary", CommentaryRow)


def kept(number: int, text: str = "Bend your knees.") -> Kept:
    row = COMMENTARY.model_copy(update={"commentary_id": f"take_1/ann/{number}", "recording": number, "text": text})
    return Kept(input_id=row.commentary_id, row=row)


def written(folder: Path, rows: int) -> tuple[FileEntry, ...]:
    writer = ArtifactWriter(folder, CommentaryRow, EXPECTATIONS)
    for number in range(rows):
        writer.add(kept(number))
    files = writer.close()
    assert writer.rows == rows
    return files


@pytest.mark.parametrize(
    ("rows", "parts"),
    [(0, [0]), (GROUP_ROWS + 1, [GROUP_ROWS + 1]), (PART_ROWS, [PART_ROWS]), (PART_ROWS + 1, [PART_ROWS, 1])],
)
def test_every_row_is_in_its_place(tmp_path: Path, rows: int, parts: list[int]) -> None:
    entries = {entry.name: entry.rows for entry in written(tmp_path, rows)}
    assert entries.pop("rejects.parquet") == 0
    assert entries.pop("trace.parquet") == rows
    assert list(entries.values()) == parts
    recordings = [one for name in entries for one in pq.read_table(tmp_path / name)["recording"].to_pylist()]
    assert recordings == list(range(rows))


def test_no_row_group_is_larger_than_what_is_held_in_memory(tmp_path: Path) -> None:
    for entry in written(tmp_path, 2 * GROUP_ROWS + 1):
        metadata = pq.read_metadata(tmp_path / entry.name)
        groups = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
        assert groups == ([GROUP_ROWS, GROUP_ROWS, 1] if entry.rows else [])


def test_a_part_that_fails_its_expectations_stops_the_writing(tmp_path: Path) -> None:
    writer = ArtifactWriter(tmp_path, CommentaryRow, EXPECTATIONS)
    for number in range(PART_ROWS - 1):
        writer.add(kept(number, text="" if number == 7 else "Bend your knees."))
    with pytest.raises(ExpectationError, match=r"part-00000\.parquet"):
        writer.add(kept(PART_ROWS - 1))
    assert writer.parts == []


def test_what_is_not_kept_stands_beside_the_rows(tmp_path: Path) -> None:
    writer = ArtifactWriter(tmp_path, CommentaryRow, EXPECTATIONS)
    writer.add(kept(1))
    writer.add(Rejected(input_id="take_1/ann/2", reason=CommentaryReject.EMPTY_TEXT, detail="white space"))
    writer.close()
    assert pq.read_table(tmp_path / "rejects.parquet")["input_id"].to_pylist() == ["take_1/ann/2"]
    assert pq.read_table(tmp_path / "trace.parquet")["fate"].to_pylist() == ["kept", "rejected"]
