"""Footnotes under a rule at the foot of a page, and under a heading at the end of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kaext.segment import cues
from kaext.segment.text.blocks import TextBlock, is_title_like

# 1 ავღანეთის შესახებ … (on Afghanistan): a note with a plain number.
_NUMBERED_LINE = regex.compile(r"\s*+(?P<number>\d{1,2})[.)]?\s++\S")
# The call of a note directly after a word or its punctuation: შეჩერებულია.1 (is suspended).
_CALLS = regex.compile(r"(?<=\p{L}\p{L}[.,;:!?“”»)]{0,2})(?P<number>\d{1,2})(?![\d.,%]\d|\d|[-–—]\p{L})")
# [1], ¹: calls in articles, whose notes below have the plain number.
_BRACKETED_CALLS = regex.compile(r"(?<=\S)(?:\[(?P<plain>\d{1,2})\]|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RULE_SIGNS = frozenset("_-–—")
# So many lines above its rule a note may be called.
_PAGE_LINES = 80


@dataclass(frozen=True, slots=True)
class Notes:
    """The rules above footnotes, and the lines of the footnotes."""

    rules: frozenset[int]
    lines: frozenset[int]


def notes_below_rules(texts: Sequence[str], separators: Sequence[int]) -> Notes:
    """Return the footnotes directly below lines of signs, up to an empty line that no further note follows."""
    rules: set[int] = set()
    lines: set[int] = set()
    others = set(separators)
    for rule in separators:
        first = next((line for line in range(rule + 1, min(rule + 3, len(texts))) if texts[line].strip()), None)
        is_rule = texts[rule].strip()[:1] in _RULE_SIGNS
        if first is None or first + 1 in others or not (is_rule and _is_note(texts, rule, first)):
            continue
        rules.add(rule)
        line = first
        while line < len(texts) and (texts[line].strip() or _goes_on(texts, rule, line + 1)):
            if texts[line].strip():
                lines.add(line)
            line += 1
    return Notes(frozenset(rules), frozenset(lines))


def _goes_on(texts: Sequence[str], rule: int, line: int) -> bool:
    return line < len(texts) and _is_note(texts, rule, line)


def _is_note(texts: Sequence[str], rule: int, line: int) -> bool:
    """Return whether a line begins a footnote: with a raised mark, or a number that is called above the rule."""
    text = texts[line]
    mark = cues.FOOTNOTE.match(text)
    if mark is not None and cues.RAISED_MARK.match(mark[1]) is not None:
        return True
    number = _NUMBERED_LINE.match(text)
    page = " ".join(texts[max(0, rule - _PAGE_LINES) : rule])
    if mark is not None:
        return mark[1] in page
    return number is not None and any(call["number"] == number["number"] for call in _CALLS.finditer(page))


def mark_notes(blocks: Sequence[TextBlock], notes: Notes) -> None:
    """Label footnotes as imprint."""
    for block in blocks if notes.lines else ():
        if block.kind is None and notes.lines.issuperset(block.lines):
            block.kind = "imprint"


def mark_listed_notes(blocks: Sequence[TextBlock]) -> None:
    """Label the numbered notes below a heading for notes as imprint, if the text calls them: [1], ¹."""
    called: set[str] = set()
    are_notes = False
    for block in blocks:
        are_notes = cues.NOTES_HEADING.fullmatch(block.text) is not None or (are_notes and not is_title_like(block))
        number = _NUMBERED_LINE.match(block.texts[0]) if are_notes and block.kind is None else None
        if number is not None and number["number"] in called:
            block.kind = "imprint"
        elif not are_notes:
            calls = _BRACKETED_CALLS.finditer(block.text)
            called.update(call["plain"] or call["raised"].translate(_LOWERED) for call in calls)
