"""Boxes whose lines are known before the text is cut into blocks: framed by lines of signs, or label above value.

Lines of signs (------, * * *, ======) separate sections and frame boxes in e-mails and typed texts.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.imprints import is_imprint
from kaext.segment.text.blocks import TextBlock
from kaext.segment.text.tables import has_rules, has_value, is_rule_of_columns
from kaext.segment.title_shape import MAX_TITLE_LENGTH

_LINE_OF_SIGNS = regex.compile(
    r"\s*+(?:([-=*_~#+•–—─━═])\s?+(?:\1\s?+){2,}+|(?:\+[-=]{2,}+){1,8}+\+|[┌┏╔├┣╠╟└┗╚╰╭][─━═]{2,}+[┐┓╗┤┫╣╢┘┛╝╯╮])\s*+"
)
# The corners of a frame that is drawn, all of which belong to the same one.
_CORNERS = frozenset("┌┏╔├┣╠╟└┗╚╰╭")
# *** ციფრები *** (figures), --- მოკლედ --- (in short): a title between signs, also the upper side of a frame.
_TITLE_IN_SIGNS = regex.compile(r"\s*+([-=*~#_─━═])\1{2,}+\s*+[^\s\d](?:\s?[^\s]){1,60}?\s*+\1{3,}+\s*+")
# The sides of a frame, with the spaces inside them.
_SIDES = "|*│┃║ \t"
_MIN_QUIZ_ITEMS = 2
_MIN_PRICES = 3
_MIN_FACT_LINES, _MAX_FACT_LENGTH = 4, 60

# 41; €1,25 მლნ; 16.03.1994; 1 269 ტონა (tonnes): a figure with at most two words.
_LONE_FIGURE = regex.compile(r"\s*+[€$£~<>+]?\s?\d[\d.,\s%–/-]*+(?:[\p{L}.%]{1,20}+\s?){0,2}\s*+")


@dataclass(frozen=True, slots=True)
class Frame:
    """A box with known lines.

    Attributes
    ----------
    separators
        The lines of signs around it: two, or three if one separates the title from the text; none without a frame.
    title
        The lines of the title; empty if the box has none.
    text
        The lines of the text.
    has_rows
        Whether each line of the text is apart from the others.
    """

    separators: tuple[int, ...]
    title: range
    text: range
    has_rows: bool = False

    @property
    def box(self) -> int:
        """The number of the box, by its first line of text, so that it differs from that of every other box."""
        return -1 - self.text.start


def separator_lines(texts: Sequence[str]) -> list[int]:
    """Return the lines that consist of repeated signs, except those between the rows of a table."""
    found = []
    for index, text in enumerate(texts):
        beside = (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2])
        if _LINE_OF_SIGNS.fullmatch(text) and not (any(map(has_rules, beside)) or is_rule_of_columns(texts, index)):
            found.append(index)
    return found


def frames(texts: Sequence[str], separators: Sequence[int]) -> list[Frame]:
    """Return the boxes that lines of the same sign frame, without an empty line inside.

    A single short line between two such lines is a heading, unless a third one closes the text below it.
    """
    alike = {index: _sign(texts[index]) for index in separators}
    found = [frame for index in separators for frame in _frames_below_title(texts, index, alike[index])]
    titled = {frame.separators[-1] for frame in found}
    taken = -1
    for number, (first, second) in enumerate(pairwise(separators)):
        if not titled.isdisjoint((first, second)):
            continue
        inside = range(first + 1, second)
        if first <= taken or alike[first] != alike[second] or not _is_filled(texts, inside):
            continue
        third = separators[number + 2] if number + 2 < len(separators) else None
        below = range(second + 1, third) if third is not None and alike[third] == alike[first] else range(0)
        if len(inside) > 1 and not is_imprint(" ".join(texts[line] for line in inside)):
            has_title = cues.BOX_TITLE.match(texts[inside[0]].strip(_SIDES)) is not None
            found.append(Frame((first, second), inside[:has_title], inside[has_title:]))
        elif len(texts[first + 1].strip()) <= MAX_TITLE_LENGTH and third is not None and _is_filled(texts, below):
            found.append(Frame((first, second, third), inside, below))
        else:
            continue
        taken = found[-1].separators[-1]
    return found


def _sign(line: str) -> str:
    """Return the sign that a line consists of; the same one for all lines of a frame that is drawn."""
    sign = line.strip()[:1]
    return "┌" if sign in _CORNERS else sign


def _frames_below_title(texts: Sequence[str], closing: int, sign: str) -> Iterator[Frame]:
    """Yield the box that a line of signs closes and a title between the same signs opens."""
    above = list(takewhile(lambda line: texts[line].strip(), range(closing - 1, -1, -1)))
    title = next((line for line in above if _TITLE_IN_SIGNS.fullmatch(texts[line])), closing)
    if title + 1 < closing and texts[title].strip()[:1] == sign:
        yield Frame((closing,), range(title, title + 1), range(title + 1, closing))


def fact_boxes(texts: Sequence[str]) -> Iterator[Frame]:
    """Yield the boxes with a title of boxes (ფაქტები ციფრებში, facts in figures) over short lines up to an empty line.

    Labels and values are on lines of their own, so that a line may look like a heading, a date or a page number.
    """
    for index, text in enumerate(texts):
        if not cues.BOX_TITLE.match(text) or (index and texts[index - 1].strip()):
            continue
        below = list(takewhile(lambda line: texts[line].strip(), range(index + 1, len(texts))))
        is_short = all(len(texts[line]) <= _MAX_FACT_LENGTH and not cues.TERMINAL.search(texts[line]) for line in below)
        values = sum(1 for line in below if _LONE_FIGURE.fullmatch(texts[line]))
        if is_short and len(below) >= _MIN_FACT_LINES and 3 * values >= len(below):
            yield Frame((), range(index, index + 1), range(index + 1, index + 1 + len(below)), has_rows=True)


def price_lists(texts: Sequence[str]) -> Iterator[Frame]:
    """Yield the boxes with a question for the price (რა ღირს?) over a paragraph of labels and values."""
    for index, text in enumerate(texts):
        if not cues.PRICE_QUESTION.fullmatch(text) or (index and texts[index - 1].strip()):
            continue
        first = next((line for line in range(index + 1, len(texts)) if texts[line].strip()), index + 1)
        below = list(takewhile(lambda line: texts[line].strip(), range(first, len(texts))))
        values = sum(1 for line in below if has_value(texts[line]))
        if values >= _MIN_PRICES and 2 * values > len(below):
            yield Frame((), range(index, index + 1), range(first, first + len(below)))


def quizzes(texts: Sequence[str]) -> Iterator[Frame]:
    """Yield the quizzes with a title of their own and no number: questions, options and answers, over empty lines."""
    after = 0
    for index, text in enumerate(texts):
        is_apart = index > 0 and not texts[index - 1].strip()
        if index < after or not is_apart or not cues.QUIZ_TITLE.fullmatch(text):
            continue
        items, end = 0, index + 1
        while (start := next((line for line in range(end, len(texts)) if texts[line].strip()), None)) is not None:
            if not (cues.QUIZ_ITEM.match(texts[start]) or cues.ANSWERS_TITLE.fullmatch(texts[start])):
                break
            end = start + sum(1 for _ in takewhile(str.strip, texts[start:]))
            items += sum(1 for line in texts[start:end] if cues.QUIZ_ITEM.match(line))
        if items >= _MIN_QUIZ_ITEMS:
            after = end
            yield Frame((), range(index, index + 1), range(index + 1, end))


def _is_filled(texts: Sequence[str], lines: range) -> bool:
    return len(lines) > 0 and all(texts[index].strip() for index in lines)


def mark_frames(blocks: Sequence[TextBlock], several: Sequence[Frame]) -> None:
    """Label the blocks inside frames as boxes, each with its title."""
    kinds: dict[int, tuple[BlockKind, int]] = {}
    for frame in several:
        kinds |= dict.fromkeys(frame.title, ("box_title", frame.box))
        kinds |= dict.fromkeys(frame.text, ("box", frame.box))
    facts = {line for frame in several if frame.has_rows for line in frame.text}
    for block in blocks:
        if block.lines[0] in kinds:
            block.kind, block.box = kinds[block.lines[0]]
            block.is_row = block.is_row or block.lines[0] in facts


def with_separators(
    blocks: Sequence[TextBlock],
    texts: Sequence[str],
    separators: Sequence[int],
    several: Sequence[Frame],
    rules: Container[int],
) -> list[TextBlock]:
    """Return the blocks and, in their places, the separators.

    They are parts of the boxes they frame, of the footnotes under ``rules``, else page furniture.
    """
    boxes = {line: frame.box for frame in several for line in frame.separators}
    return sorted([*blocks, *_as_blocks(texts, separators, boxes, rules)], key=lambda block: block.lines[0])


def _as_blocks(
    texts: Sequence[str], separators: Sequence[int], boxes: dict[int, int], rules: Container[int]
) -> Iterator[TextBlock]:
    for line in separators:
        box = boxes.get(line, 0)
        kind: BlockKind = "box" if box else "imprint" if line in rules else "header"
        yield TextBlock([line], kind, box, is_row=True, texts=[texts[line]])
