"""Lines of a text and parts of them, before they are put in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

# A gap inside a line, wide or not.
GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Row:
    """A line or a part of one.

    Attributes
    ----------
    number
        Number of the line.
    start
        Place of the text in the document, in code points.
    text
        The text, without white space at its end.
    region
        The region of the source that it is in.
    is_second
        Whether another part of the line precedes it.
    is_part
        Whether it is not a whole line in its own place.
    """

    number: int
    start: int
    text: str
    region: str = ""
    is_second: bool = False
    is_part: bool = False

    @property
    def indent(self) -> int:
        """Number of spaces before the text."""
        return len(self.text) - len(self.text.lstrip())

    def part(self, start: int, end: int | None = None) -> Row:
        """Return a part of the row without white space at its end."""
        is_second = self.is_second or bool(self.text[:start].strip())
        text = self.text[start:end].rstrip()
        return replace(self, start=self.start + start, text=text, is_second=is_second, is_part=True)
