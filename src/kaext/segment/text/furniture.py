"""Running headers, running footers and page numbers in texts: by their form and their recurrence."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Container, Sequence
from itertools import pairwise, takewhile

import regex

from kaext.cell_gaps import WIDE_GAP
from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.imprints import starts_imprint
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock, is_short_line, is_title_like
from kaext.segment.text.tables import has_columns, has_rules

_MAX_HEADER_LENGTH = 80
_MAX_HEADER_LINES = 4
_MIN_HEADER_DISTANCE = 6
_PROSE_LINE = 40
_MAX_SINGLE_HEADER_LINES = 2
# A section's heading and its entry in the table of contents; the number is masked.
_NUMBERED = regex.compile(r"#[.)]\s")
# პარტნიორი / ზაფხული 2011 (summer 2011): between the name of a publication and its issue.
_DIVIDER = regex.compile(r"\s?[|·•/]\s|,\s(?=№|N\s?\d|\d)|\s[–—-]\s|\s{3,20}")
# 1994–2009: the period that a title names.
_YEARS = regex.compile(r"(?:19|20)\d\d\s?[-–—]\s?(?:19|20)\d\d(?!\d)")
# The title follows a running header at the top within so many lines.
_HEAD_LINES = 8
_QUOTES = ' \t„“”"«»'
_DIGITS = regex.compile(r"\d++")
# The number of a title that has the like: კითხვა-პასუხი N2 (questions and answers, No. 2).
_ORDINAL = regex.compile(r"(?:\bN[or]?\.?|№)\s?(?P<number>\d++)\W*+$")
# Numbers in a running header change from page to page. Years are kept: lines that differ in their years are headings
# of periods, and so are days: 12 ივნისი (12 June) heads that day. The test for a year is a lookbehind, so that the
# pattern starts with digits and fails fast elsewhere.
_MONTH = rf"(?:{cues.MONTH_STEM}|{'|'.join(month_name[1:])})"
_NUMBERS_EXCEPT_YEARS = re.compile(rf"\d++(?<!(?<!\d)(?:19|20)\d\d)(?!(?:[-–—]\d{{1,2}})? {_MONTH})")


def mark_headers(texts: Sequence[str], kinds: list[BlockKind | None], others: Container[int]) -> None:
    """Label running headers and footers: short lines that recur in the document at some distance.

    Parameters
    ----------
    texts
        The lines of the document.
    kinds
        Their labels.
    others
        Lines that are no headers although they may recur, such as the fields of sheets.
    """
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if index not in others:
            places.setdefault(_NUMBERS_EXCEPT_YEARS.sub("#", " ".join(text.split())), []).append(index)
    repeated: set[int] = set()
    for key, alike in places.items():
        if len(alike) < 2 or not _can_be_header(key):
            continue
        if _are_numbered([texts[index] for index in alike]):
            continue
        found = [index for index in alike if not (_opens_entry(texts[index]) or _heads_table(texts, index))]
        if len(found) > 1 and all(second - first >= _MIN_HEADER_DISTANCE for first, second in pairwise(found)):
            repeated.update(found)
    start = _line_below_imprint(texts)
    top = list(takewhile(repeated.__contains__, range(start, len(texts))))
    if top and not _are_above_title(texts, top):
        repeated.difference_update(top)
    elif not top and start < len(texts) and (title := _title_below_series(texts, start, repeated)) is not None:
        repeated.discard(title)
        kinds[start] = "header"
    for index in _at_page_breaks(texts, repeated):
        kinds[index] = "header"


def _line_below_imprint(texts: Sequence[str]) -> int:
    """Return the first line of a document, or the first below an imprint at its top."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    start = filled[0] if filled else 0
    if filled and starts_imprint(texts[start]):
        return next((after for before, after in pairwise(filled) if after > before + 1), start)
    return start


def _opens_entry(line: str) -> bool:
    return cues.entry_date_length(line) > 0 or cues.subentry_date_length(line) > 0


def _can_be_header(line: str) -> bool:
    """Return whether a line has the length and letters of a running header and is no sentence, credit or address."""
    if not line or len(line) > _MAX_HEADER_LENGTH or not cues.LETTER.search(line):
        return False
    if _NUMBERED.match(line):
        return False
    return not (cues.TERMINAL.search(line) or cues.CREDIT.match(line) or cues.addresses(line))


def _are_numbered(lines: Sequence[str]) -> bool:
    """Return whether lines are titles numbered one after the other: N1, N2, N3. A running header keeps its number."""
    matches = [_ORDINAL.search(line) for line in lines]
    numbers = [int(match["number"]) for match in matches if match is not None]
    return len(numbers) == len(lines) and all(after == before + 1 for before, after in pairwise(numbers))


def _heads_table(texts: Sequence[str], index: int) -> bool:
    """Return whether a line is the title or the header row of a table, which several tables may share."""
    is_row = has_rules(texts[index]) and has_rules("".join(texts[index + 1 : index + 2]))
    return is_row or cues.TABLE_TITLE.match(texts[index]) is not None


def _are_above_title(texts: Sequence[str], top: Sequence[int]) -> bool:
    """Return whether recurring lines at the start are running headers above the title rather than the title itself.

    The title may end in a colon over a subtitle.
    """
    head = range(top[-1] + 1, min(top[-1] + 1 + _HEAD_LINES, len(texts)))
    filled = [index for index in head if texts[index].strip()]
    has_number = filled[:1] == [top[-1] + 1] and cues.PAGE_NUMBER.fullmatch(texts[filled[0]]) is not None
    following = next(iter(filled[has_number:]), None)
    if following is None:
        return False
    subtitle = "".join(texts[following + 1 : following + 2])
    has_subtitle = subtitle.strip() != "" and is_title_like(TextBlock([following + 1], texts=[subtitle]))
    opening = texts[following].rstrip().removesuffix(":") if has_subtitle else texts[following]
    if not is_title_like(TextBlock([following], texts=[opening])):
        return False
    if has_number:
        return following > filled[0] + 1
    run = list(takewhile(lambda index: texts[index].strip(), range(following, len(texts))))
    is_title = is_short_line(texts, following) or is_title_like(TextBlock(run, texts=[texts[index] for index in run]))
    if following > top[-1] + 1 and len(run) > 1 and not is_title:
        return False
    is_published = not cues.REPORT_END.search(texts[following]) and any(cues.PUBLISHER.search(texts[i]) for i in top)
    return following > top[-1] + 1 or is_published or any(cues.ISSUE.search(_YEARS.sub("", texts[i])) for i in top)


def _title_below_series(texts: Sequence[str], start: int, repeated: Container[int]) -> int | None:
    """Return the title of a document that begins with the name of its series or kind, and has the title as header.

    ფაქტების ფურცელი / / პარტნიორები / ავსტრალია, … (fact sheet; partners; Australia, …): a line alone, then the title
    with a subtitle.
    """
    name, gap, title, subtitle = (texts[i] if i < len(texts) else "" for i in range(start, start + 4))
    is_alone = name.strip() and not gap.strip() and is_title_like(TextBlock([start], texts=[name]))
    is_repeated = start + 2 in repeated and is_title_like(TextBlock([start + 2], texts=[title]))
    has_subtitle = (
        start + 3 not in repeated and cues.LETTER.search(subtitle) and not cues.PAGE_NUMBER.fullmatch(subtitle)
    )
    return start + 2 if is_alone and is_repeated and has_subtitle else None


def _at_page_breaks(texts: Sequence[str], repeated: set[int]) -> set[int]:
    """Return the recurring lines that are at a page break.

    They form small groups next to an empty line or a page number, or at the start of the document.
    """
    interrupting = {texts[index].strip() for index in repeated if _interrupts(texts, index)}
    kept: set[int] = set()
    group: list[int] = []
    for index in [*sorted(repeated), -1]:
        if group and index != group[-1] + 1:
            top = group[0]
            edges = [texts[i] for i in (top - 1, group[-1] + 1) if 0 <= i < len(texts)]
            is_apart = top == 0 or any(not edge.strip() or cues.PAGE_NUMBER.fullmatch(edge) for edge in edges)
            is_apart = is_apart or texts[top].strip() in interrupting
            if is_apart and len(group) <= _MAX_HEADER_LINES:
                kept.update(group)
            group = []
        group.append(index)
    return kept


def _interrupts(texts: Sequence[str], index: int) -> bool:
    """Return whether a line interrupts a sentence."""
    before, after = texts[index - 1] if index else "", texts[index + 1] if index + 1 < len(texts) else ""
    return len(before) >= _PROSE_LINE and not cues.TERMINAL.search(before) and bool(after.strip())


def mark_page_numbers(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label lines that are only a page number: near a running header, between empty lines, or within running text."""
    last = len(texts) - 1
    for index, text in enumerate(texts):
        if not text.strip():
            continue
        if _numbers_spread(text):
            kinds[index] = "page_number"
        if not cues.PAGE_NUMBER.fullmatch(text):
            continue
        before, after = texts[index - 1] if index else "", texts[index + 1] if index < last else ""
        beside_header = (index > 0 and kinds[index - 1] == "header") or (index < last and kinds[index + 1] == "header")
        is_isolated = not before.strip() and not after.strip()
        in_column = any(cues.PAGE_NUMBER.fullmatch(edge) for edge in (before, after) if edge.strip())
        is_extent = before.rstrip().endswith(",") and cues.NUMBER_OF_PAGES.fullmatch(text) is not None
        if (beside_header or is_isolated or not in_column or _is_with_header(texts, index)) and not is_extent:
            kinds[index] = "page_number"
    _mark_consecutive_numbers(texts, kinds)


def _numbers_spread(text: str) -> bool:
    """Return whether a line has the numbers of two facing pages."""
    pages = cues.PAGE_NUMBERS_OF_SPREAD.fullmatch(text)
    return pages is not None and int(pages["right"]) == int(pages["left"]) + 1


def _mark_consecutive_numbers(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label numbers alone on their lines that increase by one, some lines apart."""
    numbers = {
        index: int(digits[0])
        for index, text in enumerate(texts)
        if cues.PAGE_NUMBER.fullmatch(text) and (digits := _DIGITS.search(text))
    }
    for (first, number), (second, following) in pairwise(numbers.items()):
        if following == number + 1 and second - first >= _MIN_HEADER_DISTANCE:
            for index in (first, second):
                kinds[index] = kinds[index] or "page_number"


def _is_with_header(texts: Sequence[str], index: int) -> bool:
    """Return whether a number and one title-like line above it are isolated by empty lines."""
    above, header = (texts[i] if i >= 0 else "" for i in (index - 2, index - 1))
    below = texts[index + 1] if index + 1 < len(texts) else ""
    is_title = is_title_like(TextBlock([index - 1], texts=[header])) if header.strip() else False
    return is_title and index >= 2 and not above.strip() and not below.strip()


def mark_single_headers(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label running headers that occur once: above a page number, or on the same line.

    Lines above a page number count only if most page numbers have one; otherwise such a line is the end of the page's
    text. A line with a divider, ცნობარი | ნატო (directory | NATO), also counts below a page number, and so does one
    that names the chapter which the document is.
    """
    filled = [index for index, text in enumerate(texts) if text.strip()]
    _mark_chapter_headers(texts, kinds, filled)
    pages = [place for place, index in enumerate(filled) if kinds[index] == "page_number"]
    above = {place: _lines_above(texts, kinds, filled, place) for place in pages}
    if 2 * sum(1 for lines in above.values() if lines) > len(pages):
        for lines in above.values():
            for header in lines:
                kinds[header] = "header"
    name = texts[filled[0]].strip(_QUOTES) if filled else ""
    for index, text in enumerate(texts):
        is_isolated = 0 < index < len(texts) - 1 and not texts[index - 1].strip() and not texts[index + 1].strip()
        is_in_text = 0 < index < len(texts) - 1 and " " * WIDE_GAP not in texts[index - 1].strip()
        is_apart = is_isolated or (is_in_text and _interrupts(texts, index))
        is_header = is_apart and not _is_among_rows(texts, index)
        is_header = is_header and cues.HEADER_WITH_NUMBER.fullmatch(text) is not None
        if kinds[index] is None and (is_header or (is_isolated and _repeats_name(text, name))):
            kinds[index] = "header"
    for place in pages:
        below = filled[place + 1] if place + 1 < len(filled) else len(texts) - 1
        is_apart = not texts[below - 1].strip() and not "".join(texts[below + 1 : below + 2]).strip()
        if kinds[below] is None and is_apart and cues.MASTHEAD.search(texts[below]) and _can_be_header(texts[below]):
            kinds[below] = "header"


def _mark_chapter_headers(texts: Sequence[str], kinds: list[BlockKind | None], filled: Sequence[int]) -> None:
    """Label the lines beside page numbers that name the chapter again which a line at the top names: თავი 7."""
    named = {
        place: found["number"] for place, index in enumerate(filled) if (found := cues.CHAPTER_LINE.match(texts[index]))
    }
    title = next(iter(named), len(filled))
    for place in named if title < _MAX_HEADER_LINES else ():
        beside = (*filled[place - 1 : place], *filled[place + 1 : place + 2])
        if (
            place > title + 1
            and named[place] == named[title]
            and any(kinds[index] == "page_number" for index in beside)
        ):
            kinds[filled[place]] = kinds[filled[place]] or "header"


def _repeats_name(text: str, name: str) -> bool:
    """Return whether a line has the first line of the document, beside an issue, a date or a page."""
    parts = [part.strip(_QUOTES) for part in _DIVIDER.split(text.strip(), 3)]
    return len(parts) > 1 and name in (parts[0], parts[-1]) and any(map(_DIGITS.search, parts))


def _is_among_rows(texts: Sequence[str], index: int) -> bool:
    """Return whether a line and one beside it are rows of a table, with rules or with column gaps."""
    beside = [texts[i] for i in (index - 1, index + 1) if 0 <= i < len(texts)]
    return any(is_row(texts[index]) and any(map(is_row, beside)) for is_row in (has_rules, has_columns))


def _lines_above(
    texts: Sequence[str], kinds: Sequence[BlockKind | None], filled: Sequence[int], place: int
) -> list[int]:
    """Return the short lines above a page number that can be its running header."""
    if place + 1 < len(filled) and kinds[filled[place + 1]] == "header":
        return []
    group: list[int] = []
    for before in reversed(filled[max(0, place - _MAX_HEADER_LINES) : place]):
        is_credit = "©" in texts[before] or cues.CREDIT.match(texts[before]) is not None
        if kinds[before] is not None or is_credit or cues.BULLET.match(texts[before]) or cues.addresses(texts[before]):
            break
        if group and (before != group[-1] - 1 or _ends_paragraph(texts, before)):
            break
        group.append(before)
    is_short = all(len(texts[i].strip()) <= _MAX_HEADER_LENGTH and not cues.TERMINAL.search(texts[i]) for i in group)
    is_header = 0 < len(group) <= _MAX_SINGLE_HEADER_LINES and is_short and group[-1] != filled[0]
    return group if is_header else []


def _ends_paragraph(texts: Sequence[str], index: int) -> bool:
    """Return whether a line is a whole paragraph, or the last line of one that a title follows."""
    is_last = cues.SENTENCE_END.search(texts[index]) is not None and is_short_line(texts, index + 1)
    return is_last or len(texts[index]) > MIN_UNWRAPPED_LENGTH
