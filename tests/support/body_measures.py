"""What can be measured of a body that moves. Joints are (T, 17, 3) in metres, z up, COCO's order."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[Any]


def to_the_left(joints: Vectors) -> Vectors:
    """The level direction (T, 3) to the body's left."""
    across = (joints[:, 5] - joints[:, 6] + joints[:, 11] - joints[:, 12]) * np.array((1, 1, 0))
    return across / np.linalg.norm(across, axis=1, keepdims=True)


def ahead(joints: Vectors) -> Vectors:
    """The level direction (T, 3) that the body faces."""
    return np.cross(to_the_left(joints), np.array((0, 0, 1)))


def angles_deg(joints: Vectors, first: int, middle: int, last: int) -> Vectors:
    """Angles (T, 2) of the left and the right side at a joint; indices are those of the left one."""
    sides = np.array((0, 1))
    one, other = (
        joints[:, first + sides] - joints[:, middle + sides],
        joints[:, last + sides] - joints[:, middle + sides],
    )
    cosine = (one * other).sum(axis=2) / np.linalg.norm(one, axis=2) / np.linalg.norm(other, axis=2)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


def knees_deg(joints: Vectors) -> Vectors:
    """Knee angles (T, 2); a straight leg has 180."""
    return angles_deg(joints, 11, 13, 15)


def elbows_deg(joints: Vectors) -> Vectors:
    """Elbow angles (T, 2); a straight arm has 180."""
    return angles_deg(joints, 5, 7, 9)


def gaze_deg(joints: Vectors) -> Vectors:
    """How far (T,) the face points above the level, from the ears to the nose."""
    way = joints[:, 0] - joints[:, 3:5].mean(axis=1)
    return np.degrees(np.arctan2(way[:, 2], np.linalg.norm(way[:, :2], axis=1)))


def lean_deg(joints: Vectors) -> Vectors:
    """How far (T,) the trunk leans forward."""
    trunk = joints[:, 5:7].mean(axis=1) - joints[:, 11:13].mean(axis=1)
    return np.degrees(np.arctan2((trunk * ahead(joints)).sum(axis=1), trunk[:, 2]))


def jump_m(joints: Vectors) -> float:
    """How high the hips rise above where they mostly are."""
    hips = joints[:, 11:13, 2].mean(axis=1)
    return float(np.percentile(hips, 99) - np.median(hips))


def elbow_aside(joints: Vectors) -> float:
    """How far the right elbow is out to the side of its shoulder while the hand is up, in lengths of the upper arm."""
    arm = joints[:, 8] - joints[:, 6]
    aside = -(arm * to_the_left(joints)).sum(axis=1) / np.linalg.norm(arm, axis=1)
    return float(np.percentile(aside[joints[:, 10, 2] > joints[:, 6, 2] + 0.05], 70))


def hand_up_share(joints: Vectors) -> float:
    """Share of the time that the right hand is well above its shoulder."""
    return float((joints[:, 10, 2] > joints[:, 6, 2] + 0.1).mean())


def guide_elbow_deg(joints: Vectors) -> float:
    """How straight the left arm gets while its hand is up."""
    return float(np.percentile(elbows_deg(joints)[joints[:, 9, 2] > joints[:, 5, 2] + 0.05, 0], 90))


def lowest_gather_m(joints: Vectors) -> float:
    """How low the hands are under the shoulders about half a second before the highest reach, at 30 frames a second."""
    hands = joints[:, 9:11, 2].mean(axis=1) - joints[:, 5:7, 2].mean(axis=1)
    reach = 22 + int(np.argmax(hands[22:]))
    return float(hands[reach - 22 : reach - 13].min())


def stance_m(joints: Vectors) -> float:
    """How far apart the feet are across the body, mostly."""
    return float(np.median(((joints[:, 15] - joints[:, 16]) * to_the_left(joints)).sum(axis=1)))


def knee_lift_m(joints: Vectors) -> float:
    """How far the higher knee comes up toward its hip."""
    return float(np.percentile((joints[:, 13:15, 2] - joints[:, 11:13, 2]).max(axis=1), 98))


def left_foot_aside_m(joints: Vectors) -> float:
    """How far the left foot is set to the left of the hips."""
    way = joints[:, 15] - joints[:, 11:13].mean(axis=1)
    return float(np.percentile((way * to_the_left(joints)).sum(axis=1), 98))


def right_foot_up_m(joints: Vectors) -> float:
    """How high the right foot swings above the left one."""
    return float(np.percentile(joints[:, 16, 2] - joints[:, 15, 2], 98))


def free_foot_aside_m(joints: Vectors) -> float:
    """How far a foot is put out to the side of its hip."""
    feet = ((joints[:, 15:17] - joints[:, 11:13]) * to_the_left(joints)[:, None]).sum(axis=2) * np.array((1, -1))
    return float(np.percentile(feet.max(axis=1), 95))


def sideways_m(joints: Vectors) -> float:
    """How wide the hips travel across the way that the body faces."""
    hips = joints[:, 11:13].mean(axis=1)
    return float(np.ptp(((hips - hips[0]) * to_the_left(joints)).sum(axis=1)))


def hands_apart_m(joints: Vectors) -> float:
    """How far apart the hands get."""
    return float(np.percentile(np.linalg.norm(joints[:, 9] - joints[:, 10], axis=1), 95))
