"""A triplet as it is drawn: both windows, their errors, and what was said."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from schemas.errors import SourceError
from schemas.expertaf.poses import PoseRow
from schemas.expertaf.triplets import TripletRow
from schemas.video import TakeVideosRow, View
from tasks.pose.pictures.shown import ShownBody, ShownPair
from tasks.pose.reference import MotionPair, frame_errors_mm
from tasks.sources.egoexo4d.videos import on_disk
from tasks.sources.take_poses import joints_T_17_3, present_T_17
from tasks.video.window_pictures import window_pictures

VIDEO_SIDE_PX = 448
"""Shorter side of the video that is drawn."""

Pictures = Callable[[], Iterator[NDArray[np.uint8] | None]]


def shown_pair(row: TripletRow, learner: PoseRow, expert: PoseRow, videos: tuple[Pictures | None, ...]) -> ShownPair:
    """The two windows of a triplet; `videos` are the learner's and the expert's, None where there is none."""
    left = _body(learner, row.take_name, row.text, row.learner_start_frame, row.window_frames, videos[0])
    right = _body(expert, row.expert_take_name, row.expert_text, row.expert_start_frame, row.window_frames, videos[1])
    pair = MotionPair(
        learner_T_17_3=left.joints_T_17_3,
        learner_present_T_17=left.present_T_17,
        expert_T_17_3=right.joints_T_17_3,
        expert_present_T_17=right.present_T_17,
    )
    return ShownPair(learner=left, expert=right, region=row.region, fps=row.fps, errors_mm_T=frame_errors_mm(pair))


def window_video(root: Path, take: TakeVideosRow | None, start_frame: int, frames: int, fps: float) -> Pictures | None:
    """The window in the take's best view that is on disk; None where there is none."""
    if take is None:
        return None
    for view in (View.BEST_EXO, View.EGO):
        try:
            path = on_disk(root, take.folder, take.path_of(view), VIDEO_SIDE_PX)
        except SourceError:
            continue
        if path:
            return partial(window_pictures, path, start_frame, frames, fps, VIDEO_SIDE_PX)
    return None


def _body(row: PoseRow, take: str, text: str, start: int, frames: int, video: Pictures | None) -> ShownBody:
    part = slice(start, start + frames)
    return ShownBody(
        take=take,
        text=text,
        joints_T_17_3=joints_T_17_3(row.joints)[part],
        present_T_17=present_T_17(row.present)[part],
        open_video=video,
    )
