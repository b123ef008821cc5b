"""Alignments between a text and the text it was made from.

Every transformation of text in kaext returns the new text with an :class:`Alignment`, so that a span of the
result can be traced to the characters it came from. Alignments compose with :meth:`Alignment.then`.
All offsets are Unicode code points, ends exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self


class Piece(NamedTuple):
    """One stretch of the target text and the stretch of the source text it came from.

    In a literal piece both have the same length and the characters correspond one to one; any other piece maps as
    a whole. An inserted stretch has an empty source extent.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    is_literal: bool


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """A map from the extents of a target text to extents of its source text.

    Pieces follow one another without gaps in the target; in the source they may leave gaps (deleted text) and
    stand in another order (moved text).
    """

    pieces: tuple[Piece, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(p.start for p in self.pieces))

    @classmethod
    def identity(cls, length: int) -> Self:
        """Return the alignment of a text of ``length`` code points with itself."""
        return cls((Piece(0, length, 0, length, True),) if length else ())

    @property
    def length(self) -> int:
        """Length of the target text in code points."""
        return self.pieces[-1].end if self.pieces else 0

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the hull of the source characters that ``target[start:end]`` came from.

        Parameters
        ----------
        start, end
            Code points in the target text, ``0 <= start <= end <= length``.

        Returns
        -------
        tuple[int, int]
            First and last source character (end exclusive). Inserted characters contribute nothing, unless the
            span holds nothing else: then the empty extent of the first of them.

        Raises
        ------
        IndexError
            The span does not lie in the target text.
        """
        if not 0 <= start <= end <= self.length:
            raise IndexError(f"span {start}:{end} is outside a text of {self.length} characters")
        low: int | None = None
        high = 0
        fallback: tuple[int, int] = (0, 0)
        for piece in self._pieces_over(start, end):
            source_start, source_end = _clip(piece, start, end)
            fallback = (source_start, source_end)
            if source_start == source_end:
                continue
            low = source_start if low is None else min(low, source_start)
            high = max(high, source_end)
        return (low, high) if low is not None else (fallback[0], fallback[0])

    def source_extents(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the source extents of ``target[start:end]`` piece by piece, in target order, none empty.

        Neighbouring extents that touch are joined. Useful for boxes on a page, where a hull would be too much.
        """
        extents: list[tuple[int, int]] = []
        for piece in self._pieces_over(start, end):
            source_start, source_end = _clip(piece, start, end)
            if source_start == source_end:
                continue
            if extents and extents[-1][1] == source_start:
                extents[-1] = (extents[-1][0], source_end)
            else:
                extents.append((source_start, source_end))
        return extents

    def target_span(self, source_start: int, source_end: int) -> tuple[int, int] | None:
        """Return the hull of the target characters made from ``source[source_start:source_end]``.

        None where nothing of it is left in the target. Linear in the number of pieces.
        """
        low: int | None = None
        high = 0
        for piece in self.pieces:
            if piece.source_start >= source_end or piece.source_end <= source_start:
                continue
            start, end = piece.start, piece.end
            if piece.is_literal:
                start = piece.start + max(0, source_start - piece.source_start)
                end = piece.end - max(0, piece.source_end - source_end)
            low = start if low is None else min(low, start)
            high = max(high, end)
        return None if low is None else (low, high)

    def then(self, after: Alignment) -> Alignment:
        """Compose: ``self`` maps A to B, ``after`` maps B to C, the result maps C's extents to A's."""
        pieces: list[Piece] = []
        for outer in after.pieces:
            if outer.start == outer.end:
                continue
            if not outer.is_literal or outer.source_start == outer.source_end:
                inner = self.source_span(outer.source_start, outer.source_end)
                pieces.append(Piece(outer.start, outer.end, *inner, is_literal=False))
                continue
            shift = outer.start - outer.source_start
            for piece in self._pieces_over(outer.source_start, outer.source_end):
                start = max(piece.start, outer.source_start)
                end = min(piece.end, outer.source_end)
                if start < end:
                    source = _clip(piece, start, end)
                    pieces.append(Piece(start + shift, end + shift, *source, is_literal=piece.is_literal))
        return Alignment(tuple(_joined(pieces)))

    def _pieces_over(self, start: int, end: int) -> Sequence[Piece]:
        if not self.pieces:
            return ()
        first = max(0, bisect_right(self._starts, start) - 1)
        last = first + 1
        while last < len(self.pieces) and self.pieces[last].start < end:
            last += 1
        return self.pieces[first:last]


class AlignmentBuilder:
    """Collects the pieces of a text that is being made from another one, left to right."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, source_start: int, source_end: int) -> None:
        """Append ``text``, made from ``source[source_start:source_end]``; an empty extent marks an insertion."""
        if not text:
            return
        self._text.append(text)
        is_literal = len(text) == source_end - source_start
        self._pieces.append(Piece(self._length, self._length + len(text), source_start, source_end, is_literal))
        self._length += len(text)

    @property
    def length(self) -> int:
        """Length of the text so far in code points."""
        return self._length

    def build(self) -> tuple[str, Alignment]:
        """Return the text and its alignment."""
        return "".join(self._text), Alignment(tuple(_joined(self._pieces)))


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """Return ``text`` with the edits made, and the alignment of the result with ``text``.

    Parameters
    ----------
    text
        The source text.
    edits
        Replacements in ascending order that do not overlap; offsets refer to ``text``.

    Raises
    ------
    ValueError
        The edits overlap, are out of order or lie outside ``text``.
    """
    builder = AlignmentBuilder()
    position = 0
    for start, end, replacement in edits:
        if not position <= start <= end <= len(text):
            raise ValueError(f"edit {start}:{end} is out of order after {position}")
        builder.add(text[position:start], position, start)
        builder.add(replacement, start, end)
        position = end
    builder.add(text[position:], position, len(text))
    return builder.build()


def _clip(piece: Piece, start: int, end: int) -> tuple[int, int]:
    if not piece.is_literal:
        return piece.source_start, piece.source_end
    shift = piece.source_start - piece.start
    return max(start, piece.start) + shift, min(end, piece.end) + shift


def _joined(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Join neighbouring literal pieces that continue each other in the source."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and held.is_literal and piece.is_literal and held.source_end == piece.source_start:
            held = Piece(held.start, piece.end, held.source_start, piece.source_end, True)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held
