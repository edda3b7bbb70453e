"""All sets of four measured at once, against each set measured alone."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from schemas.exact.distractors import Candidate, Wrongness
from tasks.exact.option_view import OptionView
from tasks.text.likeness import cosines_to_others
from tasks.text.words import words

STATEMENTS = st.lists(
    st.sampled_from(["left", "elbow", "bends", "late", "and", "high", "rim", "slowly"]), min_size=1, max_size=9
).map(lambda said: f"The participant {' '.join(said)}.")


@settings(max_examples=40)
@given(key=STATEMENTS, texts=st.lists(STATEMENTS, min_size=4, max_size=7))
def test_every_set_is_measured_as_it_would_be_alone(key: str, texts: list[str]) -> None:
    view = OptionView(key, [Candidate(text=text, wrong_in=Wrongness.SIDE) for text in texts])
    sets = [[texts[number] for number in chosen] for chosen in combinations(range(len(texts)), 4)]
    assert [[texts[number - 1] for number in chosen] for chosen in view.sets_S_4.tolist()] == sets
    sizes = [[(len(words(text)), len(text)) for text in (key, *chosen)] for chosen in sets]
    assert view.spread().tolist() == [max(n for n, _ in one) / min(n for n, _ in one) - 1 for one in sizes]
    assert view.place_by_length().tolist() == [sum(size > one[0] for size in one[1:]) for one in sizes]
    assert view.similarity().tolist() == pytest.approx([mean_similarity(chosen) for chosen in sets])
    for found, chosen in zip(view.to_centroids().tolist(), sets, strict=True):
        assert found == pytest.approx(cosines_to_others([key, *chosen]), abs=1e-6)


def test_the_place_by_likeness_counts_what_is_liker_than_the_key() -> None:
    alike = ["The participant bends the left knee early.", "The participant bends the right knee early."]
    unlike = ["The participant bends the left knee late.", "The participant bends the right knee late."]
    candidates = [Candidate(text=text, wrong_in=Wrongness.SIDE) for text in (*alike, *unlike)]
    assert OptionView("The participant looks at the rim.", candidates).place_by_likeness().tolist() == [4]


def mean_similarity(chosen: list[str]) -> float:
    """Mean word similarity of the pairs of one set."""
    pairs = [Levenshtein.normalized_similarity(words(one), words(other)) for one, other in combinations(chosen, 2)]
    return sum(pairs) / len(pairs)
