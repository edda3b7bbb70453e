"""Artifacts on disk: the record comes last, what is damaged is named with its repair, a store may be moved."""

import json
import shutil
from enum import StrEnum
from pathlib import Path

import pytest

from schemas.artifact import ArtifactRecord, ArtifactRef, LedgerCounts, Usage
from schemas.errors import DamagedArtifactError, ExpectationError, StoreError
from schemas.outcomes import Kept, Rejected
from schemas.records import Row
from schemas.run import FlowName, RunRecord, RunReport, RunStatus, StageState, UsedVersion
from tasks.artifacts.reader import part_paths, plain_rows, rows_of, side_file
from tasks.artifacts.store import BUILDING, RECORD, Store, is_whole, read_record
from tasks.artifacts.versions import all_records
from tasks.artifacts.writer import ArtifactWriter
from tasks.checks.expectations import Expectations

ARTIFACT, STAGE, FINGERPRINT = "exact__test", "exact.test", "f" * 32
REPAIR = "touchline run exact --only exact.test --force"


class Reason(StrEnum):
    SHORT = "short"


class Line(Row):
    id_column = "line_id"

    line_id: str
    size: int


def write(store: Store, *sizes: int, reject: str = "none", fingerprint: str = FINGERPRINT) -> ArtifactRecord:
    """Write an artifact as a stage does, up to the moment before it is published."""
    folder = store.fresh_folder(ARTIFACT, fingerprint)
    writer = ArtifactWriter(folder, Line, Expectations(STAGE, Line))
    for number, size in enumerate(sizes):
        writer.add(Kept(input_id=f"in{number}", row=Line(line_id=f"line{number}", size=size)))
    writer.add(Rejected(input_id="odd", reason=Reason.SHORT, detail=reject, record='{"as": "it was"}'))
    files = writer.close()
    place = store.root / ARTIFACT / fingerprint / writer.content_digest
    return ArtifactRecord(
        ref=ArtifactRef(
            artifact=ARTIFACT,
            fingerprint=fingerprint,
            content_digest=writer.content_digest,
            rows_digest=writer.rows_digest,
            path=str(place),
        ),
        stage=STAGE,
        ingredients={},
        parents=(),
        files=files,
        rows=writer.rows,
        ledger=LedgerCounts(entered=len(sizes) + 1, kept=len(sizes), rejected={"short": 1}),
        usage=Usage(),
        seconds=0.5,
        created_at="2025-01-01T00:00:00.000+00:00",
        run_id="20250101T000000000000-aaaaaa",
        made_by="",
        prompt_text="",
        settings="{}",
        models=(),
        expectations=1,
        preview_limit=None,
        code_commit="",
        libraries={},
    )


def publish(store: Store, *sizes: int, **more: str) -> ArtifactRecord:
    record = write(store, *sizes, **more)
    return store.publish(store.root / ARTIFACT / record.ref.fingerprint / BUILDING, record)


def sizes_of(record: ArtifactRecord) -> list[int]:
    return [row.size for row in rows_of(record.ref, Line)]


def folder_of(record: ArtifactRecord) -> Path:
    return Path(record.ref.path)


def part_of(record: ArtifactRecord) -> Path:
    return folder_of(record) / "part-00000.parquet"


def note_run(store: Store, run_id: str, *used: ArtifactRecord) -> None:
    versions = tuple(UsedVersion(stage=STAGE, ref=record.ref, state=StageState.BUILT) for record in used)
    report = RunReport(flow=FlowName.EXACT, status=RunStatus.COMPLETED, run_id=run_id)
    record = RunRecord(
        run_id=run_id, flow="exact", started_at="", preset="demo", preview_limit=None, used=versions, report=report
    )
    store.runs.write(record)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def made(store: Store) -> ArtifactRecord:
    return publish(store, 1, 2, 3)


def test_what_was_written_is_read_back(store: Store, made: ArtifactRecord) -> None:
    assert sizes_of(made) == [1, 2, 3]
    assert store.current(ARTIFACT, FINGERPRINT) == made
    assert read_record(folder_of(made)) == made


def test_the_folder_is_named_by_artifact_fingerprint_and_content(store: Store, made: ArtifactRecord) -> None:
    assert folder_of(made) == store.root / ARTIFACT / FINGERPRINT / made.ref.content_digest
    assert store.root / made.ref.relative_path == folder_of(made)


def test_rejects_are_kept_with_their_reason_and_record(made: ArtifactRecord) -> None:
    (reject,) = plain_rows(side_file(made, "rejects.parquet"))
    assert reject == {
        "input_id": "odd",
        "fate": "rejected",
        "reason": "short",
        "detail": "none",
        "record": '{"as": "it was"}',
    }


def test_the_record_holds_every_other_file(made: ArtifactRecord) -> None:
    assert {entry.name for entry in made.files} | {RECORD} == {path.name for path in folder_of(made).iterdir()}


def test_without_a_record_there_is_no_artifact(store: Store, made: ArtifactRecord) -> None:
    (folder_of(made) / RECORD).unlink()
    assert store.current(ARTIFACT, FINGERPRINT) is None
    assert list(all_records(store.root)) == []


def test_a_build_that_was_killed_before_publishing_leaves_nothing(store: Store) -> None:
    write(store, 1, 2)
    assert store.current(ARTIFACT, FINGERPRINT) is None
    assert list(all_records(store.root)) == []


def test_a_build_that_was_killed_while_publishing_leaves_nothing(store: Store, made: ArtifactRecord) -> None:
    """Killed after the record was written aside, before the folder was moved."""
    left = folder_of(made).rename(folder_of(made).with_name(BUILDING))
    assert (left / RECORD).is_file()
    assert store.current(ARTIFACT, FINGERPRINT) is None
    assert list(all_records(store.root)) == []


def test_what_a_killed_build_left_is_cleared_away(store: Store) -> None:
    write(store, 1, 2)
    left = store.root / ARTIFACT / FINGERPRINT / BUILDING / "part-00007.parquet"
    left.write_bytes(b"half")
    assert list(store.fresh_folder(ARTIFACT, FINGERPRINT).iterdir()) == []
    assert sizes_of(publish(store, 4)) == [4]


def test_the_building_folder_is_gone_once_published(store: Store, made: ArtifactRecord) -> None:
    assert not (folder_of(made).parent / BUILDING).exists()


@pytest.mark.parametrize("name", ["part-00000.parquet", "rejects.parquet", "trace.parquet"])
def test_a_missing_file_is_named_with_the_repair(store: Store, made: ArtifactRecord, name: str) -> None:
    (folder_of(made) / name).unlink()
    with pytest.raises(DamagedArtifactError) as caught:
        store.current(ARTIFACT, FINGERPRINT)
    assert str(folder_of(made) / name) in str(caught.value)
    assert REPAIR in str(caught.value)


@pytest.mark.parametrize("name", ["part-00000.parquet", "rejects.parquet", "trace.parquet"])
def test_a_cut_off_file_is_named_with_the_repair(store: Store, made: ArtifactRecord, name: str) -> None:
    path = folder_of(made) / name
    path.write_bytes(path.read_bytes()[:-7])
    with pytest.raises(DamagedArtifactError) as caught:
        store.current(ARTIFACT, FINGERPRINT)
    assert str(path) in str(caught.value)
    assert REPAIR in str(caught.value)


def test_a_changed_byte_is_found_before_any_row_is_read(made: ArtifactRecord) -> None:
    content = bytearray(part_of(made).read_bytes())
    content[len(content) // 2] ^= 1
    part_of(made).write_bytes(content)
    with pytest.raises(DamagedArtifactError) as caught:
        next(rows_of(made.ref, Line))
    assert str(part_of(made)) in str(caught.value)
    assert REPAIR in str(caught.value)
    assert not is_whole(folder_of(made))


def test_a_changed_byte_in_the_rejects_is_found(made: ArtifactRecord) -> None:
    path = folder_of(made) / "rejects.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedArtifactError, match=r"rejects\.parquet"):
        list(plain_rows(side_file(made, "rejects.parquet")))
    assert not is_whole(folder_of(made))


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"[1]", b"\xff\xfe"])
def test_a_record_that_cannot_be_read_is_named(store: Store, made: ArtifactRecord, content: bytes) -> None:
    path = folder_of(made) / RECORD
    path.write_bytes(content)
    with pytest.raises(DamagedArtifactError) as caught:
        store.current(ARTIFACT, FINGERPRINT)
    assert str(path) in str(caught.value)


def test_a_record_of_a_newer_touchline_is_never_said_to_be_damaged(store: Store, made: ArtifactRecord) -> None:
    """Its rows are good: the repair is to upgrade, not to delete them."""
    path = folder_of(made) / RECORD
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2, "new_field": 1}))
    with pytest.raises(StoreError) as caught:
        store.current(ARTIFACT, FINGERPRINT)
    assert str(path) in str(caught.value)
    assert "delete" not in str(caught.value)


def test_a_store_may_be_moved(store: Store, made: ArtifactRecord, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere" / "store"
    place.parent.mkdir()
    shutil.move(store.root, place)
    found = Store(place).current(ARTIFACT, FINGERPRINT)
    assert found is not None
    assert Path(found.ref.path).is_relative_to(place)
    assert sizes_of(found) == [1, 2, 3]
    assert [record.ref for record in all_records(place)] == [found.ref]
    assert found.ref.content_digest == made.ref.content_digest


def test_the_same_rows_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = publish(Store(tmp_path / "one"), 1, 2), publish(Store(tmp_path / "other"), 1, 2)
    assert one.files == other.files
    assert one.ref.content_digest == other.ref.content_digest


def test_the_content_counts_rejects_and_the_rows_digest_does_not(tmp_path: Path) -> None:
    one = publish(Store(tmp_path / "one"), 1, 2, reject="too short")
    other = publish(Store(tmp_path / "other"), 1, 2, reject="too long")
    assert one.ref.rows_digest == other.ref.rows_digest
    assert one.ref.content_digest != other.ref.content_digest


def test_other_rows_make_another_rows_digest(tmp_path: Path) -> None:
    one, other = publish(Store(tmp_path / "one"), 1, 2), publish(Store(tmp_path / "other"), 2, 1)
    assert one.ref.rows_digest != other.ref.rows_digest


def test_publishing_the_same_content_again_keeps_the_first(store: Store, made: ArtifactRecord) -> None:
    before = (folder_of(made) / RECORD).stat()
    again = publish(store, 1, 2, 3)
    assert again == made
    assert (folder_of(made) / RECORD).stat() == before


def test_publishing_mends_a_damaged_version(store: Store, made: ArtifactRecord) -> None:
    content = bytearray(part_of(made).read_bytes())
    content[len(content) // 2] ^= 1
    part_of(made).write_bytes(content)
    assert sizes_of(publish(store, 1, 2, 3)) == [1, 2, 3]


def test_publishing_mends_a_version_that_lost_its_record(store: Store, made: ArtifactRecord) -> None:
    (folder_of(made) / RECORD).unlink()
    publish(store, 1, 2, 3)
    assert store.current(ARTIFACT, FINGERPRINT) == made


@pytest.mark.parametrize("latest", [0, 1])
def test_of_two_versions_the_one_that_the_latest_run_used_is_current(store: Store, latest: int) -> None:
    versions = (publish(store, 1, 2), publish(store, 1, 2, 3))
    note_run(store, "20250101T000000000000-000000", versions[1 - latest])
    note_run(store, "20250102T000000000000-000000", versions[latest])
    assert store.current(ARTIFACT, FINGERPRINT) == versions[latest]


def test_a_run_that_used_neither_version_does_not_decide(store: Store) -> None:
    versions = (publish(store, 1, 2), publish(store, 1, 2, 3))
    elsewhere = publish(store, 9, fingerprint="e" * 32)
    note_run(store, "20250101T000000000000-000000", versions[0])
    note_run(store, "20250102T000000000000-000000", elsewhere)
    note_run(store, "20250103T000000000000-000000")
    assert store.current(ARTIFACT, FINGERPRINT) == versions[0]


def test_another_fingerprint_is_another_artifact(store: Store, made: ArtifactRecord) -> None:
    other = publish(store, 7, fingerprint="e" * 32)
    assert store.current(ARTIFACT, FINGERPRINT) == made
    assert store.current(ARTIFACT, "e" * 32) == other
    assert store.current(ARTIFACT, "d" * 32) is None
    assert store.current("exact__other", FINGERPRINT) is None


def test_an_artifact_without_rows_has_a_part_all_the_same(store: Store) -> None:
    made = publish(store)
    assert [path.name for path in part_paths(made)] == ["part-00000.parquet"]
    assert sizes_of(made) == []


def test_two_rows_of_one_id_never_become_an_artifact(store: Store) -> None:
    folder = store.fresh_folder(ARTIFACT, FINGERPRINT)
    writer = ArtifactWriter(folder, Line, Expectations(STAGE, Line))
    for number in range(2):
        writer.add(Kept(input_id=f"in{number}", row=Line(line_id="same", size=1)))
    with pytest.raises(ExpectationError, match="line_id"):
        writer.close()


def test_a_store_that_is_a_file_is_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_text("no folder")
    with pytest.raises(StoreError, match="store"), Store(path).building(ARTIFACT, FINGERPRINT):
        pass
