"""`build_once`: make a stage's artifact, or reuse the one that the same ingredients made."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from schemas.artifact import ArtifactRecord, ArtifactRef, FileEntry, LedgerCounts, ModelIdentity, Usage
from schemas.config import EngineKind, ModelConfig
from schemas.errors import LedgerError
from schemas.outcomes import Outcome
from schemas.records import Record
from schemas.run import Run, StageState
from tasks.artifacts.decide import decide
from tasks.artifacts.environment import code_commit, library_versions
from tasks.artifacts.ingredients import Ingredients, fingerprint_of, ingredients_of, models_of
from tasks.artifacts.ledger import Ledger
from tasks.artifacts.progress import StageProgress, tell
from tasks.artifacts.run_log import note_failure, note_stage
from tasks.artifacts.scope import needed, out_of_scope, version_out_of_scope
from tasks.artifacts.stage import ModelStage, Stage
from tasks.artifacts.store import Store
from tasks.artifacts.work import Work
from tasks.artifacts.writer import ArtifactWriter
from tasks.checks.expectations import Expectations

Worker = Callable[[Work], Iterator[Outcome]]
TELL_EVERY_SEC = 0.2


class Built(Record):
    """What a stage hands to Prefect."""

    state: StageState
    """Built, cached or skipped."""
    message: str
    """Why, in a line."""
    ref: ArtifactRef | None
    """The version made or used; None where the stage was skipped and has none."""

    @property
    def state_name(self) -> str:
        """Name of the Prefect state."""
        return {StageState.CACHED: "Cached", StageState.SKIPPED: "Skipped"}.get(self.state, "Completed")


def build_once(run: Run, stage: Stage, inputs: Sequence[ArtifactRef | None], worker: Worker) -> Built:
    """Make the artifact of `stage`, unless the same ingredients have made it before.

    `worker` turns input rows into outcomes. Raises a TouchlineError when nothing could be made; a failed stage
    is noted in the run's record, and leaves no artifact.
    """
    skipped = out_of_scope(run, stage)
    if skipped:
        return _skip(run, stage, skipped)
    work = Work(run=run, stage=stage, ledger=Ledger(stage.name))
    try:
        work.inputs = needed(stage, inputs)
        return _build(work, worker)
    except BaseException as error:
        note_failure(run, stage, error, work.usage.total())
        raise


def _skip(run: Run, stage: Stage, why: str) -> Built:
    record = version_out_of_scope(run, stage)
    note_stage(run, stage, StageState.SKIPPED, record, (why,))
    return Built(state=StageState.SKIPPED, message=why, ref=record.ref if record else None)


def _build(work: Work, worker: Worker) -> Built:
    run, stage = work.run, work.stage
    store = Store(run.store)
    ingredients = ingredients_of(run, stage, work.inputs)
    with store.building(stage.artifact, fingerprint_of(ingredients)):
        decision = decide(run, stage, work.inputs)
        if decision.found:
            return _done(run, stage, StageState.CACHED, decision.found, decision.why)
        record = _make(work, ingredients, worker)
    return _done(run, stage, StageState.BUILT, record, decision.why)


def _done(run: Run, stage: Stage, state: StageState, record: ArtifactRecord, why: tuple[str, ...]) -> Built:
    note_stage(run, stage, state, record, why)
    return Built(state=state, message="; ".join(why), ref=record.ref)


def _make(work: Work, ingredients: Ingredients, worker: Worker) -> ArtifactRecord:
    started = time.monotonic()
    store = Store(work.run.store)
    fingerprint = fingerprint_of(ingredients)
    folder = store.fresh_folder(work.stage.artifact, fingerprint)
    expectations = Expectations(work.stage.name, work.stage.row)
    writer = ArtifactWriter(folder, work.stage.row, expectations)
    _write_all(work, worker, writer)
    files = writer.close()
    ledger = work.ledger.close()
    if ledger.kept != writer.inputs_kept:
        raise LedgerError(f"{work.stage.name}: {ledger.kept} kept, {writer.inputs_kept} written; this is a defect")
    record = _record(work, ingredients, writer, files, ledger)
    details = {"expectations": len(expectations), "seconds": round(time.monotonic() - started, 3)}
    return store.publish(folder, record.model_copy(update=details))


def _record(
    work: Work, ingredients: Ingredients, writer: ArtifactWriter, files: tuple[FileEntry, ...], ledger: LedgerCounts
) -> ArtifactRecord:
    run, stage = work.run, work.stage
    models = models_of(run, stage) if isinstance(stage, ModelStage) else {}
    return ArtifactRecord(
        ref=_ref(work, fingerprint_of(ingredients), writer),
        stage=stage.name,
        ingredients=ingredients,
        parents=work.inputs,
        files=files,
        rows=writer.rows,
        ledger=ledger,
        usage=work.usage.total(),
        seconds=0.0,
        created_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        run_id=run.run_id,
        made_by=", ".join(_made_by(model) for model in models.values()),
        prompt_text=work.prompt_text,
        settings=work.settings.model_dump_json(),
        models=tuple(
            ModelIdentity(role=role, name=model.identity_name, revision=model.revision)
            for role, model in models.items()
        ),
        expectations=0,
        preview_limit=run.limit if stage.inputs else stage.limited_to(run.limit),
        code_commit=code_commit(),
        libraries=library_versions(),
    )


def _ref(work: Work, fingerprint: str, writer: ArtifactWriter) -> ArtifactRef:
    place = work.run.store / work.stage.artifact / fingerprint / writer.content_digest
    return ArtifactRef(
        artifact=work.stage.artifact,
        fingerprint=fingerprint,
        content_digest=writer.content_digest,
        rows_digest=writer.rows_digest,
        path=str(place),
    )


def _write_all(work: Work, worker: Worker, writer: ArtifactWriter) -> None:
    told = time.monotonic()
    outcomes = worker(work)
    try:
        for outcome in outcomes:
            work.ledger.settle(outcome)
            writer.add(outcome)
            if time.monotonic() - told > TELL_EVERY_SEC:
                told = time.monotonic()
                tell(_progress(work))
    finally:
        close = getattr(outcomes, "close", None)
        if close is not None:
            close()
    tell(_progress(work).model_copy(update={"finished": True}))


def _progress(work: Work) -> StageProgress:
    counts = work.ledger.counts()
    usage: Usage = work.usage.total()
    return StageProgress(
        stage=work.stage.name,
        total=work.total,
        done=counts.settled,
        kept=counts.kept,
        failed=sum(counts.failed.values()),
        cached_calls=usage.cached_calls,
        usd=usage.usd,
    )


def _made_by(model: ModelConfig) -> str:
    words = " (built-in rules, no model: baseline data)" if model.engine is EngineKind.BUILTIN else ""
    return model.identity + words
