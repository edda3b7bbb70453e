"""What poses say of themselves, and that arrays which do not fit each other are refused."""

from typing import Any

import numpy as np
import pytest
from small_poses import every_third, moving, take_poses

from schemas.pose import PoseReading


def test_the_rate_comes_from_the_keys() -> None:
    poses = take_poses(moving(91), every_third(91))
    assert (poses.frame_count, poses.key_step_frames, poses.sampled_fps) == (91, 3.0, 10.0)
    assert take_poses(moving(91)).sampled_fps == 30.0
    assert take_poses(moving(91), every_third(91), fps=60.0).sampled_fps == 20.0


def test_one_longer_gap_does_not_change_the_rate() -> None:
    present = every_third(91)
    present[30:60] = False
    assert take_poses(moving(91), present).sampled_fps == 10.0


@pytest.mark.parametrize("keys", [[], [4]])
def test_fewer_than_two_keys_have_no_rate(keys: list[int]) -> None:
    present = np.zeros((9, 17), dtype=np.bool_)
    present[keys] = True
    poses = take_poses(moving(9), present)
    assert (poses.key_step_frames, poses.sampled_fps, poses.interpolated_share) == (0.0, 0.0, 0.0)


def test_a_span_counts_from_its_own_start() -> None:
    poses = take_poses(moving(90), every_third(90), reading=PoseReading(joints_unreadable=5))
    part = poses.span(30, 60)
    assert part.frame_count == 30
    np.testing.assert_array_equal(part.joints_T_17_3, poses.joints_T_17_3[30:60])
    np.testing.assert_array_equal(part.keyed_T, poses.keyed_T[30:60])
    assert part.reading == PoseReading()
    assert poses.span(80, 200).frame_count == 10
    assert poses.span(90, 95).frame_count == 0


@pytest.mark.parametrize(("start", "stop"), [(-1, 5), (6, 5)])
def test_a_span_that_goes_backwards_is_an_error(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= stop"):
        take_poses(moving(9)).span(start, stop)


@pytest.mark.parametrize(
    "wrong",
    [
        {"joints_T_17_3": np.zeros((9, 17, 3))},
        {"joints_T_17_3": np.zeros((9, 16, 3), dtype=np.float32)},
        {"present_T_17": np.ones((8, 17), dtype=np.bool_)},
        {"views_T_17": np.zeros((9, 17))},
        {"keyed_T": np.ones((9, 1), dtype=np.bool_)},
        {"interpolated_T_17": np.zeros((9, 17), dtype=np.uint8)},
        {"fps": 0.0},
        {"fps": float("nan")},
    ],
)
def test_arrays_that_do_not_fit_are_refused_by_name(wrong: dict[str, Any]) -> None:
    (name,) = wrong
    with pytest.raises(ValueError, match=f"{name} is"):
        take_poses(moving(9), **wrong)
