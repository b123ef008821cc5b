"""Labels of footnotes and of the imprint at the end of a text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.segment import cues
from kaext.segment.imprints import count_imprint_cues, is_imprint, starts_imprint
from kaext.segment.text.blocks import TextBlock, count_lines, is_title_like
from kaext.segment.title_shape import MAX_TITLE_LENGTH
from kaext.segment.web_pages import is_byline, names_further_page

_ITEM_BLOCKS = 4
_MAX_IMPRINT_LINES = 8
_CALL = regex.compile(r"(?<=[^\s*])([*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]++|\[\d{1,2}\]|(?<![\d/-])\(\d{1,2}\))(?![*\d])")
# ცხრილი 2. წამყვანი ქვეყნები (4) (lead nations): the call of a note to a table, at the end of its title.
_CALL_OF_TABLE = regex.compile(r"\p{L}\s(\(\d{1,2}\))\s*+$")


def mark_imprint(blocks: Sequence[TextBlock]) -> None:
    """Label disclaimer, publisher and signature at the end of the document, and footnotes, as imprint."""
    _mark_footnotes(blocks)
    _mark_end_matter(blocks)
    for number, block in enumerate(blocks):
        is_short = block.kind is None and count_lines([block]) <= _MAX_IMPRINT_LINES
        if is_short and not _is_lead(blocks, number) and 2 <= count_imprint_cues(block.text) >= block.sentences / 3:
            block.kind = "imprint"
    for number, block in enumerate(blocks):
        if block.kind == "imprint" and not is_byline(block.text):
            rest = list(takewhile(lambda after: after.kind is None and not after.gap_before, blocks[number + 1 :]))
            for after in rest if count_lines(rest) <= _MAX_IMPRINT_LINES else ():
                after.kind = "imprint"


def _mark_footnotes(blocks: Sequence[TextBlock]) -> None:
    """Label footnotes: their mark is called in the text before, or they have a number and follow end matter."""
    calls = _first_footnote_calls(blocks)
    for number, block in enumerate(blocks):
        mark = cues.FOOTNOTE.match(block.texts[0]) if block.kind is None else None
        if mark and (calls.get(mark[1], number) < number or _is_uncalled_note(blocks, number, mark[1])):
            block.kind = "imprint"
        before = blocks[number - 1].kind if number else None
        if block.kind is None and cues.NUMBERED_NOTE.match(block.text) and before in ("timeline", "link", "imprint"):
            block.kind = "imprint"


def _first_footnote_calls(blocks: Sequence[TextBlock]) -> dict[str, int]:
    """Return the first block in which each footnote mark follows a word; without a call, a star is a bullet."""
    calls: dict[str, int] = {}
    for number, block in enumerate(blocks):
        for text in block.texts:
            for match in _CALL.finditer(text):
                calls.setdefault(match[1], number)
        if (
            not block.is_finished
            and cues.TABLE_TITLE.match(block.text)
            and (of_table := _CALL_OF_TABLE.search(block.text))
        ):
            calls.setdefault(of_table[1], number)
    return calls


def _is_uncalled_note(blocks: Sequence[TextBlock], number: int, mark: str) -> bool:
    """Return whether a note without a call is one: its mark is raised, or a star precedes a sentence outside lists.

    A number in round brackets may be that of an item.
    """
    if mark.startswith("("):
        return False
    beside = [blocks[index] for index in (number - 1, number + 1) if 0 <= index < len(blocks)]
    # An item may be more than one block: the items before and after it have the same mark.
    around = (
        *range(max(0, number - _ITEM_BLOCKS), number),
        *range(number + 1, min(number + _ITEM_BLOCKS, len(blocks))),
    )
    beside += [blocks[index] for index in around if blocks[index].texts[0].lstrip()[:1] == mark]
    is_labelled = any(block.kind is None and cues.BULLET.match(block.texts[0]) for block in beside)
    return cues.RAISED_MARK.match(mark) is not None or (not is_labelled and blocks[number].is_finished)


def _mark_end_matter(blocks: Sequence[TextBlock]) -> None:
    """Label text on the publication after the last section, and whatever follows closing links or a chronology."""
    tail = len(blocks)
    while tail and blocks[tail - 1].kind in (None, "header", "page_number", "credit", "imprint"):
        tail -= 1
    is_end_matter = tail > 0 and blocks[tail - 1].kind in ("link", "timeline")
    is_end_matter = is_end_matter and not names_further_page(blocks[tail - 1].text)
    last_section = next((n for n in reversed(range(len(blocks))) if _opens_section(blocks[n : n + 2])), 0)
    for number, block in enumerate(blocks[tail:], start=tail):
        if is_title_like(block):
            is_end_matter = False
        elif block.kind is None and (
            is_end_matter or (number > last_section and (is_imprint(block.text) or _is_signature(blocks, number)))
        ):
            block.kind = None if _is_lead(blocks, number) else "imprint"


def _is_signature(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a short block closes the text with author, place and date: … committee. Kyiv, 12 March 2020."""
    after = next((block for block in blocks[number + 1 :] if block.kind not in ("header", "page_number")), None)
    is_last = after is None or after.kind in ("link", "imprint")
    is_short = len(blocks[number].lines) <= 2 and len(blocks[number].text) <= MAX_TITLE_LENGTH
    is_captioning = any(block.kind == "credit" for block in blocks[max(0, number - 1) : number + 2])
    return is_last and is_short and not is_captioning and cues.SIGNATURE_LINE.match(blocks[number].text) is not None


def _is_lead(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block follows the title and introduces the brochure in running text."""
    return number > 0 and blocks[number - 1].kind == "title" and not starts_imprint(blocks[number].text)


def _opens_section(pair: Sequence[TextBlock]) -> bool:
    """Return whether the first of two blocks is shaped like a title and the second is running text, not an imprint."""
    if len(pair) < 2 or not is_title_like(pair[0]):
        return False
    text = pair[1]
    return text.kind is None and not is_title_like(text) and count_lines([text]) > 1 and not is_imprint(text.text)
