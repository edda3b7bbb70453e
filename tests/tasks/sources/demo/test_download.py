"""What `write_demo` writes: the layout of an Ego-Exo4D download, its oddities, and nothing but those."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tasks.sources.demo import quirks
from tasks.sources.demo.annotations_json import SHORT_FEEDBACK
from tasks.sources.demo.download import DemoSummary, write_demo
from tasks.sources.demo.takes import SMALLEST_TAKE_COUNT, Proficiency, demo_takes, used_slugs

TAKE_KEYS = frozenset(
    """
    root_dir take_name take_uid participant_uid is_dropped objects best_exo task_start_sec task_end_sec task_id
    task_name parent_task_id parent_task_name take_idx duration_sec is_narrated physical_setting_uid capture
    timesync_start_idx timesync_end_idx validated university_name capture_uid frame_aligned_videos
    """.split()  # noqa: SIM905
)
"""Keys of an entry of takes.json."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DemoSummary]:
    root = tmp_path_factory.mktemp("demo")
    return root, write_demo(root)


def load(root: Path, name: str) -> Any:
    return json.loads((root / name).read_text(encoding="utf-8"))


def annotations(root: Path) -> list[dict[str, Any]]:
    parts = [load(root, f"annotations/expert_commentary_{split}.json") for split in ("train", "val")]
    return [one for part in parts for listed in part["annotations"].values() for one in listed]


def records(root: Path) -> list[dict[str, Any]]:
    return [rec for one in annotations(root) for rec in one["commentary_data"] if isinstance(rec, dict)]


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_same_arguments_same_bytes_in_another_process(demo: tuple[Path, DemoSummary], tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from tasks.sources.demo.download import write_demo; write_demo(pathlib.Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "12345", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, env=environment)
    assert contents(tmp_path) == contents(demo[0])


def test_another_seed_gives_other_data(demo: tuple[Path, DemoSummary], tmp_path: Path) -> None:
    write_demo(tmp_path, seed=8)
    mine, other = contents(tmp_path), contents(demo[0])
    shared = mine.keys() & other.keys()
    assert all("/ego_pose/" in name for name in mine.keys() ^ other.keys())
    assert not any("/ego_pose/" in name for name in shared)
    assert all(mine[name] != other[name] for name in shared)


def test_a_larger_demo_begins_with_the_smaller_one() -> None:
    assert demo_takes(90)[:66] == demo_takes(66)
    assert len({take.take_name for take in demo_takes(150)}) == 150


def test_too_few_takes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least"):
        write_demo(tmp_path, take_count=SMALLEST_TAKE_COUNT - 1)


def test_the_smallest_demo_has_every_activity(tmp_path: Path) -> None:
    summary = write_demo(tmp_path, take_count=SMALLEST_TAKE_COUNT)
    assert (summary.takes, summary.activities, summary.domains) == (SMALLEST_TAKE_COUNT, 11, 6)


def test_summary_agrees_with_the_files(demo: tuple[Path, DemoSummary]) -> None:
    root, summary = demo
    assert set(contents(root)) == set(summary.files)
    assert summary.takes == len(load(root, "takes.json")) == 66
    assert summary.commentaries == len(records(root)) >= 600
    assert summary.experts == len({one["commentary"].split("/")[1] for one in annotations(root)}) >= 8
    assert (summary.activities, summary.domains) == (11, 6)


def test_marker_and_readme_say_that_it_is_generated(demo: tuple[Path, DemoSummary]) -> None:
    root, _ = demo
    assert load(root, "DEMO.json") == {
        "generated": True,
        "generator": "touchline demo",
        "seed": 7,
        "take_count": 66,
    }
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "generated" in readme
    assert "No person said" in readme
    assert "touchline demo" in readme


def test_takes_have_the_keys_and_pseudo_cameras_of_the_source(demo: tuple[Path, DemoSummary]) -> None:
    takes = load(demo[0], "takes.json")
    for take in takes:
        assert take.keys() >= TAKE_KEYS
        videos = take["frame_aligned_videos"]
        cameras = {camera["cam_id"] for camera in take["capture"]["cameras"]}
        assert set(videos) == cameras | {"collage", "best_exo"}
        assert videos["best_exo"]["0"]["relative_path"] is None
        frames = take["timesync_end_idx"] - take["timesync_start_idx"]
        assert frames / take["duration_sec"] == pytest.approx(30)
        assert take["best_exo"] is None or take["best_exo"] in cameras
    ego = [camera["is_ego"] for take in takes for camera in take["capture"]["cameras"]]
    assert any(isinstance(value, str) for value in ego)
    assert any(isinstance(value, bool) for value in ego)
    assert 0 < sum(take["best_exo"] is None for take in takes) < 20
    assert sum(take["is_dropped"] for take in takes) == demo[1].dropped_takes == 2
    assert any("bouldering" in take["take_name"] for take in takes)


def test_every_activity_in_train_and_val_and_two_that_are_not_used() -> None:
    takes = demo_takes()
    for slug in used_slugs():
        usable = {take.split.value for take in takes if take.activity.slug == slug and not take.is_dropped}
        assert {"train", "val"} <= usable
    assert {take.activity.slug for take in takes} - set(used_slugs()) == {"trombone", "campsite"}
    assert {take.proficiency for take in takes} == set(Proficiency)


def test_sports_have_a_beginner_and_an_expert_in_both_splits() -> None:
    for slug in ("basketball", "soccer", "bouldering"):
        for split in ("train", "val"):
            levels = {t.proficiency.value for t in demo_takes() if t.activity.slug == slug and t.split.value == split}
            assert levels & {"Novice", "Early Expert"}
            assert levels & {"Intermediate Expert", "Late Expert"}


def test_participants_share_takes_but_never_splits() -> None:
    takes = demo_takes()
    splits: dict[int, set[str]] = {}
    for take in takes:
        splits.setdefault(take.participant_uid, set()).add(take.split.value)
    assert all(len(found) == 1 for found in splits.values())
    assert len(splits) < len(takes)


def test_splits_cover_the_takes(demo: tuple[Path, DemoSummary]) -> None:
    splits = load(demo[0], "annotations/splits.json")
    uids = [take["take_uid"] for take in load(demo[0], "takes.json")]
    assert sorted(splits["take_uid_to_split"]) == sorted(uids)
    assert sorted(uid for listed in splits["split_to_take_uids"].values() for uid in listed) == sorted(uids)
    assert set(splits["split_to_take_uids"]) == {"train", "val", "test"}


def test_commentary_has_the_layout_of_the_source(demo: tuple[Path, DemoSummary]) -> None:
    root, _ = demo
    splits = load(root, "annotations/splits.json")["take_uid_to_split"]
    for split in ("train", "val"):
        document = load(root, f"annotations/expert_commentary_{split}.json")
        assert set(document) == {"annotations", "ds"}
        assert {splits.get(uid, "train") for uid in document["annotations"]} == {split}
    for one in annotations(root):
        assert one["commentary"].split("/")[0] == one["take_name"]
        assert len(one["commentary"].split("/")[1]) == 6
    for record in records(root):
        assert set(record) == {"recording", "video_time", "text", "error", "_error_desc", "duration_approx"}
        assert record["recording"].endswith(".webm")
    assert sum(len(repr(record["video_time"]).split(".")[1]) > 6 for record in records(root)) > 600


def test_oddities_are_there_at_their_numbers(demo: tuple[Path, DemoSummary]) -> None:
    root, summary = demo
    durations = {take["take_uid"]: take["duration_sec"] for take in load(root, "takes.json")}
    everything = records(root)
    texts = [record["text"] for record in everything if record["text"] is not None]
    unknown = [one for one in annotations(root) if one["take_uid"] not in durations]
    late = [
        record
        for one in annotations(root)
        for record in one["commentary_data"]
        if isinstance(record, dict) and record["video_time"] > durations.get(one["take_uid"], 1e9)
    ]
    strings = [rec for one in annotations(root) for rec in one["commentary_data"] if isinstance(rec, str)]
    names = [
        (one["commentary"], record["recording"])
        for one in annotations(root)
        for record in one["commentary_data"]
        if isinstance(record, dict)
    ]
    assert sum(record["error"] and record["text"] is None for record in everything) == summary.error_records == 6
    assert sum(not text.strip() for text in texts) == summary.blank_texts == 3
    assert len(late) == summary.late_times == 2
    assert sum("answer 3" in text for text in texts) == summary.injected_texts == 2
    assert len(names) - len(set(names)) == summary.duplicate_recordings == 2
    assert len(strings) == summary.string_records == 2
    assert len({one["take_uid"] for one in unknown}) == 1
    assert sum(len(one["commentary_data"]) for one in unknown) == summary.unknown_take_records
    assert unknown[0]["take_name"] == quirks.UNKNOWN_TAKE_NAME
    assert (summary.longest_remarks, summary.odd_remarks, summary.slight_remarks) == (54, 19, 21)


def test_some_commentaries_are_close_together_and_some_are_alone(demo: tuple[Path, DemoSummary]) -> None:
    times: dict[str, list[float]] = {}
    for one in annotations(demo[0]):
        found = [record["video_time"] for record in one["commentary_data"] if isinstance(record, dict)]
        times.setdefault(one["take_uid"], []).extend(found)
    gaps = [
        min(abs(mine - other) for index, other in enumerate(listed) if index != number)
        for listed in times.values()
        if len(listed) > 1
        for number, mine in enumerate(listed)
    ]
    assert sum(gap <= 10 for gap in gaps) > 200
    assert sum(gap > 10 for gap in gaps) > 60


def test_demonstrator_levels_and_a_take_that_takes_json_does_not_have(demo: tuple[Path, DemoSummary]) -> None:
    root, _ = demo
    known = {take["take_uid"] for take in load(root, "takes.json")}
    for split in ("train", "val"):
        rows = load(root, f"annotations/proficiency_demonstrator_{split}.json")["annotations"]
        assert {row["proficiency_score"] for row in rows} == {level.value for level in Proficiency}
        assert sum(row["take_uid"] not in known for row in rows) == 1
        assert all(isinstance(row["origin_participant_id"], str) for row in rows)


def test_demonstration_feedback_belongs_to_commentaries(demo: tuple[Path, DemoSummary]) -> None:
    root, _ = demo
    said = {
        (one["take_uid"], one["commentary"].split("/")[1], record["video_time"])
        for one in annotations(root)
        for record in one["commentary_data"]
        if isinstance(record, dict) and (record["text"] or "").strip()
    }
    kinds: set[type] = set()
    texts: list[str] = []
    for split in ("train", "val"):
        for row in load(root, f"annotations/proficiency_demonstration_{split}.json")["annotations"]:
            for entry in row["good_executions"] + row["tips_for_improvement"]:
                assert (row["take_uid"], entry["expert_uid"], entry["video_time"]) in said
                kinds.add(type(entry["list"]))
                listed = ast.literal_eval(entry["list"]) if isinstance(entry["list"], str) else entry["list"]
                assert listed
                texts += listed
    assert kinds == {str, list}
    assert len(texts) > 500
    assert texts.count(SHORT_FEEDBACK) == 2
