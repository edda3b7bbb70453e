"""From a model's text to a reply: strict, and never with another error than ours."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.chat import ModelErrorClass, RawReply
from schemas.exact.distractors import CANDIDATE_LIMIT, DistractorsReply
from schemas.exact.feedback import FeedbackReply, Verdict
from schemas.feedback import FEEDBACK_LIMIT, Unusable
from tasks.llm.replies import InvalidReplyError, first_fitting, parse_reply

GOOD = {"verdict": "tip", "feedback": "The participant should bend.", "unusable_reason": "none"}
TEXT = json.dumps(GOOD)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*GOOD, "candidates", "text"]) | st.text(), inner),
    max_leaves=10,
)
PIECES = st.sampled_from(
    ["```", "json", "\n", "<think>", "</think>", TEXT, "{", "}", '"', "\\", "\x00", " ", "[" * 2000]
)


def raw(text: str, finish_reason: str = "stop") -> RawReply:
    return RawReply(text=text, finish_reason=finish_reason, tokens_in=1, tokens_out=7)


def fault(text: str, finish_reason: str = "stop") -> ModelErrorClass:
    with pytest.raises(InvalidReplyError) as caught:
        parse_reply(raw(text, finish_reason), FeedbackReply)
    assert caught.value.detail
    assert caught.value.error.value in str(caught.value)
    return caught.value.error


def outcome(text: str, finish_reason: str = "stop") -> object:
    """The reply or the class of what is wrong; any other error fails the test."""
    try:
        return parse_reply(raw(text, finish_reason), FeedbackReply)
    except InvalidReplyError as error:
        return error.error


@given(st.text(), st.sampled_from(["stop", "length", "content_filter", "tool_calls", ""]))
@example("\ud800", "stop")
@example("9" * 5000, "stop")
@example("[" * 100_000, "stop")
@example('{"a":' * 5000, "stop")
def test_no_text_brings_another_error_than_ours(text: str, finish_reason: str) -> None:
    assert isinstance(outcome(text, finish_reason), ModelErrorClass)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_no_mix_of_fences_and_thoughts_brings_another_error(text: str) -> None:
    assert isinstance(outcome(text), (FeedbackReply, ModelErrorClass))


@given(JSON_VALUES)
def test_no_json_of_another_shape_brings_another_error(value: object) -> None:
    assert isinstance(outcome(json.dumps(value)), (FeedbackReply, ModelErrorClass))


@given(
    st.sampled_from(Verdict),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=FEEDBACK_LIMIT),
    st.sampled_from(Unusable),
)
def test_every_reply_that_fits_is_read_back(verdict: Verdict, feedback: str, reason: Unusable) -> None:
    reply = FeedbackReply(verdict=verdict, feedback=feedback, unusable_reason=reason)
    assert parse_reply(raw(reply.model_dump_json()), FeedbackReply) == reply


ACCEPTED = {
    "bare": TEXT,
    "white space round it": f"\n\n  {TEXT}  \n",
    "indented": json.dumps(GOOD, indent=2),
    "fenced": f"```json\n{TEXT}\n```",
    "fenced without a name": f"```\n{TEXT}\n```",
    "fenced, white space round it": f"\n```json\n{TEXT}\n```\n",
    "fenced on one line": f"```json\n{TEXT}```",
    "indented in a fence": f"```json\n{json.dumps(GOOD, indent=2)}\n```",
    "after a thought": f"<think>Let me see.</think>\n{TEXT}",
    "after a thought with braces": f'<think>Maybe {{"verdict": "tip"}}?\n\n</think>\n\n{TEXT}',
    "fenced after a thought": f"<think>Let me see.</think>\n\n```json\n{TEXT}\n```",
    "fenced after a thought that begins late": f"\n<think>Let me see.</think>\n\n```json\n{TEXT}\n```",
    "thought with a fence": f"<think>```json\n{{}}\n```</think>{TEXT}",
    "fence inside the text": json.dumps(GOOD | {"feedback": "The participant ```json\n{}\n``` says."}),
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
def test_one_json_object_alone_or_in_one_fence_is_read(text: str) -> None:
    assert parse_reply(raw(text), FeedbackReply).verdict is Verdict.TIP  # type: ignore[attr-defined]


NOT_JSON = {
    "prose": "I would say the participant should bend.",
    "prose before": f"Here you are: {TEXT}",
    "prose after": f"{TEXT} I hope that this helps.",
    "prose before a fence": f"Here you are:\n```json\n{TEXT}\n```",
    "prose after a fence": f"```json\n{TEXT}\n```\nI hope that this helps.",
    "two objects": f"{TEXT}\n{TEXT}",
    "two fences": f"```json\n{TEXT}\n```\n```json\n{TEXT}\n```",
    "cut off": TEXT[:-5],
    "open fence": f"```json\n{TEXT}",
    "open thought": f"<think>{TEXT}",
    "only a thought": "<think>Let me see.</think>",
    "single quotes": TEXT.replace('"', "'"),
    "NaN": TEXT.replace('"none"', "NaN"),
}


@pytest.mark.parametrize("text", NOT_JSON.values(), ids=NOT_JSON)
def test_nothing_is_guessed_out_of_prose(text: str) -> None:
    assert fault(text) is ModelErrorClass.NOT_JSON


WRONG_SCHEMA = {
    "missing field": json.dumps({"verdict": "tip", "feedback": "The participant"}),
    "extra field": json.dumps(GOOD | {"confidence": 1}),
    "unknown value": json.dumps(GOOD | {"verdict": "great"}),
    "number for text": json.dumps(GOOD | {"feedback": 3}),
    "null": json.dumps(GOOD | {"feedback": None}),
    "too long": json.dumps(GOOD | {"feedback": "x" * (FEEDBACK_LIMIT + 1)}),
    "list": json.dumps([GOOD]),
    "wrapped": json.dumps({"reply": GOOD}),
    "text in text": json.dumps(TEXT),
    "number": "3",
    "null alone": "null",
    "empty object": "{}",
}


@pytest.mark.parametrize("text", WRONG_SCHEMA.values(), ids=WRONG_SCHEMA)
def test_json_of_another_shape_is_wrong_schema(text: str) -> None:
    assert fault(text) is ModelErrorClass.WRONG_SCHEMA


def test_the_field_at_fault_is_named() -> None:
    reply = {"candidates": [{"text": "The participant", "wrong_in": "colour"}]}
    with pytest.raises(InvalidReplyError, match=r"candidates\.0\.wrong_in"):
        parse_reply(raw(json.dumps(reply)), DistractorsReply)


def test_too_many_candidates_do_not_fit() -> None:
    reply = {"candidates": [{"text": "The participant", "wrong_in": "side"}] * (CANDIDATE_LIMIT + 1)}
    with pytest.raises(InvalidReplyError, match="candidates"):
        parse_reply(raw(json.dumps(reply)), DistractorsReply)


@pytest.mark.parametrize("text", [TEXT, TEXT[:20], ""])
def test_a_reply_that_was_cut_off_is_truncated_whatever_it_says(text: str) -> None:
    assert fault(text, "length") is ModelErrorClass.TRUNCATED


@pytest.mark.parametrize("text", [TEXT, ""])
def test_a_reply_that_a_filter_stopped_is_refused(text: str) -> None:
    assert fault(text, "content_filter") is ModelErrorClass.REFUSED


@pytest.mark.parametrize("text", ["", " ", "\n\t\n"])
def test_a_reply_without_text_is_empty(text: str) -> None:
    assert fault(text) is ModelErrorClass.EMPTY


def test_a_long_reply_is_told_in_short() -> None:
    with pytest.raises(InvalidReplyError) as caught:
        parse_reply(raw("no JSON " * 10_000), FeedbackReply)
    assert len(caught.value.detail) < 1000


def test_the_first_stored_reply_that_fits_counts() -> None:
    other = json.dumps(GOOD | {"verdict": "good_execution"})
    found = first_fitting([raw("no"), raw(TEXT), raw(other)], FeedbackReply)
    assert isinstance(found, tuple)
    assert found[0] == 1
    assert found[1] == parse_reply(raw(TEXT), FeedbackReply)


def test_of_replies_that_do_not_fit_the_last_fault_is_told() -> None:
    found = first_fitting([raw("no"), raw("")], FeedbackReply)
    assert isinstance(found, InvalidReplyError)
    assert found.error is ModelErrorClass.EMPTY


def test_of_no_replies_there_is_nothing_to_tell() -> None:
    assert first_fitting([], FeedbackReply) is None
