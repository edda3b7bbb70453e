"""What a run is asked to do, and what it says that it did."""

from enum import StrEnum
from pathlib import Path

from pydantic import Field

from schemas.artifact import ArtifactRef, LedgerCounts
from schemas.config import Config
from schemas.records import Record


class FlowName(StrEnum):
    """The flows there are."""

    EXACT = "exact"
    EXPERTAF = "expertaf"


class RunStatus(StrEnum):
    """How a run ended."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    STOPPED = "stopped"
    WAITING = "waiting"


class StageState(StrEnum):
    """What happened to a stage, or would happen."""

    BUILT = "built"
    CACHED = "cached"
    FAILED = "failed"
    SKIPPED = "skipped"
    BUILD = "build"
    REUSE = "reuse"
    DEPENDS = "depends"


class CallsAre(StrEnum):
    """How sure a number of calls is."""

    EXACT = "exact"
    AT_MOST = "at_most"


class Redo(StrEnum):
    """What is done again although nothing that bears on it has changed."""

    NOTHING = "nothing"
    FAILED_ROWS = "failed_rows"
    STAGES = "stages"


class RunRequest(Record):
    """What a person or a schedule asks for."""

    flow: FlowName
    """Which flow."""
    data: Path
    """Root of the source."""
    store: Path
    """Where artifacts, replies and run records are kept."""
    preset: str = "demo"
    """`demo`, `paper`, `strict`, or the path of a TOML file."""
    overrides: tuple[str, ...] = ()
    """`section.key=value`, applied to the preset in order."""
    from_stage: str | None = None
    """Run this stage and those below; take those above as they are."""
    only: str | None = None
    """Run this stage alone."""
    limit: int | None = Field(default=None, ge=1)
    """Make a preview of that many records: artifacts of their own, never the current ones."""
    redo: Redo = Redo.NOTHING
    """What is done again although nothing that bears on it has changed."""
    prompts: Path | None = None
    """Folder of the prompt files; the installed ones by default."""
    rehash: bool = False
    """Whether remembered digests of source files are distrusted."""
    command: tuple[str, ...] = ()
    """How it was asked for, for the run's record."""


class Run(Record):
    """One run of one flow: plain values, so that it travels to any worker."""

    flow: FlowName
    """Which flow."""
    run_id: str
    """Sortable by start time; names the run's record."""
    data: Path
    """Root of the source."""
    store: Path
    """Where artifacts, replies and run records are kept."""
    prompts: Path
    """Folder of the prompt files."""
    preset: str
    """Name of the preset."""
    config: Config
    """The preset with the overrides applied."""
    scope: frozenset[str] | None = None
    """Names of the stages that may run, as --from and --only say; None for all."""
    limit: int | None = None
    """Makes a preview of that many source records."""
    redo: Redo = Redo.NOTHING
    """What is done again regardless."""
    rehash: bool = False
    """Whether remembered digests of source files are distrusted."""


class StageReport(Record):
    """One stage in a run or plan. Documented in docs/json.md; other programs read it."""

    stage: str
    """`exact.distractors`."""
    artifact: str
    """`exact__distractors`."""
    fingerprint: str = ""
    """Empty where it cannot be known yet."""
    path: str = ""
    """Folder of the version made or used."""
    state: StageState
    """Built, cached, failed or skipped; in a plan build, reuse or depends."""
    why: tuple[str, ...] = ()
    """What changed, or why it was skipped."""
    ledger: LedgerCounts = LedgerCounts()
    """Where the input rows went."""
    rows: int = 0
    """Rows of the artifact."""
    calls: int = 0
    """Model calls made, or to be made."""
    calls_are: CallsAre = CallsAre.EXACT
    """`at_most` in a plan, below a stage whose rows may change."""
    cached_calls: int = 0
    """Rows answered from the reply store."""
    tokens_in: int = 0
    """Prompt tokens."""
    tokens_out: int = 0
    """Completion tokens."""
    usd: float = 0.0
    """Cost in US dollars."""
    seconds: float = 0.0
    """Wall time."""

    model_config = {"serialize_by_alias": True}


class UsedVersion(Record):
    """Which version a run made or used."""

    stage: str
    """The stage."""
    ref: ArtifactRef
    """The version."""
    state: StageState
    """Built, cached or skipped."""


class RunReport(Record):
    """What `run` and `plan` print with --json."""

    flow: str
    """Name of the flow."""
    status: RunStatus
    """How it ended."""
    stages: tuple[StageReport, ...] = ()
    """The stages in order."""
    run_id: str = ""
    """The run; empty for a plan."""
    error: str = ""
    """What stopped it, or empty."""

    model_config = {"serialize_by_alias": True}


class RunRecord(Record):
    """`runs/<id>.json`: which version each stage made or used."""

    run_id: str
    """Sortable by start time."""
    flow: str
    """Name of the flow."""
    started_at: str
    """UTC, ISO 8601."""
    preset: str
    """Name of the preset."""
    preview_limit: int | None
    """Row limit of a preview."""
    command: tuple[str, ...] = ()
    """How it was asked for."""
    used: tuple[UsedVersion, ...] = ()
    """Versions, in the order of the stages."""
    report: RunReport = Field()
    """What it printed."""
