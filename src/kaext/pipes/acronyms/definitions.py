"""Long forms beside acronyms: which constructions link the two.

A long form precedes the acronym's bracket (``გეგმა (IPAP)``), follows inside it (``IPAP (… გეგმა)``), or is linked by
ანუ (that is), შემდგომში (hereafter), a comma or a dash. One acronym may have two beside it, a Georgian and an English
one. :mod:`kaext.pipes.acronyms.boundaries` decides where each of them begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.catalogue.names import meanings
from kaext.ka import phrases
from kaext.ka.lang import georgian_acronyms
from kaext.list_marks import LINE_HEAD
from kaext.pipes.acronyms import patterns as p
from kaext.pipes.acronyms.boundaries import by_quotation, definition_at_end, definition_within
from kaext.pipes.acronyms.catalogued import by_catalogue
from kaext.pipes.acronyms.initials import by_initials, initials_only
from kaext.pipes.acronyms.mentions import Mention
from kaext.pipes.acronyms.noun_phrase import by_syntax, is_plausible, nominative_before
from kaext.pipes.acronyms.translation import by_translation
from kaext.pipes.acronyms.window import Definition, Window, is_any, is_latin, window_between

# Code points searched: before an acronym, in the words that link it to a long form, and in a long form after it.
_REACH = 260
_MAX_LINK = 60
_MAX_AFTER = 200
# Two letters match too many phrases by chance.
_MIN_DISTINCTIVE_LETTERS = 3
_MIN_GLOSSARY_PAIRS = 2


def definitions(
    text: str, mention: Mention, *, block: tuple[int, int], is_listed: bool = False
) -> tuple[Definition, ...]:
    """Return the long forms that ``text`` gives beside ``mention``, in text order.

    Parameters
    ----------
    text
        The document's text.
    mention
        An acronym in it.
    block
        The extent of the mention's paragraph; long forms outside it are not considered.
    is_listed
        Whether it is an entry of a list of abbreviations.
    """
    found = (_in_entry(text, mention, block) if is_listed else ()) or _definitions_beside(text, mention, block)
    return tuple(of for of in found if not _contains_own_acronym(text[of.start : of.end], mention))


def _in_entry(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form that fills the rest of an entry in a list of abbreviations, before or after its acronym."""
    head = LINE_HEAD.match(text, block[0], block[1])
    start = head.end() if head is not None else block[0]
    if start == mention.start:
        found = p.ENTRY_AFTER.fullmatch(text, mention.end, block[1])
    elif p.LINE_END.fullmatch(text, mention.end, block[1]):
        found = p.ENTRY_BEFORE.fullmatch(text, start, mention.start)
    else:
        found = None
    if found is None:
        return ()
    low = found.start("name")
    high = low + len(found["name"].rstrip())
    # A name of the catalogue is delimited by itself, even if another line has been joined to the entry.
    listed = definition_within(text, low, high, mention, certain=False)
    if listed is not None and listed.rule == "catalogue":
        return (listed,)
    return (Definition(low, high, "entry", p.CONFIDENCE["entry"]),)


def _contains_own_acronym(long_form: str, mention: Mention) -> bool:
    """Return whether a long form contains its own acronym, in either script: ``ეუთო-ს და ეუთო`` (OSCE and OSCE)."""
    return any(mention.acronym.casefold() in meanings(word) for word in p.WORD_ALONE.findall(long_form))


def _definitions_beside(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    bracket = _bracket_around(text, mention, block)
    if bracket is not None:
        opening, inside = bracket
        found = _definitions_before(text, mention, block, opening)
        second = p.SECOND_ACRONYM.match(text, mention.end)
        if second is not None and second["or"]:
            found = tuple(of for of in found if of.rule != "syntax")
        if inside is not None and all(is_latin(text[of.start]) != is_latin(text[inside.start]) for of in found):
            found = (*found, inside)
        if found or inside is None:
            closing = text.find(p.BRACKETS[text[opening]], mention.end)
            return (
                found if inside is not None else (*found, *_translated_after(found, text, mention, closing + 1, block))
            )
    return (
        _in_brackets_after(text, mention, block)
        or _glossed_before(text, mention, block)
        or _by_naming_verb(text, mention, block)
        or _linked_before(text, mention, block)
        or _with_translation(_linked_after(text, mention, block), text, mention, block)
        or _in_glossary_row(text, mention, block)
        or _loosely_linked(text, mention, block)
        or _in_apposition(text, mention, block)
    )


def competing_definitions(
    text: str, mention: Mention, chosen: Definition, *, block: tuple[int, int]
) -> Iterator[Definition]:
    """Yield the long forms, starting elsewhere than ``chosen``, that other rules propose before an acronym."""
    if chosen.end > mention.start:
        return
    window = window_between(text, max(block[0], chosen.end - _REACH), chosen.end)
    seen = {chosen.start}
    for rule in (by_catalogue, by_initials, by_translation, by_syntax):
        found = rule(window, mention) if window.spans else None
        if found is not None and found.start not in seen and found.end == chosen.end:
            seen.add(found.start)
            yield found


def is_defined_letter_word(text: str, start: int, end: int) -> bool:
    """Return whether the Georgian word at ``start:end``, in brackets, is made of the initials of the words before."""
    low = max(0, start - _MAX_LINK)
    opening = text.rfind("(", low, start)
    if (
        opening < 0
        or not p.LETTER_WORD_BEFORE.fullmatch(text, opening, start)
        or not p.LETTER_WORD_AFTER.match(text, end)
    ):
        return False
    window = window_between(text, max(0, opening - _REACH), opening)
    words = [word for word in window.words if word != "და"]
    letters = text[start:end]
    initials = "".join(word[0] for word in words[-len(letters) :])
    return len(letters) >= 2 and initials == letters


def _bracket_around(text: str, mention: Mention, block: tuple[int, int]) -> tuple[int, Definition | None] | None:
    """Return the offset of the bracket that opens around the mention, and the long form inside the bracket, if any.

    None if the bracket contains anything else, except words that introduce the acronym.
    """
    low, high = max(block[0], mention.start - _REACH), min(block[1], mention.end + _MAX_AFTER)
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
    second = p.SECOND_ACRONYM.match(text, mention.end)
    if second is None or second.end() != closing:
        return None
    is_same = second["or"] is not None or mention.acronym in (second["other"], georgian_acronyms().get(second["other"]))
    return (opening, None) if is_same else None


def _translated_after(
    found: tuple[Definition, ...], text: str, mention: Mention, closed: int, block: tuple[int, int]
) -> tuple[Definition, ...]:
    """Return the Georgian long form that translates an English one before: ``Action Plan (AP) – გეგმა``."""
    link = p.DASH_AFTER.match(text, closed, block[1])
    if link is None or len(found) != 1 or not is_latin(text[found[0].start]):
        return ()
    limit = min(block[1], link.end() + _MAX_AFTER)
    stop = p.STOP.search(text, link.end(), limit)
    second = _definition_starting_at(text, link.end(), stop.start() if stop else limit, mention, certain=False)
    return (second,) if second is not None and not is_latin(text[second.start]) else ()


def _inside(text: str, mention: Mention, before: p.Match, after: p.Match) -> Definition | None:
    """Return the long form in the mention's own brackets: an English one, or one that matches the letters."""
    english = before.span("english") if before["english"] else after.span("english")
    if english[0] >= 0:
        return Definition(*english, "bracket", p.CONFIDENCE["bracket"])
    if not after["rest"]:
        return None
    start, end = after.span("rest")
    found = definition_within(text, start, end, mention, certain=False)
    is_all = found is not None and found.start - start <= 1 and end - found.end <= 1
    return found if is_all and found is not None and found.rule != "syntax" else None


def _definitions_before(text: str, mention: Mention, block: tuple[int, int], high: int) -> tuple[Definition, ...]:
    """Return the long form that ends at ``high``; if it is English, the Georgian one that it translates as well."""
    low = max(block[0], high - _REACH)
    last = _definition_ending_at(text, mention, low, high)
    if last is None or not is_latin(text[last.start]):
        return (last,) if last is not None else ()
    link = p.TRANSLATED_BEFORE.search(text, max(low, last.start - _MAX_LINK), last.start)
    first = _definition_ending_at(text, mention, low, link.start()) if link is not None else None
    is_sure = link is not None and first is not None and (link["stated"] or first.rule != "syntax")
    return (first, last) if first is not None and is_sure else (last,)


def _definition_ending_at(text: str, mention: Mention, low: int, high: int) -> Definition | None:
    window = _trimmed(window_between(text, low, high), mention)
    if not window.spans:
        return None
    end = window.spans[-1][1]
    if p.OUTER_MARK.search(text, end, high) and not p.STOP_AFTER_QUOTATION.fullmatch(text, end, high):
        return None
    return definition_at_end(window, mention)


def _trimmed(window: Window, mention: Mention) -> Window:
    """Return the window without a last word that is not part of the name.

    Such words are relational nouns, ``პროცესის კონტექსტში`` (in the context of the process); generic nouns for which
    the acronym has no letter, ``პარტნიორის სტატუსი (EOP)`` (the status of a partner); and the copula.
    """
    words = window.words
    if len(words) <= 2 or window.closes_quotation() or by_catalogue(window, mention) or _ends_with_subject(words):
        return window
    shorter = window.without_last()
    is_genitive = phrases.role(words[-2]) == "genitive"
    if is_genitive and is_any(words[-1], p.NEEDED_HEADS) and not p.PARTICIPATION_ENDING.search(words[-1]):
        return window
    if (is_any(words[-1], p.GENERIC_HEADS) or words[-1] in p.COPULAS) and by_catalogue(shorter, mention):
        return shorter
    if not is_genitive:
        return window
    is_unlettered = is_any(words[-1], p.GENERIC_HEADS) and not by_translation(window, mention)
    is_outside = is_any(words[-1], p.RELATIONAL_NOUNS) or (is_unlettered and by_translation(shorter, mention))
    return shorter if is_outside else window


def _ends_with_subject(words: Sequence[str]) -> bool:
    """Return whether the words end in a name with ``შესახებ`` (on): ``კონვენცია ქიმიური იარაღის შესახებ``.

    In English: the Convention on Chemical Weapons.
    """
    if words[-1] != "შესახებ":
        return False
    head = nominative_before(words, len(words) - 1, reach=9)
    return head < len(words) - 1 and is_any(words[head], p.ABOUT_HEADS)


def _in_brackets_after(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long forms in brackets after the acronym: ``IPAP (… გეგმა)``."""
    positions = _ends(text, mention)
    opening = next(filter(None, (p.OPENING_BRACKET.match(text, position) for position in positions)), None)
    if opening is None:
        return _in_later_brackets(text, mention, block)
    closing = text.find(")", opening.end(), min(block[1], opening.end() + _MAX_AFTER))
    if closing < 0 or "(" in text[opening.end() : closing]:
        return ()
    low = p.INTRODUCED.match(text, opening.end(), closing)
    pieces = _pieces(text, low.end() if low else opening.end(), closing)
    found = (_filling(text, start, end, mention) for start, end in pieces)
    inside = tuple(definition for definition in found if definition is not None)
    return (*inside, *_translated_after(inside, text, mention, closing + 1, block))


def _filling(text: str, low: int, high: int, mention: Mention) -> Definition | None:
    """Return the long form that fills a bracket, which may add its seat: ``NDC (… კოლეჯი, რომი)`` (…, Rome)."""
    whole = definition_within(text, low, high, mention, certain=False)
    seat = p.SEAT.search(text, low, high) if whole is None else None
    return whole if seat is None else definition_within(text, low, seat.start(), mention, certain=False)


def _in_later_brackets(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form that fills brackets a few words after the acronym, if the catalogue or its letters agree."""
    opening = p.LATER_BRACKET.match(text, mention.end, block[1])
    closing = text.find(")", opening.end(), min(block[1], opening.end() + _MAX_AFTER)) if opening is not None else -1
    if opening is None or closing < 0:
        return ()
    found = definition_within(text, opening.end(), closing, mention, certain=False)
    is_all = found is not None and found.start - opening.end() <= 1 and closing - found.end <= 1
    return (found,) if found is not None and is_all and not found.rule.startswith("syntax") else ()


def _pieces(text: str, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """Return the extents of the Georgian and the English part of a bracket's content, or that of all of it."""
    separator = p.BETWEEN_LANGUAGES.search(text, low, high)
    return ((low, separator.start()), (separator.end(), high)) if separator is not None else ((low, high),)


def _glossed_before(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form before the acronym and its English original: ``… გეგმა (Action Plan) – AP``."""
    low = max(block[0], mention.start - _REACH)
    link = p.GLOSSED.search(text, low, mention.start)
    if link is None:
        return ()
    english = window_between(text, *link.span("english"))
    original = (by_catalogue(english, mention) or initials_only(english, mention)) if english.spans else None
    if original is None or original.start != link.start("english"):
        return ()
    translated = _definition_ending_at(text, mention, low, link.start())
    return (original,) if translated is None else (translated, original)


def _by_naming_verb(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form that a verb of naming gives the acronym to: ``… გეგმას AP-ს უწოდებენ`` (they call … AP)."""
    low = max(block[0], mention.start - _REACH)
    link = (
        _link_ending_at(text, p.BEFORE_NAMING_VERB, mention.start, low)
        if p.NAMING_VERB_AFTER.match(text, mention.end)
        else None
    )
    window = window_between(text, low, link) if link is not None else None
    if link is None or window is None or not window.spans or p.OUTER_MARK.search(text, window.spans[-1][1], link):
        return ()
    found = (
        by_quotation(window)
        or by_catalogue(window, mention)
        or initials_only(window, mention)
        or by_translation(window, mention)
        or _if_words_match_letters(by_syntax(window, mention), text, mention)
    )
    return (found,) if found is not None else ()


def _with_translation(
    found: tuple[Definition, ...], text: str, mention: Mention, block: tuple[int, int]
) -> tuple[Definition, ...]:
    """Return a long form after the acronym, and its counterpart in the other language if one follows."""
    link = p.OTHER_LANGUAGE.match(text, found[0].end, block[1]) if found else None
    if link is None:
        return found
    limit = min(block[1], link.end() + _MAX_AFTER)
    stop = p.STOP.search(text, link.end(), limit)
    second = _definition_starting_at(text, link.end(), stop.start() if stop else limit, mention, certain=False)
    is_other = second is not None and is_latin(text[second.start]) != is_latin(text[found[0].start])
    return (*found, second) if second is not None and is_other else found


def _in_apposition(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form in apposition before the acronym: ``… სამოქმედო გეგმა MAP``.

    It has to match the catalogue or the letters.
    """
    low = max(block[0], mention.start - _REACH)
    link = _link_ending_at(text, p.APPOSED_BEFORE, mention.start, low)
    window = window_between(text, low, link) if link is not None else None
    if window is None or not window.spans or sum(map(str.isalpha, mention.acronym)) < _MIN_DISTINCTIVE_LETTERS:
        return ()
    found = by_catalogue(window, mention) or initials_only(window, mention) or by_translation(window, mention)
    is_row = LINE_HEAD.fullmatch(text, block[0], window.spans[0][0]) and p.LINE_END.fullmatch(
        text, mention.end, block[1]
    )
    if found is None and is_row:
        found = _if_words_match_letters(by_syntax(window, mention), text, mention)
    return (found,) if found is not None else ()


def _is_glossary(text: str, mention: Mention, block: tuple[int, int], high: int) -> bool:
    """Return whether an acronym and the text up to ``high`` fill a line, or are one of several pairs in a row."""
    is_line = LINE_HEAD.fullmatch(text, block[0], mention.start) and p.LINE_END.fullmatch(text, high, block[1])
    low, end = max(block[0], mention.start - _REACH), min(block[1], mention.end + _REACH)
    return is_line is not None or len(p.PAIR.findall(text, low, end)) >= _MIN_GLOSSARY_PAIRS


def _linked_before(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form linked to the acronym from the left: ``… გეგმა, ანუ IPAP`` (the … plan, that is, IPAP)."""
    low = max(block[0], mention.start - _REACH)
    for pattern, certain in ((p.STRONG_LINK_BEFORE, True), (p.WEAK_LINK_BEFORE, False)):
        link = _link_ending_at(text, pattern, mention.start, low)
        if link is None:
            continue
        window = window_between(text, low, link)
        if not window.spans or p.OUTER_MARK.search(text, window.spans[-1][1], link):
            continue
        is_row = LINE_HEAD.fullmatch(text, block[0], window.spans[0][0]) and p.LINE_END.fullmatch(
            text, mention.end, block[1]
        )
        is_set_off = is_row or p.SET_OFF.fullmatch(text, window.spans[-1][1], mention.end + 3) is not None
        found = (
            (by_quotation(window) if certain or is_set_off else None)
            or by_catalogue(window, mention)
            or initials_only(window, mention)
            or _unless_stop_words(by_translation(window, mention), text, certain=certain)
        )
        if found is None and p.BETWEEN_COMMAS.fullmatch(text, window.spans[-1][1], mention.end + 1):
            name = _if_words_match_letters(by_quotation(window), text, mention)
            found = name if name is not None and is_plausible(window.words, mention) else None
        if found is None and (certain or is_set_off):
            found = by_syntax(window, mention)
            found = found if certain else _if_words_match_letters(found, text, mention)
        if found is not None:
            return (found,)
    return ()


def _unless_stop_words(found: Definition | None, text: str, *, certain: bool) -> Definition | None:
    """Return a long form; None if only a comma or dash links it and it holds a stop word such as ახალი (new)."""
    if found is None or certain:
        return found
    words = p.WORD.findall(text[found.start : found.end])
    return None if any(phrases.is_stop(word) for word in words if word != "და") else found


def _if_words_match_letters(found: Definition | None, text: str, mention: Mention) -> Definition | None:
    """Return a long form with one word for each letter of the acronym, or one word more; else None."""
    if found is None:
        return None
    words = [word for word in p.WORD.findall(text[found.start : found.end]) if word != "და"]
    letters = sum(character.isalpha() for character in mention.acronym)
    return found if letters <= len(words) <= letters + 1 else None


def _link_ending_at(text: str, pattern: p.Pattern, end: int, low: int) -> int | None:
    """Return the offset at which the link begins that ends exactly at ``end``."""
    match = pattern.search(text, max(low, end - _MAX_LINK), end)
    return match.start() if match else None


def _linked_after(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form linked to the acronym from the right: ``IPAP, ანუ … გეგმა`` (IPAP, that is, the … plan)."""
    for position in _ends(text, mention):
        for pattern, certain in ((p.STRONG_LINK_AFTER, True), (p.WEAK_LINK, False)):
            link = pattern.match(text, position, block[1])
            if link is None:
                continue
            limit = min(block[1], link.end() + _MAX_AFTER)
            stop = p.STOP.search(text, link.end(), limit)
            high = stop.start() if stop else limit
            is_certain = certain or _is_glossary(text, mention, block, high)
            found = _definition_starting_at(text, link.end(), high, mention, certain=is_certain)
            # A statement about the acronym is longer than a name: KFOR: ამოცანები იცვლება (the tasks change).
            is_all = found is not None and (certain or found.rule != "syntax" or high - found.end <= 1)
            if found is not None and is_all:
                return (found,)
    return ()


def _ends(text: str, mention: Mention) -> tuple[int, ...]:
    """Return where an acronym ends, without and, if it has one, with its case ending."""
    ending = p.ENDING.match(text, mention.end)
    return (mention.end, ending.end()) if ending is not None and ending.end() > mention.end else (mention.end,)


def _definition_starting_at(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form that begins at ``low``."""
    found = definition_within(text, low, high, mention, certain=certain)
    if found is None or found.start - low > 1:
        return None
    return found if certain or found.rule != "syntax" else None


def _in_glossary_row(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return the long form in the row of a glossary that consists of the two alone: ``IPAP … გეგმა``."""
    gap = p.ROW_GAP.match(text, mention.end, block[1]) if mention.start == block[0] else None
    if gap is None:
        return ()
    found = definition_within(text, gap.end(), block[1], mention, certain=False)
    is_all = found is not None and (found.start, found.end) == (gap.end(), block[1])
    return (found,) if is_all and found is not None and found.rule != "syntax" else ()


def _loosely_linked(text: str, mention: Mention, block: tuple[int, int]) -> tuple[Definition, ...]:
    """Return a long form that matches the letters or the catalogue and follows after a few connecting words."""
    if sum(character.isalpha() for character in mention.acronym) < _MIN_DISTINCTIVE_LETTERS:
        return ()
    for position in _ends(text, mention):
        after = p.LOOSE_LINK_AFTER.match(text, position, block[1])
        if after is not None:
            limit = min(block[1], after.end() + _MAX_AFTER)
            stop = p.STOP.search(text, after.end(), limit)
            found = _definition_starting_at(text, after.end(), stop.start() if stop else limit, mention, certain=False)
            if found is not None:
                return (found,)
    return ()


def iter_conflicts(pairs: Sequence[tuple[str, str, Definition]]) -> Iterator[tuple[str, str, str, Definition]]:
    """Yield (acronym, first, second, definition) where long forms in one script share no word.

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
