"""Rows of ExpertAF as they pass from stage to stage, lists of them as materials, and what a UnitStage's worker does."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from exact_rows import COMMENTARY
from numpy.typing import NDArray

from schemas.demonstrations import DemonstratorLevel
from schemas.errors import TouchlineError
from schemas.expertaf.alignments import AlignmentsRow
from schemas.expertaf.candidates import CandidatesRow, ExecutionRow, LabelledCommentary
from schemas.expertaf.labels import LabelsRow
from schemas.expertaf.poses import PoseRow
from schemas.expertaf.triplets import LabelledExpert, TripletRow
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.pose import BodyRegion, PoseOrigin
from schemas.records import Row
from schemas.units import Group, Unit, UnitResult
from schemas.video import TakeVideosRow
from tasks.artifacts.canonical import digest

Some = TypeVar("Some", bound=Row)
LEARNER, EXPERT = DemonstratorLevel.NOVICE, DemonstratorLevel.LATE_EXPERT
LEGS, HEAD = BodyRegion.LEGS, BodyRegion.HEAD


class Tables:
    """Materials over lists, in step with a stage's inputs."""

    def __init__(self, *tables: Iterable[Row], data: Path = Path()) -> None:
        self._tables = [list(table) for table in tables]
        self.data = data

    def rows(self, index: int) -> Iterator[Row]:
        return iter(self._tables[index])

    def digest(self, path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()


class Rules(NamedTuple):
    """The pure functions of a UnitStage."""

    groups: Callable[[Any, Any], Iterator[Group]]
    settle: Callable[[Group, tuple[UnitResult, ...], Any], Iterator[Outcome]]
    compute: Callable[[Any, Any], bytes] | None = None


class Worked(NamedTuple):
    """What a stage made of its inputs."""

    outcomes: list[Outcome]
    entries: list[str]
    """What the ledger counts."""
    unit_keys: list[str]

    def kept(self, kind: type[Some]) -> list[Some]:
        rows = [row for outcome in self.outcomes if isinstance(outcome, Kept) for row in outcome.rows]
        made = [row for row in rows if isinstance(row, kind)]
        assert len(made) == len(rows)
        return made

    @property
    def rejects(self) -> dict[str, str]:
        """Reasons by input."""
        return {one.input_id: one.reason.value for one in self.outcomes if isinstance(one, Rejected)}


def worked(rules: Rules, materials: Tables, settings: Any, folder: Path, unit_settings: Any = None) -> Worked:
    """Each unit computed once and kept under its key; each row of a group must end in one outcome."""
    return finished(rules, rules.groups(materials, settings), settings, folder, unit_settings)


def finished(rules: Rules, groups: Iterable[Group], settings: Any, folder: Path, unit_settings: Any = None) -> Worked:
    """The same from the groups on."""
    outcomes: list[Outcome] = []
    entries: list[str] = []
    keys: list[str] = []
    for group in groups:
        keys += [digest(unit.key, "unit key") for unit in group.units]
        results = tuple(unit_result(rules, unit, unit_settings, folder) for unit in group.units)
        settled = list(rules.settle(group, results, settings))
        assert sorted(one.input_id for one in settled) == sorted(row.row_id for row in group.rows)
        assert all(isinstance(one, (Kept, Rejected)) for one in settled)
        outcomes += settled
        entries += [row.row_id for row in group.rows]
    return Worked(outcomes, entries, keys)


def unit_result(rules: Rules, unit: Unit, unit_settings: Any, folder: Path) -> UnitResult:
    """What is kept for the unit, or what is computed now."""
    path = folder / digest(unit.key, "unit key")
    assert rules.compute
    if not path.is_file():
        try:
            path.write_bytes(rules.compute(unit.work, unit_settings))
        except TouchlineError as error:
            return UnitResult(None, str(error))
    return UnitResult(path)


def slim(kind: type[Some], row: Row) -> Some:
    """A row as a stage reads it that wants only some of its columns."""
    return kind(**{name: getattr(row, name) for name in kind.model_fields})


def labelled(take: str = "take_1", recording: int = 0, **more: Any) -> LabelsRow:
    """A labelled commentary on a novice whose legs need improvement, unless told otherwise."""
    expert_uid = more.get("expert_uid", "ann")
    wrong, right = more.get("needs_improvement", [LEGS]), more.get("correct", [])
    given = COMMENTARY.model_dump() | {
        "commentary_id": f"{take}/{expert_uid}/{recording}",
        "take_uid": f"uid-{take}",
        "take_name": take,
        "participant_uid": f"who-{take}",
        "recording": recording,
        "parent_task_id": 6000,
        "parent_task_name": "Basketball",
        "level": LEARNER,
        "summary": "Bend your knees.",
        "needs_improvement": wrong,
        "needs_improvement_evidence": [f"bend {region}" for region in wrong],
        "correct": right,
        "correct_evidence": [f"good {region}" for region in right],
        "dropped_labels": [],
        "samples_agreeing": 1,
    }
    return LabelsRow.model_validate(given | more)


def shown(take: str = "take_2", recording: int = 0, **more: Any) -> LabelsRow:
    """A labelled commentary on an expert whose legs are right."""
    given = {"level": EXPERT, "needs_improvement": [], "correct": [LEGS], "summary": "The knees bend well."}
    return labelled(take, recording, **(given | more))


def execution(learner: LabelsRow, region: BodyRegion = LEGS) -> dict[str, Any]:
    """The columns of one region of a learner's commentary."""
    own = {"execution_id": f"{learner.commentary_id}/{region}", "region": region, "evidence": "bend"}
    return ExecutionRow.model_validate(learner.model_dump() | own).model_dump()


def candidates_row(learner: LabelsRow, experts: Iterable[LabelsRow], region: BodyRegion = LEGS) -> CandidatesRow:
    """An execution and those who may show how it is done."""
    ids = [expert.commentary_id for expert in experts]
    return CandidatesRow.model_validate(execution(learner, region) | {"candidate_ids": ids})


def pose_row(take: str, joints: NDArray[Any], present: NDArray[np.bool_] | None = None, **more: Any) -> PoseRow:
    """A take's poses as they are stored, whatever they are like; every joint is present unless told otherwise."""
    present = np.ones(joints.shape[:2], np.bool_) if present is None else present
    packed = joints.astype("<f4").tobytes(), present.tobytes()
    given = {
        "take_uid": f"uid-{take}",
        "take_name": take,
        "frame_count": len(joints),
        "fps": 30.0,
        "poses_sha256": hashlib.sha256(b"".join(packed)).hexdigest(),
        "origin": PoseOrigin.ANNOTATION,
        "sampled_fps": 30.0,
        "coverage": 1.0,
        "interpolated_share": 0.0,
        "dropped_share": 0.0,
        "limb_variation": 0.0,
        "median_views": None,
        "joints": packed[0],
        "present": packed[1],
    }
    return PoseRow.model_validate(given | more)


def videos_row(take: str, duration_sec: float = 10.0, **more: Any) -> TakeVideosRow:
    """A take with both its videos."""
    paths = {"ego_path": f"takes/{take}/aria.mp4", "exo_path": f"takes/{take}/cam01.mp4"}
    own = {"take_uid": f"uid-{take}", "take_name": take, "folder": f"takes/{take}"}
    return TakeVideosRow.model_validate(own | paths | {"duration_sec": duration_sec, "fault": ""} | more)


class Place(NamedTuple):
    """A candidate's best window."""

    expert: LabelsRow
    start: int
    error_mm: float


def alignments_row(
    learner: LabelsRow, places: Iterable[Place], region: BodyRegion = LEGS, **more: Any
) -> AlignmentsRow:
    """An execution's aligned candidates, in the order given; errors of other kinds are told from the first kind."""
    listed = list(places)
    errors = [place.error_mm for place in listed]
    given = {
        "learner_start_frame": 30,
        "window_frames": 120,
        "fps": 30.0,
        "candidates_searched": len(listed),
        "candidates_refused": 0,
        "median_error_mm": float(np.median(errors)),
        "expert_commentary_ids": [place.expert.commentary_id for place in listed],
        "expert_start_frames": [place.start for place in listed],
        "errors_mm": errors,
        "sequence_errors_mm": [error + 1000 for error in errors],
        "region_errors_mm": [error + 2000 for error in errors],
        "mirrored_errors_mm": [error + 3000 for error in errors],
        "valid_frames": [120 for _ in listed],
    }
    return AlignmentsRow.model_validate(execution(learner, region) | given | more)


def triplet_row(learner: LabelsRow, expert: LabelsRow, region: BodyRegion = LEGS, **more: Any) -> TripletRow:
    """A triplet of two labelled commentaries."""
    said = execution(learner, region)
    given = {
        "triplet_id": f"{said['execution_id']}--{expert.commentary_id}",
        "rank": 1,
        "check": "not_needed",
        "window_frames": 120,
        "fps": 30.0,
        "learner_start_frame": 30,
        "expert_start_frame": 70,
        "expert_commentary_id": expert.commentary_id,
        "expert_take_uid": expert.take_uid,
        "expert_take_name": expert.take_name,
        "expert_commentator_uid": expert.expert_uid,
        "expert_recording": expert.recording,
        "expert_text": expert.text,
        "expert_summary": expert.summary,
        "expert_needs_improvement": expert.needs_improvement,
        "expert_correct": expert.correct,
        "error_mm": 42.5,
        "sequence_error_mm": 80.0,
        "region_error_mm": 30.0,
        "mirrored_error_mm": 50.0,
        "margin_mm": 7.0,
        "candidates_searched": 3,
    }
    return TripletRow.model_validate(said | given | more)


def for_pairing(rows: Iterable[LabelsRow]) -> list[LabelledCommentary]:
    """Labelled commentaries as pairing and alignment read them."""
    return [slim(LabelledCommentary, row) for row in rows]


def for_triplets(rows: Iterable[LabelsRow]) -> list[LabelledExpert]:
    """Labelled commentaries as triplets show them."""
    return [slim(LabelledExpert, row) for row in rows]
