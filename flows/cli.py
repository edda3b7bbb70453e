"""The `touchline` command."""

import signal
import sys
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from flows import options
from flows.begin import prepare, stages_of
from flows.console import print_json, print_table, report_table, say
from flows.demo import DEMO_FOLDER, make_demo
from flows.explain import explain_row
from flows.listing import list_artifacts
from flows.perform import perform
from schemas.errors import TouchlineError
from schemas.run import Redo, RunReport, RunRequest, RunStatus
from tasks.artifacts.plan import plan_run

app = typer.Typer(
    name="touchline",
    help="Expert commentary and human-action video, made into data sets for vision-language models.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
DATA, STORE = Path("data"), Path("store")
EXIT_CODES = {RunStatus.FAILED: 1, RunStatus.STOPPED: 130}


@app.command()
def demo(
    folder: Annotated[Path, typer.Option("--dir", help="Where the demo goes.")] = DEMO_FOLDER,
    as_json: options.Json = False,
    debug: options.Debug = False,
) -> None:
    """Make the demo data and run the flow on the built-in rules; then say where to look."""
    report = make_demo(folder, command=_command(), as_json=as_json, debug=debug)
    _end(report, as_json)


@app.command()
def run(
    ctx: typer.Context,
    flow: options.Flow,
    data: options.Data = DATA,
    store: options.Store = STORE,
    preset: options.Preset = "demo",
    overrides: options.Overrides = None,
    from_stage: options.From = None,
    only: options.Only = None,
    limit: options.Limit = None,
    force: options.Force = False,
    prompts: options.Prompts = None,
    rehash: options.Rehash = False,
    as_json: options.Json = False,
    debug: options.Debug = False,
) -> None:
    """Run a flow: what has not changed is reused, what a model has answered is not paid again."""
    request = _request(ctx, Redo.STAGES if force else Redo.NOTHING)
    _finish(perform(request, debug), as_json)


@app.command()
def plan(
    ctx: typer.Context,
    flow: options.Flow,
    data: options.Data = DATA,
    store: options.Store = STORE,
    preset: options.Preset = "demo",
    overrides: options.Overrides = None,
    from_stage: options.From = None,
    only: options.Only = None,
    limit: options.Limit = None,
    force: options.Force = False,
    prompts: options.Prompts = None,
    rehash: options.Rehash = False,
    as_json: options.Json = False,
    debug: options.Debug = False,
) -> None:
    """Say which stages would run and why, and how many calls, tokens and dollars they would take."""
    del debug
    request = _request(ctx, Redo.STAGES if force else Redo.NOTHING)
    report = plan_run(prepare(request), stages_of(flow))
    if as_json:
        print_json(report)
    else:
        print_table(report_table(report, f"plan of {flow.value} ({preset})"))


@app.command()
def retry(
    ctx: typer.Context,
    flow: options.Flow,
    data: options.Data = DATA,
    store: options.Store = STORE,
    preset: options.Preset = "demo",
    overrides: options.Overrides = None,
    prompts: options.Prompts = None,
    as_json: options.Json = False,
    debug: options.Debug = False,
) -> None:
    """Ask again for failed rows, and for nothing else; what lies below them follows."""
    request = _request(ctx, Redo.FAILED_ROWS)
    _finish(perform(request, debug), as_json)


@app.command()
def explain(
    row: Annotated[str, typer.Argument(help="Id of a row, kept or not.")],
    store: options.Store = STORE,
    as_json: options.Json = False,
    debug: options.Debug = False,
) -> None:
    """Trace one row back to its source: every stage, its prompt, the raw reply, and why it ended as it did."""
    del debug
    explain_row(store, row, as_json)


@app.command()
def show(
    triplet: Annotated[str, typer.Argument(help="Id of a triplet.")],
    data: options.Data = DATA,
    store: options.Store = STORE,
    out: Annotated[Path, typer.Option("--out", help="Folder for the picture and the film.")] = Path(),
    as_json: options.Json = False,
    debug: options.Debug = False,
) -> None:
    """Draw a triplet: learner and aligned expert side by side, and their error frame by frame (PNG and MP4)."""
    del debug
    import_module("flows.show").show_triplet(store, data.resolve(), triplet, out, as_json)


@app.command(name="ls")
def list_command(store: options.Store = STORE, as_json: options.Json = False, debug: options.Debug = False) -> None:
    """List the artifacts of a store: which version is current, what made it, and how its rows ended."""
    del debug
    list_artifacts(store, as_json)


def _request(ctx: typer.Context, redo: Redo) -> RunRequest:
    """The request that a command's options make; the options have the names of its fields."""
    given = {name: ctx.params[name] for name in RunRequest.model_fields if name in ctx.params}
    overrides = tuple(ctx.params["overrides"] or ())
    return RunRequest.model_validate(given | {"overrides": overrides, "redo": redo, "command": _command()})


def main() -> None:
    """Entry point: errors of ours are one or two lines; `--debug` shows their traceback."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        app()
    except TouchlineError as error:
        if "--debug" in sys.argv:
            raise
        say(f"error: {error}")
        sys.exit(error.exit_code)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        say(f"error: {type(error).__name__}: {error}. This is a defect; run again with --debug to see where")
        sys.exit(1)


def _stop(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends a run as Ctrl-C does: its record is closed, and its server and requests end with it."""
    raise KeyboardInterrupt


def _finish(report: RunReport, as_json: bool) -> None:
    if as_json:
        print_json(report)
    else:
        print_table(report_table(report, f"{report.flow} {report.status.value} (run {report.run_id})"))
    _end(report, as_json)


def _end(report: RunReport, as_json: bool) -> None:
    if report.status in EXIT_CODES:
        if not as_json:
            say(f"error: {report.error}" if report.status is RunStatus.FAILED else report.error)
        raise typer.Exit(EXIT_CODES[report.status])


def _command() -> tuple[str, ...]:
    return ("touchline", *sys.argv[1:])
