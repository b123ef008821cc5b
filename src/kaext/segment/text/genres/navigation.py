"""What surrounds the text of web pages: menus, breadcrumbs, dates of update, lines for sharing, lists of contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

import regex

from kaext.document import BlockKind
from kaext.segment import cues
from kaext.segment.web_pages import (
    author_of,
    heads_further_pages,
    is_advertisement,
    is_barred,
    is_byline,
    is_cookie_notice,
    is_encyclopedia_name,
    is_menu,
    is_menu_row,
    is_menu_word,
    is_page_line,
    is_pager,
    is_row_of_buttons,
    is_row_of_tags,
    is_sharing_row,
    names_author,
    names_further_page,
)

# სარჩევი (contents), ამ ნომერში (in this issue), რას წაიკითხავთ ნომერში (what you will read in the issue)
_CONTENTS = regex.compile(
    r"\s*+(?:სარჩევი|შინაარსი|ნომრის\s(?:სარჩევი|შინაარსი|თემები)|(?:(?:რას\s)?წაიკითხ(?:ეთ|ავთ)\s|დღეს\s)?(?:ამ\s)?(?:ნომერში|გვერდზე|ფურცელში)(?:\sწაიკითხავთ)?)"
    r"\s?[:…]?\s*+"
)
# მთის სამაშველო ............ 7; 7   მთის სამაშველო: the title of an entry, with its page.
_ENTRY = regex.compile(
    r"\s*+(?:(?:გვ\.\s?)?\d{1,3}(?:\s{1,40}|\t\s?|\s[|–—-]\s))?(?P<title>\S.{1,110}?)(?:\s?[.…_·]{2,120}|\s{2,80}|\t|,?\s[–—-]|,)?\s{0,4}(?:(?:გვ\.?\s?)?\d{1,3}(?:\s?გვ\.?)?)?\s*+"
)
# Lines of running text are longer than those of menus and titles.
_MIN_TEXT_LENGTH, _MAX_MENU_ENTRY, _MAX_LINK_LENGTH = 120, 40, 160
_MAX_TOP_LINES = 25
# The sign between the cells of a table, and the fewest rows of one.
_BAR, _MIN_ROWS = "|", 3
_MIN_ENTRIES, _MAX_ENTRIES, _MAX_ENTRY_LENGTH = 3, 200, 110


def mark_navigation(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label the navigation of a web page as page furniture, the list of further pages as links, and the contents."""
    _mark_top(texts, kinds)
    for index, text in enumerate(texts):
        if kinds[index] is None and (is_page_line(text) or _is_single_row(texts, index) or is_menu_row(text)):
            kinds[index] = "header"
    _mark_furniture(texts, kinds)
    _mark_menus(texts, kinds)
    for index, text in enumerate(texts):
        if kinds[index] is not None or len(text) > _MAX_LINK_LENGTH:
            continue
        if names_further_page(text):
            kinds[index] = "link"
        elif len(text) > _MAX_MENU_ENTRY:
            continue
        elif heads_further_pages(text) and not _introduces_address(texts, index):
            _mark_further_pages(texts, kinds, index)
        elif _CONTENTS.fullmatch(text):
            _mark_contents(texts, kinds, index)


def _mark_furniture(texts: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """Label advertisements, page numbers of lists, lines for sharing and tags, and the notice on cookies."""
    for index, text in enumerate(texts):
        if kinds[index] is not None or not text.strip():
            continue
        is_apart = not any(map(str.strip, (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2])))
        is_tag_row = is_apart and is_row_of_tags(text)
        if is_tag_row or any(
            is_kind(text) for is_kind in (is_advertisement, is_pager, is_sharing_row, is_encyclopedia_name)
        ):
            kinds[index] = "header"
        elif is_cookie_notice(text) or (index and kinds[index - 1] == "imprint" and is_row_of_buttons(text)):
            kinds[index] = "imprint"


def _is_single_row(texts: Sequence[str], index: int) -> bool:
    """Return whether bars divide a line into short parts, but not the lines beside it, so that it is no table.

    A menu may be above a choice of languages: მთავარი | სიახლეები (home, news), ქარ | ENG.
    """
    parts = texts[index].split("|")
    if len(parts) == 1 or not (is_barred(texts[index]) or all(map(is_menu_word, parts))):
        return False
    beside = [text for text in (*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2]) if "|" in text]
    return not beside or all(any(map(is_menu_word, text.split("|"))) for text in (texts[index], *beside))


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

    The title is the line above the date of the page or its author, else the first line below the menu. A line with the
    name of the author is imprint.
    """
    top = _lines_above_text(texts, kinds)
    menus = [index for index in top if is_menu(texts[index]) and not _names_author(texts, index)]
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
                kinds[index] = "imprint" if index > title and _names_author(texts, index) else "header"


def _names_author(texts: Sequence[str], index: int) -> bool:
    """Return whether a byline starts with its author rather than with a section that the breadcrumb trail names."""
    if not is_byline(texts[index]) or not names_author(texts[index]):
        return False
    return not any(author_of(texts[index]) in text for text in texts[max(0, index - _MAX_TOP_LINES) : index])


def _lines_above_text(texts: Sequence[str], kinds: Sequence[BlockKind | None]) -> list[int]:
    """Return the lines at the top of the document that are shorter than running text and end no sentence."""
    found: list[int] = []
    for index, text in enumerate(texts):
        if _is_in_table(texts, index):
            break
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


def _is_in_table(texts: Sequence[str], index: int) -> bool:
    """Return whether a line begins a table: it and the lines right below have equally many bars."""
    bars = texts[index].count(_BAR)
    rows = texts[index : index + _MIN_ROWS]
    return bars > 1 and len(rows) == _MIN_ROWS and all(row.count(_BAR) == bars for row in rows)


def _mark_further_pages(texts: Sequence[str], kinds: list[BlockKind | None], heading: int) -> None:
    """Label the titles of further pages, below their heading, as links."""
    below = heading + 1 + (not "".join(texts[heading + 1 : heading + 2]).strip())
    kinds[heading] = "heading"
    while below < len(texts) and kinds[below] is None and _is_title_of_page(texts[below]):
        kinds[below] = "link"
        below += 1


def _introduces_address(texts: Sequence[str], index: int) -> bool:
    """Return whether a line with a colon is directly above an address."""
    return texts[index].rstrip().endswith(":") and bool(cues.addresses("".join(texts[index + 1 : index + 2])))


def _is_title_of_page(text: str) -> bool:
    """Return whether a line is the title of a page in a list, perhaps a question, or its address."""
    is_open = cues.TERMINAL.search(text) is None or text.rstrip().endswith(("?", "!", "»", "“", "”"))
    return bool(text.strip()) and len(text) <= _MAX_LINK_LENGTH and (is_open or bool(cues.addresses(text)))


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
