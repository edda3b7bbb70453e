"""The audit of a finished benchmark: can its questions be answered without watching?

One pass over the questions. Each gauge keeps counts only; of the keys it keeps 16 bytes a question. Every test asks
whether chance would do as well, chance being that the key might as well be any of its question's five options. The
tests share `significance` equally, so that it bounds the probability that a benchmark without shortcuts fails at all;
questions that stem from one commentary are taken as independent, which they are where positions are drawn one by one.
"""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from schemas.exact.questions import OPTION_COUNT, QuestionRow
from schemas.exact.shortcuts import AuditFigure, AuditSettings, AuditVerdict, Measure
from schemas.records import Record
from tasks.checks.intervals import (
    EVERYTHING,
    Interval,
    clopper_pearson,
    holm,
    p_at_least,
    p_either_way,
    uniform_chi_square,
)
from tasks.exact.solvers import HELD_OUT, SOLVERS, Solver, task_words
from tasks.text.likeness import content_stems, near_duplicates
from tasks.text.words import words

CHANCE = 1 / OPTION_COUNT
TESTS = len(SOLVERS) + 4
"""Tests that share the significance: one for each solver, positions in all, by domain, by judgement, and words."""
HASH_BYTES = 8
HASH_PARTS = 16
REPAIRS = {
    "position": "draw the key's position from the question's id (exact.questions)",
    "near_duplicates": "raise min_changed_words of exact.distractors, or reject questions with such options",
    "duplicate_keys": "reject feedback that is said of other takes too, or raise max_duplicate_key_share",
    "leaking_words": "let one prompt write keys and distractors alike, or replace the options with the words listed",
    "longest_option": "narrow the length filter, so that keys are not longer than their distractors",
    "shortest_option": "narrow the length filter, so that keys are not shorter than their distractors",
    "most_central": "choose distractors that differ from each other no more than from the key",
    "odd_one_out": "choose distractors that are no more like each other than like the key",
    "task_overlap": "keep the distractors on the task's topic",
    HELD_OUT: "make the distractors as concrete as the key",
}
"""What to do about a figure that failed, by the first part of its name."""


class Gauge(Protocol):
    """One thing that is watched: takes every question, then gives its figures."""

    def add(self, row: QuestionRow) -> None:
        """Count one question."""
        ...

    def figures(self) -> Iterator[AuditFigure]:
        """The figures of all questions counted."""
        ...


def audit(questions: Iterable[QuestionRow], settings: AuditSettings) -> list[AuditFigure]:
    """Every figure of a benchmark, read once. Their order plays no part until the table of words is full."""
    gauges: list[Gauge] = [
        Positions(settings),
        *(SolverGauge(name, solver, settings) for name, solver in SOLVERS.items()),
        NearDuplicates(settings),
        DuplicateKeys(settings),
        LeakingWords(settings),
    ]
    for row in questions:
        for gauge in gauges:
            gauge.add(row)
    return [figure for gauge in gauges for figure in gauge.figures()]


def failed(figures: Iterable[AuditFigure]) -> tuple[AuditFigure, ...]:
    """The figures that a benchmark must not be published with."""
    return tuple(figure for figure in figures if figure.verdict is AuditVerdict.FAIL)


def message(figure: AuditFigure) -> str:
    """One line: the figure, its value, what it must meet, its worst cases, and the repair."""
    value = "nothing to count" if figure.value is None else f"{figure.value:.4g}"
    worst = f"; worst: {', '.join(figure.worst)}" if figure.worst else ""
    repair = REPAIRS[figure.figure.split(".")[0]]
    return (
        f"{figure.figure}: {figure.measure.value} {value} over {figure.n} questions, "
        f"needed {figure.threshold}{worst}: {repair}"
    )


class Positions:
    """Where the keys stand: in all, by domain and by judgement. Groups are as many as the preset has domains."""

    def __init__(self, settings: AuditSettings) -> None:
        self._settings = settings
        self._all = [0] * OPTION_COUNT
        self._domains: defaultdict[str, list[int]] = defaultdict(lambda: [0] * OPTION_COUNT)
        self._judgements: defaultdict[str, list[int]] = defaultdict(lambda: [0] * OPTION_COUNT)

    def add(self, row: QuestionRow) -> None:
        """Count where the key stands."""
        for counts in (self._all, self._domains[row.domain], self._judgements[row.judgement.value]):
            counts[row.key_index] += 1

    def figures(self) -> Iterator[AuditFigure]:
        """One test of all questions, one for each domain, one for each judgement."""
        yield self._figure("position", self._all, 1)
        for kind, groups in (("domain", self._domains), ("judgement", self._judgements)):
            for name, counts in sorted(groups.items()):
                yield self._figure(f"position.{kind}.{name}", counts, len(groups))

    def _figure(self, name: str, counts: list[int], sharing: int) -> AuditFigure:
        bar = self._settings.significance / TESTS / sharing
        test = uniform_chi_square(counts)
        note = f"keys at positions 0 to {OPTION_COUNT - 1}; chi-square {test.statistic:.2f}, {test.degrees} degrees"
        return AuditFigure(
            figure=name,
            measure=Measure.P_VALUE,
            value=test.p_value,
            low=None,
            high=None,
            expected=None,
            threshold=f"p > {bar:.2g}",
            n=sum(counts),
            counts=counts,
            verdict=_verdict(test.p_value <= bar, sum(counts), self._settings),
            worst=[],
            note=note,
        )


class SolverGauge:
    """How often one shortcut solver is right. Only accuracy above chance fails: below it there is little to gain."""

    def __init__(self, name: str, solver: Solver, settings: AuditSettings) -> None:
        self._name = name
        self._solver = solver
        self._settings = settings
        self._right = self._answered = self._abstained = 0

    def add(self, row: QuestionRow) -> None:
        """Let the solver choose."""
        choice = self._solver(task_words(row), row.options)
        self._abstained += choice is None
        self._answered += choice is not None
        self._right += choice == row.key_index

    def figures(self) -> Iterator[AuditFigure]:
        """Its accuracy over the questions that it answered."""
        bar = self._settings.significance / TESTS
        p_value = p_at_least(self._right, self._answered, CHANCE)
        interval = clopper_pearson(self._right, self._answered, self._settings.confidence)
        yield AuditFigure(
            figure=self._name,
            measure=Measure.ACCURACY,
            value=_share(self._right, self._answered),
            low=interval.low,
            high=interval.high,
            expected=CHANCE,
            threshold=f"not above {CHANCE:.0%} (p > {bar:.2g})",
            n=self._answered,
            counts=[self._right, self._answered, self._abstained],
            verdict=_verdict(p_value <= bar, self._answered, self._settings),
            worst=[],
            note=f"right, answered, abstained; p {p_value:.2g}; {self._beside_chance(interval)}",
        )

    def _beside_chance(self, interval: Interval) -> str:
        at = f"{self._settings.confidence:.0%} interval"
        if interval.holds(CHANCE):
            return f"chance lies inside the {at}"
        if interval.low > CHANCE:
            return f"above chance: it lies below the {at}"
        others = (1 - self._right / self._answered) / (OPTION_COUNT - 1)
        return (
            f"below chance: it lies above the {at}; choosing among the other options is right {others:.1%} of the time"
        )


class NearDuplicates:
    """Questions with two options that say the same."""

    def __init__(self, settings: AuditSettings) -> None:
        self._settings = settings
        self._found = self._seen = 0
        self._worst: list[str] = []

    def add(self, row: QuestionRow) -> None:
        """Compare the options of one question."""
        self._seen += 1
        if near_duplicates(row.options, self._settings.near_duplicate_cosine):
            self._found += 1
            self._worst = sorted([*self._worst, row.question_id])[: self._settings.listed]

    def figures(self) -> Iterator[AuditFigure]:
        """The share of such questions."""
        most = self._settings.max_near_duplicate_share
        note = "questions with near duplicates, questions; the ids are the first by name"
        yield _share_figure("near_duplicates", self._found, self._seen, most, note, self._worst, self._settings)


class DuplicateKeys:
    """Questions whose key, but for grammar and endings, is also the key of a question of another take."""

    def __init__(self, settings: AuditSettings) -> None:
        self._settings = settings
        self._keys = array("Q")
        self._takes = array("Q")

    def add(self, row: QuestionRow) -> None:
        """Keep 8 bytes of the key and 8 of the take."""
        self._keys.append(_hashed(" ".join(content_stems(row.options[row.key_index]))))
        self._takes.append(_hashed(row.take_uid))

    def figures(self) -> Iterator[AuditFigure]:
        """The share of such questions."""
        most = self._settings.max_duplicate_key_share
        keys = np.frombuffer(self._keys, dtype=np.uint64)
        found = _in_several_takes(keys, np.frombuffer(self._takes, dtype=np.uint64))
        note = "questions whose key is a key of another take too, questions"
        yield _share_figure("duplicate_keys", found, len(keys), most, note, [], self._settings)


class Leak(Record):
    """A word, or a pair of words, that stands in keys far too often or far too seldom."""

    token: str
    """The word or pair."""
    keys: int
    """Keys that have it."""
    options: int
    """Options that have it, in questions where not all five do."""
    questions: int
    """Those questions."""
    p_value: float
    """Probability of a share of keys at least this far from chance."""

    def told(self, questions: int) -> str:
        """The leak in words."""
        share = f"in {self.questions / questions:.1%} of questions"
        return f"{self.token!r}: {self.keys} of {self.options} options are keys ({share})"


class LeakingWords:
    """Words and pairs of words that tell keys from distractors.

    Where keys are chosen by chance, a word that j of a question's options have is in the key with probability j/5. The
    number of keys with it is then a sum of unlike Bernoulli variables, whose tails are below those of the binomial
    distribution with one trial of 1/5 for every option with the word (Hoeffding 1956, theorem 5): the test errs on the
    safe side. Words that all five options have tell nothing and are left out. When the table is full the rarest half
    goes; this looks at how often a word stands in options and not at which are keys, so what is left is still fair.
    """

    def __init__(self, settings: AuditSettings) -> None:
        self._settings = settings
        self._seen = 0
        self._options: Counter[str] = Counter()
        self._keys: Counter[str] = Counter()
        self._questions: Counter[str] = Counter()

    def add(self, row: QuestionRow) -> None:
        """Count what the options of one question do not all have."""
        self._seen += 1
        tokens = [frozenset(_tokens(option)) for option in row.options]
        shared = tokens[0].intersection(*tokens[1:])
        self._options.update(chain.from_iterable(one - shared for one in tokens))
        self._keys.update(tokens[row.key_index] - shared)
        self._questions.update(tokens[0].union(*tokens[1:]) - shared)
        if len(self._options) > 2 * self._settings.max_tokens:
            self._prune()

    def figures(self) -> Iterator[AuditFigure]:
        """How many words leak, and which."""
        settings = self._settings
        self._prune()
        leaks = self._leaks(settings.significance / TESTS)
        wide = [leak for leak in leaks if leak.questions / self._seen >= settings.min_leak_share]
        yield AuditFigure(
            figure="leaking_words",
            measure=Measure.WORDS,
            value=float(len(wide)),
            low=None,
            high=None,
            expected=0.0,
            threshold=f"no word that leaks in at least {settings.min_leak_share:.1%} of the questions",
            n=self._seen,
            counts=[len(wide), len(leaks), self._tested()],
            verdict=_verdict(bool(wide), self._seen, settings),
            worst=[leak.told(self._seen) for leak in leaks[: settings.listed]],
            note="words and pairs that leak in enough questions, that leak, that were tested",
        )

    def _leaks(self, significance: float) -> list[Leak]:
        """Holm's test over all words with enough options; first the word furthest from chance in keys."""
        tokens = sorted(token for token, times in self._options.items() if times >= self._settings.min_token_options)
        keys = np.array([self._keys[token] for token in tokens], dtype=np.int64)
        options = np.array([self._options[token] for token in tokens], dtype=np.int64)
        p_values = p_either_way(keys, options, CHANCE)
        leaks = [
            Leak(
                token=tokens[place],
                keys=int(keys[place]),
                options=int(options[place]),
                questions=self._questions[tokens[place]],
                p_value=float(p_values[place]),
            )
            for place in np.flatnonzero(holm(p_values, significance)).tolist()
        ]
        return sorted(leaks, key=lambda leak: (-abs(leak.keys - leak.options * CHANCE), leak.token))

    def _tested(self) -> int:
        return sum(times >= self._settings.min_token_options for times in self._options.values())

    def _prune(self) -> None:
        """Keep the most frequent words; of equals, those first by name."""
        if len(self._options) <= self._settings.max_tokens:
            return
        ranked = sorted(self._options, key=lambda token: (-self._options[token], token))
        kept = frozenset(ranked[: self._settings.max_tokens])
        for table in (self._options, self._keys, self._questions):
            for token in [token for token in table if token not in kept]:
                del table[token]


def _tokens(option: str) -> Iterator[str]:
    said = words(option)
    yield from said
    yield from (f"{one} {other}" for one, other in pairwise(said))


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=HASH_BYTES).digest(), "big")


def _in_several_takes(keys: NDArray[np.uint64], takes: NDArray[np.uint64]) -> int:
    """How many entries have a key that some entry with another take has too; a part at a time, to copy little."""
    part = keys.view(np.uint8)[::HASH_BYTES] % HASH_PARTS
    return sum(_in_several_takes_of_part(keys[part == one], takes[part == one]) for one in range(HASH_PARTS))


def _in_several_takes_of_part(keys: NDArray[np.uint64], takes: NDArray[np.uint64]) -> int:
    if len(keys) == 0:
        return 0
    order = np.lexsort((takes, keys))
    keys, takes = keys[order], takes[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(starts[1:], len(keys))
    return int((ends - starts)[takes[starts] != takes[ends - 1]].sum())


def _share_figure(
    name: str, found: int, seen: int, most: float, note: str, worst: Sequence[str], settings: AuditSettings
) -> AuditFigure:
    """A share of the questions held against a maximum; the questions are all there are, so no chance is allowed for."""
    interval = clopper_pearson(found, seen, settings.confidence) if seen else EVERYTHING
    return AuditFigure(
        figure=name,
        measure=Measure.SHARE,
        value=_share(found, seen),
        low=interval.low,
        high=interval.high,
        expected=None,
        threshold=f"at most {most:.1%}",
        n=seen,
        counts=[found, seen],
        verdict=_verdict(found > most * seen, seen, settings),
        worst=list(worst),
        note=note,
    )


def _share(found: int, seen: int) -> float | None:
    return found / seen if seen else None


def _verdict(is_bad: bool, questions: int, settings: AuditSettings) -> AuditVerdict:
    if questions < settings.min_questions:
        return AuditVerdict.TOO_FEW
    return AuditVerdict.FAIL if is_bad else AuditVerdict.PASS
