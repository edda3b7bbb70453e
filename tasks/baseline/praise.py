"""Good executions said as praise: part of the rule-based baseline."""

import re
from dataclasses import replace
from typing import Final

from schemas.feedback import Judgement
from tasks.baseline.findings import Evidence, Finding, lead_of
from tasks.baseline.patterns import GOOD, THING, VERY, WELL, with_determiner
from tasks.baseline.predicates import Predicate, as_statement, parse, parse_gerund
from tasks.text.word_sets import word_set

_LIKED: Final = re.compile(
    r"(?:\bwhat )?\bI (?:\w+ly |do |also |would |just )*(?:like|love|appreciate|enjoy|admire)(?:d)?"
    r"(?: to see| seeing| best| most| about (?:this|it|that|their \w+|them))?(?: here| there| about"
    r" this)?,?"
    r"(?: (?:this|that|it) is because)?(?: is)?(?: that| how| the way(?: that)?| the fact(?: that)?| when|"
    r" where| seeing)?(?: here)?,? "
    r"(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_STRENGTH: Final = re.compile(
    rf"\bwhat they (?:do|are doing|did|have done) {VERY}(?:{GOOD}|well)(?: here| there)? is(?: that)?(?:"
    rf" they)? (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_APPROVED: Final = re.compile(
    rf"^(?P<rest>.{{8,200}}?),? (?:which|and that|that|and this|this) (?:is|was|looks) {VERY}(?:{GOOD}\b(?!"
    rf" for| at| to (?!see))|exactly what|what (?:they|I) want|important|key)"
    r"[^,]*?(?P<why>,? (?:because|so that|which) .+|, (?:it|this) .+)?$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r", (fingers|hands|feet|toes|elbows|arms|knees|shoulders|hips|eyes|thumbs|ankle|wrist|back) (?:is|are) ",
    re.IGNORECASE,
)
_STAYING: Final = re.compile(r"^(?:really |also |still |just )*(?:staying|remaining|being|looking) ", re.IGNORECASE)
_INTERJECTION: Final = re.compile(rf"^{VERY}(?:{GOOD}|well done)[,:] (?P<rest>\w+ing \w.*)$", re.IGNORECASE)
_ONLY_GOOD: Final = re.compile(rf"^{VERY}(?P<good>{GOOD})(?: here| there| on (?:this|that) one)?$", re.IGNORECASE)
_PLAINLY_GOOD: Final = re.compile(
    r"\b(?:nice|good|great|excellent|beautiful|perfect|fantastic|lovely|awesome|solid|wonderful|amazing)\b"
    r"(?! (?:enough|idea))",
    re.IGNORECASE,
)
_OWN_CLAUSE: Final = re.compile(
    r",| because | so | which | and not | instead | rather | without | to avoid ", re.IGNORECASE
)
_JOINED_THING: Final = re.compile(
    rf"(?P<start>.*(?: and|,) {THING.replace('thing', 'second')}) (?:is|are) (?P<state>.+)$", re.IGNORECASE
)
_SEEN: Final = re.compile(
    rf"\b(?:it|that|this|which|what)? ?(?:is|was)? ?{VERY}{GOOD}(?: thing)?(?: here)?(?:,| is)?"
    r" (?:to see |here |is |so |that |how |about this |in that |because |the way )*(?P<rest>(?:that )?they"
    r" .+)$",
    re.IGNORECASE,
)
_JOB: Final = re.compile(
    rf"(?P<praise>{VERY}{GOOD}|well) (?P<noun>job|work|done|effort)(?: here| there)?(?:,| of| at| in| on|"
    rf" with| to| by)*"
    r"(?: them| they)? (?P<rest>\S.*)$",
    re.IGNORECASE,
)
_DOES_WELL: Final = re.compile(
    rf"\bthey (?:\w+ly |also )*(?:do|are doing|did|are|have done) (?:it )?{VERY}(?:well|good|great"
    rf"|excellent|fantastic)(?: here| there)?"
    r" (?:at|in|with|to|by|on|about)? ?(?P<rest>\w+ing .+|(?<=to )\w+ .+)$",
    re.IGNORECASE,
)
_NOUN_PHRASE: Final = re.compile(
    rf"^(?:(?:so|and|now|again|also|yes),? )*(?:(?:that|this|it|there|here|they) (?:is|was|are|have|had"
    rf"|show|get|got|has)(?: got)? |what |with )?"
    rf"(?P<very>{VERY})(?P<good>{GOOD}) (?!to\b|that\b|if\b|for\b|at\b|because\b|and\b|so\b|is\b|how\b"
    rf"|than\b|but\b|enough\b|at\b)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_THING_IS: Final = re.compile(
    rf"(?:^|, |that |and |how |so ){THING} (?:is|are|was|were|looks?|stays?|remains?)(?: here)? "
    rf"(?P<rest>.+)$",
    re.IGNORECASE,
)
_GOOD_WORD: Final = re.compile(
    rf"\b(?:{GOOD}|well|exactly|beautifully|perfectly|correctly|properly|right where|effectively"
    rf"|comfortable|comfortably|relaxed|steady"
    r"|tight|centered|consistent|controlled|balanced)\b",
    re.IGNORECASE,
)
_THEY: Final = re.compile(r"\bthey (?P<rest>\S.*)$", re.IGNORECASE)
_WELL_DONE: Final = re.compile(WELL + r"(?! (?:if|as))", re.IGNORECASE)
_DENIED: Final = re.compile(
    r"\b(?:not|never|n't|but|too|could|should|would|might|may|need|better|almost|instead|missing|lack"
    r"|struggle|want)\b",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(r"\b(?:is|are|was|will|would|helps|gives|makes|means|allows|keeps)\b", re.IGNORECASE)
_HAS_ARTICLE: Final = re.compile(r"\ban?\b", re.IGNORECASE)
_PERCEIVED: Final = word_set(
    """
    see notice know tell hear observe look say think understand imagine want need
    """
)
_MASS: Final = word_set(
    """
    balance control footwork posture technique timing form extension tension spacing rhythm power
    coordination use work intonation pressure contact communication awareness focus flexibility
    alignment movement patience precision position hygiene accuracy touch speed body placement
    musicality energy clarity tone vibrato recoil depth leverage traction economy range style intensity
    articulation phrasing expression dynamics knife
    """
)
_EMPTY_NOUN: Final = word_set(
    """
    job work practice habit one thing stuff time example idea question way start point here there day luck
    """
)
_HEAD_ENDS: Final = re.compile(
    r",| (?:of|on|in|with|for|from|to|at|by|through|into|over|as|and|which|that|because|when|while|so|here"
    r"|there|under|during|the|they)\b"
)
_NO_PRAISE: Final = re.compile(r"\bI would\b|\bnot like\b")
_OF_THEM: Final = re.compile(r"(?:that |how |the way )?(?:them|they) ", re.IGNORECASE)
_VERB_FOLLOWS: Final = re.compile(r"(?: to| they) $")
_DETERMINER: Final = re.compile(r"(?:the|their|that|this|those|these|a|an)\b")
_THEY_ARE: Final = re.compile(r"(?:.* )?they (?:are|were) $", re.IGNORECASE)
_KEPT: Final = re.compile(r"their|the|both|that|those|this|all")
_DETERMINER_BEFORE: Final = re.compile(r"^(?:their|the|that|this|those|these) ")
_DETERMINER_ONLY: Final = re.compile(r"(?:the|their|a|an)\b")


def find_praise(segment: str) -> Finding | None:
    """The praise that `segment` gives; None where it gives none."""
    for read in (
        _read_interjection,
        _read_approved,
        _read_strength,
        _read_liked,
        _read_job,
        _read_does_well,
        _read_seen,
        _read_noun_phrase,
        _read_done_well,
        _read_thing,
    ):
        found = read(segment)
        if found:
            return found
    return None


def describe(segment: str) -> Finding | None:
    """What `segment` says is done, as a statement: praise only if a neighbour praises."""
    if _DENIED.search(_own_clause(segment)):
        return None
    # A clause that opens with a gerund has lost its subject, unless the gerund is the subject of a finite verb.
    elided = parse_gerund(segment)
    if elided and not _FINITE.search(_own_clause(segment)):
        return _praise(as_statement(elided), evidence=Evidence.HINTED)
    match = _THEY.search(segment)
    predicate = parse(match["rest"]) if match else None
    if match is None or predicate is None or predicate.is_negated:
        return None
    # What can be seen or known is the speaker's doing, not the performer's.
    if predicate.verb in _PERCEIVED or predicate.rest.split(" ", 1)[0] in _PERCEIVED:
        return None
    return _praise(as_statement(predicate), lead_of(segment[: match.start()]), Evidence.HINTED)


def _own_clause(text: str) -> str:
    """What is said of the action itself, before reasons and contrasts."""
    return _OWN_CLAUSE.split(text, maxsplit=1)[0]


def _praise(core: str, lead: str = "", evidence: Evidence = Evidence.SAID) -> Finding:
    return Finding(Judgement.GOOD_EXECUTION, core, evidence, lead)


def _read_interjection(segment: str) -> Finding | None:
    """Reads "good, checking for a response first"."""
    match = _INTERJECTION.match(segment)
    predicate = parse_gerund(match["rest"]) if match else None
    return _praise(as_statement(predicate)) if predicate else None


def _read_approved(segment: str) -> Finding | None:
    """Reads "they wash their hands first, which is great because ..."."""
    match = _APPROVED.match(segment)
    found = (describe(match["rest"]) or described_thing(match["rest"])) if match else None
    return _praise(f"{found.core}{match['why'] or ''}", found.lead) if match and found else None


def _read_strength(segment: str) -> Finding | None:
    match = _STRENGTH.search(segment)
    predicate = (parse_gerund(match["rest"]) or parse(match["rest"])) if match else None
    return _praise(as_statement(predicate)) if predicate else None


def _read_liked(segment: str) -> Finding | None:
    match = _LIKED.search(segment)
    if not match or _NO_PRAISE.search(match.group()[: -len(match["rest"])]):
        return None
    rest = match["rest"]
    subject = _OF_THEM.match(rest)
    if subject:
        clause = rest[subject.end() :]
        predicate = parse_gerund(clause) or parse(clause)
        return _praise(as_statement(predicate), lead_of(segment[: match.start()])) if predicate else None
    return _read_thing(rest, is_praised=True) or _praise(f"has {_shown(rest)}") if len(rest.split()) > 1 else None


def _read_job(segment: str) -> Finding | None:
    match = _JOB.search(segment)
    if not match or _DENIED.search(match["praise"] + " " + segment[: match.start()]):
        return None
    rest, praise = match["rest"], match["praise"].lower().split()
    is_job = match["noun"] == "job" and praise[-1] != "well"
    kept = [word for word in praise if word not in {"a", "an", "also", "such", "just", "always"}]
    does = f"does {_article(kept[0])} {' '.join(kept)} job" if is_job else "does well"
    predicate = parse_gerund(rest)
    if predicate:
        return _praise(f"{does} of {rest}" if is_job else f"{does} to {_base_text(predicate)}")
    if _VERB_FOLLOWS.search(segment[: match.start("rest")]) and parse(rest):
        return _praise(f"does well to {rest}")
    if _DETERMINER.match(rest):
        return _praise(f"{does} with {rest}")
    return None


def _base_text(predicate: Predicate) -> str:
    return " ".join(part for part in (predicate.adverb, predicate.verb, predicate.rest) if part)


def _read_does_well(segment: str) -> Finding | None:
    match = _DOES_WELL.search(segment)
    predicate = (parse_gerund(match["rest"]) or parse(match["rest"])) if match else None
    if match is None or predicate is None or _DENIED.search(segment[: match.start("rest")]):
        return None
    return _praise(f"does well to {_base_text(predicate)}", lead_of(segment[: match.start()]))


def _read_seen(segment: str) -> Finding | None:
    match = _SEEN.search(segment)
    if not match or _DENIED.search(segment[: match.start("rest")]):
        return None
    found = describe(match["rest"])
    return _praise(found.core, found.lead or lead_of(segment[: match.start()])) if found else None


def _read_noun_phrase(segment: str) -> Finding | None:
    """Reads "nice soft hands" and "that is a really good pivot"."""
    match = _NOUN_PHRASE.match(segment)
    if not match or _DENIED.search(segment[: match.end("good")]):
        return None
    head = _HEAD_ENDS.split(match["rest"], maxsplit=1)[0].split()
    if not head or head[-1].lower() in _EMPTY_NOUN or head[0].lower() in _EMPTY_NOUN:
        return None
    words = _intensifiers(match["very"])
    if _THEY_ARE.match(segment[: match.start("very")]) and not _HAS_ARTICLE.search(match["very"]):
        return _praise(f"is {' '.join([*words, match['good'], match['rest']])}")
    return _praise(f"shows {_with_article(' '.join([*words, match['good'].lower()]), head, match['rest'])}")


def _read_done_well(segment: str) -> Finding | None:
    """Reads "they land softly and nicely": a statement with an adverb of praise in it."""
    found = describe(segment)
    if found is None:
        return None
    own = _own_clause(found.core)
    if not (_WELL_DONE.search(own) or _PLAINLY_GOOD.search(own)):
        return None
    return _praise(found.core, found.lead)


def _read_thing(segment: str, is_praised: bool = False) -> Finding | None:
    """Reads "their elbow is tucked in nicely" as keeping it so."""
    match = _THING_IS.search(segment)
    own = _own_clause(match["rest"]) if match else ""
    if not match or _DENIED.search(own) or not (is_praised or _GOOD_WORD.search(own)):
        return None
    thing = with_determiner(match["thing"])
    if thing.split()[-1] in _EMPTY_NOUN or not _KEPT.match(thing):
        return None
    state = _STAYING.sub("", match["rest"])
    only = _ONLY_GOOD.match(own)
    # "Keeps the posture excellent" is not English; "shows excellent posture" is.
    if only:
        bare = _DETERMINER_BEFORE.sub("", thing)
        praise = " ".join([*_intensifiers(own[: only.start("good")]), only["good"].lower()])
        shown = _with_article(praise, _HEAD_ENDS.split(bare, maxsplit=1)[0].split(), bare)
        return _praise(f"shows {shown}{_listed(match['rest'][len(own) :])}")
    state = f"{thing} {state}"
    joined = _JOINED_THING.match(state)
    if joined:
        state = f"{joined['start']} {joined['state']}"
    return _praise(f"keeps {_listed(state)}", lead_of(segment[: match.start()]))


def described_thing(segment: str) -> Finding | None:
    """What `segment` says of a thing, as a statement: praise only if a neighbour praises."""
    found = _read_thing(segment, is_praised=True)
    return replace(found, evidence=Evidence.HINTED) if found else None


def _listed(text: str) -> str:
    """ "..., fingers are interlocked" goes on a list of states without its verb."""
    return _LISTED.sub(r", \1 ", text)


def _intensifiers(words: str) -> list[str]:
    return [word for word in words.lower().split() if word not in {"a", "an", "also", "such", "just", "always"}]


def _with_article(praise: str, head: list[str], rest: str) -> str:
    noun = head[-1].lower()
    is_many = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    if is_many or noun in _MASS or _DETERMINER_ONLY.match(rest):
        return f"{praise} {rest}"
    return f"{_article(praise)} {praise} {rest}"


def _article(following: str) -> str:
    return "an" if following[:1].lower() in "aeiou" else "a"


def _shown(thing: str) -> str:
    return thing[0].lower() + thing[1:]
