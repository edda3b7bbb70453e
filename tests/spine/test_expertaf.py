"""ExpertAF on the spine: what is computed, what is kept, and what a change costs."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import av
import numpy as np
import pytest
from flow_tools import ROOT, command, environment, line, plan_stages, request_for, run_stages
from flow_tools import rows as rows_of
from small_video import write_video

from flows.show import ShownFiles, show_triplet
from schemas.errors import UsageError
from schemas.run import FlowName, RunReport, RunRequest, StageReport, StageState
from tasks.sources.demo.download import write_demo

LAST = "expertaf.release"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo data, run through the flow."""
    folder = tmp_path_factory.mktemp("expertaf")
    write_demo(folder / "data")
    run(folder)
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def wanted(place: Path, *more: str) -> RunRequest:
    return request_for(place / "data", place / "store", more, flow=FlowName.EXPERTAF)


def run(place: Path, *more: str) -> RunReport:
    return run_stages(wanted(place, *more), until=LAST)


def stage(report: RunReport, name: str) -> StageReport:
    return line(report, name, "expertaf")


def kept(place: Path, name: str) -> dict[Path, int]:
    files = (place / f"store/units/expertaf__{name}").rglob("*")
    return {path: path.stat().st_mtime_ns for path in files if path.is_file() and path.suffix != ".tmp"}


def states(report: RunReport) -> dict[str, str]:
    return {entry.stage.removeprefix("expertaf."): entry.state.value for entry in report.stages}


def pose_path(place: Path, take_uid: str) -> Path:
    return next((place / "data/annotations/ego_pose").rglob(f"{take_uid}.json"))


def test_a_run_again_is_all_reused(place: Path) -> None:
    before = kept(place, "alignments")
    assert before
    assert set(states(run(place)).values()) == {"cached"}
    assert kept(place, "alignments") == before


def test_how_many_experts_a_learner_gets_aligns_nothing_again(place: Path) -> None:
    before = kept(place, "alignments")
    report = run(place, "expertaf.triplets.train_experts=1")
    assert [name for name, state in states(report).items() if state == "built"] == ["triplets", "release"]
    assert kept(place, "alignments") == before
    assert stage(report, "triplets").rows == stage(report, "triplets").ledger.kept


def test_how_many_candidates_are_kept_aligns_nothing_again(place: Path) -> None:
    before = kept(place, "alignments")
    report = run(place, "expertaf.alignments.keep=2")
    assert stage(report, "alignments").state is StageState.BUILT
    assert kept(place, "alignments") == before


def test_another_take_costs_its_own_pairs(place: Path) -> None:
    """One expert's poses change: only pairs with that take are aligned again, and only its file is read again."""
    triplets = rows_of(stage(run(place), "triplets"))
    changed = triplets[0]["expert_take_uid"]
    path = pose_path(place, changed)
    content = json.loads(path.read_text())
    frames = [frame for frame, people in content.items() if people]
    for frame in frames:
        for joint in content[frame][0]["annotation3D"].values():
            joint["x"] = round(joint["x"] * 1.001, 4)
    path.write_text(json.dumps(content))
    before, poses_before = kept(place, "alignments"), kept(place, "poses")
    planned = plan_stages(wanted(place), until=LAST)
    assert [why for why in stage(planned, "poses").why if changed in why]
    report = run(place)
    new = kept(place, "alignments").keys() - before.keys()
    learners = {row["take_uid"] for row in rows_of(stage(report, "candidates"))}
    assert len(kept(place, "poses").keys() - poses_before.keys()) == 1
    assert 1 <= len(new) <= len(learners) < len(before)


def test_a_killed_run_aligns_no_pair_twice(place: Path) -> None:
    shutil.rmtree(place / "store/units/expertaf__alignments")
    words = ["run", "expertaf", "--data", str(place / "data"), "--store", str(place / "store")]
    other = "expertaf.alignments.search.min_joints=11"
    process = subprocess.Popen(
        command(*words, "--set", other),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not kept(place, "alignments"):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    finished = kept(place, "alignments")
    assert finished
    run(place, other)
    assert {path: at for path, at in kept(place, "alignments").items() if path in finished} == finished


def test_no_triplet_pairs_a_take_a_participant_or_a_split_with_its_like(place: Path) -> None:
    report = run(place)
    labels = {row["commentary_id"]: row for row in rows_of(stage(report, "labels"))}
    triplets = rows_of(stage(report, "triplets"))
    assert triplets
    for row in triplets:
        expert = labels[row["expert_commentary_id"]]
        assert row["take_uid"] != expert["take_uid"]
        assert row["participant_uid"] != expert["participant_uid"]
        assert row["split"] == expert["split"]
        assert row["region"] in row["needs_improvement"]
        assert row["region"] in expert["correct"]
        assert row["check"] == ("not_needed" if row["split"] == "train" else "waiting")


def test_takes_that_cannot_be_used_are_rejected_and_never_win(place: Path) -> None:
    report = run(place)
    rejected = stage(report, "poses").ledger.rejected
    assert {"zero_poses", "too_few_joints", "no_pose_file"} <= rejected.keys()
    posed = {row["take_uid"] for row in rows_of(stage(report, "poses"))}
    triplets = rows_of(stage(report, "triplets"))
    assert {row["expert_take_uid"] for row in triplets} | {row["take_uid"] for row in triplets} <= posed
    assert min(row["error_mm"] for row in triplets) > 1


def test_the_release_is_what_the_published_loader_reads(place: Path) -> None:
    folder = Path(stage(run(place), "release").path) / "release"
    ids: list[str] = []
    for path in folder.glob("*.json"):
        for record in json.loads(path.read_text()):
            ids.append(f"{path.stem}/{record['id']}")
            windows = []
            for side in ("video1", "video2"):
                poses_T_17_4 = np.load(folder / "poses" / f"{record[side]}.npy", allow_pickle=False)
                first, last = json.loads(record[f"{side}_range"])
                assert poses_T_17_4.shape[1:] == (17, 4)
                assert 0 <= first < last <= len(poses_T_17_4)
                windows.append(poses_T_17_4[first:last])
            assert len(windows[0]) == len(windows[1])
            ten = np.round(np.linspace(0, len(windows[0]) - 1, 10)).astype(int)
            assert windows[0][ten].shape == (10, 17, 4)
            said = "".join(turn["value"] for turn in record["conversations"])
            assert (said.count("<pose1>"), said.count("<pose2>"), said.count("<pose")) == (1, 1, 2)
    assert ids
    assert len(set(ids)) == len(ids)
    clips = [json.loads(one) for one in (folder / "clips.jsonl").read_text().splitlines()]
    assert {"learner_ego_path", "learner_exo_path", "fps", "learner_range"} <= clips[0].keys()


def test_show_draws_a_triplet_with_and_without_a_video(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = run(place)
    triplet = rows_of(stage(report, "triplets"))[0]
    videos = {row["take_uid"]: row for row in rows_of(stage(report, "videos"))}
    shown = [drawn(place, triplet["triplet_id"], capsys)]
    write_video(place / "data" / videos[triplet["take_uid"]]["ego_path"], seconds=60, fps=30)
    shown.append(drawn(place, triplet["triplet_id"], capsys))
    for files in shown:
        assert files.picture.read_bytes().startswith(b"\x89PNG")
        with av.open(str(files.film)) as film:
            assert sum(1 for _ in film.decode(video=0)) == triplet["window_frames"]
    with pytest.raises(UsageError, match="for example"):
        show_triplet(place / "store", place / "data", "nobody", place / "shown", False)


def drawn(place: Path, triplet_id: str, capsys: pytest.CaptureFixture[str]) -> ShownFiles:
    capsys.readouterr()
    show_triplet(place / "store", place / "data", triplet_id, place / "shown", True)
    return ShownFiles.model_validate_json(capsys.readouterr().out)
