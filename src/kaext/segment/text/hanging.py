"""Hanging indents: continuation lines indented further than the line they continue, as in fact sheets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.segment import cues

# In characters. A single blank may be accidental; a deeper indent is a table column or a centred line.
_MIN_INDENT, _MAX_INDENT = 2, 8
# The document uses hanging indents if at least this many lines, and this share of all indented lines, have one.
_MIN_LINES, _MIN_SHARE = 3, 0.8


def hanging_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines that continue the line above them with a hanging indent.

    If the indent marks the first line of a paragraph instead, the line above mostly ends a sentence; then no line is
    hanging.

    Parameters
    ----------
    texts
        The lines of a document, without their common indent.
    """
    below = [index + 1 for index, (upper, lower) in enumerate(pairwise(texts)) if upper.strip() and _indent(lower)]
    hanging: set[int] = set()
    for index in below:
        upper = texts[index - 1]
        if _indent(texts[index]) > _MAX_INDENT or cues.BULLET.match(texts[index]):
            continue
        continues = index - 1 in hanging and _indent(upper) == _indent(texts[index])
        is_open = not cues.SENTENCE_END.search(upper) or cues.YEAR_ABBREVIATION_END.search(upper) is not None
        if continues or (is_open and _indent(upper) < _indent(texts[index])):
            hanging.add(index)
    is_habit = len(hanging) >= _MIN_LINES and len(hanging) >= _MIN_SHARE * len(below)
    return frozenset(hanging) if is_habit else frozenset()


def _indent(text: str) -> int:
    """Return the indent of a line in characters, with a tab counted as two; 0 if it is below ``_MIN_INDENT``."""
    blanks = text[: len(text) - len(text.lstrip(" \t"))]
    width = len(blanks) + blanks.count("\t")
    return width if width >= _MIN_INDENT and blanks != text else 0
