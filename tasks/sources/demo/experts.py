"""Who comments: invented experts, each with habits of speech."""

from schemas.records import Record
from tasks.sources.demo.draws import Draws, short_uid_of
from tasks.sources.demo.takes import DemoTake

_FIELDS = {
    "basketball": ("basketball",),
    "ball": ("basketball", "soccer"),
    "soccer": ("soccer",),
    "wall": ("bouldering",),
    "wall-too": ("bouldering",),
    "bike": ("bike",),
    "bike-too": ("bike",),
    "kitchen": ("cooking",),
    "kitchen-too": ("cooking",),
    "clinic": ("covid", "cpr"),
    "clinic-too": ("covid", "cpr"),
    "strings": ("guitar", "violin"),
    "guitar": ("guitar",),
    "keys": ("piano",),
    "music": ("piano", "violin", "trombone"),
    "dance": ("dance",),
    "dance-too": ("dance",),
    "hoops": ("basketball",),
    "pitch": ("soccer",),
    "boulders": ("bouldering",),
    "garage": ("bike",),
    "bakery": ("cooking",),
    "stage": ("dance",),
    "rescue": ("cpr",),
    "fiddle": ("violin",),
    "outdoors": ("campsite",),
}
_HABITS = (
    ("um,", "uh,", "you know,"),
    ("uh,", "um,", "I mean,"),
    ("you know,", "um,", "like,"),
    ("um,", "um,", "uh,"),
    ("you know,", "I guess,", "uh,"),
    ("like,", "you know,", "um,"),
)


class DemoExpert(Record):
    """Somebody who comments on takes."""

    expert_uid: str
    """Six lower-case letters and digits."""
    slugs: tuple[str, ...]
    """Activities that this expert comments on."""
    fillers: tuple[str, ...]
    """What this expert says while thinking, with the comma."""
    filler_rate: float
    """How often, from 0 to 1, a place for a filler is used."""
    takes_own_pronoun: float
    """How often, from 0 to 1, this expert says they whatever the participant goes by."""


def demo_experts(seed: int = 7) -> tuple[DemoExpert, ...]:
    """All the experts."""
    return tuple(_expert(field, slugs, seed) for field, slugs in _FIELDS.items())


def _expert(field: str, slugs: tuple[str, ...], seed: int) -> DemoExpert:
    draws = Draws(seed, "expert", field)
    return DemoExpert(
        expert_uid=short_uid_of("expert", seed, field),
        slugs=slugs,
        fillers=draws.pick(_HABITS),
        filler_rate=draws.between(0.25, 0.7),
        takes_own_pronoun=draws.between(0.0, 0.3),
    )


def experts_of(take: DemoTake, seed: int = 7) -> tuple[DemoExpert, ...]:
    """The one to three experts who comment on a take."""
    able = tuple(expert for expert in demo_experts(seed) if take.activity.slug in expert.slugs)
    draws = Draws(seed, "experts of", take.take_uid)
    wanted = draws.pick((1, 1, 2, 2, 3))
    return draws.shuffled(able)[:wanted]
