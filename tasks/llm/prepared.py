"""The requests of a stage, row by row, in batches that are looked up together."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from prompts.loader import Prompt, parse_prompt, prompt_text
from schemas.chat import ChatRequest
from schemas.records import Row, Variables
from schemas.run import Run
from schemas.sampling import Sampling
from tasks.artifacts.ingredients import model_of
from tasks.artifacts.stage import AskStage
from tasks.llm.requests import RequestMaker, request_key

Item = TypeVar("Item")


class Preparer:
    """Turns input rows of one stage into requests."""

    def __init__(self, run: Run, stage: AskStage) -> None:
        self.stage = stage
        self.settings = stage.settings(run.config)
        self.prompt = load_prompt(run, stage)
        self._maker = request_maker(run, stage, self.prompt)

    def variables(self, row: Row) -> Variables:
        """What the prompt is told of a row."""
        return self.stage.variables(row, self.settings)

    def request(self, row: Row) -> tuple[bytes, ChatRequest]:
        """The request for a row and its key."""
        request = self._maker.request(self.variables(row))
        return request_key(request), request


def load_prompt(run: Run, stage: AskStage) -> Prompt:
    """A stage's prompt, checked against its variables. Raises PromptError."""
    text = prompt_text(run.prompts, stage.prompt)
    return parse_prompt(stage.prompt, text, stage.variables_class, stage.reply.__name__)


def request_maker(run: Run, stage: AskStage, prompt: Prompt) -> RequestMaker:
    """What makes the requests of a stage in a run."""
    model = model_of(run, stage)
    sampling = getattr(stage.settings(run.config), "sampling", Sampling())
    return RequestMaker(prompt, stage.reply, model.identity_name, model.revision, sampling)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Consecutive lists of at most `size` items."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
