"""The released sets, read back by the rules of the published code: what its loader asks for, and nothing of ours."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from expertaf_rows import (
    HEAD,
    LEGS,
    Rules,
    Tables,
    Worked,
    finished,
    labelled,
    pose_row,
    shown,
    triplet_row,
    videos_row,
    worked,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from small_poses import moving

from schemas.commentary import Split
from schemas.expertaf.poses import PoseRow
from schemas.expertaf.release import (
    PoseFileSettings,
    TripletReleaseReject,
    TripletReleaseRow,
    TripletReleaseSettings,
)
from schemas.expertaf.triplets import PersonCheck, TripletRow
from schemas.outcomes import File, Kept, Rejected
from schemas.units import UnitResult
from schemas.video import TakeVideosRow
from tasks.artifacts.beside import BesideWriter
from tasks.expertaf import release
from tasks.pose.pose_file import pose_file_content

RULES = Rules(release.groups, release.settle, pose_file_content)
DEFAULT = TripletReleaseSettings()
SETS = ("commentary", "pose_retrieval", "pose_generation")
TAKES = ("a", "b", "x", "y")
KEYS = (
    *("id", "take", "expert_id", "commentary_idx", "video1", "video1_range", "video2", "video2_range"),
    *("best_dtw_score", "num_candidates_searched", "corrected_body_part", "all_incorrect_body_parts_video1"),
    *("all_correct_body_parts_video2", "text", "original_text", "original_label", "good_execution_commentary"),
    *("original_good_execution_commentary", "original_good_execution_label", "conversations"),
)
"""The keys of a published record, in its order."""
LABEL_KEYS = ["One sentence summary", "Needs improvement parts", "Good execution parts"]
FEEDBACK_ASKED = (
    "<pose1>\n Here is a pose sequence of a person doing Basketball. Give feedback on the execution based on a correct "
    "pose sequence done by an expert as follows: <pose2> ."
)
"""The published question."""
FRAMES = 240


def poses() -> list[PoseRow]:
    """Four takes, one of them with joints that are absent."""
    present = np.ones((FRAMES, 17), np.bool_)
    present[50:60, 9] = False
    whole = [moving(FRAMES) + np.float32(place) for place in range(4)]
    whole[3] = np.where(present[:, :, None], whole[3], np.float32(0))
    return [pose_row(name, joints, present if name == "y" else None) for name, joints in zip(TAKES, whole, strict=True)]


POSES = poses()
VIDEOS = [videos_row(name, FRAMES / 30) for name in TAKES]


def triplet(learner: str = "a", expert: str = "x", recording: int = 0, **more: Any) -> TripletRow:
    said = {name: more.pop(name) for name in ("text", "summary", "parent_task_name", "task_name") if name in more}
    split = more.pop("split", Split.TRAIN)
    row = labelled(learner, recording, split=split, needs_improvement=[LEGS, HEAD], **said)
    return triplet_row(row, shown(expert, split=split), more.pop("region", LEGS), **more)


TRIPLETS = [triplet(), triplet(region=HEAD), triplet("b", "x", 1), triplet("b", "y", 1), triplet("b", "a", 2)]


def released(folder: Path, rows: list[TripletRow] = TRIPLETS, videos: list[TakeVideosRow] = VIDEOS) -> Worked:
    """The stage, and all that stands beside its rows written as the artifact's writer does."""
    units = folder / "units"
    units.mkdir(exist_ok=True)
    result = worked(RULES, Tables(rows, POSES, videos), DEFAULT, units, PoseFileSettings())
    writer = BesideWriter(folder)
    for outcome in result.outcomes:
        for beside in outcome.beside if isinstance(outcome, Kept) else ():
            writer.add(beside)
    writer.close()
    return result


class Loader:
    """What `train.py` and `model_vqa.py` ask of a set, after their own fashion."""

    def __init__(self, folder: Path, name: str, split: str = "train") -> None:
        self.records: list[dict[str, Any]] = json.loads(
            (folder / f"release/{name}_{split}.json").read_text(encoding="utf-8")
        )
        self._poses = folder / "release/poses"

    def windows(self, record: dict[str, Any]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Ten frames of each; the end of the second range is not looked at."""
        first, second = json.loads(record["video1_range"]), json.loads(record["video2_range"])
        length = first[1] - first[0]
        pose1 = self.take(record["video1"])[first[0] : first[1]]
        pose2 = self.take(record["video2"])[second[0] : second[0] + length]
        assert len(pose1) == len(pose2) == length == second[1] - second[0]
        places = np.round(np.linspace(0, length - 1, 10)).astype(int)
        return pose1[places], pose2[places]

    def take(self, name: str) -> NDArray[np.float32]:
        """The whole take: coordinates for the tokenizer, and whether a joint is visible."""
        rows = np.load(self._poses / f"{name}.npy")
        assert rows.ndim == 3
        assert rows.shape[1:] == (17, 4)
        assert rows.dtype.kind == "f"
        assert np.isfinite(rows).all()
        return rows

    def parts(self, record: dict[str, Any]) -> list[str]:
        """A conversation cut where the loader puts poses."""
        text = "".join(turn["value"] for turn in record["conversations"])
        parts = re.split(r"(<pose[12]>)", text)
        assert "<pose" not in "".join(part for part in parts if part not in ("<pose1>", "<pose2>"))
        return [part for part in parts if part in ("<pose1>", "<pose2>")]


@pytest.mark.parametrize("name", SETS)
class TestSets:
    def test_the_published_loader_can_read_it(self, tmp_path: Path, name: str) -> None:
        released(tmp_path)
        loader = Loader(tmp_path, name)
        assert len(loader.records) == len(TRIPLETS)
        for record, row in zip(loader.records, TRIPLETS, strict=True):
            pose1, pose2 = loader.windows(record)
            assert pose1.shape == pose2.shape == (10, 17, 4)
            assert loader.parts(record) == ["<pose1>", "<pose2>"]
            assert [turn["from"] for turn in record["conversations"]] == ["human", "gpt"]
            assert all(list(turn) == ["from", "value"] for turn in record["conversations"])
            assert pose1[0, 0, 0] == moving(FRAMES)[30, 0, 0] + TAKES.index(row.take_name)
            assert pose2[9, 0, 0] == moving(FRAMES)[189, 0, 0] + TAKES.index(row.expert_take_name)
        assert len({record["id"] for record in loader.records}) == len(TRIPLETS)

    def test_keys_and_types_are_the_published_ones(self, tmp_path: Path, name: str) -> None:
        released(tmp_path)
        kinds = dict.fromkeys(KEYS, str) | {"best_dtw_score": float, "num_candidates_searched": int}
        kinds |= {"original_label": dict, "original_good_execution_label": dict, "conversations": list}
        kinds |= {"all_incorrect_body_parts_video1": list, "all_correct_body_parts_video2": list}
        for record in Loader(tmp_path, name).records:
            assert tuple(record) == KEYS
            assert {key: type(value) for key, value in record.items()} == kinds
            assert list(record["original_label"]) == LABEL_KEYS
            assert list(record["original_good_execution_label"]) == LABEL_KEYS
            for key in ("video1_range", "video2_range"):
                start, stop = json.loads(record[key])
                assert 0 <= start < stop <= FRAMES

    def test_ids_have_five_fields(self, tmp_path: Path, name: str) -> None:
        released(tmp_path)
        ids = [record["id"].split("-----") for record in Loader(tmp_path, name).records]
        assert ids[1][:5] == ["a", "ann~0", "x", "ann~0", "Head"]
        assert {tuple(fields[5:]) for fields in ids} == {("positive",) if name == "pose_retrieval" else ()}

    def test_each_split_has_its_own_file(self, tmp_path: Path, name: str) -> None:
        released(tmp_path, [triplet(), triplet(recording=1, split=Split.VAL), triplet(recording=2)])
        assert [record["commentary_idx"] for record in Loader(tmp_path, name).records] == ["0.txt", "2.txt"]
        assert [record["commentary_idx"] for record in Loader(tmp_path, name, "val").records] == ["1.txt"]


class TestRecords:
    def test_what_a_record_says(self, tmp_path: Path) -> None:
        row = triplet("b", "x", 4, text=" Bend them.", expert_text="Good legs.", expert_summary="Good.")
        released(tmp_path, [row])
        (record,) = Loader(tmp_path, "commentary").records
        assert {key: record[key] for key in KEYS[1:15] if key != "original_label"} | {"id": record["id"]} == {
            "id": "b-----ann~4-----x-----ann~0-----Legs",
            "take": "b",
            "expert_id": "ann",
            "commentary_idx": "4.txt",
            "video1": "b",
            "video1_range": "[30, 150]",
            "video2": "x",
            "video2_range": "[70, 190]",
            "best_dtw_score": 42.5,
            "num_candidates_searched": 3,
            "corrected_body_part": "Legs",
            "all_incorrect_body_parts_video1": ["Legs", "Head"],
            "all_correct_body_parts_video2": ["Legs"],
            "text": "Bend your knees.",
            "original_text": " Bend them.",
        }
        assert record["good_execution_commentary"] == "Good."
        assert record["original_good_execution_commentary"] == "Good legs."
        assert list(record["original_label"].values()) == ["Bend your knees.", ["Legs", "Head"], []]
        assert list(record["original_good_execution_label"].values()) == ["Good.", [], ["Legs"]]

    def test_conversations(self, tmp_path: Path) -> None:
        """The commentary task is the published one to the letter."""
        released(tmp_path, [triplet()])
        said = {name: [turn["value"] for turn in Loader(tmp_path, name).records[0]["conversations"]] for name in SETS}
        assert said["commentary"] == [
            FEEDBACK_ASKED,
            "Here is the feedback based on the given pose sequence and the expert correct sequence:  Bend your knees.",
        ]
        asked, told = said["pose_retrieval"]
        assert said["pose_generation"] == [asked, told]
        assert ("Basketball" in asked, asked.endswith("Bend your knees."), "<pose1>" in asked) == (True, True, True)
        assert "<pose2>" in told

    def test_without_a_parent_task_the_task_is_named(self, tmp_path: Path) -> None:
        released(tmp_path, [triplet(parent_task_name="", task_name="Mikan {text} Layup")])
        assert "a person doing Mikan {text} Layup. Give" in str(Loader(tmp_path, "commentary").records)

    def test_every_region_is_spelled_as_published(self) -> None:
        spelled = {release.spelled(region) for region in type(LEGS)}
        assert spelled == {"Head", "Shoulder", "Arms", "Hands", "Legs", "Jump"}

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    def test_any_text_comes_through(self, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
        folder = tmp_path_factory.mktemp("texts")
        said = {"summary": text, "text": text, "expert_text": text, "expert_summary": text, "parent_task_name": text}
        result = released(folder, [triplet(**said)])
        if "<pose" in text:
            assert list(result.rejects.values()) == [TripletReleaseReject.MARKED_TEXT]
            return
        for name in SETS:
            loader = Loader(folder, name)
            (record,) = loader.records
            assert [record[key] for key in ("text", "original_text", "original_good_execution_commentary")] == [
                text
            ] * 3
            assert text in record["conversations"][0]["value"]
            assert loader.parts(record) == ["<pose1>", "<pose2>"]

    @pytest.mark.parametrize(
        "text", ['"quoted", \\ and {braces} {0}', "two\nlines\r\n\u2028", "\u0130\U0001f3c0\x7f\x00"]
    )
    def test_odd_texts(self, tmp_path: Path, text: str) -> None:
        released(tmp_path, [triplet(summary=text), triplet(recording=1)])
        first, second = Loader(tmp_path, "commentary").records
        assert first["text"] == text
        assert first["conversations"][1]["value"].endswith(text)
        assert second["text"] == "Bend your knees."


class TestMarks:
    @pytest.mark.parametrize("field", ["summary", "parent_task_name", "text", "expert_text", "expert_summary"])
    @pytest.mark.parametrize("mark", ["<pose1>", "<pose2>", "see <pose", "<pose3>, <poses>"])
    def test_a_text_that_names_poses_is_rejected(self, tmp_path: Path, field: str, mark: str) -> None:
        result = released(tmp_path, [triplet(**{field: f"Bend {mark} now."})])
        assert list(result.rejects.values()) == [TripletReleaseReject.MARKED_TEXT]
        assert "<pose" in result.outcomes[0].model_dump()["detail"]
        assert not result.unit_keys

    def test_a_task_name_counts_only_where_it_is_said(self, tmp_path: Path) -> None:
        assert not released(tmp_path, [triplet(task_name="<pose1>")]).rejects

    def test_a_rejected_triplet_keeps_no_poses_from_later_ones(self, tmp_path: Path) -> None:
        result = released(tmp_path, [triplet(summary="<pose1>"), triplet(recording=1)])
        assert len(result.rejects) == 1
        loader = Loader(tmp_path, "commentary")
        assert [len(loader.windows(record)) for record in loader.records] == [2]


class TestPoses:
    def test_each_take_is_written_once(self, tmp_path: Path) -> None:
        """`a` is learner and expert, `b` and `x` come in several triplets."""
        result = released(tmp_path)
        written = [one.name for made in result.outcomes if isinstance(made, Kept) for one in made.beside]
        arrays = [name for name in written if name.endswith(".npy")]
        assert sorted(arrays) == [f"release/poses/{name}.npy" for name in TAKES]
        assert len(result.unit_keys) == len(TAKES)

    def test_a_take_is_whole_and_says_what_is_absent(self, tmp_path: Path) -> None:
        released(tmp_path)
        rows = Loader(tmp_path, "commentary").take("y")
        assert len(rows) == FRAMES
        assert np.argwhere(rows[:, :, 3] == 0).tolist() == [[frame, 9] for frame in range(50, 60)]
        assert not rows[50:60, 9].any()
        np.testing.assert_array_equal(np.delete(rows[:, :, :3], 9, axis=1), np.delete(moving(FRAMES) + 3, 9, axis=1))

    def test_takes_nobody_needs_are_left_out(self, tmp_path: Path) -> None:
        released(tmp_path, [triplet()])
        assert sorted(path.name for path in (tmp_path / "release/poses").iterdir()) == ["a.npy", "x.npy"]

    def test_unreadable_poses_are_a_reject(self) -> None:
        (group,) = release.groups(Tables([triplet()], POSES, VIDEOS), DEFAULT)
        (outcome,) = release.settle(group, (UnitResult(None, "gone"), UnitResult(None, "gone")), DEFAULT)
        assert isinstance(outcome, Rejected)
        assert (outcome.reason, outcome.detail) == (TripletReleaseReject.POSES_UNREADABLE, "gone")

    def test_a_file_belongs_to_its_own_take(self, tmp_path: Path) -> None:
        """Poses that are the same in two takes are one unit and two files."""
        same = [POSES[0], POSES[0].model_copy(update={"take_uid": "uid-x", "take_name": "x"})]
        groups = release.groups(Tables([triplet()], same, VIDEOS), DEFAULT)
        result = finished(RULES, groups, DEFAULT, tmp_path, PoseFileSettings())
        assert len(set(result.unit_keys)) == 1
        (made,) = result.outcomes
        assert isinstance(made, Kept)
        files = [one for one in made.beside if isinstance(one, File)]
        assert {file.name for file in files} == {"release/poses/a.npy", "release/poses/x.npy"}


class TestRows:
    def test_a_row_names_both_clips(self, tmp_path: Path) -> None:
        result = released(tmp_path, [triplet("b", "y", 1, check=PersonCheck.WAITING, split=Split.VAL)])
        (row,) = result.kept(TripletReleaseRow)
        assert row.model_dump(mode="json") == {
            "triplet_id": "b/ann/1/legs--y/ann/0",
            "released_id": "b-----ann~1-----y-----ann~0-----Legs",
            "split": "val",
            "check": "waiting",
            "learner_take_name": "b",
            "expert_take_name": "y",
            "learner_range": "[30, 150]",
            "expert_range": "[70, 190]",
            "fps": 30.0,
            "learner_ego_path": "takes/b/aria.mp4",
            "learner_exo_path": "takes/b/cam01.mp4",
            "expert_ego_path": "takes/y/aria.mp4",
            "expert_exo_path": "takes/y/cam01.mp4",
        }
        (line,) = (tmp_path / "release/clips.jsonl").read_text(encoding="utf-8").splitlines()
        assert json.loads(line) == row.model_dump(mode="json")

    def test_clips_are_listed_line_by_line(self, tmp_path: Path) -> None:
        result = released(tmp_path)
        lines = (tmp_path / "release/clips.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["released_id"] for line in lines] == [
            row.released_id for row in result.kept(TripletReleaseRow)
        ]
        assert {record["id"] for record in Loader(tmp_path, "commentary").records} == {
            json.loads(line)["released_id"] for line in lines
        }

    def test_videos_may_be_missing(self, tmp_path: Path) -> None:
        videos = [videos_row("a", exo_path="", ego_path="")]
        (row,) = released(tmp_path, [triplet()], videos).kept(TripletReleaseRow)
        assert (row.learner_ego_path, row.learner_exo_path, row.expert_ego_path, row.expert_exo_path) == (
            *("", None),
            *("", None),
        )
