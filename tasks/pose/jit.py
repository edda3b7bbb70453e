"""Where functions become machine code, and where that code is kept between runs.

The folder's name holds a digest of all compiled sources: numba looks at the file of the function that is called, not at
the files of the functions which that one calls.
"""

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
from numba.core import config
from numba.core.caching import FunctionCache

SOURCES = ("band.py", "fallback.py", "jit.py", "kernel.py")
"""Files of this folder that are compiled, or say how."""
REORDERING = frozenset({"contract", "reassoc", "nsz", "arcp", "afn"})
"""Liberties that lanes may take. NaN and infinity stay, since a lane that went wrong is known by them."""

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def code_folder() -> Path:
    """A folder that can be written: in NUMBA_CACHE_DIR, in the user's cache, or one that goes with this process."""
    digest = _digest_of_sources()
    for parent in _parents():
        folder = parent / f"pose-{digest}"
        if _is_writable(folder):
            return folder
    made = Path(tempfile.mkdtemp(prefix="touchline-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def compiled(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Machine code of a function, made when first called and kept; exact arithmetic; runs without the GIL."""
    return _compiled(function, frozenset())


def compiled_lanes(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """The same for a loop over lanes, whose arithmetic may be reordered."""
    return _compiled(function, REORDERING)


class _ForgivingCache(FunctionCache):
    """Code that cannot be read is made again; code that cannot be kept is used all the same."""

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """Code for a signature, or None."""
        try:
            return cast("Any", super()).load_overload(sig, target_context)
        except Exception:  # noqa: BLE001 a damaged pickle raises anything
            with suppress(OSError):
                self.flush()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keeps code, unless the disk is full or the folder gone."""
        with suppress(OSError):
            cast("Any", super()).save_overload(sig, data)


def _compiled(function: Callable[_Parameters, _Result], liberties: frozenset[str]) -> Callable[_Parameters, _Result]:
    """The folder is set while the function is decorated, and no longer: other users of numba keep theirs."""
    settings = cast("Any", config)
    before = settings.CACHE_DIR
    settings.CACHE_DIR = str(_FOLDER)
    try:
        made = cast("Any", numba).njit(nogil=True, error_model="numpy", fastmath=set(liberties))(function)
        made._cache = _ForgivingCache(function)
        return made
    finally:
        settings.CACHE_DIR = before


def _digest_of_sources() -> str:
    here = Path(__file__).parent
    return hashlib.sha256(b"\0".join((here / name).read_bytes() for name in SOURCES)).hexdigest()[:16]


def _parents() -> list[Path]:
    """Folders to try, in order; there is no cache of the user where no home is known."""
    named = os.environ.get("NUMBA_CACHE_DIR")
    home = os.path.expanduser("~")  # noqa: PTH111 Path.home() raises where there is none
    caches = Path(os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache")
    parents = [Path(named).absolute()] if named else []
    return [*parents, caches / "touchline"] if caches.is_absolute() else parents


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


_FOLDER = code_folder()
