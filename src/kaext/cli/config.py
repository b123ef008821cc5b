"""``--config FILE``: options from a TOML file; options on the command line take precedence."""

from __future__ import annotations

import difflib
import inspect
import tomllib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import typer

from kaext.problems import UsageError, problem

_NOT_IN_FILES = (None, "config", "help")


class _Kind(NamedTuple):
    """The values that an option accepts in a file: ``is_many`` allows a list, ``choices`` lists the fixed ones."""

    type: type
    is_many: bool
    choices: tuple[str, ...]
    least: float | None
    most: float | None


def read_config(context: typer.Context, path: Path | None) -> Path | None:
    """Use the options of a file as the defaults of a command.

    Raises
    ------
    UsageError
        ``file-not-found``; ``configuration-invalid``: the file cannot be read, is not TOML, names an unknown option or
        gives an option a value that it does not accept.
    """
    if path is None:
        return None
    known = _options(context)
    kinds = _kinds(context)
    options: dict[str, Any] = {}
    for name, value in _table(path).items():
        option = known.get(name.replace("_", "-"))
        if option is None:
            near = difflib.get_close_matches(name, known, n=1)
            reason = f"there is no option {name!r}" + (f" (did you mean {near[0]!r}?)" if near else "")
        else:
            options[option] = [value] if kinds[option].is_many and isinstance(value, str) else value
            reason = next(_faults(kinds[option], options[option]), "")
            reason = reason and f"{name!r} {reason}"
        if reason:
            raise UsageError(problem("configuration-invalid", path=path, reason=reason))
    context.default_map = {**(context.default_map or {}), **options}
    return path


def _options(context: typer.Context) -> dict[str, str]:
    """Map the option names of a file (those of the command line without leading dashes) to parameter names."""
    names: dict[str, str] = {}
    for parameter in context.command.params:
        if parameter.name not in _NOT_IN_FILES:
            long = [option.removeprefix("--") for option in parameter.opts if option.startswith("--")]
            names[next(iter(long), str(parameter.name))] = str(parameter.name)
    return names


def _kinds(context: typer.Context) -> dict[str, _Kind]:
    command = context.command.callback
    assert command is not None
    hints = get_type_hints(inspect.unwrap(command), include_extras=True)
    return {name: _kind(hint) for name, hint in hints.items() if name != "context"}


def _kind(hint: Any) -> _Kind:
    annotated, *extras = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
    is_many = get_origin(annotated) is list
    found = next((kind for kind in get_args(annotated) if kind is not type(None)), annotated)
    declared = extras[0] if extras else None
    if not isinstance(found, type):
        found = str
    return _Kind(
        type=found if found in (bool, int, float) else str,
        is_many=is_many,
        choices=tuple(choice.value for choice in found) if issubclass(found, Enum) else (),
        least=getattr(declared, "min", None),
        most=getattr(declared, "max", None),
    )


def _faults(kind: _Kind, value: Any) -> Iterator[str]:
    """Yield the faults of a value."""
    if kind.type is bool:
        if not isinstance(value, bool):
            yield "must be true or false"
    elif kind.type in (int, float):
        if isinstance(value, bool) or not isinstance(value, int if kind.type is int else (int, float)):
            yield f"must be a {'whole ' if kind.type is int else ''}number"
        elif kind.least is not None and not value >= kind.least:
            yield f"must be at least {kind.least:.12g}"
        elif kind.most is not None and not value <= kind.most:
            yield f"must be at most {kind.most:.12g}"
    else:
        texts = value if kind.is_many and isinstance(value, list) else [value]
        if not all(isinstance(text, str) for text in texts):
            yield "must be a string" + (" or a list of strings" if kind.is_many else "")
        elif not texts or "" in texts:
            yield "is empty"
        elif any("\0" in text for text in texts):
            yield "contains a NUL character"
        elif kind.choices and value not in kind.choices:
            yield f"must be one of {', '.join(kind.choices)}"


def _table(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise UsageError(problem("file-not-found", path=path))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError:
        reason = "not UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason = f"not TOML: {error}"
    except RecursionError:
        reason = "its values are nested too deeply"
    raise UsageError(problem("configuration-invalid", path=path, reason=reason))
