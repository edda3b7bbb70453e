"""Why a judgement holds, said in a thought of its own: part of the rule-based baseline."""

import re
from dataclasses import dataclass
from typing import Final

from schemas.feedback import Judgement
from tasks.baseline.findings import Evidence, Finding
from tasks.text.inflection import base_of_third

_VERBS: Final = (
    r"helps?|allows?|gives?|makes?|means|keeps?|lets?|creates?|generates?|causes?|leads|reduces|prevents"
    r"|ensures?|enables?"
    r"|saves|puts|takes|adds|opens|provides?|forces|limits|sets|improves|protects|increases|leaves|throws"
    r"|slows|stops|brings"
    r"|costs|affects|shows|frees|maintains|stabilizes|supports|builds|has|gets|works|turns|is (?=making"
    r"|causing|giving|"
    r"putting|helping|allowing|costing|keeping|what|how|why|where|because|so)"
)
_KNOWN: Final = re.compile(_VERBS, re.IGNORECASE)
_MODAL: Final = r"(?:is|are) (?:really |just )?going to|will|would|should|can|could|might|may"
_THIS: Final = re.compile(
    rf"^(?:(?:and|so|because|then|again|now|since|where)\s+)*(?:that|this|it|which|all of (?:that|this)"
    rf"|doing (?:that|this|so)),?\s+"
    rf"(?P<adverb>(?:\w+ly |also |just |really )*)(?P<modal>{_MODAL})?(?P<verb>(?(modal)\s+\S|(?:{_VERBS}"
    rf"|[a-z]+s)\b))",
    re.IGNORECASE,
)
_THAT_WAY: Final = re.compile(r"^(?:and |so )*(?:that|this) way,? (?=\w)", re.IGNORECASE)
_SO: Final = re.compile(
    r"^(?:and )?so (?:that )?(?=(?:they|it|the|their)\b.{0,40}\b(?:can|could|will|would|are able|are not|do"
    r" not|does not|have more|get"
    r"|is|stays?|does|are going)\b)",
    re.IGNORECASE,
)
_RESULT: Final = re.compile(
    r"^(?:and )?(?:then )?(?=they (?:will|would|can|could|are going to|are able to)\b)", re.IGNORECASE
)
_BECAUSE: Final = re.compile(
    r"^(?:and )?(?:(?:this|that|it) is )?(?:(?:really |very )?important )?(?:because|since)(?: of)?,? "
    r"(?=\w)"
    r"|^(?:and )?the (?:main )?reason (?:for (?:that|this|it)|why|being|I say that|behind (?:that|this))?,?"
    r" ?(?:is |being )(?:that |because )?(?=\w)"
    r"|^(?:and )?that is (?:because|where|how) (?=\w)",
    re.IGNORECASE,
)
_OTHERWISE: Final = re.compile(
    r"^(?:because )?(?:otherwise|if (?:they|you) do not(?: do (?:that|this|it))?|if not),? (?=\w)",
    re.IGNORECASE,
)
_INNER_OTHERWISE: Final = re.compile(r", (?:because )?otherwise,? (?=\w+ \w)", re.IGNORECASE)
_PURPOSE: Final = re.compile(r"^(?:just )?(?:in order |so as )?to (?=\w+ )", re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|me|my|mine|myself|let us)\b")
_GOING: Final = re.compile(r"\b(?:is|are) (?:really |just )?going to\b", re.IGNORECASE)
_FAULT_TAIL: Final = re.compile(
    rf",? (?:which|and (?:that|this)|and it|so (?:that|this|it)) (?=(?:is \w+ing|{_VERBS})\b)(?!would)",
    re.IGNORECASE,
)
_FAULT_RESULT: Final = re.compile(
    r",? (?:and )?so (?:now |then )?(?=(?:they (?:end|lose|are|do|have|get|can not|miss|fall|look)|the \w+"
    r"|their \w+|it|there|a|an|some|all) )",
    re.IGNORECASE,
)
_FAULT_FACT: Final = re.compile(r", and (?=(?!they|it|that|this|their|the)\w+ (?:is|are) )", re.IGNORECASE)
_OUTCOME: Final = re.compile(
    r"^so (?:now |then |that )?(?=(?:all of |most of )?(?:the|their|there|it|they) )", re.IGNORECASE
)
_WARNING: Final = re.compile(
    r"^(?:because )?(?=(?:(?:when|every time|each time|whenever) (?:they|it|the|their|that)|if they do not)"
    r" [^,]{3,80})",
    re.IGNORECASE,
)
_STATE: Final = re.compile(r"^they (?:stay|remain|look|sit|land)\b", re.IGNORECASE)
_MANNER: Final = re.compile(r"^they are (?=\w+ing \w)", re.IGNORECASE)
_IS_PLACE: Final = re.compile(r"(?:and )?that is (?:where|how)", re.IGNORECASE)
_BECAUSE_OF: Final = re.compile(r"(?:and )?because of", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """A clause with its conjunction, ready to follow a judgement."""

    text: str


def reason_in(segment: str, finding: Finding) -> Reason | None:
    """The reason for `finding` that `segment`, said next to it, gives; None where it gives none."""
    if _FIRST_PERSON.search(segment) or not 3 <= len(segment.split()) <= 45:
        return None
    for pattern, opening in (
        (_OTHERWISE, ", because otherwise "),
        (_BECAUSE, _because(segment)),
        (_THAT_WAY, ", so that "),
        (_SO, " so that "),
        (_RESULT, ", so that "),
        (_PURPOSE, " to "),
    ):
        match = pattern.match(segment)
        if match:
            return Reason(opening + _present(segment[match.end() :]))
    otherwise = _INNER_OTHERWISE.search(segment)
    if otherwise and finding.judgement is Judgement.TIP:
        return Reason(", because otherwise " + _present(segment[otherwise.end() :]))
    return _consequence(segment, finding) or _outcome(segment, finding)


def with_fault_explained(core: str) -> str:
    """Turns "should bend the knees, which makes it harder", said of knees that do not bend, the right way round."""
    explained = _FAULT_TAIL.sub(", because not doing so ", core, count=1)
    if explained == core:
        explained = _FAULT_FACT.sub(", because ", core, count=1)
    return explained if explained != core else _FAULT_RESULT.sub(", because otherwise ", core, count=1)


def _because(segment: str) -> str:
    is_place = _IS_PLACE.match(segment)
    if is_place:
        return ", because that is " + is_place.group().split()[-1] + " "
    return " because of " if _BECAUSE_OF.match(segment) else " because "


def _consequence(segment: str, finding: Finding) -> Reason | None:
    match = _THIS.match(segment)
    if not match or not _is_consequence(match, finding):
        return None
    rest = _present(segment[match.end("adverb") :])
    # Of a thing not done, a plain present tense tells the harm, and a "would" tells the benefit.
    modal = (match.group("modal") or "").lower()
    is_harm = finding.evidence is Evidence.FAULT and modal not in {"would", "will", "should"} and "going" not in modal
    return Reason((", because not doing so " if is_harm else ", which ") + (match.group("adverb") or "") + rest)


def _is_consequence(match: re.Match[str], finding: Finding) -> bool:
    modal, verb = match.group("modal"), match.group("verb").lower()
    if modal:
        # "They go too fast. It should be slower": that is no consequence of the fault.
        return not (modal.lower() == "should" and finding.core.startswith("should avoid"))
    return bool(_KNOWN.fullmatch(verb)) or (
        verb not in {"is", "was", "looks", "does"} and base_of_third(verb) is not None
    )


def _outcome(segment: str, finding: Finding) -> Reason | None:
    """Reads what follows plainly: "so the weight is on the fingers", "when they fly up, it slows them down"."""
    if finding.core.startswith("keeps ") and _STATE.match(segment):
        return Reason(", and " + _present(segment))
    if finding.judgement is Judgement.GOOD_EXECUTION:
        manner = _MANNER.match(segment)
        return Reason(", " + _present(segment[manner.end() :])) if manner else None
    warning, outcome = _WARNING.match(segment), _OUTCOME.match(segment)
    if warning:
        return Reason(" because " + _present(segment[warning.end() :]))
    if not outcome:
        return None
    is_omission = finding.evidence is Evidence.FAULT
    return Reason((", because otherwise " if is_omission else ", because then ") + _present(segment[outcome.end() :]))


def _present(text: str) -> str:
    return _GOING.sub("will", text.strip(" ,.!?"))
