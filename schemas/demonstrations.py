"""What the readers of Ego-Exo4D's two proficiency benchmarks hand on."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.records import Record


class SourceJudgement(StrEnum):
    """Which of a take's two sections a demonstration stands in."""

    TIP = "tip"
    GOOD_EXECUTION = "good_execution"


class SourceSays(StrEnum):
    """What the proficiency files say of the moment of a commentary."""

    NOTHING = "nothing"
    TIP = "tip"
    GOOD_EXECUTION = "good_execution"
    BOTH = "both"


class DemonstratorLevel(StrEnum):
    """The source's four levels of a performer, as it spells them."""

    NOVICE = "Novice"
    EARLY_EXPERT = "Early Expert"
    INTERMEDIATE_EXPERT = "Intermediate Expert"
    LATE_EXPERT = "Late Expert"


class ReadingFault(Record):
    """A record of a readable file that cannot be used."""

    file: str
    """The file it stands in, relative to the data root."""
    place: str
    """Where in the file, as a JSON pointer; the whole document is empty."""
    what: str
    """The value at fault and the repair."""


class Demonstration(Record):
    """What one expert judged at one moment of one take."""

    take_uid: Annotated[str, Field(min_length=1)]
    """The source's identifier of the take; takes.json may not know it."""
    video_time_sec: float
    """Where in the take, in seconds."""
    judgement: SourceJudgement
    """Tip for improvement or good execution, by the section it stands in."""
    statements: tuple[str, ...]
    """What was said, outer white space removed, without the entries that are too short. Untrusted text."""
    list_places: tuple[int, ...]
    """Place of each statement in the source's list, which counts the entries that are left out too."""
    expert_uid: str = ""
    """Who judged; empty where the source does not say."""
    file: str
    """The file it stands in, relative to the data root."""
    place: str
    """Where in the file, as a JSON pointer."""


class Demonstrator(Record):
    """How well the performer of one take does it."""

    take_uid: Annotated[str, Field(min_length=1)]
    """The source's identifier of the take; takes.json may not know it."""
    level: DemonstratorLevel
    """The level that the source gives."""
    origin_participant_id: str = ""
    """The source's other name of the performer, which is not `participant_uid`; empty where it does not say."""
    file: str
    """The file it stands in, relative to the data root."""
    place: str
    """Where in the file, as a JSON pointer."""
