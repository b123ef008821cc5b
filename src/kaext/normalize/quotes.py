"""Quoted lines of e-mails: the signs before them are removed, and the level of each quotation is kept.

> მარიამ, ჩაამატე: იორდანიას DCB შესთავაზეს, (Mariam, add: Jordan was offered DCB)
>> ვის? (who?)

Such signs are also bullets. Lines are a quotation if one says whose words follow, if an empty line among them has the
sign, or if they run on as lines of paragraphs do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from kaext.alignment import Edit

_SIGNS = regex.compile(r"[ \t]{0,3}(?P<signs>>(?:[ \t]?>){0,5})[ \t]?")
_ANY_SIGN = regex.compile(r"^[ \t]{0,3}>", regex.MULTILINE)
# … 2019 წლის 11 მარტს, 21:05, ლევან ბერიძემ დაწერა: (wrote)
_WROTE = regex.compile(r"(?<!\p{L})(?:(?:და|მო)?წერ(?:ა|ს|და|დნენ|ეს|ილია)|wrote|writes)\s?:")
# 11.03.2019 19:40, ზურაბ კაპანაძე:
_NUMERIC_DATE = regex.compile(r"(?<![\d./-])\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?![\d./-]\d)")
_MAIL_FIELD = regex.compile(r"(?:ვისგან|გამომგზავნი|გამგზავნი|თემა|From|Subject)\s?:\s")
_TERMINAL = regex.compile(r"(?r)[.!?…:;][\"”“»’)\]]{0,3}\s*+$")
_FIRST_WORD = regex.compile(r"\s*+\S++")
_MIN_WRAPPED_LINES = 3


class QuotedText(NamedTuple):
    """The edits that remove the signs before quoted lines, and the level of each line; 0 for others."""

    edits: list[Edit]
    levels: list[int]


def read_quotes(text: str) -> QuotedText | None:
    """Return the edits that remove the signs before the quoted lines of e-mails, with the levels of all lines."""
    if not _ANY_SIGN.search(text):
        return None
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    edits: list[Edit] = []
    levels = [0] * len(lines)
    for run in _runs(lines):
        if not _is_quotation(lines, run):
            continue
        for number in run:
            sign = _SIGNS.match(lines[number])
            if sign is not None:
                levels[number] = sign["signs"].count(">")
                edits.append(Edit(starts[number], starts[number] + sign.end(), ""))
    return QuotedText(edits, levels) if edits else None


def _runs(lines: Sequence[str]) -> Iterator[range]:
    """Yield the runs of lines with a sign."""
    start = -1
    for number in range(len(lines) + 1):
        has_sign = number < len(lines) and _SIGNS.match(lines[number]) is not None
        if has_sign and start < 0:
            start = number
        elif not has_sign and start >= 0:
            yield range(start, number)
            start = -1


def _is_quotation(lines: Sequence[str], run: range) -> bool:
    """Return whether lines with a sign are a quotation rather than a list with the sign as a bullet."""
    above = next((lines[number] for number in range(run[0] - 1, max(-1, run[0] - 3), -1) if lines[number].strip()), "")
    contents = [_SIGNS.sub("", lines[number], 1) for number in run]
    if len(run) > 1 and not all(map(str.strip, contents)):
        return True
    return any(map(_is_attribution, (above, *contents))) or _is_wrapped(contents)


def _is_attribution(line: str) -> bool:
    """Return whether a line says whose words follow: it ends in a colon after a verb or date, or is a field."""
    content = line.strip()
    if _MAIL_FIELD.match(content):
        return True
    return content.endswith(":") and (_WROTE.search(content) is not None or _NUMERIC_DATE.search(content) is not None)


def _is_wrapped(contents: Sequence[str]) -> bool:
    """Return whether most lines end where the next word did not fit, without the end of a sentence."""
    measure = max(map(len, contents))
    wrapped = 0
    for line, following in pairwise(contents):
        word = _FIRST_WORD.match(following)
        is_full = word is not None and len(line.rstrip()) + 1 + len(word[0].strip()) > measure
        wrapped += is_full and _TERMINAL.search(line) is None
    return len(contents) >= _MIN_WRAPPED_LINES and 2 * wrapped >= len(contents) - 1
