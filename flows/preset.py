"""From a preset's name, or a TOML file, and `--set` overrides to one checked Config."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from schemas.config import Config
from schemas.errors import ConfigError

PRESETS = Path(__file__).with_name("presets")
ACTIVITIES = "activities.toml"


def load_config(preset: str, overrides: Sequence[str] = ()) -> Config:
    """Read a preset (`demo`, `paper`, `strict`, or a path that ends in .toml) and apply `key.path=value` overrides.

    Raises ConfigError naming the file, the key and what was expected.
    """
    path = preset_path(preset)
    tree = _read(path)
    activities = _read(PRESETS / ACTIVITIES)["activities"]
    for flow in ("exact", "expertaf"):
        tree.setdefault(flow, {}).setdefault("commentary", {}).setdefault("activities", activities)
    for override in overrides:
        _apply(tree, override)
    try:
        return Config.model_validate(tree)
    except ValidationError as error:
        raise ConfigError(f"preset {path.name}: {_told(error)}") from error


def preset_path(preset: str) -> Path:
    """The file of a preset. Raises ConfigError listing the presets there are."""
    path = Path(preset) if preset.endswith(".toml") else PRESETS / f"{preset}.toml"
    if not path.is_file() or path.name == ACTIVITIES:
        names = sorted(file.stem for file in PRESETS.glob("*.toml") if file.name != ACTIVITIES)
        raise ConfigError(f"no preset {preset!r}; use one of {', '.join(names)}, or the path of a .toml file")
    return path


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error


def _apply(tree: dict[str, Any], override: str) -> None:
    key, equals, text = override.partition("=")
    parts = key.strip().split(".")
    if not equals or not all(parts):
        raise ConfigError(f"--set {override!r}: write it as section.key=value, such as models.writer.name=gpt-4o")
    branch = tree
    for part in parts[:-1]:
        below = branch.setdefault(part, {})
        if not isinstance(below, dict):
            raise ConfigError(f"--set {override!r}: {part} is a value, not a section")
        branch = cast("dict[str, Any]", below)
    branch[parts[-1]] = _value(text)


def _value(text: str) -> object:
    """A TOML value where it is one (8, true, [1, 2], "x"), else the text itself."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _told(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "preset"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{where}: {first['msg']}, got {first['input']!r:.80}{more}"
