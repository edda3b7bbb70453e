"""Whether the generated commentary reads like somebody speaking, and is about the take."""

import re
from functools import cache

import pytest

from tasks.sources.demo.catalog import sheet_of
from tasks.sources.demo.commentaries import DemoCommentary, demo_commentaries, goes_wrong
from tasks.sources.demo.frames_around import ASIDE_HEADS, SCENE_FRAMES
from tasks.sources.demo.frames_points import GOOD_FRAMES, TIP_FRAMES
from tasks.sources.demo.speech import FEWEST_WORDS, MOST_WORDS
from tasks.sources.demo.takes import DemoTake, demo_takes, used_slugs

FILLERS = re.compile(r"\b(um|uh|you know|I mean|kind of|sort of|I guess|like),? ")


@cache
def commentaries() -> tuple[DemoCommentary, ...]:
    return demo_commentaries(demo_takes())


@cache
def texts() -> tuple[str, ...]:
    return tuple(said.text or "" for said in commentaries())


def test_there_are_enough_ways_to_say_things() -> None:
    assert len(set(TIP_FRAMES)) >= 25
    assert len(set(GOOD_FRAMES)) >= 20
    assert len(set(SCENE_FRAMES)) >= 10
    assert len(set(ASIDE_HEADS)) >= 8


@pytest.mark.parametrize("slug", used_slugs())
def test_every_activity_has_enough_to_say(slug: str) -> None:
    points = sheet_of(slug).points
    assert len({point.name for point in points}) == len(points) >= 14
    for point in points:
        assert len(point.faults) == len(point.goods) == len(point.advice) == len(point.payoffs) == 2, point.name
        assert len(point.whys) == 3, point.name


@pytest.mark.parametrize("take", demo_takes(), ids=lambda take: take.take_name)
def test_every_task_has_points_and_sights(take: DemoTake) -> None:
    activity, task = take.activity, take.task
    sheet = sheet_of(activity.slug)
    assert len(sheet.points_for(task.task_id)) >= (6 if activity.is_used else 4)
    assert len(sheet.sights_for(task.task_id)) >= 3


def test_lengths_are_those_of_remarks() -> None:
    lengths = [len(text.split()) for text in texts()]
    sentences = [len(re.findall(r"[.?](?: |$)", text)) for text in texts()]
    assert len(lengths) >= 600
    assert min(lengths) >= FEWEST_WORDS
    assert max(lengths) <= MOST_WORDS
    assert max(lengths) > 80
    assert min(sentences) == 1
    assert max(sentences) <= 6


def test_nearly_all_texts_are_different() -> None:
    words = {re.sub(r"[^a-z ]", "", text.lower()) for text in texts()}
    assert len(words) >= 0.95 * len(texts())


def test_no_mark_of_the_grammar_is_left_and_stops_are_in_place() -> None:
    for text in texts():
        assert not re.search(r"[<>\[\]{}~^/|]", text), text
        assert not re.search(r" ,| \.|,,|\.\.|  |\?,", text), text
        assert re.match(r" [A-Z]", text), text
        assert text.endswith((".", "?")), text


def test_people_hesitate_in_a_fair_share_of_the_texts() -> None:
    share = sum(bool(FILLERS.search(text)) for text in texts()) / len(texts())
    assert 0.35 < share < 0.9
    assert sum(bool(re.search(r"\b([\w']+), \1\b", text)) for text in texts()) > 20


def test_praise_criticism_both_and_neither_are_there() -> None:
    praise = sum(bool(said.good_executions) for said in commentaries())
    criticism = sum(bool(said.tips_for_improvement) for said in commentaries())
    both = sum(bool(said.good_executions and said.tips_for_improvement) for said in commentaries())
    neither = sum(not (said.good_executions or said.tips_for_improvement) for said in commentaries())
    assert min(praise, criticism) > 200
    assert both > 30
    assert neither > 30


def test_performers_are_spoken_of_in_several_ways() -> None:
    for word in (" he ", " she ", " they ", " you ", " we "):
        assert sum(word in text.lower() for text in texts()) > 10, word


def test_beginners_are_criticised_more_than_experts() -> None:
    takes = {take.take_uid: take for take in demo_takes()}
    novice = [said for said in commentaries() if takes[said.take_uid].proficiency.value == "Novice"]
    expert = [said for said in commentaries() if takes[said.take_uid].proficiency.value == "Late Expert"]
    rates = [sum(bool(said.tips_for_improvement) for said in group) / len(group) for group in (novice, expert)]
    assert rates[0] > rates[1] + 0.2


def test_experts_agree_on_what_goes_wrong() -> None:
    take = demo_takes()[0]
    wrong = {p.name for p in sheet_of(take.activity.slug).points_for(take.task.task_id) if goes_wrong(take, p)}
    again = {p.name for p in sheet_of(take.activity.slug).points_for(take.task.task_id) if goes_wrong(take, p)}
    assert wrong == again
