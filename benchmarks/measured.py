"""A flow in a process of its own, measured from within: `python benchmarks/measured.py REQUEST.json RESULT.json`.

REQUEST.json is a RunRequest. What other processes use (the model's server, Prefect's) is not counted.
"""

import sys
import time
from pathlib import Path

from measurement import Measured, MeasuredStage
from usage import cpu_sec, peak_mib

from flows.perform import perform
from schemas.run import RunReport, RunRequest
from tasks.artifacts.progress import StageProgress, listening


class Meter:
    """Reads the process's own usage as stages go on."""

    def __init__(self) -> None:
        self.cpu_by_stage: dict[str, float] = {}
        self.peak_by_stage: dict[str, float] = {}

    def note(self, progress: StageProgress) -> None:
        """Take down what the process has used by now."""
        self.cpu_by_stage[progress.stage] = cpu_sec()
        self.peak_by_stage[progress.stage] = peak_mib()


def measured(request: RunRequest) -> Measured:
    """Run the flow and tell what it cost."""
    meter, began, before = Meter(), time.monotonic(), cpu_sec()
    with listening(meter.note):
        report = perform(request, debug=False)
    return Measured(
        status=report.status,
        error=report.error,
        wall_sec=round(time.monotonic() - began, 1),
        cpu_sec=round(cpu_sec(), 1),
        peak_mib=round(peak_mib(), 1),
        stages=_stages(report, meter, before),
    )


def _stages(report: RunReport, meter: Meter, before: float) -> tuple[MeasuredStage, ...]:
    found: list[MeasuredStage] = []
    for stage in report.stages:
        after = meter.cpu_by_stage.get(stage.stage, before)
        found.append(
            MeasuredStage(
                stage=stage.stage,
                rows_in=stage.ledger.entered,
                rows_kept=stage.rows,
                calls=stage.calls,
                wall_sec=round(stage.seconds, 1),
                cpu_sec=round(after - before, 1),
                peak_mib=round(meter.peak_by_stage.get(stage.stage, 0.0), 1),
            )
        )
        before = after
    return tuple(found)


if __name__ == "__main__":
    asked, told = map(Path, sys.argv[1:])
    result = measured(RunRequest.model_validate_json(asked.read_bytes()))
    told.write_text(result.model_dump_json(indent=1), encoding="utf-8")
