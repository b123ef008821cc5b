"""What the methods that records name do, in a line each: ``methods.toml`` beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def descriptions() -> dict[str, str]:
    """Return the description of every rule (``dates/month-year``) and of every further part (``relations/+shared``)."""
    raw = tomllib.loads(files("kaext").joinpath("methods.toml").read_text(encoding="utf-8"))
    return {f"{component}/{rule}": text for component, rules in raw.items() for rule, text in rules.items()}


def describe(method: str) -> str:
    """Return what a method does, part by part, or "" where it is not known (a component of someone else's)."""
    component, _, name = method.partition("/")
    rule, *further = name.split("+")
    parts = dict.fromkeys([rule, *(f"+{part}" for part in further)])
    texts = [descriptions().get(f"{component}/{part}", "") for part in parts]
    return "; ".join(texts) if all(texts) else ""
