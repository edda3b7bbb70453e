"""Code as an ingredient: what it does counts, how it is written does not, and every interpreter agrees."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tasks.artifacts.code_identity import (
    ROOT,
    closure,
    code_digests,
    function_digest,
    module_path,
    source_digest,
)
from tasks.artifacts.stage import AskStage
from tasks.exact.recipe import STAGES

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
FIXTURE = GOLDEN / "syntax_fixture.py"
DIGEST = GOLDEN / "syntax_digest.txt"
VERSIONS = ("3.11", "3.12", "3.13")

BASE = """
import math
LIMIT = 3
def area(radius: float, unit: str = "m") -> str:
    if radius > LIMIT:
        raise ValueError("too big")
    text = f"{math.pi * radius ** 2:.2f} {unit}"
    return text
"""

SAME = {
    "comment": BASE.replace("LIMIT = 3", "LIMIT = 3  # metres"),
    "module docstring": '"""What this is."""\n' + BASE,
    "function docstring": BASE.replace("    if radius", '    """Area of a circle."""\n    if radius'),
    "field docstring": BASE.replace("LIMIT = 3", 'LIMIT = 3\n"""The greatest radius."""'),
    "blank lines": BASE.replace("\n", "\n\n"),
    "spaces": BASE.replace("LIMIT = 3", "LIMIT   =   3").replace("radius ** 2", "radius**2"),
    "quotes": BASE.replace('"too big"', "'too big'").replace('"m"', "'''m'''"),
    "implicit concatenation": BASE.replace('"too big"', '"too " "big"'),
    "implicit concatenation of f-strings": BASE.replace(' {unit}"', ' " f"{unit}"'),
    "escapes": BASE.replace('"m"', '"\\x6d"'),
    "raw string": BASE.replace('"m"', 'r"m"'),
    "old unicode prefix": BASE.replace('"m"', 'u"m"'),
    "parentheses": BASE.replace("return text", "return (text)").replace("radius > LIMIT", "(radius > LIMIT)"),
    "line continuation": BASE.replace("LIMIT = 3", "LIMIT = \\\n    3"),
    "trailing comma": BASE.replace('"m") ->', '"m",) ->'),
    "number spelling": BASE.replace("LIMIT = 3", "LIMIT = 0x3"),
    "semicolon": BASE.replace("import math\n", "import math; "),
    "pass": BASE.replace("    return text", "    pass\n    return text"),
    "pass in else": BASE.replace("    text =", "    else:\n        pass\n    text ="),
    "windows line ends": BASE.replace("\n", "\r\n"),
    "tabs": BASE.replace("    ", "\t"),
}
OTHER = {
    "variable renamed": BASE.replace("text", "words"),
    "function renamed": BASE.replace("area", "surface"),
    "argument renamed": BASE.replace("unit", "measure"),
    "constant": BASE.replace("LIMIT = 3", "LIMIT = 4"),
    "type of a constant": BASE.replace("LIMIT = 3", "LIMIT = 3.0"),
    "true is not one": BASE.replace("LIMIT = 3", "LIMIT = True"),
    "text": BASE.replace("too big", "too large"),
    "bytes are not text": BASE.replace('"m"', 'b"m"'),
    "format spec": BASE.replace(":.2f", ":.3f"),
    "conversion": BASE.replace("{unit}", "{unit!r}"),
    "operator": BASE.replace("radius > LIMIT", "radius >= LIMIT"),
    "order of statements": BASE.replace("import math\nLIMIT = 3\n", "LIMIT = 3\nimport math\n"),
    "order of operands": BASE.replace("math.pi * radius ** 2", "radius ** 2 * math.pi"),
    "nesting": BASE.replace("    return text", "        return text").replace("    text", "    if True:\n        text"),
    "default": BASE.replace('unit: str = "m"', 'unit: str = "cm"'),
    "no default": BASE.replace('unit: str = "m"', "unit: str"),
    "keyword only": BASE.replace("radius: float, ", "radius: float, *, "),
    "decorator": BASE.replace("def area", "@memo\ndef area"),
    "annotation": BASE.replace("-> str", "-> object"),
    "async": BASE.replace("def area", "async def area"),
    "import": BASE.replace("import math", "import cmath as math"),
    "statement more": BASE + "LIMIT += 1\n",
    "statement less": BASE.replace("LIMIT = 3\n", ""),
    "returns none": BASE.replace("return text", "return None"),
    "returns nothing": BASE.replace("return text", "return"),
    "negated": BASE.replace("radius > LIMIT", "not radius > LIMIT"),
    "ellipsis is not none": BASE.replace("LIMIT = 3", "LIMIT = ..."),
    "none": BASE.replace("LIMIT = 3", "LIMIT = None"),
}


@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_how_code_is_written_does_not_count(source: str) -> None:
    assert source != BASE
    assert source_digest(source) == source_digest(BASE)


@pytest.mark.parametrize("source", OTHER.values(), ids=OTHER)
def test_what_code_does_counts(source: str) -> None:
    assert source_digest(source) != source_digest(BASE)


def test_all_those_changes_differ_from_each_other() -> None:
    assert len({source_digest(source) for source in OTHER.values()}) == len(OTHER)


@pytest.mark.parametrize("source", ["", "# only a comment\n", '"""Only a docstring."""\n', "pass\n", "\n\n"])
def test_code_that_does_nothing_has_no_digest(source: str) -> None:
    assert source_digest(source) == ""


def test_a_string_that_is_used_is_no_docstring() -> None:
    assert source_digest('x = ["a"]') != source_digest('x = ["b"]')
    assert source_digest('print("a")') != source_digest('print("b")')
    assert source_digest('def f(): return "a"') != source_digest('def f(): return "b"')
    assert source_digest('x = ["", "a"]') != source_digest('x = ["a"]')
    assert source_digest('f("")') != source_digest("f()")


def test_one_functions_digest_is_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text("def near():\n    return 1\n\n@mark\ndef far():\n    return 2\n")
    other.write_text("import os\n\n@mark\ndef far():\n    '''Doc.'''\n    return 2\n\ndef near():\n    return 3\n")
    assert function_digest(one, "far") == function_digest(other, "far")
    assert function_digest(one, "near") != function_digest(other, "near")


def test_a_functions_decorator_counts(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text("@task(name='a')\ndef far():\n    return 2\n")
    other.write_text("@task(name='b')\ndef far():\n    return 2\n")
    assert function_digest(one, "far") != function_digest(other, "far")


def test_a_function_that_is_absent_is_named(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text("x = 1\n")
    with pytest.raises(LookupError, match="gone"):
        function_digest(path, "gone")


def tree(root: Path, **files: str) -> Path:
    """Modules by dotted name, with `__` for a dot."""
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        for package in path.relative_to(root).parents[:-1]:
            (root / package / "__init__.py").touch()
    return root


CHAIN = {
    "tasks__top": "from tasks.shared import middle\nimport json\n",
    "tasks__shared__middle": "import schemas.leaf as leaf\nfrom tasks.shared.other import thing\n",
    "tasks__shared__other": "from prompts.loader import render\nthing = render\n",
    "prompts__loader": "def render(): return 1\n",
    "schemas__leaf": "x = 1\n",
    "schemas__alone": "y = 1\n",
}


def test_closure_follows_every_kind_of_import(tmp_path: Path) -> None:
    root = tree(tmp_path, **CHAIN)
    found = closure(("tasks.top",), root)
    assert {"tasks.top", "tasks.shared.middle", "tasks.shared.other", "prompts.loader", "schemas.leaf"} <= set(found)
    assert "schemas.alone" not in found
    assert "json" not in found
    assert list(found) == sorted(found)


def test_closure_holds_the_packages_on_the_way(tmp_path: Path) -> None:
    """Importing a module runs its packages' `__init__`."""
    assert {"tasks", "tasks.shared"} <= set(closure(("tasks.top",), tree(tmp_path, **CHAIN)))


def test_closure_ends_where_modules_import_each_other(tmp_path: Path) -> None:
    root = tree(tmp_path, tasks__one="import tasks.two\n", tasks__two="import tasks.one\n")
    assert set(closure(("tasks.one",), root)) == {"tasks", "tasks.one", "tasks.two"}


def test_closure_sees_imports_inside_functions(tmp_path: Path) -> None:
    root = tree(tmp_path, tasks__one="def f():\n    from tasks import two\n", tasks__two="x = 1\n")
    assert "tasks.two" in closure(("tasks.one",), root)


def copy_of(root: Path, **changed: str) -> dict[str, str]:
    return code_digests(("tasks.top",), tree(root, **(CHAIN | changed)))


def test_a_change_far_below_is_seen_and_named(tmp_path: Path) -> None:
    before = copy_of(tmp_path / "a")
    after = copy_of(tmp_path / "b", prompts__loader="def render(): return 2\n")
    assert {name for name in before if before[name] != after[name]} == {"prompts/loader.py"}


def test_a_change_beside_is_not_seen(tmp_path: Path) -> None:
    before = copy_of(tmp_path / "a")
    after = copy_of(tmp_path / "b", schemas__alone="y = 2\n", schemas__leaf="x = 1  # a comment\n")
    assert before == after


def test_empty_packages_are_no_ingredients(tmp_path: Path) -> None:
    assert not [name for name in copy_of(tmp_path) if name.endswith("__init__.py") or name == "tasks.py"]


def test_a_package_with_code_is_an_ingredient(tmp_path: Path) -> None:
    root = tree(tmp_path, **CHAIN)
    before = code_digests(("tasks.top",), root)
    other = tree(tmp_path / "other", **CHAIN)
    (other / "tasks" / "shared" / "__init__.py").write_text("SIDE = 'effect'\n")
    assert code_digests(("tasks.top",), other) != before


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stages_closure_leaves_out_wrappers_and_flows(stage: object) -> None:
    found = closure(roots(stage))
    assert not [name for name in found if name.startswith("flows") or name.endswith(".stages")]


# Other interpreters.

SCRIPT = """
import importlib.util, json, sys
path, asked = sys.argv[1], json.loads(sys.argv[2])
spec = importlib.util.spec_from_file_location("code_identity", path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
with open(asked["fixture"], encoding="utf-8") as stream:
    fixture = module.source_digest(stream.read())
stages = {name: module.code_digests(tuple(roots)) for name, roots in asked["stages"].items()}
print(json.dumps({"version": sys.version.split()[0], "fixture": fixture, "stages": stages}))
"""


class Interpreter(NamedTuple):
    """A Python that is not the one that runs the tests."""

    path: Path
    version: str


def roots(stage: object) -> tuple[str, ...]:
    modules: tuple[str, ...] = stage.modules  # type: ignore[attr-defined]
    return (*modules, stage.baseline.__module__) if isinstance(stage, AskStage) else modules


def candidates() -> Iterator[Path]:
    for version in VERSIONS:
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            found = shutil.which(f"python{version}", path=folder) if folder else None
            if found:
                yield Path(found)
    yield from sorted(Path.home().glob(".pyenv/versions/*/bin/python"))


@cache
def interpreters() -> tuple[Interpreter, ...]:
    """One of each version that this project runs on, other than the one that runs the tests."""
    own = ".".join(map(str, sys.version_info[:3]))
    found: dict[str, Interpreter] = {}
    for path in candidates():
        command = [str(path), "-I", "-S", "-c", "import sys; print('.'.join(map(str, sys.version_info[:3])))"]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        version = told.stdout.strip()
        if told.returncode == 0 and version != own and version.rpartition(".")[0] in VERSIONS:
            found.setdefault(version, Interpreter(path, version))
    return tuple(found.values())


@cache
def told_by(interpreter: Interpreter) -> dict[str, object]:
    """What a bare interpreter, without our libraries, makes of the same files."""
    asked = {"fixture": str(FIXTURE), "stages": {stage.name: roots(stage) for stage in STAGES}}
    path = ROOT / "tasks" / "artifacts" / "code_identity.py"
    command = [str(interpreter.path), "-I", "-S", "-c", SCRIPT, str(path), json.dumps(asked)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def others() -> tuple[Interpreter, ...]:
    found = interpreters()
    if not found:
        pytest.skip(f"no other interpreter of {', '.join(VERSIONS)} is on PATH or in ~/.pyenv/versions")
    return found


def test_odd_syntax_has_the_golden_digest() -> None:
    assert source_digest(FIXTURE.read_text(encoding="utf-8")) == DIGEST.read_text(encoding="utf-8").strip()


def test_every_interpreter_gives_odd_syntax_the_golden_digest() -> None:
    golden = DIGEST.read_text(encoding="utf-8").strip()
    told = {interpreter.version: told_by(interpreter)["fixture"] for interpreter in others()}
    assert told == dict.fromkeys(told, golden)


def test_every_interpreter_gives_the_stages_the_same_code() -> None:
    here = {stage.name: code_digests(roots(stage)) for stage in STAGES}
    for interpreter in others():
        assert told_by(interpreter)["stages"] == here, interpreter.version


def test_modules_are_found_under_the_checkout() -> None:
    assert module_path("tasks.artifacts.code_identity") == ROOT / "tasks" / "artifacts" / "code_identity.py"
    assert module_path("tasks.artifacts") == ROOT / "tasks" / "artifacts" / "__init__.py"
    assert module_path("tasks.nowhere") is None
