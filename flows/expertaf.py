"""ExpertAF: learner, feedback, expert triplets aligned by body pose (arXiv 2408.00672)."""
# A task that returns a state hands its caller the state's data, which its annotation cannot say.
# pyright: reportArgumentType=false

from pathlib import Path

from prefect import flow

from flows.begin import begin, recorded, report_of
from flows.parts import compute_beforehand
from schemas.run import FlowName, Redo, RunReport, RunRequest
from tasks.expertaf.stages import (
    alignments_stage,
    candidates_stage,
    commentary_stage,
    labels_stage,
    poses_stage,
    release_stage,
    triplets_stage,
    videos_stage,
)


@flow(name="expertaf", flow_run_name="expertaf ({preset})", persist_result=False)
def expertaf(
    data: Path,
    store: Path,
    preset: str = "demo",
    overrides: tuple[str, ...] = (),
    from_stage: str | None = None,
    only: str | None = None,
    limit: int | None = None,
    redo: Redo = Redo.NOTHING,
    prompts: Path | None = None,
    rehash: bool = False,
    command: tuple[str, ...] = ("prefect",),
) -> RunReport:
    """Build the ExpertAF triplets from an Ego-Exo4D download with body poses.

    Args:
        data: Folder that holds takes.json and annotations/.
        store: Folder of the artifacts, replies and run records.
        preset: `demo`, `paper`, `strict`, or the path of a TOML file.
        overrides: `section.key=value`, applied to the preset.
        from_stage: Run this stage and those below it.
        only: Run this stage alone.
        limit: Make a preview of that many commentaries.
        redo: `nothing`, `failed_rows`, or `stages` to build again what has not changed.
        prompts: Folder of the prompt files; the installed ones by default.
        rehash: Distrust remembered digests of source files.
        command: How the run was asked for, for its record.
    """
    run = begin(
        RunRequest(
            flow=FlowName.EXPERTAF,
            data=data,
            store=store,
            preset=preset,
            overrides=overrides,
            from_stage=from_stage,
            only=only,
            limit=limit,
            redo=redo,
            prompts=prompts,
            rehash=rehash,
            command=command,
        )
    )
    with recorded(run):
        commentary = commentary_stage(run)
        labels = labels_stage(run, commentary)
        videos = videos_stage(run)
        poses = poses_stage(run, videos, labels)
        candidates = candidates_stage(run, labels, poses)
        compute_beforehand(run, "expertaf.alignments", (candidates, poses, labels))
        alignments = alignments_stage(run, candidates, poses, labels)
        triplets = triplets_stage(run, alignments, labels)
        release_stage(run, triplets, poses, videos)
    return report_of(run)
