"""How many calls a stage would make, counted request by request against the reply store.

A forecast goes on through the stages: rows that the rules or a stored reply can make are made, in memory, and handed
on; a row whose reply is still to be asked for is handed on as None, since nobody knows what it will say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from schemas.asking import Answered
from schemas.chat import RawReply
from schemas.config import EngineKind, ModelConfig
from schemas.outcomes import Kept, Outcome, ReplyTrace
from schemas.records import Record, Row
from schemas.run import Redo, Run
from tasks.artifacts.ingredients import models_of
from tasks.artifacts.stage import AskStage, ModelStage
from tasks.llm.prepared import Prepared, batches, preparer_of
from tasks.llm.replies import first_fitting
from tasks.llm.reply_store import FILE, LOOKUP_KEYS, ReplyStore

Replies = dict[bytes, list[RawReply]]
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

    def __init__(self, run: Run, stage: ModelStage) -> None:
        self._run = run
        self._stage = stage
        self._models = models_of(run, stage)
        self._preparer = preparer_of(run, stage)
        self._tallies = {role: Tally() for role in self._models}
        self._hits = 0
        self._unknown = 0

    def passing(self, rows: Iterable[Row | None]) -> Iterator[Row | None]:
        """The rows that the stage would keep, as far as they are known; None for each that waits for a reply."""
        if all(model.engine is EngineKind.BUILTIN for model in self._models.values()) or not self._has_replies():
            yield from self._passing(rows, None)
            return
        with ReplyStore(self._run.store) as store:
            for role, model in self._models.items():
                self._tallies[role].mean_out = store.mean_tokens_out(self._stage.name, model.identity)
            yield from self._passing(rows, store)

    def total(self, at_most: bool) -> Forecast:
        """The count, once all rows have passed.

        A row that is not known yet counts as all the questions it could lead to. With `at_most` so does a question that
        may need another round; without, the count is of the questions that are certain to be asked.
        """
        tallies = [(tally, self._models[role]) for role, tally in self._tallies.items()]
        expected = [self._expected(tally, model, at_most) for tally, model in tallies]
        sums = {name: sum(getattr(entry, name) for entry in expected) for name in Forecast.model_fields}
        return Forecast(**sums | {"cached_calls": self._hits})

    def _has_replies(self) -> bool:
        return (self._run.store / FILE).exists()

    def _passing(self, rows: Iterable[Row | None], store: ReplyStore | None) -> Iterator[Row | None]:
        for batch in batches(rows, LOOKUP_KEYS):
            known = [row for row in batch if row]
            for _ in range(len(batch) - len(known)):
                self._unknown += 1
                yield None
            asked = [self._preparer.prepared(self._stage.asks(row, self._preparer.settings)) for row in known]
            stored = _stored(store, [entry for entries in asked for entry in entries])
            for row, entries in zip(known, asked, strict=True):
                yield from self._followed(row, entries, stored, store)

    def _followed(
        self, row: Row, entries: tuple[Prepared, ...], stored: Replies, store: ReplyStore | None
    ) -> Iterator[Row | None]:
        """Go through the rounds of a row as far as replies are there."""
        for round_number in count(1):
            answers = [self._answer(entry, stored.get(entry.key, [])) for entry in entries]
            known = tuple(answer for answer in answers if answer)
            if len(known) < len(answers):
                yield None
                return
            conclusion = self._stage.conclude(row, known, self._preparer.settings, round_number)
            if isinstance(conclusion, Outcome):
                yield from kept_rows(conclusion)
                return
            entries = self._preparer.prepared(conclusion)
            stored = _stored(store, list(entries))

    def _answer(self, entry: Prepared, replies: list[RawReply]) -> Answered | None:
        model, tally = self._models[entry.ask.role], self._tallies[entry.ask.role]
        trace = ReplyTrace(request_key=entry.key.hex(), attempt=None)
        if model.engine is EngineKind.BUILTIN:
            tally.by_rules += 1
            reply = self._stage.by_rule(entry.ask.variables, model.name)
            return Answered.model_construct(trace=trace, reply=reply, error=None, detail="")
        found = first_fitting(replies, self._stage.reply)
        if isinstance(found, tuple):
            self._hits += 1
            return Answered.model_construct(trace=trace, reply=found[1], error=None, detail="")
        if found and len(replies) >= model.max_attempts and self._run.redo is not Redo.FAILED_ROWS:
            self._hits += 1
            return Answered(trace=trace, error=found.error, detail=found.detail)
        self._hits += tally.miss(entry)
        return None

    def _expected(self, tally: "Tally", model: ModelConfig, at_most: bool) -> Forecast:
        most = self._stage.most_asks(self._preparer.settings)
        unknown = self._unknown * most
        if model.engine is EngineKind.BUILTIN:
            return Forecast(calls=tally.by_rules + unknown)
        rounds = most if at_most and isinstance(self._stage, AskStage) else 1
        known = len(tally.asked)
        calls = known * rounds + unknown
        mean_chars = tally.chars / known if known else len(self._preparer.prompt.text)
        tokens_in = round(calls * mean_chars / CHARS_PER_TOKEN)
        longest = float(getattr(getattr(self._preparer.settings, "sampling", None), "max_tokens", 0))
        tokens_out = round(calls * (longest if tally.mean_out is None else tally.mean_out))
        usd = round(model.cost_usd(tokens_in, tokens_out), 6)
        return Forecast(calls=calls, tokens_in=tokens_in, tokens_out=tokens_out, usd=usd)


@dataclass
class Tally:
    """What one model would be asked."""

    asked: set[bytes] = field(default_factory=set[bytes])
    chars: int = 0
    by_rules: int = 0
    mean_out: float | None = None

    def miss(self, entry: Prepared) -> int:
        """Note a question without a reply; 1 where the same question was noted before and costs nothing more."""
        if entry.key in self.asked:
            return 1
        self.asked.add(entry.key)
        self.chars += sum(len(message.content) for message in entry.request.messages)
        self.chars += len(entry.request.reply_schema)
        return 0


def kept_rows(outcome: Outcome) -> tuple[Row, ...]:
    """The rows that an outcome hands on."""
    return outcome.rows if isinstance(outcome, Kept) else ()


def _stored(store: ReplyStore | None, entries: list[Prepared]) -> Replies:
    return store.lookup([entry.key for entry in entries]) if store else {}
