"""Pairs of windows to draw: a learner and an expert that move, and what may be wrong with them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from small_poses import moving

from schemas.pose import BodyRegion
from tasks.pose.pictures.shown import ShownBody, ShownPair
from tasks.pose.reference import MotionPair, frame_errors_mm

FRAMES = 24
HOSTILE = (
    r"$\frac{1}$ $x^{$ <b>bold</b> {{ data }} %s \x1b[31m "
    "\x1b[31m \x00 \u202eback\u202c \ud800 \u65e5\u672c e" + "\u0301" * 300 + " " + "W" * 700 + " and so on" * 20_000
)
"""Text that other programs would take for formulas, markup, orders to a terminal, or more than a picture holds."""


def body(frames: int = FRAMES, seed: int = 1, **more: Any) -> ShownBody:
    """A body that walks, each joint a little off, with all its joints."""
    joints = moving(frames) + np.random.default_rng(seed).normal(scale=0.03, size=(frames, 17, 3))
    given = {
        "take": f"take_{seed}",
        "text": "Keep the elbow in.",
        "joints_T_17_3": joints.astype(np.float32),
        "present_T_17": np.ones((frames, 17), np.bool_),
    }
    return ShownBody(**(given | more))


def pair(learner: ShownBody | None = None, expert: ShownBody | None = None, **more: Any) -> ShownPair:
    """A pair with the errors that it has."""
    learner, expert = learner or body(), expert or body(seed=2)
    given = {"region": BodyRegion.ARMS, "fps": 30.0, "errors_mm_T": errors_mm(learner, expert)}
    return ShownPair(learner=learner, expert=expert, **(given | more))


def errors_mm(learner: ShownBody, expert: ShownBody) -> NDArray[np.float64]:
    """PA-MPJPE of each pair of frames."""
    motion = MotionPair(
        learner_T_17_3=learner.joints_T_17_3,
        learner_present_T_17=learner.present_T_17,
        expert_T_17_3=expert.joints_T_17_3,
        expert_present_T_17=expert.present_T_17,
    )
    return frame_errors_mm(motion)


def without(*joints: int, frames: int = FRAMES) -> NDArray[np.bool_]:
    """Which joints there are where some never are."""
    present = np.ones((frames, 17), np.bool_)
    present[:, list(joints)] = False
    return present
