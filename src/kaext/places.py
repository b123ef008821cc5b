"""Where extents of the normalised text stand: in which block, where in the source, where on the page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TypedDict

from kaext.alignment import Alignment
from kaext.document import Block
from kaext.source import BoxColumns, Source, bbox_columns

_start = attrgetter("start")


class Standing(TypedDict):
    """The columns of a record that say where it stands, without its boxes.

    ``source_start`` and ``source_end`` (code points of the source as decoded) are those of text inputs, ``page`` (from
    1) is that of PDFs.
    """

    block_id: str
    source_start: int | None
    source_end: int | None
    page: int | None


class PlacedColumns(BoxColumns):
    """The columns of a record that say where it stands, with its boxes."""

    block_id: str
    source_start: int | None
    source_end: int | None


@dataclass(frozen=True, slots=True)
class Places:
    """Where extents of the normalised text of a document stand; extents are in code points.

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

    def placed(self, start: int, end: int) -> PlacedColumns:
        """Return where an extent stands, with its boxes."""
        boxes = self.source.char_boxes
        pieces = boxes.boxes_of(self.alignment.source_extents(start, end)) if boxes is not None else ()
        source_start, source_end = self.source_span(start, end)
        return {
            "block_id": self.block_id(start),
            "source_start": source_start,
            "source_end": source_end,
            **bbox_columns(pieces),
        }

    def standing(self, start: int, end: int) -> Standing:
        """Return where an extent stands, without its boxes: those of a sentence take long to find."""
        boxes = self.source.char_boxes
        source_start, source_end = self.source_span(start, end)
        return {
            "block_id": self.block_id(start),
            "source_start": source_start,
            "source_end": source_end,
            "page": boxes.first_page(self.alignment.source_extents(start, end)) if boxes is not None else None,
        }

    def source_span(self, start: int, end: int) -> tuple[int | None, int | None]:
        """Return the extent of the source that an extent came from; none of a PDF, whose text is no file's."""
        if self.source.char_boxes is not None:
            return None, None
        return self.alignment.source_span(start, end)

    def block_id(self, start: int) -> str:
        """Return the block that holds a character; "" before the first."""
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
        """Return the last block that begins at a character or before it."""
        index = bisect_right(self.blocks, start, key=_start) - 1
        return self.blocks[index] if index >= 0 else None
