"""Descriptions of the methods in records and of the reasons for which readings are ruled out.

They are stored in ``methods.toml`` and ``reasons.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_MODIFIERS = "modifiers"


@dataclass(frozen=True, slots=True)
class Component:
    """The descriptions of a component's rules, and of the modifiers that its methods may have."""

    rules: dict[str, str]
    modifiers: dict[str, str]


@cache
def components() -> dict[str, Component]:
    """Return the descriptions by component."""
    raw = tomllib.loads(files("kaext").joinpath("methods.toml").read_text(encoding="utf-8"))
    return {name: Component(rules, rules.pop(_MODIFIERS, {})) for name, rules in raw.items()}


def describe(method: str) -> str:
    """Return the description of a method (``relations/join+pronoun``), or "" if a part of it is unknown."""
    name, _, rest = method.partition("/")
    rule, *modifiers = rest.split("+")
    component = components().get(name, Component({}, {}))
    parts = [component.rules.get(rule, ""), *(component.modifiers.get(modifier, "") for modifier in modifiers)]
    return "; ".join(dict.fromkeys(parts)) if all(parts) else ""


@cache
def reasons() -> dict[str, dict[str, str]]:
    """Return the descriptions of reasons, by component and id."""
    raw: dict[str, dict[str, str]] = tomllib.loads(files("kaext").joinpath("reasons.toml").read_text(encoding="utf-8"))
    return raw


def describe_reason(method: str, reason: str) -> str:
    """Return the description of ``reason`` for the component of ``method``, or "" if it is unknown."""
    return reasons().get(method.partition("/")[0], {}).get(reason) or reasons()["any"].get(reason, "")
