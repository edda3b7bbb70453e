"""Lengths in tokens, by a tokenizer that a file describes."""

from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from schemas.errors import ConfigError

MOST_TOKENIZERS = 4


def token_count(text: str, tokenizer: Path) -> int:
    """Tokens of a text, without those that a tokenizer adds for a model's sake.

    `tokenizer` is a `tokenizer.json`; raises ConfigError when it is none.
    """
    try:
        stat = tokenizer.stat()
    except OSError as error:
        raise ConfigError(f"{tokenizer}: {error.strerror or error}; correct the preset") from error
    return len(_loaded(tokenizer, stat.st_mtime_ns, stat.st_size).encode(text, add_special_tokens=False).ids)


@lru_cache(MOST_TOKENIZERS)
def _loaded(path: Path, mtime_ns: int, size_bytes: int) -> Tokenizer:  # noqa: ARG001  a changed file is read again
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:
        message = f"{path} is no tokenizer.json of Hugging Face's format ({error}); name another file, or none"
        raise ConfigError(message) from error
