"""Side heads: headings in the left margin, beside the first line of their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kaext.ingest.pdf.lines import Piece
from kaext.ingest.pdf.reading_order import Chain

# Points: lines share a left edge; gap between a side head and its text.
_SAME_EDGE, _MIN_GAP = 3.0, 4.0
# Shares of the type size: leading in a side head; difference in height between a side head and its text.
_MAX_LEADING, _TOLERANCE = 1.8, 0.7
# Words per line of text, and lines per side head. Row labels of a table have fewer lines beside them.
_MIN_WORDS, _MIN_LINES = 4, 4

# The lines of each side head, by the ``id`` of the piece beside its first line.
SideHeads = Mapping[int, Sequence[Piece]]


def side_heads_of(pieces: Sequence[Piece]) -> SideHeads:
    """Return the lines of each side head of a page, by the ``id`` of the piece beside its first line.

    A page has side heads only if everything to the left of its text is bold and without digits, and if there are
    several lines of regular text for each head.
    """
    bold = [piece for piece in pieces if piece.style.bold and piece.region < 0 and piece.drop_cap is None]
    if not bold:
        return {}
    text = [piece for piece in pieces if not piece.style.bold and piece.region < 0 and len(piece.words) >= _MIN_WORDS]
    edges = Counter(round(piece.x0 / _SAME_EDGE) for piece in text)
    if not edges:
        return {}
    left = edges.most_common(1)[0][0] * _SAME_EDGE
    top, bottom = min(piece.top for piece in text), max(piece.bottom for piece in text)
    column = [piece for piece in pieces if piece.x0 > left - _SAME_EDGE and not piece.style.bold]
    beside = [piece for piece in pieces if piece.x1 < left - _MIN_GAP and piece.bottom > top and piece.top < bottom]
    groups = _group_lines(piece for piece in beside if piece.style.bold)
    if not groups or not all(map(_is_head_line, beside)) or len(column) < _MIN_LINES * len(groups):
        return {}
    found: dict[int, Sequence[Piece]] = {}
    for group in groups:
        anchor = min(column, key=lambda piece: abs(piece.top - group[0].top))
        if abs(anchor.top - group[0].top) > _TOLERANCE * group[0].size:
            return {}
        found[id(anchor)] = group
    return found


def with_side_heads(chains: Iterable[Chain], side_heads: SideHeads) -> list[Chain]:
    """Return the chains split at their side heads, with each head before its text."""
    result: list[Chain] = []
    for chain in chains:
        cuts = [number for number, piece in enumerate(chain.pieces) if id(piece) in side_heads]
        for start, end in pairwise(sorted({0, *cuts, len(chain.pieces)})):
            part = chain.pieces[start:end]
            part = [*side_heads.get(id(part[0]), ()), *part]
            result.append(chain if not cuts else _chain_of(part, chain.region))
    return result


def _is_head_line(piece: Piece) -> bool:
    return piece.style.bold and not any(map(str.isdigit, piece.text)) and any(map(str.isalpha, piece.text))


def _group_lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        last = groups[-1][-1] if groups else None
        if last is not None and piece.baseline - last.baseline < _MAX_LEADING * last.size and piece.style == last.style:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _chain_of(pieces: list[Piece], region: int) -> Chain:
    box = pieces[0].box
    for piece in pieces[1:]:
        box = box.union(piece.box)
    return Chain(pieces, box, region)
