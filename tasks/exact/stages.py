"""The Prefect tasks of ExAct: wrappers, one per stage, and nothing else."""

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from schemas.artifact import ArtifactRef
from schemas.run import Run
from tasks.artifacts.build import build_once
from tasks.artifacts.unit_work import compute_units
from tasks.artifacts.work import map_rows, map_table, read_source, summarise
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


@task(name="exact.grounding", task_run_name="exact.grounding", cache_policy=NO_CACHE, persist_result=False)
def grounding_stage(run: Run, feedback: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Feedback that its transcript bears out."""
    built = build_once(run, recipe.GROUNDING, (feedback,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.context", task_run_name="exact.context", cache_policy=NO_CACHE, persist_result=False)
def context_stage(run: Run, grounding: ArtifactRef | None) -> State[ArtifactRef | None]:
    """What else was said, close by and elsewhere."""
    built = build_once(run, recipe.CONTEXT, (grounding,), map_table)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.distractors", task_run_name="exact.distractors", cache_policy=NO_CACHE, persist_result=False)
def distractors_stage(run: Run, context: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Four wrong options for each feedback."""
    built = build_once(run, recipe.DISTRACTORS, (context,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.rewriting", task_run_name="exact.rewriting", cache_policy=NO_CACHE, persist_result=False)
def rewriting_stage(run: Run, distractors: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Key and distractors in one style."""
    built = build_once(run, recipe.REWRITING, (distractors,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.questions", task_run_name="exact.questions", cache_policy=NO_CACHE, persist_result=False)
def questions_stage(run: Run, rewriting: ArtifactRef | None) -> State[ArtifactRef | None]:
    """The five-option question and its clip."""
    built = build_once(run, recipe.QUESTIONS, (rewriting,), map_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.length_filter", task_run_name="exact.length_filter", cache_policy=NO_CACHE, persist_result=False)
def length_filter_stage(run: Run, questions: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Questions whose options are of like length."""
    built = build_once(run, recipe.LENGTH_FILTER, (questions,), map_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.blind_filter", task_run_name="exact.blind_filter", cache_policy=NO_CACHE, persist_result=False)
def blind_filter_stage(run: Run, length_filter: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Questions that judges do not answer without the video."""
    built = build_once(run, recipe.BLIND_FILTER, (length_filter,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.held_out", task_run_name="exact.held_out", cache_policy=NO_CACHE, persist_result=False)
def held_out_stage(run: Run, blind_filter: ArtifactRef | None) -> State[ArtifactRef | None]:
    """What a judge that filtered nothing makes of the rest."""
    built = build_once(run, recipe.HELD_OUT, (blind_filter,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.shortcuts", task_run_name="exact.shortcuts", cache_policy=NO_CACHE, persist_result=False)
def shortcuts_stage(run: Run, held_out: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Figures of the finished set; a shortcut stops the run."""
    built = build_once(run, recipe.SHORTCUTS, (held_out,), summarise)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.videos", task_run_name="exact.videos", cache_policy=NO_CACHE, persist_result=False)
def videos_stage(run: Run) -> State[ArtifactRef | None]:
    """Which videos the takes have."""
    built = build_once(run, recipe.VIDEOS, (), read_source)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="exact.release", task_run_name="exact.release", cache_policy=NO_CACHE, persist_result=False)
def release_stage(
    run: Run, held_out: ArtifactRef | None, videos: ArtifactRef | None, shortcuts: ArtifactRef | None
) -> State[ArtifactRef | None]:
    """The questions in the published layout, with their clips."""
    built = build_once(run, recipe.RELEASE, (held_out, videos, shortcuts), compute_units)
    return Completed(name=built.state_name, message=built.message, data=built.ref)
