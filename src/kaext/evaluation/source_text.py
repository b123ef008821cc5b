"""Checks that gold was made on the text that a document of a dataset has, apart from line ends."""

from __future__ import annotations

import codecs
import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from kaext.evaluation.gold import GoldDocument
from kaext.evaluation.values import Row

# Minimum share of the records that must match.
_MIN_AGREEMENT = 0.5


def with_line_ends_of(document: GoldDocument, sha256: str) -> GoldDocument:
    """Return a gold document with the line ends of the file that has this hash; editors convert them silently.

    If no other line ends make its text that of the file, it is returned unchanged.
    """
    if _is_text_of(document.text, sha256):
        return document
    plain = _replace_line_ends(document, "\r\n", "\n")
    return next(
        (changed for changed in (plain, _replace_line_ends(plain, "\n", "\r\n")) if _is_text_of(changed.text, sha256)),
        document,
    )


def matches_text_of(document: GoldDocument, rows: Iterable[Row]) -> bool:
    """Return whether the records of a dataset have the same text in the gold document at their source offsets.

    Only letters and digits are compared, as the records' texts are normalised. True if there are no records.
    """
    places = [
        (row["text"], document.text[int(row["source_start"]) : int(row["source_end"])])
        for row in rows
        if row["source_start"] and row["source_end"]
    ]
    agreeing = sum(_letters_and_digits(found) == _letters_and_digits(there) for found, there in places)
    return not places or agreeing / len(places) >= _MIN_AGREEMENT


def _letters_and_digits(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_text_of(text: str, sha256: str) -> bool:
    data = text.encode("utf-8")
    return any(hashlib.sha256(mark + data).hexdigest() == sha256 for mark in (b"", codecs.BOM_UTF8))


def _replace_line_ends(document: GoldDocument, old: str, new: str) -> GoldDocument:
    """Return a document with other line ends, and the offsets of its spans adjusted."""
    ends = accumulate(len(part) + len(old) for part in document.text.split(old)[:-1])
    places = [end - len(old) for end in ends]
    step = len(new) - len(old)
    spans = []
    for span in document.spans:
        start, end = (offset + step * bisect_left(places, offset) for offset in (span.start, span.end))
        spans.append(replace(span, start=start, end=end, text=span.text.replace(old, new)))
    return replace(document, text=document.text.replace(old, new), spans=tuple(spans))
