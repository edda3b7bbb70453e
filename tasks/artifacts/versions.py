"""The versions that stand now, and all that a store holds."""

from collections.abc import Iterator
from pathlib import Path

from schemas.artifact import ArtifactRecord
from tasks.artifacts.run_records import RunRecords
from tasks.artifacts.stage import Stage
from tasks.artifacts.store import BUILDING, RECORD, read_record


def current_records(store: Path, stages: tuple[Stage, ...]) -> dict[str, ArtifactRecord]:
    """By stage, the version that the latest whole run made or used."""
    runs = RunRecords(store)
    found = {stage.name: runs.latest(stage.name, None) for stage in stages}
    return {name: read_record(store / ref.relative_path) for name, ref in found.items() if ref}


def all_records(store: Path) -> Iterator[ArtifactRecord]:
    """Every version in a store, by artifact and age."""
    paths = [path for path in store.glob(f"*/*/*/{RECORD}") if path.parent.name != BUILDING]
    for path in sorted(paths, key=lambda path: (path.parts[-4], path.stat().st_mtime_ns)):
        yield read_record(path.parent)
