"""Tips said as advice: part of the rule-based baseline."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from schemas.feedback import Judgement
from tasks.baseline.findings import INNER, Evidence, Finding, lead_of
from tasks.baseline.patterns import ADVERB, THING, VERY
from tasks.baseline.predicates import Predicate, action_of, as_advice, as_remedy, as_statement, parse_gerund
from tasks.baseline.suggestions import find_condition, find_suggestion

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
_ALREADY_DONE: Final = re.compile(
    r",? (?:which|and that) (?:is (?:exactly )?what )?they (?:have done|did|do|are doing)(?: here| there|"
    r" well)?",
    re.IGNORECASE,
)
_HAVING: Final = re.compile(rf"^{THING} (?:to be|being|to) ", re.IGNORECASE)
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
    conditional = find_condition(segment) if _IF.match(segment) else None
    if conditional:
        return conditional
    for rule in _RULES:
        match = rule.pattern.search(segment)
        if match and INNER.search(segment[: match.start("rest")]):
            continue
        core = rule.read(match.group("rest")) if match else None
        done = _ALREADY_DONE.search(match.group("rest")) if match else None
        if match and core and done:
            rest = match.group("rest")
            return _done(rest[: done.start()] + rest[done.end() :])
        if match and core:
            return Finding(Judgement.TIP, core, Evidence.SAID, lead_of(segment[: match.start()]))
    return find_suggestion(segment)


def _done(rest: str) -> Finding | None:
    """The praise in "it is good to check the label, which they have done, because ..."."""
    predicate = action_of(rest)
    return Finding(Judgement.GOOD_EXECUTION, as_statement(predicate), Evidence.SAID) if predicate else None


def _advise(rest: str) -> str | None:
    predicate = action_of(rest)
    return as_advice(predicate) if predicate else None


def _warn(rest: str) -> str | None:
    predicate = action_of(rest)
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


def _rule(pattern: str, read: Callable[[str], str | None]) -> _Rule:
    return _Rule(re.compile(pattern + r"\s*(?P<rest>\S.*)$", re.IGNORECASE), read)


# The first rule that reads a core wins, so the narrow ones stand before the wide ones.
_RULES: Final = (
    _rule(r"\bI (?:would |usually |always |generally |normally |really )*(?:prefer|recommend|suggest) to ", _advise),
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
        rf" and)?(?= \w)",
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
        r"\b(?:important|crucial|essential|vital|critical|necessary|best|good idea|good practice|good habit"
        r"|imperative|better"
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
