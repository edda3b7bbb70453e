"""A pair of takes searched at one go gives what searching each window in each zone gives."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from pose_motion import motion, moved

from schemas.expertaf.alignments import SearchSettings
from tasks.pose.alignment import FOUND, AlignmentWork, align, found_in, merged
from tasks.pose.prepared import PreparedPoses, prepared
from tasks.pose.reference import MotionPair, frame_errors_mm
from tasks.pose.windows import FrameSpan

DEFAULT = SearchSettings()
LEARNER, EXPERT = motion(70, seed=3), motion(120, seed=4)
TOLERANCE_MM = 1e-3
"""By how much the search may miss the reference, as in the tests of the search."""


def span(start: int, frames: int) -> FrameSpan:
    return FrameSpan(start=start, stop=start + frames)


def found(
    windows: Sequence[FrameSpan],
    zones: Sequence[FrameSpan],
    search: SearchSettings = DEFAULT,
    learner: PreparedPoses | None = None,
    expert: PreparedPoses | None = None,
) -> NDArray[np.void]:
    work = AlignmentWork(
        learner=learner or prepared(LEARNER),
        windows=tuple(windows),
        expert=expert or prepared(EXPERT),
        zones=tuple(zones),
    )
    return found_in(align(work, search), len(windows))


def error_mm(learner: NDArray[Any], expert: NDArray[Any], window: FrameSpan, start: int) -> float:
    """By the reference, all joints present."""
    everything = np.ones((window.frame_count, 17), np.bool_)
    pair = MotionPair(
        learner_T_17_3=learner[window.start : window.stop],
        learner_present_T_17=everything,
        expert_T_17_3=expert[start : start + window.frame_count],
        expert_present_T_17=everything,
    )
    return float(frame_errors_mm(pair).mean())


def test_the_best_place_of_each_window_in_each_zone() -> None:
    """Windows of two lengths, zones that overlap, one that touches another, one apart, and one just long enough."""
    windows = (span(0, 20), span(5, 20), span(30, 31), span(50, 20))
    zones = (span(0, 40), span(10, 45), span(55, 20), span(80, 40), span(88, 31))
    made = found(windows, zones)
    assert made.shape == (4, 5)
    for window, row in zip(windows, made, strict=True):
        for zone, best in zip(zones, row, strict=True):
            starts = range(zone.start, zone.stop - window.frame_count + 1)
            errors = {start: error_mm(LEARNER, EXPERT, window, start) for start in starts}
            if not errors:
                assert (best["start"], best["valid_frames"], best["error_mm"]) == (-1, 0, np.inf)
                continue
            assert best["error_mm"] == pytest.approx(min(errors.values()), abs=TOLERANCE_MM)
            assert best["error_mm"] == pytest.approx(errors[int(best["start"])], abs=TOLERANCE_MM)
            assert best["valid_frames"] == window.frame_count


def test_a_copy_is_found_where_it_is() -> None:
    """Each frame of it turned and scaled for itself."""
    expert = np.concatenate([EXPERT[:37], moved(LEARNER[10:40], 8), EXPERT[67:]])
    best = found((span(10, 30),), (span(20, 90),), expert=prepared(expert))[0, 0]
    assert best["start"] == 37
    assert best["error_mm"] < 0.05


def spans(most: int) -> st.SearchStrategy[FrameSpan]:
    return st.builds(span, st.integers(0, most - 1), st.integers(1, 40)).map(
        lambda one: FrameSpan(start=one.start, stop=min(one.stop, most))
    )


@settings(max_examples=40, deadline=None)
@given(
    windows=st.lists(st.builds(span, st.integers(0, 50), st.sampled_from([12, 20])), min_size=1, max_size=4),
    zones=st.lists(spans(120), min_size=1, max_size=6),
    stride=st.integers(1, 7),
)
def test_together_is_as_alone(windows: list[FrameSpan], zones: list[FrameSpan], stride: int) -> None:
    """To the last bit, in whatever order and however often named; places are counted from each zone's start."""
    search = SearchSettings(stride_frames=stride)
    together = found(windows, zones, search)
    for row, window in enumerate(windows):
        for column, zone in enumerate(zones):
            assert together[row, column] == found((window,), (zone,), search)[0, 0]
            start = int(together[row, column]["start"])
            assert start < 0 or ((start - zone.start) % stride == 0 and start + window.frame_count <= zone.stop)
            assert (start < 0) == (zone.frame_count < window.frame_count)


def test_of_equal_places_the_earliest() -> None:
    expert = np.tile(LEARNER[:25], (4, 1, 1))
    best = found((span(0, 25),), (span(0, 100), span(1, 99), span(26, 60)), expert=prepared(expert))[0]
    assert best["start"].tolist() == [0, 25, 50]


@pytest.mark.parametrize("broken", [0.0, np.nan, 1e9])
def test_broken_frames_are_no_place(broken: float) -> None:
    expert = EXPERT.copy()
    expert[30:90] = broken
    best = found((span(0, 20),), (span(40, 40), span(20, 90), span(30, 60)), expert=prepared(expert))[0]
    assert best["start"][0] == -1
    assert best["start"][2] == -1
    assert best["start"][1] >= 88
    assert best["valid_frames"][1] >= 18


def test_the_floors_are_settings() -> None:
    present = np.ones((120, 17), np.bool_)
    present[:, 8:] = False
    half = prepared(EXPERT, present, 8)
    refused = found((span(0, 20),), (span(0, 60),), expert=half)
    taken = found((span(0, 20),), (span(0, 60),), SearchSettings(min_joints=8), prepared(LEARNER, None, 8), half)
    assert refused["start"][0, 0] == -1
    assert taken["start"][0, 0] >= 0
    gaps = EXPERT.copy()
    gaps[::2] = np.nan
    assert found((span(0, 20),), (span(0, 60),), expert=prepared(gaps))["start"][0, 0] == -1
    halved = found((span(0, 20),), (span(0, 60),), SearchSettings(min_frame_share=0.5), expert=prepared(gaps))
    assert halved["valid_frames"][0, 0] == 10


@given(zones=st.lists(spans(60), max_size=8))
def test_merged_spans_are_the_zones_frames_each_once(zones: list[FrameSpan]) -> None:
    made = list(merged(zones))
    frames = [frame for one in made for frame in range(one.start, one.stop)]
    assert frames == sorted({frame for zone in zones for frame in range(zone.start, zone.stop)})
    assert all(any(one.start <= zone.start and zone.stop <= one.stop for one in made) for zone in zones)


def test_what_is_kept_is_an_array() -> None:
    content = align(
        AlignmentWork(
            learner=prepared(LEARNER),
            windows=(span(0, 20), span(9, 20)),
            expert=prepared(EXPERT),
            zones=(span(0, 30), span(50, 30), span(70, 19)),
        ),
        DEFAULT,
    )
    assert len(content) == 2 * 3 * FOUND.itemsize
    assert found_in(content, 2)["start"][:, 2].tolist() == [-1, -1]
