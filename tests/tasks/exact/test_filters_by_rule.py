"""Grounding, length and rewriting: what is rejected, and for which reason."""

import pytest

from schemas.asking import Answered
from schemas.exact.distractors import DistractorsRow
from schemas.exact.grounding import GroundingReject
from schemas.exact.length_filter import LengthFilterSettings, LengthReject
from schemas.exact.questions import QuestionRow
from schemas.exact.rewriting import RewritingReject, RewritingReply, RewritingSettings
from schemas.outcomes import Kept, Rejected, ReplyTrace
from tasks.exact import length_filter, rewriting
from tasks.exact.baseline.rewriting import answer
from tasks.exact.grounding import faults

SPEECH = "So, um, her left elbow drops, she wants to keep it up for about five beats or the bow slides off the string."
TRACE = ReplyTrace(request_key="", attempt=0)


@pytest.mark.parametrize(
    ("feedback", "reason"),
    [
        ("The participant should keep the left elbow up for 5 beats so the bow does not slide.", None),
        ("The participant should keep the right elbow up.", GroundingReject.SIDE),
        ("The participant should keep the left wrist up.", GroundingReject.BODY_PART),
        ("The participant should keep the left elbow up for 7 beats.", GroundingReject.NUMBER),
        ("The participant should breathe calmly and count aloud with the orchestra.", GroundingReject.CONTENT_WORDS),
        ("The participant's left elbow drops, so the bow slides off the string.", None),
    ],
)
def test_feedback_says_nothing_that_the_speech_does_not(feedback: str, reason: GroundingReject | None) -> None:
    found = [fault for fault, _ in faults(SPEECH, feedback, 0.6)]
    assert found[:1] == ([reason] if reason else [])


def _question(*lengths: int) -> QuestionRow:
    options = ["The participant " + " ".join(["moves"] * (length - 2)) for length in lengths]
    return QuestionRow.model_construct(question_id="q", options=options)


@pytest.mark.parametrize(
    ("lengths", "kept"), [((20, 20, 20, 20, 20), True), ((20, 25, 22, 21, 20), True), ((20, 26, 22, 21, 20), False)]
)
def test_options_may_differ_in_words_by_a_quarter(lengths: tuple[int, ...], kept: bool) -> None:
    outcome = length_filter.settle(_question(*lengths), LengthFilterSettings())
    assert isinstance(outcome, Kept) == kept
    if isinstance(outcome, Rejected):
        assert outcome.reason is LengthReject.WORDS_RATIO
        assert "26 to 20" in outcome.detail


def test_as_many_words_may_still_be_too_many_characters() -> None:
    options = [
        "The participant moves on up it so",
        *["The participant accelerates considerably throughout everything so"] * 4,
    ]
    row = QuestionRow.model_construct(question_id="q", options=options)
    outcome = length_filter.settle(row, LengthFilterSettings())
    assert isinstance(outcome, Rejected)
    assert outcome.reason is LengthReject.CHARS_RATIO


STATEMENTS = (
    "The participant doesn't keep the left elbow up .",
    "The participant keeps the right elbow up",
    "The participant keeps the left wrist up;",
    "The participant keeps the left elbow down",
    "The participant lowers the left elbow twice",
)


def _distractors() -> DistractorsRow:
    return DistractorsRow.model_construct(
        feedback_id="f", activity="violin", feedback=STATEMENTS[0], distractors=list(STATEMENTS[1:])
    )


def _settled(*texts: str) -> Kept | Rejected:
    answers = tuple(Answered(trace=TRACE, reply=RewritingReply(statement=text)) for text in texts)
    outcome = rewriting.settle(_distractors(), answers, RewritingSettings())
    assert isinstance(outcome, (Kept, Rejected))
    return outcome


def test_no_question_to_the_rewriter_tells_key_from_distractor() -> None:
    asks = rewriting.questions(_distractors(), RewritingSettings())
    assert [ask.variables.model_dump() for ask in asks] == [
        {"activity": "violin", "statement": text} for text in STATEMENTS
    ]


def test_the_built_in_rewriter_spells_all_statements_alike() -> None:
    asks = rewriting.questions(_distractors(), RewritingSettings())
    outcome = _settled(*(answer(ask.variables, "").statement for ask in asks))  # pyright: ignore[reportArgumentType]
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, DistractorsRow)
    assert outcome.row.feedback == "The participant does not keep the left elbow up."
    assert all(text.endswith(".") and " ." not in text for text in outcome.row.distractors)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ("Keep the left elbow up.", RewritingReject.BAD_FORM),
        ("The participant keeps the right elbow up.", RewritingReject.CHANGED_MEANING),
    ],
)
def test_a_rewriting_that_changes_what_is_said_is_rejected(changed: str, reason: RewritingReject) -> None:
    outcome = _settled(changed, *STATEMENTS[1:])
    assert isinstance(outcome, Rejected)
    assert outcome.reason is reason


def test_a_key_that_becomes_a_distractor_is_rejected() -> None:
    outcome = _settled("The participant keeps the left elbow down.", *STATEMENTS[1:])
    assert isinstance(outcome, Rejected)
    assert outcome.reason is RewritingReject.SAME_STATEMENT
