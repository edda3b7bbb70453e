"""Which records of the source are usable commentary, and what the others are rejected for."""

import pytest
from exact_rows import COMMENTARY

from schemas.commentary import (
    TEXT_LIMIT,
    Activity,
    CommentaryReject,
    CommentaryRow,
    CommentarySettings,
)
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.sources import SourceCommentary, Take
from tasks.exact.commentary import settle

FILE = "annotations/expert_commentary_train.json"
SETTINGS = CommentarySettings(
    activities=(
        Activity(slug="basketball", domain="Sports", task_ids=((6000, 6003),)),
        Activity(slug="bouldering", domain="Sports", task_ids=((7000, 7033), (7300, 7301))),
    ),
    end_tolerance_sec=1.0,
)
TAKE = Take(
    take_uid="uid-1",
    take_name="take_1",
    participant_uid="7",
    task_id=6000,
    task_name="Basketball Drills",
    duration_sec=60.0,
)
RECORD = SourceCommentary(
    input_id="take_1/ann/4",
    file=FILE,
    record='{"text": "Bend."}',
    take=TAKE,
    split="train",
    expert_uid="ann",
    recording="4.webm",
    video_time_sec=12.5,
    text=" Bend your knees.\n",
)


def settled(**more: object) -> Outcome:
    return settle(RECORD.model_copy(update=more), SETTINGS)


def of_take(**more: object) -> Outcome:
    return settled(take=TAKE.model_copy(update=more))


def kept(outcome: Outcome) -> CommentaryRow:
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, CommentaryRow)
    return outcome.row


def rejected(outcome: Outcome) -> Rejected:
    assert isinstance(outcome, Rejected)
    assert outcome.input_id == RECORD.input_id
    assert outcome.record == RECORD.record
    assert outcome.detail.startswith(f"{FILE}: ")
    return outcome


REJECTS: dict[CommentaryReject, tuple[Outcome, str]] = {
    CommentaryReject.MALFORMED: (settled(malformed="video_time 'x' is not a number"), "video_time"),
    CommentaryReject.BAD_KEY: (of_take(take_name="../take_1"), "../take_1"),
    CommentaryReject.DUPLICATE_KEY: (settled(duplicate_of="take_1/ann/4"), "take_1/ann/4"),
    CommentaryReject.TRANSCRIPTION_ERROR: (settled(text=None), "transcript"),
    CommentaryReject.EMPTY_TEXT: (settled(text=" \n\t "), "white space"),
    CommentaryReject.TEXT_TOO_LONG: (settled(text="a" * (TEXT_LIMIT + 1)), str(TEXT_LIMIT + 1)),
    CommentaryReject.UNKNOWN_TAKE: (settled(take=None), "takes.json"),
    CommentaryReject.DROPPED_TAKE: (of_take(is_dropped=True), "take_1"),
    CommentaryReject.UNKNOWN_SPLIT: (settled(split="dev"), "dev"),
    CommentaryReject.UNUSED_ACTIVITY: (of_take(task_id=9999, task_name="Juggling"), "Juggling"),
    CommentaryReject.TIME_OUTSIDE_TAKE: (settled(video_time_sec=61.5), "61.5"),
}


def test_a_usable_record_becomes_a_row() -> None:
    assert kept(settled()) == COMMENTARY


@pytest.mark.parametrize("reason", CommentaryReject)
def test_each_reason_names_the_file_and_the_value_at_fault(reason: CommentaryReject) -> None:
    outcome, told = REJECTS[reason]
    found = rejected(outcome)
    assert found.reason is reason
    assert told in found.detail


def test_what_the_source_calls_failed_is_no_transcript() -> None:
    assert rejected(settled(transcription_failed=True)).reason is CommentaryReject.TRANSCRIPTION_ERROR


@pytest.mark.parametrize("name", ["take_name", "take_uid"])
@pytest.mark.parametrize(
    "value",
    ["../etc", "..", ".", "a/b", "/root", "a..b", "a b", "a\nb", "a\x00b", "-rf", "é", "a\\b", "C:a", "a" * 201, "%2e"],
)
def test_a_key_that_could_leave_a_folder_is_rejected(name: str, value: str) -> None:
    assert rejected(of_take(**{name: value})).reason is CommentaryReject.BAD_KEY


@pytest.mark.parametrize("value", ["../etc", "..", "a b", "a\nb", "é"])
def test_an_experts_name_that_could_leave_a_folder_is_rejected(value: str) -> None:
    assert rejected(settled(expert_uid=value)).reason is CommentaryReject.BAD_KEY


@pytest.mark.parametrize(
    "input_id", ["../../etc/x/ann/4", "a b/ann/4", "take\n1/ann/4", "/srv/ann/4", "x" * 500 + "/ann/4"]
)
def test_an_id_that_could_leave_a_folder_never_becomes_a_row(input_id: str) -> None:
    """The record's own `commentary` names a take too, whatever takes.json says of its uid."""
    outcome = settled(input_id=input_id)
    assert isinstance(outcome, Rejected)
    assert outcome.reason in (CommentaryReject.BAD_KEY, CommentaryReject.MALFORMED)


@pytest.mark.parametrize("value", ["a", "cmu_bike01_2", "iiith-soccer.2", "0", "a" * 200])
def test_usual_keys_are_kept(value: str) -> None:
    assert kept(of_take(take_name=value)).take_name == value


def test_the_longest_names_stop_no_stage() -> None:
    take = TAKE.model_copy(update={"take_name": "t" * 200})
    outcome = settled(take=take, expert_uid="e" * 200, input_id=f"{'t' * 200}/{'e' * 200}/4")
    assert isinstance(outcome, (Kept, Rejected))


@pytest.mark.parametrize("recording", ["9" * 25 + ".webm", "9" * 5000 + ".webm"], ids=["25 digits", "5000 digits"])
def test_a_recording_number_beyond_any_column_stops_no_stage(recording: str) -> None:
    outcome = settled(recording=recording)
    if isinstance(outcome, Kept):
        assert kept(outcome).recording < 2**63
    else:
        rejected(outcome)


def test_a_recording_without_an_ending_is_a_number_too() -> None:
    assert kept(settled(recording="12")).recording == 12


@pytest.mark.parametrize("duration_sec", [86_401.0, 1e300])
def test_a_take_longer_than_a_day_stops_no_stage(duration_sec: float) -> None:
    assert isinstance(of_take(duration_sec=duration_sec), (Kept, Rejected))


@pytest.mark.parametrize(
    ("moment", "is_kept"), [(0.0, True), (60.0, True), (61.0, True), (61.001, False), (-0.001, False), (1e300, False)]
)
def test_a_moment_must_lie_within_the_take(moment: float, is_kept: bool) -> None:
    outcome = settled(video_time_sec=moment)
    assert isinstance(outcome, Kept) is is_kept
    if not is_kept:
        assert rejected(outcome).reason is CommentaryReject.TIME_OUTSIDE_TAKE


def test_a_take_of_unknown_length_holds_no_moment() -> None:
    assert rejected(of_take(duration_sec=0.0)).reason is CommentaryReject.TIME_OUTSIDE_TAKE


@pytest.mark.parametrize(("length", "is_kept"), [(1, True), (TEXT_LIMIT, True), (TEXT_LIMIT + 1, False)])
def test_a_text_may_be_so_long(length: int, is_kept: bool) -> None:
    assert isinstance(settled(text=" " + "a" * length + " "), Kept) is is_kept


@pytest.mark.parametrize("split", ["train", "val", "test"])
def test_the_sources_splits_are_kept(split: str) -> None:
    assert kept(settled(split=split)).split == split


@pytest.mark.parametrize("split", ["", "TRAIN", "None"])
def test_other_splits_are_rejected(split: str) -> None:
    assert rejected(settled(split=split)).reason is CommentaryReject.UNKNOWN_SPLIT


@pytest.mark.parametrize(
    ("task_id", "slug"),
    [(6000, "basketball"), (6003, "basketball"), (7033, "bouldering"), (7300, "bouldering"), (7301, "bouldering")],
)
def test_an_activity_holds_its_tasks(task_id: int, slug: str) -> None:
    assert kept(of_take(task_id=task_id)).activity == slug


@pytest.mark.parametrize("task_id", [-1, 0, 5999, 6004, 7034, 7299, 7302])
def test_a_task_of_no_activity_is_rejected(task_id: int) -> None:
    assert rejected(of_take(task_id=task_id)).reason is CommentaryReject.UNUSED_ACTIVITY


def test_of_several_reasons_the_first_counts() -> None:
    assert rejected(settled(malformed="x", text=None, take=None)).reason is CommentaryReject.MALFORMED
    assert rejected(settled(duplicate_of="x", text=None)).reason is CommentaryReject.DUPLICATE_KEY
    assert rejected(settled(text="", take=None)).reason is CommentaryReject.EMPTY_TEXT


def test_white_space_inside_a_text_stays() -> None:
    assert kept(settled(text="\n Bend\n\nyour  knees. ")).text == "Bend\n\nyour  knees."
