"""The client on a real socket: what it sends, and what each misbehaviour of a server becomes."""

import asyncio
import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from aiohttp import web
from chat_server import MODEL, ChatServer, Fault, completion

from schemas.chat import ChatRequest, Message, ModelErrorClass, RawReply, Role
from schemas.config import EngineKind, ModelConfig, SchemaDialect
from schemas.errors import EndpointError
from schemas.exact.distractors import CANDIDATE_LIMIT, DistractorsReply
from schemas.exact.feedback import FeedbackReply
from schemas.feedback import FEEDBACK_LIMIT
from schemas.records import Reply
from schemas.sampling import Sampling
from tasks.llm.client import MOST_BYTES, ChatClient, RequestError, raw_reply, wire_body
from tasks.llm.requests import reply_schema

KEY_ENV = "TOUCHLINE_TEST_KEY"


@dataclass
class Recorder(ChatServer):
    """A server that remembers what it was sent, and answers with `status` and `said` where they are given."""

    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    status: int = 200
    said: str | None = None
    said_headers: dict[str, str] = field(default_factory=dict)

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        self.bodies.append(await request.json())
        self.headers.append(dict(request.headers))
        self.paths.append(request.path)
        if self.said is None:
            return await super()._complete(request)
        return web.Response(status=self.status, text=self.said, headers=self.said_headers)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv(KEY_ENV, raising=False)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    with Recorder() as server:
        yield server


def model_at(url: str, **more: Any) -> ModelConfig:
    return ModelConfig(engine=EngineKind.OPENAI, name=MODEL, base_url=url, api_key_env=KEY_ENV, **more)


def request(reply: type[Reply] = FeedbackReply, **more: Any) -> ChatRequest:
    return ChatRequest(
        model=MODEL,
        revision="r1",
        messages=(
            Message(role=Role.SYSTEM, content="You edit."),
            Message(role=Role.USER, content='<transcript>"Bend your knees, naïve 日本."</transcript>'),
        ),
        reply_name=reply.__name__,
        reply_schema=reply_schema(reply),
        **({"sampling": Sampling(temperature=0.5, top_p=0.9, max_tokens=77, seed=5)} | more),
    )


def send(model: ModelConfig, asked: ChatRequest | None = None) -> RawReply:
    async def sent() -> RawReply:
        async with ChatClient(model) as client:
            return await client.send(asked or request())

    return asyncio.run(sent())


def failure(fault: Fault, **more: Any) -> RequestError:
    timeout_sec = more.pop("timeout_sec", 20.0)
    with ChatServer(fault_of=lambda user, seen: fault, **more) as server, pytest.raises(RequestError) as caught:
        send(model_at(server.url, timeout_sec=timeout_sec))
    return caught.value


def refusal(recorder: Recorder, status: int, said: str) -> EndpointError:
    recorder.status, recorder.said = status, said
    with pytest.raises(EndpointError) as caught:
        send(model_at(recorder.url))
    return caught.value


def status_error(recorder: Recorder, status: int, said: str = "{}", **headers: str) -> RequestError:
    recorder.status, recorder.said = status, said
    recorder.said_headers = {name.replace("_", "-"): value for name, value in headers.items()}
    with pytest.raises(RequestError) as caught:
        send(model_at(recorder.url))
    return caught.value


def test_a_good_answer_comes_back_whole(recorder: Recorder) -> None:
    found = send(model_at(recorder.url))
    assert json.loads(found.text)["verdict"] in ("tip", "good_execution")
    assert (found.finish_reason, found.tokens_in, found.tokens_out) == ("stop", 10, 5)
    assert recorder.calls == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.RATE_LIMITED, ModelErrorClass.RATE_LIMITED),
        (Fault.SERVER_ERROR, ModelErrorClass.SERVER_ERROR),
        (Fault.CUT_MID_BODY, ModelErrorClass.CONNECTION),
        (Fault.NOT_A_COMPLETION, ModelErrorClass.BAD_RESPONSE),
        (Fault.BAD_REQUEST, ModelErrorClass.BAD_REQUEST),
    ],
)
def test_each_fault_has_its_class(fault: Fault, error: ModelErrorClass) -> None:
    assert failure(fault).error is error


def test_an_answer_that_does_not_come_is_a_timeout() -> None:
    assert failure(Fault.TIMEOUT, timeout_sec=0.3).error is ModelErrorClass.TIMEOUT


@pytest.mark.parametrize("fault", [Fault.NOT_JSON, Fault.WRONG_SCHEMA, Fault.EMPTY, Fault.TOO_LONG, Fault.FENCED])
def test_text_of_any_kind_is_handed_on(fault: Fault) -> None:
    """It was paid for; what it is worth, the parser says."""
    with ChatServer(fault_of=lambda user, seen: fault) as server:
        assert send(model_at(server.url)).finish_reason == "stop"


def test_the_finish_reason_is_handed_on() -> None:
    with ChatServer(fault_of=lambda user, seen: Fault.TRUNCATED) as server:
        assert send(model_at(server.url)).finish_reason == "length"


@pytest.mark.parametrize("fault", [Fault.UNAUTHORIZED, Fault.UNKNOWN_MODEL])
def test_a_server_that_refuses_everything_stops_the_run(fault: Fault) -> None:
    with ChatServer(fault_of=lambda user, seen: fault) as server, pytest.raises(EndpointError) as caught:
        send(model_at(server.url))
    for part in (server.url, MODEL, KEY_ENV, "planted"):
        assert part in str(caught.value)


@pytest.mark.parametrize(("status", "why"), [(401, "key"), (402, "credit"), (403, "denied"), (404, "unknown")])
def test_a_refusal_says_why(recorder: Recorder, status: int, why: str) -> None:
    assert why in str(refusal(recorder, status, "no"))


def test_a_spent_quota_is_no_rate_limit(recorder: Recorder) -> None:
    said = '{"error": {"code": "insufficient_quota"}}'
    assert "quota" in str(refusal(recorder, 429, said))


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, ModelErrorClass.BAD_REQUEST),
        (413, ModelErrorClass.BAD_REQUEST),
        (422, ModelErrorClass.BAD_REQUEST),
        (408, ModelErrorClass.SERVER_ERROR),
        (409, ModelErrorClass.SERVER_ERROR),
        (425, ModelErrorClass.SERVER_ERROR),
        (429, ModelErrorClass.RATE_LIMITED),
        (500, ModelErrorClass.SERVER_ERROR),
        (503, ModelErrorClass.SERVER_ERROR),
        (529, ModelErrorClass.SERVER_ERROR),
    ],
)
def test_each_status_has_its_class(recorder: Recorder, status: int, error: ModelErrorClass) -> None:
    found = status_error(recorder, status, "planted words")
    assert found.error is error
    assert str(status) in found.detail
    assert "planted words" in found.detail


@pytest.mark.parametrize(("text", "seconds"), [("0", 0.0), ("7", 7.0), ("1.5", 1.5), (" 3 ", 3.0), ("-5", 0.0)])
def test_retry_after_in_seconds(recorder: Recorder, text: str, seconds: float) -> None:
    assert status_error(recorder, 429, Retry_After=text).retry_after_sec == seconds


def test_retry_after_as_a_date(recorder: Recorder) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    found = status_error(recorder, 503, Retry_After=moment).retry_after_sec
    assert found is not None
    assert 3000 < found <= 3600


def test_retry_after_that_has_passed(recorder: Recorder) -> None:
    assert status_error(recorder, 503, Retry_After="Fri, 31 Dec 1999 23:59:59 GMT").retry_after_sec == 0


@pytest.mark.parametrize("text", ["soon", "", "1,5", "Fri, 99 Foo 1999"])
def test_retry_after_that_says_nothing(recorder: Recorder, text: str) -> None:
    assert status_error(recorder, 429, Retry_After=text).retry_after_sec is None


@pytest.mark.parametrize("text", ["nan", "inf"])
def test_retry_after_is_never_an_odd_number(recorder: Recorder, text: str) -> None:
    found = status_error(recorder, 429, Retry_After=text).retry_after_sec
    assert found is None or found >= 0


def test_without_retry_after_there_is_none(recorder: Recorder) -> None:
    assert status_error(recorder, 429).retry_after_sec is None


def test_a_body_over_the_limit_is_no_answer() -> None:
    answer = completion("x" * (MOST_BYTES + 1))
    with Recorder(said=json.dumps(answer)) as server, pytest.raises(RequestError) as caught:
        send(model_at(server.url))
    assert caught.value.error is ModelErrorClass.BAD_RESPONSE
    assert str(MOST_BYTES) in caught.value.detail


def test_a_long_body_under_the_limit_is_an_answer() -> None:
    with Recorder(said=json.dumps(completion("x" * (MOST_BYTES - 1000)))) as server:
        assert len(send(model_at(server.url)).text) == MOST_BYTES - 1000


def test_no_server_is_a_connection_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(RequestError) as caught:
            send(model_at(url))
    assert caught.value.error is ModelErrorClass.CONNECTION


def test_what_a_server_says_is_told_in_short(recorder: Recorder) -> None:
    assert len(status_error(recorder, 500, "x" * 100_000).detail) < 1000


def test_a_client_must_be_entered() -> None:
    with pytest.raises(RuntimeError, match="enter"):
        asyncio.run(ChatClient(model_at("http://127.0.0.1:1/v1")).send(request()))


@pytest.mark.parametrize("end", ["", "/"])
def test_the_path_follows_from_the_base_url(recorder: Recorder, end: str) -> None:
    send(model_at(recorder.url + end))
    assert recorder.paths == ["/v1/chat/completions"]


def test_the_key_of_the_environment_is_sent(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_ENV, "sk-secret")
    send(model_at(recorder.url))
    assert recorder.headers[0]["Authorization"] == "Bearer sk-secret"


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_none_is_sent(recorder: Recorder, monkeypatch: pytest.MonkeyPatch, key: str | None) -> None:
    if key is not None:
        monkeypatch.setenv(KEY_ENV, key)
    send(model_at(recorder.url))
    assert "Authorization" not in recorder.headers[0]


def test_a_key_is_never_told_in_an_error(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_ENV, "sk-secret")
    assert "sk-secret" not in str(refusal(recorder, 401, "wrong key"))
    assert "sk-secret" not in str(status_error(recorder, 500))


def test_the_whole_body(recorder: Recorder) -> None:
    asked = request(sample_index=2)
    send(model_at(recorder.url), asked)
    assert recorder.headers[0]["Content-Type"] == "application/json"
    assert recorder.bodies == [
        {
            "model": MODEL,
            "messages": [
                {"role": "system", "content": "You edit."},
                {"role": "user", "content": '<transcript>"Bend your knees, naïve 日本."</transcript>'},
            ],
            "temperature": 0.5,
            "top_p": 0.9,
            "max_tokens": 77,
            "seed": 7,
            "response_format": {
                "type": "json_schema",
                "json_schema": {
                    "name": "FeedbackReply",
                    "strict": True,
                    "schema": json.loads(asked.reply_schema),
                },
            },
        }
    ]


def body_of(dialect: SchemaDialect, reply: type[Reply] = FeedbackReply, **more: Any) -> dict[str, Any]:
    model = model_at("http://127.0.0.1:1/v1", schema_dialect=dialect)
    return json.loads(wire_body(request(reply, **more), model))


def test_the_full_dialect_keeps_the_bounds_on_text() -> None:
    body = body_of(SchemaDialect.FULL)
    assert f'"maxLength": {FEEDBACK_LIMIT}' in json.dumps(body)
    assert "max_completion_tokens" not in body


@pytest.mark.parametrize("reply", [FeedbackReply, DistractorsReply])
def test_the_strict_dialect_drops_the_bounds_on_text_and_nothing_else(reply: type[Reply]) -> None:
    full, strict = body_of(SchemaDialect.FULL, reply), body_of(SchemaDialect.OPENAI_STRICT, reply)
    assert strict.pop("max_completion_tokens") == full.pop("max_tokens")
    assert "maxLength" not in json.dumps(strict)
    for node in text_nodes(full):
        node.pop("maxLength", None)
    assert strict == full


def test_the_strict_dialect_keeps_the_bounds_on_lists() -> None:
    assert f'"maxItems": {CANDIDATE_LIMIT}' in json.dumps(body_of(SchemaDialect.OPENAI_STRICT, DistractorsReply))


def text_nodes(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("type") == "string":
            yield node
        for value in node.values():
            yield from text_nodes(value)
    elif isinstance(node, list):
        for item in node:
            yield from text_nodes(item)


def test_without_a_seed_none_is_sent() -> None:
    assert "seed" not in body_of(SchemaDialect.FULL, sampling=Sampling(seed=None))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"text"',
        b"<html></html>",
        b'{"choices": []}',
        b'{"choices": [null]}',
        b'{"choices": [{"message": null}]}',
        b'{"choices": [{"message": {"content": 3}}]}',
        b'{"choices": [{"message": {"content": "a"}, "finish_reason": 3}]}',
        b'{"choices": [{"message": {"content": "a"}}], "usage": {"prompt_tokens": "many"}}',
        b'{"choices": [{"message": {"content": "a"}}], "usage": 3}',
        b'{"choices": [{"message": {"content": "\\ud800"}}]}',
    ],
    ids=lambda body: body.decode(),
)
def test_a_body_that_is_no_completion_is_a_bad_response(body: bytes) -> None:
    with pytest.raises(RequestError) as caught:
        raw_reply(body)
    assert caught.value.error is ModelErrorClass.BAD_RESPONSE


@pytest.mark.parametrize(
    "body",
    [
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {}, "finish_reason": null}], "usage": null}',
        b'{"choices": [{"message": {"content": ""}}], "usage": {"prompt_tokens": null}}',
    ],
    ids=lambda body: body.decode(),
)
def test_a_completion_without_text_or_counts_is_an_empty_reply(body: bytes) -> None:
    assert raw_reply(body) == RawReply(text="", finish_reason="stop", tokens_in=0, tokens_out=0)


def test_the_proxy_of_the_environment_is_used(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("http_proxy", recorder.url.removesuffix("/v1"))
    assert send(model_at("http://models.invalid/v1")).text
    assert recorder.headers[0]["Host"] == "models.invalid"


def test_a_host_that_the_environment_excepts_is_asked_without_a_proxy(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert send(model_at(recorder.url)).text
