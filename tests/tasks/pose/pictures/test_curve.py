"""The curve's scales read well, and its marks stand where the errors are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown_pairs import FRAMES, pair

from tasks.pose.pictures.canvas import Box
from tasks.pose.pictures.curve import axis_of, marked, round_step

BOX = Box(100, 50, 240, 80)


@given(st.floats(1e-3, 1e7))
def test_steps_are_round(at_least: float) -> None:
    step = round_step(at_least)
    assert at_least * (1 - 1e-6) <= step <= 2.5 * at_least
    assert f"{step:.3e}".split("e")[0] in {"1.000", "2.000", "2.500", "5.000"}


@given(st.floats(0, 1e7))
def test_the_highest_error_is_on_the_axis(highest_mm: float) -> None:
    errors = np.full(FRAMES, np.nan)
    errors[3] = highest_mm
    axis = axis_of(pair(errors_mm_T=errors), BOX)
    assert BOX.top <= axis.y(highest_mm) <= BOX.bottom


def test_without_errors_there_is_an_axis() -> None:
    assert axis_of(pair(errors_mm_T=np.full(FRAMES, np.nan)), BOX).top_mm > 0


def test_marks_stand_on_the_curve() -> None:
    axis = axis_of(pair(errors_mm_T=np.full(FRAMES, 40.0)), BOX)
    (x, y), _ = marked(axis, 0, 40.0).segments_N_2_2[0]
    assert x == pytest.approx(BOX.left + 240 / FRAMES / 2)
    assert (BOX.bottom - y) / BOX.height == pytest.approx(40 / axis.top_mm)
    assert axis.x(FRAMES - 1) == pytest.approx(BOX.right - 240 / FRAMES / 2)


def test_frames_that_are_not_aligned_have_no_mark() -> None:
    axis = axis_of(pair(), BOX)
    assert len(marked(axis, 0, float("nan")).segments_N_2_2) == 0
