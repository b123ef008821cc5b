"""Columns and boxes beside each other, which ingest has put one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kaext.segment.text.blocks import NARROW_SHARE, TextBlock, is_title_like
from kaext.segment.text.frames import Frame
from kaext.source import BOX_REGION


def side_boxes(texts: Sequence[str], regions: Sequence[str]) -> Iterator[Frame]:
    """Yield the boxes beside text, with the title at their top."""
    for region, group in groupby(range(len(texts)), lambda index: regions[index]):
        lines = [index for index in group if texts[index].strip()]
        if not region.startswith(BOX_REGION) or not lines:
            continue
        has_title = len(lines) > 1 and is_title_like(TextBlock(lines[:1], texts=[texts[lines[0]]]))
        first = lines[1] if has_title else lines[0]
        yield Frame((), range(lines[0], first), range(first, lines[-1] + 1))


def mark_columns(blocks: Sequence[TextBlock], texts: Sequence[str], regions: Sequence[str], measure: int) -> None:
    """Label the paragraphs of columns that are narrow because other text is beside them as body."""
    narrow: set[int] = set()
    for region, group in groupby(range(len(texts)), lambda index: regions[index]):
        lines = list(group)
        is_beside = region != "" and not region.startswith(BOX_REGION)
        if is_beside and max(len(texts[line].strip()) for line in lines) <= NARROW_SHARE * measure:
            narrow.update(lines)
    for block in blocks if narrow else ():
        is_text = block.kind is None and len(block.lines) > 1 and not is_title_like(block)
        if is_text and not (block.is_row or block.is_labelled) and block.lines[0] in narrow:
            block.kind = "body"
