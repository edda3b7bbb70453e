"""A stage: one artifact, what its rows are, what bears on them, and the pure functions that make them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from schemas.asking import Answered, Ask
from schemas.chat import ModelErrorClass
from schemas.config import Config
from schemas.outcomes import Failed, Outcome
from schemas.records import Record, Reply, Row, Variables
from schemas.units import Group, Materials, UnitResult


class SourceRecord(Protocol):
    """One record of a source."""

    @property
    def input_id(self) -> str:
        """Made of the source's keys; unique in the source."""
        ...


class Preview(StrEnum):
    """What a preview (`--limit`) makes of a stage's input rows."""

    SOME = "some"
    """As many as its limit."""
    ALL = "all"
    """All of them: a table that others look things up in would be of no use cut short."""


@dataclass(frozen=True, kw_only=True)
class Stage(ABC):
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
    preview: Preview = Preview.SOME
    """What a preview makes of its input rows."""

    def limited_to(self, limit: int | None) -> int | None:
        """How many input rows it takes in a run with that limit; None for all."""
        return limit if self.preview is Preview.SOME else None

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

    @abstractmethod
    def functions(self) -> tuple[Callable[..., Any], ...]:
        """Its functions; the code that they stand on counts for identity."""


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
class TableStage(Stage):
    """Makes its outcomes with a view of the whole table: one for each input row, in their order."""

    input_row: type[Row]
    """Class of the primary input's rows."""
    settle_all: Callable[[Any, Any, Any], Iterator[Outcome]]
    """The input rows, a function that goes over them once more, and settings to one outcome per row."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The rule."""
        return (self.settle_all,)


@dataclass(frozen=True, kw_only=True)
class SummaryStage(Stage):
    """Makes figures of a whole table. One input row of its ledger is one figure."""

    input_row: type[Row]
    """Class of the primary input's rows."""
    summarise: Callable[[Any, Any], Sequence[Row]]
    """The input rows and settings to the figures; raises a TouchlineError where they must stop the run."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The rule."""
        return (self.summarise,)


def no_files(root: Path, materials: Materials, settings: Any) -> tuple[Path, ...]:  # noqa: ARG001
    """A stage that reads no source file."""
    return ()


def nothing_computed(work: Any, settings: Any) -> bytes:  # noqa: ARG001
    """A stage without units: it only brings its inputs together."""
    raise TypeError("a stage without units has nothing to compute")


def no_settings(settings: Any) -> Record:  # noqa: ARG001
    """A stage without units."""
    return Record()


@dataclass(frozen=True, kw_only=True)
class UnitStage(Stage):
    """Computes units, each kept as soon as it is finished, and settles its input rows on the results."""

    tables: tuple[type[Row], ...]
    """Classes of the rows of its inputs, in step; an input beyond them must only exist."""
    files: Callable[[Path, Any, Any], tuple[Path, ...]] = no_files
    """Data root, materials and settings to the source files that it reads; those that are not there are left out."""
    groups: Callable[[Any, Any], Iterator[Group]]
    """Materials and settings to the groups. Raises a TouchlineError where the inputs do not go together."""
    unit_settings: Callable[[Any], Record] = no_settings
    """Of the settings, those that bear on a unit's result."""
    compute: Callable[[Any, Any], bytes] = nothing_computed
    """A unit's work and its settings to its result; a TouchlineError is this unit's fault and no one else's.

    It stands in a module of its own: that module's code decides which kept results still hold.
    """
    settle: Callable[[Group, tuple[UnitResult, ...], Any], Iterator[Outcome]]
    """A group, the results of its units and settings to one outcome for each of its rows."""
    entry: type[Row] | None = None
    """What its ledger counts, where that is not the primary input's rows: the rows of its groups."""
    most_rows: Callable[[Any], int] = lambda settings: 1  # noqa: ARG005
    """Settings to the most rows that one input row becomes: what a plan reckons with."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The rules, the computation, and what lists its files."""
        named = (self.files,) if self.files is not no_files else ()
        computing = (self.compute,) if self.compute is not nothing_computed else ()
        return (*named, self.groups, *computing, self.settle)


@dataclass(frozen=True, kw_only=True)
class ModelStage(Stage):
    """Asks models about each input row: in rounds, and in each round any number of questions at once.

    Its settings have `sampling`, and name the models by their roles in the preset.
    """

    input_row: type[Row]
    """Class of the primary input's rows."""
    prompt: str
    """`exact/distractors`: the prompt file's name."""
    variables_class: type[Variables]
    """What the prompt is rendered with."""
    reply: type[Reply]
    """What a model must answer with."""

    @abstractmethod
    def roles(self, settings: Any) -> tuple[str, ...]:
        """The models it asks, by their roles in the preset."""

    @abstractmethod
    def asks(self, row: Any, settings: Any) -> tuple[Ask, ...]:
        """The questions of the first round."""

    @abstractmethod
    def conclude(
        self, row: Any, answers: tuple[Answered, ...], settings: Any, round_number: int
    ) -> Outcome | tuple[Ask, ...]:
        """What the answers of a round (counted from 1) come to: an outcome, or the questions of the next round."""

    @abstractmethod
    def most_asks(self, settings: Any) -> int:
        """Most questions to one model about one row, all rounds together: what a plan reckons with."""

    @abstractmethod
    def by_rule(self, variables: Any, model_name: str) -> Reply:
        """What the built-in rules answer."""

    @property
    @abstractmethod
    def rules_module(self) -> str:
        """The module of the built-in rules; it counts as code where they answer."""


@dataclass(frozen=True, kw_only=True)
class AskStage(ModelStage):
    """Asks `settings.model` one question about each row, in up to `settings.rounds` rounds where `again` wants more."""

    variables: Callable[[Any, Any], Variables]
    """Input row and settings to the prompt's variables."""
    settle: Callable[[Any, Any, Any], Outcome]
    """Input row, a reply that fits, and settings to an outcome."""
    again: Callable[[Any, Any, Any], Variables | None] | None = None
    """Input row, an outcome and settings to the variables of another round, or None where the outcome will do."""
    baseline: Callable[[Any], Reply]
    """The built-in rules: variables to a reply."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The pure functions; the baseline counts only where it answers."""
        return (self.variables, self.settle, *((self.again,) if self.again else ()))

    def roles(self, settings: Any) -> tuple[str, ...]:
        """The one model."""
        return (settings.model,)

    def asks(self, row: Any, settings: Any) -> tuple[Ask, ...]:
        """The one question."""
        return (Ask(variables=self.variables(row, settings), role=settings.model),)

    def conclude(
        self, row: Any, answers: tuple[Answered, ...], settings: Any, round_number: int
    ) -> Outcome | tuple[Ask, ...]:
        """Failed without a reply; another round where the reply will not do and rounds are left; else settled."""
        answer = answers[0]
        if answer.reply is None:
            return Failed(input_id=row.row_id, error=answer.error or ModelErrorClass.EMPTY, detail=answer.detail)
        outcome = self.settle(row, answer.reply, settings)
        if self.again and round_number < settings.rounds:
            variables = self.again(row, outcome, settings)
            if variables is not None:
                return (Ask(variables=variables, role=settings.model),)
        return outcome

    def most_asks(self, settings: Any) -> int:
        """One question in each round."""
        return settings.rounds if self.again else 1

    def by_rule(self, variables: Any, model_name: str) -> Reply:  # noqa: ARG002
        """One set of rules, whatever the model is called."""
        return self.baseline(variables)

    @property
    def rules_module(self) -> str:
        """Where the rules are."""
        return self.baseline.__module__


@dataclass(frozen=True, kw_only=True)
class PanelStage(ModelStage):
    """Asks the models `settings.judges` any number of questions about each row, and settles on all the answers."""

    questions: Callable[[Any, Any], tuple[Ask, ...]]
    """Input row and settings to the questions."""
    settle: Callable[[Any, tuple[Answered, ...], Any], Outcome]
    """Input row, the answers in the order of the questions, and settings to an outcome."""
    asks_per_model: Callable[[Any], int]
    """Settings to the number of questions that each model is asked about a row."""
    baseline: Callable[[Any, str], Reply]
    """The built-in rules: variables and the name of the judge to a reply."""

    def functions(self) -> tuple[Callable[..., Any], ...]:
        """The pure functions; the baseline counts only where it answers."""
        return (self.questions, self.settle)

    def roles(self, settings: Any) -> tuple[str, ...]:
        """All the judges."""
        return tuple(settings.judges)

    def asks(self, row: Any, settings: Any) -> tuple[Ask, ...]:
        """All the questions."""
        return self.questions(row, settings)

    def conclude(
        self,
        row: Any,
        answers: tuple[Answered, ...],
        settings: Any,
        round_number: int,  # noqa: ARG002
    ) -> Outcome | tuple[Ask, ...]:
        """There is one round."""
        return self.settle(row, answers, settings)

    def most_asks(self, settings: Any) -> int:
        """As the stage says."""
        return self.asks_per_model(settings)

    def by_rule(self, variables: Any, model_name: str) -> Reply:
        """Each judge by its own rule."""
        return self.baseline(variables, model_name)

    @property
    def rules_module(self) -> str:
        """Where the rules are."""
        return self.baseline.__module__


def follow(stages: tuple[Stage, ...], name: str) -> frozenset[str]:
    """`name` and every stage below it."""
    below = {name}
    for stage in stages:
        if below.intersection(stage.inputs):
            below.add(stage.name)
    return frozenset(below)
