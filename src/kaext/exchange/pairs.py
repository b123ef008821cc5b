"""Attributes on one line, ``v=2004-06&b=since``, that a person can read and write: Georgian stays Georgian.

The form is that of a URL's query (https://url.spec.whatwg.org/#application/x-www-form-urlencoded) with as few escapes
as reading it back needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote

import regex

_SPECIAL = regex.compile(r"[%&=+;\p{Cc}\p{Zl}\p{Zp}]")


def quoted(text: str) -> str:
    """Return ``text`` with what would end a value or a line as percent escapes."""
    return _SPECIAL.sub(lambda match: quote(match[0], safe=""), text)


def to_pairs(attributes: Mapping[str, str]) -> str:
    """Return attributes as one line."""
    return "&".join(f"{quoted(key)}={quoted(value)}" for key, value in attributes.items())


def from_pairs(line: str) -> dict[str, str]:
    """Return the attributes of a line that :func:`to_pairs` made, or that a person wrote with ``;`` between them."""
    return {key.strip(): value for key, value in parse_qsl(line.replace(";", "&"), keep_blank_values=True)}
