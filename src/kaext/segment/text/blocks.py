"""Blocks of a text: lines that belong together, and measurements of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.title_shape import MAX_TITLE_LINES, count_sentences, is_shaped_as_title, leaves_room, line_width
from kaext.segment.units import FURNITURE

# A line of more characters than this is an unwrapped paragraph.
MIN_UNWRAPPED_LENGTH = 120
# Characters in a typical wrapped line.
TYPICAL_LINE_LENGTH = 60
# A block narrower than this share of the body's measure is a box or caption.
NARROW_SHARE = 0.82
# A slightly narrower paragraph counts as narrow if it has enough lines and most of them are wrapped early, and if
# paragraphs of the body's full width outnumber such paragraphs by ``_WIDE_FOR_NARROW``.
_NEARLY_NARROW, _MIN_WRAPPED, _WRAPPED_EARLIER = 0.88, 4, 0.8
_WIDE, _WIDE_FOR_NARROW = 0.95, 4
_NEIGHBOURS = 6
_FULL_LINE = 0.9
_MAX_SHORT_LINE = 50


@dataclass(slots=True)
class TextBlock:
    """Lines that belong together; the label is ``None`` until a rule assigns one.

    Attributes
    ----------
    lines
        Indices of the lines.
    kind
        The label.
    box
        A number that the blocks of one box share; 0 outside boxes.
    gap_before
        Whether an empty line precedes the block.
    is_numbered, is_labelled
        Whether it starts with a heading number, or with a recurring label.
    is_row
        Whether it is a row of a table or list, which is never joined to another block.
    texts
        The texts of the lines.
    """

    lines: list[int]
    kind: BlockKind | None = None
    box: int = 0
    gap_before: bool = True

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
        """Length of the longest line, in code points; a space typed twice counts once."""
        return max(map(line_width, self.texts))

    @property
    def is_finished(self) -> bool:
        """Whether the last line ends in final punctuation, including a colon or semicolon."""
        return cues.TERMINAL.search(self.texts[-1].rstrip()) is not None

    @property
    def sentences(self) -> int:
        """Number of sentences, by their final punctuation."""
        return count_sentences(self.text)


def is_title_like(block: TextBlock) -> bool:
    """Return whether an unlabelled block is shaped like a title: short, no final punctuation, nothing incomplete."""
    if block.kind is not None or block.is_labelled or len(block.lines) > MAX_TITLE_LINES:
        return False
    return is_shaped_as_title(tuple(block.texts), is_numbered=block.is_numbered)


def count_lines(blocks: Sequence[TextBlock]) -> int:
    """Return how many lines blocks take; an unwrapped line counts as many times as it would be wrapped."""
    return sum(max(len(block.lines), len(block.text) // TYPICAL_LINE_LENGTH) for block in blocks)


def is_narrow(block: TextBlock, measure: int) -> bool:
    """Return whether a block is set in a narrower measure than the body, like boxes and captions."""
    # A question with its answer below takes two lines without being wrapped.
    is_wrapped = len(block.lines) > 1 + block.texts[0].rstrip().endswith("?")
    return block.width <= min(NARROW_SHARE * measure, MIN_UNWRAPPED_LENGTH) and is_wrapped


def slightly_narrow_blocks(blocks: Sequence[TextBlock], measure: int) -> set[int]:
    """Return the long paragraphs slightly narrower than the body, judged by many line ends.

    Only if they are few, and all other long paragraphs are equally wide.
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
    """Return whether most lines of a block end although the next word would fit into the given measure."""
    pairs = list(pairwise(block.texts))
    early = sum(leaves_room(line, following, measure) for line, following in pairs)
    return bool(pairs) and early >= _WRAPPED_EARLIER * len(pairs)


def skip_furniture(blocks: Sequence[TextBlock], index: int, step: int) -> int | None:
    """Return the index of the next block in a direction that is not page furniture, or ``None``."""
    while 0 <= index < len(blocks) and blocks[index].kind in FURNITURE:
        index += step
    return index if 0 <= index < len(blocks) else None


def is_short_line(texts: Sequence[str], index: int) -> bool:
    """Return whether a short line ends before the measure of the lines around it, like a title."""
    around = texts[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    measure = max(map(line_width, around))
    is_short = line_width(texts[index]) <= _MAX_SHORT_LINE
    return is_short and leaves_room(texts[index], texts[index + 1], _FULL_LINE * measure)
