"""A stage's units computed beforehand by many workers, on Dask or Ray, where the preset says so.

Every worker keeps what it finishes in the store, which all of them see. The stage itself then finds its units kept, so
that its rows are the same whoever computed them.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from importlib import import_module
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import wait
from prefect.task_runners import TaskRunner

from flows.begin import stages_of
from schemas.artifact import ArtifactRef
from schemas.config import RunnerKind
from schemas.errors import ConfigError
from schemas.run import Run
from tasks.artifacts.decide import decide
from tasks.artifacts.scope import out_of_scope
from tasks.artifacts.stage import UnitStage
from tasks.artifacts.unit_work import compute_part

MODULES = {RunnerKind.DASK: "prefect_dask", RunnerKind.RAY: "prefect_ray"}


def compute_beforehand(run: Run, stage_name: str, inputs: tuple[object, ...]) -> None:
    """Compute a stage's units on the preset's runner, if that is not this process and the stage is to be built."""
    stage = next(stage for stage in stages_of(run.flow) if stage.name == stage_name)
    refs = tuple(ref for ref in map(_resolved, inputs) if ref)
    if run.config.runner is RunnerKind.LOCAL or not isinstance(stage, UnitStage) or len(refs) != len(inputs):
        return
    if out_of_scope(run, stage) or decide(run, stage, refs).found:
        return
    runner = _runner(run.config.runner, run.config.runner_workers)
    units_beforehand.with_options(task_runner=runner)(run, stage_name, refs)


@flow(name="units beforehand", flow_run_name="units of {stage_name}", persist_result=False)
def units_beforehand(run: Run, stage_name: str, inputs: tuple[ArtifactRef, ...]) -> None:
    """Every part of a stage's units, each a task run of its own."""
    parts = run.config.runner_parts
    futures = [unit_part.submit(run, stage_name, inputs, part, parts) for part in range(parts)]
    wait(futures)
    for future in futures:
        future.result()


@task(name="units", task_run_name="{stage_name}, part {part} of {parts}", cache_policy=NO_CACHE, persist_result=False)
def unit_part(run: Run, stage_name: str, inputs: tuple[ArtifactRef, ...], part: int, parts: int) -> int:
    """Compute one part of a stage's units; how many it was."""
    stage = next(stage for stage in stages_of(run.flow) if stage.name == stage_name)
    if not isinstance(stage, UnitStage):
        raise TypeError(f"{stage_name} has no units")
    return compute_part(run, stage, inputs, part, parts)


def _resolved(given: object) -> ArtifactRef | None:
    """What a stage handed on: a task that returns a state hands its caller the state, and another task its data."""
    found: object = given.result() if isinstance(given, State) else given
    return found if isinstance(found, ArtifactRef) else None


def _runner(kind: RunnerKind, workers: int) -> TaskRunner[Any]:
    """A local cluster; raises ConfigError where its package is not installed."""
    try:
        module = import_module(MODULES[kind])
    except ModuleNotFoundError as error:
        name = kind.value
        raise ConfigError(f'runner = "{name}" needs the extra: pip install "touchline[{name}]"') from error
    if kind is RunnerKind.RAY:
        return module.RayTaskRunner(init_kwargs={"num_cpus": workers, "include_dashboard": False})
    return module.DaskTaskRunner(
        cluster_kwargs={"n_workers": workers, "threads_per_worker": 1, "dashboard_address": None}
    )
