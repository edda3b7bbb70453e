"""On people: the nearest window of another clip is one of the same activity, far more often than by chance."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from pose_motion import MOCAP

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(not MOCAP.is_file(), reason="no motion capture at ../shared/data")
def test_the_nearest_window_is_of_the_same_activity() -> None:
    spec = importlib.util.spec_from_file_location("mocap_activities", ROOT / "benchmarks/mocap_activities.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    found = benchmark.confusion(MOCAP)
    assert found.right_share >= 0.75
    assert found.chance < 0.35
    shares = np.diag(found.counts) / found.counts.sum(axis=1)
    assert (shares > 1.5 * found.chances).all(), "no activity is guessed"
