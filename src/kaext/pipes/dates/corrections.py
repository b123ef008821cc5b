"""Words that stand where a month, a season or a year would, and are one letter off one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kaext.ka import calendar
from kaext.ka.wordlist import is_one_edit
from kaext.ka.words import frequency
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.figures import FOUR_FIGURES

_AFTER_YEAR = frozenset(["month", "season"])


def corrected(atom: Atom, read: Sequence[Atom], after: Atom | None) -> Atom:
    """Return the month, season or year that a word is one letter off, else the atom itself.

    A month or season stands beside a number or a year, after a month and a dash or after a year and a comma.
    """
    before = read[-1] if read else None
    is_after_length = before is not None and before.kind in ("year", "unit") and before.case == "gen"
    if is_after_length and atom.kind == "word" and _is_during(atom.text):
        return replace(atom, kind="during", is_typo=True)
    if after is not None and after.kind == "year" and atom.kind == "word" and (meant := _determiner(atom.text)):
        return replace(atom, text=meant, is_typo=True)
    is_after_year = before is not None and before.kind == "number" and FOUR_FIGURES.fullmatch(before.text) is not None
    # Nothing lasts 2003 years: წლიან (of years) after such a number is წლიდან (since) without a letter.
    if atom.kind != "word" and not (is_after_year and atom.kind == "of_length"):
        return atom
    form = None
    if before is not None and before.kind == "number" and not before.postposition and not is_after_year:
        form = calendar.misspelled_unit(atom.text)
    if before is not None and before.numeral is not None and before.numeral.kind == "having":
        form = calendar.misspelled_year(atom.text)
    if form is None and is_after_determiner(before, after):
        form = calendar.misspelled_year(atom.text)
    if is_after_year:
        is_before_month = after is not None and after.kind in ("month", "season", "number")
        form = calendar.misspelled_year(atom.text, is_before_month=is_before_month)
    is_beside = (before is not None and before.kind in p.BESIDE_MONTHS) or (
        after is not None and after.kind in p.BESIDE_MONTHS
    )
    if form is None and (is_beside or _follows_month_or_year(read)):
        form = calendar.misspelled(atom.text)
    if form is None:
        return atom
    kind, value = form.key.kind, form.key.value
    case, number, postposition = form.case, form.number, form.postposition
    return Atom(kind, atom.start, atom.end, atom.text, value, case, number, postposition, is_typo=True)


def is_after_determiner(before: Atom | None, after: Atom | None) -> bool:
    """Return whether what stands between is meant for წელი (year): იმავე ჭლის ივლისში (in July of the same year)."""
    return before is not None and after is not None and after.kind in _AFTER_YEAR and before.text in p.OF_A_YEAR


@lru_cache(maxsize=20_000)
def _determiner(word: str) -> str:
    """Return the determiner that an unknown word is one letter off: ``იმმავე`` for იმავე (the same); else nothing."""
    return "" if frequency(word) else next((meant for meant in p.DETERMINERS if is_one_edit(word, meant)), "")


@lru_cache(maxsize=20_000)
def _is_during(word: str) -> bool:
    """Return whether an unknown word is one letter off one that closes a length: ``განმავლობშაი``."""
    return not frequency(word) and any(is_one_edit(word, during) for during in p.DURING)


def _follows_month_or_year(read: Sequence[Atom]) -> bool:
    """Return whether the text read so far ends in a month and a dash or -დან, or a year in figures and a comma."""
    if len(read) < 2:
        return False
    if read[-1].kind == "month":
        return read[-1].postposition == "დან"
    if read[-1].kind not in ("dash", "comma"):
        return False
    if read[-1].kind == "dash":
        return read[-2].kind == "month"
    return read[-2].kind == "number" and FOUR_FIGURES.fullmatch(read[-2].text) is not None
