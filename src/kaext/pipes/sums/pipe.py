"""Sums of money: amount, currency, bound, and what the money is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from spacy.tokens import Doc, Span

from kaext.catalogue.currencies import Currency
from kaext.ka.number_words import APPROXIMATELY
from kaext.pipes.extensions import SUMS, rule_out, set_group, span_at, text_of
from kaext.pipes.sums import patterns as p
from kaext.pipes.sums.amounts import Amount, amounts, currency_of
from kaext.pipes.sums.links import Links, Surroundings
from kaext.pipes.sums.parts import standings
from kaext.pipes.tokens import with_boundaries
from kaext.pipes.values import RuledOut, SumBound, SumValue


class Sums:
    """Sets ``doc.spans["sums"]``; uses the countries and programmes that were found before."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the sums of ``doc``."""
        text = text_of(doc)
        around = Surroundings(doc, text)
        said = list(amounts(text))
        in_full = _named_in_full(said)
        found = [(amount, _named(amount, around, in_full)) for amount in said]
        rule_out(doc, (_unsettled(amount) for amount, sum in found if sum is None))
        rule_out(
            doc, (other for amount, sum in found if sum is not None for other in _other_money(amount, sum, around))
        )
        named = [_without_last_stop(text, sum, around) for _, sum in found if sum is not None]
        doc = with_boundaries(doc, (sum.end for sum in named))
        spans: list[Span] = []
        for sum, standing in zip(named, standings(text, named, around), strict=True):
            span = span_at(doc, sum.start, sum.end)
            total = named[standing.total] if standing.total is not None else None
            span._.sum = replace(
                _value(text, sum, around.links(sum, named)),
                role=standing.role,
                part_of=(total.start, total.end) if total is not None else None,
            )
            spans.append(span)
        set_group(doc, SUMS, spans)
        return doc


def _unsettled(found: Amount) -> RuledOut:
    """Return a sum whose currency nothing settles, as ruled out."""
    reading = "/".join(dict.fromkeys((_decimal(found.least), _decimal(found.most))))
    return RuledOut(found.start, found.end, reading, f"sums/{found.unit.method}", "whose-money")


def _other_money(found: Amount, settled: Amount, around: Surroundings) -> Iterator[RuledOut]:
    """Yield the currencies of the same noun, of countries that the text names near by, that the sum is not in."""
    if found.unit.method not in ("bare-name", "ambiguous-name") or found.unit.currency.code in p.UNMISTAKABLE:
        return
    figures = "/".join(dict.fromkeys((_decimal(found.least), _decimal(found.most))))
    seen = {settled.unit.currency.code}
    for country in islice(around.countries_near(found), p.MOST_COUNTRIES):
        other = currency_of(country, found.unit.currency.name_ka)
        if other is not None and other.code not in seen:
            seen.add(other.code)
            yield RuledOut(found.start, found.end, f"{figures} {other.code}", "sums/country", "other-money")


def _without_last_stop(text: str, found: Amount, around: Surroundings) -> Amount:
    """Return a sum that ends its block in an abbreviation (``25 მლნ.``) without the full stop that ends a sentence."""
    is_last = text[found.end - 1] == "." and not text[found.end : around.block(found)[1]].strip()
    return replace(found, end=found.end - 1) if is_last else found


def _named_in_full(said: Iterable[Amount]) -> dict[str, frozenset[Currency]]:
    """Return by their nouns the currencies that a text names with their country: Swiss francs."""
    named: dict[str, frozenset[Currency]] = {}
    for amount in said:
        currency = amount.unit.currency
        whose, _, noun = currency.name_ka.rpartition(" ")
        if amount.unit.method == "name" and whose:
            named[noun] = named.get(noun, frozenset()) | {currency}
    return named


def _named(found: Amount, around: Surroundings, in_full: Mapping[str, frozenset[Currency]]) -> Amount | None:
    """Return a sum with its currency settled; None where the text does not say whose crowns or dinars they are."""
    unit = found.unit
    if unit.currency.code and unit.method != "ambiguous-name":
        return found
    noun = unit.currency.name_ka
    beside = (currency_of(country, noun) for country in around.countries_beside(found))
    far = (currency_of(country, noun) for country in around.countries_near(found))
    said = in_full.get(noun, frozenset())
    settled = next(filter(None, beside), None) or (
        next(iter(said)) if len(said) == 1 else next(filter(None, far), None)
    )
    if settled is not None:
        return replace(found, unit=replace(unit, currency=settled, method="country"))
    if unit.currency.code:
        return found
    custom = p.BY_CUSTOM.get(unit.currency.name_ka) if found.most >= p.NO_WEIGHT else None
    return replace(found, unit=replace(unit, currency=replace(unit.currency, code=custom))) if custom else None


def _value(text: str, found: Amount, links: Links) -> SumValue:
    units = found.unit.currency.units
    method = "range" if found.is_range else found.unit.method
    return SumValue(
        amount_min=_decimal(found.least * units),
        amount_max=_decimal(found.most * units),
        currency=found.unit.currency.code,
        bound=_bound(text, found),
        approximate=_is_about(text, found),
        country=links.country,
        programme=links.programme,
        purpose=links.purpose,
        method=f"sums/{method}",
        confidence=min(p.CONFIDENCE[method], p.CONFIDENCE[found.unit.method]),
    )


def _is_about(text: str, found: Amount) -> bool:
    """Return whether the sum is said to be approximate."""
    before = p.WORD_BEFORE.search(text, max(0, found.start - p.LONGEST_WORD), found.start)
    return (
        found.is_approximate
        or (before is not None and before[1] in APPROXIMATELY)
        or p.ABOUT_BEFORE.search(text, max(0, found.start - p.LONGEST_WORD), found.start) is not None
        or p.ABOUT_AFTER.match(text, found.end) is not None
    )


def _decimal(value: Decimal) -> str:
    """Return a number without exponent and without zeros after the last decimal figure."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _bound(text: str, found: Amount) -> SumBound:
    """Return what the ending of the currency and the words around the sum say about its bound."""
    if found.bound:
        return found.bound
    before = p.WORD_BEFORE.search(text, max(0, found.start - p.LONGEST_WORD), found.start)
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
