"""One pair of frames in float64, for lanes whose rotation float32 cannot settle: near-mirrored and flat pairs.

The same closed form does for most of them. What it cannot settle either has two rotations that are nearly as good: then
Horn's matrix (Closed-form solution of absolute orientation using unit quaternions, 1987, section 4) is diagonalised by
Jacobi's rotations, which converge whatever its eigenvalues are.
"""

import math
from typing import NamedTuple

import numpy as np

from tasks.pose.jit import compiled, compiled_lanes
from tasks.pose.kernel import JOINTS, PRESENT, STRIDE, Exact, Floats, exact_rotation

SWEEPS = 16
"""Most sweeps of Jacobi's rotations; six are enough for rounding."""
SMALLEST_SHARE = 1e-8
"""Least share of a frame's summed squares in its joints in common: below it these are one point."""
NO_PAIR = -1.0
"""Instead of an error, where the joints in common are one point."""


class Pair(NamedTuple):
    """What one pair of frames is written into."""

    target_17_3: Exact
    """The learner's joints about the centre of those in common."""
    source_17_3: Exact
    """The expert's."""
    common_17: Exact
    """1 where both have the joint, else 0."""
    sums_3_3: Exact
    """Sum over joints of source times target."""
    motion_3_3: Exact
    """Rotation, source onto target, times the agreement that it reaches."""


@compiled
def new_pair() -> Pair:
    """Of nothing in particular."""
    return Pair(np.empty((JOINTS, 3)), np.empty((JOINTS, 3)), np.empty(JOINTS), np.empty((3, 3)), np.empty((3, 3)))


@compiled
def settled_error(learner_68: Floats, expert: Floats, lane: int, pair: Pair) -> float:
    """Mean distance over the joints in common, in sizes of the learner's frame, or NO_PAIR.

    Of the rows of STRIDE floats in `expert`, `lane` is read.
    """
    target_17_3, source_17_3, common_17, motion_3_3 = (
        pair.target_17_3,
        pair.source_17_3,
        pair.common_17,
        pair.motion_3_3,
    )
    for joint in range(JOINTS):
        common_17[joint] = learner_68[PRESENT + joint] * expert[(PRESENT + joint) * STRIDE + lane]
        for axis in range(3):
            target_17_3[joint, axis] = learner_68[3 * joint + axis]
            source_17_3[joint, axis] = expert[(3 * joint + axis) * STRIDE + lane]
    target_size, source_size = centred_size(target_17_3, common_17), centred_size(source_17_3, common_17)
    if not (target_size > SMALLEST_SHARE and source_size > SMALLEST_SHARE):
        return NO_PAIR
    best_motion(pair)
    total, count = 0.0, 0.0
    for joint in range(JOINTS):
        square = 0.0
        for axis in range(3):
            moved = 0.0
            for other in range(3):
                moved += motion_3_3[axis, other] * source_17_3[joint, other]
            square += (target_17_3[joint, axis] - moved / source_size) ** 2
        total += common_17[joint] * math.sqrt(square)
        count += common_17[joint]
    return total / count


@compiled_lanes
def centred_size(joints_17_3: Exact, common_17: Exact) -> float:
    """Moves the joints in common to their centre, and gives their sum of squares; 0 where there are none."""
    count, size = 0.0, 0.0
    for joint in range(JOINTS):
        count += common_17[joint]
    if count == 0:
        return size
    for axis in range(3):
        total = 0.0
        for joint in range(JOINTS):
            total += common_17[joint] * joints_17_3[joint, axis]
        for joint in range(JOINTS):
            joints_17_3[joint, axis] -= total / count
            size += common_17[joint] * joints_17_3[joint, axis] ** 2
    return size


@compiled_lanes
def best_motion(pair: Pair) -> None:
    """Writes sums and motion of joints that are about their centres."""
    target_17_3, source_17_3, common_17, sums_3_3 = pair.target_17_3, pair.source_17_3, pair.common_17, pair.sums_3_3
    for source in range(3):
        for target in range(3):
            total = 0.0
            for joint in range(JOINTS):
                total += common_17[joint] * source_17_3[joint, source] * target_17_3[joint, target]
            sums_3_3[source, target] = total
    if not exact_rotation(sums_3_3, pair.motion_3_3):
        certain_rotation(sums_3_3, pair.motion_3_3)


@compiled
def certain_rotation(sums_3_3: Exact, motion_3_3: Exact) -> None:
    """The same, by the quaternion of Horn's matrix with the largest eigenvalue, the first of equal ones."""
    horn_4_4, vectors_4_4 = horn_matrix(sums_3_3), np.zeros((4, 4))
    diagonalise(horn_4_4, vectors_4_4)
    best = 0
    for place in range(1, 4):
        best = place if horn_4_4[place, place] > horn_4_4[best, best] else best
    scale = max(horn_4_4[best, best], 0.0)
    w, x, y, z = vectors_4_4[0, best], vectors_4_4[1, best], vectors_4_4[2, best], vectors_4_4[3, best]
    motion_3_3[0, 0], motion_3_3[0, 1], motion_3_3[0, 2] = w * w + x * x - y * y - z * z, x * y - w * z, x * z + w * y
    motion_3_3[1, 0], motion_3_3[1, 1], motion_3_3[1, 2] = x * y + w * z, w * w - x * x + y * y - z * z, y * z - w * x
    motion_3_3[2, 0], motion_3_3[2, 1], motion_3_3[2, 2] = x * z - w * y, y * z + w * x, w * w - x * x - y * y + z * z
    for row in range(3):
        for column in range(3):
            motion_3_3[row, column] *= scale if row == column else 2 * scale


@compiled
def horn_matrix(sums_3_3: Exact) -> Exact:
    """The symmetric matrix whose quadratic form is the agreement after a quaternion's rotation."""
    xx, xy, xz = sums_3_3[0, 0], sums_3_3[0, 1], sums_3_3[0, 2]
    yx, yy, yz = sums_3_3[1, 0], sums_3_3[1, 1], sums_3_3[1, 2]
    zx, zy, zz = sums_3_3[2, 0], sums_3_3[2, 1], sums_3_3[2, 2]
    horn_4_4 = np.empty((4, 4))
    horn_4_4[0, 0], horn_4_4[1, 1], horn_4_4[2, 2], horn_4_4[3, 3] = (
        xx + yy + zz,
        xx - yy - zz,
        yy - xx - zz,
        zz - xx - yy,
    )
    horn_4_4[0, 1], horn_4_4[0, 2], horn_4_4[0, 3] = yz - zy, zx - xz, xy - yx
    horn_4_4[1, 2], horn_4_4[1, 3], horn_4_4[2, 3] = xy + yx, zx + xz, yz + zy
    for row in range(4):
        for column in range(row):
            horn_4_4[row, column] = horn_4_4[column, row]
    return horn_4_4


@compiled
def diagonalise(matrix_4_4: Exact, vectors_4_4: Exact) -> None:
    """Turns a symmetric matrix into its eigenvalues, on the diagonal, and a zero one into its eigenvectors."""
    for place in range(4):
        vectors_4_4[place, place] = 1.0
    for _ in range(SWEEPS):
        apart, along = 0.0, 0.0
        for low in range(4):
            along = max(along, abs(matrix_4_4[low, low]))
            for high in range(low + 1, 4):
                apart = max(apart, abs(matrix_4_4[low, high]))
        if not apart > 1e-17 * along:
            return
        for low in range(3):
            for high in range(low + 1, 4):
                if matrix_4_4[low, high] != 0.0:
                    turn(matrix_4_4, vectors_4_4, low, high)


@compiled
def turn(matrix_4_4: Exact, vectors_4_4: Exact, low: int, high: int) -> None:
    """One of Jacobi's rotations: makes the entry at (low, high) vanish."""
    apart = (matrix_4_4[high, high] - matrix_4_4[low, low]) / (2 * matrix_4_4[low, high])
    tangent = math.copysign(1.0, apart) / (abs(apart) + math.sqrt(1 + apart * apart))
    cosine = 1 / math.sqrt(1 + tangent * tangent)
    sine = tangent * cosine
    for place in range(4):
        left, right = matrix_4_4[place, low], matrix_4_4[place, high]
        matrix_4_4[place, low], matrix_4_4[place, high] = cosine * left - sine * right, sine * left + cosine * right
    for place in range(4):
        left, right = matrix_4_4[low, place], matrix_4_4[high, place]
        matrix_4_4[low, place], matrix_4_4[high, place] = cosine * left - sine * right, sine * left + cosine * right
    for place in range(4):
        left, right = vectors_4_4[place, low], vectors_4_4[place, high]
        vectors_4_4[place, low], vectors_4_4[place, high] = cosine * left - sine * right, sine * left + cosine * right
