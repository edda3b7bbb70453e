"""Where the rows of a stage are under way: their questions are put, their answers gathered, rounds gone through."""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

from schemas.artifact import Usage
from schemas.asking import Answered
from schemas.chat import ModelErrorClass, RawReply
from schemas.config import EngineKind, ModelConfig
from schemas.errors import EndpointError
from schemas.outcomes import Outcome, ReplyTrace
from schemas.records import Row
from schemas.run import Redo
from tasks.artifacts.ingredients import models_of
from tasks.artifacts.stage import ModelStage
from tasks.artifacts.work import Work
from tasks.llm.asker import Asker
from tasks.llm.prepared import Prepared, Preparer
from tasks.llm.reply_store import ReplyStore

OUTAGE_ANSWERS = 20
"""So many answers in a row lost to a dead connection, and the server is taken to be down."""
WINDOW_FACTOR = 2
"""Rows begun per place at a server: enough that one slow reply does not leave places empty."""


@dataclass
class RowUnderWay:
    """A row whose answers of one round are awaited."""

    row: Row
    futures: "list[Future[Answered]]"
    round_number: int = 1
    traces: tuple[ReplyTrace, ...] = ()


class Desk:
    """One stage's models. A context manager: leaving it cancels what is under way."""

    def __init__(self, work: Work, stage: ModelStage, preparer: Preparer) -> None:
        self._work = work
        self._stage = stage
        self._preparer = preparer
        self._models = models_of(work.run, stage)
        self._outages = OutageWatch()
        self._open = ExitStack()
        self._store: ReplyStore | None = None
        self._askers: dict[str, Asker] = {}
        asked = [model.concurrency for model in self._models.values() if model.engine is not EngineKind.BUILTIN]
        self.window_rows = WINDOW_FACTOR * max(asked, default=1)

    def __enter__(self) -> "Desk":
        remote = {role: model for role, model in self._models.items() if model.engine is not EngineKind.BUILTIN}
        if remote:
            self._store = self._open.enter_context(ReplyStore(self._work.run.store))
        for role, model in remote.items():
            self._askers[role] = self._open.enter_context(self._asker(model, self._store))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def begin(self, rows: list[Row]) -> Iterator[RowUnderWay]:
        """Put the first questions of each row; stored replies of all of them are looked up together."""
        asked = [self._preparer.prepared(self._stage.asks(row, self._preparer.settings)) for row in rows]
        for asker in self._askers.values():
            asker.forget_ended()
        stored = self._stored([entry for row in asked for entry in row])
        for row, prepared in zip(rows, asked, strict=True):
            yield RowUnderWay(row=row, futures=[self._put(entry, stored) for entry in prepared])

    def finish(self, under_way: RowUnderWay) -> Outcome:
        """Wait for a row's answers, go through its further rounds, and give its outcome."""
        while True:
            answers = tuple(future.result() for future in under_way.futures)
            self._outages.note(answers)
            under_way.traces += tuple(answer.trace for answer in answers)
            conclusion = self._stage.conclude(under_way.row, answers, self._preparer.settings, under_way.round_number)
            if isinstance(conclusion, Outcome):
                return conclusion.model_copy(update={"replies": under_way.traces})
            prepared = self._preparer.prepared(conclusion)
            stored = self._stored(list(prepared))
            under_way.futures = [self._put(entry, stored) for entry in prepared]
            under_way.round_number += 1

    def _asker(self, model: ModelConfig, store: ReplyStore | None) -> Asker:
        if store is None:
            raise RuntimeError("a model that is asked needs the reply store")
        again = self._work.run.redo is Redo.FAILED_ROWS
        return Asker(self._stage, model, store, self._work.usage, grant_again=again)

    def _stored(self, prepared: list[Prepared]) -> dict[bytes, list[RawReply]]:
        keys = [entry.key for entry in prepared if entry.ask.role in self._askers]
        return self._store.lookup(keys) if self._store and keys else {}

    def _put(self, prepared: Prepared, stored: dict[bytes, list[RawReply]]) -> "Future[Answered]":
        asker = self._askers.get(prepared.ask.role)
        if asker:
            return asker.ask(prepared, tuple(stored.get(prepared.key, ())))
        name = self._models[prepared.ask.role].name
        reply = self._stage.by_rule(prepared.ask.variables, name)
        self._work.usage.add(Usage(calls=1))
        done: Future[Answered] = Future()
        trace = ReplyTrace(request_key=prepared.key.hex(), attempt=None)
        done.set_result(Answered.model_construct(trace=trace, reply=reply, error=None, detail=""))
        return done


class OutageWatch:
    """Tells a dead server from a few lost rows: 100,000 rows are not dead-lettered because a cable was pulled."""

    def __init__(self) -> None:
        self._lost = 0

    def note(self, answers: tuple[Answered, ...]) -> None:
        """Count answers. Raises EndpointError when too many in a row were lost to the connection."""
        for answer in answers:
            self._lost = self._lost + 1 if answer.error is ModelErrorClass.CONNECTION else 0
        if self._lost >= OUTAGE_ANSWERS:
            raise EndpointError(
                f"the server is down: {self._lost} answers in a row got no connection ({answers[-1].detail}). "
                "Start it and run again; replies so far are kept and not paid again"
            )
