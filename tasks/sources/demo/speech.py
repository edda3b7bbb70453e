"""Turns coaching points into what an expert says aloud, as a speech recogniser would write it down."""

import re
from collections.abc import Sequence
from enum import StrEnum

from schemas.records import Record
from tasks.sources.demo import frames_around, frames_points
from tasks.sources.demo.draws import Draws
from tasks.sources.demo.experts import DemoExpert
from tasks.sources.demo.grammar import THEY, WE, YOU, Form, Person, realise
from tasks.sources.demo.sheet import CoachingPoint, Sight

FEWEST_WORDS = 15
MOST_WORDS = 110
MOST_SENTENCES = 5


class Stance(StrEnum):
    """What a commentary is about."""

    TIP = "tip"
    GOOD = "good"
    MIXED = "mixed"
    SCENE = "scene"
    ASIDE = "aside"


class Moment(Record):
    """What an expert is about to say."""

    stance: Stance
    """What it is about."""
    tip: CoachingPoint | None
    """The point to criticise."""
    good: CoachingPoint | None
    """The point to praise."""
    sights: tuple[Sight, ...]
    """Three things in a row to describe."""
    person: Person
    """How the performer is spoken of."""
    performer: str
    """Noun for the performer."""
    place: str
    """Noun for where it happens."""


_FRAMES: dict[Stance, tuple[str, ...]] = {
    Stance.TIP: frames_points.TIP_FRAMES,
    Stance.GOOD: frames_points.GOOD_FRAMES,
    Stance.MIXED: frames_points.MIXED_FRAMES,
    Stance.SCENE: frames_around.SCENE_FRAMES,
}
_FORMS = {
    "fault": Form.FINITE,
    "faulting": Form.GERUND,
    "good": Form.FINITE,
    "gooding": Form.GERUND,
    "advice": Form.BASE,
    "advising": Form.GERUND,
    "why": Form.FINITE,
    "payoff": Form.FINITE,
    "do": Form.FINITE,
    "doing": Form.GERUND,
    "dobase": Form.BASE,
}
_SPEAKERS = {"you": YOU, "we": WE, "they": THEY}
_SLOT = re.compile(r"\{(g_)?([a-z]{2,})([123])?(?:_(you|we|they))?\}")
_HEDGES = ("kind of", "sort of", "just", "really", "kind of", "actually", "a little bit")
_ECHOED = re.compile(r"\b(he's|she's|they're|you're|it's|that's|he|she|they|the|I'd|I|and|to|if|so)\b(?= [a-z])")
_LINKS = re.compile(r"\b(because|but|and|so)\b(?= (?:the|he|she|they|it|you|there)\b)")


def speak(moment: Moment, expert: DemoExpert, draws: Draws) -> str:
    """The transcript: a leading space, then 1 to 5 sentences of 15 to 110 words in all."""
    used: set[str] = set()
    body = _body(moment, used, draws)
    sentences = [*_lead_in(body, draws), *body][:MOST_SENTENCES]
    closers = _closers(moment)
    if len(sentences) < MOST_SENTENCES:
        sentences += _more(moment, used, draws)
    if len(sentences) < MOST_SENTENCES and closers and draws.chance(0.32):
        sentences.append(draws.pick(closers))
    while _word_count(sentences) < FEWEST_WORDS:
        sentences.append(draws.pick(closers or frames_around.ASIDE_TAILS))
    return transcript(sentences, expert, draws)


def transcript(sentences: Sequence[str], expert: DemoExpert, draws: Draws) -> str:
    """The sentences as the expert says them, from a leading space to the stop; the last go where there are too many.

    They hold no mark but `~`, which may become a filler, and `^`, which may become a hedge.
    """
    said = [_spoken(sentence, expert, draws) for sentence in sentences]
    while _word_count(said) > MOST_WORDS - 4:
        said.pop()
    return " " + _punctuated(_opened(said, draws), draws)


def _body(moment: Moment, used: set[str], draws: Draws) -> list[str]:
    if moment.stance is Stance.ASIDE:
        frame = f"{draws.pick(frames_around.ASIDE_HEADS)} / {draws.pick(frames_around.ASIDE_TAILS)}"
    else:
        frame = draws.pick(_FRAMES[moment.stance])
    if draws.chance(0.3):
        frame = frame.replace("{sbe}", f"{draws.pick(('the', 'this', 'our'))} {moment.performer} is", 1)
    return _sentences(frame, moment, used, draws)


def _more(moment: Moment, used: set[str], draws: Draws) -> list[str]:
    """Now and then the point once more in other words, or a ramble."""
    if moment.stance is Stance.ASIDE or draws.chance(0.68):
        return []
    if moment.stance is Stance.SCENE or draws.chance(0.35):
        is_tip = moment.stance in (Stance.TIP, Stance.MIXED)
        return [draws.pick(frames_around.RAMBLES + (frames_around.TIP_RAMBLES if is_tip else ()))]
    is_good = moment.stance is Stance.GOOD
    again = frames_around.GOOD_RESTATES if is_good else frames_around.TIP_RESTATES
    return _sentences(draws.pick(again), moment, used, draws)


def _sentences(frame: str, moment: Moment, used: set[str], draws: Draws) -> list[str]:
    text = realise(_filled(frame, moment, used, draws), moment.person)
    return [sentence.strip() for sentence in text.split(" / ")]


def _filled(frame: str, moment: Moment, used: set[str], draws: Draws) -> str:
    def content(slot: re.Match[str]) -> str:
        praised, field, index, speaker = slot.groups()
        if field in ("performer", "place"):
            return moment.performer if field == "performer" else moment.place
        if field not in _FORMS and field != "part":
            return slot.group(0)
        if index:
            return realise(moment.sights[int(index) - 1].doing, moment.person, _FORMS[field])
        point = moment.good if praised or moment.tip is None else moment.tip
        return _phrase(point, field, _SPEAKERS.get(speaker, moment.person), used, draws)

    return _SLOT.sub(content, frame)


def _phrase(point: CoachingPoint | None, field: str, person: Person, used: set[str], draws: Draws) -> str:
    if point is None:
        raise ValueError(f"The slot {field!r} needs a coaching point and the moment has none.")
    if field == "part":
        return point.part
    if field.startswith("fault"):
        options = point.faults
    elif field.startswith("good"):
        options = point.goods
    elif field.startswith("adv"):
        options = point.advice
    else:
        options = point.whys if field == "why" else point.payoffs
    phrase = draws.pick([option for option in options if option not in used] or options)
    used.add(phrase)
    return realise(phrase, person, _FORMS[field])


def _lead_in(body: Sequence[str], draws: Draws) -> list[str]:
    stops_already = any(word in body[0] for word in ("let me", "stopped", "hold on", "blocked", "skip"))
    is_wanted = not stops_already and draws.chance(0.14)
    return [draws.pick(frames_around.LEAD_INS)] if is_wanted else []


def _closers(moment: Moment) -> tuple[str, ...]:
    if moment.stance in (Stance.TIP, Stance.MIXED):
        return frames_around.TIP_CLOSERS
    return frames_around.GOOD_CLOSERS if moment.stance is Stance.GOOD else ()


def _spoken(sentence: str, expert: DemoExpert, draws: Draws) -> str:
    """Fillers and hedges in their places, and now and then a false start."""
    words: list[str] = []
    for word in sentence.split():
        if word == "~":
            if draws.chance(expert.filler_rate) and words:
                words[-1] = words[-1].rstrip(",") + ","
                words.append(draws.pick(expert.fillers))
        elif word == "^":
            words.extend([draws.pick(_HEDGES)] if draws.chance(0.5) else [])
        else:
            words.append(word)
    return _stumbled(" ".join(words), expert, draws)


def _stumbled(sentence: str, expert: DemoExpert, draws: Draws) -> str:
    if draws.chance(expert.filler_rate * 0.35):
        sentence = _at_one(_LINKS, sentence, draws, f"{{}}, {draws.pick(expert.fillers)}")
    if draws.chance(0.06):
        sentence = _at_one(_ECHOED, sentence, draws, draws.pick(("{0}, {0}", "{0}, {0}", "{0}, uh, {0}")))
    return sentence


def _at_one(pattern: re.Pattern[str], sentence: str, draws: Draws, template: str) -> str:
    """The sentence with one match of the pattern rewritten."""
    matches = list(pattern.finditer(sentence))
    if not matches:
        return sentence
    match = draws.pick(matches)
    return sentence[: match.start()] + template.format(match.group(0)) + sentence[match.end() :]


def _opened(sentences: Sequence[str], draws: Draws) -> list[str]:
    first = sentences[0]
    starts_already = first.split()[0].strip(",") in ("so", "okay", "alright", "again", "wow", "and", "right", "well")
    if starts_already or not draws.chance(0.5):
        return list(sentences)
    return [f"{draws.pick(frames_around.OPENERS)} {first}", *sentences[1:]]


def _punctuated(sentences: Sequence[str], draws: Draws) -> str:
    """Sentences with capitals and stops, some of them run together."""
    text = sentences[0]
    for sentence in sentences[1:]:
        if not text.endswith("?") and draws.chance(0.25):
            starts_linked = sentence.split()[0].strip(",") in ("so", "and", "but", "because", "if", "when")
            text += ", " + ("" if starts_linked else draws.pick(("and ", "", ""))) + sentence
        else:
            text += ("" if text.endswith("?") else ".") + " " + _capital(sentence)
    return _capital(text) + ("" if text.endswith("?") else ".")


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _word_count(sentences: Sequence[str]) -> int:
    return sum(len(sentence.replace("~", "").replace("^", "").split()) for sentence in sentences)
