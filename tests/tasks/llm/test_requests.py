"""What a model is sent, and the key under which its answer is kept for good."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import orjson
import pytest
from pydantic import Field

from prompts.loader import Prompt, parse_prompt
from schemas.chat import ChatRequest, Message, Role
from schemas.exact.distractors import CANDIDATE_LIMIT, DistractorsReply, Wrongness
from schemas.exact.feedback import FeedbackReply
from schemas.feedback import FEEDBACK_LIMIT
from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling
from tasks.llm.requests import RequestMaker, reply_schema, request_key

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "request_key.txt"

REQUEST = ChatRequest(
    model="gpt-4o",
    revision="2024-08-06",
    messages=(
        Message(role=Role.SYSTEM, content="You edit spoken coaching."),
        Message(role=Role.USER, content='Naïve "quotes"\nand 日本.'),
    ),
    reply_name="FeedbackReply",
    reply_schema='{"type":"object"}',
    sampling=Sampling(temperature=0.7, top_p=0.9, max_tokens=256, seed=7),
    sample_index=2,
    media=("abc", "def"),
)
CHANGES: dict[str, dict[str, Any]] = {
    "model": {"model": "gpt-4"},
    "revision": {"revision": ""},
    "message": {"messages": (REQUEST.messages[0], Message(role=Role.USER, content="other"))},
    "role": {"messages": (Message(role=Role.USER, content="You edit spoken coaching."), REQUEST.messages[1])},
    "order of messages": {"messages": REQUEST.messages[::-1]},
    "one message less": {"messages": REQUEST.messages[:1]},
    "reply name": {"reply_name": "OtherReply"},
    "reply schema": {"reply_schema": "{}"},
    "temperature": {"sampling": REQUEST.sampling.model_copy(update={"temperature": 0.0})},
    "top p": {"sampling": REQUEST.sampling.model_copy(update={"top_p": 1.0})},
    "max tokens": {"sampling": REQUEST.sampling.model_copy(update={"max_tokens": 257})},
    "seed": {"sampling": REQUEST.sampling.model_copy(update={"seed": 8})},
    "no seed": {"sampling": REQUEST.sampling.model_copy(update={"seed": None})},
    "sample index": {"sample_index": 3},
    "media": {"media": ("abc",)},
    "order of media": {"media": ("def", "abc")},
}


class Tag(StrEnum):
    """Words for people, not for the model."""

    ONE = "one"
    TWO = "two"


class Part(Record):
    """Words for people, not for the model."""

    text: str = Field(max_length=9, description="The part's text")
    tag: Tag = Field(description="The part's tag")


class DeepReply(Reply):
    """Words for people, not for the model."""

    title: str = Field(description="A field that is called title")
    description: str = Field(default="", description="A field that is called description")
    parts: list[Part] = Field(max_length=3, description="The parts")
    first: Part
    counts: list[list[int]]


class Question(Variables):
    word: str


def prompt() -> Prompt:
    text = (
        "---\nversion: 1\ninputs: [word]\nreply: DeepReply\n---\n# system\nSay it.\n\n# user\nWord: {{ word | data }}\n"
    )
    return parse_prompt("test", text, Question, "DeepReply")


def maker(model: str = "m", revision: str = "r", sampling: Sampling | None = None) -> RequestMaker:
    return RequestMaker(prompt(), DeepReply, model, revision, sampling or Sampling())


def nodes(schema: object) -> list[dict[str, Any]]:
    """Every object inside a schema, those that name properties aside."""
    if isinstance(schema, list):
        return [node for item in schema for node in nodes(item)]
    if not isinstance(schema, dict):
        return []
    below = [*(schema.get("properties") or {}).values(), *(v for k, v in schema.items() if k != "properties")]
    return [schema, *(node for item in below for node in nodes(item))]


def schema_of(reply: type[Reply]) -> dict[str, Any]:
    return orjson.loads(reply_schema(reply))


def test_a_request_has_its_golden_key() -> None:
    """A key that moves makes every stored reply worthless: they would all be paid for again."""
    assert request_key(REQUEST).hex() == GOLDEN.read_text(encoding="utf-8").strip()


def test_equal_requests_have_equal_keys() -> None:
    assert request_key(ChatRequest.model_validate_json(REQUEST.model_dump_json())) == request_key(REQUEST)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_changes_the_key(change: dict[str, Any]) -> None:
    assert request_key(REQUEST.model_copy(update=change)) != request_key(REQUEST)


def test_every_field_is_among_the_changes() -> None:
    changed = {name for change in CHANGES.values() for name in change}
    assert changed == set(ChatRequest.model_fields)
    assert len({request_key(REQUEST.model_copy(update=change)) for change in CHANGES.values()}) == len(CHANGES)


def test_text_does_not_move_between_messages_unnoticed() -> None:
    one = (Message(role=Role.USER, content="ab"), Message(role=Role.USER, content="c"))
    other = (Message(role=Role.USER, content="a"), Message(role=Role.USER, content="bc"))
    keys = {request_key(REQUEST.model_copy(update={"messages": messages})) for messages in (one, other)}
    assert len(keys) == 2


@pytest.mark.parametrize("reply", [FeedbackReply, DistractorsReply, DeepReply], ids=lambda reply: reply.__name__)
def test_a_schema_is_closed_at_every_level(reply: type[Reply]) -> None:
    objects = [node for node in nodes(schema_of(reply)) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"])


@pytest.mark.parametrize("reply", [FeedbackReply, DistractorsReply, DeepReply], ids=lambda reply: reply.__name__)
def test_fields_are_asked_for_in_the_order_of_the_class(reply: type[Reply]) -> None:
    """Servers that decode by the schema write the fields in its order: a verdict first, or an afterthought."""
    assert list(schema_of(reply)["properties"]) == list(reply.model_fields)


@pytest.mark.parametrize("reply", [FeedbackReply, DistractorsReply, DeepReply], ids=lambda reply: reply.__name__)
def test_a_schema_refers_to_nothing(reply: type[Reply]) -> None:
    for node in nodes(schema_of(reply)):
        assert not {"$ref", "$defs", "default"} & set(node)


@pytest.mark.parametrize("reply", [FeedbackReply, DistractorsReply, DeepReply], ids=lambda reply: reply.__name__)
def test_docstrings_stay_behind(reply: type[Reply]) -> None:
    schema = reply_schema(reply)
    for found in (reply, Part, Tag, Wrongness):
        assert str(found.__doc__).split("\n")[0] not in schema


def test_descriptions_reach_the_model() -> None:
    fields = schema_of(DeepReply)["properties"]
    assert fields["parts"]["description"] == "The parts"
    assert fields["parts"]["items"]["properties"]["text"]["description"] == "The part's text"
    assert fields["parts"]["items"]["properties"]["tag"]["description"] == "The part's tag"
    assert "description" not in fields["first"]


def test_fields_named_like_keywords_stay() -> None:
    fields = schema_of(DeepReply)["properties"]
    assert fields["title"] == {"type": "string", "description": "A field that is called title"}
    assert fields["description"] == {"type": "string", "description": "A field that is called description"}


def test_bounds_and_values_reach_the_model() -> None:
    feedback, candidates = schema_of(FeedbackReply)["properties"], schema_of(DistractorsReply)["properties"]
    assert feedback["feedback"]["maxLength"] == FEEDBACK_LIMIT
    assert feedback["verdict"]["enum"] == ["tip", "good_execution", "unusable"]
    assert candidates["candidates"]["maxItems"] == CANDIDATE_LIMIT
    assert candidates["candidates"]["items"]["properties"]["wrong_in"]["enum"] == [tag.value for tag in Wrongness]


def test_rewording_a_docstring_changes_no_schema() -> None:
    class Answer(Reply):
        """One wording."""

        text: str = Field(description="The text")

    before = reply_schema(Answer)

    class Answer(Reply):  # type: ignore[no-redef]
        """Another wording."""

        text: str = Field(description="The text")

    assert reply_schema(Answer) == before


def test_rewording_a_description_changes_the_schema() -> None:
    class Answer(Reply):
        text: str = Field(description="The text")

    before = reply_schema(Answer)

    class Answer(Reply):  # type: ignore[no-redef]
        text: str = Field(description="The words")

    assert reply_schema(Answer) != before


def test_a_literals_description_reaches_the_model() -> None:
    class Answer(Reply):
        size: Literal["small", "great"] = Field(description="How great it is")

    assert schema_of(Answer)["properties"]["size"]["description"] == "How great it is"


def test_the_docstring_of_an_enum_of_one_stays_behind() -> None:
    class Only(StrEnum):
        """Words for people."""

        ONE = "one"

    class Answer(Reply):
        tag: Only

    assert "Words for people" not in reply_schema(Answer)


@pytest.mark.parametrize("annotation", [Part | None, list[Part | None]], ids=["optional", "in a list"])
def test_a_class_inside_another_type_is_written_out(annotation: Any) -> None:
    class Answer(Reply):
        part: Annotated[annotation, Field()]  # type: ignore[valid-type]

    schema = reply_schema(Answer)
    assert "$ref" not in schema
    assert "Words for people" not in schema


def test_a_request_holds_the_rendered_prompt() -> None:
    request = maker().request(Question(word="<b>"))
    assert [message.role for message in request.messages] == [Role.SYSTEM, Role.USER]
    assert request.messages[0].content == "Say it."
    assert request.messages[1].content == 'Word: "\\u003cb\\u003e"'
    assert (request.model, request.revision, request.reply_name) == ("m", "r", "DeepReply")
    assert request.reply_schema == reply_schema(DeepReply)


def test_requests_of_one_row_differ_by_sample_and_model_only() -> None:
    row = Question(word="a")
    base = request_key(maker().request(row))
    assert request_key(maker().request(row)) == base
    others = [
        maker().request(row, sample_index=1),
        maker(model="n").request(row),
        maker(revision="s").request(row),
        maker(sampling=Sampling(temperature=1)).request(row),
        maker().request(Question(word="b")),
    ]
    assert len({base, *map(request_key, others)}) == 6
