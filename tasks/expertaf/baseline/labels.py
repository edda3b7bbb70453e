"""A rule-based baseline of `expertaf.labels`: no model.

Each sentence is judged as ExAct's baseline judges a commentary; the regions are those that its words name.
"""

import re
from typing import NamedTuple

from schemas.expertaf.labels import (
    MOST_EVIDENCE_CHARS,
    MOST_SUMMARY_CHARS,
    LabelsReply,
    LabelsVariables,
    RegionLabel,
    RegionVerdict,
)
from schemas.feedback import Judgement
from schemas.pose import BodyRegion
from tasks.baseline.remarks import read_remark
from tasks.baseline.untrusted import addresses_machine

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_TURN = re.compile(r",?\s+(?=but\b|however\b|although\b)|;\s*", re.IGNORECASE)
_REGIONS = {
    BodyRegion.HEAD: r"heads?|faces?|eyes?|gaze|chin|nose|neck|look(?:s|ed|ing)?|vision",
    BodyRegion.SHOULDER: r"shoulders?",
    BodyRegion.ARMS: r"arms?|elbows?|forearms?|biceps",
    BodyRegion.HANDS: r"hands?|wrists?|fingers?|fingertips?|thumbs?|palms?|grips?|gripping|knuckles?|follow[- ]through",
    BodyRegion.LEGS: (
        r"legs?|knees?|feet|foot|foots|ankles?|hips?|thighs?|calves|calf|toes?|heels?|stance|footwork|squat|lunge"
    ),
    BodyRegion.JUMP: r"jump(?:s|ed|ing)?|leap(?:s|ed|ing)?|take[- ]?off|landing|lands?|landed|hops?|hopping|vertical",
}
_NAMED = {region: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for region, words in _REGIONS.items()}
_OTHER = re.compile(
    r"\b(?:look at|take a look|looks? (?:like|good|great|nice|a little|a bit|really|very|as)|jump shots?|other hand"
    r"|handle)\b"
)
_VERDICTS = {Judgement.TIP: RegionVerdict.NEEDS_IMPROVEMENT, Judgement.GOOD_EXECUTION: RegionVerdict.CORRECT}
_SILENT = RegionLabel(verdict=RegionVerdict.NOT_MENTIONED, evidence="")


class _Judged(NamedTuple):
    words: str
    verdict: RegionVerdict
    summary: str


def answer(variables: LabelsVariables, model_name: str) -> LabelsReply:  # noqa: ARG001
    """The baseline's labels; of two judgements of one region the first counts."""
    whole = _judged(variables, variables.transcript)
    parts = _parts(variables.transcript)
    pairs = zip(parts, [*parts[1:], ""], strict=True)
    judged = [found for part, following in pairs if (found := _judged_there(variables, part, following))]
    labels = {region.value: _label(region, judged) for region in BodyRegion}
    summaries = [found.summary for found in (whole, *judged) if found and found.summary]
    return LabelsReply(summary=next(iter(summaries), _first_words(variables.transcript)), **labels)


def _parts(transcript: str) -> list[str]:
    """Sentences, and what stands on either side of a `but`, in the speaker's own words."""
    sentences = (match.group().strip() for match in _SENTENCE.finditer(transcript))
    trusted = (sentence for sentence in sentences if sentence and not addresses_machine(sentence))
    return [part for sentence in trusted for part in _TURN.split(sentence) if part.strip()]


def _judged_there(variables: LabelsVariables, words: str, following: str) -> _Judged | None:
    """What is said of a part: in it, or in what follows, as in `See how he stays low? That's key.`"""
    found = _judged(variables, words)
    if found or not any(named.search(words) for named in _NAMED.values()):
        return found
    later = _judged(variables, f"{words} {following}") if following else None
    return later._replace(words=words) if later and later.verdict is RegionVerdict.CORRECT else None


def _judged(variables: LabelsVariables, words: str) -> _Judged | None:
    found = read_remark(words, variables.task_name)
    if found.judgement is None:
        return None
    return _Judged(words, _VERDICTS[found.judgement], _one_sentence(found.text))


def _label(region: BodyRegion, judged: list[_Judged]) -> RegionLabel:
    for found in judged:
        if _NAMED[region].search(_OTHER.sub(" ", found.words)):
            return RegionLabel(verdict=found.verdict, evidence=found.words[:MOST_EVIDENCE_CHARS])
    return _SILENT


def _one_sentence(text: str) -> str:
    return text if len(text) <= MOST_SUMMARY_CHARS and not re.search(r"[.!?] ", text) else ""


def _first_words(transcript: str) -> str:
    """What stands in for a summary where nothing is judged: then there is no label either."""
    found = _SENTENCE.search(transcript)
    return (found.group().strip() if found else "")[:MOST_SUMMARY_CHARS] or "nothing"
