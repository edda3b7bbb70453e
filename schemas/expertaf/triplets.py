"""`expertaf.triplets`: learner, feedback, expert (section 3.2)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import Key, Split
from schemas.expertaf.alignments import ErrorMm
from schemas.expertaf.candidates import ExecutionRow
from schemas.pose import BodyRegion
from schemas.records import Record, Row


class PersonCheck(StrEnum):
    """Whether a person must look at a triplet before it is used."""

    NOT_NEEDED = "not_needed"
    WAITING = "waiting"


class TripletsSettings(Record):
    """Settings of `expertaf.triplets`."""

    train_experts: Annotated[int, Field(ge=1, le=1_000)] = 5
    """Experts for each learner's execution in the train split (section 3.2)."""
    test_experts: Annotated[int, Field(ge=1, le=1_000)] = 1
    """Experts for each learner's execution in the splits that are tested on (section 3.2)."""
    test_splits: tuple[Split, ...] = (Split.VAL, Split.TEST)
    """The splits that are tested on: their triplets wait for a person's check."""
    max_shared_frames: Annotated[float, Field(ge=0, lt=1)] = 0.5
    """Two windows of one expert take that share more of their frames are one: the better one stands."""
    max_uses: Annotated[int, Field(ge=1)] = 50
    """Most triplets that one expert commentary serves in; the learners come in the source's order."""
    max_error_mm: Annotated[float, Field(gt=0)] | None = None
    """Candidates with a larger error are passed over; null takes the best however far it is, as the paper does."""


class LabelledExpert(Row):
    """Of an expert's labelled commentary what a triplet shows."""

    id_column: ClassVar[str] = "commentary_id"

    commentary_id: Key
    """Its id."""
    take_uid: Key
    """Its take."""
    take_name: Key
    """Its take's readable name."""
    expert_uid: Key
    """Who commented."""
    recording: int
    """Number of the commentary's recording."""
    text: str
    """The transcript. Untrusted text."""
    summary: str
    """The transcript in one sentence."""
    needs_improvement: list[BodyRegion]
    """Regions that need improvement."""
    correct: list[BodyRegion]
    """Regions that are right."""


class TripletRow(ExecutionRow):
    """What a learner did, what was said of it, and an expert doing it right."""

    id_column: ClassVar[str] = "triplet_id"

    triplet_id: Key
    """`<execution_id>--<expert_commentary_id>`."""
    rank: Annotated[int, Field(ge=1)]
    """Place of the expert among those of the execution, 1 is the best."""
    check: PersonCheck
    """Whether a person must look at it first."""
    window_frames: Annotated[int, Field(ge=1)]
    """Length of both windows, in frames."""
    fps: Annotated[float, Field(gt=0)]
    """Frames per second."""
    learner_start_frame: Annotated[int, Field(ge=0)]
    """First frame of the learner's window."""
    expert_start_frame: Annotated[int, Field(ge=0)]
    """First frame of the expert's window."""
    expert_commentary_id: Key
    """The commentary on the expert's execution."""
    expert_take_uid: Key
    """The expert's take."""
    expert_take_name: Key
    """Its readable name."""
    expert_commentator_uid: Key
    """Who commented on the expert."""
    expert_recording: Annotated[int, Field(ge=0)]
    """Number of that commentary's recording."""
    expert_text: str
    """Its transcript. Untrusted text."""
    expert_summary: str
    """The same in one sentence."""
    expert_needs_improvement: list[BodyRegion]
    """Regions in which even the expert needs improvement."""
    expert_correct: list[BodyRegion]
    """Regions in which the expert is right."""
    error_mm: ErrorMm
    """Mean PA-MPJPE of the windows, in the learner's millimetres."""
    sequence_error_mm: ErrorMm
    """The same with one similarity for the whole window."""
    region_error_mm: ErrorMm | None
    """Mean error of the region's joints; null where none is in common."""
    mirrored_error_mm: ErrorMm | None
    """Mean PA-MPJPE with the expert mirrored; null where too few joints are in common then."""
    margin_mm: float
    """Median error of the candidates less this one's: near 0, the best is no better than any."""
    candidates_searched: Annotated[int, Field(ge=1)]
    """Candidates that it was the best of."""


class TripletsReject(StrEnum):
    """Why an execution has no triplet."""

    TOO_FAR = "too_far"
    """Every candidate's error is above `max_error_mm`."""
    EXPERTS_USED_UP = "experts_used_up"
    """Every candidate serves in `max_uses` triplets already."""
