"""Errors of windows at every offset: the band of frame pairs that they need, each pair aligned once.

A block is one frame of the learner against 64 neighbouring frames of the expert. Blocks lie along diagonals, for the
pairs of a window at one offset do: where windows of the learner overlap they share whole blocks.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.pose.fallback import NO_PAIR, Pair, new_pair, settled_error
from tasks.pose.jit import compiled
from tasks.pose.kernel import (
    LANES,
    NUMBERS,
    STRIDE,
    Floats,
    Marks,
    covariance,
    errors,
    masked_covariance,
    masked_errors,
    presence,
    rotation,
)

ROWS = STRIDE - LANES
"""Most frames of the learner between two readings of the expert's frames."""
NOT_USABLE = np.float32(NO_PAIR)
"""Stands for the error of a pair that does not count."""

SMALLEST_SIZE = np.float32(0.1)
"""Least share of the expert's summed squares in the joints in common: it is 1 less the rest, which loses digits."""


class Learner(NamedTuple):
    """Frames of the learner; see PreparedPoses."""

    rows_T_68: Floats
    """Coordinates and presence, frame by frame."""
    joints_T: Marks
    """Number of joints present; 0 where the frame cannot be aligned."""
    sizes_mm_T: NDArray[np.float64]
    """What size 1 stands for, in millimetres."""


class Expert(NamedTuple):
    """Frames of the expert; see PreparedPoses."""

    columns_68_T: Floats
    """Coordinates and presence, number by number."""
    joints_T: Marks
    """Number of joints present; 0 where the frame cannot be aligned."""
    start: int
    """First frame of the span that is searched."""
    stop: int
    """The frame behind its last."""


class Workspace(NamedTuple):
    """What a search writes into and reads again; one thread's own, made once."""

    columns: Floats
    """68 rows of STRIDE: frames of the expert from some first one on, number by number."""
    joints: Marks
    """One row of STRIDE: number of joints present; 0 outside of the span too."""
    errors_R_64: Floats
    """Rows of LANES: mean distances, in sizes of the learner's frame."""


class Block(NamedTuple):
    """What one frame of the learner against 64 of the expert needs; see the kernel."""

    sums: Floats
    """17 rows of LANES."""
    motion: Floats
    """9 rows of LANES."""
    doubtful: Marks
    """Lanes for the fallback."""
    common: Marks
    """Number of joints in common."""
    pair: Pair
    """For the fallback."""


def workspace() -> Workspace:
    """A new one, 540 KB."""
    return Workspace(
        columns=np.zeros(NUMBERS * STRIDE, np.float32),
        joints=np.zeros(STRIDE, np.int32),
        errors_R_64=np.zeros((ROWS, LANES), np.float32),
    )


@compiled
def window_errors(
    learner: Learner,
    windows_N_2: NDArray[np.int64],
    expert: Expert,
    joint_floor: int,
    is_masked: bool,
    work: Workspace,
    sums_N_O: NDArray[np.float64],
    counts_N_O: NDArray[np.int64],
) -> None:
    """Adds up errors in mm, and usable pairs, of each window of the learner at each offset in the expert's span.

    Windows are (start, stop); a window has as many offsets as it fits into the span, and what is behind them in the
    results stays as it was. Unless `is_masked` all usable frames must have all their joints.
    """
    block = new_block()
    wanted_T = np.empty(len(learner.joints_T), np.int32)
    first, last = diagonals(windows_N_2, expert)
    held = -(2**62)
    for diagonal in range(first, last, LANES):
        low, high = want(windows_N_2, expert, diagonal, learner.joints_T, wanted_T)
        for start in range(low, high, ROWS):
            stop = min(start + ROWS, high)
            if not (held <= start + diagonal and stop + diagonal <= held + ROWS + 1):
                held = start + diagonal
                fill(work, expert, held)
            place = start + diagonal - held
            if is_masked:
                align_masked(learner, wanted_T, start, stop, work, place, joint_floor, block)
            else:
                align(learner, wanted_T, start, stop, work, place, block)
            for window in range(len(windows_N_2)):
                begin, end = max(windows_N_2[window, 0], start), min(windows_N_2[window, 1], stop)
                offset = diagonal + windows_N_2[window, 0] - expert.start
                offsets = offset_count(windows_N_2[window], expert)
                if begin < end and offset > -LANES and offset < offsets:
                    add(
                        work.errors_R_64[begin - start : end - start],
                        learner.sizes_mm_T[begin:end],
                        wanted_T[begin:end],
                        offset,
                        sums_N_O[window, :offsets],
                        counts_N_O[window, :offsets],
                    )


@compiled
def new_block() -> Block:
    """Of nothing in particular."""
    return Block(
        np.empty(17 * LANES, np.float32),
        np.empty(9 * LANES, np.float32),
        np.empty(LANES, np.int32),
        np.empty(LANES, np.int32),
        new_pair(),
    )


@compiled
def offset_count(window_2: NDArray[np.int64], expert: Expert) -> int:
    """In how many places a window fits into the span."""
    return (expert.stop - expert.start) - (window_2[1] - window_2[0]) + 1


@compiled
def diagonals(windows_N_2: NDArray[np.int64], expert: Expert) -> tuple[int, int]:
    """The least, and the one behind the greatest, of expert frame less learner frame that any window needs."""
    first, last = 2**62, -(2**62)
    for window in range(len(windows_N_2)):
        least = expert.start - windows_N_2[window, 0]
        first, last = min(first, least), max(last, least + offset_count(windows_N_2[window], expert))
    return first, last


@compiled
def want(
    windows_N_2: NDArray[np.int64], expert: Expert, diagonal: int, joints_T: Marks, wanted_T: Marks
) -> tuple[int, int]:
    """Marks the usable frames that some window needs in the block's diagonals; gives where they begin and end.

    Marks outside of these bounds stay as they were.
    """
    low, high = 2**62, 0
    for is_marking in range(2):
        for window in range(len(windows_N_2)):
            start, stop = windows_N_2[window, 0], windows_N_2[window, 1]
            offset = diagonal + start - expert.start
            if offset > -LANES and offset < offset_count(windows_N_2[window], expert):
                low, high = min(low, start), max(high, stop)
                for row in range(start, stop * is_marking):
                    wanted_T[row] = joints_T[row]
        for row in range(low, high * (1 - is_marking)):
            wanted_T[row] = 0
    return low, high


@compiled
def fill(work: Workspace, expert: Expert, first: int) -> None:
    """Copies the expert's frames from `first` on; none outside the span counts."""
    low, high = max(0, expert.start - first), min(STRIDE, expert.stop - first)
    begin, end = first + low, first + high
    for place in range(STRIDE):
        work.joints[place] = 0
    copy(expert.joints_T[begin:end], work.joints[low:])
    for row in range(NUMBERS):
        copy(expert.columns_68_T[row, begin:end], work.columns[row * STRIDE + low :])


@compiled
def copy(values: NDArray[np.generic], row: NDArray[np.generic]) -> None:
    """The row begins with the values; slices are taken before, so that places are known to be no negative ones."""
    for place in range(len(values)):
        row[place] = values[place]


@compiled
def align(learner: Learner, wanted_T: Marks, start: int, stop: int, work: Workspace, place: int, block: Block) -> None:
    """Errors of the wanted frames in [start, stop) against 64 frames each, the first against those from `place` on."""
    rows_T_68, columns, joints, errors_R_64 = learner.rows_T_68, work.columns, work.joints, work.errors_R_64
    sums, motion, doubtful = block.sums, block.motion, block.doubtful
    for row in range(start, stop):
        if wanted_T[row]:
            first = place + row - start
            target, source, error = rows_T_68[row], columns[first:], errors_R_64[row - start]
            covariance(target, source, sums)
            rotation(sums, motion, doubtful)
            errors(target, source, motion, error)
            mark(joints[first:], 1, error)
            if any_of(doubtful):
                settle(target, source, doubtful, error, block.pair)


@compiled
def align_masked(
    learner: Learner,
    wanted_T: Marks,
    start: int,
    stop: int,
    work: Workspace,
    place: int,
    joint_floor: int,
    block: Block,
) -> None:
    """The same where joints are missing: pairs with fewer than `joint_floor` in common do not count."""
    rows_T_68, columns, joints, errors_R_64 = learner.rows_T_68, work.columns, work.joints, work.errors_R_64
    sums, motion, doubtful, common = block.sums, block.motion, block.doubtful, block.common
    for row in range(start, stop):
        if wanted_T[row]:
            first = place + row - start
            target, source, error = rows_T_68[row], columns[first:], errors_R_64[row - start]
            presence(target, source, joints[first:], sums)
            masked_covariance(target, source, sums)
            rotation(sums, motion, doubtful)
            masked_errors(target, source, sums, motion, error)
            judge(joints[first:], sums, doubtful, common)
            mark(common, joint_floor, error)
            if any_of(doubtful):
                settle(target, source, doubtful, error, block.pair)


@compiled
def judge(joints: Marks, sums: Floats, doubtful: Marks, common: Marks) -> None:
    """Joints in common, 0 where the frame does not count; doubtful too where little of the expert is in common."""
    for lane in range(LANES):
        common[lane] = np.int32(sums[15 * LANES + lane]) if joints[lane] else 0
        doubtful[lane] |= 0 if sums[16 * LANES + lane] > SMALLEST_SIZE else 1


@compiled
def mark(joints: Marks, joint_floor: int, error: Floats) -> None:
    """Marks lanes with fewer joints as no pairs."""
    for lane in range(LANES):
        error[lane] = error[lane] if joints[lane] >= joint_floor else NOT_USABLE


@compiled
def any_of(doubtful: Marks) -> bool:
    """Whether any lane is marked."""
    number = 0
    for lane in range(LANES):
        number += doubtful[lane]
    return number > 0


@compiled
def settle(target: Floats, source: Floats, doubtful: Marks, error: Floats, pair: Pair) -> None:
    """Aligns doubtful pairs anew; those that cannot be aligned become no pairs."""
    for lane in range(LANES):
        if doubtful[lane] and error[lane] != NOT_USABLE:
            error[lane] = settled_error(target, source, lane, pair)


@compiled
def add(
    errors_R_64: Floats,
    sizes_mm_R: NDArray[np.float64],
    wanted_R: Marks,
    offset: int,
    sums_O: NDArray[np.float64],
    counts_O: NDArray[np.int64],
) -> None:
    """Adds a block's rows to one window; its first lane is the window's `offset`, which may lie before its first."""
    low, high = max(0, -offset), min(LANES, len(sums_O) - offset)
    sums, counts = sums_O[offset + low :], counts_O[offset + low :]
    for row in range(len(sizes_mm_R)):
        if wanted_R[row]:
            error, size_mm = errors_R_64[row, low:], sizes_mm_R[row]
            for lane in range(high - low):
                sums[lane] += error[lane] * size_mm if error[lane] >= 0.0 else 0.0
                counts[lane] += 1 if error[lane] >= 0.0 else 0
