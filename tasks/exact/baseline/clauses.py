"""A feedback taken apart into frame, action and reason: part of the rule-based baseline."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from schemas.feedback import OPENING
from tasks.baseline.patterns import GOOD


class Form(StrEnum):
    """In which form the frame wants its verb."""

    BASE = "base"
    GERUND = "gerund"
    THIRD = "third"
    NOUN = "noun"
    """Praise and a thing: "a beautiful drop knee"."""


class Joint(StrEnum):
    """How a reason is joined to the action."""

    NONE = "none"
    BECAUSE = "because"
    OTHERWISE = "otherwise"
    WHICH = "which"
    SO = "so"
    PURPOSE = "purpose"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Clause:
    """The parts of one feedback; put together again they are the feedback without its full stop."""

    frame: str
    """`should`, `does a great job of`, or empty for a plain statement."""
    form: Form
    is_negative: bool
    """The frame tells what not to do."""
    head: str
    """The action: a verb in `form` and its objects."""
    tail: str
    """When or against what; begins with a space or a comma; may be empty."""
    joint: Joint
    joint_text: str
    reason: str

    def text(self, head: str | None = None, tail: str | None = None, why: str | None = None) -> str:
        """The feedback with some parts replaced; `why` holds joint and reason."""
        action = (self.head if head is None else head) + (self.tail if tail is None else tail)
        because = self.joint_text + self.reason if why is None else why
        start = f"{OPENING} {self.frame} " if self.frame else f"{OPENING} "
        return (start + action + because).rstrip(" ,.") + "."


_FRAMES: Final = tuple(
    (re.compile(pattern + r"\s+(?=\S)", re.IGNORECASE), form, is_negative)
    for pattern, form, is_negative in (
        (r"(?:should|must|could) (?:also )?(?:not|never)", Form.BASE, True),
        (r"(?:should|could) (?:also )?(?:avoid|stop)(?= \w+ing)", Form.GERUND, True),
        (r"should (?:also )?(?:make sure|be sure|ensure)(?: that)? they", Form.BASE, False),
        (r"should (?:also )?(?:make sure|be sure|try|remember|aim|look|learn|continue) to", Form.BASE, False),
        (
            r"(?:should|could|needs to) (?:also )?(?:work|focus|concentrate|improve) on(?= \w+ing)",
            Form.GERUND,
            False,
        ),
        (r"(?:should|could|must|needs to|has to|can|will)(?: also)?", Form.BASE, False),
        (r"does (?:very |really )?well to", Form.BASE, False),
        (r"does (?:an? )?(?:\w+ ){1,3}(?:job|work) (?:of|by|in)(?= \w+ing)", Form.GERUND, False),
        (r"does not", Form.BASE, True),
        (
            r"(?:shows|has)(?= (?:an? )?(?:(?:very|really|so|pretty) )*(?:GOOD) \w)".replace("GOOD", GOOD),
            Form.NOUN,
            False,
        ),
    )
)
_JOINT: Final = re.compile(
    r"(?P<sentence>\. (?=(?:This|That|It|Doing so) \w))"
    r"|(?P<otherwise>,? because otherwise )"
    r"|(?P<because>,? because (?:of )?)"
    r"|(?P<which>, which (?=\w+))"
    r"|(?P<so>,? so (?:that )?(?=(?:they|the|their|it) \w))"
    r"|(?P<purpose>,? in order to | to (?=(?:help|get|make|create|generate|avoid|ensure|maintain|build|gain"
    r"|keep|give|allow|prevent|reduce"
    r"|improve|increase|protect|save|reach|produce|provide|achieve|conserve|control|stay|have|minimi[sz]e"
    r"|maximi[sz]e|support) \w))",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r",? (?:instead of|rather than) |,? (?:as|when|while|once|until|whenever) (?=(?:they|the|their|it"
    r"|\w+ing) )| (?:before|after) (?=(?:they|the|their|\w+ing) )"
    r"| (?=(?:on (?:the|a|an) (?:approach|way|landing|finish|shot|turn|first|last|next|reverse|layup|beat"
    r"|count)|during|throughout|at the (?:top|end|start|moment)) )",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(rf"^\s*{OPENING}\b\s*")


def taken_apart(feedback: str) -> Clause:
    """The parts of any text; what fits no rule is all head."""
    rest = _OPENING.sub("", " ".join(feedback.split())).rstrip(" .!?")
    frame, form, is_negative, rest = _framed(rest)
    # One word is no action yet: "keeps to ..." has its "to" from the verb.
    joint = next((match for match in _JOINT.finditer(rest) if len(rest[: match.start()].split()) >= 2), None)
    action = rest[: joint.start()] if joint else rest
    tail = next((match for match in _TAIL.finditer(action) if len(action[: match.start()].split()) >= 3), None)
    cut = tail.start() if tail else len(action)
    return Clause(
        frame, form, is_negative, action[:cut], action[cut:],
        Joint(joint.lastgroup) if joint and joint.lastgroup else Joint.NONE,
        joint.group() if joint else "",
        rest[joint.end() :] if joint else "",
    )  # fmt: skip


def _framed(rest: str) -> tuple[str, Form, bool, str]:
    for pattern, form, is_negative in _FRAMES:
        match = pattern.match(rest)
        if match:
            return match.group().strip(), form, is_negative, rest[match.end() :]
    return "", Form.THIRD, False, rest
