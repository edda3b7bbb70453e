"""Whether a text says only what another one says."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from tasks.text.claims import body_parts, content_words, numbers, sides, unsupported_words


class UnsupportedKind(StrEnum):
    """What a statement has that its source has not."""

    NUMBER = "number"
    SIDE = "side"
    BODY_PART = "body_part"
    CONTENT_WORDS = "content_words"


class Unsupported(NamedTuple):
    """One thing that a source does not bear out."""

    kind: UnsupportedKind
    """What kind of thing."""
    detail: str
    """Which one."""


CLAIMS = ((UnsupportedKind.NUMBER, numbers), (UnsupportedKind.SIDE, sides), (UnsupportedKind.BODY_PART, body_parts))


def unsupported(statement: str, source: str, min_support: float) -> Iterator[Unsupported]:
    """What `statement` says that `source` does not bear out, the gravest first.

    Numbers, sides and body parts must all be there; of the content words a share, since a rewriting may choose others.
    """
    for kind, claimed in CLAIMS:
        missing = sorted(claimed(statement) - claimed(source))
        if missing:
            yield Unsupported(kind, f"the transcript does not say {', '.join(missing)}")
    said, missing_words = content_words(statement), unsupported_words(statement, source)
    if said and 1 - len(missing_words) / len(said) < min_support:
        share = f"{len(said) - len(missing_words)} of {len(said)} content words"
        yield Unsupported(UnsupportedKind.CONTENT_WORDS, f"the transcript has {share}; not {', '.join(missing_words)}")
