"""The content of a dataset's folder, to be compared."""

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a dataset but the record of the run, the hidden ones too."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.name != "run.json"}


def seen(folder: Path) -> dict[str, bytes]:
    """Return what others see of an output folder."""
    return {name: content for name, content in tree(folder).items() if not name.startswith(".kaext")}
