"""Plants known numbers of remarks whose questions have a shortcut, for the filters to find.

The built-in distractors exchange the action of a feedback for other actions of the activity and keep its scope
("throughout the climb"). An image ("like honey sliding off a spoon") has no word whose opposite their rules know, so
each distractor gives up all of it: the four share words with each other and not with the key, which is the odd one
out. An image longer than two actions joined makes the key by far the longest option as well.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import groupby

from schemas.records import Record
from tasks.sources.demo.commentaries import DemoCommentary, person_for
from tasks.sources.demo.draws import Draws
from tasks.sources.demo.experts import DemoExpert, demo_experts
from tasks.sources.demo.grammar import THEY, Form, realise
from tasks.sources.demo.planted_images import IMAGES
from tasks.sources.demo.quirks import SpoiltCommentaries
from tasks.sources.demo.speech import Stance, transcript
from tasks.sources.demo.takes import DemoTake

REMARKS_EACH = 2
"""Most planted remarks of one expert about one take."""

TIP_FRAMES = (
    "so here ~ {s} [need] to {said}",
    "I'd like to see {o} {said}",
    "next time ~ {s} should {said}",
    "I would encourage {o} to {said}",
    "{s} should {said}",
)
GOOD_FRAMES = (
    "I really like how {s} {said}",
    "what I love here ~ is how {s} {said}",
)
_STANCES = {">": Stance.TIP, "+": Stance.GOOD}


class Shortcut(StrEnum):
    """What gives the key of a planted remark's question away."""

    LONGEST = "longest"
    """It is by far the longest option, and unlike the others: for the length filter."""
    ODD = "odd"
    """It is clearly unlike the others and about as long: for the judge of the odd one out."""
    SLIGHT = "slight"
    """It is a little unlike the others, as a fair key is now and then: too little for a judge, so that most stay."""


class PlantedRemark(Record):
    """One image of a coach."""

    slug: str
    """The activity that it goes with."""
    shortcut: Shortcut
    """What gives the key away."""
    stance: Stance
    """Advice or praise."""
    phrase: str
    """A verb phrase with the marks of `tasks.sources.demo.grammar`."""


class PlantedCommentary(DemoCommentary):
    """A recording of a planted remark."""

    shortcut: Shortcut
    """What gives the key of its question away."""


@cache
def planted_remarks() -> tuple[PlantedRemark, ...]:
    """Every remark there is to plant, by activity."""
    return tuple(_remarks(IMAGES))


def with_planted(spoilt: SpoiltCommentaries, takes: Sequence[DemoTake], seed: int) -> SpoiltCommentaries:
    """The commentaries with each remark said once, as the last words of an expert about a take that may be used.

    An activity's remarks go round its experts and takes, at most `REMARKS_EACH` to each; those beyond are left out.
    """
    usable = {take.take_uid: take for take in takes if take.activity.is_used and not take.is_dropped}
    dealt = _dealt(spoilt.commentaries, usable)
    out: list[DemoCommentary] = []
    for annotation, group in groupby(spoilt.commentaries, _annotation):
        out += group
        for remark in dealt.get(annotation, ()):
            out.append(_commentary(remark, out[-1], usable[out[-1].take_uid], seed))
    return spoilt.model_copy(update={"commentaries": tuple(out)})


def _dealt(
    commentaries: Sequence[DemoCommentary], usable: Mapping[str, DemoTake]
) -> dict[tuple[str, str], list[PlantedRemark]]:
    """The remarks by take and expert."""
    hosts: defaultdict[str, list[list[PlantedRemark]]] = defaultdict(list)
    dealt: dict[tuple[str, str], list[PlantedRemark]] = {}
    for annotation in dict.fromkeys(_annotation(said) for said in commentaries if said.take_uid in usable):
        dealt[annotation] = []
        hosts[usable[annotation[0]].activity.slug].append(dealt[annotation])
    for slug, remarks in groupby(planted_remarks(), lambda remark: remark.slug):
        for remark, host in zip(remarks, hosts[slug] * REMARKS_EACH, strict=False):
            host.append(remark)
    return dealt


def _annotation(said: DemoCommentary) -> tuple[str, str]:
    return said.take_uid, said.expert_uid


def _commentary(remark: PlantedRemark, before: DemoCommentary, take: DemoTake, seed: int) -> PlantedCommentary:
    """The remark, between what the expert said before and the end of the take."""
    draws = Draws(seed, "planted", before.take_uid, before.expert_uid, before.recording)
    expert = next(expert for expert in demo_experts(seed) if expert.expert_uid == before.expert_uid)
    text = _text(remark, take, expert, draws)
    is_late = before.video_time_sec >= take.duration_sec
    start_sec = 0.95 * take.duration_sec if is_late else before.video_time_sec
    is_tip = remark.stance is Stance.TIP
    form = Form.BASE if is_tip else Form.THIRD
    told = f"The participant {'should ' if is_tip else ''}{realise(remark.phrase, THEY, form)}."
    return PlantedCommentary(
        take_uid=before.take_uid,
        take_name=before.take_name,
        expert_uid=before.expert_uid,
        recording=before.recording + 1,
        video_time_sec=start_sec + (take.duration_sec - start_sec) * draws.between(0.2, 0.6),
        text=text,
        error=None,
        spoken_sec=len(text.split()) / draws.between(2.1, 3.0),
        good_executions=() if is_tip else (told,),
        tips_for_improvement=(told,) if is_tip else (),
        shortcut=remark.shortcut,
    )


def _text(remark: PlantedRemark, take: DemoTake, expert: DemoExpert, draws: Draws) -> str:
    person = person_for(take, expert, draws)
    is_tip = remark.stance is Stance.TIP
    said = realise(remark.phrase, person, Form.BASE if is_tip else Form.FINITE)
    frame = draws.pick(TIP_FRAMES if is_tip else GOOD_FRAMES)
    return transcript([realise(frame, person).replace("{said}", said)], expert, draws)


def _remarks(sheet: str) -> Iterator[PlantedRemark]:
    """Reads a section at a time: a heading, then phrases that may go on over several lines."""
    for section in filter(None, (section.strip() for section in sheet.split("#"))):
        heading, *lines = section.splitlines()
        slug, shortcut = heading.split(" | ")
        for mark, phrase in _phrases(lines):
            yield PlantedRemark(slug=slug, shortcut=Shortcut(shortcut), stance=_STANCES[mark], phrase=phrase)


def _phrases(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    starts = [index for index, line in enumerate(lines) if line[:1] in _STANCES]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        mark, *words = " ".join(lines[start:end]).split()
        yield mark, " ".join(words)
