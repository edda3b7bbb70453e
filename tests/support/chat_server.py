"""A server of the OpenAI protocol on a real socket, whose answers follow from the request alone.

It can misbehave: for each request a fault may be chosen, which clears after so many tries, or never.
"""

import asyncio
import hashlib
import json
import re
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import Any

from aiohttp import web

MODEL = "stub-writer"


class Fault(StrEnum):
    """How an answer goes wrong."""

    NONE = "none"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    CUT_MID_BODY = "cut_mid_body"
    NOT_JSON = "not_json"
    NOT_A_COMPLETION = "not_a_completion"
    WRONG_SCHEMA = "wrong_schema"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TRUNCATED = "truncated"
    FENCED = "fenced"
    BAD_REQUEST = "bad_request"
    UNAUTHORIZED = "unauthorized"
    UNKNOWN_MODEL = "unknown_model"


FaultRule = Callable[[str, int], Fault]
"""From the user message and how often it was seen before to the fault."""


def no_faults(user: str, seen: int) -> Fault:
    """Always answer."""
    return Fault.NONE


def data_of(user: str, tag: str) -> str:
    """What the prompt holds between <tag> and </tag>."""
    found = re.search(f"<{tag}>(.*)</{tag}>", user, re.DOTALL)
    return json.loads(found.group(1)) if found else ""


def answer_text(system: str, user: str) -> str:
    """A usable answer to either ExAct prompt, made of the request's own words."""
    transcript = data_of(user, "transcript")
    if transcript:
        spoken = re.findall(r"[A-Za-z0-9]+", transcript)
        said = " ".join([*spoken[:10], *spoken[-2:]]).lower()
        verdict = "tip" if len(transcript) % 2 else "good_execution"
        return json.dumps(
            {"verdict": verdict, "feedback": f"The participant should mind that {said}.", "unusable_reason": "none"}
        )
    feedback = data_of(user, "feedback")
    salt = int(hashlib.sha256(f"{system}{feedback}".encode()).hexdigest(), 16)
    kinds = ["direction", "side", "body_part", "degree", "timing", "cause", "action"]
    said = feedback.removeprefix("The participant").rstrip(".")
    candidates = [
        {"text": f"The participant {'abcdefgh'[n] * 5}{salt % 997}{said}.", "wrong_in": kinds[(salt + n) % 7]}
        for n in range(8)
    ]
    return json.dumps({"candidates": candidates})


@dataclass
class ChatServer:
    """A context manager; `url` is the base URL while it runs."""

    fault_of: FaultRule = no_faults
    answer: Callable[[str, str], str] = answer_text
    delay_sec: float = 0.0
    url: str = ""
    seen: Counter[str] = field(default_factory=Counter)
    """How often each user message was asked."""
    answered: Counter[str] = field(default_factory=Counter)
    """How often each user message was answered with a whole completion."""
    retry_after: str = "0"

    def __enter__(self) -> "ChatServer":
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def calls(self) -> int:
        """Requests that came in."""
        return sum(self.seen.values())

    def forget(self) -> None:
        """Start counting anew."""
        self.seen.clear()
        self.answered.clear()

    async def _start(self) -> None:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", self._complete)
        app.router.add_get("/v1/models", self._models)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}/v1"

    async def _models(self, _: web.Request) -> web.Response:
        entry = {"id": MODEL, "object": "model", "created": 0, "owned_by": "test"}
        return web.json_response({"object": "list", "data": [entry]})

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        system, user = (message["content"] for message in body["messages"])
        before = self.seen[user]
        self.seen[user] += 1
        if self.delay_sec:
            await asyncio.sleep(self.delay_sec)
        fault = self.fault_of(user, before)
        response = await self._spoilt(fault, request, system, user)
        if response is None:
            self.answered[user] += 1
            response = web.json_response(completion(self.answer(system, user)))
        return response

    async def _spoilt(self, fault: Fault, request: web.Request, system: str, user: str) -> web.StreamResponse | None:
        good = self.answer(system, user)
        statuses = {
            Fault.SERVER_ERROR: 500,
            Fault.BAD_REQUEST: 400,
            Fault.UNAUTHORIZED: 401,
            Fault.UNKNOWN_MODEL: 404,
        }
        texts = {
            Fault.NOT_JSON: "I would say that " + good[:40],
            Fault.WRONG_SCHEMA: json.dumps({"answer": 3}),
            Fault.EMPTY: "",
            Fault.TOO_LONG: json.dumps({"verdict": "tip", "feedback": "The participant " * 5000, "candidates": []}),
            Fault.FENCED: f"```json\n{good}\n```",
        }
        if fault in statuses:
            return web.json_response({"error": {"message": "planted"}}, status=statuses[fault])
        if fault in texts:
            return web.json_response(completion(texts[fault]))
        if fault is Fault.TRUNCATED:
            return web.json_response(completion(good[:30], finish_reason="length"))
        if fault is Fault.RATE_LIMITED:
            return web.json_response({}, status=429, headers={"Retry-After": self.retry_after})
        if fault is Fault.NOT_A_COMPLETION:
            return web.Response(text="<html>proxy</html>", content_type="text/html")
        if fault is Fault.TIMEOUT:
            await asyncio.sleep(30)
        if fault is Fault.CUT_MID_BODY:
            return await self._cut(request, good)
        return None

    async def _cut(self, request: web.Request, good: str) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": "5000"})
        await response.prepare(request)
        await response.write(json.dumps(completion(good)).encode()[:50])
        if request.transport is not None:
            request.transport.abort()
        return response


def completion(text: str, finish_reason: str = "stop") -> dict[str, Any]:
    """A chat completion that holds `text`."""
    return {
        "id": "stub",
        "object": "chat.completion",
        "created": 0,
        "model": MODEL,
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }
