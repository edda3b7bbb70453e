"""The prompt and the reply behind a row, rendered again from the record and proven by the request's key."""

from pathlib import Path

from prompts.loader import parse_prompt
from schemas.artifact import ArtifactRecord
from schemas.config import Config
from schemas.lineage import LineageStep, PromptProof
from schemas.records import Row
from schemas.sampling import Sampling
from tasks.artifacts.lineage import Passage
from tasks.artifacts.stage import AskStage
from tasks.llm.reply_store import FILE, ReplyStore
from tasks.llm.requests import RequestMaker, request_key


def with_prompt(
    step: LineageStep, record: ArtifactRecord, stage: AskStage, row: Row, passage: Passage, config: Config
) -> LineageStep:
    """Add the messages that were sent for `row`. The key tells whether they are the very ones."""
    settings = type(stage.settings(config)).model_validate_json(record.settings)
    prompt = parse_prompt(stage.prompt, record.prompt_text, stage.variables_class, stage.reply.__name__)
    sampling = getattr(settings, "sampling", Sampling())
    maker = RequestMaker(prompt, stage.reply, record.model_name, record.model_revision, sampling)
    request = maker.request(stage.variables(row, settings))
    proven = request_key(request).hex() == passage.request_key
    system, user = (message.content for message in request.messages)
    proof = PromptProof.PROVEN if proven else PromptProof.NOT_PROVEN
    return step.model_copy(update={"system": system, "user": user, "prompt_proof": proof})


def stored_reply(store: Path, passage: Passage) -> str:
    """The raw reply that a row rests on; empty for the built-in rules, whose answers are not stored."""
    if not passage.request_key or passage.attempt is None or passage.attempt < 0 or not (store / FILE).exists():
        return ""
    key = bytes.fromhex(passage.request_key)
    with ReplyStore(store) as replies:
        found = replies.lookup([key]).get(key, [])
    return found[passage.attempt].text if passage.attempt < len(found) else ""
