"""Reading what experts judged, odd as the files are: every entry comes out, usable or not, and none is run."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.demonstrations import Demonstration, ReadingFault, SourceJudgement
from schemas.errors import SourceError
from tasks.sources.demo.annotations_json import SHORT_FEEDBACK
from tasks.sources.demo.download import write_demo
from tasks.sources.demo.takes import SMALLEST_TAKE_COUNT
from tasks.sources.egoexo4d.demonstrations import (
    DEMONSTRATIONS,
    LIST_CHARS,
    demonstration_files,
    judgements_by_moment,
    read_demonstrations,
)

TRAIN, VAL = DEMONSTRATIONS
UID = "uid-1"
BEND, REACH = "Bend your knees.", "Reach for the hold, don't jump."
ENTRY: dict[str, Any] = {"video_time": 12.5, "list": [BEND, REACH], "expert_uid": "ann", "video_name": "take_1_cam01"}
GOOD = ENTRY | {"video_time": 3, "list": ["The participant looks ahead."]}
TIP, GOOD_EXECUTION = SourceJudgement.TIP, SourceJudgement.GOOD_EXECUTION


def record(*tips: Any, good: Any = (), **more: Any) -> dict[str, Any]:
    return {"take_uid": UID, "good_executions": list(good), "tips_for_improvement": list(tips)} | more


def put(root: Path, content: Any, name: str = TRAIN) -> Path:
    """A download with this file; texts are written as they are, other values as JSON."""
    (root / "annotations").mkdir(exist_ok=True)
    (root / name).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return root


def read(root: Path, content: Any) -> list[Demonstration | ReadingFault]:
    return list(read_demonstrations(put(root, content)))


def one(root: Path, **more: Any) -> Demonstration:
    (found,) = read(root, [record(ENTRY | more)])
    assert isinstance(found, Demonstration)
    return found


def fault(root: Path, content: Any) -> ReadingFault:
    (found,) = read(root, content)
    assert isinstance(found, ReadingFault)
    assert found.file == TRAIN
    return found


def said(judgement: SourceJudgement, video_time_sec: float, *statements: str, take_uid: str = UID) -> Demonstration:
    return Demonstration(
        take_uid=take_uid,
        video_time_sec=video_time_sec,
        judgement=judgement,
        statements=statements,
        list_places=tuple(range(len(statements))),
        file=TRAIN,
        place="/0",
    )


def test_a_usual_record(tmp_path: Path) -> None:
    found = read(tmp_path, {"annotations": [record(ENTRY, good=[GOOD])], "ds": "20240325_09:15:00"})
    assert [one.model_dump() for one in found] == [
        {
            "take_uid": UID,
            "video_time_sec": 3.0,
            "judgement": GOOD_EXECUTION,
            "statements": ("The participant looks ahead.",),
            "list_places": (0,),
            "expert_uid": "ann",
            "file": TRAIN,
            "place": "/annotations/0/good_executions/0",
        },
        {
            "take_uid": UID,
            "video_time_sec": 12.5,
            "judgement": TIP,
            "statements": (BEND, REACH),
            "list_places": (0, 1),
            "expert_uid": "ann",
            "file": TRAIN,
            "place": "/annotations/0/tips_for_improvement/0",
        },
    ]


@pytest.mark.parametrize(
    "content",
    [
        [record(ENTRY)],
        {UID: record(ENTRY)},
        {UID: [record(ENTRY)]},
        {"annotations": [record(ENTRY)]},
        {"annotations": {UID: record(ENTRY)}},
        {"annotations": {UID: [record(ENTRY)]}},
        {UID: {"tips_for_improvement": [ENTRY]}},
        {UID: {"good_executions": None, "tips_for_improvement": ENTRY}},
    ],
)
def test_every_layout_gives_the_same_demonstration(tmp_path: Path, content: Any) -> None:
    (found,) = read(tmp_path, content)
    assert isinstance(found, Demonstration)
    assert (found.take_uid, found.judgement, found.statements) == (UID, TIP, (BEND, REACH))


def test_absent_files_have_no_demonstrations(tmp_path: Path) -> None:
    assert list(read_demonstrations(tmp_path)) == []
    assert demonstration_files(tmp_path) == ()


def test_both_files_come_in_order(tmp_path: Path) -> None:
    found = read(put(tmp_path, [record(ENTRY)], VAL), [record(ENTRY, ENTRY)])
    assert [record.file for record in found] == [TRAIN, TRAIN, VAL]
    assert demonstration_files(tmp_path) == (tmp_path / TRAIN, tmp_path / VAL)


def test_the_list_of_files_opens_none(tmp_path: Path) -> None:
    assert demonstration_files(put(tmp_path, "no JSON", VAL)) == (tmp_path / VAL,)


@pytest.mark.parametrize("content", ["", "[", "3", "<html>", '{"annotations": 3}', '{"ds": "x"}', '[{"take_uid": "a"}'])
def test_a_file_of_another_shape_is_named_with_what_was_expected(tmp_path: Path, content: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, content)
    assert str(tmp_path / TRAIN) in str(caught.value)
    assert "tips_for_improvement" in str(caught.value)


@pytest.mark.parametrize("video_time", [None, "12.5", "", True, [12.5], {}, float("nan"), float("inf"), 10**400])
def test_a_time_that_is_no_number_is_a_fault_at_its_place(tmp_path: Path, video_time: Any) -> None:
    found = fault(tmp_path, [record(ENTRY | {"video_time": video_time})])
    assert found.place == "/0/tips_for_improvement/0"
    assert "video_time" in found.what


def test_a_missing_time_is_a_fault(tmp_path: Path) -> None:
    entry = {name: value for name, value in ENTRY.items() if name != "video_time"}
    assert "video_time" in fault(tmp_path, [record(entry)]).what


@pytest.mark.parametrize("video_time", [0, 12, 12.25, -3])
def test_a_time_may_be_whole(tmp_path: Path, video_time: float) -> None:
    assert one(tmp_path, video_time=video_time).video_time_sec == video_time


@pytest.mark.parametrize("take_uid", [None, "", 3])
def test_a_record_without_a_take_is_one_fault(tmp_path: Path, take_uid: Any) -> None:
    assert "take_uid" in fault(tmp_path, [record(ENTRY, ENTRY, take_uid=take_uid)]).what


@pytest.mark.parametrize(
    ("expert_uid", "found"), [(None, ""), (" ben ", "ben"), (123456, "123456"), (True, ""), (["a"], "")]
)
def test_the_expert_is_a_name_or_empty(tmp_path: Path, expert_uid: Any, found: str) -> None:
    assert one(tmp_path, expert_uid=expert_uid).expert_uid == found


def test_a_missing_expert_is_empty(tmp_path: Path) -> None:
    entry = {name: value for name, value in ENTRY.items() if name != "expert_uid"}
    (found,) = read(tmp_path, [record(entry)])
    assert isinstance(found, Demonstration)
    assert found.expert_uid == ""


@pytest.mark.parametrize("about", [{}, {"good_executions": None}])
def test_a_record_without_sections_is_a_fault(tmp_path: Path, about: dict[str, Any]) -> None:
    found = fault(tmp_path, [{"take_uid": UID} | about])
    assert found.place == "/0"
    assert "good_executions" in found.what


def test_empty_sections_have_no_entries(tmp_path: Path) -> None:
    assert read(tmp_path, [record()]) == []


@pytest.mark.parametrize("section", ["none", 3, True])
def test_a_section_of_another_type_is_a_fault_and_the_other_is_read(tmp_path: Path, section: Any) -> None:
    found = read(tmp_path, [record(ENTRY, good_executions=section)])
    assert [type(one) for one in found] == [ReadingFault, Demonstration]
    assert found[0].place == "/0/good_executions"


@pytest.mark.parametrize("odd", [None, 3, "text", True, [ENTRY]])
def test_an_entry_that_is_no_object_costs_no_other(tmp_path: Path, odd: Any) -> None:
    found = read(tmp_path, [record(odd, ENTRY)])
    assert [type(one) for one in found] == [ReadingFault, Demonstration]


@pytest.mark.parametrize(
    ("listed", "statements", "places"),
    [
        ([BEND, "Good.", REACH], (BEND, REACH), (0, 2)),
        (["  Nine char  ", f"  {BEND}\n"], (BEND,), (1,)),
        (["Ten chars!"], ("Ten chars!",), (0,)),
        ([], (), ()),
        (["Good."], (), ()),
        (repr(["Good.", BEND, REACH]), (BEND, REACH), (1, 2)),
        (f" {json.dumps([BEND, REACH])} ", (BEND, REACH), (0, 1)),
        ("[]", (), ()),
        ("[ 'Bend your knees.' , ]", (BEND,), (0,)),
        (BEND, (BEND,), (0,)),
        ("", (), ()),
        ("nan", (), ()),
        ("[inaudible] bend your knees", ("[inaudible] bend your knees",), (0,)),
        ("(Bend your knees)", ("(Bend your knees)",), (0,)),
        (r"['It\'s a \"turn\", \\ no \x41 \u00e9 \U0001f600']", ('It\'s a "turn", \\ no A é 😀',), (0,)),
        (r'["\ud83d\ude00 well turned"]', ("😀 well turned",), (0,)),
        (r"['\ud83d well turned']", ("� well turned",), (0,)),
    ],
)
def test_the_statements_of_a_list(tmp_path: Path, listed: Any, statements: tuple[str, ...], places: Any) -> None:
    found = one(tmp_path, list=listed)
    assert (found.statements, found.list_places) == (statements, places)
    found.model_dump_json().encode("utf-8")


@pytest.mark.parametrize(
    "listed",
    [
        None,
        3,
        True,
        {"0": BEND},
        f"['{BEND}'",
        f"['{BEND}', '",
        f"['{BEND}' '{REACH}']",
        f"['{BEND}', 3]",
        f"['{BEND}'] + ['{REACH}']",
        f"['{BEND}'.upper()]",
        f"['{BEND}', __import__('os').getcwd()]",
        f"['{BEND}', [['{REACH}']]]",
        f"['{BEND}', {'-' * 5_000}1]",
        "['" + "a" * LIST_CHARS + "']",
        "[" + "'statement', " * LIST_CHARS,
        r"['\U99999999 is no character']",
        r"['\d is no escape']",
        r"['\N{BULLET} is not written by repr']",
        "['a\x00 in the middle']",
    ],
)
def test_a_list_that_is_none_is_a_fault_at_its_place(tmp_path: Path, listed: Any) -> None:
    found = fault(tmp_path, [record(ENTRY | {"list": listed})])
    assert found.place == "/0/tips_for_improvement/0/list"
    assert len(found.what) < 300


def test_an_entry_of_a_list_that_is_no_text_costs_no_other(tmp_path: Path) -> None:
    found = read(tmp_path, [record(ENTRY | {"list": [None, BEND, 3, ["nested"], REACH]})])
    assert [one.place.rpartition("/0/")[2] for one in found[:-1]] == ["list/0", "list/2", "list/3"]
    assert isinstance(found[-1], Demonstration)
    assert (found[-1].statements, found[-1].list_places) == ((BEND, REACH), (1, 4))


def test_a_missing_text_in_a_repr_is_a_fault_of_its_own(tmp_path: Path) -> None:
    found = read(tmp_path, [record(ENTRY | {"list": f"[None, '{BEND}']"})])
    assert [type(one) for one in found] == [ReadingFault, Demonstration]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=st.lists(st.text()))
def test_a_list_and_its_repr_say_the_same(tmp_path: Path, listed: list[str]) -> None:
    found, as_repr = one(tmp_path, list=listed), one(tmp_path, list=repr(listed))
    assert found == as_repr
    assert all(len(statement) >= 10 for statement in found.statements)
    assert found.statements == tuple(listed[place].strip() for place in found.list_places)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    listed=st.text(st.sampled_from("[]()'\"\\, \nNoexuU09{}+-*.a\x00é"), max_size=60).map("['a".__add__)
    | st.text(max_size=60).map("[".__add__)
    | st.text()
)
def test_any_text_is_read_or_is_a_fault(tmp_path: Path, listed: str) -> None:
    for found in read(tmp_path, [record(ENTRY | {"list": listed})]):
        found.model_dump_json().encode("utf-8")


def test_no_code_in_a_list_is_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = f"__import__('pathlib').Path({str(trace)!r}).touch()"
    lists = [code, f"[{code}]", f"['{BEND}', {code}]", f"['{BEND}' if {code} else 1]", f"[x for x in [{code}]]"]
    assert read(tmp_path, [record(*(ENTRY | {"list": text} for text in lists))])
    assert not trace.exists()


def test_the_judgement_at_a_moment(tmp_path: Path) -> None:
    table = judgements_by_moment(read(tmp_path, [record(ENTRY, good=[GOOD]), 3]))
    assert len(table) == 2
    assert table.judgement_at(UID, 12.5) is TIP
    assert table.judgement_at(UID, 3.0) is GOOD_EXECUTION
    assert not table.is_ambiguous(UID, 3.0)


@pytest.mark.parametrize(("uid", "sec"), [(UID, 12.6), ("uid-2", 12.5), (UID, float("nan")), (UID, float("inf"))])
def test_a_moment_without_judgement_has_none(uid: str, sec: float) -> None:
    table = judgements_by_moment([said(TIP, 12.5, BEND)])
    assert table.judgement_at(uid, sec) is None
    assert not table.is_ambiguous(uid, sec)


def test_a_moment_is_a_millisecond() -> None:
    table = judgements_by_moment([said(TIP, 27.165818, BEND)])
    assert table.judgement_at(UID, 27.1658) is TIP
    assert table.judgement_at(UID, 27.166) is TIP
    assert table.judgement_at(UID, 27.167) is None


def test_a_moment_with_both_kinds_is_ambiguous_whatever_their_order() -> None:
    both = [said(TIP, 1.0, BEND), said(GOOD_EXECUTION, 1.0, REACH), said(TIP, 1.0, BEND)]
    for order in (both, both[::-1]):
        table = judgements_by_moment(order)
        assert len(table) == 1
        assert table.judgement_at(UID, 1.0) is None
        assert table.is_ambiguous(UID, 1.0)


def test_the_same_kind_said_often_is_one_moment() -> None:
    table = judgements_by_moment([said(TIP, 1.0, BEND), said(TIP, 1.0004, REACH)] * 9)
    assert (len(table), table.judgement_at(UID, 1.0)) == (1, TIP)


def test_an_entry_with_nothing_left_in_its_list_judges_nothing(tmp_path: Path) -> None:
    table = judgements_by_moment(read(tmp_path, [record(ENTRY, good=[ENTRY | {"list": []}])]))
    assert table.judgement_at(UID, 12.5) is TIP


@pytest.mark.parametrize("video_time", [1e308, -1e308, 5e-324, -0.0])
def test_a_moment_may_be_any_number(tmp_path: Path, video_time: float) -> None:
    table = judgements_by_moment(read(tmp_path, [record(ENTRY | {"video_time": video_time})]))
    assert table.judgement_at(UID, video_time) is TIP


def test_the_demo_data_is_read_whole(tmp_path: Path) -> None:
    write_demo(tmp_path, take_count=SMALLEST_TAKE_COUNT)
    rows = [row for name in DEMONSTRATIONS for row in json.loads((tmp_path / name).read_text())["annotations"]]
    tips = [entry for row in rows for entry in row["tips_for_improvement"]]
    good = [entry for row in rows for entry in row["good_executions"]]
    found = list(read_demonstrations(tmp_path))
    demonstrations = [one for one in found if isinstance(one, Demonstration)]
    assert len(demonstrations) == len(found) == len(tips) + len(good) > 100
    assert sum(one.judgement is TIP for one in demonstrations) == len(tips)
    assert any(isinstance(entry["list"], str) for entry in tips)
    short = [one for one in demonstrations if not one.statements]
    assert len(short) == sum(entry["list"] == [SHORT_FEEDBACK] for entry in good) > 0
    assert not any(statement.startswith("[") for one in demonstrations for statement in one.statements)
    table = judgements_by_moment(demonstrations)
    for one in demonstrations:
        moment = (one.take_uid, one.video_time_sec)
        assert not one.statements or table.is_ambiguous(*moment) or table.judgement_at(*moment) is one.judgement
