"""Poses of takes out of real files: what they become, and every reason why they do not."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from expertaf_rows import Rules, Tables, Worked, finished, for_pairing, labelled, videos_row, worked
from numpy.typing import NDArray
from small_poses import moving

from schemas.expertaf.poses import PoseRow, PosesReject, PosesSettings
from schemas.pose import PoseGateSettings, PoseOrigin, PoseReason
from schemas.records import Row
from tasks.expertaf import poses
from tasks.pose.skeleton import JOINTS
from tasks.sources.take_poses import joints_T_17_3, pose_unit, present_T_17

RULES = Rules(poses.groups, poses.settle, pose_unit)
DEFAULT, FOLDER = PosesSettings(), PosesSettings(npy_folder="estimated")
FRAMES = 150
Joints = NDArray[Any]
EVERY = np.ones((FRAMES, 17), np.bool_)


def write_json(root: Path, joints: Joints, origin: str = "annotation", views: int = 3, take: str = "take_1") -> Path:
    path = root / f"annotations/ego_pose/train/body/{origin}/uid-{take}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    frames: dict[str, Any] = {}
    for frame, body in enumerate(joints.tolist()):
        places = {
            name: dict(zip("xyz", place, strict=True)) | {"num_views_for_3d": views}
            for name, place in zip(JOINTS, body, strict=True)
            if all(np.isfinite(place))
        }
        frames[str(frame)] = [{"annotation3D": places}]
    path.write_text(json.dumps(frames), encoding="utf-8")
    return path


def write_npy(root: Path, rows: Joints, take: str = "take_1") -> Path:
    path = root / FOLDER.npy_folder / f"{take}.npy"
    path.parent.mkdir(parents=True, exist_ok=True)
    np.save(path, rows)
    return path


def with_presence(joints: Joints, present: NDArray[np.bool_]) -> Joints:
    return np.concatenate([joints, present[:, :, None]], axis=2).astype(np.float32)


def read(root: Path, settings: PosesSettings = DEFAULT, **take: Any) -> Worked:
    """One take of five seconds that a label speaks of."""
    kept = root / "kept"
    kept.mkdir(exist_ok=True)
    return worked(RULES, materials(root, **take), settings, kept, settings)


def materials(root: Path, *others: Row, **take: Any) -> Tables:
    own = {"duration_sec": FRAMES / 30} | take
    return Tables([videos_row("take_1", **own), *others], for_pairing([labelled(), labelled(recording=1)]), data=root)


def one(result: Worked) -> PoseRow:
    (row,) = result.kept(PoseRow)
    return row


class TestRows:
    def test_what_is_in_the_file_comes_back(self, tmp_path: Path) -> None:
        write_json(tmp_path, moving(FRAMES))
        row = one(read(tmp_path))
        np.testing.assert_array_equal(joints_T_17_3(row.joints), moving(FRAMES))
        assert present_T_17(row.present).all()
        assert (row.take_uid, row.take_name, row.frame_count, row.fps) == ("uid-take_1", "take_1", FRAMES, 30.0)
        assert (row.origin, row.sampled_fps, row.median_views) == (PoseOrigin.ANNOTATION, 30.0, 3.0)
        assert (row.coverage, row.interpolated_share, row.dropped_share) == (1.0, 0.0, 0.0)

    def test_absent_joints_are_zeros(self, tmp_path: Path) -> None:
        joints = moving(FRAMES)
        joints[20:60, 9] = np.nan
        write_json(tmp_path, joints)
        row = one(read(tmp_path))
        absent = ~present_T_17(row.present)
        assert np.argwhere(absent).tolist() == [[frame, 9] for frame in range(20, 60)]
        assert not joints_T_17_3(row.joints)[absent].any()

    def test_the_takes_length_is_its_durations(self, tmp_path: Path) -> None:
        write_json(tmp_path, moving(FRAMES))
        row = one(read(tmp_path, duration_sec=8.01))
        assert (row.frame_count, row.coverage) == (240, FRAMES / 240)
        assert not present_T_17(row.present)[FRAMES:].any()
        assert one(read(tmp_path, PosesSettings(fps=60), duration_sec=4)).frame_count == 240
        assert one(read(tmp_path, duration_sec=0)).frame_count == FRAMES

    @pytest.mark.parametrize("columns", [3, 4])
    def test_a_folder_of_arrays(self, tmp_path: Path, columns: int) -> None:
        present = EVERY.copy()
        present[50:90, 3] = False
        write_npy(tmp_path, with_presence(moving(FRAMES), present)[:, :, :columns])
        row = one(read(tmp_path, FOLDER, duration_sec=99))
        assert (row.origin, row.frame_count) == (PoseOrigin.FOLDER, FRAMES)
        expected = present if columns == 4 else EVERY
        np.testing.assert_array_equal(present_T_17(row.present), expected)
        np.testing.assert_array_equal(joints_T_17_3(row.joints)[expected], moving(FRAMES)[expected])

    def test_the_preferred_file_is_read(self, tmp_path: Path) -> None:
        write_json(tmp_path, moving(FRAMES))
        write_json(tmp_path, moving(FRAMES) + 1, "automatic")
        automatic = one(read(tmp_path, PosesSettings(prefer=PoseOrigin.AUTOMATIC)))
        assert automatic.origin is PoseOrigin.AUTOMATIC
        assert one(read(tmp_path)).origin is PoseOrigin.ANNOTATION
        assert automatic.poses_sha256 != one(read(tmp_path)).poses_sha256

    def test_the_digest_changes_with_what_is_absent(self, tmp_path: Path) -> None:
        joints = moving(FRAMES)
        write_npy(tmp_path, with_presence(joints, EVERY))
        whole = one(read(tmp_path, FOLDER)).poses_sha256
        present = EVERY.copy()
        present[7:40, 0] = False
        write_npy(tmp_path, with_presence(joints, present))
        assert one(read(tmp_path, FOLDER)).poses_sha256 != whole


class Broken(NamedTuple):
    """Poses that one gate stops."""

    change: Callable[[Joints], Joints] = lambda joints: joints
    gates: PoseGateSettings = DEFAULT.gates
    present: NDArray[np.bool_] = EVERY
    views: int = 3


def gates(**more: Any) -> PoseGateSettings:
    return DEFAULT.gates.model_copy(update=more)


def changed(places: Any, value: Any) -> Callable[[Joints], Joints]:
    def change(joints: Joints) -> Joints:
        joints[places] = value
        return joints

    return change


def long_forearm(joints: Joints) -> Joints:
    """It is three times as long in one frame."""
    joints[70, 9] += 2 * (joints[70, 9] - joints[70, 7])
    return joints


def growing_shin(joints: Joints) -> Joints:
    joints[:, 15, 2] += np.linspace(-0.4, 0.4, FRAMES)
    return joints


HALF, FEW, NONE = EVERY.copy(), EVERY.copy(), np.zeros_like(EVERY)
HALF[:, ::2] = False
FEW[5:] = False
FAULTS = {
    PoseReason.TOO_FEW_FRAMES: Broken(gates=gates(min_frames=FRAMES + 1)),
    PoseReason.UNREADABLE: Broken(changed(np.s_[:, :3], np.nan)),
    PoseReason.NO_POSES: Broken(present=NONE),
    PoseReason.ZERO_POSES: Broken(changed(np.s_[:], 0)),
    PoseReason.DUPLICATE_POSES: Broken(changed(np.s_[10:], moving(10)[9])),
    PoseReason.COLLINEAR_POSES: Broken(changed(np.s_[:, :, :2], 1)),
    PoseReason.TOO_FEW_JOINTS: Broken(present=HALF),
    PoseReason.JUMPS: Broken(changed(np.s_[::5, 9], 3), gates(max_jump_share=0.01)),
    PoseReason.LIMB_OUTLIERS: Broken(long_forearm, gates(max_limb_outlier_share=0, max_squared_jump_m2=9)),
    PoseReason.LIMB_LENGTHS: Broken(growing_shin),
    PoseReason.TOO_FEW_VIEWS: Broken(views=1),
    PoseReason.LOW_COVERAGE: Broken(present=FEW),
}


class TestRejects:
    @pytest.mark.parametrize("reason", list(PoseReason))
    def test_every_gate_passes_its_reason_on(self, tmp_path: Path, reason: PoseReason) -> None:
        broken = FAULTS[reason]
        joints = broken.change(moving(FRAMES))
        if broken.views != 3:
            write_json(tmp_path, joints, views=broken.views)
            result = read(tmp_path, PosesSettings(gates=broken.gates))
        else:
            write_npy(tmp_path, with_presence(joints, broken.present))
            result = read(tmp_path, FOLDER.model_copy(update={"gates": broken.gates}))
        assert result.rejects == {"uid-take_1": reason.value}
        (outcome,) = result.outcomes
        assert any(letter.isdigit() for letter in outcome.model_dump()["detail"])

    def test_the_gates_reasons_are_the_stages_in_order(self) -> None:
        assert [reason.value for reason in PosesReject][-len(PoseReason) :] == [reason.value for reason in PoseReason]

    def test_a_take_that_no_label_speaks_of(self, tmp_path: Path) -> None:
        write_json(tmp_path, moving(FRAMES))
        write_json(tmp_path, moving(FRAMES), take="other")
        tables = materials(tmp_path, videos_row("other"))
        result = worked(RULES, tables, DEFAULT, tmp_path, DEFAULT)
        assert result.rejects == {"uid-other": PosesReject.NO_COMMENTARY}
        assert len(result.unit_keys) == 1
        assert [path.name for path in poses.files(tmp_path, tables, DEFAULT)] == ["uid-take_1.json"]

    @pytest.mark.parametrize("settings", [DEFAULT, FOLDER], ids=["json", "npy"])
    def test_a_take_without_a_file(self, tmp_path: Path, settings: PosesSettings) -> None:
        assert read(tmp_path, settings).rejects == {"uid-take_1": PosesReject.NO_POSE_FILE}
        assert poses.files(tmp_path, materials(tmp_path), settings) == ()

    @pytest.mark.parametrize("name", ["../take_1", "", "a/../../b", "x" * 300, "a\0b"])
    def test_a_name_that_is_no_files(self, tmp_path: Path, name: str) -> None:
        """Neither read nor listed, and the file outside stays unread."""
        write_npy(tmp_path, moving(FRAMES)).rename(tmp_path / "take_1.npy")
        tables = Tables(
            [videos_row("take_1").model_copy(update={"take_name": name})], for_pairing([labelled()]), data=tmp_path
        )
        result = worked(RULES, tables, FOLDER, tmp_path, FOLDER)
        assert list(result.rejects.values()) in ([PosesReject.UNREADABLE_FILE], [PosesReject.NO_POSE_FILE])
        assert poses.files(tmp_path, tables, FOLDER) == ()

    @pytest.mark.parametrize("settings", [DEFAULT, FOLDER], ids=["json", "npy"])
    def test_a_file_that_is_cut_off(self, tmp_path: Path, settings: PosesSettings) -> None:
        path = write_npy(tmp_path, moving(FRAMES)) if settings.npy_folder else write_json(tmp_path, moving(FRAMES))
        path.write_bytes(path.read_bytes()[:-100])
        result = read(tmp_path, settings)
        assert result.rejects == {"uid-take_1": PosesReject.UNREADABLE_FILE}
        assert path.name in result.outcomes[0].model_dump()["detail"]

    @pytest.mark.parametrize("settings", [DEFAULT, FOLDER], ids=["json", "npy"])
    def test_a_file_that_vanishes(self, tmp_path: Path, settings: PosesSettings) -> None:
        path = write_npy(tmp_path, moving(FRAMES)) if settings.npy_folder else write_json(tmp_path, moving(FRAMES))
        found = list(poses.groups(materials(tmp_path), settings))
        path.unlink()
        result = finished(RULES, found, settings, tmp_path, settings)
        assert result.rejects == {"uid-take_1": PosesReject.UNREADABLE_FILE}


class TestUnits:
    def test_the_key_is_the_content_wherever_it_stands(self, tmp_path: Path) -> None:
        first, second = tmp_path / "first", tmp_path / "second"
        path = write_json(first, moving(FRAMES))
        keys = read(first).unit_keys
        write_json(second, moving(FRAMES))
        assert read(second).unit_keys == keys
        os.utime(path, (0, 0))
        assert read(first).unit_keys == keys
        assert read(first, duration_sec=20).unit_keys != keys
        write_json(first, moving(FRAMES) + 1)
        assert read(first).unit_keys != keys

    def test_another_take_has_only_its_own_unit(self, tmp_path: Path) -> None:
        write_json(tmp_path, moving(FRAMES))
        write_json(tmp_path, moving(FRAMES) + 1, take="take_2")
        labels = for_pairing([labelled(), labelled("take_2")])
        both = Tables([videos_row("take_2"), videos_row("take_1", FRAMES / 30)], labels, data=tmp_path)
        keys = worked(RULES, both, DEFAULT, tmp_path, DEFAULT).unit_keys
        assert len(set(keys)) == 2
        assert set(read(tmp_path).unit_keys) < set(keys)


@pytest.mark.parametrize("folder", ["/mnt/poses", "../poses", "poses/../../other"])
def test_a_folder_of_arrays_stands_below_the_data_root(folder: str) -> None:
    with pytest.raises(ValueError, match="below the data root"):
        PosesSettings(npy_folder=folder)
