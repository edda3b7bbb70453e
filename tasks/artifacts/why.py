"""Why a stage runs, or need not."""

from pathlib import Path

from schemas.artifact import ArtifactRecord
from schemas.errors import DamagedArtifactError
from schemas.run import Redo, Run
from tasks.artifacts.ingredients import Ingredients, changes
from tasks.artifacts.scope import latest_version
from tasks.artifacts.stage import Stage
from tasks.artifacts.store import read_record


def reasons(run: Run, stage: Stage, ingredients: Ingredients, found: ArtifactRecord | None) -> tuple[str, ...]:
    """Why `stage` is built or reused, in words; `found` is what its ingredients made before."""
    if found and run.redo is Redo.FAILED_ROWS and found.ledger.failed:
        return (f"{sum(found.ledger.failed.values())} failed rows are asked again",)
    if found:
        return (f"unchanged since run {found.run_id}",)
    if run.redo is Redo.STAGES:
        return ("--force",)
    before = _latest_record(run, stage)
    if before is None:
        return ("never made in this store",)
    return changes(before.ingredients, ingredients) or ("its artifact is gone from the store",)


def _latest_record(run: Run, stage: Stage) -> ArtifactRecord | None:
    ref = latest_version(run, stage.name)
    try:
        return read_record(Path(ref.path)) if ref else None
    except DamagedArtifactError:
        return None
