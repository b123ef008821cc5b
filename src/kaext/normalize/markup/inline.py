"""Signs of markup inside the lines of a paragraph: emphasis, links, footnote calls, tags, entities and escapes."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from kaext.alignment import Edit
from kaext.normalize.markup import signs


def inline_edits(text: str, start: int, end: int, *, keeps_addresses: bool) -> tuple[list[Edit], list[str]]:
    """Return the edits that remove the signs inside a paragraph, and the targets of its links.

    Parameters
    ----------
    text
        The whole text.
    start, end
        The extent of the paragraph.
    keeps_addresses
        Whether the address of a link stays in brackets after its text, because the line consists of it. In running
        text it would come between a name and its case ending: [ფონდი](https://…)ს.
    """
    edits: list[Edit] = []
    targets: list[str] = []
    for link in signs.LINK.finditer(text, start, end):
        inside = link.span("text" if link["page"] is None else "page")
        edits += _link_edits(inside, link.span(), link["url"] is not None and keeps_addresses, text)
        if link["url"]:
            targets.append(link["url"])
    for pattern in (signs.NOTE_CALL, signs.AUTOLINK, signs.TAG, signs.ENTITY, signs.ESCAPE):
        for sign in pattern.finditer(text, start, end):
            edits += _sign_edits(sign.start(), sign[0], url=sign.groupdict().get("url"))
    taken = [(edit.start, edit.end) for edit in edits]
    taken += [address.span() for address in signs.ADDRESS.finditer(text, start, end)]
    taken += [(escape.start(), escape.end() + 1) for escape in signs.ESCAPE.finditer(text, start, end)]
    edits += _emphasis_edits(text, start, end, _Extents(taken))
    return without_overlaps(edits), targets


def _link_edits(inside: tuple[int, int], whole: tuple[int, int], keeps_address: bool, text: str) -> Iterator[Edit]:
    """Yield the edits that leave the text of a link, or its address where it has no text."""
    if inside[0] == inside[1]:
        opening = text.find("(", *whole)
        yield Edit(whole[0], opening + 1, "")
        yield Edit(whole[1] - 1, whole[1], "")
        return
    yield Edit(whole[0], inside[0], "")
    if keeps_address:
        yield Edit(inside[1], inside[1] + 2, " (")
    else:
        yield Edit(inside[1], whole[1], "")


def _sign_edits(start: int, sign: str, *, url: str | None) -> Iterator[Edit]:
    end = start + len(sign)
    if url is not None:
        yield Edit(start, end - len(url) - 1, "")
        yield Edit(end - 1, end, "")
    elif sign.startswith("&"):
        letter = unescape(sign)
        if letter != sign:
            yield Edit(start, end, " " if letter.isspace() else letter)
    else:
        yield Edit(start, end, " " if sign[:3].casefold() in ("<br", "<hr") else "")


class _Extents:
    """Extents of a text, for the question whether a place is inside one of them."""

    def __init__(self, extents: list[tuple[int, int]]) -> None:
        self._extents = sorted(extents)
        self._at = 0

    def contains(self, place: int) -> bool:
        """Return whether a place is inside an extent; places must be asked for in ascending order."""
        while self._at < len(self._extents) and self._extents[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._extents) and self._extents[self._at][0] <= place


def _emphasis_edits(text: str, start: int, end: int, taken: _Extents) -> Iterator[Edit]:
    """Yield the edits that remove pairs of delimiters; signs without a partner are part of the text."""
    openers: dict[str, list[tuple[int, int]]] = {}
    for run in signs.DELIMITERS.finditer(text, start, end):
        first, last = run.span()
        if taken.contains(first):
            continue
        before = text[first - 1] if first > start else " "
        after = text[last] if last < end else " "
        waiting = openers.setdefault(run[0][0], [])
        if _can_close(run[0], before, after):
            while waiting and first < last:
                opened, opened_end = waiting.pop()
                used = min(opened_end - opened, last - first)
                yield Edit(opened_end - used, opened_end, "")
                yield Edit(first, first + used, "")
                first += used
                if opened_end - used > opened:
                    waiting.append((opened, opened_end - used))
        if first < last and _can_open(run[0], before, after):
            waiting.append((first, last))


def _can_open(delimiter: str, before: str, after: str) -> bool:
    is_inside_word = before.isalnum() and (delimiter[0] == "_" or after.isdigit())
    return not after.isspace() and not is_inside_word


def _can_close(delimiter: str, before: str, after: str) -> bool:
    is_inside_word = after.isalnum() and (delimiter[0] == "_" or before.isdigit())
    return not before.isspace() and not is_inside_word


def without_overlaps(edits: list[Edit]) -> list[Edit]:
    """Return the edits in order, without those inside an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
