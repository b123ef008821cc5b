"""Alignments between a text and the text it was derived from.

Every transformation of text in kaext returns the new text together with an :class:`Alignment`, so that any span of the
result can be traced back to the characters it came from. Alignments compose with :meth:`Alignment.then`.
All offsets are Unicode code points; ends are exclusive.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import NamedTuple, Self


class Piece(NamedTuple):
    """An extent of the target text and the extent of the source text it came from.

    In a literal piece the two have the same length and the characters correspond one to one. Any other piece maps as a
    whole. Inserted text has an empty source extent.
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


class Alignment:
    """A map from the extents of a target text to extents of its source text.

    Pieces cover the target without gaps. In the source they may leave gaps (deleted text) and may come in another order
    (moved text). They are stored in flat arrays, because a page of a long PDF can have hundreds of them.
    """

    __slots__ = ("_ends", "_literal", "_source_ends", "_source_starts", "_starts")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Build the alignment from ``pieces``; literal neighbours that are adjacent in the source are merged."""
        self._starts, self._ends = array("I"), array("I")
        self._source_starts, self._source_ends = array("I"), array("I")
        self._literal = bytearray()
        for start, end, source_start, source_end, is_literal in pieces:
            self._add(start, end, source_start, source_end, is_literal=is_literal)

    def _add(self, start: int, end: int, source_start: int, source_end: int, *, is_literal: bool) -> None:
        if is_literal and self._literal and self._literal[-1] and self._source_ends[-1] == source_start:
            self._ends[-1] = end
            self._source_ends[-1] = source_end
            return
        self._starts.append(start)
        self._ends.append(end)
        self._source_starts.append(source_start)
        self._source_ends.append(source_end)
        self._literal.append(is_literal)

    @classmethod
    def identity(cls, length: int) -> Self:
        """Return the alignment of a text of ``length`` code points with itself."""
        return cls((Piece(0, length, 0, length, True),) if length else ())

    @property
    def pieces(self) -> Iterator[Piece]:
        """The pieces in target order, created lazily."""
        return self._slice(0, len(self._starts))

    @property
    def length(self) -> int:
        """Length of the target text in code points."""
        return self._ends[-1] if self._ends else 0

    @property
    def is_identity(self) -> bool:
        """Whether the two texts are identical."""
        return not self._starts or (len(self._starts) == 1 and self._literal[0] == 1 and not self._source_starts[0])

    def __eq__(self, other: object) -> bool:
        """Return whether both have the same pieces."""
        return isinstance(other, Alignment) and list(self.pieces) == list(other.pieces)

    def __repr__(self) -> str:
        """Return a representation that lists the pieces."""
        return f"Alignment({list(self.pieces)})"

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the hull of the source characters that ``target[start:end]`` came from.

        Parameters
        ----------
        start, end
            Code points in the target text, ``0 <= start <= end <= length``.

        Returns
        -------
        tuple[int, int]
            Start and end in the source text. Inserted characters contribute nothing; a span of inserted characters
            only has an empty extent.

        Raises
        ------
        IndexError
            The span lies outside the target text.
        """
        if not 0 <= start <= end <= self.length:
            raise IndexError(f"span {start}:{end} is outside a text of {self.length} characters")
        if (within := self._within_one(start, end)) is not None:
            return within
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
        """Return the non-empty source extents of ``target[start:end]``, piece by piece in target order.

        Adjacent extents are merged. Use this rather than the hull to find boxes on a page: the hull may cover text that
        does not belong to the span.
        """
        if (within := self._within_one(start, end)) is not None:
            return [within]
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
        """Return the hull of the target characters that came from ``source[source_start:source_end]``.

        None if the target has none of them. Takes time linear in the number of pieces.
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

    def target_places(self, places: Iterable[int]) -> dict[int, int]:
        """Return where places in the source are in the target, if no text was moved.

        A place inside text that was replaced is mapped to the start of the replacement; one in deleted text to the end
        of the text before it.
        """
        found: dict[int, int] = {}
        pieces = self.pieces
        piece: Piece | None = next(pieces, None)
        end = 0
        for place in sorted(places):
            while piece is not None and piece.source_end <= place:
                end = piece.end
                piece = next(pieces, None)
            if piece is None or place < piece.source_start:
                found[place] = end
            else:
                found[place] = piece.start + (place - piece.source_start if piece.is_literal else 0)
        return found

    def then(self, after: Alignment) -> Alignment:
        """Compose two steps: ``self`` aligns B with its source A, ``after`` C with B, the result C with A."""
        if self.is_identity:
            return after
        composed = Alignment(())
        for outer in after.pieces:
            if outer.start == outer.end:
                continue
            if not outer.is_literal or outer.source_start == outer.source_end:
                hull = self.source_span(outer.source_start, outer.source_end)
                composed._add(outer.start, outer.end, *hull, is_literal=False)
                continue
            shift = outer.start - outer.source_start
            for piece in self._pieces_over(outer.source_start, outer.source_end):
                start = max(piece.start, outer.source_start)
                end = min(piece.end, outer.source_end)
                if start < end:
                    extent = _clip(piece, start, end)
                    composed._add(start + shift, end + shift, *extent, is_literal=piece.is_literal)
        return composed

    def _within_one(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the source extent of ``start:end`` if it lies within one literal piece (the usual case), else None."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or not self._literal[index] or not start < end <= self._ends[index]:
            return None
        shift = self._source_starts[index] - self._starts[index]
        return start + shift, end + shift

    def _pieces_over(self, start: int, end: int) -> Iterator[Piece]:
        first = max(0, bisect_right(self._starts, start) - 1)
        last = min(first + 1, len(self._starts))
        while last < len(self._starts) and self._starts[last] < end:
            last += 1
        return self._slice(first, last)

    def _slice(self, first: int, last: int) -> Iterator[Piece]:
        columns = (self._starts, self._ends, self._source_starts, self._source_ends)
        return map(Piece, *(column[first:last] for column in columns), map(bool, self._literal[first:last]))


class AlignmentBuilder:
    """Builds a text from pieces of another one, left to right, and records the alignment."""

    def __init__(self) -> None:
        self._text = StringIO()
        self._alignment = Alignment(())
        self._length = 0

    def add(self, text: str, source_start: int, source_end: int) -> None:
        """Append ``text``, derived from ``source[source_start:source_end]``; an empty extent marks an insertion."""
        if not text:
            return
        self._text.write(text)
        is_literal = len(text) == source_end - source_start
        end = self._length + len(text)
        self._alignment._add(self._length, end, source_start, source_end, is_literal=is_literal)
        self._length = end

    @property
    def length(self) -> int:
        """Length of the text built so far, in code points."""
        return self._length

    def build(self) -> tuple[str, Alignment]:
        """Return the text and its alignment."""
        return self._text.getvalue(), self._alignment


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Alignment]:
    """Apply ``edits`` to ``text``; return the result and its alignment with ``text``.

    Parameters
    ----------
    text
        The source text.
    edits
        Non-overlapping replacements in ascending order; offsets refer to ``text``.

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
