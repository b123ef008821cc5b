"""The spaCy component: sums of money with currency, bound, links and composition."""

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
from kaext.pipes.sums.links import Context, Links
from kaext.pipes.sums.parts import compositions
from kaext.pipes.tokens import with_boundaries
from kaext.pipes.values import RuledOut, SumBound, SumValue


class Sums:
    """Sets ``doc.spans["sums"]``. Uses the countries, programmes and dates found by earlier components."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the sums of ``doc``."""
        text = text_of(doc)
        context = Context(doc, text)
        mentioned = list(amounts(text))
        fully_named = _fully_named(mentioned)
        pairs = [(amount, _resolve_currency(amount, context, fully_named)) for amount in mentioned]
        rule_out(doc, (_unresolved(amount) for amount, sum in pairs if sum is None))
        rule_out(
            doc,
            (other for amount, sum in pairs if sum is not None for other in _rejected_currencies(amount, sum, context)),
        )
        resolved = [_without_last_stop(text, sum, context) for _, sum in pairs if sum is not None]
        doc = with_boundaries(doc, (sum.end for sum in resolved))
        spans: list[Span] = []
        for sum, composition in zip(resolved, compositions(text, resolved, context), strict=True):
            span = span_at(doc, sum.start, sum.end)
            total = resolved[composition.total] if composition.total is not None else None
            span._.sum = replace(
                _value(text, sum, context.links(sum, resolved)),
                role=composition.role,
                part_of=(total.start, total.end) if total is not None else None,
            )
            spans.append(span)
        set_group(doc, SUMS, spans)
        return doc


def _unresolved(found: Amount) -> RuledOut:
    """Return a sum with an unresolved currency as a rejected reading."""
    reading = "/".join(dict.fromkeys((_decimal(found.minimum), _decimal(found.maximum))))
    return RuledOut(found.start, found.end, reading, f"sums/{found.unit.method}", "whose-money")


def _rejected_currencies(found: Amount, resolved: Amount, context: Context) -> Iterator[RuledOut]:
    """Yield the rejected readings of a sum: currencies of the same noun, of other countries mentioned nearby."""
    if found.unit.method not in ("bare-name", "ambiguous-name") or found.unit.currency.code in p.UNIQUE_CODES:
        return
    reading = "/".join(dict.fromkeys((_decimal(found.minimum), _decimal(found.maximum))))
    seen = {resolved.unit.currency.code}
    for country in islice(context.countries_near(found), p.MAX_COUNTRIES):
        other = currency_of(country, found.unit.currency.name_ka)
        if other is not None and other.code not in seen:
            seen.add(other.code)
            yield RuledOut(found.start, found.end, f"{reading} {other.code}", "sums/country", "other-money")


def _without_last_stop(text: str, found: Amount, context: Context) -> Amount:
    """Return a sum without the full stop that ends both an abbreviation (``25 მლნ.``, 25 million) and the block."""
    is_last = text[found.end - 1] == "." and not text[found.end : context.block(found)[1]].strip()
    return replace(found, end=found.end - 1) if is_last else found


def _fully_named(mentioned: Iterable[Amount]) -> dict[str, frozenset[Currency]]:
    """Return the currencies that the text names with their country (Swiss francs), by their noun."""
    named: dict[str, frozenset[Currency]] = {}
    for amount in mentioned:
        currency = amount.unit.currency
        whose, _, noun = currency.name_ka.rpartition(" ")
        if amount.unit.method == "name" and whose:
            named[noun] = named.get(noun, frozenset()) | {currency}
    return named


def _resolve_currency(found: Amount, context: Context, fully_named: Mapping[str, frozenset[Currency]]) -> Amount | None:
    """Return a sum with its currency resolved; None if the text does not determine whose crowns or dinars they are."""
    unit = found.unit
    if unit.currency.code and unit.method != "ambiguous-name":
        return found
    noun = unit.currency.name_ka
    beside = (currency_of(country, noun) for country in context.countries_beside(found))
    far = (currency_of(country, noun) for country in context.countries_near(found))
    named = fully_named.get(noun, frozenset())
    resolved = next(filter(None, beside), None) or (
        next(iter(named)) if len(named) == 1 else next(filter(None, far), None)
    )
    if resolved is not None:
        return replace(found, unit=replace(unit, currency=resolved, method="country"))
    if unit.currency.code:
        return found
    custom = p.DEFAULT_CURRENCIES.get(unit.currency.name_ka) if found.maximum >= p.MIN_MONEY_AMOUNT else None
    return replace(found, unit=replace(unit, currency=replace(unit.currency, code=custom))) if custom else None


def _value(text: str, found: Amount, links: Links) -> SumValue:
    units = found.unit.currency.units
    method = "range" if found.is_range else found.unit.method
    return SumValue(
        amount_min=_decimal(found.minimum * units),
        amount_max=_decimal(found.maximum * units),
        currency=found.unit.currency.code,
        bound=_bound(text, found),
        approximate=_is_approximate(text, found),
        country=links.country,
        programme=links.programme,
        purpose=links.purpose,
        method=f"sums/{method}",
        confidence=min(p.CONFIDENCE[method], p.CONFIDENCE[found.unit.method]),
    )


def _is_approximate(text: str, found: Amount) -> bool:
    """Return whether the sum is stated to be approximate."""
    before = p.WORD_BEFORE.search(text, max(0, found.start - p.MAX_WORD), found.start)
    return (
        found.is_approximate
        or (before is not None and before[1] in APPROXIMATELY)
        or p.ABOUT_BEFORE.search(text, max(0, found.start - p.MAX_WORD), found.start) is not None
        or p.ENGLISH_ABOUT.search(text, max(0, found.start - p.MAX_WORD), found.start) is not None
        or p.ABOUT_AFTER.match(text, found.end) is not None
    )


def _decimal(value: Decimal) -> str:
    """Return a number without an exponent and without trailing zeros after the decimal point."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _bound(text: str, found: Amount) -> SumBound:
    """Return the bound stated by the ending of the currency and the words around the sum."""
    if found.bound:
        return found.bound
    before = p.WORD_BEFORE.search(text, max(0, found.start - p.MAX_WORD), found.start)
    pair = p.WORDS_BEFORE.search(text, max(0, found.start - 60), found.start)
    after = p.WORD_AFTER.match(text, found.end)
    two_after = p.WORDS_AFTER.match(text, found.end)
    word = before[1] if before is not None else ""
    words = (pair[1], pair[2]) if pair is not None else ("", "")
    low = max(0, found.start - p.MAX_WORD)
    is_at_most = p.ENGLISH_AT_MOST.search(text, low, found.start) is not None
    if found.unit.postposition == "მდე" or word in p.AT_MOST or words in p.AT_MOST_PAIRS or is_at_most:
        return "upto"
    is_at_least = p.ENGLISH_AT_LEAST.search(text, low, found.start) is not None
    if word in p.AT_LEAST or words in p.AT_LEAST_PAIRS or is_at_least:
        return "over"
    if found.unit.postposition == "ზე" and after is not None:
        if p.MORE.fullmatch(after[1]) or after[1] in p.NO_LESS:
            return "over"
        if p.LESS.fullmatch(after[1]):
            return "upto"
    # 600 ევროთი აჭარბებს (exceeds by 600 euros) states a difference.
    if after is not None and found.unit.case != "ins" and p.EXCEEDS.fullmatch(after[1]):
        return "over"
    if two_after is not None and two_after[1] in p.NEGATION and p.EXCEEDS.fullmatch(two_after[2]):
        return "upto"
    return ""
