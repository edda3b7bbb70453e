"""Tips said without an order: conditions, comparisons, wishes for more, commands. Part of the rule-based baseline."""

import re
from typing import Final

from schemas.feedback import Judgement
from tasks.baseline.findings import INNER, LEAD, Evidence, Finding, lead_of
from tasks.baseline.patterns import THING, with_determiner
from tasks.baseline.predicates import action_of, as_advice, as_remedy, parse, parse_base, parse_gerund
from tasks.text.inflection import base_of_gerund, is_verb
from tasks.text.word_sets import word_set

_GOING: Final = re.compile(r"\b(?:is|are) going to\b")
_BE: Final = re.compile(r"^be (?=\w)")
_USING: Final = re.compile(r"^using ")
_AND_IT: Final = re.compile(r"^,? and (?:it|that) ")
_NO_COMMAND: Final = re.compile(r"(?:is|are|was|of|has|looks?|at this|they)\b")


def find_suggestion(segment: str) -> Finding | None:
    """The first suggestion that `segment` holds; None where it holds none."""
    for find in (find_condition, _find_gerund, _find_thing, _find_more, _find_imperative):
        found = find(segment)
        if found:
            return found
    return None


_CONDITION: Final = re.compile(
    r"\bif they (?:could |can |would |were to |just |will )*(?P<rest>[^,]{6,160}?)(?:,| then| and|(?= (?:it"
    r"|that|this) (?:would|will|could)))+ ?(?:then )?"
    r"(?P<effect>(?:they|it|that|this|their \w+|the \w+) (?:would|will|can|could|might|may|do not (?:have"
    r"|need) to"
    r"|are going to|is going to) .+)$",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"^(?:so )?by (?P<rest>\w+ing [^,]{4,140}), ?(?P<effect>(?:that|it|this|they) (?:should|would|will"
    r"|could|is going to|are going to) .+)$",
    re.IGNORECASE,
)
_HARM: Final = re.compile(
    r"\b(?:los(?:e|es|ing)|fall|slip|miss|hurt|injur\w+|burn|cut them\w+|struggle|hard(?:er)?|strain\w*"
    r"|difficult|damage|break|waste"
    r"|tir(?:e|ed|ing)|fatigue\w*|pain|unstable|unsafe|danger\w*|risk\w*|bounce off|not be able|spill"
    r"|infect\w*|contaminat\w+|invalid"
    r"|trouble|slow(?:er)? them|off balance|problems?|mistakes?|tension|swing off|pop off|short|loose|not "
    r"(?:get|have(?! to)|be|work))\b",
    re.IGNORECASE,
)


def find_condition(segment: str) -> Finding | None:
    """Reads "if they bend more, they will jump higher" and "by moving the foot, that should help"."""
    match = _CONDITION.search(segment) or _BY.search(segment)
    predicate = (parse(match["rest"]) or action_of(match["rest"])) if match else None
    if match is None or predicate is None:
        return None
    subject, _, effect = _GOING.sub("will", match["effect"]).partition(" ")
    # A threat warns of the condition, a promise recommends it.
    if _HARM.search(effect) and match.re is _CONDITION:
        core = f"{as_remedy(predicate)}, because otherwise {subject} {effect}"
    else:
        # "It would help" speaks of the action, "it would glide" of the thing that is handled.
        is_action = subject.lower() in {"that", "this"} or (subject.lower() == "it" and _HELPS.match(effect))
        joint = ", which" if is_action else f", so that {subject}"
        core = f"{as_advice(predicate)}{joint} {effect}"
    return Finding(Judgement.TIP, core, Evidence.SAID)


_THING_SHOULD: Final = re.compile(
    rf"(?:^|, |that |and |so ){THING} (?:\w+ly |also |always |really )*(?:should(?: not)?|needs? to|ha(?:s"
    rf"|ve) to|must|could|ought to|wants? to)"
    r"(?: probably| also| really| always)* (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_HELPS: Final = re.compile(
    r"\w+ (?:\w+ly |also |just )*(?:help|make|give|be|clean|improve|allow|keep|look|let|add|create|save"
    r"|take|free|open|put|reduce|prevent)\b",
    re.IGNORECASE,
)
_BETTER_THING: Final = re.compile(
    r"^(?:so |maybe |using )*(?P<rest>(?:a|an|the|some|using) [\w' ,\-]{3,60}?) (?:would|might|could|will) "
    r"(?:\w+ly )?(?:work|be|have been|do|have worked) "
    r"(?:\w+ ){0,3}(?:better|best|easier|safer|ideal|useful|helpful|great|good|nice|beneficial|more \w+)(?:"
    r" right)?(?: here| for (?:this|that|them))?"
    r"(?P<effect>.*)$",
    re.IGNORECASE,
)
_GERUND_WOULD: Final = re.compile(
    r"^(?:so |maybe )*(?P<rest>\w+ing .{4,140}?),? (?P<effect>(?:would|will|could|might|can) (?:\w+ly |also"
    r" )*(?!be (?:a |an )?(?:bad|mistake))\w+ .+)$",
    re.IGNORECASE,
)
_GERUND_BETTER: Final = re.compile(
    r"^(?:so |maybe )*(?P<rest>\w+ing .{4,140}?) (?:is|works|would be|would work) (?:\w+ )?(?:better|safer"
    r"|easier|best|ideal|more \w+)"
    r"(?P<than> than [^,]+?)?(?P<tail>(?:,| because| so that)\b.*)?$",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"^(?P<rest>(?:(?:just )?(?:a (?:little|tad|touch|lot)(?: bit)? |a bit |much |slightly |maybe )*(?:more"
    r"|less|better|softer|quieter|wider"
    r"|lower|higher|faster|slower) [\w' \-]{3,80}?)) (?P<effect>(?:would|could|might|will) .+)$",
    re.IGNORECASE,
)


def _find_gerund(segment: str) -> Finding | None:
    """Reads "pinching the blade would give more control" and "putting it down is better than holding it"."""
    match = _GERUND_WOULD.match(segment) or _GERUND_BETTER.match(segment)
    predicate = parse_gerund(match["rest"]) if match else None
    if match is None or predicate is None:
        return None
    advice = as_advice(predicate)
    if match.re is _GERUND_WOULD:
        return Finding(Judgement.TIP, f"{advice}, which {match['effect']}", Evidence.SAID)
    return Finding(
        Judgement.TIP,
        f"{advice}{' rather' + match['than'] if match['than'] else ''}{match['tail'] or ''}",
        Evidence.SAID,
    )


def _find_thing(segment: str) -> Finding | None:
    """Reads "the elbow should stay tucked"."""
    match = _THING_SHOULD.search(segment)
    if not match or "should not" in match.group() or INNER.search(segment[: match.start("rest")]):
        return None
    rest = _BE.sub("", match["rest"])
    thing = with_determiner(match["thing"])
    return Finding(Judgement.TIP, f"should have {thing} {rest}", Evidence.SAID, lead_of(segment[: match.start()]))


def _find_more(segment: str) -> Finding | None:
    """Reads "a little more bend in the knees would give them power"."""
    match = _BETTER_THING.match(segment)
    if match:
        thing = _USING.sub("", match["rest"][0].lower() + match["rest"][1:])
        return Finding(
            Judgement.TIP,
            f"should use {thing}{_AND_IT.sub(', which ', match['effect'])}",
            Evidence.SAID,
        )
    match = _MORE.match(segment)
    if not match:
        return None
    amount = match["rest"][0].lower() + match["rest"][1:]
    return Finding(Judgement.TIP, f"should have {amount}, which {match['effect']}", Evidence.SAID)


_NOUN_LIKE: Final = word_set(
    """
    hand hands foot feet balance time back left right like time rest view heat oil pressure contact
    control practice sound result test start position power finger fingers nice face shoulder need want
    pace force limit
    """
)
_RUN_UP: Final = re.compile(
    r"^(?:(?:and|so|but|then|now|also|just|please|always|maybe|really|again|next time|instead|perhaps"
    r"|definitely),?\s+)+",
    re.IGNORECASE,
)


def _find_imperative(segment: str) -> Finding | None:
    """Reads "keep the elbow in", also behind a leading clause."""
    lead, clause = "", _RUN_UP.sub("", segment)
    if LEAD.match(clause) and "," in clause:
        before, _, clause = clause.partition(",")
        lead, clause = lead_of(before), _RUN_UP.sub("", clause.strip())
    first, _, rest = clause.partition(" ")
    is_command = is_verb(first.lower()) and first.lower() not in _NOUN_LIKE and len(rest.split()) >= 2
    if not is_command or _NO_COMMAND.match(rest) or base_of_gerund(first.lower()):
        return None
    predicate = parse_base(clause)
    return Finding(Judgement.TIP, as_advice(predicate), Evidence.SAID, lead) if predicate else None
