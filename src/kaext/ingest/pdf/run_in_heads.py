"""Run-in heads: words in bold that a paragraph of plain type begins with, as dates and names do in lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kaext.ingest.pdf.glyphs import RawPage, Style
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word

# Shares of the type size: the line below stands so near; a smaller mark above the line is none of its words.
_MAX_LEADING, _MIN_WORD_SIZE = 1.8, 0.86
# Points: lines begin at one place.
_SAME_EDGE = 2.0
_SENTENCE_ENDS = (".", "!", "?", ";", ":", "”", "“", "»")


def ends_run_in_head(page: RawPage, before: Word, after: Word) -> bool:
    """Return whether plain type begins between two words."""
    return page.styles[before.style].bold and not page.styles[after.style].bold


def restyle_run_in_heads(page: RawPage, pieces: Sequence[Piece]) -> None:
    """Give lines that begin in bold and go on plain the style of their rest, however short it is.

    The line below is plain too, or the line ends as a sentence does: else a heading ends in plain words. Full lines
    all in bold right above such a line are of its lead.

    Parameters
    ----------
    pieces
        From the top of the page.
    """
    for number, piece in enumerate(pieces):
        lead = page.styles[piece.words[0].style]
        rest = _style_after_head(page, piece) if lead.bold else None
        if rest is None:
            continue
        if not piece.style.bold or piece.text.endswith(_SENTENCE_ENDS) or _continues_below(pieces, number, rest):
            _restyle_lines_above(pieces[:number], piece, lead, rest)
            piece.style = rest


def _restyle_lines_above(before: Sequence[Piece], piece: Piece, lead: Style, rest: Style) -> None:
    """Give the full lines right above a line in the style that it begins in the style of its rest."""
    lower = piece
    for upper in reversed(before):
        distance = lower.baseline - upper.baseline
        if distance > _MAX_LEADING * piece.size:
            return
        if abs(upper.x0 - lower.x0) > _SAME_EDGE or distance < piece.size / 2:
            continue
        if not _differ_only_in_font(upper.style, lead) or upper.x1 + lower.words[0].x1 - lower.words[0].x0 < lower.x1:
            return
        upper.style, lower = rest, upper


def _style_after_head(page: RawPage, piece: Piece) -> Style | None:
    """Return the style that a line goes on in after words in bold; None where it does not."""
    styles = [page.styles[word.style] for word in piece.words if word.size >= _MIN_WORD_SIZE * piece.size]
    lead = next((number for number, style in enumerate(styles) if not style.bold), 0)
    if not lead or any(style.bold for style in styles[lead:]):
        return None
    return Counter(styles[lead:]).most_common(1)[0][0]


def _differ_only_in_font(style: Style, other: Style) -> bool:
    """Return whether two styles are the same but for the font: figures and Latin words often have one of their own."""
    return style._replace(font="") == other._replace(font="")


def _continues_below(pieces: Sequence[Piece], number: int, rest: Style) -> bool:
    """Return whether the line right below one is set as the rest of that one is."""
    piece = pieces[number]
    for other in pieces[number + 1 :]:
        distance = other.baseline - piece.baseline
        if distance > _MAX_LEADING * piece.size:
            return False
        if distance > piece.size / 2 and other.x0 < piece.x1 and piece.x0 < other.x1:
            return _differ_only_in_font(other.style, rest)
    return False
