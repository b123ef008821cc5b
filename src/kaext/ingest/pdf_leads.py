"""Run-in heads: words in bold that a paragraph of plain type begins with, as dates and names do in lists."""

from __future__ import annotations

from collections.abc import Sequence

from kaext.ingest.pdf_glyphs import RawPage, Style
from kaext.ingest.pdf_lines import Piece
from kaext.ingest.pdf_words import Word

# Shares of the type size: the line below stands so near; a smaller mark above the line is none of its words.
_LEADING, _MARK = 1.8, 0.86
_ENDS = (".", "!", "?", ";", ":", "”", "“", "»")


def is_after_lead(page: RawPage, before: Word, after: Word) -> bool:
    """Tell whether plain type begins between two words."""
    return page.styles[before.style].bold and not page.styles[after.style].bold


def set_as_their_rest(page: RawPage, pieces: Sequence[Piece]) -> None:
    """Give lines that begin in bold and go on plain the style of their rest, however short it is.

    The line below is plain too, or the line ends as a sentence does: else a heading ends in plain words.

    Parameters
    ----------
    pieces
        From the top of the page.
    """
    for number, piece in enumerate(pieces):
        rest = _rest(page, piece) if piece.style.bold else None
        if rest is not None and (piece.text.endswith(_ENDS) or _is_plain_below(pieces, number, rest)):
            piece.style = rest


def _rest(page: RawPage, piece: Piece) -> Style | None:
    """Return the style that a line goes on in after words in bold; None where it does not."""
    styles = [page.styles[word.style] for word in piece.words if word.size >= _MARK * piece.size]
    lead = next((number for number, style in enumerate(styles) if not style.bold), 0)
    if not lead or any(style.bold for style in styles[lead:]):
        return None
    return styles[lead]


def _is_plain_below(pieces: Sequence[Piece], number: int, rest: Style) -> bool:
    """Tell whether the line right below one is set as the rest of that one is."""
    piece = pieces[number]
    for other in pieces[number + 1 :]:
        distance = other.baseline - piece.baseline
        if distance > _LEADING * piece.size:
            return False
        if distance > piece.size / 2 and other.x0 < piece.x1 and piece.x0 < other.x1:
            return other.style == rest
    return False
