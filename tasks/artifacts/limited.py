"""Which rows a preview takes."""

import heapq
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import TypeVar

Unit = TypeVar("Unit")


def limited(units: Iterable[Unit], name: Callable[[Unit], str], limit: int | None) -> Iterable[Unit]:
    """The `limit` units whose ids hash lowest, in their own order: the same each time, from all over the source."""
    if limit is None:
        return units
    numbered = ((blake2b(name(unit).encode(), digest_size=8).digest(), n, unit) for n, unit in enumerate(units))
    lowest = heapq.nsmallest(limit, numbered, key=lambda entry: entry[:2])
    return [unit for _, _, unit in sorted(lowest, key=lambda entry: entry[1])]
