"""`expertaf.candidates`: who may show a learner how it is done (ExpertAF, section 3.2)."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from schemas.expertaf.candidates import (
    CandidatesReject,
    CandidatesRow,
    CandidatesSettings,
    ExecutionRow,
    LabelledCommentary,
    MatchLevel,
)
from schemas.expertaf.labels import LabelsRow
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.pose import BodyRegion
from schemas.units import Group, Materials, UnitResult


class Pool(NamedTuple):
    """Executions of a kind: only those of one kind are paired."""

    split: str
    """The split, so that none is mixed with another."""
    match_level: MatchLevel
    """What the number is of: tasks and parent tasks share their numbers."""
    task_id: int
    """The task, or the parent task."""
    region: BodyRegion
    """The region that is right."""


class Found(NamedTuple):
    """The experts of one learner's execution."""

    candidate_ids: list[str]
    """Those with poses."""
    without_poses: int
    """How many have none."""
    learner_has_poses: bool
    """Whether the learner's take has poses."""


def groups(materials: Materials, settings: CandidatesSettings) -> Iterator[Group]:
    """Each region of each learner's execution that needs improvement, with its experts. Memory holds the experts."""
    posed = {take.take_uid for take in materials.rows(1)}
    pools = _pools(materials, settings)
    for row in materials.rows(0):
        if row.level in settings.learner_levels:
            for execution in _executions(row):
                experts = pools[_pool(row, execution.region, settings)]
                yield Group((execution,), about=_found(row, experts, posed))


def settle(group: Group, results: tuple[UnitResult, ...], settings: CandidatesSettings) -> Iterator[Outcome]:  # noqa: ARG001
    """The execution with its candidates, or why it has none."""
    (row,) = group.rows
    found: Found = group.about
    if not found.learner_has_poses:
        detail = f"{row.take_name} is not among the takes with poses"
        yield Rejected(input_id=row.execution_id, reason=CandidatesReject.LEARNER_WITHOUT_POSES, detail=detail)
    elif found.candidate_ids:
        yield Kept(input_id=row.execution_id, row=CandidatesRow(**row.model_dump(), candidate_ids=found.candidate_ids))
    elif found.without_poses:
        detail = f"{found.without_poses} expert commentaries match, on takes without poses"
        yield Rejected(input_id=row.execution_id, reason=CandidatesReject.NO_EXPERT_WITH_POSES, detail=detail)
    else:
        detail = f"nobody else's {row.task_name} is right in {row.region} in the split {row.split}"
        yield Rejected(input_id=row.execution_id, reason=CandidatesReject.NO_EXPERT, detail=detail)


def _pools(materials: Materials, settings: CandidatesSettings) -> dict[Pool, list[LabelledCommentary]]:
    pools: dict[Pool, list[LabelledCommentary]] = defaultdict(list)
    for expert in materials.rows(2):
        if expert.level in settings.expert_levels:
            for region in expert.correct:
                pools[Pool(expert.split, MatchLevel.TASK, expert.task_id, region)].append(expert)
                pools[Pool(expert.split, MatchLevel.PARENT_TASK, expert.parent_task_id, region)].append(expert)
    return pools


def _pool(learner: LabelsRow, region: BodyRegion, settings: CandidatesSettings) -> Pool:
    """Where the learner's experts are: by the task where it has no parent task."""
    if settings.match_level is MatchLevel.PARENT_TASK and learner.parent_task_id >= 0:
        return Pool(learner.split, MatchLevel.PARENT_TASK, learner.parent_task_id, region)
    return Pool(learner.split, MatchLevel.TASK, learner.task_id, region)


def _executions(row: LabelsRow) -> Iterator[ExecutionRow]:
    for region, evidence in zip(row.needs_improvement, row.needs_improvement_evidence, strict=True):
        yield ExecutionRow(
            **row.model_dump(), execution_id=f"{row.commentary_id}/{region}", region=region, evidence=evidence
        )


def _found(learner: LabelsRow, experts: list[LabelledCommentary], posed: set[str]) -> Found:
    """Never the same take, nor the same participant, nor one of whom that cannot be said."""
    others = [
        expert
        for expert in experts
        if expert.take_uid != learner.take_uid
        and expert.participant_uid
        and learner.participant_uid
        and expert.participant_uid != learner.participant_uid
    ]
    ids = [expert.commentary_id for expert in others if expert.take_uid in posed]
    return Found(ids, len(others) - len(ids), learner.take_uid in posed)
