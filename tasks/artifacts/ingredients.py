"""What bears on an artifact's rows, by name; the fingerprint; and why two fingerprints differ."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from prompts.loader import prompt_text
from schemas.artifact import ArtifactRef, Ingredient
from schemas.columns import columns_of
from schemas.config import EngineKind, ModelConfig
from schemas.errors import ConfigError
from schemas.identity import NOT_IDENTITY
from schemas.records import Record
from schemas.run import Run
from tasks.artifacts.canonical import canonical_json, digest
from tasks.artifacts.code_identity import code_digests, function_digest, module_path
from tasks.artifacts.source_digests import SourceDigests
from tasks.artifacts.stage import ModelStage, SourceStage, Stage, UnitStage
from tasks.artifacts.tables import InputTables
from tasks.llm.requests import reply_schema

FINGERPRINT_CHARS = 32
SHOWN_CHARS = 60
MODEL_STAGE_CODE = ("tasks.llm.replies", "tasks.llm.requests")
"""Every stage that asks a model stands on these: they decide what is asked and what counts as an answer."""

Ingredients = dict[str, Ingredient]


def ingredients_of(run: Run, stage: Stage, inputs: Sequence[ArtifactRef]) -> Ingredients:
    """All that bears on the rows of `stage` in this run.

    Raises SourceError, PromptError or IdentityError naming what cannot be taken into account.
    """
    found = dict(_common(run, stage, inputs))
    if isinstance(stage, SourceStage):
        found.update(_source(run, stage))
    if isinstance(stage, UnitStage):
        found.update(_unit_sources(run, stage, inputs))
    if isinstance(stage, ModelStage):
        found.update(_model(run, stage))
    found.update((f"code {path}", _digest(value)) for path, value in code_digests(code_roots(run, stage)).items())
    return dict(sorted(found.items()))


def fingerprint_of(ingredients: Ingredients) -> str:
    """The digest of all ingredients."""
    return digest({name: ingredient.value for name, ingredient in ingredients.items()})[:FINGERPRINT_CHARS]


def changes(before: Mapping[str, Ingredient], after: Mapping[str, Ingredient]) -> tuple[str, ...]:
    """Which ingredients differ, in words: `prompt exact/distractors changed`. Code comes last."""
    differing = (name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    ordered = sorted(differing, key=lambda name: (name.startswith("code "), name))
    return tuple(_told(name, before.get(name), after.get(name)) for name in ordered)


def models_of(run: Run, stage: ModelStage) -> dict[str, ModelConfig]:
    """The models that a stage asks, by role. Raises ConfigError when the preset has none in a role."""
    roles = stage.roles(stage.settings(run.config))
    for role in roles:
        if role not in run.config.models:
            raise ConfigError(f"stage {stage.name} asks the model {role!r}, but the preset has no [models.{role}]")
    return {role: run.config.models[role] for role in roles}


def code_roots(run: Run, stage: Stage) -> tuple[str, ...]:
    """Modules whose code, with all that they import, makes the rows."""
    roots = stage.modules
    if isinstance(stage, ModelStage):
        roots += MODEL_STAGE_CODE
        if any(model.engine is EngineKind.BUILTIN for model in models_of(run, stage).values()):
            roots += (stage.rules_module,)
    return roots


def _common(run: Run, stage: Stage, inputs: Sequence[ArtifactRef]) -> Iterator[tuple[str, Ingredient]]:
    yield "artifact", _value(stage.artifact)
    functions = sorted(f"{function.__module__}:{function.__qualname__}" for function in stage.functions())
    yield "functions", _value(functions)
    yield "row schema", _digest(digest(columns_of(stage.row)))
    yield from ((f"input {name}", _digest(ref.rows_digest)) for name, ref in zip(stage.inputs, inputs, strict=True))
    settings = dict(_flat(stage.settings(run.config)))
    yield from ((f"setting {stage.name}.{key}", value) for key, value in settings.items())
    module, function = stage.wrapper
    path = module_path(module)
    if path is not None:
        yield f"code {function}", _digest(function_digest(path, function))
    if stage.limited_to(run.limit) is not None:
        yield "limit", _value(run.limit)


def _source(run: Run, stage: SourceStage) -> Iterator[tuple[str, Ingredient]]:
    digests = SourceDigests(run.store, distrust=run.rehash)
    for path in stage.files(run.data):
        yield f"source {path.relative_to(run.data)}", _digest(digests.sha256(path))


def _unit_sources(run: Run, stage: UnitStage, inputs: Sequence[ArtifactRef]) -> Iterator[tuple[str, Ingredient]]:
    materials = InputTables(run, stage, inputs)
    for path in stage.files(run.data, materials, stage.settings(run.config)):
        yield f"source {path.relative_to(run.data)}", _digest(materials.digest(path))


def _model(run: Run, stage: ModelStage) -> Iterator[tuple[str, Ingredient]]:
    text = prompt_text(run.prompts, stage.prompt)
    yield f"prompt {stage.prompt}", _digest(digest(text))
    yield "reply schema", _digest(digest(reply_schema(stage.reply)))
    identities = [model.identity for model in models_of(run, stage).values()]
    for number, identity in enumerate(identities, start=1):
        yield "model" if len(identities) == 1 else f"model {number}", _value(identity)


def _flat(settings: Record, prefix: str = "") -> Iterator[tuple[str, Ingredient]]:
    for name in type(settings).model_fields:
        value: object = getattr(settings, name)
        if name in NOT_IDENTITY:
            continue
        if isinstance(value, Record):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, Path):
            yield f"{prefix}{name}", _digest(_content_digest(value, name))
        else:
            yield f"{prefix}{name}", _value(value, f"setting {prefix}{name}")


def _content_digest(path: Path, name: str) -> str:
    """A file that a setting names counts by what is in it, wherever it stands."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, hashlib.sha256).hexdigest()
    except OSError as error:
        raise ConfigError(f"{name} names {path}: {error.strerror or error}; correct the preset") from error


def _value(value: object, name: str = "value") -> Ingredient:
    text = canonical_json(value, name).decode()
    return Ingredient(value=text, is_digest=False) if len(text) <= SHOWN_CHARS else _digest(digest(value, name))


def _digest(value: str) -> Ingredient:
    return Ingredient(value=value, is_digest=True)


def _told(name: str, before: Ingredient | None, after: Ingredient | None) -> str:
    if before is None:
        return f"{name} is new"
    if after is None:
        return f"{name} is gone"
    if before.is_digest or after.is_digest:
        return f"{name} changed"
    return f"{name} changed from {before.value} to {after.value}"
