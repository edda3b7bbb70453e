"""`touchline demo`: the demo data, every flow on the built-in rules, and where to look."""

import sys
import textwrap
from pathlib import Path

from flows.begin import stages_of
from flows.console import print_json, print_table, report_table, say
from flows.perform import perform
from schemas.errors import UsageError
from schemas.exact.held_out import HeldOutRow
from schemas.exact.questions import QuestionRow
from schemas.expertaf.triplets import TripletRow
from schemas.run import FlowName, RunReport, RunRequest, RunStatus
from tasks.artifacts.reader import rows_of
from tasks.artifacts.versions import current_records
from tasks.sources.demo.download import write_demo

DEMO_FOLDER = Path("touchline-demo")
MARKER = "DEMO.json"
SHOWN = 2


def make_demo(folder: Path, command: tuple[str, ...], as_json: bool, debug: bool) -> RunReport:
    """Make `folder`/data unless it is there, and run the flows into `folder`/store; one that fails is the last."""
    data, store = folder / "data", folder / "store"
    _make_data(data)
    reports: list[RunReport] = []
    for flow in FlowName:
        request = RunRequest(flow=flow, data=data, store=store, preset="demo", command=command)
        reports.append(perform(request, debug))
        if reports[-1].status is not RunStatus.COMPLETED:
            break
        if not as_json:
            _say_flow(folder, reports[-1])
    return _said(reports, as_json)


def _said(reports: list[RunReport], as_json: bool) -> RunReport:
    """All flows in one report, as one run is told."""
    last = reports[-1]
    stages = tuple(stage for report in reports for stage in report.stages)
    whole = last.model_copy(update={"flow": "demo", "stages": stages})
    if as_json:
        print_json(whole)
    elif last.status is not RunStatus.COMPLETED:
        _say_table(last)
    return whole


def _say_flow(folder: Path, report: RunReport) -> None:
    _say_table(report)
    if report.flow == FlowName.EXACT:
        _say_questions(folder)
    else:
        _say_triplets(folder)


def _say_table(report: RunReport) -> None:
    print_table(report_table(report, f"{report.flow} {report.status.value} (run {report.run_id})"))


def _make_data(data: Path) -> None:
    if (data / MARKER).is_file():
        return
    if data.exists() and any(data.iterdir()):
        raise UsageError(f"{data} holds files that are not demo data; name another folder with --dir")
    made = write_demo(data)
    say(f"generated {made.commentaries} commentaries on {made.takes} takes in {data}: nobody said them, see its README")


def _say_questions(folder: Path) -> None:
    store = folder / "store"
    records = current_records(store.resolve(), stages_of(FlowName.EXACT))
    record, figures = records["exact.held_out"], records["exact.shortcuts"]
    rows = [row for row, _ in zip(rows_of(record.ref, HeldOutRow), range(SHOWN), strict=False)]
    for row in rows:
        _say_question(row)
    program = _program()
    options = f"--data {folder / 'data'} --store {store}"
    say(
        f"\nThis is baseline data: rules wrote it, no model did. {record.rows:,} questions are in\n"
        f"  {record.ref.path}\n"
        f"and what gives them away is in\n  {figures.ref.path}\n"
        f"Next:\n  {program} explain {rows[0].question_id} --store {store}\n"
        f"  {program} plan exact --preset paper {options}\n  {program} ls --store {store}"
    )


def _say_triplets(folder: Path) -> None:
    store = folder / "store"
    records = current_records(store.resolve(), stages_of(FlowName.EXPERTAF))
    record, released = records["expertaf.triplets"], records["expertaf.release"]
    first = next(rows_of(record.ref, TripletRow), None)
    if first is None:
        return
    say(
        f"\n{record.rows:,} triplets of baseline data, as the published code reads them, are in\n"
        f"  {released.ref.path}/release\n"
        f"Look at one before you trust it:\n"
        f"  {_program()} show {first.triplet_id} --data {folder / 'data'} --store {store}"
    )


def _program() -> str:
    return sys.argv[0] if Path(sys.argv[0]).name == "touchline" else "touchline"


def _say_question(row: QuestionRow) -> None:
    say(f"\n{row.question}  [{row.activity}, {row.clip_start_sec:.1f} to {row.clip_end_sec:.1f} s of {row.take_name}]")
    for index, option in enumerate(row.options):
        mark = "*" if index == row.key_index else " "
        say(textwrap.fill(option, 110, initial_indent=f" {mark} {index + 1}. ", subsequent_indent="      "))
