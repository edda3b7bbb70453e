"""What a record says of the code and libraries that made an artifact. None of it counts for identity."""

import platform
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from tasks.artifacts.code_identity import ROOT

LIBRARIES = ("touchline", "prefect", "pyarrow", "pandas", "pydantic", "great-expectations", "openai", "rapidfuzz")


@cache
def code_commit() -> str:
    """The checkout's commit, `-dirty` where tracked files differ; empty outside a checkout or without git."""
    if not (ROOT / ".git").exists():
        return ""
    try:
        commit = _git("rev-parse", "HEAD")
        return f"{commit}-dirty" if _git("status", "--porcelain", "--untracked-files=no") else commit
    except (OSError, subprocess.CalledProcessError):
        return ""


@cache
def library_versions() -> dict[str, str]:
    """Versions of Python and the libraries that shape what is written."""
    found = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def _git(*words: str) -> str:
    command = ("git", "-C", str(ROOT), *words)
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout.strip()
