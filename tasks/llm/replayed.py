"""What was asked about a row and answered, gone through again from the record and proven by the requests' keys."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from prompts.loader import parse_prompt
from schemas.artifact import ArtifactRecord
from schemas.asking import Answered, Ask
from schemas.chat import ModelErrorClass, RawReply
from schemas.config import BUILTIN_MODEL, Config
from schemas.lineage import Exchange, PromptProof
from schemas.outcomes import Outcome, ReplyTrace
from schemas.records import Row
from tasks.artifacts.lineage import Passage
from tasks.artifacts.stage import ModelStage
from tasks.llm.prepared import Prepared, Preparer
from tasks.llm.replies import first_fitting
from tasks.llm.reply_store import FILE, ReplyStore

Stored = dict[str, RawReply]


def exchanges(
    store: Path, record: ArtifactRecord, stage: ModelStage, row: Row, passage: Passage, config: Config
) -> tuple[Exchange, ...]:
    """The questions about `row`, round by round, with their stored replies.

    They are rendered again from the record's prompt and settings; a question whose key is not the one in the trace is
    given as not proven, and ends the replay.
    """
    settings = type(stage.settings(config)).model_validate_json(record.settings)
    prompt = parse_prompt(stage.prompt, record.prompt_text, stage.variables_class, stage.reply.__name__)
    preparer = Preparer(stage, settings, prompt, record.models)
    return tuple(_rounds(stage, preparer, row, passage, _stored_replies(store, passage)))


def _rounds(stage: ModelStage, preparer: Preparer, row: Row, passage: Passage, stored: Stored) -> Iterator[Exchange]:
    asks: tuple[Ask, ...] = stage.asks(row, preparer.settings)
    keys = list(passage.request_keys)
    for round_number in count(1):
        prepared = preparer.prepared(asks)
        for entry in prepared:
            yield _exchange(entry, keys.pop(0) if keys else "", stored)
        if not keys:
            return
        answers = tuple(_answer(stage, entry, stored) for entry in prepared)
        conclusion = stage.conclude(row, answers, preparer.settings, round_number)
        if isinstance(conclusion, Outcome):
            return
        asks = conclusion


def _exchange(entry: Prepared, key: str, stored: Stored) -> Exchange:
    request = entry.request
    raw = stored.get(key)
    return Exchange(
        model=f"{request.model}@{request.revision}" if request.revision else request.model,
        proof=PromptProof.PROVEN if entry.key.hex() == key else PromptProof.NOT_PROVEN,
        system=request.messages[0].content,
        user=request.messages[1].content,
        request_key=key,
        reply=raw.text if raw else "",
    )


def _answer(stage: ModelStage, entry: Prepared, stored: Stored) -> Answered:
    """The answer as the stage had it; the built-in rules answer again."""
    trace = ReplyTrace(request_key=entry.key.hex(), attempt=None)
    name = entry.request.model
    if name.startswith(BUILTIN_MODEL):
        rule = name.removeprefix(f"{BUILTIN_MODEL}/")
        return Answered(trace=trace, reply=stage.by_rule(entry.ask.variables, rule))
    raw = stored.get(entry.key.hex())
    found = first_fitting((raw,) if raw else (), stage.reply)
    if isinstance(found, tuple):
        return Answered(trace=trace, reply=found[1])
    return Answered(trace=trace, error=found.error if found else ModelErrorClass.EMPTY)


def _stored_replies(store: Path, passage: Passage) -> Stored:
    numbered = {
        key: attempt for key, attempt in zip(passage.request_keys, passage.attempts, strict=True) if attempt is not None
    }
    if not numbered or not (store / FILE).exists():
        return {}
    with ReplyStore(store) as replies:
        found = replies.lookup([bytes.fromhex(key) for key in numbered])
    return {key.hex(): raws[numbered[key.hex()]] for key, raws in found.items() if numbered[key.hex()] < len(raws)}
