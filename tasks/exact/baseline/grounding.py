"""The built-in judge of grounding: a rule-based baseline that looks for every content word in the transcript."""

from schemas.exact.grounding import GroundingReply, GroundingVariables, Support
from tasks.text.claims import content_words, unsupported_words

LEAST_SUPPORT = 0.6


def answer(variables: GroundingVariables) -> GroundingReply:
    """Unsupported when too few of the feedback's content words stand in the transcript."""
    said = content_words(variables.feedback)
    missing = unsupported_words(variables.feedback, variables.transcript)
    if said and len(missing) > (1 - LEAST_SUPPORT) * len(said):
        return GroundingReply(support=Support.UNSUPPORTED, unsupported=", ".join(missing)[:200])
    return GroundingReply(support=Support.SUPPORTED, unsupported="")
