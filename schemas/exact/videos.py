"""`exact.videos`: which videos the takes have. The rows are those of every flow (schemas/video.py)."""

from schemas.video import TakeVideosRow, VideosReject, VideosSettings

__all__ = ["TakeVideosRow", "VideosReject", "VideosSettings"]
