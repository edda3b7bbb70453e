"""From a row's variables to the request that a model is sent, and its key."""

import hashlib
from typing import Any

import orjson

from prompts.loader import Prompt, render
from schemas.chat import ChatRequest, Message, Role
from schemas.records import Reply, Variables
from schemas.sampling import Sampling


class RequestMaker:
    """Makes the requests of one stage. What all rows share is made once."""

    def __init__(self, prompt: Prompt, reply: type[Reply], model: str, revision: str, sampling: Sampling) -> None:
        self._prompt = prompt
        self._shared = ChatRequest(
            model=model,
            revision=revision,
            messages=(),
            reply_name=reply.__name__,
            reply_schema=reply_schema(reply),
            sampling=sampling,
        )

    def request(self, variables: Variables, sample_index: int = 0) -> ChatRequest:
        """The request for one row. Raises PromptError when the prompt cannot be rendered."""
        system, user = render(self._prompt, variables)
        messages = (Message(role=Role.SYSTEM, content=system), Message(role=Role.USER, content=user))
        return self._shared.model_copy(update={"messages": messages, "sample_index": sample_index})


def request_key(request: ChatRequest) -> bytes:
    """32 bytes that name a request: equal requests have equal keys, whoever sends them and by whatever road."""
    return hashlib.sha256(orjson.dumps(request.model_dump(), option=orjson.OPT_SORT_KEYS)).digest()


def reply_schema(reply: type[Reply]) -> str:
    """The JSON schema of a reply, without references, its fields in the order in which they are to be written.

    Every field is required and no other is allowed. Docstrings and titles are left out: only `Field(description=...)`
    is for the model to read, so that rewording a docstring changes no request.
    """
    schema = reply.model_json_schema()
    return orjson.dumps(_closed(_undocumented(schema), schema.get("$defs", {}))).decode()


def _closed(part: dict[str, Any], classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """One node of a schema: a reference is replaced by its class, whose docstring stays behind."""
    if "$ref" in part:
        target = _undocumented(classes[part["$ref"].rpartition("/")[2]])
        return _closed(target | {key: value for key, value in part.items() if key == "description"}, classes)
    node = {key: value for key, value in part.items() if key not in ("$defs", "title", "default")}
    if "properties" in node:
        node["properties"] = {name: _closed(member, classes) for name, member in node["properties"].items()}
        node |= {"required": list(node["properties"]), "additionalProperties": False}
    if "items" in node:
        node["items"] = _closed(node["items"], classes)
    if "anyOf" in node:
        node["anyOf"] = [_closed(member, classes) for member in node["anyOf"]]
    return node


def _undocumented(schema: dict[str, Any]) -> dict[str, Any]:
    """A class's schema without its docstring."""
    return {key: value for key, value in schema.items() if key != "description"}
