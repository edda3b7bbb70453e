"""Prompt files: Markdown with front matter, rendered strictly.

A file has YAML front matter (version, inputs, reply) and the sections `# system` and `# user`. Text that comes from
data reaches a prompt only through the filter `data`, which writes it as one JSON string with `<` and `>` escaped:
whatever it says, it can close neither its quotes nor a tag round it.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, Template, TemplateError, meta
from pydantic import ValidationError

from schemas.errors import PromptError
from schemas.records import Record, Variables

SECTIONS = ("system", "user")


class FrontMatter(Record):
    """The head of a prompt file."""

    version: int
    """For people; raise it when the prompt's meaning changes."""
    inputs: tuple[str, ...]
    """The variables it is rendered with: no more, no fewer."""
    reply: str
    """Name of the reply class."""


class Prompt(Record):
    """One prompt file."""

    name: str
    """`exact/feedback`."""
    text: str
    """The whole file, as identity counts it."""
    front: FrontMatter
    """Its head."""
    system: str
    """Template of the system message."""
    user: str
    """Template of the user message."""


def prompt_text(folder: Path, name: str) -> str:
    """The text of a prompt file. Raises PromptError when it cannot be read."""
    path = folder / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(f"{path} cannot be read ({error}); name the folder of the prompts with --prompts") from error


def parse_prompt(name: str, text: str, variables: type[Variables], reply: str) -> Prompt:
    """Check a prompt against what it is rendered with and answered by.

    Raises PromptError on bad front matter, a missing section, a missing, unknown or unused variable.
    """
    front = _front_matter(name, text)
    system, user = _sections(name, text)
    _check_variables(name, front, f"{system}\n{user}", frozenset(variables.model_fields))
    if front.reply != reply:
        raise PromptError(f"prompt {name}: front matter says reply: {front.reply}, the stage expects {reply}")
    return Prompt(name=name, text=text, front=front, system=system, user=user)


def render(prompt: Prompt, variables: Variables) -> tuple[str, str]:
    """System and user message. Raises PromptError when a variable from data skips the `data` filter."""
    values = {field: getattr(variables, field) for field in type(variables).model_fields}
    try:
        return _rendered(prompt.system, values), _rendered(prompt.user, values)
    except (TemplateError, TypeError) as error:
        raise PromptError(f"prompt {prompt.name}: {error}") from error


class Quoted(str):
    """Text that the `data` filter has made safe. Nothing else makes one."""

    __slots__ = ()


def as_data(value: object) -> Quoted:
    """Untrusted text as one JSON string that holds no angle bracket."""
    text = json.dumps(str(value).encode("utf-8", "replace").decode(), ensure_ascii=False)
    return Quoted(text.replace("<", "\\u003c").replace(">", "\\u003e"))


def _only_safe(value: object) -> object:
    if isinstance(value, (Quoted, int)):
        return value
    raise TypeError(f"{str(value)[:40]!r} is put into the prompt as it is; write {{{{ name | data }}}}")


def _environment() -> Environment:
    environment = Environment(undefined=StrictUndefined, finalize=_only_safe, trim_blocks=True, autoescape=False)
    environment.filters.clear()
    environment.globals.clear()
    environment.filters["data"] = as_data
    return environment


_ENVIRONMENT = _environment()


def _rendered(text: str, values: Mapping[str, object]) -> str:
    return _template(text).render(values) if "{" in text else text


@lru_cache(maxsize=256)
def _template(text: str) -> Template:
    return _ENVIRONMENT.from_string(text)


def _front_matter(name: str, text: str) -> FrontMatter:
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise PromptError(f"prompt {name}: begin the file with front matter between two lines of ---")
    try:
        return FrontMatter.model_validate(yaml.safe_load(parts[1]))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(f"prompt {name}: front matter needs version, inputs and reply: {error}") from error


def _sections(name: str, text: str) -> tuple[str, str]:
    body = text.split("---\n", 2)[2]
    before, system_mark, rest = f"\n{body}".partition("\n# system\n")
    system, user_mark, user = rest.partition("\n# user\n")
    if before.strip() or not (system_mark and user_mark and system.strip() and user.strip()):
        raise PromptError(
            f"prompt {name}: needs the sections '# system' and '# user', in this order, with text and nothing before"
        )
    return system.strip(), user.strip()


def _check_variables(name: str, front: FrontMatter, template: str, given: frozenset[str]) -> None:
    try:
        used = meta.find_undeclared_variables(_ENVIRONMENT.parse(template))
    except TemplateError as error:
        raise PromptError(f"prompt {name}: {error}") from error
    declared = frozenset(front.inputs)
    wrong: Mapping[str, Any] = {
        "uses undeclared": used - declared,
        "declares but never uses": declared - used,
        "declares what the stage does not give": declared - given,
        "leaves out": given - declared,
    }
    told = [f"{what} {', '.join(sorted(names))}" for what, names in wrong.items() if names]
    if told:
        raise PromptError(f"prompt {name}: {'; '.join(told)}; the stage gives {', '.join(sorted(given))}")
