"""What is gathered round a feedback, and that memory is bounded."""

from collections.abc import Iterator

from schemas.commentary import Split
from schemas.exact.context import ContextRow, ContextSettings
from schemas.exact.feedback import FeedbackRow
from schemas.feedback import Judgement
from schemas.outcomes import Kept
from tasks.exact.context import settle_all


def _row(take: int, recording: int, time_sec: float, participant: str = "") -> FeedbackRow:
    return FeedbackRow.model_construct(
        commentary_id=f"take{take}/ann/{recording}",
        feedback_id=f"take{take}/ann/{recording}/0",
        take_uid=f"uid{take}",
        take_name=f"take{take}",
        participant_uid=participant or f"person{take}",
        task_id=6000,
        task_name="Basketball",
        activity="basketball",
        domain="Sports",
        split=Split.TRAIN,
        expert_uid="ann",
        recording=recording,
        video_time_sec=time_sec,
        take_duration_sec=100.0,
        text=f"speech {take} {recording}",
        judgement=Judgement.TIP,
        feedback=f"The participant should do {take} and {recording}.",
    )


def _contexts(rows: list[FeedbackRow], **settings: object) -> dict[str, ContextRow]:
    def look() -> Iterator[FeedbackRow]:
        return iter(rows)

    outcomes = settle_all(iter(rows), look, ContextSettings.model_validate(settings))
    made = [outcome.row for outcome in outcomes if isinstance(outcome, Kept)]
    return {row.feedback_id: row for row in made if isinstance(row, ContextRow)}


def test_neighbours_are_other_commentary_within_ten_seconds_of_the_same_take() -> None:
    rows = [_row(1, 0, 10.0), _row(1, 1, 20.0), _row(1, 2, 20.1), _row(2, 0, 10.0)]
    found = _contexts(rows)
    assert found["take1/ann/0/0"].neighbours == ["speech 1 1"]
    assert found["take1/ann/1/0"].neighbours == ["speech 1 0", "speech 1 2"]
    assert found["take2/ann/0/0"].neighbours == []


def test_hard_negatives_come_from_other_takes_and_other_people() -> None:
    rows = [_row(1, 0, 1.0, "anna"), _row(2, 0, 1.0, "anna"), _row(3, 0, 1.0, "ben"), _row(1, 1, 50.0, "anna")]
    found = _contexts(rows, hard_negatives=4)
    assert found["take1/ann/0/0"].hard_negatives == ["The participant should do 3 and 0."]
    assert _contexts(rows)["take1/ann/0/0"].hard_negatives == []


def test_one_more_feedback_moves_few_hard_negatives() -> None:
    rows = [_row(take, 0, 1.0) for take in range(200)]
    before = _contexts(rows, hard_negatives=2, pool_per_task=32)
    after = _contexts([*rows, _row(999, 0, 1.0)], hard_negatives=2, pool_per_task=32)
    moved = [name for name, row in before.items() if row.hard_negatives != after[name].hard_negatives]
    assert len(moved) <= 40
