"""Bodies that move, for tests of what is done with poses."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemas.pose import PoseOrigin, TakePoses

STANDING_17_3 = np.array(
    [
        (0.12, 0.0, 1.62),
        (0.1, 0.03, 1.66),
        (0.1, -0.03, 1.66),
        (0.02, 0.08, 1.63),
        (0.02, -0.08, 1.63),
        (0.0, 0.19, 1.42),
        (0.0, -0.19, 1.42),
        (-0.03, 0.28, 1.12),
        (-0.03, -0.28, 1.12),
        (0.1, 0.3, 0.9),
        (0.1, -0.3, 0.9),
        (0.0, 0.1, 0.92),
        (0.0, -0.1, 0.92),
        (0.04, 0.12, 0.5),
        (0.04, -0.12, 0.5),
        (-0.01, 0.13, 0.08),
        (-0.01, -0.13, 0.08),
    ]
)
"""A body that stands: x forward, y to its left, z up, in metres."""


def moving(frames: int, metres_per_frame: float = 0.02) -> NDArray[np.float32]:
    """A body that walks forward and nods, with its limbs' lengths kept: joints (T, 17, 3)."""
    steps = np.arange(frames)[:, None]
    joints = np.broadcast_to(STANDING_17_3, (frames, 17, 3)).copy()
    joints[:, :, 0] += metres_per_frame * steps
    joints[:, :5, 2] += 0.01 * np.sin(steps / 7)
    return joints.astype(np.float32)


def take_poses(joints: NDArray[Any], present: NDArray[np.bool_] | None = None, **more: Any) -> TakePoses:
    """Poses of these joints; all are present, and seen by 3 cameras, unless told otherwise."""
    frames = len(joints)
    present = np.ones((frames, 17), dtype=np.bool_) if present is None else present
    given = {
        "name": "take",
        "origin": PoseOrigin.ANNOTATION,
        "fps": 30.0,
        "joints_T_17_3": np.where(present[:, :, None], joints, 0).astype(np.float32),
        "present_T_17": present,
        "views_T_17": np.where(present, 3, 0).astype(np.uint8),
        "keyed_T": present.any(axis=1),
        "interpolated_T_17": np.zeros((frames, 17), dtype=np.bool_),
    }
    return TakePoses(**(given | more))


def every_third(frames: int) -> NDArray[np.bool_]:
    """Which joints (T, 17) there are where somebody annotated every third frame."""
    present = np.zeros((frames, 17), dtype=np.bool_)
    present[::3] = True
    return present
