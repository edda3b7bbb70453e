"""Results of a CPU-bound stage, kept unit by unit as they are finished.

A unit is what is computed at one go: a learner take against an expert take, a video, a sequence. Its result is kept
under all that bears on it: the stage's code and settings, and the content of the unit. A killed stage goes on where it
was; a new take costs its own units; a changed rule or setting finds nothing kept, because it looks elsewhere.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from schemas.records import Record
from tasks.artifacts.canonical import digest

Unit = TypeVar("Unit")
FAN_OUT_CHARS = 2
"""Results are spread over 256 folders: file systems slow down on folders with millions of entries."""


class UnitResults:
    """The kept results of one stage."""

    def __init__(self, store: Path, artifact: str, identity: Record | dict[str, str]) -> None:
        """`identity` holds all that bears on every unit alike: code digests, settings, versions of a format."""
        self._folder = store / "units" / artifact / digest(identity, "unit identity")[:32]

    def kept(self, unit_key: object) -> bytes | None:
        """What was kept for a unit, or None."""
        try:
            return self._path(unit_key).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, unit_key: object, result: bytes) -> None:
        """Keep the result of a unit, in one step: a reader sees all of it or nothing."""
        path = self._path(unit_key)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(f".{os.getpid()}.tmp")
        with aside.open("wb") as stream:
            stream.write(result)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(path)

    def _path(self, unit_key: object) -> Path:
        name = digest(unit_key, "unit key")
        return self._folder / name[:FAN_OUT_CHARS] / name


def each_unit(
    units: Iterable[Unit],
    key_of: Callable[[Unit], object],
    compute: Callable[[Unit], bytes],
    results: UnitResults,
) -> Iterator[tuple[Unit, bytes]]:
    """Every unit with its result, in order: computed and kept where it was not kept before.

    `key_of` gives the unit's content (digests of what it is made of, never paths or positions).
    """
    for unit in units:
        key = key_of(unit)
        result = results.kept(key)
        if result is None:
            result = compute(unit)
            results.keep(key, result)
        yield unit, result
