"""Titles of lists of abbreviations."""

from __future__ import annotations

import re

# აბრევიატურები (abbreviations), გამოყენებულ შემოკლებათა სია (list of abbreviations used)
_TITLE_END = re.compile(r"(?<![ა-ჿ])(?:შემოკლებ|აბრევიატურ)(?:ები|ანი|(?:ათა|ების) \S{2,20})[.:]?$")


def is_glossary(heading: str) -> bool:
    """Return whether a heading is the title of a list of abbreviations."""
    return _TITLE_END.search(heading) is not None
