"""The requests of a stage."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from prompts.loader import Prompt, parse_prompt, prompt_text
from schemas.artifact import ModelIdentity
from schemas.asking import Ask
from schemas.chat import ChatRequest
from schemas.records import Record
from schemas.run import Run
from schemas.sampling import Sampling
from tasks.artifacts.ingredients import models_of
from tasks.artifacts.stage import ModelStage
from tasks.llm.requests import RequestMaker, request_key

Item = TypeVar("Item")


class Prepared(Record):
    """One question as it is sent."""

    ask: Ask
    """The question."""
    key: bytes
    """Key of the request."""
    request: ChatRequest
    """The request."""


class Preparer:
    """Turns the questions of one stage into requests."""

    def __init__(self, stage: ModelStage, settings: Record, prompt: Prompt, models: Iterable[ModelIdentity]) -> None:
        self.settings = settings
        self.prompt = prompt
        sampling = getattr(settings, "sampling", Sampling())
        self._makers = {
            model.role: RequestMaker(prompt, stage.reply, model.name, model.revision, sampling) for model in models
        }

    def prepared(self, asks: tuple[Ask, ...]) -> tuple[Prepared, ...]:
        """Each question with its request and key. Raises PromptError when the prompt cannot be rendered."""
        return tuple(map(self._prepared, asks))

    def _prepared(self, ask: Ask) -> Prepared:
        request = self._makers[ask.role].request(ask.variables, ask.sample_index)
        return Prepared.model_construct(ask=ask, key=request_key(request), request=request)


def preparer_of(run: Run, stage: ModelStage) -> Preparer:
    """What prepares the requests of a stage in a run. Raises PromptError when the prompt does not fit the stage."""
    text = prompt_text(run.prompts, stage.prompt)
    prompt = parse_prompt(stage.prompt, text, stage.variables_class, stage.reply.__name__)
    identities = (
        ModelIdentity(role=role, name=model.identity_name, revision=model.revision)
        for role, model in models_of(run, stage).items()
    )
    return Preparer(stage, stage.settings(run.config), prompt, identities)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Consecutive lists of at most `size` items."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
