"""The lexer of the date grammar: turns a text into atoms (numbers, calendar words, joining marks, other words)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice

import regex

from kaext.ka import calendar, numerals
from kaext.ka.calendar import CalendarWord
from kaext.ka.number_words import APPROXIMATELY
from kaext.ka.numerals import Numeral
from kaext.ka.wordlist import Form
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.compounds import fused_cuts, fused_division, fused_year, length_adjective, unit_and_a_half
from kaext.pipes.dates.corrections import corrected, is_after_determiner
from kaext.pipes.dates.numeric import case_of, digits_with_letters, english_date, numeric_date, read_number

_LETTERS = r"\u10d0-\u10fa"
_PIECE = regex.compile(
    rf"(?P<year>(?<![{_LETTERS}\p{{Cyrillic}}])(?:წ{{1,2}}+|(?<=(?<!\d)[12]\d{{3}}\s?)г{{1,2}}+(?!\p{{Cyrillic}}))(?:\.(?:\s?წ\.)?+)?+"
    rf"(?:[-\u2010-\u2013](?P<ending>[{_LETTERS}]{{1,12}}+)"
    # Without a hyphen, a word rather than an ending may follow the full stop: წ.ივნისი (year, June).
    rf"|(?<=\.)(?:(?P<ending>ს|ის|ში|ი?დან|ა?მდე|თვის)(?![{_LETTERS}]))?+|(?![{_LETTERS}])))"
    rf"|(?P<century>(?<![{_LETTERS}])სს?+(?:\.|(?=[-\u2010-\u2013]))(?:[-\u2010-\u2013]?(?P<of>ის|ში|დან|მდე|თვის))?+(?![{_LETTERS}]))"
    rf"|(?P<word>[{_LETTERS}]++)"
    r"|(?P<break>\n[^\S\n]*+\n\s*+)"
    r"|\s++|[\p{L}\p{M}]++|\d++|.",
    regex.DOTALL,
)
# A word; the group is a detached case ending after it. Most pieces of a text are words.
_WORD = re.compile(rf"[{_LETTERS}]++(?=({p.DETACHED_ENDING.pattern})?)")
_ABBREVIATIONS = frozenset(["წ", "წწ", "ს", "სს"])
# Kinds of atoms after which a word is checked for misspellings.
_BEFORE_MISSPELLED = p.MONTH_NEIGHBOURS | {"dash", "comma", "month", "unit"}
# Evidence that a word is an abbreviated month: a full stop, or a number next to it.
_AFTER_MONTH = regex.compile(r"\.|\s?[-\u2010-\u2014'’]?\d|[-\u2010-\u2014]\p{Georgian}{3,8}+\.?+\s?\d")
_BEFORE_MONTH = regex.compile(r"\d\s?$")
_BEFORE_INFLECTED_MONTH = regex.compile(r"(?:\d|(?<!\p{L})(?:წლის|წ\.))\s?$")
# Common punctuation marks; each is an atom of its own.
_MARKS = {
    **dict.fromkeys(p.DASHES, "dash"),
    **dict.fromkeys(".:;!?„“”\"«»%'’", "other"),
    **{"/": "slash", ",": "comma", "(": "open", "[": "open", ")": "close", "]": "close"},
}
_WORD_LISTS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["და"]), "and"),
    (p.AFTER, "after"),
    (p.EARLIER, "earlier"),
    (p.LATER, "later"),
    (p.THROUGH, "through"),
    (p.DURING, "during"),
    (p.BETWEEN, "between"),
    (p.TERM, "term"),
    (APPROXIMATELY, "approximately"),
    (p.BEGINNING, "beginning"),
    (p.EVERY, "every"),
    (frozenset(["ყოველდღე"]), "daily"),
)
# If several lists have a word, the first one determines its kind.
_WORD_KINDS = {word: kind for words, kind in reversed(_WORD_LISTS) for word in words}


def lex(text: str) -> list[Atom]:
    """Return the atoms of ``text`` in text order. White space yields no atom; an empty line yields a ``break``."""
    atoms: list[Atom] = []
    uncorrected = list(_lex(text))
    before = None
    for atom, after in zip(uncorrected, chain(islice(uncorrected, 1, None), (None,)), strict=False):
        kind = None if after is None else after.kind
        may_be_misspelled = (
            before in _BEFORE_MISSPELLED
            or kind in p.MONTH_NEIGHBOURS
            or is_after_determiner(atoms[-1] if atoms else None, after)
        )
        atoms.append(corrected(atom, atoms, after) if may_be_misspelled else atom)
        before = atoms[-1].kind
    return atoms


def _lex(text: str) -> Iterator[Atom]:
    """Yield the atoms of ``text`` before spelling correction."""
    numbers = {numeral.start: numeral for numeral in numerals.scan(text)}
    position = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        before = start - (text[start - 1 : start] == " ")  # a space before the word yields no atom
        while position < before:
            atom, position = _atom_at(text, position, numbers)
            if atom is not None:
                yield atom
        position = max(position, start)
        word, detached = match.group(0, 1)
        if position == start and detached is None and start not in numbers and (plain := _context_free(word)):
            yield Atom("word", start, end, plain)
            position = end
        while position < end:
            atom, position = _atom_at(text, position, numbers)
            if atom is not None:
                yield atom
    while position < len(text):
        atom, position = _atom_at(text, position, numbers)
        if atom is not None:
            yield atom


def _atom_at(text: str, position: int, numbers: Mapping[int, Numeral]) -> tuple[Atom | None, int]:
    """Return the atom that begins at ``position`` (None for white space) and the position after it."""
    kind = _MARKS.get(text[position])
    if kind is not None and position not in numbers:
        return Atom(kind, position, position + 1, text[position]), position + 1
    if text[position] == "\t":  # a tab separates table cells, as a ruled line would
        return Atom("other", position, position + 1, "|"), position + 1
    atom = _number_at(text, position, numbers)
    if atom is not None:
        return atom, atom.end
    match = _PIECE.match(text, position)
    if match is None or (match.lastgroup is None and match[0].isspace()):
        return None, match.end() if match is not None else len(text)
    if match.lastgroup == "word":
        word = _word(text, *match.span())
        return word, word.end
    return _mark(match), match.end()


def _number_at(text: str, position: int, numbers: Mapping[int, Numeral]) -> Atom | None:
    """Return the numeric date, year or number that begins at ``position``, if any."""
    numeric = numeric_date(text, position) or english_date(text, position)
    if numeric is not None:
        return numeric
    with_letters = None
    if text[position] in "12lI":
        with_letters = p.YEAR_WITH_LETTERS.match(text, position) or p.DAY_WITH_LETTERS.match(text, position)
    if with_letters is not None:
        return digits_with_letters(with_letters)
    fused = p.FUSED_YEARS.match(text, position) if text[position] in "12" else None
    if fused is not None and (fused["first"] or text[position - 4 : position]) < fused["last"]:
        numeral = Numeral(*fused.span(), Decimal(fused[0]), digits=fused[0])
        return Atom("number", *fused.span(), fused[0], numeral=numeral, is_typo=True)
    return read_number(text, numbers[position]) if position in numbers else None


def _mark(match: regex.Match[str]) -> Atom:
    """Return the atom of an abbreviation for year or century, or of a punctuation mark."""
    if match["year"]:
        return _year_abbreviation(match)
    if match["century"]:
        return _century_abbreviation(match)
    kind = "break" if match["break"] else _MARKS.get(match[0], "other")
    return Atom(kind, *match.span(), match[0])


def _year_abbreviation(match: regex.Match[str]) -> Atom:
    """Parse წ. (year) and წწ. (years) with an ending: ``წ.-დან`` (since the year); also Russian ``г.`` and ``гг.``."""
    case, postposition = case_of(match["ending"], without="bare")
    number = "pl" if max(match[0].count("წ"), match[0].count("г")) > 1 else "sg"
    return Atom("year", *match.span(), match[0], "1Y", case, number, postposition)


def _century_abbreviation(match: regex.Match[str]) -> Atom:
    """Parse ს. (century) and სს. (centuries) with an ending: ``ს-ის`` (of the century)."""
    case, postposition = case_of(match["of"], without="bare")
    return Atom("century", *match.span(), match[0], "100Y", case, "sg", postposition)


def _word(text: str, start: int, end: int) -> Atom:
    """Parse the word ``text[start:end]``, or only its beginning if a space is missing after it.

    ``წლისივნისში`` (of the year in June) gives წლის (of the year).
    """
    word = text[start:end]
    kind = _WORD_KINDS.get(word)
    if kind is not None:
        return Atom(kind, start, end, word)
    detached = p.DETACHED_ENDING.match(text, end)
    if detached is None and _is_context_free(word):
        return Atom("word", start, end, word)
    atom = _each(word, start) or _quarter_abbreviation(text, start, end) or _abbreviated_month(text, start, end)
    if atom is not None:
        return atom
    form = calendar.read(word)
    with_ending = calendar.read(word + detached[1]) if detached is not None else None
    if detached is not None and with_ending is not None and (form is None or form.key == with_ending.key):
        return _calendar_atom(with_ending, text, start, detached.end())
    if form is not None:
        return _calendar_atom(form, text, start, end)
    return _irregular_word(text, start, end)


def _each(word: str, start: int) -> Atom | None:
    """Parse ყოველ (every) written together with its noun: ``ყოველზაფხულს`` (every summer)."""
    form = calendar.read(word.removeprefix(p.EACH)) if word.startswith(p.EACH) else None
    if form is None or form.case != "dat" or form.postposition:
        return None
    return Atom("each", start, start + len(word), word, form.key.value if form.key.kind in p.PERIODS else "1Y")


def _quarter_abbreviation(text: str, start: int, end: int) -> Atom | None:
    """Parse კვ. (quarter) after an ordinal."""
    if text[start:end] != "კვ" or not text.startswith(".", end):
        return None
    if not p.BEFORE_QUARTER.search(text, max(0, start - 12), start):
        return None
    return Atom("quarter", start, end + 1, text[start : end + 1], "3M", "bare")


def _abbreviated_month(text: str, start: int, end: int) -> Atom | None:
    """Parse an abbreviated month, with its full stop and ending: ``სექტ.`` (Sept.), ``დეკ.-მდე`` (until Dec.)."""
    word = text[start:end]
    form = calendar.read(word)
    is_stem = form is not None and form.key.kind == "month" and form.case == "bare" and text[end : end + 1] == "."
    month = calendar.abbreviated_month(word) if form is None or is_stem else None
    if month is None:
        return None
    stop = end + (text[end : end + 1] == ".")
    ending = p.ABBREVIATION_ENDING.match(text, stop)
    if ending is not None and stop == end and not _BEFORE_INFLECTED_MONTH.search(text, max(0, start - 6), start):
        ending = None
    is_sure = ending is not None or _AFTER_MONTH.match(text, end) is not None
    if not is_sure and not _BEFORE_MONTH.search(text, max(0, start - 4), start):
        return None
    end = stop if ending is None else ending.end()
    case, postposition = case_of(ending[1] if ending is not None else None, without="bare")
    return Atom("month", start, end, text[start:end], str(month), case, "sg", postposition)


def _irregular_word(text: str, start: int, end: int) -> Atom:
    """Parse a word that is no calendar form as written: mistyped, run together with another, or a compound."""
    word = text[start:end]
    if right := calendar.typing_correction(word):
        return replace(_word(right, 0, len(right)), start=start, end=end)
    if cut := fused_year(text, start, word) or fused_division(text, start, word):
        return _word(text, start, start + cut)
    form = calendar.misspelled_frequency(word) if word.startswith(p.EACH_STEM) else None
    if form is not None:
        return _calendar_atom(form, text, start, end)
    for kind, parse in (("length", unit_and_a_half), ("length_adjective", length_adjective)):
        compound = parse(word)
        if compound is not None:
            amount, of = compound
            return Atom(kind, start, end, word, of.value, of.case, of.number, of.postposition, amount=amount)
    return Atom("word", start, end, word)


def _calendar_atom(form: Form[CalendarWord], text: str, start: int, end: int) -> Atom:
    key = form.key
    return Atom(key.kind, start, end, text[start:end], key.value, form.case, form.number, form.postposition)


@lru_cache(maxsize=20_000)
def _context_free(word: str) -> str:
    """Return ``word`` if it is a plain word in any context; "" if it is listed, an abbreviation or a calendar word.

    The cache returns the same string object for every occurrence, which saves memory in long texts.
    """
    return word if word not in _WORD_KINDS and word not in _ABBREVIATIONS and _is_context_free(word) else ""


@lru_cache(maxsize=20_000)
def _is_context_free(word: str) -> bool:
    """Return whether no context can make ``word`` a calendar word."""
    return not (
        word == "კვ"
        or word.startswith((p.EACH_STEM, *p.YEAR_FORMS))
        or calendar.read(word)
        or calendar.abbreviated_month(word)
        or fused_cuts(word)
        or unit_and_a_half(word)
        or length_adjective(word)
        or calendar.typing_correction(word)
    )
