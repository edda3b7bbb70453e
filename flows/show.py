"""`touchline show`: a triplet as a picture and a film, for a person to look at before trusting it."""

import re
from pathlib import Path
from typing import TypeVar

from flows.begin import stages_of
from flows.console import print_json, say
from schemas.artifact import ArtifactRecord
from schemas.errors import UsageError
from schemas.expertaf.poses import PoseRow
from schemas.expertaf.triplets import TripletRow
from schemas.records import Record, Row
from schemas.run import FlowName
from schemas.video import TakeVideosRow
from tasks.artifacts.folders import make_folder
from tasks.artifacts.lineage import find_row
from tasks.artifacts.reader import rows_of
from tasks.artifacts.versions import current_records
from tasks.expertaf.showing import shown_pair, window_video
from tasks.pose.pictures.film import film
from tasks.pose.pictures.sheet import contact_sheet

AnyRow = TypeVar("AnyRow", bound=Row)
TRIPLETS, POSES, VIDEOS = "expertaf.triplets", "expertaf.poses", "expertaf.videos"
EXAMPLES = 3
NAME_CHARS = 120


class ShownFiles(Record):
    """What `touchline show --json` prints."""

    triplet: TripletRow
    """The triplet."""
    picture: Path
    """The contact sheet, a PNG."""
    film: Path
    """The film, an MP4."""


def show_triplet(store: Path, data: Path, triplet_id: str, out: Path, as_json: bool) -> None:
    """Draw a triplet of the current artifact into the folder `out`. Raises UsageError where there is none."""
    records = current_records(store.resolve(), stages_of(FlowName.EXPERTAF))
    row = _triplet(records, store, triplet_id)
    videos = tuple(
        window_video(data, _found(records, VIDEOS, TakeVideosRow, uid), start, row.window_frames, row.fps)
        for uid, start in ((row.take_uid, row.learner_start_frame), (row.expert_take_uid, row.expert_start_frame))
    )
    learner, expert = (_found(records, POSES, PoseRow, uid) for uid in (row.take_uid, row.expert_take_uid))
    if learner is None or expert is None:
        raise UsageError(f"the poses of {triplet_id} are not in {store}; run `touchline run expertaf` again")
    pair = shown_pair(row, learner, expert, videos)
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", row.triplet_id)[:NAME_CHARS]
    made = ShownFiles(triplet=row, picture=out / f"{name}.png", film=out / f"{name}.mp4")
    make_folder(out)
    made.picture.write_bytes(contact_sheet(pair))
    film(pair, made.film)
    _say(made, as_json)


def _triplet(records: dict[str, ArtifactRecord], store: Path, triplet_id: str) -> TripletRow:
    if TRIPLETS not in records:
        raise UsageError(f"{store} has no triplets; make some with `touchline run expertaf`")
    row = _found(records, TRIPLETS, TripletRow, triplet_id)
    if row is None:
        known = [
            one.triplet_id for one, _ in zip(rows_of(records[TRIPLETS].ref, TripletRow), range(EXAMPLES), strict=False)
        ]
        raise UsageError(
            f"no triplet {triplet_id!r:.200} in {store}; there are, for example: {', '.join(known) or 'none'}"
        )
    return row


def _found(records: dict[str, ArtifactRecord], stage_name: str, row: type[AnyRow], row_id: str) -> AnyRow | None:
    stage = next(stage for stage in stages_of(FlowName.EXPERTAF) if stage.name == stage_name)
    plain = find_row(records[stage_name], stage, row_id)
    return row.model_validate(plain) if plain else None


def _say(made: ShownFiles, as_json: bool) -> None:
    if as_json:
        print_json(made)
        return
    row = made.triplet
    mirrored = "" if row.mirrored_error_mm is None else f"mirrored {row.mirrored_error_mm:.1f} mm, "
    say(
        f"{row.take_name} (learner) beside {row.expert_take_name} (expert), {row.region.value}\n"
        f"mean PA-MPJPE {row.error_mm:.1f} mm, {row.margin_mm:.1f} mm below the median of "
        f"{row.candidates_searched} candidates; {mirrored}whole window aligned at once "
        f"{row.sequence_error_mm:.1f} mm\n  {made.picture}\n  {made.film}"
    )
