"""`expertaf.release`: triplets as the published code reads them (ExpertAF's repository, `train.py`)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from schemas.commentary import Key, Split
from schemas.expertaf.triplets import PersonCheck
from schemas.records import Record, Row

RELEASED_ID = r"[^\x00-\x1f]+"
"""What an id may be made of."""


class TripletReleaseSettings(Record):
    """Settings of `expertaf.release`: it has none."""


class TripletReleaseRow(Row):
    """One released triplet: its id in the records, and the two clips."""

    id_column: ClassVar[str] = "triplet_id"

    triplet_id: Key
    """The triplet's id in every other artifact."""
    released_id: Annotated[str, Field(pattern=f"^{RELEASED_ID}$")]
    """`<learner take>-----<commentary>-----<expert take>-----<commentary>-----<Region>`, unique."""
    split: Split
    """The takes' split."""
    check: PersonCheck
    """Whether a person must look at it before it is used."""
    learner_take_name: Key
    """The learner's take: `release/poses/<name>.npy`."""
    expert_take_name: Key
    """The expert's take."""
    learner_range: Annotated[str, Field(pattern=r"^\[\d+, \d+\]$")]
    """Frames of the learner's window, half-open, as the records have them."""
    expert_range: Annotated[str, Field(pattern=r"^\[\d+, \d+\]$")]
    """Frames of the expert's window."""
    fps: Annotated[float, Field(gt=0)]
    """Frames per second of both."""
    learner_ego_path: str
    """The learner's own view, relative to the data root; empty where there is none."""
    learner_exo_path: str | None
    """The fixed camera with the best view of the learner; null where nobody chose one."""
    expert_ego_path: str
    """The expert's own view; empty where there is none."""
    expert_exo_path: str | None
    """The fixed camera with the best view of the expert; null where nobody chose one."""


class TripletReleaseReject(StrEnum):
    """Why a triplet cannot be released."""

    MARKED_TEXT = "marked_text"
    """A text holds `<pose`, where the published code puts poses."""
    POSES_UNREADABLE = "poses_unreadable"


class PoseFileWork(Record):
    """A take's poses to be written as an array."""

    joints: bytes
    """(T,17,3) float32, little-endian."""
    present: bytes
    """(T,17) bytes."""


class PoseFileSettings(Record):
    """How it is written: there is one way."""


class OriginalLabel(Record):
    """What the labels of a commentary said, with the published keys."""

    summary: str = Field(serialization_alias="One sentence summary")
    """The commentary in one sentence."""
    needs_improvement: list[str] = Field(serialization_alias="Needs improvement parts")
    """Regions, as the published records spell them."""
    good_execution: list[str] = Field(serialization_alias="Good execution parts")
    """Regions, as the published records spell them."""


class Turn(Record):
    """One turn of a conversation (LLaVA's layout)."""

    speaker: str = Field(serialization_alias="from")
    """`human` or `gpt`."""
    value: str
    """What is said; `<pose1>` and `<pose2>` stand for the two windows."""


class PublishedTriplet(Record):
    """One record of a released JSON array: its keys, in their order and spelling."""

    id: str
    """The five fields, and in the retrieval set `-----positive`."""
    take: str
    """The learner's take."""
    expert_id: str
    """Who commented on the learner."""
    commentary_idx: str
    """`4.txt` for the recording `4.webm`."""
    video1: str
    """The learner's take."""
    video1_range: str
    """Frames as a string that holds a JSON list, half-open."""
    video2: str
    """The expert's take."""
    video2_range: str
    """The same for the expert; as long as the learner's."""
    best_dtw_score: float
    """Mean PA-MPJPE in millimetres; the published name speaks of DTW, the method aligns windows."""
    num_candidates_searched: int
    """Places that were tried in the expert's zone."""
    corrected_body_part: str
    """The region."""
    all_incorrect_body_parts_video1: list[str]
    """Regions of the learner that need improvement."""
    all_correct_body_parts_video2: list[str]
    """Regions of the expert that are right."""
    text: str
    """The commentary on the learner in one sentence."""
    original_text: str
    """Its transcript."""
    original_label: OriginalLabel
    """Its labels."""
    good_execution_commentary: str
    """The commentary on the expert in one sentence."""
    original_good_execution_commentary: str
    """Its transcript."""
    original_good_execution_label: OriginalLabel
    """Its labels."""
    conversations: tuple[Turn, Turn]
    """Question and answer."""
