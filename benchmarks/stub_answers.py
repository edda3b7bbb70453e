"""What the stub server says: an answer that fits, to each of ExAct's questions, made of the question's own words."""

import re
from collections.abc import Callable
from hashlib import blake2b

import orjson
from vocabulary import CLASS_OF

KINDS = ("direction", "side", "body_part", "degree", "timing", "cause", "action")
CANDIDATES = 8
UNSUPPORTED_EVERY = 50
SWAPPED = 3
"""Words that a distractor has otherwise than its key."""
_JUDGEMENT = re.compile(r"\b(should|nicely) ([^.]+)\.")
_WORD = re.compile(r"[a-z]+")


class UnknownQuestionError(Exception):
    """A reply class that the stub has no answer for."""


def answer(reply_name: str, user: str) -> bytes:
    """The JSON text that answers one prompt. Raises UnknownQuestionError."""
    if reply_name not in ANSWERS:
        raise UnknownQuestionError(f"no answer to {reply_name}; add one to benchmarks/stub_answers.py")
    return orjson.dumps(ANSWERS[reply_name](user))


def _feedback(user: str) -> dict[str, object]:
    found = _JUDGEMENT.search(_data(user, "transcript"))
    if not found:
        return {"verdict": "unusable", "feedback": "", "unusable_reason": "no_judgement"}
    verdict = "tip" if found[1] == "should" else "good_execution"
    return {
        "verdict": verdict,
        "feedback": f"The participant {found[1]} {found[2]}.",
        "unusable_reason": "none",
    }


def _grounding(user: str) -> dict[str, object]:
    if _drawn(user) % UNSUPPORTED_EVERY:
        return {"support": "supported", "unsupported": ""}
    return {"support": "unsupported", "unsupported": "the reason"}


def _distractors(user: str) -> dict[str, object]:
    key, drawn = _data(user, "feedback"), _drawn(user)
    candidates = [
        {"text": _edited(key, drawn + number * 7919), "wrong_in": KINDS[(drawn + number) % len(KINDS)]}
        for number in range(CANDIDATES)
    ]
    return {"candidates": candidates}


def _rewriting(user: str) -> dict[str, object]:
    statement = _data(user, "statement")
    return {"statement": statement.replace(", because otherwise ", ", or else ").replace(", and so ", ", so that ")}


def _blind(user: str) -> dict[str, object]:
    return {"choice": str(_drawn(user) % 5 + 1)}


ANSWERS: dict[str, Callable[[str], dict[str, object]]] = {
    "FeedbackReply": _feedback,
    "GroundingReply": _grounding,
    "DistractorsReply": _distractors,
    "RewritingReply": _rewriting,
    "BlindReply": _blind,
}
"""By the name of the reply class."""


def _edited(key: str, drawn: int) -> str:
    """The key with `SWAPPED` of its words exchanged for others of their class."""
    places = [found for found in _WORD.finditer(key) if found[0] in CLASS_OF]
    if not places:
        return key
    chosen = {(drawn * (step + 1) + step) % len(places) for step in range(SWAPPED)}
    text = key
    for place in sorted(chosen, reverse=True):
        found = places[place]
        text = text[: found.start()] + _another(found[0], drawn // 13 + place) + text[found.end() :]
    return text


def _another(word: str, drawn: int) -> str:
    """Another word of the same class."""
    words = CLASS_OF[word]
    return words[(words.index(word) + 1 + drawn % (len(words) - 1)) % len(words)]


def _data(user: str, tag: str) -> str:
    """What the prompt holds between <tag> and </tag>: one JSON string."""
    return str(orjson.loads(user.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]))


def _drawn(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big")
