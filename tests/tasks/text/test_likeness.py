"""Likeness without a model: what it sees, what it must not be fooled by, and that order plays no part."""

from itertools import permutations
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.likeness import (
    DIMENSIONS,
    content_stems,
    cosines_to_others,
    likeness,
    most_central,
    near_duplicates,
    odd_one_out,
    stem,
    vector,
)

ALIGNMENT = (
    "The participant should hold the head in line with the neck so that the line of the pose is not broken.",
    "The participant should squat deeper so that every step lands on the beat.",
    "The participant should stay on the beat through the squat and the steps that follow.",
    "The participant should bend the knees further in the squat to keep up with the beat.",
    "The participant should begin the squat earlier so that the steps meet the beat.",
)
TEXTS = st.lists(
    st.lists(st.sampled_from(["left", "knee", "bend", "the", "rim", "not", "beat"]), max_size=6).map(" ".join),
    min_size=1,
    max_size=5,
)
FORTY = [f"{first}{vowel}m" for first in "bdfgklmn" for vowel in "aeiou"]


def test_the_key_that_speaks_of_something_else_stands_out() -> None:
    assert odd_one_out(ALIGNMENT) == 0
    assert most_central(ALIGNMENT) != 0


def test_a_cosine_is_between_option_and_centroid_of_the_others() -> None:
    rows = np.stack([vector(option) for option in ALIGNMENT])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    for place, found in enumerate(cosines_to_others(ALIGNMENT)):
        centroid = np.delete(rows, place, axis=0).mean(axis=0)
        assert found == pytest.approx(rows[place] @ centroid / np.linalg.norm(centroid))


@given(TEXTS, st.randoms())
def test_another_order_gives_the_very_same_cosines(options: list[str], random: object) -> None:
    order = list(range(len(options)))
    random.shuffle(order)  # type: ignore[attr-defined]
    found = cosines_to_others(options)
    assert cosines_to_others([options[place] for place in order]) == [found[place] for place in order]


@given(TEXTS)
def test_cosines_are_cosines(options: list[str]) -> None:
    assert all(-1 - 1e-9 <= cosine <= 1 + 1e-9 for cosine in cosines_to_others(options))


@given(st.text())
def test_any_text_has_a_vector_of_whole_numbers(text: str) -> None:
    found = vector(text)
    assert found.shape == (DIMENSIONS,)
    assert np.array_equal(found, np.round(found))


def test_the_vectors_are_the_same_on_every_machine() -> None:
    """A published audit can be repeated: the hash of a word never moves by itself."""
    assert likeness(ALIGNMENT[0], ALIGNMENT[1]) == pytest.approx(0.0583247061, abs=1e-8)
    assert int(np.abs(vector("bend the left knee")).sum()) == 60


def test_the_same_words_are_wholly_alike() -> None:
    assert likeness("Bend the knee.", "bend THE knee") == 1


def test_texts_with_nothing_in_common_are_hardly_alike() -> None:
    assert abs(likeness("squat deeper on every beat", "grip pan handle firmly")) < 0.05


@pytest.mark.parametrize("other", ["", "...", "bend the knee"])
def test_a_text_without_words_is_like_nothing(other: str) -> None:
    assert likeness("", other) == 0


def test_order_of_words_counts() -> None:
    assert likeness("from the left foot to the right", "from the right foot to the left") < 0.95


def test_grammar_counts_for_little() -> None:
    common = likeness("the participant should bend with it", "the participant should lift with it")
    content = likeness("bend the knee", "the participant should bend a knee for them")
    assert common < 0.3
    assert content > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [("knees", "knee"), ("stopping", "stops"), ("moving", "moves"), ("bodies", "body"), ("player's", "players")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["speed", "pass", "bow", "left", "is", "as", "bus", "ed", "ing", "s", "'s"])
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)


def test_content_stems_keep_what_turns_the_meaning() -> None:
    assert content_stems("They should not move up or left") == ("not", "mov", "up", "left")


def test_equals_go_to_the_first() -> None:
    same = ["bend the knee"] * 3
    assert most_central(same) == odd_one_out(same) == 0
    assert odd_one_out(["bend", "lift", "bend", "lift"]) == 0


def test_one_option_is_like_no_other() -> None:
    assert cosines_to_others(["bend the knee"]) == [0]
    assert cosines_to_others([]) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_near_duplicates_are_found_in_any_order(order: tuple[int, ...]) -> None:
    options = ["The wrist is kept relaxed.", "They keep the elbow still.", "The wrists are kept relaxed"]
    (pair,) = near_duplicates([options[place] for place in order])
    assert {order[pair.first], order[pair.second]} == {0, 2}
    assert pair.first < pair.second
    assert pair.cosine > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The participant should bend the left knee.", "The participant should bend the right knee."),
        ("The participant should lift the elbow higher.", "The participant should lift the elbow lower."),
        ("The participant should bend the knee.", "The participant should not bend the knee."),
        ("The participant steps from left to right.", "The participant steps from right to left."),
        ("", "..."),
        (" ".join(FORTY), " ".join([*FORTY[:29], "neck", *FORTY[30:]])),
    ],
    ids=["side", "degree", "denied", "order", "nothing said", "one word of forty"],
)
def test_options_that_mean_different_things_are_no_duplicates(one: str, other: str) -> None:
    assert near_duplicates([one, other]) == ()


def test_the_least_cosine_is_the_callers() -> None:
    options = ["bend the left knee slowly", "bend the right knee slowly"]
    assert near_duplicates(options, least_cosine=0.5)
    assert likeness(*options) < sqrt(0.9)
