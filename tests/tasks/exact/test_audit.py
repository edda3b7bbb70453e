"""The audit: planted shortcuts are found and named, clean benchmarks pass, memory does not grow with the questions."""

import random
import tracemalloc
from collections.abc import Iterator

import pytest

from schemas.columns import columns_of
from schemas.commentary import Split
from schemas.exact.questions import OPTION_COUNT, QuestionRow
from schemas.exact.shortcuts import AuditFigure, AuditSettings, AuditVerdict
from schemas.feedback import Judgement
from tasks.exact.audit import REPAIRS, audit, failed, message
from tasks.exact.solvers import SOLVERS

VERBS = ("bend", "lift", "lower", "turn", "relax", "straighten", "tuck", "press", "extend", "rotate")
PARTS = ("left knee", "right knee", "elbow", "wrist", "shoulder", "hip", "head", "neck", "back", "foot", "heel")
MANNERS = ("slowly", "firmly", "early", "late", "a little more", "much less", "evenly", "with control")
MOMENTS = ("before the jump", "after the landing", "during the turn", "at the start", "in each step", "while moving")
REASONS = ("to keep balance", "to gain height", "to save energy", "to stay in time", "for power", "for a smooth finish")
SETTINGS = AuditSettings()


def option(draw: random.Random) -> str:
    """One of 31,680 statements."""
    said = (draw.choice(block) for block in (PARTS, MANNERS, MOMENTS, REASONS))
    return f"The participant should {draw.choice(VERBS)} the {' '.join(said)}."


def question(number: int, options: list[str], key_index: int, **more: object) -> QuestionRow:
    fields: dict[str, object] = {
        "commentary_id": f"take_{number}/ann/0",
        "take_uid": f"uid-{number}",
        "take_name": f"take_{number}",
        "participant_uid": "",
        "task_id": 6000,
        "task_name": "Basketball Drills - Mikan Layup",
        "activity": "basketball",
        "domain": ("Sports", "Dance", "Music")[number % 3],
        "split": Split.TRAIN,
        "expert_uid": "ann",
        "recording": 0,
        "video_time_sec": 12.0,
        "take_duration_sec": 60.0,
        "text": "Bend your knees.",
        "question_id": f"take_{number}/ann/0/0",
        "judgement": (Judgement.TIP, Judgement.GOOD_EXECUTION)[number % 2],
        "question": "Which expert commentary best matches the provided video?",
        "options": options,
        "key_index": key_index,
        "wrong_in": [None] * OPTION_COUNT,
        "clip_start_sec": 4.0,
        "clip_end_sec": 12.0,
    }
    return QuestionRow.model_validate(fields | more)


def clean(count: int, seed: int) -> Iterator[QuestionRow]:
    """Five options drawn alike, and one of them made the key: chance holds exactly for whatever looks at text."""
    draw = random.Random(seed)
    for number in range(count):
        yield question(number, [option(draw) for _ in range(OPTION_COUNT)], draw.randrange(OPTION_COUNT))


def with_option(row: QuestionRow, place: int, text: str) -> QuestionRow:
    """The question with another text at one place."""
    return row.model_copy(update={"options": [*row.options[:place], text, *row.options[place + 1 :]]})


def with_key(row: QuestionRow, old: str, new: str) -> QuestionRow:
    """The question with other words in its key."""
    return with_option(row, row.key_index, row.options[row.key_index].replace(old, new))


def figures(
    rows: Iterator[QuestionRow] | list[QuestionRow], settings: AuditSettings = SETTINGS
) -> dict[str, AuditFigure]:
    return {figure.figure: figure for figure in audit(rows, settings)}


def failures(rows: Iterator[QuestionRow] | list[QuestionRow], settings: AuditSettings = SETTINGS) -> set[str]:
    return {figure.figure for figure in failed(audit(rows, settings))}


def test_a_clean_benchmark_passes() -> None:
    found = figures(clean(2000, seed=1))
    assert not failed(found.values())
    assert set(SOLVERS) < set(found)
    assert all(figure.n == 2000 for name, figure in found.items() if name in ("position", "longest_option"))
    assert found["task_overlap"].counts == [0, 0, 2000]
    assert found["task_overlap"].verdict is AuditVerdict.TOO_FEW


def test_clean_benchmarks_hardly_ever_fail() -> None:
    """At most 1 in 100 may by the settings; the tests are exact or err on the safe side."""
    settings = AuditSettings(max_duplicate_key_share=1.0, max_near_duplicate_share=1.0)
    assert sum(bool(failures(clean(120, seed), settings)) for seed in range(50)) <= 1


def test_a_word_that_only_keys_have_is_found_and_named() -> None:
    rows = [
        with_key(row, "should", "should deliberately") if number % 10 == 0 else row
        for number, row in enumerate(clean(1000, seed=2))
    ]
    found = figures(rows)["leaking_words"]
    assert found.verdict is AuditVerdict.FAIL
    assert "'deliberately': 100 of 100 options are keys (in 10.0% of questions)" in found.worst
    assert "deliberately" in message(found)


def test_a_pair_of_words_leaks_where_its_words_do_not() -> None:
    """`smooth finish` and `finish smooth` have the same words."""
    rows = []
    for row in clean(600, seed=3):
        options = [text.replace("a smooth finish", "a finish smooth") for text in row.options]
        rows.append(with_key(row.model_copy(update={"options": options}), "finish smooth", "smooth finish"))
    leaking = figures(rows)["leaking_words"].worst
    assert any(told.startswith("'smooth finish'") for told in leaking)
    assert not any(told.startswith(("'smooth':", "'finish':")) for told in leaking)


def test_a_word_that_keys_never_have_is_found_as_well() -> None:
    rows = [
        with_option(row, (row.key_index + 1) % OPTION_COUNT, "The participant should never bend the knee.")
        for row in clean(300, seed=4)
    ]
    found = figures(rows)["leaking_words"]
    assert found.verdict is AuditVerdict.FAIL
    assert any(told.startswith("'never': 0 of 300") for told in found.worst)


def test_a_leak_in_hardly_any_question_is_told_and_does_not_fail() -> None:
    rows = [with_key(row, "should", "should deliberately") if n < 30 else row for n, row in enumerate(clean(600, 5))]
    found = figures(rows, AuditSettings(min_leak_share=0.06))["leaking_words"]
    assert found.verdict is AuditVerdict.PASS
    assert any("deliberately" in told for told in found.worst)
    assert figures(rows, AuditSettings(min_leak_share=0.05))["leaking_words"].verdict is AuditVerdict.FAIL


def test_a_word_that_all_options_have_tells_nothing_and_hides_nothing() -> None:
    rows = []
    for number, row in enumerate(clean(400, seed=6)):
        options = [text.replace("should", "should deliberately") for text in row.options]
        everywhere = row.model_copy(update={"options": options})
        rows.append(with_key(row, "should", "should deliberately") if number % 10 == 0 else everywhere)
    worst = figures(rows)["leaking_words"].worst
    assert "'deliberately': 40 of 40 options are keys (in 10.0% of questions)" in worst
    assert not any("participant" in told for told in worst)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("longest_option", "The participant should lift the hip a little more evenly before each of the steps begins."),
        ("shortest_option", "The participant should turn late."),
        ("task_overlap", "The participant should lift the layup slowly in each step to save energy."),
        ("odd_one_out", "The participant sautés chopped onions until golden brown over medium heat."),
        ("specific", "The participant bends 2 knees, 3 fingers, left wrist and right elbow by the rim."),
    ],
)
def test_a_key_that_a_solver_finds_fails(name: str, text: str) -> None:
    rows = [with_option(row, row.key_index, text) if n % 4 == 0 else row for n, row in enumerate(clean(400, seed=7))]
    found = figures(rows)[name]
    assert found.verdict is AuditVerdict.FAIL
    assert found.value is not None
    assert found.low is not None
    assert found.expected == 0.2 < found.low < found.value
    assert "above chance" in found.note


def test_a_key_that_its_distractors_vary_is_central() -> None:
    draw = random.Random(8)
    rows = []
    for number in range(200):
        key = ["bend", "the knee", "slowly", "before the jump"]
        changed = ["lift", "the elbow", "firmly", "after the landing"]
        texts = [key, *([*key[:place], changed[place], *key[place + 1 :]] for place in range(4))]
        order = draw.sample(range(OPTION_COUNT), OPTION_COUNT)
        options = [f"The participant should {' '.join(texts[place])}." for place in order]
        rows.append(question(number, options, order.index(0)))
    found = figures(rows)
    assert found["most_central"].value == 1
    assert found["most_central"].verdict is AuditVerdict.FAIL
    assert found["odd_one_out"].verdict is AuditVerdict.PASS
    assert "below chance" in found["odd_one_out"].note
    assert "right 25.0% of the time" in found["odd_one_out"].note


def test_a_key_always_first_fails_everywhere() -> None:
    rows = [question(number, row.options, 0) for number, row in enumerate(clean(600, seed=9))]
    found = failures(rows)
    assert {"position", "position.domain.Dance", "position.judgement.tip"} <= found
    assert figures(rows)["position"].counts == [600, 0, 0, 0, 0]


def test_one_domain_with_the_key_first_fails_by_its_name() -> None:
    rows = [
        row.model_copy(update={"key_index": row.key_index if row.domain != "Dance" else (0, 1)[row.key_index % 2]})
        for row in clean(900, seed=10)
    ]
    found = failures(rows)
    assert "position.domain.Dance" in found
    assert not {"position.domain.Sports", "position.domain.Music"} & found


def test_options_that_say_the_same_fail_with_their_question() -> None:
    rows = list(clean(200, seed=11))
    for number in range(0, 200, 40):
        place = (rows[number].key_index + 2) % OPTION_COUNT
        rows[number] = with_option(rows[number], place, rows[number].options[place - 1].replace("the", "their"))
    found = figures(rows)["near_duplicates"]
    assert found.verdict is AuditVerdict.FAIL
    assert found.counts == [5, 200]
    assert found.worst == sorted(rows[number].question_id for number in range(0, 200, 40))
    assert "take_120/ann/0/0" in message(found)


def test_a_key_said_of_many_takes_fails() -> None:
    rows = [
        with_option(row, row.key_index, f"The participant keeps {('a', 'the')[n % 2]} steady rhythm{'.' * (n % 3)}")
        if n % 10 == 0
        else row
        for n, row in enumerate(clean(300, seed=12))
    ]
    found = figures(rows)["duplicate_keys"]
    assert found.verdict is AuditVerdict.FAIL
    assert found.counts[0] >= 30
    one_take = [row.model_copy(update={"take_uid": "uid-0"}) for row in rows]
    assert figures(one_take)["duplicate_keys"].counts == [0, 300]


@pytest.mark.parametrize("count", [0, 1, 99])
def test_too_few_questions_fail_nothing(count: int) -> None:
    rows = [question(n, row.options, 0) for n, row in enumerate(clean(count, seed=13))]
    found = figures(rows)
    assert {figure.verdict for figure in found.values()} == {AuditVerdict.TOO_FEW}
    assert (found["longest_option"].value is None) == (count == 0)
    if count == 0:
        assert (found["longest_option"].low, found["longest_option"].high) == (0, 1)


def test_a_figure_tells_what_it_rests_on() -> None:
    found = figures(clean(200, seed=14))["longest_option"]
    right, answered, abstained = found.counts
    assert answered + abstained == 200
    assert found.n == answered
    assert found.value == right / answered
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high


def test_the_order_of_questions_plays_no_part() -> None:
    rows = list(clean(300, seed=15))
    assert audit(rows[::-1], SETTINGS) == audit(rows, SETTINGS)


def test_every_failure_is_one_line_with_value_threshold_and_repair() -> None:
    rows = [
        question(number, [*row.options[:4], "The participant should turn late."], 4)
        for number, row in enumerate(clean(200, seed=16))
    ]
    bad = failed(audit(rows, SETTINGS))
    assert {"position", "shortest_option", "leaking_words", "duplicate_keys"} <= {figure.figure for figure in bad}
    for figure in bad:
        told = message(figure)
        assert told.startswith(f"{figure.figure}: {figure.measure.value} ")
        assert figure.threshold in told
        assert REPAIRS[figure.figure.split(".")[0]] in told
        assert "\n" not in told


def test_every_figure_has_a_repair_and_fits_a_column() -> None:
    for figure in audit(clean(10, seed=17), SETTINGS):
        assert message(figure)
        assert figure.row_id == figure.figure
    assert [column.name for column in columns_of(AuditFigure)] == list(AuditFigure.model_fields)


def salad(count: int) -> Iterator[QuestionRow]:
    """Options of words put together by chance: pairs of words that no table could hold."""
    draw = random.Random(18)
    known = [f"{first}{vowel}{last}" for first in "bdfgklmnprtv" for vowel in "aeiou" for last in "kmprt"]
    for number in range(count):
        options = [f"The participant {' '.join(draw.choices(known, k=12))}." for _ in range(OPTION_COUNT)]
        yield question(number, options, draw.randrange(OPTION_COUNT))


def peak_bytes(rows: Iterator[QuestionRow], settings: AuditSettings) -> int:
    tracemalloc.start()
    try:
        audit(rows, settings)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_questions() -> None:
    settings = AuditSettings(max_tokens=500)
    audit(salad(200), settings)
    few, many = peak_bytes(salad(200), settings), peak_bytes(salad(1000), settings)
    assert many < 1.1 * few + 250_000


def test_a_leak_is_found_where_most_words_were_dropped() -> None:
    rows = [
        with_key(row, "participant", "participant deliberately") if n % 5 == 0 else row
        for n, row in enumerate(salad(1000))
    ]
    found = figures(rows, AuditSettings(max_tokens=500))["leaking_words"]
    assert found.verdict is AuditVerdict.FAIL
    assert any("deliberately" in told for told in found.worst)
