"""Sound bodies pass; each thing that can be wrong with poses is dropped, measured and named."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_poses import STANDING_17_3, every_third, moving, take_poses

from schemas.pose import TAKE_GATES, GatedPoses, PoseGateSettings, PoseReading, PoseReason, TakePoses
from tasks.pose.gates import gated
from tasks.pose.gates_filling import filled

FRAMES = 120
CAPTURED = Path(__file__).parents[4] / "shared" / "data" / "cmu_mocap_coco17.npz"
JUMP_M = float(np.sqrt(0.1))


def reason(poses: TakePoses, **settings: Any) -> PoseReason | None:
    fault = gated(poses, PoseGateSettings(**settings)).fault
    return fault.reason if fault else None


def detail(poses: TakePoses) -> str:
    fault = gated(poses).fault
    assert fault is not None
    return fault.detail


def dropped(result: GatedPoses, poses: TakePoses) -> set[tuple[int, int]]:
    lost = poses.present_T_17 & ~result.cleaned.present_T_17
    return {(int(frame), int(joint)) for frame, joint in zip(*np.nonzero(lost), strict=True)}


def without(*joints: int) -> np.ndarray:
    present = np.ones((FRAMES, 17), dtype=np.bool_)
    present[:, list(joints)] = False
    return present


@given(
    seed=st.integers(0, 10**6),
    scale=st.floats(0.6, 1.3),
    speed=st.floats(0.001, 0.2),
    third=st.booleans(),
)
def test_a_sound_body_passes_wherever_it_is(seed: int, scale: float, speed: float, third: bool) -> None:
    generator = np.random.default_rng(seed)
    rotation = np.linalg.qr(generator.normal(size=(3, 3)))[0]
    joints = scale * moving(FRAMES + 1, speed) @ rotation + generator.uniform(-50, 50, size=3)
    joints += generator.normal(scale=0.004 * scale, size=joints.shape)
    poses = take_poses(joints, every_third(FRAMES + 1) if third else None)
    result = gated(poses)
    assert result.fault is None
    assert dropped(result, poses) == set()
    assert result.figures.coverage == 1.0
    assert result.figures.limb_variation < 0.05
    assert result.figures.median_views == 3.0


@given(seed=st.integers(0, 10**6))
def test_cleaning_takes_presence_and_nothing_else(seed: int) -> None:
    generator = np.random.default_rng(seed)
    joints = moving(FRAMES)
    spoilt = generator.random((FRAMES, 17)) < 0.04
    joints[spoilt] = generator.choice([np.nan, 0.0, 9.0], size=(int(spoilt.sum()), 1))
    poses = take_poses(joints, generator.random((FRAMES, 17)) < 0.9)
    result = gated(poses)
    left = result.cleaned.present_T_17
    assert (poses.present_T_17 | ~left).all()
    np.testing.assert_array_equal(result.cleaned.joints_T_17_3[left], poses.joints_T_17_3[left])
    assert not result.cleaned.joints_T_17_3[~left].any()
    assert np.isfinite(result.filled.joints_T_17_3).all()
    np.testing.assert_array_equal(result.cleaned.keyed_T, poses.keyed_T)
    assert not (left & spoilt & np.isnan(joints).any(axis=2)).any()


def test_a_take_of_zeros() -> None:
    poses = take_poses(np.zeros((FRAMES, 17, 3)))
    assert reason(poses) is PoseReason.ZERO_POSES
    assert detail(poses) == "100.0% of the joints are at exactly (0, 0, 0); at most 10.0% is allowed"
    assert not gated(poses).filled.present_T_17.any()


def test_a_joint_that_is_always_at_zero_is_absent() -> None:
    joints = moving(FRAMES)
    joints[:, 0] = 0
    result = gated(take_poses(joints))
    assert result.fault is None
    assert result.cleaned.present_T_17.sum(axis=0).tolist() == [0, *[FRAMES] * 16]
    assert result.figures.zero_share == pytest.approx(1 / 17)


def test_a_take_of_nan() -> None:
    poses = take_poses(np.full((FRAMES, 17, 3), np.nan))
    assert reason(poses) is PoseReason.UNREADABLE
    assert "100.0% of the joints are no finite numbers" in detail(poses)


def test_joints_that_a_reader_could_not_read_count_as_well() -> None:
    nothing = np.zeros((FRAMES, 17), dtype=np.bool_)
    poses = take_poses(moving(FRAMES), nothing, reading=PoseReading(joints_unreadable=9))
    assert reason(poses) is PoseReason.UNREADABLE
    mostly = take_poses(moving(FRAMES), reading=PoseReading(joints_unreadable=9))
    assert reason(mostly) is None
    assert gated(mostly).figures.unreadable_share == pytest.approx(9 / (FRAMES * 17 + 9))


def test_a_take_without_poses() -> None:
    poses = take_poses(moving(FRAMES), np.zeros((FRAMES, 17), dtype=np.bool_))
    assert reason(poses) is PoseReason.NO_POSES
    assert detail(poses) == "none of 120 frames has a joint"


def test_a_take_with_half_its_joints() -> None:
    poses = take_poses(moving(FRAMES), without(*range(8, 17)))
    assert reason(poses) is PoseReason.TOO_FEW_JOINTS
    assert detail(poses) == "a pose has 8 joints (median); at least 12 are needed"
    assert gated(poses, TAKE_GATES).fault == gated(poses).fault


@pytest.mark.parametrize(("missing", "expected"), [(5, None), (6, PoseReason.TOO_FEW_JOINTS)])
def test_twelve_joints_are_enough(missing: int, expected: PoseReason | None) -> None:
    assert reason(take_poses(moving(FRAMES), without(*range(missing)))) is expected


@pytest.mark.parametrize("frames", [0, 1, 3, 59])
def test_a_take_of_a_few_frames(frames: int) -> None:
    poses = take_poses(moving(frames))
    assert reason(poses) is PoseReason.TOO_FEW_FRAMES
    assert detail(poses) == f"{frames} frames; at least 60 are needed"


def test_poses_that_stand_still_to_the_last_bit() -> None:
    joints = moving(FRAMES, 0.0)
    joints[50:100] = joints[50]
    poses = take_poses(joints)
    assert reason(poses) is PoseReason.DUPLICATE_POSES
    assert gated(poses).figures.duplicate_share == pytest.approx(49 / FRAMES)
    assert dropped(gated(poses), poses) == set()


def test_a_joint_that_comes_or_goes_makes_another_pose() -> None:
    joints = moving(FRAMES, 0.0)
    joints[:] = joints[0]
    present = np.ones((FRAMES, 17), dtype=np.bool_)
    present[::2, 3] = False
    assert gated(take_poses(joints, present)).figures.duplicate_share == 0


def test_repeats_are_found_between_keys_too() -> None:
    joints = moving(FRAMES)
    joints[:] = joints[0]
    assert gated(take_poses(joints, every_third(FRAMES))).figures.duplicate_share == pytest.approx(39 / 40)


def test_poses_on_a_line() -> None:
    joints = moving(FRAMES)
    joints[:, :, :2] = joints[:, :1, :2]
    joints[60:] = moving(FRAMES)[60:]
    poses = take_poses(joints)
    assert reason(poses) is PoseReason.COLLINEAR_POSES
    assert "50.0% of the poses lie on a line" in detail(poses)
    assert dropped(gated(poses), poses) == {(frame, joint) for frame in range(60) for joint in range(17)}


@given(ratio=st.floats(1e-4, 5e-2))
def test_a_line_is_where_the_second_singular_value_is_small(ratio: float) -> None:
    joints = np.zeros((FRAMES, 17, 3))
    along, across = np.linspace(-1, 1, 17), np.resize((1.0, -1.0), 17)
    across -= along * (across @ along) / (along @ along) + (across.mean())
    across -= across.mean()
    across *= np.linalg.norm(along) / np.linalg.norm(across)
    joints[:, :, 0], joints[:, :, 1] = along, ratio * across
    joints += np.arange(FRAMES)[:, None, None] / 50
    found = gated(take_poses(joints)).figures.collinear_share
    singular = np.linalg.svd((joints - joints.mean(axis=1, keepdims=True))[0], compute_uv=False)
    if abs(singular[1] / singular[0] - 1e-2) > 1e-4:
        assert found == float(singular[1] < 1e-2 * singular[0])


@given(frame=st.integers(1, FRAMES - 2), joint=st.integers(0, 16), seed=st.integers(0, 999))
def test_one_joint_that_jumps_out_and_back_is_dropped_alone(frame: int, joint: int, seed: int) -> None:
    way = np.random.default_rng(seed).normal(size=3)
    joints = moving(FRAMES)
    joints[frame, joint] += 1.2 * way / np.linalg.norm(way)
    poses = take_poses(joints)
    result = gated(poses)
    assert dropped(result, poses) == {(frame, joint)}
    assert result.figures.jump_share == pytest.approx(1 / (FRAMES * 17))
    assert result.fault is None
    np.testing.assert_allclose(result.filled.joints_T_17_3[frame, joint], moving(FRAMES)[frame, joint], atol=0.02)


@pytest.mark.parametrize(("step_m", "is_jump"), [(0.99 * JUMP_M, False), (1.01 * JUMP_M, True)])
@pytest.mark.parametrize("gap", [1, 3])
def test_the_limit_on_a_jump_is_by_frame(step_m: float, gap: int, is_jump: bool) -> None:
    joints = moving(FRAMES, 0.0) + np.random.default_rng(1).normal(scale=1e-4, size=(FRAMES, 17, 3))
    joints[60:, :, 0] += step_m * gap
    present = np.ones((FRAMES, 17), dtype=np.bool_)
    present[61 - gap : 60] = False
    assert (gated(take_poses(joints, present)).figures.jump_share > 0) == is_jump


def test_what_was_interpolated_can_be_dropped_and_filled_again() -> None:
    poses = filled(take_poses(moving(FRAMES), every_third(FRAMES)))
    poses.joints_T_17_3[4, 9] += np.float32(3.0)
    result = gated(poses)
    assert dropped(result, poses) == {(4, 9)}
    assert not (result.cleaned.interpolated_T_17 & ~result.cleaned.present_T_17).any()
    assert result.cleaned.interpolated_T_17.sum() == poses.interpolated_T_17.sum() - 1
    assert result.filled.interpolated_T_17[4, 9]


@pytest.mark.parametrize("frame", [0, FRAMES - 1])
def test_a_stray_joint_at_either_end_is_dropped_alone(frame: int) -> None:
    joints = moving(FRAMES)
    joints[frame, 9] += np.float32(5.0)
    poses = take_poses(joints)
    assert dropped(gated(poses), poses) == {(frame, 9)}


def test_a_body_that_stays_elsewhere_is_believed_after_a_while() -> None:
    joints = moving(FRAMES)
    joints[60:] += np.float32(2.0)
    poses = take_poses(joints)
    result = gated(poses)
    lost = {frame for frame, _ in dropped(result, poses)}
    assert 0 < len(lost) <= np.ceil(np.sqrt(12) / JUMP_M)
    assert lost == set(range(60, 60 + len(lost)))


def test_a_take_that_jumps_all_the_time() -> None:
    joints = moving(FRAMES)
    joints[::4, 9:] += np.float32(1.5)
    poses = take_poses(joints)
    assert reason(poses) is PoseReason.JUMPS
    assert "of the joints jump; at most 5.0% is allowed" in detail(poses)


def test_a_limb_of_a_wrong_length_loses_its_outer_end() -> None:
    joints = moving(FRAMES) + np.random.default_rng(1).normal(scale=0.003, size=(FRAMES, 17, 3))
    joints[70, 9] += np.array((0.0, 0.0, -0.25))
    poses = take_poses(joints)
    result = gated(poses)
    assert dropped(result, poses) == {(70, 9)}
    assert result.figures.limb_outlier_share == pytest.approx(1 / (FRAMES * 8))
    assert result.figures.limb_variation < 0.05


def test_many_limbs_of_a_wrong_length() -> None:
    joints = moving(FRAMES)
    joints[70, [9, 10, 15, 16]] += np.float32(0.3) * np.array((0, 0, -1), dtype=np.float32)
    assert reason(take_poses(joints), max_limb_outlier_share=0.001) is PoseReason.LIMB_OUTLIERS


def test_limbs_whose_length_varies() -> None:
    joints = moving(FRAMES)
    joints[:, 15, 2] -= (0.2 * np.sin(np.arange(FRAMES) / 4)).astype(np.float32)
    poses = take_poses(joints)
    assert reason(poses) is PoseReason.LIMB_LENGTHS
    assert detail(poses).startswith("the length of left-knee to left-ankle varies by 0.3")
    assert detail(poses).endswith("at most 0.25 is allowed")


@pytest.mark.parametrize(("miss_m", "count"), [(0.004, 0), (0.03, 1)])
def test_limbs_of_one_length_may_miss_it_by_a_little(miss_m: float, count: int) -> None:
    joints = moving(FRAMES)
    joints[70, 15, 2] -= np.float32(miss_m)
    poses = take_poses(joints)
    assert len(dropped(gated(poses), poses)) == count


@pytest.mark.parametrize(("views", "expected"), [(0, None), (1, PoseReason.TOO_FEW_VIEWS), (2, None)])
def test_views_count_where_they_are_known(views: int, expected: PoseReason | None) -> None:
    poses = take_poses(moving(FRAMES), views_T_17=np.full((FRAMES, 17), views, dtype=np.uint8))
    assert reason(poses) is expected
    assert gated(poses).figures.median_views == (views or None)


def test_too_many_frames_without_a_pose() -> None:
    present = np.ones((FRAMES, 17), dtype=np.bool_)
    present[40:60] = False
    poses = take_poses(moving(FRAMES), present)
    assert reason(poses) is PoseReason.LOW_COVERAGE
    assert detail(poses) == "83.3% of 120 frames have 12 joints or more; at least 90.0% are needed"
    assert gated(poses, TAKE_GATES).fault is None


@pytest.mark.parametrize(("bad", "expected"), [(12, None), (13, PoseReason.ZERO_POSES)])
def test_a_limit_itself_is_allowed(bad: int, expected: PoseReason | None) -> None:
    joints = moving(FRAMES)
    joints[10 : 10 + bad] = 0
    assert reason(take_poses(joints), min_coverage=0.5) is expected


def test_the_reason_is_the_first_of_several() -> None:
    assert reason(take_poses(np.zeros((3, 17, 3)))) is PoseReason.TOO_FEW_FRAMES


def test_settings_are_obeyed() -> None:
    poses = take_poses(moving(FRAMES, 0.2), every_third(FRAMES))
    assert reason(poses) is None
    assert reason(poses, max_squared_jump_m2=0.03) is PoseReason.JUMPS
    assert reason(poses, fill_frames=1) is PoseReason.LOW_COVERAGE
    assert reason(poses, min_frames=FRAMES + 1) is PoseReason.TOO_FEW_FRAMES
    assert reason(poses, min_joints=17) is None
    assert reason(poses, min_views=4) is PoseReason.TOO_FEW_VIEWS


@pytest.mark.skipif(not CAPTURED.is_file(), reason="the motion capture clips are not here")
def test_captured_motion_passes() -> None:
    clips = np.load(CAPTURED)
    for name in clips.files:
        result = gated(take_poses(clips[name]))
        assert result.fault is None, name
        assert result.figures.jump_share < 0.005
        assert result.figures.limb_variation < 0.02


def test_the_body_of_these_tests_is_a_body() -> None:
    assert STANDING_17_3[0, 0] > STANDING_17_3[3, 0]
    assert STANDING_17_3[5, 1] > STANDING_17_3[6, 1]
