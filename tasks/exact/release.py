"""`exact.release`: questions in the layout that ExAct was published in, ready for its own evaluation code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import orjson
from pydantic import ValidationError

from schemas.errors import SourceError
from schemas.exact.questions import QuestionRow
from schemas.exact.release import (
    CLIP_SUFFIX,
    FILE_NAME_LIMIT,
    PUBLISHED,
    PUBLISHED_ID,
    ClipFiles,
    ClipState,
    PublishedRow,
    ReleaseReject,
    ReleaseRow,
    ReleaseSettings,
)
from schemas.feedback import Judgement
from schemas.outcomes import Beside, File, Kept, Line, Outcome, Rejected
from schemas.units import Group, Materials, Unit, UnitResult
from schemas.video import ClipWork, TakeVideosRow
from tasks.sources.egoexo4d.videos import on_disk

FOLDER = "release"
"""Folder of the artifact that holds the release as it was published: `metadata.jsonl` beside its clips."""
METADATA = f"{FOLDER}/metadata.jsonl"
MISSING_CLIPS = f"{FOLDER}/missing_clips.jsonl"
"""What the published folder does not have: the questions without a clip, and why."""
_ID = re.compile(PUBLISHED_ID)
_KIND = {Judgement.TIP: "tips", Judgement.GOOD_EXECUTION: "ge"}


def files(root: Path, materials: Materials, settings: ReleaseSettings) -> tuple[Path, ...]:
    """The videos that clips are cut from."""
    if settings.clips is ClipFiles.LEAVE_OUT:
        return ()
    used = {row.take_uid for row in materials.rows(0)}
    found = (clip_source(root, row, settings).path for row in materials.rows(1) if row.take_uid in used)
    return tuple(sorted({path for path in found if path}))


def groups(materials: Materials, settings: ReleaseSettings) -> Iterator[Group]:
    """Each question with the clip that is to be cut for it, if its video is there."""
    takes: dict[str, TakeVideosRow] = {row.take_uid: row for row in materials.rows(1)}
    for row in materials.rows(0):
        found = ClipSource()
        if settings.clips is ClipFiles.CUT:
            found = clip_source(materials.data, takes.get(row.take_uid), settings)
        units = (_clip(row, found.path, materials),) if found.path else ()
        yield Group((row,), units, found)


def settle(group: Group, results: tuple[UnitResult, ...], settings: ReleaseSettings) -> Iterator[Outcome]:
    """The released form of each question, its clip beside it; a reject when its id cannot name a file."""
    for row in group.rows:
        released_id = published_id(row)
        fault = _fault(released_id)
        if fault:
            yield Rejected(input_id=row.question_id, reason=fault[0], detail=fault[1])
            continue
        clip = results[0] if results else UnitResult(None, group.about.fault)
        made = _release(row, released_id, group.about, _state(group.about, clip, settings), clip.fault)
        yield Kept(input_id=row.question_id, row=made, beside=tuple(_beside(made, clip)))


class ClipSource(NamedTuple):
    """Where a question's clip comes from."""

    path: Path | None = None
    """The video; None where there is none."""
    relative: str = ""
    """The same, relative to the data root."""
    fault: str = ""
    """Why there is none, where something is wrong with it."""


def clip_source(root: Path, take: TakeVideosRow | None, settings: ReleaseSettings) -> ClipSource:
    """The first of the take's videos, in the order of the settings' views, that is on disk."""
    if take is None:
        return ClipSource(fault="takes.json does not name the take's videos")
    for view in settings.views:
        try:
            path = on_disk(root, take.folder, take.path_of(view), settings.clip.short_side_px)
        except SourceError as error:
            return ClipSource(fault=str(error))
        if path:
            return ClipSource(path, path.relative_to(root).as_posix())
    return ClipSource(fault=take.fault)


def published_id(row: QuestionRow) -> str:
    """The published `<domain>_<tips|ge>_<take_name>_<video_time>`, then expert, recording and list index after `~`.

    The activity's own `_` become `-`: the published parts are told apart by `_`, and only take names have more of them.
    """
    _, _, source_key = row.question_id.partition("/")
    parts = (row.activity.replace("_", "-"), _KIND[row.judgement], row.take_name, str(row.video_time_sec))
    return "~".join(("_".join(parts), *source_key.split("/")))


def metadata_line(row: PublishedRow) -> bytes:
    """One line of `metadata.jsonl`: the published keys in order, and no others."""
    return orjson.dumps({name: getattr(row, name) for name in PUBLISHED})


def parse_metadata_line(line: bytes) -> PublishedRow:
    """A line of `metadata.jsonl` as its readers take it. Raises SourceError for anything but the published keys."""
    try:
        row = PublishedRow.model_validate_json(line, strict=True)
    except ValidationError as error:
        raise SourceError(f"metadata.jsonl has a line that is none of ours, {line[:80]!r}: {error}") from error
    if tuple(orjson.loads(line)) != PUBLISHED:
        raise SourceError(f"metadata.jsonl has a line with its keys out of order, {line[:80]!r}; release it anew")
    return row


def _fault(released_id: str) -> tuple[ReleaseReject, str] | None:
    if not _ID.fullmatch(released_id):
        detail = f"{released_id!r:.120} would name the clip; use letters, digits, '.', '_' and '-' in slugs and keys"
        return ReleaseReject.UNSAFE_NAME, detail
    length = len(released_id) + len(CLIP_SUFFIX)
    if length > FILE_NAME_LIMIT:
        detail = f"{released_id:.80}... makes a file name of {length} bytes, more than {FILE_NAME_LIMIT}"
        return ReleaseReject.NAME_TOO_LONG, detail
    return None


def _clip(row: QuestionRow, path: Path, materials: Materials) -> Unit:
    key = {"video": materials.digest(path), "start_sec": row.clip_start_sec, "end_sec": row.clip_end_sec}
    return Unit(key, ClipWork(source=path, start_sec=row.clip_start_sec, end_sec=row.clip_end_sec))


def _state(found: ClipSource, clip: UnitResult, settings: ReleaseSettings) -> ClipState:
    if settings.clips is ClipFiles.LEAVE_OUT:
        return ClipState.LEFT_OUT
    if clip.path:
        return ClipState.PRESENT
    return ClipState.UNREADABLE if found.path else ClipState.MISSING


def _beside(row: ReleaseRow, clip: UnitResult) -> Iterator[Beside]:
    yield Line(name=METADATA, line=metadata_line(row))
    if clip.path:
        yield File(name=f"{FOLDER}/{row.file_name}", source=clip.path)
    elif row.clip_state is not ClipState.LEFT_OUT:
        missing = {"file_name": row.file_name, "clip_state": row.clip_state, "clip_fault": row.clip_fault}
        yield Line(name=MISSING_CLIPS, line=orjson.dumps(missing))


def _release(row: QuestionRow, released_id: str, found: ClipSource, state: ClipState, clip_fault: str) -> ReleaseRow:
    return ReleaseRow(
        file_name=released_id + CLIP_SUFFIX,
        id=released_id,
        domain=row.activity,
        is_ge=row.judgement is Judgement.GOOD_EXECUTION,
        groundTruth=row.options[row.key_index],
        negative_comments=[text for index, text in enumerate(row.options) if index != row.key_index],
        take_name=row.take_name,
        video_time=row.video_time_sec,
        task_name=row.task_name,
        question_id=row.question_id,
        split=row.split,
        clip_state=state,
        clip_start_sec=row.clip_start_sec,
        clip_end_sec=row.clip_end_sec,
        clip_source=found.relative,
        clip_fault=clip_fault,
    )
