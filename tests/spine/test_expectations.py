"""A planted null, duplicate id and out-of-range value stop every stage, and name the expectation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flow_tools import WORKERS, request_for, run_stages
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
    return row.model_copy(update={"take_name": None})


def _duplicate(row: Row, first: Row) -> Row:
    return row.model_copy(update={row.id_column: first.row_id})


def _negative_time(row: Row, first: Row) -> Row:
    return row.model_copy(update={"video_time_sec": -5.0})


PLANTED = {
    "expect_column_values_to_not_be_null failed on take_name": _null,
    "expect_column_values_to_be_unique failed on": _duplicate,
    "expect_column_values_to_be_between failed on video_time_sec": _negative_time,
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


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
@pytest.mark.parametrize("told", list(PLANTED))
def test_a_planted_fault_stops_the_stage_and_names_the_expectation(
    made: tuple[Path, Path, dict[str, ArtifactRef]], stage: Stage, told: str
) -> None:
    data, store, refs = made
    before = set(store.glob("*/*/*/record.json"))
    run = begin(request_for(data, store, redo=Redo.STAGES))
    inputs = [refs[name] for name in stage.inputs]
    with pytest.raises(ExpectationError) as caught:
        build_once(run, stage, inputs, _spoiling(stage, PLANTED[told]))
    assert f"{stage.name}: {told}" in str(caught.value)
    assert set(store.glob("*/*/*/record.json")) == before
    noted = RunRecords(store).read(run.run_id).report.stages[-1]
    assert (noted.stage, noted.state) == (stage.name, StageState.FAILED)
