"""Kept results of units: computed once, found again after a kill, lost to nothing but a change."""

import subprocess
import sys
import time
from pathlib import Path

from tasks.artifacts.units import UnitResults, each_unit

ROOT = Path(__file__).resolve().parents[3]
_SLOW = """
import sys, time
from pathlib import Path
from tasks.artifacts.units import UnitResults, each_unit
store = Path(sys.argv[1])
def compute(unit):
    with (store / "computed.log").open("a") as log:
        log.write(f"{unit}\\n")
    time.sleep(0.02)
    return str(unit * unit).encode()
for _ in each_unit(range(30), lambda unit: {"unit": unit}, compute, UnitResults(store, "demo__squares", {"rule": "1"})):
    pass
"""


def test_a_unit_is_computed_once(tmp_path: Path) -> None:
    computed: list[int] = []

    def compute(unit: int) -> bytes:
        computed.append(unit)
        return str(unit * unit).encode()

    results = UnitResults(tmp_path, "demo__squares", {"rule": "1"})
    first = list(each_unit([3, 4], lambda unit: unit, compute, results))
    again = list(each_unit([4, 3, 5], lambda unit: unit, compute, results))
    assert first == [(3, b"9"), (4, b"16")]
    assert again == [(4, b"16"), (3, b"9"), (5, b"25")]
    assert computed == [3, 4, 5]


def test_another_rule_or_content_finds_nothing_kept(tmp_path: Path) -> None:
    UnitResults(tmp_path, "demo__squares", {"rule": "1"}).keep({"take": "a"}, b"old")
    assert UnitResults(tmp_path, "demo__squares", {"rule": "2"}).kept({"take": "a"}) is None
    assert UnitResults(tmp_path, "demo__squares", {"rule": "1"}).kept({"take": "b"}) is None
    assert UnitResults(tmp_path, "demo__cubes", {"rule": "1"}).kept({"take": "a"}) is None
    assert UnitResults(tmp_path, "demo__squares", {"rule": "1"}).kept({"take": "a"}) == b"old"


def test_a_killed_stage_computes_again_at_most_the_unit_under_way(tmp_path: Path) -> None:
    log = tmp_path / "computed.log"
    for lines in (3, 11, 20):
        process = subprocess.Popen([sys.executable, "-c", _SLOW, str(tmp_path)], cwd=ROOT)
        while process.poll() is None and (not log.exists() or len(log.read_text().splitlines()) < lines):
            time.sleep(0.002)
        process.kill()
        process.wait()
    subprocess.run([sys.executable, "-c", _SLOW, str(tmp_path)], cwd=ROOT, check=True)
    computed = [int(line) for line in log.read_text().splitlines()]
    assert set(computed) == set(range(30))
    assert len(computed) - 30 <= 3
    results = UnitResults(tmp_path, "demo__squares", {"rule": "1"})
    assert [results.kept({"unit": unit}) for unit in range(30)] == [str(unit * unit).encode() for unit in range(30)]
