"""A stage: one artifact, what its rows are, what bears on them, and the pure functions that make them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from schemas.config import Config
from schemas.outcomes import Outcome
from schemas.records import Record, Reply, Row, Variables


class SourceRecord(Protocol):
    """One record of a source."""

    @property
    def input_id(self) -> str:
        """Made of the source's keys; unique in the source."""
        ...


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What every stage has. One stage makes one artifact, and they share a name."""

    name: str
    """`exact.distractors`: the Prefect task's name."""
    row: type[Row]
    """Class of its rows."""
    rejects: type[StrEnum]
    """Its reasons to reject."""
    settings: Callable[[Config], Record]
    """Its own values; nothing else of the preset reaches its functions."""
    inputs: tuple[str, ...] = ()
    """Stages whose rows it reads; the first is the one its ledger counts."""

    @property
    def artifact(self) -> str:
        """Name on disk: `exact__distractors`."""
        return self.name.replace(".", "__")

    @property
    def wrapper(self) -> tuple[str, str]:
        """Module and function of the Prefect task: `tasks.exact.stages`, `distractors_stage`."""
        flow, _, short = self.name.partition(".")
        return f"tasks.{flow}.stages", f"{short}_stage"

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules that hold its functions."""
        return tuple(sorted({function.__module__ for function in self.functions()}))

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """Its functions; the code that they stand on counts for identity."""
        raise TypeError(f"stage {self.name} is of no kind; use SourceStage, RowStage or AskStage")


@dataclass(frozen=True, kw_only=True)
class SourceStage(Stage):
    """Reads a source. One input row is one record of the source, usable or not."""

    files: Callable[[Path], tuple[Path, ...]]
    """Data root to the files it reads; raises SourceError when one is missing. Opens none."""
    records: Callable[[Path], Iterator[SourceRecord]]
    """Data root to its records."""
    settle: Callable[[Any, Any], Outcome]
    """One record and settings to an outcome."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The reader, what lists its files, and the rule."""
        return (self.files, self.records, self.settle)


@dataclass(frozen=True, kw_only=True)
class RowStage(Stage):
    """Makes one outcome of each input row, by rules alone."""

    input_row: type[Row]
    """Class of the primary input's rows."""
    settle: Callable[[Any, Any], Outcome]
    """Input row and settings to an outcome."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The rule."""
        return (self.settle,)


@dataclass(frozen=True, kw_only=True)
class AskStage(Stage):
    """Asks a model about each input row. Its settings have `model` (a role) and `sampling`."""

    input_row: type[Row]
    """Class of the primary input's rows."""
    prompt: str
    """`exact/distractors`: the prompt file's name."""
    variables_class: type[Variables]
    """What the prompt is rendered with."""
    reply: type[Reply]
    """What the model must answer with."""
    variables: Callable[[Any, Any], Variables]
    """Input row and settings to the prompt's variables."""
    settle: Callable[[Any, Any, Any], Outcome]
    """Input row, a reply that fits, and settings to an outcome."""
    baseline: Callable[[Any], Reply]
    """The built-in rules: variables to a reply."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The pure functions; the baseline counts only where it answers."""
        return (self.variables, self.settle)


def follow(stages: tuple[Stage, ...], name: str) -> frozenset[str]:
    """`name` and every stage below it."""
    below = {name}
    for stage in stages:
        if below.intersection(stage.inputs):
            below.add(stage.name)
    return frozenset(below)
