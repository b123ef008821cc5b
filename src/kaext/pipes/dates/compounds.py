"""Words that hold more than one: a space is missing, or a number has grown together with its unit."""

from __future__ import annotations

from functools import cache, lru_cache

from kaext.ka import calendar, numerals
from kaext.ka.wordlist import WordList
from kaext.ka.words import frequency, retyped
from kaext.pipes.dates import patterns as p
from kaext.pipes.dates.atom import Atom


def glued_year(text: str, start: int, word: str) -> int:
    """Return the length of the form of წელი (year) that a word begins with, where a space is missing after it, else 0.

    What follows is a word of the calendar, or anything after four figures: ``2005 წელსუზბეკეთმა`` (in 2005 Uzbekistan).
    """
    if not word.startswith(p.YEAR_FORMS) or word.startswith(p.ANNIVERSARY):
        return 0
    year = next(form for form in p.YEAR_FORMS if word.startswith(form))
    rest = word.removeprefix(year)
    is_after_year = p.AFTER_YEAR.search(text, max(0, start - 6), start) is not None and not frequency(word)
    is_other_word = is_after_year and len(rest) >= p.FEWEST_LETTERS and calendar.misspelled_year(word) is None
    return len(year) if is_other_word or calendar.read(rest) is not None else 0


def glued_division(text: str, start: int, word: str) -> int:
    """Return the length of the part of a year that a word begins with, where what comes after it is lost, else 0.

    ``ივნისშიგაიმართა`` (in June was held), ``ივნისივლისში`` (June-July). A part without a postposition stands after its
    year: ``2009 წლის ბოლოსგაიმართა`` (was held at the end of 2009).
    """
    is_after_year = p.AFTER_YEAR_NOUN.search(text, max(0, start - 6), start) is not None
    return next((cut for cut, is_sure in cuts(word) if is_sure or is_after_year), 0)


@lru_cache(maxsize=20_000)
def cuts(word: str) -> tuple[tuple[int, bool], ...]:
    """Return where a word may be cut after a month, season or part, and whether that is sure by itself.

    What follows is a second month, or anything after an ending that no other word goes on with.
    """
    if len(word) < p.FEWEST_OF_TWO_MONTHS or word[:3] not in _beginnings():
        return ()
    found: list[tuple[int, bool]] = []
    for cut in range(3, len(word) - 2):
        first, second = calendar.read(word[:cut]), calendar.read(word[cut:])
        if first is None or first.key.kind not in calendar.PARTS_OF_YEAR:
            continue
        is_two = first.key.kind == "month" and second is not None and second.key.kind == "month"
        is_other = len(word) - cut >= p.FEWEST_LETTERS and not frequency(word)
        if is_two or (is_other and first.postposition in p.ENDING_OF_MONTH):
            found.append((cut, True))
        elif is_other and first.key.kind == "part" and first.case == "dat" and not first.postposition:
            found.append((cut, False))
    return tuple(found)


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of the months, seasons and parts of a year."""
    return frozenset(word[:3] for word, of in calendar.entries() if of.kind in calendar.PARTS_OF_YEAR)


@cache
def _number_stems() -> dict[str, float]:
    """Return the stems of the numbers that stand before a unit in one word: ``ორ`` (two-), ``ნახევარ`` (half-)."""
    stems: dict[str, float] = {numerals.stem(n).replace(" ", ""): n for n in range(1, 200)}
    return {**stems, "ნახევარ": 0.5, "ორნახევარ": 2.5, "სამნახევარ": 3.5}


@lru_cache(maxsize=20_000)
def and_a_half(word: str) -> tuple[float, Atom] | None:
    """Read a noun that names so many units and a half: ``წელიწადნახევარი`` (a year and a half), ``ორთვენახევარი``."""
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
def of_length(word: str) -> tuple[float, Atom] | None:
    """Read an adjective made of a number and a unit: ``სამთვიანი`` (of three months), ``ორწლიური`` (biennial)."""
    if not any(suffix in word for suffix in p.OF_LENGTH):
        return None
    return next((read for typed in (word, *retyped(word)) if (read := _parted_of_length(typed)) is not None), None)


def _parted_of_length(word: str) -> tuple[float, Atom] | None:
    for cut in range(2, len(word) - 4):
        amount = _number_stems().get(word[:cut])
        form = calendar.read(word[cut:]) if amount is not None else None
        if amount is not None and form is not None and form.key.kind in ("of_length", "frequency"):
            atom = Atom("", 0, 0, "", form.key.value, form.case, form.number, form.postposition)
            return amount, atom
    return None
