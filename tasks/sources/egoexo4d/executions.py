"""Expert commentary, and how good the performer is by the proficiency files."""

from collections.abc import Iterator
from pathlib import Path

from schemas.demonstrations import ReadingFault
from schemas.sources import SourceCommentary
from tasks.sources.egoexo4d.commentary import commentary_sources, read_commentary
from tasks.sources.egoexo4d.demonstrators import demonstrator_files, read_demonstrators


def execution_sources(root: Path) -> tuple[Path, ...]:
    """The files that `read_executions` reads. Opens none; raises SourceError naming the one that is missing."""
    return (*commentary_sources(root), *demonstrator_files(root))


def read_executions(root: Path) -> Iterator[SourceCommentary]:
    """Every commentary with its performer's level; bad records of the proficiency files come first, to be rejected.

    A take that the files give two levels has none. Raises SourceError when a file is cut off, not JSON or of another
    shape.
    """
    levels: dict[str, str] = {}
    for found in read_demonstrators(root):
        if isinstance(found, ReadingFault):
            place = f"{found.file}#{found.place}"
            yield SourceCommentary(input_id=place, file=found.file, record="", malformed=found.what)
        else:
            is_agreed = levels.setdefault(found.take_uid, found.level) == found.level
            levels[found.take_uid] = found.level if is_agreed else ""
    for record in read_commentary(root):
        level = levels.get(record.take.take_uid, "") if record.take else ""
        yield record.model_copy(update={"level": level})
