"""Whether a stage runs or is reused, and why: asked by plans, by runs, and by runs that have nothing to do."""

from schemas.artifact import ArtifactRecord, ArtifactRef
from schemas.records import Record
from schemas.run import Redo, Run
from tasks.artifacts.ingredients import fingerprint_of, ingredients_of
from tasks.artifacts.stage import Stage
from tasks.artifacts.store import Store
from tasks.artifacts.why import reasons


class Decision(Record):
    """Whether a stage whose inputs are made would run."""

    fingerprint: str
    """Its fingerprint in this run."""
    why: tuple[str, ...]
    """Why it runs, or need not."""
    found: ArtifactRecord | None
    """What would be reused; None when it runs."""


def decide(run: Run, stage: Stage, inputs: tuple[ArtifactRef, ...]) -> Decision:
    """Whether `stage` would run, all its inputs being made."""
    ingredients = ingredients_of(run, stage, inputs)
    fingerprint = fingerprint_of(ingredients)
    found = None if run.redo is Redo.STAGES else Store(run.store).current(stage.artifact, fingerprint)
    why = reasons(run, stage, ingredients, found)
    retried = found is not None and run.redo is Redo.FAILED_ROWS and bool(found.ledger.failed)
    return Decision(fingerprint=fingerprint, why=why, found=None if retried else found)
