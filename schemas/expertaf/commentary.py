"""`expertaf.commentary`: commentary on performers whose level is known (ExpertAF, section 3.1)."""

from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import CommentaryReject, CommentaryRow, CommentarySettings
from schemas.demonstrations import DemonstratorLevel

__all__ = ["CommentaryReject", "ExecutionCommentaryRow", "ExecutionCommentarySettings"]


class ExecutionCommentaryRow(CommentaryRow):
    """What one expert said of one execution, and who executed it."""

    id_column: ClassVar[str] = "commentary_id"

    parent_task_id: Annotated[int, Field(ge=-1, le=99_999)]
    """The number of the task that the take's task is part of; -1 where the source names none."""
    parent_task_name: str
    """Its name, such as `Basketball`."""
    level: DemonstratorLevel
    """How good the performer is."""


class ExecutionCommentarySettings(CommentarySettings):
    """Settings of `expertaf.commentary`."""

    used_activities: tuple[str, ...] = ()
    """Slugs of the activities that are used; all of them where none is named."""
