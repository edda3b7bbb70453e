"""Small sources to run flows on."""

from pathlib import Path

import pytest
from small_source import write_small_source


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A source of 4 takes and 40 commentaries, two of each pair within 10 s."""
    return write_small_source(tmp_path / "data")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A folder for a store."""
    return tmp_path / "store"
