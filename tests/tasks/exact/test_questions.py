"""The five-option question: where the key stands, and which seconds of the take are shown."""

from collections import Counter
from itertools import permutations

import pytest
from exact_rows import COMMENTARY
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from schemas.commentary import CommentaryRow
from schemas.exact.distractors import DistractorsRow, Wrongness
from schemas.exact.questions import OPTION_COUNT, QuestionReject, QuestionRow, QuestionsSettings
from schemas.feedback import Judgement
from schemas.outcomes import Kept, Rejected
from tasks.exact.questions import clip_of, option_order, settle

KEY = "The participant should bend the knees."
WRONG = tuple(f"The participant should bend the {part}." for part in ("elbows", "wrists", "hips", "ankles"))
TAGS = (Wrongness.BODY_PART, Wrongness.SIDE, Wrongness.DEGREE, Wrongness.TIMING)
IDS = [f"take_{n % 97}/expert_{n % 11}/{n}/0" for n in range(5000)]
RARE = 1e-4
"""So small a p-value is no chance: the ids are fixed, so the test says the same each time."""


def distractors(feedback_id: str = "take_1/ann/4/0", **more: object) -> DistractorsRow:
    row = DistractorsRow(
        **COMMENTARY.model_dump(),
        feedback_id=feedback_id,
        judgement=Judgement.TIP,
        feedback=KEY,
        distractors=list(WRONG),
        wrong_in=list(TAGS),
    )
    return DistractorsRow.model_validate(row.model_dump() | more)


def question(row: DistractorsRow, settings: QuestionsSettings | None = None) -> QuestionRow:
    outcome = settle(row, settings or QuestionsSettings())
    assert isinstance(outcome, Kept)
    assert isinstance(outcome.row, QuestionRow)
    return outcome.row


@given(st.integers(), st.text())
def test_the_order_is_a_permutation(seed: int, question_id: str) -> None:
    assert sorted(option_order(seed, question_id)) == list(range(OPTION_COUNT))


def test_the_key_stands_everywhere_alike_often() -> None:
    found = Counter(option_order(0, question_id).index(0) for question_id in IDS)
    assert chisquare([found[place] for place in range(OPTION_COUNT)]).pvalue > RARE


@pytest.mark.parametrize("option", range(OPTION_COUNT))
def test_every_distractor_stands_everywhere_alike_often(option: int) -> None:
    found = Counter(option_order(0, question_id).index(option) for question_id in IDS)
    assert chisquare([found[place] for place in range(OPTION_COUNT)]).pvalue > RARE


def test_every_order_comes_alike_often() -> None:
    found = Counter(tuple(option_order(0, question_id)) for question_id in IDS)
    assert chisquare([found[order] for order in permutations(range(OPTION_COUNT))]).pvalue > RARE


def test_neighbouring_ids_say_nothing_of_each_other() -> None:
    places = [option_order(0, question_id).index(0) for question_id in IDS]
    found = Counter(zip(places[::2], places[1::2], strict=True))
    pairs = [(one, other) for one in range(OPTION_COUNT) for other in range(OPTION_COUNT)]
    assert chisquare([found[pair] for pair in pairs]).pvalue > RARE


def test_another_seed_moves_the_keys_and_says_nothing_of_the_first() -> None:
    found = Counter((option_order(0, name).index(0), option_order(1, name).index(0)) for name in IDS)
    pairs = [(one, other) for one in range(OPTION_COUNT) for other in range(OPTION_COUNT)]
    assert chisquare([found[pair] for pair in pairs]).pvalue > RARE


def test_a_golden_order() -> None:
    """A published question's options never move by themselves."""
    assert option_order(0, "take_1/ann/4/0") == [0, 3, 4, 1, 2]


def test_a_row_alone_decides_its_order() -> None:
    alone = question(distractors("take_1/ann/4/0"))
    for name in IDS[:20]:
        question(distractors(name))
    assert question(distractors("take_1/ann/4/0")) == alone


def test_other_words_leave_the_order_as_it_is() -> None:
    """A prompt's change rewrites options; it moves none."""
    before = question(distractors())
    after = question(distractors(feedback=KEY.replace("knees", "back"), text="Other words."))
    assert after.key_index == before.key_index
    assert [option for option in after.options if option in WRONG] == [o for o in before.options if o in WRONG]


@pytest.mark.parametrize("name", IDS[:50])
def test_the_key_and_the_tags_stand_by_their_options(name: str) -> None:
    row = question(distractors(name))
    assert row.options[row.key_index] == KEY
    assert sorted(row.options) == sorted((KEY, *WRONG))
    said = dict(zip((KEY, *WRONG), (None, *TAGS), strict=True))
    assert row.wrong_in == [said[option] for option in row.options]


def test_a_question_holds_its_commentary_and_the_settings_words() -> None:
    settings = QuestionsSettings(question="Which of these does the video show?")
    row = question(distractors(), settings)
    assert row.question == "Which of these does the video show?"
    assert row.question_id == row.row_id == "take_1/ann/4/0"
    assert row.judgement is Judgement.TIP
    assert all(getattr(row, name) == getattr(distractors(), name) for name in CommentaryRow.model_fields)


@pytest.mark.parametrize(
    ("moment", "duration", "start", "end"),
    [
        (12.5, 60.0, 4.5, 12.5),
        (8.0, 60.0, 0.0, 8.0),
        (3.0, 60.0, 0.0, 3.0),
        (60.0, 60.0, 52.0, 60.0),
        (60.9, 60.0, 52.0, 60.0),
        (0.0, 60.0, 0.0, 0.0),
    ],
    ids=["within", "just enough", "near the start", "at the end", "past the end", "at the start"],
)
def test_a_clip_is_what_lies_before_the_commentary(moment: float, duration: float, start: float, end: float) -> None:
    row = distractors(video_time_sec=moment, take_duration_sec=duration)
    clip = clip_of(row, QuestionsSettings(clip_sec=8.0))
    assert (clip.start_sec, clip.end_sec) == (start, end)


def test_an_activity_has_a_length_of_its_own() -> None:
    settings = QuestionsSettings(clip_sec=8.0, activity_clip_sec={"basketball": 5.0, "soccer": 3.0})
    assert clip_of(distractors(), settings).start_sec == 7.5
    assert clip_of(distractors(activity="dance"), settings).start_sec == 4.5


@given(
    st.floats(0, 86_400),
    st.floats(0.001, 86_400),
    st.floats(0.001, 100),
    st.floats(0.001, 10),
    st.sampled_from(IDS[:9]),
)
def test_a_clip_lies_within_its_take_or_is_rejected(
    moment: float, duration: float, length: float, least: float, name: str
) -> None:
    row = distractors(name, video_time_sec=moment, take_duration_sec=duration)
    outcome = settle(row, QuestionsSettings(clip_sec=length, min_clip_sec=least))
    if isinstance(outcome, Kept):
        assert isinstance(outcome.row, QuestionRow)
        start, end = outcome.row.clip_start_sec, outcome.row.clip_end_sec
        assert 0 <= start < end <= min(moment, duration)
        assert least <= end - start <= length + 1e-6
    else:
        assert isinstance(outcome, Rejected)
        assert outcome.reason is QuestionReject.CLIP_TOO_SHORT


@pytest.mark.parametrize(("moment", "is_kept"), [(0.0, False), (0.999, False), (1.0, True)])
def test_too_short_a_clip_is_rejected_with_its_length(moment: float, is_kept: bool) -> None:
    outcome = settle(distractors(video_time_sec=moment), QuestionsSettings(min_clip_sec=1.0))
    assert isinstance(outcome, Kept) is is_kept
    if isinstance(outcome, Rejected):
        assert outcome.reason is QuestionReject.CLIP_TOO_SHORT
        assert f"{moment:.3f}" in outcome.detail
        assert outcome.input_id == "take_1/ann/4/0"
