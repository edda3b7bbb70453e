"""`expertaf.release`: the three sets of records that ExpertAF's code reads, the poses, and a list of clips."""

from collections.abc import Iterator
from typing import NamedTuple

import orjson

from schemas.expertaf.poses import PoseRow
from schemas.expertaf.release import (
    OriginalLabel,
    PoseFileWork,
    PublishedTriplet,
    TripletReleaseReject,
    TripletReleaseRow,
    TripletReleaseSettings,
    Turn,
)
from schemas.expertaf.triplets import TripletRow
from schemas.outcomes import Beside, File, Kept, Line, Outcome, Rejected
from schemas.pose import BodyRegion
from schemas.units import Group, Materials, Unit, UnitResult
from schemas.video import TakeVideosRow

FOLDER = "release"
MARK = "<pose"
"""Where the published code puts poses: no text may hold it."""
SEPARATOR = "-----"
ASK_FEEDBACK = (
    "<pose1>\n Here is a pose sequence of a person doing {scenario}. Give feedback on the execution based on a correct "
    "pose sequence done by an expert as follows: <pose2> ."
)
TELL_FEEDBACK = "Here is the feedback based on the given pose sequence and the expert correct sequence:  {text}"
ASK_POSE = (
    "<pose1>\n Here is a pose sequence of a person doing {scenario}. Tell me the correct way of doing this step based "
    "on an expert's feedback given as follows: {text}"
)
TELL_POSE = "Here is the correct way of doing this step: <pose2> ."


class Setting(NamedTuple):
    """What a triplet needs beside itself."""

    learner: TakeVideosRow | None
    """The videos of the learner's take."""
    expert: TakeVideosRow | None
    """The videos of the expert's take."""
    takes: tuple[str, ...]
    """Takes whose poses are written with this triplet: those that no earlier one needed."""


def groups(materials: Materials, settings: TripletReleaseSettings) -> Iterator[Group]:  # noqa: ARG001
    """Each triplet, with the takes whose poses it is the first to need."""
    poses: dict[str, PoseRow] = {row.take_uid: row for row in materials.rows(1)}
    videos: dict[str, TakeVideosRow] = {row.take_uid: row for row in materials.rows(2)}
    written: set[str] = set()
    for row in materials.rows(0):
        if fault(row):
            yield Group((row,), about=Setting(None, None, ()))
            continue
        takes = tuple(uid for uid in (row.take_uid, row.expert_take_uid) if uid not in written)
        written.update(takes)
        units = tuple(_unit(poses[uid]) for uid in takes)
        about = Setting(
            videos.get(row.take_uid), videos.get(row.expert_take_uid), tuple(poses[u].take_name for u in takes)
        )
        yield Group((row,), units, about)


def settle(
    group: Group,
    results: tuple[UnitResult, ...],
    settings: TripletReleaseSettings,  # noqa: ARG001
) -> Iterator[Outcome]:
    """The released records of each triplet."""
    (row,) = group.rows
    setting: Setting = group.about
    wrong = fault(row)
    broken = next((result.fault for result in results if result.path is None), "")
    if wrong:
        yield Rejected(input_id=row.triplet_id, reason=TripletReleaseReject.MARKED_TEXT, detail=wrong)
    elif broken:
        yield Rejected(input_id=row.triplet_id, reason=TripletReleaseReject.POSES_UNREADABLE, detail=broken)
    else:
        yield Kept(input_id=row.triplet_id, row=_row(row, setting), beside=tuple(_beside(row, setting, results)))


def fault(row: TripletRow) -> str:
    """Which text would be taken for poses, or empty."""
    texts = {
        "summary": row.summary,
        "parent task": scenario(row),
        "transcript": row.text,
        "expert's summary": row.expert_summary,
        "expert's transcript": row.expert_text,
    }
    return next((f"its {name} holds {MARK}: {text:.80}" for name, text in texts.items() if MARK in text), "")


def released_id(row: TripletRow) -> str:
    """The published five fields. The commentaries' are `<expert uid>~<recording>`: a recording's number alone is not
    unique where several experts speak of one take.
    """
    fields = (
        row.take_name,
        f"{row.expert_uid}~{row.recording}",
        row.expert_take_name,
        f"{row.expert_commentator_uid}~{row.expert_recording}",
        spelled(row.region),
    )
    return SEPARATOR.join(fields)


def spelled(region: BodyRegion) -> str:
    """A region as the published records spell it."""
    return region.value.capitalize()


def scenario(row: TripletRow) -> str:
    """What the person is doing: the parent task, or the task where there is none."""
    return row.parent_task_name or row.task_name


def published(row: TripletRow, conversations: tuple[Turn, Turn], suffix: str = "") -> PublishedTriplet:
    """One record."""
    return PublishedTriplet(
        id=released_id(row) + suffix,
        take=row.take_name,
        expert_id=row.expert_uid,
        commentary_idx=f"{row.recording}.txt",
        video1=row.take_name,
        video1_range=_range(row.learner_start_frame, row.window_frames),
        video2=row.expert_take_name,
        video2_range=_range(row.expert_start_frame, row.window_frames),
        best_dtw_score=row.error_mm,
        num_candidates_searched=row.candidates_searched,
        corrected_body_part=spelled(row.region),
        all_incorrect_body_parts_video1=[spelled(region) for region in row.needs_improvement],
        all_correct_body_parts_video2=[spelled(region) for region in row.expert_correct],
        text=row.summary,
        original_text=row.text,
        original_label=_label(row.summary, row.needs_improvement, row.correct),
        good_execution_commentary=row.expert_summary,
        original_good_execution_commentary=row.expert_text,
        original_good_execution_label=_label(row.expert_summary, row.expert_needs_improvement, row.expert_correct),
        conversations=conversations,
    )


def _beside(row: TripletRow, setting: Setting, results: tuple[UnitResult, ...]) -> Iterator[Beside]:
    doing = scenario(row)
    feedback = _turns(ASK_FEEDBACK.format(scenario=doing), TELL_FEEDBACK.format(text=row.summary))
    pose = _turns(ASK_POSE.format(scenario=doing, text=row.summary), TELL_POSE)
    records = {
        "commentary": published(row, feedback),
        "pose_retrieval": published(row, pose, f"{SEPARATOR}positive"),
        "pose_generation": published(row, pose),
    }
    for name, record in records.items():
        yield Line(name=f"{FOLDER}/{name}_{row.split}.json", line=_json(record))
    yield Line(name=f"{FOLDER}/clips.jsonl", line=_json(_row(row, setting)))
    for take_name, result in zip(setting.takes, results, strict=True):
        if result.path:
            yield File(name=f"{FOLDER}/poses/{take_name}.npy", source=result.path)


def _json(record: PublishedTriplet | TripletReleaseRow) -> bytes:
    return orjson.dumps(record.model_dump(by_alias=True, mode="json"))


def _turns(asked: str, told: str) -> tuple[Turn, Turn]:
    return Turn(speaker="human", value=asked), Turn(speaker="gpt", value=told)


def _range(start: int, frames: int) -> str:
    return f"[{start}, {start + frames}]"


def _label(summary: str, wrong: list[BodyRegion], right: list[BodyRegion]) -> OriginalLabel:
    return OriginalLabel(
        summary=summary,
        needs_improvement=[spelled(region) for region in wrong],
        good_execution=[spelled(region) for region in right],
    )


def _unit(row: PoseRow) -> Unit:
    return Unit({"poses": row.poses_sha256}, PoseFileWork(joints=row.joints, present=row.present))


def _row(row: TripletRow, setting: Setting) -> TripletReleaseRow:
    return TripletReleaseRow(
        triplet_id=row.triplet_id,
        released_id=released_id(row),
        split=row.split,
        check=row.check,
        learner_take_name=row.take_name,
        expert_take_name=row.expert_take_name,
        learner_range=_range(row.learner_start_frame, row.window_frames),
        expert_range=_range(row.expert_start_frame, row.window_frames),
        fps=row.fps,
        learner_ego_path=setting.learner.ego_path if setting.learner else "",
        learner_exo_path=(setting.learner.exo_path or None) if setting.learner else None,
        expert_ego_path=setting.expert.ego_path if setting.expert else "",
        expert_exo_path=(setting.expert.exo_path or None) if setting.expert else None,
    )
