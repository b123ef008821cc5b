"""Turned text in PDFs, as it stands when the page is turned so that it is level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaext.segment.layout.blocks import LayoutBlock, LayoutLine, is_turned
from kaext.source import Box, Page


@dataclass(slots=True)
class _LevelLine(LayoutLine):
    """A turned line with the place that it has on the turned page.

    Attributes
    ----------
    turned
        The line itself.
    place
        Its bounding box on the turned page, in PDF points.
    """

    turned: LayoutLine
    place: Box

    @property
    def box(self) -> Box:
        """The bounding box."""
        return self.place

    @property
    def left(self) -> float:
        """The left edge of the box."""
        return self.place.x0

    @property
    def top(self) -> float:
        """The top of the box."""
        return self.place.y0

    @property
    def bottom(self) -> float:
        """The bottom of the box."""
        return self.place.y1


def levelled(lines: Sequence[LayoutLine], pages: dict[int, Page]) -> Sequence[LayoutLine]:
    """Return the lines with turned ones placed as on a page that is turned so that they are level."""
    if not any(map(is_turned, lines)):
        return lines
    return [_level(line, pages[line.page]) if is_turned(line) else line for line in lines]


def as_printed(blocks: Sequence[LayoutBlock]) -> Sequence[LayoutBlock]:
    """Return blocks of lines from :func:`levelled` with the lines where they are printed."""
    for block in blocks:
        if block.is_turned:
            block.lines = [line.turned if isinstance(line, _LevelLine) else line for line in block.lines]
    return blocks


def _level(line: LayoutLine, page: Page) -> _LevelLine:
    place = _turned_box(line.box, line.region.removeprefix("turned"), page)
    return _LevelLine(
        line.source_text,
        line.source_lines,
        line.index,
        line.page,
        line.region,
        line.row,
        line.style,
        turned=line,
        place=place,
    )


def _turned_box(box: Box, angle: str, page: Page) -> Box:
    """Return a box of the page in the coordinates of text at an angle, in degrees clockwise."""
    match angle:
        case "90":
            return Box(box.y0, page.width - box.x1, box.y1, page.width - box.x0)
        case "180":
            return Box(page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0)
        case "270":
            return Box(page.height - box.y1, box.x0, page.height - box.y0, box.x1)
        case _:
            return box
