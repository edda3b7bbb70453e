"""Which takes the demo data has, who performs in them, and how well."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import count, islice, zip_longest

from schemas.commentary import Split
from schemas.records import Record
from tasks.sources.demo.catalog import ACTIVITIES, BY_SLUG, DemoActivity, DemoTask
from tasks.sources.demo.draws import Draws, uid_of

FRAMES_PER_SEC = 30
"""Rate of the frame-aligned videos."""

SMALLEST_TAKE_COUNT = 26
"""Fewest takes with which every activity and every oddity is there."""

_PLAN = {
    "basketball": "tN0 vL1 tL0 vN1 tL2 vE2 tN2 vI2 tE0 xI1",
    "soccer": "tN3 vL3 tL3 vE3 tL0 tI1 tN2 xN3",
    "bouldering": "tE0 vI0 tI0 vN0 tI1 tE2 tN1 xL2",
    "bike": "tN1 tIdrop2 vL1 tN3 vE0 xI1",
    "cooking": "tL0 vI1 tE2 vN0 tE3 xN4",
    "covid": "tE0 vN0 tL0 tE0 xL0",
    "cpr": "tI0 vN0 tN0 xE0",
    "guitar": "tN0 tL1 vI0 tN2",
    "piano": "vE1 tL0 tN2 vE0",
    "violin": "tE0 vL1 tE2 xN0",
    "dance": "vL0 tNdrop1 tI1 tN2 xE0",
    "trombone": "tI0",
    "campsite": "vN0",
}
"""Per activity, its takes in order: split, level, perhaps `drop`, and which of the activity's tasks.

Chosen so that in each sport both splits have a beginner and an expert, and the same task for some of them.
"""


class Proficiency(StrEnum):
    """The source's four levels of a performer."""

    NOVICE = "Novice"
    EARLY_EXPERT = "Early Expert"
    INTERMEDIATE_EXPERT = "Intermediate Expert"
    LATE_EXPERT = "Late Expert"


_SPLITS = {"t": Split.TRAIN, "v": Split.VAL, "x": Split.TEST}
_LEVELS = {level.value[0]: level for level in Proficiency}


class DemoTake(Record):
    """One take, with everything that other parts of the demo data need to know about it."""

    take_uid: str
    """Identifier in the shape of a UUID."""
    take_name: str
    """`<capture>_<take_idx>`."""
    take_idx: int
    """Number of the take in its capture, from 1."""
    capture_name: str
    """`<university>_<site>_<number>`; one capture per participant."""
    university_name: str
    """First part of the names."""
    participant_uid: int
    """Who performs; several takes share one, all in one split."""
    pronoun: str
    """he, she or they: how most experts speak of the participant."""
    proficiency: Proficiency
    """Level of the participant."""
    activity: DemoActivity
    """What is done."""
    task: DemoTask
    """Which of the activity's tasks."""
    split: Split
    """The source's split."""
    is_dropped: bool
    """Whether the source has withdrawn the take."""
    frame_count: int
    """Length in frames at `FRAMES_PER_SEC`."""
    timesync_start_idx: int
    """First frame in the capture's time base."""
    ego_camera: str
    """Aria camera, such as `aria01`."""
    exo_cameras: tuple[str, ...]
    """Fixed cameras, `cam01`... or `gp01`..."""
    best_exo: str | None
    """The fixed camera with the best view, where somebody chose one."""

    @property
    def duration_sec(self) -> float:
        """Length in seconds."""
        return self.frame_count / FRAMES_PER_SEC


class _Slot(Record):
    """One line of the plan, before anything is drawn."""

    lap: int
    """How often the whole plan has been gone through before."""
    slug: str
    """Activity."""
    split: Split
    """Split of the take."""
    level: Proficiency
    """Level of the participant."""
    is_dropped: bool
    """Whether the source has withdrawn the take."""
    task_index: int
    """Which of the activity's tasks."""

    @property
    def participant(self) -> str:
        """Takes with the same value share the participant and the capture."""
        return f"{self.lap}/{self.slug}/{self.split}/{self.level}"


def demo_takes(take_count: int = 66, seed: int = 7) -> tuple[DemoTake, ...]:
    """The first takes of an endless plan; the same for every larger `take_count`.

    Raises ValueError for fewer than `SMALLEST_TAKE_COUNT`.
    """
    if take_count < SMALLEST_TAKE_COUNT:
        raise ValueError(f"take_count is {take_count}; the demo data needs at least {SMALLEST_TAKE_COUNT}")
    seen: dict[str, int] = {}
    numbers: dict[str, int] = {}
    takes: list[DemoTake] = []
    for slot in islice(_slots(), take_count):
        number = numbers.setdefault(slot.participant, len(numbers) + 1)
        seen[slot.participant] = seen.get(slot.participant, 0) + 1
        takes.append(_take(slot, number, seen[slot.participant], seed))
    return tuple(takes)


def _slots() -> Iterator[_Slot]:
    rows = [[(slug, code) for code in codes.split()] for slug, codes in _PLAN.items()]
    for lap in count():
        for column in zip_longest(*rows):
            yield from (_slot(lap, slug, code) for slug, code in filter(None, column))


def _slot(lap: int, slug: str, code: str) -> _Slot:
    return _Slot(
        lap=lap,
        slug=slug,
        split=_SPLITS[code[0]],
        level=_LEVELS[code[1]],
        is_dropped="drop" in code,
        task_index=int(code[-1]),
    )


def _take(slot: _Slot, number: int, take_idx: int, seed: int) -> DemoTake:
    activity = BY_SLUG[slot.slug]
    person = Draws(seed, "participant", slot.participant)
    draws = Draws(seed, "take", slot.participant, take_idx)
    capture = person.pick(activity.captures).replace("{a}", f"{number:02}")
    pronoun = person.pick(("he", "she", "he", "she", "they"))
    prefix = person.pick(("cam", "cam", "gp"))
    exo = tuple(f"{prefix}{index:02}" for index in range(1, 5 + person.below(2)))
    frames = round(draws.between(activity.shortest_sec, activity.longest_sec) * FRAMES_PER_SEC)
    return DemoTake(
        take_uid=uid_of("take", seed, slot.participant, take_idx),
        take_name=f"{capture}_{take_idx}",
        take_idx=take_idx,
        capture_name=capture,
        university_name=capture.split("_")[0],
        participant_uid=900 + number,
        pronoun=pronoun,
        proficiency=slot.level,
        activity=activity,
        task=activity.tasks[slot.task_index],
        split=slot.split,
        is_dropped=slot.is_dropped,
        frame_count=frames,
        timesync_start_idx=600 + draws.below(5000),
        ego_camera=f"aria0{1 + person.below(6)}",
        exo_cameras=exo,
        best_exo=None if draws.chance(0.12) else draws.pick(exo),
    )


def used_slugs() -> tuple[str, ...]:
    """The activities that ExAct uses."""
    return tuple(activity.slug for activity in ACTIVITIES if activity.is_used)
