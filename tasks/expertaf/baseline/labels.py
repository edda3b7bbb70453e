"""A rule-based baseline of `expertaf.labels`: no model.

A clause is judged as ExAct's baseline judges a commentary; the regions are those that its words name.
"""

from collections.abc import Sequence

from schemas.expertaf.labels import (
    MOST_EVIDENCE_CHARS,
    MOST_SUMMARY_CHARS,
    LabelsReply,
    LabelsVariables,
    RegionLabel,
    RegionVerdict,
)
from schemas.pose import BodyRegion
from tasks.baseline.remarks import read_remark
from tasks.expertaf.baseline.clauses import Clause, clauses_of
from tasks.expertaf.baseline.verdicts import JudgedRegion, judged_regions

NOTHING_SAID = "nothing"


def answer(variables: LabelsVariables, model_name: str) -> LabelsReply:  # noqa: ARG001
    """The baseline's labels: of a region that is praised and criticised, what is to be improved counts."""
    clauses = clauses_of(variables.transcript)
    judged = judged_regions(clauses)
    labels = {region.value: _label(region, judged) for region in BodyRegion}
    return LabelsReply(summary=_summary(variables, clauses, judged), **labels)


def _label(region: BodyRegion, judged: Sequence[JudgedRegion]) -> RegionLabel:
    for verdict in (RegionVerdict.NEEDS_IMPROVEMENT, RegionVerdict.CORRECT):
        for found in judged:
            if found.region is region and found.verdict is verdict:
                return RegionLabel(verdict=verdict, evidence=_cut(found.words, MOST_EVIDENCE_CHARS))
    return RegionLabel(verdict=RegionVerdict.NOT_MENTIONED, evidence="")


def _summary(variables: LabelsVariables, clauses: Sequence[Clause], judged: Sequence[JudgedRegion]) -> str:
    """The feedback that the rules read, else the words that judge a region, else how the transcript begins."""
    remark = read_remark(variables.transcript, variables.task_name).text
    if remark and len(remark) <= MOST_SUMMARY_CHARS and ". " not in remark:
        return remark
    said = [*(found.words for found in judged), *(clause.words for clause in clauses)]
    return _cut(next(iter(said), NOTHING_SAID), MOST_SUMMARY_CHARS) or NOTHING_SAID


def _cut(words: str, most_chars: int) -> str:
    """As many whole words as fit."""
    return words if len(words) <= most_chars else words[: most_chars + 1].rpartition(" ")[0][:most_chars]
