"""No row vanishes: the sums match, or the stage fails."""

from collections import Counter
from enum import StrEnum

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.errors import LedgerError
from schemas.outcomes import Failed, Kept, Outcome, Rejected, Waiting
from schemas.records import Row
from tasks.artifacts.ledger import Ledger


class Reason(StrEnum):
    SHORT = "short"
    LONG = "long"


class Fault(StrEnum):
    TIMEOUT = "timeout"


class Line(Row):
    id_column = "line_id"

    line_id: str


IDS = st.lists(st.text(max_size=8), unique=True, max_size=40)
ENDINGS = st.sampled_from(["kept", "short", "long", "timeout", "waiting"])


def outcome(input_id: str, ending: str) -> Outcome:
    if ending == "kept":
        return Kept(input_id=input_id, row=Line(line_id=f"{input_id}/0"))
    if ending == "waiting":
        return Waiting(input_id=input_id)
    if ending == "timeout":
        return Failed(input_id=input_id, error=Fault.TIMEOUT)
    return Rejected(input_id=input_id, reason=Reason(ending))


def ledger_of(entered: list[str], settled: list[str]) -> Ledger:
    ledger = Ledger("exact.test")
    for input_id in entered:
        ledger.enter(input_id)
    for input_id in settled:
        ledger.settle(outcome(input_id, "kept"))
    return ledger


@given(st.dictionaries(st.text(max_size=8), ENDINGS, max_size=40), st.randoms(use_true_random=False))
def test_any_partition_adds_up(endings: dict[str, str], random: object) -> None:
    ledger = Ledger("exact.test")
    for input_id in endings:
        ledger.enter(input_id)
    shuffled = list(endings.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for input_id, ending in shuffled:
        ledger.settle(outcome(input_id, ending))
    counts, expected = ledger.close(), Counter(endings.values())
    assert counts.entered == counts.settled == len(endings)
    assert counts.kept == expected["kept"]
    assert counts.waiting == expected["waiting"]
    assert counts.rejected == {name: expected[name] for name in ("long", "short") if expected[name]}
    assert counts.failed == ({"timeout": expected["timeout"]} if expected["timeout"] else {})
    assert counts.settled == counts.entered


@given(IDS, st.data())
def test_a_row_that_vanished_fails_the_stage(ids: list[str], data: st.DataObject) -> None:
    assume(ids)
    lost = data.draw(st.sampled_from(ids))
    with pytest.raises(LedgerError, match="1 vanished"):
        ledger_of(ids, [one for one in ids if one != lost]).close()


@given(IDS, st.data())
def test_a_row_that_ended_twice_fails_the_stage(ids: list[str], data: st.DataObject) -> None:
    assume(ids)
    doubled = data.draw(st.sampled_from(ids))
    with pytest.raises(LedgerError, match="1 ended twice"):
        ledger_of(ids, [*ids, doubled]).close()


@given(IDS, st.text(max_size=8))
def test_a_row_from_nowhere_fails_the_stage(ids: list[str], extra: str) -> None:
    assume(extra not in ids)
    with pytest.raises(LedgerError, match="1 from nowhere"):
        ledger_of(ids, [*ids, extra]).close()


@given(IDS, st.text(max_size=8), st.data())
def test_a_row_taken_for_another_fails_although_the_counts_match(ids: list[str], extra: str, data: object) -> None:
    assume(ids and extra not in ids)
    lost = data.draw(st.sampled_from(ids))  # type: ignore[attr-defined]
    with pytest.raises(LedgerError, match=r"1 vanished, 1 from nowhere"):
        ledger_of(ids, [extra if one == lost else one for one in ids]).close()


@given(IDS, st.data())
def test_one_row_doubled_for_another_lost_fails(ids: list[str], data: st.DataObject) -> None:
    assume(len(ids) > 1)
    lost, doubled = data.draw(st.permutations(ids))[:2]
    with pytest.raises(LedgerError, match=r"1 vanished.*1 ended twice"):
        ledger_of(ids, [doubled if one == lost else one for one in ids]).close()


@given(IDS, st.data())
def test_two_input_rows_of_one_id_fail_even_when_both_end(ids: list[str], data: st.DataObject) -> None:
    assume(ids)
    twice = [*ids, data.draw(st.sampled_from(ids))]
    with pytest.raises(LedgerError, match="share an id"):
        ledger_of(twice, twice).close()


def test_nothing_in_and_nothing_out_adds_up() -> None:
    counts = Ledger("exact.test").close()
    assert (counts.entered, counts.settled) == (0, 0)


def test_the_error_names_the_stage() -> None:
    with pytest.raises(LedgerError, match=r"exact\.test"):
        ledger_of(["a"], []).close()


def test_counts_can_be_read_while_rows_are_under_way() -> None:
    ledger = ledger_of(["a", "b"], ["a"])
    assert (ledger.counts().entered, ledger.counts().settled) == (2, 1)
    ledger.enter("c")
    ledger.settle(outcome("b", "short"))
    ledger.settle(outcome("c", "short"))
    assert ledger.close().rejected == {"short": 2}


def test_an_id_that_is_no_valid_unicode_counts_like_any_other() -> None:
    assert ledger_of(["\ud800", "\udfff"], ["\udfff", "\ud800"]).close().kept == 2
