"""Which stages of a flow a run may touch: `--from`, `--only`, and what stands in for the others."""

from collections.abc import Sequence
from pathlib import Path

from schemas.artifact import ArtifactRecord, ArtifactRef
from schemas.errors import MissingArtifactError, UsageError
from schemas.run import Run
from tasks.artifacts.run_records import RunRecords
from tasks.artifacts.stage import Stage, follow
from tasks.artifacts.store import read_record


def scope_of(stages: tuple[Stage, ...], from_stage: str | None, only: str | None) -> frozenset[str] | None:
    """Names of the stages that may run, or None for all. Raises UsageError for an unknown stage."""
    if from_stage and only:
        raise UsageError("--from and --only exclude each other; give one")
    if only:
        return frozenset({_known(stages, only)})
    return follow(stages, _known(stages, from_stage)) if from_stage else None


def out_of_scope(run: Run, stage: Stage) -> str:
    """Why a stage may not run, or empty when it may."""
    if run.scope is None or stage.name in run.scope:
        return ""
    return f"not asked for: this run is limited to {', '.join(sorted(run.scope))}"


def version_out_of_scope(run: Run, stage: Stage) -> ArtifactRecord | None:
    """The version that stands in for a stage that may not run: the latest that a run made or used."""
    ref = latest_version(run, stage.name)
    return read_record(Path(ref.path)) if ref else None


def latest_version(run: Run, stage: str) -> ArtifactRef | None:
    """The latest version of a stage's artifact: of this preview where there is one, else the whole one."""
    runs = RunRecords(run.store)
    ref = runs.latest(stage, run.limit) or runs.latest(stage, None)
    return ref.model_copy(update={"path": str(run.store / ref.relative_path)}) if ref else None


def needed(stage: Stage, inputs: Sequence[ArtifactRef | None]) -> tuple[ArtifactRef, ...]:
    """The inputs of a stage. Raises MissingArtifactError when one was never made."""
    found = tuple(ref for ref in inputs if ref is not None)
    if len(found) < len(stage.inputs):
        names = ", ".join(stage.inputs)
        flow = stage.name.partition(".")[0]
        raise MissingArtifactError(
            f"{stage.name} reads {names}, which no run has made in this store; run `touchline run {flow}` first"
        )
    return found


def _known(stages: tuple[Stage, ...], name: str) -> str:
    """The full name of a stage, given as `exact.distractors` or `distractors`."""
    for stage in stages:
        if name in (stage.name, stage.name.partition(".")[2]):
            return stage.name
    raise UsageError(f"no stage {name!r}; the stages are {', '.join(stage.name for stage in stages)}")
