"""`expertaf.triplets`: the best experts of each execution, none twice, none too often (ExpertAF, section 3.2)."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from schemas.expertaf.alignments import AlignmentsRow
from schemas.expertaf.candidates import ExecutionRow
from schemas.expertaf.triplets import LabelledExpert, PersonCheck, TripletRow, TripletsReject, TripletsSettings
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.units import Group, Materials, UnitResult


class Chosen(NamedTuple):
    """The experts of one execution."""

    places: tuple[int, ...]
    """Their places in the lists of the alignment, the best first."""
    experts: tuple[LabelledExpert, ...]
    """The same, with what was said of them."""
    near: int
    """Candidates that are not too far."""


def groups(materials: Materials, settings: TripletsSettings) -> Iterator[Group]:
    """Each execution with its experts. What serves often enough is passed over by those that come later."""
    experts: dict[str, LabelledExpert] = {row.commentary_id: row for row in materials.rows(1)}
    uses: Counter[str] = Counter()
    for row in materials.rows(0):
        chosen = choose(row, experts, uses, settings)
        uses.update(expert.commentary_id for expert in chosen.experts)
        yield Group((row,), about=chosen)


def settle(group: Group, results: tuple[UnitResult, ...], settings: TripletsSettings) -> Iterator[Outcome]:  # noqa: ARG001
    """The triplets of one execution, or why it has none."""
    (row,) = group.rows
    chosen: Chosen = group.about
    if chosen.places:
        pairs = zip(chosen.places, chosen.experts, strict=True)
        made = [_triplet(row, place, expert, rank, settings) for rank, (place, expert) in enumerate(pairs, start=1)]
        yield Kept(input_id=row.execution_id, row=made[0], more=tuple(made[1:]))
    elif chosen.near:
        detail = f"all {chosen.near} candidates serve in {settings.max_uses} triplets already"
        yield Rejected(input_id=row.execution_id, reason=TripletsReject.EXPERTS_USED_UP, detail=detail)
    else:
        detail = f"the best is at {row.errors_mm[0]:.1f} mm, above {settings.max_error_mm} mm"
        yield Rejected(input_id=row.execution_id, reason=TripletsReject.TOO_FAR, detail=detail)


def choose(
    row: AlignmentsRow, experts: dict[str, LabelledExpert], uses: Counter[str], settings: TripletsSettings
) -> Chosen:
    """The best candidates: near enough, not used up, and no two on windows of one take that are nearly the same.

    The candidates come by error, of equal errors by the ids of their commentaries, then by their start.
    """
    wanted = settings.test_experts if row.split in settings.test_splits else settings.train_experts
    limit = settings.max_error_mm
    near = [place for place, error in enumerate(row.errors_mm) if limit is None or error <= limit]
    places: list[int] = []
    for place in near:
        free = uses[row.expert_commentary_ids[place]] < settings.max_uses
        if free and not any(_is_same(row, place, other, experts, settings) for other in places):
            places.append(place)
        if len(places) == wanted:
            break
    chosen = tuple(experts[row.expert_commentary_ids[place]] for place in places)
    return Chosen(tuple(places), chosen, len(near))


def _is_same(
    row: AlignmentsRow, place: int, other: int, experts: dict[str, LabelledExpert], settings: TripletsSettings
) -> bool:
    takes = [experts[row.expert_commentary_ids[one]].take_uid for one in (place, other)]
    apart = abs(row.expert_start_frames[place] - row.expert_start_frames[other])
    shared = max(0, row.window_frames - apart) / row.window_frames
    return takes[0] == takes[1] and shared > settings.max_shared_frames


def _triplet(
    row: AlignmentsRow, place: int, expert: LabelledExpert, rank: int, settings: TripletsSettings
) -> TripletRow:
    execution = {name: getattr(row, name) for name in ExecutionRow.model_fields}
    is_tested_on = row.split in settings.test_splits
    return TripletRow(
        **execution,
        triplet_id=f"{row.execution_id}--{expert.commentary_id}",
        rank=rank,
        check=PersonCheck.WAITING if is_tested_on else PersonCheck.NOT_NEEDED,
        window_frames=row.window_frames,
        fps=row.fps,
        learner_start_frame=row.learner_start_frame,
        expert_start_frame=row.expert_start_frames[place],
        expert_commentary_id=expert.commentary_id,
        expert_take_uid=expert.take_uid,
        expert_take_name=expert.take_name,
        expert_commentator_uid=expert.expert_uid,
        expert_recording=expert.recording,
        expert_text=expert.text,
        expert_summary=expert.summary,
        expert_needs_improvement=expert.needs_improvement,
        expert_correct=expert.correct,
        error_mm=row.errors_mm[place],
        sequence_error_mm=row.sequence_errors_mm[place],
        region_error_mm=row.region_errors_mm[place],
        mirrored_error_mm=row.mirrored_errors_mm[place],
        margin_mm=row.median_error_mm - row.errors_mm[place],
        candidates_searched=row.candidates_searched,
    )
