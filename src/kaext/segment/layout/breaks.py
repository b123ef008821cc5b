"""Block breaks in PDFs: at gaps, indents, changes of style, bullets and short last lines."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Sequence
from statistics import median

import regex

from kaext.list_marks import DASHES
from kaext.segment import cues
from kaext.segment.layout.blocks import (
    LETTERED_POINT,
    LayoutBlock,
    LayoutLine,
    ends_in_address,
    ends_in_footnote_call,
    is_contents_entry,
    is_finished,
    is_same_style,
    starts_abbreviation,
)
from kaext.segment.layout.openings import starts_of_facts, starts_of_plain_entries

# Relative to the type size: baselines nearer than this are one line, lines of a paragraph overlap by this share of the
# shorter one, the leading if none is measured, and the maximum leading inside a paragraph.
_SAME_LINE, _MIN_OVERLAP, _DEFAULT_LEADING, _MAX_LEADING = 0.3, 0.15, 1.4, 1.45
# Maximum distance between the lines of a paragraph, relative to the usual leading.
_LOOSE = 1.28
# Minimum distance, relative to the usual leading, that separates paragraphs after the end of a sentence.
_SPACED = 1.15
# Relative to the type size: minimum and maximum first-line indent, maximum hanging indent under a bullet or number,
# outdent after the end of a paragraph, tolerance for equal left edges.
_INDENT, _MAX_INDENT, _MAX_HANG, _OUTDENT, _SAME_EDGE = 0.7, 6.0, 2.5, 1.5, 0.15
# Distances of baselines, relative to the type size, between which the leading is measured.
_MIN_LEADING, _FAR = 0.8, 2.5
# How far above and below a line the measure of its column is seen: in leadings, but within these type sizes.
_REACH_OF_LEADING, _MIN_REACH, _MAX_REACH = 3.5, 5, 10
# Number of lines on either side that show the measure of a column.
_MEASURE_WINDOW = 6
# Relative to the type size: maximum distance between the right edges of justified lines (hyphens and full stops may
# protrude), and minimum shortfall of a last line. Then the number and share of lines that must be flush.
FLUSH, _SHORT = 0.1, 0.35
_MIN_FLUSH, _FLUSH_SHARE = 4, 0.5
# Number of adjacent lines that must end flush with a justified line.
_MIN_SPREAD = 2
# Text that is flush right only: number of lines, share of them with a left edge of their own, and how far marks may
# protrude, relative to the type size.
_MIN_RIGHT, _RAGGED_SHARE, _MAX_OVERHANG = 3, 0.7, 0.25
# Maximum distance between the centres of two centred lines, relative to the type size.
_CENTRED = 0.35
# სარჩევი (contents), and an entry with the number of its page.
_CONTENTS = regex.compile(r"\s*+(?:სარჩევი|შინაარსი)\s*+:?\s*+")
_CONTENTS_ENTRY = regex.compile(r"(?r).*\p{L}.*\s(\d{1,3})\s*")
_PAGE_OF_ENTRY = regex.compile(r"\s*+(\d{1,3})\s*+")
_LEADER_DOTS = ".…"
# A note: 1 სრული ტექსტი … (the full text), [1] სრული ტექსტი …; word processors leave out the space.
_NOTE = regex.compile(r"\s*+[\[(]?(\d{1,2})(?:[\])]?\s\p{L}|\p{Georgian}{2})")
# A drop cap is at most this many lines high; lines beside it are moved in.
_MAX_CAP_LINES = 4
# Maximum number of undated blocks after a dated entry of a chronology.
_MAX_UNDATED = 4


def cut(lines: Sequence[LayoutLine]) -> list[LayoutBlock]:
    """Cut lines in reading order into blocks."""
    leadings = _leadings(lines)
    blocks: list[LayoutBlock] = []
    opening = _BlockOpening("")
    contents = _contents_entries(lines)
    starts = starts_of_plain_entries(lines) | starts_of_facts(lines)
    for number, line in enumerate(lines):
        is_page_of_entry = number - 1 in contents and _are_level(lines[number - 1], line)
        is_start = not number or number - 1 in contents or number in starts
        if is_page_of_entry or (not is_start and _continues_block(lines, number, blocks, opening, leadings)):
            blocks[-1].lines.append(line)
        else:
            blocks.append(LayoutBlock([line]))
            opening = _BlockOpening(line.text)
        if number in contents:
            blocks[-1].is_entry = True
    return [piece for block in blocks for piece in _split_addresses(block)]


def _contents_entries(lines: Sequence[LayoutLine]) -> set[int]:
    """Return the lines under the title of a table of contents that end in page numbers, in ascending order.

    A page number may be a line of its own beside its entry.
    """
    found: set[int] = set()
    for title, line in enumerate(lines):
        if _CONTENTS.fullmatch(line.text) is None:
            continue
        page, unnumbered = 0, 0
        for number in range(title + 1, len(lines)):
            own = lines[number]
            entry = _CONTENTS_ENTRY.fullmatch(own.text) or _PAGE_OF_ENTRY.fullmatch(own.text)
            if entry is None and any(_are_level(own, other) for other in lines[number - 1 : number + 2 : 2]):
                found.add(number)
                continue
            unnumbered = 0 if entry else unnumbered + 1
            if own.page != line.page or unnumbered > 1 or (entry and int(entry[1]) < page):
                break
            if entry:
                found.add(number)
                page = int(entry[1])
    return found


def _are_level(entry: LayoutLine, number: LayoutLine) -> bool:
    """Return whether a line is only a page number, on the level of another line at its left."""
    is_beside = number.page == entry.page and number.left > entry.box.x1
    return is_beside and abs(number.bottom - entry.bottom) < 1 and _PAGE_OF_ENTRY.fullmatch(number.text) is not None


def _split_addresses(block: LayoutBlock) -> list[LayoutBlock]:
    """Split the addresses at the end of a paragraph, with their introduction, from the sentences before them."""
    if block.is_row or not cues.addresses(block.lines[-1].text):
        return [block]
    texts = [text.strip() for text in block.texts]
    first = next((number for number, text in enumerate(texts) if cues.URL.fullmatch(text)), 0)
    cut_after = next((number for number in range(first - 1, -1, -1) if _ends_sentence(texts[number])), -1)
    if cut_after < 0:
        return [block]
    return [LayoutBlock(block.lines[: cut_after + 1]), LayoutBlock(block.lines[cut_after + 1 :])]


def _ends_sentence(text: str) -> bool:
    """Return whether a line ends in the end of a sentence rather than in the first dot of an address."""
    return cues.SENTENCE_END.search(text) is not None and not text.rstrip().endswith("www.")


def _leadings(lines: Sequence[LayoutLine]) -> dict[float, float]:
    """Return the median distance between baselines for each type size."""
    distances: dict[float, array[float]] = {}
    for before, line in itertools.pairwise(lines):
        size = line.style.size
        if before.page == line.page and before.region == line.region and before.style.size == size:
            distance = line.bottom - before.bottom
            if _MIN_LEADING * size < distance < _FAR * size:
                distances.setdefault(size, array("d")).append(distance)
    return {size: median(found) for size, found in distances.items()}


class _BlockOpening:
    """The text of the first line of the current block, and whether it opens a chronology entry."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.is_dated = cues.entry_date_length(text) > 0


def _continues_block(
    lines: Sequence[LayoutLine],
    number: int,
    blocks: Sequence[LayoutBlock],
    opening: _BlockOpening,
    leadings: dict[float, float],
) -> bool:
    """Return whether a line continues the last block."""
    before, line = lines[number - 1], lines[number]
    if before.row or line.row:
        return before.page == line.page and before.row == line.row
    if before.page != line.page or before.region != line.region or not is_same_style(before.style, line.style):
        return False
    if not _is_right_below(lines, number, leadings) or _starts_block(lines, number, blocks, opening):
        return False
    return not _ends_paragraph(lines, number, blocks[-1], leadings)


def _is_right_below(lines: Sequence[LayoutLine], number: int, leadings: dict[float, float]) -> bool:
    """Return whether a line is below the one before, at the distance of lines in a paragraph, and overlaps it."""
    line = lines[number]
    size, upper, lower = line.style.size, lines[number - 1].box, line.box
    distance = lower.y1 - upper.y1
    if distance <= _SAME_LINE * size or distance > _LOOSE * leadings.get(size, _DEFAULT_LEADING * size):
        return False
    # If most paragraphs have one line, the usual leading is the distance between paragraphs.
    is_far = distance > _LOOSE * _MAX_LEADING * size
    if is_far and (LETTERED_POINT.match(line.text) or _leaves_room(lines, number)):
        return False
    shared = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return shared >= _MIN_OVERLAP * min(upper.x1 - upper.x0, lower.x1 - lower.x0)


def _starts_block(
    lines: Sequence[LayoutLine], number: int, blocks: Sequence[LayoutBlock], opening: _BlockOpening
) -> bool:
    """Return whether a line starts a block by its text or its indent, or must follow the end of one."""
    line, block = lines[number], blocks[-1]
    before_text, text = lines[number - 1].text, line.text
    if cues.starts_credit(text) or (is_contents_entry(before_text) and not _continues_leaders(before_text, text)):
        return True
    if cues.starts_credit(before_text) and _leaves_room(lines, number):
        return True
    if cues.BULLET.match(text) and _starts_item(lines, number, block):
        return True
    if len(block.lines) == 1 and _ends_coloured_title(lines, number):
        return True
    if opening.is_dated and _introduces_address(lines, number):
        return True
    if _is_moved_in(lines, number, block):
        return True
    return (
        _starts_entry(line, text, blocks, opening)
        or _starts_note(text, block, opening.text)
        or starts_abbreviation(text, opening.text)
    )


def _ends_coloured_title(lines: Sequence[LayoutLine], number: int) -> bool:
    """Return whether a line is below a line in another colour that was ended deliberately, without a full stop."""
    before, line = lines[number - 1], lines[number]
    is_other = before.style.colour != line.style.colour and not is_finished(before.text)
    return is_other and _leaves_room(lines, number, words=2)


def _continues_leaders(before: str, text: str) -> bool:
    """Return whether a line begins with the number to which the leaders at the end of the line before lead."""
    return before.rstrip()[-1] in _LEADER_DOTS and text.lstrip()[:1].isdigit()


def _is_moved_in(lines: Sequence[LayoutLine], number: int, block: LayoutBlock) -> bool:
    """Return whether a line has a first-line indent, or is centred below a line that is not."""
    line = lines[number]
    size, indent = line.style.size, line.left - lines[number - 1].left
    if indent > _INDENT * size and _is_flush_right(lines, number):
        return False
    if indent > _MAX_INDENT * size:
        return _is_centred_below(lines, number)
    return _INDENT * size < indent < _MAX_INDENT * size and _starts_by_indent(lines, number, block, indent)


def _is_flush_right(lines: Sequence[LayoutLine], number: int) -> bool:
    """Return whether the lines around one are flush right only, as in notes at the left of the text: none is indented.

    In justified text, most lines share the left edge, too.
    """
    line = lines[number]
    near = [
        other.box
        for other in lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]
        if (other.page, other.region) == (line.page, line.region) and is_same_style(other.style, line.style)
    ]
    own = line.box.x1
    flush = [box for box in near if abs(box.x1 - own) < _MAX_OVERHANG * line.style.size]
    lefts = {round(box.x0 / line.style.size, 1) for box in flush}
    return len(flush) >= _MIN_RIGHT and len(flush) == len(near) and len(lefts) > _RAGGED_SHARE * len(flush)


def _ends_paragraph(lines: Sequence[LayoutLine], number: int, block: LayoutBlock, leadings: dict[float, float]) -> bool:
    """Return whether the line before ends its paragraph: with a sentence and a gap, a short line or an outdent.

    An address counts as a sentence; without a gap, further addresses and their introductions continue it.
    """
    before, line = lines[number - 1], lines[number]
    is_address = ends_in_address(before.text)
    if not (is_address or _ends_sentence(before.text) or ends_in_footnote_call(before.text)):
        return _leaves_item(lines, number, block)
    size, distance = line.style.size, line.bottom - before.bottom
    # A few addresses in a type of their own show no usual leading.
    least = min(leadings.get(size, distance), _MAX_LEADING * size) if is_address else leadings.get(size, distance)
    if distance > _SPACED * least:
        return True
    if is_address and (line.text.rstrip().endswith(":") or cues.addresses(line.text)):
        return False
    is_outdented = len(block.lines) > _MAX_CAP_LINES and line.left < before.left - _OUTDENT * size
    # Another paragraph of an item, below the first in its indent, is rare.
    return is_outdented or _leaves_room(lines, number, words=2 if _hangs(block, line) else 1)


def _leaves_item(lines: Sequence[LayoutLine], number: int, block: LayoutBlock) -> bool:
    """Return whether a line is below a list item, at the left of its bullet, after a line that was ended deliberately.

    List items need no full stop.
    """
    first, line = block.lines[0], lines[number]
    is_left = line.left < first.left + _SAME_EDGE * line.style.size
    return is_left and cues.BULLET.match(first.text) is not None and _leaves_room(lines, number)


def _hangs(block: LayoutBlock, line: LayoutLine) -> bool:
    """Return whether a line has the hanging indent of a list item."""
    first = block.lines[0]
    return cues.BULLET.match(first.text) is not None and line.left - first.left > _INDENT * line.style.size


def _introduces_address(lines: Sequence[LayoutLine], number: int) -> bool:
    """Return whether a line introduces the address below it: გეგმის ტექსტი: (the text of the plan)."""
    if number + 1 == len(lines) or not lines[number].text.rstrip().endswith(":"):
        return False
    return cues.URL.fullmatch(lines[number + 1].text.strip()) is not None and _leaves_room(lines, number)


def _starts_item(lines: Sequence[LayoutLine], number: int, block: LayoutBlock) -> bool:
    """Return whether a line that starts with a bullet starts a list item.

    A dash may instead be the dash of a sentence. It starts an item after a finished line, after a line that was ended
    deliberately, after another one-line item, or to the left of a hanging indent.
    """
    before, line = lines[number - 1], lines[number]
    if line.text.lstrip()[0] not in DASHES or is_finished(before.text):
        return True
    follows_item = cues.BULLET.match(block.lines[0].text) is not None
    if follows_item and (len(block.lines) == 1 or line.box.x0 < before.box.x0 - _INDENT * line.style.size):
        return True
    return _leaves_room(lines, number, words=2)


def _follows_plain_entry(block: LayoutBlock, opening: _BlockOpening) -> bool:
    """Return whether a block that nothing sets off from its date in the nominative has ended with a sentence."""
    return cues.plain_date_length(opening.text) > 0 and block.is_finished


def _starts_entry(line: LayoutLine, text: str, blocks: Sequence[LayoutBlock], opening: _BlockOpening) -> bool:
    """Return whether a line starts a new entry of a chronology.

    It does if it

    - is a bare address after a dated entry, or returns to the left edge of the dates;
    - is a month or day under a year;
    - is a date, and the block is a dated entry, or hangs to the right of the date;
    - is a date after a sentence, and a block shortly before starts with a date;
    - is a date in the nominative that nothing sets off, after a sentence that starts with another.

    After a comma, only the first of these holds for an address. ``text`` is the text of the line, ``opening`` the start
    of the current block.
    """
    block = blocks[-1]
    if opening.is_dated and cues.URL.fullmatch(text.strip()):
        return True
    if block.lines[-1].text.rstrip().endswith(","):
        return False
    if _returns_to_date_edge(line, blocks, opening) or (
        cues.YEAR_HEADING.fullmatch(opening.text) and cues.subentry_date_length(text)
    ):
        return True
    if not cues.entry_date_length(text):
        return cues.plain_date_length(text) > 0 and _follows_plain_entry(block, opening)
    left = line.left
    hangs = all(other.left - left > _INDENT * line.style.size for other in block.lines)
    if (
        (hangs and (len(block.lines) > 1 or block.is_finished))
        or opening.is_dated
        or _follows_plain_entry(block, opening)
    ):
        return True
    recent = [
        other for other in blocks[-1 - _MAX_UNDATED : -1] if (other.page, other.region) == (line.page, line.region)
    ]
    return block.is_finished and any(cues.entry_date_length(other.lines[0].text) for other in recent)


def _returns_to_date_edge(line: LayoutLine, blocks: Sequence[LayoutBlock], opening: _BlockOpening) -> bool:
    """Return whether a line starts at the left edge of a date, and the lines between are indented under that date."""
    block = blocks[-1]
    dated, hanging = (blocks[-2], block.lines) if len(blocks) > 1 else (block, block.lines[1:])
    if opening.is_dated:
        dated, hanging = block, block.lines[1:]
    first = dated.lines[0]
    left, size = first.left, line.style.size
    return (
        bool(hanging)
        and (first.page, first.region) == (line.page, line.region)
        and abs(line.left - left) < _SAME_EDGE * size
        and all(other.left - left > _INDENT * size for other in hanging)
        and cues.entry_date_length(first.text) > 0
    )


def _starts_note(text: str, block: LayoutBlock, opening: str) -> bool:
    """Return whether a line starts the next footnote after the one in a block that starts with ``opening``."""
    number = _NOTE.match(text)
    before = _NOTE.match(opening) if number is not None else None
    return number is not None and before is not None and int(number[1]) == int(before[1]) + 1 and block.is_finished


def _is_centred_below(lines: Sequence[LayoutLine], number: int) -> bool:
    """Return whether a line is centred, deeper than any indent, below a line that is not centred.

    If other lines start at the same position, it has a hanging indent instead.
    """
    before, line = lines[number - 1], lines[number]
    upper, box = before.box, line.box
    if _shares_centre(line, before):
        return False
    near = lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]
    hangs = any(other is not line and abs(other.box.x0 - box.x0) < 1 for other in near)
    return not hangs and max(upper.x1, *_right_edges(lines, number)) - box.x1 > _MAX_INDENT * line.style.size


def _shares_centre(line: LayoutLine, other: LayoutLine) -> bool:
    """Return whether two lines have the same centre."""
    box, upper = line.box, other.box
    return abs(box.x0 + box.x1 - upper.x0 - upper.x1) < 2 * _CENTRED * line.style.size


def _starts_by_indent(lines: Sequence[LayoutLine], number: int, block: LayoutBlock, indent: float) -> bool:
    """Return whether an indented line starts a block, rather than hangs under a bullet or number."""
    before, line = lines[number - 1], lines[number]
    size = line.style.size
    hangs = len(block.lines) == 1 and indent < _MAX_HANG * size
    if hangs and cues.BULLET.match(before.text):
        return False
    if is_finished(before.text):
        return True
    if hangs and (_NOTE.match(before.text) or not (ends_in_address(before.text) or _leaves_room(lines, number))):
        return False
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or after.page != line.page or after.region != line.region:
        return False
    return after.box.x0 < line.box.x0 - _INDENT * size and not _shares_centre(line, before)


def _leaves_room(lines: Sequence[LayoutLine], number: int, *, words: int = 1) -> bool:
    """Return whether the line before was ended deliberately: the first words of this line would have fitted into it.

    In a justified column it is enough that it ends before the others. Next to a float, where other lines are longer, a
    line that ends flush with the lines above and below was not ended deliberately.
    """
    before, line = lines[number - 1], lines[number]
    text, box, end = line.text, line.box, before.box.x1
    if _is_flush(lines, number, end):
        return False
    first = " ".join(text.split(maxsplit=words)[:words])
    needed = (len(first) + 1) * (box.x1 - box.x0) / max(1, len(text))
    if end + needed < max(_right_edges(lines, number), default=end):
        return True
    inner = _right_edges(lines, number, inside=True)
    margin = median(inner) if inner else end
    flush = sum(abs(x1 - margin) < FLUSH * line.style.size for x1 in inner)
    is_justified = flush >= max(_MIN_FLUSH, _FLUSH_SHARE * len(inner))
    return is_justified and end < margin - _SHORT * line.style.size


def _is_flush(lines: Sequence[LayoutLine], number: int, end: float) -> bool:
    """Return whether the line before ends, at ``end``, flush with two adjacent lines, as in justified text.

    The adjacent lines are the two above it, or one above and the line below.
    """
    before, line = lines[number - 1], lines[number]
    near = FLUSH * line.style.size / 2
    beside = [line, *reversed(lines[max(0, number - 1 - _MIN_SPREAD) : number - 1])]
    spread = [
        other
        for other in beside
        if other.page == line.page
        and abs(other.box.x1 - end) <= near
        and abs(other.bottom - before.bottom) < _MAX_LEADING * _MIN_SPREAD * line.style.size
        and is_same_style(other.style, before.style)
    ]
    return len(spread) >= _MIN_SPREAD


def _right_edges(lines: Sequence[LayoutLine], number: int, *, inside: bool = False) -> list[float]:
    """Return the right edges of nearby lines of the same style and column.

    With ``inside``, ends of sentences are left out.
    """
    before, line = lines[number - 1].box, lines[number]
    top, distance = line.box.y0, line.box.y1 - before.y1
    reach = line.style.size * max(_MIN_REACH, min(_REACH_OF_LEADING * distance / line.style.size, _MAX_REACH))
    edges: list[float] = []
    for other in lines[max(0, number - _MEASURE_WINDOW) : number + _MEASURE_WINDOW]:
        if other.page != line.page or other.region != line.region or not is_same_style(other.style, line.style):
            continue
        box = other.box
        is_near = abs(box.y0 - top) < reach and box.x0 < before.x1
        if is_near and not (inside and cues.SENTENCE_END.search(other.text)):
            edges.append(box.x1)
    return edges
