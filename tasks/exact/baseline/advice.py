"""Tips said as advice: part of the rule-based baseline."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from schemas.exact.feedback import Judgement
from tasks.exact.baseline.findings import INNER, Evidence, Finding, lead_of
from tasks.exact.baseline.patterns import ADVERB, THING, VERY, with_determiner
from tasks.exact.baseline.predicates import Predicate, as_advice, as_remedy, parse, parse_base, parse_gerund
from tasks.text.inflection import base_of_gerund, base_of_past, is_verb
from tasks.text.word_sets import word_set

_MODAL: Final = (
    r"(?:should(?: have)?(?: to)?|must|could(?: have| do to| use to)?|(?:(?:would|might|may|will|can|could)"
    r" )?(?:probably |really |maybe |also )*"
    r"(?:want|need|have|have got|ought) to|(?:would|might) like to|had better|are supposed to|are going to "
    r"(?:want|need|have) to"
    r"|can (?=also|try|maybe|work on|focus|improve|even|just|do a better)|may (?=try|consider))"
)
_ONE_THING: Final = (
    r"(?:(?:one|the|an?|another|my|main|big|biggest|only)(?: \w+){0,2} (?:thing|area)\b[^.]{0,30}?\b(?:I"
    r" would|improve|work on|do better|change|fix|should"
    r"|could|need|want|suggest|recommend|do differently)\b[^.]{0,40}?"
    r"|\b(?:my|one|another|an?)(?: \w+){0,2} (?:tip|advice|suggestion|recommendation|correction"
    r"|adjustment|improvement|pointer|critique)\b[^.]{0,40}?"
    r"|\bwhat I would (?:do|change|suggest|recommend|advise|say)\b[^.]{0,25}?"
    r"|\b(?:what )?I would (?:like|love|want)(?: to see)?(?: them)?(?: to)? (?:do|work on|improve|change"
    r"|see)\b[^.]{0,30}?"
    r"|\bwhat they (?:could|should|need to|want to|can|might want to) (?:do|work on|improve"
    r"|change)\b[^.]{0,30}?)"
)
_IF: Final = re.compile(r"^(?:so )?if they (?!want|would like|need|are (?:trying|looking|going) to)", re.IGNORECASE)
_INNER: Final = re.compile(r"\b(?:because|which|until|where)\b", re.IGNORECASE)
"""What stands before an advice that only explains something else: "because they have to gather it again"."""
_ADJECTIVE: Final = (
    rf"{VERY}(?:better|good|great|nice|helpful|ideal|useful|best|easier|beneficial|safer|smart|wise|more"
    rf" \w+)"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: Callable[[str], str | None]
    """Makes the core of what the group `rest` says."""


def find_advice(segment: str) -> Finding | None:
    """The advice that `segment` gives; None where it gives none."""
    conditional = _find_condition(segment) if _IF.match(segment) else None
    if conditional:
        return conditional
    for rule in _RULES:
        match = rule.pattern.search(segment)
        if match and _INNER.search(segment[: match.start("rest")]):
            continue
        core = rule.read(match.group("rest")) if match else None
        if match and core:
            return Finding(Judgement.TIP, core, Evidence.SAID, lead_of(segment[: match.start()]))
    for find in (_find_condition, _find_gerund, _find_thing, _find_more, _find_imperative):
        found = find(segment)
        if found:
            return found
    return None


def _advise(rest: str) -> str | None:
    predicate = _action(rest)
    return as_advice(predicate) if predicate else None


def _warn(rest: str) -> str | None:
    predicate = _action(rest)
    if predicate is None:
        return None
    return as_advice(Predicate(predicate.adverb, predicate.verb, predicate.rest, not predicate.is_negated))


def _avoid(rest: str) -> str | None:
    predicate = parse_gerund(rest)
    return as_remedy(predicate) if predicate else None


def _have(rest: str) -> str | None:
    words = _HAVING.sub(r"\g<thing> ", rest, count=1)
    return f"should have {words}" if len(words.split()) > 1 else None


def _improve(rest: str) -> str | None:
    predicate = parse_gerund(rest)
    if predicate:
        return as_advice(predicate)
    return f"should work on {rest}"


def _action(rest: str) -> Predicate | None:
    rest = re.sub(r"^(?:that |for )?(?:they (?:should )?|them )?(?:to )?(?=\w)", "", rest.strip(), flags=re.IGNORECASE)
    found = parse_gerund(rest)
    if found:
        return found
    words = rest.split()
    past = base_of_past(words[0]) if words else None
    if past and not is_verb(words[0]):
        rest = " ".join([past, *(_joined_base(words, index) for index in range(1, len(words)))])
    return parse_base(rest)


def _joined_base(words: list[str], index: int) -> str:
    return (base_of_past(words[index]) or words[index]) if words[index - 1] == "and" else words[index]


def _rule(pattern: str, read: Callable[[str], str | None]) -> _Rule:
    return _Rule(re.compile(pattern + r"\s*(?P<rest>\S.*)$", re.IGNORECASE), read)


_RULES: Final = (
    _rule(
        rf"\b{_ONE_THING} (?:is|would be|will be)(?: just| really| for)*(?: to| I would| that they "
        rf"(?:should|can|could|need to|want to))?(?= \w)",
        _advise,
    ),
    _rule(rf"\b{_ONE_THING} (?:is|would be|will be)(?: to have| to see)?(?= (?:a|an|more|their|the) )", _have),
    _rule(r"\b(?:ideally|preferably|instead|next time),? (?:\w+ )?they (?:would|will|could) ", _advise),
    _rule(r"^(?:but |so |also |definitely )*(?:needs?|has|wants?|ought|got) to ", _advise),
    _rule(
        r"\bthey (?:do not|would not|might not|never|will not) (?:\w+ly |ever )*(?:want|need|have|like)(?:"
        r" to)\b(?! be able)",
        _warn,
    ),
    _rule(r"\bthey (?:should not|must not|should never|better not)(?: be)?", _warn),
    _rule(
        rf"\bthey {ADVERB}{_MODAL}(?: start to| begin to| remember to| make an effort to| look to| try"
        rf" and)?(?= \w)(?: be (?=\w+ing\b))?",
        _advise,
    ),
    _rule(r"\bthey (?:do )?(?:want|need) (?=(?:their|the|that|this|those|these) )", _have),
    _rule(rf"\bthey {ADVERB}need (?=(?:a|an|more|some|much|better) )", _have),
    _rule(
        r"\bthey (?:would|could|will|might|can) (?:\w+ly )*(?:be better off|do better|benefit(?: more)?)(?:"
        r" from| by| with)?",
        _advise,
    ),
    _rule(
        r"\bI (?:would(?: \w+ly)? (?:like|love|prefer|want|rather|encourage|advise|suggest|recommend)|want"
        r"|prefer|encourage|recommend"
        r"|suggest|need|might suggest|might recommend|hope)(?: for| to see| to have| seeing| that)? (?:them"
        r"|they)(?: should)?(?: to)?",
        _advise,
    ),
    _rule(
        r"\bI (?:would|might|will) (?:\w+ly )*(?:encourage|advise|suggest|recommend|say)(?: to)?(?! the| a|"
        r" this| it)",
        _advise,
    ),
    _rule(
        r"\bI would (?:\w+ly |maybe |just |also |even |try to )*(?=(?:not )?\w)(?!like|love|say|prefer|want"
        r"|call|give|think|guess|be\b|have\b|see|rather"
        r"|suggest|recommend|advise|encourage|point|note|add\b|consider)",
        _advise,
    ),
    _rule(
        r"\bI (?:would(?: \w+ly)? (?:like|love|prefer|want)|want|prefer)(?: to (?:see|have))(?! how| what|"
        r" if)",
        _have,
    ),
    _rule(rf"\bwould (?:\w+ly )*(?:be|have been) {_ADJECTIVE} to (?:see|have) (?:them|they)(?: to)?", _advise),
    _rule(rf"\bwould (?:\w+ly )*(?:be|have been) {_ADJECTIVE} to (?:see|have)", _have),
    _rule(
        rf"\b(?:it|that|this|what) (?:would|might|could|will) (?:\w+ly )*(?:be|have been|help|make it"
        rf" {_ADJECTIVE}) ?(?:{_ADJECTIVE} )?"
        r"(?:for them )?(?:here )?(?:is )?(?=(?:if they|to|if) )(?:if they (?:could |can |would |were to "
        r"|were )?|to |if )",
        _advise,
    ),
    _rule(
        r"\b(?:important|crucial|essential|vital|critical|necessary|best|good idea|imperative|better"
        r"|recommended)(?: here| thing)?"
        r"(?: for them)?(?: is)?(?: to| that they)(?! (?:note|see|notice|point|mention))",
        _advise,
    ),
    _rule(
        r"\b(?:the|a|another|one|their)(?: \w+)? (?:key|goal|idea|trick|aim|point|focus|solution|fix"
        r"|objective|thing)(?: here| thing| point)?"
        r"(?: (?:that )?they (?:need|want|could|can|should|might)[^.]{0,30}?)? (?:is|would be)(?: really|"
        r" just)*(?: to)?(?= \w)(?! that\b| how\b|not\b)",
        _advise,
    ),
    _rule(
        r"(?:(?:^|, |; |\bso |\bjust |\bplease |\balso |\balways |\band )(?:make|be) sure|\b(?:about|on|is"
        r"|be|try) making sure)"
        r" (?=(?:that |to |they |their |the |it ))",
        lambda rest: f"should make sure {rest}",
    ),
    _rule(r"^(?:please |so )?(?:do not|never|let us not)(?: ever)? (?!know|think|see|have any)", _warn),
    _rule(r"^(?:so )?(?:no|avoid|stop|without|instead of) (?=\w+ing\b)(?!.*, )", _avoid),
    _rule(
        r"^(?:so )?let us (?!see|look|go back|rewind|watch|pause|say|play|take a look|stop|check out|talk"
        r"|start)",
        _advise,
    ),
    _rule(
        r"\bneeds? (?:a (?:little|lot|bit)(?: bit)? )?(?:more |some )?(?:work on|improvement (?:on|in|with)"
        r"|to work on)",
        _improve,
    ),
)


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
    r"(?:get|have|be|work))\b",
    re.IGNORECASE,
)


def _find_condition(segment: str) -> Finding | None:
    """Reads "if they bend more, they will jump higher" and "by moving the foot, that should help"."""
    match = _CONDITION.search(segment) or _BY.search(segment)
    predicate = (parse(match["rest"]) or _action(match["rest"])) if match else None
    if match is None or predicate is None:
        return None
    subject, _, effect = re.sub(r"\b(?:is|are) going to\b", "will", match["effect"]).partition(" ")
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
_HAVING: Final = re.compile(rf"^{THING} (?:to be|being|to) ", re.IGNORECASE)
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
    if not match or "should not" in match.group() or _INNER.search(segment[: match.start("rest")]):
        return None
    rest = re.sub(r"^be (?=\w)", "", match["rest"])
    thing = with_determiner(match["thing"])
    return Finding(Judgement.TIP, f"should have {thing} {rest}", Evidence.SAID, lead_of(segment[: match.start()]))


def _find_more(segment: str) -> Finding | None:
    """Reads "a little more bend in the knees would give them power"."""
    match = _BETTER_THING.match(segment)
    if match:
        thing = re.sub(r"^using ", "", match["rest"][0].lower() + match["rest"][1:])
        return Finding(
            Judgement.TIP,
            f"should use {thing}{re.sub(r'^,? and (?:it|that) ', ', which ', match['effect'])}",
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
    if (
        not is_command
        or re.match(r"(?:is|are|was|of|has|looks?|at this|they)\b", rest)
        or base_of_gerund(first.lower())
    ):
        return None
    predicate = parse_base(clause)
    return Finding(Judgement.TIP, as_advice(predicate), Evidence.SAID, lead) if predicate else None
