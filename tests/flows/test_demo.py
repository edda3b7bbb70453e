"""`touchline demo` as a new user meets it: no server, no key, and a second run that does nothing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flow_tools import ROOT, environment, line, rows, touchline
from prefect_server import quiet_home

from flows.begin import stages_of
from schemas.exact.questions import QuestionRow
from schemas.exact.shortcuts import AuditFigure, AuditSettings
from schemas.run import FlowName, RunReport, StageReport
from tasks.checks.intervals import Interval, chance_interval
from tasks.exact.audit import CHANCE, SolverGauge
from tasks.exact.solvers import SOLVERS
from tasks.sources.demo.download import demo_recordings
from tasks.sources.demo.planted import PlantedCommentary, Shortcut
from tasks.sources.demo.takes import demo_takes

STAGES = tuple(stage for flow in FlowName for stage in stages_of(flow))

_AUDIT = """
import json, sys
opened, sockets = [], []
def audit(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(str(arguments[0]))
    elif event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        sockets.append(event)
    elif event == "subprocess.Popen":
        sockets.append(f"{event} {arguments[0]}")
sys.addaudithook(audit)
mark, sys.argv = sys.argv[1], ["touchline", *sys.argv[2:]]
from flows.cli import main
code = 0
try:
    main()
except SystemExit as end:
    code = end.code
heavy = [name for name in ("prefect", "great_expectations") if name in sys.modules]
with open(mark, "w") as out:
    json.dump({"opened": opened, "sockets": sockets, "heavy": heavy, "code": code}, out)
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunReport]:
    """The demo, made once in a home that has never seen Prefect."""
    root = tmp_path_factory.mktemp("demo")
    env = quiet_home(root / "home")
    made = touchline("demo", "--dir", str(root / "out"), "--json", env=env)
    return root / "out", RunReport.model_validate_json(made.stdout)


def test_demo_makes_questions_and_every_ledger_adds_up(demo: tuple[Path, RunReport]) -> None:
    _, report = demo
    assert report.status.value == "completed"
    assert [entry.state.value for entry in report.stages] == ["built"] * len(STAGES)
    for entry in report.stages:
        assert entry.ledger.entered == entry.ledger.settled
        assert entry.rows == entry.ledger.kept or entry.stage == "expertaf.triplets"
    assert line(report, "triplets", "expertaf").rows > line(report, "triplets", "expertaf").ledger.kept
    questions = line(report, "questions")
    assert questions.rows >= 300
    assert len({row["activity"] for row in rows(questions)}) == 11


def test_every_input_row_is_in_the_trace_with_its_fate(demo: tuple[Path, RunReport]) -> None:
    _, report = demo
    for entry in report.stages:
        trace = rows(entry, "trace.parquet")
        rejects = rows(entry, "rejects.parquet")
        assert entry.ledger.entered == len({row["input_id"] for row in trace})
        assert len(trace) == entry.ledger.entered - entry.ledger.kept + entry.rows
        assert len(rejects) == entry.ledger.entered - entry.ledger.kept
        assert all(row["reason"] and row["detail"] for row in rejects)


def test_baseline_data_says_so(demo: tuple[Path, RunReport]) -> None:
    _, report = demo
    record = json.loads((Path(line(report, "distractors").path) / "record.json").read_text())
    assert "baseline data" in record["made_by"]


def test_second_demo_opens_no_source_starts_no_server_and_loads_neither_prefect_nor_expectations(
    demo: tuple[Path, RunReport], tmp_path: Path
) -> None:
    folder, first = demo
    audit = _audited(tmp_path, "demo", "--json", "--dir", str(folder))
    assert audit["code"] in (0, None)
    assert audit["heavy"] == []
    assert audit["sockets"] == []
    data = str((folder / "data").resolve())
    assert [path for path in audit["opened"] if str(Path(path).resolve()).startswith(data)] == []
    report = RunReport.model_validate_json(audit["stdout"])
    assert [entry.state.value for entry in report.stages] == ["cached"] * len(STAGES)
    assert sum(entry.calls for entry in report.stages) == 0
    assert [entry.path for entry in report.stages] == [entry.path for entry in first.stages]


def _audited(tmp_path: Path, *words: str) -> dict[str, Any]:
    mark = tmp_path / "audit"
    result = subprocess.run(
        [sys.executable, "-c", _AUDIT, str(mark), *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    assert mark.exists(), result.stderr
    return json.loads(mark.read_text()) | {"stdout": result.stdout}


def test_injected_instructions_reach_no_option(demo: tuple[Path, RunReport]) -> None:
    _, report = demo
    texts = [option for row in rows(line(report, "questions")) for option in row["options"]]
    assert not [text for text in texts if "ignore" in text.lower() or "answer 3" in text.lower()]


def test_foreign_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/mine.txt").write_text("mine")
    refused = touchline("demo", "--dir", str(tmp_path), check=False)
    assert refused.returncode == 2
    assert "not demo data" in refused.stderr


def test_the_finished_set_holds_no_more_right_longest_or_odd_options_than_chance(demo: tuple[Path, RunReport]) -> None:
    _, report = demo
    figures = {row["figure"]: row for row in rows(line(report, "shortcuts"))}
    assert figures["held_out"]["n"] > 0
    for name in ("longest_option", "odd_one_out", "most_central", "position"):
        assert figures[name]["verdict"] == "pass", figures[name]


@pytest.mark.parametrize("solver", ["longest_option", "odd_one_out"])
def test_planted_shortcuts_lead_to_the_key_before_the_filters_and_not_after_them(
    demo: tuple[Path, RunReport], solver: str
) -> None:
    _, report = demo
    before = _figure(line(report, "questions"), solver)
    after = _figure(line(report, "held_out"), solver)
    assert before.value is not None
    assert after.value is not None
    assert before.value > _by_chance(before).high
    assert _by_chance(after).holds(after.value)


def _figure(entry: StageReport, solver: str) -> AuditFigure:
    """The audit's figure of one solver over a stage's questions."""
    gauge = SolverGauge(solver, SOLVERS[solver], AuditSettings())
    for row in rows(entry):
        gauge.add(QuestionRow.model_validate({name: row[name] for name in QuestionRow.model_fields}))
    return next(gauge.figures())


def _by_chance(figure: AuditFigure) -> Interval:
    return chance_interval(figure.n, CHANCE, 0.99)


def test_each_filter_removes_what_is_planted_for_it(demo: tuple[Path, RunReport]) -> None:
    _, report = demo
    asked, lengths, blind, left = (
        _planted(line(report, stage)) for stage in ("questions", "length_filter", "blind_filter", "held_out")
    )
    assert len(asked[Shortcut.LONGEST]) >= 50
    assert not lengths[Shortcut.LONGEST]
    assert len(lengths[Shortcut.ODD]) > 4 * len(blind[Shortcut.ODD])
    assert len(left[Shortcut.SLIGHT]) > len(asked[Shortcut.SLIGHT]) / 2


def _planted(entry: StageReport) -> dict[Shortcut, set[str]]:
    """The planted commentaries among a stage's rows, by what gives their keys away."""
    here = {row["commentary_id"] for row in rows(entry)}
    said = [one for one in demo_recordings(demo_takes()).commentaries if isinstance(one, PlantedCommentary)]
    named = [(one.shortcut, f"{one.take_name}/{one.expert_uid}/{one.recording}") for one in said]
    return {kind: {name for shortcut, name in named if shortcut is kind and name in here} for kind in Shortcut}
