"""`expertaf.alignments`: learner takes against expert takes, and the best windows of each execution (section 3.2)."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import median
from typing import NamedTuple

import numpy as np

from schemas.expertaf.alignments import AlignmentsReject, AlignmentsRow, AlignmentsSettings
from schemas.expertaf.candidates import CandidatesRow, ExecutionRow, LabelledCommentary
from schemas.expertaf.poses import PoseRow
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.units import Group, Materials, Unit, UnitResult
from tasks.pose.alignment import AlignmentWork, found_in
from tasks.pose.prepared import PreparedPoses, prepared
from tasks.pose.reference import MotionPair, Rescored, rescored
from tasks.pose.skeleton import REGION_JOINTS
from tasks.pose.windows import ROUNDING, FrameSpan
from tasks.sources.take_poses import joints_T_17_3, present_T_17


class PosedClip(NamedTuple):
    """A take's poses, ready."""

    row: PoseRow
    """As they are stored."""
    ready: PreparedPoses
    """As the kernel takes them."""


class Zone(NamedTuple):
    """Where an expert's commentary lets us search."""

    take_uid: str
    """The expert's take."""
    span: FrameSpan
    """Frames of it."""


class Pairs(NamedTuple):
    """One learner take, and all takes it is held against."""

    learner: PosedClip
    """The learner's take."""
    windows: dict[str, FrameSpan]
    """Window by execution; none for an execution whose take is too short."""
    window_list: tuple[FrameSpan, ...]
    """The windows of each unit, in order."""
    zones: dict[str, Zone]
    """Zone by expert commentary."""
    zone_lists: tuple[tuple[FrameSpan, ...], ...]
    """The zones of each unit, in order."""
    expert_takes: tuple[str, ...]
    """The expert take of each unit."""
    experts: dict[str, PosedClip]
    """Takes by uid."""


class Candidate(NamedTuple):
    """The best place of one window in one zone; candidates compare by error, commentary and start."""

    error_mm: float
    """As the search found it."""
    commentary_id: str
    """The expert's commentary."""
    start: int
    """First frame."""


def groups(materials: Materials, settings: AlignmentsSettings) -> Iterator[Group]:
    """The executions of each learner take, and a unit for each expert take that they are held against."""
    clips = {row.take_uid: _clip(row, settings) for row in materials.rows(1)}
    experts: dict[str, LabelledCommentary] = {row.commentary_id: row for row in materials.rows(2)}
    for take_uid, rows in groupby(materials.rows(0), key=lambda row: row.take_uid):
        yield _group(tuple(rows), clips[take_uid], clips, experts, settings)


def settle(group: Group, results: tuple[UnitResult, ...], settings: AlignmentsSettings) -> Iterator[Outcome]:
    """Each execution with its best windows, measured again in float64, or why it has none."""
    pairs: Pairs = group.about
    fault = next((result.fault for result in results if result.path is None), "")
    found = [found_in(result.content, len(pairs.window_list)) for result in results if result.path]
    for row in group.rows:
        reason = _reason(row, pairs, settings)
        if reason:
            yield Rejected(input_id=row.execution_id, reason=reason[0], detail=reason[1])
        elif fault:
            yield Rejected(input_id=row.execution_id, reason=AlignmentsReject.COMPUTATION, detail=fault)
        else:
            yield _outcome(row, pairs, _candidates(row, pairs, found), settings)


def window(moment_sec: float, before_sec: float, after_sec: float, clip: PoseRow) -> FrameSpan | None:
    """The frames round a moment, moved inside the take; None when the take is shorter than they are."""
    frames = round((before_sec + after_sec) * clip.fps)
    if frames > clip.frame_count or frames < 1:
        return None
    start = min(max(0, round((moment_sec - before_sec) * clip.fps)), clip.frame_count - frames)
    return FrameSpan(start=start, stop=start + frames)


def zone(moment_sec: float, before_sec: float, after_sec: float, clip: PoseRow) -> FrameSpan:
    """The frames round a moment, as far as the take has them; at least one."""
    start = min(max(0, round((moment_sec - before_sec) * clip.fps)), clip.frame_count - 1)
    stop = min(max(start + 1, round((moment_sec + after_sec) * clip.fps)), clip.frame_count)
    return FrameSpan(start=start, stop=stop)


def _clip(row: PoseRow, settings: AlignmentsSettings) -> PosedClip:
    return PosedClip(row, prepared(joints_T_17_3(row.joints), present_T_17(row.present), settings.search.min_joints))


def _group(
    rows: tuple[CandidatesRow, ...],
    learner: PosedClip,
    clips: dict[str, PosedClip],
    experts: dict[str, LabelledCommentary],
    settings: AlignmentsSettings,
) -> Group:
    windows = {row.execution_id: _learner_window(row, learner.row, settings) for row in rows}
    placed = {execution_id: span for execution_id, span in windows.items() if span}
    wanted = sorted({expert_id for row in rows for expert_id in row.candidate_ids})
    zones = {expert_id: _expert_zone(experts[expert_id], clips, settings) for expert_id in wanted}
    takes = tuple(sorted({zone.take_uid for zone in zones.values()}))
    window_list = _distinct(placed.values())
    zone_lists = tuple(_distinct(zone.span for zone in zones.values() if zone.take_uid == take) for take in takes)
    pairs = Pairs(learner, placed, window_list, zones, zone_lists, takes, clips)
    units = tuple(_unit(pairs, place) for place in range(len(takes))) if window_list else ()
    return Group(rows, units, pairs)


def _distinct(spans: Iterable[FrameSpan]) -> tuple[FrameSpan, ...]:
    """In order, none twice."""
    by_order = {_order(span): span for span in spans}
    return tuple(by_order[order] for order in sorted(by_order))


def _order(span: FrameSpan) -> tuple[int, int]:
    return span.start, span.stop


def _learner_window(row: CandidatesRow, clip: PoseRow, settings: AlignmentsSettings) -> FrameSpan | None:
    return window(row.video_time_sec, settings.learner_before_sec, settings.learner_after_sec, clip)


def _expert_zone(expert: LabelledCommentary, clips: dict[str, PosedClip], settings: AlignmentsSettings) -> Zone:
    clip = clips[expert.take_uid].row
    span = zone(expert.video_time_sec, settings.expert_before_sec, settings.expert_after_sec, clip)
    return Zone(expert.take_uid, span)


def _unit(pairs: Pairs, place: int) -> Unit:
    expert = pairs.experts[pairs.expert_takes[place]]
    zones = pairs.zone_lists[place]
    key = {
        "learner": pairs.learner.row.poses_sha256,
        "expert": expert.row.poses_sha256,
        "windows": [_order(span) for span in pairs.window_list],
        "zones": [_order(span) for span in zones],
    }
    work = AlignmentWork(learner=pairs.learner.ready, windows=pairs.window_list, expert=expert.ready, zones=zones)
    return Unit(key, work)


def _reason(row: CandidatesRow, pairs: Pairs, settings: AlignmentsSettings) -> tuple[AlignmentsReject, str] | None:
    """Why an execution cannot be aligned with anyone."""
    span = pairs.windows.get(row.execution_id)
    clip = pairs.learner.row
    if span is None:
        wanted = settings.learner_before_sec + settings.learner_after_sec
        return AlignmentsReject.LEARNER_TAKE_TOO_SHORT, f"{clip.frame_count} frames, too few for {wanted} s"
    usable = int((pairs.learner.ready.joints_T[span.start : span.stop] >= settings.search.min_joints).sum())
    if usable < settings.search.min_frame_share * span.frame_count - ROUNDING:
        where = f"frames {span.start} to {span.stop} of {clip.take_name}"
        return AlignmentsReject.LEARNER_WINDOW_GAPS, f"{usable} of {where} have {settings.search.min_joints} joints"
    return None


def _candidates(row: CandidatesRow, pairs: Pairs, found: list[np.ndarray]) -> list[Candidate]:
    """The candidates with a place, the best first; of equal errors by commentary."""
    place = pairs.window_list.index(pairs.windows[row.execution_id])
    made: list[Candidate] = []
    for expert_id in row.candidate_ids:
        take_uid, span = pairs.zones[expert_id]
        unit = pairs.expert_takes.index(take_uid)
        best = found[unit][place, pairs.zone_lists[unit].index(span)]
        if best["start"] >= 0:
            made.append(Candidate(float(best["error_mm"]), expert_id, int(best["start"])))
    return sorted(made)


def _outcome(row: CandidatesRow, pairs: Pairs, candidates: list[Candidate], settings: AlignmentsSettings) -> Outcome:
    if not candidates:
        detail = f"none of {len(row.candidate_ids)} candidates has a window with enough frames to align"
        return Rejected(input_id=row.execution_id, reason=AlignmentsReject.NO_WINDOW, detail=detail)
    kept = [(candidate, _measured(row, pairs, candidate, settings)) for candidate in candidates[: settings.keep]]
    kept.sort(key=lambda pair: (pair[1].error_mm, pair[0].commentary_id, pair[0].start))
    span = pairs.windows[row.execution_id]
    all_errors = [errors.error_mm for _, errors in kept] + [one.error_mm for one in candidates[settings.keep :]]
    made = AlignmentsRow(
        **{name: getattr(row, name) for name in ExecutionRow.model_fields},
        learner_start_frame=span.start,
        window_frames=span.frame_count,
        fps=pairs.learner.row.fps,
        candidates_searched=len(candidates),
        candidates_refused=len(row.candidate_ids) - len(candidates),
        median_error_mm=median(all_errors),
        expert_commentary_ids=[candidate.commentary_id for candidate, _ in kept],
        expert_start_frames=[candidate.start for candidate, _ in kept],
        errors_mm=[errors.error_mm for _, errors in kept],
        sequence_errors_mm=[errors.sequence_error_mm for _, errors in kept],
        region_errors_mm=[errors.region_error_mm for _, errors in kept],
        mirrored_errors_mm=[errors.mirrored_error_mm for _, errors in kept],
        valid_frames=[errors.valid_frames for _, errors in kept],
    )
    return Kept(input_id=row.execution_id, row=made)


def _measured(row: CandidatesRow, pairs: Pairs, candidate: Candidate, settings: AlignmentsSettings) -> Rescored:
    """A pair of windows in float64."""
    expert = pairs.experts[pairs.zones[candidate.commentary_id].take_uid].row
    span = pairs.windows[row.execution_id]
    learner_part = slice(span.start, span.stop)
    expert_part = slice(candidate.start, candidate.start + span.frame_count)
    learner = pairs.learner.row
    pair = MotionPair(
        learner_T_17_3=joints_T_17_3(learner.joints)[learner_part],
        learner_present_T_17=present_T_17(learner.present)[learner_part],
        expert_T_17_3=joints_T_17_3(expert.joints)[expert_part],
        expert_present_T_17=present_T_17(expert.present)[expert_part],
    )
    weights_17 = np.zeros(17)
    weights_17[list(REGION_JOINTS[row.region])] = 1.0
    return rescored(pair, weights_17, settings.search.min_joints)
