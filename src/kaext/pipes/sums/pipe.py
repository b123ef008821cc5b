"""Sums of money: amount, currency, bound."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex
from spacy.tokens import Doc, Span

from kaext.catalogue.currencies import Currency, currencies
from kaext.ka.inflection import endings
from kaext.ka.lexicon import Lexicon
from kaext.ka.numerals import Numeral, scan
from kaext.ka.wordlist import WordList
from kaext.pipes.extensions import SUMS, set_group, span_at
from kaext.pipes.sums import patterns as p
from kaext.pipes.values import SumBound, SumValue


@dataclass(frozen=True, slots=True)
class _Unit:
    """A currency named in the text; ``postposition`` and ``case`` are those of its name."""

    start: int
    end: int
    currency: Currency
    method: str
    case: str = ""
    postposition: str = ""


@dataclass(frozen=True, slots=True)
class _Sum:
    start: int
    end: int
    least: Decimal
    most: Decimal
    unit: _Unit
    is_range: bool = False
    is_approximate: bool = False


class Sums:
    """Sets ``doc.spans["sums"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the sums of ``doc``."""
        spans: list[Span] = []
        for found in _sums(doc.text):
            span = span_at(doc, found.start, found.end)
            span._.sum = _value(doc.text, found)
            spans.append(span)
        set_group(doc, SUMS, spans)
        return doc


@cache
def _names() -> Lexicon[Currency]:
    return Lexicon((currency.name_ka, currency) for currency in _listed())


@cache
def _heads() -> WordList[str]:
    """Return the last words of all names, to read their endings."""
    return WordList((currency.name_ka.split()[-1], currency.code) for currency in _listed())


def _listed() -> Iterator[Currency]:
    """Yield all names, and the adjectives made of them: ``50-ევროიანი`` (of 50 euros)."""
    for currency in currencies():
        yield currency
        stem = currency.name_ka.removesuffix("ი")
        yield replace(currency, name_ka=f"{stem}იანი")


@cache
def _signs() -> tuple[regex.Pattern[str], dict[str, Currency]]:
    """Return the pattern of codes and symbols, and what each means."""
    signs: dict[str, Currency] = {}
    for currency in currencies():
        if currency.units == 1:
            signs.setdefault(currency.code, currency)
            signs.update(dict.fromkeys(currency.symbols, currency))
    ordered = sorted(signs, key=lambda sign: (-len(sign), sign))
    alternatives = "|".join(regex.escape(sign) for sign in ordered)
    return regex.compile(rf"(?<![A-Za-z])(?:{alternatives})(?![A-Za-z])"), signs


def _sums(text: str) -> list[_Sum]:
    """Return the sums in ``text``, in text order."""
    units = _units(text)
    if not units:
        return []
    numbers = [number for number in scan(text) if number.kind in ("cardinal", "fraction", "having")]
    found: list[_Sum] = []
    position = 0
    for unit in units:
        if unit.start < position:
            continue
        new = _sum_at(text, unit, numbers, position)
        if new is None:
            continue
        joined = _joined(text, found[-1], new) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(new)
        position = new.end
    return found


def _units(text: str) -> list[_Unit]:
    """Return the names, codes and symbols of currencies in ``text``, in text order."""
    units: list[_Unit] = []
    for match in _names().find(text):
        rest = p.COMPOUND.match(text, match.end)
        if rest is not None and not _is_ending(rest["rest"]):
            continue
        last = regex.search(r"\p{Georgian}++$", text[match.start : match.end])
        form = _heads().read(last[0]) if last is not None else None
        if form is None or match.exactness == "edit":
            continue
        bare = " " not in match.name
        method = "ambiguous-name" if match.name in p.AMBIGUOUS else "bare-name" if bare else "name"
        method = "name" if match.key.code in ("EUR", "GEL") and match.name not in p.AMBIGUOUS else method
        units.append(_Unit(match.start, match.end, match.key, method, form.case, form.postposition))
    pattern, signs = _signs()
    for sign in pattern.finditer(text):
        is_code = sign[0].isalpha()
        if is_code and p.CODE_IN_NAME.match(text, sign.end()) and text[sign.end() : sign.end() + 1] in (".", "-"):
            continue
        units.append(_Unit(*sign.span(), signs[sign[0]], "code" if is_code else "symbol"))
    return sorted(units, key=lambda unit: (unit.start, -unit.end))


def _is_ending(letters: str) -> bool:
    return letters in endings()


def _sum_at(text: str, unit: _Unit, numbers: Sequence[Numeral], position: int) -> _Sum | None:
    """Return the sum whose currency is ``unit``: the amount before it, for codes and symbols also after it."""
    index = bisect_left(numbers, unit.start, key=lambda number: number.start)
    if unit.method in ("code", "symbol") and index < len(numbers):
        number = numbers[index]
        glued = number.start == unit.end
        before = _amount_before(text, unit, numbers, index, position)
        if p.SPACE.fullmatch(text, unit.end, number.start) and (before is None or glued):
            return _amount_after(text, unit, numbers, index)
    return _amount_before(text, unit, numbers, index, position)


def _amount_after(text: str, unit: _Unit, numbers: Sequence[Numeral], index: int) -> _Sum:
    first = numbers[index]
    if index + 1 < len(numbers):
        second = numbers[index + 1]
        if p.RANGE_DASH.fullmatch(text, first.end, second.start) and not first.postposition:
            return _range(unit.start, second.end, first, second, unit)
    ended = replace(unit, case=first.case, postposition=first.postposition)
    return _Sum(unit.start, first.end, first.value, first.value, ended, is_approximate=first.approximate)


def _amount_before(text: str, unit: _Unit, numbers: Sequence[Numeral], index: int, position: int) -> _Sum | None:
    if not index:
        return None
    last = numbers[index - 1]
    if last.start < position or not p.GAP.fullmatch(text, last.end, unit.start):
        if "(" not in text[max(0, unit.start - 90) : unit.start]:
            return None
        outer = next((n for n in reversed(numbers[:index]) if p.GAP.fullmatch(text, n.end, unit.start)), None)
        if outer is None or outer.start < position:
            return None
        last, index = outer, numbers.index(outer) + 1
    if last.postposition not in ("", "მდე"):
        return None
    if index > 1 and numbers[index - 2].start >= position:
        first = numbers[index - 2]
        gap = text[first.end : last.start]
        is_dashed = p.RANGE_DASH.fullmatch(gap) is not None and not first.postposition
        if (is_dashed or (first.postposition == "დან" and gap.isspace())) and first.value < last.value:
            return _range(first.start, unit.end, first, last, unit)
    ended = replace(unit, postposition=unit.postposition or last.postposition)
    return _Sum(last.start, unit.end, last.value, last.value, ended, is_approximate=last.approximate)


def _range(start: int, end: int, first: Numeral, last: Numeral, unit: _Unit) -> _Sum:
    """Return a sum from ``first`` to ``last``; a scale word after the second number holds for both."""
    least = first.value
    if first.scale == 1 and least * last.scale <= last.value:
        least *= last.scale
    bounded = replace(unit, postposition="" if first.postposition else unit.postposition)
    return _Sum(start, end, least, last.value, bounded, is_range=True)


def _joined(text: str, first: _Sum, last: _Sum) -> _Sum | None:
    """Return the range of ``5 მილიონ ევროდან 10 მილიონ ევრომდე`` (from … to), else None."""
    if first.unit.postposition != "დან" or last.unit.postposition != "მდე" or first.is_range or last.is_range:
        return None
    if first.unit.currency.code != last.unit.currency.code or not p.SPACE.fullmatch(text, first.end, last.start):
        return None
    unit = replace(last.unit, postposition="")
    return _Sum(first.start, last.end, first.least, last.most, unit, is_range=True)


def _value(text: str, found: _Sum) -> SumValue:
    units = found.unit.currency.units
    method = "range" if found.is_range else found.unit.method
    before = p.WORD_BEFORE.search(text, max(0, found.start - 40), found.start)
    return SumValue(
        amount_min=_decimal(found.least * units),
        amount_max=_decimal(found.most * units),
        currency=found.unit.currency.code,
        bound=_bound(text, found),
        approximate=found.is_approximate or (before is not None and before[1] in p.APPROXIMATELY),
        method=f"sums/{method}",
        confidence=min(p.CONFIDENCE[method], p.CONFIDENCE[found.unit.method]),
    )


def _decimal(value: Decimal) -> str:
    """Return a number without exponent and without zeros after the last decimal figure."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _bound(text: str, found: _Sum) -> SumBound:
    """Return what the ending of the currency and the words around the sum say about its bound."""
    before = p.WORD_BEFORE.search(text, max(0, found.start - 40), found.start)
    pair = p.WORDS_BEFORE.search(text, max(0, found.start - 60), found.start)
    after = p.WORD_AFTER.match(text, found.end)
    two_after = p.WORDS_AFTER.match(text, found.end)
    word = before[1] if before is not None else ""
    words = (pair[1], pair[2]) if pair is not None else ("", "")
    if found.unit.postposition == "მდე" or word in p.AT_MOST or words in p.AT_MOST_PAIRS:
        return "upto"
    if word in p.AT_LEAST or words in p.AT_LEAST_PAIRS:
        return "over"
    if found.unit.postposition == "ზე" and after is not None:
        if p.MORE.fullmatch(after[1]) or after[1] in p.NO_LESS:
            return "over"
        if p.LESS.fullmatch(after[1]):
            return "upto"
    if after is not None and p.EXCEEDS.fullmatch(after[1]):
        return "over"
    if two_after is not None and two_after[1] in p.NEGATION and p.EXCEEDS.fullmatch(two_after[2]):
        return "upto"
    return ""
