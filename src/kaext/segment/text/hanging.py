"""Hanging lines: what goes on further in than the line it goes on from, as the values of fact sheets do."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.segment import cues

# One blank may be left over from anything; further in is a column of a table, or a line that is centred.
_MIN_INDENT, _MAX_INDENT = 2, 8
# So many lines, and so great a part of the indented ones below another, make a habit of it.
_MIN_LINES, _MIN_SHARE = 3, 0.8


def hanging_lines(texts: Sequence[str]) -> frozenset[int]:
    """Return the lines that hang under the one before: further in, where that leaves something open.

    Where a paragraph begins further in, the line before mostly ends a sentence: then no line hangs.

    Parameters
    ----------
    texts
        The lines of a document, without what all are indented by.
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
    """Return how far in a line begins, in characters; a tab is as far as two, and what is nearer is not further in."""
    blanks = text[: len(text) - len(text.lstrip(" \t"))]
    width = len(blanks) + blanks.count("\t")
    return width if width >= _MIN_INDENT and blanks != text else 0
