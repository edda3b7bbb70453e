"""takes.json of the demo data: a list with one object per take, in the layout of the source."""

from collections.abc import Sequence

from schemas.commentary import Split
from tasks.sources.demo.draws import Draws, uid_of
from tasks.sources.demo.takes import DemoTake

_ARIA_STREAMS = (("slam-left", "1201-1"), ("slam-right", "1201-2"), ("et", "211-1"), ("rgb", "214-1"))


def takes_json(takes: Sequence[DemoTake], seed: int) -> list[dict[str, object]]:
    """The document."""
    return [_take(take, seed) for take in takes]


def splits_json(takes: Sequence[DemoTake]) -> dict[str, object]:
    """annotations/splits.json."""
    by_split = {split.value: [take.take_uid for take in takes if take.split is split] for split in Split}
    return {
        "split_to_take_uids": by_split,
        "take_uid_to_split": {take.take_uid: take.split.value for take in takes},
        "take_uid_to_benchmark": {take.take_uid: ["proficiency"] for take in takes},
    }


def _take(take: DemoTake, seed: int) -> dict[str, object]:
    capture_uid = uid_of("capture", seed, take.capture_name)
    setting = 100 + Draws(seed, "setting", take.capture_name).below(150)
    return {
        "root_dir": f"takes/{take.take_name}",
        "take_name": take.take_name,
        "take_uid": take.take_uid,
        "participant_uid": take.participant_uid,
        "is_dropped": take.is_dropped,
        "objects": [],
        "best_exo": take.best_exo,
        "task_start_sec": None if take.take_idx % 2 else 0.5,
        "task_end_sec": None if take.take_idx % 2 else take.duration_sec - 0.5,
        "task_id": take.task.task_id,
        "task_name": take.task.task_name,
        "parent_task_id": take.activity.parent.task_id,
        "parent_task_name": take.activity.parent.task_name,
        "take_idx": take.take_idx,
        "duration_sec": take.duration_sec,
        "is_narrated": False,
        "physical_setting_uid": setting,
        "timesync_start_idx": take.timesync_start_idx,
        "timesync_end_idx": take.timesync_start_idx + take.frame_count,
        "capture": _capture(take, capture_uid, setting, seed),
        "validated": True,
        "university_name": take.university_name,
        "capture_uid": capture_uid,
        "take_timing_uid": uid_of("timing", seed, take.take_uid),
        "timesync_uid": uid_of("timesync", seed, take.capture_name),
        "frame_aligned_videos": _videos(take, seed),
    }


def _capture(take: DemoTake, capture_uid: str, setting: int, seed: int) -> dict[str, object]:
    draws = Draws(seed, "is_ego as text", take.capture_name)
    is_text = draws.chance(0.25)
    cameras = [_camera(take, take.ego_camera, is_text, seed)]
    cameras += [_camera(take, name, is_text, seed) for name in take.exo_cameras]
    return {
        "root_dir": f"captures/{take.capture_name}",
        "capture_name": take.capture_name,
        "capture_uid": capture_uid,
        "university_name": take.university_name,
        "physical_setting_uid": setting,
        "cameras": cameras,
        "timesync_validated": True,
        "validated": True,
    }


def _camera(take: DemoTake, name: str, is_text: bool, seed: int) -> dict[str, object]:
    is_ego = name == take.ego_camera
    return {
        "cam_id": name,
        "is_ego": str(is_ego) if is_text else is_ego,
        "has_walkaround": is_ego,
        "includes_audio": True,
        "device_type": "aria" if is_ego else "hero10",
        "relative_path": f"videos/{name}.vrs" if is_ego else f"videos/{name}.mp4",
        "video_artifact_uid": uid_of("artifact", seed, take.capture_name, name),
    }


def _videos(take: DemoTake, seed: int) -> dict[str, object]:
    ego = take.ego_camera
    videos: dict[str, object] = {
        ego: {
            stream: _stream(take, ego, stream, stream_id, f"frame_aligned_videos/{ego}_{stream_id}.mp4", seed)
            for stream, stream_id in _ARIA_STREAMS
        }
    }
    for name in take.exo_cameras:
        videos[name] = {"0": _stream(take, name, "0", "0", f"frame_aligned_videos/{name}.mp4", seed)}
    has_preview = Draws(seed, "preview", take.take_uid).chance(0.7)
    videos["collage"] = {"0": _pseudo(take, "collage", "ego_preview.mp4" if has_preview else None, seed)}
    videos["best_exo"] = {"0": _pseudo(take, "best_exo", None, seed)}
    return videos


def _stream(take: DemoTake, camera: str, stream: str, stream_id: str, path: str, seed: int) -> dict[str, object]:
    return {
        "cam_id": camera,
        "stream_id": stream_id,
        "readable_stream_id": stream,
        "clip_uid": uid_of("clip", seed, take.take_uid, camera, stream),
        "relative_path": path,
    }


def _pseudo(take: DemoTake, name: str, path: str | None, seed: int) -> dict[str, object]:
    return {
        "clip_uid": uid_of("clip", seed, take.take_uid, name) if path else None,
        "stream_id": "0",
        "readable_stream_id": "0",
        "is_collage": True,
        "relative_path": path,
    }
