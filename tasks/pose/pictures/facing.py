"""Both bodies turned to one side, so that they can be compared.

A picture has x to the right, y away from the viewer and z up, in metres.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.pose.pictures.shown import ShownBody, ShownPair

VIEW_DEG = 35.0
"""The line from the right hip to the left one leaves the picture's plane by this: a body seen from half ahead."""
SHORTEST_M = 0.05
"""Seen from above, a line between two joints that is shorter has no direction."""
Metres = NDArray[np.float64]


class Line(IntEnum):
    """The lines that tell where a body faces, by the index of their right joint; the left one is the one before."""

    HIPS = 12
    SHOULDERS = 6


class Facing(NamedTuple):
    """By what both bodies are turned."""

    line: Line
    """Which line is the same on both sides."""
    frame: int
    """In which frame."""


def facing(pair: ShownPair) -> Facing | None:
    """The hips in the frame nearest to the middle in which both sides have them, else the shoulders, else None."""
    distances_T = np.abs(np.arange(pair.frame_count) - pair.frame_count // 2)
    for line in Line:
        is_known_T = _is_known(pair.learner, line) & _is_known(pair.expert, line)
        if is_known_T.any():
            return Facing(line, int(np.argmin(np.where(is_known_T, distances_T, pair.frame_count + 1))))
    return None


def turned(body: ShownBody, by: Facing | None) -> Metres:
    """The joints (T, 17, 3) turned about the vertical axis; NaN where absent."""
    joints_T_17_3 = np.where(body.present_T_17[:, :, None], body.joints_T_17_3.astype(np.float64), np.nan)
    if by is None:
        return joints_T_17_3
    across_2 = _across(body, by.line)[by.frame]
    angle = np.deg2rad(VIEW_DEG) - np.arctan2(across_2[1], across_2[0])
    sine, cosine = np.sin(angle), np.cos(angle)
    return joints_T_17_3 @ np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]])


def _across(body: ShownBody, line: Line) -> Metres:
    """From the right joint to the left one, seen from above: metres (T, 2)."""
    joints_T_17_3 = body.joints_T_17_3.astype(np.float64)
    return joints_T_17_3[:, line - 1, :2] - joints_T_17_3[:, line, :2]


def _is_known(body: ShownBody, line: Line) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore", over="ignore"):
        is_long_T = np.linalg.norm(_across(body, line), axis=1) >= SHORTEST_M
    return is_long_T & body.present_T_17[:, line] & body.present_T_17[:, line - 1]
