"""Changing what bears on a stage runs it; changing anything else does not."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from chat_server import ChatServer
from flow_tools import (
    ROOT,
    copy_code,
    digests,
    environment,
    line,
    plan_stages,
    request_for,
    rows,
    run_stages,
    served_by,
    states,
    touchline,
)
from small_source import PER_TAKE, TAKES, commentary_id, edit_commentary

ALL = TAKES * PER_TAKE


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    """A copy of the prompt files that a test may edit."""
    return shutil.copytree(ROOT / "prompts", tmp_path / "prompts")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new))


def test_second_run_asks_nothing_and_reuses_all(data: Path, store: Path) -> None:
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url))
        run_stages(request)
        assert server.calls == 2 * ALL
        server.forget()
        report = run_stages(request)
    assert server.calls == 0
    assert set(states(report).values()) == {"cached"}
    assert all(entry.calls == 0 for entry in report.stages)


def test_changed_prompt_word_is_planned_and_paid_exactly_and_undone_for_nothing(
    data: Path, store: Path, prompts: Path
) -> None:
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url), prompts=prompts)
        first = run_stages(request)
        _replace(prompts / "exact/distractors.md", "You write the wrong options", "You write the false options")
        plan = plan_stages(request)
        assert (
            states(plan).items()
            >= {
                "commentary": "reuse",
                "feedback": "reuse",
                "distractors": "build",
                "questions": "depends",
            }.items()
        )
        assert line(plan, "distractors").why == ("prompt exact/distractors changed",)
        assert (line(plan, "distractors").calls, line(plan, "distractors").calls_are.value) == (ALL, "exact")
        server.forget()
        changed = run_stages(request)
        assert server.calls == line(changed, "distractors").calls == ALL
        _replace(prompts / "exact/distractors.md", "You write the false options", "You write the wrong options")
        server.forget()
        back = run_stages(request)
    assert server.calls == 0
    assert digests(back) == digests(first)
    assert digests(back) != digests(changed)


def test_prompt_change_that_gives_the_same_rows_leaves_the_stages_below_reused(
    data: Path, store: Path, prompts: Path
) -> None:
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url), prompts=prompts)
        run_stages(request)
        server.forget()
        # The server's feedback follows from the transcript alone, so the rows come out the same.
        _replace(prompts / "exact/feedback.md", "You edit spoken coaching", "You turn spoken coaching")
        report = run_stages(request)
    assert server.calls == ALL
    assert (
        states(report).items()
        >= {
            "commentary": "cached",
            "feedback": "built",
            "distractors": "cached",
            "questions": "cached",
        }.items()
    )


@pytest.mark.parametrize("recording", [1, 5], ids=["neighbour within 10 s", "no neighbour within 10 s"])
def test_one_edited_commentary_costs_its_own_calls_and_moves_no_other_question(
    data: Path, store: Path, recording: int
) -> None:
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url))
        before = {row["question_id"]: row for row in rows(line(run_stages(request), "questions"))}
        server.forget()
        edit_commentary(data, 1, recording, " He ought to turn the left hip towards the wall so that he can reach.")
        report = run_stages(request)
    assert line(report, "feedback").calls == line(report, "distractors").calls == 1
    assert server.calls == 2
    after = {row["question_id"]: row for row in rows(line(report, "questions"))}
    edited = f"{commentary_id(1, recording)}/0"
    assert {name for name in before if before[name] != after[name]} == {edited}


def test_same_request_in_another_flow_run_store_or_preset_name_is_one_reply(data: Path, store: Path) -> None:
    with ChatServer() as server:
        run_stages(request_for(data, store, served_by(server.url)))
        server.forget()
        preview = run_stages(request_for(data, store, served_by(server.url, concurrency=3, timeout_sec=7.0), limit=9))
    assert server.calls == 0
    assert line(preview, "feedback").cached_calls == 9


def test_preview_is_never_the_current_version(data: Path, store: Path) -> None:
    request = request_for(data, store)
    whole = run_stages(request)
    preview = run_stages(request.model_copy(update={"limit": 5}))
    assert line(preview, "commentary").ledger.entered == 5
    assert set(digests(preview).values()).isdisjoint(digests(whole).values())
    again = run_stages(request)
    assert digests(again) == digests(whole)
    assert set(states(again).values()) == {"cached"}


def test_only_runs_one_stage_on_what_stands_above_it(data: Path, store: Path, prompts: Path) -> None:
    request = request_for(data, store, prompts=prompts)
    first = run_stages(request)
    edit_commentary(data, 1, 5, " She should look up before the pass because the lane closes quickly.")
    _replace(prompts / "exact/distractors.md", "You write the wrong options", "You write the false options")
    report = run_stages(request.model_copy(update={"only": "distractors"}))
    assert (
        states(report).items()
        >= {
            "commentary": "skipped",
            "feedback": "skipped",
            "distractors": "built",
            "questions": "skipped",
        }.items()
    )
    assert line(report, "distractors").ledger.entered == line(first, "feedback").rows


def test_plan_tells_calls_down_to_the_row_and_the_run_makes_no_more(data: Path, store: Path) -> None:
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url, usd_per_million_tokens_in=1000.0))
        fresh = plan_stages(request)
        # A distractors question may need a second round, and a rewriting is asked for five statements.
        assert [line(fresh, name).calls for name in ("feedback", "distractors")] == [ALL, 2 * ALL]
        assert line(fresh, "rewriting").calls == 5 * ALL
        assert line(fresh, "feedback").usd > 0
        assert line(fresh, "distractors").usd > 0
        run_stages(request)
        edit_commentary(data, 1, 5, " She should look up before the pass because the lane closes quickly.")
        server.forget()
        plan = plan_stages(request)
        assert server.calls == 0
        assert (
            states(plan).items()
            >= {
                "commentary": "build",
                "feedback": "depends",
                "distractors": "depends",
                "questions": "depends",
            }.items()
        )
        assert line(plan, "commentary").why == ("source annotations/expert_commentary_train.json changed",)
        assert [line(plan, name).calls for name in ("feedback", "distractors")] == [1, 2]
        assert [line(plan, name).calls_are.value for name in ("feedback", "distractors")] == ["at_most"] * 2
        run_stages(request)
        assert server.calls == 2


def test_plan_of_a_preview_counts_the_rows_of_the_preview(data: Path, store: Path) -> None:
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url), limit=7)
        plan = plan_stages(request)
        assert [line(plan, name).calls for name in ("feedback", "distractors")] == [7, 14]
        run_stages(request)
        assert server.calls == 14


FILTERS = ("length_filter", "blind_filter", "held_out")
LAST = "exact.release"
# Edits of the code, made in a copy of it. "Nothing" is what no stage may notice.
EDITS = [
    ("a comment", "tasks/text/words.py", "_SPACE = re.compile(", "# said of it\n_SPACE = re.compile(", set()),
    (
        "a docstring",
        "schemas/exact/feedback.py",
        '"""The model\'s reading of one commentary."""',
        '"""What the model made of it."""',
        set(),
    ),
    ("formatting", "tasks/exact/questions.py", "order.index(0)", "order.index(\n            0\n        )", set()),
    (
        "a rule two imports away",
        "tasks/text/words.py",
        'return _SPACE.sub(" ", text).strip()',
        'return _SPACE.sub(" ", text).strip(" ")',
        {"feedback", "grounding", "distractors", "rewriting", *FILTERS},
    ),
    (
        "a rule of one stage",
        "tasks/exact/questions.py",
        'f"{seed}|{question_id}|{index}"',
        'f"{seed}/{question_id}/{index}"',
        {"questions", "blind_filter", "held_out"},
    ),
    (
        "a reply schema",
        "schemas/exact/distractors.py",
        'description="In what it differs from the feedback"',
        'description="In what it departs from the feedback"',
        {"distractors", "rewriting", "questions", *FILTERS},
    ),
    (
        "the parser of replies",
        "tasks/llm/replies.py",
        "DETAIL_CHARS = 200",
        "DETAIL_CHARS = 201",
        {"feedback", "grounding", "distractors", "rewriting", "blind_filter", "held_out"},
    ),
    ("a wrapper", "tasks/exact/stages.py", "(rewriting,), map_rows)", "[rewriting], map_rows)", {"questions"}),
    ("the runner of stages", "tasks/artifacts/build.py", "TELL_EVERY_SEC = 0.2", "TELL_EVERY_SEC = 0.3", set()),
    ("the client", "tasks/llm/client.py", "MOST_BYTES = 8 << 20", "MOST_BYTES = 9 << 20", set()),
]


def test_an_edit_of_the_code_wakes_exactly_the_stages_that_stand_on_it(data: Path, store: Path, tmp_path: Path) -> None:
    code = copy_code(tmp_path / "code")
    with ChatServer() as server:
        options = _command_options(data, store, server.url)
        run_stages(request_for(data, store, served_by(server.url), prompts=code / "prompts"), until=LAST)
        server.forget()
        for what, name, old, new, woken in EDITS:
            original = (code / name).read_text()
            _replace(code / name, old, new)
            plan = json.loads(touchline("plan", "exact", *options, code=code).stdout)
            (code / name).write_text(original)
            built = {entry["stage"].removeprefix("exact.") for entry in plan["stages"] if entry["state"] == "build"}
            depends = {entry["stage"].removeprefix("exact.") for entry in plan["stages"] if entry["state"] == "depends"}
            # A stage below a woken one depends; by itself it is woken only if the edit is its own too.
            assert built <= woken <= built | depends, (what, plan)
            assert bool(built) == bool(woken), (what, plan)
            told = [why for entry in plan["stages"] if entry["state"] == "build" for why in entry["why"]]
            assert all("code" in why or "reply schema" in why for why in told), (what, told)
    assert server.calls == 0


def test_a_changed_helper_runs_again_and_pays_nothing_for_replies_it_has(
    data: Path, store: Path, tmp_path: Path
) -> None:
    code = copy_code(tmp_path / "code")
    with ChatServer() as server:
        request = request_for(data, store, served_by(server.url), prompts=code / "prompts")
        run_stages(request)
        server.forget()
        _replace(code / "tasks/text/words.py", ".strip()\n\n\ndef words", '.strip(" ")\n\n\ndef words')
        script = f"import sys; sys.path.insert(0, {str(ROOT / 'tests/support')!r})\n" + _RUN_SCRIPT
        words = (str(data), str(store), str(code / "prompts"), server.url)
        report = _run_python(script, *words, code=code)
    assert server.calls == 0
    assert report["feedback"] == ["built", ALL]
    assert report["distractors"] == ["built", ALL]
    assert report["questions"] == ["cached", 0]


_RUN_SCRIPT = """
import json
from pathlib import Path
from flow_tools import request_for, run_stages, served_by
data, store, prompts, url = sys.argv[1:]
report = run_stages(request_for(Path(data), Path(store), served_by(url), prompts=Path(prompts)))
print(json.dumps({s.stage.removeprefix("exact."): [s.state.value, s.cached_calls] for s in report.stages}))
"""


def _run_python(script: str, *words: str, code: Path) -> dict[str, list[object]]:
    result = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, cwd=code, env=environment(), check=False
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def _command_options(data: Path, store: Path, url: str) -> list[str]:
    sets = [word for override in served_by(url) for word in ("--set", override)]
    return ["--data", str(data), "--store", str(store), *sets, "--json"]
