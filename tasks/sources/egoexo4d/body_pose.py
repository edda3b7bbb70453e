"""Body poses of a take (`annotations/ego_pose/{train,val}/body/{annotation,automatic}/<take_uid>.json`).

A file is an object of frames by number, each a list of persons with `annotation3D`: joints by name, in metres. The
numbers need not start at 0, and most frames have none: people annotated about every third frame of stretches.
"""

import math
from array import array
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, cast

import ijson
import numpy as np
from numpy.typing import NDArray

from schemas.errors import SourceError
from schemas.pose import FARTHEST_M, FRAMES_PER_SEC, JOINT_COUNT, MOST_FRAMES, PoseOrigin, PoseReading, TakePoses
from tasks.pose.skeleton import joint_index
from tasks.sources.egoexo4d.files import is_number, json_stream
from tasks.sources.egoexo4d.videos import inside

BODY = "annotations/ego_pose/{split}/body/{origin}"
"""Folder of the files of one split and origin."""
SPLITS = ("train", "val")
ORIGINS = (PoseOrigin.ANNOTATION, PoseOrigin.AUTOMATIC)
"""What the download has, the better first."""
LATE_FRAMES = 30
"""How far beyond the take's stated end a frame may lie: lengths are rounded, and a few takes are off by five frames."""
MOST_VIEWS = 255
"""More cameras than this are taken for this many."""
EXPECTED = "an object of frames by number, each a list of persons with annotation3D"


class PoseFile(NamedTuple):
    """One file of poses."""

    path: Path
    """Where it is."""
    origin: PoseOrigin
    """Who placed the joints."""


class _Frames:
    """The frames of one file, as they come: numbers, coordinates, and views.

    A joint that is absent has NaN for coordinates; what cannot be read as a number is infinite.
    """

    def __init__(self, frame_count: int | None) -> None:
        self.limit = MOST_FRAMES if frame_count is None else min(frame_count + LATE_FRAMES, MOST_FRAMES)
        self.numbers: dict[int, None] = {}
        self.joints = array("d")
        self.views = array("B")
        self.counts = dict.fromkeys(PoseReading.model_fields, 0)

    def add(self, key: str, value: object) -> None:
        """Take one entry, or count why it is none."""
        frame = _frame_number(key, self.limit)
        if frame is None or frame in self.numbers:
            self.counts["frames_refused"] += 1
        elif not isinstance(value, list):
            self.counts["frames_malformed"] += 1
        else:
            self.numbers[frame] = None
            self._add_person(cast("list[object]", value))

    def _add_person(self, persons: list[object]) -> None:
        self.counts["frames_empty"] += not persons
        self.counts["frames_with_several"] += len(persons) > 1
        joints = [math.nan] * (3 * JOINT_COUNT)
        views = [0] * JOINT_COUNT
        for name, value in _object(_object(persons[0] if persons else None).get("annotation3D")).items():
            index, place = joint_index(name), _object(value)
            if index is None:
                self.counts["joints_unknown"] += 1
            else:
                joints[3 * index : 3 * index + 3] = [_metres(place.get(axis)) for axis in "xyz"]
                views[index] = _views(place.get("num_views_for_3d"))
        self.joints.extend(joints)
        self.views.extend(views)


def pose_files(root: Path) -> tuple[Path, ...]:
    """The files that `read_body_poses` may read, in order. Lists folders and opens no file."""
    folders = (root / BODY.format(split=split, origin=origin) for split in SPLITS for origin in ORIGINS)
    return tuple(path for folder in folders for path in sorted(folder.glob("*.json")) if path.is_file())


def pose_file(root: Path, take_uid: str, prefer: PoseOrigin = PoseOrigin.ANNOTATION) -> PoseFile | None:
    """The take's file of the preferred origin, else of the other one; None where there is neither.

    Raises SourceError for a take_uid that is empty or leaves the root.
    """
    if not take_uid or "/" in take_uid:
        raise SourceError(f"take_uid {take_uid!r:.60} is no file's name; correct it in takes.json")
    for origin in sorted(ORIGINS, key=lambda one: one is not prefer):
        for split in SPLITS:
            path = inside(root, f"{BODY.format(split=split, origin=origin)}/{take_uid}.json")
            if path.is_file():
                return PoseFile(path, origin)
    return None


def read_body_poses(
    root: Path,
    take_uid: str,
    frame_count: int | None = None,
    fps: float = FRAMES_PER_SEC,
    prefer: PoseOrigin = PoseOrigin.ANNOTATION,
) -> TakePoses | None:
    """The poses of one take, or None where it has no file; the arrays go to the last frame of the take or of the file.

    `frame_count` is the take's own length; frames well beyond it are refused and counted. Memory holds one frame's
    entry and the arrays. Raises SourceError when the file is cut off, not JSON or of another shape, or the take is
    longer than `MOST_FRAMES`.
    """
    found = pose_file(root, take_uid, prefer)
    if found is None:
        return None
    if frame_count is not None and frame_count > MOST_FRAMES:
        raise SourceError(f"take {take_uid} has {frame_count} frames, more than {MOST_FRAMES}; correct takes.json")
    return _poses(take_uid, found, fps, frame_count or 0, _frames(found.path, frame_count))


def _frames(path: Path, frame_count: int | None) -> _Frames:
    """Raises SourceError when the file is no object of frames."""
    with json_stream(path, EXPECTED) as stream:
        _, opening, _ = next(cast("Iterator[tuple[str, str, object]]", ijson.parse(stream)))
    if opening != "start_map":
        raise SourceError(f"{path} is no JSON object; expected {EXPECTED}; download it again")
    frames, entries = _Frames(frame_count), 0
    with json_stream(path, EXPECTED) as stream:
        for key, value in cast("Iterator[tuple[str, object]]", ijson.kvitems(stream, "")):
            entries += 1
            frames.add(key, value)
    if entries and not frames.numbers:
        raise SourceError(f"none of the {entries} entries of {path} is a frame of its take; expected {EXPECTED}")
    return frames


def _poses(take_uid: str, found: PoseFile, fps: float, frame_count: int, frames: _Frames) -> TakePoses:
    numbers_N = np.fromiter(frames.numbers, dtype=np.int64, count=len(frames.numbers))
    count = max(frame_count, int(numbers_N.max(initial=-1)) + 1)
    joints_N_17_3 = np.frombuffer(frames.joints).reshape(-1, JOINT_COUNT, 3)
    views_N_17 = np.frombuffer(frames.views, dtype=np.uint8).reshape(-1, JOINT_COUNT)
    present_N_17: NDArray[np.bool_] = np.asarray((np.abs(joints_N_17_3) <= FARTHEST_M).all(axis=2))
    unreadable = int((~np.isnan(joints_N_17_3[:, :, 0]) & ~present_N_17).sum())
    joints_N_17_3 = np.where(present_N_17[:, :, None], joints_N_17_3, 0).astype(np.float32)
    return TakePoses(
        name=take_uid,
        origin=found.origin,
        fps=fps,
        joints_T_17_3=_at(numbers_N, joints_N_17_3, count),
        present_T_17=_at(numbers_N, present_N_17, count),
        views_T_17=_at(numbers_N, np.where(present_N_17, views_N_17, np.uint8(0)), count),
        keyed_T=_at(numbers_N, np.ones(len(numbers_N), dtype=np.bool_), count),
        interpolated_T_17=np.zeros((count, JOINT_COUNT), dtype=np.bool_),
        reading=PoseReading(**frames.counts | {"joints_unreadable": unreadable}),
    )


def _at(numbers_N: NDArray[np.int64], values_N: NDArray[Any], count: int) -> NDArray[Any]:
    """The values at their frames of `count`, and zeros at the others."""
    values_T = np.zeros((count, *values_N.shape[1:]), dtype=values_N.dtype)
    values_T[numbers_N] = values_N
    return values_T


def _frame_number(key: str, limit: int) -> int | None:
    """The number of a frame before `limit`; None for anything else."""
    if not (key.isascii() and key.isdecimal() and len(key) <= len(str(MOST_FRAMES))):
        return None
    return int(key) if int(key) < limit else None


def _metres(value: object) -> float:
    """The number as ijson reads it; infinite where it is none. Runs 51 times a frame, so it asks for exact types."""
    if type(value) is Decimal or type(value) is int:
        try:
            return float(cast("Decimal", value))
        except OverflowError:
            pass
    return math.inf


def _views(value: object) -> int:
    return min(max(int(value), 0), MOST_VIEWS) if is_number(value) else 0


def _object(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}
