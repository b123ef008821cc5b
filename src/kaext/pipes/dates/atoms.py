"""The text as the grammar of dates sees it: numbers, words of the calendar, joining marks, and everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice

import regex

from kaext.ka import calendar, numerals
from kaext.ka.number_words import APPROXIMATELY
from kaext.ka.numerals import Numeral
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.compounds import and_a_half, cuts, glued_division, glued_year, of_length
from kaext.pipes.dates.corrections import corrected, is_after_determiner
from kaext.pipes.dates.figures import case_of, english_date, like_figures, numeric_date, read_number

_LETTERS = r"\u10d0-\u10fa"
_PIECE = regex.compile(
    rf"(?P<year>(?<![{_LETTERS}])წ{{1,2}}+(?:\.(?:\s?წ\.)?+)?+"
    rf"(?:[-\u2010-\u2013](?P<ending>[{_LETTERS}]{{1,12}}+)"
    # Without a hyphen what follows the full stop may be a word: წ.ივნისი (year, June).
    rf"|(?<=\.)(?:(?P<ending>ს|ის|ში|ი?დან|ა?მდე|თვის)(?![{_LETTERS}]))?+|(?![{_LETTERS}])))"
    rf"|(?P<century>(?<![{_LETTERS}])სს?+(?:\.|(?=[-\u2010-\u2013]))(?:[-\u2010-\u2013]?(?P<of>ის|ში|დან|მდე|თვის))?+(?![{_LETTERS}]))"
    rf"|(?P<word>[{_LETTERS}]++)"
    r"|(?P<break>\n[^\S\n]*+\n\s*+)"
    r"|\s++|[\p{L}\p{M}]++|\d++|.",
    regex.DOTALL,
)
# Most pieces are words, and none but these is an abbreviation. The group: an ending parted from the word.
_WORD = re.compile(rf"[{_LETTERS}]++(?=({p.PARTED_ENDING.pattern})?)")
_ABBREVIATIONS = frozenset(["წ", "წწ", "ს", "სს"])
# After these, or before what months stand beside, a word may be misspelled.
_BEFORE_MISSPELLED = p.BESIDE_MONTHS | {"dash", "comma", "month", "unit"}
# An abbreviated month has a full stop, or a number or dash beside it.
_AFTER_MONTH = regex.compile(r"\.|\s?[-\u2010-\u2014'’]?\d|[-\u2010-\u2014]\p{Georgian}{3,8}+\.?+\s?\d")
_BEFORE_MONTH = regex.compile(r"\d\s?$")
# The marks that most texts have; each is an atom by itself.
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
# Of lists that share a word the first has it.
_WORD_KINDS = {word: kind for words, kind in reversed(_WORD_LISTS) for word in words}


def atoms(text: str) -> list[Atom]:
    """Return ``text`` as atoms, in text order; white space is left out, an empty line is a ``break``."""
    read: list[Atom] = []
    plain = list(_atoms(text))
    before = None
    for atom, after in zip(plain, chain(islice(plain, 1, None), (None,)), strict=False):
        kind = None if after is None else after.kind
        may_be_misspelled = (
            before in _BEFORE_MISSPELLED
            or kind in p.BESIDE_MONTHS
            or is_after_determiner(read[-1] if read else None, after)
        )
        read.append(corrected(atom, read, after) if may_be_misspelled else atom)
        before = read[-1].kind
    return read


def _atoms(text: str) -> Iterator[Atom]:
    numbers = {numeral.start: numeral for numeral in numerals.scan(text)}
    position = 0
    for written in _WORD.finditer(text):
        start, end = written.span()
        before = start - (text[start - 1 : start] == " ")  # the space before a word is none
        while position < before:
            atom, position = _atom_at(text, position, numbers)
            if atom is not None:
                yield atom
        position = max(position, start)
        word, parted = written.group(0, 1)
        if position == start and parted is None and start not in numbers and (standing := _standing_alone(word)):
            yield Atom("word", start, end, standing)
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
    """Return the atom that begins at a place, none where white space does, and where the next one begins."""
    kind = _MARKS.get(text[position])
    if kind is not None and position not in numbers:
        return Atom(kind, position, position + 1, text[position]), position + 1
    if text[position] == "\t":  # what stands between the cells of a table is a rule, drawn or not
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
    """Return the date in figures, the year or the number that begins at a place."""
    numeric = numeric_date(text, position) or english_date(text, position)
    if numeric is not None:
        return numeric
    like = None
    if text[position] in "12lI":
        like = p.LIKE_YEAR.match(text, position) or p.LIKE_DAY.match(text, position)
    if like is not None:
        return like_figures(like)
    glued = p.GLUED_YEARS.match(text, position) if text[position] in "12" else None
    if glued is not None and (glued["first"] or text[position - 4 : position]) < glued["last"]:
        numeral = Numeral(*glued.span(), Decimal(glued[0]), figures=glued[0])
        return Atom("number", *glued.span(), glued[0], numeral=numeral, is_typo=True)
    return read_number(text, numbers[position]) if position in numbers else None


def _mark(match: regex.Match[str]) -> Atom:
    """Read what is no word and no number."""
    if match["year"]:
        return _year_abbreviation(match)
    if match["century"]:
        return _century_abbreviation(match)
    kind = "break" if match["break"] else _MARKS.get(match[0], "other")
    return Atom(kind, *match.span(), match[0])


def _year_abbreviation(match: regex.Match[str]) -> Atom:
    """Read წ. (year) and წწ. (years), with the ending that may be glued to them: ``წ.-დან``."""
    case, postposition = case_of(match["ending"], without="bare")
    number = "pl" if match[0].count("წ") > 1 else "sg"
    return Atom("year", *match.span(), match[0], "1Y", case, number, postposition)


def _century_abbreviation(match: regex.Match[str]) -> Atom:
    """Read ს. (century) and სს. (centuries), with the ending that may be joined to them: ``ს-ის``."""
    case, postposition = case_of(match["of"], without="bare")
    return Atom("century", *match.span(), match[0], "100Y", case, "sg", postposition)


def _word(text: str, start: int, end: int) -> Atom:
    """Read a word, or its beginning where a space is missing: ``წლისივნისში`` (of the year in June)."""
    word = text[start:end]
    kind = _WORD_KINDS.get(word)
    if kind is not None:
        return Atom(kind, start, end, word)
    parted = p.PARTED_ENDING.match(text, end)
    if parted is None and _is_plain(word):
        return Atom("word", start, end, word)
    if word.startswith(p.EACH):
        each = calendar.read(word.removeprefix(p.EACH))
        if each is not None and each.case == "dat" and not each.postposition:
            return Atom("each", start, end, word, each.key.value if each.key.kind in p.PERIODS else "1Y")
    if word == "კვ" and text.startswith(".", end) and p.BEFORE_QUARTER.search(text, max(0, start - 12), start):
        return Atom("quarter", start, end + 1, text[start : end + 1], "3M", "bare")
    form = calendar.read(word)
    is_stem = form is not None and form.key.kind == "month" and form.case == "bare" and text[end : end + 1] == "."
    month = calendar.abbreviated_month(word) if form is None or is_stem else None
    if month is not None and (_AFTER_MONTH.match(text, end) or _BEFORE_MONTH.search(text, max(0, start - 4), start)):
        end += text[end : end + 1] == "."
        return Atom("month", start, end, text[start:end], str(month), "bare")
    joined = calendar.read(word + parted[1]) if parted is not None else None
    if parted is not None and joined is not None and (form is None or form.key == joined.key):
        form, end, word = joined, parted.end(), text[start : parted.end()]
    if form is None and (meant := calendar.retyped(word)):
        return replace(_word(meant, 0, len(meant)), start=start, end=end)
    if form is None and (cut := glued_year(text, start, word) or glued_division(text, start, word)):
        return _word(text, start, start + cut)
    if form is None and word.startswith(p.EACH_STEM):
        form = calendar.misspelled_frequency(word)
    if form is not None:
        return Atom(form.key.kind, start, end, word, form.key.value, form.case, form.number, form.postposition)
    half = and_a_half(word)
    if half is not None:
        amount, of = half
        return Atom("length", start, end, word, of.value, of.case, of.number, of.postposition, amount=amount)
    compound = of_length(word)
    if compound is not None:
        amount, of = compound
        return Atom("of_length", start, end, word, of.value, of.case, of.number, of.postposition, amount=amount)
    return Atom("word", start, end, word)


@lru_cache(maxsize=20_000)
def _standing_alone(word: str) -> str:
    """Return a word that is in no list, no abbreviation and none of the calendar's, whatever stands beside it.

    "" for any other. It is the same copy for all places of a word, as a long text would hold thousands.
    """
    return word if word not in _WORD_KINDS and word not in _ABBREVIATIONS and _is_plain(word) else ""


@lru_cache(maxsize=20_000)
def _is_plain(word: str) -> bool:
    """Return whether a word is none of the calendar's, whatever stands beside it."""
    return not (
        word == "კვ"
        or word.startswith((p.EACH_STEM, *p.YEAR_FORMS))
        or calendar.read(word)
        or calendar.abbreviated_month(word)
        or cuts(word)
        or and_a_half(word)
        or of_length(word)
        or calendar.retyped(word)
    )
