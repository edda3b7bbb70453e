"""Motion for tests: bodies of 17 joints whose limbs swing, and what may be done to bodies."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Joints = NDArray[np.float64]
MOCAP = Path(__file__).resolve().parents[3] / "shared/data/cmu_mocap_coco17.npz"
"""Motion capture of real people, where it is there; see its README."""

# Joint, the joint it hangs on (-1: the pelvis), the bone to it in metres (y is up, z ahead), and how far it bends.
BONES = (
    (11, -1, (0.1, 0, 0), 0.1),
    (12, -1, (-0.1, 0, 0), 0.1),
    (13, 11, (0, -0.42, 0), -0.9),
    (14, 12, (0, -0.42, 0), -0.9),
    (15, 13, (0, -0.4, 0), 1.1),
    (16, 14, (0, -0.4, 0), 1.1),
    (5, -1, (0.18, 0.5, 0), -0.2),
    (6, -1, (-0.18, 0.5, 0), -0.2),
    (7, 5, (0.02, -0.3, 0), -0.9),
    (8, 6, (-0.02, -0.3, 0), -0.9),
    (9, 7, (0, -0.25, 0.05), -1.3),
    (10, 8, (0, -0.25, 0.05), -1.3),
    (0, -1, (0, 0.72, 0.1), -0.2),
    (1, 0, (0.03, 0.04, -0.02), 0.1),
    (2, 0, (-0.03, 0.04, -0.02), 0.1),
    (3, 0, (0.07, 0.02, -0.1), 0.1),
    (4, 0, (-0.07, 0.02, -0.1), 0.1),
)


def motion(frames: int, seed: int, noise_m: float = 0.01) -> Joints:
    """A body (frames, 17, 3) in metres: each bone swings in its own rhythm, the whole moves through the room."""
    rng = np.random.default_rng(seed)
    seconds = np.arange(frames) / 30.0
    joints = np.zeros((frames, 17, 3))
    turns: dict[int, Joints] = {-1: _swing(rng, seconds, 0.3)}
    joints_of = {-1: np.stack([seconds * 0.4, np.abs(np.sin(seconds * 3)) * 0.2 + 1, np.cos(seconds)], axis=1)}
    for joint, parent, bone, most in BONES:
        turns[joint] = turns[parent] @ _swing(rng, seconds, most)
        joints_of[joint] = joints_of[parent] + turns[joint] @ np.array(bone)
        joints[:, joint] = joints_of[joint]
    return joints + rng.normal(size=joints.shape) * noise_m


def _swing(rng: np.random.Generator, seconds: NDArray[np.float64], most: float) -> Joints:
    """Rotations (frames, 3, 3) from straight to bent by up to `most` and back, about an axis near the lateral one."""
    axis = np.array([1.0, 0, 0]) + rng.normal(size=3) * 0.3
    waves = 0.5 + 0.5 * np.sin(2 * np.pi * rng.uniform(0.3, 1.2) * seconds + rng.uniform(0, 6.3))
    return about(axis / np.linalg.norm(axis), most * rng.uniform(0.5, 1) * waves)


def about(axis_3: NDArray[np.float64], angles_T: NDArray[np.float64]) -> Joints:
    """Rotations (T, 3, 3) about one axis of length 1, by Rodrigues' formula."""
    x, y, z = axis_3
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    sines, cosines = np.sin(angles_T)[:, None, None], np.cos(angles_T)[:, None, None]
    return np.eye(3) + sines * cross + (1 - cosines) * (cross @ cross)


def rotations(count: int, seed: int) -> Joints:
    """Rotations (count, 3, 3), evenly spread."""
    rng = np.random.default_rng(seed)
    quaternions = rng.normal(size=(count, 4))
    w, x, y, z = (quaternions / np.linalg.norm(quaternions, axis=1, keepdims=True)).T
    rows = [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)]
    rows += [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)]
    rows += [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]
    return np.stack(rows, axis=1).reshape(count, 3, 3)


def moved(joints_T_17_3: Joints, seed: int) -> Joints:
    """The same motion, each frame turned, scaled by 0.1 to 10 and put elsewhere."""
    rng = np.random.default_rng(seed)
    frames = len(joints_T_17_3)
    turned = np.einsum("tij,tkj->tki", rotations(frames, seed), joints_T_17_3)
    return turned * np.exp(rng.uniform(-2.3, 2.3, (frames, 1, 1))) + rng.normal(size=(frames, 1, 3)) * 3
