"""Units: sections and boxes numbered in reading order, each with its title, for texts and PDFs alike."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from kaext.document import BlockKind, Segment

_SPACES = regex.compile(r"\s++")
# What stands between the parts of a text and is none of them.
FURNITURE = frozenset[BlockKind]({"header", "page_number", "credit", "caption"})
# Characters after which a title has no further line: every block of a unit repeats its title.
_LONG_TITLE = 300


class Units:
    """Collects parts in reading order; what stands between two lines of a heading does not part them."""

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._boxes: dict[object, str] = {}
        self._section = 0
        self._after_heading = False
        self._parts: list[tuple[tuple[int, ...], BlockKind, str, int]] = []

    def add(self, lines: Iterable[int], *, kind: BlockKind, text: str, box: object, level: int) -> None:
        """Add the next part.

        Parameters
        ----------
        lines
            Indices into the source's lines.
        kind
            The part's label.
        text
            Its text, the title of its unit where it is a heading or a box's title.
        box
            What the parts of one box share and no other box has.
        level
            The heading's level, 0 for the rest.
        """
        unit = ""
        if kind == "heading":
            goes_on = self._after_heading and len(self._titles[f"sec:{self._section}"]) < _LONG_TITLE
            self._section += 0 if goes_on else 1
            unit = f"sec:{self._section}"
            self._titles[unit] = f"{self._titles[unit]} {text}" if goes_on else text
        elif kind == "body":
            self._section = max(self._section, 1)
            unit = f"sec:{self._section}"
        elif kind in ("box", "box_title"):
            unit = self._boxes.setdefault(box, f"box:{len(self._boxes) + 1}")
            if kind == "box_title" and len(self._titles.get(unit, "")) < _LONG_TITLE:
                self._titles[unit] = f"{self._titles[unit]} {text}" if unit in self._titles else text
        if kind not in FURNITURE:
            self._after_heading = kind == "heading"
        self._parts.append((tuple(lines), kind, unit, level))

    def segments(self) -> tuple[Segment, ...]:
        """Return the parts as segments, in the order in which they were added."""
        titles = {unit: _SPACES.sub(" ", title) for unit, title in self._titles.items()}
        return tuple(
            Segment(lines, kind, unit, titles.get(unit, ""), level) for lines, kind, unit, level in self._parts
        )
