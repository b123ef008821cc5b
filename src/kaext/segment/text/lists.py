"""Boxes recognised by their content, wording or spacing: lists, labelled boxes, insets, closely spaced paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

import regex

from kaext.segment import cues
from kaext.segment.text.blocks import MIN_UNWRAPPED_LENGTH, TextBlock, is_narrow, is_title_like, skip_furniture
from kaext.segment.text.inline_tables import is_title_of_announced_table, is_title_of_ruled_table
from kaext.segment.text.tables import has_value
from kaext.segment.title_shape import MAX_TITLE_LENGTH, MAX_TITLE_LINES
from kaext.segment.units import FURNITURE

# შემოწმება - წელიწადში ერთხელ (inspection: once a year): a row whose value is no figure.
_DASHED = regex.compile(r"\p{L}\s[-–—]\s\p{L}")
_MIN_ITEMS = 3
_MIN_SECTIONS, _MIN_QUESTIONS = 3, 6
_MAX_INSET_LENGTH = 500
# For each indented paragraph of a text without indents, so many others.
_MIN_PLAIN = 4
# 1 680 მსმენელი (listeners), 1,9 მლნ ევრო: a figure and what it counts.
_FIGURE = regex.compile(r"\s*+\d[\d\s,.]*+(?:%|\p{Georgian}{2})")


def mark_lists(blocks: Sequence[TextBlock]) -> None:
    """Label three or more consecutive title-like lines as the items of a list: as titles they would head nothing.

    They are a box, or the text of the first one if the headings of the document are directly above their text.
    """
    run: list[int] = []
    for number in range(len(blocks) + 1):
        block = blocks[number] if number < len(blocks) else None
        is_labelled = block is not None and _is_item(block)
        is_named = block is not None and cues.BOX_TITLE.match(block.text) is not None
        if block is not None and is_labelled and run and not block.gap_before and not is_named:
            run.append(number)
            continue
        # The last line may head the paragraph below it, and the first may be the title of the box.
        if run and block is not None and block.kind is None and not block.gap_before and is_title_like(blocks[run[-1]]):
            run.pop()
        if run and cues.BOX_TITLE.match(blocks[run[0]].text):
            del run[0]
        if len(run) > _MIN_ITEMS and blocks[run[0]].gap_before and _has_headings_above_text(blocks):
            for index in run[1:]:
                blocks[index].kind = "body"
        elif len(run) >= _MIN_ITEMS and blocks[run[0]].lines[0] > 0:
            for index in run:
                blocks[index].kind = "box"
                blocks[index].is_row = True
        run = [number] if is_labelled else []


def mark_glossary_sections(blocks: Sequence[TextBlock]) -> None:
    """Label the list of abbreviations of a report as a section: it is a chapter of the front or end matter.

    In other documents it is a box, unless a list of contents names it as a section. A report has numbered sections, and
    subsections or a title that says so.
    """
    is_counted = any(block.is_numbered and cues.NUMBERED_HEADING.match(block.text) for block in blocks)
    is_report = any(
        (block.is_numbered and cues.NUMBERED_SUBSECTION.match(block.text))
        or (block.kind == "title" and cues.REPORT.search(block.text))
        for block in blocks
    )
    for number, title in enumerate(blocks):
        is_title = title.kind == "heading" or (is_counted and is_report and is_title_like(title))
        if not (is_title and title.gap_before and cues.ABBREVIATIONS_TITLE.fullmatch(title.text)):
            continue
        below = blocks[number + 1 :]
        entries = [
            *takewhile(lambda block: block.kind in (None, "box") and block.is_labelled, below[:1]),
            *takewhile(lambda block: block.kind in (None, "box") and not block.gap_before, below[1:]),
        ]
        if len(entries) > 1 and entries[0] is below[0]:
            title.kind = "heading"
            for entry in entries:
                entry.kind, entry.is_row = "body", True


def _has_headings_above_text(blocks: Sequence[TextBlock]) -> bool:
    """Return whether the titles below empty lines are usually directly above their text."""
    titles = [
        not following.gap_before
        for title, following in pairwise(blocks)
        if title.gap_before and is_title_like(title) and following.kind is None and not is_title_like(following)
    ]
    return sum(titles) >= _MIN_SECTIONS and 2 * sum(titles) > len(titles)


def _is_item(block: TextBlock) -> bool:
    if block.kind is not None or block.is_numbered or cues.BULLET.match(block.texts[0]):
        return False
    # №112, 2021 წლის 2 მარტი: (order no. 112, 2 March 2021): the head of a record.
    is_head = block.is_labelled and len(block.lines) == 1 and block.text.endswith(":")
    is_entry = block.is_labelled and not block.is_finished and len(block.lines) <= MAX_TITLE_LINES
    return is_title_like(block) or is_entry or is_head


def mark_labelled_boxes(blocks: Sequence[TextBlock], measure: int) -> None:
    """Label boxes with an explicit title (ციფრები, figures), up to the next empty line or title.

    In a box of questions and answers (პასუხი, answer), a further question does not end the box. A long paragraph in the
    body's measure is a section, whatever its title.
    """
    for number, title in enumerate(blocks):
        is_short = len(title.text) <= MAX_TITLE_LENGTH and title.sentences <= 2
        if title.kind is not None or not is_short or not cues.BOX_TITLE.match(title.text):
            continue
        # If no title precedes the questions and answers, they are the body of the document.
        asks = cues.ANSWER_WORD.search(title.text) is not None
        if asks and not any(is_title_like(block) for block in blocks[:number]):
            continue
        following = blocks[number + 1 : number + 2]
        if asks and sum(len(block.text) for block in _answers(blocks, number)) > _MAX_INSET_LENGTH:
            continue
        are_facts = cues.FACTS.match(title.text) is not None
        if _is_directly_below_box(blocks, number) or not any(
            _can_be_box_content(block, are_facts) for block in following
        ):
            continue
        is_named = cues.NAMED_BOX.match(title.text) is not None
        if not is_named and (any(_is_section(block, measure) for block in following) or _are_long(blocks, number)):
            continue
        title.kind = "box_title"
        title.box = number + 1
        for index in range(number + 1, len(blocks)):
            block = blocks[index]
            is_asked = asks and cues.QUESTION.search(block.text) is not None
            # ქრონოლოგია: 2014-2020 (chronology: 2014-2020) is a title if entries follow it.
            is_value = has_value(block.texts[0]) and not any(
                p.kind == "timeline" for p in blocks[index + 1 : index + 2]
            )
            is_value = is_value or _FIGURE.match(block.texts[0]) is not None
            is_apart = block.gap_before and index > number + 1 and not _have_same_bullet(blocks[index - 1], block)
            is_new = (is_title_like(block) and not is_value) or is_apart
            is_fact = are_facts and block.kind == "timeline"
            is_over = (
                block.kind not in (None, "box") or (is_new and not is_asked) or _ends_glossary(blocks, number, index)
            )
            if is_over and not is_fact:
                break
            block.kind = "box"
            block.box = number + 1


def _have_same_bullet(first: TextBlock, second: TextBlock) -> bool:
    """Return whether two blocks are items of a list with the same sign, which empty lines may separate."""
    sign = first.texts[0].lstrip()[:1]
    is_bulleted = cues.BULLET.match(first.texts[0]) is not None and not sign.isalnum()
    return is_bulleted and cues.BULLET.match(second.texts[0]) is not None and second.texts[0].lstrip()[:1] == sign


def _is_section(block: TextBlock, measure: int) -> bool:
    """Return whether a paragraph is as wide as the body and longer than a box."""
    is_wide = len(block.lines) > 1 and not block.is_row and not is_narrow(block, measure)
    return block.kind is None and is_wide and len(block.text) > _MAX_INSET_LENGTH


def _are_long(blocks: Sequence[TextBlock], title: int) -> bool:
    """Return whether unwrapped paragraphs below a title are longer than a box."""
    text = _answers(blocks, title)
    is_unwrapped = bool(text) and all(
        len(block.lines) == 1 and len(block.text) > MIN_UNWRAPPED_LENGTH for block in text
    )
    return is_unwrapped and sum(len(block.text) for block in text) > _MAX_INSET_LENGTH


def _can_be_box_content(block: TextBlock, are_facts: bool) -> bool:
    is_figure = _FIGURE.match(block.texts[0]) is not None
    is_heading = block.gap_before and is_title_like(block) and not (block.text.endswith("?") or is_figure)
    return (block.kind in (None, "box") or (are_facts and block.kind == "timeline")) and not is_heading


def _answers(blocks: Sequence[TextBlock], number: int) -> list[TextBlock]:
    """Return the blocks of running text below a title, up to the first with a label."""
    return list(
        takewhile(lambda block: not (block.kind or block.is_labelled or is_title_like(block)), blocks[number + 1 :])
    )


def _ends_glossary(blocks: Sequence[TextBlock], title: int, index: int) -> bool:
    """Return whether an unlabelled paragraph follows several labelled entries without a full stop."""
    block = blocks[index]
    if (
        index - title <= _MIN_ITEMS
        or block.is_labelled
        or (len(block.lines) == 1 and len(block.text) <= MIN_UNWRAPPED_LENGTH)
    ):
        return False
    entries = [*blocks[title + 1 : title + 1 + _MIN_ITEMS], blocks[index - 1]]
    return all(entry.is_labelled and not entry.is_finished for entry in entries)


def _is_directly_below_box(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether the title of a box directly follows another box and is followed by an empty line."""
    is_under = number > 0 and blocks[number - 1].kind == "box" and not blocks[number].gap_before
    return is_under and any(block.gap_before for block in blocks[number + 1 : number + 2])


def mark_insets(blocks: Sequence[TextBlock]) -> None:
    """Label text under an unnumbered title between two numbered sections as a box that interrupts the first section.

    The same applies to the only title that is not a question among many questions. It does not apply if the title
    directly follows the numbered heading, or if there are several such titles: these divide the section.
    """
    # Headings above datelines are marked as numbered too, but have no number.
    counted = [
        number for number, block in enumerate(blocks) if block.is_numbered and cues.NUMBERED_HEADING.match(block.text)
    ]
    numbered = [number for number in counted if is_title_like(blocks[number])]
    sections = numbered if len(numbered) >= _MIN_SECTIONS else _questions(blocks)
    for first, second in pairwise(sections):
        titles = [number for number in range(first + 1, second) if is_title_like(blocks[number])]
        if len(titles) != 1 or skip_furniture(blocks, titles[0] - 1, -1) == first:
            continue
        title = titles[0]
        if is_title_of_announced_table(blocks, title) or is_title_of_ruled_table(blocks, title):
            continue
        if cues.ANNEX.match(blocks[title].text):
            continue
        inset = [number for number in range(title, second) if blocks[number].kind in (None, "box")]
        others = {blocks[number].kind for number in range(title, second)} - {None, "box", "header", "page_number"}
        length = sum(len(blocks[number].text) for number in inset[1:])
        if others or not 0 < length <= _MAX_INSET_LENGTH or any(blocks[number].box for number in inset):
            continue
        for number in inset:
            blocks[number].kind = "box"
            blocks[number].box = title + 1
        blocks[title].kind = "box_title"


def _questions(blocks: Sequence[TextBlock]) -> list[int]:
    """Return the headings of an interview if all but one of its titles are questions; otherwise none."""
    titles = [number for number, block in enumerate(blocks) if is_title_like(block)]
    asked = [number for number in titles if blocks[number].text.endswith("?")]
    between = [number for number in titles if asked and asked[0] < number < asked[-1]]
    return asked if len(asked) >= _MIN_QUESTIONS and len(between) - len(asked) + 2 == 1 else []


def mark_unspaced_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label text that directly follows its title as a box, if headings are otherwise followed by an empty line.

    Only if such headings are frequent and such boxes few, and a further title follows.
    """
    titles = [
        number for number in range(len(blocks) - 1) if is_title_like(blocks[number]) and _is_prose(blocks[number + 1])
    ]
    close = [number for number in titles if not blocks[number + 1].gap_before]
    if len(titles) - len(close) < _MIN_SECTIONS + len(close):
        return
    for title in close:
        text = [title + 1]
        while text[-1] + 1 < len(blocks) and _is_prose(blocks[text[-1] + 1]) and not blocks[text[-1] + 1].gap_before:
            text.append(text[-1] + 1)
        after = skip_furniture(blocks, text[-1] + 1, 1)
        is_terminated = after is not None and is_title_like(blocks[after]) and blocks[text[-1] + 1].gap_before
        if not (is_terminated and blocks[title].gap_before) or blocks[title].is_numbered:
            continue
        for number in (title, *text):
            blocks[number].kind = "box"
            blocks[number].box = title + 1
        blocks[title].kind = "box_title"


def mark_indented_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label indented text directly below its title as a box, if the paragraphs of the text are not indented."""
    paragraphs = [block for block in blocks if block.kind is None and len(block.lines) > 1 and not is_title_like(block)]
    indented = [block for block in paragraphs if all(cues.INDENT.match(text) for text in block.texts)]
    if _MIN_PLAIN * len(indented) > len(paragraphs):
        return
    for number, (title, text) in enumerate(pairwise(blocks)):
        is_titled = is_title_like(title) and title.gap_before and not title.is_numbered and not text.gap_before
        if (
            is_titled
            and _is_prose(text)
            and len(text.lines) > 1
            and all(cues.INDENT.match(line) for line in text.texts)
        ):
            after = blocks[number + 2] if number + 2 < len(blocks) else None
            if (after is None or after.gap_before) and not cues.BULLET.match(text.texts[0]):
                title.kind, text.kind = "box_title", "box"
                title.box = text.box = number + 1


def _is_prose(block: TextBlock) -> bool:
    return block.kind is None and not is_title_like(block) and block.is_finished


def mark_boxes_above_titles(blocks: Sequence[TextBlock]) -> None:
    """Label a paragraph at the head of a page as a box with its title below it.

    A further title follows directly, so the first title heads nothing.
    """
    for number in range(2, len(blocks) - 1):
        title, text, following = blocks[number], blocks[number - 1], blocks[number + 1]
        if not (is_title_like(title) and is_title_like(following) and title.gap_before and following.gap_before):
            continue
        before = skip_furniture(blocks, number - 2, -1)
        opens_page = blocks[number - 2].kind in ("header", "page_number") and before is not None
        if title.is_numbered or text.kind is not None or is_title_like(text) or not text.is_finished or not opens_page:
            continue
        # Otherwise the paragraph continues from the page before.
        if before is not None and blocks[before].is_finished and len(text.text) <= _MAX_INSET_LENGTH:
            text.kind, title.kind = "box", "box_title"
            text.box = title.box = number


def mark_titles_below_boxes(blocks: Sequence[TextBlock]) -> None:
    """Label the title below a box: no empty line separates the two, or it heads nothing, as a further title follows.

    Then a title above the box is its first line.
    """
    titles = [number for number in range(1, len(blocks) - 1) if is_title_like(blocks[number])]
    close = [number for number in titles if not blocks[number].gap_before]
    for number in titles:
        title, above, below = blocks[number], blocks[number - 1], blocks[number + 1]
        if above.kind != "box" or not above.box or title.is_numbered or not below.gap_before:
            continue
        if not title.gap_before and above.is_row and has_value(above.text) and _DASHED.search(title.text):
            title.kind, title.box, title.is_row = "box", above.box, True
            continue
        is_attached = not title.gap_before and len(titles) - len(close) >= _MIN_SECTIONS * len(close)
        is_over_title = title.gap_before and is_title_like(below)
        is_named = cues.BOX_TITLE.match(title.text) is None and _has_box_label(blocks, above.box)
        if is_named or not (is_attached or is_over_title):
            continue
        for index in range(number - 1, -1, -1):
            if blocks[index].box != above.box and blocks[index].kind not in FURNITURE:
                break
            blocks[index].kind = "box" if blocks[index].kind == "box_title" else blocks[index].kind
        title.kind, title.box = "box_title", above.box


def _has_box_label(blocks: Sequence[TextBlock], box: int) -> bool:
    """Return whether a box has a title that only boxes have: ფაქტები: ფინეთი (facts: Finland)."""
    return any(
        block.box == box and block.kind == "box_title" and cues.BOX_TITLE.match(block.text) is not None
        for block in blocks
    )


def closely_spaced_paragraphs(blocks: Sequence[TextBlock]) -> set[int]:
    """Return one-line paragraphs that are adjacent, if empty lines separate those of the body."""
    single = [
        number
        for number, block in enumerate(blocks)
        if block.kind is None
        and len(block.lines) == 1
        and not is_title_like(block)
        and not cues.BULLET.match(block.text)
    ]
    apart = [
        blocks[second].gap_before
        for first, second in pairwise(single)
        if second == first + 1 and min(len(blocks[first].text), len(blocks[second].text)) > MIN_UNWRAPPED_LENGTH
    ]
    if len(apart) < _MIN_SECTIONS or not all(apart):
        return set()
    dense: set[int] = set()
    for first, second in pairwise(single):
        before = skip_furniture(blocks, first - 1, -1)
        is_under_title = first in dense or (before is not None and is_title_like(blocks[before]))
        if second == first + 1 and not blocks[second].gap_before and is_under_title:
            dense.update((first, second))
    return dense
