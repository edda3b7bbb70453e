"""A planted null, duplicate id and out-of-range value stop every stage, and name the expectation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flow_tools import WORKERS, request_for, run_stages
from pydantic.fields import FieldInfo
from small_source import write_small_source

from flows.begin import begin, stages_of
from schemas.artifact import ArtifactRef
from schemas.errors import ExpectationError
from schemas.outcomes import Kept, Outcome
from schemas.records import Row
from schemas.run import FlowName, Redo, StageState
from tasks.artifacts.build import build_once
from tasks.artifacts.run_records import RunRecords
from tasks.artifacts.stage import Stage
from tasks.artifacts.work import Work

STAGES = stages_of(FlowName.EXACT)
Change = Callable[[Row, Row], Row]


def _null(row: Row, first: Row) -> Row:
    return row.model_copy(update={_text_column(row): None})


def _duplicate(row: Row, first: Row) -> Row:
    return row.model_copy(update={row.id_column: first.row_id})


def _out_of_range(row: Row, first: Row) -> Row:
    return row.model_copy(update={_number_column(row): -5})


def fields_of(row: Row | type[Row]) -> dict[str, FieldInfo]:
    """The fields of a row or of its class."""
    return (row if isinstance(row, type) else type(row)).model_fields


def _text_column(row: Row | type[Row]) -> str:
    return "take_name" if "take_name" in fields_of(row) else "threshold"


NUMBERS = ("video_time_sec", "video_time", "n")


def _number_column(row: Row | type[Row]) -> str:
    return next((name for name in NUMBERS if name in fields_of(row)), "")


PLANTED: dict[str, tuple[Change, Callable[[type[Row]], str]]] = {
    "expect_column_values_to_not_be_null": (_null, _text_column),
    "expect_column_values_to_be_unique": (_duplicate, lambda row: row.id_column),
    "expect_column_values_to_be_between": (_out_of_range, _number_column),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, ArtifactRef]]:
    """A source, and a store in which every artifact stands."""
    root = tmp_path_factory.mktemp("expectations")
    data, store = write_small_source(root / "data"), root / "store"
    report = run_stages(request_for(data, store), until=STAGES[-1].name)
    used = RunRecords(store).read(report.run_id).used
    return data, store, {version.stage: version.ref for version in used}


def _spoiling(stage: Stage, change: Change) -> Callable[[Work], Iterator[Outcome]]:
    """The stage's own worker, its third kept row changed."""

    def worker(work: Work) -> Iterator[Outcome]:
        kept: list[Row] = []
        for outcome in WORKERS[type(stage)](work):
            if isinstance(outcome, Kept):
                kept.append(outcome.row)
                if len(kept) == 3:
                    outcome = outcome.model_copy(update={"row": change(outcome.row, kept[0])})
            yield outcome

    return worker


SPOILT = [
    pytest.param(expectation, stage, id=f"{expectation}-{stage.name}")
    for expectation, (_, column) in PLANTED.items()
    for stage in STAGES
    if column(stage.row)
]


def test_every_stage_with_a_number_is_spoilt() -> None:
    assert {stage.name for stage in STAGES if not _number_column(stage.row)} == {"exact.videos"}


@pytest.mark.parametrize(("expectation", "stage"), SPOILT)
def test_a_planted_fault_stops_the_stage_and_names_the_expectation(
    made: tuple[Path, Path, dict[str, ArtifactRef]], stage: Stage, expectation: str
) -> None:
    data, store, refs = made
    change, column = PLANTED[expectation]
    before = set(store.glob("*/*/*/record.json"))
    run = begin(request_for(data, store, redo=Redo.STAGES))
    inputs = [refs[name] for name in stage.inputs]
    with pytest.raises(ExpectationError) as caught:
        build_once(run, stage, inputs, _spoiling(stage, change))
    assert f"{stage.name}: {expectation} failed on {column(stage.row)}" in str(caught.value)
    assert set(store.glob("*/*/*/record.json")) == before
    noted = RunRecords(store).read(run.run_id).report.stages[-1]
    assert (noted.stage, noted.state) == (stage.name, StageState.FAILED)
