"""Errors of windows at every offset: the band of frame pairs that they need, each pair aligned once.

A block is one frame of the learner against 64 neighbouring frames of the expert. Blocks lie along diagonals, for the
pairs of a window at one offset do: where windows of the learner overlap they share whole blocks.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.pose.fallback import NO_PAIR, Scratch, scratch, settled_error
from tasks.pose.jit import compiled
from tasks.pose.kernel import (
    JOINTS,
    LANES,
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


class Frames(NamedTuple):
    """Frames of one person as the kernel reads them; unusable ones, and absent joints, are zero."""

    rows_T_51: Floats
    """x, y, z of the first joint, then of the next, centred and of size 1."""
    columns_51_T: Floats
    """The same, coordinate by coordinate."""
    present_T_17: Floats
    """1 where a joint is present, else 0."""
    present_17_T: Floats
    """The same, joint by joint."""
    joints_T: Marks
    """Number of joints present; 0 where the frame cannot be aligned."""
    sizes_mm_T: NDArray[np.float64]
    """What size 1 stands for, in millimetres."""


class Workspace(NamedTuple):
    """What a search writes into and reads again; one thread's own, made once."""

    coordinates: Floats
    """51 rows of STRIDE: frames of the expert from some first one on, coordinate by coordinate."""
    present: Floats
    """17 rows of STRIDE: the same of presence."""
    joints: Marks
    """One row of STRIDE: the same of the number of joints present."""
    errors_R_64: Floats
    """Rows of LANES: mean distances, in sizes of the learner's frame."""
    sums: Floats
    """17 rows of LANES; see the kernel."""
    motion: Floats
    """9 rows of LANES."""
    doubtful: Marks
    """One row of LANES."""
    common: Marks
    """One row of LANES: joints in common."""
    scratch: Scratch
    """For the fallback."""


def workspace() -> Workspace:
    """A new one, 550 KB."""
    return Workspace(
        coordinates=np.zeros(3 * JOINTS * STRIDE, np.float32),
        present=np.zeros(JOINTS * STRIDE, np.float32),
        joints=np.zeros(STRIDE, np.int32),
        errors_R_64=np.zeros((ROWS, LANES), np.float32),
        sums=np.zeros(17 * LANES, np.float32),
        motion=np.zeros(9 * LANES, np.float32),
        doubtful=np.zeros(LANES, np.int32),
        common=np.zeros(LANES, np.int32),
        scratch=scratch(),
    )


@compiled
def window_errors(
    learner: Frames,
    windows_N_2: NDArray[np.int64],
    expert: Frames,
    span_2: NDArray[np.int64],
    joint_floor: int,
    is_masked: int,
    work: Workspace,
    sums_N_O: NDArray[np.float64],
    counts_N_O: NDArray[np.int64],
) -> None:
    """Adds up errors in mm, and usable pairs, of each window of the learner at each offset in the expert's span.

    Windows are (start, stop), and so is the span; a window has as many offsets as it fits into the span, and what is
    behind them in the results stays as it was. With `is_masked` 0 all usable frames must have all their joints.
    """
    wanted_T = np.empty(len(learner.joints_T), np.int32)
    first, last = diagonals(windows_N_2, span_2)
    held = -(2**62)
    for diagonal in range(first, last, LANES):
        low, high = want(windows_N_2, span_2, diagonal, learner.joints_T, wanted_T)
        for start in range(low, high, ROWS):
            stop = min(start + ROWS, high)
            if not (held <= start + diagonal and stop + diagonal <= held + ROWS + 1):
                held = start + diagonal
                fill(work, expert, span_2, held)
            place = start + diagonal - held
            if is_masked == 0:
                align(learner, wanted_T, start, stop, work, place)
            else:
                align_masked(learner, wanted_T, start, stop, work, place, joint_floor)
            for window in range(len(windows_N_2)):
                begin, end = max(windows_N_2[window, 0], start), min(windows_N_2[window, 1], stop)
                offset = diagonal + windows_N_2[window, 0] - span_2[0]
                offsets = offset_count(windows_N_2[window], span_2)
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
def offset_count(window_2: NDArray[np.int64], span_2: NDArray[np.int64]) -> int:
    """In how many places a window fits into the span."""
    return (span_2[1] - span_2[0]) - (window_2[1] - window_2[0]) + 1


@compiled
def diagonals(windows_N_2: NDArray[np.int64], span_2: NDArray[np.int64]) -> tuple[int, int]:
    """The least, and the one behind the greatest, of expert frame less learner frame that any window needs."""
    first, last = 2**62, -(2**62)
    for window in range(len(windows_N_2)):
        least = span_2[0] - windows_N_2[window, 0]
        first, last = min(first, least), max(last, least + offset_count(windows_N_2[window], span_2))
    return first, last


@compiled
def want(
    windows_N_2: NDArray[np.int64], span_2: NDArray[np.int64], diagonal: int, joints_T: Marks, wanted_T: Marks
) -> tuple[int, int]:
    """Marks the usable frames that some window needs in the block's diagonals; gives where they begin and end.

    Marks outside of these bounds stay as they were.
    """
    low, high = 2**62, 0
    for is_marking in range(2):
        for window in range(len(windows_N_2)):
            start, stop = windows_N_2[window, 0], windows_N_2[window, 1]
            offset = diagonal + start - span_2[0]
            if offset > -LANES and offset < offset_count(windows_N_2[window], span_2):
                low, high = min(low, start), max(high, stop)
                for row in range(start, stop * is_marking):
                    wanted_T[row] = joints_T[row]
        for row in range(low, high * (1 - is_marking)):
            wanted_T[row] = 0
    return low, high


@compiled
def fill(work: Workspace, expert: Frames, span_2: NDArray[np.int64], first: int) -> None:
    """Copies the expert's frames from `first` on; none outside the span counts."""
    low, high = max(0, span_2[0] - first), min(STRIDE, span_2[1] - first)
    begin, end = first + low, first + high
    for place in range(STRIDE):
        work.joints[place] = 0
    copy(expert.joints_T[begin:end], work.joints[low:])
    for row in range(3 * JOINTS):
        copy(expert.columns_51_T[row, begin:end], work.coordinates[row * STRIDE + low :])
    for row in range(JOINTS):
        copy(expert.present_17_T[row, begin:end], work.present[row * STRIDE + low :])


@compiled
def copy(values: NDArray[np.generic], row: NDArray[np.generic]) -> None:
    """The row begins with the values; slices are taken before, so that places are known to be no negative ones."""
    for place in range(len(values)):
        row[place] = values[place]


@compiled
def align(learner: Frames, wanted_T: Marks, start: int, stop: int, work: Workspace, place: int) -> None:
    """Errors of the wanted frames in [start, stop) against 64 frames each, the first against those from `place` on."""
    rows_T_51, present_T_17, errors_R_64 = learner.rows_T_51, learner.present_T_17, work.errors_R_64
    coordinates, presences, joints = work.coordinates, work.present, work.joints
    sums, motion, doubtful = work.sums, work.motion, work.doubtful
    for row in range(start, stop):
        if wanted_T[row]:
            first = place + row - start
            target, source, error = rows_T_51[row], coordinates[first:], errors_R_64[row - start]
            covariance(target, source, sums)
            number = rotation(sums, motion, doubtful)
            errors(target, source, motion, error)
            mark(joints[first:], 1, error)
            if number:
                settle(target, present_T_17[row], source, presences[first:], doubtful, error, work.scratch)


@compiled
def align_masked(
    learner: Frames, wanted_T: Marks, start: int, stop: int, work: Workspace, place: int, joint_floor: int
) -> None:
    """The same where joints are missing: pairs with fewer than `joint_floor` in common do not count."""
    rows_T_51, present_T_17, errors_R_64 = learner.rows_T_51, learner.present_T_17, work.errors_R_64
    coordinates, presences, joints = work.coordinates, work.present, work.joints
    sums, motion, doubtful, common = work.sums, work.motion, work.doubtful, work.common
    for row in range(start, stop):
        if wanted_T[row]:
            first = place + row - start
            target, source, error = rows_T_51[row], coordinates[first:], errors_R_64[row - start]
            target_present, source_present, source_joints = present_T_17[row], presences[first:], joints[first:]
            presence(target_present, source, source_present, source_joints, sums)
            masked_covariance(target, source, source_present, sums)
            number = rotation(sums, motion, doubtful)
            masked_errors(target, target_present, source, source_present, sums, motion, error)
            count(source_joints, sums, common)
            mark(common, joint_floor, error)
            if number:
                settle(target, target_present, source, source_present, doubtful, error, work.scratch)


@compiled
def count(joints: Marks, sums: Floats, common: Marks) -> None:
    """Joints in common, 0 where the expert's frame cannot be aligned: its sums are left over from other frames."""
    for lane in range(LANES):
        common[lane] = np.int32(sums[15 * LANES + lane]) if joints[lane] else 0


@compiled
def mark(joints: Marks, joint_floor: int, error: Floats) -> None:
    """Marks lanes with fewer joints as no pairs."""
    for lane in range(LANES):
        error[lane] = error[lane] if joints[lane] >= joint_floor else NOT_USABLE


@compiled
def settle(
    target: Floats,
    target_present: Floats,
    source: Floats,
    source_present: Floats,
    doubtful: Marks,
    error: Floats,
    work: Scratch,
) -> None:
    """Aligns doubtful pairs anew; those that cannot be aligned become no pairs."""
    for lane in range(LANES):
        if doubtful[lane] and error[lane] != NOT_USABLE:
            error[lane] = settled_error(target, target_present, source, source_present, lane, work)


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
