"""Georgian numbers in words, in digits, or both (``1,6 მილიონი``, 1.6 million), in every case.

:mod:`kaext.ka.number_words` has the meanings of single words; this module parses sequences of them. Numbers in digits
have a decimal comma or dot, and spaces, dots, commas or apostrophes between groups of three digits.

A single dot or comma before exactly three digits is ambiguous. By default it separates groups (``12.500`` and
``12,500`` are 12500). It is a decimal sign before a scale word (``1,250 მილიონი`` is 1.25 million) and after a single
zero (``0.125``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from kaext.ka.number_words import Kind, Role, abbreviations, plain_words, read, spell, stem
from kaext.ka.paradigms import endings
from kaext.ka.words import fold_keys, typing_corrections, without_doubled_letter

__all__ = ["Numeral", "may_be_number", "parse", "roman", "scan", "spell", "stem"]

_MAX_DIGITS = 30
# A half after a larger figure belongs to the next noun: 230.000 ევრო ნახევარ წელიწადში (in half a year).
_HALF_FOLLOWS_BELOW = 100
_SHORT = 500
# The least length of a word corrected for slips of the shift key: ათსი may be ათასი (a thousand) or ათში (in ten).
_MIN_SHIFTED = 5
_SEPARATORS = " \u00a0\u2009\u202f'’"
_DIGITS = (
    rf"(?<!\d)(?<!\d[.,])(?:\d{{1,3}}(?:(?P<separator>[{_SEPARATORS}.,])\d{{3}}(?!\d))(?:(?P=separator)\d{{3}}(?!\d)){{0,5}}"
    rf"(?!(?P=separator)\d{{3}}(?!\d))(?:(?!(?P=separator))[.,]\d{{1,4}})?|\d{{1,{_MAX_DIGITS}}}+(?:[.,]\d{{1,6}})?)(?![.,]?\d)"
)
_LETTERS = r"\u10d0-\u10fa"
# Words come first, because they are most frequent. No possessive groups: early releases of Python 3.11 mishandle them.
_PIECE = re.compile(
    rf"(?P<word>(?!(?<![{_LETTERS}])მე[-\u2010-\u2013]\s?+[\dIVXLCІХ])[{_LETTERS}]{{1,60}}+)"
    rf"|(?P<prefixed>(?<![{_LETTERS}])მე[-\u2010-\u2013]\s?+(?:(?P<nth>\d{{1,6}}+)|(?P<roman_nth>[IVXLCІХ]{{1,12}}+)))"
    rf"|(?P<digits>(?=\d){_DIGITS})"
    r"|(?<![^\W_])(?P<roman>[IVXLCІХ]{1,12}+)(?![^\W_])"
)
_SUFFIX = regex.compile(rf"(?:[^\S\n]?[-\u2010-\u2013])?+([{_LETTERS}]{{1,20}}+)")
_HYPHEN = regex.compile(r"[-\u2010\u2011]")
_GAP = regex.compile(r"[^\S\n]{0,3}+(?:\n[^\S\n]{0,3}+)?")
_GROUPED = regex.compile(rf"\d[{_SEPARATORS}]\d{{3}}")
_HYPHEN_GAP = regex.compile(r"[^\S\n]{0,3}+[-\u2010-\u2013]?")
_ROMAN = regex.compile(r"(?=.)(C{0,3}|CD|DC{0,3})(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500}
_CYRILLIC_ROMAN = str.maketrans("ІХ", "IX")
# Cases of a number word before another one; ``bare`` is the stem without an ending (ორას, ათას).
_ATTRIBUTIVE = frozenset(["bare", "nom", "erg"])
# Pieces that need a following piece.
_JOINING: frozenset[Role] = frozenset(["and", "twenties", "whole"])
# Pieces that continue a number of any size.
_JOINERS: frozenset[Role] = frozenset(["and", "scale", "half", "fraction", "whole"])
# Derived from "one", but no numbers: together, once, united.
_NON_NUMBERS = frozenset(["ერთად", "ერთადაც", "ერთხელ", "ერთობ"])


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``start:end`` (code points, including its endings and -მდე).

    Parameters
    ----------
    value
        Its value; ``ნახევარი`` (half) is 0.5.
    kind
        ``cardinal`` (five), ``ordinal`` (fifth), ``adjective`` (derived with -იან-: ``90-იანი``, of the nineties),
        ``multiplicative`` (``ორჯერ``, twice), ``fraction`` (``მესამედი``, a third) or ``roman``.
    scale
        The value of the last scale word, else 1: in ``4-5 მილიონი`` (4-5 million) it applies to both numbers.
    digits
        The digits as written; empty if the number is in words only.
    case, postposition, clitic
        Those of the last word, or of the ending after the digits; empty for digits without an ending.
    approximate
        Whether it has the ending -ოდე (``ასიოდე``, about a hundred).
    """

    start: int
    end: int
    value: Decimal
    kind: Kind = "cardinal"
    scale: Decimal = Decimal(1)
    digits: str = ""
    case: str = ""
    postposition: str = ""
    clitic: str = ""
    approximate: bool = False


class _Piece(NamedTuple):
    """A word or a group of digits inside a number."""

    start: int
    end: int
    role: Role
    value: Decimal
    kind: Kind = "cardinal"
    digits: str = ""
    case: str = ""
    postposition: str = ""
    clitic: str = ""
    approximate: bool = False

    @property
    def is_open(self) -> bool:
        """Whether another piece may follow."""
        plain = self.kind == "cardinal" and not self.postposition and not self.clitic
        return plain and (self.case in _ATTRIBUTIVE or (self.role == "digits" and not self.case))


def parse(text: str) -> Decimal | None:
    """Return the value of ``text`` if all of it is one number, else None.

    >>> parse("ორას ორმოცდახუთი")
    Decimal('245')
    """
    text = text.strip()
    found = list(_numerals(text))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].value
    return None


def may_be_number(token: str) -> bool:
    """Return False if a token is a Georgian word but no number word, else True; much faster than :func:`parse`."""
    return not "ა" <= token[:1] <= "ჿ" or not token.isalpha() or _word_piece(token) is not None


def scan(text: str) -> Iterator[Numeral]:
    """Yield the numbers in ``text``, in text order; the parts of ``1.2.3`` and ``12.03.2007`` do not count."""
    yield from _scanned(text) if len(text) > _SHORT else _numerals(text)


# Dates and sums scan the same long text in turn, with short texts in between.
@lru_cache(maxsize=1)
def _scanned(text: str) -> tuple[Numeral, ...]:
    return tuple(_numerals(text))


def _numerals(text: str) -> Iterator[Numeral]:
    pieces = list(_pieces(text))
    position = 0
    while position < len(pieces):
        taken = _chain(text, pieces, position)
        if taken[-1].role not in _JOINING:
            yield _numeral(taken)
        position += len(taken)


def roman(text: str) -> int | None:
    """Return the value of a well-formed Roman numeral below 900; Cyrillic look-alikes count as Latin. Else None."""
    match = _ROMAN.fullmatch(text.translate(_CYRILLIC_ROMAN))
    if match is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in match[0]] + [0]
    return sum(-left if left < right else left for left, right in pairwise(values))


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield all words and digit groups in ``text`` that may be part of a number."""
    counted = 0
    matches = _PIECE.finditer(text)
    while match := next(matches, None):
        if match.lastgroup == "word" and _is_no_number_part(match[0]):
            continue
        piece = _abbreviation(text, match, counted) or _piece(text, match)
        if piece is not None:
            counted = piece.end
            if counted > match.end():
                matches = _PIECE.finditer(text, counted)
            yield piece


@lru_cache(maxsize=20_000)
def _is_no_number_part(word: str) -> bool:
    """Return whether a word can be part of no number."""
    return word not in abbreviations() and _word_piece(word) is None


def _abbreviation(text: str, match: re.Match[str], counted: int) -> _Piece | None:
    """Parse an abbreviated scale word after the count that ends at ``counted``.

    If the abbreviation is itself a number word, digits must precede it: ``5 ათ.`` is five thousand, but ``ას ათ`` is a
    hundred and ten. A hyphenated ending belongs to it: ``5 მლნ-მდე`` (up to 5 million).
    """
    value = abbreviations().get(match["word"] or "")
    if value is None or not counted or not _GAP.fullmatch(text, counted, match.start()):
        return None
    if not text[counted - 1].isdigit() and _word_piece(match["word"]) is not None:
        return None
    end = match.end() + (text[match.end() : match.end() + 1] == ".")
    piece = _Piece(match.start(), end, "scale", value, case="bare")
    ended = _with_suffix(text, piece) if _HYPHEN.match(text, end) else piece
    return ended if ended.kind == "cardinal" else piece


def _piece(text: str, match: re.Match[str]) -> _Piece | None:
    start, end = match.span()
    if match["word"]:
        return _word(start, match["word"])
    if match["roman"] or match["roman_nth"]:
        value = roman(match["roman"] or match["roman_nth"])
        if value is None:
            return None
        kind: Kind = "ordinal" if match["roman_nth"] else "roman"
        return _with_suffix(text, _Piece(start, end, "last", Decimal(value), kind, match[0]))
    if match["nth"]:
        return _with_suffix(text, _Piece(start, end, "last", Decimal(match["nth"]), "ordinal", match["nth"]))
    return _with_suffix(text, _Piece(start, end, "digits", _digits_value(match), digits=match[0]))


def _digits_value(match: re.Match[str]) -> Decimal:
    digits, separator = match["digits"], match["separator"]
    if separator in (".", ",") and digits.count(separator) == 1 and digits.startswith("0"):
        separator = None
    if separator:
        digits = digits.replace(separator, "")
    return Decimal(digits.replace(",", "."))


def _word(start: int, word: str) -> _Piece | None:
    piece = _word_piece(word)
    return piece and piece._replace(start=start, end=start + len(word))


@lru_cache(maxsize=20_000)
def _word_piece(word: str) -> _Piece | None:
    """Parse a word as a piece of a number, mistyped or not; the extent of the piece begins at 0."""
    piece = _as_spelled(word)
    if piece is not None:
        return piece
    can_have_shift_slip = len(word) >= _MIN_SHIFTED and fold_keys(word[:2]) in _first_letters()
    typed = typing_corrections(word) if can_have_shift_slip else without_doubled_letter(word)
    piece = next((read for right in typed if (read := _as_spelled(right)) is not None), None)
    return piece and piece._replace(end=len(word))


def _as_spelled(word: str) -> _Piece | None:
    plain = plain_words().get(word)
    if plain is not None:
        return _Piece(0, len(word), plain.role, plain.value, plain.kind, case="bare")
    if word in _NON_NUMBERS:
        return None
    form = read(word)
    approximate = form is None and word.endswith("ოდე")
    if approximate:
        form = read(word.removesuffix("ოდე"))
    if form is None:
        return None
    of = form.key
    return _Piece(
        0, len(word), of.role, of.value, of.kind, "", form.case, form.postposition, form.clitic, approximate
    )  # fmt: skip


@cache
def _first_letters() -> frozenset[str]:
    """Return the first two letters of all number words."""
    return frozenset(fold_keys(spell(number)[:2]) for number in (*range(1, 21), 40, 60, 80, 100, 1000, 1_000_000))


@cache
def _suffixes() -> dict[str, tuple[Kind, str, str, str]]:
    """Return what may follow digits: an ending alone, or after -ე or -ლი (ordinals) or -იან- (adjectives)."""
    table: dict[str, tuple[Kind, str, str, str]] = {
        "ჯერ": ("multiplicative", "bare", "", ""),
        "ხელ": ("multiplicative", "bare", "", ""),
        "ოდე": ("cardinal", "", "", ""),
    }
    for ending, meanings in endings().items():
        of = meanings[0]
        if of.case == "voc":
            continue
        if ending:
            table.setdefault(ending, ("cardinal", of.case, of.postposition, of.clitic))
        for series, kind, before in (
            ("consonant", "adjective", "იან"),
            ("weak", "adjective", "იან"),
            ("consonant", "ordinal", "ლ"),
            ("weak", "ordinal", "ლ"),
            ("consonant", "ordinal", "ელ"),
            ("weak", "ordinal", "ელ"),
            ("vowel", "ordinal", "ე"),
            ("vocalic", "ordinal", "ე"),
        ):
            meaning = next((of for of in meanings if of.series == series and of.case != "voc"), None)
            if meaning is not None:
                table.setdefault(before + ending, (_kind(kind), meaning.case, meaning.postposition, meaning.clitic))
    return table


def _kind(name: str) -> Kind:
    return "adjective" if name == "adjective" else "ordinal"


def _with_suffix(text: str, piece: _Piece) -> _Piece:
    match = _SUFFIX.match(text, piece.end)
    found = _suffixes().get(match[1]) if match else None
    if match is None or found is None:
        return piece
    kind, case, postposition, clitic = found
    return piece._replace(
        end=match.end(),
        kind=piece.kind if piece.kind != "cardinal" else kind,
        case=case,
        postposition=postposition,
        clitic=clitic,
        approximate=match[1] == "ოდე",
    )


def _chain(text: str, pieces: Sequence[_Piece], first: int) -> Sequence[_Piece]:
    """Return the longest run of pieces, from index ``first`` on, that forms one number."""
    best = first + 1
    for last in range(first + 1, len(pieces)):
        before, after = pieces[last - 1], pieces[last]
        gap = _HYPHEN_GAP if after.role == "half" or after.kind == "adjective" else _GAP
        if not before.is_open or not gap.fullmatch(text, before.end, after.start):
            break
        if not _may_follow(pieces[first:last], after):
            break
        if _is_complete(pieces[first : last + 1]):
            best = last + 1
    return pieces[first:best]


def _may_follow(before: Sequence[_Piece], after: _Piece) -> bool:
    """Return whether the grammar allows ``after`` to follow the pieces in ``before``."""
    last = before[-1]
    if after.kind not in ("cardinal", "ordinal", "fraction", "adjective") or after.approximate:
        return False
    if last.role == "and":
        return after.role == "half" and len(before) > 1
    if last.role == "twenties":
        return after.role in ("unit", "last") and after.value < 20 and not after.digits
    if after.role in _JOINERS:
        return _may_join(before, after)
    return _may_be_added(last, after)


def _may_join(before: Sequence[_Piece], after: _Piece) -> bool:
    """Return whether a scale word, "and", a half, a fraction or "whole" may follow the pieces so far."""
    last = before[-1]
    if after.role == "and":
        return last.role in ("digits", "unit", "hundreds", "twenties", "scale")
    if after.role == "scale":
        smallest = min((piece.value for piece in before if piece.role == "scale"), default=None)
        return last.role != "whole" and (smallest is None or after.value < smallest)
    if after.role == "half":
        is_small = last.role == "digits" and last.value < _HALF_FOLLOWS_BELOW
        return is_small or last.role in ("unit", "hundreds", "scale")
    if after.role == "fraction":
        return last.role in ("unit", "digits") and last.value == int(last.value)
    return len(before) == 1 and last.role in ("unit", "digits")


def _may_be_added(last: _Piece, after: _Piece) -> bool:
    """Return whether a smaller number may follow a larger one: ``ორას ხუთი`` (205)."""
    if last.role == "whole":
        return after.role == "unit"
    if last.role == "scale":
        return after.value < last.value and not (after.kind == "ordinal" and after.digits)
    if last.role == "thousands" and last.case == "bare":
        return after.role in ("unit", "hundreds", "twenties", "last") and after.value < 1000 and not after.digits
    if last.role == "hundreds" and last.case == "bare":
        return after.role in ("unit", "twenties", "last") and after.value < 100 and not after.digits
    return False


def _is_complete(pieces: Sequence[_Piece]) -> bool:
    """Return whether a run of pieces forms one number.

    A word after a scale word is part of the same number in three cases: the scale word has lost its ending (``ათას
    ორი``, 1002); a smaller scale word follows in turn (``ერთი მილიონი ხუთასი ათასი``, 1.5 million); or digits in groups
    of three follow (``1 მილიონი 250 000``). Otherwise a new number begins.
    """
    if pieces[-1].role in _JOINING:
        return False
    joined = True
    for piece, after in pairwise(pieces):
        if piece.role == "scale" and after.role not in ("half", "and"):
            joined = piece.case == "bare" or _GROUPED.search(after.digits) is not None
        elif after.role == "scale":
            joined = True
    return joined


def _numeral(pieces: Sequence[_Piece]) -> Numeral:
    last = pieces[-1]
    return Numeral(
        start=pieces[0].start,
        end=last.end,
        value=_value(pieces),
        kind=last.kind,
        scale=min(filter(None, map(_scale, pieces)), default=Decimal(1)),
        digits=" ".join(piece.digits for piece in pieces if piece.digits),
        case=last.case,
        postposition=last.postposition,
        clitic=last.clitic,
        approximate=last.approximate,
    )


def _scale(piece: _Piece) -> Decimal | None:
    """Return the value of the scale word in a piece, which may be written together with its count."""
    return piece.value if piece.role == "scale" else Decimal(1000) if piece.role == "thousands" else None


def _value(pieces: Sequence[_Piece]) -> Decimal:
    total = group = Decimal(0)
    counted = False
    scale = Decimal(1)
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.role == "scale":
            total += (group if counted else 1) * piece.value
            group, counted, scale = Decimal(0), False, piece.value
        elif piece.role == "half":
            group += piece.value * (1 if counted else scale)
            counted = True
        elif piece.role == "fraction":
            group, counted = (group * piece.value if counted else piece.value), True
        elif piece.role == "whole":
            total, group, counted = total + group, Decimal(0), False
        elif piece.role != "and":
            group += _decimal_count(piece) if after is not None and after.role == "scale" else piece.value
            counted = True
    return total + group


def _decimal_count(piece: _Piece) -> Decimal:
    """Return the value of digits before a scale word, where a single dot or comma is always the decimal sign."""
    separators = [sign for sign in piece.digits if sign in ".,"]
    if piece.role == "digits" and len(separators) == 1 and not any(sign in piece.digits for sign in _SEPARATORS):
        return Decimal(piece.digits.replace(",", "."))
    return piece.value
