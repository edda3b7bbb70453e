"""The code of a stage as an ingredient: what it does, not how it is laid out.

Comments, docstrings and formatting are no part of a syntax tree once bare strings are dropped. The tree is
spelled out here, because `ast.dump` differs between Python versions. Only the standard library is used, so
that any interpreter can be asked for the same digest.
"""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import cast

FIRST_PARTY = ("flows", "tasks", "prompts", "schemas")
ROOT = Path(__file__).resolve().parents[2]
SKIPPED_FIELDS = frozenset({"ctx", "type_comment", "kind", "type_ignores"})
"""Fields that follow from the rest of the tree, or hold comments."""


def spelled(node: object) -> str:
    """The normalised spelling of a syntax tree, or of a value inside one."""
    if isinstance(node, ast.AST):
        fields = ((name, _that_counts(node, name)) for name in node._fields if name not in SKIPPED_FIELDS)
        told = (f"{name}={spelled(value)}" for name, value in fields if value is not None and value != [])
        return f"{type(node).__name__}({','.join(told)})"
    if isinstance(node, list):
        items = cast("list[object]", node)
        return f"[{','.join(spelled(item) for item in items)}]"
    return f"{type(node).__name__}:{node!a}"


def _that_counts(node: ast.AST, name: str) -> object:
    """A field's value; of a list, the items that do something."""
    value: object = getattr(node, name, None)
    if not isinstance(value, list):
        return value
    items = cast("list[object]", value)
    if isinstance(node, ast.JoinedStr):
        return [item for item in items if not _is_empty_text(item)]
    return [item for item in items if not _says_nothing(item)]


def _is_empty_text(node: object) -> bool:
    """Python 3.12 writes an empty text behind a nested format specification; 3.11 and 3.13 do not."""
    return isinstance(node, ast.Constant) and node.value == ""


def _says_nothing(node: object) -> bool:
    """Docstrings, other bare strings, and `pass` do nothing when run."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return isinstance(node.value.value, str)
    return isinstance(node, ast.Pass)


def source_digest(source: str) -> str:
    """Digest of what `source` does; empty when it does nothing."""
    text = spelled(ast.parse(source))
    return "" if text in ("Module()", "Module(body=[])") else hashlib.sha256(text.encode()).hexdigest()


@cache
def function_digest(path: Path, function: str) -> str:
    """Digest of one top-level function of a file, decorators included. Raises LookupError when absent."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == function:
            return hashlib.sha256(spelled(node).encode()).hexdigest()
    raise LookupError(f"{path} has no function {function}")


def module_path(module: str, root: Path = ROOT) -> Path | None:
    """The file of a first-party module, or None when there is no such module."""
    base = root.joinpath(*module.split("."))
    for path in (base.with_suffix(".py"), base / "__init__.py"):
        if path.is_file():
            return path
    return None


@cache
def imports_of(path: Path, root: Path = ROOT) -> tuple[str, ...]:
    """First-party modules that a file imports, their packages included, sorted."""
    names: set[str] = set()
    for name in _imported_names(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] in FIRST_PARTY:
            names.update(".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return tuple(sorted(name for name in names if module_path(name, root)))


def _imported_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def closure(modules: tuple[str, ...], root: Path = ROOT) -> tuple[str, ...]:
    """`modules` and every first-party module that they import, directly or through another, sorted."""
    seen: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        path = module_path(module, root)
        if module in seen or path is None:
            continue
        seen.add(module)
        waiting.extend(imports_of(path, root))
    return tuple(sorted(seen))


@cache
def module_digest(module: str, root: Path = ROOT) -> str:
    """Digest of one module's code, as it was when first asked for in this process; empty if it has none."""
    path = module_path(module, root)
    if path is None:
        raise LookupError(f"there is no module {module} under {root}")
    return source_digest(path.read_text(encoding="utf-8"))


def code_digests(modules: tuple[str, ...], root: Path = ROOT) -> dict[str, str]:
    """File name to digest, for every module in the closure of `modules` that holds code."""
    told = ((module, module_digest(module, root)) for module in closure(modules, root))
    return {module.replace(".", "/") + ".py": value for module, value in told if value}
