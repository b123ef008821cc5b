"""The locations of extents of the normalised text: block, source extent, page and boxes."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TypedDict

from kaext.alignment import Alignment
from kaext.document import Block
from kaext.source import BoxColumns, Source, bbox_columns

_start = attrgetter("start")


class Location(TypedDict):
    """The location columns of a record without boxes.

    ``source_start`` and ``source_end`` (code points of the source as decoded) are set for text inputs, ``page`` (from
    1) for PDFs.
    """

    block_id: str
    source_start: int | None
    source_end: int | None
    page: int | None


class BoxedLocation(BoxColumns):
    """The location columns of a record with boxes."""

    block_id: str
    source_start: int | None
    source_end: int | None


@dataclass(frozen=True, slots=True)
class Places:
    """Maps extents of the normalised text of a document, in code points, to their locations.

    Parameters
    ----------
    alignment
        From the normalised text to ``source.text``.
    blocks
        The blocks in text order.
    source
        The source as read.
    """

    alignment: Alignment
    blocks: tuple[Block, ...]
    source: Source

    def boxed_location(self, start: int, end: int) -> BoxedLocation:
        """Return the location of an extent with its boxes."""
        boxes = self.source.char_boxes
        pieces = boxes.boxes_of(self.alignment.source_extents(start, end)) if boxes is not None else ()
        source_start, source_end = self.source_span(start, end)
        return {
            "block_id": self.block_id(start),
            "source_start": source_start,
            "source_end": source_end,
            **bbox_columns(pieces),
        }

    def location(self, start: int, end: int) -> Location:
        """Return the location of an extent without boxes, which are slow to compute for a sentence."""
        boxes = self.source.char_boxes
        source_start, source_end = self.source_span(start, end)
        return {
            "block_id": self.block_id(start),
            "source_start": source_start,
            "source_end": source_end,
            "page": boxes.first_page(self.alignment.source_extents(start, end)) if boxes is not None else None,
        }

    def source_span(self, start: int, end: int) -> tuple[int | None, int | None]:
        """Return the source extent of an extent; (None, None) for a PDF, which has no source text."""
        if self.source.char_boxes is not None:
            return None, None
        return self.alignment.source_span(start, end)

    def block_id(self, start: int) -> str:
        """Return the id of the block that contains a character; "" before the first."""
        block = self._block(start)
        return block.block_id if block else ""

    def reading_confidence(self, start: int, end: int) -> float:
        """Return the least confidence of the words and joined halves that an extent came from; 1 where all are sure."""
        block = self._block(start)
        word_joins = block.word_joins if block else ()
        least = min((join.confidence for join in word_joins if start < join.offset < end), default=1.0)
        words = self.source.word_confidences
        for source_start, source_end in self.alignment.source_extents(start, end) if words else ():
            index = bisect_right(words, source_start, key=lambda word: word[1])
            while index < len(words) and words[index][0] < source_end:
                least = min(least, words[index][2])
                index += 1
        return least

    def _block(self, start: int) -> Block | None:
        """Return the last block that begins at ``start`` or before it."""
        index = bisect_right(self.blocks, start, key=_start) - 1
        return self.blocks[index] if index >= 0 else None
