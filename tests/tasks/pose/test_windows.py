"""The best places of a profile, in an order that does not depend on chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pydantic import ValidationError

from tasks.pose.windows import FrameSpan, Profile, Spacing, best_windows

INFINITE = float("inf")
ERRORS = st.lists(st.sampled_from([1.0, 2.0, 2.5, 3.0, INFINITE]), min_size=1, max_size=40)


def made(errors_mm: list[float], window_frames: int = 5) -> Profile:
    errors: NDArray[np.float64] = np.array(errors_mm)
    valid = np.where(np.isinf(errors), 0, window_frames)
    return Profile(expert_start=100, window_frames=window_frames, errors_mm_O=errors, valid_frames_O=valid)


@given(ERRORS, st.integers(0, 50))
def test_best_by_error_and_then_by_start(errors: list[float], count: int) -> None:
    found = best_windows(made(errors), count)
    usable = sorted((error, 100 + place) for place, error in enumerate(errors) if error != INFINITE)
    assert [(match.error_mm, match.start) for match in found] == usable[:count]
    assert all(match.stop == match.start + 5 for match in found)


@given(ERRORS, st.integers(1, 9))
def test_apart_ones_share_no_frame_and_leave_no_room(errors: list[float], frames: int) -> None:
    found = best_windows(made(errors, frames), 40, Spacing.APART)
    starts = [match.start for match in found]
    assert all(abs(one - other) >= frames for one in starts for other in starts if one is not other)
    usable = [100 + place for place, error in enumerate(errors) if error != INFINITE]
    assert all(any(abs(place - start) < frames for start in starts) for place in usable)
    assert [match.error_mm for match in found] == sorted(match.error_mm for match in found)


def test_apart_begins_with_the_best() -> None:
    found = best_windows(made([3.0, 2.0, 1.0, 2.0, 3.0, 3.5, 2.5, 9.0], 4), 9, Spacing.APART)
    assert [match.start for match in found] == [102, 106]


@given(ERRORS, st.integers(1, 7))
def test_a_stride_leaves_places_out(errors: list[float], stride: int) -> None:
    found = best_windows(made(errors), 40, stride_frames=stride)
    usable = [(error, 100 + place) for place, error in enumerate(errors) if error != INFINITE and place % stride == 0]
    assert [(match.error_mm, match.start) for match in found] == sorted(usable)


def test_a_stride_goes_forward() -> None:
    with pytest.raises(ValueError, match="stride of 0"):
        best_windows(made([1.0]), 1, stride_frames=0)


@pytest.mark.parametrize(("start", "stop"), [(5, 5), (6, 5), (-1, 5)])
def test_a_span_holds_a_frame(start: int, stop: int) -> None:
    with pytest.raises(ValidationError):
        FrameSpan(start=start, stop=stop)
