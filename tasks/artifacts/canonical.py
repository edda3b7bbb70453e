"""One byte string for one value: what every digest in Touchline is taken of."""

import hashlib
import math
from collections.abc import Mapping
from enum import Enum
from typing import Any, cast

import orjson
from pydantic import BaseModel

from schemas.errors import IdentityError


def canonical_json(value: object, name: str = "value") -> bytes:
    """Serialise `value` so that equal values give equal bytes, in any process and Python version.

    Takes None, bool, int, float, str, enums, pydantic records, lists, tuples and dicts with string keys.
    Raises IdentityError naming the path of anything else (a set has no order, an object no content).
    """
    return orjson.dumps(_plain(value, name), option=orjson.OPT_SORT_KEYS)


def digest(value: object, name: str = "value") -> str:
    """SHA-256 of `canonical_json(value)`, in hex."""
    return hashlib.sha256(canonical_json(value, name)).hexdigest()


def _plain(value: object, name: str) -> object:
    if isinstance(value, Enum):
        return _plain(value.value, name)
    if isinstance(value, str):
        return _plain_text(value, name)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return _plain_int(value, name)
    if isinstance(value, float):
        return _plain_float(value, name)
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {field: _plain(getattr(value, field), f"{name}.{field}") for field in fields}
    if isinstance(value, (list, tuple)):
        items = cast("list[object]", value)
        return [_plain(item, f"{name}[{index}]") for index, item in enumerate(items)]
    if isinstance(value, Mapping):
        return _plain_mapping(cast("Mapping[Any, object]", value), name)
    raise IdentityError(
        f"{name} is a {type(value).__name__}, which has no stable serialisation; "
        "make it a str, number, list, dict with string keys, enum or record"
    )


def _plain_text(value: str, name: str) -> str:
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        raise IdentityError(f"{name} holds half a surrogate pair, which no encoding can write; correct the text")
    return value


def _plain_int(value: int, name: str) -> int:
    if not -(2**63) <= value < 2**64:
        raise IdentityError(f"{name} is {value}, beyond 64 bits; give it as a string")
    return value


def _plain_float(value: float, name: str) -> float:
    if not math.isfinite(value):
        raise IdentityError(f"{name} is {value}, which equals nothing, not even itself; use None")
    return value


def _plain_mapping(value: Mapping[Any, object], name: str) -> dict[str, object]:
    for key in value:
        if not isinstance(key, str):
            raise IdentityError(f"{name} has the key {key!r}; only string keys have one spelling")
    return {_plain_text(key, name): _plain(item, f"{name}.{key}") for key, item in value.items()}
