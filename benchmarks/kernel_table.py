"""The figures of alignment_kernel.py as tables of README.md: `python benchmarks/kernel_table.py` makes them anew."""

from pathlib import Path

from pydantic import ConfigDict
from readme import put_into_readme, table_row

from schemas.records import Record

RESULT = Path(__file__).resolve().parent / "results/alignment_kernel.json"
MILLION = 1e6


class KernelRate(Record):
    """Alignments per CPU-second of one contender."""

    name: str
    """What it is."""
    per_cpu_sec: float
    """The median."""
    quartiles: tuple[float, float]
    """Of the rounds."""
    times_loop: float
    """How many times faster than one SVD a pair."""
    times_batched: float
    """How many times faster than batched SVD."""


class KernelErrors(Record):
    """How far the search is from the reference on one set of poses."""

    name: str
    """What the poses are like."""
    missing: float
    """Share of the joints that are absent."""
    pairs: int
    """How many were compared."""
    largest_mm: float
    """The largest difference."""
    p999_mm: float
    """The quantile of 99.9%."""


class KernelStart(Record):
    """The first search of a fresh process."""

    wall_sec: float
    """Imports and search together."""
    import_cpu_sec: float
    """Imports."""
    call_cpu_sec: float
    """The search."""


class KernelFigures(Record):
    """What alignment_kernel.py wrote down."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    rates: tuple[KernelRate, ...]
    """Contender by contender."""
    errors: tuple[KernelErrors, ...]
    """Set by set."""
    starts: tuple[KernelStart, KernelStart]
    """Nothing compiled, and all compiled."""


def as_markdown(figures: KernelFigures) -> str:
    """Rates, the largest errors by share of missing joints, and the first search."""
    head = ["million per CPU-second", "quartiles", "times the loop", "times batched"]
    rates = [table_row("contender", head), table_row("---", ["---:"] * len(head)), *map(_rate, figures.rates)]
    head = ["pairs", "largest, mm", "set of the largest"]
    errors = [table_row("joints missing", head), table_row("---", ["---:", "---:", "---"])]
    errors += [_errors(figures, missing) for missing in sorted({one.missing for one in figures.errors})]
    head = ["import, CPU-s", "call, CPU-s", "both, s"]
    starts = [table_row("first search", head), table_row("---", ["---:"] * len(head))]
    starts += [
        table_row(name, [f"{value:.2f}" for value in (one.import_cpu_sec, one.call_cpu_sec, one.wall_sec)])
        for name, one in zip(("nothing compiled", "all compiled"), figures.starts, strict=True)
    ]
    return "\n".join([*rates, "", *errors, "", *starts])


def _rate(rate: KernelRate) -> str:
    low, high = (f"{value / MILLION:.3g}" for value in rate.quartiles)
    times = [f"{rate.times_loop:,.0f}", f"{rate.times_batched:,.1f}"]
    return table_row(rate.name, [f"{rate.per_cpu_sec / MILLION:.3g}", f"{low} to {high}", *times])


def _errors(figures: KernelFigures, missing: float) -> str:
    sets = [one for one in figures.errors if one.missing == missing]
    worst = max(sets, key=lambda one: one.largest_mm)
    cells = [f"{sum(one.pairs for one in sets):,}", f"{worst.largest_mm:.1e}", worst.name]
    return table_row(f"{missing:.0%}", cells)


def write_tables(result: Path = RESULT) -> None:
    """From the figures that stand in `result`."""
    put_into_readme("alignment_kernel", as_markdown(KernelFigures.model_validate_json(result.read_bytes())))


if __name__ == "__main__":
    write_tables()
