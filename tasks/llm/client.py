"""The client for the OpenAI protocol: one request, and what it brought.

aiohttp carries the requests, because a call costs it far less CPU than it costs the openai package's client.
Nothing is retried here; the errors say what may be.
"""

import asyncio
import os
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson

from schemas.chat import ChatRequest, ModelErrorClass, RawReply
from schemas.config import ModelConfig, SchemaDialect
from schemas.errors import EndpointError

MOST_BYTES = 8 << 20
"""A body longer than this is no reply to any of our requests."""
DETAIL_CHARS = 200
REFUSED_STATUSES = {
    401: "the key was refused",
    402: "the account has no credit",
    403: "access was denied",
    404: "the URL or the model is unknown there",
}
TRANSIENT_STATUSES = {408, 409, 425}
OPENAI_UNSUPPORTED = ("maxLength", "minLength")


class RequestError(Exception):
    """A request that brought no reply."""

    def __init__(self, error: ModelErrorClass, detail: str, retry_after_sec: float | None = None) -> None:
        super().__init__(f"{error.value}: {detail}")
        self.error = error
        self.detail = detail
        self.retry_after_sec = retry_after_sec


class ChatClient:
    """Sends requests to one server. Use it inside one event loop, as an async context manager."""

    def __init__(self, model: ModelConfig) -> None:
        self._model = model
        self._url = f"{model.base_url.rstrip('/')}/chat/completions"
        self._headers = {"Content-Type": "application/json", **_authorization(model)}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "ChatClient":
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),
            timeout=aiohttp.ClientTimeout(total=self._model.timeout_sec),
            headers=self._headers,
            proxy=_proxy(self._url),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def send(self, request: ChatRequest) -> RawReply:
        """Send one request once.

        Raises RequestError with its class when it brought no reply, and EndpointError when no request can.
        """
        if self._session is None:
            raise RuntimeError("ChatClient is an async context manager; enter it before sending")
        try:
            async with self._session.post(self._url, data=wire_body(request, self._model)) as response:
                body = await _read(response)
                self._check_status(response, body)
        except TimeoutError as error:
            raise RequestError(ModelErrorClass.TIMEOUT, f"no reply within {self._model.timeout_sec} s") from error
        except (aiohttp.ClientError, ConnectionError, asyncio.IncompleteReadError) as error:
            raise RequestError(ModelErrorClass.CONNECTION, f"{type(error).__name__}: {error}"[:DETAIL_CHARS]) from error
        return raw_reply(body)

    def _check_status(self, response: aiohttp.ClientResponse, body: bytes) -> None:
        status = response.status
        if status < 400:
            return
        said = body[:DETAIL_CHARS].decode("utf-8", "replace")
        if status in REFUSED_STATUSES or (status == 429 and b"insufficient_quota" in body):
            why = REFUSED_STATUSES.get(status, "the account's quota is spent")
            raise EndpointError(
                f"{self._url} answered {status} for model {self._model.name}: {why} ({said}). Check "
                f"${self._model.api_key_env}, base_url and name of the model; replies so far are kept"
            )
        raise RequestError(_status_class(status), f"{status} {said}", _retry_after(response.headers))


def wire_body(request: ChatRequest, model: ModelConfig) -> bytes:
    """The body that a server is sent."""
    sampling = request.sampling
    limit = "max_completion_tokens" if model.schema_dialect is SchemaDialect.OPENAI_STRICT else "max_tokens"
    body: dict[str, Any] = {
        "model": request.model,
        "messages": [{"role": message.role.value, "content": message.content} for message in request.messages],
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        limit: sampling.max_tokens,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": request.reply_name, "strict": True, "schema": _schema(request, model)},
        },
    }
    if sampling.seed is not None:
        body["seed"] = sampling.seed + request.sample_index
    return orjson.dumps(body)


def raw_reply(body: bytes) -> RawReply:
    """Read a chat completion. Raises RequestError when the body is not one."""
    try:
        answer: dict[str, Any] = orjson.loads(body)
        choice: dict[str, Any] = answer["choices"][0]
        usage: dict[str, Any] = answer.get("usage") or {}
        return RawReply(
            text=choice["message"].get("content") or "",
            finish_reason=choice.get("finish_reason") or "stop",
            tokens_in=usage.get("prompt_tokens") or 0,
            tokens_out=usage.get("completion_tokens") or 0,
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        said = body[:DETAIL_CHARS].decode("utf-8", "replace")
        raise RequestError(ModelErrorClass.BAD_RESPONSE, f"not a chat completion: {said!r}") from error


def _schema(request: ChatRequest, model: ModelConfig) -> object:
    schema = orjson.loads(request.reply_schema)
    return _without(schema, OPENAI_UNSUPPORTED) if model.schema_dialect is SchemaDialect.OPENAI_STRICT else schema


def _without(node: Any, keywords: tuple[str, ...]) -> Any:
    if isinstance(node, dict):
        entries = cast("dict[str, Any]", node).items()
        return {key: _without(value, keywords) for key, value in entries if key not in keywords}
    return [_without(item, keywords) for item in cast("list[Any]", node)] if isinstance(node, list) else node


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > MOST_BYTES:
            raise RequestError(ModelErrorClass.BAD_RESPONSE, f"a body of more than {MOST_BYTES} bytes")
    return bytes(body)


def _status_class(status: int) -> ModelErrorClass:
    if status == 429:
        return ModelErrorClass.RATE_LIMITED
    if status >= 500 or status in TRANSIENT_STATUSES:
        return ModelErrorClass.SERVER_ERROR
    return ModelErrorClass.BAD_REQUEST


def _retry_after(headers: Any) -> float | None:
    """Seconds to wait, from Retry-After in seconds or as a date."""
    text = headers.get("Retry-After", "").strip()
    if text.removeprefix("-").replace(".", "", 1).isdecimal():
        return max(0.0, float(text))
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _proxy(url: str) -> str | None:
    """The proxy that the environment names for a URL: asked for once, where `trust_env` asks anew for each request."""
    parts = urlsplit(url)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


def _authorization(model: ModelConfig) -> dict[str, str]:
    key = os.environ.get(model.api_key_env, "")
    return {"Authorization": f"Bearer {key}"} if key else {}
