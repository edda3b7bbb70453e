"""The audit of a finished ExAct benchmark: whether it can be answered without watching."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import Key
from schemas.records import Record, Row

Share = Annotated[float, Field(ge=0, le=1)]
"""A proportion."""


class Measure(StrEnum):
    """What the value of a figure is."""

    ACCURACY = "accuracy"
    """Share of the questions answered that were answered rightly."""
    P_VALUE = "p_value"
    """Probability of counts at least this uneven by chance."""
    SHARE = "share"
    """Share of the questions."""
    WORDS = "words"
    """Number of words and of pairs of words."""


class AuditVerdict(StrEnum):
    """What a figure means for the benchmark."""

    PASS = "pass"
    FAIL = "fail"
    TOO_FEW = "too_few"
    """Fewer questions than `min_questions`: the figure is told and fails nothing."""


class AuditFigure(Row):
    """One figure of an audit, what it is held against, and the verdict."""

    id_column: ClassVar[str] = "figure"

    figure: Key
    """Its name, such as `longest_option` or `position.domain.Sports`."""
    measure: Measure
    """What the value is."""
    value: Annotated[float, Field(ge=0)] | None
    """The figure itself; null where there was nothing to count."""
    low: Share | None
    """Lower end of the value's interval at the setting `confidence`; null for what has none."""
    high: Share | None
    """Upper end of that interval."""
    expected: Annotated[float, Field(ge=0)] | None
    """What chance alone would give, where that is known."""
    threshold: str
    """What the value must meet, in words and numbers."""
    n: Annotated[int, Field(ge=0)]
    """How many questions the value rests on."""
    counts: list[int]
    """The counts behind the value; `note` says of what."""
    verdict: AuditVerdict
    """Pass, fail, or too few questions to tell."""
    worst: list[str]
    """The worst cases, worst first: words with their counts, or ids of questions."""
    note: str
    """What the counts are, and what else should be known."""


class Gate(StrEnum):
    """What a figure that fails does to the run."""

    STOP = "stop"
    """The stage fails, and nothing is released."""
    TELL = "tell"
    """The figures say `fail`, and the run goes on: for data that is not meant to be published."""


class AuditSettings(Record):
    """What the audit holds a benchmark to."""

    gate: Gate = Gate.STOP
    """What a figure that fails does."""

    significance: Annotated[float, Field(gt=0, lt=1)] = 0.01
    """Highest probability that any test fails a benchmark without shortcuts; the tests share it equally."""
    confidence: Annotated[float, Field(gt=0, lt=1)] = 0.99
    """Confidence of the intervals that are told; verdicts rest on `significance`."""
    min_questions: Annotated[int, Field(ge=1)] = 100
    """With fewer questions a figure is told and fails nothing."""
    near_duplicate_cosine: Annotated[float, Field(gt=0, le=1)] = 0.98
    """Two options of a question at least this alike are near duplicates."""
    max_near_duplicate_share: Share = 0.01
    """Highest share of questions with near duplicates among their options."""
    max_duplicate_key_share: Share = 0.05
    """Highest share of questions whose key is also the key of a question of another take."""
    min_token_options: Annotated[int, Field(ge=1)] = 20
    """A word or pair of words in fewer options than this is not tested for leaking."""
    min_leak_share: Share = 0.01
    """A word that leaks fails the benchmark where at least this share of the questions has it."""
    max_tokens: Annotated[int, Field(ge=100)] = 50_000
    """How many words and pairs of words are counted, the most frequent ones."""
    listed: Annotated[int, Field(ge=0)] = 10
    """How many of the worst cases a figure lists."""


class ShortcutsReject(StrEnum):
    """Figures are told or stop the run; none is rejected."""
