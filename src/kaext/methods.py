"""What the methods that records name do, in a line each: ``methods.toml`` beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_MODIFIERS = "modifiers"
_ANY = "*"


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("kaext").joinpath("methods.toml").read_text(encoding="utf-8"))


def describe(method: str) -> str:
    """Return what a method does (``relations/join+pronoun``), or "" where a part of it is not known."""
    component, _, rest = method.partition("/")
    rule, *modifiers = rest.split("+")
    known = _catalogue().get(component, {})
    described = known.get(rule, known.get(_ANY, ""))
    parts = [described.format(rule=rule), *(known.get(_MODIFIERS, {}).get(modifier, "") for modifier in modifiers)]
    return "; ".join(dict.fromkeys(parts)) if all(parts) else ""
