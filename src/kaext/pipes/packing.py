"""Values of components as msgpack holds them: what spaCy sends between processes and writes into a ``DocBin``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, Protocol

_KIND = "__kaext__"


class Hook(Protocol):
    """What srsly asks of an encoder and of a decoder: values of others are for ``chain``."""

    def __call__(self, value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
        """Return the value as it is packed, or as it was before."""


def encoder(kinds: Iterable[type]) -> Hook:
    """Return what makes a table of a value of one of some dataclasses: its kind, its fields by their names."""
    names = {kind: [field.name for field in fields(kind)] for kind in kinds}

    def encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
        if type(value) in names:
            return {_KIND: type(value).__name__, **{name: getattr(value, name) for name in names[type(value)]}}
        return value if chain is None else chain(value)

    return encode


def decoder(kinds: Iterable[type]) -> Hook:
    """Return what makes the value of such a table anew; msgpack has given lists for the tuples in it."""
    by_name = {kind.__name__: kind for kind in kinds}

    def decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
        name = value.get(_KIND)
        kind = by_name.get(name) if isinstance(name, str) else None
        if kind is not None:
            given = {key: tuple(cell) if isinstance(cell, list) else cell for key, cell in value.items()}
            del given[_KIND]
            return kind(**given)
        return value if chain is None else chain(value)

    return decode
