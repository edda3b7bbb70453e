"""One question asked more than once in a run is paid for once."""

from pathlib import Path

import pytest
from chat_server import MODEL, ChatServer
from exact_rows import COMMENTARY

from flows.begin import PROMPTS
from prompts.loader import parse_prompt, prompt_text
from schemas.artifact import ModelIdentity
from schemas.config import EngineKind, ModelConfig
from schemas.exact.feedback import FeedbackSettings, FeedbackVariables
from tasks.artifacts.work import UsageMeter
from tasks.exact.recipe import FEEDBACK
from tasks.llm.asker import Asker
from tasks.llm.prepared import Prepared, Preparer
from tasks.llm.reply_store import ReplyStore


@pytest.fixture
def question() -> Prepared:
    text = prompt_text(PROMPTS, FEEDBACK.prompt)
    prompt = parse_prompt(FEEDBACK.prompt, text, FeedbackVariables, FEEDBACK.reply.__name__)
    settings = FeedbackSettings()
    preparer = Preparer(FEEDBACK, settings, prompt, [ModelIdentity(role="writer", name=MODEL, revision="")])
    (prepared,) = preparer.prepared(FEEDBACK.asks(COMMENTARY, settings))
    return prepared


def test_a_question_that_ended_after_the_lookup_is_not_asked_again(tmp_path: Path, question: Prepared) -> None:
    usage = UsageMeter()
    with ChatServer() as server, ReplyStore(tmp_path) as store:
        model = ModelConfig(engine=EngineKind.OPENAI, name=MODEL, base_url=server.url)
        with Asker(FEEDBACK, model, store, usage, grant_again=False) as asker:
            asker.forget_ended()
            answers = [asker.ask(question, ()).result() for _ in range(3)]
        assert server.calls == 1
    assert usage.total().calls == 1
    assert usage.total().cached_calls == 2
    assert answers[0].reply is not None
    assert answers[0] == answers[1] == answers[2]


def test_a_question_that_ended_before_the_lookup_is_answered_by_it(tmp_path: Path, question: Prepared) -> None:
    with ChatServer() as server, ReplyStore(tmp_path) as store:
        model = ModelConfig(engine=EngineKind.OPENAI, name=MODEL, base_url=server.url)
        with Asker(FEEDBACK, model, store, UsageMeter(), grant_again=False) as asker:
            first = asker.ask(question, ()).result()
            asker.forget_ended()
            stored = tuple(store.lookup([question.key])[question.key])
            assert asker.ask(question, stored).result() == first
        assert server.calls == 1
