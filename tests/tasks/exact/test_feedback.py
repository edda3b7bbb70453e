"""From a model's reading of a commentary to feedback, or to the reason why there is none."""

import pytest
from exact_rows import COMMENTARY
from hypothesis import given
from hypothesis import strategies as st

from schemas.commentary import CommentaryRow
from schemas.demonstrations import SourceSays
from schemas.exact.feedback import Conflict, FeedbackReject, FeedbackReply, FeedbackRow, FeedbackSettings, Verdict
from schemas.feedback import FEEDBACK_LIMIT, Judgement, Unusable
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.exact.feedback import settle, variables
from tasks.exact.form import LEAST_CHARS

ROW = COMMENTARY.model_copy(update={"text": "So, uh, bend your knees."})
TEXT = "The participant should bend the knees."


def settled(feedback: str, verdict: Verdict = Verdict.TIP, reason: Unusable = Unusable.NONE) -> Outcome:
    reply = FeedbackReply(verdict=verdict, feedback=feedback, unusable_reason=reason)
    return settle(ROW, reply, FeedbackSettings())


def kept(feedback: str, verdict: Verdict = Verdict.TIP) -> FeedbackRow:
    outcome = settled(feedback, verdict)
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, FeedbackRow)
    return outcome.row


def reason(outcome: Outcome) -> object:
    assert isinstance(outcome, Rejected)
    assert outcome.input_id == "take_1/ann/4"
    assert outcome.detail
    return outcome.reason


def test_a_usable_reply_becomes_a_row() -> None:
    row = kept(TEXT)
    assert row.feedback == TEXT
    assert row.feedback_id == row.row_id == "take_1/ann/4/0"
    assert {name: getattr(row, name) for name in CommentaryRow.model_fields} == ROW.model_dump()


@pytest.mark.parametrize(
    ("verdict", "judgement"), [(Verdict.TIP, Judgement.TIP), (Verdict.GOOD_EXECUTION, Judgement.GOOD_EXECUTION)]
)
def test_the_verdict_is_kept(verdict: Verdict, judgement: Judgement) -> None:
    assert kept(TEXT, verdict).judgement is judgement


def test_every_usable_verdict_is_a_judgement() -> None:
    assert {verdict.value for verdict in Verdict} == {judgement.value for judgement in Judgement} | {"unusable"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Unusable.NO_JUDGEMENT, FeedbackReject.NO_JUDGEMENT),
        (Unusable.OFF_TOPIC, FeedbackReject.OFF_TOPIC),
        (Unusable.UNCLEAR, FeedbackReject.UNCLEAR),
        (Unusable.NOT_IN_CLIP, FeedbackReject.NOT_IN_CLIP),
        (Unusable.NONE, FeedbackReject.UNCLEAR),
    ],
)
@pytest.mark.parametrize("feedback", ["", TEXT])
def test_an_unusable_commentary_has_the_replys_reason(said: Unusable, told: FeedbackReject, feedback: str) -> None:
    assert reason(settled(feedback, Verdict.UNUSABLE, said)) is told


@pytest.mark.parametrize("said", Unusable)
def test_a_usable_verdict_outweighs_a_reason(said: Unusable) -> None:
    assert isinstance(settled(TEXT, Verdict.TIP, said), Kept)


@pytest.mark.parametrize(
    "feedback",
    ["", "They should bend the knees more.", "the participant should bend.", "The participants should bend.", "-"],
)
def test_feedback_must_begin_with_the_participant(feedback: str) -> None:
    assert reason(settled(feedback)) is FeedbackReject.BAD_OPENING


def test_the_words_it_begins_with_are_told() -> None:
    outcome = settled("They should bend the knees more.")
    assert isinstance(outcome, Rejected)
    assert "They should" in outcome.detail


@pytest.mark.parametrize(("length", "is_kept"), [(LEAST_CHARS - 1, False), (LEAST_CHARS, True), (FEEDBACK_LIMIT, True)])
def test_feedback_must_be_long_enough(length: int, is_kept: bool) -> None:
    outcome = settled("The participant " + "a" * (length - 16))
    assert isinstance(outcome, Kept) is is_kept
    if not is_kept:
        assert reason(outcome) is FeedbackReject.BAD_LENGTH


def test_feedback_is_made_one_line() -> None:
    assert kept("  The participant\n\tshould\u200b bend\x00 the knees. ").feedback == TEXT


def test_a_possessive_is_an_opening() -> None:
    assert kept("The participant's knees are bent well.").feedback.startswith("The participant's")


@given(st.text(max_size=60), st.sampled_from(["", "The participant", "The participant "]), st.sampled_from(Verdict))
def test_no_text_of_a_model_stops_the_stage(text: str, opening: str, verdict: Verdict) -> None:
    assert isinstance(settled(opening + text, verdict), (Kept, Rejected))


def test_a_combining_mark_after_the_opening_stops_no_stage() -> None:
    assert isinstance(settled("The participant\u0301 should bend the knees."), (Kept, Rejected))


def test_the_longest_ids_stop_no_stage() -> None:
    """A commentary's id may be as long as an id may be; the feedback's is longer by its index."""
    row = ROW.model_copy(update={"commentary_id": "t" * 400})
    reply = FeedbackReply(verdict=Verdict.TIP, feedback=TEXT, unusable_reason=Unusable.NONE)
    assert isinstance(settle(row, reply, FeedbackSettings()), (Kept, Rejected))


def test_the_prompt_is_told_what_it_needs() -> None:
    assert variables(ROW, FeedbackSettings()).model_dump() == {
        "activity": "basketball",
        "task_name": "Basketball Drills",
        "transcript": "So, uh, bend your knees.",
    }


@pytest.mark.parametrize(
    ("says", "verdict", "stands"),
    [
        (SourceSays.TIP, Verdict.TIP, True),
        (SourceSays.TIP, Verdict.GOOD_EXECUTION, False),
        (SourceSays.GOOD_EXECUTION, Verdict.TIP, False),
        (SourceSays.GOOD_EXECUTION, Verdict.GOOD_EXECUTION, True),
        (SourceSays.BOTH, Verdict.TIP, True),
        (SourceSays.NOTHING, Verdict.GOOD_EXECUTION, True),
    ],
)
def test_a_judgement_that_the_source_contradicts_is_rejected(says: SourceSays, verdict: Verdict, stands: bool) -> None:
    row = ROW.model_copy(update={"source_says": says})
    reply = FeedbackReply(
        verdict=verdict, feedback="The participant keeps the elbow in.", unusable_reason=Unusable.NONE
    )
    outcome = settle(row, reply, FeedbackSettings())
    assert isinstance(outcome, Kept) == stands
    if not stands:
        assert reason(outcome) is FeedbackReject.JUDGEMENT_CONFLICT
    assert isinstance(settle(row, reply, FeedbackSettings(on_conflict=Conflict.KEEP)), Kept)
