"""The released form of a question: what ExAct's own evaluation code reads, and ids that name one clip each."""

import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.columns import columns_of
from schemas.commentary import CommentaryRow, Split
from schemas.errors import SourceError
from schemas.exact.distractors import Wrongness
from schemas.exact.questions import OPTION_COUNT, QuestionRow
from schemas.exact.release import (
    PUBLISHED,
    ClipFiles,
    ClipState,
    PublishedRow,
    ReleaseReject,
    ReleaseRow,
    ReleaseSettings,
)
from schemas.feedback import Judgement
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.units import Group
from schemas.video import ClipSettings
from tasks.exact.release import ClipSource, metadata_line, parse_metadata_line, settle

CARD = (
    "file_name",
    "id",
    "domain",
    "is_ge",
    "groundTruth",
    "negative_comments",
    "take_name",
    "video_time",
    "task_name",
)
"""The keys of a line as ExAct's data card has them."""
OPTIONS = tuple(f"The participant should bend the {part}." for part in ("elbows", "wrists", "knees", "hips", "ankles"))
KEY_CHARS = st.sampled_from("ABCxyz0189_-.")
KEYS = st.text(KEY_CHARS, min_size=1, max_size=20).filter(lambda key: key[0] not in "_-." and ".." not in key)


def question(take_name: str = "upenn_0713_Dance_4_4", source_key: str = "a1b2c3/4/0", **more: object) -> QuestionRow:
    expert, recording, _ = source_key.split("/")
    values: dict[str, object] = {
        "commentary_id": f"{take_name}/{expert}/{recording}",
        "take_uid": "uid-1",
        "take_name": take_name,
        "participant_uid": "7",
        "task_id": 9001,
        "task_name": "Performing the basic choreography",
        "activity": "dance",
        "domain": "Dance",
        "split": Split.VAL,
        "expert_uid": expert,
        "recording": int(recording),
        "video_time_sec": 27.165818,
        "take_duration_sec": 60.0,
        "text": "Bend your knees.",
        "question_id": f"{take_name}/{source_key}",
        "judgement": Judgement.TIP,
        "question": "Which expert commentary best matches the provided video?",
        "options": list(OPTIONS),
        "key_index": 2,
        "wrong_in": [None if index == 2 else Wrongness.BODY_PART for index in range(OPTION_COUNT)],
        "clip_start_sec": 19.165818,
        "clip_end_sec": 27.165818,
    }
    return QuestionRow.model_validate(values | more)


def settled(row: QuestionRow, settings: ReleaseSettings | None = None) -> Outcome:
    (outcome,) = settle(Group((row,), (), ClipSource()), (), settings or ReleaseSettings())
    return outcome


def released(row: QuestionRow) -> ReleaseRow:
    outcome = settled(row)
    assert isinstance(outcome, Kept)
    assert outcome.input_id == row.question_id
    assert isinstance(outcome.row, ReleaseRow)
    return outcome.row


def published_parts(name: str) -> Sequence[str]:
    """An id's four parts, taken apart as one takes the published ids apart."""
    domain, kind, rest = name.split("~")[0].split("_", 2)
    return domain, kind, *rest.rsplit("_", 1)


class TestLine:
    """`metadata.jsonl`."""

    def test_it_has_the_published_keys_in_order_and_their_types(self) -> None:
        line = metadata_line(released(question()))
        assert line.endswith(b"}")
        assert b"\n" not in line
        values = json.loads(line)
        assert tuple(values) == CARD == PUBLISHED
        types = {name: type(value) for name, value in values.items()}
        assert types == dict.fromkeys(CARD, str) | {"is_ge": bool, "negative_comments": list, "video_time": float}

    def test_what_it_says(self) -> None:
        assert json.loads(metadata_line(released(question()))) == {
            "file_name": "dance_tips_upenn_0713_Dance_4_4_27.165818~a1b2c3~4~0.mp4",
            "id": "dance_tips_upenn_0713_Dance_4_4_27.165818~a1b2c3~4~0",
            "domain": "dance",
            "is_ge": False,
            "groundTruth": OPTIONS[2],
            "negative_comments": [OPTIONS[0], OPTIONS[1], OPTIONS[3], OPTIONS[4]],
            "take_name": "upenn_0713_Dance_4_4",
            "video_time": 27.165818,
            "task_name": "Performing the basic choreography",
        }

    @pytest.mark.parametrize("key_index", range(OPTION_COUNT))
    def test_the_distractors_keep_their_order(self, key_index: int) -> None:
        row = released(question(key_index=key_index))
        assert row.groundTruth == OPTIONS[key_index]
        assert [*row.negative_comments[:key_index], row.groundTruth, *row.negative_comments[key_index:]] == [*OPTIONS]

    @given(st.text(max_size=40), st.floats(0, 80_000), st.sampled_from(Judgement), KEYS)
    def test_it_comes_back_as_it_was(self, words: str, time_sec: float, judgement: Judgement, take_name: str) -> None:
        try:
            words.encode()
        except UnicodeEncodeError:
            return
        options = [*OPTIONS[:4], f"The participant should say {words} aloud."]
        row = released(
            question(take_name, video_time_sec=time_sec, judgement=judgement, options=options, task_name=words)
        )
        line = metadata_line(row)
        assert parse_metadata_line(line) == PublishedRow(**{name: getattr(row, name) for name in PUBLISHED})
        assert json.loads(line)["is_ge"] is (judgement is Judgement.GOOD_EXECUTION)
        assert b"\n" not in line

    @pytest.mark.parametrize(
        "change",
        [
            {"domain": None},
            {"is_ge": "true"},
            {"is_ge": 1},
            {"video_time": "27.1"},
            {"negative_comments": [OPTIONS[0]]},
            {"answer": 3},
            {"file_name": "../up.mp4"},
        ],
        ids=str,
    )
    def test_another_shape_is_refused(self, change: dict[str, object]) -> None:
        values = json.loads(metadata_line(released(question()))) | change
        with pytest.raises(SourceError, match="none of ours"):
            parse_metadata_line(json.dumps(values).encode())

    def test_another_order_and_no_json_are_refused(self) -> None:
        values = json.loads(metadata_line(released(question())))
        with pytest.raises(SourceError, match="out of order"):
            parse_metadata_line(json.dumps(dict(reversed(values.items()))).encode())
        for line in (b"", b"[]", b"{", b"\xff"):
            with pytest.raises(SourceError):
                parse_metadata_line(line)


class TestId:
    """The id names the clip's file, and no two questions share one."""

    @pytest.mark.parametrize("judgement", Judgement)
    def test_the_published_parts_stand_first(self, judgement: Judgement) -> None:
        row = released(question(judgement=judgement))
        kind = {Judgement.TIP: "tips", Judgement.GOOD_EXECUTION: "ge"}[judgement]
        assert row.id.startswith(f"dance_{kind}_upenn_0713_Dance_4_4_27.165818~")
        assert published_parts(row.id) == ("dance", kind, "upenn_0713_Dance_4_4", "27.165818")
        assert row.file_name == row.id + ".mp4"

    def test_an_activity_with_underscores_can_be_told_from_the_rest(self) -> None:
        row = released(question(activity="bike_repair"))
        assert published_parts(row.id)[:2] == ("bike-repair", "tips")
        assert row.domain == "bike_repair"

    def test_feedback_at_one_moment_by_two_experts_or_in_one_list_is_told_apart(self) -> None:
        keys = ("a1b2c3/4/0", "a1b2c3/4/1", "a1b2c3/40/1", "d4e5f6/4/0", "a1b2c3_4/0/0")
        assert len({released(question(source_key=key)).id for key in keys}) == len(keys)

    @given(st.lists(st.tuples(KEYS, KEYS, st.integers(0, 99), st.integers(0, 9)), unique=True, min_size=2, max_size=4))
    def test_ids_are_as_many_as_questions(self, keys: list[tuple[str, str, int, int]]) -> None:
        rows = [released(question(take, f"{expert}/{number}/{index}")) for take, expert, number, index in keys]
        assert len({row.id for row in rows}) == len(rows)
        for row in rows:
            assert float(published_parts(row.id)[3]) == row.video_time
            assert published_parts(row.id)[2] == row.take_name

    @given(st.text(min_size=1, max_size=30), st.text(max_size=30), st.text(min_size=1, max_size=10))
    def test_no_name_leads_out_of_its_folder(self, take: str, expert: str, activity: str) -> None:
        row = question().model_copy(
            update={"take_name": take, "activity": activity, "question_id": f"{take}/{expert}/4/0"}
        )
        outcome = settled(row)
        if isinstance(outcome, Rejected):
            assert outcome.reason is ReleaseReject.UNSAFE_NAME
            assert outcome.detail
            return
        assert isinstance(outcome, Kept)
        assert isinstance(outcome.row, ReleaseRow)
        name = outcome.row.file_name
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.~-]*\.mp4", name)
        assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)

    def test_a_name_too_long_for_a_file_system_is_a_reject(self) -> None:
        fits = question("t" * 200, "e/4/0")
        assert len(released(fits).file_name) < 256
        outcome = settled(question("t" * 200, f"{'e' * 50}/4/0"))
        assert isinstance(outcome, Rejected)
        assert outcome.reason is ReleaseReject.NAME_TOO_LONG
        assert "255" in outcome.detail


class TestRow:
    """Our own columns beside the published ones."""

    def test_columns(self) -> None:
        own = ("question_id", "split", "clip_state", "clip_start_sec", "clip_end_sec", "clip_source", "clip_fault")
        assert tuple(column.name for column in columns_of(ReleaseRow)) == CARD + own
        assert (ReleaseRow.id_column, PublishedRow.id_column) == ("question_id", "id")

    def test_it_keeps_the_questions_id_split_and_span(self) -> None:
        row = released(question())
        assert row.row_id == question().question_id
        assert (row.split, row.clip_start_sec, row.clip_end_sec) == (Split.VAL, 19.165818, 27.165818)
        assert set(CommentaryRow.model_fields) & set(ReleaseRow.model_fields) >= {"split", "take_name", "task_name"}

    def test_without_a_video_the_clip_is_missing_and_without_clips_it_is_left_out(self) -> None:
        outcomes = (settled(question()), settled(question(), ReleaseSettings(clips=ClipFiles.LEAVE_OUT)))
        rows = [
            outcome.row for outcome in outcomes if isinstance(outcome, Kept) and isinstance(outcome.row, ReleaseRow)
        ]
        assert [row.clip_state for row in rows] == [ClipState.MISSING, ClipState.LEFT_OUT]

    @pytest.mark.parametrize("value", [15, 447, 0, 20_000])
    def test_a_short_side_is_even_and_within_reason(self, value: int) -> None:
        with pytest.raises(ValueError, match="short_side_px"):
            ClipSettings(short_side_px=value)
