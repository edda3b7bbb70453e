"""`<store>/runs/<id>.json`: which version each run made or used. Never rewritten once the run has ended."""

import os
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from schemas.artifact import ArtifactRef
from schemas.errors import StoreError
from schemas.run import RunRecord
from tasks.artifacts.folders import make_folder


class RunRecords:
    """The run records of one store."""

    def __init__(self, store: Path) -> None:
        self._folder = store / "runs"

    def write(self, record: RunRecord) -> None:
        """Write a run's record as far as it has come, in one step."""
        make_folder(self._folder)
        path = self._folder / f"{record.run_id}.json"
        aside = path.with_suffix(f".{os.getpid()}.tmp")
        aside.write_text(record.model_dump_json(indent=1, by_alias=True), encoding="utf-8")
        aside.replace(path)

    def read(self, run_id: str) -> RunRecord:
        """One run's record. Raises StoreError when it cannot be read."""
        path = self._folder / f"{run_id}.json"
        try:
            return RunRecord.model_validate_json(path.read_bytes())
        except (OSError, ValidationError) as error:
            raise StoreError(f"{path} cannot be read; delete it if the run no longer matters") from error

    def newest_first(self) -> Iterator[RunRecord]:
        """All records, the latest run first."""
        if self._folder.is_dir():
            for path in sorted(self._folder.glob("*.json"), reverse=True):
                yield self.read(path.stem)

    def latest_digest(self, artifact: str, fingerprint: str) -> str | None:
        """Content digest that the latest run made or used under a fingerprint."""
        for record in self.newest_first():
            for used in record.used:
                if (used.ref.artifact, used.ref.fingerprint) == (artifact, fingerprint):
                    return used.ref.content_digest
        return None

    def latest(self, stage: str, preview_limit: int | None) -> ArtifactRef | None:
        """The version of a stage's artifact that the latest run of that kind (whole, or preview) used."""
        for record in self.newest_first():
            if record.preview_limit == preview_limit:
                for used in record.used:
                    if used.stage == stage:
                        return used.ref
        return None
