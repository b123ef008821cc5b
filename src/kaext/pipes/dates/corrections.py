"""Spelling correction: words one letter away from a calendar word, where the context calls for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kaext.ka import calendar
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.numeric import FOUR_DIGITS

_AFTER_YEAR = frozenset(["month", "season"])


def corrected(atom: Atom, preceding: Sequence[Atom], after: Atom | None) -> Atom:
    """Return ``atom`` corrected to a calendar word one letter away, or unchanged if the context does not support one.

    A month or season is expected next to a number or a year, after a month and a dash, and after a year and a comma.

    Parameters
    ----------
    atom
        The atom to correct.
    preceding
        All atoms before it, corrected.
    after
        The atom after it, uncorrected; None at the end of the text.
    """
    before = preceding[-1] if preceding else None
    is_after_length = before is not None and before.kind in ("year", "unit") and before.case == "gen"
    if is_after_length and atom.kind == "word" and _is_during(atom.text):
        return replace(atom, kind="during", is_typo=True)
    if after is not None and after.kind == "year" and atom.kind == "word" and (right := _determiner(atom.text)):
        return replace(atom, text=right, is_typo=True)
    is_after_year = before is not None and before.kind == "number" and FOUR_DIGITS.fullmatch(before.text) is not None
    # Nothing lasts 2003 years: after such a number წლიან (-year) is a misspelling of წლიდან (since the year).
    if atom.kind != "word" and not (is_after_year and atom.kind == "length_adjective"):
        return atom
    form = None
    if before is not None and before.kind == "number" and not before.postposition and not is_after_year:
        form = calendar.misspelled_unit(atom.text)
    if before is not None and before.numeral is not None and before.numeral.kind == "adjective":
        form = calendar.misspelled_year(atom.text)
    if form is None and is_after_determiner(before, after):
        form = calendar.misspelled_year(atom.text)
    # 1110 ტელ. +32 2 707 (a postal code, then "tel."): the abbreviation is spelled right.
    if is_after_year and p.REFERENCE_WORD.fullmatch(atom.text) is None:
        is_before_month = after is not None and after.kind in ("month", "season", "number")
        form = calendar.misspelled_year(atom.text, is_before_month=is_before_month)
    is_beside = (before is not None and before.kind in p.MONTH_NEIGHBOURS) or (
        after is not None and after.kind in p.MONTH_NEIGHBOURS
    )
    if form is None and (is_beside or _follows_month_or_year(preceding)):
        form = calendar.misspelled(atom.text)
    if form is None:
        return atom
    kind, value = form.key.kind, form.key.value
    case, number, postposition = form.case, form.number, form.postposition
    return Atom(kind, atom.start, atom.end, atom.text, value, case, number, postposition, is_typo=True)


def is_after_determiner(before: Atom | None, after: Atom | None) -> bool:
    """Return whether the context calls for a form of წელი (year): იმავე ჭლის ივლისში (in July of the same year)."""
    return before is not None and after is not None and after.kind in _AFTER_YEAR and before.text in p.YEAR_DETERMINERS


@lru_cache(maxsize=20_000)
def _determiner(word: str) -> str:
    """Return the determiner one letter away from an unknown word: იმავე (the same) for ``იმმავე``; else ""."""
    return "" if frequency(word) else next((right for right in p.DETERMINERS if is_one_edit(word, right)), "")


@lru_cache(maxsize=20_000)
def _is_during(word: str) -> bool:
    """Return whether an unknown word is one letter away from a word for "during": ``განმავლობშაი``."""
    return not frequency(word) and any(is_one_edit(word, during) for during in p.DURING)


def _follows_month_or_year(preceding: Sequence[Atom]) -> bool:
    """Return whether the atoms end in a month with -დან (since) or a dash, or in a year in digits and a comma."""
    if len(preceding) < 2:
        return False
    if preceding[-1].kind == "month":
        return preceding[-1].postposition == "დან"
    if preceding[-1].kind not in ("dash", "comma"):
        return False
    if preceding[-1].kind == "dash":
        return preceding[-2].kind == "month"
    return preceding[-2].kind == "number" and FOUR_DIGITS.fullmatch(preceding[-2].text) is not None
