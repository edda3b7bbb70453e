"""What the experts say about each take, before anything is spoilt on purpose."""

from collections.abc import Iterator, Sequence

from schemas.commentary import Split
from schemas.records import Record
from tasks.sources.demo.catalog import sheet_of
from tasks.sources.demo.draws import Draws
from tasks.sources.demo.experts import DemoExpert, experts_of
from tasks.sources.demo.grammar import PRONOUNS, THEY, YOU, Form, Person, realise
from tasks.sources.demo.sheet import CoachingPoint, Sight
from tasks.sources.demo.speech import Moment, Stance, speak
from tasks.sources.demo.takes import DemoTake, Proficiency

FAULT_RATES = {
    Proficiency.NOVICE: 0.72,
    Proficiency.EARLY_EXPERT: 0.58,
    Proficiency.INTERMEDIATE_EXPERT: 0.4,
    Proficiency.LATE_EXPERT: 0.26,
}
"""How much of what there is to see in a take goes wrong."""


class DemoCommentary(Record):
    """One recording of one expert about one moment of one take."""

    take_uid: str
    """The take."""
    take_name: str
    """Its name."""
    expert_uid: str
    """Who speaks."""
    recording: int
    """Number of the recording."""
    video_time_sec: float
    """Where in the take the expert stopped the video."""
    text: str | None
    """The transcript; None where the transcription failed."""
    error: str | None
    """Why the transcription failed."""
    spoken_sec: float
    """About how long the expert speaks."""
    good_executions: tuple[str, ...]
    """What is done well, in short."""
    tips_for_improvement: tuple[str, ...]
    """What to improve, in short."""


def demo_commentaries(takes: Sequence[DemoTake], seed: int = 7) -> tuple[DemoCommentary, ...]:
    """The commentaries of every take that is not withheld, by take, expert and time."""
    open_takes = [take for take in takes if take.split is not Split.TEST]
    return tuple(
        commentary
        for take in open_takes
        for expert in experts_of(take, seed)
        for commentary in _of_expert(take, expert, seed)
    )


def goes_wrong(take: DemoTake, point: CoachingPoint, seed: int = 7) -> bool:
    """Whether a point goes wrong in a take: all of its experts agree on that."""
    return Draws(seed, "truth", take.take_uid, point.name).chance(FAULT_RATES[take.proficiency])


def _of_expert(take: DemoTake, expert: DemoExpert, seed: int) -> Iterator[DemoCommentary]:
    draws = Draws(seed, "commentaries", take.take_uid, expert.expert_uid)
    deck = list(draws.shuffled(sheet_of(take.activity.slug).points_for(take.task.task_id)))
    number = 5 + draws.below(6) if take.activity.is_used else 2 + draws.below(2)
    recording = draws.below(3)
    for index in range(number):
        share = (index + draws.between(0.1, 1.0)) / number
        moment = _moment(take, expert, deck, draws, seed)
        yield _commentary(take, expert, recording, share * take.duration_sec, moment, draws)
        recording += 2 if draws.chance(0.12) else 1


def _moment(take: DemoTake, expert: DemoExpert, deck: list[CoachingPoint], draws: Draws, seed: int) -> Moment:
    point = deck.pop(0)
    deck.append(point)
    is_wrong = goes_wrong(take, point, seed)
    stance = _stance(is_wrong, draws)
    partner = next((other for other in deck[:-1] if goes_wrong(take, other, seed) is not is_wrong), None)
    if stance is Stance.MIXED and partner is None:
        stance = Stance.TIP if is_wrong else Stance.GOOD
    if stance is Stance.MIXED and partner is not None:
        deck.remove(partner)
        deck.append(partner)
    return Moment(
        stance=stance,
        tip=point if is_wrong else (partner if stance is Stance.MIXED else None),
        good=(partner if stance is Stance.MIXED else None) if is_wrong else point,
        sights=_sights(take, draws),
        person=person_for(take, expert, draws),
        performer=draws.pick(take.activity.performers),
        place=take.activity.place,
    )


def _stance(is_wrong: bool, draws: Draws) -> Stance:
    roll = draws.unit()
    if roll < 0.06:
        return Stance.SCENE
    if roll < 0.10:
        return Stance.ASIDE
    if roll < 0.22:
        return Stance.MIXED
    return Stance.TIP if is_wrong else Stance.GOOD


def _sights(take: DemoTake, draws: Draws) -> tuple[Sight, ...]:
    """Three sights in the order in which they happen."""
    sights = sheet_of(take.activity.slug).sights_for(take.task.task_id)
    start = draws.below(len(sights) - 2)
    return sights[start : start + 3]


def person_for(take: DemoTake, expert: DemoExpert, draws: Draws) -> Person:
    """How the expert speaks of the performer this time."""
    if draws.chance(0.07):
        return YOU
    return THEY if draws.chance(expert.takes_own_pronoun) else PRONOUNS[take.pronoun]


def _commentary(
    take: DemoTake, expert: DemoExpert, recording: int, time_sec: float, moment: Moment, draws: Draws
) -> DemoCommentary:
    text = speak(moment, expert, draws)
    is_tip = moment.stance in (Stance.TIP, Stance.MIXED) and moment.tip is not None
    is_good = moment.stance in (Stance.GOOD, Stance.MIXED) and moment.good is not None
    return DemoCommentary(
        take_uid=take.take_uid,
        take_name=take.take_name,
        expert_uid=expert.expert_uid,
        recording=recording,
        video_time_sec=time_sec,
        text=text,
        error=None,
        spoken_sec=len(text.split()) / draws.between(2.1, 3.0),
        good_executions=(_praise(moment.good, draws),) if is_good and moment.good else (),
        tips_for_improvement=_tips(moment.tip, draws) if is_tip and moment.tip else (),
    )


def _praise(point: CoachingPoint, draws: Draws) -> str:
    good = realise(draws.pick(point.goods), THEY, Form.THIRD)
    payoff = realise(draws.pick(point.payoffs), THEY)
    frame = draws.pick(("The participant {good}.", "The participant {good}, so {payoff}.", "{Good}, so {payoff}."))
    return frame.format(good=good, Good=good[0].upper() + good[1:], payoff=payoff)


def _tips(point: CoachingPoint, draws: Draws) -> tuple[str, ...]:
    """One tip, or now and then the fault and the remedy as two."""
    advice = realise(draws.pick(point.advice), THEY, Form.BASE)
    fault = realise(draws.pick(point.faults), THEY, Form.THIRD)
    why = realise(draws.pick(point.whys), THEY)
    if draws.chance(0.15):
        return (f"The participant {fault}, so {why}.", f"The participant should {advice}.")
    frame = draws.pick(
        (
            "The participant should {advice}.",
            "Should {advice}, because otherwise {why}.",
            "The participant {fault}; {why}.",
        )
    )
    return (frame.format(advice=advice, fault=fault, why=why),)
