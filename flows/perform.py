"""Running a flow from the command: without Prefect where there is nothing to do, in Prefect where there is."""

import os
from importlib import import_module
from pathlib import Path

from flows.begin import STOPPED, prepare, recorded, report_of, stages_of
from flows.console import progress_shown
from schemas.errors import TouchlineError
from schemas.run import Redo, RunReport, RunRequest, RunStatus
from tasks.artifacts.folders import make_folder
from tasks.artifacts.plan import note_all_reused
from tasks.artifacts.run_log import open_run
from tasks.artifacts.run_records import RunRecords

PREFECT_DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "tasks,flows",
    "PREFECT_CLI_PROMPT": "false",
}
"""Settings for runs from the command; what the user has set stays."""


def perform(request: RunRequest, debug: bool) -> RunReport:
    """Run a flow and say what it did. A failed run is told in the report, not raised; bad usage is raised."""
    return reused(request) or _in_prefect(request, debug)


def reused(request: RunRequest) -> RunReport | None:
    """The report of a run that finds everything made; None when there is something to do."""
    if request.redo is Redo.STAGES:
        return None
    run = prepare(request)
    if not run.store.exists():
        return None
    if not note_all_reused(run, stages_of(request.flow), lambda: open_run(run, request.command)):
        return None
    with recorded(run):
        pass
    return report_of(run)


def _in_prefect(request: RunRequest, debug: bool) -> RunReport:
    prepare(request)
    make_folder(request.store)
    _settle_prefect(debug)
    flow = getattr(import_module(f"flows.{request.flow.value}"), request.flow.value)
    before = _latest_run(request.store)
    arguments = {name: getattr(request, name) for name in RunRequest.model_fields if name != "flow"}
    try:
        with progress_shown():
            return flow(**arguments)
    except TouchlineError as error:
        if debug:
            raise
        return _noted(request, before, RunStatus.FAILED, str(error))
    except Exception:
        raise
    except BaseException:  # noqa: BLE001 - Ctrl-C, SIGTERM and Prefect's cancellation end in a report
        return _noted(request, before, RunStatus.STOPPED, STOPPED)


def _noted(request: RunRequest, before: str, status: RunStatus, error: str) -> RunReport:
    """What the run's record says; a run that was stopped before it had one has only its status."""
    latest = _latest_run(request.store)
    if latest == before:
        return RunReport(flow=request.flow, status=status, error=error)
    return RunRecords(request.store).read(latest).report.model_copy(update={"error": error})


def _latest_run(store: Path) -> str:
    return max((path.stem for path in (store / "runs").glob("*.json")), default="")


def _settle_prefect(debug: bool) -> None:
    """Prefect's log goes to its server as ever; the terminal is for progress and the report."""
    quiet = {} if debug else {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL"}
    for name, value in (PREFECT_DEFAULTS | quiet).items():
        os.environ.setdefault(name, value)
