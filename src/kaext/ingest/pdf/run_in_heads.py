"""Run-in heads: bold words at the beginning of a paragraph in regular type, such as dates and names in lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kaext.ingest.pdf.glyphs import RawPage, Style
from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.words import Word

# Shares of the type size: distance of the line below; smaller words (superscripts) are ignored.
_MAX_LEADING, _MIN_WORD_SIZE = 1.8, 0.86
# Points.
_SAME_EDGE = 2.0
_SENTENCE_ENDS = (".", "!", "?", ";", ":", "”", "“", "»")


def ends_run_in_head(page: RawPage, before: Word, after: Word) -> bool:
    """Return whether bold type changes to regular type between two words."""
    return page.styles[before.style].bold and not page.styles[after.style].bold


def restyle_run_in_heads(page: RawPage, pieces: Sequence[Piece]) -> None:
    """Give lines with a run-in head the style of the text after the head, however short that text is.

    The line below must continue in that style, or the line must end like a sentence; otherwise it is a heading that
    ends in regular type. Full bold lines directly above belong to the head and get the same style.

    Parameters
    ----------
    page
        The page with the styles.
    pieces
        The lines, from the top of the page; changed in place.
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
    """Set full lines directly above ``piece`` that are in the style of the head to the style after the head."""
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
    """Return the style of a line after its bold head; None if it has no run-in head."""
    styles = [page.styles[word.style] for word in piece.words if word.size >= _MIN_WORD_SIZE * piece.size]
    lead = next((number for number, style in enumerate(styles) if not style.bold), 0)
    if not lead or any(style.bold for style in styles[lead:]):
        return None
    return Counter(styles[lead:]).most_common(1)[0][0]


def _differ_only_in_font(style: Style, other: Style) -> bool:
    """Return whether two styles differ at most in the font. Digits and Latin words are often in a fallback font."""
    return style._replace(font="") == other._replace(font="")


def _continues_below(pieces: Sequence[Piece], number: int, rest: Style) -> bool:
    """Return whether the line directly below continues in the style after the head."""
    piece = pieces[number]
    for other in pieces[number + 1 :]:
        distance = other.baseline - piece.baseline
        if distance > _MAX_LEADING * piece.size:
            return False
        if distance > piece.size / 2 and other.x0 < piece.x1 and piece.x0 < other.x1:
            return _differ_only_in_font(other.style, rest)
    return False
