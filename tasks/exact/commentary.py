"""`exact.commentary`: which records of the source are usable commentary."""

from schemas.commentary import CommentarySettings
from schemas.outcomes import Outcome
from schemas.sources import SourceCommentary
from tasks.sources.egoexo4d.usable import usable


def settle(record: SourceCommentary, settings: CommentarySettings) -> Outcome:
    """Keep one commentary, or reject it with the first reason that holds."""
    return usable(record, settings)
