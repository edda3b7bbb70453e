"""Lengths in tokens: by a tokenizer that this test trains, and whose content bears identity."""

from pathlib import Path

import pytest
from flow_tools import line, plan_stages, request_for, run_stages, states
from small_source import write_small_source
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from tokenizers.trainers import BpeTrainer

from schemas.errors import ConfigError
from schemas.exact.length_filter import LengthFilterSettings, LengthReject
from schemas.exact.questions import QuestionRow
from schemas.outcomes import Kept, Rejected
from tasks.exact.length_filter import settle
from tasks.text.tokens import token_count

KNOWN, UNKNOWN = "participant", "zyxwvutsrqp"


def train(path: Path, text: str = KNOWN) -> Path:
    """A tokenizer that has one token for the words of `text`, and one per byte for all others."""
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    trainer = BpeTrainer(vocab_size=400, show_progress=False, initial_alphabet=ByteLevel.alphabet())
    tokenizer.train_from_iterator([text] * 100, trainer)
    tokenizer.save(str(path))
    return path


def question(*options: str) -> QuestionRow:
    return QuestionRow.model_construct(question_id="q", options=list(options))


def test_tokens_are_counted_as_the_file_says(tmp_path: Path) -> None:
    tokenizer = train(tmp_path / "tokenizer.json")
    assert token_count(KNOWN, tokenizer) == 1
    assert token_count(UNKNOWN, tokenizer) == len(UNKNOWN)
    train(tokenizer, UNKNOWN)
    assert token_count(UNKNOWN, tokenizer) == 1


def test_options_of_as_many_words_and_characters_may_differ_in_tokens(tmp_path: Path) -> None:
    row = question(f"The {UNKNOWN} turns", *[f"The {KNOWN} turns"] * 4)
    with_tokens = LengthFilterSettings(tokenizer=train(tmp_path / "tokenizer.json"))
    assert isinstance(settle(row, LengthFilterSettings()), Kept)
    outcome = settle(row, with_tokens)
    assert isinstance(outcome, Rejected)
    assert outcome.reason is LengthReject.TOKENS_RATIO
    assert isinstance(settle(row, with_tokens.model_copy(update={"max_tokens_ratio": 9.0})), Kept)


def test_a_file_that_is_no_tokenizer_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("{}")
    with pytest.raises(ConfigError, match=r"odd\.json"):
        token_count("a", tmp_path / "odd.json")


def test_the_content_of_the_file_counts_and_its_place_does_not(tmp_path: Path) -> None:
    data, store = write_small_source(tmp_path / "data"), tmp_path / "store"
    first = train(tmp_path / "first.json")
    setting = "exact.length_filter.tokenizer='{}'".format
    run_stages(request_for(data, store, [setting(first)]), until="exact.length_filter")
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(first.read_bytes())
    again = run_stages(request_for(data, store, [setting(elsewhere)]), until="exact.length_filter")
    assert set(states(again).values()) == {"cached"}
    other = request_for(data, store, [setting(train(elsewhere, UNKNOWN))])
    planned = line(plan_stages(other, until="exact.length_filter"), "length_filter")
    assert planned.state == "build"
    assert planned.why == ("setting exact.length_filter.tokenizer changed",)
    with pytest.raises(ConfigError, match=r"missing\.json"):
        plan_stages(request_for(data, store, [setting(tmp_path / "missing.json")]), until="exact.length_filter")
