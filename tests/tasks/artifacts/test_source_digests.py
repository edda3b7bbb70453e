"""Digests of source files: remembered as git's index does, and never stale."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.errors import SourceError, TouchlineError
from tasks.artifacts.source_digests import SourceDigests

OLD_NS = 1_700_000_000_000_000_000
WATCHED = """
import json, sys
from pathlib import Path
from tasks.artifacts.source_digests import SourceDigests
opened = []
def note(event, arguments):
    if event == "open":
        opened.append(str(arguments[0]))
sys.addaudithook(note)
store, path, distrust = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "distrust"
value = SourceDigests(store, distrust=distrust).sha256(path)
print(json.dumps({"sha256": value, "opened": str(path) in opened}))
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "takes.json"
    write(path, b"one")
    return path


def write(path: Path, content: bytes, age: int = 0) -> None:
    path.write_bytes(content)
    os.utime(path, ns=(OLD_NS + age, OLD_NS + age))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def watched(store: Path, path: Path, mode: str = "trust") -> dict[str, object]:
    """The digest by a fresh process, and whether it opened the file."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", WATCHED, str(store), str(path), mode]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


def test_the_digest_is_the_contents_sha256(store: Path, source: Path) -> None:
    assert SourceDigests(store).sha256(source) == sha256(b"one")


def test_a_second_process_opens_no_file(store: Path, source: Path) -> None:
    assert watched(store, source) == {"sha256": sha256(b"one"), "opened": True}
    assert watched(store, source) == {"sha256": sha256(b"one"), "opened": False}


def test_distrust_opens_the_file_again(store: Path, source: Path) -> None:
    watched(store, source)
    assert watched(store, source, "distrust") == {"sha256": sha256(b"one"), "opened": True}


def test_distrust_finds_a_change_that_left_size_and_time_as_they_were(store: Path, source: Path) -> None:
    SourceDigests(store).sha256(source)
    write(source, b"two")
    assert SourceDigests(store).sha256(source) == sha256(b"one")
    assert SourceDigests(store, distrust=True).sha256(source) == sha256(b"two")
    assert SourceDigests(store).sha256(source) == sha256(b"two")


def test_a_change_of_the_same_size_is_noticed_by_its_time(store: Path, source: Path) -> None:
    SourceDigests(store).sha256(source)
    write(source, b"two", age=1)
    assert SourceDigests(store).sha256(source) == sha256(b"two")


def test_a_change_of_size_is_noticed(store: Path, source: Path) -> None:
    SourceDigests(store).sha256(source)
    write(source, b"three")
    assert SourceDigests(store).sha256(source) == sha256(b"three")


def test_another_file_in_its_place_is_noticed(store: Path, source: Path, tmp_path: Path) -> None:
    SourceDigests(store).sha256(source)
    other = tmp_path / "other"
    write(other, b"two")
    other.replace(source)
    assert SourceDigests(store).sha256(source) == sha256(b"two")


def test_a_touched_file_is_hashed_again_to_the_same_digest(store: Path, source: Path) -> None:
    watched(store, source)
    os.utime(source, ns=(OLD_NS + 5, OLD_NS + 5))
    assert watched(store, source) == {"sha256": sha256(b"one"), "opened": True}
    assert watched(store, source)["opened"] is False


def test_a_file_written_this_moment_is_never_remembered_wrongly(store: Path, source: Path) -> None:
    """Two writes within one tick of the file system's clock could share a time stamp."""
    for content in (b"aaa", b"bbb", b"ccc"):
        source.write_bytes(content)
        assert SourceDigests(store).sha256(source) == sha256(content)


def test_two_files_are_remembered_apart(store: Path, source: Path, tmp_path: Path) -> None:
    other = tmp_path / "splits.json"
    write(other, b"two")
    digests = SourceDigests(store)
    for _ in range(2):
        assert (digests.sha256(source), digests.sha256(other)) == (sha256(b"one"), sha256(b"two"))


def test_one_file_by_two_names_is_one_file(store: Path, source: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(source)
    watched(store, source)
    assert SourceDigests(store).sha256(link) == sha256(b"one")


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_read_is_named(store: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(SourceError) as caught:
        SourceDigests(store).sha256(path)
    assert str(path) in str(caught.value)
    assert "--data" in str(caught.value)


def answer(store: Path, path: Path) -> str:
    """The digest, or what a person is told."""
    try:
        return SourceDigests(store).sha256(path)
    except TouchlineError as error:
        return str(error)


def test_a_damaged_memory_is_mended_or_named(store: Path, source: Path) -> None:
    SourceDigests(store).sha256(source)
    memory = store / "source_digests.sqlite3"
    memory.write_bytes(b"no database at all" * 100)
    told = answer(store, source)
    assert told == sha256(b"one") or str(memory) in told
