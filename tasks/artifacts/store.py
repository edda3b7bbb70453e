"""Where artifacts are: `<store>/<artifact>/<fingerprint>/<content digest>/`."""

import hashlib
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import orjson
from filelock import FileLock

from schemas.artifact import RECORD_FORMAT, ArtifactRecord, FileEntry
from schemas.errors import DamagedArtifactError, StoreError
from tasks.artifacts.folders import make_folder
from tasks.artifacts.run_records import RunRecords

RECORD = "record.json"
BUILDING = ".building"


class Store:
    """A local store of artifacts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runs = RunRecords(root)

    @contextmanager
    def building(self, artifact: str, fingerprint: str) -> Generator[None]:
        """Hold the right to build one artifact. Freed by the system when its holder dies."""
        folder = self.root / artifact / fingerprint
        make_folder(folder)
        with FileLock(folder / ".lock"):
            yield

    def fresh_folder(self, artifact: str, fingerprint: str) -> Path:
        """An empty folder to build in; what a killed build left there is removed."""
        folder = self.root / artifact / fingerprint / BUILDING
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def current(self, artifact: str, fingerprint: str) -> ArtifactRecord | None:
        """The version that the latest run made or used under this fingerprint, or None."""
        folder = self.root / artifact / fingerprint
        found = [path for path in folder.glob(f"*/{RECORD}") if path.parent.name != BUILDING]
        if len(found) > 1:
            latest = self.runs.latest_digest(artifact, fingerprint)
            found = [path for path in found if path.parent.name == latest] or sorted(found, key=_age)[-1:]
        return read_record(found[0].parent) if found else None

    def publish(self, folder: Path, record: ArtifactRecord) -> ArtifactRecord:
        """Write the record, sync everything and move the folder to its place; the existing one wins if whole."""
        place = Path(record.ref.path)
        _write_synced(folder / RECORD, record.model_dump_json(indent=1, by_alias=True).encode())
        sync_folder(folder)
        if place.exists():
            if is_whole(place):
                shutil.rmtree(folder)
                return read_record(place)
            shutil.rmtree(place)
        folder.rename(place)
        _sync(place.parent)
        return record


def read_record(folder: Path) -> ArtifactRecord:
    """The record of the version in `folder`, every file checked for presence and length.

    Raises DamagedArtifactError naming the file and the command that rebuilds it.
    """
    path = folder / RECORD
    try:
        content = path.read_bytes()
        written = orjson.loads(content).get("format", 0)
        if written > RECORD_FORMAT:
            raise StoreError(f"{path} was written by a newer Touchline (format {written}); upgrade to read it")
        record = ArtifactRecord.model_validate_json(content)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise DamagedArtifactError(f"{path} cannot be read; delete {folder} and run again") from error
    moved = record.model_copy(update={"ref": record.ref.model_copy(update={"path": str(folder)})})
    for entry in record.files:
        _check_length(moved, folder / entry.name, entry)
    return moved


def check_bytes(record: ArtifactRecord, entry: FileEntry) -> Path:
    """The path of one file of an artifact, after comparing its digest. Raises DamagedArtifactError."""
    path = Path(record.ref.path) / entry.name
    _check_length(record, path, entry)
    with path.open("rb") as stream:
        if hashlib.file_digest(stream, hashlib.sha256).hexdigest() != entry.sha256:
            raise DamagedArtifactError(f"{path} is not what its record says; {_repair(record)}")
    return path


def is_whole(folder: Path) -> bool:
    """Whether a version's record and all its bytes are there and right."""
    try:
        record = read_record(folder)
        for entry in record.files:
            check_bytes(record, entry)
    except DamagedArtifactError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Make a folder, all that is in it and below it, survive a loss of power."""
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _check_length(record: ArtifactRecord, path: Path, entry: FileEntry) -> None:
    if not path.is_file():
        raise DamagedArtifactError(f"{path} is missing; {_repair(record)}")
    if path.stat().st_size != entry.size_bytes:
        raise DamagedArtifactError(f"{path} has {path.stat().st_size} bytes, not {entry.size_bytes}; {_repair(record)}")


def _repair(record: ArtifactRecord) -> str:
    flow = record.stage.partition(".")[0]
    return f"rebuild it with `touchline run {flow} --only {record.stage} --force`"


def _age(path: Path) -> tuple[int, str]:
    return path.stat().st_mtime_ns, str(path)


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
