"""`exact.release`: questions in the layout that ExAct was published in, ready for its own evaluation code."""

import re

import orjson
from pydantic import ValidationError

from schemas.errors import SourceError
from schemas.exact.feedback import Judgement
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
from schemas.outcomes import Kept, Outcome, Rejected

_ID = re.compile(PUBLISHED_ID)
_KIND = {Judgement.TIP: "tips", Judgement.GOOD_EXECUTION: "ge"}


def settle(row: QuestionRow, settings: ReleaseSettings, clip_state: ClipState = ClipState.MISSING) -> Outcome:
    """The released form of one question, or a reject when its id cannot name a file.

    Whether the clip is there is for the caller to say: this function opens no file.
    """
    released_id = published_id(row)
    found = _fault(released_id)
    if found:
        reason, detail = found
        return Rejected(input_id=row.question_id, reason=reason, detail=detail)
    state = clip_state if settings.clips is ClipFiles.CUT else ClipState.MISSING
    return Kept(input_id=row.question_id, row=_release(row, released_id, state))


def published_id(row: QuestionRow) -> str:
    """The published `<domain>_<tips|ge>_<take_name>_<video_time>`, then expert, recording and list index after `~`.

    The activity's own `_` become `-`: the published parts are told apart by `_`, and only take names have more of them.
    """
    _, _, source_key = row.question_id.partition("/")
    parts = (row.activity.replace("_", "-"), _KIND[row.judgement], row.take_name, str(row.video_time_sec))
    return "~".join(("_".join(parts), *source_key.split("/")))


def metadata_line(row: PublishedRow) -> bytes:
    """One line of `metadata.jsonl`: the published keys in order, and no others."""
    return orjson.dumps({name: getattr(row, name) for name in PUBLISHED}, option=orjson.OPT_APPEND_NEWLINE)


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


def _release(row: QuestionRow, released_id: str, state: ClipState) -> ReleaseRow:
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
    )
