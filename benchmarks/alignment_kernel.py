"""Alignments per CPU-second of one core, beside what one would write with NumPy; largest errors; start-up.

An alignment takes one pose of 17 joints onto another by the best similarity and gives the mean distance of the joints.
All contenders take turns in one process, so that a busy machine slows all of them; rates are medians of process time.

    python benchmarks/alignment_kernel.py        prints the tables, writes results/alignment_kernel.json and README.md's
"""
# ruff: noqa: E402  the numbers of threads are set before anything is imported that reads them

import os

os.environ.update(NUMBA_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")

import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import llvmlite.binding
import numba
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/support"))

from kernel_table import RESULT, write_tables
from pose_motion import motion
from pose_pairs import PoseSet, all_pairs, pose_sets

from tasks.pose.prepared import prepared
from tasks.pose.reference import MotionPair, frame_errors_mm
from tasks.pose.search import profile, profiles
from tasks.pose.windows import FrameSpan

ROUNDS = 21
WINDOW_FRAMES = 120
MISSING = 0.05
Floats = NDArray[np.floating]
STARTS = """
import json, time
begin, begin_cpu = time.perf_counter(), time.process_time()
import numpy as np
from tasks.pose.prepared import prepared
from tasks.pose.search import profile
from tasks.pose.windows import FrameSpan
loaded = time.process_time()
poses = prepared(np.random.default_rng(0).normal(size=(30, 17, 3)))
profile(poses, FrameSpan(start=0, stop=10), poses, FrameSpan(start=0, stop=30))
end, end_cpu = time.perf_counter(), time.process_time()
print(json.dumps([end - begin, loaded - begin_cpu, end_cpu - loaded]))
"""


class Contender(NamedTuple):
    """One way to align, and how many alignments one run makes."""

    name: str
    alignments: int
    run: Callable[[], object]


class Rate(NamedTuple):
    """Alignments per CPU-second: the median over the rounds, and medians of what it is in the same round."""

    name: str
    per_cpu_sec: float
    quartiles: list[float]
    times_loop: float
    times_batched: float


class SetErrors(NamedTuple):
    """How far the search's errors of single pairs are from the reference's, in mm."""

    name: str
    missing: float
    pairs: int
    largest_mm: float
    p999_mm: float


class Start(NamedTuple):
    """From the start of the imports to the end of the first search, in a fresh process."""

    wall_sec: float
    import_cpu_sec: float
    call_cpu_sec: float


def looped(learner: Floats, expert: Floats) -> list[float]:
    """A pair at a time, as reference code of pose estimation does."""
    return [_aligned_error(target, source) for target in learner for source in expert]


def _aligned_error(target: Floats, source: Floats) -> float:
    target = target - target.mean(axis=0)
    centred = source - source.mean(axis=0)
    left, singular, right = np.linalg.svd(centred.T @ target)
    if np.linalg.det(left @ right) < 0:
        singular[-1] *= -1
        left[:, -1] *= -1
    moved = singular.sum() / (centred**2).sum() * (centred @ (left @ right))
    return float(np.sqrt(((target - moved) ** 2).sum(axis=1)).mean() * 1000)


def batched(learner: Floats, expert: Floats) -> Floats:
    """All pairs of a block at once."""
    rows, columns = all_pairs(learner, expert)
    target = learner[rows] - learner[rows].mean(axis=1, keepdims=True)
    source = expert[columns] - expert[columns].mean(axis=1, keepdims=True)
    left, singular, right = np.linalg.svd(source.transpose(0, 2, 1) @ target)
    signs = np.where(np.linalg.det(left @ right) < 0, -1, 1).astype(target.dtype)
    singular[:, 2] *= signs
    left[:, :, 2] *= signs[:, None]
    scales = singular.sum(axis=1) / np.einsum("bki,bki->b", source, source)
    moved = scales[:, None, None] * (source @ (left @ right))
    return np.sqrt(((target - moved) ** 2).sum(axis=2)).mean(axis=1) * 1000


def searched(name: str, span_frames: int, missing: float = 0.0) -> Contender:
    """The search as it is called: one window of the learner over a span of the expert."""
    chance = np.random.default_rng(9)
    poses = [motion(frames, seed).astype(np.float32) for frames, seed in ((WINDOW_FRAMES, 1), (span_frames, 2))]
    learner, expert = (prepared(one, chance.random(one.shape[:2]) >= missing) for one in poses)
    window, span = FrameSpan(start=0, stop=WINDOW_FRAMES), FrameSpan(start=0, stop=span_frames)
    offsets = span_frames - WINDOW_FRAMES + 1
    times = max(1, 1_500_000 // (offsets * WINDOW_FRAMES))

    def run() -> None:
        for _ in range(times):
            profile(learner, window, expert, span)

    return Contender(name, times * offsets * WINDOW_FRAMES, run)


def contenders() -> list[Contender]:
    """In the order of the table; the first two are what the others are compared with."""
    learner, expert = motion(60, 1).astype(np.float32), motion(200, 2).astype(np.float32)
    few = learner[:10]
    return [
        Contender("NumPy, one SVD a pair", len(few) * len(expert), lambda: looped(few, expert)),
        Contender("NumPy, batched SVD", len(learner) * len(expert), lambda: batched(learner, expert)),
        searched("search, 121 offsets", 240),
        searched("search, 512 offsets", 631),
        searched("search, 121 offsets, joints missing", 240, MISSING),
        searched("search, 512 offsets, joints missing", 631, MISSING),
    ]


def rates(rounds: int) -> list[Rate]:
    """All contenders, taking turns."""
    running = contenders()
    for contender in running:
        contender.run()
    found_C_R = np.array([[_rate(contender) for contender in running] for _ in range(rounds)]).T
    return [
        Rate(
            name=contender.name,
            per_cpu_sec=float(np.median(found_R)),
            quartiles=[float(value) for value in np.quantile(found_R, [0.25, 0.75])],
            times_loop=float(np.median(found_R / found_C_R[0])),
            times_batched=float(np.median(found_R / found_C_R[1])),
        )
        for contender, found_R in zip(running, found_C_R, strict=True)
    ]


def _rate(contender: Contender) -> float:
    begin = time.process_time()
    contender.run()
    return contender.alignments / (time.process_time() - begin)


def errors(given: PoseSet, missing: float) -> SetErrors:
    """Windows of one frame against the reference."""
    chance = np.random.default_rng(3)
    learner_present = chance.random(given.learner.shape[:2]) >= missing
    expert_present = chance.random(given.expert.shape[:2]) >= missing
    windows = [FrameSpan(start=place, stop=place + 1) for place in range(len(given.learner))]
    learner, expert = prepared(given.learner, learner_present), prepared(given.expert, expert_present)
    found = profiles(learner, windows, expert, FrameSpan(start=0, stop=len(given.expert)))
    rows, columns = all_pairs(given.learner, given.expert)
    pair = MotionPair(
        learner_T_17_3=given.learner[rows],
        learner_present_T_17=learner_present[rows],
        expert_T_17_3=given.expert[columns],
        expert_present_T_17=expert_present[columns],
    )
    expected = frame_errors_mm(pair)
    counted = np.isfinite(expected)
    apart = np.abs(np.concatenate([one.errors_mm_O for one in found])[counted] - expected[counted])
    return SetErrors(given.name, missing, len(apart), float(apart.max()), float(np.quantile(apart, 0.999)))


def starts() -> list[Start]:
    """Nothing kept, then all kept: the median of three."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "NUMBA_CACHE_DIR": folder}
        told = [
            Start(*json.loads(subprocess.check_output([sys.executable, "-c", STARTS], env=settings))) for _ in range(4)
        ]
    return [told[0], sorted(told[1:])[1]]


def machine() -> dict[str, str]:
    """What ran it."""
    return {
        "processor": llvmlite.binding.get_host_cpu_name(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "numba": numba.__version__,
    }


def show(console: Console, speeds: list[Rate], sets: list[SetErrors], begun: list[Start]) -> None:
    """Tables."""
    table = Table("contender", "million per CPU-second", "quartiles", "times the loop", "times batched")
    for rate in speeds:
        low, high = (f"{value / 1e6:.3g}" for value in rate.quartiles)
        times = (f"{rate.times_loop:,.0f}", f"{rate.times_batched:,.1f}")
        table.add_row(rate.name, f"{rate.per_cpu_sec / 1e6:.3g}", f"{low} to {high}", *times)
    console.print(table)
    table = Table("set", "missing", "pairs", "largest, mm", "99.9%, mm")
    for one in sets:
        table.add_row(one.name, f"{one.missing:.0%}", f"{one.pairs:,}", f"{one.largest_mm:.1e}", f"{one.p999_mm:.1e}")
    console.print(table)
    table = Table("first search", "import, CPU-sec", "call, CPU-sec", "both, sec")
    for name, one in zip(("nothing compiled", "all compiled"), begun, strict=True):
        table.add_row(name, f"{one.import_cpu_sec:.2f}", f"{one.call_cpu_sec:.2f}", f"{one.wall_sec:.2f}")
    console.print(table)


if __name__ == "__main__":
    speeds = rates(ROUNDS)
    sets = [errors(given, missing) for given in pose_sets(60, 200) for missing in (0.0, MISSING, 0.2)]
    begun = starts()
    told = {
        "machine": machine(),
        "rounds": ROUNDS,
        "rates": [rate._asdict() for rate in speeds],
        "errors": [one._asdict() for one in sets],
        "starts": [one._asdict() for one in begun],
    }
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    write_tables()
    show(Console(width=110), speeds, sets, begun)
