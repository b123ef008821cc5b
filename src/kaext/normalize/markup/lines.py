"""The lines of a text in markup: what each is, and the edits that remove the signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kaext.alignment import Edit
from kaext.normalize.markup import signs
from kaext.normalize.markup.inline import inline_edits, without_overlaps
from kaext.source import LineRole, Markup

# A longer paragraph above a line of hyphens is no heading.
_MAX_HEADING_LINES, _MAX_HEADING_LENGTH = 3, 200
_MAX_FRONT_MATTER = 60
# Roles of lines that go on in the next line, unless it is empty or starts with a sign.
_CONTINUED = frozenset({"item", "note"})


class MarkedText(NamedTuple):
    """The edits that remove the signs of markup from a text, and what the signs say about each line."""

    edits: list[Edit]
    lines: list[Markup]


@dataclass(slots=True)
class _Line:
    """A line while it is read: the extent of its content, without the signs before and after it."""

    start: int
    end: int
    whole: tuple[int, int]
    markup: Markup = field(default_factory=Markup)
    is_blank: bool = False
    is_dropped: bool = False

    def mark(self, role: LineRole, *, level: int = 0, part: int = -1) -> None:
        self.markup = self.markup._replace(role=role, level=level, part=part)


def read_markup(text: str) -> MarkedText | None:
    """Return the edits that remove the signs of markup from a text, with its lines; None for any other text.

    The number of lines stays the same. Marks of list items and the rules between sections stay in the text.
    """
    if not signs.is_markup(text):
        return None
    lines = [_Line(start, end, (start, end)) for start, end in _extents(text)]
    first = _read_front_matter(text, lines)
    _read_quotes(text, lines, first)
    _read_blocks(text, lines, first)
    edits: list[Edit] = []
    for line in lines:
        edits += _edits_around(line)
    for paragraph in _paragraphs(lines):
        edits += _edits_inside(text, paragraph)
    return MarkedText(without_overlaps(edits), [line.markup for line in lines])


def _extents(text: str) -> Iterator[tuple[int, int]]:
    """Yield the extents of the lines, without a carriage return at their ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end - (end > start and text[end - 1] == "\r")
        start = end + 1


def _read_front_matter(text: str, lines: Sequence[_Line]) -> int:
    """Mark the metadata between two lines of hyphens at the very top, and return the index of the line below."""
    contents = [text[line.start : line.end] for line in lines[:_MAX_FRONT_MATTER]]
    if not contents or not signs.FRONT_MATTER.fullmatch(contents[0]):
        return 0
    last = next((n for n, content in enumerate(contents) if n and signs.FRONT_MATTER.fullmatch(content)), 0)
    if not last or not all(signs.FRONT_MATTER_FIELD.fullmatch(content) for content in contents[1:last]):
        return 0
    for number, line in enumerate(lines[: last + 1]):
        line.mark("metadata")
        title = signs.FRONT_MATTER_TITLE.fullmatch(contents[number])
        if title and title["value"]:
            line.mark("title", level=1, part=number)
            line.start, line.end = (line.start + offset for offset in title.span("value"))
    return last + 1


def _read_quotes(text: str, lines: Sequence[_Line], first: int) -> None:
    """Mark the lines of quotations, with the lines that continue their paragraphs without a sign."""
    quote = -1
    is_open = False
    for number in range(first, len(lines)):
        line = lines[number]
        sign = signs.QUOTE.match(text, line.start, line.end)
        if sign is None and (quote < 0 or not is_open or not _is_plain(text, line)):
            quote = -1
            continue
        quote = number if quote < 0 else quote
        if sign is not None:
            line.start = sign.end()
            if alert := signs.ALERT.match(text, line.start, line.end):
                line.start = alert.end()
        line.markup = line.markup._replace(quote=quote)
        is_open = bool(text[line.start : line.end].strip()) and not signs.HEADING.fullmatch(text, line.start, line.end)


def _is_plain(text: str, line: _Line) -> bool:
    """Return whether a line is running text: it is neither empty nor starts with a sign."""
    extent = (line.start, line.end)
    has_sign = (
        signs.HEADING.fullmatch(text, *extent)
        or signs.EQUALS_HEADING.fullmatch(text, *extent)
        or signs.RULE.fullmatch(text, *extent)
        or signs.UNDERLINE.fullmatch(text, *extent)
        or signs.REFERENCE.fullmatch(text, *extent)
        or signs.LIST_ITEM.match(text, *extent)
        or signs.NOTE.match(text, *extent)
        or signs.FENCE.match(text, *extent)
    )
    return not has_sign and bool(text[line.start : line.end].strip())


def _read_blocks(text: str, lines: Sequence[_Line], first: int) -> None:
    """Mark what the signs at the starts of lines say: headings, tables, lists, footnotes, pictures, rules."""
    number = first
    while number < len(lines):
        line = lines[number]
        line.is_blank = not text[line.start : line.end].strip()
        above = lines[number - 1] if number > first else None
        rows = 0 if line.is_blank else _read_table(text, lines, number)
        if rows:
            number += rows
            continue
        if line.is_blank or _read_heading(text, lines, number, first) or _read_line(text, line, number):
            pass
        elif above is not None and _is_continuation(above, line):
            line.mark(above.markup.role, part=above.markup.part)
        number += 1
    for line in lines[first:]:
        is_strong = signs.WHOLLY_STRONG.fullmatch(text, line.start, line.end) is not None
        line.markup = line.markup._replace(is_strong=is_strong)


def _is_continuation(above: _Line, line: _Line) -> bool:
    """Return whether a line without a sign continues the item or note above: directly, or indented below a gap."""
    return above.markup.role in _CONTINUED and above.markup.quote == line.markup.quote and not above.is_blank


def _read_heading(text: str, lines: Sequence[_Line], number: int, first: int) -> bool:
    """Mark a heading with signs before it or a line of signs below it, and return whether the line is part of one."""
    line = lines[number]
    extent = (line.start, line.end)
    heading = signs.HEADING.fullmatch(text, *extent) or signs.EQUALS_HEADING.fullmatch(text, *extent)
    if heading is not None:
        line.mark("heading", level=len(heading["signs"].strip()), part=number)
        line.start, line.end = heading.span("text")
        return True
    if heading := signs.HTML_HEADING.fullmatch(text, line.start, line.end):
        line.mark("heading", level=int(heading["level"]), part=number)
        line.start, line.end = heading.span("text")
        return True
    if not signs.UNDERLINE.fullmatch(text, line.start, line.end):
        return False
    top = number
    while top > first and number - top <= _MAX_HEADING_LINES and _is_text_above(lines[top - 1], line):
        top -= 1
    length = sum(above.end - above.start for above in lines[top:number])
    last = text[lines[number - 1].start : lines[number - 1].end].rstrip() if number else ""
    ends_sentence = last.endswith((".", ";", ",")) and length > _MAX_HEADING_LENGTH // 2
    if top == number or number - top > _MAX_HEADING_LINES or length > _MAX_HEADING_LENGTH or ends_sentence:
        return False
    level = 1 if text[line.start : line.end].lstrip().startswith("=") else 2
    for part in lines[top : number + 1]:
        part.mark("heading", level=level, part=top)
    line.is_dropped = True
    return True


def _is_text_above(above: _Line, line: _Line) -> bool:
    """Return whether the line above is running text in the same quotation."""
    return not above.is_blank and above.markup.role == "" and above.markup.quote == line.markup.quote


def _read_line(text: str, line: _Line, number: int) -> bool:
    """Mark a line by the sign that it starts with or that it consists of, and return whether it has one."""
    extent = (line.start, line.end)
    if signs.RULE.fullmatch(text, *extent):
        line.mark("rule")
    elif signs.FENCE.match(text, *extent):
        line.is_dropped = True
        line.mark("rule")
    elif note := signs.NOTE.match(text, *extent):
        line.mark("note", part=number)
        line.start = note.start("sign") - 1
    elif signs.REFERENCE.fullmatch(text, *extent) or _is_link(text, *extent):
        line.mark("address", part=number)
    elif item := signs.LIST_ITEM.match(text, *extent):
        is_address = _is_link(text, item.end(), line.end)
        line.mark("address" if is_address else "item", level=item.start("mark") - line.start, part=number)
    elif (image := signs.LINK.match(text, *extent)) and image["image"] and not text[image.end() : line.end].strip():
        line.mark("picture", part=number)
    else:
        return False
    return True


def _is_link(text: str, start: int, end: int) -> bool:
    """Return whether a line consists of one link or address, perhaps with final punctuation."""
    content = text[start:end].strip().rstrip(".,;\\ ")
    link = signs.LINK.fullmatch(content)
    if link is not None:
        return not link["image"] and bool(link["url"])
    return signs.AUTOLINK.fullmatch(content) is not None or signs.ADDRESS.fullmatch(content) is not None


def _read_table(text: str, lines: Sequence[_Line], number: int) -> int:
    """Mark the rows of a table that starts at a line: a row, a row of hyphens, further rows. Return their number."""
    head = lines[number]
    below = lines[number + 1] if number + 1 < len(lines) else None
    if below is None or "|" not in text[head.start : head.end]:
        return 0
    if signs.DELIMITER_ROW.fullmatch(text, below.start, below.end):
        below.is_dropped = True
    elif not (_is_framed_row(text, head) and _is_framed_row(text, below)):
        return 0
    rows = 0
    while number + rows < len(lines):
        line = lines[number + rows]
        if line.markup.quote != head.markup.quote or "|" not in text[line.start : line.end]:
            break
        line.mark("row", part=number)
        rows += 1
    return rows


def _is_framed_row(text: str, line: _Line) -> bool:
    """Return whether a line starts and ends with a vertical bar: a row of a table without a row of hyphens."""
    content = text[line.start : line.end].strip()
    return len(content) > 2 and content.startswith("|") and content.endswith("|")


def _edits_around(line: _Line) -> Iterator[Edit]:
    """Yield the edits that remove the signs before and after the content of a line."""
    start, end = line.whole
    if line.is_dropped:
        yield Edit(start, end, "")
        return
    if start < line.start:
        yield Edit(start, line.start, "")
    if line.end < end:
        yield Edit(line.end, end, "")


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the lines that belong together, so that emphasis may run over their ends."""
    paragraph: list[_Line] = []
    for line in lines:
        above = paragraph[-1].markup if paragraph else line.markup
        is_apart = line.is_blank or line.is_dropped or line.markup.role in ("rule", "metadata", "row")
        is_other = (above.role, above.part, above.quote) != (line.markup.role, line.markup.part, line.markup.quote)
        if paragraph and (is_apart or is_other or above.role == "row"):
            yield paragraph
            paragraph = []
        if not (line.is_blank or line.is_dropped or line.markup.role in ("rule", "metadata")):
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _edits_inside(text: str, paragraph: Sequence[_Line]) -> list[Edit]:
    """Return the edits that remove the signs inside a paragraph, and note the targets of its links."""
    first = paragraph[0]
    start = first.start
    if item := signs.LIST_ITEM.match(text, first.start, first.end):
        start = item.end()
    role = first.markup.role
    edits, targets = inline_edits(text, start, paragraph[-1].end, keeps_addresses=role in ("address", "picture"))
    first.markup = first.markup._replace(targets=tuple(dict.fromkeys(targets)))
    if item is not None:
        edits += _item_edits(item["mark"], item.start("mark"), item.span("box"))
    if role == "note":
        edits.append(Edit(first.start + 1, first.start + 2, ""))
    if role == "row":
        edits += _row_edits(text, first)
    return edits


def _item_edits(mark: str, start: int, box: tuple[int, int]) -> Iterator[Edit]:
    """Yield the edits that replace a plus sign before an item by a hyphen and remove the box of a task."""
    if mark == "+":
        yield Edit(start, start + 1, "-")
    if box[0] < box[1]:
        yield Edit(*box, "")


def _row_edits(text: str, line: _Line) -> Iterator[Edit]:
    """Yield the edits that remove the bars at the ends of a row and put spaces around those between its cells."""
    bars = [bar.start() for bar in signs.PIPE.finditer(text, line.start, line.end) if bar["pipe"]]
    content = text[line.start : line.end]
    first = line.start + len(content) - len(content.lstrip())
    last = line.start + len(content.rstrip()) - 1
    for place in bars:
        if place in (first, last):
            yield Edit(place, place + 1, "")
            continue
        spaced = f"{'' if text[place - 1].isspace() else ' '}|{'' if text[place + 1].isspace() else ' '}"
        if spaced != "|":
            yield Edit(place, place + 1, spaced)
