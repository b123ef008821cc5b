"""Serialisation of the components' values with msgpack, for spaCy's worker processes and ``DocBin``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any, Protocol

_KIND = "__kaext__"


class Hook(Protocol):
    """An encoder or decoder of srsly; it passes values of types that it does not handle to ``chain``."""

    def __call__(self, value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
        """Return the encoded or decoded value."""


def encoder(kinds: Iterable[type]) -> Hook:
    """Return an encoder of instances of the dataclasses ``kinds`` as dictionaries with the kind and the fields."""
    names = {kind: [field.name for field in fields(kind)] for kind in kinds}

    def encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
        if type(value) in names:
            return {_KIND: type(value).__name__, **{name: getattr(value, name) for name in names[type(value)]}}
        return value if chain is None else chain(value)

    return encode


def decoder(kinds: Iterable[type]) -> Hook:
    """Return the matching decoder; it restores tuples, which msgpack turns into lists."""
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
