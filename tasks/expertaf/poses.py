"""`expertaf.poses`: the body poses of takes that commentary speaks of."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from schemas.errors import SourceError
from schemas.expertaf.poses import PoseRow, PosesReject, PosesSettings, PoseWork
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.units import Group, Materials, Unit, UnitResult
from schemas.video import TakeVideosRow
from tasks.sources.egoexo4d.body_pose import pose_file
from tasks.sources.egoexo4d.videos import inside
from tasks.sources.take_poses import PackedPoses, unpacked

NPY = ".npy"


def files(root: Path, materials: Materials, settings: PosesSettings) -> tuple[Path, ...]:
    """The pose files of the takes that labels speak of."""
    used = _used(materials)
    found = (_file(root, take, settings) for take in materials.rows(0) if take.take_uid in used)
    return tuple(sorted({path for path in found if isinstance(path, Path)}))


def groups(materials: Materials, settings: PosesSettings) -> Iterator[Group]:
    """Each take, and its file where a label speaks of it and it has one."""
    used = _used(materials)
    for take in materials.rows(0):
        if take.take_uid not in used:
            yield Group((take,), about=PosesReject.NO_COMMENTARY)
            continue
        path = _file(materials.data, take, settings)
        if path is None:
            yield Group((take,), about=PosesReject.NO_POSE_FILE)
        elif isinstance(path, SourceError):
            yield Group((take,), about=path)
        else:
            yield Group((take,), (_unit(take, path, materials, settings),))


def settle(group: Group, results: tuple[UnitResult, ...], settings: PosesSettings) -> Iterator[Outcome]:
    """The take's arrays, or why it has none."""
    (take,) = group.rows
    if not results:
        yield _without(take, group.about)
    elif results[0].path is None:
        yield Rejected(input_id=take.take_uid, reason=PosesReject.UNREADABLE_FILE, detail=results[0].fault)
    else:
        yield _outcome(take, unpacked(results[0].content), settings)


def _used(materials: Materials) -> set[str]:
    return {label.take_uid for label in materials.rows(1)}


def _file(root: Path, take: TakeVideosRow, settings: PosesSettings) -> Path | SourceError | None:
    """The take's pose file, None where there is none, or what is wrong with its name."""
    try:
        if settings.npy_folder:
            path = inside(root / settings.npy_folder, take.take_name + NPY)
            return root / settings.npy_folder / path.name if path.is_file() else None
        found = pose_file(root, take.take_uid, settings.prefer)
    except SourceError as error:
        return error
    return found.path if found else None


def _unit(take: TakeVideosRow, path: Path, materials: Materials, settings: PosesSettings) -> Unit:
    frames = round(take.duration_sec * settings.fps) or None
    work = PoseWork(root=materials.data, take_uid=take.take_uid, take_name=take.take_name, frame_count=frames)
    return Unit({"file": materials.digest(path), "frames": frames}, work)


def _without(take: TakeVideosRow, about: object) -> Rejected:
    if isinstance(about, SourceError):
        return Rejected(input_id=take.take_uid, reason=PosesReject.UNREADABLE_FILE, detail=str(about))
    if about is PosesReject.NO_POSE_FILE:
        detail = f"there is no body pose of {take.take_name}; fetch the parts ego_pose or ego_pose_pseudo_gt"
        return Rejected(input_id=take.take_uid, reason=PosesReject.NO_POSE_FILE, detail=detail)
    return Rejected(
        input_id=take.take_uid, reason=PosesReject.NO_COMMENTARY, detail=f"no label speaks of {take.take_name}"
    )


def _outcome(take: TakeVideosRow, packed: PackedPoses, settings: PosesSettings) -> Outcome:
    fault = packed.head.fault
    if fault:
        return Rejected(input_id=take.take_uid, reason=PosesReject(fault.reason.value), detail=fault.detail)
    return Kept(input_id=take.take_uid, row=_row(take, packed, settings))


def _row(take: TakeVideosRow, packed: PackedPoses, settings: PosesSettings) -> PoseRow:
    figures = packed.head.figures
    return PoseRow(
        take_uid=take.take_uid,
        take_name=take.take_name,
        frame_count=figures.frames,
        fps=settings.fps,
        poses_sha256=hashlib.sha256(packed.joints + packed.present).hexdigest(),
        origin=packed.head.origin,
        sampled_fps=packed.head.sampled_fps,
        coverage=figures.coverage,
        interpolated_share=figures.interpolated_share,
        dropped_share=figures.jump_share + figures.limb_outlier_share,
        limb_variation=figures.limb_variation,
        median_views=figures.median_views,
        joints=packed.joints,
        present=packed.present,
    )
