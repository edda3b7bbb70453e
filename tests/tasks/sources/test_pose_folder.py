"""Poses out of a folder of arrays: the two shapes that they have, and everything that they must not be."""

import io
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import SourceError
from schemas.pose import MOST_FRAMES, PoseOrigin
from tasks.sources.pose_folder import folder_files, read_folder_poses

NAME = "unc_basketball_03-31-23_01_1"
HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (5, 17, 3), }"


def good(frames: int = 5, columns: int = 3) -> np.ndarray:
    return np.random.default_rng(1).normal(size=(frames, 17, columns)).astype(np.float32)


def saved(array: Any, **more: Any) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, **more)
    return stream.getvalue()


def with_header(text: str) -> bytes:
    header = text.encode("latin1")
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + good().tobytes()


def zipped() -> bytes:
    stream = io.BytesIO()
    np.savez(stream, joints=good())
    return stream.getvalue()


def read(folder: Path, content: bytes) -> Any:
    (folder / f"{NAME}.npy").write_bytes(content)
    poses = read_folder_poses(folder, NAME)
    assert poses is not None
    return poses


@pytest.mark.parametrize("dtype", ["<f2", "<f4", "<f8", ">f4", ">f8"])
def test_three_columns(tmp_path: Path, dtype: str) -> None:
    array = good().astype(dtype)
    poses = read(tmp_path, saved(array))
    assert (poses.name, poses.origin, poses.frame_count, poses.fps) == (NAME, PoseOrigin.FOLDER, 5, 30.0)
    np.testing.assert_array_equal(poses.joints_T_17_3, array.astype(np.float32))
    assert poses.present_T_17.all()
    assert poses.keyed_T.all()
    assert not poses.views_T_17.any()


def test_an_array_in_another_order_of_memory(tmp_path: Path) -> None:
    np.testing.assert_array_equal(read(tmp_path, saved(np.asfortranarray(good()))).joints_T_17_3, good())


def test_the_fourth_column_says_which_joints_are_valid(tmp_path: Path) -> None:
    array = good(columns=4)
    array[:, :, 3] = 1
    array[0, 3, 3], array[1, :, 3], array[2, 4, 3] = 0, 0, np.nan
    poses = read(tmp_path, saved(array))
    assert {(int(t), int(j)) for t, j in zip(*np.nonzero(~poses.present_T_17), strict=True)} == {
        *((0, 3), (2, 4)),
        *((1, joint) for joint in range(17)),
    }
    assert not poses.joints_T_17_3[~poses.present_T_17].any()
    assert poses.keyed_T.tolist() == [True, False, True, True, True]
    assert poses.reading.joints_unreadable == 0


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e9])
def test_coordinates_that_are_no_metres_are_absent_and_counted(tmp_path: Path, bad: float) -> None:
    array = good()
    array[2, 3, 1], array[4, 16, :] = bad, bad
    poses = read(tmp_path, saved(array))
    assert poses.reading.joints_unreadable == 2
    assert poses.present_T_17.sum() == 5 * 17 - 2
    assert np.isfinite(poses.joints_T_17_3).all()


def test_numbers_too_large_for_the_result_are_absent(tmp_path: Path) -> None:
    array = good().astype(np.float64)
    array[0] = 1e300
    assert read(tmp_path, saved(array)).reading.joints_unreadable == 17


def test_no_frames(tmp_path: Path) -> None:
    assert read(tmp_path, saved(good(0))).frame_count == 0


WRONG = {
    "cut off": saved(good())[:-10],
    "cut in the header": saved(good())[:40],
    "empty": b"",
    "text": b"x,y,z\n1,2,3\n",
    "pickle": pickle.dumps(good()),
    "objects": saved(np.array([{}] * 5, dtype=object), allow_pickle=True),
    "archive": zipped(),
    "whole numbers": saved(np.zeros((5, 17, 3), dtype=np.int64)),
    "complex": saved(good().astype(np.complex64)),
    "fields": saved(np.zeros((5, 17, 3), dtype=[("x", "f4")])),
    "one frame": saved(good()[0]),
    "flat": saved(good().reshape(5, 51)),
    "18 joints": saved(np.zeros((5, 18, 3), dtype=np.float32)),
    "two columns": saved(good()[:, :, :2]),
    "five columns": saved(np.zeros((5, 17, 5), dtype=np.float32)),
    "more frames than it holds": with_header(HEADER.replace("5", "50000000000")),
    "more frames than there can be": with_header(HEADER.replace("5", "9" * 30)),
    "less than no frames": with_header(HEADER.replace("5", "-5")),
    "a word for frames": with_header(HEADER.replace("5", "'a'")),
    "brackets": with_header("(" * 8_000),
    "signs": with_header("-" * 9_000 + "1"),
    "nesting": with_header("[" * 90 + "]" * 90),
    "a long header": with_header("x" * 20_000),
    "an open string": with_header(HEADER.replace("'fortran_order'", "'f")),
    "another version": b"\x93NUMPY\x09\x00" + b"x" * 100,
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG.keys())
def test_another_file_is_an_error_that_says_what_was_expected(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, content)
    assert f"{tmp_path / NAME}.npy" in str(caught.value)
    assert "expected floating point numbers of shape (frames, 17, 3) or (frames, 17, 4), in metres" in str(caught.value)


@given(content=st.binary(max_size=300), at=st.integers(0, 127), is_patch=st.booleans())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_poses_or_an_error(tmp_path: Path, content: bytes, at: int, is_patch: bool) -> None:
    whole, patch = saved(good()), content[:9]
    poses, message = None, ""
    try:
        poses = read(tmp_path, whole[:at] + patch + whole[at + len(patch) :] if is_patch else content)
    except SourceError as error:
        message = str(error)
    if poses is None:
        assert "expected floating point numbers" in message
    else:
        assert np.isfinite(poses.joints_T_17_3).all()


def test_a_take_longer_than_any_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / f"{NAME}.npy"
    path.write_bytes(saved(np.zeros((1, 17, 3), dtype=np.float16)))
    header = path.read_bytes()[:128].replace(b"(1, 17, 3)", b"(324001, 17, 3)").replace(b" " * 6 + b"\n", b" \n")
    with path.open("wb") as stream:
        stream.write(header[:8] + (len(header) - 10).to_bytes(2, "little") + header[10:])
        stream.truncate(len(header) + 324_001 * 17 * 3 * 2)
    with pytest.raises(SourceError, match=f"has 324001 frames, more than {MOST_FRAMES}"):
        read_folder_poses(tmp_path, NAME)


def test_a_take_without_a_file(tmp_path: Path) -> None:
    assert read_folder_poses(tmp_path, NAME) is None


@pytest.mark.parametrize("name", ["", "../secret", "a/b", "/etc/passwd", "x\0y"])
def test_a_name_that_is_no_files_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret.npy").write_bytes(saved(good()))
    with pytest.raises(SourceError):
        read_folder_poses(tmp_path / "folder", name)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret.npy").write_bytes(saved(good()))
    (tmp_path / "folder" / f"{NAME}.npy").symlink_to(tmp_path / "secret.npy")
    with pytest.raises(SourceError, match="leaves"):
        read_folder_poses(tmp_path / "folder", NAME)


def test_arrays_are_listed_and_not_opened(tmp_path: Path) -> None:
    for name in ("b.npy", "a.npy", "notes.txt"):
        (tmp_path / name).write_text("not an array", encoding="utf-8")
    (tmp_path / "c.npy").mkdir()
    assert folder_files(tmp_path) == (tmp_path / "a.npy", tmp_path / "b.npy")
    with pytest.raises(SourceError, match="is no folder"):
        folder_files(tmp_path / "nowhere")
