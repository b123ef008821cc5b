"""The terminal symbol of the date grammar."""

from __future__ import annotations

from dataclasses import dataclass

from kaext.ka.numerals import Numeral


# Not frozen: every word of a text creates one, and creating a frozen instance takes three times as long.
@dataclass(slots=True)
class Atom:
    """A piece of the text, classified for the date grammar.

    Parameters
    ----------
    kind
        One of:

        - ``number``, ``numeric_date``, ``reference`` (a number that looks like a date but is not one);
        - a kind of ``ka/data/calendar.tsv``, such as ``month`` or ``unit``;
        - the kind of a word list in :mod:`kaext.pipes.dates.lexer`, such as ``after`` or ``during``;
        - ``each``, ``length``, ``length_adjective``: words that contain a unit;
        - ``dash``, ``slash``, ``comma``, ``open``, ``close`` (brackets), ``break`` (an empty line);
        - ``word`` or ``other`` for everything else.
    start, end
        Code points in the text, end exclusive.
    text
        The text as written; for a misspelled determiner, its correct form.
    value
        For calendar words: month number, EDTF code, ISO 8601 designator or part of a period. For numeric dates: EDTF.
    case, number, postposition
        Grammatical features of the word, or of the ending after the digits.
    numeral
        The parsed number, for numbers.
    amount
        The number inside a compound: 2 for ``ორწლიანი`` (two-year).
    is_typo
        Whether the word was recognised despite a misspelling.
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
