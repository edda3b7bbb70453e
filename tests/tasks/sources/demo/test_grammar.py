"""Verbs and pronouns of the generated speech, and the reader of coaching sheets."""

import pytest

from tasks.sources.demo.catalog import ACTIVITIES, DemoActivity
from tasks.sources.demo.draws import Draws, short_uid_of, uid_of
from tasks.sources.demo.grammar import HE, THEY, YOU, Form, Person, realise
from tasks.sources.demo.sheet import read_sheet


@pytest.mark.parametrize(
    ("phrase", "person", "form", "expected"),
    [
        ("<let> {p} elbow drop", HE, Form.FINITE, "lets his elbow drop"),
        ("<let> {p} elbow drop", THEY, Form.FINITE, "let their elbow drop"),
        ("<let> {p} elbow drop", THEY, Form.THIRD, "lets their elbow drop"),
        ("<let> {p} elbow drop", YOU, Form.GERUND, "letting your elbow drop"),
        ("<not bend> {p} knees", HE, Form.FINITE, "doesn't bend his knees"),
        ("<not bend> {p} knees", THEY, Form.GERUND, "not bending their knees"),
        ("<never touch> it", HE, Form.FINITE, "never touches it"),
        ("{sbe} <carry> it before {s} [go]", HE, Form.GERUND, "he's carrying it before he goes"),
        ("{s} [be] late and [can't] wait", THEY, Form.BASE, "they are late and can't wait"),
        ("<write> it for {self}", HE, Form.GERUND, "writing it for himself"),
        ("<back-pedal> slowly", HE, Form.FINITE, "back-pedals slowly"),
        ("the {part}", HE, Form.FINITE, "the {part}"),
    ],
)
def test_phrases_agree_with_their_person(phrase: str, person: Person, form: Form, expected: str) -> None:
    assert realise(phrase, person, form) == expected


@pytest.mark.parametrize("activity", ACTIVITIES, ids=lambda activity: activity.slug)
def test_every_sheet_has_a_verb_in_front_of_its_phrases(activity: DemoActivity) -> None:
    sheet = read_sheet(activity.sheet_text)
    for point in sheet.points:
        for phrase in (*point.faults, *point.goods, *point.advice):
            assert phrase.startswith("<"), phrase
    assert all(sight.doing.startswith("<") for sight in sheet.sights)


def test_a_sheet_is_read_into_points_and_sights() -> None:
    sheet = read_sheet(
        "# knee | knees | 5 6\n- <lock> it\n+ <bend> it\n> <bend> it\n~ it hurts\n= it lasts\n. <go> | 6"
    )
    assert sheet.points[0].task_ids == (5, 6)
    assert sheet.points[0].faults == ("<lock> it",)
    assert [sight.doing for sight in sheet.sights_for(6)] == ["<go>"]
    assert sheet.sights_for(5) == ()


def test_a_line_that_is_not_of_a_sheet_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing of the kind"):
        read_sheet("# knee | knees\nnothing of the kind")


def test_draws_depend_on_their_keys_alone() -> None:
    first = [Draws(7, "a").unit() for _ in range(2)]
    assert first[0] == first[1] != Draws(7, "b").unit()
    assert sorted(Draws("deck").shuffled(range(20))) == list(range(20))
    assert all(0 <= Draws(index).unit() < 1 for index in range(200))
    assert len(uid_of("x").split("-")) == 5
    assert len(short_uid_of("x")) == 6
