"""`exact.held_out`: what a judge that filtered nothing makes of the questions that are left."""

from schemas.asking import Answered, Ask
from schemas.exact.blind_filter import BlindRow
from schemas.exact.held_out import HeldOutRow, HeldOutSettings
from schemas.outcomes import Failed, Kept, Outcome
from tasks.exact.blind_filter import UNPARSEABLE, result_of, trial_order, trial_variables


def questions(row: BlindRow, settings: HeldOutSettings) -> tuple[Ask, ...]:
    """The one trial of the judge who measures."""
    return (Ask(variables=trial_variables(row, settings.seed, 0), role=settings.judges[0]),)


def settle(row: BlindRow, answers: tuple[Answered, ...], settings: HeldOutSettings) -> Outcome:
    """The question with what the judge made of it. Measuring drops nothing."""
    answer = answers[0]
    if answer.error and answer.error not in UNPARSEABLE:
        return Failed(input_id=row.question_id, error=answer.error, detail=answer.detail)
    result = result_of(answer, trial_order(row, settings.seed, 0), row.key_index)
    made = HeldOutRow(**row.model_dump(), held_out_judge=settings.judges[0], held_out_result=result)
    return Kept(input_id=row.question_id, row=made)
