"""An Ego-Exo4D-shaped source of any size, written take by take: what it says follows from its seed alone."""

import json
import random
import uuid
from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path
from typing import NamedTuple

from vocabulary import (
    ACTIVITIES,
    CHANGES,
    DEGREES,
    MOVES,
    PARTS,
    PLACES,
    RARE,
    RESULTS,
    SIDES,
    TIMES,
    Activity,
)

PER_TAKE = 117_812 / 3_055
"""Commentaries of a take in the real set."""
EXPERTS = 52
JUDGED_SHARE = 0.6
"""Share of the commentaries that the proficiency files judge too."""
SILENT_SHARE = 0.04
"""Share of the commentaries that judge nothing."""
DATE = "20240325_09:15:00"
OPENINGS = (
    "So, um, we are {count} seconds in and the {thing} is about to come into play.",
    "Okay, so what I notice here, you know, is the {result} near the {place}.",
    "Right, so this is attempt number {count}, and I want to pause on the {thing}.",
    "Uh, let me go back a little, the {place} of the {thing} is what I look at.",
    "And here we see the {doing} again, a bit like {count} seconds ago.",
    "",
)
CLOSINGS = (
    "I see that a lot at this level, and the {result} is usually the first thing to go.",
    "You know, compare that with the {place}, it is a different kind of {result}.",
    "That is, like, something to try {count} times with the {thing} and nothing else.",
    "The {doing} itself is, um, not what worries me at this point.",
    "",
    "",
)


class Spoken(NamedTuple):
    """One generated commentary."""

    text: str
    """The transcript."""
    judgement: str
    """`tip`, `good`, or empty where it judges nothing."""


class GeneratedTake(NamedTuple):
    """One generated take."""

    uid: str
    """In the shape of a UUID."""
    name: str
    """Readable name."""
    number: int
    """Counted from 0."""
    split: str
    """train or val."""
    activity: Activity
    """What is done in it."""
    commentaries: int
    """How many are said of it."""


def write_generated_source(root: Path, commentaries: int, seed: int = 7) -> int:
    """Write a source of `commentaries` records under `root` and return the number of its takes."""
    (root / "annotations").mkdir(parents=True, exist_ok=True)
    takes = list(generated_takes(commentaries, seed))
    _write(root / "takes.json", "[", map(_take_line, takes), "]")
    lines = (f"{json.dumps(take.uid)}: {json.dumps(take.split)}" for take in takes)
    _write(root / "annotations/splits.json", '{"take_uid_to_split": {', lines, "}}")
    for split in ("train", "val"):
        own = [take for take in takes if take.split == split]
        _write(
            root / f"annotations/expert_commentary_{split}.json",
            '{"annotations": {',
            (_commentary_line(take, seed) for take in own),
            f'}}, "ds": "{DATE}"}}',
        )
        _write(
            root / f"annotations/proficiency_demonstration_{split}.json",
            '{"annotations": [',
            (_demonstration_line(take, seed) for take in own),
            f'], "ds": "{DATE}"}}',
        )
    return len(takes)


def generated_takes(commentaries: int, seed: int) -> Iterator[GeneratedTake]:
    """The takes of a source, as many commentaries to each as in the real set."""
    count = ceil(commentaries / PER_TAKE)
    for number in range(count):
        activity = ACTIVITIES[number % len(ACTIVITIES)]
        own = commentaries * (number + 1) // count - commentaries * number // count
        uid = str(uuid.UUID(int=_random(seed, "uid", number).getrandbits(128)))
        name = f"unc_{activity.slug}_03-31-23_{number // 4:04d}_{number % 4 + 1}"
        yield GeneratedTake(uid, name, number, "val" if number % 4 == 3 else "train", activity, own)


def spoken(activity: Activity, chance: random.Random) -> Spoken:
    """One commentary: hesitation, at most one judgement, and something beside the point."""
    words = {
        "thing": chance.choice(activity.things),
        "doing": chance.choice(activity.doings),
        "result": chance.choice(RESULTS),
        "place": chance.choice(PLACES),
        "count": chance.randint(2, 40),
    }
    opening, closing = chance.choice(OPENINGS).format(**words), chance.choice(CLOSINGS).format(**words)
    drawn = chance.random()
    judgement = "" if drawn < SILENT_SHARE else "tip" if drawn < 0.6 else "good"
    core = _core(judgement, activity, chance)
    return Spoken(" " + " ".join(part for part in (opening, core, closing) if part), judgement)


def _core(judgement: str, activity: Activity, chance: random.Random) -> str:
    """The judgement itself; `should` marks a tip and `nicely` a good execution."""
    if not judgement:
        return f"This is the {chance.choice(activity.things)}, and now comes the {chance.choice(activity.doings)}."
    thing, other = chance.sample(activity.things, 2)
    part, other_part = chance.sample(PARTS, 2)
    rare = RARE[int(len(RARE) ** chance.random()) - 1]
    where = (
        f"the {chance.choice(SIDES)} {part} {chance.choice(DEGREES)} towards the {chance.choice(PLACES)} of the {rare}"
    )
    when = f"{chance.choice(TIMES)} {chance.choice(activity.doings)} the {other}"
    result, change = chance.choice(RESULTS), chance.choice(CHANGES)
    why = f"the {result} of the {other_part} {change}"
    move = chance.choice(MOVES)
    if judgement == "tip":
        return f"I think they should {move} {where} {thing} {when}, because otherwise {why}."
    return f"I like how they nicely {move} {where} {thing} {when}, and so {why}."


def _take_line(take: GeneratedTake) -> str:
    return json.dumps(
        {
            "root_dir": f"takes/{take.name}",
            "take_name": take.name,
            "take_uid": take.uid,
            "participant_uid": 100 + take.number // 4,
            "is_dropped": False,
            "task_id": take.activity.task_id,
            "task_name": take.activity.task_name,
            "duration_sec": _duration_sec(take),
        }
    )


def _commentary_line(take: GeneratedTake, seed: int) -> str:
    records = [
        {
            "recording": f"{number}.webm",
            "video_time": _video_time(number),
            "text": said.text,
            "error": False,
            "_error_desc": None,
            "duration_approx": 14.0,
        }
        for number, said in enumerate(_said(take, seed))
    ]
    annotation = {
        "take_name": take.name,
        "take_uid": take.uid,
        "task_id": take.activity.task_id,
        "task_name": take.activity.task_name,
        "commentary": f"{take.name}/{_expert(take)}",
        "commentary_data": records,
    }
    return f"{json.dumps(take.uid)}: {json.dumps([annotation])}"


def _demonstration_line(take: GeneratedTake, seed: int) -> str:
    chosen = _random(seed, "judged", take.number)
    sections: dict[str, list[dict[str, object]]] = {"tip": [], "good": []}
    for number, said in enumerate(_said(take, seed)):
        if said.judgement and chosen.random() < JUDGED_SHARE:
            entry: dict[str, object] = {"video_time": _video_time(number), "list": [said.text.strip()]}
            sections[said.judgement].append(entry | {"expert_uid": _expert(take)})
    return json.dumps(
        {"take_uid": take.uid, "good_executions": sections["good"], "tips_for_improvement": sections["tip"]}
    )


def _said(take: GeneratedTake, seed: int) -> Iterator[Spoken]:
    chance = _random(seed, "said", take.number)
    for _ in range(take.commentaries):
        yield spoken(take.activity, chance)


def _random(seed: int, what: str, number: int) -> random.Random:
    return random.Random(f"{seed}|{what}|{number}")


def _expert(take: GeneratedTake) -> str:
    return f"expert{take.number % EXPERTS:02d}"


def _video_time(number: int) -> float:
    return round(9.0 + 7.317 * number, 3)


def _duration_sec(take: GeneratedTake) -> float:
    return round(_video_time(take.commentaries) + 5.0, 3)


def _write(path: Path, head: str, lines: Iterable[str], tail: str) -> None:
    """Write a JSON document line by line; no more than a line is held."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(head)
        for number, line in enumerate(lines):
            stream.write(",\n" if number else "\n")
            stream.write(line)
        stream.write(f"\n{tail}\n")
