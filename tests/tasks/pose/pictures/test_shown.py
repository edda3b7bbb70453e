"""A pair says what is wrong with it before anything is drawn."""

import numpy as np
import pytest
from shown_pairs import FRAMES, body, pair

NAN = np.full(FRAMES, np.nan)


def joint(value: float) -> np.ndarray:
    joints = body().joints_T_17_3.copy()
    joints[3, 4, 0] = value
    return joints


@pytest.mark.parametrize("value", [np.nan, np.inf, 1e9])
def test_a_present_joint_stands_somewhere(value: float) -> None:
    with pytest.raises(ValueError, match="a joint that is present"):
        body(joints_T_17_3=joint(value))


def test_an_absent_joint_may_be_anything() -> None:
    present = np.ones((FRAMES, 17), np.bool_)
    present[3, 4] = False
    assert body(joints_T_17_3=joint(np.nan), present_T_17=present).frame_count == FRAMES


@pytest.mark.parametrize(
    ("field", "array"),
    [
        ("joints_T_17_3", np.zeros((FRAMES, 16, 3), np.float32)),
        ("joints_T_17_3", np.zeros((0, 17, 3), np.float32)),
        ("present_T_17", np.ones((FRAMES - 1, 17), np.bool_)),
        ("present_T_17", np.ones((FRAMES, 17), np.uint8)),
    ],
)
def test_arrays_of_another_shape_are_refused(field: str, array: np.ndarray) -> None:
    with pytest.raises(ValueError, match="expected"):
        body(**{field: array})


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"errors_mm_T": NAN[:-1]}, "errors are"),
        ({"errors_mm_T": np.where(np.arange(FRAMES) == 2, -1.0, NAN)}, "an error lies beyond"),
        ({"errors_mm_T": np.where(np.arange(FRAMES) == 2, np.inf, NAN)}, "an error lies beyond"),
        ({"fps": 0.0}, "fps is"),
        ({"fps": float("nan")}, "fps is"),
        ({"fps": 1e6}, "fps is"),
    ],
)
def test_what_does_not_fit_is_refused(more: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        pair(**more)


def test_windows_of_two_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="24 frames of the learner beside 25"):
        pair(expert=body(FRAMES + 1), errors_mm_T=NAN)


def test_the_mean_is_of_the_aligned_frames() -> None:
    errors = NAN.copy()
    errors[[2, 5]] = 10.0, 40.0
    assert pair(errors_mm_T=errors).mean_error_mm == 25.0
    assert pair(errors_mm_T=errors).aligned_frames == 2
    assert pair(errors_mm_T=NAN).mean_error_mm is None
