"""What surrounds the text of web pages and e-mails: menus, breadcrumbs, dates of update, lines for sharing, fields."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.web_pages import is_barred, is_byline, is_menu, is_menu_row, is_menu_word, is_page_line

# სარჩევი (contents), ამ ნომერში (in this issue), რას წაიკითხავთ ნომერში (what you will read in the issue)
_CONTENTS = regex.compile(
    r"\s*+(?:სარჩევი|შინაარსი|ნომრის\s(?:სარჩევი|შინაარსი|თემები)|(?:(?:რას\s)?წაიკითხ(?:ეთ|ავთ)\s|დღეს\s)?(?:ამ\s)?(?:ნომერში|გვერდზე|ფურცელში)(?:\sწაიკითხავთ)?)"
    r"\s?[:…]?\s*+"
)
# უკანასკნელი ავზი ............ 3; 3   უკანასკნელი ავზი: the title of an entry, with its page.
_ENTRY = regex.compile(
    r"\s*+(?:(?:გვ\.\s?)?\d{1,3}(?:\s{2,40}|\t\s?|\s[|–—-]\s))?(?P<title>\S.{1,110}?)(?:\s?[.…_·]{2,120}|\s{2,80}|\t|,?\s[–—-]|,)?\s{0,4}(?:(?:გვ\.?\s?)?\d{1,3}(?:\s?გვ\.?)?)?\s*+"
)
# წაიკითხეთ აგრეთვე (read also), მსგავსი სტატიები (similar articles)
_READ_ALSO = regex.compile(
    r"\s*+(?:(?:წაიკითხეთ?|იხილეთ?|ნახეთ?)\s(?:აგრეთვე|ასევე)|(?:მსგავსი|დაკავშირებული)\s(?:სტატიები|სიახლეები|თემები|მასალები|ამბები))\s?:?\s*+"
)
# ვისგან: … (from), თემა: … (subject): the fields above an e-mail.
_MAIL_FIELD = regex.compile(
    r"\s*+(?:(?:გამომგზავნი|გამგზავნი|ვისგან|ვის|ადრესატი|მიმღები|თარიღი|გაგზავნილია|თემა|სათაური|ასლი)|From|To|Cc|Date|Sent|Subject)\s?:\s"
)
_SUBJECT = regex.compile(r"\s*+(?:თემა|Subject)\s?:\s")
# № 4-11/627    3 ივნისი, 2016 წ.    ქ. თბილისი (number, date and place of a letter)
_LETTER_NUMBER = regex.compile(
    r"\s*+(?:№|N)\s?[\w/.-]{1,20}(?:,|\s)\s{1,20}[^!?…;]{0,40}?(?:19|20)\d\d(?!\d)[^!?…;]{0,60}"
)
_MAX_LETTERHEAD_LINES = 5
# Lines of running text are longer than those of menus and titles.
_MIN_TEXT_LENGTH, _MAX_MENU_ENTRY = 120, 40
_MAX_TOP_LINES = 25
_MIN_ENTRIES, _MAX_ENTRIES, _MAX_ENTRY_LENGTH = 3, 200, 110


def mark_navigation(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the navigation of a web page as page furniture, the list of further pages as links, and the contents."""
    _mark_mail_fields(texts, kinds)
    _mark_letterhead(texts, kinds)
    _mark_top(texts, kinds)
    for index, text in enumerate(texts):
        if kinds[index] is None and (is_page_line(text) or _is_single_row(texts, index) or is_menu_row(text)):
            kinds[index] = "header"
    _mark_menus(texts, kinds)
    for index, text in enumerate(texts):
        if kinds[index] is not None or len(text) > _MAX_MENU_ENTRY:
            continue
        if _READ_ALSO.fullmatch(text):
            _mark_further_pages(texts, kinds, index)
        elif _CONTENTS.fullmatch(text):
            _mark_contents(texts, kinds, index)


def _mark_mail_fields(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the fields at the top of an e-mail, its subject among them, as page furniture."""
    start = next((index for index, text in enumerate(texts) if text.strip()), 0)
    fields = list(takewhile(lambda index: _MAIL_FIELD.match(texts[index]), range(start, len(texts))))
    if len(fields) > 1 and any(_SUBJECT.match(texts[index]) for index in fields):
        for index in fields:
            kinds[index] = "header"


def _mark_letterhead(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the offices above the title of a letter, and its number and date below them, as page furniture.

    A single office without a number is part of the title: the ministry whose annual report this is.
    """
    filled = [index for index, text in enumerate(texts) if text.strip()][:_MAX_LETTERHEAD_LINES]
    place = next((place for place, index in enumerate(filled) if _LETTER_NUMBER.fullmatch(texts[index])), 0)
    offices = list(takewhile(lambda index: cues.OFFICE_LINE.fullmatch(texts[index]), filled))
    is_numbered = place > 0 and len(offices) == place
    lines = [*offices, *filled[place : place + is_numbered]]
    if (is_numbered or len(offices) > 1) and _is_title(texts, lines[-1] + 1):
        for index in lines:
            kinds[index] = "header"


def _is_title(texts: Sequence[str], index: int) -> bool:
    line = "".join(texts[index : index + 1])
    return bool(line.strip()) and is_title_like(TextBlock([index], texts=[line]))


def _is_single_row(texts: Sequence[str], index: int) -> bool:
    """Return whether bars divide a line into short parts, but not the lines beside it, so that it is no table."""
    if "|" not in texts[index] or not is_barred(texts[index]):
        return False
    return not any("|" in text for text in (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2]))


def _mark_menus(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label menus with one entry per line: adjacent short lines, most of which are words of menus."""
    for is_short, lines in groupby(
        range(len(texts)), lambda index: kinds[index] is None and _can_be_entry(texts[index])
    ):
        run = list(lines)
        words = sum(1 for index in run if is_menu_word(texts[index]))
        if is_short and words > 1 and 2 * words >= len(run):
            for index in run:
                kinds[index] = "header"


def _can_be_entry(text: str) -> bool:
    is_short = 0 < len(text.strip()) <= _MAX_MENU_ENTRY
    return is_short and not cues.addresses(text) and not (cues.TERMINAL.search(text) and not is_menu_word(text))


def _mark_top(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the lines above the title as page furniture if there is a menu or a breadcrumb trail among them.

    The title is the line above the date of the page or its author, else the first line below the menu.
    """
    top = _lines_above_text(texts, kinds)
    menus = [index for index in top if is_menu(texts[index])]
    navigating = {*menus, *(index for index in top if is_page_line(texts[index]) or is_byline(texts[index]))}
    others = [index for index in top if index not in navigating]
    if not menus or not others or menus[0] > others[-1]:
        return
    below = next((index for index in sorted(navigating) if index > menus[-1]), None)
    above_it = [index for index in others if below is not None and menus[-1] < index < below]
    title = above_it[-1] if above_it else next((index for index in others if index > menus[-1]), others[-1])
    if title > top[0]:
        for index in top:
            if index < title or index in navigating:
                kinds[index] = "header"


def _lines_above_text(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> list[int]:
    """Return the lines at the top of the document that are shorter than running text and end no sentence."""
    found: list[int] = []
    for index, text in enumerate(texts):
        if not text.strip() or cues.addresses("".join(texts[index : index + 2])):
            continue
        is_text = len(text) > _MIN_TEXT_LENGTH or cues.TERMINAL.search(text) is not None
        if is_text and not (is_menu(text) or is_page_line(text) or is_byline(text)):
            break
        if kinds[index] is None:
            found.append(index)
        if len(found) > _MAX_TOP_LINES:
            return []
    return found


def _mark_further_pages(texts: Sequence[str], kinds: list[BlockKind | None], heading: int) -> None:
    """Label the titles of further pages, below their heading, as links."""
    below = heading + 1 + (not "".join(texts[heading + 1 : heading + 2]).strip())
    kinds[heading] = "heading"
    while (
        below < len(texts) and kinds[below] is None and texts[below].strip() and not cues.TERMINAL.search(texts[below])
    ):
        kinds[below] = "link"
        below += 1


def _mark_contents(texts: Sequence[str], kinds: list[BlockKind | None], heading: int) -> None:
    """Label a table of contents: its heading, and its entries as text, whatever they look like."""
    first = heading + 1 + (not "".join(texts[heading + 1 : heading + 2]).strip())
    entries = list(takewhile(lambda index: texts[index].strip(), range(first, min(len(texts), first + _MAX_ENTRIES))))
    is_short = all(
        len(texts[index]) <= _MAX_ENTRY_LENGTH and not texts[index].rstrip().endswith((".", ":", ";"))
        for index in entries
    )
    if is_short and len(entries) >= _MIN_ENTRIES:
        kinds[heading] = "heading"
        for index in entries:
            kinds[index] = "body"
        titles = {entry["title"] for index in entries if (entry := _ENTRY.fullmatch(texts[index]))}
        for index in range(entries[-1], len(texts)):
            is_numbered = texts[index].lstrip()[:1].isdigit() or cues.SECTION_NUMBER.match(texts[index])
            if kinds[index] is None and texts[index].strip() in titles and not is_numbered:
                kinds[index] = "heading"
