"""The Prefect tasks of ExAct: wrappers, one per stage, and nothing else."""

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from schemas.artifact import ArtifactRef
from schemas.run import Run
from tasks.artifacts.build import build_once
from tasks.artifacts.work import map_rows, read_source
from tasks.exact import recipe
from tasks.llm.ask_rows import ask_rows


@task(name="exact.commentary", task_run_name="exact.commentary", cache_policy=NO_CACHE, persist_result=False)
def commentary_stage(run: Run) -> State[ArtifactRef | None]:
    """One row per usable expert commentary of the source."""
    built = build_once(run, recipe.COMMENTARY, (), read_source)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.feedback", task_run_name="exact.feedback", cache_policy=NO_CACHE, persist_result=False)
def feedback_stage(run: Run, commentary: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Each commentary made self-contained, or the reason why it cannot be."""
    built = build_once(run, recipe.FEEDBACK, (commentary,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.distractors", task_run_name="exact.distractors", cache_policy=NO_CACHE, persist_result=False)
def distractors_stage(run: Run, feedback: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Four wrong options for each feedback."""
    built = build_once(run, recipe.DISTRACTORS, (feedback,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.questions", task_run_name="exact.questions", cache_policy=NO_CACHE, persist_result=False)
def questions_stage(run: Run, distractors: ArtifactRef | None) -> State[ArtifactRef | None]:
    """The five-option question and its clip."""
    built = build_once(run, recipe.QUESTIONS, (distractors,), map_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)
