"""Progress of the stage under way, told to whoever listens in this process."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from schemas.records import Record


class StageProgress(Record):
    """How far a stage has come."""

    stage: str
    """The stage."""
    total: int | None
    """Input rows where known."""
    done: int
    """Input rows that have ended."""
    kept: int = 0
    """Rows kept so far."""
    failed: int = 0
    """Rows failed so far."""
    cached_calls: int = 0
    """Rows answered from the reply store."""
    usd: float = 0.0
    """Cost so far."""
    finished: bool = False
    """Whether this is the stage's last word."""


Listener = Callable[[StageProgress], None]
_LISTENERS: list[Listener] = []


@contextmanager
def listening(listener: Listener) -> Generator[None]:
    """Call `listener` with the progress of every stage run meanwhile."""
    _LISTENERS.append(listener)
    try:
        yield
    finally:
        _LISTENERS.remove(listener)


def tell(progress: StageProgress) -> None:
    """Tell all listeners."""
    for listener in _LISTENERS:
        listener(progress)
