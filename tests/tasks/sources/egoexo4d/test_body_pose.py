"""Body poses out of Ego-Exo4D's files, odd as they are."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import SourceError
from schemas.pose import FARTHEST_M, MOST_FRAMES, PoseOrigin, PoseReading, TakePoses
from tasks.pose.skeleton import JOINTS
from tasks.sources.egoexo4d.body_pose import LATE_FRAMES, pose_file, pose_files, read_body_poses

UID = "0a1b2c3d-0000-1111-2222-333344445555"


def place(x: Any = 1.0, y: Any = 2.0, z: Any = 3.0, views: Any = 3) -> dict[str, Any]:
    return {"x": x, "y": y, "z": z} | ({} if views is None else {"num_views_for_3d": views})


def person(**joints: Any) -> dict[str, Any]:
    """One person; joints are named with underscores for hyphens."""
    named = {name.replace("_", "-"): value for name, value in joints.items()}
    return {"annotation3D": named, "annotation2D": {"cam01": {"nose": {"x": 1.5, "y": 2.5, "placement": "manual"}}}}


def body(at: float = 0.0) -> dict[str, Any]:
    joints = {name: place(at + index, at - index, at / 2) for index, name in enumerate(JOINTS)}
    return {"annotation3D": joints, "annotation2D": {}, "metadata": {"by": "someone"}}


def file_of(root: Path, origin: str = "annotation", split: str = "train", uid: str = UID) -> Path:
    path = root / "annotations" / "ego_pose" / split / "body" / origin / f"{uid}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def read(root: Path, document: Any, frame_count: int | None = None, **more: Any) -> TakePoses:
    text = document if isinstance(document, str) else json.dumps(document)
    file_of(root).write_text(text, encoding="utf-8")
    poses = read_body_poses(root, UID, frame_count, **more)
    assert poses is not None
    return poses


def told(root: Path, document: Any, frame_count: int | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        read(root, document, frame_count)
    return str(caught.value)


def test_a_usual_take(tmp_path: Path) -> None:
    poses = read(tmp_path, {str(frame): [body(frame)] for frame in (337, 340, 343, 352)}, 400)
    assert (poses.name, poses.origin, poses.frame_count) == (UID, PoseOrigin.ANNOTATION, 400)
    assert np.flatnonzero(poses.keyed_T).tolist() == [337, 340, 343, 352]
    assert (poses.key_step_frames, poses.sampled_fps) == (3.0, 10.0)
    np.testing.assert_array_equal(poses.joints_T_17_3[340, 16], (356, 324, 170))
    assert poses.present_T_17[340].all()
    assert not poses.present_T_17[341].any()
    assert not poses.joints_T_17_3[341].any()
    assert (poses.views_T_17[340] == 3).all()
    assert not poses.views_T_17[341].any()
    assert not poses.interpolated_T_17.any()
    assert poses.reading == PoseReading()


@given(
    frames=st.dictionaries(
        st.integers(0, 60),
        st.dictionaries(st.sampled_from(JOINTS), st.tuples(*[st.floats(-90, 90, width=32)] * 3), max_size=17),
        min_size=1,
        max_size=8,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read(tmp_path: Path, frames: dict[int, dict[str, Any]]) -> None:
    document = {
        str(frame): [{"annotation3D": {name: place(*xyz) for name, xyz in joints.items()}}]
        for frame, joints in frames.items()
    }
    poses = read(tmp_path, document, 61)
    expected = np.zeros((61, 17, 3), dtype=np.float32)
    present = np.zeros((61, 17), dtype=np.bool_)
    for frame, joints in frames.items():
        for name, xyz in joints.items():
            expected[frame, JOINTS.index(name)] = xyz
            present[frame, JOINTS.index(name)] = True
    np.testing.assert_array_equal(poses.joints_T_17_3, expected)
    np.testing.assert_array_equal(poses.present_T_17, present)
    assert set(np.flatnonzero(poses.keyed_T).tolist()) == set(frames)


def test_without_the_takes_length_the_last_key_is_the_end(tmp_path: Path) -> None:
    assert read(tmp_path, {"7": [body()], "3": [body()]}).frame_count == 8


def test_keys_need_not_be_in_order(tmp_path: Path) -> None:
    poses = read(tmp_path, {"9": [body(9)], "3": [body(3)], "6": [body(6)]}, 10)
    assert poses.joints_T_17_3[[3, 6, 9], 0, 0].tolist() == [3, 6, 9]
    assert poses.key_step_frames == 3.0


def test_lists_of_nobody_and_of_several(tmp_path: Path) -> None:
    poses = read(tmp_path, {"1": [], "2": [body(2), body(50)], "3": [body(3)]}, 5)
    assert np.flatnonzero(poses.keyed_T).tolist() == [1, 2, 3]
    assert poses.present_T_17.any(axis=1).tolist() == [False, False, True, True, False]
    assert poses.joints_T_17_3[2, 0, 0] == 2
    assert (poses.reading.frames_empty, poses.reading.frames_with_several) == (1, 1)


def test_names_of_joints(tmp_path: Path) -> None:
    joints = {"left_shoulder": place(1), "nose": place(2), "left-index-finger": place(), "": place(), "Nose": place()}
    poses = read(tmp_path, {"0": [{"annotation3D": joints}]}, 1)
    assert np.flatnonzero(poses.present_T_17[0]).tolist() == [0, 5]
    assert poses.joints_T_17_3[0, 5, 0] == 1
    assert poses.reading.joints_unknown == 3


BAD = ["NaN", "Infinity", "-Infinity", "null", '"1.0"', "[1]", "{}", "true", "1e400", "1" * 5000, str(FARTHEST_M * 2)]


@pytest.mark.parametrize("bad", BAD, ids=[text[:12] for text in BAD])
@pytest.mark.parametrize("axis", ["x", "y", "z"])
def test_a_coordinate_that_is_no_number_of_metres_makes_its_joint_absent(tmp_path: Path, axis: str, bad: str) -> None:
    texts = dict.fromkeys("xyz", "1.25") | {axis: bad}
    joint = ", ".join(f'"{name}": {text}' for name, text in texts.items())
    document = f'{{"4": [{{"annotation3D": {{"nose": {{{joint}}}, "left-eye": {{"x": 1, "y": 2, "z": 3}}}}}}]}}'
    poses = read(tmp_path, document, 5)
    assert np.flatnonzero(poses.present_T_17[4]).tolist() == [1]
    assert poses.reading.joints_unreadable == 1
    assert not poses.joints_T_17_3[4, 0].any()


@pytest.mark.parametrize("bad", [None, 3, "x", [], {}, {"x": 1.0, "y": 2.0}])
def test_a_joint_that_is_no_place_is_absent(tmp_path: Path, bad: Any) -> None:
    poses = read(tmp_path, {"0": [person(nose=bad, left_eye=place())]}, 1)
    assert (poses.present_T_17.sum(), poses.reading.joints_unreadable) == (1, 1)


def test_a_joint_that_is_absent_is_seen_by_nobody(tmp_path: Path) -> None:
    poses = read(tmp_path, {"0": [person(nose=place(x=None), left_eye=place())]}, 1)
    assert poses.views_T_17[0, :3].tolist() == [0, 3, 0]


@pytest.mark.parametrize(
    ("views", "expected"), [(4, 4), (None, 0), ("4", 0), (-3, 0), (1e9, 255), (True, 0), ([], 0), (2.0, 2)]
)
def test_views_are_what_is_said_or_nothing(tmp_path: Path, views: Any, expected: int) -> None:
    poses = read(tmp_path, {"0": [person(nose=place(views=views))]}, 1)
    assert poses.present_T_17[0, 0]
    assert poses.views_T_17[0, 0] == expected


def test_a_value_for_views_that_is_no_number_is_nothing(tmp_path: Path) -> None:
    document = '{"0": [{"annotation3D": {"nose": {"x": 1, "y": 2, "z": 3, "num_views_for_3d": null}}}]}'
    assert read(tmp_path, document, 1).views_T_17[0, 0] == 0


@pytest.mark.parametrize("key", ["-1", "1000000000", "99999999999999999999", "1.5", "", "x", "٣", " 3", "1e3", "0x1"])
def test_an_absurd_frame_number_is_refused(tmp_path: Path, key: str) -> None:
    poses = read(tmp_path, {"2": [body()], key: [body()]}, 10)
    assert poses.frame_count == 10
    assert np.flatnonzero(poses.keyed_T).tolist() == [2]
    assert poses.reading.frames_refused == 1


def test_an_absurd_frame_number_takes_no_memory_where_the_length_is_unknown(tmp_path: Path) -> None:
    poses = read(tmp_path, {"2": [body()], str(MOST_FRAMES): [body()], "9" * 9: [body()]})
    assert (poses.frame_count, poses.reading.frames_refused) == (3, 2)


def test_frames_a_little_late_are_kept(tmp_path: Path) -> None:
    poses = read(tmp_path, {"2": [body()], str(9 + LATE_FRAMES): [body()], str(10 + LATE_FRAMES): [body()]}, 10)
    assert (poses.frame_count, poses.reading.frames_refused) == (10 + LATE_FRAMES, 1)


def test_a_take_of_absurd_length_is_an_error(tmp_path: Path) -> None:
    assert f"more than {MOST_FRAMES}" in told(tmp_path, {"0": [body()]}, MOST_FRAMES + 1)


def test_of_two_entries_with_one_number_the_first_counts(tmp_path: Path) -> None:
    one, other = json.dumps([body(1)]), json.dumps([body(2)])
    poses = read(tmp_path, f'{{"3": {one}, "3": {other}, "03": {other}}}', 5)
    assert (poses.joints_T_17_3[3, 0, 0], poses.reading.frames_refused) == (1, 2)


@pytest.mark.parametrize("entry", [None, 3, "x", {}, {"annotation3D": {}}])
def test_an_entry_that_is_no_list_is_counted(tmp_path: Path, entry: Any) -> None:
    poses = read(tmp_path, {"1": [body()], "2": entry}, 5)
    assert poses.reading.frames_malformed == 1
    assert np.flatnonzero(poses.keyed_T).tolist() == [1]


@pytest.mark.parametrize("someone", [None, 3, "x", [], {}, {"annotation3D": None}, {"annotation3D": [1]}])
def test_a_person_without_joints_has_none(tmp_path: Path, someone: Any) -> None:
    poses = read(tmp_path, {"1": [someone]}, 5)
    assert poses.keyed_T[1]
    assert not poses.present_T_17.any()


def test_an_object_without_entries_has_no_poses(tmp_path: Path) -> None:
    poses = read(tmp_path, {}, 5)
    assert (poses.frame_count, poses.key_step_frames, int(poses.present_T_17.sum())) == (5, 0.0, 0)
    assert read(tmp_path, {}).frame_count == 0


@pytest.mark.parametrize("document", ["", "[]", "3", '"x"', "null", "[[1, 2]]"])
def test_a_file_that_is_no_object(tmp_path: Path, document: str) -> None:
    message = told(tmp_path, document)
    assert str(file_of(tmp_path)) in message
    assert "expected an object of frames by number" in message


@pytest.mark.parametrize("document", [{"annotations": {"1": []}}, {"1": {"annotation3D": {}}}, {"ds": "x", "-1": []}])
def test_an_object_of_something_else(tmp_path: Path, document: Any) -> None:
    message = told(tmp_path, document, 10)
    assert "is a frame of its take; expected an object of frames by number" in message


def test_a_file_that_is_cut_off_anywhere(tmp_path: Path) -> None:
    text = json.dumps({"1": [body()], "2": [body()]})
    for end in range(1, len(text) - 1, 97):
        assert "is cut off or not JSON" in told(tmp_path, text[:end])


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file_of(tmp_path).write_bytes(b'{"1": [\xff\xfe]}')
    with pytest.raises(SourceError, match="is cut off or not JSON"):
        read_body_poses(tmp_path, UID)


@given(
    document=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["1", "7", "-1", "annotation3D", "nose", "left-eye", "x", "y", "z", "num_views_for_3d"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_document_is_poses_or_an_error_that_names_the_file(tmp_path: Path, document: Any) -> None:
    poses, message = None, ""
    try:
        poses = read(tmp_path, document, 10)
    except SourceError as error:
        message = str(error)
    if poses is None:
        assert str(file_of(tmp_path)) in message
    else:
        assert poses.frame_count == 10
        assert np.isfinite(poses.joints_T_17_3).all()
        assert not poses.joints_T_17_3[~poses.present_T_17].any()


def test_annotation_comes_before_automatic_unless_told_otherwise(tmp_path: Path) -> None:
    for origin in ("annotation", "automatic"):
        file_of(tmp_path, origin, "val").write_text(json.dumps({"0": [body()]}), encoding="utf-8")
    first, other = read_body_poses(tmp_path, UID), read_body_poses(tmp_path, UID, prefer=PoseOrigin.AUTOMATIC)
    assert first is not None
    assert other is not None
    assert (first.origin, other.origin) == (PoseOrigin.ANNOTATION, PoseOrigin.AUTOMATIC)
    file_of(tmp_path, "annotation", "val").unlink()
    only = read_body_poses(tmp_path, UID)
    assert only is not None
    assert only.origin is PoseOrigin.AUTOMATIC


def test_a_take_without_a_file(tmp_path: Path) -> None:
    assert read_body_poses(tmp_path, UID, 10) is None
    file_of(tmp_path, uid="other").write_text("{}", encoding="utf-8")
    assert pose_file(tmp_path, UID) is None


def test_the_rate_can_be_told(tmp_path: Path) -> None:
    assert read(tmp_path, {"0": [body()], "6": [body()]}, fps=60.0).sampled_fps == 10.0


@pytest.mark.parametrize("uid", ["", "../secret", "../../annotation/x", "a/b", "/etc/passwd", "x\0y", "x" * 5000])
def test_a_uid_that_is_no_files_name_is_refused(tmp_path: Path, uid: str) -> None:
    (file_of(tmp_path).parent / "../secret.json").write_text('{"0": []}', encoding="utf-8")
    with pytest.raises(SourceError):
        read_body_poses(tmp_path, uid)


def test_a_link_out_of_the_root_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps({"0": [body()]}), encoding="utf-8")
    root = tmp_path / "root"
    file_of(root).symlink_to(outside)
    with pytest.raises(SourceError, match="leaves"):
        read_body_poses(root, UID)


def test_files_are_listed_and_not_opened(tmp_path: Path) -> None:
    listed = [
        file_of(tmp_path, "annotation", "train", "b"),
        file_of(tmp_path, "annotation", "train", "c"),
        file_of(tmp_path, "automatic", "train", "a"),
        file_of(tmp_path, "annotation", "val", "a"),
    ]
    for path in reversed(listed):
        path.write_text("not JSON", encoding="utf-8")
    (file_of(tmp_path).parent / "notes.txt").write_text("", encoding="utf-8")
    (file_of(tmp_path).parent / "folder.json").mkdir()
    assert pose_files(tmp_path) == tuple(listed)
    assert pose_files(tmp_path / "nowhere") == ()
