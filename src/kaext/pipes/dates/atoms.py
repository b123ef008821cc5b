"""The text as the grammar of dates sees it: numbers, words of the calendar, joining marks, and everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from kaext.ka import calendar, numerals
from kaext.ka.inflection import endings
from kaext.ka.numerals import Numeral
from kaext.pipes.dates import patterns as p

_LETTERS = r"\u10d0-\u10fa"
_PIECE = regex.compile(
    rf"(?P<year>(?<![{_LETTERS}])წ{{1,2}}+(?:\.(?:\s?წ\.)?+)?+"
    rf"(?:(?:[-\u2010-\u2013]|(?<=\.))(?P<ending>[{_LETTERS}]{{1,12}}+))?+(?![{_LETTERS}]))"
    rf"|(?P<century>(?<![{_LETTERS}])სს?+\.)"
    rf"|(?P<word>[{_LETTERS}]++)"
    r"|(?P<break>\n[^\S\n]*+\n\s*+)"
    r"|\s++|[\p{L}\p{M}]++|\d++|(?P<mark>.)",
    regex.DOTALL,
)
_WORD_KINDS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["და"]), "and"),
    (p.AFTER, "after"),
    (p.EARLIER, "earlier"),
    (p.LATER, "later"),
    (p.THROUGH, "through"),
    (p.DURING, "during"),
    (p.BETWEEN, "between"),
    (p.TERM, "term"),
    (p.APPROXIMATELY, "approximately"),
    (p.BEGINNING, "beginning"),
    (p.EVERY, "every"),
    (frozenset(["ყოველდღე"]), "daily"),
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of the text.

    Parameters
    ----------
    kind
        ``number``, ``numeric_date``, ``word``, a kind of ``ka/data/calendar.tsv``, the name of a list in
        :mod:`patterns`, ``dash``, ``slash``, ``comma``, ``open``, ``close``, ``other`` or ``break``.
    value
        Of calendar words: month number, EDTF code, ISO 8601 designator, part.
    case, number, postposition
        Of the word, or of the ending of the figures.
    numeral
        Of numbers; in ``of_length`` compounds (``ორწლიანი``, of two years) the number before the unit.
    """

    kind: str
    start: int
    end: int
    text: str
    value: str = ""
    case: str = ""
    number: str = "sg"
    postposition: str = ""
    numeral: Numeral | None = None
    amount: float = 0.0


def atoms(text: str) -> list[Atom]:
    """Return ``text`` as atoms, in text order; white space is left out, an empty line is a ``break``."""
    return list(_atoms(text))


def _atoms(text: str) -> Iterator[Atom]:
    numbers = {numeral.start: numeral for numeral in numerals.scan(text)}
    position = 0
    while position < len(text):
        numeric = p.NUMERIC_DATE.match(text, position)
        if numeric is not None and not p.REFERENCE.search(text, max(0, position - 12), position):
            yield Atom("numeric_date", *numeric.span(), numeric[0])
            position = numeric.end()
            continue
        numeral = numbers.get(position)
        if numeral is not None:
            yield _number(text, numeral)
            position = numeral.end
            continue
        match = _PIECE.match(text, position)
        if match is None:
            return
        position = match.end()
        if match["year"]:
            yield _year_abbreviation(match)
        elif match["century"]:
            yield Atom("century", *match.span(), match[0], "100Y", "bare")
        elif match["word"]:
            atom = _word(text, match)
            position = atom.end
            yield atom
        elif match["break"]:
            yield Atom("break", *match.span(), match[0])
        elif match["mark"]:
            yield Atom(_mark_kind(match["mark"]), *match.span(), match[0])
        elif not match[0].isspace():
            yield Atom("other", *match.span(), match[0])


def _mark_kind(mark: str) -> str:
    if mark in p.DASHES:
        return "dash"
    return {"/": "slash", ",": "comma", "(": "open", "[": "open", ")": "close", "]": "close"}.get(mark, "other")


def _number(text: str, numeral: Numeral) -> Atom:
    return Atom(
        "number",
        numeral.start,
        numeral.end,
        text[numeral.start : numeral.end],
        case=numeral.case,
        postposition=numeral.postposition,
        numeral=numeral,
    )


def _year_abbreviation(match: regex.Match[str]) -> Atom:
    """Read წ. (year) and წწ. (years), with the ending that may be glued to them: ``წ.-დან``."""
    ending = endings().get(match["ending"] or "", ())
    case, postposition = (ending[0].case, ending[0].postposition) if match["ending"] and ending else ("bare", "")
    number = "pl" if match[0].count("წ") > 1 else "sg"
    return Atom("year", *match.span(), match[0], "1Y", case, number, postposition)


def _word(text: str, match: regex.Match[str]) -> Atom:
    word = match["word"]
    start, end = match.span()
    for words, kind in _WORD_KINDS:
        if word in words:
            return Atom(kind, start, end, word)
    if text[end : end + 1] == "." and (short := calendar.abbreviation(f"{word}.")) is not None:
        return Atom("month", start, end + 1, f"{word}.", short.value, "bare")
    form = calendar.read(word)
    if form is not None:
        return Atom(form.key.kind, start, end, word, form.key.value, form.case, form.number, form.postposition)
    compound = _of_length(word)
    if compound is not None:
        amount, of = compound
        return Atom("of_length", start, end, word, of.value, of.case, of.number, of.postposition, amount=amount)
    return Atom("word", start, end, word)


@cache
def _number_stems() -> dict[str, float]:
    """Return the stems of the numbers that stand before a unit in one word: ``ორ`` (two-), ``ნახევარ`` (half-)."""
    stems: dict[str, float] = {numerals.stem(n).replace(" ", ""): n for n in range(1, 200)}
    return {**stems, "ნახევარ": 0.5, "ორნახევარ": 2.5, "სამნახევარ": 3.5}


def _of_length(word: str) -> tuple[float, Atom] | None:
    """Read an adjective made of a number and a unit: ``სამთვიანი`` (of three months)."""
    if "იან" not in word:
        return None
    for cut in range(2, len(word) - 4):
        amount = _number_stems().get(word[:cut])
        form = calendar.read(word[cut:]) if amount is not None else None
        if amount is not None and form is not None and form.key.kind == "of_length":
            atom = Atom("", 0, 0, "", form.key.value, form.case, form.number, form.postposition)
            return amount, atom
    return None
