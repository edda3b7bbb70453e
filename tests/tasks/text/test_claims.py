"""What a statement claims, and whether a source says it in some form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import JaroWinkler

from tasks.text.claims import CLOSE, SHARED_CHARS, content_words, unsupported_words
from tasks.text.words import changed_words, words

STEMS = ("knee", "bend", "ro", "rotat", "shoot", "shot", "elbow", "tip")
ENDINGS = ("", "s", "ing", "ed", "er", "ation")
TEXTS = st.lists(st.builds(str.__add__, st.sampled_from(STEMS), st.sampled_from(ENDINGS)), max_size=8).map(" ".join)


def is_said(word: str, source: str) -> bool:
    """The definition itself: some word of the source is the word, or begins like it and has nearly its letters."""
    return any(
        word == other or (word[:SHARED_CHARS] == other[:SHARED_CHARS] and JaroWinkler.similarity(word, other) >= CLOSE)
        for other in words(source)
    )


@given(statement=TEXTS, source=TEXTS)
def test_a_word_is_borne_out_by_itself_and_by_its_forms(statement: str, source: str) -> None:
    expected = tuple(word for word in content_words(statement) if not is_said(word, source))
    assert unsupported_words(statement, source) == expected


@pytest.mark.parametrize(
    ("statement", "source", "missing"),
    [
        ("The participant rotates the elbows.", "Rotate that elbow, you know.", ()),
        ("The participant rotates the elbows.", "Routine.", ("rotates", "elbows")),
        ("The participant bends.", "", ("bends",)),
        ("", "Whatever is said.", ()),
    ],
)
def test_examples(statement: str, source: str, missing: tuple[str, ...]) -> None:
    assert unsupported_words(statement, source) == missing


def test_what_is_done_to_the_words_of_a_text_changes_none_that_come_later() -> None:
    words("Bend the knee").append("again")
    assert words("Bend the knee") == ["bend", "the", "knee"]
    assert changed_words("Bend the knee", "bend the knee") == 0


def test_apostrophes_of_either_kind_are_one() -> None:
    assert words("The participant’s knee") == words("The participant's knee") == ["the", "participant's", "knee"]
