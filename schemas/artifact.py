"""What a stage leaves on disk beside its rows."""

from pydantic import Field

from schemas.records import Record

RECORD_FORMAT = 1
"""Raised when `record.json` changes so that older readers would misread it."""


class ArtifactRef(Record):
    """What stages hand each other instead of rows."""

    artifact: str
    """Name on disk, such as `exact__feedback`."""
    fingerprint: str
    """Digest of all that bears on the rows."""
    content_digest: str
    """Digest of the rows and rejects; names the version's folder."""
    rows_digest: str
    """Digest of the kept rows alone: what counts for the stages below."""
    path: str
    """The version's folder."""

    @property
    def relative_path(self) -> str:
        """The folder inside its store: a store may be moved."""
        return f"{self.artifact}/{self.fingerprint}/{self.content_digest}"


class FileEntry(Record):
    """One file of an artifact."""

    name: str
    """File name inside the version's folder."""
    size_bytes: int
    """Its length."""
    sha256: str
    """Digest of its bytes."""
    rows: int
    """Rows it holds."""


class LedgerCounts(Record):
    """Where a stage's input rows went. `entered` is the sum of all the others."""

    entered: int = Field(default=0, validation_alias="in", serialization_alias="in")
    """Input rows."""
    kept: int = 0
    """Input rows that became rows of the artifact."""
    rejected: dict[str, int] = {}
    """Rejected input rows by reason."""
    failed: dict[str, int] = {}
    """Failed input rows by class of error."""
    waiting: int = 0
    """Input rows that wait for review."""

    model_config = {"populate_by_name": True, "serialize_by_alias": True}

    @property
    def settled(self) -> int:
        """Input rows that ended in one of the four ways."""
        return self.kept + sum(self.rejected.values()) + sum(self.failed.values()) + self.waiting


class Usage(Record):
    """What a stage asked of a model."""

    calls: int = 0
    """Replies that a model gave (built-in rules included, at no cost), unusable ones too."""
    cached_calls: int = 0
    """Rows answered from the reply store."""
    tokens_in: int = 0
    """Prompt tokens of the calls, as the server counted them."""
    tokens_out: int = 0
    """Completion tokens of the calls, as the server counted them."""
    usd: float = 0.0
    """Cost of the calls by the preset's prices."""
    retries: int = 0
    """Requests sent again after an error."""


class Ingredient(Record):
    """One thing that bears on an artifact's rows."""

    value: str
    """The value itself where it is short, else its digest."""
    is_digest: bool
    """Whether `value` is a digest: then a change is told without the two values."""


class ModelIdentity(Record):
    """All of a model that bears on what it says."""

    role: str
    """Its role in the preset."""
    name: str
    """Its name."""
    revision: str
    """Which weights."""


class ArtifactRecord(Record):
    """`record.json`: written last, so its existence is the artifact's existence."""

    format: int = RECORD_FORMAT
    """Layout of this file."""
    ref: ArtifactRef
    """What it describes."""
    stage: str
    """Name of the stage that made it."""
    ingredients: dict[str, Ingredient]
    """All that bears on the rows, by name: two records tell why a stage ran again."""
    parents: tuple[ArtifactRef, ...]
    """The artifacts it was made from."""
    files: tuple[FileEntry, ...]
    """Every file beside this one."""
    rows: int
    """Kept rows."""
    ledger: LedgerCounts
    """Where the input rows went."""
    usage: Usage
    """What was asked of a model."""
    seconds: float
    """Wall time of the build."""
    created_at: str
    """When, in UTC, ISO 8601."""
    run_id: str
    """The run that made it."""
    made_by: str
    """The model and its revision, or the words that mark baseline data, or empty."""
    prompt_text: str
    """The prompt file as it was, or empty."""
    settings: str
    """The stage's settings as they were, as JSON."""
    models: tuple[ModelIdentity, ...]
    """The models that were asked, by role."""
    expectations: int
    """How many expectations its rows met."""
    preview_limit: int | None
    """Row limit of a preview; None for a whole artifact."""
    code_commit: str
    """Commit of the code, `-dirty` appended where files differ from it; empty outside a checkout."""
    libraries: dict[str, str]
    """Versions of the libraries that took part. They do not count for identity."""
