"""The words of Georgian numbers and their meanings, and numbers spelled out.

A unit is joined to a multiple of twenty (``ოცდახუთი``, 25). Hundreds and scale words (thousand, million) lose their -ი
before a smaller number (``ორას ორმოცდახუთი``, 245; ``ათას ერთი``, 1001). The words are in ``data/numerals.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from kaext.data_files import rows_of
from kaext.ka.wordlist import Form, WordList

_THOUSAND = 1000
Kind = Literal["cardinal", "ordinal", "adjective", "multiplicative", "fraction", "roman"]
Role = Literal[
    "digits", "unit", "twenties", "hundreds", "thousands", "scale", "half", "and", "whole", "fraction", "last"
]

# Words before a number that make it approximate: approximately, almost, nearly.
APPROXIMATELY = frozenset({"დაახლოებით", "მიახლოებით", "თითქმის", "საორიენტაციოდ", "დაახ", "დაახლ", "ლამის"})
MAX_SPELLED = 10**15 - 1


def spell(number: int) -> str:
    """Return ``number`` in words, in the nominative; :func:`kaext.ka.numerals.parse` is the inverse.

    Raises
    ------
    ValueError
        The number is negative or greater than 10^15 - 1.

    >>> spell(1997)
    'ათას ცხრაას ოთხმოცდაჩვიდმეტი'
    """
    if not 0 <= number <= MAX_SPELLED:
        raise ValueError(f"cannot spell {number}: not between 0 and {MAX_SPELLED}")
    if number == 0:
        return _words("zero")[0]
    words: list[str] = []
    for value, scale in sorted(_words("scale").items(), reverse=True):
        count, number = divmod(number, value)
        if count:
            counted = [] if count == 1 and value == 1000 else [_below_thousand(count)]
            words += [*counted, scale[:-1] if number else scale]
    if number:
        words.append(_below_thousand(number))
    return " ".join(words)


def stem(number: int) -> str:
    """Return the stem of a number below 1000 in words, as in compounds: ``ორ`` (two-), ``რვა`` (eight-)."""
    return _stem(_below_thousand(number))


def _stem(word: str) -> str:
    return word.removesuffix("ი")


@cache
def _table() -> tuple[tuple[str, str, str], ...]:
    return tuple((role, value, word) for role, value, word in rows_of("kaext.ka", "data/numerals.tsv"))


@cache
def _words(role: str) -> dict[int, str]:
    """Return the words of a role by value."""
    return {int(value): word for of, value, word in _table() if of == role}


def _below_thousand(number: int) -> str:
    hundreds, rest = number - number % 100, number % 100
    if not rest:
        return _words("hundred")[hundreds]
    return f"{_stem(_words('hundred')[hundreds])} {_below_hundred(rest)}" if hundreds else _below_hundred(rest)


def _below_hundred(number: int) -> str:
    twenties, unit = number - number % 20, number % 20
    if not twenties:
        return _words("unit")[unit]
    twenty = _words("twenty")[twenties]
    return f"{_stem(twenty)}და{_words('unit')[unit]}" if unit else twenty


def _ordinal(number: int) -> str:
    """Return the ordinal of a number below 1000: ``მეორე`` (2nd), ``ოცდამეხუთე`` (25th)."""
    if number == 1:
        return "პირველი"
    twenties, unit = number - number % 20, number % 20
    if number < 100 and twenties and unit:
        return f"{_stem(_words('twenty')[twenties])}და{'მეერთე' if unit == 1 else _ordinal(unit)}"
    hundreds, rest = number - number % 100, number % 100
    if hundreds and rest:
        return f"{_stem(_words('hundred')[hundreds])} {'მეერთე' if rest == 1 else _ordinal(rest)}"
    word = {7: "შვიდი", 8: "რვი", 9: "ცხრი"}.get(number, _below_thousand(number))
    return f"მე{_stem(word)}ე"


@cache
def _scale_stems() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the pattern of the stems of scale words, and the value of each."""
    values = {_stem(word): value for value, word in _words("scale").items()}
    return re.compile("|".join(values)), values


@dataclass(frozen=True, slots=True)
class Meaning:
    """The contribution of a word to a number: its value, and its role in the number."""

    role: Role
    value: Decimal
    kind: Kind = "cardinal"


def _entries() -> Iterator[tuple[str, Meaning]]:
    """Yield all single words of the number lexicon, in the nominative, with their meanings."""
    for number in range(1, 1000):
        role: Role = "hundreds" if number % 100 == 0 else "unit"
        if number % 100 == 0:
            yield f"{_stem(_words('scale')[1000])}{_below_thousand(number)}", Meaning(role, Decimal(1000 + number))
        words = _below_thousand(number)
        for word in {words, words.replace(" ", "")} if " " in words else {words}:
            if " " in word:
                continue
            yield word, Meaning(role, Decimal(number))
            yield f"{_stem(word)}იანი", Meaning("last", Decimal(number), "adjective")
        ordinal = _ordinal(number).replace(" ", "")
        yield ordinal, Meaning("last", Decimal(number), "ordinal")
        if 2 <= number <= 20 or number in (50, 100):
            yield f"{ordinal}დი", Meaning("fraction", 1 / Decimal(number), "fraction")
    for value, word in _words("scale").items():
        yield word, Meaning("scale", Decimal(value))
        yield f"მე{_stem(word)}ე", Meaning("last", Decimal(value), "ordinal")
        yield f"{_stem(word)}იანი", Meaning("scale", Decimal(value), "adjective")
        yield f"{_stem(word)}ნახევარი", Meaning("unit", Decimal(value) * 3 / 2)
        for count in range(2, 20):
            for fused in {_stem(_words("unit")[count]), _words("unit")[count]}:
                fused_role: Role = "thousands" if value == 1000 else "unit"
                yield f"{fused}{word}", Meaning(fused_role, Decimal(value) * count)
                yield f"{fused}{_stem(word)}იანი", Meaning("last", Decimal(value) * count, "adjective")
                yield f"{fused}{_stem(word)}ნახევარი", Meaning("unit", Decimal(value) * (count + Decimal("0.5")))
    yield _words("zero")[0], Meaning("unit", Decimal(0))
    yield "ნახევარი", Meaning("half", Decimal("0.5"))
    yield "მთელი", Meaning("whole", Decimal(0))
    for count in range(1, 20):
        yield f"{stem(count)}ნახევარი", Meaning("unit", count + Decimal("0.5"))


@cache
def lexicon() -> WordList[Meaning]:
    """Return the inflected words of numbers with their meanings."""
    return WordList(_entries())


def read(word: str) -> Form[Meaning] | None:
    """Return the meaning and the case of a number word; None for any other word.

    A count and its scale word may be written together (``ორმოცდაათიათასი``, 50,000), and so may thousands and a smaller
    number (``ორიათასხუთი``, 2005). Millions may not: ``მილიონხუთასი`` is ambiguous.
    """
    return lexicon().read(word) or (_run_together(word) if _scale_stems()[0].search(word) else None)


def _run_together(word: str) -> Form[Meaning] | None:
    """Parse a count and a scale word, or thousands and a smaller number, written as one word."""
    pattern, values = _scale_stems()
    for scale in pattern.finditer(word):
        before, value = word[: scale.start()], Decimal(values[scale[0]])
        count = _count(before) if before else Decimal(1)
        if count is None:
            continue
        whole = lexicon().read(word[scale.start() :])
        if before and whole is not None and whole.key.role == "scale":
            of = whole.key
            role: Role = "last" if of.kind == "adjective" else "thousands" if value == _THOUSAND else "unit"
            return replace(whole, key=Meaning(role, count * value, of.kind))
        rest = lexicon().read(word[scale.end() :]) if value == _THOUSAND else None
        if rest is not None and _is_added(rest.key):
            return replace(rest, key=Meaning("last", count * value + rest.key.value, rest.key.kind))
    return None


def _count(word: str) -> Decimal | None:
    """Return the value of a cardinal below 1000 in the case that precedes a scale word; None for any other word."""
    form = lexicon().read(word)
    if form is None or form.case not in ("bare", "nom") or form.number != "sg" or form.postposition or form.clitic:
        return None
    is_count = form.key.kind == "cardinal" and form.key.role in ("unit", "hundreds")
    return form.key.value if is_count and 0 < form.key.value < _THOUSAND and form.key.value % 1 == 0 else None


def _is_added(meaning: Meaning) -> bool:
    """Return whether a number can be added to thousands in the same word."""
    is_whole = meaning.value % 1 == 0 and 0 < meaning.value < _THOUSAND
    return is_whole and meaning.kind in ("cardinal", "ordinal") and meaning.role in ("unit", "hundreds", "last")


@cache
def abbreviations() -> dict[str, Decimal]:
    """Return the values of abbreviated scale words: ``მლნ`` (million)."""
    return {word: Decimal(value) for role, value, word in _table() if role == "abbreviation"}


@cache
def plain_words() -> dict[str, Meaning]:
    """Return the uninflected number words: multiplicatives, and the links between twenties and units."""
    words = {"და": Meaning("and", Decimal(0))}
    for value, word in _words("twenty").items():
        words[f"{_stem(word)}და"] = Meaning("twenties", Decimal(value))
    for number in range(2, 100):
        words[f"{stem(number)}ჯერ"] = Meaning("last", Decimal(number), "multiplicative")
    words["ერთხელ"] = words["ერთჯერ"] = Meaning("last", Decimal(1), "multiplicative")
    return words
