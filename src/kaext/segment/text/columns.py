"""Columns and boxes beside each other, which ingest has put one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kaext.segment.text.blocks import NARROW_SHARE, TextBlock, is_title_like
from kaext.segment.text.frames import Frame
from kaext.source import BOX_REGION

# A paragraph of a column, and the width of a title directly above its text.
_MIN_LINES, _MAX_TITLE_SHARE = 3, 0.8


def side_boxes(texts: Sequence[str], regions: Sequence[str]) -> Iterator[Frame]:
    """Yield the boxes beside text, with the title at their top."""
    for region, indices in groupby(range(len(texts)), lambda index: regions[index]):
        lines = [index for index in indices if texts[index].strip()]
        if not region.startswith(BOX_REGION) or not lines:
            continue
        has_title = len(lines) > 1 and is_title_like(TextBlock(lines[:1], texts=[texts[lines[0]]]))
        first = lines[1] if has_title else lines[0]
        yield Frame((), range(lines[0], first), range(first, lines[-1] + 1))


def mark_columns(blocks: Sequence[TextBlock], texts: Sequence[str], regions: Sequence[str], measure: int) -> None:
    """Label the paragraphs of columns that are narrow because other text is beside them as body."""
    narrow: set[int] = set()
    for region, indices in groupby(range(len(texts)), lambda index: regions[index]):
        lines = list(indices)
        is_beside = region != "" and not region.startswith(BOX_REGION)
        if is_beside and max(len(texts[line].strip()) for line in lines) <= NARROW_SHARE * measure:
            narrow.update(lines)
    for group in _groups(blocks) if narrow else ():
        if group[0].lines[0] in narrow and sum(len(block.lines) for block in group) >= _MIN_LINES:
            for block in group[_has_title(group) :]:
                if block.kind is None and not (block.is_row or block.is_labelled):
                    block.kind = "body"


def _groups(blocks: Sequence[TextBlock]) -> Iterator[list[TextBlock]]:
    """Yield the blocks that no empty line separates."""
    group: list[TextBlock] = []
    for block in blocks:
        if group and block.gap_before:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _has_title(group: Sequence[TextBlock]) -> bool:
    """Return whether the first of several blocks is a title, which does not fill its line, and the second is none."""
    if len(group) < 2 or not is_title_like(group[0]) or is_title_like(group[1]):
        return False
    return group[0].width <= _MAX_TITLE_SHARE * max(block.width for block in group[1:])
