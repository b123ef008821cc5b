"""The publication date that a document states: in its imprint, or in a dateline below its title."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kaext.document import Block, Document
from kaext.records import DateRecord
from kaext.segment import cues

# Words for publication in an imprint: published, came out, publisher, printed, prepared.
_PUBLICATION = regex.compile(r"გამო(?:ცემ|იცა|ვიდა|ქვეყნ)|გამომცემ|დაბეჭდ|დაიბეჭდ|დასაბეჭდად|მოამზად|©")
_PUBLISHED = regex.compile(r"გამო(?:ცემულია|იცა)(?!\p{L})|დაიბეჭდა(?!\p{L})|დაბეჭდილია|დასაბეჭდად")
_MAX_DATELINE = 60


def publication_date(document: Document) -> str:
    """Return the publication date of a document (EDTF), or "" if it states none.

    In order of preference: an imprint with a word for publication, a dateline (ბრიუსელი, 2008 წლის მარტი: Brussels,
    March 2008), a running header. If one of them has several dates, the first is returned.
    """
    dates: dict[str, list[DateRecord]] = {}
    for date in document.dates:
        if date.kind == "date" and date.value[:1].isdigit():
            dates.setdefault(date.block_id, []).append(date)
    dated = [block for block in document.blocks if block.block_id in dates]
    for candidates in (_imprints(document, dated), _datelines(document, dated, dates), _headers(dated)):
        for block in candidates:
            return dates[block.block_id][0].value
    return ""


def _imprints(document: Document, blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        text = document.text[block.start : block.end]
        if _PUBLISHED.search(text) or (block.kind in ("imprint", "credit") and _PUBLICATION.search(text)):
            yield block


def _datelines(document: Document, blocks: list[Block], dates: dict[str, list[DateRecord]]) -> Iterator[Block]:
    for block in blocks:
        text = document.text[block.start : block.end]
        if block.kind in ("title", "imprint"):
            text = document.text[dates[block.block_id][0].start : block.end]
        if block.kind != "timeline" and len(text) <= _MAX_DATELINE and cues.DATELINE.fullmatch(text):
            yield block


def _headers(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "header" and block.end - block.start <= _MAX_DATELINE:
            yield block
