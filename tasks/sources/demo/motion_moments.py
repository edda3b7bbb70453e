"""Which coaching points the commentary of a take is about, and when."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from schemas.demonstrations import SourceJudgement
from schemas.records import Record
from tasks.sources.demo.catalog import sheet_of
from tasks.sources.demo.commentaries import DemoCommentary
from tasks.sources.demo.grammar import THEY, Form, realise
from tasks.sources.demo.sheet import CoachingPoint
from tasks.sources.demo.takes import DemoTake


class PointMoment(Record):
    """A coaching point that an expert speaks of."""

    time_sec: float
    """Where in the take."""
    point: CoachingPoint
    """The point."""
    judgement: SourceJudgement
    """Whether it goes wrong there, or well."""


class _Phrases(NamedTuple):
    point: CoachingPoint
    tips: tuple[str, ...]
    goods: tuple[str, ...]


def moments_of(take: DemoTake, commentaries: Sequence[DemoCommentary]) -> tuple[PointMoment, ...]:
    """The moments of the take, as its commentaries' feedback names them; feedback in other words names none."""
    said = [one for one in commentaries if one.take_uid == take.take_uid and one.video_time_sec <= take.duration_sec]
    return tuple(moment for one in said for moment in _moments(take, one))


def _moments(take: DemoTake, said: DemoCommentary) -> Iterator[PointMoment]:
    tips, goods = " ".join(said.tips_for_improvement).lower(), " ".join(said.good_executions).lower()
    for phrases in _phrases(take.activity.slug):
        if take.task.task_id in phrases.point.task_ids or not phrases.point.task_ids:
            if any(phrase in tips for phrase in phrases.tips):
                yield PointMoment(time_sec=said.video_time_sec, point=phrases.point, judgement=SourceJudgement.TIP)
            if any(phrase in goods for phrase in phrases.goods):
                good = SourceJudgement.GOOD_EXECUTION
                yield PointMoment(time_sec=said.video_time_sec, point=phrases.point, judgement=good)


@cache
def _phrases(slug: str) -> tuple[_Phrases, ...]:
    """How feedback words each point of an activity."""
    return tuple(
        _Phrases(
            point,
            tuple(realise(phrase, THEY, Form.BASE).lower() for phrase in point.advice)
            + tuple(realise(phrase, THEY, Form.THIRD).lower() for phrase in point.faults),
            tuple(realise(phrase, THEY, Form.THIRD).lower() for phrase in point.goods),
        )
        for point in sheet_of(slug).points
    )
