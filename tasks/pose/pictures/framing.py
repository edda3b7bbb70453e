"""Which part of the world a picture shows, at one scale for both bodies."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tasks.pose.pictures.canvas import Box
from tasks.pose.pictures.facing import Metres

TRUNK_JOINTS = [5, 6, 11, 12]
EDGE_M = 0.16
"""Space around the joints: a head and a hand reach beyond them."""
ANKLE_M = 0.05
"""How far below the lowest joint the ground is drawn."""
USUAL_HEIGHT_M, USUAL_HALF_WIDTH_M = 1.8, 0.5
"""Of a window without a joint."""
TALLEST_M, WIDEST_HALF_M = 2.9, 1.6
"""What is higher is followed upwards; what is farther from the trunk is no joint."""
RARE = 2.0
"""Share of frames, in percent, that may show a joint below the ground or out of the picture: it was misplaced."""


class Following(StrEnum):
    """How the picture follows a body sideways."""

    CENTRED = "centred"
    """The trunk is always in the middle."""
    STEADY = "steady"
    """It stands still where all of the way fits, and else moves slowly."""


class Aim(NamedTuple):
    """Where the picture looks, frame by frame."""

    middle_x_T: Metres
    """What is at the middle, in metres to the right."""
    bottom_z_T: Metres
    """What is at the lower edge of the bodies' space, in metres above zero height."""
    ground_z_m: float
    """Height of the ground: below the lowest joint, but for misplaced ones."""


class Framing(NamedTuple):
    """The scale of both bodies, and where each is looked at."""

    px_per_m: float
    """Pixels of a metre."""
    learner: Aim
    """Where the learner is."""
    expert: Aim
    """Where the expert is."""


class _Extent(NamedTuple):
    low_T: Metres
    high_T: Metres
    middle_x_T: Metres
    half_width_m: float


def framing(learner_T_17_3: Metres, expert_T_17_3: Metres, box: Box, following: Following, fps: float) -> Framing:
    """How two turned bodies fit into boxes of one size."""
    extents = (_extent(learner_T_17_3), _extent(expert_T_17_3))
    heights = [_highest(extent) - _ground(extent) for extent in extents]
    is_climbing = max(heights) > TALLEST_M
    if is_climbing:
        heights = [float(np.percentile(extent.high_T - extent.low_T, 100 - RARE)) for extent in extents]
    height_m = min(max(heights), TALLEST_M) + 2 * EDGE_M
    half_m = max(extent.half_width_m for extent in extents) + EDGE_M
    px_per_m = min(box.height / height_m, box.width / (2 * half_m))
    room_m = max(0.0, box.width / px_per_m - 2 * half_m)
    aims: list[Aim] = []
    for extent in extents:
        middle_T = extent.middle_x_T if following is Following.CENTRED else _steady(extent.middle_x_T, room_m, fps)
        bottom_T = np.full(len(middle_T), _ground(extent))
        if is_climbing:
            bottom_T = _climbing(extent, height_m - 2 * EDGE_M, fps)
        aims.append(Aim(middle_T, bottom_T - EDGE_M, _ground(extent)))
    return Framing(px_per_m, *aims)


def placed(joints_17_3: Metres, aim: Aim, frame: int, box: Box, px_per_m: float) -> NDArray[np.float64]:
    """Pixels to the right and down, and metres away from the viewer: (17, 3)."""
    right = box.left + box.width / 2 + (joints_17_3[:, 0] - aim.middle_x_T[frame]) * px_per_m
    down = height_px(joints_17_3[:, 2], aim, frame, box, px_per_m)
    return np.stack([right, down, joints_17_3[:, 1]], axis=1)


def height_px(z_m: NDArray[np.float64], aim: Aim, frame: int, box: Box, px_per_m: float) -> NDArray[np.float64]:
    """Where heights are in the picture."""
    return box.bottom - (z_m - aim.bottom_z_T[frame]) * px_per_m


def _extent(joints_T_17_3: Metres) -> _Extent:
    """Absent joints are passed over; frames without any have what is between their neighbours."""
    is_known_T_17 = np.isfinite(joints_T_17_3[:, :, 0])
    if not is_known_T_17.any():
        zeros = np.zeros(len(joints_T_17_3))
        return _Extent(zeros, zeros + USUAL_HEIGHT_M, zeros, USUAL_HALF_WIDTH_M)
    heights, sideways = joints_T_17_3[:, :, 2], joints_T_17_3[:, :, 0]
    low_T = _filled(np.where(is_known_T_17, heights, np.inf).min(axis=1))
    high_T = _filled(np.where(is_known_T_17, heights, -np.inf).max(axis=1))
    middle_T = _filled(_middles(sideways, is_known_T_17))
    reach_T = np.where(is_known_T_17, np.abs(sideways - middle_T[:, None]), 0).max(axis=1)
    half_m = float(np.clip(np.percentile(reach_T, 100 - RARE), USUAL_HALF_WIDTH_M, WIDEST_HALF_M))
    return _Extent(low_T, high_T, middle_T, half_m)


def _middles(sideways_T_17: Metres, is_known_T_17: NDArray[np.bool_]) -> Metres:
    """The trunk's middle, or else the body's."""
    is_trunk_T_17 = np.zeros_like(is_known_T_17)
    is_trunk_T_17[:, TRUNK_JOINTS] = is_known_T_17[:, TRUNK_JOINTS]
    has_trunk_T = np.asarray(is_trunk_T_17.any(axis=1))
    used_T_17 = np.where(has_trunk_T[:, None], is_trunk_T_17, is_known_T_17)
    counts_T = used_T_17.sum(axis=1)
    sums_T = np.where(used_T_17, sideways_T_17, 0).sum(axis=1)
    return np.where(counts_T > 0, sums_T / np.maximum(counts_T, 1), np.nan)


def _filled(values_T: Metres) -> Metres:
    known_T = np.isfinite(values_T)
    frames = np.arange(len(values_T))
    return np.interp(frames, frames[known_T], values_T[known_T])


def _ground(extent: _Extent) -> float:
    return float(np.percentile(extent.low_T, RARE)) - ANKLE_M


def _highest(extent: _Extent) -> float:
    return float(np.percentile(extent.high_T, 100 - RARE))


def _steady(middle_T: Metres, room_m: float, fps: float) -> Metres:
    low, high = float(middle_T.min()), float(middle_T.max())
    if high - low <= room_m:
        return np.full(len(middle_T), (low + high) / 2)
    return np.clip(_smooth(middle_T, fps), middle_T - room_m / 2, middle_T + room_m / 2)


def _climbing(extent: _Extent, height_m: float, fps: float) -> Metres:
    """The lower edge of a space of `height_m` that moves slowly, and never leaves the body out."""
    bottom_T = _smooth((extent.low_T + extent.high_T) / 2, fps) - height_m / 2
    return np.minimum(np.maximum(bottom_T, extent.high_T - height_m), extent.low_T)


def _smooth(values_T: Metres, fps: float) -> Metres:
    """The mean over a second, the ends held."""
    reach = max(1, min(round(fps / 2), len(values_T)))
    padded = np.pad(values_T, reach, mode="edge")
    return np.convolve(padded, np.full(2 * reach + 1, 1 / (2 * reach + 1)), mode="valid")
