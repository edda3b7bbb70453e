"""Shortcut solvers: what each falls for, when it abstains, and that order plays no part."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.commentary import CommentaryRow
from schemas.errors import UsageError
from tasks.exact.solvers import HELD_OUT, SOLVERS, solve, task_words

TASK = ("basketball", "drills", "mikan", "layup")
WORDS = st.sampled_from(["left", "knee", "bend", "the", "rim", "not", "beat", "layup", "drill", "7", "slowly"])
OPTIONS = st.lists(
    st.lists(WORDS, min_size=1, max_size=6).map(lambda said: f"The participant should {' '.join(said)}."),
    min_size=5,
    max_size=5,
    unique=True,
)
ORDERS = st.permutations(range(5))
SAME = ("The participant should bend.",) * 5


def plain(*changed: str) -> tuple[str, ...]:
    """Four options of one length, and others."""
    return (
        *(f"The participant should {verb} more calmly." for verb in ("breathe", "proceed", "prepare", "respond")),
        *changed,
    )


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("longest_option", "The participant should recover more calmly than before."),
        ("longest_option", "The participant should communicate more calmly."),
        ("shortest_option", "The participant should rest."),
        ("shortest_option", "The participant should go more calmly."),
        ("task_overlap", "The participant should layup more calmly."),
        ("task_overlap", "The participant should drill more calmly."),
        ("specific", "The participant should lower the left elbow."),
        ("specific", "The participant should wait for 2 beats."),
        ("specific", "The participant should see the rim."),
        ("odd_one_out", "The participant turns both thumbs outwards."),
    ],
)
def test_each_falls_for_its_own(name: str, option: str) -> None:
    assert solve(name, TASK, plain(option)) == 4


def test_the_variation_of_all_others_is_central() -> None:
    options = (
        "The participant should bend the left knee before landing softly.",
        "The participant should bend the left elbow before landing softly.",
        "The participant should bend the left knee after landing softly.",
        "The participant should bend the right knee before landing softly.",
        "The participant should bend the left knee before landing firmly.",
    )
    assert solve("most_central", TASK, options) == 0


def test_a_key_on_alignment_among_four_on_the_beat_stands_out() -> None:
    options = (
        "The participant should squat deeper so that every step lands on the beat.",
        "The participant should stay on the beat through the squat and the steps that follow.",
        "The participant should hold the head in line with the neck so that the pose is not broken.",
        "The participant should bend the knees further in the squat to keep up with the beat.",
        "The participant should begin the squat earlier so that the steps meet the beat.",
    )
    assert solve("odd_one_out", ("salsa", "dance"), options) == 2
    assert solve("most_central", ("salsa", "dance"), options) != 2


@pytest.mark.parametrize("name", SOLVERS)
def test_all_alike_leaves_nothing_to_choose_by(name: str) -> None:
    assert solve(name, TASK, SAME) is None
    assert solve(name, TASK, SAME[:1]) is None
    assert solve(name, TASK, ()) is None


@pytest.mark.parametrize("name", ["task_overlap", HELD_OUT])
def test_what_no_option_has_decides_nothing(name: str) -> None:
    assert solve(name, TASK, plain("The participant should rest.")) is None


def test_without_a_task_there_is_no_overlap() -> None:
    assert solve("task_overlap", (), plain("The participant should layup.")) is None


@pytest.mark.parametrize("name", SOLVERS)
def test_equals_go_to_the_first(name: str) -> None:
    twice = ("The participant should tap the left knee, the layup.",) * 2
    options = (*twice, *plain()[:3])
    choice = solve(name, TASK, options)
    assert choice != 1


@pytest.mark.parametrize("name", SOLVERS)
@given(options=OPTIONS, order=ORDERS)
def test_order_plays_no_part_where_the_best_is_one(name: str, options: list[str], order: list[int]) -> None:
    """Read backwards, a tie goes to another option; where it does not, the best is one alone."""
    choice, backwards = solve(name, TASK, options), solve(name, TASK, options[::-1])
    moved = [options[place] for place in order]
    found = solve(name, TASK, moved)
    assert (choice is None) == (backwards is None) == (found is None)
    if choice is not None and backwards is not None and found is not None and choice == 4 - backwards:
        assert moved[found] == options[choice]


@pytest.mark.parametrize("name", SOLVERS)
@given(options=OPTIONS)
def test_the_same_question_gets_the_same_answer(name: str, options: list[str]) -> None:
    assert solve(name, TASK, options) == solve(name, list(TASK), tuple(options))


@pytest.mark.parametrize("name", SOLVERS)
def test_no_place_is_better_than_another(name: str) -> None:
    """Over all orders of five options every place is chosen alike often, ties aside."""
    options = (*plain("The participant should layup over the left knee.")[1:], "The participant should rest.")
    found = [solve(name, TASK, order) for order in permutations(options)]
    assert [found.count(place) for place in range(5)] == [24] * 5


def test_a_name_that_is_none_is_refused_with_the_names() -> None:
    with pytest.raises(UsageError, match=r"'guess'.*longest_option"):
        solve("guess", TASK, SAME)


def test_the_task_is_its_name_and_its_activity() -> None:
    row = CommentaryRow.model_construct(task_name="Basketball Drills - Mikan Layup", activity="rock_climbing")
    assert task_words(row) == ("basketball", "drills", "mikan", "layup", "rock", "climbing")
