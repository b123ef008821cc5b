"""Settings and data of training: ``pipeline/training/NAME.toml``, and files in a user's folders, checked by hash."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kaext.models import sha256, shipped
from kaext.problems import UsageError, problem


def settings(name: str) -> dict[str, Any]:
    """Return the contents of ``pipeline/training/NAME.toml``."""
    return tomllib.loads((shipped("pipeline") / "training" / f"{name}.toml").read_text(encoding="utf-8"))


def require(folder: Path, group: str, *, any_data: bool = False) -> dict[str, Path]:
    """Return the files of a group of ``pipeline/training/data.toml`` in ``folder``.

    Parameters
    ----------
    folder
        The user's folder with the files.
    group
        ``treebanks`` or ``texts``.
    any_data
        Accept files with other contents too.

    Raises
    ------
    UsageError
        ``training-data-missing`` or ``training-data-changed``.
    """
    found: dict[str, Path] = {}
    for name, expected in settings("data")[group].items():
        path = folder / name
        if not path.is_file():
            raise UsageError(problem("training-data-missing", path=path))
        digest = expected if any_data else sha256(path)
        if digest != expected:
            raise UsageError(problem("training-data-changed", path=path, found=digest[:12], expected=expected[:12]))
        found[name] = path
    return found
