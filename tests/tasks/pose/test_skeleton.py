"""The order of the joints, and what is said of them by index."""

import numpy as np
from small_poses import STANDING_17_3

from schemas.pose import BodyRegion
from tasks.pose.skeleton import BONES, JOINTS, LIMBS, REGION_JOINTS, SWAPPED, joint_index


def test_the_order_is_that_of_coco() -> None:
    assert (JOINTS[0], JOINTS[9], JOINTS[10], JOINTS[16]) == ("nose", "left-wrist", "right-wrist", "right-ankle")
    assert [joint_index(name) for name in JOINTS] == list(range(17))


def test_names_may_have_underscores() -> None:
    assert joint_index("left_shoulder") == joint_index("left-shoulder") == 5
    assert joint_index("left shoulder") is None
    assert joint_index("left_index_finger") is None


def test_swapping_trades_left_and_right_and_is_its_own_inverse() -> None:
    named = [JOINTS[other] for other in SWAPPED]
    sides = {"left": "right", "right": "left"}
    assert named == ["-".join(sides.get(word, word) for word in name.split("-")) for name in JOINTS]
    mirrored = STANDING_17_3 * np.array((1, -1, 1))
    np.testing.assert_array_equal(mirrored[list(SWAPPED)], STANDING_17_3)


def test_bones_lead_away_from_the_trunk() -> None:
    for bone in BONES:
        near, far = JOINTS[bone.inner], JOINTS[bone.outer]
        assert near.split("-")[0] == far.split("-")[0]
        assert (near.split("-")[1], far.split("-")[1]) in [
            *(("shoulder", "elbow"), ("elbow", "wrist")),
            *(("hip", "knee"), ("knee", "ankle")),
        ]
    assert set(BONES) <= set(LIMBS)
    assert {joint for limb in LIMBS for joint in limb} == set(range(17))


def test_every_region_has_joints_of_its_name() -> None:
    assert set(REGION_JOINTS) == set(BodyRegion)
    assert {JOINTS[joint] for joint in REGION_JOINTS[BodyRegion.HANDS]} == {"left-wrist", "right-wrist"}
    assert {JOINTS[joint].split("-")[1] for joint in REGION_JOINTS[BodyRegion.LEGS]} == {"hip", "knee", "ankle"}
    for joints in REGION_JOINTS.values():
        assert {SWAPPED[joint] for joint in joints} == set(joints)
