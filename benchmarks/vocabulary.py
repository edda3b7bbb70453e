"""Words that generated commentary is made of, in classes: a word gives way to another of its class."""

from typing import NamedTuple

PARTS = ("elbow", "wrist", "knee", "shoulder", "hip", "ankle", "foot", "hand", "thumb", "heel", "chin", "forearm")
SIDES = ("left", "right")
DEGREES = (
    *("higher", "lower", "closer", "wider", "looser", "tighter", "straighter", "softer", "steadier", "deeper"),
    *("further", "flatter", "firmer", "lighter", "smoother", "squarer"),
)
MOVES = ("bring", "turn", "drive", "press", "rotate", "extend", "relax", "lift", "settle", "point", "swing", "place")
TIMES = ("before", "after", "while", "until", "whenever")
RESULTS = (
    *("balance", "power", "control", "rhythm", "accuracy", "tension", "speed", "contact", "pressure", "timing"),
    *("posture", "stability", "momentum", "leverage", "comfort", "reach", "precision", "range"),
)
CHANGES = ("improves", "suffers", "disappears", "returns", "increases", "settles", "follows", "fades")
PLACES = (
    *("corner", "middle", "outside", "inside", "front", "edge", "centre", "surface", "target", "opposite", "start"),
    *("line", "angle", "base", "rest", "bottom"),
)

_SYLLABLES = (
    *("ba", "be", "bo", "da", "di", "do", "fa", "fe", "ga", "go", "ka", "ki", "la", "le", "lo", "ma", "mi", "na"),
    *("no", "pa", "pe", "ra", "ri", "ro", "sa", "so", "ta", "ve"),
)
RARE = tuple(f"{one}{two}{three}ric" for one in _SYLLABLES for two in _SYLLABLES for three in _SYLLABLES)
"""Words that nobody says often, which every large collection has by the thousand."""

CLASSES = (RARE, PARTS, SIDES, DEGREES, MOVES, TIMES, RESULTS, CHANGES, PLACES)
CLASS_OF = {word: words for words in CLASSES for word in words}
"""The class of each word."""


class Activity(NamedTuple):
    """One of ExAct's activities, as the generated source has it."""

    slug: str
    """Short name; part of the takes' names."""
    task_id: int
    """The source's task number."""
    task_name: str
    """The source's task name."""
    things: tuple[str, ...]
    """What is handled."""
    doings: tuple[str, ...]
    """What is done with it."""


ACTIVITIES = (
    Activity(
        "basketball",
        6001,
        "Basketball Drills - Mikan Layup",
        ("ball", "rim", "backboard", "rebound", "layup", "pivot"),
        ("catching", "releasing", "dribbling", "shooting", "guarding", "laying up"),
    ),
    Activity(
        "soccer",
        8005,
        "Soccer Drills - Penalty Kick",
        ("ball", "goal", "pass", "cone", "volley", "run-up"),
        ("striking", "trapping", "juggling", "chasing", "crossing", "shielding"),
    ),
    Activity(
        "bouldering",
        7001,
        "Rock Climbing - V1",
        ("hold", "crimp", "sloper", "volume", "wall", "jug"),
        ("matching", "flagging", "reaching", "gripping", "smearing", "leaving"),
    ),
    Activity(
        "bike",
        4002,
        "Remove a Wheel",
        ("wheel", "tire", "tube", "axle", "lever", "chain"),
        ("removing", "seating", "inflating", "loosening", "wiping", "checking"),
    ),
    Activity(
        "cooking",
        1003,
        "Cooking an Omelet",
        ("egg", "onion", "pan", "spatula", "knife", "tomato"),
        ("chopping", "stirring", "folding", "seasoning", "cracking", "slicing"),
    ),
    Activity(
        "covid",
        2001,
        "Covid-19 Rapid Antigen Test",
        ("swab", "vial", "strip", "cap", "packet", "timer"),
        ("opening", "rotating", "dripping", "reading", "sealing", "inserting"),
    ),
    Activity(
        "cpr",
        2005,
        "First Aid - CPR",
        ("sternum", "manikin", "airway", "compression", "breath", "pulse"),
        ("compressing", "releasing", "checking", "opening", "counting", "covering"),
    ),
    Activity(
        "guitar",
        5001,
        "Playing Guitar - Scales",
        ("string", "fret", "pick", "chord", "neck", "scale"),
        ("fretting", "picking", "muting", "sliding", "strumming", "shifting"),
    ),
    Activity(
        "violin",
        5005,
        "Playing Violin - Scales",
        ("bow", "string", "scroll", "peg", "phrase", "scale"),
        ("bowing", "shifting", "tuning", "slurring", "plucking", "lifting"),
    ),
    Activity(
        "piano",
        5009,
        "Playing Piano - Scales",
        ("key", "pedal", "chord", "octave", "phrase", "scale"),
        ("playing", "releasing", "voicing", "crossing", "pedalling", "repeating"),
    ),
    Activity(
        "dance",
        9001,
        "Performing the basic choreography",
        ("step", "turn", "beat", "phrase", "jump", "frame"),
        ("leading", "closing", "counting", "travelling", "finishing", "landing"),
    ),
)
"""The eleven activities."""
