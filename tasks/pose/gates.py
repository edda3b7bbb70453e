"""Gates on the quality of poses, before anything is aligned with them.

ExpertAF keeps the expert windows with the smallest PA-MPJPE (section 3.2). A pose of zeros is at distance 0 from
everything, and frozen, broken or half-seen bodies are easy to be near to: a search that nobody gated picks these.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from schemas.pose import GatedPoses, PoseFault, PoseFigures, PoseGateSettings, PoseReason, TakePoses
from tasks.pose import gates_outliers as outliers
from tasks.pose.gates_filling import filled
from tasks.pose.gates_outliers import Limbs, Mask
from tasks.pose.skeleton import BONES

DEFAULT_GATES = PoseGateSettings()
"""For a window that is to be aligned; `schemas.pose.TAKE_GATES` are for a whole take."""


class _Found(NamedTuple):
    """What cannot be right, and the joints that are left without it."""

    unreadable_T_17: Mask
    zeros_T_17: Mask
    duplicates_T: Mask
    collinear_T: Mask
    jumps_T_17: Mask
    limbs: Limbs
    left_T_17: Mask


def gated(poses: TakePoses, settings: PoseGateSettings = DEFAULT_GATES) -> GatedPoses:
    """The poses without what cannot be right, what was measured, and the first gate that they fail, if any.

    Dropped are, in this order: joints that are no numbers, joints at exactly (0, 0, 0), poses on a line, joints that
    jump, and the outer ends of limbs of a wrong length. A dropped joint becomes absent, so its place becomes zeros;
    nothing else changes. A pose that repeats the one before it stays and is only counted.
    """
    found = _found(poses, settings)
    cleaned = _only(poses, found.left_T_17)
    whole = filled(cleaned, settings.fill_frames)
    figures = _figures(poses, found, cleaned, whole, settings)
    return GatedPoses(cleaned=cleaned, filled=whole, figures=figures, fault=next(_faults(figures, settings), None))


def _found(poses: TakePoses, settings: PoseGateSettings) -> _Found:
    unreadable = outliers.unreadable(poses.joints_T_17_3, poses.present_T_17)
    present = poses.present_T_17 & ~unreadable
    joints = np.where(present[:, :, None], poses.joints_T_17_3, np.float32(0))
    zeros = outliers.zeros(joints, present)
    present = present & ~zeros
    duplicates = outliers.duplicates(joints, present)
    collinear = outliers.collinear(joints, present, settings.min_singular_ratio)
    present = present & ~collinear[:, None]
    jumps = outliers.jumps(joints, present, settings.max_squared_jump_m2)
    present = present & ~jumps
    limbs = outliers.limbs(joints, present, settings.limb_sigmas)
    present = present & ~outliers.outer_joints(limbs.outliers_T_8)
    return _Found(unreadable, zeros, duplicates, collinear, jumps, limbs, present)


def _only(poses: TakePoses, present_T_17: Mask) -> TakePoses:
    """The poses with these of their joints."""
    return replace(
        poses,
        joints_T_17_3=np.where(present_T_17[:, :, None], poses.joints_T_17_3, np.float32(0)),
        present_T_17=present_T_17,
        views_T_17=np.where(present_T_17, poses.views_T_17, np.uint8(0)),
        interpolated_T_17=poses.interpolated_T_17 & present_T_17,
    )


def _figures(
    poses: TakePoses, found: _Found, cleaned: TakePoses, whole: TakePoses, settings: PoseGateSettings
) -> PoseFigures:
    given, posed = int(poses.present_T_17.sum()), int(poses.present_T_17.any(axis=1).sum())
    never_read = poses.reading.joints_unreadable
    worst = _worst(found.limbs)
    return PoseFigures(
        frames=poses.frame_count,
        posed_frames=posed,
        median_joints=_median_joints(poses.present_T_17 & ~found.unreadable_T_17 & ~found.zeros_T_17),
        coverage=_share(int((whole.present_T_17.sum(axis=1) >= settings.min_joints).sum()), poses.frame_count),
        interpolated_share=whole.interpolated_share,
        unreadable_share=_share(int(found.unreadable_T_17.sum()) + never_read, given + never_read),
        zero_share=_share(int(found.zeros_T_17.sum()), given),
        duplicate_share=_share(int(found.duplicates_T.sum()), posed),
        collinear_share=_share(int(found.collinear_T.sum()), posed),
        jump_share=_share(int(found.jumps_T_17.sum()), given),
        limb_outlier_share=_share(int(found.limbs.outliers_T_8.sum()), int(found.limbs.seen_T_8.sum())),
        limb_variation=worst.variation,
        worst_limb=worst.name,
        median_views=_median_views(cleaned),
    )


def _faults(figures: PoseFigures, settings: PoseGateSettings) -> Iterator[PoseFault]:
    """The gates that the figures fail, in the order of `PoseReason`."""
    if figures.frames < settings.min_frames:
        yield _fault(PoseReason.TOO_FEW_FRAMES, f"{figures.frames} frames; at least {settings.min_frames} are needed")
    yield from _too_much(PoseReason.UNREADABLE, figures.unreadable_share, settings.max_unreadable_share)
    if not figures.posed_frames:
        yield _fault(PoseReason.NO_POSES, f"none of {figures.frames} frames has a joint")
        return
    yield from _too_much(PoseReason.ZERO_POSES, figures.zero_share, settings.max_zero_share)
    yield from _too_much(PoseReason.DUPLICATE_POSES, figures.duplicate_share, settings.max_duplicate_share)
    yield from _too_much(PoseReason.COLLINEAR_POSES, figures.collinear_share, settings.max_collinear_share)
    if figures.median_joints < settings.min_joints:
        said = f"a pose has {figures.median_joints:g} joints (median); at least {settings.min_joints} are needed"
        yield _fault(PoseReason.TOO_FEW_JOINTS, said)
    yield from _too_much(PoseReason.JUMPS, figures.jump_share, settings.max_jump_share)
    yield from _too_much(PoseReason.LIMB_OUTLIERS, figures.limb_outlier_share, settings.max_limb_outlier_share)
    if figures.limb_variation > settings.max_limb_variation:
        said = f"the length of {figures.worst_limb} varies by {figures.limb_variation:.3f} of its mean"
        yield _fault(PoseReason.LIMB_LENGTHS, f"{said}; at most {settings.max_limb_variation:g} is allowed")
    if figures.median_views is not None and figures.median_views < settings.min_views:
        said = f"a joint is seen by {figures.median_views:g} cameras (median)"
        yield _fault(PoseReason.TOO_FEW_VIEWS, f"{said}; at least {settings.min_views:g} are needed")
    if figures.coverage < settings.min_coverage:
        said = f"{figures.coverage:.1%} of {figures.frames} frames have {settings.min_joints} joints or more"
        yield _fault(PoseReason.LOW_COVERAGE, f"{said}; at least {settings.min_coverage:.1%} are needed")


_SHARES = {
    PoseReason.UNREADABLE: "joints are no finite numbers",
    PoseReason.ZERO_POSES: "joints are at exactly (0, 0, 0)",
    PoseReason.DUPLICATE_POSES: "poses repeat the one before them",
    PoseReason.COLLINEAR_POSES: "poses lie on a line",
    PoseReason.JUMPS: "joints jump",
    PoseReason.LIMB_OUTLIERS: "limbs have a length far from their mean",
}


def _too_much(reason: PoseReason, share: float, most: float) -> Iterator[PoseFault]:
    if share > most:
        yield _fault(reason, f"{share:.1%} of the {_SHARES[reason]}; at most {most:.1%} is allowed")


def _fault(reason: PoseReason, detail: str) -> PoseFault:
    return PoseFault(reason=reason, detail=detail)


class _Worst(NamedTuple):
    variation: float
    name: str


def _worst(limbs: Limbs) -> _Worst:
    """The limb that varies most; no limb where none is seen twice."""
    known_8 = np.nan_to_num(limbs.variation_8, nan=-1.0)
    worst = int(known_8.argmax())
    return _Worst(float(known_8[worst]), BONES[worst].name) if known_8[worst] >= 0 else _Worst(0.0, "")


def _median_joints(present_T_17: Mask) -> float:
    counts_T = present_T_17.sum(axis=1)
    return float(np.median(counts_T[counts_T > 0])) if counts_T.any() else 0.0


def _median_views(poses: TakePoses) -> float | None:
    known = poses.views_T_17[poses.views_T_17 > 0]
    return float(np.median(known)) if len(known) else None


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
