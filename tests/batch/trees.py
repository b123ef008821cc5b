"""The content of a dataset's folder, to be compared."""

from collections.abc import Mapping
from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a dataset but the record of the run, the hidden ones too."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.name != "run.json"}


def visible(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what others see of an output folder's files, but the record of the run."""
    return {name: content for name, content in files.items() if not name.startswith(".kaext/") and name != "run.json"}


def seen(folder: Path) -> dict[str, bytes]:
    """Return what others see of an output folder."""
    return visible(tree(folder))
