"""Making the folders of a store."""

from pathlib import Path

from schemas.errors import StoreError


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises StoreError naming what stands in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{error.filename or folder}: {error.strerror}; choose another --store or correct what is there"
        ) from error
