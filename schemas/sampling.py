"""How a model is sampled: part of every request's identity."""

from typing import Annotated

from pydantic import Field

from schemas.records import Record


class Sampling(Record):
    """How a model is sampled."""

    temperature: Annotated[float, Field(ge=0, le=2)] = 0.0
    """0 takes the likeliest token."""
    top_p: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Share of the probability that is sampled from."""
    max_tokens: Annotated[int, Field(ge=16)] = 1024
    """Longest reply."""
    seed: int | None = 0
    """Sent with each request, raised by one for each further sample; None sends none."""
