"""Every matrix of sums has a proper rotation that agrees best, however many do so equally well."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pose_motion import rotations

from tasks.pose.fallback import certain_rotation, new_pair
from tasks.pose.kernel import exact_rotation

Matrix = NDArray[np.float64]
VALUES = st.sampled_from([0.0, 1e-9, 1e-5, 1e-3, 0.01, 0.1, 0.5, 0.5000001, 1.0])
SUMS = st.tuples(VALUES, VALUES, VALUES, st.sampled_from([-1.0, 1.0]), st.integers(0, 10_000))


def sums(drawn: tuple[float, float, float, float, int]) -> tuple[Matrix, float]:
    """A matrix with these singular values, and the best agreement that a rotation without reflection reaches."""
    *values, sign, seed = drawn
    left, right = rotations(2, seed)
    first, second, third = sorted(values, reverse=True)
    return left @ np.diag([first, second, sign * third]) @ right, first + second + sign * third


def is_best(motion_3_3: Matrix, sums_3_3: Matrix, most: float) -> None:
    """The motion is the best agreement times a rotation that reaches it."""
    assert np.abs(motion_3_3 @ motion_3_3.T - most**2 * np.eye(3)).max() < 1e-12
    assert np.linalg.det(motion_3_3) > -1e-15
    assert abs((motion_3_3 * sums_3_3.T).sum() - most**2) < 1e-12


@given(SUMS)
def test_the_certain_rotation_is_best_for_every_matrix(drawn: tuple[float, float, float, float, int]) -> None:
    sums_3_3, most = sums(drawn)
    motion_3_3 = np.full((3, 3), np.nan)
    certain_rotation(sums_3_3, motion_3_3)
    is_best(motion_3_3, sums_3_3, most)


@given(SUMS)
def test_the_closed_form_is_best_where_it_says_so(drawn: tuple[float, float, float, float, int]) -> None:
    sums_3_3, most = sums(drawn)
    motion_3_3 = np.full((3, 3), np.nan)
    if exact_rotation(sums_3_3, motion_3_3):
        is_best(motion_3_3, sums_3_3, most)
    else:
        values = np.linalg.svd(sums_3_3, compute_uv=False)
        second, third = values[1], values[2] * np.sign(np.linalg.det(sums_3_3))
        assert second + third < 0.02 * max(values[0], 1e-12), "only where another rotation is nearly as good"


def test_a_pair_that_is_turned_inside_out_has_an_error() -> None:
    """The corners of a cube and their opposites: every half turn agrees equally well."""
    pair = new_pair()
    corners = np.array([[x, y, z] for x in (-1.0, 1) for y in (-1.0, 1) for z in (-1.0, 1)])
    pair.sums_3_3[:] = -corners.T @ corners / 24
    assert not exact_rotation(pair.sums_3_3, pair.motion_3_3)
    certain_rotation(pair.sums_3_3, pair.motion_3_3)
    is_best(pair.motion_3_3, pair.sums_3_3, 1 / 3)
