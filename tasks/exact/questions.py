"""`exact.questions`: the five-option question and its clip (ExAct, stage II)."""

from hashlib import sha256

from schemas.commentary import CommentaryRow
from schemas.exact.distractors import DistractorsRow
from schemas.exact.questions import OPTION_COUNT, QuestionReject, QuestionRow, QuestionsSettings
from schemas.outcomes import Kept, Outcome, Rejected
from schemas.records import Record


class Clip(Record):
    """A span of a take, in seconds."""

    start_sec: float
    """Its start."""
    end_sec: float
    """Its end."""


def settle(row: DistractorsRow, settings: QuestionsSettings) -> Outcome:
    """The question of one feedback, or a reject when too little of the take lies before the commentary."""
    clip = clip_of(row, settings)
    length_sec = clip.end_sec - clip.start_sec
    if length_sec < settings.min_clip_sec:
        detail = f"{length_sec:.3f} s of the take lie before the commentary, {settings.min_clip_sec} s are needed"
        return Rejected(input_id=row.feedback_id, reason=QuestionReject.CLIP_TOO_SHORT, detail=detail)
    return Kept(input_id=row.feedback_id, row=_question(row, clip, settings))


def clip_of(row: DistractorsRow, settings: QuestionsSettings) -> Clip:
    """The activity's length of video up to the commentary: experts speak of what they have just seen."""
    end_sec = min(row.video_time_sec, row.take_duration_sec)
    length_sec = settings.activity_clip_sec.get(row.activity, settings.clip_sec)
    return Clip(start_sec=max(0.0, end_sec - length_sec), end_sec=end_sec)


def option_order(seed: int, question_id: str) -> list[int]:
    """A permutation of the options that follows from seed and id alone: one row's change moves no other row."""
    return sorted(range(OPTION_COUNT), key=lambda index: sha256(f"{seed}|{question_id}|{index}".encode()).digest())


def _question(row: DistractorsRow, clip: Clip, settings: QuestionsSettings) -> QuestionRow:
    order = option_order(settings.seed, row.feedback_id)
    texts = [row.feedback, *row.distractors]
    tags = [None, *row.wrong_in]
    return QuestionRow(
        **{name: getattr(row, name) for name in CommentaryRow.model_fields},
        question_id=row.feedback_id,
        judgement=row.judgement,
        question=settings.question,
        options=[texts[index] for index in order],
        key_index=order.index(0),
        wrong_in=[tags[index] for index in order],
        clip_start_sec=clip.start_sec,
        clip_end_sec=clip.end_sec,
    )
