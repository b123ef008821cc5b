"""Where long forms stand beside acronyms.

A long form stands before the acronym's bracket (``გეგმა (IPAP)``), inside it (``IPAP (… გეგმა)``), or is joined by ანუ
(that is), შემდგომში (hereafter), a comma or a dash. One acronym may have two beside it, a Georgian and an English one.
Where each of them begins and ends is found in :mod:`kaext.pipes.acronyms.edges`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.catalogue.names import meanings
from kaext.ka import phrases
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.edges import (
    Definition,
    Stretch,
    by_syntax,
    by_translation,
    ending_of,
    filling,
    initials_only,
    is_any,
    is_latin,
    listed,
    nominative_before,
    quoted,
    stretch_between,
)
from kaext.pipes.acronyms.mentions import Mention

_REACH = 260
_LONGEST_LINK = 60
_LONGEST_AFTER = 200
# Two letters fit too many words by chance.
_FEWEST_TELLING_LETTERS = 3


def definitions(text: str, mention: Mention, *, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long forms that ``text`` gives beside ``mention``, in text order.

    Parameters
    ----------
    text
        The document's text.
    mention
        An acronym in it.
    block
        The extent of the mention's paragraph: a long form stands in the same one.
    """
    bracket = _bracket_around(text, mention, block)
    if bracket is not None:
        opening, inside = bracket
        found = _before(text, mention, block, opening)
        if inside is not None and all(is_latin(text[of.start]) != is_latin(text[inside.start]) for of in found):
            found = (*found, inside)
        if found or inside is None:
            return found
    return (
        _in_brackets_after(text, mention, block)
        or _linked_before(text, mention, block)
        or _linked_after(text, mention, block)
        or _in_row(text, mention, block)
        or _loosely_linked(text, mention, block)
    )


def is_defined_letter_word(text: str, start: int, end: int) -> bool:
    """Tell whether the Georgian word at ``start:end``, in brackets, has the initials of the words before them."""
    low = max(0, start - _LONGEST_LINK)
    opening = text.rfind("(", low, start)
    if (
        opening < 0
        or not p.LETTER_WORD_BEFORE.fullmatch(text, opening, start)
        or not p.LETTER_WORD_AFTER.match(text, end)
    ):
        return False
    stretch = stretch_between(text, max(0, opening - _REACH), opening)
    words = [word for word in stretch.words if word != "და"]
    letters = text[start:end]
    initials = "".join(word[0] for word in words[-len(letters) :])
    return len(letters) >= 2 and initials == letters


def _bracket_around(text: str, mention: Mention, block: tuple[int, int]) -> tuple[int, Definition | None] | None:
    """Return where the bracket opens that holds the mention, and a long form beside the mention in it.

    None where the bracket holds anything else, introductions to the acronym apart.
    """
    low, high = max(block[0], mention.start - _REACH), min(block[1], mention.end + _LONGEST_AFTER)
    opening = max(text.rfind(mark, low, mention.start) for mark in p.BRACKETS)
    before = p.BRACKET_BEFORE.fullmatch(text, opening + 1, mention.start) if opening >= 0 else None
    closing = text.find(p.BRACKETS[text[opening]], mention.end, high) if opening >= 0 else -1
    if before is None or closing < 0:
        return None
    ending = p.ENDING.match(text, mention.end)
    for end in (mention.end, ending.end()) if ending else (mention.end,):
        after = p.BRACKET_AFTER.fullmatch(text, end, closing)
        if after is not None:
            return opening, _inside(text, mention, before, after)
    return None


def _inside(text: str, mention: Mention, before: p.Match, after: p.Match) -> Definition | None:
    """Return the long form in the mention's own brackets: an English one, or one that the letters bear out."""
    english = before.span("english") if before["english"] else after.span("english")
    if english[0] >= 0:
        return Definition(*english, "bracket", 0.9)
    if not after["rest"]:
        return None
    start, end = after.span("rest")
    found = filling(text, start, end, mention, certain=False)
    is_all = found is not None and found.start - start <= 1 and end - found.end <= 1
    return found if is_all and found is not None and found.rule != "syntax" else None


def _before(text: str, mention: Mention, block: tuple[int, int], high: int) -> tuple[Definition, ...]:
    """Return the long form that ends at ``high``, and the Georgian one that an English one there translates."""
    low = max(block[0], high - _REACH)
    last = _right_before(text, mention, low, high)
    if last is None or not is_latin(text[last.start]):
        return (last,) if last is not None else ()
    link = p.TRANSLATED_BEFORE.search(text, max(low, last.start - _LONGEST_LINK), last.start)
    first = _right_before(text, mention, low, link.start()) if link is not None else None
    is_sure = link is not None and first is not None and (link["said"] or first.rule != "syntax")
    return (first, last) if first is not None and is_sure else (last,)


def _right_before(text: str, mention: Mention, low: int, high: int) -> Definition | None:
    stretch = _without_tail(stretch_between(text, low, high), mention)
    if not stretch.spans:
        return None
    end = stretch.spans[-1][1]
    if p.OUTER_MARK.search(text, end, high) and not p.STOP_AFTER_QUOTATION.fullmatch(text, end, high):
        return None
    return ending_of(stretch, mention)


def _without_tail(stretch: Stretch, mention: Mention) -> Stretch:
    """Return the stretch without a relational noun at its end: ``პროცესის კონტექსტში`` (in the context of …)."""
    words = stretch.words
    if len(words) <= 2 or stretch.closes_quotation() or listed(stretch, mention) or _ends_with_subject(words):
        return stretch
    shorter = stretch.without_last()
    if is_any(words[-1], p.GENERIC_HEADS) and listed(shorter, mention):
        return shorter
    return shorter if is_any(words[-1], p.RELATIONAL) and phrases.role(words[-2]) == "genitive" else stretch


def _ends_with_subject(words: Sequence[str]) -> bool:
    """Tell whether the words end in a name such as ``კონვენცია ქიმიური იარაღის შესახებ`` (Convention on …)."""
    if words[-1] != "შესახებ":
        return False
    head = nominative_before(words, len(words) - 1, reach=9)
    return head < len(words) - 1 and is_any(words[head], p.ABOUT_HEADS)


def _in_brackets_after(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long forms in brackets after the acronym: ``IPAP (… გეგმა)``."""
    ending = p.ENDING.match(text, mention.end)
    positions = (mention.end, ending.end() if ending else mention.end)
    opening = next(filter(None, (p.OPENING_BRACKET.match(text, position) for position in positions)), None)
    if opening is None:
        return ()
    closing = text.find(")", opening.end(), min(block[1], opening.end() + _LONGEST_AFTER))
    if closing < 0 or "(" in text[opening.end() : closing]:
        return ()
    low = p.INTRODUCED.match(text, opening.end(), closing)
    pieces = _pieces(text, low.end() if low else opening.end(), closing)
    found = (filling(text, start, end, mention, certain=False) for start, end in pieces)
    return tuple(definition for definition in found if definition is not None)


def _pieces(text: str, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """Return the Georgian and the English part of a bracket's content, or the whole of it."""
    parting = p.BETWEEN_LANGUAGES.search(text, low, high)
    return ((low, parting.start()), (parting.end(), high)) if parting is not None else ((low, high),)


def _linked_before(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form joined to the acronym from the left: ``… გეგმა, ანუ IPAP``."""
    low = max(block[0], mention.start - _REACH)
    for pattern, certain in ((p.STRONG_LINK_BEFORE, True), (p.WEAK_LINK_BEFORE, False)):
        link = _link_ending_at(text, pattern, mention.start, low)
        if link is None:
            continue
        stretch = stretch_between(text, low, link)
        if not stretch.spans or p.OUTER_MARK.search(text, stretch.spans[-1][1], link):
            continue
        is_set_off = p.SET_OFF.fullmatch(text, stretch.spans[-1][1], mention.end + 3) is not None
        found = (
            (quoted(stretch) if certain or is_set_off else None)
            or listed(stretch, mention)
            or initials_only(stretch, mention)
            or by_translation(stretch, mention)
        )
        if found is None and (certain or is_set_off):
            found = by_syntax(stretch, mention)
            found = found if certain else _of_as_many_words(found, text, mention)
        if found is not None:
            return (found,)
    return ()


def _of_as_many_words(found: Definition | None, text: str, mention: Mention) -> Definition | None:
    """Return a long form that has one word for each letter of the acronym, else None."""
    if found is None:
        return None
    words = [word for word in p.WORD.findall(text[found.start : found.end]) if word != "და"]
    letters = sum(character.isalpha() for character in mention.acronym)
    return found if len(words) == letters else None


def _link_ending_at(text: str, pattern: p.Pattern, end: int, low: int) -> int | None:
    """Return where the link begins that ends right at ``end``."""
    match = pattern.search(text, max(low, end - _LONGEST_LINK), end)
    return match.start() if match else None


def _linked_after(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form joined to the acronym from the right: ``IPAP, ანუ … გეგმა``."""
    ending = p.ENDING.match(text, mention.end)
    for position in (mention.end, ending.end() if ending else mention.end):
        for pattern, certain in ((p.STRONG_LINK_AFTER, True), (p.WEAK_LINK, False)):
            link = pattern.match(text, position, block[1])
            if link is None:
                continue
            limit = min(block[1], link.end() + _LONGEST_AFTER)
            stop = p.STOP.search(text, link.end(), limit)
            high = stop.start() if stop else limit
            is_glossary = mention.start == block[0] and high == block[1]
            found = _named_start(text, link.end(), high, mention, certain=certain or is_glossary)
            if found is not None:
                return (found,)
    return ()


def _named_start(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form that begins at ``low``."""
    found = filling(text, low, high, mention, certain=certain)
    if found is None or found.start - low > 1:
        return None
    return found if certain or found.rule != "syntax" else None


def _in_row(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form of a glossary's row, which holds nothing else: ``IPAP … გეგმა``."""
    gap = p.ROW_GAP.match(text, mention.end, block[1]) if mention.start == block[0] else None
    if gap is None:
        return ()
    found = filling(text, gap.end(), block[1], mention, certain=False)
    is_all = found is not None and (found.start, found.end) == (gap.end(), block[1])
    return (found,) if is_all and found is not None and found.rule != "syntax" else ()


def _loosely_linked(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form that the acronym's letters or the catalogue bear out, with next to nothing in between."""
    if sum(character.isalpha() for character in mention.acronym) < _FEWEST_TELLING_LETTERS:
        return ()
    low = max(block[0], mention.start - _REACH)
    link = _link_ending_at(text, p.CALLED, mention.start, low) if p.NAMES.match(text, mention.end) else None
    stretch = stretch_between(text, low, link) if link is not None else None
    if stretch is not None and stretch.spans:
        found = listed(stretch, mention) or initials_only(stretch, mention) or by_translation(stretch, mention)
        if found is not None:
            return (found,)
    ending = p.ENDING.match(text, mention.end)
    for position in (mention.end, ending.end() if ending else mention.end):
        after = p.LOOSE_LINK_AFTER.match(text, position, block[1])
        if after is not None:
            limit = min(block[1], after.end() + _LONGEST_AFTER)
            stop = p.STOP.search(text, after.end(), limit)
            found = _named_start(text, after.end(), stop.start() if stop else limit, mention, certain=False)
            if found is not None:
                return (found,)
    return ()


def iter_conflicts(pairs: Sequence[tuple[str, str, Definition]]) -> Iterator[tuple[str, str, str, Definition]]:
    """Yield (acronym, first, second, place) for acronyms whose long forms in one script have no word in common.

    Parameters
    ----------
    pairs
        (acronym, long form in the nominative, definition) in text order.
    """
    first: dict[tuple[str, bool], str] = {}
    for acronym, long_form, place in pairs:
        known = first.setdefault((acronym, is_latin(long_form)), long_form)
        if not _share_a_word(known, long_form):
            yield acronym, known, long_form, place


def _share_a_word(left: str, right: str) -> bool:
    words = [meanings(word) for word in p.WORD.findall(left)]
    return any(meanings(word) & other for word in p.WORD.findall(right) if word != "და" for other in words)
