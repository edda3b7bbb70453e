"""Bodies of 17 joints that move, with gaps: what they do follows from their seed alone."""

# ruff: noqa: N815  dimensions stand in the names of arrays

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

FPS = 30.0
GAP_FRAMES = 20
NOISE_M = 0.008


class Bone(NamedTuple):
    """What a joint hangs on."""

    joint: int
    """COCO's number."""
    parent: int
    """COCO's number; -1 is the pelvis."""
    offset_m: tuple[float, float, float]
    """From the parent when the body stands straight: x to the left, y up, z ahead."""
    most_rad: float
    """How far it bends, one way only; negative raises what hangs ahead."""


class Motion(NamedTuple):
    """One take."""

    joints_T_17_3: NDArray[np.float32]
    """Metres; zeros where absent."""
    present_T_17: NDArray[np.bool_]
    """Whether a joint is known."""


LEFT = (
    Bone(11, -1, (0.11, 0.0, 0.0), 0.1),
    Bone(13, 11, (0.0, -0.43, 0.0), -0.9),
    Bone(15, 13, (0.0, -0.41, 0.0), 1.2),
    Bone(5, -1, (0.19, 0.51, 0.0), 0.2),
    Bone(7, 5, (0.03, -0.29, 0.0), -1.1),
    Bone(9, 7, (0.0, -0.25, 0.03), -1.3),
)
"""The right side has the numbers that follow, and is its mirror image."""
HEAD = (
    Bone(0, -1, (0.0, 0.7, 0.11), 0.2),
    Bone(1, 0, (0.03, 0.04, -0.02), 0.05),
    Bone(2, 0, (-0.03, 0.04, -0.02), 0.05),
    Bone(3, 0, (0.075, 0.02, -0.1), 0.05),
    Bone(4, 0, (-0.075, 0.02, -0.1), 0.05),
)


def generated_motion(frames: int, seed: int, missing: float) -> Motion:
    """A take of a person of some size, of whose joints a share of `missing` is absent, 20 frames at a time."""
    chance = np.random.default_rng(seed)
    joints = _posed(frames, chance) * chance.uniform(0.85, 1.15)
    joints += chance.normal(scale=NOISE_M, size=joints.shape)
    begins_T_17 = chance.random((frames + GAP_FRAMES - 1, 17)) < missing / GAP_FRAMES
    present = np.logical_not(sliding_window_view(begins_T_17, GAP_FRAMES, axis=0).any(axis=2))
    return Motion(np.where(present[:, :, None], joints, 0.0).astype(np.float32), present)


def _posed(frames: int, chance: np.random.Generator) -> NDArray[np.float64]:
    seconds_T = np.arange(frames) / FPS
    joints = np.empty((frames, 17, 3))
    turns = {-1: _turns(seconds_T, 0.5, chance)}
    places = {
        -1: np.stack([_wave(seconds_T, 2.0, chance), 1.0 + _wave(seconds_T, 0.2, chance), 0.3 * seconds_T], axis=1)
    }
    for bone in (*LEFT, *map(_mirrored, LEFT), *HEAD):
        turns[bone.joint] = turns[bone.parent] @ _turns(seconds_T, bone.most_rad, chance)
        places[bone.joint] = places[bone.parent] + turns[bone.joint] @ np.array(bone.offset_m)
        joints[:, bone.joint] = places[bone.joint]
    return joints


def _mirrored(bone: Bone) -> Bone:
    x, y, z = bone.offset_m
    return Bone(bone.joint + 1, bone.parent + (bone.parent > 0), (-x, y, z), bone.most_rad)


def _turns(seconds_T: NDArray[np.float64], most_rad: float, chance: np.random.Generator) -> NDArray[np.float64]:
    """Rotations (T, 3, 3): mostly about the lateral axis, a little about the one ahead."""
    bend_T = most_rad * (0.5 + _wave(seconds_T, 0.5, chance))
    sway_T = 0.1 * most_rad * _wave(seconds_T, 1.0, chance)
    turns = np.zeros((len(seconds_T), 3, 3))
    turns[:, 0, 0], turns[:, 0, 1] = np.cos(sway_T), -np.sin(sway_T)
    turns[:, 1, 0], turns[:, 1, 1] = np.sin(sway_T) * np.cos(bend_T), np.cos(sway_T) * np.cos(bend_T)
    turns[:, 2, 0], turns[:, 2, 1] = np.sin(sway_T) * np.sin(bend_T), np.cos(sway_T) * np.sin(bend_T)
    turns[:, 1, 2], turns[:, 2, 2] = -np.sin(bend_T), np.cos(bend_T)
    return turns


def _wave(seconds_T: NDArray[np.float64], most: float, chance: np.random.Generator) -> NDArray[np.float64]:
    """Two rhythms on top of each other."""
    hertz, phases = chance.uniform(0.1, 1.2, size=2), chance.uniform(0, 2 * np.pi, size=2)
    slow_T, fast_T = np.sin(2 * np.pi * hertz[:, None] * seconds_T + phases[:, None])
    return most * (0.6 * slow_T + 0.4 * fast_T)
