"""What a run of a flow cost: the records that benchmarks write down."""

from pydantic import Field

from schemas.records import Record
from schemas.run import RunStatus


class MeasuredStage(Record):
    """One stage of a measured run."""

    stage: str
    """Its name."""
    rows_in: int
    """Input rows."""
    rows_kept: int
    """Rows of its artifact."""
    calls: int
    """Replies that models gave."""
    wall_sec: float
    """Wall time of its build."""
    cpu_sec: float
    """CPU time of the flow's process from the end of the stage before to its own."""
    peak_mib: float
    """The process's peak so far: it tells in which stage the peak rose."""


class Measured(Record):
    """What one run cost."""

    status: RunStatus
    """How it ended."""
    error: str
    """What stopped it, or empty."""
    wall_sec: float
    """From the call of the flow to its report."""
    cpu_sec: float
    """User and system time of the process, its start included."""
    peak_mib: float
    """Largest resident set of the process."""
    stages: tuple[MeasuredStage, ...]
    """Stage by stage."""

    @property
    def calls(self) -> int:
        """Replies that models gave, of all stages."""
        return sum(stage.calls for stage in self.stages)

    def stage(self, name: str) -> MeasuredStage:
        """One stage by its name."""
        return next(stage for stage in self.stages if stage.stage == name)


class Scale(Record):
    """One size, and what it cost."""

    commentaries: int = Field(gt=0)
    """Records of the source."""
    takes: int
    """Takes of the source."""
    measured: Measured
    """The run over it."""
