"""The built-in rewriter: a rule-based baseline that gives every statement the same spelling and punctuation."""

import re

from schemas.exact.rewriting import RewritingReply, RewritingVariables
from schemas.feedback import FEEDBACK_LIMIT
from tasks.text.words import one_line

_EXPANDED = (
    (re.compile(r"\bdon['’]t\b"), "do not"),
    (re.compile(r"\bdoesn['’]t\b"), "does not"),
    (re.compile(r"\bisn['’]t\b"), "is not"),
    (re.compile(r"\bcan['’]t\b"), "cannot"),
    (re.compile(r"\bit['’]s\b"), "it is"),
    (re.compile(r"\bthey['’]re\b"), "they are"),
)
_SPACE_BEFORE_MARK = re.compile(r"\s+([,.;:])")


def answer(variables: RewritingVariables, name: str) -> RewritingReply:  # noqa: ARG001
    """The statement with contractions spelled out, even spaces and one full stop."""
    text = one_line(variables.statement)
    for pattern, spelled in _EXPANDED:
        text = pattern.sub(spelled, text)
    text = _SPACE_BEFORE_MARK.sub(r"\1", text).rstrip(" .;,") + "."
    return RewritingReply(statement=text[:FEEDBACK_LIMIT])
