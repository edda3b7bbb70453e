"""Where things are in an Ego-Exo4D download, and reading its JSON as a stream."""

import math
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TypeGuard

import ijson

from schemas.errors import SourceError
from tasks.sources.egoexo4d.plain_numbers import PlainNumbers

TAKES = "takes.json"
SPLITS = "annotations/splits.json"
COMMENTARY = ("annotations/expert_commentary_train.json", "annotations/expert_commentary_val.json")


def commentary_files(root: Path) -> tuple[Path, ...]:
    """The files that `exact.commentary` reads. Opens none; raises SourceError naming the one that is missing."""
    commentary = tuple(root / name for name in COMMENTARY if (root / name).is_file())
    required = (root / TAKES, root / SPLITS)
    missing = [str(path) for path in required if not path.is_file()]
    if not commentary:
        missing.append(f"{root / COMMENTARY[0]} (or its _val twin)")
    if missing:
        raise SourceError(
            f"{root} is not an Ego-Exo4D download: {missing[0]} is missing. "
            "Name the folder that holds takes.json and annotations/ with --data"
        )
    return (*required, *commentary)


@contextmanager
def json_stream(path: Path, expected: str) -> Generator[PlainNumbers]:
    """Open a JSON file for reading as a stream; what goes wrong meanwhile is told as a SourceError."""
    try:
        with path.open("rb") as stream:
            yield PlainNumbers(stream)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is cut off or not JSON ({error}); expected {expected}; download it again") from error
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}; check the path and its permissions") from error


def is_number(value: object) -> TypeGuard[int | float | Decimal]:
    """Whether a JSON value is a number that a float can hold. ijson reads fractions as Decimal."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def seconds(value: object) -> float:
    """A length in seconds; 0 where it is no number."""
    return max(0.0, float(value)) if is_number(value) else 0.0
