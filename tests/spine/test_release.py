"""The release: clips of the videos that are there, none paid for twice, none stale."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from flow_tools import ROOT, command, environment, line, plan_stages, request_for, run_stages
from flow_tools import rows as rows_of
from small_source import read_json, write_json, write_small_source
from small_video import grey_levels, write_video

from schemas.run import RunReport, RunRequest, StageReport, StageState

SETTINGS = (
    "exact.questions.clip_sec=2.0",
    'exact.questions.activity_clip_sec={"basketball"=2.0}',
    "exact.release.clip.short_side_px=64",
    'exact.shortcuts.gate="tell"',
)
TAKES = 2


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A source of two takes, the first with a video of its fixed camera, run as far as the release."""
    folder = tmp_path_factory.mktemp("release")
    data = write_small_source(folder / "data", takes=TAKES)
    takes = read_json(data / "takes.json")
    for take in takes:
        take["best_exo"] = "cam01"
        take["frame_aligned_videos"] = {"cam01": {"0": {"relative_path": "frame_aligned_videos/cam01.mp4"}}}
    write_json(data / "takes.json", takes)
    write_video(video(data, 0), seconds=230)
    run(data, folder / "store")
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def video(data: Path, take: int) -> Path:
    name = read_json(data / "takes.json")[take]["take_name"]
    return data / f"takes/{name}/frame_aligned_videos/cam01.mp4"


def wanted(data: Path, store: Path, *more: str) -> RunRequest:
    return request_for(data, store, (*SETTINGS, *more))


def run(data: Path, store: Path, *more: str) -> RunReport:
    return run_stages(wanted(data, store, *more), until="exact.release")


def released(place: Path, *more: str) -> StageReport:
    return line(run(place / "data", place / "store", *more), "release")


def listed(entry: StageReport, name: str) -> list[dict[str, object]]:
    path = Path(entry.path) / "release" / name
    return [json.loads(one) for one in path.read_text().splitlines()] if path.exists() else []


def kept_units(place: Path) -> set[Path]:
    return {path for path in (place / "store/units/exact__release").rglob("*") if path.is_file()}


def test_clips_are_cut_where_there_is_a_video_and_listed_as_missing_where_there_is_none(place: Path) -> None:
    entry = released(place)
    rows = rows_of(entry)
    states = {row["clip_state"] for row in rows}
    assert states == {"present", "missing"}
    assert entry.ledger.entered == entry.ledger.settled
    assert [row["file_name"] for row in rows] == [row["file_name"] for row in listed(entry, "metadata.jsonl")]
    missing = listed(entry, "missing_clips.jsonl")
    assert [row["file_name"] for row in missing] == [row["file_name"] for row in rows if row["clip_state"] == "missing"]
    clips = {path.name for path in (Path(entry.path) / "release").glob("*.mp4")}
    assert clips == {row["file_name"] for row in rows if row["clip_state"] == "present"}


def test_a_clip_shows_the_span_of_its_question(place: Path) -> None:
    entry = released(place)
    for row in rows_of(entry):
        if row["clip_state"] == "present":
            first = round(row["clip_start_sec"] * 10)
            shown = grey_levels(Path(entry.path) / "release" / row["file_name"])
            assert shown == [(first + number) % 8 for number in range(20)]
            assert row["clip_source"].endswith("cam01.mp4")


def test_nothing_is_cut_twice_and_a_run_again_is_reused(place: Path) -> None:
    before = kept_units(place)
    assert before
    times = {path: path.stat().st_mtime_ns for path in before}
    assert released(place).state is StageState.CACHED
    assert released(place, "exact.release.views=['best_exo']").state is StageState.BUILT
    assert {path: path.stat().st_mtime_ns for path in kept_units(place)} == times


def test_another_way_to_cut_makes_other_clips(place: Path) -> None:
    before = kept_units(place)
    entry = released(place, "exact.release.clip.crf=30")
    assert entry.state is StageState.BUILT
    assert len(kept_units(place)) == 2 * len(before)


def test_a_video_that_comes_later_is_cut_and_the_others_are_not_cut_again(place: Path) -> None:
    before = kept_units(place)
    write_video(video(place / "data", 1), seconds=230, shift=3)
    planned = line(plan_stages(wanted(place / "data", place / "store"), until="exact.release"), "release")
    assert planned.state is StageState.BUILD
    assert any("cam01.mp4 is new" in why for why in planned.why)
    entry = released(place)
    assert {row["clip_state"] for row in rows_of(entry)} == {"present"}
    assert before < kept_units(place)
    assert len(kept_units(place)) == len({(row["take_name"], row["clip_end_sec"]) for row in rows_of(entry)})
    assert listed(entry, "missing_clips.jsonl") == []


def test_a_video_that_changes_makes_its_clips_anew(place: Path) -> None:
    write_video(video(place / "data", 0), seconds=230, shift=5)
    entry = released(place)
    assert any("cam01.mp4 changed" in why for why in entry.why)
    row = next(row for row in rows_of(entry) if row["clip_state"] == "present")
    shown = grey_levels(Path(entry.path) / "release" / row["file_name"])
    assert shown[0] == (round(row["clip_start_sec"] * 10) + 5) % 8


def test_a_video_that_is_cut_off_stops_nothing(place: Path) -> None:
    path = video(place / "data", 0)
    path.write_bytes(path.read_bytes()[:2000])
    entry = released(place)
    states = {row["clip_state"] for row in rows_of(entry)}
    assert states == {"unreadable", "missing"}
    faults = {row["clip_fault"] for row in listed(entry, "missing_clips.jsonl") if row["clip_state"] == "unreadable"}
    assert all("cam01.mp4" in str(fault) for fault in faults)


def test_a_link_out_of_the_data_is_not_followed(place: Path) -> None:
    path = video(place / "data", 0)
    secret = place / "secret.mp4"
    path.rename(secret)
    path.symlink_to(secret)
    entry = released(place)
    assert {row["clip_state"] for row in rows_of(entry)} == {"missing"}
    assert any("link" in str(row["clip_fault"]) for row in listed(entry, "missing_clips.jsonl"))


def test_a_preview_knows_all_videos(place: Path) -> None:
    wanted_few = wanted(place / "data", place / "store").model_copy(update={"limit": 9})
    report = run_stages(wanted_few, until="exact.release")
    assert line(report, "commentary").ledger.entered == 9
    assert line(report, "videos").rows == TAKES
    assert {row["clip_state"] for row in rows_of(line(report, "release"))} <= {"present", "missing"}
    assert "takes.json does not name" not in str(listed(line(report, "release"), "missing_clips.jsonl"))


def test_without_clips_there_is_the_list_alone(place: Path) -> None:
    entry = released(place, 'exact.release.clips="leave_out"')
    assert {row["clip_state"] for row in rows_of(entry)} == {"left_out"}
    assert [path.name for path in (Path(entry.path) / "release").iterdir()] == ["metadata.jsonl"]


def test_a_clip_that_was_changed_is_a_damaged_artifact(place: Path) -> None:
    entry = released(place)
    clip = next((Path(entry.path) / "release").glob("*.mp4"))
    clip.unlink()
    with pytest.raises(Exception, match=clip.name):
        released(place)


def test_a_killed_release_cuts_no_clip_twice(place: Path) -> None:
    slow = ('exact.release.clip.effort="slow"', "exact.release.clip.short_side_px=62")
    words = ["run", "exact", "--data", str(place / "data"), "--store", str(place / "store"), "--json"]
    for setting in (*SETTINGS, *slow):
        words += ["--set", setting]
    before = kept_units(place)
    process = subprocess.Popen(
        command(*words), cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and not finished(place, before):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    times = finished(place, before)
    assert times
    released(place, *slow)
    assert {path: at for path, at in finished(place, before).items() if path in times} == times


def finished(place: Path, before: set[Path]) -> dict[Path, int]:
    new = {path for path in kept_units(place) - before if not path.name.endswith(".tmp")}
    return {path: path.stat().st_mtime_ns for path in new}
