"""What a person sees: tables, progress, errors. Results go to stdout, everything else to stderr."""

import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager

import orjson
from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from schemas.run import CallsAre, RunReport, StageReport, StageState
from tasks.artifacts.progress import StageProgress, listening

SHOWN_WHYS = 3
STYLES = {
    StageState.BUILT: "green",
    StageState.CACHED: "cyan",
    StageState.FAILED: "red",
    StageState.SKIPPED: "dim",
    StageState.BUILD: "yellow",
    StageState.REUSE: "cyan",
    StageState.DEPENDS: "magenta",
}


def print_json(document: BaseModel | Sequence[BaseModel]) -> None:
    """One JSON document on stdout."""
    if isinstance(document, BaseModel):
        plain: object = document.model_dump(mode="json", by_alias=True)
    else:
        plain = [entry.model_dump(mode="json", by_alias=True) for entry in document]
    sys.stdout.write(orjson.dumps(plain, option=orjson.OPT_INDENT_2).decode() + "\n")


def print_table(table: Table) -> None:
    """A table on stdout, as wide as it must be where nobody looks at a terminal."""
    console = Console() if sys.stdout.isatty() else Console(width=160)
    console.print(table)


def say(text: str) -> None:
    """A line on stderr, as it is."""
    Console(stderr=True, soft_wrap=True, highlight=False).print(escape(text))


def report_table(report: RunReport, title: str) -> Table:
    """The stages of a run or plan."""
    table = Table(title=escape(title), title_justify="left", title_style="bold")
    for name in ("stage", "state", "in", "kept", "rejected", "failed", "calls", "cached", "usd", "seconds", "why"):
        right = name in ("in", "kept", "calls", "cached", "usd", "seconds")
        table.add_column(name, justify="right" if right else "left", overflow="fold")
    for line in report.stages:
        table.add_row(*_cells(line))
    table.caption, table.caption_justify = _total(report), "left"
    return table


def tally(counts: dict[str, int]) -> str:
    """Reasons and their counts in a line."""
    return ", ".join(f"{reason} {count:,}" for reason, count in counts.items())


def _total(report: RunReport) -> str:
    most = "at most " if any(line.calls_are is CallsAre.AT_MOST for line in report.stages) else ""
    calls, tokens_in, tokens_out, usd = (
        sum(getattr(line, name) for line in report.stages) for name in ("calls", "tokens_in", "tokens_out", "usd")
    )
    return f"in all {most}{calls:,} calls, {tokens_in:,} tokens in, {tokens_out:,} tokens out, ${usd:,.2f}"


def _whys(line: StageReport) -> str:
    more = len(line.why) - SHOWN_WHYS
    return "; ".join(line.why[:SHOWN_WHYS]) + (f"; and {more} more (--json tells all)" if more > 0 else "")


def _cells(line: StageReport) -> tuple[str, ...]:
    ledger = line.ledger
    made = line.state in (StageState.BUILT, StageState.CACHED, StageState.REUSE)
    counts = (f"{ledger.entered:,}", f"{ledger.kept:,}", tally(ledger.rejected), tally(ledger.failed))
    most = "≤ " if line.calls_are is CallsAre.AT_MOST and line.calls else ""
    style = STYLES[line.state]
    return (
        line.stage,
        f"[{style}]{line.state.value}[/]",
        *(counts if made else ("", "", "", "")),
        f"{most}{line.calls:,}",
        f"{line.cached_calls:,}",
        f"{line.usd:,.2f}",
        f"{line.seconds:,.1f}" if line.state is StageState.BUILT else "",
        escape(_whys(line)),
    )


@contextmanager
def progress_shown() -> Generator[None]:
    """Draw the progress of stages on a terminal; draw nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with _bars(console) as bars, listening(_Drawer(bars).draw):
        yield


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=8),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counts]}"),
        console=console,
        transient=True,
    )


class _Drawer:
    """One bar per stage."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def draw(self, progress: StageProgress) -> None:
        """Move a stage's bar."""
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = self._bars.add_task(progress.stage, rate="", counts="")
        task = self._tasks[progress.stage]
        speed = self._bars.tasks[self._bars.task_ids.index(task)].speed
        self._bars.update(
            task,
            total=progress.done if progress.finished else progress.total,
            completed=progress.done,
            rate=f"{speed:,.0f} rows/s" if speed else "",
            counts=f"{progress.cached_calls:,} hits {progress.failed:,} failed ${progress.usd:,.2f}",
        )
