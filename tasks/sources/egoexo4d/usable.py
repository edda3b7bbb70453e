"""Which records of the source are usable commentary."""

import re

from schemas.commentary import (
    LONGEST_TAKE_SEC,
    TEXT_LIMIT,
    CommentaryReject,
    CommentaryRow,
    CommentarySettings,
    Split,
)
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.sources import RECORDING, SourceCommentary, Take

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,199}")
"""Names that may stand in ids and file names: nothing that could leave a folder."""


def usable(record: SourceCommentary, settings: CommentarySettings) -> Outcome:
    """Keep one commentary, or reject it with the first reason that holds."""
    found = _fault(record, settings)
    if found:
        reason, detail = found
        detail = f"{record.file}: {detail}"
        return Rejected(input_id=record.input_id, reason=reason, detail=detail, record=record.record)
    return Kept(input_id=record.input_id, row=_row(record, settings))


def _fault(record: SourceCommentary, settings: CommentarySettings) -> tuple[CommentaryReject, str] | None:
    if record.malformed:
        return CommentaryReject.MALFORMED, record.malformed
    if not RECORDING.fullmatch(record.recording):
        return CommentaryReject.MALFORMED, f"recording {record.recording!r:.60} is not <number>.webm"
    if record.duplicate_of:
        return CommentaryReject.DUPLICATE_KEY, f"{record.duplicate_of} stands earlier in the source"
    return _text_fault(record) or _take_fault(record, settings)


def _text_fault(record: SourceCommentary) -> tuple[CommentaryReject, str] | None:
    if record.transcription_failed or record.text is None:
        return CommentaryReject.TRANSCRIPTION_ERROR, "the source has no transcript of it"
    length = len(record.text.strip())
    if not length:
        return CommentaryReject.EMPTY_TEXT, "the transcript is white space"
    if length > TEXT_LIMIT:
        return CommentaryReject.TEXT_TOO_LONG, f"{length} characters, more than {TEXT_LIMIT}"
    return None


def _take_fault(record: SourceCommentary, settings: CommentarySettings) -> tuple[CommentaryReject, str] | None:
    take = record.take
    if take is None:
        return CommentaryReject.UNKNOWN_TAKE, "takes.json does not know its take"
    for name in (take.take_name, take.take_uid, record.expert_uid, *record.input_id.split("/")):
        if not _KEY.fullmatch(name) or ".." in name:
            return CommentaryReject.BAD_KEY, f"{name!r:.80} is no name of letters, digits, '.', '_' and '-'"
    if take.is_dropped:
        return CommentaryReject.DROPPED_TAKE, f"{take.take_name} was withdrawn by the source"
    if record.split not in tuple(Split):
        return CommentaryReject.UNKNOWN_SPLIT, f"split {record.split!r:.40} is none of {', '.join(Split)}"
    if not any(activity.holds(take.task_id) for activity in settings.activities):
        return CommentaryReject.UNUSED_ACTIVITY, f"task {take.task_id} ({take.task_name}) is in no activity"
    return _time_fault(record, take, settings.end_tolerance_sec)


def _time_fault(record: SourceCommentary, take: Take, tolerance_sec: float) -> tuple[CommentaryReject, str] | None:
    inside = 0 <= record.video_time_sec <= take.duration_sec + tolerance_sec
    if inside and 0 < take.duration_sec <= LONGEST_TAKE_SEC and record.video_time_sec <= LONGEST_TAKE_SEC:
        return None
    detail = f"at {record.video_time_sec} s of a take of {take.duration_sec} s"
    return CommentaryReject.TIME_OUTSIDE_TAKE, detail


def _row(record: SourceCommentary, settings: CommentarySettings) -> CommentaryRow:
    take = record.take
    if take is None or record.text is None:
        raise TypeError(f"{record.input_id} has no take or no text and should have been rejected")
    activity = next(activity for activity in settings.activities if activity.holds(take.task_id))
    return CommentaryRow(
        commentary_id=record.input_id,
        take_uid=take.take_uid,
        take_name=take.take_name,
        participant_uid=take.participant_uid,
        task_id=take.task_id,
        task_name=take.task_name,
        activity=activity.slug,
        domain=activity.domain,
        split=Split(record.split),
        expert_uid=record.expert_uid,
        recording=int(record.recording.removesuffix(".webm")),
        video_time_sec=record.video_time_sec,
        take_duration_sec=take.duration_sec,
        text=record.text.strip(),
        source_says=record.source_says,
    )
