"""Soft hyphens inside lines, which are invisible: programs store one with each place where a word could be broken.

A hyphen at the end of a line is often stored as a soft hyphen, too. It is visible. Programs that write a PDF again may
turn soft hyphens into spaces, which have no room: the next letter begins where they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaext.ingest.pdf.glyphs import RawPage, Run

_SOFT_HYPHEN = "\u00ad"
# Share of the type size: runs within this distance share a baseline.
_SAME_BASELINE = 0.12
# Share of the type size: a letter that begins at most this far after a space leaves it no room.
_NO_ROOM = 0.05


def without_roomless_spaces(page: RawPage, runs: Sequence[Run]) -> Sequence[Run]:
    """Return runs without the spaces over which the next letter of the line is printed."""
    rooms = [_NO_ROOM * style.size for style in page.styles]
    kept: list[Run] = []
    for number, run in enumerate(runs):
        if " " not in run.text:
            kept.append(run)
            continue
        after = runs[number + 1] if number + 1 < len(runs) else None
        found = _roomless_spaces(run, after, rooms[run.style])
        if not found:
            kept.append(run)
        elif len(found) < len(run.x0s):
            letters = [index for index in range(len(run.x0s)) if index not in found]
            text = "".join([run.text[index] for index in letters])
            kept.append(replace(run, text=text, x0s=[run.x0s[n] for n in letters], x1s=[run.x1s[n] for n in letters]))
    return kept


def _roomless_spaces(run: Run, after: Run | None, room: float) -> list[int]:
    """Return the indices of the spaces of a run within ``room`` of the letter after them, perhaps in the next run.

    Not where that letter has no width either, as in a damaged font.
    """
    found: list[int] = []
    text, x0s, x1s = run.text, run.x0s, run.x1s
    last = len(x0s) - 1
    index = text.find(" ")
    while 0 <= index < last:
        if abs(x0s[index + 1] - x0s[index]) < room and x1s[index + 1] > x0s[index + 1]:
            found.append(index)
        index = text.find(" ", index + 1)
    is_last = index == last and len(text) == len(x0s)
    if not is_last or after is None or after.baseline != run.baseline:
        return found
    if abs(after.x0s[0] - x0s[last]) < room and after.x1s[0] > after.x0s[0]:
        found.append(last)
    return found


def without_soft_hyphens(page: RawPage, runs: Sequence[Run]) -> Sequence[Run]:
    """Return runs without the soft hyphens inside lines; the letter before one is as wide as both."""
    if not any(_SOFT_HYPHEN in run.text for run in runs):
        return runs
    return list(_cleaned(page, runs))


def _cleaned(page: RawPage, runs: Sequence[Run]) -> Iterator[Run]:
    for number, run in enumerate(runs):
        if _SOFT_HYPHEN not in run.text:
            yield run
            continue
        is_at_end = run.text.rstrip()[-1:] == _SOFT_HYPHEN and _ends_line(page, runs, number)
        if len(run.x0s) == 1:
            text = run.text.replace(_SOFT_HYPHEN, "") + _SOFT_HYPHEN * is_at_end
            if text:
                yield replace(run, text=text)
            continue
        last = len(run.text.rstrip()) - 1 if is_at_end else -1
        kept: list[int] = []
        x1s = list(run.x1s)
        for index, character in enumerate(run.characters):
            if character == _SOFT_HYPHEN and index != last:
                following = run.x0s[index + 1] if index + 1 < len(run.x0s) else x1s[index]
                if kept:
                    x1s[kept[-1]] = max(x1s[kept[-1]], min(x1s[index], following))
            else:
                kept.append(index)
        if kept:
            characters = [run.characters[index] for index in kept]
            yield replace(run, text="".join(characters), x0s=[run.x0s[n] for n in kept], x1s=[x1s[n] for n in kept])


def _ends_line(page: RawPage, runs: Sequence[Run], number: int) -> bool:
    """Return whether no run follows on the line of a run."""
    run = runs[number]
    # By index: a slice for every run of a page of single glyphs would take quadratic time.
    later = (runs[index] for index in range(number + 1, len(runs)))
    after = next((other for other in later if not other.text.isspace()), None)
    size = page.styles[run.style].size
    return after is None or abs(after.baseline - run.baseline) > _SAME_BASELINE * size or after.x0s[0] < run.x0s[0]
