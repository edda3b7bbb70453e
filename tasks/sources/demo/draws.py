"""Random choices that come out the same on every machine and every Python."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

_UNIT = float(1 << 53)


class Draws:
    """A stream of choices that depends on its keys alone.

    Each choice hashes the keys and a counter with SHA-256, so that nothing depends on `random`'s
    internals, on the order in which streams are made, or on the hash seed of the process.
    """

    def __init__(self, *keys: str | int) -> None:
        self._prefix = "\x1f".join(str(key) for key in keys)
        self._count = 0

    def _bits(self) -> int:
        self._count += 1
        block = hashlib.sha256(f"{self._prefix}\x1e{self._count}".encode()).digest()
        return int.from_bytes(block[:8], "big")

    def unit(self) -> float:
        """A float in [0, 1) with 53 random bits."""
        return (self._bits() >> 11) / _UNIT

    def below(self, limit: int) -> int:
        """A whole number in [0, limit)."""
        return self._bits() % limit

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self.unit() < probability

    def between(self, low: float, high: float) -> float:
        """A float in [low, high)."""
        return low + (high - low) * self.unit()

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """All the items in another order (Fisher and Yates)."""
        deck = list(items)
        for last in range(len(deck) - 1, 0, -1):
            other = self.below(last + 1)
            deck[last], deck[other] = deck[other], deck[last]
        return tuple(deck)


def uid_of(*keys: str | int) -> str:
    """A name in the shape of a UUID, made of the keys."""
    text = hashlib.sha256("\x1f".join(str(key) for key in keys).encode()).hexdigest()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"


def short_uid_of(*keys: str | int) -> str:
    """A name of six lower-case letters and digits, made of the keys."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    draws = Draws("short", *keys)
    return "".join(draws.pick(letters) for _ in range(6))
