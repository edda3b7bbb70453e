"""What a spoken commentary judges, by rules, as one self-contained sentence.

No model: closed lists of what coaches say around a judgement, and English verb forms. The feedback holds no
content word that the transcript lacks (ExAct, arXiv 2506.06277, stage I).
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from schemas.feedback import FEEDBACK_LIMIT, Judgement, Unusable
from tasks.baseline.advice import find_advice
from tasks.baseline.criticism import find_criticism, find_fault
from tasks.baseline.findings import Evidence, Finding
from tasks.baseline.patterns import GOOD, VERY
from tasks.baseline.praise import describe, described_thing, find_praise
from tasks.baseline.reasons import Reason, reason_in
from tasks.baseline.segments import resolved, segments
from tasks.baseline.untrusted import addresses_machine, without_markup
from tasks.baseline.wording import sentence_of
from tasks.text.persons import as_they
from tasks.text.speech import fluent, sentences
from tasks.text.word_sets import word_set

_SENTENCE_LIMIT: Final = 60
_PATIENT: Final = re.compile(r"\bcpr\b|first aid|resuscitation|compression", re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"^(?:(?:so|and|okay|now|yeah|sorry|but) ,?)*(?:let (?:me|us) (?:\w+ )?(?:rewind|go back|back up|see"
    r"|look|watch|pause|play|take|slow|stop|start|check|move on|skip|show|get back)"
    r"|I (?:am|was|will|have) (?:going to )?(?:just )?(?:rewind|go back|pause|play|stop|show|draw|circle"
    r"|talk|commenting|comment|start|back|recording|looking)"
    r"|(?:what|why|how|where|who|do|does|did|can|could|is|are|was|were|would|will) (?:they|I|that|this|it"
    r"|their|the)\b.*\?$"
    r"|(?:hi|hello|thanks|thank)\b|(?:they|we) can see (?:here )?(?:in|on|at)\b)",
    re.IGNORECASE,
)
_NOT_IN_CLIP: Final = re.compile(
    r"\b(?:previous|last|earlier|prior|next|other|another|first|second) (?:video|clip|take|recording"
    r"|commentary|comment|session|camera|angle|lesson|participant|climber|player)s?\b"
    r"|\b(?:off[- ]camera|off[- ]screen|out of (?:frame|view|shot)|(?:can not|can't|cannot) (?:really "
    r"|quite |even )?(?:see|tell)|hard to (?:see|tell)|not visible|the time before|last time|before the"
    r" video)\b",
    re.IGNORECASE,
)
_OFF_TOPIC: Final = re.compile(
    r"\b(?:microphone|mic|hear me|recording|record|lunch|weather|battery|headphones|internet|browser"
    r"|software|button|screen|website"
    r"|laptop|computer|my (?:dog|cat|kids?|wife|husband|phone)|weekend|meeting|traffic|parking|phone"
    r"|loading|restart|glitch|t-shirt|shirt)\b",
    re.IGNORECASE,
)
_APPROVES: Final = re.compile(
    rf"^(?:(?:so|and|but|again|yeah|yes|now),? )*(?:(?:that|this|it|which|they|everything)(?: all)? (?:is"
    rf"|are|was|looks?|looked|do|did)(?: doing)?(?: it)? )?{VERY}"
    rf"(?:{GOOD}|well|exactly|important|key|crucial|what we want|how (?:it|they) (?:is|should)|right on"
    rf"|spot on|love (?:it|that|to see)|well done|good job|what they want)(?: done| job| work| idea|"
    rf" technique| thing| thinking| choice| move| habit| practice| form| step| stuff| there| here| to see|"
    rf" what (?:they|I) (?:want|like|would)\b.*| how .+|,| and .{{0,30}})*(?:$|,| because| so)"
    r"|^I (?:\w+ )?(?:like|love) (?:that|this|it|to see that|what I see|seeing that)(?: a lot| here| very"
    r" much)?$",
    re.IGNORECASE,
)
_DISAPPROVES: Final = re.compile(
    r"^(?:(?:so|and|but|again|yeah|now),? )*(?:(?:that|this|it|which|(?:the|their) [\w ]{2,30}?) (?:is|was"
    r"|are|were) (?:\w+ly |really |here )*(?:not (?:\w+ )?(?:good|ideal|great|correct|right|recommended"
    r"|what (?:they|we|I) want\b.*|how .+|the best .+)"
    r"|wrong|a (?:\w+ )?(?:mistake|problem|error|fault|no-no)|incorrect|dangerous|unsafe|bad .*)|not "
    r"(?:good|ideal|great))",
    re.IGNORECASE,
)
_STATE: Final = re.compile(r"^they (?:stay|remain|look|sit|land|are)\b", re.IGNORECASE)
_PLURAL: Final = re.compile(r"^(?:their|the|both|all) [\w ]{0,20}(?:s|feet) (?:are|were|look|stay)\b", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(
    rf"^(?:so )?(?:(?:that|this|it|which) (?:is|was) |{VERY}{GOOD} (?:idea|job|work|choice|technique)\b)",
    re.IGNORECASE,
)
_OUTCOME: Final = re.compile(r",? (?:and )?(?P<why>(?:it|this|that|which) (?:\w+ly )?[a-z]+s \w.+)$")
_BENEFIT: Final = re.compile(
    r"(?:^|,? )(?:which|and that|and this|that|this|it) (?:will |would |is going to |really )*(?:helps?"
    r"|conserves?"
    r"|protects?|improves?|saves?|makes? it (?:a lot |much )?(?:easier|safer)|(?:allows?|lets?|enables?"
    r"|gives?)"
    r" (?:them|their)(?! (?:less|no|little|trouble|problems|nothing)))\b",
    re.IGNORECASE,
)
_WELL_FOR_IT: Final = re.compile(
    r",? (?:and )?that is why .*\b(?:stays?|clear|easy|easier|balanced|smooth|consistent|clean|control"
    r"|accurate|even)\b",
    re.IGNORECASE,
)
_CONTRAST: Final = re.compile(r"^(?:but|however|although|though|yet)(?:,|\s)+", re.IGNORECASE)
_VAGUE: Final = word_set(
    """
    do it that this them they again more better same thing things one good well great job nice way
    should the a an to of in on and so be is are have has work make sure does with there here what how
    not avoid for their stuff something little bit lot very really keep keeps try having getting doing
    shows being going go get some just like too as these those
    """
)
_OPENS_WITH_PRAISE: Final = re.compile(rf"(?:what )?I (?:\w+ly )?(?:like|love)\b|{VERY}{GOOD} ", re.IGNORECASE)
_WISH: Final = re.compile(r"I would", re.IGNORECASE)
_BECAUSE: Final = re.compile(
    r"\b(?:because|so that) .+$|(?<=technique )to .+$|(?<=way )to .+$|(?<=idea )to"
    r" .+$"
)
_EXPLAINS: Final = re.compile(r"\b(?:because|so that|which|to|that way)\b")
_WORD: Final = re.compile(r"[a-z'\-]+")
_SPOKEN_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding, where it stands, and the reason said beside it."""

    finding: Finding
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Remark:
    """What a commentary comes to."""

    judgement: Judgement | None
    """Tip or good execution; None where neither can be said."""
    text: str
    """One or two sentences that begin with `The participant`; empty where there is no judgement."""
    unusable: Unusable
    """Why there is none."""


def read_remark(transcript: str, about: str) -> Remark:
    """The rules' reading of one commentary; never raises, whatever the transcript holds.

    `about` names activity and task: beside a patient, pronouns are the patient's too.
    """
    beside_a_patient = bool(_PATIENT.search(about))
    said = sentences(without_markup(transcript))[:_SENTENCE_LIMIT]
    trusted = [sentence for sentence in said if not addresses_machine(sentence)]
    thoughts = resolved([thought for sentence in trusted for thought in _thoughts(sentence, beside_a_patient)])
    found = _best(thoughts)
    if found is None:
        return Remark(None, "", _why_unusable(trusted, thoughts, has_dropped=len(said) > len(trusted)))
    return Remark(found.finding.judgement, found.text, Unusable.NONE)


def _thoughts(sentence: str, beside_a_patient: bool) -> list[str]:
    if _ASIDE.match(sentence):
        return []
    named = as_they(fluent(sentence), beside_a_patient)
    return [] if _ASIDE.match(named) else [thought for thought in segments(named) if not _ASIDE.match(thought)]


def _best(thoughts: list[str]) -> _Found | None:
    found = [made for index in range(len(thoughts)) if (made := _found_at(thoughts, index))]
    return max(found, key=lambda each: each.score, default=None)


def _found_at(thoughts: list[str], index: int) -> _Found | None:
    thought = thoughts[index]
    finding = _finding(_CONTRAST.sub("", thought)) or _by_neighbour(thoughts, index)
    if finding is None or _NOT_IN_CLIP.search(thought) or _OFF_TOPIC.search(thought):
        return None
    reason = _reason_near(thoughts, index, finding)
    text = sentence_of(finding, reason)
    if not _is_meaningful(text):
        return None
    return _Found(finding, text, _score(finding, reason, text, thought, index))


def _finding(thought: str) -> Finding | None:
    return find_advice_or_praise(thought) or find_criticism(thought)


def find_advice_or_praise(thought: str) -> Finding | None:
    """The judgement that `thought` says in so many words; of praise and advice, the one that is said first."""
    advice, praise = find_advice(thought), find_praise(thought)
    if advice and praise:
        # "I like how he makes sure that ..." is praise although an advice stands in it.
        opens_with_praise = _OPENS_WITH_PRAISE.match(thought)
        return praise if opens_with_praise and not _WISH.match(thought) else advice
    return advice or praise


def _by_neighbour(thoughts: list[str], index: int) -> Finding | None:
    """A plain description counts if the thought after it, or before it, does nothing but judge it."""
    thought = thoughts[index]
    if _CONTRAST.match(thought) or (index and _STATE.match(thought) and _PLURAL.match(thoughts[index - 1])):
        # "The wrists are relaxed, and they stay level": they are the wrists.
        return None
    beside = [
        thoughts[i] for i in (index + 1, index - 1) if 0 <= i < len(thoughts) and not _CONTRAST.match(thoughts[i])
    ]
    if any(_DISAPPROVES.match(each) for each in beside):
        return find_fault(thought)
    if index > 1 and _finding(thoughts[index - 1]) is None:
        beside.append(thoughts[index - 2])
    following = thoughts[index + 1] if index + 1 < len(thoughts) else ""
    is_useful = _BENEFIT.search(thought) or _WELL_FOR_IT.search(thought) or _BENEFIT.match(following)
    if not is_useful and not any(_APPROVES.match(each) or _praises(each) for each in beside):
        return None
    described = describe(thought) or described_thing(thought)
    is_pointed_at = _POINTS_BACK.match(following)
    return replace(described, evidence=Evidence.SAID) if described and is_pointed_at else described


def _praises(thought: str) -> bool:
    praise = find_praise(thought)
    return praise is not None and find_advice(thought) is None


def _reason_near(thoughts: list[str], index: int, finding: Finding) -> Reason | None:
    following = thoughts[index + 1 : index + 3]
    if following and (_APPROVES.match(following[0]) or (_POINTS_BACK.match(following[0]) and _praises(following[0]))):
        because = _BECAUSE.search(following[0])
        outcome = _OUTCOME.search(following[0])
        following = (
            [tail["why"] if tail is outcome else tail.group()] if (tail := because or outcome) else following[1:]
        )
    return reason_in(following[0], finding) if following else None


def _score(finding: Finding, reason: Reason | None, text: str, thought: str, index: int) -> float:
    explains = 2.0 if reason or _EXPLAINS.search(text[24:]) else 0.0
    weight = {Evidence.SAID: 2.0, Evidence.FAULT: 1.5, Evidence.HINTED: 0.0}[finding.evidence]
    points_back = 2.5 if _POINTS_BACK.match(thought) else 0.0
    # What to do says more than what to avoid.
    tip = 0.0 if finding.judgement is Judgement.GOOD_EXECUTION else 0.2 if "should avoid" in finding.core else 0.7
    size = min(len(text.split()), 24) / 12
    # Speakers come to the point and then repeat themselves: of equals, the first is the cleanest.
    return explains + weight + tip + size - points_back - 0.15 * index


def _is_meaningful(text: str) -> bool:
    words = _WORD.findall(text.lower())[2:]
    content = [word for word in words if word not in _VAGUE]
    return len(words) >= 4 and len(content) >= 2 and 20 <= len(text) <= FEEDBACK_LIMIT


def _why_unusable(trusted: list[str], thoughts: list[str], has_dropped: bool) -> Unusable:
    joined = " ".join(trusted)
    words = _SPOKEN_WORD.findall(joined)
    if not words:
        return Unusable.OFF_TOPIC if has_dropped else Unusable.UNCLEAR
    if _NOT_IN_CLIP.search(joined):
        return Unusable.NOT_IN_CLIP
    if _OFF_TOPIC.search(joined) or (has_dropped and len(words) < 8):
        return Unusable.OFF_TOPIC
    is_fragment = len(words) < 5 or not thoughts or not any(len(thought.split()) >= 5 for thought in thoughts)
    return Unusable.UNCLEAR if is_fragment else Unusable.NO_JUDGEMENT
