"""Which regions words name, and which words only sound like it."""

import pytest

from tasks.expertaf.baseline.clauses import Role, clauses_of
from tasks.expertaf.baseline.regions import regions_named


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Keep the elbow over the knee", "arms"),
        ("the chest over the ball", "shoulder"),
        ("the foot is beside the ball", "legs"),
        ("get the hips closer to the wall", "legs"),
        ("above the shoulders", "shoulder"),
        ("feet shoulder-width apart", "legs"),
        ("looking down at the ball", "head"),
        ("it looks good to me, look at this", ""),
        ("a foothold about ten feet up on the left-hand side", ""),
        ("on the other hand, his jump shot", ""),
        ("he jumps, lands and pushes off his toes", "jump legs"),
        ("WRISTS\nand fingertips", "hands"),
        ("the army of charming shandy", ""),
        ("", ""),
    ],
)
def test_parts_of_the_body_are_named(words: str, named: str) -> None:
    assert {region.value for region in regions_named(words)} == set(named.split())


@pytest.mark.parametrize(
    ("said", "roles"),
    [
        ("His elbow is low because he rushes.", "main reason"),
        ("So bend the knees, so the shot gets there.", "main reason"),
        ("The ball drifts left, so bend your knees.", "main main"),
        ("He bends the knees before he jumps instead of after.", "main time instead"),
        ("Most people drop the elbow, bend the wrist. She does not.", "elsewhere elsewhere main"),
    ],
)
def test_a_clause_has_a_role(said: str, roles: str) -> None:
    assert [clause.role for clause in clauses_of(said)] == [Role(role) for role in roles.split()]


def test_clauses_stand_in_the_transcript_and_know_their_sentence_and_turn() -> None:
    said = "Nice elbow.  But the knees are stiff, though the feet are fine!\nGood."
    clauses = clauses_of(said)
    assert all(clause.words in said for clause in clauses)
    assert [(clause.sentence, clause.is_turn) for clause in clauses] == [(0, False), (1, True), (1, True), (2, False)]
