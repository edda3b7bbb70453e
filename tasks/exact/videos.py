"""`exact.videos`: which videos the takes have, by takes.json."""

from schemas.exact.videos import VideosSettings
from schemas.outcomes import Outcome
from tasks.sources.egoexo4d.take_videos import kept_videos
from tasks.sources.egoexo4d.videos import TakeVideos


def settle(record: TakeVideos, settings: VideosSettings) -> Outcome:  # noqa: ARG001
    """Keep a take that can be referred to, whatever is wrong with one of its videos."""
    return kept_videos(record)
