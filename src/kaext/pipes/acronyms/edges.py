"""Where a long form begins and ends in the words before or after its acronym.

The edge is sought in quotation marks, then in the names of the catalogue, in initial letters of the same script, in
the English words that Georgian ones render, and last in the syntax of the noun phrase, as far as the acronym has
letters for it.
"""

from __future__ import annotations

from dataclasses import replace

from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.initials import by_initials
from kaext.pipes.acronyms.listed import listed, listed_names, names_of
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.noun_phrase import by_syntax, leading_phrase
from kaext.pipes.acronyms.stretch import MAX_WORDS, Definition, Stretch, is_any, stretch_between
from kaext.pipes.acronyms.translation import by_translation


def ending_of(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the long form that ends with the stretch, by the first rule that finds its edge.

    The case ending of an English one (``Building Integrity-ს``) stays outside.
    """
    found = (
        quoted(stretch)
        or listed(stretch, mention)
        or by_initials(stretch, mention)
        or by_translation(stretch, mention)
        or by_syntax(stretch, mention)
    )
    ending = p.LATIN_ENDING.search(stretch.text, found.start, found.end) if found is not None else None
    return replace(found, end=ending.start()) if found is not None and ending is not None else found


def quoted(stretch: Stretch) -> Definition | None:
    """Return the name in quotation marks that ends the stretch, a generic noun or a case ending after it left out."""
    text, last = stretch.text, len(stretch.spans) - 1
    if last > 0 and p.ENDING_AFTER_QUOTATION.fullmatch(text, stretch.spans[last - 1][1], stretch.spans[last][1]):
        last -= 1
    if last > 0 and is_any(stretch.words[last], p.GENERIC_HEADS):
        last -= text[stretch.spans[last - 1][1]] in p.CLOSING_MARKS
    end = stretch.spans[last][1]
    if not text.startswith(tuple(p.CLOSING_MARKS), end):
        return None
    opening = max(text.rfind(mark, stretch.start, end) for mark in '„“”"«')
    inside = [span for span in stretch.spans[: last + 1] if span[0] > opening]
    if opening < 0 or not inside or len(inside) > MAX_WORDS:
        return None
    return Definition(inside[0][0], end, "quotation", 0.93)


def filling(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form that fills ``low:high``, or the part of it that the catalogue or the initials know.

    ``certain`` says that a long form must begin at ``low``.
    """
    stretch = stretch_between(text, low, high)
    if not 1 < len(stretch.spans) <= MAX_WORDS and not (len(stretch.spans) == 1 and certain):
        return None
    matches = names_of(mention.acronym).find(text[low:high]) if mention.acronym in listed_names() else []
    if matches:
        longest = max(matches, key=lambda match: match.end - match.start)
        return Definition(low + longest.start, low + longest.end, "catalogue", 0.97)
    return _by_leading_words(stretch, mention) or leading_phrase(stretch, mention, certain=certain)


def _by_leading_words(stretch: Stretch, mention: Mention) -> Definition | None:
    """Return the longest run of words from the start whose initials, or whose translations', the letters are."""
    for last in range(len(stretch.spans), 1, -1):
        part = Stretch(stretch.text, stretch.start, stretch.spans[last - 1][1], stretch.spans[:last])
        found = by_initials(part, mention) or by_translation(part, mention)
        if found is not None and found.rule != "capitalised words" and found.start == stretch.spans[0][0]:
            return found
    return None
