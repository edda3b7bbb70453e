"""ExAct at scale: `python benchmarks/exact_at_scale.py`.

For each size a source is generated and the whole flow runs over it in a fresh process, every question answered by a
local stub server in another: what is measured is the flow's own cost and not a model's. Writes
results/exact_at_scale.json and the table in README.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from generated_source import write_generated_source
from measurement import Measured, Scale
from pydantic import TypeAdapter
from readme import put_into_readme
from scale_table import as_markdown

from schemas.run import FlowName, RunRequest, RunStatus

HERE = Path(__file__).resolve().parent
SIZES = (20_000, 117_812)
ROLES = ("writer", "grounding_judge", "rewriter", "judge", "held_out")
RESULTS = HERE / "results/exact_at_scale.json"
MOST_GROWTH = 1.10
"""The peak of the last size may be this many times that of the first: memory does not grow with rows."""


def main() -> None:
    """Measure the sizes asked for, tell and write down what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of commentaries")
    parser.add_argument(
        "--folder", type=Path, help="where the data go, and stay; left out, a temporary folder that is removed"
    )
    parser.add_argument("--dry", action="store_true", help="print the table and write nothing down")
    asked = parser.parse_args()
    scales = [_scale(size, asked.folder) for size in asked.sizes]
    print(as_markdown(scales))
    if not asked.dry:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_bytes(TypeAdapter(list[Scale]).dump_json(scales, indent=1) + b"\n")
        put_into_readme("exact_at_scale", as_markdown(scales))
    growth = scales[-1].measured.peak_mib / scales[0].measured.peak_mib
    if growth > MOST_GROWTH:
        raise SystemExit(f"the peak grew {growth:.3f} times with the rows, more than {MOST_GROWTH}")


def _scale(commentaries: int, folder: Path | None) -> Scale:
    with _folder(folder, commentaries) as place:
        began = time.monotonic()
        takes = write_generated_source(place / "data", commentaries)
        _say(f"{commentaries:,} commentaries on {takes:,} takes generated in {time.monotonic() - began:.0f} s")
        measured = _measured(place)
    if measured.status is not RunStatus.COMPLETED:
        raise SystemExit(f"the flow {measured.status.value}: {measured.error}")
    _say(f"measured: {measured.wall_sec} s, {measured.cpu_sec} s of CPU, peak {measured.peak_mib} MiB")
    return Scale(commentaries=commentaries, takes=takes, measured=measured)


@contextmanager
def _folder(named: Path | None, commentaries: int) -> Generator[Path]:
    if named:
        place = named / str(commentaries)
        place.mkdir(parents=True)
        yield place
    else:
        with tempfile.TemporaryDirectory(prefix="exact-at-scale-") as name:
            yield Path(name)


def _measured(place: Path) -> Measured:
    """Run the flow over the source at `place` in a process of its own."""
    asked, told = place / "request.json", place / "measured.json"
    with _stub_server() as url:
        request = RunRequest(
            flow=FlowName.EXACT,
            data=place / "data",
            store=place / "store",
            preset=str(HERE / "exact_at_scale.toml"),
            overrides=tuple(f"models.{role}.base_url={json.dumps(url)}" for role in ROLES),
            command=("benchmarks/exact_at_scale.py",),
        )
        asked.write_text(request.model_dump_json(), encoding="utf-8")
        environment = _environment() | {"PREFECT_HOME": str(place / "prefect")}
        words = [sys.executable, str(HERE / "measured.py"), str(asked), str(told)]
        subprocess.run(words, env=environment, check=True, stdout=sys.stderr)
    return Measured.model_validate_json(told.read_bytes())


@contextmanager
def _stub_server() -> Generator[str]:
    """A stub server in a process of its own; gives its base URL."""
    words = [sys.executable, str(HERE / "stub_server.py")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(), text=True) as stub:
        if stub.stdout is None or stub.stdin is None:
            raise RuntimeError("the stub server has no pipes")
        try:
            yield stub.stdout.readline().strip()
        finally:
            stub.stdin.close()


def _environment() -> dict[str, str]:
    """The environment of a process that finds this checkout's code."""
    paths = [str(HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return dict(os.environ) | {"PYTHONPATH": os.pathsep.join(paths)}


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
