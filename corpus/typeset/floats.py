"""Set floats (boxes, and pictures with captions) line by line, before they are placed on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from layouts import FAMILIES, Layout
from manuscripts import Float, Paragraph
from reportlab.lib.colors import Color
from setting import SetLine, Setting, Style

PAD = 9.0
RULE, WHITE = Color(0.2, 0.35, 0.6), Color(1, 1, 1)


class FloatLine(NamedTuple):
    """A line of a float, with its top and left inset relative to the float."""

    y: float
    inset: float
    line: SetLine
    style: Style
    paragraph: Paragraph


@dataclass(slots=True)
class SetFloat:
    """A float set to a width: its lines, its height, and the height of its picture (0 for boxes)."""

    lines: list[FloatLine]
    height: float
    picture: float


def set_float(item: Float, layout: Layout, setting: Setting, *, width: float, picture: float) -> SetFloat:
    """Set a float to a width, below a picture of a height; both in points."""
    styles = _styles(layout, setting)
    y = picture + (6 if picture else 0)
    lines: list[FloatLine] = []
    # A box that is marked by its type only has the left edge of the column.
    inset = {"indent": 14.0, "type": -PAD}.get(layout.box_look, 0.0) if item.is_box else 0.0
    for paragraph in sorted(item.paragraphs, key=lambda paragraph: _order(paragraph, layout)):
        style = styles[paragraph.label]
        for line in setting.break_lines(paragraph.text, style, iter(lambda: width - 2 * inset, None)):
            lines.append(FloatLine(y, inset, line, style, paragraph))
            y += style.leading
        y += style.after
    return SetFloat(lines, y, picture)


def _styles(layout: Layout, setting: Setting) -> dict[str, Style]:
    family = FAMILIES[layout.box_family]
    size = layout.size * 0.92
    regular, bold, italic = (setting.font(path) for path in (family.regular, family.bold, family.italic))
    title = WHITE if layout.box_look == "bar" else RULE
    return {
        "box_title": Style(bold, size * 1.2, size * 1.5, title, after=PAD),
        "box": Style(regular, size, size * 1.35, justify=layout.justify, after=4),
        "caption": Style(italic, size * 0.88, size * 1.15, after=2),
        "credit": Style(regular, size * 0.7, size, after=1),
    }


def _order(paragraph: Paragraph, layout: Layout) -> int:
    if paragraph.label == "credit":
        return 1
    return 2 * int(layout.box_title == "below" and paragraph.label == "box_title")
