"""How many calls a stage would make, counted request by request against the reply store."""

from collections.abc import Iterable

from pydantic import BaseModel

from schemas.chat import ChatRequest
from schemas.config import EngineKind
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
    """Requests without a usable stored reply."""
    cached_calls: int = 0
    """Rows that the reply store answers."""
    tokens_in: int = 0
    """Prompt tokens, estimated from the length of the prompts."""
    tokens_out: int = 0
    """Completion tokens, by the mean of earlier replies, or the limit where there are none."""
    usd: float = 0.0
    """Cost by the preset's prices."""


def forecast(run: Run, stage: AskStage, rows: Iterable[Row]) -> Forecast:
    """Count the calls that `stage` would make for `rows`. Raises PromptError when the prompt cannot be rendered."""
    preparer = Preparer(run, stage)
    if model_of(run, stage).engine is EngineKind.BUILTIN:
        return Forecast(calls=sum(1 for _ in rows))
    if not (run.store / FILE).exists():
        asked = {key: _chars(request) for key, request in map(preparer.request, rows)}
        return _priced(run, stage, len(asked), 0, sum(asked.values()), None)
    with ReplyStore(run.store) as store:
        return _counted(run, stage, preparer, rows, store)


def _counted(run: Run, stage: AskStage, preparer: Preparer, rows: Iterable[Row], store: ReplyStore) -> Forecast:
    asked: dict[bytes, int] = {}
    hits = 0
    attempts = model_of(run, stage).max_attempts
    for batch in batches(rows, LOOKUP_KEYS):
        requests = [preparer.request(row) for row in batch]
        stored = store.lookup([key for key, _ in requests])
        for key, request in requests:
            replies = stored.get(key, [])
            spent_up = len(replies) >= attempts and run.redo is not Redo.FAILED_ROWS
            if isinstance(first_fitting(replies, stage.reply), tuple) or key in asked:
                hits += 1
            elif not spent_up:
                asked[key] = _chars(request)
    mean = store.mean_tokens_out(stage.name, model_of(run, stage).identity)
    return _priced(run, stage, len(asked), hits, sum(asked.values()), mean)


def _priced(run: Run, stage: AskStage, calls: int, hits: int, chars: int, mean_out: float | None) -> Forecast:
    model = model_of(run, stage)
    sampling: BaseModel | None = getattr(stage.settings(run.config), "sampling", None)
    longest = float(getattr(sampling, "max_tokens", 0))
    tokens_in = round(chars / CHARS_PER_TOKEN)
    tokens_out = round(calls * (longest if mean_out is None else mean_out))
    usd = round(model.cost_usd(tokens_in, tokens_out), 6)
    return Forecast(calls=calls, cached_calls=hits, tokens_in=tokens_in, tokens_out=tokens_out, usd=usd)


def _chars(request: ChatRequest) -> int:
    return sum(len(message.content) for message in request.messages) + len(request.reply_schema)
