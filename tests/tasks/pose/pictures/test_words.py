"""Text from data stays within its lines, whatever it is."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shown_pairs import HOSTILE

from tasks.pose.pictures.canvas import Canvas, own_settings
from tasks.pose.pictures.look import BODY, TAKE, TITLE, Style
from tasks.pose.pictures.words import CUT, MOST_SIGNS, UNKNOWN, cleaned, cut, width_px, wrapped
from tasks.video.geometry import Size

TEXTS = st.one_of(st.text(max_size=200), st.text("ab .,W\n\u0301", max_size=400))
NARROWEST_PX = 40


@settings(max_examples=40)
@given(TEXTS, st.floats(NARROWEST_PX, 900), st.integers(1, 5), st.sampled_from([BODY, TAKE]))
@example(HOSTILE, 700.0, 3, TAKE)
def test_lines_fit(text: str, most_px: float, most_lines: int, style: Style) -> None:
    lines = wrapped(text, style, most_px, most_lines)
    assert len(lines) <= most_lines
    assert all(width_px(line, style) <= most_px for line in lines)
    assert width_px(cut(text, style, most_px), style) <= most_px


@settings(max_examples=40)
@given(TEXTS, st.floats(NARROWEST_PX, 900), st.integers(1, 5))
@example(HOSTILE, 700.0, 3)
def test_nothing_is_lost_unsaid(text: str, most_px: float, most_lines: int) -> None:
    """All signs are there in order, or the last line ends with the mark of a cut."""
    told, whole = "".join(wrapped(text, BODY, most_px, most_lines)), cleaned(text)
    if told.replace(" ", "") != whole.replace(" ", ""):
        assert told.endswith(CUT)
        assert whole.replace(" ", "").startswith(told.removesuffix(CUT).replace(" ", ""))


@given(st.text(max_size=300))
def test_no_control_sign_is_left(text: str) -> None:
    assert not [sign for sign in cleaned(text) if unicodedata.category(sign).startswith("C")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n\tb  c", "a b c"),
        ("\u202eback\u202c", "back"),
        ("\x1b[31mred", "[31mred"),
        ("\u65e5", UNKNOWN),
        ("q" + "\u0301" * 50, "q\u0301"),
        ("$x^2$", "$x^2$"),
        ("", ""),
    ],
)
def test_cleaning(text: str, left: str) -> None:
    assert cleaned(text) == left


def test_a_long_text_is_cut() -> None:
    assert cleaned("a" * 10_000_000) == "a" * MOST_SIGNS + CUT


def test_words_stay_whole_where_they_can() -> None:
    assert wrapped("one two three", BODY, width_px("one two th", BODY), 3) == ["one two", "three"]
    assert cut("one two. three", BODY, width_px("one two. th…", BODY)) == "one two…"
    assert cut("W" * 90, BODY, width_px("WWW…", BODY)) == "WWW…"


@pytest.mark.parametrize("text", [HOSTILE, "W" * 300, "Quick fjord? AV To, ffi ~~ " * 30])
@pytest.mark.parametrize("style", [BODY, TAKE, TITLE])
def test_a_line_is_as_wide_as_it_is_drawn(text: str, style: Style) -> None:
    line = cut(text, style, 900)
    with own_settings():
        canvas = Canvas(Size(1000, 50))
        canvas.text(10, 30, line, style)
        (box,) = canvas.text_boxes()
    assert box.width == pytest.approx(width_px(line, style), abs=2)
