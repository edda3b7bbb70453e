"""Asks one model many questions at once, each within its own number of attempts."""

import asyncio
import logging
import random
import threading
from concurrent.futures import Future
from types import TracebackType

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt

from schemas.artifact import Usage
from schemas.chat import ChatRequest, ModelErrorClass, RawReply
from schemas.config import ModelConfig
from schemas.records import Record, Reply
from tasks.artifacts.stage import AskStage
from tasks.artifacts.work import UsageMeter
from tasks.llm.client import ChatClient, RequestError
from tasks.llm.preflight import check_endpoint
from tasks.llm.replies import InvalidReplyError, first_fitting, parse_reply
from tasks.llm.reply_store import PaidReply, ReplyStore

FIRST_WAIT_SEC = 0.5
HOPELESS = frozenset({ModelErrorClass.BAD_REQUEST})
logger = logging.getLogger(__name__)


class Question(Record):
    """One request, and what was answered to it before."""

    key: bytes
    """Its key."""
    request: ChatRequest
    """What is asked."""
    stored: tuple[RawReply, ...]
    """Earlier replies, usable or not."""


class Answer(Record):
    """A reply that fits."""

    reply: Reply
    """The reply."""
    attempt: int
    """Which of the key's stored replies it is."""


class RowFailedError(Exception):
    """A question that found no usable reply within its attempts."""

    def __init__(self, error: ModelErrorClass, detail: str, attempt: int) -> None:
        super().__init__(detail)
        self.error = error
        self.detail = detail
        self.attempt = attempt


class TransientError(Exception):
    """An attempt that may go better next time; its cause says what went wrong."""

    def __init__(self, cause: RequestError | InvalidReplyError) -> None:
        super().__init__(str(cause))
        self.cause = cause


class Asker:
    """An event loop in a thread of its own, a client in it, and at most `concurrency` requests under way."""

    def __init__(
        self, stage: AskStage, model: ModelConfig, store: ReplyStore, usage: UsageMeter, grant_again: bool
    ) -> None:
        self._stage = stage
        self._model = model
        self._store = store
        self._usage = usage
        self._grant_again = grant_again
        self._under_way: dict[bytes, Future[Answer]] = {}
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

    def ask(self, question: Question) -> "Future[Answer]":
        """Answer a question from what is stored, from the same question under way, or by the model.

        The future raises RowFailedError when no attempt brought a usable reply, EndpointError when none can.
        """
        found = first_fitting(question.stored, self._stage.reply)
        if isinstance(found, tuple):
            return self._known(Answer(attempt=found[0], reply=found[1]))
        twin = self._under_way.get(question.key)
        if twin is not None:
            self._usage.add(Usage(cached_calls=1))
            return twin
        return self._begin(question, found)

    def _known(self, answer: Answer) -> "Future[Answer]":
        self._usage.add(Usage(cached_calls=1))
        future: Future[Answer] = Future()
        future.set_result(answer)
        return future

    def _begin(self, question: Question, fault: InvalidReplyError | None) -> "Future[Answer]":
        spent = 0 if self._grant_again else len(question.stored)
        if fault and spent >= self._model.max_attempts:
            return _lost(RowFailedError(fault.error, f"{spent} replies, none usable: {fault.detail}", spent - 1))
        self._open_client()
        coroutine = self._answer(question, self._model.max_attempts - spent)
        future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        self._under_way[question.key] = future
        future.add_done_callback(lambda _: self._under_way.pop(question.key, None))
        return future

    def _open_client(self) -> None:
        if self._client is None:
            check_endpoint(self._model)
            opening = ChatClient(self._model).__aenter__()
            self._client = asyncio.run_coroutine_threadsafe(opening, self._loop).result()

    async def _answer(self, question: Question, attempts: int) -> Answer:
        retrying = AsyncRetrying(
            stop=stop_after_attempt(attempts),
            wait=self._wait_sec,
            retry=retry_if_exception_type(TransientError),
            before_sleep=self._note_retry,
            reraise=True,
        )
        number = len(question.stored)
        try:
            async with self._places:
                async for trial in retrying:
                    with trial:
                        raw = await self._paid(question, number)
                        number += 1
                        return Answer(reply=_parsed(raw, self._stage.reply), attempt=number - 1)
        except TransientError as error:
            raise RowFailedError(error.cause.error, error.cause.detail, number - 1) from error
        raise RuntimeError("retrying ended without a reply or an error")

    async def _paid(self, question: Question, number: int) -> RawReply:
        """One reply, stored before anything is made of it."""
        if self._client is None:
            raise RuntimeError("no client is open")
        try:
            raw = await self._client.send(question.request)
        except RequestError as error:
            if error.error in HOPELESS:
                raise RowFailedError(error.error, error.detail, number - 1) from error
            raise TransientError(error) from error
        paid = PaidReply(key=question.key, attempt=number, stage=self._stage.name, model=self._model.identity, raw=raw)
        await self._store.put(paid)
        usd = self._model.cost_usd(raw.tokens_in, raw.tokens_out)
        self._usage.add(Usage(calls=1, tokens_in=raw.tokens_in, tokens_out=raw.tokens_out, usd=usd))
        return raw

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


def _lost(failure: RowFailedError) -> "Future[Answer]":
    future: Future[Answer] = Future()
    future.set_exception(failure)
    return future
