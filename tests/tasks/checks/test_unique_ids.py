"""No id stands twice in an artifact, in whichever of its parts."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import ExpectationError
from schemas.exact.feedback import FeedbackRow
from tasks.checks.expectations import Expectations

IDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)
EXPECTATIONS = Expectations("exact.feedback", FeedbackRow)


def written(folder: Path, parts: list[list[str]]) -> list[Path]:
    paths = [folder / f"part-{number:05d}.parquet" for number in range(len(parts))]
    for path, ids in zip(paths, parts, strict=True):
        pq.write_table(pa.table({"feedback_id": pa.array(ids, pa.string())}), path)
    return paths


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.lists(IDS, unique=True, max_size=5), min_size=1, max_size=4))
def test_parts_pass_unless_an_id_stands_twice(tmp_path: Path, parts: list[list[str]]) -> None:
    ids = [one for part in parts for one in part]
    if len(set(ids)) == len(ids):
        EXPECTATIONS.check_ids(written(tmp_path, parts))
    else:
        with pytest.raises(ExpectationError):
            EXPECTATIONS.check_ids(written(tmp_path, parts))


def test_the_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExpectationError, match=r"to_be_unique failed on feedback_id: \['b', 'b'\]"):
        EXPECTATIONS.check_ids(written(tmp_path, [["a", "b"], ["c"], ["d", "b"]]))
