"""The best experts of each execution: how many, none twice, none too often, none too far."""

from collections import Counter
from pathlib import Path

import pytest
from expertaf_rows import (
    HEAD,
    LEGS,
    Place,
    Rules,
    Tables,
    Worked,
    alignments_row,
    for_triplets,
    labelled,
    shown,
    worked,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.commentary import Split
from schemas.expertaf.alignments import AlignmentsRow
from schemas.expertaf.triplets import PersonCheck, TripletRow, TripletsReject, TripletsSettings
from tasks.expertaf import triplets

RULES = Rules(triplets.groups, triplets.settle)
DEFAULT = TripletsSettings()
EXPERTS = [shown(f"expert{place}", place, text=f"Said of {place}.") for place in range(9)]
NEAR = [Place(expert, 100, 20.0 + place) for place, expert in enumerate(EXPERTS)]


def chosen(rows: list[AlignmentsRow], settings: TripletsSettings = DEFAULT) -> Worked:
    return worked(RULES, Tables(rows, for_triplets(EXPERTS)), settings, Path())


def ids(result: Worked) -> list[str]:
    return [row.expert_commentary_id for row in result.kept(TripletRow)]


def names(*places: int) -> list[str]:
    return [EXPERTS[place].commentary_id for place in places]


@pytest.mark.parametrize(
    ("split", "count", "check"),
    [
        (Split.TRAIN, 5, PersonCheck.NOT_NEEDED),
        (Split.VAL, 1, PersonCheck.WAITING),
        (Split.TEST, 1, PersonCheck.WAITING),
    ],
)
def test_five_to_train_with_one_to_test_on(split: Split, count: int, check: PersonCheck) -> None:
    rows = chosen([alignments_row(labelled(split=split), NEAR)]).kept(TripletRow)
    assert [row.expert_commentary_id for row in rows] == names(*range(count))
    assert [row.rank for row in rows] == list(range(1, count + 1))
    assert {row.check for row in rows} == {check}


def test_how_many_is_a_setting() -> None:
    settings = TripletsSettings(train_experts=2, test_experts=3, test_splits=(Split.TRAIN,))
    learners = [labelled(split=Split.TRAIN), labelled(recording=1, split=Split.VAL)]
    rows = chosen([alignments_row(learner, NEAR) for learner in learners], settings).kept(TripletRow)
    assert Counter(row.split for row in rows) == {Split.TRAIN: 3, Split.VAL: 2}
    assert {(row.split, row.check) for row in rows} == {(Split.TRAIN, "waiting"), (Split.VAL, "not_needed")}


def test_fewer_where_there_are_no_more() -> None:
    assert ids(chosen([alignments_row(labelled(), NEAR[:3])])) == names(0, 1, 2)


def test_what_a_triplet_says() -> None:
    (row,) = chosen([alignments_row(labelled(recording=2), NEAR[4:5], median_error_mm=60.0)]).kept(TripletRow)
    assert row.triplet_id == "take_1/ann/2/legs--expert4/ann/4"
    assert (row.error_mm, row.sequence_error_mm, row.region_error_mm, row.mirrored_error_mm) == (24, 1024, 2024, 3024)
    assert (row.margin_mm, row.candidates_searched, row.rank) == (36.0, 1, 1)
    assert (row.learner_start_frame, row.expert_start_frame, row.window_frames, row.fps) == (30, 100, 120, 30.0)
    assert (row.take_name, row.text, row.region, row.evidence) == ("take_1", "Bend your knees.", LEGS, "bend")
    assert (row.expert_take_uid, row.expert_take_name, row.expert_recording) == ("uid-expert4", "expert4", 4)
    assert (row.expert_commentator_uid, row.expert_text, row.expert_correct) == ("ann", "Said of 4.", [LEGS])


def test_errors_that_are_unknown_stay_so() -> None:
    aligned = alignments_row(labelled(), NEAR[:1], region_errors_mm=[None], mirrored_errors_mm=[None])
    (row,) = chosen([aligned]).kept(TripletRow)
    assert (row.region_error_mm, row.mirrored_error_mm) == (None, None)


def test_each_margin_is_against_the_median_of_all_candidates() -> None:
    rows = chosen([alignments_row(labelled(), NEAR, median_error_mm=22.5)]).kept(TripletRow)
    assert [row.margin_mm for row in rows] == [2.5, 1.5, 0.5, -0.5, -1.5]


@pytest.mark.parametrize(
    ("apart", "share", "is_both"),
    [
        *[(59, 0.5, False), (60, 0.5, True), (-59, 0.5, False), (-60, 0.5, True), (300, 0.5, True)],
        *[(0, 0.0, False), (119, 0.0, False), (120, 0.0, True), (1, 0.99, False), (2, 0.99, True)],
    ],
)
def test_windows_of_one_take_that_overlap_are_one(apart: int, share: float, is_both: bool) -> None:
    """At most the share may be common; the better one stands, whichever comes first in the take."""
    twice = [EXPERTS[0], EXPERTS[1].model_copy(update={"take_uid": EXPERTS[0].take_uid})]
    places = [Place(twice[0], 400, 20.0), Place(twice[1], 400 + apart, 21.0)]
    tables = Tables([alignments_row(labelled(), places)], for_triplets(twice))
    made = worked(RULES, tables, TripletsSettings(max_shared_frames=share), Path())
    assert ids(made) == names(0, 1)[: 1 + is_both]
    elsewhere = [Place(EXPERTS[0], 400, 20.0), Place(EXPERTS[1], 400 + apart, 21.0)]
    assert ids(chosen([alignments_row(labelled(), elsewhere)], TripletsSettings(max_shared_frames=share))) == names(
        0, 1
    )


def test_a_window_that_is_passed_over_hides_no_other() -> None:
    """The second overlaps with the first, the third with the second only."""
    take = [expert.model_copy(update={"take_uid": "uid"}) for expert in EXPERTS[:3]]
    places = [Place(expert, 100 + 50 * place, 20.0 + place) for place, expert in enumerate(take)]
    made = worked(RULES, Tables([alignments_row(labelled(), places)], for_triplets(take)), DEFAULT, Path())
    assert ids(made) == names(0, 2)


def test_an_expert_serves_so_often_and_the_next_takes_over() -> None:
    learners = [labelled(recording=number, split=Split.VAL) for number in range(7)]
    result = chosen([alignments_row(row, NEAR[:3]) for row in learners], TripletsSettings(max_uses=2))
    assert ids(result) == names(0, 0, 1, 1, 2, 2)
    assert result.rejects == {"take_1/ann/6/legs": TripletsReject.EXPERTS_USED_UP}
    assert [row.rank for row in result.kept(TripletRow)] == [1] * 6


def test_only_what_is_chosen_is_used() -> None:
    """A candidate that is too far, or hidden by a better window, has not served."""
    take = [expert.model_copy(update={"take_uid": "uid"}) for expert in EXPERTS[:2]]
    hiding = alignments_row(labelled(), [Place(take[0], 100, 20.0), Place(take[1], 101, 21.0)])
    later = alignments_row(labelled(recording=1), [Place(take[1], 101, 20.0), Place(take[0], 500, 90.0)])
    last = alignments_row(labelled(recording=2), [Place(take[0], 500, 20.0)])
    settings = TripletsSettings(max_uses=1, max_error_mm=50)
    result = worked(RULES, Tables([hiding, later, last], for_triplets(take)), settings, Path())
    assert ids(result) == names(0, 1)
    assert result.rejects == {"take_1/ann/2/legs": TripletsReject.EXPERTS_USED_UP}


def test_the_largest_error_counts_as_near() -> None:
    result = chosen([alignments_row(labelled(), NEAR)], TripletsSettings(max_error_mm=22.0))
    assert ids(result) == names(0, 1, 2)
    far = chosen([alignments_row(labelled(), NEAR)], TripletsSettings(max_error_mm=19.9))
    assert far.rejects == {"take_1/ann/0/legs": TripletsReject.TOO_FAR}
    assert "20.0 mm" in far.outcomes[0].model_dump()["detail"]


def test_of_equal_errors_the_alignments_order_counts() -> None:
    for order in ([3, 1, 2], [1, 2, 3], [2, 3, 1]):
        places = [Place(EXPERTS[place], 100, 20.0) for place in order]
        result = chosen([alignments_row(labelled(), places)], TripletsSettings(train_experts=2))
        assert ids(result) == names(*order[:2])


def test_regions_of_one_commentary_are_executions_of_their_own() -> None:
    learner = labelled(needs_improvement=[LEGS, HEAD])
    result = chosen([alignments_row(learner, NEAR[:1]), alignments_row(learner, NEAR[:1], HEAD)])
    assert [row.triplet_id for row in result.kept(TripletRow)] == [
        "take_1/ann/0/legs--expert0/ann/0",
        "take_1/ann/0/head--expert0/ann/0",
    ]


CROWD = [
    shown(f"crowd{take}", recording).model_copy(update={"commentary_id": f"{take}/{recording}"})
    for take in range(3)
    for recording in range(3)
]


@st.composite
def crowded(draw: st.DrawFn) -> list[AlignmentsRow]:
    """Executions with candidates out of three takes, close together."""
    rows: list[AlignmentsRow] = []
    for number in range(draw(st.integers(1, 8))):
        experts = draw(st.lists(st.sampled_from(CROWD), min_size=1, unique_by=lambda row: row.commentary_id))
        errors = sorted(draw(st.lists(st.integers(1, 9), min_size=len(experts), max_size=len(experts))))
        starts = draw(st.lists(st.integers(0, 300), min_size=len(experts), max_size=len(experts)))
        listed = [Place(expert, start, error) for expert, start, error in zip(experts, starts, errors, strict=True)]
        learner = labelled(recording=number, split=draw(st.sampled_from(Split)))
        rows.append(alignments_row(learner, listed))
    return rows


def take_of(commentary_id: str) -> str:
    return commentary_id.split("/")[0]


@settings(max_examples=200, deadline=None)
@given(
    rows=crowded(),
    rule=st.builds(
        TripletsSettings,
        train_experts=st.integers(1, 4),
        test_experts=st.integers(1, 2),
        max_shared_frames=st.sampled_from([0, 0.25, 0.5, 0.9]),
        max_uses=st.integers(1, 4),
        max_error_mm=st.sampled_from([None, 3, 6]),
    ),
)
def test_what_is_chosen_keeps_the_rules_and_leaves_out_nothing(
    rows: list[AlignmentsRow], rule: TripletsSettings
) -> None:
    """Each candidate, in order, is either taken or against one of the rules."""
    result = worked(RULES, Tables(rows, for_triplets(CROWD)), rule, Path())
    made = result.kept(TripletRow)
    assert len({row.triplet_id for row in made}) == len(made)
    assert result.entries == [row.execution_id for row in rows]
    uses: Counter[str] = Counter()
    for row in rows:
        taken = [triplet for triplet in made if triplet.execution_id == row.execution_id]
        expected: list[tuple[str, int]] = []
        for name, start, error in zip(row.expert_commentary_ids, row.expert_start_frames, row.errors_mm, strict=True):
            frames = set(range(start, start + 120))
            common = [
                len(frames & set(range(other, other + 120))) for one, other in expected if take_of(one) == take_of(name)
            ]
            is_full = len(expected) >= (rule.train_experts if row.split == "train" else rule.test_experts)
            is_far = rule.max_error_mm is not None and error > rule.max_error_mm
            is_same = max(common, default=0) > rule.max_shared_frames * 120
            if not (is_full or is_far or is_same or uses[name] >= rule.max_uses):
                expected.append((name, start))
        uses.update(name for name, _ in expected)
        assert [(triplet.expert_commentary_id, triplet.expert_start_frame) for triplet in taken] == expected
        if not expected:
            is_far = rule.max_error_mm is not None and row.errors_mm[0] > rule.max_error_mm
            assert result.rejects[row.execution_id] == ("too_far" if is_far else "experts_used_up")
    assert max(uses.values(), default=0) <= rule.max_uses
