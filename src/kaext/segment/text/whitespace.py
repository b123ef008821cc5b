"""Removal of white space that carries no information about the structure of a text.

Indents and empty lines usually separate blocks. They do not if all lines share an indent, if words are two spaces
apart throughout, or if every line or paragraph is followed by an empty line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

_GAP = regex.compile(r"(?<=\S) ++(?=\S)")
_MIN_GAPS = 4
# Too few lines are no evidence of uniform spacing.
_MIN_LINES = 12


def without_uniform_spacing(texts: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the lines to use and their texts, without uniform white space.

    Parameters
    ----------
    texts
        The lines of a text, including empty ones.

    Returns
    -------
    tuple[list[int], list[str]]
        The indices of the lines that are kept: all of them, except that if every line is followed by an empty one, one
        of these is dropped each time. And the texts of these lines, without their common indent, and with single spaces
        if the text uses double spaces between words.
    """
    kept = _without_alternate_blanks(texts)
    indent = _common_indent(texts)
    lines = [texts[index][indent:] for index in kept]
    return kept, _with_single_spaces(lines) if _has_double_spaces(lines) else lines


def _common_indent(texts: Sequence[str]) -> int:
    """Return the length of the white space that all lines start with."""
    indents = {text[: len(text) - len(text.lstrip())] for text in texts if text.strip()}
    columns = zip(min(indents), max(indents), strict=False) if indents else ()
    return sum(1 for _ in takewhile(lambda column: column[0] == column[1], columns))


def _has_double_spaces(texts: Sequence[str]) -> bool:
    """Return whether most words of running text are two spaces apart."""
    if not any("  " in text for text in texts):
        return False
    by_line = [[len(gap[0]) for gap in _GAP.finditer(text)] for text in texts]
    gaps = [width for widths in by_line if len(widths) >= _MIN_GAPS for width in widths]
    return 2 * gaps.count(2) > len(gaps)


def _with_single_spaces(texts: Sequence[str]) -> list[str]:
    """Return the lines with double spaces reduced to one; wider gaps, as between table columns, stay."""
    return [_GAP.sub(lambda gap: gap[0] if len(gap[0]) > 2 else " ", text) for text in texts]


def _without_alternate_blanks(texts: Sequence[str]) -> list[int]:
    """Return all lines, without one empty line after each if no two lines are adjacent.

    These empty lines carry no information, whether there is one after each line or after each paragraph.
    """
    everything = list(range(len(texts)))
    filled = [index for index in everything if texts[index].strip()]
    if len(filled) < _MIN_LINES or any(after - before == 1 for before, after in pairwise(filled)):
        return everything
    dropped = {index + 1 for index in filled}
    return [index for index in everything if index not in dropped]
