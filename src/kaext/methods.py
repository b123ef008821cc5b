"""Descriptions of the methods in records and of the reasons for which readings are ruled out.

They are stored in ``methods.toml`` and ``reasons.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kaext.data_files import tables_of

_MODIFIERS = "modifiers"


@dataclass(frozen=True, slots=True)
class Component:
    """The descriptions of a component's rules, and of the modifiers that its methods may have."""

    rules: dict[str, str]
    modifiers: dict[str, str]


@cache
def components() -> dict[str, Component]:
    """Return the descriptions by component."""
    found = tables_of("kaext", "methods.toml")
    return {name: Component(rules, rules.pop(_MODIFIERS, {})) for name, rules in found.items()}


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
    return tables_of("kaext", "reasons.toml")


def describe_reason(method: str, reason: str) -> str:
    """Return the description of ``reason`` for the component of ``method``, or "" if it is unknown."""
    return reasons().get(method.partition("/")[0], {}).get(reason) or reasons()["any"].get(reason, "")
