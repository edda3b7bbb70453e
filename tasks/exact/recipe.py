"""The stages of ExAct, in order: what each one makes, of what, and what bears on it."""

from schemas.exact.commentary import CommentaryReject, CommentaryRow
from schemas.exact.distractors import DistractorsReject, DistractorsReply, DistractorsRow, DistractorsVariables
from schemas.exact.feedback import FeedbackReject, FeedbackReply, FeedbackRow, FeedbackVariables
from schemas.exact.questions import QuestionReject, QuestionRow
from tasks.artifacts.stage import AskStage, RowStage, SourceStage, Stage
from tasks.exact import commentary, distractors, feedback, questions
from tasks.exact.baseline import distractors as distractor_rules
from tasks.exact.baseline import feedback as feedback_rules
from tasks.sources.egoexo4d.commentary import read_commentary
from tasks.sources.egoexo4d.files import commentary_files

COMMENTARY = SourceStage(
    name="exact.commentary",
    row=CommentaryRow,
    rejects=CommentaryReject,
    settings=lambda config: config.exact.commentary,
    files=commentary_files,
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

DISTRACTORS = AskStage(
    name="exact.distractors",
    row=DistractorsRow,
    rejects=DistractorsReject,
    settings=lambda config: config.exact.distractors,
    inputs=("exact.feedback",),
    input_row=FeedbackRow,
    prompt="exact/distractors",
    variables_class=DistractorsVariables,
    reply=DistractorsReply,
    variables=distractors.variables,
    settle=distractors.settle,
    baseline=distractor_rules.answer,
)

QUESTIONS = RowStage(
    name="exact.questions",
    row=QuestionRow,
    rejects=QuestionReject,
    settings=lambda config: config.exact.questions,
    inputs=("exact.distractors",),
    input_row=DistractorsRow,
    settle=questions.settle,
)

STAGES: tuple[Stage, ...] = (COMMENTARY, FEEDBACK, DISTRACTORS, QUESTIONS)
