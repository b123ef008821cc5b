"""Join labels to the text beside them: dates of a chronology, numbers, terms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kaext.ingest.pdf.lines import Piece

_MAX_LEADING = 2.2
_MAX_SIZE_RATIO = 1.18
_EDGE_TOLERANCE = 3.0
_SAME_EDGE = 1.2
# Share of the type size.
_SAME_BASELINE = 0.2
_ROW_HEIGHT = 6.0
_MIN_PAIRED_SHARE = 0.8
_MAX_INDENT = 3.0
_MAX_LABEL_WIDTH = 0.5
_MAX_LABEL_WORDS = 3.0
_MAX_LABEL_GAP = 14.0
_MAX_LABEL_LEADING = 1.7
_LABEL_WINDOW, _MIN_LABEL_GAP = 6, 1.4


def join_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Join labels (dates of a chronology, numbers, terms) to the text beside them.

    A column of labels is much narrower than the text at its right, and nearly every label shares a baseline with a line
    of that text.
    """
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(round(piece.baseline / _ROW_HEIGHT), []).append(piece)
    partners: dict[int, Piece] = {}
    further_lines: set[int] = set()
    for aligned in _by_left_edge(pieces):
        column = _labels_of(aligned, rows, pieces)
        partners |= {id(label): partner for label, partner in column.beside}
        for first, label in column.wrapped:
            first.words = [*first.words, *label.words]
            further_lines.add(id(label))
    texts = {id(partner) for partner in partners.values()}
    result: list[Piece] = []
    for piece in pieces:
        partner = partners.get(id(piece))
        if partner is not None and id(piece) not in texts:
            partner.words = [*piece.words, *partner.words]
            partner.x0 = piece.x0
        elif id(piece) not in further_lines:
            result.append(piece)
    return result


class _Labels(NamedTuple):
    """A column of labels.

    ``beside`` pairs each label with the text beside it. ``wrapped`` pairs the first line of a label with each further
    line of it.
    """

    beside: list[tuple[Piece, Piece]]
    wrapped: list[tuple[Piece, Piece]]


def _labels_of(aligned: list[Piece], rows: dict[int, list[Piece]], pieces: Sequence[Piece]) -> _Labels:
    """Return the labels among pieces with a common left edge; empty if they are not a column of labels."""
    no_labels = _Labels([], [])
    members = aligned
    if all(len(piece.words) <= _MAX_LABEL_WORDS or _contains_label(piece) for piece in aligned):
        members = [piece for piece in aligned if not _contains_label(piece)]
    if sum(len(piece.words) for piece in members) > _MAX_LABEL_WORDS * len(members):
        return no_labels
    wrapped = _wrapped_labels(members)
    heads = [piece for piece in members if id(piece) not in wrapped]
    partners = [_text_beside(piece, rows) for piece in heads]
    beside = [
        (label, partner)
        for label, partner in zip(heads, partners, strict=True)
        if partner is not None and not _heads_text(label, partner, pieces)
    ]
    if not beside or len(beside) < _MIN_PAIRED_SHARE * len(heads):
        return no_labels
    if len(beside) == 1 and not _heads_entry(*beside[0], pieces):
        return no_labels
    width = max(partner.x1 - partner.x0 for _, partner in beside)
    if max(label.x1 - label.x0 for label in members) > _MAX_LABEL_WIDTH * width:
        return no_labels
    paired = {id(label) for label, _ in beside}
    further = [(wrapped[id(label)], label) for label in members if id(label) in wrapped]
    return _Labels(beside, [(first, label) for first, label in further if id(first) in paired])


def _by_left_edge(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces of the same region and size by left edge, each group in the order of ``pieces``."""
    groups: list[list[tuple[int, Piece]]] = []
    edge = (-2, 0.0, 0.0)
    for number, piece in sorted(enumerate(pieces), key=lambda item: (item[1].region, item[1].size, item[1].x0)):
        if (piece.region, piece.size) != edge[:2] or piece.x0 - edge[2] > _SAME_EDGE:
            groups.append([])
        groups[-1].append((number, piece))
        edge = (piece.region, piece.size, piece.x0)
    return [[piece for _, piece in sorted(group, key=lambda item: item[0])] for group in groups]


def _wrapped_labels(members: Sequence[Piece]) -> dict[int, Piece]:
    """Map the further lines of wrapped labels, by ``id``, to the first line of their label.

    Such a line is close below a line with a digit, has none itself, and is in the same type: ``2014 წ.`` above
    ``სექტემბერი`` (2014, September).
    """
    wrapped: dict[int, Piece] = {}
    for upper, lower in pairwise(sorted(members, key=lambda piece: piece.baseline)):
        is_close = lower.baseline - upper.baseline < _MAX_LABEL_LEADING * upper.size
        first = wrapped.get(id(upper), upper)
        is_alike = lower.size == upper.size and lower.style.bold == upper.style.bold
        if is_close and is_alike and _has_digit(first) and not _has_digit(lower):
            wrapped[id(lower)] = first
    return wrapped


def _contains_label(piece: Piece) -> bool:
    """Return whether a line begins with a label already: it has a wide gap after its first words."""
    return any(
        after.x0 - before.x1 > _MIN_LABEL_GAP * piece.size for before, after in pairwise(piece.words[:_LABEL_WINDOW])
    )


def _has_digit(piece: Piece) -> bool:
    return any(character.isdigit() for character in piece.text)


def _heads_entry(label: Piece, partner: Piece, pieces: Sequence[Piece]) -> bool:
    """Return whether a single label heads a paragraph or an entry.

    It must have a digit, and either another line follows below the text beside it, or another line has both a label and
    text at the same left edges.
    """
    if not _has_digit(label):
        return False
    return any(
        (
            abs(piece.x0 - partner.x0) < _EDGE_TOLERANCE
            and 0 < piece.baseline - partner.baseline < _MAX_LEADING * partner.size
        )
        or (
            piece is not label
            and abs(piece.x0 - label.x0) < _EDGE_TOLERANCE
            and any(abs(word.x0 - partner.x0) < _EDGE_TOLERANCE for word in piece.words[1:_LABEL_WINDOW])
        )
        for piece in pieces
    )


def _heads_text(label: Piece, partner: Piece, pieces: Sequence[Piece]) -> bool:
    """Return whether a label is a heading in a column: text in another type below it ends left of ``partner``.

    ``partner`` is the text beside the label.
    """
    return any(
        len(piece.words) > 1
        and (piece.size, piece.style.bold) != (label.size, label.style.bold)
        and 0 < piece.baseline - label.baseline < _MAX_LEADING * max(label.size, piece.size)
        and abs(piece.x0 - label.x0) < _MAX_INDENT * piece.size
        and label.x1 < piece.x1 < partner.x0
        for piece in pieces
    )


def _text_beside(label: Piece, rows: dict[int, list[Piece]]) -> Piece | None:
    """Return the nearest piece to the right on the same baseline; None if there is none.

    A label without a digit may not be larger than the text: larger words are a heading.
    """
    has_digit = _has_digit(label)
    candidates = [
        piece
        for row in range(round(label.baseline / _ROW_HEIGHT) - 1, round(label.baseline / _ROW_HEIGHT) + 2)
        for piece in rows.get(row, ())
        if piece.region == label.region
        and (has_digit or label.size <= _MAX_SIZE_RATIO * piece.size)
        and abs(piece.baseline - label.baseline) < _SAME_BASELINE * label.size
        and 0 < piece.x0 - label.x1 < _MAX_LABEL_GAP * label.size
    ]
    return min(candidates, key=lambda piece: piece.x0, default=None)
