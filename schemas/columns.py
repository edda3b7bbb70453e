"""The columns of a row class, in names that no library's version changes."""

import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic.fields import FieldInfo

from schemas.errors import IdentityError
from schemas.records import Record, Row

Nullable = Literal["required", "nullable"]
SCALARS: dict[type, str] = {str: "string", int: "int64", float: "float64", bool: "bool", bytes: "binary"}


class Column(Record):
    """One column: what it holds, and what its values must satisfy."""

    name: str
    """The field's name."""
    kind: str
    """`string`, `int64`, `float64`, `bool`, `binary` or `list<...>` of these."""
    nullable: Nullable
    """Whether a null is allowed."""
    minimum: float | None
    """Least value, or None."""
    maximum: float | None
    """Greatest value, or None."""
    min_length: int | None
    """Fewest characters, items or bytes, or None."""
    max_length: int | None
    """Most characters, items or bytes, or None."""
    pattern: str | None
    """Regular expression that every value matches, or None."""
    values: tuple[str, ...]
    """The allowed values of an enum, or empty."""
    excludes_minimum: bool
    """Whether the minimum itself is outside."""
    excludes_maximum: bool
    """Whether the maximum itself is outside."""


def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """The columns of `row`, in order. Raises IdentityError for a type that a column cannot hold."""
    return tuple(_column(row, name, field) for name, field in row.model_fields.items())


def _column(row: type[Row], name: str, field: FieldInfo) -> Column:
    annotation, nullable = _without_none(field.annotation)
    bounds = tuple(_constraints([*field.metadata, *_member_metadata(field.annotation)]))
    return Column(
        name=name,
        kind=_kind(annotation, f"{row.__name__}.{name}"),
        nullable=nullable,
        minimum=_bound(bounds, Ge, Gt),
        maximum=_bound(bounds, Le, Lt),
        min_length=next((b.min_length for b in bounds if isinstance(b, MinLen)), None),
        max_length=next((b.max_length for b in bounds if isinstance(b, MaxLen)), None),
        pattern=next((b.pattern for b in bounds if getattr(b, "pattern", None)), None),
        values=tuple(str(member.value) for member in annotation) if _is_enum(annotation) else (),
        excludes_minimum=any(isinstance(b, Gt) for b in bounds),
        excludes_maximum=any(isinstance(b, Lt) for b in bounds),
    )


def _member_metadata(annotation: Any) -> list[Any]:
    """The bounds that stand inside a union, as in `Annotated[int, Field(ge=0)] | None`."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return []
    members = [member for member in get_args(annotation) if get_origin(member) is Annotated]
    return [item for member in members for item in member.__metadata__]


def _constraints(metadata: list[Any]) -> Iterator[Any]:
    for item in metadata:
        yield from item.metadata if isinstance(item, FieldInfo) else (item,)


def _bound(bounds: tuple[Any, ...], inclusive: type, exclusive: type) -> float | None:
    names = {Ge: "ge", Gt: "gt", Le: "le", Lt: "lt"}
    return next((getattr(b, names[type(b)]) for b in bounds if isinstance(b, (inclusive, exclusive))), None)


def _is_enum(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Enum)


def _without_none(annotation: Any) -> tuple[Any, Nullable]:
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation, "required"
    kept = [member for member in get_args(annotation) if member is not types.NoneType]
    return (kept[0] if len(kept) == 1 else annotation), "nullable"


def _kind(annotation: Any, where: str) -> str:
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0], where)
    if get_origin(annotation) is list:
        item, _ = _without_none(get_args(annotation)[0])
        return f"list<{_kind(item, where)}>"
    if _is_enum(annotation):
        return "string"
    if annotation in SCALARS:
        return SCALARS[annotation]
    raise IdentityError(
        f"{where} is of type {annotation!r}, which no column can hold; use str, int, float, bytes, list"
    )
