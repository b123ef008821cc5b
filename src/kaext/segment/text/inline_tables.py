"""Tables and lists that belong to the body: within running text, at the start of a section, or in a fact sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise, takewhile

from kaext.segment import cues
from kaext.segment.text.blocks import (
    MIN_UNWRAPPED_LENGTH,
    TextBlock,
    count_lines,
    is_narrow,
    is_title_like,
    skip_furniture,
)
from kaext.segment.text.tables import has_columns, has_rules

_MIN_SECTIONS = 3
# A document with at least this many lines, and this share of its lines, in table rows is a fact sheet. So is one with
# so many times more rows than lines of paragraphs.
_SHEET_LINES, _SHEET, _ROWS_FOR_LINE = 12, 0.3, 3
# Text that a box may interrupt.
_TEXT = (None, "body", "timeline")


def return_tables_to_body(blocks: Sequence[TextBlock], measure: int) -> None:
    """Relabel tables and lists from box to body if they are part of the running text.

    - If most of the document consists of rows, it is a fact sheet and all rows belong to the body.
    - A table announced by the paragraph before it, with its own title (ცხრილი 1. …), belongs to the body with it.
    - A ruled table belongs to the body after a paragraph that mentions it or is part of a numbered section. If there is
      one such table, all ruled tables that follow a paragraph belong to the body.
    - A ruled table under a title that calls it a table is a section of its own. So is a table under the title of an
      annex.
    - A table with column gaps belongs to the body after a paragraph that announces it. A colon is enough if the
      document mentions a table elsewhere.
    - A table under a title, with text after it, opens a section if the title is numbered or if several tables do so.
      Otherwise it may be a box.
    """
    if _is_fact_sheet(blocks):
        _return_fact_sheet(blocks)
        return
    alike: list[list[int]] = []
    opening: list[list[int]] = []
    opening_numbered: list[list[int]] = []
    are_in_text = False
    mentions_tables = any(block.is_finished and cues.TABLE.search(block.text) for block in blocks)
    for table in list(_tables(blocks)):
        before = skip_furniture(blocks, table[0] - 1, -1)
        if before is None:
            continue
        firsts = [blocks[number].texts[0] for number in table if not cues.LEGEND.fullmatch(blocks[number].text)]
        is_ruled = all(has_rules(text) for text in firsts)
        is_after_text = _is_body_paragraph(blocks[before], measure)
        has_cells = is_ruled or all(has_columns(text) for text in firsts)
        is_mentioned = (is_ruled and _belongs_to_text(blocks, before)) or (
            has_cells and _announces(blocks[before].text, mentions_tables=mentions_tables)
        )
        if is_title_of_announced_table(blocks, before):
            _return_to_body(blocks, (before, *table))
        elif _is_annex(blocks[before], has_cells=has_cells):
            _return_to_body(blocks, table)
        elif (is_after_text and is_mentioned) or is_title_of_ruled_table(blocks, before):
            _return_to_body(blocks, table)
            are_in_text = are_in_text or is_ruled
        elif is_after_text and is_ruled:
            alike.append(table)
        elif is_title_like(blocks[before]) and _has_text_under(blocks, table):
            opening.append(table)
            if blocks[before].is_numbered:
                opening_numbered.append(table)
    released = opening if len(opening) >= _MIN_SECTIONS else opening_numbered
    _return_to_body(blocks, chain.from_iterable([*released, *(alike if are_in_text else ())]))


def mark_sources(blocks: Sequence[TextBlock]) -> None:
    """Label the line below a table that says where its figures come from, unless it is in the box of the table."""
    for table, block in pairwise(blocks):
        is_below = table.is_row and table.kind in ("body", "box") and block.kind in (None, "body")
        if is_below and cues.SOURCE.match(block.text):
            block.kind = "imprint"


def mark_tables_alike(blocks: Sequence[TextBlock]) -> None:
    """Label numbered tables (ცხრილი 2. …, table 2) as boxes if another one is a box by its layout.

    Not those that a paragraph announces.
    """
    titles = [number for number, block in enumerate(blocks) if cues.NUMBERED_TABLE.match(block.text)]
    if not any(blocks[number].kind == "box_title" for number in titles):
        return
    for number in titles:
        rows = list(takewhile(lambda block: block.is_row and block.kind == "body", blocks[number + 1 :]))
        is_apart = is_title_like(blocks[number]) and not is_title_of_announced_table(blocks, number)
        if is_apart and rows:
            for block in (blocks[number], *rows):
                block.kind, block.box = "box", number + 1
            blocks[number].kind = "box_title"


def _is_annex(title: TextBlock, *, has_cells: bool) -> bool:
    """Return whether a title is that of a counted annex, or of any annex over a table with rules or column gaps."""
    is_title = title.kind == "heading" or is_title_like(title)
    is_counted = cues.ACT_PART.match(title.text) is not None
    return is_title and (is_counted or (has_cells and cues.ANNEX.match(title.text) is not None))


def _tables(blocks: Sequence[TextBlock]) -> Iterator[list[int]]:
    """Yield groups of consecutive rows outside titled boxes."""
    rows = (number for number, block in enumerate(blocks) if block.kind == "box" and not block.box)
    for _, group in groupby(enumerate(rows), lambda row: row[1] - row[0]):
        yield [number for _, number in group]


def _return_to_body(blocks: Sequence[TextBlock], numbers: Iterable[int]) -> None:
    for number in numbers:
        blocks[number].kind = "body"


def _is_fact_sheet(blocks: Sequence[TextBlock]) -> bool:
    """Return whether so much of a text consists of rows that it has no other body text."""
    lines = count_lines([blocks[number] for table in _tables(blocks) for number in table])
    text = [block for block in blocks if block.kind in _TEXT and not is_title_like(block)]
    others = count_lines([block for block in text if len(block.lines) > 1 or len(block.text) > MIN_UNWRAPPED_LENGTH])
    return lines >= max(_SHEET_LINES, _SHEET * count_lines(blocks)) or lines > _ROWS_FOR_LINE * others


def _return_fact_sheet(blocks: Sequence[TextBlock]) -> None:
    """Relabel the rows of a fact sheet as body, and adjacent lines with a label, which may be longer."""
    _return_to_body(blocks, chain.from_iterable(list(_tables(blocks))))
    beside = [(upper, lower) for upper, lower in pairwise(blocks) if not lower.gap_before]
    for row, block in [*beside, *((lower, upper) for upper, lower in reversed(beside))]:
        is_like_row = ": " in block.texts[0] and (": " in row.texts[0] or not is_title_like(block))
        if row.is_row and block.kind is None and is_like_row:
            block.kind, block.is_row = "body", True


def _announces(text: str, *, mentions_tables: bool) -> bool:
    """Return whether a paragraph announces the table after it.

    A colon is enough if the document mentions a table elsewhere.
    """
    return cues.TABLE.search(text) is not None or (text.endswith(":") and mentions_tables)


def _has_text_under(blocks: Sequence[TextBlock], table: Sequence[int]) -> bool:
    after = skip_furniture(blocks, table[-1] + 1, 1)
    return after is not None and blocks[after].kind in (None, "imprint") and not is_title_like(blocks[after])


def is_title_of_announced_table(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block is the title of a table (ცხრილი 1. …, table 1) that the paragraph before it mentions."""
    title, before = blocks[number], blocks[number - 1] if number else None
    is_title = is_title_like(title) and not title.gap_before and cues.TABLE_TITLE.match(title.text) is not None
    is_text = before is not None and before.kind is None and before.is_finished and not is_title_like(before)
    return is_title and before is not None and is_text and cues.TABLE.search(before.text) is not None


def is_title_of_ruled_table(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block is the title of a ruled table and calls it a table, so that the two form a section.

    In a document with numbered sections, only if the title is numbered.
    """
    title = blocks[number]
    if not (is_title_like(title) and cues.TABLE.search(title.text)):
        return False
    is_ruled = any(has_rules(block.texts[0]) for block in blocks[number + 1 : number + 2])
    is_counted = title.is_numbered or cues.NUMBERED_TABLE.match(title.text) is not None
    return is_ruled and (is_counted or not any(_opens_counted_section(block) for block in blocks))


def _opens_counted_section(block: TextBlock) -> bool:
    return block.is_numbered and cues.NUMBERED_HEADING.match(block.text) is not None


def _belongs_to_text(blocks: Sequence[TextBlock], before: int) -> bool:
    """Return whether the paragraph before a table mentions it, or is part of a numbered section."""
    text = blocks[before].text
    above = next((block for block in reversed(blocks[:before]) if is_title_like(block)), None)
    return cues.TABLE.search(text) is not None or (above is not None and above.is_numbered)


def _is_body_paragraph(block: TextBlock, measure: int) -> bool:
    """Return whether a block is a paragraph, or a sentence that announces something, in the body's measure."""
    return block.kind is None and block.is_finished and not is_title_like(block) and not is_narrow(block, measure)
