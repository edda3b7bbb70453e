"""`exact.videos`: which videos the takes have, by takes.json."""

from schemas.exact.videos import TakeVideosRow, VideosReject, VideosSettings
from schemas.outcomes import Kept, Outcome, Rejected
from tasks.sources.egoexo4d.videos import TakeVideos


def settle(record: TakeVideos, settings: VideosSettings) -> Outcome:  # noqa: ARG001
    """Keep a take that can be referred to, whatever is wrong with one of its videos."""
    if record.duplicate_of:
        detail = f"{record.take_uid} stands at {record.duplicate_of} already"
        return Rejected(input_id=record.input_id, reason=VideosReject.DUPLICATE_TAKE, detail=detail)
    if not (record.take_uid and record.take_name):
        return Rejected(input_id=record.input_id, reason=VideosReject.MALFORMED, detail=record.fault)
    values = {name: getattr(record, name) for name in TakeVideosRow.model_fields}
    return Kept(input_id=record.input_id, row=TakeVideosRow.model_validate(values))
