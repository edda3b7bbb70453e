"""A Prefect server of the tests' own, on a free port and in a home of its own."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START_SEC = 120


@dataclass(frozen=True)
class PrefectServer:
    """A running server."""

    url: str
    """Its API."""
    home: Path
    """Its PREFECT_HOME."""

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to use it."""
        return {"PREFECT_API_URL": self.url, **quiet_home(self.home)}

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        """POST to the API."""
        request = urllib.request.Request(
            f"{self.url}{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.loads(response.read())

    def task_runs(self, flow_run: str) -> list[tuple[str, str, str]]:
        """Name, state name and state message of a flow run's task runs, in the order of their start."""
        runs = self.ask("/flow_runs/filter", {"sort": "START_TIME_DESC", "limit": 50})
        found = next(run for run in runs if run["name"] == flow_run)
        body = {"flow_runs": {"id": {"any_": [found["id"]]}}, "limit": 50}
        tasks = sorted(self.ask("/task_runs/filter", body), key=lambda task: task["start_time"] or "")
        return [(task["name"], task["state"]["name"], task["state"]["message"] or "") for task in tasks]


def quiet_home(home: Path) -> dict[str, str]:
    """Settings that keep Prefect to itself."""
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }


@contextmanager
def prefect_server(home: Path) -> Generator[PrefectServer]:
    """Start a server, wait until it answers, stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = PrefectServer(url=f"http://127.0.0.1:{port}/api", home=home)
    words = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    log = (home / "server.log").open("wb")
    process = subprocess.Popen(words, env=dict(os.environ) | server.environment, stdout=log, stderr=log)
    try:
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def _wait(server: PrefectServer, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SEC
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{server.url}/health", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.2)
    raise RuntimeError(f"the Prefect server did not start:\n{(server.home / 'server.log').read_text()[-3000:]}")
