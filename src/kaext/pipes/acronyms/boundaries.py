"""Where a long form begins and ends in the words before or after its acronym.

The evidence, strongest first: quotation marks; a name of the catalogue; initials in the same script; the initials of
the English words that the Georgian ones translate; and the syntax of the noun phrase, limited by the number of letters.
"""

from __future__ import annotations

from dataclasses import replace

from kaext.ka.script import CLOSING_MARKS
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.catalogued import by_catalogue, catalogue_names, names_of
from kaext.pipes.acronyms.initials import by_initials
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.noun_phrase import by_syntax, leading_phrase
from kaext.pipes.acronyms.translation import by_translation
from kaext.pipes.acronyms.window import MAX_WORDS, Definition, Window, is_any, window_between


def definition_at_end(window: Window, mention: Mention) -> Definition | None:
    """Return the long form that ends with the window, by the first rule that finds where it begins.

    The case ending of an English one (``Building Integrity-ს``) is left out.
    """
    found = (
        by_quotation(window)
        or by_catalogue(window, mention)
        or by_initials(window, mention)
        or by_translation(window, mention)
        or by_syntax(window, mention)
    )
    ending = p.LATIN_ENDING.search(window.text, found.start, found.end) if found is not None else None
    return replace(found, end=ending.start()) if found is not None and ending is not None else found


def by_quotation(window: Window) -> Definition | None:
    """Return the quoted name that ends the window; a generic noun or a case ending may follow the quotation."""
    text, last = window.text, len(window.spans) - 1
    if last > 0 and p.ENDING_AFTER_QUOTATION.fullmatch(text, window.spans[last - 1][1], window.spans[last][1]):
        last -= 1
    if last > 0 and is_any(window.words[last], p.GENERIC_HEADS):
        last -= text[window.spans[last - 1][1]] in CLOSING_MARKS
    end = window.spans[last][1]
    if not text.startswith(tuple(CLOSING_MARKS), end):
        return None
    opening = max(text.rfind(mark, window.start, end) for mark in '„“”"«')
    inside = [span for span in window.spans[: last + 1] if span[0] > opening]
    if opening < 0 or not inside or len(inside) > MAX_WORDS:
        return None
    return Definition(inside[0][0], end, "quotation", p.CONFIDENCE["quotation"])


def definition_within(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form in ``low:high``: all of it, or the part that matches the catalogue or the letters.

    If ``certain``, the construction guarantees that a long form begins at ``low``.
    """
    window = window_between(text, low, high)
    if not 1 < len(window.spans) <= MAX_WORDS and not (len(window.spans) == 1 and certain):
        return None
    matches = names_of(mention.acronym).find(text[low:high]) if mention.acronym in catalogue_names() else []
    if matches:
        longest = max(matches, key=lambda match: match.end - match.start)
        return Definition(low + longest.start, low + longest.end, "catalogue", p.CONFIDENCE["catalogue"])
    return _by_leading_words(window, mention) or leading_phrase(window, mention, certain=certain)


def _by_leading_words(window: Window, mention: Mention) -> Definition | None:
    """Return the longest run of words from the start that matches the letters, directly or in translation."""
    for last in range(len(window.spans), 1, -1):
        part = Window(window.text, window.start, window.spans[last - 1][1], window.spans[:last])
        found = by_initials(part, mention) or by_translation(part, mention)
        if found is not None and found.rule != "capitalised-words" and found.start == window.spans[0][0]:
            return found
    return None
