"""Options and fixtures that all tests share."""

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("touchline", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("touchline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return request.config.getoption("--rewrite-golden")
