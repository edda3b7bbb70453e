"""`expertaf.alignments`: where in the experts' executions a learner's window fits best (section 3.2)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import Key
from schemas.expertaf.candidates import ExecutionRow
from schemas.records import Record

Seconds = Annotated[float, Field(ge=0, le=600)]
ErrorMm = Annotated[float, Field(ge=0)]


class SearchSettings(Record):
    """What bears on the search of one pair of takes."""

    stride_frames: Annotated[int, Field(ge=1)] = 1
    """Distance of the places that are tried."""
    min_joints: Annotated[int, Field(ge=3, le=17)] = 12
    """Fewest joints that a pair of frames must have in common: fewer fit better by construction."""
    min_frame_share: Annotated[float, Field(gt=0, le=1)] = 0.9
    """Least share of a window's pairs of frames that can be aligned."""


class AlignmentsSettings(Record):
    """Settings of `expertaf.alignments`. The spans are those of the released records: 120 frames in 240."""

    learner_before_sec: Seconds = 2.0
    """The learner's window begins this long before the commentary's moment."""
    learner_after_sec: Seconds = 2.0
    """And ends this long after it; a window that would leave its take is moved inside."""
    expert_before_sec: Seconds = 4.0
    """The search in the expert's take begins this long before the moment of the expert's commentary."""
    expert_after_sec: Seconds = 4.0
    """And ends this long after it."""
    search: SearchSettings = SearchSettings()
    """How a pair of takes is searched."""
    keep: Annotated[int, Field(ge=1, le=1_000)] = 20
    """Best candidates that are measured again in float64 and kept."""


class AlignmentsRow(ExecutionRow):
    """A learner's window and its best candidates, the best first.

    Errors are in the learner's millimetres: the expert's poses are moved onto the learner's. The lists are in step.
    """

    id_column: ClassVar[str] = "execution_id"

    learner_start_frame: Annotated[int, Field(ge=0)]
    """First frame of the learner's window."""
    window_frames: Annotated[int, Field(ge=1)]
    """Length of both windows, in frames."""
    fps: Annotated[float, Field(gt=0)]
    """Frames per second."""
    candidates_searched: Annotated[int, Field(ge=1)]
    """Candidates with a place where enough frames can be aligned."""
    candidates_refused: Annotated[int, Field(ge=0)]
    """Candidates without one."""
    median_error_mm: ErrorMm
    """Median over the candidates of the least error of each."""
    expert_commentary_ids: Annotated[list[Key], Field(min_length=1)]
    """The candidates."""
    expert_start_frames: list[Annotated[int, Field(ge=0)]]
    """First frame of the expert's window."""
    errors_mm: list[ErrorMm]
    """Mean PA-MPJPE, each pair of frames aligned for itself."""
    sequence_errors_mm: list[ErrorMm]
    """The same with one similarity for the whole window: way, turns and height of a jump count."""
    region_errors_mm: list[ErrorMm | None]
    """Mean error of the region's joints, the whole body aligned; null where none is in common."""
    mirrored_errors_mm: list[ErrorMm | None]
    """Mean PA-MPJPE with the expert mirrored: far below `errors_mm`, the two use opposite sides. Null where too few
    joints are in common then."""
    valid_frames: list[Annotated[int, Field(ge=1)]]
    """Pairs of frames that count."""


class AlignmentsReject(StrEnum):
    """Why an execution has no aligned expert."""

    LEARNER_TAKE_TOO_SHORT = "learner_take_too_short"
    LEARNER_WINDOW_GAPS = "learner_window_gaps"
    """The poses of the learner's window have too many gaps."""
    NO_WINDOW = "no_window"
    """No candidate has a window with enough frames to align."""
    COMPUTATION = "computation"
    """The alignment of a pair of takes could not be computed."""
