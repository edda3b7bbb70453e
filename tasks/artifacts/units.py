"""Results of a CPU-bound stage, kept unit by unit as they are finished.

A unit is what is computed at one go: a learner take against an expert take, a video, a sequence. Its result is kept
under all that bears on it: the stage's code and settings, and the content of the unit. A killed stage goes on where it
was; a new take costs its own units; a changed rule or setting finds nothing kept, because it looks elsewhere.
"""

import os
import threading
from pathlib import Path

from schemas.records import Record
from tasks.artifacts.canonical import digest

FAN_OUT_CHARS = 2
"""Results are spread over 256 folders: file systems slow down on folders with millions of entries."""


class UnitResults:
    """The kept results of one stage."""

    def __init__(self, store: Path, artifact: str, identity: Record | dict[str, str]) -> None:
        """`identity` holds all that bears on every unit alike: code digests, settings, versions of a format."""
        self._folder = store / "units" / artifact / digest(identity, "unit identity")[:32]

    def kept(self, unit_key: object) -> Path | None:
        """The file that holds what was kept for a unit, or None."""
        path = self._path(unit_key)
        return path if path.is_file() else None

    def keep(self, unit_key: object, result: bytes) -> Path:
        """Keep the result of a unit, in one step: a reader sees all of it or nothing."""
        path = self._path(unit_key)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}.{threading.get_ident()}.tmp")
        with aside.open("wb") as stream:
            stream.write(result)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)
        return path

    def _path(self, unit_key: object) -> Path:
        name = digest(unit_key, "unit key")
        return self._folder / name[:FAN_OUT_CHARS] / name
