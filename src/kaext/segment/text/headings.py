"""The document's title and the headings among the unlabelled blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

import regex

from kaext.expressions import lazy_regex
from kaext.ka.inflection import readings
from kaext.ka.nouns import known
from kaext.segment import cues
from kaext.segment.imprints import is_control_line, starts_imprint
from kaext.segment.text.blocks import TextBlock, is_title_like, skip_furniture
from kaext.segment.text.boxes import MAX_CAPTION_LINES
from kaext.segment.text.genres.acts import is_record, mark_subject, names_act
from kaext.segment.text.genres.press import is_dateline, mark_dateline
from kaext.segment.title_shape import CLAUSE, MAX_TITLE_LENGTH, MAX_TITLE_LINES, UNFINISHED_END, is_shaped_as_title
from kaext.segment.units import FURNITURE

_MAX_PUNCTUATED_LENGTH = 70
_MIN_PUNCTUATED = 3
_MIN_EVENT_HEADINGS = 3
_MAX_MASTHEAD = 3
_MAX_COVER_LINE = 50
_MIN_COLON_HEADINGS = 2
_MIN_ROWS = 2
# Two things beside each other in a line, and the sign between them: PARP: since 1999.
_PAIR = regex.compile(r"[^:–—]{2,40}?\s?(?P<sign>:|\s[–—-])\s[^:–—]{2,60}")
# კითხვა გაქვთ? პასუხი აქ არის! (a question? here is the answer): exclamations and questions, no statement.
_EXCLAIMED = lazy_regex(r"[^.…]{2,70}[?!]")
# ფოტოგამოფენის გზამკვლევი (guide to an exhibition of photographs)
_KIND_OF_PUBLICATION = lazy_regex(
    r"\s*+(?:\p{Georgian}{2,25}+\s){0,3}(?:გზამკვლევი|ბროშურა|ბუკლეტი|ცნობარი|(?<=საინფორმაციო\s)ფურცელი|კატალოგი|წიგნაკი|ფლაერი"
    r"|სახელმძღვანელო|ნარკვევი|კრებული)\s*+"
)
# ნახე. იკითხე. შემოგვიერთდი. (look, ask, join us): sentences of a word or two.
_SLOGAN = lazy_regex(r"\s*+(?:\p{L}{3,20}+(?:\s\p{L}{2,20}+)?[.!]\s){1,3}\p{L}{3,20}+(?:\s\p{L}{2,20}+)?[.!]")
_CLOSING_MARKS = ' .…”“»"'
# What a heading can have below it.
_HEADED = (None, "body", "timeline", "link", "box", "box_title", "heading")


def mark_title(blocks: Sequence[TextBlock]) -> None:
    """Label the document's own title: the first block that can be one, if no running text precedes it."""
    if _mark_cover(blocks):
        return
    _mark_masthead(blocks[: _MAX_MASTHEAD + 1])
    _mark_lines_above_chapter(blocks)
    for number, block in enumerate(blocks):
        if block.kind in ("header", "page_number", "credit", "imprint") or _is_link_at_top(blocks, number):
            continue
        if (
            block.kind is None
            and starts_imprint(block.text)
            and any(is_title_like(after) for after in blocks[number + 1 :])
        ):
            block.kind = "imprint"
            continue
        above = blocks[number - 1] if number else None
        is_below_imprint = above is not None and above.kind == "imprint" and not is_record(above.text)
        if block.kind is None and is_below_imprint and not block.gap_before:
            block.kind = "imprint"
            continue
        if block.kind is not None or len(block.lines) > MAX_TITLE_LINES or len(block.text) > MAX_TITLE_LENGTH:
            return
        if not block.is_finished or cues.YEAR_ABBREVIATION_END.search(block.text):
            block.kind = "title"
            _mark_second_title(block, blocks[number + 1 : number + 3])
            mark_dateline(blocks[number + 1 :])
            _mark_event_line(blocks[number + 1 :])
            _mark_kind_of_publication(blocks[number + 1 :])
            mark_subject(block, blocks[number + 1 : number + 4])
            _mark_issue(blocks[number + 1 :])
            _mark_control_lines(blocks[number + 1 :])
            return
        if not _is_adjacent_caption(blocks, number):
            is_counted = cues.CHAPTER.match(block.text) is not None
            sentences = 1 if _EXCLAIMED.fullmatch(block.text) else block.sentences - is_counted
            ends_sentence = sentences > 1 or len(block.text) > _MAX_PUNCTUATED_LENGTH
            is_title = len(block.lines) == 1 and not ends_sentence and any(o.kind is None for o in blocks[number + 1 :])
            block.kind = "title" if is_title else None
            return


def _mark_cover(blocks: Sequence[TextBlock]) -> bool:
    """Label the title of a folded leaflet, whose first panel is a teaser: იცოდით, რომ… (did you know that…).

    It is the first paragraph of nothing but a few short lines that begin like a title. Return whether there is one.
    """
    first = next((number for number, block in enumerate(blocks) if block.kind is None), len(blocks))
    if first == len(blocks) or len(blocks[first].lines) > 1 or not cues.TEASER.fullmatch(blocks[first].text):
        return False
    starts = [number for number in range(first + 1, len(blocks)) if blocks[number].gap_before]
    for start, after in pairwise(starts):
        panel = blocks[start:after]
        lines = [text for block in panel for text in block.texts]
        is_text = all(block.kind is None for block in panel) and not any(map(cues.BULLET.match, lines))
        is_short = len(lines) <= MAX_TITLE_LINES and all(len(line) <= _MAX_COVER_LINE for line in lines)
        if is_text and is_short and is_shaped_as_title((lines[0],)):
            for block in panel:
                block.kind = "title"
            blocks[first].kind = "heading"
            return True
    return False


def _is_link_at_top(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block is an address above the title: of the page, or of the same e-mail in a browser."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return (
        blocks[number].kind == "link" and following is not None and (following.kind == "link" or following.gap_before)
    )


def _mark_masthead(first: Sequence[TextBlock]) -> None:
    """Label the lines above the title that name the publication, its number and its publisher."""
    lines = list(takewhile(lambda block: is_title_like(block) and not cues.INTRODUCTION.fullmatch(block.text), first))
    is_marked = [
        len(block.lines) == 1
        and cues.MASTHEAD.search(block.text) is not None
        and not (names_act(block.text) or cues.CHAPTER_LINE.match(block.text))
        for block in lines[:-1]
    ]
    marked = [number for number, found in enumerate(is_marked) if found]
    for block in lines[: marked[-1] + 1] if marked else ():
        block.kind = "header"


def _mark_lines_above_chapter(blocks: Sequence[TextBlock]) -> None:
    """Label the title of a book above that of its chapter, if the document is this one chapter."""
    named = [
        (number, found["number"])
        for number, block in enumerate(blocks)
        if (found := cues.CHAPTER_LINE.match(block.text)) and is_title_like(block)
    ]
    if not named or named[0][0] > _MAX_MASTHEAD or len({chapter for _, chapter in named}) > 1:
        return
    above = blocks[: named[0][0]]
    if all(block.kind in FURNITURE or (block.kind is None and not block.is_finished) for block in above):
        for block in above:
            block.kind = block.kind or "header"


def _mark_second_title(title: TextBlock, blocks: Sequence[TextBlock]) -> None:
    """Label a further title directly below the first, if an empty line, an introduction or a first section follows.

    A title that only gives the number of a chapter has that of the chapter below it.
    """
    chapter = cues.CHAPTER_LINE.match(title.text)
    is_number = chapter is not None and not chapter["title"]
    if (
        not blocks
        or (blocks[0].gap_before and not is_number)
        or not is_title_like(blocks[0])
        or cues.INTRODUCTION.fullmatch(blocks[0].text)
        or is_dateline(blocks[0].text)
    ):
        return
    if all(block.gap_before or _opens_text(block) for block in blocks[1:]):
        blocks[0].kind = "title"


def _opens_text(block: TextBlock) -> bool:
    """Return whether a line opens the text below a title: an introduction, a numbered section, or place and date."""
    is_numbered = block.is_numbered or cues.SECTION_NUMBER.match(block.text) is not None
    return is_numbered or is_dateline(block.text) or cues.INTRODUCTION.fullmatch(block.text) is not None


def _mark_event_line(blocks: Sequence[TextBlock]) -> None:
    """Label the line below a title that says where and when an event takes place, if it would head nothing."""
    line, following = next(((block, below) for block, below in pairwise(blocks) if block.kind != "title"), (None, None))
    if line is None or following is None or line.kind is not None or len(line.lines) > 1:
        return
    if cues.EVENT_LINE.fullmatch(line.text) and following.gap_before and is_title_like(following):
        line.kind = "body"


def _mark_kind_of_publication(blocks: Sequence[TextBlock]) -> None:
    """Label the line below a title, and above the text, that says what kind of publication it is: it heads nothing."""
    line, following = next(((block, below) for block, below in pairwise(blocks) if block.kind != "title"), (None, None))
    if line is None or following is None or line.kind is not None or len(line.lines) > 1 or not line.gap_before:
        return
    if _KIND_OF_PUBLICATION.fullmatch(line.text) and following.gap_before and not is_title_like(following):
        line.kind = "body"


def _mark_issue(blocks: Sequence[TextBlock]) -> None:
    """Label the line below a title that gives the issue of a periodical."""
    issue = next((block for block in blocks if block.kind != "title"), None)
    if issue is not None and issue.kind is None and len(issue.lines) == 1 and cues.NUMBERED_ISSUE.match(issue.text):
        issue.kind = "header"


def _mark_control_lines(blocks: Sequence[TextBlock]) -> None:
    """Label the lines below a title that give the version and number of the document."""
    for block in takewhile(lambda block: block.kind == "title" or is_control_line(block.text), blocks):
        block.kind = block.kind or "imprint"


def _is_adjacent_caption(blocks: Sequence[TextBlock], number: int) -> bool:
    """Return whether a block touches a credit, with no empty line between, and so is the caption of its picture."""
    before, after = blocks[number - 1] if number else None, blocks[number + 1] if number + 1 < len(blocks) else None
    return (before is not None and before.kind == "credit" and not blocks[number].gap_before) or (
        after is not None and after.kind == "credit" and not after.gap_before
    )


def mark_colon_headings(blocks: Sequence[TextBlock]) -> None:
    """Label titles that end in a colon between empty lines as headings, if there are several.

    They have no verb, unlike sentences that introduce a list: წვრთნები: (exercises).
    """
    found = [
        block
        for block, following in pairwise(blocks)
        if block.kind in (None, "link", "heading")
        and len(block.lines) == 1
        and block.gap_before
        and following.gap_before
        and len(block.text) <= _MAX_PUNCTUATED_LENGTH
        and block.text.endswith(":")
        and not cues.FINITE_END.search(block.text[:-1])
        and is_shaped_as_title((block.text[:-1],))
    ]
    if len(found) >= _MIN_COLON_HEADINGS:
        for block in found:
            block.kind = "heading"


def mark_event_headings(blocks: Sequence[TextBlock]) -> None:
    """Label lines that name an event by its place and date as headings, if there are several, and so no captions."""
    found = [
        block
        for block, following in pairwise(blocks)
        if block.kind in (None, "body")
        and block.gap_before
        and following.gap_before
        and len(block.lines) <= MAX_CAPTION_LINES
        and cues.EVENTS.fullmatch(block.text)
    ]
    if len(found) >= _MIN_EVENT_HEADINGS:
        for block in found:
            block.kind = "heading"


def mark_headings(blocks: Sequence[TextBlock]) -> None:
    """Label the remaining titles that have something to head, and captions without a credit."""
    punctuated = _punctuated_headings(blocks) | _clauses_as_headings(blocks)
    for row in _rows_of_pairs(blocks):
        row.kind, row.is_row = "body", True
    for number, block in enumerate(blocks):
        is_dated = cues.PLACE_AND_DATE.search(block.text) and not cues.BULLET.match(block.texts[0])
        if block.kind is None and is_dated and len(block.lines) <= MAX_CAPTION_LINES:
            block.kind = "caption" if block.sentences == 1 else None
        is_of_links = len(block.lines) == 1 and cues.LINKS_HEADING.fullmatch(block.text) is not None
        if block.kind is None and (is_title_like(block) or number in punctuated or is_of_links):
            after = skip_furniture(blocks, number + 1, 1)
            if after is None:
                continue
            following = blocks[after]
            is_of_notes = cues.NOTES_HEADING.fullmatch(block.text) is not None
            if following.kind in _HEADED or ((is_of_links or is_of_notes) and following.kind == "imprint"):
                block.kind = "heading"


def _rows_of_pairs(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield the lines that head nothing, since they give one thing beside another, each in the same way.

    CCDCOE – ესტონეთი (Estonia) / ENSEC – ლიტვა (Lithuania); PfP: წევრია (member). They are below a heading.
    """
    for sign, numbers in groupby(range(len(blocks)), lambda number: _sign_of_pair(blocks[number])):
        run = list(numbers)
        if sign and len(run) >= _MIN_ROWS and run[0] and is_title_like(blocks[run[0] - 1]):
            yield from (blocks[number] for number in run)


def _sign_of_pair(block: TextBlock) -> str:
    """Return the sign between the two parts of a short line like a title, "" if it has none."""
    is_line = len(block.lines) == 1 and (is_title_like(block) or (block.kind == "body" and block.is_row))
    found = _PAIR.fullmatch(block.text) if is_line else None
    return found["sign"] if found is not None else ""


def _clauses_as_headings(blocks: Sequence[TextBlock]) -> set[int]:
    """Return the short lines between empty lines that would be headings but for their verb: ზღვას ორი ნაპირი აქვს.

    (The sea has two shores.) Most headings of the document are such lines, and every paragraph has a full stop.
    """
    isolated = [
        number
        for number, (block, following) in enumerate(pairwise(blocks))
        if block.kind is None
        and len(block.lines) == 1
        and not block.is_finished
        and block.gap_before
        and following.gap_before
        and following.kind is None
        and following.is_finished
        and len(block.text) <= _MAX_COVER_LINE
    ]
    titles = [number for number in isolated if is_title_like(blocks[number])]
    paragraphs = [block for block in blocks if block.kind is None and not is_title_like(block) and len(block.lines) > 1]
    is_punctuated = len(paragraphs) > len(titles) and all(block.is_finished for block in paragraphs)
    if not is_punctuated or len(titles) < _MIN_PUNCTUATED:
        return set()
    return {
        number
        for number in isolated
        if is_shaped_as_title(tuple(blocks[number].texts), is_numbered=True)
        and (cues.FINITE_END.search(blocks[number].text) or not UNFINISHED_END.search(blocks[number].text))
        and not cues.BULLET.match(blocks[number].text)
    }


def _punctuated_headings(blocks: Sequence[TextBlock]) -> set[int]:
    """Return short lines that head paragraphs although they end in punctuation.

    A document that punctuates its headings does so consistently, so there must be several. Headings with a full stop
    are between empty lines; beside headings without one, they must not be fewer and end in a noun. A heading with a
    colon is followed by a paragraph, not by a list, and a question (კითხვა: …?) by a paragraph that begins with its
    answer (პასუხი: …).
    """
    found: set[int] = set()
    colons: set[int] = set()
    questions: set[int] = set()
    slogans: set[int] = set()
    for number, (block, following) in enumerate(pairwise(blocks)):
        is_short = len(block.lines) == 1 and len(block.text) <= _MAX_PUNCTUATED_LENGTH
        if block.kind is not None or not block.is_finished or not is_short:
            continue
        if (
            cues.LABELLED_QUESTION.match(block.text)
            and following.gap_before
            and cues.LABELLED_ANSWER.match(following.text)
        ):
            questions.add(number)
        if _is_list_item(block) or CLAUSE.search(block.text):
            continue
        if block.gap_before and following.gap_before and following.kind in (None, "timeline", "link", "box"):
            found.add(number)
            if _SLOGAN.fullmatch(block.text) and following.kind in ("link", "box"):
                slogans.add(number)
        if block.text.endswith(":") and following.kind in (None, "timeline") and not _is_list_item(following):
            colons.add(number)
    plain = sum(1 for block in blocks if block.kind is None and is_title_like(block))
    if plain:
        found = {number for number in found if _ends_in_noun(blocks[number].text)}
    if len(found) < max(_MIN_PUNCTUATED, plain):
        found.clear()
    return found.union(slogans, *(others for others in (colons, questions) if len(others) >= _MIN_PUNCTUATED))


def _ends_in_noun(text: str) -> bool:
    """Return whether the last word of a text is the form of a known noun, not a bare stem or a verb."""
    word = text.rstrip(_CLOSING_MARKS).rpartition(" ")[2]
    return any(of.lemma in known().lemmas for of in readings(word) if of.case not in ("bare", "voc"))


def _is_list_item(block: TextBlock) -> bool:
    return block.is_labelled or cues.BULLET.match(block.texts[0]) is not None
