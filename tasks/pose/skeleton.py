"""The 17 joints of COCO, in the order and with the names of Ego-Exo4D's body poses."""

from typing import NamedTuple

from schemas.pose import JOINT_COUNT, BodyRegion

JOINTS = (
    "nose",
    "left-eye",
    "right-eye",
    "left-ear",
    "right-ear",
    "left-shoulder",
    "right-shoulder",
    "left-elbow",
    "right-elbow",
    "left-wrist",
    "right-wrist",
    "left-hip",
    "right-hip",
    "left-knee",
    "right-knee",
    "left-ankle",
    "right-ankle",
)
"""Names by index."""


class Limb(NamedTuple):
    """Two joints that a limb joins, the one nearer to the trunk first."""

    inner: int
    """Index of the joint nearer to the trunk."""
    outer: int
    """Index of the other one."""

    @property
    def name(self) -> str:
        """Both names."""
        return f"{JOINTS[self.inner]} to {JOINTS[self.outer]}"


BONES = (Limb(5, 7), Limb(7, 9), Limb(6, 8), Limb(8, 10), Limb(11, 13), Limb(13, 15), Limb(12, 14), Limb(14, 16))
"""Upper arms, forearms, thighs and shins: one bone each, so their lengths do not change."""
LIMBS = (
    *(Limb(0, 1), Limb(0, 2), Limb(1, 3), Limb(2, 4), Limb(5, 3), Limb(6, 4)),
    *(Limb(5, 6), Limb(11, 12), Limb(5, 11), Limb(6, 12)),
    *BONES,
)
"""All the lines of a drawing: face, trunk, and the bones."""
SWAPPED = (0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15)
"""For each joint, the one on the other side of the body: `joints[..., SWAPPED, :]` trades left and right."""
REGION_JOINTS = {
    BodyRegion.HEAD: (0, 1, 2, 3, 4),
    BodyRegion.SHOULDER: (5, 6),
    BodyRegion.ARMS: (5, 6, 7, 8, 9, 10),
    BodyRegion.HANDS: (9, 10),
    BodyRegion.LEGS: (11, 12, 13, 14, 15, 16),
    BodyRegion.JUMP: tuple(range(JOINT_COUNT)),
}
"""Joints of each of ExpertAF's regions, as far as 17 joints go; a jump is of the whole body."""
_INDEX = {name: index for index, name in enumerate(JOINTS)}


def joint_index(name: str) -> int | None:
    """Index of a joint, written with hyphens or underscores; None when it is none of the 17."""
    return _INDEX.get(name.replace("_", "-"))
