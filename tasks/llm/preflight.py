"""Before the first request of a run: does the server answer, take the key, and know the model?"""

import os

import openai

from schemas.config import ModelConfig
from schemas.errors import EndpointError

WAIT_SEC = 20.0
SHOWN_MODELS = 8


def check_endpoint(model: ModelConfig) -> None:
    """Ask the server for its models. A server that has no such list passes.

    Raises EndpointError naming the URL, what went wrong and what to change.
    """
    key = os.environ.get(model.api_key_env) or "none"
    try:
        with openai.OpenAI(base_url=model.base_url, api_key=key, max_retries=0, timeout=WAIT_SEC) as client:
            names = [entry.id for entry in client.models.list()]
    except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
        raise EndpointError(
            f"{model.base_url} refuses the key in ${model.api_key_env}: set it to a key of this server"
        ) from error
    except openai.APIConnectionError as error:
        raise EndpointError(
            f"{model.base_url} does not answer ({error.__cause__ or error}): start the server, or correct "
            "base_url of the model; nothing was asked yet"
        ) from error
    except openai.OpenAIError:
        return
    if names and model.name not in names:
        raise EndpointError(
            f"{model.base_url} does not serve {model.name!r}; it serves {', '.join(sorted(names)[:SHOWN_MODELS])}"
        )
