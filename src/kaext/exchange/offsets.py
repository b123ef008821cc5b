"""Offsets in UTF-16 code units, as used by JavaScript and Java."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate


class Utf16Offsets:
    """Converts offsets of one text from UTF-16 code units to code points."""

    def __init__(self, text: str) -> None:
        self._units = [0, *accumulate(2 if ord(character) > 0xFFFF else 1 for character in text)]

    def to_code_points(self, offset: int) -> int:
        """Return the code point offset of a code unit offset; inside a surrogate pair, the offset after it."""
        return min(bisect_left(self._units, offset), len(self._units) - 1)
