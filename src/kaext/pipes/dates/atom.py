"""A piece of the text as the grammar of dates sees it."""

from __future__ import annotations

from dataclasses import dataclass

from kaext.ka.numerals import Numeral


# Not frozen: a frozen one takes three times as long to make, and every word of a text makes one.
@dataclass(slots=True)
class Atom:
    """A piece of the text.

    Parameters
    ----------
    kind
        ``number``, ``numeric_date``, ``reference`` (a number that looks like a date), ``word``, a kind of
        ``ka/data/calendar.tsv``, the name of a list in :mod:`patterns`, ``dash``, ``slash``, ``comma``, ``open``,
        ``close``, ``other`` or ``break``.
    value
        Of calendar words: month number, EDTF code, ISO 8601 designator, part.
    case, number, postposition
        Of the word, or of the ending of the figures.
    numeral
        Of numbers.
    amount
        The number inside a compound: ``ორწლიანი`` (of two years).
    is_typo
        Whether the word is read as one that it is one letter off.
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
    is_typo: bool = False
