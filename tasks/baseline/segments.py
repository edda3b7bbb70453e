"""Where one thought of a spoken sentence ends and the next begins: part of the rule-based baseline."""

import re
from typing import Final

from tasks.baseline.findings import LEAD

_JOINT: Final = re.compile(
    r",?\s+(?=(?:but|however|although|though|yet)(?:,|\s)+\w+ \w)"
    r"|,?\s+and (?:then |also |again |now )*(?=they (?!can|will|would|could|are going|are able|have more"
    r"|get)"
    r"|I |let us|what (?:I|they)|that is (?:really |very |a |exactly |where)|I'm)"
    r"|,?\s+and (?:then |also )*(?=make sure|do not|try to|remember)"
    r"|,?\s+and (?=there |so (?:there|the|their|it|all)\b|that is (?:giving|making|causing|helping|what"
    r"|going to))"
    r"|,?\s+so (?:then |again |just |now |really )*(?=I |they (?:need|want|should|have to|could|must|might"
    r"|do not want)|make sure"
    r"|try|let us|what|next time|if|when|as|do not|instead|maybe|by|their \w+ (?:should|needs?)|just)"
    r"|,\s+(?:just )?(?=(?:let|try|keep|use|put|push|bring|get|make|take|start|stay) (?:the|their|it|them"
    r"|that|a|to)\b)"
    r"|,\s+(?=(?:they (?:are|have|do|need|want|should|could)|make sure|I would|I like|I love|there is|there"
    r" are|great|nice|good"
    r"|very (?:good|nice)|really (?:good|nice)|well done|excellent|try|do not)\b)",
    re.IGNORECASE,
)
_PREFIX: Final = re.compile(
    r"^(?:(?:(?:as|like) I (?:have )?(?:said|mentioned|was saying|talked about)(?: before| earlier|"
    r" previously| already)?"
    r"|(?:so )?as (?:they|we) can see(?: here| in this \w+)?|in terms of [\w' ]{3,30}(?=,)|having said that"
    r"|(?:with )?that (?:being )?said|I (?:(?:just|also|really) )?(?:want|would like|wanted) to (?:point"
    r" out|highlight|mention"
    r"|note|talk about|comment on|call out|emphasi[sz]e)(?: here)?(?: is)?"
    r"|what (?:they are|is) (?:doing|happening|going on)(?: here| now| there)? is|the thing is|I (?:also "
    r"|can )?(?:notice|noticed|see)(?: here)?"
    r"|it (?:looks|seems|appears) (?:to me )?(?:like|that|as if|as though)|they (?:can )?(?:see|notice"
    r"|note)(?: here)?(?! (?:the|their|a)\b)"
    r"|(?:notice|see|look at|watch)(?: here)?(?= how| that| the way| they)|remember that|so here|here(?=,? "
    r"(?:they|instead|when|as|if)\b)|again|now|so(?= (?:they|I|their|here|again|what|this|if|when|as|by"
    r"|make|in|on|it|now|once|right|notice|see|watch|look|remember)\b)|and|right here"
    r"|well|also|overall|in general|generally|next|then|still|this time|in this (?:clip|video|moment|take"
    r"|case|one|sequence)"
    r"|on this (?:one|take|attempt|rep)|right now|at this (?:point|moment|time))"
    r"(?:,\s*|\s+)(?:(?:how|that|the way)\s+(?=they|their|the ))?)+",
    re.IGNORECASE,
)
_IT: Final = re.compile(r"^(?:so )?it (?=(?:needs|should|has|could|must|ought)\b)", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"^(?:but |so )?(?P<thing>(?:the|their|this|that) (?:(?!is\b|are\b|needs?\b)[\w\-]+ ){1,4}?)(?:is|was"
    r"|looks|needs|drops|comes|gets|goes|flares) ",
    re.IGNORECASE,
)
_PURPOSE: Final = re.compile(r"\b(?:so (?:that )?(?:the|they|their|it)|that way|because)\b", re.IGNORECASE)
_FORBIDS: Final = re.compile(r"(?:do not|they do not (?:want|need) to|they should not)\b", re.IGNORECASE)
_COMMANDS: Final = re.compile(r"(?:let|keep|use|put|push|bring|get|make|take|start|stay)\b", re.IGNORECASE)
_HAPPENS: Final = re.compile(r"they (?:do not|are not|have|get|stay|keep|lose|end)\b", re.IGNORECASE)
_WORD_LIMIT: Final = 90


def segments(sentence: str) -> list[str]:
    """The thoughts of one sentence in order, each without its run-up ("as you can see, ...").

    A leading clause ("as they go up, and they release, ...") stays with the thought that it leads to.
    """
    pieces: list[str] = []
    for piece in _JOINT.split(" ".join(sentence.split()[:_WORD_LIMIT])):
        is_purpose = bool(pieces) and _PURPOSE.search(pieces[-1]) and _HAPPENS.match(piece)
        is_waiting = bool(pieces) and LEAD.match(pieces[-1]) and "," not in pieces[-1] and len(pieces[-1].split()) < 12
        if pieces and _FORBIDS.match(pieces[-1]) and _COMMANDS.match(piece):
            pieces[-1] = f"{pieces[-1]}, and should {piece}"
        elif is_purpose:
            pieces[-1] = f"{pieces[-1]} and {piece}"
        elif is_waiting:
            pieces[-1] = f"{pieces[-1]}, {piece}"
        else:
            pieces.append(_PREFIX.sub("", piece.strip(" ,.!?")))
    return [piece for piece in pieces if piece]


def resolved(thoughts: list[str]) -> list[str]:
    """The thoughts with "it should ..." naming what the thought before spoke of."""
    named = list(thoughts)
    for index in range(1, len(named)):
        subject = _SUBJECT.match(named[index - 1]) if _IT.match(named[index]) else None
        if subject:
            rest = _IT.sub("", named[index])
            named[index] = subject["thing"].lower() + rest
    return named
