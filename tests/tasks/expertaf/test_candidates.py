"""Who may show a learner how it is done: every rule alone, and all of them against a search through all pairs."""

from pathlib import Path

import pytest
from expertaf_rows import HEAD, LEGS, Rules, Tables, Worked, for_pairing, labelled, pose_row, shown, slim, worked
from hypothesis import given, settings
from hypothesis import strategies as st
from small_poses import moving

from schemas.commentary import Split
from schemas.demonstrations import DemonstratorLevel
from schemas.expertaf.candidates import CandidatesReject, CandidatesRow, CandidatesSettings, MatchLevel
from schemas.expertaf.labels import LabelsRow
from schemas.expertaf.poses import PosedTake
from schemas.pose import BodyRegion
from tasks.expertaf import candidates

RULES = Rules(candidates.groups, candidates.settle)
BY_TASK, BY_PARENT = CandidatesSettings(), CandidatesSettings(match_level=MatchLevel.PARENT_TASK)
POSES = slim(PosedTake, pose_row("any", moving(1)))
REJECTS = CandidatesReject


def posed(takes: set[str]) -> list[PosedTake]:
    return [POSES.model_copy(update={"take_uid": uid}) for uid in sorted(takes)]


def paired(
    *rows: LabelsRow, settings: CandidatesSettings = BY_TASK, without_poses: frozenset[str] = frozenset()
) -> Worked:
    """What comes of a table of labels; all takes have poses but those named."""
    takes = {row.take_uid for row in rows} - {f"uid-{name}" for name in without_poses}
    return worked(RULES, Tables(rows, posed(takes), for_pairing(rows)), settings, Path())


def experts_of(result: Worked) -> list[list[str]]:
    return [row.candidate_ids for row in result.kept(CandidatesRow)]


def rejected(result: Worked) -> list[str]:
    return list(result.rejects.values())


def test_a_learner_and_an_expert() -> None:
    result = paired(labelled(), shown())
    (row,) = result.kept(CandidatesRow)
    assert row.candidate_ids == ["take_2/ann/0"]
    assert (row.execution_id, row.region, row.evidence) == ("take_1/ann/0/legs", LEGS, "bend legs")
    assert {name: getattr(row, name) for name in LabelsRow.model_fields} == labelled().model_dump()


@pytest.mark.parametrize("learner", list(DemonstratorLevel))
@pytest.mark.parametrize("expert", list(DemonstratorLevel))
def test_levels_are_those_of_the_paper(learner: DemonstratorLevel, expert: DemonstratorLevel) -> None:
    rows = labelled(level=learner), shown(level=expert)
    is_pair = learner in ("Novice", "Early Expert") and expert in ("Intermediate Expert", "Late Expert")
    assert experts_of(paired(*rows)) == ([["take_2/ann/0"]] if is_pair else [])


def test_levels_are_settings() -> None:
    swapped = CandidatesSettings(
        learner_levels=(DemonstratorLevel.LATE_EXPERT,), expert_levels=(DemonstratorLevel.NOVICE,)
    )
    rows = shown("a", needs_improvement=[LEGS]), labelled("b", correct=[LEGS])
    assert paired(*rows, settings=swapped).entries == ["a/ann/0/legs"]
    assert experts_of(paired(*rows, settings=swapped)) == [["b/ann/0"]]


def test_the_ledger_counts_executions() -> None:
    rows = (
        labelled("a", needs_improvement=[LEGS, HEAD], needs_improvement_evidence=["low legs", "lifted head"]),
        labelled("b", needs_improvement=[], correct=[LEGS]),
        shown("c", correct=[LEGS, HEAD], needs_improvement=[BodyRegion.ARMS]),
        labelled("d", recording=7),
    )
    result = paired(*rows)
    assert result.entries == ["a/ann/0/legs", "a/ann/0/head", "d/ann/7/legs"]
    assert [row.evidence for row in result.kept(CandidatesRow)] == ["low legs", "lifted head", "bend legs"]


def test_the_region_must_be_right_in_the_expert() -> None:
    rows = labelled(), shown("a", correct=[HEAD]), shown("b", correct=[HEAD, LEGS]), shown("c", correct=[])
    assert experts_of(paired(*rows)) == [["b/ann/0"]]
    assert rejected(paired(*rows[:2])) == [REJECTS.NO_EXPERT]


def test_the_task_or_the_parent_task_is_the_same() -> None:
    learner = labelled(task_id=6001)
    rows = learner, shown("same", task_id=6001), shown("like", task_id=6002), shown("far", parent_task_id=7000)
    assert experts_of(paired(*rows)) == [["same/ann/0"]]
    assert experts_of(paired(*rows, settings=BY_PARENT)) == [["same/ann/0", "like/ann/0"]]


def test_without_a_parent_task_the_task_counts() -> None:
    learner = labelled(task_id=6001, parent_task_id=-1)
    rows = (
        shown("same", task_id=6001, parent_task_id=-1),
        shown("child", task_id=6001),
        shown("other", task_id=6002, parent_task_id=-1),
        shown("numbered alike", task_id=6002, parent_task_id=6001),
    )
    assert experts_of(paired(learner, *rows, settings=BY_PARENT)) == [["same/ann/0", "child/ann/0"]]


def test_a_task_without_a_parent_is_not_taken_for_its_number() -> None:
    rows = labelled(parent_task_id=6000), shown(task_id=6000, parent_task_id=-1)
    assert rejected(paired(*rows, settings=BY_PARENT)) == [REJECTS.NO_EXPERT]


def test_nobody_learns_from_themselves() -> None:
    assert rejected(paired(labelled("a"), shown("a", participant_uid="else"))) == [REJECTS.NO_EXPERT]
    same = labelled(participant_uid="7"), shown(participant_uid="7")
    assert rejected(paired(*same)) == [REJECTS.NO_EXPERT]


@pytest.mark.parametrize(("learner", "expert"), [("", "8"), ("7", ""), ("", "")])
def test_an_unknown_participant_could_be_anyone(learner: str, expert: str) -> None:
    rows = labelled(participant_uid=learner), shown(participant_uid=expert)
    assert rejected(paired(*rows)) == [REJECTS.NO_EXPERT]


def test_splits_are_never_mixed() -> None:
    rows = labelled(split=Split.VAL), shown("a", split=Split.TRAIN), shown("b", split=Split.VAL)
    assert experts_of(paired(*rows)) == [["b/ann/0"]]
    assert rejected(paired(*rows[:2])) == [REJECTS.NO_EXPERT]


def test_each_reject() -> None:
    rows = labelled(), shown()
    assert rejected(paired(*rows, without_poses=frozenset({"take_1"}))) == [REJECTS.LEARNER_WITHOUT_POSES]
    assert rejected(paired(rows[0])) == [REJECTS.NO_EXPERT]
    assert rejected(paired(*rows, without_poses=frozenset({"take_2"}))) == [REJECTS.NO_EXPERT_WITH_POSES]
    some = paired(*rows, shown("take_3"), without_poses=frozenset({"take_2"}))
    assert experts_of(some) == [["take_3/ann/0"]]


REGIONS = st.lists(st.sampled_from([LEGS, HEAD, BodyRegion.JUMP]), max_size=3, unique=True)


@st.composite
def tables(draw: st.DrawFn) -> list[LabelsRow]:
    """Commentaries without any sense, so that every rule is broken somewhere; numbers of tasks and parents overlap."""
    return [
        labelled(
            draw(st.sampled_from("abcd")),
            recording,
            participant_uid=draw(st.sampled_from(["", "1", "2", "3"])),
            task_id=draw(st.sampled_from([1, 2])),
            parent_task_id=draw(st.sampled_from([-1, 1, 2])),
            split=draw(st.sampled_from([Split.TRAIN, Split.VAL])),
            level=draw(st.sampled_from(DemonstratorLevel)),
            needs_improvement=draw(REGIONS),
            correct=draw(REGIONS),
        )
        for recording in range(draw(st.integers(0, 10)))
    ]


def may_show(learner: LabelsRow, expert: LabelsRow, region: BodyRegion, level: MatchLevel) -> bool:
    """The rules, as section 3.2 and the house have them."""
    if level == "parent_task" and learner.parent_task_id != -1:
        is_same_task = learner.parent_task_id == expert.parent_task_id
    else:
        is_same_task = learner.task_id == expert.task_id
    is_someone_else = (
        learner.take_uid != expert.take_uid
        and "" not in (learner.participant_uid, expert.participant_uid)
        and learner.participant_uid != expert.participant_uid
    )
    is_expert = expert.level.value.split()[0] in ("Intermediate", "Late")
    return is_same_task and is_someone_else and is_expert and region in expert.correct and learner.split == expert.split


@settings(max_examples=400, deadline=None)
@given(rows=tables(), level=st.sampled_from(MatchLevel), without_poses=st.frozensets(st.sampled_from("abcd")))
def test_all_that_may_and_none_that_may_not(
    rows: list[LabelsRow], level: MatchLevel, without_poses: frozenset[str]
) -> None:
    result = paired(*rows, settings=CandidatesSettings(match_level=level), without_poses=without_poses)
    expected: dict[str, list[str] | str] = {}
    for learner in rows:
        for region in learner.needs_improvement if learner.level.value in ("Novice", "Early Expert") else []:
            fit = [expert for expert in rows if may_show(learner, expert, region, level)]
            ids = [expert.commentary_id for expert in fit if expert.take_name not in without_poses]
            reason = REJECTS.NO_EXPERT_WITH_POSES if fit else REJECTS.NO_EXPERT
            if learner.take_name in without_poses:
                ids, reason = [], REJECTS.LEARNER_WITHOUT_POSES
            expected[f"{learner.commentary_id}/{region}"] = ids or reason.value
    found = {row.execution_id: row.candidate_ids for row in result.kept(CandidatesRow)}
    assert found | result.rejects == expected
    assert result.entries == list(expected)
