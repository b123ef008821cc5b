"""Tables and lists that are no boxes: they stand in the text, or open a section, or a fact sheet has no other text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from kaext.segment import cues
from kaext.segment.text.parts import Part, beyond_furniture, is_narrow, is_titleish, lines_of
from kaext.segment.text.tables import has_columns, has_rules

_MIN_SECTIONS = 3
# So many lines that are rows, and so great a share of a document's, make it a fact sheet.
_SHEET_LINES, _SHEET = 12, 0.3


def release_tables(parts: Sequence[Part], measure: int) -> None:
    """Give tables and lists back to the body where they stand in its text, open a section, or are most of the text.

    A table with rules stands in the text after a paragraph that speaks of it or is of a numbered section, and then so
    does every other after a paragraph; one with gaps between its columns after one that announces it (by a colon alone
    where the document speaks of another table), any other so with its own title; with rules and a title that counts
    tables it is a section by itself. Tables and lists open a section under a title, with text after them; by itself
    that may be a box as well; it is none where the title is numbered or several sections open so.
    """
    if _is_sheet(parts):
        _release_sheet(parts)
        return
    alike: list[list[int]] = []
    opening: list[list[int]] = []
    opening_numbered: list[list[int]] = []
    are_in_text = False
    speaks_of_tables = any(part.is_finished and cues.TABLE.search(part.text) for part in parts)
    for table in list(_tables(parts)):
        before = beyond_furniture(parts, table[0] - 1, -1)
        if before is None:
            continue
        is_ruled = all(has_rules(parts[number].texts[0]) for number in table)
        is_after_text = _is_body(parts[before], measure)
        is_spoken_of = (is_ruled and _belongs(parts, before)) or (
            all(has_columns(parts[number].texts[0]) for number in table)
            and _announces(parts[before].text, speaks_of_tables=speaks_of_tables)
        )
        if is_title_of_announced_table(parts, before):
            _release(parts, (before, *table))
        elif (is_after_text and is_spoken_of) or is_title_of_ruled_table(parts, before):
            _release(parts, table)
            are_in_text = are_in_text or is_ruled
        elif is_after_text and is_ruled:
            alike.append(table)
        elif is_titleish(parts[before]) and _has_text_under(parts, table):
            opening.append(table)
            if parts[before].is_numbered:
                opening_numbered.append(table)
    released = opening if len(opening) >= _MIN_SECTIONS else opening_numbered
    _release(parts, chain.from_iterable([*released, *(alike if are_in_text else ())]))


def _tables(parts: Sequence[Part]) -> Iterator[list[int]]:
    """Yield the rows that stand together and are of no box with a title."""
    rows = (number for number, part in enumerate(parts) if part.kind == "box" and not part.box)
    for _, group in groupby(enumerate(rows), lambda row: row[1] - row[0]):
        yield [number for _, number in group]


def _release(parts: Sequence[Part], numbers: Iterable[int]) -> None:
    for number in numbers:
        parts[number].kind = "body"


def _is_sheet(parts: Sequence[Part]) -> bool:
    """Return whether so much of a text is rows that it has no other: a fact sheet."""
    lines = lines_of([parts[number] for table in _tables(parts) for number in table])
    return lines >= max(_SHEET_LINES, _SHEET * lines_of(parts))


def _release_sheet(parts: Sequence[Part]) -> None:
    """Give the rows of a fact sheet back to the body, and what stands beside them: its labels may be longer."""
    _release(parts, chain.from_iterable(list(_tables(parts))))
    beside = [(upper, lower) for upper, lower in pairwise(parts) if not lower.gap_before]
    for row, part in [*beside, *((lower, upper) for upper, lower in reversed(beside))]:
        if row.is_row and part.kind is None and ": " in part.texts[0]:
            part.kind, part.is_row = "body", True


def _announces(text: str, *, speaks_of_tables: bool) -> bool:
    """Return whether a paragraph announces the table under it, by a colon alone where the text speaks of another."""
    return cues.TABLE.search(text) is not None or (text.endswith(":") and speaks_of_tables)


def _has_text_under(parts: Sequence[Part], table: Sequence[int]) -> bool:
    after = beyond_furniture(parts, table[-1] + 1, 1)
    return after is not None and parts[after].kind in (None, "imprint") and not is_titleish(parts[after])


def is_title_of_announced_table(parts: Sequence[Part], number: int) -> bool:
    """Return whether a part is the title of a table (ცხრილი 1. …) that the paragraph right before it speaks of."""
    title, before = parts[number], parts[number - 1] if number else None
    is_title = is_titleish(title) and not title.gap_before and cues.TABLE_TITLE.match(title.text) is not None
    is_text = before is not None and before.kind is None and before.is_finished and not is_titleish(before)
    return is_title and before is not None and is_text and cues.TABLE.search(before.text) is not None


def is_title_of_ruled_table(parts: Sequence[Part], number: int) -> bool:
    """Return whether a part calls a table with rules one (in a short table), which is a section by itself then.

    Not where the document counts its sections and the title counts nothing: such a table is of none of them.
    """
    title = parts[number]
    if not (is_titleish(title) and cues.TABLE.search(title.text)):
        return False
    is_ruled = any(has_rules(part.texts[0]) for part in parts[number + 1 : number + 2])
    is_counted = title.is_numbered or cues.COUNTED_TABLE.match(title.text) is not None
    return is_ruled and (is_counted or not any(_opens_counted_section(part) for part in parts))


def _opens_counted_section(part: Part) -> bool:
    return part.is_numbered and cues.NUMBERED_HEADING.match(part.text) is not None


def _belongs(parts: Sequence[Part], before: int) -> bool:
    """Return whether the paragraph before a table speaks of it, or stands in a numbered section."""
    text = parts[before].text
    above = next((part for part in reversed(parts[:before]) if is_titleish(part)), None)
    return cues.TABLE.search(text) is not None or (above is not None and above.is_numbered)


def _is_body(part: Part, measure: int) -> bool:
    """Return whether a part is a paragraph, or a sentence that announces what follows, in the body's measure."""
    return part.kind is None and part.is_finished and not is_titleish(part) and not is_narrow(part, measure)
