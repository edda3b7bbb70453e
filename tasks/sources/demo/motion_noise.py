"""Small numbers that look random and are the same on every machine and every Python, many at once."""

import hashlib

import numpy as np
from numpy.typing import NDArray

_BYTES = 4
"""Uniform bytes that are added up for one number of `bell`."""
_BELL_SPREAD = float(np.sqrt(_BYTES * (256**2 - 1) / 12))


def shares(shape: tuple[int, ...], *keys: str | int) -> NDArray[np.float64]:
    """Numbers in [0, 1), evenly spread, that depend on the keys alone."""
    words = np.frombuffer(_stream(4 * int(np.prod(shape)), keys), dtype="<u4")
    return words.reshape(shape) / float(1 << 32)


def bell(shape: tuple[int, ...], *keys: str | int) -> NDArray[np.float64]:
    """Numbers with mean 0 and standard deviation 1, about normal, that depend on the keys alone."""
    values = np.frombuffer(_stream(_BYTES * int(np.prod(shape)), keys), dtype=np.uint8)
    return (values.reshape(*shape, _BYTES).sum(axis=-1) - _BYTES * 127.5) / _BELL_SPREAD


def wobble(shape: tuple[int, ...], step: int, *keys: str | int) -> NDArray[np.float64]:
    """As `bell`, but smooth along the first axis: a number of its own every `step`, and straight lines between."""
    frames, rest = shape[0], shape[1:]
    knots = bell((frames // step + 2, *rest), *keys)
    place = np.arange(frames) / step
    below = place.astype(np.int64)
    share = (place - below).reshape(-1, *(1,) * len(rest))
    return (1 - share) * knots[below] + share * knots[below + 1]


def _stream(count: int, keys: tuple[str | int, ...]) -> bytes:
    return hashlib.shake_256("\x1f".join(str(key) for key in keys).encode()).digest(count)
