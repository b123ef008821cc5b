"""Attributes on one line, ``v=2004-06&b=since``, readable and editable by people; Georgian is not escaped.

The syntax is that of a URL query (https://url.spec.whatwg.org/#application/x-www-form-urlencoded), with only the
escapes needed to read it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote

import regex

_SPECIAL = regex.compile(r"[%&=+;\p{Cc}\p{Zl}\p{Zp}]")


def quoted(text: str) -> str:
    """Return ``text`` with percent escapes for characters that would end a value or a line."""
    return _SPECIAL.sub(lambda match: quote(match[0], safe=""), text)


def to_pairs(attributes: Mapping[str, str]) -> str:
    """Return attributes as one line."""
    return "&".join(f"{quoted(key)}={quoted(value)}" for key, value in attributes.items())


def from_pairs(line: str) -> dict[str, str]:
    """Return the attributes of a line created by :func:`to_pairs`, or written by a person with ``;`` as separator."""
    return {key.strip(): value for key, value in parse_qsl(line.replace(";", "&"), keep_blank_values=True)}
