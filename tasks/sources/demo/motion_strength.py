"""How strongly a fault shows, frame by frame, so that a body does what the commentary says of it.

A point that goes wrong in a take does so at half strength throughout, and fully from some seconds before an expert
speaks of it. Where something is praised nothing else of its region goes wrong, unless an expert says so just then.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from schemas.demonstrations import SourceJudgement
from schemas.pose import BodyRegion
from tasks.sources.demo.catalog import sheet_of
from tasks.sources.demo.commentaries import goes_wrong
from tasks.sources.demo.motion_channels import Floats, Move, eased
from tasks.sources.demo.motion_faults import REGIONS, MotionFault, fault_of
from tasks.sources.demo.motion_moments import PointMoment
from tasks.sources.demo.takes import FRAMES_PER_SEC, DemoTake

BEFORE_SEC, AFTER_SEC, EASE_SEC = 4.0, 1.0, 0.4
"""How long before and after an expert speaks a body shows it, and how long it takes to come and go."""
UNSPOKEN = 0.45
"""How strongly something goes wrong while nobody speaks of it."""


def fault_strengths(take: DemoTake, move: Move, moments: Sequence[PointMoment], seed: int) -> dict[MotionFault, Floats]:
    """How strongly (T,), from 0 to 1, each fault shows that goes wrong in the take and that its move can show."""
    strengths: dict[MotionFault, Floats] = {}
    for point in sheet_of(take.activity.slug).points_for(take.task.task_id):
        fault = fault_of(take.activity.slug, point)
        if fault is None or fault not in move.faults:
            continue
        told = [one.time_sec for one in moments if one.point == point and one.judgement is SourceJudgement.TIP]
        usual = UNSPOKEN if goes_wrong(take, point, seed) else 0.0
        unspoken_T = usual * (1 - _around(take, _praised(take, moments, REGIONS[fault])))
        shown_T = np.maximum(unspoken_T, _around(take, told))
        if shown_T.any():
            strengths[fault] = np.maximum(strengths[fault], shown_T) if fault in strengths else shown_T
    return strengths


def _praised(take: DemoTake, moments: Iterable[PointMoment], region: BodyRegion) -> list[float]:
    """When something of this region is praised."""
    good = [one for one in moments if one.judgement is SourceJudgement.GOOD_EXECUTION]
    faults = [(one.time_sec, fault_of(take.activity.slug, one.point)) for one in good]
    return [time_sec for time_sec, fault in faults if fault is not None and REGIONS[fault] is region]


def _around(take: DemoTake, times_sec: Sequence[float]) -> Floats:
    """1 from `BEFORE_SEC` before each time to `AFTER_SEC` after it, easing from and to 0."""
    frames_T = np.arange(take.frame_count) / FRAMES_PER_SEC
    shown_T = np.zeros(take.frame_count)
    for time_sec in times_sec:
        outside_T = np.maximum(time_sec - BEFORE_SEC - frames_T, frames_T - time_sec - AFTER_SEC)
        shown_T = np.maximum(shown_T, eased(1 - outside_T / EASE_SEC))
    return shown_T
