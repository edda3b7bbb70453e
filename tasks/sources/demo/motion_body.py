"""From channels to the 17 joints: a trunk with a head, and limbs of two bones each that reach for their ends."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.pose import JOINT_COUNT
from tasks.sources.demo.motion_channels import Floats

STATURE_M = 1.75
"""Height of the body that the channels are written for."""
HALF_HIPS_M, HALF_SHOULDERS_M, NECK_M = 0.10, 0.185, 0.05
TRUNK_M, THIGH_M, SHIN_M, UPPER_ARM_M, FOREARM_M = 0.50, 0.43, 0.42, 0.315, 0.255
ANKLE_M = 0.08
"""Height of the ankle of a foot on the ground."""
FOLDED, STRETCHED = 0.25, 0.995
"""Shortest and longest distance of a limb's ends, as shares of its length."""
_HEAD = np.array(
    ((0.14, 0, 0.13), (0.115, 0.032, 0.165), (0.115, -0.032, 0.165), (0.03, 0.075, 0.14), (0.03, -0.075, 0.14))
)
"""Nose, eyes and ears: forward, left and up of the neck, in metres."""
DOWN = 0.9
"""How much an elbow hangs, beside bending as elbows do: backward in an arm that hangs, forward in one that is up."""
STRIDE_M, LIFT_M, SWING_M = 0.27, 0.11, 0.16
"""Of a walking gait: how far the feet go forward and back and up, and the hands forward and back."""

_UP = np.array((0.0, 0.0, 1.0))

Vectors = NDArray[np.float64]


class _Frame(NamedTuple):
    """A place on the body and three directions at right angles, each (T, 3)."""

    origin: Vectors
    forward: Vectors
    left: Vectors
    up: Vectors

    def at(self, forward: Floats, left: Floats, up: Floats) -> Vectors:
        """The point that lies there from the origin."""
        return self.origin + _scaled(forward, self.forward) + _scaled(left, self.left) + _scaled(up, self.up)

    def outward(self, side: int) -> Vectors:
        """To the left for side 0, to the right for side 1."""
        return self.left if side == 0 else -self.left


def posed(channels: Mapping[str, Floats], gait_T: Floats, stature_m: float) -> Vectors:
    """The joints (T, 17, 3), in metres, of a body of this stature; `gait_T` is the angle of its gait in radians."""
    joints_T_17_3 = np.empty((len(gait_T), JOINT_COUNT, 3))
    ground = _ground(channels)
    trunk = _trunk(channels, ground)
    joints_T_17_3[:, 0:5] = _head(channels, trunk)
    for side in (0, 1):
        joints_T_17_3[:, 5 + side : 11 : 2] = _arm(channels, trunk, side, gait_T)
        joints_T_17_3[:, 11 + side : 17 : 2] = _leg(channels, ground, side, gait_T)
    return joints_T_17_3 * (stature_m / STATURE_M)


def _ground(channels: Mapping[str, Floats]) -> _Frame:
    """The ground under the pelvis, or the air under it in a jump, facing where the pelvis faces."""
    yaw = np.radians(channels["yaw"])
    zero = np.zeros_like(yaw)
    forward = np.stack((np.cos(yaw), np.sin(yaw), zero), axis=1)
    left = np.stack((-np.sin(yaw), np.cos(yaw), zero), axis=1)
    origin = np.stack((channels["px"], channels["py"], channels["air"]), axis=1)
    return _Frame(origin, forward, left, np.broadcast_to(_UP, origin.shape))


def _trunk(channels: Mapping[str, Floats], ground: _Frame) -> _Frame:
    """The middle between the shoulders, with the trunk's directions."""
    up = _turned(_turned(ground.up, ground.forward, channels["lean"]), ground.left, channels["side"])
    forward = _across(ground.left, up)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    forward = _turned(forward, _across(up, forward), channels["turn"])
    pelvis = ground.origin + _scaled(channels["pz"], ground.up)
    return _Frame(pelvis + TRUNK_M * up, forward, _across(up, forward), up)


def _head(channels: Mapping[str, Floats], trunk: _Frame) -> Vectors:
    """Nose, eyes and ears (T, 5, 3)."""
    up = _turned(trunk.up, trunk.forward, channels["nod"])
    directions_T_3_3 = np.stack((_across(trunk.left, up), trunk.left, up), axis=1)
    neck = trunk.origin + NECK_M * trunk.up
    return neck[:, None, :] + np.einsum("jd,tdx->tjx", _HEAD, directions_T_3_3)


def _arm(channels: Mapping[str, Floats], trunk: _Frame, side: int, gait_T: Floats) -> Vectors:
    """Shoulder, elbow and wrist (T, 3, 3)."""
    name, outward = "lr"[side], trunk.outward(side)
    swing_T = SWING_M * channels["walk"] * np.cos(gait_T + np.pi * (1 - side))
    wrist = trunk.at(channels[f"{name}hx"] + swing_T, channels[f"{name}hy"], channels[f"{name}hz"])
    shoulder = trunk.origin + HALF_SHOULDERS_M * outward
    reach = (wrist - shoulder) / np.linalg.norm(wrist - shoulder, axis=1, keepdims=True)
    elbow_way = _turned(_across(trunk.left, reach) - DOWN * trunk.up, outward, channels[f"{name}e"])
    return _limb(shoulder, wrist, elbow_way, (UPPER_ARM_M, FOREARM_M))


def _leg(channels: Mapping[str, Floats], ground: _Frame, side: int, gait_T: Floats) -> Vectors:
    """Hip, knee and ankle (T, 3, 3)."""
    name, outward = "lr"[side], ground.outward(side)
    step_T = gait_T + np.pi * side
    forward_T = channels[f"{name}fx"] + STRIDE_M * channels["walk"] * np.cos(step_T)
    lift_T = LIFT_M * channels["walk"] * np.maximum(0, -np.sin(step_T))
    ankle = ground.at(forward_T, channels[f"{name}fy"], ANKLE_M + channels[f"{name}fz"] + lift_T)
    hip = ground.origin + _scaled(channels["pz"], ground.up) + HALF_HIPS_M * outward
    return _limb(hip, ankle, _turned(ground.forward, outward, channels["splay"]), (THIGH_M, SHIN_M))


def _limb(root: Vectors, aim: Vectors, way: Vectors, lengths_m: tuple[float, float]) -> Vectors:
    """Root, middle and end (T, 3, 3) of two bones whose end is as near to `aim` as they reach; they bend that way."""
    first, second = lengths_m
    reach = aim - root
    distance_T_1 = np.linalg.norm(reach, axis=1, keepdims=True)
    direction = reach / np.maximum(distance_T_1, 1e-9)
    distance_T_1 = np.clip(distance_T_1, FOLDED * (first + second), STRETCHED * (first + second))
    along_T_1 = (first * first - second * second + distance_T_1 * distance_T_1) / (2 * distance_T_1)
    aside_T_1 = np.sqrt(np.maximum(0, first * first - along_T_1 * along_T_1))
    way = way - (way * direction).sum(axis=1, keepdims=True) * direction
    way = way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    return np.stack((root, root + along_T_1 * direction + aside_T_1 * way, root + distance_T_1 * direction), axis=1)


def _across(first: Vectors, second: Vectors) -> Vectors:
    """At right angles to both, in the order of forward, left and up."""
    return np.asarray(np.cross(first, second), dtype=np.float64)


def _turned(vectors: Vectors, toward: Vectors, angle_deg: Floats) -> Vectors:
    """The vectors turned toward others at right angles to them."""
    angle = np.radians(angle_deg)
    return _scaled(np.cos(angle), vectors) + _scaled(np.sin(angle), toward)


def _scaled(lengths_T: Floats, vectors: Vectors) -> Vectors:
    return lengths_T[:, None] * vectors
