"""Body poses in a folder of arrays, `<take_name>.npy`: what other programs estimate, and what ExpertAF trains on.

An array is (frames, 17, 3) with x, y, z, or (frames, 17, 4) with whether the joint is valid in the fourth column, as
ExpertAF's loader has it. Row i is frame i of the video; coordinates are in metres.
"""

from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from schemas.errors import SourceError
from schemas.pose import FARTHEST_M, FRAMES_PER_SEC, JOINT_COUNT, MOST_FRAMES, PoseOrigin, PoseReading, TakePoses
from tasks.sources.egoexo4d.videos import inside

EXPECTED = f"floating point numbers of shape (frames, {JOINT_COUNT}, 3) or (frames, {JOINT_COUNT}, 4), in metres"
_NO_ARRAY = (
    *(OSError, EOFError, ValueError, TypeError, KeyError, AttributeError, OverflowError),
    *(SyntaxError, TokenError, MemoryError, RecursionError),
)
"""What NumPy raises over a file that is none of its own; it parses a header as Python."""


def folder_files(folder: Path) -> tuple[Path, ...]:
    """The arrays there, in order of their names. Opens none; raises SourceError where there is no such folder."""
    if not folder.is_dir():
        raise SourceError(f"{folder} is no folder; name the one that holds <take_name>.npy")
    return tuple(path for path in sorted(folder.glob("*.npy")) if path.is_file())


def read_folder_poses(folder: Path, take_name: str, fps: float = FRAMES_PER_SEC) -> TakePoses | None:
    """The poses of one take, or None where it has no file.

    A joint is absent where its fourth column is 0 or no number, and where a coordinate is no finite number of metres;
    the latter are counted. Raises SourceError when the file is cut off or holds another thing, for one that is longer
    than `MOST_FRAMES`, and for a take_name that leaves the folder.
    """
    if not take_name or "/" in take_name:
        raise SourceError(f"take_name {take_name!r:.60} is no file's name; correct it in takes.json")
    path = inside(folder, f"{take_name}.npy")
    if not path.is_file():
        return None
    rows_T_17_D = _loaded(path)
    valid_T_17 = _valid(rows_T_17_D)
    read_T_17 = (np.abs(rows_T_17_D[:, :, :3]) <= FARTHEST_M).all(axis=2)
    present_T_17 = valid_T_17 & read_T_17
    return TakePoses(
        name=take_name,
        origin=PoseOrigin.FOLDER,
        fps=fps,
        joints_T_17_3=np.where(present_T_17[:, :, None], rows_T_17_D[:, :, :3], 0).astype(np.float32),
        present_T_17=present_T_17,
        views_T_17=np.zeros(present_T_17.shape, dtype=np.uint8),
        keyed_T=np.asarray(present_T_17.any(axis=1)),
        interpolated_T_17=np.zeros_like(present_T_17),
        reading=PoseReading(joints_unreadable=int((valid_T_17 & ~read_T_17).sum())),
    )


def _valid(rows_T_17_D: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether the fourth column is more than 0; everywhere where there is none."""
    if rows_T_17_D.shape[2] == 3:
        return np.ones(rows_T_17_D.shape[:2], dtype=np.bool_)
    return rows_T_17_D[:, :, 3] > 0


def _loaded(path: Path) -> NDArray[Any]:
    """The array, mapped: a header that promises more than the file holds is an error; nothing is ever unpickled."""
    try:
        rows: NDArray[Any] = np.lib.format.open_memmap(path, mode="r")
    except _NO_ARRAY as error:
        raise SourceError(f"{path} is cut off or no NumPy file ({error!r:.100}); expected {EXPECTED}") from error
    if rows.dtype.kind != "f" or rows.ndim != 3 or rows.shape[1] != JOINT_COUNT or rows.shape[2] not in (3, 4):
        raise SourceError(f"{path} holds {rows.dtype} of shape {rows.shape}; expected {EXPECTED}")
    if len(rows) > MOST_FRAMES:
        raise SourceError(f"{path} has {len(rows)} frames, more than {MOST_FRAMES}; cut it into takes")
    return rows
