"""A Prefect server that the tests of the command share."""

from collections.abc import Generator

import pytest
from prefect_server import PrefectServer, prefect_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[PrefectServer]:
    """A running Prefect server."""
    with prefect_server(tmp_path_factory.mktemp("prefect")) as running:
        yield running
