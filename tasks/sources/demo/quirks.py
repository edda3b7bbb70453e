"""Spoils known numbers of commentaries in the ways in which the real source is spoilt."""

from collections.abc import Callable, Sequence

from schemas.records import Record
from tasks.sources.demo.commentaries import DemoCommentary
from tasks.sources.demo.draws import uid_of
from tasks.sources.demo.frames_around import INJECTIONS

ERROR_RECORDS = 6
"""Recordings whose transcription failed: `error` is true and `text` is null."""
BLANK_TEXTS = 3
"""Recordings whose text is only white space."""
LATE_TIMES = 2
"""Recordings with a time beyond the end of the take."""
INJECTED_TEXTS = len(INJECTIONS)
"""Recordings that try to give orders to whoever reads them."""
DUPLICATE_RECORDINGS = 2
"""Annotations in which one recording is there twice."""
STRING_RECORDS = 2
"""Annotations in which one record is a string instead of an object."""
UNKNOWN_TAKE_RECORDS = 2
"""Recordings of the one annotated take that is not in takes.json."""
UNKNOWN_TAKE_NAME = "upenn_0934_Dance_999_1"
"""The take that is not in takes.json."""
LATE_SEC = 12.345678
"""How far beyond the end of the take the late recordings are."""

_Spoiler = Callable[[DemoCommentary, float, int], DemoCommentary]


class SpoiltCommentaries(Record):
    """The commentaries after spoiling, and where the structural oddities go."""

    commentaries: tuple[DemoCommentary, ...]
    """In the order of the source, duplicates and the unknown take included."""
    with_string_record: tuple[tuple[str, str], ...]
    """(take_uid, expert_uid) of the annotations that also get a record that is a string."""


class Durations(Record):
    """Lengths of the takes that may be spoilt."""

    seconds: dict[str, float]
    """Seconds by take_uid; takes that are not here are left alone."""


def spoil(commentaries: Sequence[DemoCommentary], durations: Durations, seed: int) -> SpoiltCommentaries:
    """Spoils commentaries of the takes in `durations`, each at most once, evenly over the data.

    Raises ValueError when there are fewer commentaries than things to spoil.
    """
    spots = [index for index, said in enumerate(commentaries) if said.take_uid in durations.seconds]
    jobs: list[_Spoiler] = [_failed] * ERROR_RECORDS + [_blanked] * BLANK_TEXTS + [_late] * LATE_TIMES
    jobs += [_injected] * INJECTED_TEXTS
    needed = len(jobs) + DUPLICATE_RECORDINGS + STRING_RECORDS
    if len(spots) < needed:
        raise ValueError(f"{len(spots)} commentaries are too few for {needed} oddities; ask for more takes")
    stride = len(spots) // needed
    chosen = [spots[stride * number] for number in range(needed)]
    out = list(commentaries)
    for number, (index, job) in enumerate(zip(chosen, jobs, strict=False)):
        out[index] = job(out[index], durations.seconds[out[index].take_uid], number)
    doubled = chosen[len(jobs) : len(jobs) + DUPLICATE_RECORDINGS]
    strings = [out[index] for index in chosen[len(jobs) + DUPLICATE_RECORDINGS :]]
    for index in reversed(doubled):
        out.insert(index + 1, out[index].model_copy(update={"text": f"{out[index].text} Thank you."}))
    return SpoiltCommentaries(
        commentaries=(*out, *_unknown(out[0], seed)),
        with_string_record=tuple((said.take_uid, said.expert_uid) for said in strings),
    )


def _failed(said: DemoCommentary, _duration_sec: float, number: int) -> DemoCommentary:
    reason = ("CUDA out of memory", "ffmpeg returned code 1", "audio stream is empty")[number % 3]
    changes = {"text": None, "error": reason, "good_executions": (), "tips_for_improvement": ()}
    return said.model_copy(update=changes)


def _blanked(said: DemoCommentary, _duration_sec: float, number: int) -> DemoCommentary:
    blank = (" ", " \n", "\t  ")[number % 3]
    return said.model_copy(update={"text": blank, "good_executions": (), "tips_for_improvement": ()})


def _late(said: DemoCommentary, duration_sec: float, number: int) -> DemoCommentary:
    return said.model_copy(update={"video_time_sec": duration_sec + LATE_SEC + number})


def _injected(said: DemoCommentary, _duration_sec: float, number: int) -> DemoCommentary:
    return said.model_copy(update={"text": f"{said.text} {INJECTIONS[number % len(INJECTIONS)]}"})


def _unknown(model: DemoCommentary, seed: int) -> tuple[DemoCommentary, ...]:
    return tuple(
        model.model_copy(
            update={
                "take_uid": uid_of("unknown take", seed),
                "take_name": UNKNOWN_TAKE_NAME,
                "recording": number,
                "video_time_sec": 3.1415926 + 7 * number,
                "text": (
                    " So here the dancer starts facing front, um, and I'd like a bit more energy in the arms, "
                    f"that's number {number + 1}."
                ),
                "good_executions": (),
                "tips_for_improvement": (),
            }
        )
        for number in range(UNKNOWN_TAKE_RECORDS)
    )
