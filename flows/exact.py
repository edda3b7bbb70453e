"""ExAct: expert commentary becomes a five-option benchmark (arXiv 2506.06277)."""
# A task that returns a state hands its caller the state's data, which its annotation cannot say.
# pyright: reportArgumentType=false

from pathlib import Path

from prefect import flow

from flows.begin import begin, recorded, report_of
from schemas.run import FlowName, Redo, RunReport, RunRequest
from tasks.exact.stages import (
    blind_filter_stage,
    commentary_stage,
    context_stage,
    distractors_stage,
    feedback_stage,
    grounding_stage,
    held_out_stage,
    length_filter_stage,
    questions_stage,
    release_stage,
    rewriting_stage,
    shortcuts_stage,
    videos_stage,
)


@flow(name="exact", flow_run_name="exact ({preset})", persist_result=False)
def exact(
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
    """Build the ExAct questions from an Ego-Exo4D download.

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
            flow=FlowName.EXACT,
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
        feedback = feedback_stage(run, commentary)
        grounding = grounding_stage(run, feedback)
        context = context_stage(run, grounding)
        distractors = distractors_stage(run, context)
        rewriting = rewriting_stage(run, distractors)
        questions = questions_stage(run, rewriting)
        length_filter = length_filter_stage(run, questions)
        blind_filter = blind_filter_stage(run, length_filter)
        held_out = held_out_stage(run, blind_filter)
        shortcuts = shortcuts_stage(run, held_out)
        videos = videos_stage(run)
        release_stage(run, held_out, videos, shortcuts)
    return report_of(run)
