"""Worker of an AskStage: every input row's reply, from the rules, the reply store or a model, in the rows' order."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future

from schemas.artifact import Usage
from schemas.chat import ModelErrorClass
from schemas.config import EngineKind, ModelConfig
from schemas.errors import EndpointError
from schemas.outcomes import Failed, Outcome, ReplyTrace
from schemas.records import Reply, Row
from schemas.run import Redo
from tasks.artifacts.ingredients import model_of
from tasks.artifacts.stage import AskStage
from tasks.artifacts.work import Work
from tasks.llm.asker import Answer, Asker, Question, RowFailedError
from tasks.llm.prepared import Preparer, batches
from tasks.llm.reply_store import LOOKUP_KEYS, ReplyStore

BASELINE_ATTEMPT = -1
OUTAGE_ROWS = 20
"""So many rows in a row lost to a dead connection, and the server is taken to be down."""


def ask_rows(work: Work) -> Iterator[Outcome]:
    """Outcomes of a stage that asks a model about each input row.

    Raises EndpointError when the server cannot be used; replies so far are kept, and the next run goes on from them.
    """
    stage = work.stage
    if not isinstance(stage, AskStage):
        raise TypeError(f"{stage.name} is no AskStage")
    preparer = Preparer(work.run, stage)
    work.prompt_text = preparer.prompt.text
    rows = work.input_rows(stage.input_row)
    model = model_of(work.run, stage)
    if model.engine is EngineKind.BUILTIN:
        yield from _by_rules(work, stage, preparer, rows)
    else:
        yield from _by_model(work, stage, preparer, rows, model)


def _by_rules(work: Work, stage: AskStage, preparer: Preparer, rows: Iterator[Row]) -> Iterator[Outcome]:
    for row in rows:
        key, _ = preparer.request(row)
        reply = stage.baseline(preparer.variables(row))
        work.usage.add(Usage(calls=1))
        outcome = stage.settle(row, reply, preparer.settings)
        yield _traced(outcome, key, BASELINE_ATTEMPT)


def _by_model(
    work: Work, stage: AskStage, preparer: Preparer, rows: Iterator[Row], model: ModelConfig
) -> Iterator[Outcome]:
    window = 2 * model.concurrency
    pending: deque[tuple[Row, bytes, Future[Answer]]] = deque()
    outages = OutageWatch(model)
    again = work.run.redo is Redo.FAILED_ROWS
    with ReplyStore(work.run.store) as store, Asker(stage, model, store, work.usage, grant_again=again) as asker:

        def finished() -> Outcome:
            row, key, future = pending.popleft()
            outcome = _finished(stage, preparer, row, key, future)
            outages.note(outcome)
            return outcome

        for batch in batches(rows, LOOKUP_KEYS):
            requests = [preparer.request(row) for row in batch]
            stored = store.lookup([key for key, _ in requests])
            for row, (key, request) in zip(batch, requests, strict=True):
                question = Question(key=key, request=request, stored=tuple(stored.get(key, ())))
                pending.append((row, key, asker.ask(question)))
                while len(pending) > window:
                    yield finished()
        while pending:
            yield finished()


def _finished(stage: AskStage, preparer: Preparer, row: Row, key: bytes, future: "Future[Answer]") -> Outcome:
    try:
        answer = future.result()
    except RowFailedError as failure:
        trace = ReplyTrace(request_key=key.hex(), attempt=failure.attempt)
        return Failed(input_id=row.row_id, error=failure.error, detail=failure.detail, reply=trace)
    reply: Reply = answer.reply
    return _traced(stage.settle(row, reply, preparer.settings), key, answer.attempt)


def _traced(outcome: Outcome, key: bytes, attempt: int) -> Outcome:
    return outcome.model_copy(update={"reply": ReplyTrace(request_key=key.hex(), attempt=attempt)})


class OutageWatch:
    """Tells a dead server from a few lost rows: 100,000 rows are not dead-lettered because a cable was pulled."""

    def __init__(self, model: ModelConfig) -> None:
        self._model = model
        self._lost = 0

    def note(self, outcome: Outcome) -> None:
        """Count a row. Raises EndpointError when too many in a row were lost to the connection."""
        lost = isinstance(outcome, Failed) and outcome.error.value == ModelErrorClass.CONNECTION.value
        self._lost = self._lost + 1 if lost else 0
        if self._lost >= OUTAGE_ROWS:
            raise EndpointError(
                f"{self._model.base_url} is down: {self._lost} rows in a row got no connection. "
                "Start the server and run again; replies so far are kept and not paid again"
            )
