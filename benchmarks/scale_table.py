"""The figures of a benchmark at several sizes, as a table."""

from collections.abc import Sequence

from measurement import Scale
from readme import table_row


def as_markdown(scales: Sequence[Scale]) -> str:
    """The sizes beside each other, and the stages of the last one."""
    rows = [
        table_row("commentaries", [f"{scale.commentaries:,}" for scale in scales]),
        table_row("---", ["---:"] * len(scales)),
        table_row("takes", [f"{scale.takes:,}" for scale in scales]),
        table_row("questions that are left", [f"{_questions(scale):,}" for scale in scales]),
        table_row("model calls", [f"{scale.measured.calls:,}" for scale in scales]),
        table_row("CPU of the flow, s", [f"{scale.measured.cpu_sec:,.0f}" for scale in scales]),
        table_row(
            "CPU per commentary, ms",
            [f"{1000 * scale.measured.cpu_sec / scale.commentaries:.2f}" for scale in scales],
        ),
        table_row(
            "CPU per call, ms", [f"{1000 * scale.measured.cpu_sec / scale.measured.calls:.2f}" for scale in scales]
        ),
        table_row("wall time, s", [f"{scale.measured.wall_sec:,.0f}" for scale in scales]),
        table_row(
            "commentaries per second",
            [f"{scale.commentaries / scale.measured.wall_sec:.1f}" for scale in scales],
        ),
        table_row("peak memory, MiB", [f"{scale.measured.peak_mib:,.0f}" for scale in scales]),
        table_row("peak beside the first", [f"{_beside(scale, scales[0]):.3f}" for scale in scales]),
    ]
    return "\n".join([*rows, "", f"Of {scales[-1].commentaries:,}, stage by stage:", "", *_stage_rows(scales[-1])])


def _stage_rows(scale: Scale) -> list[str]:
    head = ["rows in", "rows kept", "calls", "CPU, s", "wall, s", "peak so far, MiB"]
    rows = [table_row("stage", head), table_row("---", ["---:"] * len(head))]
    for stage in scale.measured.stages:
        counts = [f"{count:,}" for count in (stage.rows_in, stage.rows_kept, stage.calls)]
        times = [f"{seconds:,.1f}" for seconds in (stage.cpu_sec, stage.wall_sec)]
        rows.append(table_row(stage.stage, [*counts, *times, f"{stage.peak_mib:,.0f}"]))
    return rows


def _questions(scale: Scale) -> int:
    return scale.measured.stage("exact.held_out").rows_kept


def _beside(scale: Scale, first: Scale) -> float:
    return scale.measured.peak_mib / first.measured.peak_mib
