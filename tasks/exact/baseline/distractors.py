"""A rule-based baseline for `exact.distractors`: wrong options that keep the frame of the feedback.

No model: a closed list of opposites changes the action, an activity's lexicon swaps the action or the reason
(ExAct, arXiv 2506.06277, stage II). Changes are also combined: were each option one change away from the key,
the key would be the one most like all others, and could be found without watching.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from typing import Final

from schemas.exact.distractors import (
    CANDIDATE_LIMIT,
    Candidate,
    DistractorsReply,
    DistractorsVariables,
    Wrongness,
)
from schemas.feedback import FEEDBACK_LIMIT, OPENING
from tasks.baseline.patterns import GOOD
from tasks.exact.baseline.clauses import Clause, Form, Joint, taken_apart
from tasks.exact.baseline.crafts import CRAFTS, GENERAL
from tasks.exact.baseline.edits import Edit, edits_of
from tasks.exact.baseline.lexicons import Lexicon
from tasks.exact.baseline.music import MUSIC
from tasks.exact.baseline.sports import SPORTS
from tasks.text.inflection import gerund, is_verb, third_person

RATIO_LIMIT: Final = 1.25
"""Longest over shortest in words that the released benchmark shows (DOMAIN A4)."""

_LEXICONS: Final = (*SPORTS, *MUSIC, *CRAFTS)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")
_CONTENT: Final = re.compile(r"[a-z]{4,}")
_TIMED: Final = re.compile(r"\b(?:before|after|until|as|while|during|through|without|at|on the way)\b")
_MODAL: Final = re.compile(r"(?:will|would|could|can|should|might) ", re.IGNORECASE)
_ABLE: Final = re.compile(r"they (?:(?:can|could|will|would)(?: be able to)?|are able to) ", re.IGNORECASE)
_CONTRAST: Final = re.compile(r",? (?:instead of|rather than) ")
_PRAISE: Final = re.compile(rf"(?:an? )?(?P<words>(?:(?:very|really|so|pretty) )*{GOOD})(?= )", re.IGNORECASE)
_CAUSES: Final = 3
_SHORTER_WORDS: Final = 1
"""By how much another action aims below the length at hand. Edits keep that length or add to it, so the feedback would
seldom be the longest option (9% of the demo's questions, where chance has 20%), and passing the longest over would pay.
"""
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def answer(variables: DistractorsVariables) -> DistractorsReply:
    """Up to `count` distinct candidates, best first; never raises, whatever the feedback holds."""
    feedback = _CONTROL.sub(" ", variables.feedback[:FEEDBACK_LIMIT])
    clause = taken_apart(feedback)
    lexicon = _lexicon(variables)
    made = list(_unique(_wrong(clause, lexicon, feedback), feedback))
    # Sorting is stable: within the fitting lengths the order of kinds stays.
    made.sort(key=lambda candidate: max(RATIO_LIMIT, _ratio(candidate.text, feedback)))
    return DistractorsReply(candidates=_mixed(made)[: max(0, min(variables.count, CANDIDATE_LIMIT))])


def _lexicon(variables: DistractorsVariables) -> Lexicon:
    named = f"{variables.activity} {variables.task_name}"
    return next((each for each in _LEXICONS if each.pattern.search(named)), GENERAL)


def _wrong(clause: Clause, lexicon: Lexicon, feedback: str) -> Iterator[Edit]:
    """Blocks of three around the key, [change, reason, both], then everything that is left."""
    edits = _spread(edits_of(clause.head + clause.tail, lexicon.is_upper_body))
    actions = _other_actions(clause, lexicon, feedback)
    reasons = _other_reasons(clause, lexicon, feedback)
    changes = [each for pair in zip_longest(_edited(clause, edits, lexicon), actions) for each in pair if each]
    for index, change in enumerate(changes):
        # Another action with the reason of this one reads oddly, so it comes last of all.
        if not reasons or change.wrongness is not Wrongness.ACTION:
            yield _whole(clause, change)
        if index < len(reasons):
            yield Edit(clause.text(why=reasons[index]), Wrongness.CAUSE, "")
            yield _whole(clause, change, reasons[index])
    for reason in reasons[len(changes) :]:
        yield Edit(clause.text(why=reason), Wrongness.CAUSE, "")
    for change in changes:
        yield _whole(clause, change)


def _whole(clause: Clause, change: Edit, reason: str | None = None) -> Edit:
    """A changed action put back into the sentence."""
    return Edit(clause.text(head=change.text, tail="", why=reason), change.wrongness, change.source)


def _mixed(made: list[Candidate]) -> list[Candidate]:
    """The candidates with surplus swaps of the reason put last: many of them would show the action to be right."""
    causes = [candidate for candidate in made if candidate.wrong_in is Wrongness.CAUSE]
    surplus = {candidate.text for candidate in causes[_CAUSES:]}
    return sorted(made, key=lambda candidate: candidate.text in surplus)


def _spread(edits: list[Edit]) -> list[Edit]:
    """The edits with their kinds taking turns, so that the first few differ in kind."""
    kinds = list(dict.fromkeys(edit.wrongness for edit in edits))
    columns = [[edit for edit in edits if edit.wrongness is kind] for kind in kinds]
    return [edit for row in zip_longest(*columns) for edit in row if edit]


def _edited(clause: Clause, edits: list[Edit], lexicon: Lexicon) -> list[Edit]:
    """The edits; without a reason to swap, every second one takes the change before it along."""
    if clause.joint is not Joint.NONE:
        return edits
    pairs = [(one, other) for one, other in pairwise(edits) if one.source != other.source]
    doubled = [_both(one, other, lexicon) for one, other in pairs]
    return [edit for pair in zip_longest(edits, doubled) for edit in pair if edit]


def _both(one: Edit, other: Edit, lexicon: Lexicon) -> Edit | None:
    again = [edit for edit in edits_of(one.text, lexicon.is_upper_body) if edit.source == other.source]
    return Edit(again[0].text, one.wrongness, one.source) if again else None


def _other_qualities(clause: Clause, lexicon: Lexicon, feedback: str) -> list[Edit]:
    """Other things to show with the same praise: an option without it would give the key away."""
    praise = _PRAISE.match(clause.head)
    said = f"{praise['words']} " if praise else ""
    taken = _content(clause.head)
    known = dict.fromkeys((*lexicon.qualities, *GENERAL.qualities))
    free = [quality for quality in known if len(_content(quality) & taken) < 2]
    # The general ones are the reserve: they say less of what is seen.
    ordered = sorted(free, key=lambda quality: (quality not in lexicon.qualities, _rank(quality, feedback)))
    wanted = len(clause.head.split())
    longer = [
        min((q, f"{q} {lexicon.adjuncts[0]}"), key=lambda text: abs(len(text.split()) + 1 - wanted)) for q in ordered
    ]
    return [Edit(said + quality + clause.tail, Wrongness.ACTION, "") for quality in longer]


def _other_actions(clause: Clause, lexicon: Lexicon, feedback: str) -> list[Edit]:
    """Other actions of the activity in the form and about the length of the one at hand, nearest length first."""
    if clause.form is Form.NOUN:
        return _other_qualities(clause, lexicon, feedback)
    taken = _content(clause.head)
    free = [action for action in lexicon.actions if len(_content(action) & taken) < 2]
    tail = "" if _CONTRAST.match(clause.tail) else clause.tail
    if tail:
        # Two clauses of time in a row would give the option away.
        free = [action for action in free if not _TIMED.search(action)]
    ordered = sorted(free, key=lambda action: _rank(action, feedback))
    # "Instead of ..." belongs to the old action, so a new one takes its room.
    wanted = len((clause.head if tail else clause.head + clause.tail).split()) - _SHORTER_WORDS
    built = [_stretched(ordered, index, wanted, lexicon, has_tail=bool(tail)) for index in range(len(ordered))]
    built.sort(key=lambda phrase: abs(len(phrase.split()) - wanted) // 2)
    return [Edit(_inflected(phrase, clause.form) + tail, Wrongness.ACTION, "") for phrase in built]


def _stretched(ordered: list[str], index: int, wanted: int, lexicon: Lexicon, has_tail: bool) -> str:
    action, partner = ordered[index], ordered[(index + 1) % len(ordered)]
    adjunct = lexicon.adjuncts[_rank(action, str(wanted))[0] % len(lexicon.adjuncts)]
    variants = [action]
    if " and " not in action + partner:
        variants.append(f"{action} and {partner}")
    if not has_tail:
        variants += [f"{variant} {adjunct}" for variant in variants if not _TIMED.search(variant)]
    return min(variants, key=lambda phrase: abs(len(phrase.split()) - wanted))


def _inflected(phrase: str, form: Form) -> str:
    if form is Form.BASE:
        return phrase
    inflect = gerund if form is Form.GERUND else third_person
    words = phrase.split()
    for index, word in enumerate(words):
        # The partner's verb stands behind "and", and the lexicons join nothing else that is a verb.
        if index == 0 or (words[index - 1] == "and" and is_verb(word)):
            words[index] = inflect(word)
    return " ".join(words)


def _other_reasons(clause: Clause, lexicon: Lexicon, feedback: str) -> list[str]:
    """Other reasons, joint included, in the joint and about the length of the one at hand."""
    if clause.joint is Joint.NONE:
        return []
    taken = _content(clause.reason)
    free = [reason for reason in lexicon.reasons if len(_content(reason) & taken) < 2]
    ordered = sorted(free, key=lambda reason: _rank(reason, feedback))
    wanted = len((clause.joint_text + clause.reason).split())
    built = [_because(clause, ordered, index, wanted) for index in range(len(ordered))]
    return sorted(built, key=lambda reason: abs(len(reason.split()) - wanted) // 3)


def _because(clause: Clause, ordered: list[str], index: int, wanted: int) -> str:
    start = _reason_start(clause)
    one, two, three = (ordered[(index + step) % len(ordered)] for step in range(3))
    variants = (one, f"{one} and {two}", f"{one}, {two} and {three}")
    return min((start + variant for variant in variants), key=lambda reason: abs(len(reason.split()) - wanted))


def _reason_start(clause: Clause) -> str:
    plain = "make it harder to " if clause.is_negative else "help them "
    helps = plain.replace(" ", "s ", 1)
    match clause.joint:
        case Joint.BECAUSE:
            return clause.joint_text.removesuffix("of ") + ("that " if clause.is_negative else "this ") + helps
        case Joint.OTHERWISE:
            return clause.joint_text + "it is harder to "
        case Joint.WHICH:
            modal = _MODAL.match(clause.reason)
            return clause.joint_text + (f"{modal.group()}{plain}" if modal else helps)
        case Joint.SO:
            able = _ABLE.match(clause.reason)
            return clause.joint_text + (able.group() if able else "they can ")
        case Joint.SENTENCE:
            return ". This " + helps
        case Joint.PURPOSE | Joint.NONE:
            return clause.joint_text


def _unique(wrong: Iterable[Edit], feedback: str) -> Iterator[Candidate]:
    seen = {_normal(feedback)}
    for edit in wrong:
        form = _normal(edit.text)
        fits = 20 <= len(edit.text) <= FEEDBACK_LIMIT and edit.text.startswith(OPENING + " ")
        if fits and form not in seen:
            seen.add(form)
            yield Candidate(text=edit.text, wrong_in=edit.wrongness)


def _content(text: str) -> set[str]:
    return set(_CONTENT.findall(text.lower())) - {
        "their",
        "from",
        "with",
        "they",
        "keep",
        "before",
        "more",
        "that",
        "this",
    }


def _rank(option: str, salt: str) -> tuple[int, str]:
    """A fixed shuffle: the same text always gives the same order, another text another one."""
    return int.from_bytes(hashlib.blake2b(f"{option}\n{salt}".encode(errors="replace"), digest_size=6).digest()), option


def _normal(text: str) -> str:
    return _NOT_PLAIN.sub(" ", text.casefold()).strip()


def _ratio(text: str, feedback: str) -> float:
    words, key_words = len(text.split()), max(1, len(feedback.split()))
    return max(words, key_words) / max(1, min(words, key_words))
