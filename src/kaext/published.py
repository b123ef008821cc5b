"""The date that a document prints as its own: in its imprint, or in a dateline under its title."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kaext.document import Block, Document
from kaext.records import DateRecord
from kaext.segment import cues

# Published, came out, printed, publisher, prepared: what an imprint says of the document with a date.
_PUBLICATION = regex.compile(r"გამო(?:ცემ|იცა|ვიდა|ქვეყნ)|გამომცემ|დაბეჭდ|დაიბეჭდ|დასაბეჭდად|მოამზად|©")
_PUBLISHED = regex.compile(r"გამო(?:ცემულია|იცა)(?!\p{L})|დაიბეჭდა(?!\p{L})|დაბეჭდილია|დასაბეჭდად")
_MAX_DATELINE = 60


def published(document: Document) -> str:
    """Return the date (EDTF) that the document gives as its own; "" where it gives none.

    An imprint that speaks of publication comes before a dateline (ბრიუსელი, 2008 წლის მარტი), which comes before the
    date in a running header. Of a text with several dates the first counts.
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
