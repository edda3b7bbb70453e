"""The annotation files of the demo data: expert commentary and the two proficiency benchmarks."""

from collections.abc import Sequence
from itertools import groupby

from tasks.sources.demo.commentaries import DemoCommentary
from tasks.sources.demo.draws import Draws, short_uid_of, uid_of
from tasks.sources.demo.quirks import UNKNOWN_TAKE_NAME, SpoiltCommentaries
from tasks.sources.demo.takes import DemoTake

COMMENTARY_DATE = "20240325_09:15:00"
"""`ds` of the annotation files; fixed, so that the files are always the same."""
TEXT_LIST_EVERY = 4
"""In every so many annotated takes the feedback lists are Python reprs instead of lists."""
SHORT_FEEDBACK = "Good."
"""A feedback too short to mean anything; one is in each demonstration file."""
UNKNOWN_DEMONSTRATORS = 1
"""Takes per demonstrator file that are not in takes.json."""
_UNKNOWN_TASK = (9001, "Performing the basic choreography")


def commentary_json(spoilt: SpoiltCommentaries, takes: Sequence[DemoTake], with_unknown: bool) -> dict[str, object]:
    """expert_commentary_*.json for these takes; `with_unknown` adds the take that takes.json does not have."""
    tasks = {take.take_uid: (take.task.task_id, take.task.task_name) for take in takes}
    annotations: dict[str, list[dict[str, object]]] = {}
    for (take_uid, expert_uid), group in groupby(spoilt.commentaries, lambda said: (said.take_uid, said.expert_uid)):
        said = tuple(group)
        is_unknown = said[0].take_name == UNKNOWN_TAKE_NAME
        if take_uid not in tasks and not (is_unknown and with_unknown):
            continue
        task = tasks.get(take_uid, _UNKNOWN_TASK)
        has_string = (take_uid, expert_uid) in spoilt.with_string_record
        annotations.setdefault(take_uid, []).append(_annotation(said, task, has_string))
    return {"annotations": annotations, "ds": COMMENTARY_DATE}


def _annotation(said: Sequence[DemoCommentary], task: tuple[int, str], has_string: bool) -> dict[str, object]:
    records: list[object] = [_record(commentary) for commentary in said]
    if has_string:
        records.insert(1, "transcription pending")
    first = said[0]
    return {
        "take_name": first.take_name,
        "take_uid": first.take_uid,
        "task_id": task[0],
        "task_name": task[1],
        "commentary": f"{first.take_name}/{first.expert_uid}",
        "commentary_data": records,
        "_debug_commentary_name": f"{first.take_name}_{first.expert_uid}",
    }


def _record(said: DemoCommentary) -> dict[str, object]:
    return {
        "recording": f"{said.recording}.webm",
        "video_time": said.video_time_sec,
        "text": said.text,
        "error": said.error is not None,
        "_error_desc": said.error,
        "duration_approx": said.spoken_sec,
    }


def demonstrator_json(takes: Sequence[DemoTake], split: str, seed: int) -> dict[str, object]:
    """proficiency_demonstrator_*.json: one level per take, and a take that is not in takes.json."""
    rows = [_demonstrator(take, seed) for take in takes]
    for number in range(UNKNOWN_DEMONSTRATORS):
        rows.append({**rows[0], "take_uid": uid_of("unknown demonstrator", seed, split, number)})
    return {"annotations": rows, "ds": COMMENTARY_DATE}


def _demonstrator(take: DemoTake, seed: int) -> dict[str, object]:
    paths = {"ego": f"takes/{take.take_name}/frame_aligned_videos/{take.ego_camera}_214-1.mp4"}
    for number, camera in enumerate(take.exo_cameras, start=1):
        paths[f"exo{number}"] = f"takes/{take.take_name}/frame_aligned_videos/{camera}.mp4"
    return {
        "take_uid": take.take_uid,
        "proficiency_score": take.proficiency.value,
        "task_id": take.task.task_id,
        "task_name": take.task.task_name,
        "scenario_name": take.activity.parent.task_name,
        "university_id": take.university_name,
        "origin_participant_id": short_uid_of("origin", seed, take.participant_uid),
        "video_paths": paths,
    }


def demonstration_json(
    commentaries: Sequence[DemoCommentary], takes: Sequence[DemoTake], seed: int
) -> dict[str, object]:
    """proficiency_demonstration_*.json: the feedback of the commentaries, with the times of the commentaries."""
    rows = [
        _demonstration(take, tuple(said for said in commentaries if said.take_uid == take.take_uid), seed, index)
        for index, take in enumerate(takes)
    ]
    return {"annotations": rows, "ds": COMMENTARY_DATE}


def _demonstration(take: DemoTake, said: Sequence[DemoCommentary], seed: int, index: int) -> dict[str, object]:
    is_text = index % TEXT_LIST_EVERY == TEXT_LIST_EVERY - 1
    draws = Draws(seed, "video name", take.take_uid)
    name = f"{take.take_name}_{take.best_exo or draws.pick(take.exo_cameras)}"
    good = [_feedback(one, one.good_executions, name, is_text) for one in said if one.good_executions]
    tips = [_feedback(one, one.tips_for_improvement, name, is_text) for one in said if one.tips_for_improvement]
    if index == 0 and good:
        good[0]["list"] = [SHORT_FEEDBACK]
    return {**_demonstrator(take, seed), "good_executions": good, "tips_for_improvement": tips}


def _feedback(said: DemoCommentary, texts: tuple[str, ...], video_name: str, is_text: bool) -> dict[str, object]:
    listed: object = repr(list(texts)) if is_text else list(texts)
    return {
        "video_time": said.video_time_sec,
        "list": listed,
        "expert_uid": said.expert_uid,
        "video_name": video_name,
    }
