"""How many calls a stage would make, counted request by request against the reply store.

A forecast goes on through the stages: rows that the rules or a stored reply can make are made, in memory, and handed
on; a row whose reply is still to be asked for is handed on as None, since nobody knows what it will say.
"""

from collections.abc import Iterable, Iterator

from schemas.chat import ChatRequest
from schemas.config import EngineKind
from schemas.outcomes import Kept, Outcome
from schemas.records import Record, Row
from schemas.run import Redo, Run
from tasks.artifacts.ingredients import model_of
from tasks.artifacts.stage import AskStage
from tasks.llm.prepared import Preparer, batches
from tasks.llm.replies import first_fitting
from tasks.llm.reply_store import FILE, LOOKUP_KEYS, ReplyStore

CHARS_PER_TOKEN = 4
"""Rough length of a token of English, for prompts that were never sent."""


class Forecast(Record):
    """What a stage would ask."""

    calls: int = 0
    """Requests without a usable stored reply, rows that are not known yet included."""
    cached_calls: int = 0
    """Rows that the reply store answers."""
    tokens_in: int = 0
    """Prompt tokens, estimated from the length of the prompts."""
    tokens_out: int = 0
    """Completion tokens, by the mean of earlier replies, or the limit where there are none."""
    usd: float = 0.0
    """Cost by the preset's prices."""


class AskForecast:
    """Counts the calls of one stage while its rows pass. Raises PromptError when the prompt cannot be rendered."""

    def __init__(self, run: Run, stage: AskStage) -> None:
        self._run = run
        self._stage = stage
        self._model = model_of(run, stage)
        self._preparer = Preparer(run, stage)
        self._asked: set[bytes] = set()
        self._chars = 0
        self._hits = 0
        self._unknown = 0
        self._by_rules = 0
        self._mean_out: float | None = None

    def passing(self, rows: Iterable[Row | None]) -> Iterator[Row | None]:
        """The rows that the stage would keep, as far as they are known; None for each that waits for a reply."""
        if self._model.engine is EngineKind.BUILTIN:
            for row in rows:
                yield from self._by_rule(row)
        elif not (self._run.store / FILE).exists():
            yield from (self._miss(*self._preparer.request(row)) if row else self._unknown_row() for row in rows)
        else:
            with ReplyStore(self._run.store) as store:
                self._mean_out = store.mean_tokens_out(self._stage.name, self._model.identity)
                for batch in batches(rows, LOOKUP_KEYS):
                    yield from self._from_store(batch, store)

    def total(self) -> Forecast:
        """The count, once all rows have passed."""
        known = len(self._asked)
        calls = known + self._unknown + self._by_rules
        if self._model.engine is EngineKind.BUILTIN:
            return Forecast(calls=calls)
        longest = float(getattr(getattr(self._preparer.settings, "sampling", None), "max_tokens", 0))
        mean_chars = self._chars / known if known else len(self._preparer.prompt.text)
        tokens_in = round((self._chars + self._unknown * mean_chars) / CHARS_PER_TOKEN)
        tokens_out = round(calls * (longest if self._mean_out is None else self._mean_out))
        usd = round(self._model.cost_usd(tokens_in, tokens_out), 6)
        return Forecast(calls=calls, cached_calls=self._hits, tokens_in=tokens_in, tokens_out=tokens_out, usd=usd)

    def _by_rule(self, row: Row | None) -> tuple[Row | None, ...]:
        if row is None:
            return (self._unknown_row(),)
        self._by_rules += 1
        reply = self._stage.baseline(self._preparer.variables(row))
        return kept_rows(self._stage.settle(row, reply, self._preparer.settings))

    def _from_store(self, batch: list[Row | None], store: ReplyStore) -> Iterator[Row | None]:
        requests = [(row, *self._preparer.request(row)) for row in batch if row]
        stored = store.lookup([key for _, key, _ in requests])
        for _ in range(len(batch) - len(requests)):
            yield self._unknown_row()
        for row, key, request in requests:
            found = first_fitting(stored.get(key, ()), self._stage.reply)
            if isinstance(found, tuple):
                self._hits += 1
                yield from kept_rows(self._stage.settle(row, found[1], self._preparer.settings))
            elif self._spent_up(len(stored.get(key, ()))):
                self._hits += 1
            else:
                yield self._miss(key, request)

    def _spent_up(self, replies: int) -> bool:
        """Whether a row has failed for good: its replies are paid for, none fits, and nobody asked to retry."""
        return replies >= self._model.max_attempts and self._run.redo is not Redo.FAILED_ROWS

    def _miss(self, key: bytes, request: ChatRequest) -> None:
        if key in self._asked:
            self._hits += 1
        else:
            self._asked.add(key)
            self._chars += sum(len(message.content) for message in request.messages) + len(request.reply_schema)

    def _unknown_row(self) -> None:
        self._unknown += 1


def kept_rows(outcome: Outcome) -> tuple[Row, ...]:
    """The row that an outcome hands on, or none."""
    return (outcome.row,) if isinstance(outcome, Kept) else ()
