"""One value, one byte string."""

import json
import math
from enum import Enum, IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import IdentityError
from schemas.records import Record
from tasks.artifacts.canonical import canonical_json, digest

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=12)


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


class Odd(Enum):
    PAIR = (1, 2)


class Inner(Record):
    size: int = 1


class Outer(Record):
    name: str = "a"
    inner: Inner = Inner()


def typed(value: object) -> str:
    """A second opinion on what makes two values the same: the standard library's JSON, keys sorted."""
    return json.dumps(value, sort_keys=True)


def reversed_keys(value: object) -> object:
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(list(value))}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value


@given(VALUES, VALUES)
def test_bytes_are_equal_just_when_values_are(one: object, other: object) -> None:
    assert (canonical_json(one) == canonical_json(other)) == (typed(one) == typed(other))


@given(VALUES)
def test_the_order_of_keys_does_not_count(value: object) -> None:
    assert canonical_json(reversed_keys(value)) == canonical_json(value)


@given(VALUES)
def test_no_value_is_lost(value: object) -> None:
    assert typed(json.loads(canonical_json(value))) == typed(value)


@given(VALUES)
def test_the_digest_follows_the_bytes(value: object) -> None:
    assert digest(value) == digest(reversed_keys(value))
    assert len(digest(value)) == 64


@pytest.mark.parametrize(
    ("one", "other"), [(1, True), (0, False), (1, 1.0), ("1", 1), ("", None), ([], {}), ([[]], []), ("a", ["a"])]
)
def test_values_of_different_types_differ(one: object, other: object) -> None:
    assert canonical_json(one) != canonical_json(other)


def test_enums_count_as_their_values() -> None:
    assert canonical_json([Colour.RED, Level.LOW, Odd.PAIR]) == canonical_json(["red", 1, [1, 2]])


def test_tuples_count_as_lists() -> None:
    assert canonical_json((1, (2, 3))) == canonical_json([1, [2, 3]])


def test_records_count_by_their_fields() -> None:
    assert canonical_json(Outer()) == canonical_json({"inner": {"size": 1}, "name": "a"})
    assert canonical_json(Outer()) != canonical_json(Outer(inner=Inner(size=2)))


def test_a_records_aliases_and_defaults_do_not_hide_a_field() -> None:
    assert canonical_json(Outer(name="a")) == canonical_json(Outer())


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({1, 2}, "setting"),
        ({"a": frozenset()}, "setting.a"),
        ([0, [object()]], "setting[1][0]"),
        ({"a": [math.nan]}, "setting.a[0]"),
        (math.inf, "setting"),
        ({"a": -math.inf}, "setting.a"),
        ({"a": {"b": len}}, "setting.a.b"),
        ([lambda: 0], "setting[0]"),
        ({1: "a"}, "setting"),
        ({"a": {None: 1}}, "setting.a"),
        ({"a": {("b",): 1}}, "setting.a"),
        ((1, b"bytes"), "setting[1]"),
        (2**64, "setting"),
        ({"a": -(2**63) - 1}, "setting.a"),
        ({"a": 1j}, "setting.a"),
        ({"a": "\ud800"}, "setting.a"),
        ({"a": {"\ud800": 1}}, "setting.a"),
    ],
    ids=repr,
)
def test_a_value_without_a_stable_spelling_is_named(value: object, path: str) -> None:
    with pytest.raises(IdentityError) as caught:
        canonical_json(value, "setting")
    assert str(caught.value).startswith(f"{path} ")


def test_a_value_deep_in_a_record_is_named_by_its_path() -> None:
    odd = Outer.model_construct(name="a", inner=Inner.model_construct(size={1}))
    with pytest.raises(IdentityError, match=r"^setting\.inner\.size "):
        canonical_json(odd, "setting")
