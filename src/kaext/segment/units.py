"""Units: sections and boxes, numbered in reading order, each with its title. Used for texts and PDFs."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from kaext.document import BlockKind, Segment

_SPACES = regex.compile(r"\s++")
# Kinds of blocks that interrupt the text without being part of it.
FURNITURE = frozenset[BlockKind]({"header", "page_number", "credit", "caption"})
# A title of this many characters takes no further line. Every block of a unit repeats the title, so it must stay short.
_LONG_TITLE = 300


class Units:
    """Collects blocks in reading order and assigns them to units.

    Consecutive headings form one title, even if page furniture comes between them. If the later one opens a section of
    its own, as a numbered one does, the title of that section contains both.
    """

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._boxes: dict[object, str] = {}
        self._section = 0
        self._after_heading = False
        self._parts: list[tuple[tuple[int, ...], BlockKind, str, int]] = []

    def add(
        self,
        lines: Iterable[int],
        *,
        kind: BlockKind,
        text: str,
        box: object,
        level: int,
        opens_section: bool = False,
    ) -> None:
        """Add the next block.

        Parameters
        ----------
        lines
            Indices into the source's lines.
        kind
            The block's label.
        text
            Its text: part of the unit's title if the block is a heading or a box title.
        box
            A key that identifies the box which the block belongs to.
        level
            The heading level, 0 for other blocks.
        opens_section
            Whether a heading opens a section although it directly follows another heading.
        """
        unit = ""
        if kind == "heading":
            above = self._titles[f"sec:{self._section}"] if self._after_heading else ""
            continues_title = 0 < len(above) < _LONG_TITLE
            self._section += 0 if continues_title and not opens_section else 1
            unit = f"sec:{self._section}"
            self._titles[unit] = f"{above} {text}" if continues_title else text
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
        """Return the blocks as segments, in the order in which they were added."""
        titles = {unit: _SPACES.sub(" ", title) for unit, title in self._titles.items()}
        return tuple(
            Segment(lines, kind, unit, titles.get(unit, ""), level) for lines, kind, unit, level in self._parts
        )
