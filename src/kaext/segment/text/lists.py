"""Boxes that are told by what they hold or say: tables, lists, labels, and paragraphs set closer than the body's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kaext.segment import cues
from kaext.segment.text.parts import UNWRAPPED, Part, beyond_furniture, is_narrow, is_titleish
from kaext.segment.text.released import is_title_of_announced_table, is_title_of_ruled_table
from kaext.segment.text.tables import has_value
from kaext.segment.title_shape import MAX_TITLE_LENGTH, MAX_TITLE_LINES
from kaext.segment.units import FURNITURE

_MIN_ITEMS = 3
_MIN_SECTIONS, _MIN_QUESTIONS = 3, 6
_MAX_INSET_LENGTH = 500


def mark_lists(parts: Sequence[Part]) -> None:
    """Mark short lines, three or more together, as the items of a list: they would be titles of nothing."""
    run: list[int] = []
    for number in range(len(parts) + 1):
        part = parts[number] if number < len(parts) else None
        is_item = part is not None and _is_item(part)
        is_named = part is not None and cues.BOX_TITLE.match(part.text) is not None
        if part is not None and is_item and run and not part.gap_before and not is_named:
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
    # №112, 2021 წლის 2 მარტი: (order no. 112, 2 March 2021): the head of a record.
    is_head = part.is_labelled and len(part.lines) == 1 and part.text.endswith(":")
    is_entry = part.is_labelled and not part.is_finished and len(part.lines) <= MAX_TITLE_LINES
    return is_titleish(part) or is_entry or is_head


def mark_labelled_boxes(parts: Sequence[Part], measure: int) -> None:
    """Mark boxes that say what they are, and what stands under their titles to the next empty line or title.

    A further question does not end a box of questions and answers (პასუხი, answer). A long paragraph in the body's
    measure is a section, whatever its title.
    """
    for number, title in enumerate(parts):
        is_short = len(title.text) <= MAX_TITLE_LENGTH and title.sentences <= 2
        if title.kind is not None or not is_short or not cues.BOX_TITLE.match(title.text):
            continue
        # Where questions and answers are the first thing with a title, they are what the document consists of.
        asks = cues.ANSWERS.search(title.text) is not None
        if asks and not any(is_titleish(part) for part in parts[:number]):
            continue
        following = parts[number + 1 : number + 2]
        if asks and sum(len(part.text) for part in _answers(parts, number)) > _MAX_INSET_LENGTH:
            continue
        are_facts = cues.FACTS.match(title.text) is not None
        if _stands_under(parts, number) or not any(_may_stand_under(part, are_facts) for part in following):
            continue
        if cues.NAMED_BOX.match(title.text) is None and any(_is_section(part, measure) for part in following):
            continue
        title.kind = "box_title"
        title.box = number + 1
        for index in range(number + 1, len(parts)):
            part = parts[index]
            is_asked = asks and cues.QUESTION.search(part.text) is not None
            # ქრონოლოგია: 2014-2020 (chronology) stands over its entries.
            is_value = has_value(part.texts[0]) and not any(p.kind == "timeline" for p in parts[index + 1 : index + 2])
            is_new = (is_titleish(part) and not is_value) or (part.gap_before and index > number + 1)
            is_fact = are_facts and part.kind == "timeline"
            is_over = (
                part.kind not in (None, "box") or (is_new and not is_asked) or _ends_glossary(parts, number, index)
            )
            if is_over and not is_fact:
                break
            part.kind = "box"
            part.box = number + 1


def _is_section(part: Part, measure: int) -> bool:
    """Return whether a paragraph is as wide as the body's and longer than a box's."""
    is_wide = len(part.lines) > 1 and not part.is_row and not is_narrow(part, measure)
    return part.kind is None and is_wide and len(part.text) > _MAX_INSET_LENGTH


def _may_stand_under(part: Part, are_facts: bool) -> bool:
    is_heading = part.gap_before and is_titleish(part) and not part.text.endswith("?")
    return (part.kind in (None, "box") or (are_facts and part.kind == "timeline")) and not is_heading


def _answers(parts: Sequence[Part], number: int) -> list[Part]:
    """Return the parts of running text under a title, without those that a label tells to be questions or answers."""
    return list(takewhile(lambda part: not (part.kind or part.is_labelled or is_titleish(part)), parts[number + 1 :]))


def _ends_glossary(parts: Sequence[Part], title: int, index: int) -> bool:
    """Return whether a paragraph without a label follows several entries that have one and end in no full stop."""
    part = parts[index]
    if index - title <= _MIN_ITEMS or part.is_labelled or (len(part.lines) == 1 and len(part.text) <= UNWRAPPED):
        return False
    entries = [*parts[title + 1 : title + 1 + _MIN_ITEMS], parts[index - 1]]
    return all(entry.is_labelled and not entry.is_finished for entry in entries)


def _stands_under(parts: Sequence[Part], number: int) -> bool:
    """Return whether what names a box stands directly under one, with an empty line after it."""
    is_under = number > 0 and parts[number - 1].kind == "box" and not parts[number].gap_before
    return is_under and any(part.gap_before for part in parts[number + 1 : number + 2])


def mark_insets(parts: Sequence[Part]) -> None:
    """Mark what stands under the one title without a number between two numbered sections: it interrupts the first.

    So does what stands under the one title that asks nothing among many questions. Not where it is directly under the
    numbered heading or there are several such titles: they divide the section.
    """
    # Headings of reports are none: they count nothing.
    counted = [
        number for number, part in enumerate(parts) if part.is_numbered and cues.NUMBERED_HEADING.match(part.text)
    ]
    numbered = [number for number in counted if is_titleish(parts[number])]
    sections = numbered if len(numbered) >= _MIN_SECTIONS else _questions(parts)
    for first, second in pairwise(sections):
        titles = [number for number in range(first + 1, second) if is_titleish(parts[number])]
        if len(titles) != 1 or beyond_furniture(parts, titles[0] - 1, -1) == first:
            continue
        title = titles[0]
        if is_title_of_announced_table(parts, title) or is_title_of_ruled_table(parts, title):
            continue
        inset = [number for number in range(title, second) if parts[number].kind in (None, "box")]
        others = {parts[number].kind for number in range(title, second)} - {None, "box", "header", "page_number"}
        length = sum(len(parts[number].text) for number in inset[1:])
        if others or not 0 < length <= _MAX_INSET_LENGTH or any(parts[number].box for number in inset):
            continue
        for number in inset:
            parts[number].kind = "box"
            parts[number].box = title + 1
        parts[title].kind = "box_title"


def _questions(parts: Sequence[Part]) -> list[int]:
    """Return the questions of an interview, whose titles ask all but one; none of another document."""
    titles = [number for number, part in enumerate(parts) if is_titleish(part)]
    asked = [number for number in titles if parts[number].text.endswith("?")]
    between = [number for number in titles if asked and asked[0] < number < asked[-1]]
    return asked if len(asked) >= _MIN_QUESTIONS and len(between) - len(asked) + 2 == 1 else []


def mark_close_boxes(parts: Sequence[Part]) -> None:
    """Mark what stands right under its title, where headings have an empty line under them and a further one follows.

    Only where headings are that many, and such boxes few.
    """
    titles = [number for number in range(len(parts) - 1) if is_titleish(parts[number]) and _is_prose(parts[number + 1])]
    close = [number for number in titles if not parts[number + 1].gap_before]
    if len(titles) - len(close) < _MIN_SECTIONS + len(close):
        return
    for title in close:
        text = [title + 1]
        while text[-1] + 1 < len(parts) and _is_prose(parts[text[-1] + 1]) and not parts[text[-1] + 1].gap_before:
            text.append(text[-1] + 1)
        after = beyond_furniture(parts, text[-1] + 1, 1)
        is_closed = after is not None and is_titleish(parts[after]) and parts[text[-1] + 1].gap_before
        if not (is_closed and parts[title].gap_before) or parts[title].is_numbered:
            continue
        for number in (title, *text):
            parts[number].kind = "box"
            parts[number].box = title + 1
        parts[title].kind = "box_title"


def _is_prose(part: Part) -> bool:
    return part.kind is None and not is_titleish(part) and part.is_finished


def mark_boxes_over_titles(parts: Sequence[Part]) -> None:
    """Mark a box at the head of a page with its title under it: a further title follows, so the first heads nothing."""
    for number in range(2, len(parts) - 1):
        title, text, following = parts[number], parts[number - 1], parts[number + 1]
        if not (is_titleish(title) and is_titleish(following) and title.gap_before and following.gap_before):
            continue
        before = beyond_furniture(parts, number - 2, -1)
        opens_page = parts[number - 2].kind in ("header", "page_number") and before is not None
        if title.is_numbered or text.kind is not None or is_titleish(text) or not text.is_finished or not opens_page:
            continue
        # Else the paragraph goes on from the page before.
        if before is not None and parts[before].is_finished and len(text.text) <= _MAX_INSET_LENGTH:
            text.kind, title.kind = "box", "box_title"
            text.box = title.box = number


def mark_titles_at_foot(parts: Sequence[Part]) -> None:
    """Mark the title of a box right under it: no empty line parts them, as it does headings from what is above them.

    Or a further title follows, so the first heads nothing. What stands over the box is its first line then.
    """
    titles = [number for number in range(1, len(parts) - 1) if is_titleish(parts[number])]
    close = [number for number in titles if not parts[number].gap_before]
    for number in titles:
        title, above, below = parts[number], parts[number - 1], parts[number + 1]
        if above.kind != "box" or not above.box or title.is_numbered or not below.gap_before:
            continue
        is_attached = not title.gap_before and len(titles) - len(close) >= _MIN_SECTIONS * len(close)
        is_over_title = title.gap_before and is_titleish(below)
        is_named = cues.BOX_TITLE.match(title.text) is None and _says_what_it_is(parts, above.box)
        if is_named or not (is_attached or is_over_title):
            continue
        for index in range(number - 1, -1, -1):
            if parts[index].box != above.box and parts[index].kind not in FURNITURE:
                break
            parts[index].kind = "box" if parts[index].kind == "box_title" else parts[index].kind
        title.kind, title.box = "box_title", above.box


def _says_what_it_is(parts: Sequence[Part], box: int) -> bool:
    """Return whether a box has a title over it that no section has: facts: Finland."""
    return any(
        part.box == box and part.kind == "box_title" and cues.BOX_TITLE.match(part.text) is not None for part in parts
    )


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
