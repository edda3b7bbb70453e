"""The remarks that are planted for the filters: how many, how they are said, and that nothing else changes."""

import re
from collections import Counter
from functools import cache

import pytest

from schemas.exact.feedback import FeedbackVariables, Verdict
from tasks.exact.baseline.clauses import taken_apart
from tasks.exact.baseline.edits import edits_of
from tasks.exact.baseline.feedback import answer
from tasks.sources.demo.catalog import ACTIVITIES
from tasks.sources.demo.commentaries import demo_commentaries
from tasks.sources.demo.download import demo_recordings
from tasks.sources.demo.grammar import THEY, Form, realise
from tasks.sources.demo.planted import (
    REMARKS_EACH,
    PlantedCommentary,
    PlantedRemark,
    Shortcut,
    planted_remarks,
    with_planted,
)
from tasks.sources.demo.quirks import SpoiltCommentaries
from tasks.sources.demo.speech import MOST_WORDS, Stance
from tasks.sources.demo.takes import SMALLEST_TAKE_COUNT, demo_takes, used_slugs


@cache
def planted() -> tuple[PlantedCommentary, ...]:
    return tuple(said for said in demo_recordings(demo_takes()).commentaries if isinstance(said, PlantedCommentary))


def test_every_remark_is_planted_at_the_known_number() -> None:
    known = {Shortcut.LONGEST: 54, Shortcut.ODD: 19, Shortcut.SLIGHT: 21}
    assert Counter(remark.shortcut for remark in planted_remarks()) == known
    assert Counter(said.shortcut for said in planted()) == known


def test_every_activity_has_remarks_and_no_two_are_alike() -> None:
    assert {remark.slug for remark in planted_remarks()} == set(used_slugs())
    phrases = [remark.phrase for remark in planted_remarks()]
    assert len(set(phrases)) == len(phrases)
    assert {remark.stance for remark in planted_remarks()} == {Stance.TIP, Stance.GOOD}


def test_planting_only_adds_the_last_words_of_an_expert() -> None:
    takes = demo_takes()
    plain = SpoiltCommentaries(commentaries=demo_commentaries(takes), with_string_record=())
    said = with_planted(plain, takes, 7).commentaries
    assert tuple(one for one in said if not isinstance(one, PlantedCommentary)) == plain.commentaries
    follows = {(one.take_uid, one.expert_uid): one for one in plain.commentaries}
    for one in said:
        if isinstance(one, PlantedCommentary):
            before = follows[one.take_uid, one.expert_uid]
            assert one.recording == before.recording + 1
            assert one.video_time_sec > before.video_time_sec
            follows[one.take_uid, one.expert_uid] = one


@pytest.mark.parametrize("take_count", [SMALLEST_TAKE_COUNT, 66])
def test_planted_remarks_stay_in_takes_that_are_used_and_within_their_time(take_count: int) -> None:
    takes = {take.take_uid: take for take in demo_takes(take_count)}
    found = [
        said for said in demo_recordings(tuple(takes.values())).commentaries if isinstance(said, PlantedCommentary)
    ]
    each = Counter((said.take_uid, said.expert_uid) for said in found)
    assert found
    assert max(each.values()) <= REMARKS_EACH
    for said in found:
        take = takes[said.take_uid]
        assert take.activity.is_used
        assert not take.is_dropped
        assert 0 < said.video_time_sec < take.duration_sec


def test_planted_remarks_are_said_like_the_others() -> None:
    for said in planted():
        text = said.text or ""
        assert re.match(r" [A-Z]", text), text
        assert text.endswith("."), text
        assert not re.search(r"[<>\[\]{}~^/|#]| ,| \.|,,|  ", text), text
        assert len(text.split()) <= MOST_WORDS
        assert bool(said.tips_for_improvement) is not bool(said.good_executions)
    assert sum(bool(re.search(r"\b(um|uh|you know|I mean|like,|I guess)\b", said.text or "")) for said in planted()) > 5


@pytest.mark.parametrize("remark", planted_remarks(), ids=lambda remark: f"{remark.slug}-{remark.phrase[:20]}")
def test_the_rules_read_a_remark_whole_and_have_no_opposite_for_it(remark: PlantedRemark) -> None:
    is_tip = remark.stance is Stance.TIP
    spoken = realise(remark.phrase, THEY, Form.BASE if is_tip else Form.FINITE)
    text = f"They should {spoken}." if is_tip else f"I like how they {spoken}."
    activity = next(each for each in ACTIVITIES if each.slug == remark.slug)
    variables = FeedbackVariables(activity=remark.slug, task_name=activity.tasks[0].task_name, transcript=text)
    reply = answer(variables)
    clause = taken_apart(reply.feedback)
    assert reply.verdict is (Verdict.TIP if is_tip else Verdict.GOOD_EXECUTION)
    assert spoken.split()[-1] in reply.feedback.rstrip(".").split()[-1]
    assert clause.tail
    assert edits_of(clause.head + clause.tail, is_upper_body=False) == []
