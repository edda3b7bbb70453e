"""Which regions the clauses of a commentary praise or criticise: part of the rule-based baseline.

A clause judges by its own words, or takes over what a clause beside it says of it.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.expertaf.labels import RegionVerdict
from schemas.feedback import Judgement
from schemas.pose import BodyRegion
from tasks.baseline.criticism import find_criticism
from tasks.baseline.remarks import find_advice_or_praise
from tasks.baseline.segments import segments
from tasks.expertaf.baseline.clauses import Clause, Role
from tasks.expertaf.baseline.cues import (
    ADVISES_TO_LOOK,
    CLEARED,
    ENDS_BADLY,
    ENDS_WELL,
    FAULTED,
    GIVES_A_CAUSE,
    LISTEN,
    PRAISED,
    SPEAKER,
    TOO_MUCH,
    WISHED,
)
from tasks.expertaf.baseline.regions import regions_named
from tasks.text.persons import as_they
from tasks.text.speech import fluent

WRONG, RIGHT, SILENT = RegionVerdict.NEEDS_IMPROVEMENT, RegionVerdict.CORRECT, RegionVerdict.NOT_MENTIONED
_OPPOSITE: Final = {WRONG: RIGHT, RIGHT: WRONG, SILENT: SILENT}


class JudgedRegion(NamedTuple):
    """One region, judged by one clause."""

    region: BodyRegion
    """The region."""
    verdict: RegionVerdict
    """Right, or to be improved."""
    words: str
    """The clause, as said."""


def judged_regions(clauses: Sequence[Clause]) -> list[JudgedRegion]:
    """The regions that `clauses` judge, clause by clause.

    Where no main clause names any, those count that give a cause or a time.
    """
    own = [own_verdict(clause) for clause in clauses]
    verdicts = [_verdict_of(index, clauses, own) for index in range(len(clauses))]
    pairs = [(clause, verdict) for clause, verdict in zip(clauses, verdicts, strict=True) if verdict is not SILENT]
    named = [found for clause, verdict in pairs if _counts(clause, verdict) for found in _named(clause, verdict)]
    return named or [found for clause, verdict in pairs if _may_stand_in(clause) for found in _named(clause, verdict)]


def own_verdict(clause: Clause) -> RegionVerdict:
    """What the clause says outright by its own words."""
    words = clause.words.replace("’", "'")
    if clause.role in (Role.ELSEWHERE, Role.INSTEAD) or SPEAKER.match(words):
        return SILENT
    if CLEARED.search(words):
        return RIGHT
    faulted, praised = FAULTED.search(words), PRAISED.search(words)
    if faulted or praised:
        return WRONG if faulted and not (praised and praised.start() < faulted.start()) else RIGHT
    return _by_rules(words) if _may_judge(clause.role, words) else SILENT


def _may_judge(role: Role, words: str) -> bool:
    """Whether a clause without praise or blame may still advise: not one that says when, or to look there."""
    speaks = role is Role.MAIN or bool(GIVES_A_CAUSE.match(words))
    return speaks and (not LISTEN.match(words) or bool(ADVISES_TO_LOOK.search(words)))


def _by_rules(words: str) -> RegionVerdict:
    """What the rules of feedback make of it."""
    if WISHED.search(words):
        return WRONG
    for thought in segments(as_they(fluent(words), beside_a_patient=False)):
        found = find_advice_or_praise(thought)
        if found:
            return WRONG if found.judgement is Judgement.TIP else RIGHT
    return WRONG if TOO_MUCH.search(words) and regions_named(words) else SILENT


def _hinted(clause: Clause) -> RegionVerdict:
    """A fault that is told without a word of blame, such as something that drops."""
    words = clause.words.replace("’", "'")
    if not _may_judge(clause.role, words) or SPEAKER.match(words):
        return SILENT
    thoughts = segments(as_they(fluent(words), beside_a_patient=False))
    return WRONG if any(find_criticism(thought) for thought in thoughts) else SILENT


def _verdict_of(index: int, clauses: Sequence[Clause], own: Sequence[RegionVerdict]) -> RegionVerdict:
    if own[index] is not SILENT or clauses[index].role is Role.ELSEWHERE:
        return own[index]
    return next((found for found in _from_beside(index, clauses, own) if found is not SILENT), SILENT)


def _from_beside(index: int, clauses: Sequence[Clause], own: Sequence[RegionVerdict]) -> Iterator[RegionVerdict]:
    """What clauses beside a plain description say of it, the surest first."""
    before, after = _run_before(index, clauses), _run_after(index, clauses)
    here = clauses[index].sentence
    yield from (own[i] for i in (*before, *after) if clauses[i].sentence == here)
    near = (i for i in (*before, *after) if abs(clauses[i].sentence - here) == 1)
    yield from (own[i] for i in near if _speaks_of(clauses[i], clauses[index]))
    yield _hinted(clauses[index])
    yield from (_outcome(clauses[i]) for i in after if clauses[i].sentence <= here + 1)
    turn = before[-1] if before else index
    if clauses[turn].is_turn and turn:
        yield from (_OPPOSITE[own[i]] for i in (turn - 1, *_run_before(turn - 1, clauses)))


def _run_after(index: int, clauses: Sequence[Clause]) -> list[int]:
    """The clauses after one, up to a turn."""
    stop = next((i for i in range(index + 1, len(clauses)) if clauses[i].is_turn), len(clauses))
    return list(range(index + 1, stop))


def _run_before(index: int, clauses: Sequence[Clause]) -> list[int]:
    """The clauses before one, the nearest first, back to a turn and that included."""
    start = next((i for i in range(index, -1, -1) if clauses[i].is_turn), 0)
    return list(range(index - 1, start - 1, -1))


def _speaks_of(judging: Clause, described: Clause) -> bool:
    """Whether a judgement in another sentence may be of what is described: it names no region of its own."""
    return regions_named(judging.words) <= regions_named(described.words)


def _outcome(clause: Clause) -> RegionVerdict:
    """How it ends, where a clause says what follows."""
    if clause.role is not Role.REASON:
        return SILENT
    if ENDS_BADLY.search(clause.words):
        return WRONG
    return RIGHT if ENDS_WELL.search(clause.words) else SILENT


def _counts(clause: Clause, verdict: RegionVerdict) -> bool:
    """Whether the regions of a clause are what is judged."""
    if clause.role is Role.INSTEAD:
        # Whoever is told to do the one instead of the other does neither right.
        return verdict is WRONG
    return clause.role is Role.MAIN or (_gives_a_cause(clause) and own_verdict(clause) is not SILENT)


def _may_stand_in(clause: Clause) -> bool:
    return clause.role is Role.TIME or _gives_a_cause(clause)


def _gives_a_cause(clause: Clause) -> bool:
    return clause.role is Role.REASON and bool(GIVES_A_CAUSE.match(clause.words))


def _named(clause: Clause, verdict: RegionVerdict) -> Iterator[JudgedRegion]:
    for region in sorted(regions_named(clause.words)):
        yield JudgedRegion(region, verdict, clause.words)
