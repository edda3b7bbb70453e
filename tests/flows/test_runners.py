"""The same triplets on Dask and on Ray as in one process: clusters of two worker processes on this machine."""

from pathlib import Path

import pytest
from flow_tools import line, request_for, run_stages, touchline
from prefect_server import PrefectServer

from schemas.run import FlowName, RunReport
from tasks.sources.demo.download import write_demo

LAST = "expertaf.release"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunReport]:
    """The demo data, and what one process makes of it."""
    folder = tmp_path_factory.mktemp("runners")
    write_demo(folder / "data")
    request = request_for(folder / "data", folder / "store", flow=FlowName.EXPERTAF)
    return folder, run_stages(request, until=LAST)


@pytest.mark.parametrize(("runner", "package"), [("dask", "prefect_dask"), ("ray", "prefect_ray")])
def test_a_cluster_makes_the_same_triplets(
    server: PrefectServer, alone: tuple[Path, RunReport], tmp_path: Path, runner: str, package: str
) -> None:
    pytest.importorskip(package)
    folder, expected = alone
    words = ["run", "expertaf", "--data", str(folder / "data"), "--store", str(tmp_path / "store"), "--json"]
    sets = ["--set", f'runner="{runner}"', "--set", "runner_parts=4"]
    env = server.environment | {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0"}
    made = RunReport.model_validate_json(touchline(*words, *sets, env=env).stdout)
    for name in ("alignments", "triplets", "release"):
        assert Path(line(made, name, "expertaf").path).name == Path(line(expected, name, "expertaf").path).name
    parts = server.task_runs("units of expertaf.alignments")
    assert sorted((name, state) for name, state, _ in parts) == [
        (f"expertaf.alignments, part {part} of 4", "Completed") for part in range(4)
    ]
    units = [path for path in (tmp_path / "store/units/expertaf__alignments").rglob("*") if path.is_file()]
    assert units
