"""Where the parts of a page begin: at gaps, indents, changes of style, bullets, short last lines."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Sequence
from statistics import median

import regex

from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.layout.parts import (
    MARKED_END,
    POINT,
    LaidLine,
    LaidPart,
    begins_abbreviation,
    is_contents,
    is_finished,
    same_style,
)

_LOOSE = 1.28
# The distance of lines in a paragraph against the type size, where nothing shows it.
_USUAL_PITCH = 1.45
# Against the usual distance of lines: after a sentence's end.
_SPACED = 1.15
_INDENT = 0.7
_MAX_INDENT, _MAX_HANG = 6.0, 2.5
_SAME_EDGE = 0.15
_MEASURE_WINDOW = 6
# Shares of the type size: so near each other the lines of a justified column end, though hyphens and stops may hang
# out; by so much its last line is shorter. How many of a column's lines are that near.
FLUSH, _SHORT = 0.1, 0.35
_MIN_FLUSH, _FLUSH_SHARE = 4, 0.5
# How many lines beside one end exactly where it does that is spread to the margin.
_MIN_SPREAD = 2
# What is centred stands off both edges by more than an indent; so near its middle is to the middle of another line.
_CENTRED = 0.3
_NOTE = regex.compile(r"\s*+(\d{1,2})\s\p{L}")
_MAX_CAP_LINES = 4
# Entries without a date after a dated one of a chronology.
_MAX_UNDATED = 4


def cut(lines: Sequence[LaidLine]) -> list[LaidPart]:
    """Cut lines in reading order into parts: at gaps, indents, changes of style, bullets, short last lines."""
    leadings = _leadings(lines)
    parts: list[LaidPart] = []
    opening = _Opening("")
    for number, line in enumerate(lines):
        if number and _goes_on(lines, number, parts, opening, leadings):
            parts[-1].lines.append(line)
        else:
            parts.append(LaidPart([line]))
            opening = _Opening(line.text)
    return [piece for part in parts for piece in _with_addresses_apart(part)]


def _with_addresses_apart(part: LaidPart) -> list[LaidPart]:
    """Cut the addresses that a paragraph ends in, with what introduces them, from the sentences before them."""
    if part.is_row or not cues.addresses(part.lines[-1].text):
        return [part]
    texts = [text.strip() for text in part.texts]
    first = next((number for number, text in enumerate(texts) if cues.URL.fullmatch(text)), 0)
    cut_after = next((number for number in range(first - 1, -1, -1) if cues.SENTENCE_END.search(texts[number])), -1)
    if cut_after < 0:
        return [part]
    return [LaidPart(part.lines[: cut_after + 1]), LaidPart(part.lines[cut_after + 1 :])]


def _leadings(lines: Sequence[LaidLine]) -> dict[float, float]:
    """Return the usual distance of baselines for each type size."""
    distances: dict[float, array[float]] = {}
    for before, line in itertools.pairwise(lines):
        size = line.style.size
        if before.page == line.page and before.region == line.region and before.style.size == size:
            distance = line.bottom - before.bottom
            if 0.8 * size < distance < 2.5 * size:
                distances.setdefault(size, array("d")).append(distance)
    return {size: median(found) for size, found in distances.items()}


class _Opening:
    """The text of the line that the last part begins with, and whether that begins an entry of a chronology."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_dated = cues.entry_head(text) > 0


def _goes_on(
    lines: Sequence[LaidLine],
    number: int,
    parts: Sequence[LaidPart],
    opening: _Opening,
    leadings: dict[float, float],
) -> bool:
    before, line, part = lines[number - 1], lines[number], parts[-1]
    if before.row or line.row:
        return before.page == line.page and before.row == line.row
    if before.page != line.page or before.region != line.region or not same_style(before.style, line.style):
        return False
    size, upper, lower = line.style.size, before.box, line.box
    distance = lower.y1 - upper.y1
    if distance <= 0.3 * size or distance > _LOOSE * leadings.get(size, 1.4 * size):
        return False
    # Where most paragraphs are a line, their distance is the usual one.
    if distance > _LOOSE * _USUAL_PITCH * size and (POINT.match(line.text) or _has_room(lines, number)):
        return False
    if min(upper.x1, lower.x1) - max(upper.x0, lower.x0) < 0.15 * min(upper.x1 - upper.x0, lower.x1 - lower.x0):
        return False
    before_text, text = before.text, line.text
    if cues.CREDIT.match(text) or is_contents(before_text):
        return False
    if cues.CREDIT.match(before_text) and _has_room(lines, number):
        return False
    if cues.BULLET.match(text) and _begins_item(lines, number, part):
        return False
    indent = lower.x0 - upper.x0
    if opening.is_dated and _introduces_address(lines, number):
        return False
    if _INDENT * size < indent < _MAX_INDENT * size and _begins_by_indent(lines, number, part, indent):
        return False
    if _begins_entry(line, text, parts, opening) or _begins_note(text, part, opening.text):
        return False
    if begins_abbreviation(text, opening.text):
        return False
    if indent > _MAX_INDENT * size and _is_centred_below(lines, number):
        return False
    if cues.SENTENCE_END.search(before_text) or MARKED_END.search(before_text):
        if distance > _SPACED * leadings.get(size, distance):
            return False
        is_outdented = len(part.lines) > 1 and lower.x0 < upper.x0 - 1.5 * size and not _opens_at_cap(part)
        return not (_has_room(lines, number) or is_outdented)
    return True


def _introduces_address(lines: Sequence[LaidLine], number: int) -> bool:
    """Return whether a line by itself introduces the address below: გეგმის ტექსტი: (the text of the plan)."""
    if number + 1 == len(lines) or not lines[number].text.rstrip().endswith(":"):
        return False
    return cues.URL.fullmatch(lines[number + 1].text.strip()) is not None and _has_room(lines, number)


def _begins_item(lines: Sequence[LaidLine], number: int, part: LaidPart) -> bool:
    """Return whether a line that begins with a bullet begins an item of a list.

    A dash may also be the sentence's own: it begins an item after a finished line, a line that was ended on purpose,
    another item of one line, or left of what hangs under another.
    """
    before, line = lines[number - 1], lines[number]
    if line.text.lstrip()[0] not in DASHES or is_finished(before.text):
        return True
    follows_item = cues.BULLET.match(part.lines[0].text) is not None
    if follows_item and (len(part.lines) == 1 or line.box.x0 < before.box.x0 - _INDENT * line.style.size):
        return True
    return _has_room(lines, number, words=2)


def _opens_at_cap(part: LaidPart) -> bool:
    """Return whether a part may still be beside its drop cap."""
    return len(part.lines) <= _MAX_CAP_LINES


def _begins_entry(line: LaidLine, text: str, parts: Sequence[LaidPart], opening: _Opening) -> bool:
    """Return whether a line begins a new entry of a chronology: a date after another, or left of what hangs above.

    So does a date after a sentence where the part, an entry without a date, follows dated ones, and a month or day
    under a year alone. ``text`` is the line's, ``opening`` that of the last part. An address by itself is of
    no entry, nor is what goes back to where the date of an entry stands. After a comma goes on what stands above.
    """
    part = parts[-1]
    if opening.is_dated and cues.URL.fullmatch(text.strip()):
        return True
    if part.lines[-1].text.rstrip().endswith(","):
        return False
    if _ends_hanging(line, parts, opening) or (cues.YEAR_HEADING.fullmatch(opening.text) and cues.subentry_head(text)):
        return True
    if not cues.entry_head(text):
        return False
    left = line.left
    hangs = all(other.left - left > _INDENT * line.style.size for other in part.lines)
    if (hangs and (len(part.lines) > 1 or part.is_finished)) or opening.is_dated:
        return True
    recent = [
        other for other in parts[-1 - _MAX_UNDATED : -1] if (other.page, other.region) == (line.page, line.region)
    ]
    return part.is_finished and any(cues.entry_head(other.lines[0].text) for other in recent)


def _ends_hanging(line: LaidLine, parts: Sequence[LaidPart], opening: _Opening) -> bool:
    """Return whether a line begins where a date does, and what stands between hangs under that date."""
    part = parts[-1]
    dated, hanging = (parts[-2], part.lines) if len(parts) > 1 else (part, part.lines[1:])
    if opening.is_dated:
        dated, hanging = part, part.lines[1:]
    first = dated.lines[0]
    left, size = first.left, line.style.size
    return (
        bool(hanging)
        and (first.page, first.region) == (line.page, line.region)
        and abs(line.left - left) < _SAME_EDGE * size
        and all(other.left - left > _INDENT * size for other in hanging)
        and cues.entry_head(first.text) > 0
    )


def _begins_note(text: str, part: LaidPart, opening: str) -> bool:
    """Return whether a line begins the footnote after the one that a part holds, whose first line is ``opening``."""
    number = _NOTE.match(text)
    before = _NOTE.match(opening) if number is not None else None
    return number is not None and before is not None and int(number[1]) == int(before[1]) + 1 and part.is_finished


def _is_centred_below(lines: Sequence[LaidLine], number: int) -> bool:
    """Return whether a line further in than any indent is centred and the one above is not: it is short at the right.

    Where others begin as it does, they hang under something.
    """
    before, line = lines[number - 1], lines[number]
    upper, box = before.box, line.box
    if _is_on_middle(line, before):
        return False
    near = lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]
    hangs = any(other is not line and abs(other.box.x0 - box.x0) < 1 for other in near)
    return not hangs and max(upper.x1, *_edges(lines, number)) - box.x1 > _MAX_INDENT * line.style.size


def _is_on_middle(line: LaidLine, other: LaidLine) -> bool:
    """Return whether two lines are centred on one another."""
    box, upper = line.box, other.box
    return abs(box.x0 + box.x1 - upper.x0 - upper.x1) < 2 * _CENTRED * line.style.size


def _begins_by_indent(lines: Sequence[LaidLine], number: int, part: LaidPart, indent: float) -> bool:
    """Return whether a line indented against the one before begins a part: it hangs under no bullet nor number."""
    before, line = lines[number - 1], lines[number]
    size = line.style.size
    hangs = len(part.lines) == 1 and indent < _MAX_HANG * size
    if hangs and cues.BULLET.match(before.text):
        return False
    if is_finished(before.text):
        return True
    if hangs and _NOTE.match(before.text):
        return False
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or after.page != line.page or after.region != line.region:
        return False
    return after.box.x0 < line.box.x0 - _INDENT * size and not _is_on_middle(line, before)


def _has_room(lines: Sequence[LaidLine], number: int, *, words: int = 1) -> bool:
    """Return whether a line was ended on purpose: the first words of the next would have fitted into it.

    In a justified column it is enough that it ends before the others do; beside a float, where others are longer, it is
    none that ends where the lines above and below it do.
    """
    before, line = lines[number - 1], lines[number]
    text, box, end = line.text, line.box, before.box.x1
    if _is_flush(lines, number, end):
        return False
    first = " ".join(text.split(maxsplit=words)[:words])
    needed = (len(first) + 1) * (box.x1 - box.x0) / max(1, len(text))
    if end + needed < max(_edges(lines, number), default=end):
        return True
    inner = _edges(lines, number, inside=True)
    margin = median(inner) if inner else end
    flush = sum(abs(x1 - margin) < FLUSH * line.style.size for x1 in inner)
    is_justified = flush >= max(_MIN_FLUSH, _FLUSH_SHARE * len(inner))
    return is_justified and end < margin - _SHORT * line.style.size


def _is_flush(lines: Sequence[LaidLine], number: int, end: float) -> bool:
    """Return whether the line before one ends, at ``end``, where two lines beside it do: all of them are spread.

    That are the two above it, or one and the line below it.
    """
    before, line = lines[number - 1], lines[number]
    near = FLUSH * line.style.size / 2
    beside = [line, *reversed(lines[max(0, number - 1 - _MIN_SPREAD) : number - 1])]
    spread = [
        other
        for other in beside
        if other.page == line.page
        and abs(other.box.x1 - end) <= near
        and abs(other.bottom - before.bottom) < _USUAL_PITCH * _MIN_SPREAD * line.style.size
        and same_style(other.style, before.style)
    ]
    return len(spread) >= _MIN_SPREAD


def _edges(lines: Sequence[LaidLine], number: int, *, inside: bool = False) -> list[float]:
    """Return where the lines around one end that are set alike in its column, or only those inside of paragraphs."""
    before, line = lines[number - 1].box, lines[number]
    top, distance = line.box.y0, line.box.y1 - before.y1
    reach = line.style.size * max(5, min(3.5 * distance / line.style.size, 10))
    edges: list[float] = []
    for other in lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]:
        if other.page != line.page or other.region != line.region or not same_style(other.style, line.style):
            continue
        box = other.box
        is_near = abs(box.y0 - top) < reach and box.x0 < before.x1
        if is_near and not (inside and cues.SENTENCE_END.search(other.text)):
            edges.append(box.x1)
    return edges
