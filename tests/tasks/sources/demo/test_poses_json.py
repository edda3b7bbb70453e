"""The demo's files of poses: the layout of the source, its gaps, and the takes that something is wrong with."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from schemas.pose import TAKE_GATES, PoseOrigin, PoseReason, TakePoses
from tasks.pose.gates import gated
from tasks.pose.skeleton import JOINTS
from tasks.sources.demo.commentaries import demo_commentaries
from tasks.sources.demo.poses_json import LOST_KEYS, Oddity, oddity_of, posed_takes, poses_json
from tasks.sources.demo.takes import SMALLEST_TAKE_COUNT, DemoTake, demo_takes
from tasks.sources.egoexo4d.body_pose import read_body_poses

SPORTS = ("basketball", "soccer", "bouldering")
MOST_BYTES = 9_000_000


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    takes = demo_takes()
    return poses_json(takes, demo_commentaries(takes), 7)


@pytest.fixture(scope="module")
def poses(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, TakePoses | None]:
    root = tmp_path_factory.mktemp("demo")
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    takes = posed_takes(demo_takes())
    return {take.take_uid: read_body_poses(root, take.take_uid, take.frame_count) for take in takes}


def usual(poses: dict[str, TakePoses | None]) -> list[tuple[DemoTake, TakePoses]]:
    takes = demo_takes()
    return [
        (take, found)
        for take in posed_takes(takes)
        if oddity_of(takes, take) is None and (found := poses[take.take_uid]) is not None
    ]


def odd(poses: dict[str, TakePoses | None], oddity: Oddity) -> list[TakePoses | None]:
    takes = demo_takes()
    return [poses[take.take_uid] for take in posed_takes(takes) if oddity_of(takes, take) is oddity]


def test_every_sports_take_that_is_not_withheld_can_have_poses() -> None:
    wanted = [take for take in demo_takes() if take.activity.slug in SPORTS and take.split != "test"]
    assert list(posed_takes(demo_takes())) == wanted


def test_files_lie_where_the_source_has_them(files: dict[str, bytes]) -> None:
    splits = {take.take_uid: take.split.value for take in demo_takes()}
    for name in files:
        folder, _, file = name.rpartition("/")
        uid = file.removesuffix(".json")
        origins = {f"annotations/ego_pose/{splits[uid]}/body/{origin}" for origin in ("annotation", "automatic")}
        assert folder in origins
        assert splits[uid] in ("train", "val")
    assert len({Path(name).name for name in files}) == len(files)


def test_entries_have_the_layout_of_the_source(files: dict[str, bytes]) -> None:
    document: dict[str, Any] = json.loads(next(iter(files.values())))
    for key, (person,) in document.items():
        assert key.isdecimal()
        assert set(person) == {"annotation3D", "annotation2D"}
        assert set(person["annotation3D"]) <= set(JOINTS)
        for place in person["annotation3D"].values():
            assert set(place) == {"x", "y", "z", "num_views_for_3d"}
            assert all(place[axis] == round(place[axis], 3) for axis in "xyz")


def test_they_are_small(files: dict[str, bytes]) -> None:
    assert sum(map(len, files.values())) < MOST_BYTES


def test_same_arguments_same_bytes_and_another_seed_others(files: dict[str, bytes]) -> None:
    takes = demo_takes(SMALLEST_TAKE_COUNT)
    said = demo_commentaries(takes)
    again = poses_json(takes, said, 7)
    assert all(files[name] == content for name, content in again.items())
    other = poses_json(takes, said, 8)
    assert all(other[name] != content for name, content in again.items() if name in other)


def test_usual_takes_are_annotated_every_third_frame_with_gaps(poses: dict[str, TakePoses | None]) -> None:
    for take, found in usual(poses):
        assert (found.origin, found.key_step_frames, found.sampled_fps) == (PoseOrigin.ANNOTATION, 3.0, 10.0)
        keys = np.flatnonzero(found.keyed_T)
        assert keys[0] >= 30
        assert ((np.diff(keys) >= 3 * (LOST_KEYS + 1)) & (np.diff(keys) <= 3 * (LOST_KEYS + 3))).any()
        assert found.frame_count == take.frame_count
        assert 0.9 < found.present_T_17[keys].mean() < 1.0
        assert set(np.unique(found.views_T_17[found.present_T_17]).tolist()) == {2, 3, 4}


def test_usual_takes_pass_the_gates(poses: dict[str, TakePoses | None]) -> None:
    assert len(usual(poses)) >= 15
    for take, found in usual(poses):
        result = gated(found, TAKE_GATES)
        assert result.fault is None, take.take_name
        assert result.figures.limb_variation < 0.07
        assert result.figures.jump_share == 0


def test_some_takes_are_automatic_only_and_have_every_frame(poses: dict[str, TakePoses | None]) -> None:
    automatic = odd(poses, Oddity.AUTOMATIC)
    assert len(automatic) == 3
    for found in automatic:
        assert found is not None
        assert (found.origin, found.key_step_frames) == (PoseOrigin.AUTOMATIC, 1.0)
        assert gated(found, TAKE_GATES).fault is None


@pytest.mark.parametrize(
    ("oddity", "reason"), [(Oddity.ZEROS, PoseReason.ZERO_POSES), (Oddity.HALF, PoseReason.TOO_FEW_JOINTS)]
)
def test_spoilt_takes_are_rejected_for_what_is_wrong(
    poses: dict[str, TakePoses | None], oddity: Oddity, reason: PoseReason
) -> None:
    (found,) = odd(poses, oddity)
    assert found is not None
    fault = gated(found, TAKE_GATES).fault
    assert fault is not None
    assert fault.reason is reason


def test_one_take_has_no_file(poses: dict[str, TakePoses | None]) -> None:
    assert odd(poses, Oddity.NO_FILE) == [None]


def test_each_sport_has_sound_poses_of_a_beginner_and_of_an_expert(poses: dict[str, TakePoses | None]) -> None:
    levels = {(take.activity.slug, take.proficiency.value.split()[0]) for take, _ in usual(poses)}
    for sport in SPORTS:
        assert levels & {(sport, "Novice"), (sport, "Early")}
        assert levels & {(sport, "Intermediate"), (sport, "Late")}
