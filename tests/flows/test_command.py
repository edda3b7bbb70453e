"""The command: what it prints, what it exits with, and what Prefect shows."""

import json
from pathlib import Path

import pytest
from chat_server import ChatServer, Fault
from flow_tools import ROOT, served_by, touchline
from prefect_server import PrefectServer
from small_source import commentary_id, edit_commentary, write_small_source

from flows.begin import stages_of
from schemas.run import FlowName, RunReport

pytestmark = pytest.mark.slow


@pytest.fixture
def places(tmp_path: Path) -> list[str]:
    """Options that name a small source and a store."""
    data = write_small_source(tmp_path / "data")
    return ["--data", str(data), "--store", str(tmp_path / "store")]


def test_prefect_shows_stages_by_name_and_reused_ones_as_cached(
    server: PrefectServer, places: list[str], tmp_path: Path
) -> None:
    preset = tmp_path / "mine.toml"
    text = (ROOT / "flows/presets/demo.toml").read_text()
    preset.write_text(text)
    words = ["run", "exact", *places, "--preset", str(preset), "--json"]
    touchline(*words, env=server.environment)
    edit_commentary(tmp_path / "data", 1, 5, "Thank you for watching, see you next time.")
    report = RunReport.model_validate_json(touchline(*words, env=server.environment).stdout)
    told = server.task_runs(f"exact ({preset})")
    assert [name for name, _, _ in told] == [entry.stage for entry in report.stages]
    assert told[0][1:] == ("Completed", "source annotations/expert_commentary_train.json changed")
    preset.write_text(text.replace("[exact.questions.", "[exact.questions]\nseed = 9\n[exact.questions."))
    touchline(*words, env=server.environment)
    states = [state for _, state, _ in server.task_runs(f"exact ({preset})")]
    assert states[:7] == ["Cached"] * 6 + ["Completed"]


def test_a_run_in_a_pipe_prints_the_report_and_nothing_else(server: PrefectServer, places: list[str]) -> None:
    made = touchline("run", "exact", *places, env=server.environment)
    assert made.stderr == ""
    assert "exact.questions" in made.stdout
    assert "built" in made.stdout


def test_a_failed_run_exits_1_with_the_repair_and_no_traceback(server: PrefectServer, places: list[str]) -> None:
    with ChatServer(fault_of=lambda user, seen: Fault.UNAUTHORIZED) as refusing:
        sets = [word for override in served_by(refusing.url) for word in ("--set", override)]
        failed = touchline("run", "exact", *places, *sets, env=server.environment, check=False)
        as_json = touchline("run", "exact", *places, *sets, "--json", env=server.environment, check=False)
        debugged = touchline("run", "exact", *places, *sets, "--debug", env=server.environment, check=False)
    assert failed.returncode == as_json.returncode == 1
    assert "error:" in failed.stderr
    assert "NO_SUCH_KEY" in failed.stderr
    assert "Traceback" not in failed.stderr + failed.stdout
    report = RunReport.model_validate_json(as_json.stdout)
    assert report.status.value == "failed"
    assert [entry.state.value for entry in report.stages] == ["cached", "failed"]
    assert "Traceback" in debugged.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run", "exact", "--preset", "nope"], "no preset 'nope'"),
        (["run", "exact", "--set", "exact.distractors.candidates=99"], "exact.distractors.candidates"),
        (["run", "exact", "--only", "exact.nope"], "the stages are exact.commentary"),
        (["run", "exact", "--from", "feedback", "--only", "questions"], "exclude each other"),
        (["run", "nope"], "'nope' is not"),
        (["run", "exact", "--limit", "0"], "greater than or equal to 1"),
        (["explain", "no/such/row"], "no current artifact"),
        (["ls", "--store", "no-such-store"], "there is no store"),
    ],
)
def test_bad_usage_exits_2_and_says_what_would_do(words: list[str], told: str) -> None:
    refused = touchline(*words, check=False)
    assert refused.returncode == 2
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_folder_that_is_no_download_is_told_with_what_is_missing(tmp_path: Path) -> None:
    for words in (["plan"], ["run"]):
        refused = touchline(*words, "exact", "--data", str(tmp_path), "--store", str(tmp_path / "s"), check=False)
        assert refused.returncode == 1
        assert "takes.json is missing" in refused.stderr
        assert "Traceback" not in refused.stderr


def test_explain_tells_the_way_of_a_row_with_its_proven_prompt_and_reply(
    server: PrefectServer, places: list[str]
) -> None:
    with ChatServer() as writer:
        sets = [word for override in served_by(writer.url) for word in ("--set", override)]
        touchline("run", "exact", *places, *sets, env=server.environment)
        row = commentary_id(1, 5)
        told = json.loads(touchline("explain", row, *places[2:], "--json").stdout)
    steps = {step["stage"]: step for step in told["steps"]}
    assert list(steps)[:7] == [stage.name for stage in stages_of(FlowName.EXACT)][:7]
    assert all(step["fate"] == "kept" for step in list(steps.values())[:7])
    asked = steps["exact.feedback"]
    told_of = [exchange for name in ("feedback", "distractors") for exchange in steps[f"exact.{name}"]["exchanges"]]
    assert [exchange["proof"] for exchange in told_of] == ["proven", "proven"]
    assert "0001 5" in told_of[0]["user"]
    assert json.loads(told_of[0]["reply"])["feedback"] in asked["row"]
    text = touchline("explain", f"{row}/0", *places[2:]).stdout
    assert "proven by its key" in text


def test_retry_and_ls_from_the_command(server: PrefectServer, places: list[str]) -> None:
    with ChatServer(fault_of=lambda user, seen: Fault.BAD_REQUEST if "0001 5." in user else Fault.NONE) as writer:
        sets = [word for override in served_by(writer.url) for word in ("--set", override)]
        touchline("run", "exact", *places, *sets, env=server.environment)
        listed = touchline("ls", *places[2:]).stdout
        assert "bad_request 1" in listed
        writer.fault_of = lambda user, seen: Fault.NONE
        writer.forget()
        retried = RunReport.model_validate_json(
            touchline("retry", "exact", *places, *sets, "--json", env=server.environment).stdout
        )
        assert writer.calls == 2
    assert [entry.rows for entry in retried.stages][:7] == [40] * 7
    current = json.loads(touchline("ls", *places[2:], "--json").stdout)
    assert sum(version["current"] for version in current) == len(stages_of(FlowName.EXACT))


def test_help_loads_neither_prefect_nor_expectations() -> None:
    told = touchline("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "flows.cli" in loaded
    assert not loaded & {"prefect", "great_expectations", "openai"}
