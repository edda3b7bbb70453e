"""The beginning and the end of a run, the same for every flow."""

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import prompts
from flows.preset import load_config
from schemas.errors import UsageError
from schemas.run import FlowName, Run, RunReport, RunRequest, RunStatus
from tasks.artifacts.run_log import close_run, open_run
from tasks.artifacts.run_records import RunRecords
from tasks.artifacts.scope import scope_of
from tasks.artifacts.stage import Stage

STOPPED = "stopped; the same command goes on from here"
PROMPTS = Path(prompts.__file__).parent


def stages_of(flow: FlowName) -> tuple[Stage, ...]:
    """The stages of a flow, without loading Prefect."""
    return import_module(f"tasks.{flow.value}.recipe").STAGES


def prepare(request: RunRequest) -> Run:
    """The run that a request asks for; nothing is written. Raises UsageError when it cannot be."""
    if request.prompts is not None and not request.prompts.is_dir():
        raise UsageError(f"--prompts {request.prompts} is no folder; name one that holds {request.flow}/*.md")
    return Run(
        flow=request.flow,
        run_id=_run_id(),
        data=request.data.resolve(),
        store=request.store.resolve(),
        prompts=(request.prompts or PROMPTS).resolve(),
        preset=request.preset,
        config=load_config(request.preset, request.overrides),
        scope=scope_of(stages_of(request.flow), request.from_stage, request.only),
        limit=request.limit,
        redo=request.redo,
        rehash=request.rehash,
    )


def _run_id() -> str:
    """Sorts by time to the millisecond; the tail keeps runs apart that begin together."""
    now = datetime.now(UTC)
    return f"{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03d}-{secrets.token_hex(2)}"


def begin(request: RunRequest) -> Run:
    """Prepare a run and begin its record."""
    run = prepare(request)
    open_run(run, request.command)
    return run


@contextmanager
def recorded(run: Run) -> Generator[None]:
    """Write down how the run ended, whatever happens in it."""
    try:
        yield
    except Exception as error:
        close_run(run, RunStatus.FAILED, f"{type(error).__name__}: {error}")
        raise
    except BaseException:
        # Ctrl-C, SIGTERM and Prefect's own cancellation are no errors, and none of them is an Exception.
        close_run(run, RunStatus.STOPPED, STOPPED)
        raise
    close_run(run, RunStatus.COMPLETED)


def report_of(run: Run) -> RunReport:
    """What the run's record says."""
    return RunRecords(run.store).read(run.run_id).report
