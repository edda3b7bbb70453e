"""The rules of the house, read off the code itself. Each message names the file, the line and the rule."""

import ast
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest
import yaml

from flows.preset import load_config
from schemas.config import ModelConfig
from schemas.identity import NOT_IDENTITY
from schemas.records import Record
from schemas.run import FlowName
from tasks.artifacts.stage import ModelStage, Stage

ROOT = Path(__file__).resolve().parents[1]
TOP = ("flows", "tasks", "prompts", "schemas")
FLOWS = tuple(flow.value for flow in FlowName)
GENERATED: frozenset[str] = frozenset({"tasks/pose/kernel.py"})
"""Generated kernels, exempt from the limits on length."""
ONE_HOME = ("openai", "vllm", "great_expectations", "av", "numba", "matplotlib", "aiohttp", "ijson")
VAGUE = ("utils", "helpers", "common", "misc")
MOST_FILE_LINES, MOST_FUNCTION_LINES, MOST_FLOW_LINES, MOST_WRAPPER_STATEMENTS = 400, 50, 80, 12

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class Source(NamedTuple):
    """One file of ours."""

    name: str
    tree: ast.Module
    lines: int

    @property
    def module(self) -> str:
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


class Import(NamedTuple):
    """One imported module, and where."""

    name: str
    line: int


def read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path.relative_to(ROOT).as_posix(), ast.parse(text), len(text.splitlines()))


SOURCES = tuple(read(path) for top in TOP for path in sorted((ROOT / top).rglob("*.py")))
FLOW_FILES = tuple(source for source in SOURCES if source.name.startswith("flows/"))
STAGE_FILES = tuple(source for source in SOURCES if source.name.endswith("/stages.py"))


def is_module(name: str) -> bool:
    base = ROOT.joinpath(*name.split("."))
    return base.with_suffix(".py").is_file() or base.is_dir()


def imports(tree: ast.AST) -> Iterator[Import]:
    """Modules that are imported; `from package import module` names the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                yield Import(
                    below if node.module.split(".")[0] in TOP and is_module(below) else node.module, node.lineno
                )


def library(name: str) -> str:
    return name.split(".")[0]


def functions(tree: ast.AST) -> Iterator[FunctionNode]:
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def layer(module: str) -> tuple[int, str]:
    """How high a module stands, and the data set that it belongs to, if any."""
    parts = module.split(".")
    if parts[0] == "tasks":
        if len(parts) > 1 and parts[1] in FLOWS:
            return (4 if parts[-1] == "stages" else 3), parts[1]
        return 2, ""
    return {"schemas": 0, "prompts": 1, "flows": 5}[parts[0]], ""


def schema_of(module: str) -> str:
    """The data set of a schema module, if it is one data set's own."""
    parts = module.split(".")
    return parts[1] if parts[0] == "schemas" and len(parts) > 1 and parts[1] in FLOWS else ""


def recipe(flow: str) -> tuple[Stage, ...]:
    return import_module(f"tasks.{flow}.recipe").STAGES


STAGES = tuple(stage for flow in FLOWS for stage in recipe(flow))
ASK_STAGES = tuple(stage for stage in STAGES if isinstance(stage, ModelStage))


def by_name(stage: Stage) -> str:
    return stage.name


def test_there_is_code_to_check() -> None:
    assert {source.name.split("/")[0] for source in SOURCES} == set(TOP)
    assert STAGE_FILES
    assert STAGES


def test_imports_go_one_way() -> None:
    against = [
        f"{source.name}:{line} imports {name}"
        for source in SOURCES
        for name, line in imports(source.tree)
        if library(name) in TOP and layer(name)[0] > layer(source.module)[0]
    ]
    assert not against, "flows -> data set's stages -> data set -> shared tasks -> prompts -> schemas"


def test_only_flows_import_the_wrappers() -> None:
    against = [
        f"{source.name}:{line} imports {name}"
        for source in SOURCES
        if not source.name.startswith("flows/")
        for name, line in imports(source.tree)
        if name.endswith(".stages") and library(name) == "tasks"
    ]
    assert not against


def test_nothing_imports_flows() -> None:
    against = [
        f"{source.name}:{line} imports {name}"
        for source in SOURCES
        if not source.name.startswith("flows/")
        for name, line in imports(source.tree)
        if library(name) == "flows"
    ]
    assert not against


def test_data_sets_never_import_each_other() -> None:
    against = []
    for source in SOURCES:
        own = layer(source.module)[1]
        for name, line in imports(source.tree):
            other = layer(name)[1] or schema_of(name) if library(name) in TOP else ""
            if own and other and own != other:
                against.append(f"{source.name}:{line} imports {name}")
    assert not against


def test_no_relative_imports() -> None:
    against = [
        f"{source.name}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not against


def test_imports_stand_at_the_top_of_their_module() -> None:
    """Not in a function, not in a class, not under TYPE_CHECKING or any other condition."""
    against = []
    for source in SOURCES:
        top = {id(node) for node in source.tree.body}
        against += [
            f"{source.name}:{node.lineno}"
            for node in ast.walk(source.tree)
            if isinstance(node, (ast.Import, ast.ImportFrom)) and id(node) not in top
        ]
    assert not against


def test_prefect_is_imported_only_by_flows_and_wrappers() -> None:
    against = [
        f"{source.name}:{line} imports {name}"
        for source in SOURCES
        if not source.name.startswith("flows/") and not source.name.endswith("/stages.py")
        for name, line in imports(source.tree)
        if library(name) == "prefect"
    ]
    assert not against


@pytest.mark.parametrize("name", ONE_HOME)
def test_a_heavy_library_has_one_home(name: str) -> None:
    homes = {source.name for source in SOURCES if any(library(found.name) == name for found in imports(source.tree))}
    folders = {str(PurePosixPath(home).parent) for home in homes}
    assert len(homes) <= 1 or len(folders) == 1, f"{name} is imported by {sorted(homes)}"


def test_every_dependency_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^\w-]", wanted)[0].lower() for wanted in project["dependencies"]}
    distributions = packages_distributions()
    against = []
    for source in SOURCES:
        for name, line in imports(source.tree):
            top = library(name)
            if top in TOP or top in sys.stdlib_module_names:
                continue
            homes = {home.lower().replace("_", "-") for home in distributions.get(top, [top])}
            if not homes & declared:
                against.append(f"{source.name}:{line} imports {top}, which pyproject.toml does not name")
    assert not against


def test_the_command_starts_without_the_heavy_libraries() -> None:
    """A run with nothing to do imports neither Prefect nor Great Expectations, and says so in under 3 seconds."""
    code = "import sys, flows.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    heavy = {"prefect", "great_expectations", "openai", "aiohttp", "vllm", "av", "numba", "matplotlib"}
    assert not heavy & set(told.stdout.split())


def test_no_flow_file_hides_a_package_or_library() -> None:
    """Prefect's path entrypoints put flows/ first on sys.path, where a file of flows/ would win."""
    installed = packages_distributions()
    stems = {PurePosixPath(source.name).stem for source in FLOW_FILES} - {"__init__"}
    folders = {path.name for path in (ROOT / "flows").iterdir() if path.is_dir() and path.name != "__pycache__"}
    hidden = {
        name
        for name in stems | folders
        if name in TOP or name in installed or name in sys.stdlib_module_names or importlib.util.find_spec(name)
    }
    assert not hidden, "rename them: flows/ may come first on sys.path"


def test_flows_define_no_public_classes_but_records() -> None:
    against = []
    for source in FLOW_FILES:
        module = import_module(source.module)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found = getattr(module, node.name, None)
                if not (inspect.isclass(found) and issubclass(found, Record)):
                    against.append(f"{source.name}:{node.lineno} class {node.name}")
    assert not against


def is_task(node: FunctionNode) -> bool:
    calls = [mark for mark in node.decorator_list if isinstance(mark, ast.Call)]
    return any(isinstance(mark.func, ast.Name) and mark.func.id == "task" for mark in calls)


def statements(node: FunctionNode) -> int:
    """Statements at any depth, the docstring aside."""
    inside = sum(isinstance(below, ast.stmt) for below in ast.walk(node)) - 1
    return inside - (ast.get_docstring(node) is not None)


def test_stages_files_hold_imports_and_short_wrappers_only() -> None:
    against = []
    for source in STAGE_FILES:
        for node in source.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                continue
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue
            if isinstance(node, FunctionNode) and is_task(node) and statements(node) <= MOST_WRAPPER_STATEMENTS:
                continue
            against.append(f"{source.name}:{node.lineno}")
    assert not against, "what shapes rows belongs in a module whose code counts for identity"


def test_functions_are_short() -> None:
    against = []
    for source in SOURCES:
        most = MOST_FLOW_LINES if source.name.startswith("flows/") else MOST_FUNCTION_LINES
        for node in functions(source.tree):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > most and source.name not in GENERATED:
                against.append(f"{source.name}:{node.lineno} {node.name} has {length} lines, more than {most}")
    assert not against


def test_files_are_short() -> None:
    against = [
        f"{source.name} has {source.lines} lines"
        for source in SOURCES
        if source.lines > MOST_FILE_LINES and source.name not in GENERATED
    ]
    assert not against


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    against = [
        path.relative_to(ROOT).as_posix()
        for top in TOP
        for path in (ROOT / top).rglob("*")
        if path.stem.strip("_") in VAGUE and "__pycache__" not in path.parts
    ]
    assert not against


def test_no_python_under_docker() -> None:
    assert not list((ROOT / "docker").rglob("*.py")), "a docker package would hide docker-py, which Prefect needs"


def test_tests_have_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def public(source: Source) -> Iterator[ast.Module | ast.ClassDef | FunctionNode]:
    """The module, its public classes and functions, and the public methods of public classes."""
    yield source.tree
    waiting: list[ast.Module | ast.ClassDef] = [source.tree]
    while waiting:
        for node in waiting.pop().body:
            if isinstance(node, (ast.ClassDef, FunctionNode)) and not node.name.startswith("_"):
                yield node
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                waiting.append(node)


def test_everything_public_has_a_docstring() -> None:
    against = [
        f"{source.name}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'module')}"
        for source in SOURCES
        for node in public(source)
        if not ast.get_docstring(node)
    ]
    assert not against


def test_every_field_of_a_record_has_a_docstring() -> None:
    """Replies aside: what their fields mean is for the model to read, in Field(description=...)."""
    against = []
    for source in SOURCES:
        if not source.name.startswith("schemas/"):
            continue
        module = import_module(source.module)
        for node in source.tree.body:
            found = getattr(module, node.name, None) if isinstance(node, ast.ClassDef) else None
            if not (inspect.isclass(found) and issubclass(found, Record)):
                continue
            described = {name for name, field in found.model_fields.items() if field.description}
            against += [
                f"{source.name}:{field.lineno} {field.target.id}"
                for field, after in zip(node.body, [*node.body[1:], None], strict=True)
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
                if field.target.id in found.model_fields and field.target.id not in described
                if not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
            ]
    assert not against


def test_pure_code_never_uses_prefects_logger() -> None:
    against = [
        f"{source.name}:{node.lineno}"
        for source in SOURCES
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Name) and node.id == "get_run_logger"
    ]
    assert not against


@pytest.mark.parametrize("flow", FLOWS)
def test_a_flow_calls_the_stages_in_the_recipes_order(flow: str) -> None:
    (node,) = [found for found in functions(read(ROOT / "flows" / f"{flow}.py").tree) if found.name == flow]
    called = sorted(
        (call.lineno, call.func.id)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id.endswith("_stage")
    )
    assert [name for _, name in called] == [stage.wrapper[1] for stage in recipe(flow)]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_stage_reads_only_stages_above_it(flow: str) -> None:
    above: set[str] = set()
    for stage in recipe(flow):
        assert set(stage.inputs) <= above, f"{stage.name} reads {stage.inputs}"
        assert stage.name.startswith(f"{flow}.")
        above.add(stage.name)


@pytest.mark.parametrize("flow", FLOWS)
def test_every_wrapper_belongs_to_a_stage(flow: str) -> None:
    tree = read(ROOT / "tasks" / flow / "stages.py").tree
    assert {node.name for node in tree.body if isinstance(node, FunctionNode)} == {
        stage.wrapper[1] for stage in recipe(flow)
    }


@pytest.mark.parametrize("stage", STAGES, ids=by_name)
def test_a_stages_prefect_task_has_its_name(stage: Stage) -> None:
    module, function = stage.wrapper
    assert getattr(import_module(module), function).name == stage.name


@pytest.mark.parametrize("stage", STAGES, ids=by_name)
def test_a_wrapper_builds_its_own_stage(stage: Stage) -> None:
    module, function = stage.wrapper
    tree = read(ROOT.joinpath(*module.split(".")).with_suffix(".py")).tree
    (node,) = [found for found in functions(tree) if found.name == function]
    named = {below.attr for below in ast.walk(node) if isinstance(below, ast.Attribute)}
    own = [
        name for name, value in vars(import_module(f"tasks.{module.split('.')[1]}.recipe")).items() if value is stage
    ]
    assert named & set(own), f"{function} does not build {own}"


@pytest.mark.parametrize("stage", STAGES, ids=by_name)
def test_a_stage_has_a_module_of_its_name(stage: Stage) -> None:
    flow, _, short = stage.name.partition(".")
    assert f"tasks.{flow}.{short}" in stage.modules
    assert (ROOT / "schemas" / flow / f"{short}.py").is_file()


SHARED_PROMPTS = {"exact.held_out": "exact/blind_filter"}
"""The judge who measures must be asked as those were who filtered."""


@pytest.mark.parametrize("stage", ASK_STAGES, ids=by_name)
def test_a_prompt_declares_what_its_stage_gives(stage: ModelStage) -> None:
    text = (ROOT / "prompts" / f"{stage.prompt}.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["inputs"] == list(stage.variables_class.model_fields)
    assert front["reply"] == stage.reply.__name__
    assert stage.prompt == SHARED_PROMPTS.get(stage.name, stage.name.replace(".", "/"))


def test_every_prompt_belongs_to_a_stage() -> None:
    files = {path.relative_to(ROOT / "prompts").with_suffix("").as_posix() for path in (ROOT / "prompts").rglob("*.md")}
    assert files == {stage.prompt for stage in ASK_STAGES}


@pytest.mark.parametrize("name", NOT_IDENTITY)
def test_what_does_not_count_has_a_reason_and_exists(name: str) -> None:
    known = set(ModelConfig.model_fields)
    for stage in STAGES:
        known |= set(settings_class(stage).model_fields)
    assert NOT_IDENTITY[name].strip()
    assert name in known, f"schemas/identity.py excludes {name}, which no setting is called"


def settings_class(stage: Stage) -> type[Record]:
    return type(stage.settings(load_config("demo")))


def test_a_name_that_does_not_count_means_one_thing() -> None:
    """The table goes by field name: a name of a model's road must not also be a stage's setting that shapes rows."""
    homes: dict[str, set[str]] = defaultdict(set)
    for stage in STAGES:
        for field in settings_class(stage).model_fields:
            homes[field].add(stage.name)
    shared = set(ModelConfig.model_fields) & set(NOT_IDENTITY) & set(homes)
    assert not shared, {name: homes[name] for name in shared}
