"""What an artifact holds beside plain rows: binary columns, several rows of one input, lists and files."""

import json
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from schemas.errors import ExpectationError, StoreError
from schemas.outcomes import File, Kept, Line
from schemas.records import Row
from tasks.artifacts import writer as writing
from tasks.artifacts.reader import plain_rows
from tasks.artifacts.writer import ArtifactWriter
from tasks.checks.expectations import Expectations


class Picture(Row):
    """A row with bytes."""

    id_column: ClassVar[str] = "name"

    name: str
    """Its id."""
    content: Annotated[bytes, Field(min_length=2, max_length=1_000_000)]
    """Some bytes."""


def picture(name: str, content: bytes = b"\xff\x00\x80") -> Picture:
    return Picture.model_construct(name=name, content=content)


def written(folder: Path, *outcomes: Kept) -> ArtifactWriter:
    folder.mkdir()
    writer = ArtifactWriter(folder, Picture, Expectations("demo.pictures", Picture))
    for outcome in outcomes:
        writer.add(outcome)
    writer.close()
    return writer


def rows(folder: Path) -> list[dict[str, object]]:
    return [row for part in sorted(folder.glob("part-*.parquet")) for row in plain_rows(part)]


def test_bytes_come_back_and_count_for_the_digest(tmp_path: Path) -> None:
    first = written(tmp_path / "a", Kept(input_id="a", row=picture("a")))
    assert rows(tmp_path / "a") == [{"name": "a", "content": b"\xff\x00\x80"}]
    other = written(tmp_path / "b", Kept(input_id="a", row=picture("a", b"\xff\x00\x81")))
    assert first.rows_digest != other.rows_digest
    assert written(tmp_path / "c", Kept(input_id="a", row=picture("a"))).rows_digest == first.rows_digest


def test_bytes_meet_their_bounds(tmp_path: Path) -> None:
    with pytest.raises(ExpectationError, match="content"):
        written(tmp_path / "a", Kept(input_id="a", row=picture("a", b"x")))
    with pytest.raises(ExpectationError, match="content"):
        written(tmp_path / "b", Kept(input_id="a", row=picture("a").model_copy(update={"content": None})))


def test_parts_are_bounded_in_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PART_BYTES", 5_000)
    outcomes = [Kept(input_id=str(n), row=picture(str(n), bytes([n]) * 2_000)) for n in range(7)]
    written(tmp_path / "a", *outcomes)
    assert len(list((tmp_path / "a").glob("part-*.parquet"))) == 3
    assert [row["name"] for row in rows(tmp_path / "a")] == [str(n) for n in range(7)]


def test_one_input_may_become_several_rows(tmp_path: Path) -> None:
    made = written(tmp_path / "a", Kept(input_id="i", row=picture("a"), more=(picture("b"), picture("c"))))
    assert (made.rows, made.inputs_kept) == (3, 1)
    trace = list(plain_rows(tmp_path / "a/trace.parquet"))
    assert [(line["input_id"], line["row_id"]) for line in trace] == [("i", "a"), ("i", "b"), ("i", "c")]


def test_lists_and_files_stand_beside_the_rows_and_count(tmp_path: Path) -> None:
    clip = tmp_path / "clip"
    clip.write_bytes(b"clip")

    def outcome(name: str, line: bytes = b"{}") -> Kept:
        beside = (
            Line(name="release/all.jsonl", line=line),
            Line(name="release/all.json", line=line),
            File(name=f"release/{name}.mp4", source=clip),
        )
        return Kept(input_id=name, row=picture(name), beside=beside)

    made = written(tmp_path / "a", outcome("x"), outcome("y", b'{"a":1}'))
    folder = tmp_path / "a/release"
    assert (folder / "all.jsonl").read_bytes() == b'{}\n{"a":1}\n'
    assert json.loads((folder / "all.json").read_bytes()) == [{}, {"a": 1}]
    assert (folder / "x.mp4").read_bytes() == b"clip"
    other = written(tmp_path / "b", outcome("x"), outcome("y", b'{"a":2}'))
    assert made.rows_digest == other.rows_digest
    assert made.content_digest != other.content_digest


@pytest.mark.parametrize("name", ["record.json", "../up.mp4", "/etc/up.mp4", "release/../../up.mp4", ""])
def test_what_stands_beside_has_a_folder_of_its_own(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError):
        written(tmp_path / "a", Kept(input_id="a", row=picture("a"), beside=(Line(name=name, line=b"{}"),)))


def test_two_rows_never_share_a_file(tmp_path: Path) -> None:
    beside = (File(name="release/a.mp4", source=Path(__file__)),)
    with pytest.raises(StoreError, match=r"a\.mp4"):
        written(
            tmp_path / "a",
            Kept(input_id="a", row=picture("a"), beside=beside),
            Kept(input_id="b", row=picture("b"), beside=beside),
        )
