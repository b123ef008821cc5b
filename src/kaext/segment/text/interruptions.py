"""Boxes that interrupt a sentence: the text before them is unfinished, and the text after them continues it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.title_shape import FIRST_WORD, UNFINISHED_END, is_shaped_as_title, leaves_room, line_width

# An inset without empty lines around it: its lines are narrower than this share of the paragraph that it interrupts.
_INSET_SHARE, _MIN_INSET_LINES = 0.9, 3
# Of so many lines before it, this share is wider than the inset.
_MIN_OUTSIDE_LINES, _MAX_OUTSIDE_LINES, _MIN_WIDER_SHARE = 2, 20, 0.7
# A title inside a paragraph takes at most this share of its width.
_MAX_TITLE_SHARE = 0.75
# A dative singular at the end of a line.
_OBJECT_END = regex.compile(r"\p{Georgian}{3}[აბგდთკლმნპჟრტფქღყშჩცძწჭხჯოეუ]ს\s*+$")
_MAX_BOX_BLOCKS = 6
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


def split_box_titles(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Split the title, its first line, from a block between the two halves of a sentence.

    Such a block is a box, and its first line leaves room for the next word.
    """
    result: list[TextBlock] = []
    for number, block in enumerate(blocks):
        before, after = (blocks[i] if 0 <= i < len(blocks) else None for i in (number - 1, number + 1))
        is_between = before is not None and after is not None and _is_unfinished_prose(before) and _is_prose(after)
        is_apart = after is not None and block.gap_before and after.gap_before
        if is_between and is_apart and before is not None and _has_title_line(block, before):
            result.append(replace(block, lines=block.lines[:1], texts=block.texts[:1]))
            result.append(replace(block, lines=block.lines[1:], texts=block.texts[1:], gap_before=False))
        else:
            result.append(block)
    return result


def _has_title_line(block: TextBlock, before: TextBlock) -> bool:
    """Return whether the first line of a block narrower than the one before it is a title."""
    is_box = _is_prose(block) and block.is_finished and len(block.lines) > _MIN_INSET_LINES
    is_box = is_box and block.width < _INSET_SHARE * before.width
    title = block.texts[0]
    return is_box and is_shaped_as_title((title,)) and leaves_room(title, block.texts[1], block.width)


def mark_interrupting_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label the blocks between two halves of a sentence as a box.

    They are set off by empty lines and have a title, or the interruption breaks a word.
    """
    for number, block in enumerate(blocks):
        is_object = _ends_in_object(block)
        if not (_is_unfinished_prose(block) or is_object):
            continue
        inside = _set_off(blocks, number + 1)
        after = number + 1 + len(inside)
        if not inside or after >= len(blocks) or not _is_prose(blocks[after]):
            continue
        title = _title(inside)
        is_title_below = title == len(inside) - 1
        if is_object and not (is_title_below and block.width >= _INSET_SHARE * blocks[after].width):
            continue
        if _is_interrupted(block, blocks[after], is_title_below=is_title_below, has_title=title is not None):
            block.kind = "body" if is_object else None
            for place, part in enumerate(inside):
                part.kind, part.box = "box_title" if place == title else "box", number + 2


def _is_prose(block: TextBlock) -> bool:
    return block.kind is None and not (block.is_row or block.is_labelled or block.is_numbered or is_title_like(block))


def _is_unfinished_prose(block: TextBlock) -> bool:
    return _is_prose(block) and not block.is_finished and len(block.lines) > 1


def _ends_in_object(block: TextBlock) -> bool:
    """Return whether lines could be a title but for their last word, an object whose verb is still to come.

    … 2017 წლის / ივნისში დიდ წვრთნას (in June 2017 … a large exercise).
    """
    is_single = block.kind is not None or block.is_numbered or len(block.lines) == 1
    return not is_single and is_title_like(block) and _OBJECT_END.search(block.texts[-1]) is not None


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
