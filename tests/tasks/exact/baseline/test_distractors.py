"""The rule-based distractors: wrong in what they say they are, and otherwise like the feedback."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.exact.distractors import CANDIDATE_LIMIT, Candidate, DistractorsReply, DistractorsVariables, Wrongness
from schemas.feedback import FEEDBACK_LIMIT, Judgement
from tasks.exact.baseline.clauses import taken_apart
from tasks.exact.baseline.distractors import answer
from tasks.text.word_sets import word_set

KEYS = (
    (
        "Basketball",
        "The participant should keep the ball high above their shoulders, because a defender can slap it away.",
    ),
    (
        "Basketball",
        "The participant does a great job of keeping the elbow tucked in under the ball as they go up for the shot.",
    ),
    (
        "Basketball",
        "The participant should take off from their inside foot, so that they can get more height on the layup.",
    ),
    (
        "Basketball",
        "The participant should bend their knees before they shoot, because otherwise the power comes from the arms.",
    ),
    (
        "Soccer",
        "The participant plants the non-kicking foot beside the ball, which helps keep the hips square to the target.",
    ),
    (
        "Soccer",
        "The participant should take smaller touches with the laces, so that they can change direction quicker.",
    ),
    (
        "Soccer",
        "The participant should open up their hips as the ball comes in so that they can play forward with one touch.",
    ),
    (
        "Rock Climbing",
        "The participant does a good job of keeping their arms straight while they are moving their feet.",
    ),
    (
        "Rock Climbing",
        "The participant should turn the right hip into the wall, because that would give them more reach.",
    ),
    ("Rock Climbing", "The participant should avoid having their hips too far away from the wall."),
    ("Rock Climbing", "The participant shows a nice flag with the left leg, which keeps them balanced on the wall."),
    (
        "Bike Repair",
        "The participant should start on the opposite side of the valve, because the bead is tightest by the valve.",
    ),
    (
        "Bike Repair",
        "The participant should wipe off the excess oil after they lube the chain, to keep dirt off the drivetrain.",
    ),
    ("Cooking", "The participant should curl their fingers under, so the knife rides against their knuckles."),
    ("Cooking", "The participant should turn the heat down and stir more slowly so that the eggs stay creamy."),
    (
        "Health CPR",
        "The participant should lock their elbows and keep their shoulders over their hands to press deeper.",
    ),
    (
        "COVID-19 test",
        "The participant should not touch the soft tip of the swab, because that contaminates the sample.",
    ),
    ("COVID-19 test", "The participant rotates the swab around the inside of the nostril five times."),
    ("Guitar", "The participant should keep the thumb behind the neck, which gives their fingers more reach."),
    (
        "Violin",
        "The participant keeps the bow parallel to the bridge. This gives a clear tone from the frog to the tip.",
    ),
    ("Violin", "The participant should relax the wrist at the bow change, so the sound does not get scratchy."),
    (
        "Piano",
        "The participant should keep their fingers curved and close to the keys because it makes the scale even.",
    ),
    ("Piano", "The participant keeps the wrists nice and relaxed."),
    ("Dance", "The participant should extend the arm all the way through the fingertips to finish the movement."),
    ("Dance", "The participant should shift their weight fully onto the left foot before the turn."),
    ("Gardening", "The participant waters the roots of the plant instead of the leaves."),
)
"""Activities and feedback."""

DIRECTIONS = word_set(
    """
    up down above below over under behind front beside forward backward sideways back toward towards
    away close far closer farther into out in onto off level parallel angle line square turned opposite
    same high low higher lower highest lowest top bottom clockwise counterclockwise inward outward
    upward downward well of to at side raise raises push pushes pull pulls open opens close closes
    closing opening off the as with raising lowering pushing pulling tuck flare curl curls flatten
    flattens extend extends shorten shortens extending shortening lift lifts lifting stretch stretches
    widen narrow directly right tucked on
    """
)
SIDES = word_set(
    """
    left right inside outside dominant non-dominant kicking non-kicking standing back front lead leading
    shooting guide bow fretting strumming frog tip upper lower plant planting support supporting
    """
)


def ask(feedback: str, activity: str = "", count: int = 8) -> DistractorsReply:
    judged = Judgement.TIP if "should" in feedback else Judgement.GOOD_EXECUTION
    return answer(
        DistractorsVariables(activity=activity, task_name="", judgement=judged, feedback=feedback, count=count)
    )


def words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.lower())


def changed(one: str, other: str) -> set[str]:
    """The words that only one of two texts holds."""
    return set(words(one)) ^ set(words(other))


def ratio(one: str, other: str) -> float:
    sizes = sorted([len(words(one)), len(words(other))])
    return sizes[1] / max(1, sizes[0])


@pytest.mark.parametrize(("activity", "key"), KEYS)
def test_there_are_enough_and_they_fit_the_key(activity: str, key: str) -> None:
    candidates = ask(key, activity).candidates
    texts = [candidate.text for candidate in candidates]
    assert len(texts) >= 6
    assert len({" ".join(words(text)) for text in [*texts, key]}) == len(texts) + 1
    assert all(text.startswith("The participant ") and text.endswith(".") for text in texts)
    assert sum(ratio(text, key) <= 1.25 for text in texts) >= 6, [ratio(text, key) for text in texts]
    assert all(("should" in text.split()) == ("should" in key.split()) for text in texts)


@pytest.mark.parametrize(("activity", "key"), KEYS)
def test_tags_are_true(activity: str, key: str) -> None:
    for candidate in ask(key, activity, CANDIDATE_LIMIT).candidates:
        assert_tag_is_true(candidate, key)


def assert_tag_is_true(candidate: Candidate, key: str) -> None:
    """Cause: the action stands and the reason went. Every other tag: the action is another one."""
    was, now = taken_apart(key), taken_apart(candidate.text)
    action_was, action_now = was.head + was.tail, now.head + now.tail
    if candidate.wrong_in is Wrongness.CAUSE:
        kept = key.removesuffix(".").removesuffix(was.joint_text + was.reason)
        assert candidate.text.startswith(kept)
        assert candidate.text != key
        return
    assert action_now != action_was
    kept = action_now if now.joint is was.joint else candidate.text
    difference = changed(action_was, kept)
    if candidate.wrong_in is Wrongness.SIDE:
        assert difference & SIDES
    if candidate.wrong_in is Wrongness.DIRECTION:
        assert difference & DIRECTIONS


@pytest.mark.parametrize(("activity", "key"), KEYS)
def test_no_option_stands_out_as_the_middle_of_all(activity: str, key: str) -> None:
    # A reader without the clip would pick the option that shares most with the others.
    options = [key, *(candidate.text for candidate in ask(key, activity).candidates[:4])]
    sets = [set(words(option)) for option in options]
    shared = [sum(len(one & other) / len(one | other) for other in sets) for one in sets]
    assert shared[0] <= max(shared[1:]) + 0.35


def test_several_kinds_of_wrongness_come_first() -> None:
    key = "The participant should place the left hand above the right elbow before the turn, to stay balanced."
    kinds = {candidate.wrong_in for candidate in ask(key, "Dance").candidates}
    assert len(kinds) >= 4


@pytest.mark.parametrize(
    ("key", "wrong", "kind"),
    [
        ("The participant should lift an arm.", "The participant should lower an arm.", Wrongness.DIRECTION),
        ("The participant should lift the left arm.", "The participant should lift the right arm.", Wrongness.SIDE),
        ("The participant bends the knees.", "The participant straightens the knees.", Wrongness.DEGREE),
        ("The participant looks up after the turn.", "The participant looks up before the turn.", Wrongness.TIMING),
        ("The participant keeps the elbow close.", "The participant keeps the wrist close.", Wrongness.BODY_PART),
    ],
)  # fmt: skip
def test_known_swaps(key: str, wrong: str, kind: Wrongness) -> None:
    assert Candidate(text=wrong, wrong_in=kind) in ask(key, "Dance", CANDIDATE_LIMIT).candidates


@pytest.mark.parametrize(
    "innocent",
    ["The participant keeps their back straight.", "The participant is right in front of the ball and picks up speed."],
)
def test_words_with_two_meanings_are_left_alone(innocent: str) -> None:
    texts = " ".join(candidate.text for candidate in ask(innocent, "Soccer", CANDIDATE_LIMIT).candidates)
    assert "their forward" not in texts
    assert "left in front" not in texts
    assert "picks down" not in texts


def test_the_same_feedback_gets_the_same_distractors() -> None:
    _, key = KEYS[0]
    assert ask(key, "Basketball") == ask(key, "Basketball")


@pytest.mark.parametrize("count", [-3, 0, 1, 5, 16, 100])
def test_the_count_is_an_upper_bound(count: int) -> None:
    _, key = KEYS[0]
    found = len(ask(key, "Basketball", count).candidates)
    assert found == max(0, min(count, CANDIDATE_LIMIT))


def assert_valid(reply: DistractorsReply, feedback: str) -> None:
    assert DistractorsReply.model_validate(reply.model_dump()) == reply
    texts = [candidate.text for candidate in reply.candidates]
    assert len(texts) >= 4
    assert len(set(texts)) == len(texts)
    assert feedback not in texts
    assert all(re.match(r"The participant\b", text) and 20 <= len(text) <= FEEDBACK_LIMIT for text in texts)


@given(st.text(max_size=300), st.sampled_from(["", "Basketball", "Piano", "CPR", "Knitting"]))
@settings(deadline=None)
def test_any_text_gets_a_valid_reply(feedback: str, activity: str) -> None:
    assert_valid(ask(feedback, activity), feedback)


SCRAPS = re.split(
    r"\|",
    "should|not|avoid|keeping|keeps|keep|the|left|right|elbow|up|down|in|close to|because|, which|so that|they|to|help"
    "|before|after|as|more|less|,|.|does a good job of|make sure|their|hips|bend|open|high|above|otherwise|instead of",
)


@given(st.lists(st.sampled_from(SCRAPS), max_size=50), st.sampled_from(["", "Dance", "Violin", "Rock Climbing"]))
@settings(deadline=None, max_examples=300)
def test_scraps_of_feedback_get_a_valid_reply(scraps: list[str], activity: str) -> None:
    feedback = "The participant " + " ".join(scraps)
    assert_valid(ask(feedback, activity), feedback)


@pytest.mark.parametrize("scrap", ["keep ", "a", "left hand ", "up ", "\x00", "((", "to help ", "because "])
def test_long_text_takes_no_longer_than_its_length(scrap: str) -> None:
    feedback = "The participant " + (scrap * 8_000)[:8_000]
    started = time.perf_counter()
    assert_valid(ask(feedback, "Soccer"), feedback)
    assert time.perf_counter() - started < 1.0
