"""The four kinds of typed record that everything else is made of."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; a key that it does not know is an error, never silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")


class Row(Record):
    """One row of an artifact. Its fields are the artifact's columns, in this order."""

    id_column: ClassVar[str]
    """The column that names the row; unique in the artifact, made of source keys and parents."""

    @property
    def row_id(self) -> str:
        """The value of `id_column`."""
        return str(getattr(self, self.id_column))


class Variables(Record):
    """What a prompt is rendered with, and what the built-in rules read instead."""


class Reply(Record):
    """What a model must answer with.

    Only `Field(description=...)` reaches the model. Docstrings are for people and stay here.
    """
