"""Sentence boundaries by final punctuation, blocks and empty lines.

Georgian has no capitals: only punctuation and the words before it are evidence. The tokenizer keeps the full stop of an
abbreviation in its token, so that a full stop token ends a sentence unless it follows an initial or the number of a
list item. Every block of the layout, such as a heading or an entry of a chronology, begins a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc

from kaext.ka.calendar import abbreviated_month
from kaext.pipes.extensions import blocks_of
from kaext.pipes.sentences.patterns import (
    CLOSING,
    DOTS,
    ENUMERATOR,
    FINAL,
    FINAL_ABBREVIATIONS,
    HYPHENS,
    OPENING,
    ROMAN_MONTH,
    YEAR_AFTER_MONTH,
)
from kaext.pipes.tokens import tokens_of

# More dots after a space lead to a value: ავსტრია ........ 499 (Austria).
_MAX_DOTS = 3


class SentenceBoundaries:
    """Sets ``token.is_sent_start`` for every token."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the sentences of ``doc``."""
        block_starts = {block.start for block in blocks_of(doc)}
        texts, offsets, spaced = tokens_of(doc)
        begin_at: list[int] = []
        start = 0
        open_brackets = 0
        is_over = True
        for index, text in enumerate(texts):
            if text.isspace():
                is_over = is_over or text.count("\n") > 1
                continue
            is_final = _is_final(text) and not (len(text) > _MAX_DOTS and index > 0 and spaced[index - 1])
            continues = is_final or (text in CLOSING and index > 0 and not spaced[index - 1])
            begins = index == 0 or offsets[index] in block_starts or (is_over and not continues)
            if begins:
                begin_at.append(index)
                start, open_brackets, is_over = index, 0, False
            if text in OPENING:
                open_brackets += index > start
            elif text in ")]":
                # A full stop inside a bracket does not end the sentence around the bracket.
                is_over = is_over and not open_brackets
                open_brackets = max(0, open_brackets - 1)
            elif text in FINAL_ABBREVIATIONS:
                is_over = _is_word(texts, index + 1)
            elif is_final:
                is_inside = text == "." and not spaced[index] and _is_in_numeric_date(texts, index)
                is_over = not (is_inside or (text == "." and _is_abbreviating(texts, start, index)))
        return _set_starts(doc, begin_at)


def _set_starts(doc: Doc, begin_at: Sequence[int]) -> Doc:
    """Set all sentence starts at once: token by token, spaCy needs quadratic time."""
    starts = numpy.full(len(doc), -1, dtype="int64")
    starts[:1] = 1
    starts[list(begin_at)] = 1
    return doc.from_array([SENT_START], starts.astype("uint64"))  # type: ignore[arg-type]


def _is_final(text: str) -> bool:
    return text in FINAL or (not text[0].isalnum() and DOTS.fullmatch(text) is not None)


def _is_word(texts: Sequence[str], index: int) -> bool:
    return index < len(texts) and texts[index][:1].isalnum()


def _is_in_numeric_date(texts: Sequence[str], index: int) -> bool:
    """Return whether the full stop at ``index`` stands beside a month in Roman numerals: ``8.II.1995``."""
    before, after = texts[index - 1 : index], texts[index + 1 : index + 2]
    pairs = ((before, after), (after, before))
    return any(
        bool(month and other) and other[0].isdecimal() and ROMAN_MONTH.fullmatch(month[0]) is not None
        for month, other in pairs
    )


def _is_abbreviating(texts: Sequence[str], start: int, index: int) -> bool:
    """Return whether the full stop at ``index`` follows an initial, the number of a list item at ``start``, or a month.

    A letter after a hyphen is a case ending, not an initial: „ბრიჯ“-ს. A month may be abbreviated to any length:
    4 მაის. 1994.
    """
    before = texts[index - 1] if index > start else ""
    if abbreviated_month(before) and YEAR_AFTER_MONTH.fullmatch(texts[index + 1] if index + 1 < len(texts) else ""):
        return True
    is_initial = len(before) == 1 and before.isalpha() and not (index > start + 1 and texts[index - 2] in HYPHENS)
    return is_initial or (index - 1 == start and ENUMERATOR.fullmatch(before) is not None)
