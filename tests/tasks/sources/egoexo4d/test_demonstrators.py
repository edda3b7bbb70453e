"""Reading proficiency files in every layout in which they are found: every record comes out, usable or not."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.demonstrations import Demonstrator, DemonstratorLevel, ReadingFault
from schemas.errors import SourceError
from tasks.sources.demo.annotations_json import UNKNOWN_DEMONSTRATORS
from tasks.sources.demo.download import write_demo
from tasks.sources.demo.takes import SMALLEST_TAKE_COUNT, demo_takes
from tasks.sources.egoexo4d.demonstrators import DEMONSTRATORS, demonstrator_files, read_demonstrators

TRAIN, VAL = DEMONSTRATORS
ANN: dict[str, Any] = {"take_uid": "uid-1", "proficiency_score": "Novice", "origin_participant_id": "7"}
BEN: dict[str, Any] = {"take_uid": "uid-2", "proficiency_score": "Late Expert", "origin_participant_id": "8"}
LAYOUTS: dict[str, Any] = {
    "list": [ANN, BEN],
    "list in annotations": {"annotations": [ANN, BEN], "ds": "20240325_09:15:00"},
    "ds before annotations": {"ds": "20240325_09:15:00", "about": {"takes": [2]}, "annotations": [ANN, BEN]},
    "by take": {"uid-1": ANN, "uid-2": BEN},
    "by take beside ds": {"ds": "20240325_09:15:00", "uid-1": ANN, "uid-2": BEN, "version": 2},
    "lists by take": {"uid-1": [ANN], "uid-2": [BEN]},
    "by take in annotations": {"annotations": {"uid-1": ANN, "uid-2": BEN}, "ds": "20240325_09:15:00"},
    "lists by take in annotations": {"annotations": {"uid-1": [ANN], "uid-2": [BEN]}},
}


def put(root: Path, content: Any, name: str = TRAIN) -> Path:
    """A download with this file; texts and bytes are written as they are, other values as JSON."""
    (root / "annotations").mkdir(exist_ok=True)
    text = content if isinstance(content, (str, bytes)) else json.dumps(content)
    (root / name).write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def read(root: Path) -> list[Demonstrator | ReadingFault]:
    return list(read_demonstrators(root))


def one(root: Path, content: Any) -> Demonstrator | ReadingFault:
    (found,) = read(put(root, content))
    return found


def fault(root: Path, content: Any) -> ReadingFault:
    found = one(root, content)
    assert isinstance(found, ReadingFault)
    return found


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_records(tmp_path: Path, content: Any) -> None:
    found = read(put(tmp_path, content))
    assert all(isinstance(record, Demonstrator) for record in found)
    assert [record.model_dump(exclude={"file", "place"}) for record in found] == [
        {"take_uid": "uid-1", "level": DemonstratorLevel.NOVICE, "origin_participant_id": "7"},
        {"take_uid": "uid-2", "level": DemonstratorLevel.LATE_EXPERT, "origin_participant_id": "8"},
    ]


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_a_place_leads_to_the_record(tmp_path: Path, content: Any) -> None:
    for record in read(put(tmp_path, content)):
        assert isinstance(record, Demonstrator)
        value = content
        for step in record.place.split("/")[1:]:
            value = value[int(step) if isinstance(value, list) else step]
        assert value["take_uid"] == record.take_uid
        assert record.file == TRAIN


def test_absent_files_have_no_records(tmp_path: Path) -> None:
    assert read(tmp_path) == []
    assert demonstrator_files(tmp_path) == ()


@pytest.mark.parametrize("name", DEMONSTRATORS)
def test_one_file_of_the_two_is_enough(tmp_path: Path, name: str) -> None:
    assert [record.file for record in read(put(tmp_path, [ANN], name))] == [name]
    assert demonstrator_files(tmp_path) == (tmp_path / name,)


def test_both_files_come_in_order(tmp_path: Path) -> None:
    found = read(put(put(tmp_path, [BEN], VAL), [ANN]))
    assert [record.file for record in found] == [TRAIN, VAL]


def test_the_list_of_files_opens_none(tmp_path: Path) -> None:
    assert demonstrator_files(put(tmp_path, "no JSON")) == (tmp_path / TRAIN,)


@pytest.mark.parametrize("empty", [[], {}, {"annotations": []}, {"annotations": {}, "ds": "x"}])
def test_a_file_without_records_is_none(tmp_path: Path, empty: Any) -> None:
    assert read(put(tmp_path, empty)) == []


@pytest.mark.parametrize("level", DemonstratorLevel)
def test_the_four_levels(tmp_path: Path, level: DemonstratorLevel) -> None:
    found = one(tmp_path, [ANN | {"proficiency_score": f" {level} "}])
    assert isinstance(found, Demonstrator)
    assert found.level is level


@pytest.mark.parametrize("score", ["Master", "novice", "", None, 3, True, ["Novice"], {}])
def test_an_unknown_level_is_a_fault_that_names_it(tmp_path: Path, score: Any) -> None:
    found = fault(tmp_path, {"annotations": [ANN | {"proficiency_score": score}]})
    assert (found.file, found.place) == (TRAIN, "/annotations/0")
    assert "proficiency_score" in found.what
    assert "Early Expert" in found.what
    if isinstance(score, str):
        assert repr(score) in found.what


@pytest.mark.parametrize("take_uid", [None, "", "  ", 3, True, ["uid-1"]])
def test_a_record_without_a_take_is_a_fault(tmp_path: Path, take_uid: Any) -> None:
    found = fault(tmp_path, [ANN | {"take_uid": take_uid}])
    assert "take_uid" in found.what
    assert found.place == "/0"


@pytest.mark.parametrize("about", [{}, {"take_uid": None}, {"take_uid": ""}])
def test_the_key_of_a_record_can_name_its_take(tmp_path: Path, about: dict[str, Any]) -> None:
    found = one(tmp_path, {"uid-1": {"proficiency_score": "Novice"} | about})
    assert isinstance(found, Demonstrator)
    assert (found.take_uid, found.origin_participant_id) == ("uid-1", "")


def test_a_record_under_the_key_of_another_take_is_a_fault(tmp_path: Path) -> None:
    found = fault(tmp_path, {"annotations": {"uid-2": ANN}})
    assert "uid-1" in found.what
    assert "uid-2" in found.what


@pytest.mark.parametrize("odd", [None, 3, "text", True, []])
def test_a_record_that_is_no_object_costs_no_other(tmp_path: Path, odd: Any) -> None:
    found = read(put(tmp_path, [ANN, odd, BEN]))
    assert [type(record) for record in found] == [Demonstrator, ReadingFault, Demonstrator]


def test_a_take_with_several_records_gives_them_all(tmp_path: Path) -> None:
    found = read(put(tmp_path, {"uid-1": [ANN, 3, ANN], "uid-2": None}))
    assert [record.place for record in found] == ["/uid-1/0", "/uid-1/1", "/uid-1/2", "/uid-2"]
    assert [type(record) for record in found] == [Demonstrator, ReadingFault, Demonstrator, ReadingFault]


def test_a_key_with_slashes_is_escaped_in_the_place(tmp_path: Path) -> None:
    assert fault(tmp_path, {"a/b~c": [], "x": 3}).place == "/x"
    assert fault(tmp_path, {"a/b~c": [3]}).place == "/a~1b~0c/0"


@pytest.mark.parametrize(("origin", "found"), [(None, ""), (" 12a ", "12a"), (12, "12"), (True, ""), ([], "")])
def test_the_other_name_of_the_performer(tmp_path: Path, origin: Any, found: str) -> None:
    record = one(tmp_path, [ANN | {"origin_participant_id": origin}])
    assert isinstance(record, Demonstrator)
    assert record.origin_participant_id == found


WHOLE = json.dumps({"annotations": [ANN, BEN]})
BROKEN: dict[str, str | bytes] = {
    "empty": "",
    "not JSON": "<html>404</html>",
    "no JSON word": WHOLE.replace('"7"', "none"),
    "cut off in a record": WHOLE[:-40],
    "cut off at the end": WHOLE[:-1],
    "cut off in the first word": '{"annot',
    "more after the end": WHOLE + WHOLE,
    "cut off list": json.dumps([ANN, BEN])[:-1],
    "cut off by take": json.dumps({"uid-1": ANN})[:-1],
    "a number": "3",
    "a text": '"annotations"',
    "null": "null",
    "a message": '{"message": "Not Found", "status": 404}',
    "annotations null": '{"annotations": null}',
    "annotations as text": '{"annotations": "none", "x": {}}',
    "no UTF-8": WHOLE.encode().replace(b"Novice", b"N\xff\xfe"),
    "half a surrogate pair": WHOLE.encode().replace(b"Novice", b"\xed\xa0\x80"),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_of_another_shape_is_named_with_what_was_expected(tmp_path: Path, content: Any) -> None:
    with pytest.raises(SourceError) as caught:
        read(put(tmp_path, content))
    assert str(tmp_path / TRAIN) in str(caught.value)
    assert "take_uid" in str(caught.value)


@pytest.mark.parametrize(
    "number",
    ["NaN", "-Infinity", "9" * 9_000, "1e99999999999999999999", "-1E+9999999999999999999", "0." + "3" * 9_000],
)
def test_a_number_that_json_readers_cannot_hold_costs_no_record(tmp_path: Path, number: str) -> None:
    text = json.dumps([ANN | {"university_id": "NUMBER"}, BEN, BEN | {"proficiency_score": "NUMBER"}])
    found = read(put(tmp_path, text.replace('"NUMBER"', number)))
    assert [type(record) for record in found] == [Demonstrator, Demonstrator, ReadingFault]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(st.sampled_from('aN"\\ \néNaN,'), max_size=9).filter(str.strip), min_size=1, max_size=9))
@pytest.mark.parametrize("padding", [0, 65_530])
def test_texts_that_look_like_odd_numbers_stay_as_they_are(tmp_path: Path, padding: int, names: list[str]) -> None:
    odd = ["-Infinity NaN", '"NaN"', "\\NaN\\", "9" * 500, *names]
    records = [ANN | {"origin_participant_id": name, "odd": float("nan")} for name in odd]
    found = read(put(tmp_path, " " * padding + json.dumps(records)))
    assert all(isinstance(record, Demonstrator) for record in found)
    assert [record.model_dump()["origin_participant_id"] for record in found] == [name.strip() for name in odd]


def test_a_file_of_many_chunks_is_read_whole(tmp_path: Path) -> None:
    records = [ANN | {"take_uid": f"uid-{number}", "odd": [float("nan"), "NaN" * 9]} for number in range(3_000)]
    found = read(put(tmp_path, {record["take_uid"]: record for record in records}))
    assert [record.model_dump()["take_uid"] for record in found] == [record["take_uid"] for record in records]


def test_a_record_nested_beyond_reason_is_a_fault_like_any(tmp_path: Path) -> None:
    deep = "[" * 5_000 + "]" * 5_000
    found = read(put(tmp_path, json.dumps([ANN | {"proficiency_score": "DEEP"}, BEN]).replace('"DEEP"', deep)))
    assert [type(record) for record in found] == [ReadingFault, Demonstrator]


def test_the_demo_data_is_read_whole(tmp_path: Path) -> None:
    write_demo(tmp_path, take_count=SMALLEST_TAKE_COUNT)
    found = read(tmp_path)
    levels = {record.take_uid: record.level.value for record in found if isinstance(record, Demonstrator)}
    takes = [take for take in demo_takes(SMALLEST_TAKE_COUNT) if take.split.value != "test"]
    assert len(found) == len(levels) == len(takes) + 2 * UNKNOWN_DEMONSTRATORS
    assert {take.take_uid: take.proficiency.value for take in takes}.items() <= levels.items()
