"""Boxes that are told by what they hold or say: tables, lists, labels, and paragraphs set closer than the body's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from kaext.segment import cues
from kaext.segment.parts import MAX_TITLE_LENGTH, MAX_TITLE_LINES, UNWRAPPED, Part, beyond_furniture, is_titleish

_MIN_ITEMS = 3
_MIN_SECTIONS = 3


def mark_lists(parts: Sequence[Part]) -> None:
    """Mark short lines, three or more together, as the items of a list: they would be titles of nothing."""
    run: list[int] = []
    for number in range(len(parts) + 1):
        part = parts[number] if number < len(parts) else None
        is_item = part is not None and _is_item(part)
        if part is not None and is_item and run and not part.gap_before:
            run.append(number)
            continue
        # The last one may head the paragraph under it, the first one name the box.
        if run and part is not None and part.kind is None and not part.gap_before and is_titleish(parts[run[-1]]):
            run.pop()
        if run and cues.BOX_TITLE.match(parts[run[0]].text):
            del run[0]
        if len(run) >= _MIN_ITEMS and parts[run[0]].lines[0] > 0:
            for index in run:
                parts[index].kind = "box"
                parts[index].is_row = True
        run = [number] if is_item else []


def _is_item(part: Part) -> bool:
    if part.kind is not None or part.is_numbered:
        return False
    return is_titleish(part) or (part.is_labelled and not part.is_finished and len(part.lines) <= MAX_TITLE_LINES)


def mark_labelled_boxes(parts: Sequence[Part]) -> None:
    """Mark boxes that say what they are, and what stands under their titles to the next empty line or title.

    A further question does not end a box of questions and answers (პასუხი, answer).
    """
    for number, title in enumerate(parts):
        is_short = len(title.text) <= MAX_TITLE_LENGTH and title.sentences <= 2
        if title.kind is not None or not is_short or not cues.BOX_TITLE.match(title.text):
            continue
        # Where questions and answers are the first thing with a title, they are what the document consists of.
        asks = cues.ANSWERS.search(title.text) is not None
        if asks and not any(is_titleish(part) for part in parts[:number]):
            continue
        title.kind = "box_title"
        title.box = number + 1
        for index in range(number + 1, len(parts)):
            part = parts[index]
            is_asked = asks and cues.QUESTION.search(part.text) is not None
            is_new = is_titleish(part) or (part.gap_before and index > number + 1)
            if part.kind not in (None, "box") or (is_new and not is_asked):
                break
            part.kind = "box"
            part.box = number + 1


def release_tables(parts: Sequence[Part]) -> None:
    """Give tables and lists back to the body where they open a section: under a title, with text after them.

    By itself that may be a box as well; it is none where the title is numbered or several sections open so.
    """
    rows = [number for number, part in enumerate(parts) if part.kind == "box" and not part.box]
    opening: list[tuple[list[int], bool]] = []
    for _, group in groupby(enumerate(rows), lambda row: row[1] - row[0]):
        table = [number for _, number in group]
        before, after = beyond_furniture(parts, table[0] - 1, -1), beyond_furniture(parts, table[-1] + 1, 1)
        goes_on = after is not None and parts[after].kind is None and not is_titleish(parts[after])
        if before is not None and is_titleish(parts[before]) and goes_on:
            opening.append((table, parts[before].is_numbered))
    for table, is_numbered in opening:
        if is_numbered or len(opening) >= _MIN_SECTIONS:
            for number in table:
                parts[number].kind = "body"


def dense_paragraphs(parts: Sequence[Part]) -> set[int]:
    """Return paragraphs of a line that stand close together, where those of the body have empty lines between them."""
    single = [
        number
        for number, part in enumerate(parts)
        if part.kind is None and len(part.lines) == 1 and not is_titleish(part) and not cues.BULLET.match(part.text)
    ]
    apart = [
        parts[second].gap_before
        for first, second in pairwise(single)
        if second == first + 1 and min(len(parts[first].text), len(parts[second].text)) > UNWRAPPED
    ]
    if len(apart) < _MIN_SECTIONS or not all(apart):
        return set()
    dense: set[int] = set()
    for first, second in pairwise(single):
        before = beyond_furniture(parts, first - 1, -1)
        is_under_title = first in dense or (before is not None and is_titleish(parts[before]))
        if second == first + 1 and not parts[second].gap_before and is_under_title:
            dense.update((first, second))
    return dense
