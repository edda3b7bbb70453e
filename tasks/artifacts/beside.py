"""Lists and files that stand beside an artifact's rows: `metadata.jsonl`, clips, poses."""

import hashlib
import os
import shutil
from pathlib import Path, PurePosixPath

from schemas.artifact import FileEntry
from schemas.errors import StoreError
from schemas.outcomes import Beside, File, Line

ARRAY = ".json"
"""A list whose name ends so is one JSON array; any other has a document on each line."""


class BesideWriter:
    """Writes them into an artifact's folder, each below a folder of its own name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: dict[str, int] = {}
        self._files: list[str] = []

    def add(self, beside: Beside) -> None:
        """Write one line, or take in one file. Raises StoreError for a name that is taken or leads out."""
        if isinstance(beside, Line):
            self._add_line(beside)
        else:
            self._add_file(beside)

    def close(self) -> tuple[FileEntry, ...]:
        """Finish all lists, and tell what there is."""
        for name in self._lines:
            if name.endswith(ARRAY):
                self._append(name, b"\n]\n")
        lists = [_entry(self._folder, name, lines) for name, lines in self._lines.items()]
        files = [_entry(self._folder, name, 0) for name in self._files]
        return tuple(sorted((*lists, *files), key=lambda entry: entry.name))

    def _add_line(self, line: Line) -> None:
        if line.name not in self._lines:
            self._place(line.name).touch(exist_ok=False)
            self._lines[line.name] = 0
        before, after = _joints(line.name, self._lines[line.name] == 0)
        self._append(line.name, before + line.line + after)
        self._lines[line.name] += 1

    def _append(self, name: str, content: bytes) -> None:
        """Opened anew each time: a build that fails leaves nothing open."""
        with (self._folder / name).open("ab") as stream:
            stream.write(content)

    def _add_file(self, file: File) -> None:
        place = self._place(file.name)
        if place.exists():
            raise StoreError(f"two rows want the file {file.name}; this is a defect of what names them")
        try:
            os.link(file.source, place)
        except OSError:
            shutil.copyfile(file.source, place)
        self._files.append(file.name)

    def _place(self, name: str) -> Path:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or len(path.parts) < 2:
            raise StoreError(f"{name!r:.200} is no place below a folder of the artifact; this is a defect")
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def _joints(name: str, is_first: bool) -> tuple[bytes, bytes]:
    """What stands before and after a line of a list."""
    if name.endswith(ARRAY):
        return (b"[\n" if is_first else b",\n"), b""
    return b"", b"\n"


def _entry(folder: Path, name: str, rows: int) -> FileEntry:
    path = folder / name
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, hashlib.sha256).hexdigest()
    return FileEntry(name=name, size_bytes=path.stat().st_size, sha256=sha256, rows=rows)
