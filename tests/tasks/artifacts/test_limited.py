"""Which rows a preview takes."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.artifacts.limited import limited

IDS = st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=6), unique=True, max_size=60)
LIMITS = st.integers(1, 70)


def taken(ids: list[str], limit: int | None) -> list[str]:
    return list(limited(iter(ids), lambda name: name, limit))


@given(IDS)
def test_without_a_limit_every_row_passes_in_order(ids: list[str]) -> None:
    assert taken(ids, None) == ids


@given(IDS, LIMITS)
def test_a_limit_takes_that_many_and_keeps_their_order(ids: list[str], limit: int) -> None:
    found = taken(ids, limit)
    assert len(found) == min(limit, len(ids))
    assert found == [name for name in ids if name in set(found)]


@given(IDS, LIMITS)
def test_the_same_rows_are_taken_each_time(ids: list[str], limit: int) -> None:
    assert taken(ids, limit) == taken(ids, limit)


@given(IDS, LIMITS, LIMITS)
def test_a_greater_limit_takes_all_that_a_smaller_one_took(ids: list[str], one: int, other: int) -> None:
    small, great = sorted((one, other))
    assert set(taken(ids, small)) <= set(taken(ids, great))


@given(IDS, LIMITS, st.randoms(use_true_random=False))
def test_which_rows_are_taken_does_not_hang_on_their_order(ids: list[str], limit: int, random: object) -> None:
    other = list(ids)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert set(taken(other, limit)) == set(taken(ids, limit))


@given(IDS, st.text("abc", min_size=7), LIMITS)
def test_a_new_row_pushes_out_one_at_most(ids: list[str], new: str, limit: int) -> None:
    assert len(set(taken(ids, limit)) - set(taken([*ids, new], limit))) <= 1


def test_rows_are_taken_from_all_over_the_source() -> None:
    ids = [f"take_{number:04d}" for number in range(1000)]
    positions = [ids.index(name) for name in taken(ids, 100)]
    assert {position // 200 for position in positions} == {0, 1, 2, 3, 4}


def test_rows_of_equal_names_are_both_counted() -> None:
    rows = [("a", 1), ("a", 2), ("b", 3)]
    assert list(limited(rows, lambda row: row[0], 3)) == rows
