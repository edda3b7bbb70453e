"""Tips said as criticism: part of the rule-based baseline. What is wrong becomes what to do or to avoid."""

import re
from dataclasses import replace
from typing import Final

from schemas.feedback import Judgement
from tasks.baseline.findings import Evidence, Finding, lead_of
from tasks.baseline.patterns import ADVERB, GOOD, THING, VERY, with_determiner
from tasks.baseline.predicates import Predicate, as_advice, as_remedy, parse, parse_base, parse_gerund
from tasks.baseline.reasons import with_fault_explained
from tasks.text.inflection import base_of_third, gerund
from tasks.text.word_sets import word_set

_TOO: Final = re.compile(r"\b(?:a (?:little|bit|tad|touch)(?: bit)? (?:early|late|high|low|short|slow|fast"
    r"|stiff|wide|narrow|long|far|close|loose|tight|heavy|hard|flat|sharp|tense)\b|too (?!as well)\w+"
    r"|over\w+ing|excessive(?:ly)?|not enough|unnecessar\w+|inefficient\w*|incorrect\w*"
    r"|wrong|awkward\w*|poor(?:ly)?|sloppy|sloppily|hesita\w+|unsafe\w*|tense|tensing|stiff|wobbl\w+|flar"
    r"(?:e|es|ing)|unstable)\b", re.IGNORECASE)  # fmt: skip
_BAD_VERB: Final = word_set(
    """
    lose miss overextend overreach slip drop rush slouch hunch collapse waste struggle strain overcook
    bump stumble overshoot hurt tend
    """
)
_UNWANTED: Final = re.compile(
    r"\b(?:tension|strain|wasted?|gap|bump|noise|buzz\w*|risk|problem|issue|need|reason|hesitation|doubt"
    r"|one|way)\b",
    re.IGNORECASE,
)
_ONLY_GOOD: Final = re.compile(rf"^{VERY}{GOOD}(?: here| there| at all)?$", re.IGNORECASE)
_WARNED_RESULT: Final = re.compile(
    r",? (?:and )?so (?:that )?(?=(?:they|the|their|it|there|a) )|, (?=(?:the|their) \w+ (?:is|are) )",
    re.IGNORECASE,
)
_INNER: Final = re.compile(r"\b(?:so|because|which|that way|where|if|what|than|until)\b", re.IGNORECASE)
_DISAPPROVED: Final = re.compile(
    r"^(?P<rest>.{8,200}?),? (?:which|and that|that|and it|and this|this) (?:is|was) (?:\w+ly |really )?"
    r"(?:not (?:\w+ )?(?:good|ideal|great|correct|right|what)|wrong"
    r"|a (?:\w+ )?(?:mistake|problem|error|fault|no-no)|incorrect|dangerous|unsafe|bad)\b",
    re.IGNORECASE,
)
_HARMS: Final = word_set(
    """
    cut burn fall hurt slip damage contaminate spill break swing want need know think see mind
    """
)
_FAILS: Final = re.compile(
    rf"\bthey {ADVERB}(?:fail|forget|forgot|neglect|failed|neglected|are failing|are forgetting) to "
    rf"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_STRUGGLES: Final = re.compile(
    rf"\bthey {ADVERB}(?:(?:are )?(?:struggle|struggling|having (?:a hard time|trouble|difficulty)|have "
    rf"(?:a hard time|trouble|difficulty)))"
    r"(?: with| to| in)? (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_LACKS: Final = re.compile(
    rf"\bthey {ADVERB}(?:are lacking|lack|are missing|could use|do not have(?: much| enough| any| a lot of|"
    rf" very much| really any)?) (?:a (?:little )?(?:bit of )?)?(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"^(?:but )?there (?:is|are|was) (?:not (?:much|enough|any|a lot of|really any|really enough)|no|very"
    r" little|little) (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_PROBLEM: Final = re.compile(
    r"\b(?:problem|issue|mistake|error|fault|concern|downside|thing I do not like|what I do not like|not"
    r" ideal|not good|not great)\b"
    r"[^.]{0,50}? (?:is|was|that|how|when|because)(?: that| how| when)? (?:how |that )?(?P<rest>(?:they"
    r"|their|the) .+)$",
    re.IGNORECASE,
)
_TENDENCY: Final = re.compile(
    r"\bthey (?:\w+ly )?have (?:a|the) (?:\w+ )?(?:tendency|habit) (?:to|of) (?P<rest>\S.*)$", re.IGNORECASE
)
_DISLIKED: Final = re.compile(
    r"\bI am not (?:really )?a (?:\w+ )?fan of (?:how |that |the way )?(?:they|them) (?P<habit>\S.*)$|"
    r"\bI (?:do not|would not|did not) (?:\w+ly )?(?:like|love|want|recommend|prefer)(?: to see)?(?: how|"
    r" that| the way| when)?"
    r" (?:they|them) (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_THEY: Final = re.compile(r"\bthey (?P<rest>\S.*)$", re.IGNORECASE)
_THING_IS: Final = re.compile(
    rf"(?:^|, |that |and |so ){THING} (?:is|are|was|were|looks?)(?: (?P<negation>not))?(?: here)?(?: really"
    rf"| quite| also| just)* (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_THING_DOES: Final = re.compile(
    rf"(?:^|, |that |and |so ){THING} (?P<rest>(?:flares?|comes?|drops?|slips?|collapses?|gets?|swings?"
    rf"|goes) .+)$"
)
_THAT_IS_TOO: Final = re.compile(
    r"^(?:that|this|it|there) (?:is|was) (?:\w+ly )*(?P<rest>(?:a (?:little|bit) (?:bit )?)?too .+)$"
)
_POSSIBLE: Final = re.compile(
    r"\bthey (?:do not need to|can not see|did not mean|do not (?:really )?know)\b", re.IGNORECASE
)
_TENDS: Final = re.compile(r"to (?P<rest>\w+ .+)$")
_REASON_WORD: Final = re.compile(r"\b(?:because|so that|so|which|to avoid|without|instead|rather)\b")
_SOFTENER: Final = re.compile(r"^(?:quite|pretty|just|also) ")
_AMOUNT: Final = re.compile(r"\b(?:that much|very much|as much|a lot)\b")
_CONSEQUENCE_WORD: Final = re.compile(r"\b(?:because|so|which)\b")
_FAILING: Final = re.compile(r"flare|collapse|slip|drop")


def find_criticism(segment: str) -> Finding | None:
    """The criticism that `segment` gives, turned into a tip; None where it gives none."""
    if _POSSIBLE.search(segment):
        return None
    for read in (_read_disapproved, _read_failure, _read_lack, _read_problem, _read_they, _read_thing):
        found = read(segment)
        if found:
            return _explained(found)
    return None


def find_fault(segment: str) -> Finding | None:
    """The description in `segment`, taken for a fault because a neighbour says that it is one."""
    found = _read_they(segment, is_bad=True) or _read_thing(segment, is_bad=True)
    return _explained(replace(found, evidence=Evidence.HINTED)) if found else None


def _explained(found: Finding) -> Finding:
    if found.evidence is Evidence.FAULT:
        return replace(found, core=with_fault_explained(found.core))
    return replace(found, core=_WARNED_RESULT.sub(", because then ", found.core, count=1))


def _tip(core: str, evidence: Evidence, lead: str = "") -> Finding:
    return Finding(Judgement.TIP, core, evidence, lead)


def _read_disapproved(segment: str) -> Finding | None:
    """Reads "the bike is upside down, which is not ideal"."""
    match = _DISAPPROVED.match(segment)
    return find_fault(match["rest"]) if match else None


def _read_failure(segment: str) -> Finding | None:
    match = _FAILS.search(segment)
    predicate = parse_base(match["rest"]) if match else None
    if match and predicate:
        return _tip(as_advice(predicate), Evidence.FAULT, lead_of(segment[: match.start()]))
    match = _STRUGGLES.search(segment)
    if not match:
        return None
    action = parse_gerund(match["rest"]) or (
        parse_base(match["rest"]) if " to " in match.group()[: -len(match["rest"])] else None
    )
    return _tip(f"should work on {f'{gerund(action.verb)} {action.rest}' if action else match['rest']}", Evidence.SAID)


def _read_lack(segment: str) -> Finding | None:
    match = _LACKS.search(segment)
    if match:
        return _tip(f"should work on {match['rest']}", Evidence.SAID, lead_of(segment[: match.start()]))
    match = _NO.match(segment)
    if match and _UNWANTED.search(match["rest"]):
        return None
    return _tip(f"should have more {match['rest']}", Evidence.FAULT) if match else None


def _read_problem(segment: str) -> Finding | None:
    match = _PROBLEM.search(segment)
    if match:
        return _read_they(match["rest"], is_bad=True) or _read_thing(match["rest"], is_bad=True)
    match = _DISLIKED.search(segment)
    disliked = (match["habit"] or match["rest"]) if match else ""
    predicate = parse_gerund(disliked) or parse(disliked)
    if predicate is None and (match := _TENDENCY.search(segment)):
        predicate = parse_gerund(match["rest"]) or parse_base(match["rest"])
    return _tip(as_remedy(predicate), Evidence.SAID) if predicate else None


def _read_they(segment: str, is_bad: bool = False) -> Finding | None:
    """Reads "they lean too far back" and "they do not bend their knees"."""
    match = _THEY.search(segment)
    predicate = parse(match["rest"]) if match else None
    if match is None or predicate is None:
        return None
    if _INNER.search(segment[: match.start()]):
        return None
    lead = lead_of(segment[: match.start()])
    if predicate.is_negated and predicate.verb in _BAD_VERB | _HARMS:
        return None
    if predicate.is_negated:
        evidence = Evidence.FAULT if is_bad or not predicate.rest.startswith("be") else Evidence.HINTED
        return _tip(_softened(as_remedy(predicate)), evidence, lead)
    tends = _TENDS.match(predicate.rest) if predicate.verb == "tend" else None
    if tends:
        inner = parse_base(tends["rest"])
        return _tip(as_remedy(inner), Evidence.SAID, lead) if inner else None
    is_fault = is_bad or predicate.verb in _BAD_VERB or _TOO.search(_own_clause(predicate))
    return _tip(as_remedy(_without_be(predicate)), Evidence.SAID, lead) if is_fault else None


def _own_clause(predicate: Predicate) -> str:
    return _REASON_WORD.split(f"{predicate.verb} {predicate.rest}", maxsplit=1)[0]


def _without_be(predicate: Predicate) -> Predicate:
    return replace(predicate, rest=_SOFTENER.sub("", predicate.rest))


def _softened(remedy: str) -> str:
    # "is not bending enough" asks for more, and "should bend enough" says that.
    return _AMOUNT.sub("more", remedy)


def _read_thing(segment: str, is_bad: bool = False) -> Finding | None:
    """Reads "their elbow is too high" as something to avoid."""
    match = _THING_IS.search(segment)
    if match:
        thing = with_determiner(match["thing"])
        lead = lead_of(segment[: match.start()])
        if match["negation"] and _ONLY_GOOD.match(match["rest"]):
            return None
        if match["negation"]:
            return _tip(f"should have {thing} {match['rest']}", Evidence.FAULT, lead)
        if is_bad or _TOO.search(_CONSEQUENCE_WORD.split(match["rest"], maxsplit=1)[0]):
            return _tip(f"should avoid having {thing} {match['rest']}", Evidence.SAID, lead)
        return None
    match = _THING_DOES.search(segment)
    if match and (is_bad or _TOO.search(match["rest"]) or _FAILING.match(match["rest"])):
        verb, _, rest = match["rest"].partition(" ")
        base = base_of_third(verb.lower()) or verb
        return _tip(f"should avoid letting {with_determiner(match['thing'])} {base} {rest}", Evidence.SAID)
    return None
