"""What a CPU-bound stage computes at one go, and what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


class Materials(Protocol):
    """What such a stage may read."""

    @property
    def data(self) -> Path:
        """Data root."""
        ...

    def rows(self, index: int) -> Iterator[Any]:
        """The rows of one of its inputs, anew each time."""
        ...

    def digest(self, path: Path) -> str:
        """Digest of a source file's content; raises SourceError when it cannot be read."""
        ...


@dataclass(frozen=True)
class Unit:
    """A clip, a learner take against an expert take, a sequence."""

    key: object
    """Its content: digests of all that it is made of, never paths or positions."""
    work: Any
    """What is computed from; it travels to other processes."""


@dataclass(frozen=True)
class Group:
    """Input rows that are settled together, and the units that they need."""

    rows: tuple[Any, ...]
    """Rows of the primary input; each ends in one outcome."""
    units: tuple[Unit, ...] = ()
    """What must be computed for them."""
    about: Any = None
    """What else there is to know when they are settled."""


@dataclass(frozen=True)
class UnitResult:
    """What came of a unit."""

    path: Path | None
    """The file that holds the result; None where nothing could be computed."""
    fault: str = ""
    """Why nothing could be."""

    @property
    def content(self) -> bytes:
        """The result."""
        return self.path.read_bytes() if self.path else b""
