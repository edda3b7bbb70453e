"""Takes of learners and of experts with labelled commentary, as ExpertAF's stages read them.

Nothing is known of the density of commentary but what is published of the real set; here a take lasts one to three
minutes and has 9 to 20 commentaries a minute, and two or three experts speak of each moment, about half a second apart.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from generated_motion import FPS, generated_motion

from schemas.commentary import Split
from schemas.demonstrations import DemonstratorLevel
from schemas.expertaf.candidates import CandidatesRow, CandidatesSettings, LabelledCommentary
from schemas.expertaf.labels import LabelsRow
from schemas.expertaf.poses import PosedTake, PoseRow
from schemas.outcomes import Kept
from schemas.pose import BodyRegion, PoseOrigin
from schemas.records import Row
from tasks.expertaf import candidates

TAKE_SEC = (60.0, 180.0)
PER_MINUTE = (9.0, 20.0)
SPEAKERS = (2, 3)
APART_SEC = 0.5
RIGHT = 0.4
"""Share of the regions in which an expert is right."""
REGIONS = tuple(BodyRegion)


class GeneratedTake(NamedTuple):
    """One take."""

    uid: str
    """Its identifier and name."""
    frames: int
    """Its length."""
    seed: int
    """What its motion follows from."""
    commentaries: tuple[LabelsRow, ...]
    """What was said of it, in the order of the moments."""


class GeneratedSet(NamedTuple):
    """All takes of one task."""

    learners: tuple[GeneratedTake, ...]
    """Each commentary finds one region that needs improvement."""
    experts: tuple[GeneratedTake, ...]
    """Each commentary finds some regions right."""
    missing: float
    """Share of the joints that are absent."""

    @property
    def takes(self) -> tuple[GeneratedTake, ...]:
        """Of both."""
        return self.learners + self.experts


class Tables:
    """Materials whose rows are made anew each time they are read."""

    def __init__(self, *tables: Callable[[], Iterator[Row]]) -> None:
        self._tables = tables
        self.data = Path()

    def rows(self, index: int) -> Iterator[Any]:
        """The rows of one table."""
        return self._tables[index]()

    def digest(self, path: Path) -> str:
        """Of a file's content."""
        return hashlib.sha256(path.read_bytes()).hexdigest()


def generated_set(windows: int, candidates_each: int, missing: float) -> GeneratedSet:
    """As many takes as it needs for so many learner's windows, each with about so many candidates."""
    chance = np.random.default_rng(17)
    learners = tuple(_takes("learner", windows, DemonstratorLevel.NOVICE, chance))
    experts = tuple(_takes("expert", round(candidates_each / RIGHT), DemonstratorLevel.LATE_EXPERT, chance))
    return GeneratedSet(learners, experts, missing)


def tables(made: GeneratedSet, settings: CandidatesSettings) -> Tables:
    """What `expertaf.alignments` reads."""
    return Tables(lambda: _candidates(made, settings), lambda: _poses(made), lambda: _labelled(made))


def _takes(
    kind: str, commentaries: int, level: DemonstratorLevel, chance: np.random.Generator
) -> Iterator[GeneratedTake]:
    number = 0
    while commentaries > 0:
        seconds = float(chance.uniform(*TAKE_SEC))
        moments = _moments(seconds, chance)[:commentaries]
        uid = f"{kind}_{number:04}"
        rows = tuple(_commentary(uid, n, second, seconds, level, chance) for n, second in enumerate(moments))
        yield GeneratedTake(uid, int(seconds * FPS), int(chance.random() * 2**32), rows)
        commentaries -= len(rows)
        number += 1


def _moments(seconds: float, chance: np.random.Generator) -> list[float]:
    """When commentaries stand, in order of what they speak of."""
    count = round(chance.uniform(*PER_MINUTE) * seconds / 60)
    made: list[float] = []
    while len(made) < count:
        moment, speakers = chance.uniform(0, seconds), int(chance.integers(SPEAKERS[0], SPEAKERS[1] + 1))
        made += [float(np.clip(moment + chance.normal(scale=APART_SEC), 0, seconds)) for _ in range(speakers)]
    return made[:count]


def _commentary(
    uid: str, number: int, second: float, seconds: float, level: DemonstratorLevel, chance: np.random.Generator
) -> LabelsRow:
    is_learner = level is DemonstratorLevel.NOVICE
    wrong = [REGIONS[int(chance.integers(len(REGIONS)))]] if is_learner else []
    right = [] if is_learner else [region for region in REGIONS if chance.random() < RIGHT]
    return LabelsRow(
        commentary_id=f"{uid}/expert/{number}",
        take_uid=uid,
        take_name=uid,
        participant_uid=uid,
        task_id=6000,
        task_name="Basketball Drills - Mikan Layup",
        activity="basketball",
        domain="Sports",
        split=Split.TRAIN,
        expert_uid="expert",
        recording=number,
        video_time_sec=second,
        take_duration_sec=seconds,
        text="Bend the knees before the shot.",
        parent_task_id=6000,
        parent_task_name="Basketball",
        level=level,
        summary="Bend the knees before the shot.",
        needs_improvement=wrong,
        needs_improvement_evidence=["bend" for _ in wrong],
        correct=right,
        correct_evidence=["knees" for _ in right],
        dropped_labels=[],
        samples_agreeing=1,
    )


def _candidates(made: GeneratedSet, settings: CandidatesSettings) -> Iterator[CandidatesRow]:
    """What `expertaf.candidates` makes of the set."""
    read = Tables(lambda: _commentaries(made), lambda: _posed(made), lambda: _labelled(made))
    for group in candidates.groups(read, settings):
        for outcome in candidates.settle(group, (), settings):
            if isinstance(outcome, Kept):
                yield from (row for row in outcome.rows if isinstance(row, CandidatesRow))


def _commentaries(made: GeneratedSet) -> Iterator[LabelsRow]:
    return (row for take in made.takes for row in take.commentaries)


def _labelled(made: GeneratedSet) -> Iterator[LabelledCommentary]:
    for row in _commentaries(made):
        yield LabelledCommentary(**{name: getattr(row, name) for name in LabelledCommentary.model_fields})


def _posed(made: GeneratedSet) -> Iterator[PosedTake]:
    for take in made.takes:
        yield PosedTake(take_uid=take.uid, take_name=take.uid, frame_count=take.frames, fps=FPS, poses_sha256=take.uid)


def _poses(made: GeneratedSet) -> Iterator[PoseRow]:
    for take in made.takes:
        motion = generated_motion(take.frames, take.seed, made.missing)
        yield PoseRow(
            take_uid=take.uid,
            take_name=take.uid,
            frame_count=take.frames,
            fps=FPS,
            poses_sha256=take.uid,
            origin=PoseOrigin.ANNOTATION,
            sampled_fps=FPS,
            coverage=1.0,
            interpolated_share=0.0,
            dropped_share=0.0,
            limb_variation=0.0,
            median_views=None,
            joints=motion.joints_T_17_3.astype("<f4").tobytes(),
            present=motion.present_T_17.tobytes(),
        )
