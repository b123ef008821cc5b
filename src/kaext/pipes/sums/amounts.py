"""Sums of money in a text: amount and currency.

A currency is named by a noun with its country (``შვედური კრონა``, Swedish krona), by a noun that can mean only one
currency (``ევრო``, euro), or by its code or symbol. The currency of a noun that several countries use (``კრონა``,
crown) is left open; the component resolves it from the countries in the context.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

import regex

from kaext.catalogue.countries import countries
from kaext.catalogue.currencies import Currency, currencies
from kaext.ka.lexicon import Lexicon
from kaext.ka.numerals import Numeral, scan
from kaext.ka.paradigms import endings
from kaext.ka.wordlist import WordList
from kaext.ka.words import frequency, without_doubled_letter
from kaext.pipes.sums import patterns as p
from kaext.pipes.values import SumBound


@dataclass(frozen=True, slots=True)
class Unit:
    """A mention of a currency at ``start:end`` (code points); ``case`` and ``postposition`` are those of its name.

    ``currency.code`` is empty if the noun alone does not determine the currency. ``method`` is the rule that found it.
    """

    start: int
    end: int
    currency: Currency
    method: str
    case: str = ""
    postposition: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum at ``start:end`` (code points), from ``minimum`` to ``maximum`` of its unit.

    ``bound`` is stated between the number and the currency: ``5 მილიონზე მეტი ევრო`` (more than 5 million euros).
    """

    start: int
    end: int
    minimum: Decimal
    maximum: Decimal
    unit: Unit
    is_range: bool = False
    is_approximate: bool = False
    bound: SumBound = ""


@cache
def _name_lexicon() -> Lexicon[Currency]:
    return Lexicon((currency.name_ka, currency) for currency in _currency_names())


@cache
def _head_nouns() -> WordList[str]:
    """Return the head nouns of all currency names, to parse their endings."""
    return WordList((currency.name_ka.split()[-1], currency.code) for currency in _currency_names())


def _currency_names() -> Iterator[Currency]:
    """Yield all currency names, nouns without a country, and derived adjectives (``50-ევროიანი``, 50-euro)."""
    names = {currency.name_ka: currency for currency in currencies()}
    for currency in currencies():
        noun = currency.name_ka.split()[-1]
        names.setdefault(noun, Currency("", noun, "", currency.units))
    for name, currency in names.items():
        if currency.code in p.UNIQUE_CODES or name == "დოლარი":
            for scale, value in p.SCALES.items():
                scaled = replace(currency, units=currency.units * value)
                yield replace(scaled, name_ka=f"{scale}{name.removesuffix('ი')}იანი")
                yield from (replace(scaled, name_ka=f"{scale}{case}{name}") for case in ("", "ი"))
        yield currency
        yield replace(currency, name_ka=f"{name.removesuffix('ი')}იანი")


@cache
def _national_currencies() -> dict[tuple[str, str], Currency]:
    """Return the currencies by country (alpha-3) and noun, for names with the country's adjective or genitive."""
    names = Lexicon(
        (name, code)
        for code, country in countries().items()
        for name in (*country.names, *country.adjectives)
        if country.status != "territory"
    )
    national: dict[tuple[str, str], Currency] = {}
    for currency in currencies():
        owner, _, noun = currency.name_ka.rpartition(" ")
        for match in names.find(owner):
            if (match.start, match.end) == (0, len(owner)):
                national.setdefault((match.key, noun), currency)
    return national


def currency_of(country: str, noun: str) -> Currency | None:
    """Return the currency of a country (alpha-3) that is called ``noun``; None if it has none of that name."""
    return _national_currencies().get((country, noun.removesuffix("იანი") + "ი" if noun.endswith("იანი") else noun))


@cache
def _codes_and_symbols() -> tuple[regex.Pattern[str], dict[str, Currency]]:
    """Return the pattern of currency codes and symbols, and the currency of each."""
    signs: dict[str, Currency] = {}
    for currency in currencies():
        if currency.units == 1:
            signs.setdefault(currency.code, currency)
            signs.update(dict.fromkeys(currency.symbols, currency))
    ordered = sorted(signs, key=lambda sign: (-len(sign), sign))
    alternatives = "|".join(regex.escape(sign) for sign in ordered)
    return regex.compile(rf"(?<![A-Za-z])(?:{alternatives})(?![A-Za-z])"), signs


def amounts(text: str) -> list[Amount]:
    """Return the sums in ``text``, in text order. The letters O and l among digits are read as 0 and 1."""
    text = p.LETTERS_FOR_ZEROS.sub(lambda match: "0" * len(match[0]), text)
    text = p.LETTER_FOR_ONE.sub("1", text)
    read = [number for number in scan(text) if number.kind in ("cardinal", "fraction", "adjective")]
    numbers = [_with_scale(text, number) for number in read]
    units = _units(text, numbers)
    if not units:
        return []
    found: list[Amount] = []
    position = 0
    for unit in units:
        if unit.start < position:
            continue
        new = _amount_at(text, unit, numbers, position)
        if new is None:
            continue
        joined = _merge(text, found[-1], new) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(new)
        position = new.end
    return [amount for amount in _drop_list_items(text, found) if amount.maximum > 0]


def _drop_list_items(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Yield all sums except the items of a numbered list of currencies: ``4.1 ლარი 4.2 აშშ დოლარი 4.3 ევრო``."""
    numbers = [p.ITEM_NUMBER.match(text, amount.start) for amount in found]
    places = [(int(number["chapter"]), int(number["item"])) if number else None for number in numbers]
    for index, (amount, place) in enumerate(zip(found, places, strict=True)):
        first = max(0, index - p.MIN_ITEMS + 1)
        runs = (places[start : start + p.MIN_ITEMS] for start in range(first, index + 1))
        if place is None or not any(_are_consecutive(run) for run in runs):
            yield amount


def _are_consecutive(places: Sequence[tuple[int, int] | None]) -> bool:
    """Return whether the numbers are those of a list: enough items of one chapter, each one more than the last."""
    if len(places) < p.MIN_ITEMS or places[0] is None:
        return False
    chapter, item = places[0]
    return list(places) == [(chapter, item + step) for step in range(p.MIN_ITEMS)]


@cache
def _scales() -> WordList[int]:
    """Return the scale words, to recognise misspelled ones (``მილონი``, million)."""
    return WordList((f"{scale}ი", value) for scale, value in p.SCALES.items())


def _with_scale(text: str, number: Numeral) -> Numeral:
    """Return a number extended by an English (``€1.2m``), Russian (``12 млн.``) or misspelled Georgian scale word."""
    if number.scale != 1 or number.postposition or number.kind != "cardinal":
        return number
    foreign = p.FOREIGN_SCALE.match(text, number.end) if number.digits else None
    if foreign is not None:
        is_sure = len(foreign["scale"]) > 1 or p.SIGN_BEFORE.search(text, max(0, number.start - 4), number.start)
        is_sure = is_sure or p.SIGN_AFTER.match(text, foreign.end())
        scale = p.FOREIGN_SCALES[foreign["scale"].casefold()]
        return (
            replace(number, end=foreign.end(), value=number.value * scale, scale=Decimal(scale)) if is_sure else number
        )
    word = p.NEXT_WORD.match(text, number.end)
    if word is None or frequency(word[1]):
        return number
    misspelled = _scales().near(word[1])
    if misspelled is None:
        return number
    end, value = word.end(), number.value * misspelled.key
    return replace(number, end=end, value=value, scale=Decimal(misspelled.key), postposition=misspelled.postposition)


@cache
def _country_words() -> WordList[str]:
    """Return the names and adjectives of countries, to recognise the country of a currency noun."""
    return WordList(
        (name, code)
        for code, country in countries().items()
        for name in (*country.adjectives, *country.names)
        if country.status != "territory" and " " not in name
    )


def _with_country(text: str, unit: Unit) -> Unit:
    """Return a currency noun, extended by the country before it (``ხორვატიული კუნა``, Croatian kuna) if any."""
    before = p.WORD_BEFORE.search(text, max(0, unit.start - p.MAX_WORD), unit.start)
    owner = _country_words().read(before[1]) if before is not None else None
    currency = currency_of(owner.key, unit.currency.name_ka) if owner is not None else None
    if before is None or currency is None:
        return unit
    return replace(unit, start=before.start(1), currency=currency, method="name")


def _with_ending(text: str, unit: Unit) -> Unit:
    """Return a code or symbol extended by a hyphenated ending: ``€-მდე`` (up to … euros)."""
    ending = p.ENDING.match(text, unit.end)
    meanings = endings().get(ending[1], ()) if ending is not None else ()
    if ending is None or not meanings:
        return unit
    return replace(unit, end=ending.end(), case=meanings[0].case, postposition=meanings[0].postposition)


@cache
def _bare_nouns() -> dict[str, Currency]:
    """Return the currencies that abbreviated nouns stand for, by the noun in full."""
    full = frozenset(p.ABBREVIATED_NOUNS.values())
    return {currency.name_ka: currency for currency in _currency_names() if currency.name_ka in full}


@cache
def _correctable() -> WordList[Currency]:
    """Return the currencies whose names are recognised when misspelled."""
    return WordList((currency.name_ka, currency) for currency in _currency_names() if currency.name_ka in p.CORRECTABLE)


def _misspelled_units(text: str, numbers: Sequence[Numeral]) -> Iterator[Unit]:
    """Yield currency names that are one letter off (``ვერო``, euro), right after a large number."""
    for number in numbers:
        word = p.NEXT_WORD.match(text, number.end) if not number.postposition else None
        doubled = _with_doubled_letter(word) if word is not None else None
        if doubled is not None:
            yield doubled
            continue
        word = word if number.value >= p.MIN_CORRECTABLE_AMOUNT else None
        owned = _misspelled_after_country(text, word) if word is not None else None
        if owned is not None:
            yield owned
            continue
        form = None
        if word is not None and not frequency(word[1]):
            form = _correctable().near(word[1], fewest=p.MIN_MISSPELLED_LETTERS)
        if word is not None and form is not None and _head_nouns().read(word[1]) is None:
            yield Unit(*word.span(1), form.key, "misspelled", form.case, form.postposition)


def _with_doubled_letter(word: regex.Match[str]) -> Unit | None:
    """Return the currency of a name with a letter typed twice: ``ლარრი`` (lari)."""
    form = next(
        (form for right in without_doubled_letter(word[1]) if (form := _currency_nouns().read(right)) is not None), None
    )
    if form is None:
        return None
    return Unit(*word.span(1), form.key, "misspelled", form.case, form.postposition)


@cache
def _currency_nouns() -> WordList[Currency]:
    return WordList(
        (of.name_ka, of)
        for of in _currency_names()
        if " " not in of.name_ka and (of.code or of.name_ka in p.CORRECTABLE)
    )


def _misspelled_after_country(text: str, owner: regex.Match[str]) -> Unit | None:
    """Return the currency of a misspelled noun after its country's adjective: ``იაპონურ იენზზე`` (on Japanese yen)."""
    of = _country_words().read(owner[1])
    word = p.NEXT_WORD.match(text, owner.end()) if of is not None else None
    if of is None or word is None or frequency(word[1]) or _head_nouns().read(word[1]) is not None:
        return None
    form = _nouns_of(of.key).near(word[1])
    currency = currency_of(of.key, form.key) if form is not None else None
    if form is None or currency is None:
        return None
    return Unit(owner.start(1), word.end(), currency, "misspelled", form.case, form.postposition)


@cache
def _nouns_of(country: str) -> WordList[str]:
    """Return the nouns for the currencies of a country (alpha-3)."""
    return WordList((noun, noun) for code, noun in _national_currencies() if code == country)


def _units(text: str, numbers: Sequence[Numeral]) -> list[Unit]:
    """Return the mentions of currencies in ``text``, in text order."""
    units: list[Unit] = list(_misspelled_units(text, numbers))
    for match in _name_lexicon().find(text):
        rest = p.COMPOUND.match(text, match.end)
        if rest is not None and rest["rest"].startswith(p.COMPOUNDS):
            continue
        last = p.LAST_WORD.search(text, match.start, match.end)
        form = _head_nouns().read(last[0].translate(p.HYPHENS)) if last is not None else None
        if form is None or match.exactness == "edit":
            continue
        is_ambiguous = match.name in p.AMBIGUOUS or not match.key.code
        is_plain = " " not in match.name and match.key.code not in p.UNIQUE_CODES
        method = "ambiguous-name" if is_ambiguous else "bare-name" if is_plain else "name"
        unit = Unit(match.start, match.end, match.key, method, form.case, form.postposition)
        units.append(_with_country(text, unit) if is_plain else unit)
    for short in p.ABBREVIATED_NOUN.finditer(text):
        currency = _bare_nouns()[p.ABBREVIATED_NOUNS[short["noun"]]]
        units.append(_with_country(text, Unit(*short.span(), currency, "bare-name")))
    pattern, signs = _codes_and_symbols()
    for sign in pattern.finditer(text):
        is_code = sign[0].isalpha()
        if is_code and p.CODE_IN_NAME.match(text, sign.end()):
            continue
        units.append(_with_ending(text, Unit(*sign.span(), signs[sign[0]], "code" if is_code else "symbol")))
    units.extend(_english_units(text, signs))
    return sorted(units, key=lambda unit: (unit.start, -unit.end))


def _english_units(text: str, signs: Mapping[str, Currency]) -> Iterator[Unit]:
    for name in p.ENGLISH_CURRENCY.finditer(text):
        currency = signs[p.ENGLISH_CURRENCIES[name["name"].casefold()]]
        yield _with_ending(text, Unit(*name.span(), currency, "name"))


def _amount_at(text: str, unit: Unit, numbers: Sequence[Numeral], position: int) -> Amount | None:
    """Return the sum in the currency ``unit``: with the number before it, or after it for codes and symbols."""
    index = bisect_left(numbers, unit.start, key=lambda number: number.start)
    if unit.method in ("code", "symbol") and index < len(numbers) and not _is_code_after_name(text, unit):
        number = numbers[index]
        is_attached = number.start == unit.end
        before = _amount_before(text, unit, numbers, index, position)
        is_free = before is None or is_attached or _is_year(text, numbers[index - 1])
        if p.SPACE.fullmatch(text, unit.end, number.start) and is_free:
            return _amount_after(text, unit, numbers, index)
    return _amount_before(text, unit, numbers, index, position)


def _is_code_after_name(text: str, unit: Unit) -> bool:
    """Return whether a code follows its own currency name, as in tables of codes; a number after it is no amount."""
    word = p.WORD_BEFORE.search(text, max(0, unit.start - p.MAX_WORD), unit.start)
    return word is not None and _head_nouns().read(word[1]) is not None


def _has_code_after_name(text: str, unit: Unit) -> bool:
    """Return whether a code follows a currency name, as in tables of codes; a number before it is no amount."""
    pattern, signs = _codes_and_symbols()
    code = pattern.match(text, unit.end + 1) if text[unit.end : unit.end + 1] == " " else None
    return code is not None and code[0].isalpha() and signs[code[0]].units == 1


def _amount_after(text: str, unit: Unit, numbers: Sequence[Numeral], index: int) -> Amount:
    first = numbers[index]
    if index + 1 < len(numbers):
        second = numbers[index + 1]
        is_dashed = p.RANGE_DASH.fullmatch(text, first.end, second.start) and not first.postposition
        if is_dashed and first.value < second.value:
            return _range(unit.start, second.end, first, second, unit)
    ended = replace(unit, case=first.case, postposition=first.postposition)
    return Amount(unit.start, first.end, first.value, first.value, ended, is_approximate=first.approximate)


def _amount_before(text: str, unit: Unit, numbers: Sequence[Numeral], index: int, position: int) -> Amount | None:
    if not index or (unit.method not in ("code", "symbol") and _has_code_after_name(text, unit)):
        return None
    near = range(index - 1, max(-1, index - 1 - p.MAX_BRACKETED), -1)
    index = next((place for place in near if _is_adjacent(text, numbers[place], unit)), -1)
    if index < 0 or numbers[index].start < position:
        return None
    last, index = _assemble(text, numbers, index)
    between = p.COMPARATIVE.fullmatch(text, last.end, unit.start)
    if p.VAGUE_BEFORE.search(text, max(0, last.start - p.MAX_WORD), last.start) and last.value == last.scale:
        return None
    if between is not None:
        bound: SumBound = "" if last.postposition != "ზე" else "over" if between["more"] else "upto"
        return Amount(last.start, unit.end, last.value, last.value, unit, bound=bound) if bound else None
    is_bare = last.value == last.scale > 1 and not last.digits
    if is_bare and p.UNIT_OF_TABLE.fullmatch(text, max(0, last.start - 1), unit.end + 1):
        return None
    if last.postposition not in ("", "მდე"):
        return None
    if index and numbers[index - 1].start >= position:
        first, _ = _assemble(text, numbers, index - 1)
        gap = text[first.end : last.start]
        is_dashed = p.RANGE_DASH.fullmatch(gap) is not None and not first.postposition
        is_linked = is_dashed or (first.postposition == "დან" and gap.isspace() and "\t" not in gap)
        if is_linked and first.value < last.value and not _is_year_before(text, first, last):
            return _range(first.start, unit.end, first, last, unit)
    ended = replace(unit, postposition=unit.postposition or last.postposition)
    return Amount(last.start, unit.end, last.value, last.value, ended, is_approximate=last.approximate)


def _is_year(text: str, number: Numeral) -> bool:
    """Return whether a number in digits may be a year of our time: ``2013-2015 EUR 340 000``."""
    is_plain = number.scale == 1 and p.YEAR.match(text, number.start, number.end) is not None
    return is_plain and p.FIRST_YEAR <= number.value <= p.LAST_YEAR


def _is_year_before(text: str, first: Numeral, last: Numeral) -> bool:
    """Return whether the first of two numbers is a year: the sum is far larger (``2015 – 500 000 ევრო``)."""
    is_scaled_too = last.scale > 1 and first.value * last.scale <= last.value
    return _is_year(text, first) and not is_scaled_too and last.value > p.FAR_LARGER * first.value


def _is_adjacent(text: str, number: Numeral, unit: Unit) -> bool:
    """Return whether nothing but parts of the sum separates a number from a currency."""
    pattern = p.COMPARATIVE if number.postposition == "ზე" else p.GAP
    return pattern.fullmatch(text, number.end, unit.start) is not None


def _assemble(text: str, numbers: Sequence[Numeral], index: int) -> tuple[Numeral, int]:
    """Return the number that ends with ``numbers[index]``, and the index of its first piece.

    One number can be written in several pieces: ``2, 800, 000``, ``350-ათას`` (350 thousand). A fraction may precede a
    scale word: ``მეოთხედი მილიონი`` (a quarter of a million). A number may be repeated in words: ``2 (ორი) მილიონი``.
    """
    last = numbers[index]
    if not index:
        return last, index
    before = numbers[index - 1]
    gap = text[before.end : last.start]
    if (
        last.scale > 1
        and p.DECIMAL_GAP.fullmatch(gap)
        and before.digits.isdigit()
        and p.DECIMALS.fullmatch(last.digits)
    ):
        value = Decimal(f"{before.digits}.{last.digits}") * last.scale
        return replace(last, start=before.start, value=value), index - 1
    if last.digits == "000" and gap in p.GROUP_GAPS:
        return _join_digit_groups(text, numbers, index)
    is_scale = not last.digits and last.value == last.scale > 1 and before.scale == 1 and not before.postposition
    if is_scale and (p.SCALE_HYPHEN.fullmatch(gap) or (before.kind == "fraction" and gap.isspace())):
        return replace(last, start=before.start, value=before.value * last.scale), index - 1
    is_twice = is_scale and p.BRACKET_CLOSES.fullmatch(gap) and index > 1
    if is_twice and p.BRACKETED.fullmatch(text, numbers[index - 2].end, before.start):
        first = numbers[index - 2]
        if first.value == before.value and not first.postposition:
            return replace(last, start=first.start, value=first.value * last.scale), index - 2
    return last, index


def _join_digit_groups(text: str, numbers: Sequence[Numeral], index: int) -> tuple[Numeral, int]:
    """Return the number whose groups of three digits are separated by a comma and a space."""
    first = index
    while first and text[numbers[first - 1].end : numbers[first].start] in p.GROUP_GAPS:
        if not p.GROUP.fullmatch(numbers[first].digits) or not numbers[first - 1].digits.isdigit():
            break
        first -= 1
    if first == index or len(numbers[first].digits) > p.GROUP_LENGTH:
        return numbers[index], index
    digits = "".join(number.digits for number in numbers[first : index + 1])
    return replace(numbers[index], start=numbers[first].start, value=Decimal(digits), digits=digits), first


def _range(start: int, end: int, first: Numeral, last: Numeral, unit: Unit) -> Amount:
    """Return a sum from ``first`` to ``last``; a scale word after the second number applies to both."""
    minimum = first.value
    if first.scale == 1 and minimum * last.scale <= last.value:
        minimum *= last.scale
    return Amount(start, end, minimum, last.value, replace(unit, postposition=""), is_range=True)


def _merge(text: str, first: Amount, last: Amount) -> Amount | None:
    """Return two neighbouring sums as one; None if they are separate.

    ``5 მილიონ ევროდან 10 მილიონ ევრომდე`` (from … to) and ``€1 მლნ – €2 მლნ`` are ranges; ``12 ევრო და 50 ცენტი`` (12
    euros and 50 cents) is a single sum.
    """
    if first.is_range or last.is_range:
        return None
    if _is_subunit_of(text, first, last):
        rest = last.maximum * last.unit.currency.units
        return replace(first, end=last.end, minimum=first.minimum + rest, maximum=first.maximum + rest)
    is_from_to = (first.unit.postposition, last.unit.postposition) == ("დან", "მდე")
    is_dashed = first.unit.method == last.unit.method == "symbol" and first.maximum < last.minimum
    gap = p.SPACE if is_from_to else p.RANGE_DASH if is_dashed else None
    is_same = first.unit.currency.code == last.unit.currency.code
    if gap is None or not is_same or not gap.fullmatch(text, first.end, last.start):
        return None
    unit = replace(last.unit, postposition="")
    return Amount(first.start, last.end, first.minimum, last.maximum, unit, is_range=True)


def _is_subunit_of(text: str, first: Amount, last: Amount) -> bool:
    """Return whether the second of two sums is in the subunit of the first, such as cents."""
    coin, note = last.unit.currency, first.unit.currency
    is_coin = coin.units < 1 == note.units and last.maximum * coin.units < 1
    is_of_note = coin.code == note.code or coin.name_ka in p.SHARED_COINS
    return is_coin and is_of_note and p.AND.fullmatch(text, first.end, last.start) is not None
