"""`expertaf.candidates`: learner executions, and the expert executions that may show how it is done (section 3.2)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import Key, Split
from schemas.demonstrations import DemonstratorLevel
from schemas.expertaf.labels import LabelsRow
from schemas.pose import BodyRegion
from schemas.records import Record, Row


class MatchLevel(StrEnum):
    """How alike the tasks of learner and expert must be."""

    TASK = "task"
    """The same task, such as `Basketball Drills - Reverse Layup`."""
    PARENT_TASK = "parent_task"
    """The same parent task, such as `Basketball`."""


class CandidatesSettings(Record):
    """Settings of `expertaf.candidates`."""

    match_level: MatchLevel = MatchLevel.TASK
    """How alike the tasks must be."""
    learner_levels: Annotated[tuple[DemonstratorLevel, ...], Field(min_length=1)] = (
        DemonstratorLevel.NOVICE,
        DemonstratorLevel.EARLY_EXPERT,
    )
    """Who learns (section 3.1)."""
    expert_levels: Annotated[tuple[DemonstratorLevel, ...], Field(min_length=1)] = (
        DemonstratorLevel.INTERMEDIATE_EXPERT,
        DemonstratorLevel.LATE_EXPERT,
    )
    """Who shows how it is done (section 3.1)."""


class LabelledCommentary(Row):
    """Of a labelled commentary what pairing needs."""

    id_column: ClassVar[str] = "commentary_id"

    commentary_id: Key
    """Its id."""
    take_uid: Key
    """Its take."""
    participant_uid: str
    """Who performs; empty where the source does not say."""
    task_id: int
    """The source's task number."""
    parent_task_id: int
    """The number of the task that it is part of; -1 where there is none."""
    split: Split
    """The take's split."""
    video_time_sec: float
    """Where in the take the expert spoke, in seconds."""
    level: DemonstratorLevel
    """How good the performer is."""
    correct: list[BodyRegion]
    """The regions that are right."""


class ExecutionRow(LabelsRow):
    """One region of one learner's execution that needs improvement."""

    id_column: ClassVar[str] = "execution_id"

    execution_id: Key
    """`<commentary_id>/<region>`."""
    region: BodyRegion
    """The region that needs improvement."""
    evidence: str
    """The transcript's words that say so."""


class CandidatesRow(ExecutionRow):
    """An execution and the expert commentaries whose executions are right in its region."""

    id_column: ClassVar[str] = "execution_id"

    candidate_ids: Annotated[list[Key], Field(min_length=1)]
    """Ids of expert commentaries: the same task, never the same take, participant or another split."""


class CandidatesReject(StrEnum):
    """Why nobody can show how it is done."""

    LEARNER_WITHOUT_POSES = "learner_without_poses"
    NO_EXPERT = "no_expert"
    """No expert's execution of the task is right in the region, in the split."""
    NO_EXPERT_WITH_POSES = "no_expert_with_poses"
    """There are such executions, and none of them has poses."""
