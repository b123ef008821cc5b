"""Debug images of PDF pages: glyphs, lines, regions, pictures, and blocks with their kind and reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kaext.document import Segment
from kaext.source import Box, Source

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

DPI = 110
_COLOURS = {
    "title": "#b00020",
    "heading": "#d2691e",
    "body": "#1f6fb2",
    "box_title": "#6a1b9a",
    "box": "#8e5bb5",
    "caption": "#2e7d32",
    "credit": "#7cb342",
    "header": "#757575",
    "page_number": "#757575",
    "timeline": "#00838f",
    "link": "#0050ff",
    "imprint": "#8d6e63",
}
_GLYPH, _REGION, _PICTURE = "#c8c8c8", "#e0a800", "#e91e63"


def draw(data: bytes, source: Source, segments: Sequence[Segment], folder: Path) -> tuple[Path, ...]:
    """Write one image per page, with its glyphs, lines, regions, pictures and blocks in reading order.

    Parameters
    ----------
    data
        The PDF.
    source
        The file as read, before character normalisation (its characters have boxes).
    segments
        Its segments in reading order.
    folder
        Where ``page-1.png``, ``page-2.png`` … are written; created if missing.

    Returns
    -------
    tuple[Path, ...]
        The image files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for number, picture in enumerate(_pictures(data, source), 1):
        scale = picture.width / max(1.0, source.pages[number - 1].width)
        _draw_page(picture, source, segments, number, scale)
        path = folder / f"page-{number}.png"
        picture.save(path)
        written.append(path)
    return tuple(written)


def _pictures(data: bytes, source: Source) -> Iterator[Image]:
    from kaext.ingest.pdf import open_backend

    opened = open_backend(data, "auto")
    try:
        for page in source.pages:
            yield opened.picture(page.number, DPI).convert("RGB")
    finally:
        opened.close()


def _draw_page(picture: Image, source: Source, segments: Sequence[Segment], number: int, scale: float) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    page = source.pages[number - 1]
    boxes = source.char_boxes
    if boxes is not None:
        for index, character in enumerate(source.text):
            if not character.isspace() and boxes.page(index) == number:
                _frame(pen, boxes.box(index), scale, _GLYPH, 1)
    for region in page.regions.values():
        _frame(pen, region, scale, _REGION, 3)
    for image in page.images:
        _frame(pen, image, scale, _PICTURE, 3)
    for order, segment in enumerate(segments, 1):
        lines = [source.lines[index] for index in segment.lines if source.lines[index].page == number]
        placed = [line.box for line in lines if line.box is not None]
        colour = _COLOURS[segment.kind]
        for box in placed:
            _frame(pen, box, scale, colour, 1)
        if placed:
            label = f"{order} {segment.kind} {segment.unit}".rstrip()
            pen.text((placed[0].x0 * scale, placed[0].y0 * scale - 10), label, fill=colour)
            _frame(pen, _hull(placed), scale, colour, 2)


def _hull(boxes: Sequence[Box]) -> Box:
    hull = boxes[0]
    for box in boxes[1:]:
        hull = hull.union(box)
    return hull


def _frame(pen: ImageDraw, box: Box, scale: float, colour: str, width: int) -> None:
    x0, y0, x1, y1 = (value * scale for value in box)
    pen.rectangle((x0, y0, max(x0, x1), max(y0, y1)), outline=colour, width=width)
