"""The figures of a benchmark at several sizes, as a table."""

from collections.abc import Sequence
from pathlib import Path

from measurement import Scale

BEGIN, END = "<!-- exact_at_scale: begin -->", "<!-- exact_at_scale: end -->"


def as_markdown(scales: Sequence[Scale]) -> str:
    """The sizes beside each other, and the stages of the last one."""
    rows = [
        _row("commentaries", [f"{scale.commentaries:,}" for scale in scales]),
        _row("---", ["---:"] * len(scales)),
        _row("takes", [f"{scale.takes:,}" for scale in scales]),
        _row("questions that are left", [f"{_questions(scale):,}" for scale in scales]),
        _row("model calls", [f"{scale.measured.calls:,}" for scale in scales]),
        _row("CPU of the flow, s", [f"{scale.measured.cpu_sec:,.0f}" for scale in scales]),
        _row(
            "CPU per commentary, ms",
            [f"{1000 * scale.measured.cpu_sec / scale.commentaries:.2f}" for scale in scales],
        ),
        _row("CPU per call, ms", [f"{1000 * scale.measured.cpu_sec / scale.measured.calls:.2f}" for scale in scales]),
        _row("wall time, s", [f"{scale.measured.wall_sec:,.0f}" for scale in scales]),
        _row(
            "commentaries per second",
            [f"{scale.commentaries / scale.measured.wall_sec:.1f}" for scale in scales],
        ),
        _row("peak memory, MiB", [f"{scale.measured.peak_mib:,.0f}" for scale in scales]),
        _row("peak beside the first", [f"{_beside(scale, scales[0]):.3f}" for scale in scales]),
    ]
    return "\n".join([*rows, "", f"Of {scales[-1].commentaries:,}, stage by stage:", "", *_stage_rows(scales[-1])])


def put_into_readme(path: Path, scales: Sequence[Scale]) -> None:
    """Replace the table in the README. Raises ValueError where its place is not marked."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path} has no {BEGIN} ... {END}; put the two lines where the table belongs")
    path.write_text(f"{before}{BEGIN}\n{as_markdown(scales)}\n{END}{after}", encoding="utf-8")


def _stage_rows(scale: Scale) -> list[str]:
    head = ["rows in", "rows kept", "calls", "CPU, s", "wall, s", "peak so far, MiB"]
    rows = [_row("stage", head), _row("---", ["---:"] * len(head))]
    for stage in scale.measured.stages:
        counts = [f"{count:,}" for count in (stage.rows_in, stage.rows_kept, stage.calls)]
        times = [f"{seconds:,.1f}" for seconds in (stage.cpu_sec, stage.wall_sec)]
        rows.append(_row(stage.stage, [*counts, *times, f"{stage.peak_mib:,.0f}"]))
    return rows


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _questions(scale: Scale) -> int:
    return scale.measured.stage("exact.held_out").rows_kept


def _beside(scale: Scale, first: Scale) -> float:
    return scale.measured.peak_mib / first.measured.peak_mib
