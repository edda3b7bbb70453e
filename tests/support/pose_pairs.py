"""Sets of learners and experts that are hard to align, each in its own way: joints (T, 17, 3) in metres."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pose_motion import motion, moved

Joints = NDArray[np.floating]
MIRROR, FLAT = np.array([-1.0, 1, 1]), np.array([1.0, 1, 0])


class PoseSet(NamedTuple):
    """Every frame of the learner is to be aligned with every frame of the expert."""

    name: str
    learner: Joints
    expert: Joints


def noise(frames: int, metres: float) -> Joints:
    """Joints anywhere, spread by `metres`."""
    return np.random.default_rng(frames).normal(size=(frames, 17, 3)) * metres


def thin(frames: int, thickness: float) -> Joints:
    """Bodies near a line: joints spread along it by 1 m and across it by `thickness`."""
    return noise(frames, 1.0) * np.array([1.0, 0, 0]) + noise(frames + 1, thickness)[1:]


def pose_sets(learners: int, experts: int) -> tuple[PoseSet, ...]:
    """All sets, with so many frames on each side."""
    body, other = motion(learners, seed=1), motion(experts, seed=2)
    return (
        PoseSet("two bodies", body, other),
        PoseSet("one body", body, body),
        PoseSet("turned and scaled copies", body, moved(body, 4)),
        PoseSet("another body turned and scaled", body, moved(other, 5)),
        PoseSet("learners of any size", moved(body, 6), other),
        PoseSet("mirrored", body, body * MIRROR),
        PoseSet("near mirrored", body, body * MIRROR + noise(learners, 0.01)),
        PoseSet("nearer mirrored", body, body * MIRROR + noise(learners, 0.001)),
        PoseSet("flat experts", body, other * FLAT),
        PoseSet("flat on both sides", body * FLAT, other * FLAT),
        PoseSet("flat and mirrored", body * FLAT, body * FLAT * MIRROR),
        PoseSet("shapeless", noise(learners, 0.5), noise(experts, 0.5)),
        PoseSet("experts near a line", body, thin(experts, 0.03)),
        PoseSet("learners near a line", thin(learners, 0.03), other),
        PoseSet("both near a line", thin(learners, 0.03), thin(experts, 0.03)),
        PoseSet("experts at the limit of collinearity", body, thin(experts, 0.015)),
        PoseSet("both at the limit of collinearity", thin(learners, 0.015), thin(experts, 0.015)),
    )


def all_pairs(learner: Joints, expert: Joints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Learner's and expert's frame of each pair, the expert's running first."""
    rows, columns = np.indices((len(learner), len(expert)))
    return rows.ravel(), columns.ravel()
