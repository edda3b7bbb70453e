"""Writes a generated download in the shape of Ego-Exo4D v2: takes, splits, commentary, proficiency."""

from pathlib import Path

import orjson

from schemas.commentary import Split
from schemas.records import Record
from tasks.sources.demo import quirks
from tasks.sources.demo.annotations_json import commentary_json, demonstration_json, demonstrator_json
from tasks.sources.demo.commentaries import demo_commentaries
from tasks.sources.demo.planted import PlantedCommentary, Shortcut, with_planted
from tasks.sources.demo.poses_json import poses_json
from tasks.sources.demo.quirks import Durations, SpoiltCommentaries, spoil
from tasks.sources.demo.takes import DemoTake, demo_takes
from tasks.sources.demo.takes_json import splits_json, takes_json

README = """# Demonstration data, generated

Everything in this folder was made by a program, `touchline demo`. It has the file names and the layout of an
Ego-Exo4D download so that Touchline can be tried without one.

- No person said any of the commentary. No expert, participant or take in these files exists.
- The coaching advice is put together from phrases; do not learn a sport, a repair or first aid from it.
- A few records are broken on purpose, in ways in which real downloads are broken.
- The body poses of the sports takes are computed: a figure moves as an exercise is done, and shows some of the faults
  that the commentary names. One take's poses are zeros, one lacks half its joints, one has no file.
- Some remarks are there on purpose to make questions that can be answered without the video, for the
  filters to find.
- It is not Ego-Exo4D data, and nothing measured on it says anything about Ego-Exo4D.

Made with seed {seed} and {take_count} takes; the same numbers always give the same bytes.
To make it again: `touchline demo`.
"""


class DemoSummary(Record):
    """What was written."""

    takes: int
    """Entries in takes.json."""
    commentaries: int
    """Records in the commentary files, spoilt ones included; strings are not counted."""
    experts: int
    """Different commentators."""
    activities: int
    """Activities that ExAct uses, with at least one take."""
    domains: int
    """Domains of those activities."""
    files: tuple[str, ...]
    """Paths of the files written, relative to the root."""
    error_records: int = quirks.ERROR_RECORDS
    """Recordings whose transcription failed."""
    blank_texts: int = quirks.BLANK_TEXTS
    """Recordings of white space."""
    late_times: int = quirks.LATE_TIMES
    """Recordings beyond the end of their take."""
    injected_texts: int = quirks.INJECTED_TEXTS
    """Recordings that give orders to their reader."""
    duplicate_recordings: int = quirks.DUPLICATE_RECORDINGS
    """Recordings that are there twice; each counts as two in `commentaries`."""
    string_records: int = quirks.STRING_RECORDS
    """Records that are strings."""
    unknown_take_records: int = quirks.UNKNOWN_TAKE_RECORDS
    """Recordings of a take that takes.json does not have."""
    dropped_takes: int
    """Takes that the source has withdrawn."""
    longest_remarks: int
    """Recordings whose question has a key that is far longer than the built-in distractors."""
    odd_remarks: int
    """Recordings whose question has a key that is clearly unlike the built-in distractors, and no longer."""
    slight_remarks: int
    """Recordings whose question has a key that is unlike them by so little that no filter minds."""


def write_demo(root: Path, take_count: int = 66, seed: int = 7) -> DemoSummary:
    """Writes the download under `root`, which is made if need be; same arguments, same bytes, anywhere.

    Raises ValueError when `take_count` is too small to show every activity.
    """
    takes = demo_takes(take_count, seed)
    spoilt = demo_recordings(takes, seed)
    files = {
        "README.md": README.format(seed=seed, take_count=take_count).encode(),
        "DEMO.json": _json(_marker(take_count, seed)),
        "takes.json": _json(takes_json(takes, seed)),
        "annotations/splits.json": _json(splits_json(takes)),
        **_annotation_files(takes, spoilt, Split.TRAIN, seed),
        **_annotation_files(takes, spoilt, Split.VAL, seed),
        **poses_json(takes, spoilt.commentaries, seed),
    }
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return _summary(takes, spoilt, tuple(files))


def demo_recordings(takes: tuple[DemoTake, ...], seed: int = 7) -> SpoiltCommentaries:
    """All that is said of the takes in the files, what is spoilt and what is planted included."""
    usable = [take for take in takes if take.activity.is_used and not take.is_dropped]
    durations = Durations(seconds={take.take_uid: take.duration_sec for take in usable})
    return with_planted(spoil(demo_commentaries(takes, seed), durations, seed), takes, seed)


def _annotation_files(
    takes: tuple[DemoTake, ...], spoilt: SpoiltCommentaries, split: Split, seed: int
) -> dict[str, bytes]:
    some = [take for take in takes if take.split is split]
    commentary = commentary_json(spoilt, some, with_unknown=split is Split.TRAIN)
    return {
        f"annotations/expert_commentary_{split}.json": _json(commentary),
        f"annotations/proficiency_demonstrator_{split}.json": _json(demonstrator_json(some, split, seed)),
        f"annotations/proficiency_demonstration_{split}.json": _json(
            demonstration_json(spoilt.commentaries, some, seed)
        ),
    }


def _marker(take_count: int, seed: int) -> dict[str, object]:
    return {"generated": True, "generator": "touchline demo", "seed": seed, "take_count": take_count}


def _json(document: object) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _summary(takes: tuple[DemoTake, ...], spoilt: SpoiltCommentaries, files: tuple[str, ...]) -> DemoSummary:
    activities = {take.activity.slug: take.activity.domain for take in takes if take.activity.is_used}
    planted = [said.shortcut for said in spoilt.commentaries if isinstance(said, PlantedCommentary)]
    return DemoSummary(
        takes=len(takes),
        commentaries=len(spoilt.commentaries),
        experts=len({said.expert_uid for said in spoilt.commentaries}),
        activities=len(activities),
        domains=len(set(activities.values())),
        files=files,
        dropped_takes=sum(take.is_dropped for take in takes),
        longest_remarks=planted.count(Shortcut.LONGEST),
        odd_remarks=planted.count(Shortcut.ODD),
        slight_remarks=planted.count(Shortcut.SLIGHT),
    )
