"""Which videos a take has (`frame_aligned_videos` in takes.json), never outside the data root."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, cast

import ijson

from schemas.errors import SourceError
from schemas.records import Record
from tasks.sources.egoexo4d.files import TAKES, json_stream

DOWNSCALED = "frame_aligned_videos/downscaled/448"
"""Where a take keeps its copies of 448 pixels on the shorter side, under the same file names."""
SMALL_SIDE_PX = 448
"""Their shorter side."""
RGB_STREAM, RGB_STREAM_ID = "rgb", "214-1"
"""The colour stream of an Aria camera; its others are for tracking and for the eyes."""
_PSEUDO_CAMERAS = ("collage", "best_exo")
"""Entries that are no cameras: put together from the others, often with no file."""
_ARIA = "aria"
_EXPECTED = "a list of takes, each with take_uid and take_name"


class TakeVideos(Record):
    """The two videos of one entry of takes.json."""

    input_id: str
    """The take's uid, or the entry's place in the file where it has none of its own."""
    take_uid: str
    """The source's identifier; empty where the entry has none."""
    take_name: str
    """The source's readable name; empty where the entry has none."""
    folder: str
    """The take's folder, relative to the data root."""
    ego_path: str
    """The performer's own view, relative to the data root; empty where there is none."""
    exo_path: str
    """The fixed camera with the best view, relative to the data root; empty where nobody chose one."""
    fault: str
    """What is wrong with the entry, or empty."""
    duplicate_of: str
    """The place of the entry that had its uid first, or empty."""


def read_videos(root: Path) -> Iterator[TakeVideos]:
    """The videos of every entry of takes.json, in its order. A path is named whether or not its file was downloaded.

    Memory holds one entry at a time. Raises SourceError when the file is cut off or no list of takes.
    """
    seen: dict[str, str] = {}
    index = -1
    with json_stream(root / TAKES, _EXPECTED) as stream:
        for index, entry in enumerate(cast("Iterator[object]", ijson.items(stream, "item"))):
            yield _told_apart(_take_videos(root, index, entry), f"{TAKES}#/{index}", seen)
    if index < 0:
        raise SourceError(f"{root / TAKES} holds no take; expected {_EXPECTED}")


def best_exo_video(root: Path, take: Mapping[str, Any]) -> str | None:
    """Path, relative to the root, of the video of the fixed camera with the best view.

    None when nobody chose a camera, or the chosen one has no video or is worn. Raises SourceError as `inside` does.
    """
    camera = take.get("best_exo")
    if not isinstance(camera, str) or camera not in _cameras(take) or camera in _worn(take):
        return None
    return _video(root, take, _main_stream(_cameras(take)[camera]))


def ego_video(root: Path, take: Mapping[str, Any]) -> str | None:
    """Path, relative to the root, of the video of the worn camera.

    Aria glasses come before other cameras that are marked as worn. None when there is no such video.
    Raises SourceError as `inside` does.
    """
    cameras = _cameras(take)
    worn = sorted(_worn(take), key=lambda name: not name.startswith(_ARIA))
    videos = (_video(root, take, _main_stream(cameras[name])) for name in worn)
    return next(filter(None, videos), None)


def on_disk(root: Path, folder: str, relative: str, short_side_px: int) -> Path | None:
    """A take's video where it was downloaded: the copy of 448 pixels if that is enough, else the whole, else None.

    `folder` is the take's, `relative` the video's, both relative to the root. Raises SourceError as `inside` does.
    """
    if not relative:
        return None
    small = inside(root, f"{folder}/{DOWNSCALED}/{PurePosixPath(relative).name}")
    large = inside(root, relative)
    ordered = (small, large) if short_side_px <= SMALL_SIDE_PX else (large, small)
    return next((path for path in ordered if path.is_file()), None)


def take_list(root: Path) -> tuple[Path, ...]:
    """The file that `read_videos` reads. Raises SourceError when it is not there."""
    path = root / TAKES
    if not path.is_file():
        raise SourceError(f"{path} is missing; name the folder of an Ego-Exo4D download with --data")
    return (path,)


def inside(root: Path, relative: str) -> Path:
    """The path under the root, which need not exist.

    Raises SourceError when it is absolute, goes up, or leaves the root by a link, or no file can have it.
    """
    path = PurePosixPath(relative)
    if not relative or path.is_absolute() or ".." in path.parts:
        raise SourceError(f"{relative!r:.200} leaves {root}; put a path below it there")
    try:
        is_within = (root / path).resolve().is_relative_to(root.resolve())
        (root / path).is_file()
    except (OSError, RuntimeError, ValueError) as error:
        raise SourceError(f"{relative!r:.200} is no path that a file can have ({error!s:.60}); correct it") from error
    if not is_within:
        raise SourceError(f"{relative!r:.200} leaves {root} by a link; put the files themselves there")
    return root / path


def _take_videos(root: Path, index: int, entry: object) -> TakeVideos:
    take = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
    faults = _shape_faults(take)
    paths: list[str] = []
    for find in (ego_video, best_exo_video):
        try:
            paths.append(find(root, take) or "")
        except SourceError as error:
            paths.append("")
            faults.append(str(error))
    uid = _text(take.get("take_uid"))
    return TakeVideos(
        input_id=uid or f"{TAKES}#/{index}",
        take_uid=uid,
        take_name=_text(take.get("take_name")),
        folder=str(_folder(take)),
        ego_path=paths[0],
        exo_path=paths[1],
        fault=f"{TAKES}#/{index}: {'; '.join(faults)}" if faults else "",
        duplicate_of="",
    )


def _told_apart(videos: TakeVideos, place: str, seen: dict[str, str]) -> TakeVideos:
    """Of two entries with one uid the first counts."""
    first = seen.setdefault(videos.input_id, place)
    if first == place:
        return videos
    return videos.model_copy(update={"input_id": place, "duplicate_of": first})


def _shape_faults(take: Mapping[str, Any]) -> list[str]:
    faults = [f"has no {name}" for name in ("take_uid", "take_name") if not _text(take.get(name))]
    if not isinstance(take.get("frame_aligned_videos"), dict):
        faults.append("has no frame_aligned_videos")
    best_exo = take.get("best_exo")
    if isinstance(best_exo, str) and best_exo not in _cameras(take):
        faults.append(f"best_exo {best_exo!r:.60} is no camera in frame_aligned_videos")
    elif isinstance(best_exo, str) and best_exo in _worn(take):
        faults.append(f"best_exo {best_exo!r:.60} is a worn camera")
    return faults


def _cameras(take: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Streams by camera, without what is no camera."""
    return {
        name: streams for name, streams in _objects(take.get("frame_aligned_videos")) if name not in _PSEUDO_CAMERAS
    }


def _worn(take: Mapping[str, Any]) -> list[str]:
    """Cameras with videos that the capture marks as worn; Aria glasses are, where it does not say."""
    capture = take.get("capture")
    listed = cast("dict[str, object]", capture).get("cameras") if isinstance(capture, dict) else None
    marks = {
        str(camera.get("cam_id")): str(camera.get("is_ego")).lower()
        for camera in map(_object, cast("list[object]", listed) if isinstance(listed, list) else [])
    }
    return [name for name in _cameras(take) if _is_worn(name, marks.get(name, ""))]


def _is_worn(name: str, mark: str) -> bool:
    return mark == "true" if mark in ("true", "false") else name.startswith(_ARIA)


def _main_stream(streams: Mapping[str, Any]) -> str:
    """Relative path of a camera's colour video, or empty. GoPros have one stream, `0`."""
    named = dict(_objects(streams))
    colour = next((stream for key, stream in named.items() if _is_colour(key, stream)), None)
    return _text((colour or named.get("0", {})).get("relative_path"))


def _is_colour(key: str, stream: Mapping[str, Any]) -> bool:
    return RGB_STREAM in (key, stream.get("readable_stream_id")) or RGB_STREAM_ID in (key, stream.get("stream_id"))


def _video(root: Path, take: Mapping[str, Any], relative: str) -> str | None:
    if PurePosixPath(relative).suffix.lower() != ".mp4":
        return None
    full = str(_folder(take) / relative)
    inside(root, full)
    return full


def _folder(take: Mapping[str, Any]) -> PurePosixPath:
    return PurePosixPath(_text(take.get("root_dir")) or f"takes/{_text(take.get('take_name'))}")


def _objects(value: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of an object that are objects themselves."""
    for name, one in _object(value).items():
        if isinstance(one, dict):
            yield name, cast("dict[str, Any]", one)


def _object(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
