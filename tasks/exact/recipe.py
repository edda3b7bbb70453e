"""The stages of ExAct, in order: what each one makes, of what, and what bears on it."""

from schemas.commentary import CommentaryReject, CommentaryRow
from schemas.exact.blind_filter import (
    BlindReject,
    BlindReply,
    BlindRow,
    BlindVariables,
)
from schemas.exact.context import ContextReject, ContextRow
from schemas.exact.distractors import DistractorsReject, DistractorsReply, DistractorsRow, DistractorsVariables
from schemas.exact.feedback import FeedbackReject, FeedbackReply, FeedbackRow, FeedbackVariables
from schemas.exact.grounding import GroundingReject, GroundingReply, GroundingVariables
from schemas.exact.held_out import HeldOutReject, HeldOutRow
from schemas.exact.length_filter import LengthReject
from schemas.exact.questions import OPTION_COUNT, QuestionReject, QuestionRow
from schemas.exact.release import ReleaseReject, ReleaseRow
from schemas.exact.rewriting import RewritingReject, RewritingReply, RewritingVariables
from schemas.exact.shortcuts import AuditFigure, ShortcutsReject
from schemas.exact.videos import TakeVideosRow, VideosReject
from tasks.artifacts.stage import (
    AskStage,
    PanelStage,
    Preview,
    RowStage,
    SourceStage,
    Stage,
    SummaryStage,
    TableStage,
    UnitStage,
)
from tasks.exact import (
    blind_filter,
    commentary,
    context,
    distractors,
    feedback,
    grounding,
    held_out,
    length_filter,
    questions,
    release,
    rewriting,
    shortcuts,
    videos,
)
from tasks.exact.baseline import distractors as distractor_rules
from tasks.exact.baseline import feedback as feedback_rules
from tasks.exact.baseline import grounding as grounding_rules
from tasks.exact.baseline import judges as judge_rules
from tasks.exact.baseline import rewriting as rewriting_rules
from tasks.sources.egoexo4d.commentary import commentary_sources, read_commentary
from tasks.sources.egoexo4d.videos import read_videos, take_list
from tasks.video.clips import clip_of

COMMENTARY = SourceStage(
    name="exact.commentary",
    row=CommentaryRow,
    rejects=CommentaryReject,
    settings=lambda config: config.exact.commentary,
    files=commentary_sources,
    records=read_commentary,
    settle=commentary.settle,
)

FEEDBACK = AskStage(
    name="exact.feedback",
    row=FeedbackRow,
    rejects=FeedbackReject,
    settings=lambda config: config.exact.feedback,
    inputs=("exact.commentary",),
    input_row=CommentaryRow,
    prompt="exact/feedback",
    variables_class=FeedbackVariables,
    reply=FeedbackReply,
    variables=feedback.variables,
    settle=feedback.settle,
    baseline=feedback_rules.answer,
)

GROUNDING = AskStage(
    name="exact.grounding",
    row=FeedbackRow,
    rejects=GroundingReject,
    settings=lambda config: config.exact.grounding,
    inputs=("exact.feedback",),
    input_row=FeedbackRow,
    prompt="exact/grounding",
    variables_class=GroundingVariables,
    reply=GroundingReply,
    variables=grounding.variables,
    settle=grounding.settle,
    baseline=grounding_rules.answer,
)

CONTEXT = TableStage(
    name="exact.context",
    row=ContextRow,
    rejects=ContextReject,
    settings=lambda config: config.exact.context,
    inputs=("exact.grounding",),
    input_row=FeedbackRow,
    settle_all=context.settle_all,
)

DISTRACTORS = AskStage(
    name="exact.distractors",
    row=DistractorsRow,
    rejects=DistractorsReject,
    settings=lambda config: config.exact.distractors,
    inputs=("exact.context",),
    input_row=ContextRow,
    prompt="exact/distractors",
    variables_class=DistractorsVariables,
    reply=DistractorsReply,
    variables=distractors.variables,
    again=distractors.again,
    settle=distractors.settle,
    baseline=distractor_rules.answer,
)

REWRITING = PanelStage(
    name="exact.rewriting",
    row=DistractorsRow,
    rejects=RewritingReject,
    settings=lambda config: config.exact.rewriting,
    inputs=("exact.distractors",),
    input_row=DistractorsRow,
    prompt="exact/rewriting",
    variables_class=RewritingVariables,
    reply=RewritingReply,
    questions=rewriting.questions,
    asks_per_model=lambda settings: OPTION_COUNT,  # noqa: ARG005
    settle=rewriting.settle,
    baseline=rewriting_rules.answer,
)

QUESTIONS = RowStage(
    name="exact.questions",
    row=QuestionRow,
    rejects=QuestionReject,
    settings=lambda config: config.exact.questions,
    inputs=("exact.rewriting",),
    input_row=DistractorsRow,
    settle=questions.settle,
)

LENGTH_FILTER = RowStage(
    name="exact.length_filter",
    row=QuestionRow,
    rejects=LengthReject,
    settings=lambda config: config.exact.length_filter,
    inputs=("exact.questions",),
    input_row=QuestionRow,
    settle=length_filter.settle,
)

BLIND_FILTER = PanelStage(
    name="exact.blind_filter",
    row=BlindRow,
    rejects=BlindReject,
    settings=lambda config: config.exact.blind_filter,
    inputs=("exact.length_filter",),
    input_row=QuestionRow,
    prompt="exact/blind_filter",
    variables_class=BlindVariables,
    reply=BlindReply,
    questions=blind_filter.questions,
    asks_per_model=lambda settings: settings.shuffles,
    settle=blind_filter.settle,
    baseline=judge_rules.answer,
)

HELD_OUT = PanelStage(
    name="exact.held_out",
    row=HeldOutRow,
    rejects=HeldOutReject,
    settings=lambda config: config.exact.held_out,
    inputs=("exact.blind_filter",),
    input_row=BlindRow,
    prompt="exact/blind_filter",
    variables_class=BlindVariables,
    reply=BlindReply,
    questions=held_out.questions,
    asks_per_model=lambda settings: len(settings.judges),
    settle=held_out.settle,
    baseline=judge_rules.answer,
)

SHORTCUTS = SummaryStage(
    name="exact.shortcuts",
    row=AuditFigure,
    rejects=ShortcutsReject,
    settings=lambda config: config.exact.shortcuts,
    inputs=("exact.held_out",),
    input_row=HeldOutRow,
    summarise=shortcuts.summarise,
)

VIDEOS = SourceStage(
    name="exact.videos",
    row=TakeVideosRow,
    rejects=VideosReject,
    settings=lambda config: config.exact.videos,
    files=take_list,
    records=read_videos,
    settle=videos.settle,
    preview=Preview.ALL,
)

RELEASE = UnitStage(
    name="exact.release",
    row=ReleaseRow,
    rejects=ReleaseReject,
    settings=lambda config: config.exact.release,
    inputs=("exact.held_out", "exact.videos", "exact.shortcuts"),
    tables=(HeldOutRow, TakeVideosRow),
    files=release.files,
    groups=release.groups,
    unit_settings=lambda settings: settings.clip,
    compute=clip_of,
    settle=release.settle,
)

STAGES: tuple[Stage, ...] = (
    COMMENTARY,
    FEEDBACK,
    GROUNDING,
    CONTEXT,
    DISTRACTORS,
    REWRITING,
    QUESTIONS,
    LENGTH_FILTER,
    BLIND_FILTER,
    HELD_OUT,
    SHORTCUTS,
    VIDEOS,
    RELEASE,
)
