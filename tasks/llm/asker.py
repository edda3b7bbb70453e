"""Asks one model many questions at once, each within its own number of attempts."""

import asyncio
import logging
import random
import threading
from concurrent.futures import Future
from types import TracebackType

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from schemas.artifact import Usage
from schemas.asking import Answered
from schemas.chat import ModelErrorClass, RawReply
from schemas.config import ModelConfig
from schemas.outcomes import ReplyTrace
from schemas.records import Reply
from tasks.artifacts.stage import ModelStage
from tasks.artifacts.work import UsageMeter
from tasks.llm.client import ChatClient, RequestError
from tasks.llm.preflight import check_endpoint
from tasks.llm.prepared import Prepared
from tasks.llm.replies import InvalidReplyError, first_fitting, parse_reply
from tasks.llm.reply_store import PaidReply, ReplyStore

FIRST_WAIT_SEC = 0.5
HOPELESS = frozenset({ModelErrorClass.BAD_REQUEST})
logger = logging.getLogger(__name__)


class TransientError(Exception):
    """An attempt that may go better next time; its cause says what went wrong."""

    def __init__(self, cause: RequestError | InvalidReplyError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Asker:
    """An event loop in a thread of its own, a client in it, and at most `concurrency` requests under way."""

    def __init__(
        self, stage: ModelStage, model: ModelConfig, store: ReplyStore, usage: UsageMeter, grant_again: bool
    ) -> None:
        self._stage = stage
        self._model = model
        self._store = store
        self._usage = usage
        self._grant_again = grant_again
        self._under_way: dict[bytes, Future[Answered]] = {}
        self._ended: set[bytes] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="touchline-asker", daemon=True)
        self._places = asyncio.Semaphore(model.concurrency)
        self._client: ChatClient | None = None

    def __enter__(self) -> "Asker":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def forget_ended(self) -> None:
        """To be called before stored replies are looked up: what has ended by now is on disk, and will be found."""
        self._ended.clear()

    def ask(self, prepared: Prepared, stored: tuple[RawReply, ...]) -> "Future[Answered]":
        """Answer a question from what is stored, from the same question under way, or by the model.

        The future raises EndpointError when the server can answer nothing at all.
        """
        found = first_fitting(stored, self._stage.reply)
        if isinstance(found, tuple):
            self._usage.add(Usage(cached_calls=1))
            return _known(_answer(prepared, found[0], found[1]))
        twin = self._under_way.get(prepared.key)
        if twin is not None:
            self._usage.add(Usage(cached_calls=1))
            return twin
        if prepared.key in self._ended:
            # The same question was asked and answered since the caller looked it up.
            newest = tuple(self._store.lookup([prepared.key]).get(prepared.key, ()))
            if len(newest) > len(stored):
                return self.ask(prepared, newest)
        return self._begin(prepared, stored, found)

    def _begin(
        self, prepared: Prepared, stored: tuple[RawReply, ...], fault: InvalidReplyError | None
    ) -> "Future[Answered]":
        spent = 0 if self._grant_again else len(stored)
        if fault and spent >= self._model.max_attempts:
            detail = f"{spent} replies, none usable: {fault.detail}"
            return _known(_failed(prepared, len(stored) - 1, fault.error, detail))
        self._open_client()
        coroutine = self._answer(prepared, len(stored), self._model.max_attempts - spent)
        future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        self._under_way[prepared.key] = future
        future.add_done_callback(lambda _: self._end(prepared.key))
        return future

    def _end(self, key: bytes) -> None:
        self._ended.add(key)
        self._under_way.pop(key, None)

    def _open_client(self) -> None:
        if self._client is None:
            check_endpoint(self._model)
            opening = ChatClient(self._model).__aenter__()
            self._client = asyncio.run_coroutine_threadsafe(opening, self._loop).result()

    async def _answer(self, prepared: Prepared, number: int, attempts: int) -> Answered:
        """Ask until a reply fits or the attempts are used up; `number` counts the replies stored before."""
        retrying = AsyncRetrying(
            stop=stop_after_attempt(attempts),
            wait=self._wait_sec,
            retry=retry_if_exception_type(TransientError),
            before_sleep=self._note_retry,
            reraise=True,
        )
        try:
            async with self._places:
                async for trial in retrying:
                    with trial:
                        raw = await self._paid(prepared, number)
                        number += 1
                        return _answer(prepared, number - 1, _parsed(raw, self._stage.reply))
        except TransientError as error:
            return _failed(prepared, number - 1, error.cause.error, error.cause.detail)
        except RequestError as error:
            return _failed(prepared, number - 1, error.error, error.detail)
        raise RuntimeError("retrying ended without a reply or an error")

    async def _paid(self, prepared: Prepared, number: int) -> RawReply:
        """One reply, stored before anything is made of it."""
        if self._client is None:
            raise RuntimeError("no client is open")
        try:
            raw = await self._client.send(prepared.request)
        except RequestError as error:
            if error.error in HOPELESS:
                raise
            raise TransientError(error) from error
        usd = self._model.cost_usd(raw.tokens_in, raw.tokens_out)
        self._usage.add(Usage(calls=1, tokens_in=raw.tokens_in, tokens_out=raw.tokens_out, usd=usd))
        paid = PaidReply(key=prepared.key, attempt=number, stage=self._stage.name, model=self._model.identity, raw=raw)
        return await self._store.put(paid)

    def _wait_sec(self, state: RetryCallState) -> float:
        """Full jitter over a doubling span; a server's own Retry-After is the least that is waited."""
        error = state.outcome.exception() if state.outcome else None
        cause = error.cause if isinstance(error, TransientError) else None
        asked = cause.retry_after_sec if isinstance(cause, RequestError) else None
        span = min(self._model.max_retry_wait_sec, FIRST_WAIT_SEC * 2 ** (state.attempt_number - 1))
        pause = random.uniform(0, span)
        return min(self._model.max_retry_wait_sec, asked + pause) if asked is not None else pause

    def _note_retry(self, state: RetryCallState) -> None:
        self._usage.add(Usage(retries=1))
        error = state.outcome.exception() if state.outcome else None
        logger.debug("%s: attempt %d: %s", self._stage.name, state.attempt_number, error)

    async def _stop(self) -> None:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._client is not None:
            await self._client.__aexit__()


def _parsed(raw: RawReply, reply: type[Reply]) -> Reply:
    try:
        return parse_reply(raw, reply)
    except InvalidReplyError as error:
        raise TransientError(error) from error


def _answer(prepared: Prepared, attempt: int, reply: Reply) -> Answered:
    trace = ReplyTrace(request_key=prepared.key.hex(), attempt=attempt)
    return Answered.model_construct(trace=trace, reply=reply, error=None, detail="")


def _failed(prepared: Prepared, attempt: int, error: ModelErrorClass, detail: str) -> Answered:
    trace = ReplyTrace(request_key=prepared.key.hex(), attempt=attempt if attempt >= 0 else None)
    return Answered(trace=trace, error=error, detail=detail)


def _known(answer: Answered) -> "Future[Answered]":
    future: Future[Answered] = Future()
    future.set_result(answer)
    return future
