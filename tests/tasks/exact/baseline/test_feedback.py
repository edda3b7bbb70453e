"""Thirty commentaries as coaches speak, and what the rule-based feedback must and must not say of them."""

import re
from dataclasses import dataclass

from schemas.exact.feedback import FeedbackReply, FeedbackVariables, Verdict
from schemas.feedback import Unusable
from tasks.exact.baseline.feedback import answer
from tasks.text.word_sets import word_set

TIP, GOOD, UNUSABLE = Verdict.TIP, Verdict.GOOD_EXECUTION, Verdict.UNUSABLE


@dataclass(frozen=True)
class Case:
    """One commentary and what is asked of its feedback; `holds` and `lacks` are words, parted by a bar."""

    activity: str
    task: str
    said: str
    verdict: Verdict
    holds: str = ""
    lacks: str = ""
    reason: Unusable = Unusable.NONE


CASES = (
    Case(
        "Basketball",
        "Basketball Drills - Mikan Layup",
        "So, um, one thing I'd like to see him do a little bit more is, is keep the ball up high, you "
        "know, up above his shoulders, because when he brings it down to his waist like that a defender "
        "can just slap it out of his hands.",
        TIP,
        "keep the ball|above their shoulders|because|defender|slap",
        "one thing|see",
    ),
    Case(
        "Basketball",
        "Basketball Drills - Mid-Range Jumpshooting",
        "Great job here keeping that elbow tucked in under the ball as he goes up for the shot, which, "
        "uh, which is gonna help him shoot the ball straight every time.",
        GOOD,
        "elbow tucked in under the ball|as they go up for the shot|which will help",
        "here|gonna",
    ),
    Case(
        "Basketball",
        "Basketball Drills - Reverse Layup",
        "Okay so let me just rewind here real quick. So right there, he's jumping off of two feet. You "
        "really wanna take off from your inside foot on a reverse layup. That way you can get more height "
        "and protect the ball with the rim.",
        TIP,
        "should take off from their inside foot|so that they can get more height|rim",
        "rewind|okay",
    ),
    Case(
        "Basketball",
        "Basketball Drills - Mid-Range Jumpshooting",
        "He's, he's not bending his knees enough before he shoots. So all of the power is coming from his "
        "arms and that's why the shot ends up short.",
        TIP,
        "should bend their knees enough before they shoot|power|arms",
        "should not",
    ),
    Case(
        "Soccer",
        "Soccer Drills - Penalty Kick",
        "What I like here is our player is planting the non-kicking foot right beside the ball. This "
        "helps keep the hips square to the target and, um, gives him a much better chance of an accurate "
        "strike.",
        GOOD,
        "plants the non-kicking foot right beside the ball|hips square to the target|accurate strike",
        "like|player",
    ),
    Case(
        "Soccer",
        "Soccer Drills - Dribbling",
        "The touch is a little bit too heavy there. If she takes smaller touches with the laces, she'll "
        "be able to keep the ball closer and, you know, change direction quicker.",
        TIP,
        "smaller touches with the laces|keep the ball closer|change direction",
        "know",
    ),
    Case(
        "Soccer",
        "Soccer Drills - Inside Trap and Outside Play",
        "Again, as the ball comes in, the player needs to, needs to open up their hips so that they can "
        "receive the ball on the back foot and play forward with one touch.",
        TIP,
        "should open up their hips|as the ball comes in|so that they can receive",
        "again|player",
    ),
    Case(
        "Rock Climbing",
        "Rock Climbing - V3",
        "So this climber does a really good job of keeping her arms straight while she's moving her feet, "
        "which conserves a lot of energy in the forearms.",
        GOOD,
        "keeping their arms straight|which conserves a lot of energy|forearms",
        "climber|she",
    ),
    Case(
        "Rock Climbing",
        "Rock Climbing - V1",
        "I'd like to see the climber turn that right hip into the wall, instead of staying square, "
        "because that would give him a lot more reach to that next hold.",
        TIP,
        "should turn the right hip into the wall|instead of staying square|because|reach",
        "climber|see",
    ),
    Case(
        "Rock Climbing",
        "Rock Climbing - V2",
        "Um, he's kind of cutting his feet here. His hips are too far away from the wall, and so there's "
        "a lot of weight on his fingers.",
        TIP,
        "avoid having their hips too far away from the wall|weight on their fingers",
        "kind of|here",
    ),
    Case(
        "Rock Climbing",
        "Rock Climbing - V4",
        "Nice flag with the left leg. That keeps her balanced and it stops her from swinging off the wall "
        "like a barn door.",
        GOOD,
        "nice flag with the left leg|keeps them balanced|swinging off the wall",
    ),
    Case(
        "Bike Repair",
        "Fix a Flat Tire - Replace a Bike Tube",
        "So here she's using the tire lever right across from the valve. It would be better if she "
        "started on the opposite side of the valve, because the bead is tightest by the valve.",
        TIP,
        "should start on the opposite side of the valve|because the bead is tightest",
    ),
    Case(
        "Bike Repair",
        "Clean and Lubricate the Chain",
        "Make sure you wipe off the excess oil after you lube the chain, otherwise it's just gonna "
        "attract dirt and grit and wear out the drivetrain.",
        TIP,
        "wipe off the excess oil after they lube the chain|otherwise it will attract dirt",
        "gonna|just",
    ),
    Case(
        "Bike Repair",
        "Remove a Wheel",
        "Good, so he's shifted it into the smallest cog before taking the wheel off. That makes it a lot "
        "easier to get the chain off of the cassette.",
        GOOD,
        "smallest cog before taking the wheel off|easier to get the chain off",
    ),
    Case(
        "Cooking",
        "Making Cucumber & Tomato Salad",
        "You want to curl your fingers under when you're holding the cucumber, like a claw, so the knife "
        "rides against your knuckles and you don't cut your fingertips.",
        TIP,
        "should curl their fingers under|so the knife rides against their knuckles|fingertips",
    ),
    Case(
        "Cooking",
        "Cooking Scrambled Eggs",
        "The pan is way too hot, um, you can see the eggs are browning. I would turn the heat down and "
        "stir more slowly so that the eggs stay creamy.",
        TIP,
        "should turn the heat down and stir more slowly so that the eggs stay creamy",
        "see",
    ),
    Case(
        "Cooking",
        "Cooking an Omelet",
        "I really like how she's, uh, letting the butter foam up before adding the eggs. That way they "
        "won't stick to the pan.",
        GOOD,
        "lets the butter foam up before adding the eggs|will not stick to the pan",
        "like|really",
    ),
    Case(
        "Health",
        "First Aid - CPR",
        "The rescuer's elbows are bending with every compression. He should lock his elbows and keep his "
        "shoulders directly over his hands to, to get a deeper compression with less effort.",
        TIP,
        "should lock their elbows and keep their shoulders directly over their hands|deeper compression",
        "rescuer",
    ),
    Case(
        "Health",
        "Covid-19 Rapid Antigen Test",
        "Okay, so don't touch the soft tip of the swab when you take it out of the package, because that "
        "contaminates the sample and could give you a false result.",
        TIP,
        "should not touch the soft tip of the swab|because that contaminates the sample|false result",
        "okay",
    ),
    Case(
        "Health",
        "Covid-19 Rapid Antigen Test",
        "She's rotating the swab around the inside of the nostril five times, and that's exactly what we "
        "want to see, because it collects enough of a sample.",
        GOOD,
        "rotates the swab around the inside of the nostril five times|because it collects enough",
        "exactly|see",
    ),
    Case(
        "Guitar",
        "Playing Guitar - Scales and Arpeggios",
        "I notice that the left thumb is creeping up over the neck. Try to keep the thumb behind the "
        "neck, kind of opposite the middle finger. This gives your fingers a lot more reach across the "
        "fretboard.",
        TIP,
        "keep the thumb behind the neck|opposite the middle finger|more reach across the fretboard",
        "kind of|notice",
    ),
    Case(
        "Violin",
        "Playing Violin - Freeplay",
        "Beautiful use of the whole bow here. He's keeping it parallel to the bridge, which gives him a "
        "nice clear tone all the way from the frog to the tip.",
        GOOD,
        "use of the whole bow|parallel to the bridge|which gives them a nice clear tone",
        "here",
    ),
    Case(
        "Violin",
        "Playing Violin - Scales",
        "The musician's right wrist is a little stiff, so it would help if she relaxed the wrist at the "
        "bow change, so the sound doesn't get scratchy.",
        TIP,
        "should relax the wrist at the bow change|so the sound does not get scratchy",
        "musician|relaxed",
    ),
    Case(
        "Piano",
        "Playing Piano - Scales",
        "Keep your fingers curved and close to the keys. When they fly up like that it slows you down and "
        "makes the scale uneven.",
        TIP,
        "should keep their fingers curved and close to the keys|slows them down",
    ),
    Case(
        "Piano",
        "Playing Piano - Freeplay",
        "Well, like I said before, uh, I think the wrists are nice and relaxed, and they stay level with "
        "the keys, which lets him play the fast passage without any tension.",
        GOOD,
        "keeps the wrists nice and relaxed|which lets them play the fast passage",
        "said|think",
    ),
    Case(
        "Dance",
        "Performing the basic choreography",
        "So I think our dancer could really extend the arm all the way through the fingertips, it would "
        "make the line look longer and finish the movement.",
        TIP,
        "extend the arm all the way through the fingertips|would make the line look longer",
        "dancer|think",
    ),
    Case(
        "Dance",
        "Salsa",
        "She doesn't shift her weight fully onto the left foot before the turn, so she ends up losing her "
        "balance coming out of it.",
        TIP,
        "should shift their weight fully onto the left foot before the turn|losing their balance",
        "should not|so that",
    ),
    Case(
        "Rock Climbing",
        "Rock Climbing - V3",
        "So now the climber moves the left hand up to the next hold and then brings the right foot up.",
        UNUSABLE,
        reason=Unusable.NO_JUDGEMENT,
    ),
    Case(
        "Basketball",
        "Basketball Drills - Mikan Layup",
        "Sorry, can you hear me? I think my microphone was off. Let me restart this recording.",
        UNUSABLE,
        reason=Unusable.OFF_TOPIC,
    ),
    Case(
        "Piano",
        "Playing Piano - Scales",
        "Same thing as in the previous video, he should do what I told him there.",
        UNUSABLE,
        reason=Unusable.NOT_IN_CLIP,
    ),
)

FRAME = word_set(
    """
    the participant should do does well to keep keeps avoid improve make makes sure show shows have has having
    let lets letting work on use of job not be is are so that because which will this otherwise then doing they
    them their themselves a an and or in with by for at as it
    """
)
"""Words that need not stand in the transcript."""
FUNCTION = word_set(
    "was were can could would may might did more most than too very into onto from up down out off over"
)
FORMS = {
    "brought": "bring",
    "kept": "keep",
    "gave": "give",
    "took": "take",
    "made": "make",
    "got": "get",
    "held": "hold",
}
SPOKEN = re.compile(
    r"\b(?:um+|uh+|er|you know|kind of|sort of|i mean|okay|gonna|wanna|let me|basically"
    r"|i|i'd|me|my|mine|you|your|yours|we|us|our|he|him|his|she|her|hers)\b",
    re.IGNORECASE,
)
AGREES = re.compile(
    r"^The participant (?:should (?:not |avoid )?\w+|(?:\w+ly )?(?!keep\b|have\b|do\b|are\b)\w+s|can|will) \S",
    re.IGNORECASE,
)


def stem(word: str) -> str:
    """A crude stem: irregular forms by table, then the common endings, a doubled last letter and a final e."""
    word = FORMS.get(word, word)
    for ending in ("ing", "ies", "es", "ed", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    word = word.removesuffix("e")
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word


def ungrounded(feedback: str, said: str) -> set[str]:
    """The content words of `feedback` that `said` lacks."""
    heard = {stem(word) for word in re.findall(r"[a-z]+", said.lower())}
    words = re.findall(r"[a-z]+", feedback.lower())
    return {word for word in words if word not in FRAME | FUNCTION and stem(word) not in heard}


def faults(case: Case) -> list[str]:
    """Everything that is wrong with the reply to one case."""
    reply = ask(case.said, case.activity, case.task)
    if reply.verdict is not case.verdict or reply.unusable_reason is not case.reason:
        return [f"{reply.verdict}/{reply.unusable_reason}, not {case.verdict}/{case.reason}: {reply.feedback}"]
    if case.verdict is UNUSABLE:
        return [] if not reply.feedback else ["text although unusable"]
    return [*faults_of_form(reply.feedback), *faults_of_content(reply.feedback, case)]


def faults_of_form(text: str) -> list[str]:
    checks = {
        "opening": text.startswith("The participant "),
        "one full stop": bool(re.fullmatch(r"[^.!?]+\.", text)),
        "length": 20 <= len(text) < 330,
        "spoken": not SPOKEN.search(text),
        "agreement": bool(AGREES.match(text))
        and not re.search(r"\bthey (?:is|has|was|does|\w+ies|gets|keeps|goes)\b", text),
        "spaces": not re.search(r"\s{2}|\s[,.]|,,|, *\.", text),
        "stutter": not re.search(r"\b(\w+) \1\b", text),
    }
    return [name for name, is_right in checks.items() if not is_right]


def faults_of_content(text: str, case: Case) -> list[str]:
    held = [f"lacks {part!r}" for part in case.holds.split("|") if part and part not in text]
    extra = [f"holds {part!r}" for part in case.lacks.split("|") if part and re.search(rf"\b{part}\b", text)]
    return held + extra + [f"not said: {word}" for word in sorted(ungrounded(text, case.said))]


def ask(said: str, activity: str = "Basketball", task: str = "") -> FeedbackReply:
    return answer(FeedbackVariables(activity=activity, task_name=task, transcript=said))


def test_hand_written_commentaries_become_feedback() -> None:
    failed = {index: found for index, case in enumerate(CASES) if (found := faults(case))}
    for index, found in failed.items():
        print(f"case {index}: {found}")
    assert len(CASES) == 30
    assert len({case.activity for case in CASES}) >= 8
    assert not failed
