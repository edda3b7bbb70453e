"""Compiled code goes to a folder that can be written, is used again, and is made again when it is damaged."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.pose import jit

CALL = "import numpy as np; from tasks.pose.fallback import horn_matrix; print(horn_matrix(np.eye(3))[0, 0])"
POSE = Path(jit.__file__).parent


def told(code: str, **environment: str) -> str:
    """What a fresh interpreter prints; its warnings are errors."""
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment}
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, env=settings)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def kept(folder: Path) -> dict[Path, int]:
    """Every file, and when it was written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def imported(path: Path) -> set[str | None]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}


def test_code_is_kept_and_used_again_unless_it_is_damaged(tmp_path: Path) -> None:
    assert told(CALL, NUMBA_CACHE_DIR=str(tmp_path)) == "3.0"
    first = kept(tmp_path)
    assert {path.suffix for path in first if "horn_matrix" in path.name} == {".nbi", ".nbc"}
    assert told(CALL, NUMBA_CACHE_DIR=str(tmp_path)) == "3.0"
    assert kept(tmp_path) == first
    for path in first:
        whole = path.stat().st_size
        os.truncate(path, 20)
        assert told(CALL, NUMBA_CACHE_DIR=str(tmp_path)) == "3.0"
        assert path.stat().st_size == whole


def test_the_folder_is_numbas_then_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "numba"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert jit.code_folder().parent == tmp_path / "numba"
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    assert jit.code_folder().parent == tmp_path / "caches/touchline"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert jit.code_folder().parent == tmp_path / "home/.cache/touchline"


def test_a_folder_of_its_own_where_none_can_be_written(tmp_path: Path) -> None:
    """A file stands where the folders would."""
    blocked, temporary = tmp_path / "file", tmp_path / "temporary"
    blocked.touch()
    temporary.mkdir()
    paths = {"NUMBA_CACHE_DIR": str(blocked), "XDG_CACHE_HOME": str(blocked), "TMPDIR": str(temporary)}
    code = "from tasks.pose import jit; print(jit.code_folder())"
    assert Path(told(f"{CALL}; {code}", **paths).split()[-1]).parent == temporary
    assert not list(temporary.iterdir()), "they go with the process"


def test_every_compiled_file_counts_for_the_folders_name() -> None:
    compiled = {path.name for path in POSE.glob("*.py") if "tasks.pose.jit" in imported(path)}
    assert compiled | {"jit.py"} == set(jit.SOURCES)


def test_other_users_of_numba_keep_their_folder(tmp_path: Path) -> None:
    code = "from tasks.pose import search; from numba.core import config; print(config.CACHE_DIR == '{}')"
    assert told(code.format(tmp_path), NUMBA_CACHE_DIR=str(tmp_path)) == "True"


def test_what_plans_and_rescores_does_without_numba() -> None:
    code = "import sys; from tasks.pose import prepared, reference, windows; print('numba' in sys.modules)"
    assert told(code) == "False"
