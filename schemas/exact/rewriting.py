"""`exact.rewriting`: key and distractors through one and the same prompt, so that style tells nothing."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from schemas.feedback import FEEDBACK_LIMIT
from schemas.records import Record, Reply, Variables
from schemas.sampling import Sampling


class RewritingVariables(Variables):
    """What `prompts/exact/rewriting.md` is rendered with: one statement, and nothing that says which kind it is."""

    activity: str
    """Slug of the activity."""
    statement: str
    """A key or a distractor."""


class RewritingReply(Reply):
    """The statement in the writer's own manner."""

    statement: str = Field(max_length=FEEDBACK_LIMIT, description="One statement that begins with 'The participant'")


class RewritingSettings(Record):
    """Settings of `exact.rewriting`."""

    judges: Annotated[tuple[str, ...], Field(min_length=1, max_length=1)] = ("rewriter",)
    """The model that rewrites, by its role in the preset; one for all five statements."""
    sampling: Sampling = Sampling(max_tokens=512)
    """How it is sampled."""
    min_kept_words: Annotated[float, Field(ge=0, le=1)] = 0.5
    """Least share of a statement's content words that its rewriting must keep, in some form."""


class RewritingReject(StrEnum):
    """Why five rewritten statements are no options."""

    BAD_FORM = "bad_form"
    CHANGED_MEANING = "changed_meaning"
    SAME_STATEMENT = "same_statement"
