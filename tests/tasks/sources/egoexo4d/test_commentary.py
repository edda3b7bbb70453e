"""Reading expert commentary as the official download has it, odd as it is: every record comes out, usable or not."""

import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from small_source import commentary_id, write_json, write_small_source

from schemas.commentary import Activity, CommentarySettings
from schemas.errors import SourceError
from schemas.outcomes import Kept, Rejected
from schemas.sources import SourceCommentary
from tasks.exact.commentary import settle
from tasks.sources.egoexo4d.commentary import RECORD_CHARS, read_commentary
from tasks.sources.egoexo4d.files import COMMENTARY, SPLITS, TAKES, commentary_files
from tasks.sources.egoexo4d.takes import read_splits, read_takes

TRAIN, VAL = COMMENTARY
UID = "uid-1"
TAKE = {
    "take_uid": UID,
    "take_name": "take_1",
    "participant_uid": 7,
    "task_id": 6000,
    "task_name": "Basketball Drills",
    "duration_sec": 60.5,
    "is_dropped": False,
}
ENTRY = {"recording": "4.webm", "video_time": 12.5, "text": " Bend your knees.", "error": None, "duration": 3.0}
SETTINGS = CommentarySettings(activities=(Activity(slug="basketball", domain="Sports", task_ids=((6000, 6003),)),))


def annotation(*entries: Any, commentary: Any = "take_1/ann", **more: Any) -> dict[str, Any]:
    return {"commentary": commentary, "commentary_data": list(entries), "proficiency_score": "7"} | more


def document(*annotations: Any, uid: str = UID) -> dict[str, Any]:
    return {"version": "v2", "annotations": {uid: list(annotations)}}


def download(root: Path, train: Any = None, *, val: Any = None, takes: Any = None, splits: Any = None) -> Path:
    """A download; texts are written as they are, other values as JSON."""
    (root / "annotations").mkdir(exist_ok=True)
    put(root / TAKES, [TAKE] if takes is None else takes)
    put(root / SPLITS, {"take_uid_to_split": {UID: "train"}} if splits is None else splits)
    put(root / TRAIN, document(annotation(ENTRY)) if train is None else train)
    if val is not None:
        put(root / VAL, val)
    return root


def put(path: Path, content: Any) -> None:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def read(root: Path) -> list[SourceCommentary]:
    return list(read_commentary(root))


def entries(root: Path, *found: Any, **more: Any) -> list[SourceCommentary]:
    return read(download(root, document(annotation(*found)), **more))


def entry(root: Path, **more: Any) -> SourceCommentary:
    (found,) = entries(root, ENTRY | more)
    return found


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in ENTRY.items() if name not in names}


def fault(read: Callable[[Path], object], root: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read(root)
    return str(caught.value)


def outcome(root: Path) -> str:
    """What is said of the only record, or of the file."""
    try:
        (found,) = read(root)
    except SourceError as error:
        return str(error)
    return f"{found.file}: {found.malformed}"


def test_a_usual_record(tmp_path: Path) -> None:
    found = entry(tmp_path)
    assert found.input_id == "take_1/ann/4"
    assert (found.file, found.malformed, found.duplicate_of) == (TRAIN, "", "")
    assert (found.split, found.expert_uid, found.recording) == ("train", "ann", "4.webm")
    assert (found.video_time_sec, found.text, found.transcription_failed) == (12.5, " Bend your knees.", False)
    assert json.loads(found.record) == ENTRY
    assert found.take is not None
    parent = {"parent_task_id": -1, "parent_task_name": ""}
    assert found.take.model_dump() == TAKE | {"participant_uid": "7"} | parent


def test_every_record_of_both_files_comes_in_order(tmp_path: Path) -> None:
    train = document(annotation(ENTRY, ENTRY | {"recording": "5.webm"}), annotation(ENTRY, commentary="take_1/ben"))
    val = document(annotation(ENTRY, commentary="take_2/ann"), uid="uid-2")
    found = read(download(tmp_path, train, val=val))
    assert [record.input_id for record in found] == ["take_1/ann/4", "take_1/ann/5", "take_1/ben/4", "take_2/ann/4"]
    assert [record.file for record in found] == [TRAIN, TRAIN, TRAIN, VAL]


@pytest.mark.parametrize("name", [TRAIN, VAL])
def test_one_file_of_the_two_is_enough(tmp_path: Path, name: str) -> None:
    root = download(tmp_path, val=document(annotation(ENTRY)))
    (root / next(other for other in COMMENTARY if other != name)).unlink()
    assert [record.file for record in read(root)] == [name]
    assert commentary_files(root) == (root / TAKES, root / SPLITS, root / name)


def test_a_null_text_is_no_text(tmp_path: Path) -> None:
    found = entry(tmp_path, text=None, error=True)
    assert (found.text, found.transcription_failed, found.malformed) == (None, True, "")


def test_a_missing_text_is_no_text(tmp_path: Path) -> None:
    (found,) = entries(tmp_path, without("text"))
    assert (found.text, found.malformed) == (None, "")


@pytest.mark.parametrize(
    ("error", "failed"), [(None, False), (False, False), (True, True), ("true", True), ("True", True), ("", False)]
)
def test_the_sources_own_error_flag(tmp_path: Path, error: Any, failed: bool) -> None:
    assert entry(tmp_path, error=error).transcription_failed is failed


@pytest.mark.parametrize("text", ["", " ", "  leading", "é\n日本\u200b", "a\x00b", "</said>"])
def test_a_text_comes_as_it_is(tmp_path: Path, text: str) -> None:
    assert entry(tmp_path, text=text).text == text


@pytest.mark.parametrize("text", [3, ["a"], {"a": 1}, True])
def test_a_text_of_another_type_is_malformed(tmp_path: Path, text: Any) -> None:
    assert "text" in entry(tmp_path, text=text).malformed


@pytest.mark.parametrize("name", ["recording", "video_time"])
def test_a_record_without_a_key_is_malformed_and_names_it(tmp_path: Path, name: str) -> None:
    (found,) = entries(tmp_path, without(name))
    assert name in found.malformed
    assert found.input_id == f"{TRAIN}#/annotations/{UID}/0/commentary_data/0"
    assert json.loads(found.record) == without(name)


@pytest.mark.parametrize(
    "recording", [None, 4, "", ".webm", "a.webm", "4.mp4", "-4.webm", "4.5.webm", "../4.webm", ["4"]]
)
def test_a_recording_that_is_no_number_is_malformed(tmp_path: Path, recording: Any) -> None:
    assert "recording" in entry(tmp_path, recording=recording).malformed


@pytest.mark.parametrize("video_time", [None, "12.5", True, [12.5], {}])
def test_a_time_that_is_no_number_is_malformed(tmp_path: Path, video_time: Any) -> None:
    assert "video_time" in entry(tmp_path, video_time=video_time).malformed


@pytest.mark.parametrize("video_time", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_time_that_json_has_no_number_for_is_never_a_time(tmp_path: Path, video_time: str) -> None:
    text = json.dumps(document(annotation(ENTRY))).replace("12.5", video_time)
    told = outcome(download(tmp_path, text))
    assert TRAIN in told
    assert "video_time" in told or "not JSON" in told


@pytest.mark.parametrize("video_time", [0, 12, 12.25, -3])
def test_a_time_may_be_whole(tmp_path: Path, video_time: float) -> None:
    assert entry(tmp_path, video_time=video_time).video_time_sec == video_time


@pytest.mark.parametrize("commentary", [None, "", "take_1", "/ann", "take_1/", 3, ["take_1/ann"]])
def test_a_commentary_that_names_no_take_and_expert_is_malformed(tmp_path: Path, commentary: Any) -> None:
    (found,) = read(download(tmp_path, document(annotation(ENTRY, commentary=commentary))))
    assert "<take_name>/<expert_uid>" in found.malformed


@pytest.mark.parametrize("odd", ["a string", 3, None, True, [], ["a"]])
def test_a_record_that_is_no_object_is_malformed(tmp_path: Path, odd: Any) -> None:
    found = entries(tmp_path, odd, ENTRY)
    assert "object" in found[0].malformed
    assert json.loads(found[0].record) == odd
    assert found[1].malformed == ""


@pytest.mark.parametrize("odd", ["a string", 3, None, [ENTRY]])
def test_an_annotation_that_is_no_object_is_one_malformed_record(tmp_path: Path, odd: Any) -> None:
    found = read(download(tmp_path, document(odd, annotation(ENTRY))))
    assert len(found) == 2
    assert "object" in found[0].malformed


@pytest.mark.parametrize("data", [ENTRY, "a string", None, 3])
def test_commentary_data_that_is_no_list_is_one_record(tmp_path: Path, data: Any) -> None:
    (found,) = read(download(tmp_path, document(annotation() | {"commentary_data": data})))
    assert bool(found.malformed) is (data is not ENTRY)


def test_an_annotation_without_commentary_data_is_one_malformed_record(tmp_path: Path) -> None:
    (found,) = read(download(tmp_path, document({"commentary": "take_1/ann"})))
    assert found.malformed


def test_an_expert_who_said_nothing_is_no_record(tmp_path: Path) -> None:
    assert [found.input_id for found in read(download(tmp_path, document(annotation(), annotation(ENTRY))))] == [
        "take_1/ann/4"
    ]


def test_a_take_with_one_annotation_out_of_its_list_is_read(tmp_path: Path) -> None:
    (found,) = read(download(tmp_path, {"annotations": {UID: annotation(ENTRY)}}))
    assert (found.input_id, found.malformed) == ("take_1/ann/4", "")


def test_of_records_that_share_their_keys_the_first_counts(tmp_path: Path) -> None:
    found = entries(tmp_path, ENTRY, ENTRY | {"text": "Other."}, ENTRY | {"recording": "4"})
    assert [record.duplicate_of for record in found] == ["", "take_1/ann/4", "take_1/ann/4"]
    assert len({record.input_id for record in found}) == 3
    assert found[1].text == "Other."


def test_a_record_that_stands_in_both_files_counts_once(tmp_path: Path) -> None:
    found = read(download(tmp_path, val=document(annotation(ENTRY))))
    assert [(record.file, record.duplicate_of) for record in found] == [(TRAIN, ""), (VAL, "take_1/ann/4")]


def test_a_take_that_stands_twice_in_a_file_loses_no_record(tmp_path: Path) -> None:
    one, other = json.dumps([annotation(ENTRY, "odd")]), json.dumps([annotation(ENTRY, "odd")])
    found = read(download(tmp_path, f'{{"annotations": {{"{UID}": {one}, "{UID}": {other}}}}}'))
    assert len(found) == 4
    assert len({record.input_id for record in found}) == 4


def test_ids_are_unique_whatever_the_records_are(tmp_path: Path) -> None:
    odd = [ENTRY, "odd", None, ENTRY, without("recording"), "odd", 3, ENTRY | {"recording": "4.webm"}]
    found = read(
        download(tmp_path, document(annotation(*odd), annotation(*odd), 3, None), val=document(annotation(*odd)))
    )
    assert max(Counter(record.input_id for record in found).values()) == 1
    assert len(found) == 3 * len(odd) + 2


def test_a_take_that_is_unknown_is_none(tmp_path: Path) -> None:
    (found,) = read(download(tmp_path, document(annotation(ENTRY), uid="uid-9")))
    assert (found.take, found.malformed) == (None, "")


def test_the_split_is_the_takes_own(tmp_path: Path) -> None:
    assert entry(tmp_path, splits={"take_uid_to_split": {UID: "test"}}).text is not None
    (found,) = read(download(tmp_path, splits={"take_uid_to_split": {UID: "test"}}))
    assert found.split == "test"


@pytest.mark.parametrize(("name", "split"), [(TRAIN, "train"), (VAL, "val")])
def test_a_take_without_a_split_has_its_files(tmp_path: Path, name: str, split: str) -> None:
    root = download(tmp_path, val=document(annotation(ENTRY)), splits={"take_uid_to_split": {"uid-9": "test"}})
    assert {record.split for record in read(root) if record.file == name} == {split}


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc", "..", "take\n1", "a b", "take_1/../.."])
def test_a_name_that_could_leave_a_folder_never_becomes_a_row(tmp_path: Path, name: str) -> None:
    takes = [TAKE, TAKE | {"take_uid": "uid-2", "take_name": name}]
    train = {
        "annotations": {
            UID: [annotation(ENTRY, commentary=f"{name}/ann"), annotation(ENTRY, commentary=f"take_1/{name}")],
            "uid-2": [annotation(ENTRY, commentary=f"{name}/ann")],
        }
    }
    found = [settle(record, SETTINGS) for record in read(download(tmp_path, train, takes=takes))]
    assert all(isinstance(outcome, Rejected) for outcome in found)


@pytest.mark.parametrize(
    "more",
    [
        {"duration": 10**30},
        {"duration": -(10**30)},
        {"video_time": 10**30},
        {"recording": "9" * 30 + ".webm"},
        {"text": "\ud800"},
        {"note\ud800": "x"},
        {"nested": json.loads("[" * 400 + "]" * 400)},
        {"recording": "٣.webm"},
    ],
    ids=["great number", "small number", "great time", "great recording", "text", "key", "nested", "other digits"],
)
def test_an_odd_value_costs_its_record_and_no_other(tmp_path: Path, more: dict[str, Any]) -> None:
    found = entries(tmp_path, ENTRY | more, ENTRY | {"recording": "5.webm"})
    assert len(found) == 2
    assert isinstance(settle(found[1], SETTINGS), Kept)
    odd = settle(found[0], SETTINGS)
    if isinstance(odd, Kept):
        odd.row.model_dump_json().encode("utf-8")
        assert odd.row.recording < 2**63  # type: ignore[attr-defined]
        assert odd.row.row_id.isascii()


def test_a_long_record_is_shown_in_short(tmp_path: Path) -> None:
    assert len(entry(tmp_path, note="x" * 50_000).record) <= RECORD_CHARS


WHOLE = json.dumps(document(annotation(ENTRY)))
BROKEN = {
    "empty": "",
    "not JSON": "<html>404</html>",
    "no JSON word": WHOLE.replace("null", "none"),
    "cut off in a record": WHOLE[:-40],
    "cut off at the end": WHOLE[:-1],
    "cut off in the first word": '{"annot',
    "more after the end": WHOLE + WHOLE,
    "a list": f"[{WHOLE}]",
    "a number": "3",
    "no annotations": '{"version": "v2"}',
    "annotations deeper": f'{{"data": {WHOLE}}}',
    "annotations as a list": '{"annotations": [{"commentary": "take_1/ann"}]}',
    "annotations null": '{"annotations": null}',
    "annotations as text": '{"annotations": "none"}',
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_of_another_shape_is_named_with_what_was_expected(tmp_path: Path, content: str) -> None:
    told = fault(read, download(tmp_path, content))
    assert str(tmp_path / TRAIN) in told
    assert "annotations" in told


def test_a_file_without_any_annotation_has_no_records(tmp_path: Path) -> None:
    assert read(download(tmp_path, {"version": "v2", "annotations": {}})) == []


def test_other_keys_round_the_annotations_are_passed_over(tmp_path: Path) -> None:
    text = '{"a": {"annotations": {"x": []}}, "annotations": ' + json.dumps(document(annotation(ENTRY))["annotations"])
    assert len(read(download(tmp_path, text + ', "z": [1, {"annotations": 3}]}'))) == 1


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    root = download(tmp_path)
    (root / TRAIN).write_bytes(WHOLE.encode().replace(b"Bend", b"B\xff\xfed"))
    assert str(root / TRAIN) in fault(read, root)


@pytest.mark.parametrize("name", [TAKES, SPLITS, TRAIN])
def test_a_missing_file_is_named_with_the_option(tmp_path: Path, name: str) -> None:
    root = download(tmp_path)
    (root / name).unlink()
    told = fault(commentary_files, root)
    assert str(root / name) in told
    assert "--data" in told


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "nowhere") in fault(commentary_files, tmp_path / "nowhere")


@pytest.mark.parametrize("content", ["", "{", "[", "{}", "[]", "3", '[{"take_uid": "a"}', "[3, null]"])
def test_takes_of_another_shape_are_named(tmp_path: Path, content: str) -> None:
    told = fault(read_takes, download(tmp_path, takes=content))
    assert str(tmp_path / TAKES) in told
    assert "take_uid" in told


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"take_uid_to_split": []}', '{"take_uid_to_split": {"a": "train"}']
)
def test_splits_of_another_shape_are_named(tmp_path: Path, content: str) -> None:
    told = fault(read_splits, download(tmp_path, splits=content))
    assert str(tmp_path / SPLITS) in told
    assert "take_uid_to_split" in told


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("task_id", None, -1),
        ("task_id", "6000", 6000),
        ("task_id", "six", -1),
        ("task_id", 10**30, -1),
        ("duration_sec", None, 0.0),
        ("duration_sec", "60", 0.0),
        ("duration_sec", -1, 0.0),
        ("duration_sec", 60, 60.0),
        ("participant_uid", None, ""),
        ("participant_uid", " 7 ", "7"),
        ("is_dropped", None, False),
        ("is_dropped", True, True),
        ("is_dropped", "True", True),
    ],
)
def test_a_takes_odd_value_is_read_as_none_or_what_it_means(tmp_path: Path, name: str, value: Any, found: Any) -> None:
    takes = read_takes(download(tmp_path, takes=[TAKE | {name: value}]))
    assert getattr(takes[UID], name) == found


@pytest.mark.parametrize("odd", [None, 3, "take", [], {}, {"take_uid": "uid-2"}, {"take_name": "x"}, {"take_uid": ""}])
def test_a_take_that_cannot_be_referred_to_is_left_out(tmp_path: Path, odd: Any) -> None:
    assert set(read_takes(download(tmp_path, takes=[odd, TAKE]))) == {UID}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    root = download(tmp_path)
    (root / TRAIN).chmod(0)
    assert "permissions" in fault(read, root)


def test_what_the_proficiency_files_say_of_a_moment_stands_with_its_commentary(tmp_path: Path) -> None:
    root = write_small_source(tmp_path)
    judged = [
        {
            "take_uid": "take-0001",
            "good_executions": [
                {"video_time": 120.0, "list": ["Keeps the elbow in."]},
                {"video_time": 140.0, "list": []},
            ],
            "tips_for_improvement": [{"video_time": 160.0, "list": "['Bend the knees more.']"}, {"video_time": "soon"}],
        }
    ]
    write_json(root / "annotations/proficiency_demonstration_train.json", {"annotations": judged})
    records = {record.input_id: record for record in read_commentary(root)}
    says = {number: records[commentary_id(1, number)].source_says.value for number in (4, 5, 6, 7)}
    assert says == {4: "nothing", 5: "good_execution", 6: "nothing", 7: "tip"}
    bad = [record for record in records.values() if record.malformed]
    assert [record.file for record in bad] == ["annotations/proficiency_demonstration_train.json"]
    assert "soon" in bad[0].malformed
