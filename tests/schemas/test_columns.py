"""The columns that a row class stands for."""

from enum import StrEnum
from typing import Annotated, Any

import pytest
from pydantic import Field, create_model

from schemas.columns import Column, columns_of
from schemas.commentary import CommentaryRow
from schemas.errors import IdentityError
from schemas.exact.distractors import DistractorsRow
from schemas.exact.feedback import FeedbackRow
from schemas.exact.questions import QuestionRow
from schemas.records import Record, Row

ROWS = (CommentaryRow, FeedbackRow, DistractorsRow, QuestionRow)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Nested(Record):
    size: int


def column(annotation: Any, default: Any = ...) -> Column:
    row = create_model("Line", __base__=Row, value=(annotation, default))
    (found,) = columns_of(row)
    return found


@pytest.mark.parametrize(
    ("annotation", "kind"),
    [
        (str, "string"),
        (int, "int64"),
        (float, "float64"),
        (bool, "bool"),
        (Colour, "string"),
        (list[str], "list<string>"),
        (list[float], "list<float64>"),
        (list[list[int]], "list<list<int64>>"),
        (list[Colour], "list<string>"),
        (list[Colour | None], "list<string>"),
        (list[Annotated[str, Field(min_length=1)]], "list<string>"),
        (Annotated[list[Annotated[int, Field(ge=0)]], Field(max_length=3)], "list<int64>"),
        (str | None, "string"),
        (list[int] | None, "list<int64>"),
    ],
    ids=str,
)
def test_a_type_has_a_kind(annotation: Any, kind: str) -> None:
    assert column(annotation).kind == kind


@pytest.mark.parametrize(
    "annotation",
    [dict[str, int], set[str], object, Nested, tuple[int, int], int | str, list[Nested], Any],
    ids=str,
)
def test_a_type_that_no_column_holds_is_named_with_its_field(annotation: Any) -> None:
    with pytest.raises(IdentityError, match=r"Line\.value"):
        column(annotation)


@pytest.mark.parametrize(("annotation", "nullable"), [(str, "required"), (str | None, "nullable")], ids=str)
def test_only_an_optional_field_takes_nulls(annotation: Any, nullable: str) -> None:
    assert column(annotation).nullable == nullable


def test_inclusive_bounds() -> None:
    found = column(Annotated[int, Field(ge=1, le=5)])
    assert (found.minimum, found.maximum) == (1, 5)
    assert (found.excludes_minimum, found.excludes_maximum) == (False, False)


def test_exclusive_bounds() -> None:
    found = column(Annotated[float, Field(gt=1, lt=5)])
    assert (found.minimum, found.maximum) == (1, 5)
    assert (found.excludes_minimum, found.excludes_maximum) == (True, True)


def test_a_bound_of_zero_is_a_bound() -> None:
    found = column(Annotated[float, Field(ge=0, lt=0)])
    assert (found.minimum, found.maximum) == (0, 0)


def test_lengths_and_pattern_of_a_text() -> None:
    found = column(Annotated[str, Field(min_length=2, max_length=9, pattern="^a")])
    assert (found.min_length, found.max_length, found.pattern) == (2, 9, "^a")


def test_lengths_of_a_list() -> None:
    found = column(Annotated[list[str], Field(min_length=4, max_length=4)])
    assert (found.min_length, found.max_length) == (4, 4)


def test_bounds_given_as_the_default_value() -> None:
    assert column(int, Field(ge=3)).minimum == 3


def test_bounds_of_an_optional_field() -> None:
    found = column(Annotated[int, Field(ge=0, le=9)] | None)
    assert (found.minimum, found.maximum) == (0, 9)
    found = column(Annotated[str, Field(min_length=1, pattern="^a")] | None)
    assert (found.min_length, found.pattern) == (1, "^a")


def test_bounds_round_an_optional_type() -> None:
    found = column(Annotated[int | None, Field(ge=0)])
    assert (found.minimum, found.nullable) == (0, "nullable")


@pytest.mark.parametrize("annotation", [Colour, Colour | None], ids=str)
def test_an_enum_names_its_values(annotation: Any) -> None:
    assert column(annotation).values == ("red", "blue")


def test_a_field_without_bounds_has_none() -> None:
    found = column(str)
    bounds = (found.minimum, found.maximum, found.min_length, found.max_length, found.pattern)
    assert bounds == (None,) * 5
    assert found.values == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_columns_are_the_rows_fields_in_order(row: type[Row]) -> None:
    assert [found.name for found in columns_of(row)] == list(row.model_fields)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__name__)
def test_the_column_that_names_a_row_is_a_required_text(row: type[Row]) -> None:
    (found,) = [found for found in columns_of(row) if found.name == row.id_column]
    assert (found.kind, found.nullable) == ("string", "required")


def test_a_docstring_changes_no_column() -> None:
    plain = create_model("Line", __base__=Row, value=(int, ...))
    told = create_model("Line", __base__=Row, __doc__="Some words.", value=(int, Field(description="A size.")))
    assert columns_of(plain) == columns_of(told)
