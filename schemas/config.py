"""The values of a preset. Presets are TOML files in flows/presets; `--set a.b=c` overrides one value."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from schemas.commentary import CommentarySettings
from schemas.exact.blind_filter import BlindFilterSettings
from schemas.exact.context import ContextSettings
from schemas.exact.distractors import DistractorsSettings
from schemas.exact.feedback import FeedbackSettings
from schemas.exact.grounding import GroundingSettings
from schemas.exact.held_out import HeldOutSettings
from schemas.exact.length_filter import LengthFilterSettings
from schemas.exact.questions import QuestionsSettings
from schemas.exact.release import ReleaseSettings
from schemas.exact.rewriting import RewritingSettings
from schemas.exact.shortcuts import AuditSettings
from schemas.exact.videos import VideosSettings
from schemas.expertaf.alignments import AlignmentsSettings
from schemas.expertaf.candidates import CandidatesSettings
from schemas.expertaf.commentary import ExecutionCommentarySettings
from schemas.expertaf.labels import LabelsSettings
from schemas.expertaf.poses import PosesSettings
from schemas.expertaf.release import TripletReleaseSettings
from schemas.expertaf.triplets import TripletsSettings
from schemas.records import Record

BUILTIN_MODEL = "touchline-baseline"
"""Name under which the built-in rules appear as a model."""


class EngineKind(StrEnum):
    """Where replies come from."""

    BUILTIN = "builtin"
    OPENAI = "openai"


class SchemaDialect(StrEnum):
    """Which JSON schema keywords a server accepts in `response_format`."""

    FULL = "full"
    OPENAI_STRICT = "openai_strict"


class RunnerKind(StrEnum):
    """Where the units of CPU-bound stages are computed."""

    LOCAL = "local"
    """Threads of this process."""
    DASK = "dask"
    RAY = "ray"


class ModelConfig(Record):
    """One model, and how it is reached."""

    engine: EngineKind
    """`builtin` needs no server; `openai` is any server that speaks the OpenAI protocol, vLLM included."""
    name: Annotated[str, Field(min_length=1)] = BUILTIN_MODEL
    """The name that the server knows it by."""
    revision: str = ""
    """Which weights: a commit, a date; counts for identity."""
    base_url: str = "https://api.openai.com/v1"
    """Root of the server's API."""
    api_key_env: str = "OPENAI_API_KEY"
    """Environment variable that holds the key; a server that wants none needs none."""
    schema_dialect: SchemaDialect = SchemaDialect.FULL
    """`openai_strict` drops the bounds on text that OpenAI's strict mode refuses."""
    concurrency: Annotated[int, Field(ge=1, le=4096)] = 64
    """Most requests under way at once."""
    timeout_sec: Annotated[float, Field(gt=0)] = 120.0
    """Longest wait for one reply."""
    max_attempts: Annotated[int, Field(ge=1, le=100)] = 5
    """Most times that one request is sent before its row has failed."""
    max_retry_wait_sec: Annotated[float, Field(gt=0)] = 60.0
    """Longest pause between two attempts, a server's own Retry-After included."""
    usd_per_million_tokens_in: Annotated[float, Field(ge=0)] = 0.0
    """Price of prompt tokens."""
    usd_per_million_tokens_out: Annotated[float, Field(ge=0)] = 0.0
    """Price of completion tokens."""

    @property
    def identity_name(self) -> str:
        """The name that counts. The built-in rules cannot pass for a model: their own name stands before it."""
        rules = self.engine is EngineKind.BUILTIN and self.name != BUILTIN_MODEL
        return f"{BUILTIN_MODEL}/{self.name}" if rules else self.name

    @property
    def identity(self) -> str:
        """Name and revision: all of a model that bears on what it says."""
        return f"{self.identity_name}@{self.revision}" if self.revision else self.identity_name

    def cost_usd(self, tokens_in: float, tokens_out: float) -> float:
        """Price of so many tokens, in US dollars."""
        return (tokens_in * self.usd_per_million_tokens_in + tokens_out * self.usd_per_million_tokens_out) / 1e6


class ExactConfig(Record):
    """The ExAct flow, one section per stage."""

    commentary: CommentarySettings = CommentarySettings()
    """Reading the source."""
    feedback: FeedbackSettings = FeedbackSettings()
    """Self-contained feedback."""
    grounding: GroundingSettings = GroundingSettings()
    """Feedback against its transcript."""
    context: ContextSettings = ContextSettings()
    """What else was said."""
    distractors: DistractorsSettings = DistractorsSettings()
    """Wrong options."""
    rewriting: RewritingSettings = RewritingSettings()
    """One style for all options."""
    questions: QuestionsSettings = QuestionsSettings()
    """Questions."""
    length_filter: LengthFilterSettings = LengthFilterSettings()
    """Options of like length."""
    blind_filter: BlindFilterSettings = BlindFilterSettings()
    """Judges who see no video."""
    held_out: HeldOutSettings = HeldOutSettings()
    """The judge who only measures."""
    shortcuts: AuditSettings = AuditSettings()
    """What the finished set is held to."""
    videos: VideosSettings = VideosSettings()
    """Which videos the takes have."""
    release: ReleaseSettings = ReleaseSettings()
    """The published layout, and its clips."""


class ExpertafConfig(Record):
    """The ExpertAF flow, one section per stage."""

    commentary: ExecutionCommentarySettings = ExecutionCommentarySettings()
    """Reading the source."""
    labels: LabelsSettings = LabelsSettings()
    """Which regions a commentary judges."""
    videos: VideosSettings = VideosSettings()
    """Which videos the takes have."""
    poses: PosesSettings = PosesSettings()
    """Body poses."""
    candidates: CandidatesSettings = CandidatesSettings()
    """Who may show how it is done."""
    alignments: AlignmentsSettings = AlignmentsSettings()
    """The search for the best window."""
    triplets: TripletsSettings = TripletsSettings()
    """How many experts each execution gets."""
    release: TripletReleaseSettings = TripletReleaseSettings()
    """The published records."""


class Config(Record):
    """A whole preset."""

    models: dict[str, ModelConfig]
    """Models by role."""
    runner: RunnerKind = RunnerKind.LOCAL
    """Where alignments are computed; `dask` and `ray` are extras."""
    runner_workers: Annotated[int, Field(ge=1, le=1024)] = 2
    """Worker processes of a Dask or Ray cluster on this machine."""
    runner_parts: Annotated[int, Field(ge=1, le=64)] = 16
    """Task runs that the units are shared among."""
    exact: ExactConfig = ExactConfig()
    """The ExAct flow."""
    expertaf: ExpertafConfig = ExpertafConfig()
    """The ExpertAF flow."""

    @model_validator(mode="after")
    def roles_exist(self) -> "Config":
        """Every stage's models are among `models`, and the judge who measures filters nothing."""
        exact = self.exact
        asked = {exact.feedback.model, exact.grounding.model, exact.distractors.model}
        asked.update(exact.rewriting.judges, exact.blind_filter.judges, exact.held_out.judges)
        missing = sorted(asked - self.models.keys())
        if missing:
            raise ValueError(f"no [models.{missing[0]}]; there is {', '.join(self.models) or 'none'}")
        measuring = self.models[exact.held_out.judges[0]].identity
        if measuring in {self.models[judge].identity for judge in exact.blind_filter.judges}:
            raise ValueError(f"the held-out judge {measuring} filters too: what it measures would flatter the set")
        return self
