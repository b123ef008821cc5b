"""Words that contain several: words run together without a space, and compounds of a number and a unit."""

from __future__ import annotations

from functools import cache, lru_cache

from kaext.ka import calendar, numerals
from kaext.ka.wordlist import WordList
from kaext.ka.words import frequency, typing_corrections
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom


def fused_year(text: str, start: int, word: str) -> int:
    """Return the length of the form of წელი (year) at the start of a word that lacks a space after it; else 0.

    A calendar word must follow, or any word if four digits precede: ``2005 წელსუზბეკეთმა`` (in 2005 Uzbekistan).
    """
    if not word.startswith(p.YEAR_FORMS) or word.startswith(p.ANNIVERSARY):
        return 0
    year = next(form for form in p.YEAR_FORMS if word.startswith(form))
    rest = word.removeprefix(year)
    is_after_year = p.AFTER_YEAR.search(text, max(0, start - 6), start) is not None and not frequency(word)
    is_other_word = is_after_year and len(rest) >= p.MIN_LETTERS_AFTER_FUSION and calendar.misspelled_year(word) is None
    return len(year) if is_other_word or calendar.read(rest) is not None else 0


def fused_division(text: str, start: int, word: str) -> int:
    """Return the length of the month, season or part of a year at the start of a run-together word; else 0.

    ``ივნისშიგაიმართა`` (was held in June), ``ივნისივლისში`` (in June-July). A part without a postposition counts only
    after its year: ``2009 წლის ბოლოსგაიმართა`` (was held at the end of 2009).
    """
    is_after_year = p.AFTER_YEAR_NOUN.search(text, max(0, start - 6), start) is not None
    return next((cut for cut, is_sure in fused_cuts(word) if is_sure or is_after_year), 0)


@lru_cache(maxsize=20_000)
def fused_cuts(word: str) -> tuple[tuple[int, bool], ...]:
    """Return where a word can be split after a month, season or part, and whether the split is certain out of context.

    The rest must be a second month; or it may be any word if the first part ends in a postposition.
    """
    if len(word) < p.MIN_LETTERS_OF_TWO_MONTHS or word[:3] not in _candidate_starts():
        return ()
    found: list[tuple[int, bool]] = []
    for cut in range(3, len(word) - 2):
        first, second = calendar.read(word[:cut]), calendar.read(word[cut:])
        if first is None or first.key.kind not in calendar.PARTS_OF_YEAR:
            continue
        is_two = first.key.kind == "month" and second is not None and second.key.kind == "month"
        is_other = len(word) - cut >= p.MIN_LETTERS_AFTER_FUSION and not frequency(word)
        if is_two or (is_other and first.postposition in p.FUSIBLE_POSTPOSITIONS):
            found.append((cut, True))
        elif is_other and first.key.kind == "part" and first.case == "dat" and not first.postposition:
            found.append((cut, False))
    return tuple(found)


@cache
def _candidate_starts() -> frozenset[str]:
    """Return the first three letters of all months, seasons and parts of a year."""
    return frozenset(word[:3] for word, of in calendar.entries() if of.kind in calendar.PARTS_OF_YEAR)


@cache
def _number_stems() -> dict[str, float]:
    """Return the values of number stems in compounds with a unit: ``ორ`` (two-), ``ნახევარ`` (half-)."""
    stems: dict[str, float] = {numerals.stem(n).replace(" ", ""): n for n in range(1, 200)}
    return {**stems, "ნახევარ": 0.5, "ორნახევარ": 2.5, "სამნახევარ": 3.5}


@lru_cache(maxsize=20_000)
def unit_and_a_half(word: str) -> tuple[float, Atom] | None:
    """Parse a compound of a unit and "a half": ``წელიწადნახევარი`` (a year and a half).

    Returns the amount, and an atom with the unit and the grammatical features; None if ``word`` is no such compound.
    """
    if "ნახევარ" not in word and "ნახევრ" not in word:
        return None
    for unit, value in p.HALVED_UNITS.items():
        head, found, tail = word.rpartition(unit)
        form = _half().read(tail) if found else None
        amount = 1 if not head else _number_stems().get(head)
        if form is not None and amount is not None:
            return amount + 0.5, Atom("", 0, 0, "", value, form.case, form.number, form.postposition)
    return None


@cache
def _half() -> WordList[str]:
    return WordList([("ნახევარი", "half")])


@lru_cache(maxsize=20_000)
def length_adjective(word: str) -> tuple[float, Atom] | None:
    """Parse an adjective derived from a number and a unit: ``სამთვიანი`` (three-month), ``ორწლიური`` (two-yearly).

    Returns the amount, and an atom with the unit and the grammatical features; None if ``word`` is no such adjective.
    """
    if not any(suffix in word for suffix in p.LENGTH_SUFFIXES):
        return None
    return next(
        (read for typed in (word, *typing_corrections(word)) if (read := _split_length_adjective(typed)) is not None),
        None,
    )


def _split_length_adjective(word: str) -> tuple[float, Atom] | None:
    for cut in range(2, len(word) - 4):
        amount = _number_stems().get(word[:cut])
        form = calendar.read(word[cut:]) if amount is not None else None
        if amount is not None and form is not None and form.key.kind in ("length_adjective", "frequency"):
            atom = Atom("", 0, 0, "", form.key.value, form.case, form.number, form.postposition)
            return amount, atom
    return None
