"""The Prefect tasks of ExpertAF: wrappers, one per stage, and nothing else."""

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed

from schemas.artifact import ArtifactRef
from schemas.run import Run
from tasks.artifacts.build import build_once
from tasks.artifacts.unit_work import compute_units
from tasks.artifacts.work import read_source
from tasks.expertaf import recipe
from tasks.llm.ask_rows import ask_rows


@task(name="expertaf.commentary", task_run_name="expertaf.commentary", cache_policy=NO_CACHE, persist_result=False)
def commentary_stage(run: Run) -> State[ArtifactRef | None]:
    """Commentary on performers whose level is known."""
    built = build_once(run, recipe.COMMENTARY, (), read_source)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.labels", task_run_name="expertaf.labels", cache_policy=NO_CACHE, persist_result=False)
def labels_stage(run: Run, commentary: ArtifactRef | None) -> State[ArtifactRef | None]:
    """The regions that each commentary judges, and the words that show it."""
    built = build_once(run, recipe.LABELS, (commentary,), ask_rows)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.videos", task_run_name="expertaf.videos", cache_policy=NO_CACHE, persist_result=False)
def videos_stage(run: Run) -> State[ArtifactRef | None]:
    """Which videos the takes have."""
    built = build_once(run, recipe.VIDEOS, (), read_source)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.poses", task_run_name="expertaf.poses", cache_policy=NO_CACHE, persist_result=False)
def poses_stage(run: Run, videos: ArtifactRef | None, labels: ArtifactRef | None) -> State[ArtifactRef | None]:
    """The body poses of the takes, as dense arrays."""
    built = build_once(run, recipe.POSES, (videos, labels), compute_units)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.candidates", task_run_name="expertaf.candidates", cache_policy=NO_CACHE, persist_result=False)
def candidates_stage(run: Run, labels: ArtifactRef | None, poses: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Who may show each learner how it is done."""
    built = build_once(run, recipe.CANDIDATES, (labels, poses, labels), compute_units)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.alignments", task_run_name="expertaf.alignments", cache_policy=NO_CACHE, persist_result=False)
def alignments_stage(
    run: Run, candidates: ArtifactRef | None, poses: ArtifactRef | None, labels: ArtifactRef | None
) -> State[ArtifactRef | None]:
    """Where in the experts' takes each learner's window fits best."""
    built = build_once(run, recipe.ALIGNMENTS, (candidates, poses, labels), compute_units)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.triplets", task_run_name="expertaf.triplets", cache_policy=NO_CACHE, persist_result=False)
def triplets_stage(run: Run, alignments: ArtifactRef | None, labels: ArtifactRef | None) -> State[ArtifactRef | None]:
    """Learner, feedback, expert."""
    built = build_once(run, recipe.TRIPLETS, (alignments, labels), compute_units)
    return Completed(name=built.state_name, message=built.message, data=built.ref)


@task(name="expertaf.release", task_run_name="expertaf.release", cache_policy=NO_CACHE, persist_result=False)
def release_stage(
    run: Run, triplets: ArtifactRef | None, poses: ArtifactRef | None, videos: ArtifactRef | None
) -> State[ArtifactRef | None]:
    """The triplets as the published code reads them."""
    built = build_once(run, recipe.RELEASE, (triplets, poses, videos), compute_units)
    return Completed(name=built.state_name, message=built.message, data=built.ref)
