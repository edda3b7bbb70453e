"""`exact.commentary`: the rows are those that every flow begins with (schemas/commentary.py)."""

from schemas.commentary import CommentaryReject, CommentaryRow, CommentarySettings

__all__ = ["CommentaryReject", "CommentaryRow", "CommentarySettings"]
