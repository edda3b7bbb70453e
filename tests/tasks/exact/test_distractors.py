"""Which of a model's candidates become the wrong options."""

import pytest
from exact_rows import COMMENTARY
from hypothesis import given
from hypothesis import strategies as st

from schemas.exact.context import ContextRow
from schemas.exact.distractors import (
    DISTRACTOR_COUNT,
    Candidate,
    DistractorsReject,
    DistractorsReply,
    DistractorsRow,
    DistractorsSettings,
    DistractorsVariables,
    Wrongness,
)
from schemas.feedback import FEEDBACK_LIMIT, Judgement
from schemas.outcomes import Kept, Rejected
from tasks.exact.baseline.distractors import answer
from tasks.exact.distractors import again, best_four, settle, usable_candidates, variables
from tasks.text.likeness import most_central, odd_one_out

KEY = "The participant keeps the left elbow high and close to the ear during the throw."
SETTINGS = DistractorsSettings(odd_margin=1.0)
GOOD = (
    "The participant keeps the left elbow low and far from the ear during the throw.",
    "The participant holds the right wrist still and away from the chest before the shot.",
    "The participant bends both knees late and not deep enough to gain any power.",
    "The participant looks down at the ball and loses sight of the open team mate.",
)
TAGS = tuple(Wrongness)


def feedback(text: str = KEY) -> ContextRow:
    return ContextRow(
        **COMMENTARY.model_dump(),
        feedback_id="take_1/ann/4/0",
        judgement=Judgement.GOOD_EXECUTION,
        feedback=text,
        neighbours=[],
        hard_negatives=[],
    )


def reply(*texts: str, tags: tuple[Wrongness, ...] = TAGS) -> DistractorsReply:
    pairs = [Candidate(text=text, wrong_in=tags[n % len(tags)]) for n, text in enumerate(texts)]
    return DistractorsReply(candidates=pairs)


def usable(*texts: str, key: str = KEY, settings: DistractorsSettings = SETTINGS) -> list[str]:
    return [candidate.text for candidate in usable_candidates(feedback(key), reply(*texts).candidates, settings)]


def sentence(*rest: str) -> str:
    return f"The participant {' '.join(rest)}."


def chosen(*texts: str, key: str = KEY, tags: tuple[Wrongness, ...] = TAGS) -> list[str]:
    return [candidate.text for candidate in best_four(feedback(key), reply(*texts, tags=tags).candidates)]


def test_four_good_candidates_become_the_distractors() -> None:
    outcome = settle(feedback(), reply(*GOOD), SETTINGS)
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, DistractorsRow)
    assert outcome.row.distractors == list(GOOD)
    assert outcome.row.wrong_in == list(TAGS[:4])
    assert outcome.row.feedback == KEY
    assert outcome.input_id == outcome.row.row_id == "take_1/ann/4/0"


def test_a_tag_stays_with_its_text() -> None:
    more = ("Nonsense.", KEY, *reversed(GOOD))
    outcome = settle(feedback(), reply(*more), SETTINGS)
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, DistractorsRow)
    said = dict(zip(more, TAGS, strict=False))
    assert outcome.row.wrong_in == [said[text] for text in outcome.row.distractors]


@pytest.mark.parametrize("count", range(DISTRACTOR_COUNT))
def test_fewer_than_four_candidates_are_a_reject(count: int) -> None:
    outcome = settle(feedback(), reply(*GOOD[:count]), SETTINGS)
    assert isinstance(outcome, Rejected)
    assert outcome.reason is DistractorsReject.TOO_FEW_CANDIDATES
    assert str(count) in outcome.detail
    assert outcome.input_id == "take_1/ann/4/0"


def test_four_of_which_one_cannot_be_used_are_a_reject() -> None:
    outcome = settle(feedback(), reply(*GOOD[:3], "He keeps the left elbow low and far from the ear."), SETTINGS)
    assert isinstance(outcome, Rejected)
    assert "only 3 of 4 statements" in outcome.detail


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        KEY.upper().replace("THE PARTICIPANT", "The participant"),
        KEY.replace(".", "!"),
        KEY.replace(" and", ", and"),
        KEY.replace("keeps the", "keeps  the\n"),
        f" {KEY} ",
    ],
    ids=["same", "capitals", "punctuation", "comma", "white space", "outer white space"],
)
def test_the_key_in_other_dress_is_dropped(text: str) -> None:
    assert usable(text, *GOOD) == list(GOOD)


def test_a_candidate_said_twice_is_kept_once() -> None:
    assert usable(GOOD[0], GOOD[0].replace(".", " !"), GOOD[1]) == [GOOD[0], GOOD[1]]


def test_a_change_of_one_word_from_left_to_right_is_kept() -> None:
    """One word turns the meaning: to drop it as a near duplicate would drop the best distractor."""
    assert usable(KEY.replace("left", "right")) == [KEY.replace("left", "right")]


@pytest.mark.parametrize("word", ["not", "never"])
def test_one_word_more_is_a_change(word: str) -> None:
    other = KEY.replace("keeps", f"{word} keeps")
    assert usable(other) == [other]


def test_more_changed_words_can_be_asked_for() -> None:
    settings = DistractorsSettings(min_changed_words=2)
    assert usable(KEY.replace("left", "right"), settings=settings) == []
    both = KEY.replace("left", "right").replace("high", "low")
    assert usable(both, settings=settings) == [both]


@pytest.mark.parametrize(
    "text",
    [
        "They keep the left elbow low and far from the ear during the throw.",
        "Participant keeps the left elbow low and far from the ear.",
        "the participant keeps the left elbow low and far from the ear.",
        "The participants keep the left elbow low and far from the ear.",
        "Sure! The participant keeps the left elbow low and far from the ear.",
        "The participant sits",
        "",
    ],
)
def test_a_candidate_of_another_form_is_dropped(text: str) -> None:
    assert usable(text) == []


def test_a_candidate_is_made_one_line() -> None:
    assert usable("  The participant keeps\tthe left\nelbow low and far\u200b from the ear. ") == [
        "The participant keeps the left elbow low and far from the ear."
    ]


@pytest.mark.parametrize(("words", "is_kept"), [(3, False), (4, True), (16, True), (17, False)])
def test_a_candidate_twice_as_long_or_short_as_the_key_is_kept_and_no_more(words: int, is_kept: bool) -> None:
    key = sentence(*["practises"] * 6)
    candidate = sentence(*["concentrates"] * (words - 2))
    assert bool(usable(candidate, key=key)) is is_kept


def test_of_equally_various_candidates_those_of_the_keys_length_are_taken() -> None:
    key = sentence(*(f"key{n}" for n in range(8)))
    fitting = [sentence(*(f"fit{n}{letter}" for n in range(8))) for letter in "abcd"]
    longer = [sentence(*(f"far{n}{letter}" for n in range(14))) for letter in "abcd"]
    mixed = [text for pair in zip(longer, fitting, strict=True) for text in pair]
    assert chosen(*mixed, key=key, tags=(Wrongness.SIDE,)) == fitting


def _numbered(number: int) -> ContextRow:
    """The same feedback under another id: what is drawn from the id differs."""
    return feedback().model_copy(update={"feedback_id": f"take_1/ann/{number}/0"})


def test_the_keys_place_is_neither_the_middle_nor_the_edge_of_its_distractors() -> None:
    """Eight edits of one key stand round it; choosing the most central option must not find it."""
    rules = DistractorsVariables(
        activity="basketball", task_name="", judgement=Judgement.GOOD_EXECUTION, feedback=KEY, count=8
    )
    offered = answer(rules).candidates
    central = odd = 0
    for number in range(300):
        four = best_four(_numbered(number), offered)
        texts = [KEY, *(candidate.text for candidate in four)]
        central += most_central(texts) == 0
        odd += odd_one_out(texts) == 0
    assert central < 150
    assert odd < 150
    assert central + odd < 200


def test_a_neighbours_words_are_no_distractor() -> None:
    said = "Here he bends both knees late and not deep enough, so he gains hardly any power."
    row = feedback().model_copy(update={"neighbours": [said]})
    kept = [candidate.text for candidate in usable_candidates(row, reply(*GOOD).candidates, SETTINGS)]
    assert kept == [text for text in GOOD if "knees" not in text]


def test_real_feedback_of_other_takes_is_preferred_where_it_is_offered() -> None:
    real = "The participant keeps the right foot still and close to the line during the throw."
    row = feedback().model_copy(update={"hard_negatives": [real]})
    outcome = settle(row, reply(*GOOD), SETTINGS)
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, DistractorsRow)
    assert real in outcome.row.distractors


def test_a_key_about_the_neck_among_talk_of_squats_is_rejected_and_asked_for_again() -> None:
    """The released card's example: four negatives about squatting and the beat round a key about the neck."""
    key = "The participant should lengthen the back of the neck so that the head stays over the spine."
    squats = (
        "The participant should squat lower on each beat so that the squat matches the music of the dance.",
        "The participant should squat higher on each beat so that the squat matches the music of the dance.",
        "The participant should squat slower on each beat so that the squat matches the tempo of the dance.",
        "The participant should squat faster on each beat so that the squat matches the tempo of the dance.",
    )
    settings = DistractorsSettings()
    outcome = settle(feedback(key), reply(*squats), settings)
    assert isinstance(outcome, Rejected)
    assert outcome.reason is DistractorsReject.KEY_STANDS_OUT
    more = again(feedback(key), outcome, settings)
    assert more is not None
    assert "unlike all the statements" in more.complaint
    assert again(feedback(), settle(feedback(), reply(*GOOD), SETTINGS), SETTINGS) is None


def test_the_choice_keeps_the_replys_order() -> None:
    found = chosen(*reversed(GOOD))
    assert found == list(reversed(GOOD))


WORDS = ["keeps", "holds", "left", "right", "elbow", "wrist", "high", "low", "the", "and", "now"]
LINES = st.lists(st.sampled_from(WORDS), max_size=12)


@given(st.lists(st.tuples(LINES, st.sampled_from(TAGS)), max_size=16))
def test_whatever_is_chosen_is_four_different_options(candidates: list[tuple[list[str], Wrongness]]) -> None:
    made = DistractorsReply(candidates=[Candidate(text=sentence(*line), wrong_in=tag) for line, tag in candidates])
    outcome = settle(feedback(), made, SETTINGS)
    if isinstance(outcome, Kept):
        assert isinstance(outcome.row, DistractorsRow)
        assert len({KEY, *outcome.row.distractors}) == DISTRACTOR_COUNT + 1
        said = {(candidate.text, candidate.wrong_in) for candidate in made.candidates}
        assert set(zip(outcome.row.distractors, outcome.row.wrong_in, strict=True)) <= said
    else:
        assert len(usable_candidates(feedback(), made.candidates, SETTINGS)) < DISTRACTOR_COUNT


@given(st.lists(st.text(max_size=40).map(lambda text: f"The participant{text}"), min_size=4, max_size=8))
def test_no_text_of_a_model_stops_the_stage(texts: list[str]) -> None:
    """Marks that combine with the opening's last letter, invisible marks, other scripts: kept or rejected."""
    made = DistractorsReply(candidates=[Candidate(text=text, wrong_in=Wrongness.SIDE) for text in texts])
    assert isinstance(settle(feedback(), made, SETTINGS), (Kept, Rejected))


def test_a_combining_mark_after_the_opening_stops_no_stage() -> None:
    texts = [text.replace("participant", "participant\u0301") for text in GOOD]
    assert isinstance(settle(feedback(), reply(*texts), SETTINGS), (Kept, Rejected))


def test_a_candidate_of_the_greatest_length_can_be_used() -> None:
    key = sentence("a" * (FEEDBACK_LIMIT - 30))
    longest = "The participant " + "b" * (FEEDBACK_LIMIT - 17) + "."
    assert usable(longest, key=key) == [longest]


def test_the_prompt_is_told_what_it_needs() -> None:
    told = variables(feedback(), DistractorsSettings(candidates=12))
    assert told.model_dump() == {
        "activity": "basketball",
        "task_name": "Basketball Drills",
        "judgement": Judgement.GOOD_EXECUTION,
        "feedback": KEY,
        "count": 12,
        "complaint": "",
    }
