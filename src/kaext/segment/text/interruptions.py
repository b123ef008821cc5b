"""Boxes that interrupt a sentence: the text before them is unfinished, and the text after them continues it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.title_shape import FIRST_WORD, UNFINISHED_END, is_shaped_as_title, line_width

# An inset without empty lines around it: its lines are narrower than this share of the paragraph that it interrupts.
_INSET_SHARE, _MIN_INSET_LINES = 0.9, 3
# Of so many lines before it, this share is wider than the inset.
_MIN_OUTSIDE_LINES, _MAX_OUTSIDE_LINES, _MIN_WIDER_SHARE = 2, 20, 0.7
# A title inside a paragraph takes at most this share of its width.
_MAX_TITLE_SHARE = 0.75
_MAX_BOX_BLOCKS = 6
# A line of this share of the width of the text is full.
_FULL_SHARE = 0.9
_MAX_BOX_LENGTH = 900


def split_insets(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Split running text at the boxes inside it that no empty line sets off, and label these boxes.

    Such a box has a title as its first line, and lines narrower than the text.
    """
    result: list[TextBlock] = []
    for run in _runs(blocks):
        inset = _inset([text for block in run for text in block.texts])
        start = 0
        for block in run:
            result += _parts(block, inset, start) if inset else [block]
            start += len(block.lines)
    return result


def _runs(blocks: Sequence[TextBlock]) -> Iterator[list[TextBlock]]:
    """Yield the blocks, with adjacent ones of running text together if no empty line separates them."""
    run: list[TextBlock] = []
    for block in blocks:
        is_text = block.kind is None and not (block.is_row or block.is_labelled or block.is_numbered)
        if run and not (is_text and not block.gap_before):
            yield run
            run = []
        run.append(block)
        if not is_text:
            yield run
            run = []
    if run:
        yield run


def _parts(block: TextBlock, inset: range, start: int) -> Iterator[TextBlock]:
    """Yield the parts of a block before, inside and after a box.

    Parameters
    ----------
    block
        The block.
    inset
        The lines of the box, title first, counted in the run of the block.
    start
        The block's first line in its run.
    """
    box = -1 - inset.start - block.lines[0] + start
    pieces: list[tuple[int, int, BlockKind | None]] = [
        (start, inset.start, None),
        (inset.start, inset.start + 1, "box_title"),
        (inset.start + 1, inset.stop, "box"),
        (inset.stop, start + len(block.lines), None),
    ]
    for first, after, kind in pieces:
        part = slice(max(first - start, 0), max(after - start, 0))
        if lines := block.lines[part]:
            is_first = lines[0] == block.lines[0]
            gap = block.gap_before and is_first
            yield replace(
                block, lines=lines, kind=kind, box=box if kind else 0, gap_before=gap, texts=block.texts[part]
            )


def _inset(texts: Sequence[str]) -> range | None:
    """Return the lines of a box inside running text, title first; None if there is none."""
    width = max(map(line_width, texts))
    for start in range(_MIN_OUTSIDE_LINES, len(texts) - _MIN_INSET_LINES):
        above, title = texts[start - 1].strip(), texts[start].strip()
        is_full = len(above) >= _INSET_SHARE * width and not cues.TERMINAL.search(above)
        if not is_full or len(title) > _MAX_TITLE_SHARE * width or not is_shaped_as_title((title,)):
            continue
        narrow = list(takewhile(lambda line: line_width(texts[line]) < _INSET_SHARE * width, range(start, len(texts))))
        stop = start + len(narrow)
        while stop > start and not cues.SENTENCE_END.search(texts[stop - 1]):
            stop -= 1
        is_closed = start + _MIN_INSET_LINES < stop < len(texts)
        if is_closed and _are_wider(texts[max(0, start - _MAX_OUTSIDE_LINES) : start], texts[start:stop]):
            return range(start, stop)
    return None


def _are_wider(outside: Sequence[str], inside: Sequence[str]) -> bool:
    """Return whether most lines of a paragraph are wider than all lines of its inset."""
    widest = max(map(line_width, inside))
    wider = sum(1 for text in outside if line_width(text) > widest)
    return len(outside) >= _MIN_OUTSIDE_LINES and wider >= _MIN_WIDER_SHARE * len(outside)


def mark_interrupting_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label the blocks between two halves of a sentence as a box.

    They are set off by empty lines and have a title, or the interruption breaks a word.
    """
    for number, block in enumerate(blocks):
        inside = _set_off(blocks, number + 1) if block.kind is None and not block.is_finished else ()
        after = number + 1 + len(inside)
        if not inside or after >= len(blocks) or not _is_prose(blocks[after]):
            continue
        if not _is_unfinished_prose(block, blocks[after].width):
            continue
        title = _title(inside)
        if _is_interrupted(block, blocks[after], is_title_below=title == len(inside) - 1, has_title=title is not None):
            block.kind = "body"
            for place, part in enumerate(inside):
                part.kind, part.box = "box_title" if place == title else "box", number + 2


def _is_prose(block: TextBlock) -> bool:
    return block.kind is None and not (block.is_row or block.is_labelled or block.is_numbered or is_title_like(block))


def _is_unfinished_prose(block: TextBlock, width: int) -> bool:
    """Return whether a block is text without an end; two lines may look like a title, but titles are not that wide."""
    is_wide = block.width >= _FULL_SHARE * width and not (block.is_row or block.is_labelled or block.is_numbered)
    return (_is_prose(block) or is_wide) and not block.is_finished and len(block.lines) > 1


def _set_off(blocks: Sequence[TextBlock], start: int) -> Sequence[TextBlock]:
    """Return the blocks from ``start`` to the next empty line, if they can be the text of a box."""
    end = start + 1
    while end < min(len(blocks), start + _MAX_BOX_BLOCKS + 1) and not blocks[end].gap_before:
        end += 1
    inside = blocks[start:end]
    text = [part for part in inside if not is_title_like(part)]
    is_text = bool(text) and all(part.kind is None and not part.is_numbered for part in inside) and text[-1].is_finished
    is_short = len(inside) <= _MAX_BOX_BLOCKS and sum(len(part.text) for part in inside) <= _MAX_BOX_LENGTH
    return inside if is_text and is_short and inside[0].gap_before else ()


def _title(inside: Sequence[TextBlock]) -> int | None:
    """Return the place of the title: the first block, or the last."""
    return next((place for place in (0, len(inside) - 1) if is_title_like(inside[place])), None)


def _is_interrupted(before: TextBlock, after: TextBlock, *, is_title_below: bool, has_title: bool) -> bool:
    """Return whether a sentence goes on after a box.

    The interruption breaks a word, or the box has a title and the sentence ends on a full line or in a word that needs
    another one. A title below the box's text is enough, as it heads nothing.
    """
    last = before.texts[-1].strip()
    if cues.BROKEN_WORD.search(last):
        return True
    word = FIRST_WORD.match(after.texts[0])
    is_full = word is not None and len(last) + 1 + len(word[0].strip()) > before.width
    return has_title and (is_title_below or is_full or UNFINISHED_END.search(last) is not None)
