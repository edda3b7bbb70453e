"""`expertaf.commentary`: usable commentary on performers whose level is known."""

from schemas.commentary import CommentaryRow
from schemas.demonstrations import DemonstratorLevel
from schemas.expertaf.commentary import ExecutionCommentaryRow, ExecutionCommentarySettings, ExecutionReject
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.sources import SourceCommentary, Take
from tasks.sources.egoexo4d.usable import usable


def settle(record: SourceCommentary, settings: ExecutionCommentarySettings) -> Outcome:
    """Keep one commentary, or reject it with the first reason that holds."""
    outcome = usable(record, settings)
    if not isinstance(outcome, Kept) or not isinstance(outcome.row, CommentaryRow) or record.take is None:
        return outcome
    if settings.used_activities and outcome.row.activity not in settings.used_activities:
        return _rejected(record, ExecutionReject.UNUSED_ACTIVITY, f"{outcome.row.activity} is not among those used")
    if record.level not in tuple(DemonstratorLevel):
        detail = f"the proficiency files do not say how good the performer of {outcome.row.take_name} is"
        return _rejected(record, ExecutionReject.UNKNOWN_LEVEL, detail)
    return Kept(input_id=record.input_id, row=_row(outcome.row, record.take, record.level))


def _rejected(record: SourceCommentary, reason: ExecutionReject, detail: str) -> Rejected:
    return Rejected(input_id=record.input_id, reason=reason, detail=f"{record.file}: {detail}", record=record.record)


def _row(row: CommentaryRow, take: Take, level: str) -> ExecutionCommentaryRow:
    return ExecutionCommentaryRow(
        **row.model_dump(),
        parent_task_id=take.parent_task_id,
        parent_task_name=take.parent_task_name,
        level=DemonstratorLevel(level),
    )
