"""``--config FILE``: options from a TOML file, below those of the command line."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any

import typer

from kaext.problems import UsageError, problem

_NOT_IN_FILES = (None, "config", "help")
_ANY_NUMBER = -1


def read_config(context: typer.Context, path: Path | None) -> Path | None:
    """Make the options of a file the defaults of a command.

    Raises
    ------
    UsageError
        ``configuration-invalid``: the file cannot be read, is no TOML, names an option that there is not or gives one
        nothing.
    """
    if path is None:
        return None
    known = {parameter.name: parameter for parameter in context.command.params if parameter.name not in _NOT_IN_FILES}
    options = {name.replace("-", "_"): value for name, value in _table(path).items()}
    for name, value in options.items():
        if name not in known:
            near = difflib.get_close_matches(name, [str(option) for option in known], n=1)
            hint = f", the nearest is {near[0]!r}" if near else ""
            raise UsageError(problem("configuration-invalid", path=path, reason=f"there is no option {name!r}{hint}"))
        if value == "" or (isinstance(value, list) and "" in value):
            raise UsageError(problem("configuration-invalid", path=path, reason=f"{name!r} is empty"))
        if known[name].nargs == _ANY_NUMBER and isinstance(value, str):
            options[name] = [value]
    context.default_map = {**(context.default_map or {}), **options}
    return path


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError:
        reason = "not UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = f"not TOML: {error}"
    except RecursionError:
        reason = "its values are nested too deeply"
    raise UsageError(problem("configuration-invalid", path=path, reason=reason))
