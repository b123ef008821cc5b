"""Long forms beside acronyms, and where they begin and end.

A long form stands before the acronym's bracket (``გეგმა (IPAP)``), inside it (``IPAP (… გეგმა)``), or is joined by ანუ
(that is), შემდგომში (hereafter), a comma or a dash. Its edge is sought in quotation marks, then in the names of the
catalogue, in initial letters, and last in the syntax of the noun phrase, as far as the acronym has letters for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from kaext.catalogue.acronyms import long_forms
from kaext.catalogue.countries import countries
from kaext.catalogue.names import NameIndex, meanings
from kaext.ka import phrases
from kaext.ka.inflection import nominative, readings
from kaext.ka.lang import georgian_acronyms
from kaext.pipes.acronyms import patterns
from kaext.pipes.acronyms.mentions import Mention

_REACH = 260
_LONGEST_LINK = 60
_MAX_ENDING = 5
_MAX_SPARE = 4
_MIN_WORDS = 2
# A word; the ending of a letter word belongs to it (ნატო-ს, of NATO).
_WORD = regex.compile(
    r"(?:\p{Georgian}++|[\p{Latin}\p{M}’']++)(?:[-‐‑](?:ს|სა|ის|ისა|მ|მა|ში|ზე|ით|თან|სთან)(?!\p{L}))?|\d++"
)
_BRACKETS = {"(": ")", "[": "]", "/": "/"}
_BOUNDARY = regex.compile(r"[;!?()•●]|[.:](?=\s)|\n\n")
_SMALL_WORDS = frozenset(
    {"of", "for", "and", "the", "on", "in", "to", "at", "against", "with", "from", "a", "an", "by"}
)


@dataclass(frozen=True, slots=True)
class Definition:
    """The long form of an acronym at ``start:end`` (code points); ``rule`` says what found its edge.

    ``english`` is the English long form that stands in the same brackets as the acronym.
    """

    start: int
    end: int
    rule: str
    confidence: float
    english: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text in which a long form is sought, as words and the gaps before them; offsets are those of the text."""

    text: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text[start:end] for start, end in self.spans)

    @property
    def gaps(self) -> tuple[str, ...]:
        edges = [self.start, *(end for _, end in self.spans[:-1])]
        return tuple(self.text[a:b] for a, (b, _) in zip(edges, self.spans, strict=True))


def definition(text: str, mention: Mention, *, block: tuple[int, int]) -> Definition | None:
    """Return the long form that ``text`` gives beside ``mention``, or None.

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
        opening, english = bracket
        found = _before(text, mention, max(block[0], opening - _REACH), opening)
        if found is not None:
            return replace(found, english=english)
        if english is None:
            return None
    return (
        _in_brackets_after(text, mention, block)
        or _linked_before(text, mention, block)
        or _linked_after(text, mention, block)
    )


def mention_text(text: str, mention: Mention) -> str:
    """Return a mention as it is written."""
    return text[mention.start : mention.end]


def is_defined_letter_word(text: str, start: int, end: int) -> bool:
    """Tell whether the Georgian word at ``start:end``, alone in brackets, has the initials of the words before it."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    stretch = _stretch(text, max(0, start - _REACH), start - 1)
    words = [word for word in stretch.words if word != "და"]
    letters = text[start:end]
    initials = "".join(word[0] for word in words[-len(letters) :])
    return len(letters) >= 2 and initials == letters


def _bracket_around(text: str, mention: Mention, block: tuple[int, int]) -> tuple[int, tuple[int, int] | None] | None:
    """Return where the bracket opens that holds the mention, and the extent of an English long form in it.

    None where the bracket holds anything else, introductions to the acronym apart.
    """
    low, high = max(block[0], mention.start - _REACH), min(block[1], mention.end + 200)
    opening = max(text.rfind(mark, low, mention.start) for mark in _BRACKETS)
    before = patterns.BRACKET_BEFORE.fullmatch(text, opening + 1, mention.start) if opening >= 0 else None
    closing = text.find(_BRACKETS[text[opening]], mention.end, high) if opening >= 0 else -1
    if before is None or closing < 0:
        return None
    ending = patterns.ENDING.match(text, mention.end)
    for end in (mention.end, ending.end()) if ending else (mention.end,):
        after = patterns.BRACKET_AFTER.fullmatch(text, end, closing)
        if after is not None:
            english = before.span("english") if before["english"] else after.span("english")
            return opening, english if english[0] >= 0 else None
    return None


def _stretch(text: str, start: int, end: int) -> _Stretch:
    """Return the words of ``text[start:end]`` after the last mark that ends a sentence or a bracket."""
    marks = [match.end() for match in _BOUNDARY.finditer(text, start, end) if text[match.end() : end].strip('“”"» ')]
    start = marks[-1] if marks else start
    return _Stretch(text, start, end, tuple(match.span() for match in _WORD.finditer(text, start, end)))


def _before(text: str, mention: Mention, low: int, high: int) -> Definition | None:
    """Return the long form that ends at ``high``, right before the acronym or its bracket."""
    stretch = _stretch(text, low, high)
    stretch = _without_tail(stretch, mention)
    if not stretch.spans:
        return None
    tail = text[stretch.spans[-1][1] : high]
    if regex.search(r"[.;:!?,()]", tail) and not regex.fullmatch(r"\s*[“”\"»][.,]?\s*", tail):
        return None
    return (
        _quoted(text, stretch, mention)
        or _listed(text, stretch, mention)
        or _by_initials(stretch, mention)
        or _by_syntax(text, stretch, mention)
    )


def _without_tail(stretch: _Stretch, mention: Mention) -> _Stretch:
    """Return the stretch without a relational noun at its end: ``პროცესის კონტექსტში`` (in the context of …)."""
    spans = stretch.spans
    shorter = _Stretch(stretch.text, stretch.start, stretch.end, spans[:-1])
    is_quoted = bool(spans) and regex.match(r"[“”\"»]", stretch.text[spans[-1][1] :][:1]) is not None
    if len(spans) <= 2 or is_quoted or _listed(stretch.text, stretch, mention) or _ends_with_subject(stretch.words):
        return stretch
    if _is_any(stretch.text[slice(*spans[-1])], patterns.GENERIC_HEADS) and _listed(stretch.text, shorter, mention):
        return shorter
    if _is_any(stretch.text[slice(*spans[-1])], patterns.RELATIONAL):
        before = stretch.text[slice(*spans[-2])]
        if phrases.role(before) == "genitive":
            return shorter
    return stretch


def _ends_with_subject(words: Sequence[str]) -> bool:
    """Tell whether the words end in a name such as ``კონვენცია ქიმიური იარაღის შესახებ`` (Convention on …)."""
    if words[-1] != "შესახებ":
        return False
    head = _nominative_before(words, len(words) - 1, reach=9)
    return head < len(words) - 1 and _is_any(words[head], patterns.ABOUT_HEADS)


def _is_any(word: str, lemmas: frozenset[str]) -> bool:
    return word in lemmas or any(reading.lemma in lemmas for reading in readings(word))


def _quoted(text: str, stretch: _Stretch, mention: Mention) -> Definition | None:
    """Return the name in quotation marks that ends the stretch, a generic noun after it left out."""
    last = len(stretch.spans) - 1
    if last > 0 and _is_any(stretch.words[last], patterns.GENERIC_HEADS):
        gap = text[stretch.spans[last - 1][1] : stretch.spans[last][0]]
        last = last - 1 if regex.match(r"[“”\"»]", gap) else last
    end = stretch.spans[last][1]
    if not regex.match(r"[“”\"»]", text[end : end + 1]):
        return None
    opening = max(text.rfind(mark, stretch.start, end) for mark in '„“”"«')
    inside = [span for span in stretch.spans[: last + 1] if span[0] > opening]
    if opening < 0 or not inside or len(inside) > 16:
        return None
    return Definition(inside[0][0], end, "quotation", 0.93)


@cache
def _names(acronym: str) -> NameIndex[str]:
    """Return the listed long forms of an acronym."""
    return NameIndex((name, acronym) for entry in long_forms() if entry.acronym == acronym for name in entry.names)


@cache
def _names_by_acronym() -> dict[str, frozenset[str]]:
    """Return what the words of an acronym's listed long forms mean, by acronym."""
    found: dict[str, set[str]] = {}
    for entry in long_forms():
        for name in entry.names:
            found.setdefault(entry.acronym, set()).update(
                meaning for word in _WORD.findall(name) if word != "და" for meaning in meanings(word)
            )
    return {acronym: frozenset(found[acronym]) for acronym in found}


def _listed(text: str, stretch: _Stretch, mention: Mention) -> Definition | None:
    """Return the catalogue's long form of the acronym that ends the stretch."""
    if not stretch.spans or mention.acronym not in _names_by_acronym():
        return None
    low, high = stretch.start, stretch.spans[-1][1]
    matches = _names(mention.acronym).find(text[low:high], at_end=True)
    if not matches:
        return None
    longest = min(matches, key=lambda match: match.start)
    start = low + longest.start
    return Definition(start, high, "catalogue", 0.97)


def _by_initials(stretch: _Stretch, mention: Mention) -> Definition | None:
    """Return the words whose initials the acronym's letters are: same script on both sides.

    The alignment is that of A. Schwartz and M. Hearst, *A simple algorithm for identifying abbreviation definitions in
    biomedical text* (2003), on whole words: every letter stands in a word in order, the first one begins its word.
    """
    words = stretch.words
    is_latin = regex.match(r"\p{Latin}", words[-1]) is not None
    if is_latin != (mention.script == "Latn"):
        return None
    written = mention_text(stretch.text, mention)
    letters = [letter for letter in written.casefold() if letter.isalpha()]
    strict = _initials_only(stretch, mention)
    if strict is not None:
        return strict
    first = _aligned(words, letters)
    if first is None:
        return _title_case_run(stretch) if is_latin else None
    if any(word.startswith(written) for word in words[first:]):
        return None
    start, end = stretch.spans[first][0], stretch.spans[-1][1]
    return Definition(start, end, "initials", 0.95)


def _aligned(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """Return the index of the first word of the shortest tail of ``words`` that the letters are taken from."""
    index, position = len(words) - 1, len(words[-1])
    initials = 0
    for number, letter in enumerate(reversed(letters)):
        is_first = number == len(letters) - 1
        while index >= 0:
            word = words[index].casefold()
            found = 0 if is_first and position > 0 and word.startswith(letter) else word.rfind(letter, 0, position)
            if found >= 0 and (not is_first or found == 0):
                position = found
                initials += found == 0
                break
            index -= 1
            position = len(words[index]) if index >= 0 else 0
            if len(words) - index > 2 * len(letters) + 3:
                return None
        if index < 0:
            return None
    return index if 2 * initials >= len(letters) and len(words) - index >= 2 else None


def _title_case_run(stretch: _Stretch) -> Definition | None:
    """Return the run of capitalised Latin words that ends the stretch."""
    words, gaps = stretch.words, stretch.gaps
    first = last = len(words) - 1
    while first >= 0 and (words[first][0].isupper() or words[first] in _SMALL_WORDS):
        if not regex.match(r"\p{Latin}", words[first]) or (
            first < last and not regex.fullmatch(r"\s|-|/", gaps[first + 1])
        ):
            break
        first -= 1
    first += 1
    while first < last and words[first] in _SMALL_WORDS:
        first += 1
    written_out = sum(not word.isupper() for word in words[first : last + 1])
    if last - first < 1 or written_out < _MIN_WORDS or not words[last][0].isupper():
        return None
    return Definition(stretch.spans[first][0], stretch.spans[-1][1], "capitalised words", 0.8)


def _by_syntax(text: str, stretch: _Stretch, mention: Mention) -> Definition | None:
    """Return the noun phrase that ends the stretch, cut where the acronym has no letters for more words."""
    words, gaps = stretch.words, stretch.gaps
    last = len(words) - 1
    if not regex.match(r"\p{Georgian}", words[last]) or phrases.is_stop(words[last]):
        return None
    letters = sum(character.isalpha() for character in mention.acronym)
    head = _head_of_tail(words, last)
    first = phrases.left_edge(words, gaps, head, limit=2 * letters + 3, wanted=letters)
    first = _budgeted(words, first, head, letters)
    first = _without_owners(words, first, last, mention)
    last = _without_generic_head(words, first, last, letters)
    start, end = stretch.spans[first][0], stretch.spans[last][1]
    if not _is_plausible(words[first : last + 1], mention):
        return None
    return Definition(start, end, "syntax", 0.75)


def _without_generic_head(words: Sequence[str], first: int, last: int, letters: int) -> int:
    """Return ``last`` without a generic noun (პროგრამა, programme) that the acronym has no letter for."""
    content = sum(word != "და" for word in words[first : last + 1])
    is_spare = content == letters + 1 <= _MAX_SPARE and phrases.role(words[last - 1]) == "genitive"
    return last - 1 if is_spare and _is_any(words[last], patterns.SPARE_HEADS) else last


def _head_of_tail(words: Sequence[str], last: int) -> int:
    """Return the index of the head: the last word, or the noun before what follows it (``X მშვიდობისათვის``)."""
    tail = words[last]
    if phrases.is_benefactive(tail) and not _is_any(tail, patterns.GENERIC_HEADS):
        return _nominative_before(words, last, reach=6)
    if tail == "შესახებ":
        return _nominative_before(words, last, reach=9)
    is_place = last > 0 and tail.endswith("ში") and not _is_any(tail, patterns.PLACED_HEADS)
    return last - 1 if is_place and _is_any(words[last - 1], patterns.PLACED_HEADS) else last


def _nominative_before(words: Sequence[str], last: int, *, reach: int) -> int:
    """Return the index of the noun that the modifiers before ``last`` follow, or ``last`` where there is none."""
    for index in range(last - 1, max(-1, last - reach), -1):
        kind = phrases.role(words[index])
        if kind == "other" and words[index] != "და":
            is_head = regex.search(r"[აიოეუს]$|ობამ$", words[index]) and not regex.search(r"მა$", words[index])
            return index if is_head else last
    return last


def _budgeted(words: Sequence[str], first: int, last: int, letters: int) -> int:
    """Return ``first`` moved right while the phrase has more words than the acronym has letters for."""
    content = [index for index in range(first, last + 1) if words[index] != "და"]
    surplus = len(content) - (letters + 2)
    if surplus > 0:
        first = content[surplus]
    return first


def _without_owners(words: Sequence[str], first: int, last: int, mention: Mention) -> int:
    """Return ``first`` moved past owners outside the name: a country or the Alliance, unless a letter stands for it."""
    letters = sum(character.isalpha() for character in mention.acronym)
    while first < last and phrases.role(words[first]) in ("genitive", "adjective"):
        initial = _owner_initial(words[first])
        if not initial or mention.acronym[0].upper() in initial or words[first + 1] == "და":
            break
        content = sum(word != "და" for word in words[first : last + 1])
        if initial in mention.acronym.upper() and content <= letters:
            break
        first += 1
    return first


def _is_letter_word(word: str) -> bool:
    return any(word.startswith(letters) and len(word) - len(letters) <= _MAX_ENDING for letters in georgian_acronyms())


def _owner_initial(word: str) -> str:
    """Return the letters that may stand for an owner in an acronym; empty where ``word`` is no owner."""
    letter_word = next((c or w for w, c in georgian_acronyms().items() if word.startswith(w)), "")
    if letter_word or word[0].isascii():
        return (letter_word or word)[0]
    if _is_any(word, frozenset({"ალიანსი"})):
        return "NA"
    if _is_any(word, frozenset({"ევროკავშირი"})):
        return "E"
    return _country_initial(word)


@cache
def _country_initials() -> dict[str, str]:
    return {
        name: country.name_en[0]
        for country in countries().values()
        for name in (*country.names, *country.adjectives, *country.demonyms)
        if " " not in name
    }


def _country_initial(word: str) -> str:
    found = (_country_initials().get(reading.lemma, "") for reading in readings(word))
    return next((initial for initial in found if initial), "")


def _is_plausible(words: Sequence[str], mention: Mention) -> bool:
    """Tell whether a phrase can be a long form: for a known acronym it shares a word with a listed one."""
    content = [word for word in words if word != "და"]
    if any(character.isdigit() for word in words for character in word):
        return False
    if all(_country_initial(word) or _is_letter_word(word) for word in content):
        return False
    listed = _names_by_acronym().get(mention.acronym)
    if listed is not None:
        return any(meanings(word) & listed for word in content)
    return len(content) >= 2


def _in_brackets_after(text: str, mention: Mention, block: tuple[int, int]) -> Definition | None:
    """Return the long form in brackets after the acronym: ``IPAP (… გეგმა)``."""
    ending = patterns.ENDING.match(text, mention.end)
    for position in (mention.end, ending.end() if ending else mention.end):
        opening = regex.compile(r"[“”\"»]?\s?\(").match(text, position)
        if opening:
            break
    else:
        return None
    closing = text.find(")", opening.end(), min(block[1], opening.end() + 200))
    if closing < 0 or "(" in text[opening.end() : closing]:
        return None
    low = patterns.BRACKET_BEFORE.match(text, opening.end())
    return _whole(text, low.end() if low else opening.end(), closing, mention, certain=False)


def _whole(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form that fills ``low:high``, or the part of it that the catalogue or the initials know."""
    stretch = _stretch(text, low, high)
    if not 1 < len(stretch.spans) <= 16 and not (len(stretch.spans) == 1 and certain):
        return None
    is_listed = mention.acronym in _names_by_acronym()
    matches = _names(mention.acronym).find(text[low:high]) if is_listed else []
    if matches:
        longest = max(matches, key=lambda match: match.end - match.start)
        return Definition(low + longest.start, low + longest.end, "catalogue", 0.97)
    return _by_leading_initials(stretch, mention) or _whole_phrase(stretch, mention, certain=certain)


def _by_leading_initials(stretch: _Stretch, mention: Mention) -> Definition | None:
    """Return the longest run of words from the start whose initials the acronym's letters are."""
    for last in range(len(stretch.spans), 1, -1):
        part = _Stretch(stretch.text, stretch.start, stretch.spans[last - 1][1], stretch.spans[:last])
        found = _by_initials(part, mention)
        if found is not None and found.rule == "initials" and found.start == stretch.spans[0][0]:
            return found
    return None


def _whole_phrase(stretch: _Stretch, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the noun phrase that fills the stretch, or, where its place is ``certain``, the one that begins it.

    The phrase ends at the first noun that modifies nothing. In doubt it has as many words as the acronym letters.
    """
    words = stretch.words
    head = next((i for i, word in enumerate(words) if word != "და" and phrases.role(word) == "other"), len(words) - 1)
    last = head if certain else len(words) - 1
    if not regex.match(r"\p{Georgian}", words[last]) or phrases.left_edge(words, stretch.gaps, last, limit=20) != 0:
        return None
    start, end = stretch.spans[0][0], stretch.spans[last][1]
    letters = sum(character.isalpha() for character in mention.acronym)
    fits = mention.script == "Latn" and abs(last + 1 - letters) <= 1
    if not (certain or fits) or regex.search(r"[,;:.!?\d]", stretch.text[start:end]):
        return None
    return Definition(start, end, "syntax", 0.7) if _is_plausible(words[: last + 1], mention) else None


def _linked_before(text: str, mention: Mention, block: tuple[int, int]) -> Definition | None:
    """Return the long form joined to the acronym from the left: ``… გეგმა, ანუ IPAP``."""
    low = max(block[0], mention.start - _REACH)
    for pattern, certain in ((patterns.STRONG_LINK_BEFORE, True), (patterns.WEAK_LINK_BEFORE, False)):
        link = _link_ending_at(text, pattern, mention.start, low)
        if link is None:
            continue
        stretch = _stretch(text, low, link)
        if not stretch.spans or regex.search(r"[.;:!?,()]", text[stretch.spans[-1][1] : link]):
            continue
        is_set_off = patterns.SET_OFF.fullmatch(text, stretch.spans[-1][1], mention.end + 3) is not None
        found = (_quoted(text, stretch, mention) if certain or is_set_off else None) or _listed(text, stretch, mention)
        found = found or _initials_only(stretch, mention)
        if found is None and certain:
            found = _by_syntax(text, stretch, mention)
        if found is None and is_set_off:
            found = _of_as_many_words(_by_syntax(text, stretch, mention), text, mention)
        if found is not None:
            return found
    return None


def _of_as_many_words(found: Definition | None, text: str, mention: Mention) -> Definition | None:
    """Return a long form that has one word for each letter of the acronym, else None."""
    if found is None:
        return None
    words = [word for word in _WORD.findall(text[found.start : found.end]) if word != "და"]
    letters = sum(character.isalpha() for character in mention.acronym)
    return found if len(words) == letters else None


def _initials_only(stretch: _Stretch, mention: Mention) -> Definition | None:
    """Return the words of which every letter of the acronym is the initial of one."""
    letters = [letter for letter in mention_text(stretch.text, mention).casefold() if letter.isalpha()]
    words = [index for index, word in enumerate(stretch.words) if word.casefold() not in _SMALL_WORDS]
    chosen = words[-len(letters) :]
    initials = [stretch.words[index][0].casefold() for index in chosen]
    if len(letters) < 2 or initials != letters:
        return None
    return Definition(stretch.spans[chosen[0]][0], stretch.spans[-1][1], "initials", 0.9)


def _link_ending_at(text: str, pattern: regex.Pattern[str], end: int, low: int) -> int | None:
    """Return where the link begins that ends right before the acronym at ``end``."""
    match = pattern.search(text, max(low, end - _LONGEST_LINK), end)
    return match.start() if match else None


def _linked_after(text: str, mention: Mention, block: tuple[int, int]) -> Definition | None:
    """Return the long form joined to the acronym from the right: ``IPAP, ანუ … გეგმა``."""
    ending = patterns.ENDING.match(text, mention.end)
    for position in (mention.end, ending.end() if ending else mention.end):
        for pattern, certain in ((patterns.STRONG_LINK, True), (patterns.WEAK_LINK, False)):
            link = pattern.match(text, position, block[1])
            if link is None:
                continue
            stop = regex.compile(r"[.,;:!?()”“\"»\n]|\s[–—-]\s").search(
                text, link.end(), min(block[1], link.end() + 200)
            )
            high = stop.start() if stop else min(block[1], link.end() + 200)
            is_glossary = mention.start == block[0] and high == block[1]
            found = _named_start(text, link.end(), high, mention, certain=certain or is_glossary)
            if found is not None:
                return found
    return None


def _named_start(text: str, low: int, high: int, mention: Mention, *, certain: bool) -> Definition | None:
    """Return the long form that begins at ``low``."""
    found = _whole(text, low, high, mention, certain=certain)
    if found is None or found.start - low > 1:
        return None
    return found if certain or found.rule != "syntax" else None


def in_nominative(long_form: str) -> str:
    """Return a long form in the nominative; in names that begin with their head, the head is changed.

    ``პარტნიორობას მშვიდობისათვის`` (Partnership for Peace, dative) gives ``პარტნიორობა მშვიდობისათვის``.
    """
    words = long_form.split()
    if not words or not regex.match(r"\p{Georgian}", words[-1]):
        return long_form
    head = _head_of_tail(words, len(words) - 1)
    if head == len(words) - 1 and phrases.is_benefactive(words[head]):
        return long_form
    return " ".join([nominative(" ".join(words[: head + 1])), *words[head + 1 :]])


def iter_conflicts(pairs: Sequence[tuple[str, str, Definition]]) -> Iterator[tuple[str, str, str, Definition]]:
    """Yield (acronym, first, second, place) for acronyms whose long forms have no word in common.

    Parameters
    ----------
    pairs
        (acronym, long form in the nominative, definition) in text order.
    """
    first: dict[str, str] = {}
    for acronym, long_form, place in pairs:
        known = first.setdefault(acronym, long_form)
        same_script = known[0].isascii() == long_form[0].isascii()
        if same_script and not _share_a_word(known, long_form):
            yield acronym, known, long_form, place


def _share_a_word(left: str, right: str) -> bool:
    words = [meanings(word) for word in _WORD.findall(left)]
    return any(meanings(word) & other for word in _WORD.findall(right) if word != "და" for other in words)
