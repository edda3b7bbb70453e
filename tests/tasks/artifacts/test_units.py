"""Kept results of units: computed once, found again after a kill, lost to nothing but a change."""

from pathlib import Path

from tasks.artifacts.units import UnitResults


def test_another_rule_or_content_finds_nothing_kept(tmp_path: Path) -> None:
    kept = UnitResults(tmp_path, "demo__squares", {"rule": "1"}).keep({"take": "a"}, b"old")
    assert kept.read_bytes() == b"old"
    assert UnitResults(tmp_path, "demo__squares", {"rule": "2"}).kept({"take": "a"}) is None
    assert UnitResults(tmp_path, "demo__squares", {"rule": "1"}).kept({"take": "b"}) is None
    assert UnitResults(tmp_path, "demo__cubes", {"rule": "1"}).kept({"take": "a"}) is None
    assert UnitResults(tmp_path, "demo__squares", {"rule": "1"}).kept({"take": "a"}) == kept
