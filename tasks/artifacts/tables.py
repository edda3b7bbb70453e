"""What a UnitStage reads: the rows of its inputs, and the digests of source files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from schemas.artifact import ArtifactRef
from schemas.records import Row
from schemas.run import Run
from tasks.artifacts.limited import limited
from tasks.artifacts.reader import rows_of
from tasks.artifacts.source_digests import SourceDigests
from tasks.artifacts.stage import UnitStage


class InputTables:
    """The materials of one build."""

    def __init__(self, run: Run, stage: UnitStage, inputs: Sequence[ArtifactRef]) -> None:
        self._run = run
        self._stage = stage
        self._inputs = inputs
        self._digests = SourceDigests(run.store, distrust=run.rehash)

    @property
    def data(self) -> Path:
        """Data root."""
        return self._run.data

    def rows(self, index: int) -> Iterator[Row]:
        """The rows of one input, anew each time; of a preview's primary input only as many as its limit."""
        rows = rows_of(self._inputs[index], self._stage.tables[index])
        limit = None if index else self._stage.limited_to(self._run.limit)
        return iter(limited(rows, lambda row: row.row_id, limit))

    def digest(self, path: Path) -> str:
        """Digest of a source file's content. Raises SourceError when it cannot be read."""
        return self._digests.sha256(path)
