"""Digests of source files, remembered as git's index does: by path, size, time and inode."""

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from schemas.errors import SourceError, StoreError
from tasks.artifacts.folders import make_folder

YOUNG_NS = 100_000_000
"""A file changed so recently could change again within one tick of its clock; it is given time to settle."""
_TABLE = """CREATE TABLE IF NOT EXISTS digests
 (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, inode INTEGER, sha256 TEXT)"""


class SourceDigests:
    """Remembers what was hashed, in `<store>/source_digests.sqlite3`."""

    def __init__(self, store: Path, distrust: bool = False) -> None:
        self._file = store / "source_digests.sqlite3"
        self._distrust = distrust

    def sha256(self, path: Path) -> str:
        """Digest of a file's content; opens it only when its stat is not the remembered one.

        Raises SourceError when the file cannot be read, StoreError when the memory is damaged.
        """
        try:
            return self._remembered(path.resolve()) or self._hashed(path.resolve())
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{self._file}: {error}; delete it: it only saves time") from error
        except OSError as error:
            raise SourceError(f"{path}: {error.strerror or error}; check --data and the file's permissions") from error

    def _remembered(self, path: Path) -> str | None:
        if self._distrust or not self._file.exists():
            return None
        with closing(sqlite3.connect(self._file, timeout=60)) as connection:
            connection.execute(_TABLE)
            query = "SELECT sha256 FROM digests WHERE path=? AND size=? AND mtime_ns=? AND inode=?"
            found = connection.execute(query, (str(path), *_stat(path))).fetchone()
        return found[0] if found else None

    def _hashed(self, path: Path) -> str:
        _let_settle(path)
        before = _stat(path)
        with path.open("rb") as stream:
            value = hashlib.file_digest(stream, hashlib.sha256).hexdigest()
        if _stat(path) != before:
            raise SourceError(f"{path} changed while it was read; run again when it is complete")
        self._remember(path, before, value)
        return value

    def _remember(self, path: Path, stat: tuple[int, int, int], value: str) -> None:
        make_folder(self._file.parent)
        with closing(sqlite3.connect(self._file, timeout=60)) as connection, connection:
            connection.execute(_TABLE)
            connection.execute("INSERT OR REPLACE INTO digests VALUES (?,?,?,?,?)", (str(path), *stat, value))


def _stat(path: Path) -> tuple[int, int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def _let_settle(path: Path) -> None:
    age_ns = time.time_ns() - path.stat().st_mtime_ns
    if 0 <= age_ns < YOUNG_NS:
        time.sleep((YOUNG_NS - age_ns) / 1e9)
