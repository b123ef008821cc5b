"""Parts of a text: lines that belong together, and where a run of lines without an empty line is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.title_shape import MAX_TITLE_LINES, count_sentences, is_shaped_as_title, leaves_room
from kaext.segment.units import FURNITURE

# A paragraph of so many characters on one line is not wrapped.
MIN_UNWRAPPED_LENGTH = 120
# Characters of a line where one is wrapped.
TYPICAL_LINE_LENGTH = 60
# What is set narrower than so great a share of the body's measure is a box or caption.
NARROW_SHARE = 0.82
# Of a paragraph that is nearly as narrow, so many line ends, or so great a share, tell how wide it is set, where so
# many times more paragraphs are as wide as the body's measure.
_NEARLY_NARROW, _MIN_WRAPPED, _WRAPPED_EARLIER = 0.88, 4, 0.8
_WIDE, _WIDE_FOR_NARROW = 0.95, 4
_NEIGHBOURS = 6
_FULL_LINE = 0.9
_MAX_SHORT_LINE = 50


@dataclass(slots=True)
class TextBlock:
    """Lines that belong together, before and after they are told apart."""

    lines: list[int]
    kind: BlockKind | None = None
    box: int = 0
    gap_before: bool = True
    # What it begins with: the number of a heading, a label that recurs; a row of a table or list stands by itself.
    is_numbered: bool = False
    is_labelled: bool = False
    is_row: bool = False
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines joined by spaces."""
        return " ".join([text.strip() for text in self.texts])

    @property
    def width(self) -> int:
        """Length of the longest line."""
        return max([len(text.strip()) for text in self.texts])

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends as a sentence or an introduction does."""
        return cues.TERMINAL.search(self.texts[-1].rstrip()) is not None

    @property
    def sentences(self) -> int:
        """Number of sentences, by their final punctuation."""
        return count_sentences(self.text)


def is_title_like(block: TextBlock) -> bool:
    """Return whether a part is shaped like a title: short, no sentence's end, nothing left open."""
    if block.kind is not None or block.is_labelled or len(block.lines) > MAX_TITLE_LINES:
        return False
    return is_shaped_as_title(tuple(block.texts), is_numbered=block.is_numbered)


def count_lines(blocks: Sequence[TextBlock]) -> int:
    """Return how many lines parts take; one that is not wrapped takes as many as it would fill."""
    return sum(max(len(block.lines), len(block.text) // TYPICAL_LINE_LENGTH) for block in blocks)


def is_narrow(block: TextBlock, measure: int) -> bool:
    """Return whether a part is set in a narrower measure than the body, as boxes and captions are."""
    # A question and its answer are two lines without being wrapped.
    is_wrapped = len(block.lines) > 1 + block.texts[0].rstrip().endswith("?")
    return block.width <= min(NARROW_SHARE * measure, MIN_UNWRAPPED_LENGTH) and is_wrapped


def slightly_narrow_blocks(blocks: Sequence[TextBlock], measure: int) -> set[int]:
    """Return the long paragraphs set somewhat narrower than the body, as their many line ends tell.

    Only where they are few and all others are as wide as one another.
    """
    long = [number for number, block in enumerate(blocks) if block.kind is None and len(block.lines) > _MIN_WRAPPED]
    wide = [number for number in long if _WIDE * measure <= blocks[number].width <= MIN_UNWRAPPED_LENGTH]
    widest = max((blocks[number].width for number in wide), default=0)
    found = {
        number
        for number in long
        if blocks[number].width <= _NEARLY_NARROW * measure and is_wrapped_early(blocks[number], widest)
    }
    is_clear = len(wide) + len(found) == len(long) and len(wide) >= _WIDE_FOR_NARROW * len(found)
    return found if is_clear else set()


def is_wrapped_early(block: TextBlock, measure: int) -> bool:
    """Return whether the lines of a paragraph end where the body's measure had room for their next words."""
    pairs = list(pairwise(block.texts))
    early = sum(leaves_room(line, following, measure) for line, following in pairs)
    return bool(pairs) and early >= _WRAPPED_EARLIER * len(pairs)


def skip_furniture(blocks: Sequence[TextBlock], index: int, step: int) -> int | None:
    """Return the next part in a direction that is no page furniture."""
    while 0 <= index < len(blocks) and blocks[index].kind in FURNITURE:
        index += step
    return index if 0 <= index < len(blocks) else None


def is_short_line(texts: Sequence[str], index: int) -> bool:
    """Return whether a short line ends before the measure of those around it, as a title does."""
    around = texts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    measure = max(len(text.strip()) for text in around)
    is_short = len(texts[index].strip()) <= _MAX_SHORT_LINE
    return is_short and leaves_room(texts[index], texts[index + 1], _FULL_LINE * measure)
