"""Lines of signs that separate sections and frame boxes in e-mails and typed texts: ------, * * *, ======."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from kaext.segment.text.blocks import TextBlock
from kaext.segment.text.tables import has_rules
from kaext.segment.title_shape import MAX_TITLE_LENGTH

_SEPARATOR = regex.compile(r"\s*+(?:([-=*_~#+•–—])\s?+(?:\1\s?+){2,}+|(?:\+[-=]{2,}+){1,8}+\+)\s*+")


@dataclass(frozen=True, slots=True)
class Frame:
    """A box between lines of signs.

    Attributes
    ----------
    separators
        The lines of signs: two, or three if one separates the title from the text.
    title
        The lines of the title; empty if the box has none.
    text
        The lines of the text.
    """

    separators: tuple[int, ...]
    title: range
    text: range


def separator_lines(texts: Sequence[str]) -> list[int]:
    """Return the lines that consist of repeated signs, except those between the rows of a table."""
    return [
        index
        for index, text in enumerate(texts)
        if _SEPARATOR.fullmatch(text)
        and not any(has_rules(beside) for beside in (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2]))
    ]


def frames(texts: Sequence[str], separators: Sequence[int]) -> list[Frame]:
    """Return the boxes that lines of the same sign frame, without an empty line inside.

    A single short line between two such lines is a heading, unless a third one closes the text below it.
    """
    alike = {index: texts[index].strip()[:1] for index in separators}
    found: list[Frame] = []
    taken = -1
    for number, (first, second) in enumerate(pairwise(separators)):
        inside = range(first + 1, second)
        if first <= taken or alike[first] != alike[second] or not _is_filled(texts, inside):
            continue
        third = separators[number + 2] if number + 2 < len(separators) else None
        below = range(second + 1, third) if third is not None and alike[third] == alike[first] else range(0)
        if len(inside) > 1:
            found.append(Frame((first, second), range(0), inside))
        elif len(texts[first + 1].strip()) <= MAX_TITLE_LENGTH and third is not None and _is_filled(texts, below):
            found.append(Frame((first, second, third), inside, below))
        else:
            continue
        taken = found[-1].separators[-1]
    return found


def _is_filled(texts: Sequence[str], lines: range) -> bool:
    return len(lines) > 0 and all(texts[index].strip() for index in lines)


def mark_frames(blocks: Sequence[TextBlock], several: Sequence[Frame]) -> None:
    """Label the blocks inside frames as boxes, each with its title."""
    for number, frame in enumerate(several):
        for block in blocks:
            if block.lines[0] in frame.title or block.lines[0] in frame.text:
                block.kind = "box_title" if block.lines[0] in frame.title else "box"
                block.box = -1 - number


def with_separators(
    blocks: Sequence[TextBlock], texts: Sequence[str], separators: Sequence[int], several: Sequence[Frame]
) -> list[TextBlock]:
    """Return the blocks and, in their places, the separators: parts of the boxes they frame, else page furniture."""
    boxes = {line: -1 - number for number, frame in enumerate(several) for line in frame.separators}
    return sorted([*blocks, *_as_blocks(texts, separators, boxes)], key=lambda block: block.lines[0])


def _as_blocks(texts: Sequence[str], separators: Sequence[int], boxes: dict[int, int]) -> Iterator[TextBlock]:
    for line in separators:
        box = boxes.get(line, 0)
        yield TextBlock([line], "box" if box else "header", box, is_row=True, texts=[texts[line]])
