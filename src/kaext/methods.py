"""What the methods that records name do, in a line each: ``methods.toml`` beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_MODIFIERS = "modifiers"


@dataclass(frozen=True, slots=True)
class Component:
    """The descriptions of a component's rules, and of the modifiers that its methods may add to them."""

    rules: dict[str, str]
    modifiers: dict[str, str]


@cache
def components() -> dict[str, Component]:
    """Return the descriptions by component."""
    raw = tomllib.loads(files("kaext").joinpath("methods.toml").read_text(encoding="utf-8"))
    return {name: Component(rules, rules.pop(_MODIFIERS, {})) for name, rules in raw.items()}


def describe(method: str) -> str:
    """Return what a method does (``relations/join+pronoun``), or "" where a part of it is not known."""
    name, _, rest = method.partition("/")
    rule, *modifiers = rest.split("+")
    component = components().get(name, Component({}, {}))
    parts = [component.rules.get(rule, ""), *(component.modifiers.get(modifier, "") for modifier in modifiers)]
    return "; ".join(dict.fromkeys(parts)) if all(parts) else ""
