"""Lines of a text input without the habits of whoever typed or extracted it.

Spaces and empty lines tell much about a text, but not where all lines are indented alike, where words stand two spaces
apart, or where every line or paragraph has an empty one after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

_GAP = regex.compile(r"(?<=\S) ++(?=\S)")
_MIN_GAPS = 4
# Fewer lines show no habit.
_MIN_LINES = 12


def without_uniform_spacing(texts: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the lines that count and what stands in them.

    Parameters
    ----------
    texts
        The lines of a text, empty ones too.

    Returns
    -------
    tuple[list[int], list[str]]
        Which of the lines remain: all of them, but for one empty line after each where all have one. And the same
        lines, without what all are indented by and with one space where the text has two between words.
    """
    kept = _without_alternate_blanks(texts)
    indent = _common_indent(texts)
    lines = [texts[index][indent:] for index in kept]
    return kept, _with_single_spaces(lines) if _has_double_spaces(lines) else lines


def _common_indent(texts: Sequence[str]) -> int:
    """Return how many characters of white space all lines begin with, in the same order."""
    indents = {text[: len(text) - len(text.lstrip())] for text in texts if text.strip()}
    columns = zip(min(indents), max(indents), strict=False) if indents else ()
    return sum(1 for _ in takewhile(lambda column: column[0] == column[1], columns))


def _has_double_spaces(texts: Sequence[str]) -> bool:
    """Return whether most words of running text stand two spaces apart."""
    if not any("  " in text for text in texts):
        return False
    by_line = [[len(gap[0]) for gap in _GAP.finditer(text)] for text in texts]
    gaps = [width for widths in by_line if len(widths) >= _MIN_GAPS for width in widths]
    return 2 * gaps.count(2) > len(gaps)


def _with_single_spaces(texts: Sequence[str]) -> list[str]:
    """Return the lines with one space for two; wider gaps, as between the columns of a table, stay wide."""
    return [_GAP.sub(lambda gap: gap[0] if len(gap[0]) > 2 else " ", text) for text in texts]


def _without_alternate_blanks(texts: Sequence[str]) -> list[int]:
    """Return all lines, but for one of the empty ones after each where no two lines stand without one between them.

    Such empty lines tell nothing, whether each line of a paragraph has one after it or each paragraph.
    """
    everything = list(range(len(texts)))
    filled = [index for index in everything if texts[index].strip()]
    if len(filled) < _MIN_LINES or any(after - before == 1 for before, after in pairwise(filled)):
        return everything
    dropped = {index + 1 for index in filled}
    return [index for index in everything if index not in dropped]
