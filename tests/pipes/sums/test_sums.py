from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from kaext.catalogue.currencies import currencies
from kaext.emit.codes import currency_codes
from kaext.evaluation.gold import GoldSpan, parse_inline
from kaext.ka.inflection import forms
from kaext.ka.numerals import spell
from kaext.pipes.extensions import COUNTRIES, DATES, PROGRAMMES, SUMS, BlockSpan, register, span_at
from kaext.pipes.sums.amounts import currency_of
from kaext.pipes.values import CountryValue, DateValue, ProgrammeValue, SumValue

SENTENCES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


LINKED = [
    line
    for line in (Path(__file__).parent / "links.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PARTS = [
    line.replace("\\n", "\n\n")
    for line in (Path(__file__).parent / "parts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_sums")
    return language


def described(span: Span) -> tuple[str, str, str, str, bool]:
    value: SumValue = span._.sum
    amount = value.amount_min if value.amount_min == value.amount_max else f"{value.amount_min}/{value.amount_max}"
    return (span.text, amount, value.currency, value.bound, value.approximate)


def sums(doc: Doc) -> list[SumValue]:
    return [span._.sum for span in doc.spans[SUMS]]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence(nlp: Language, marked: str) -> None:
    text, gold = parse_inline(marked)
    doc = nlp(text)
    assert [described(span) for span in doc.spans[SUMS]] == [
        (of.text, of.attributes["v"], of.attributes["c"], of.attributes.get("b", ""), "a" in of.attributes)
        for of in gold
    ]


def test_there_are_enough_sentences_and_a_third_are_traps() -> None:
    traps = [sentence for sentence in SENTENCES if "<money" not in sentence]
    assert len(SENTENCES) >= 75
    assert len(traps) >= 25


def in_blocks(language: Language, text: str) -> Doc:
    """Return ``text`` read with a block for each paragraph."""
    doc = language.make_doc(text)
    starts = [0, *(match.end() for match in re.finditer("\n\n", text))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    doc._.blocks = tuple(map(BlockSpan, starts, ends))
    return language(doc)


@pytest.mark.parametrize("marked", PARTS)
def test_total_and_parts(marked: str) -> None:
    language = spacy.blank("ka")
    for name in ("kaext_sentences", "kaext_sums"):
        language.add_pipe(name)
    text, gold = parse_inline(marked)
    doc = in_blocks(language, text)
    values = [(span.text, span._.sum) for span in doc.spans[SUMS]]
    assert [(text, value.role) for text, value in values] == [(of.text, of.attributes.get("r", "")) for of in gold]
    totals = [gold[int(of.attributes["of"]) - 1] if "of" in of.attributes else None for of in gold]
    assert [value.part_of for _, value in values] == [(of.start, of.end) if of else None for of in totals]


def test_euro_in_every_form(nlp: Language) -> None:
    for form in forms("ევრო"):
        if form.startswith("ევროებ") or form.endswith(("ვ", "ნო", "ვით", "ებრ", "ურთ")):
            continue
        doc = nlp(f"ეს 25 მილიონ {form} არის")
        assert [(value.amount_min, value.currency) for value in sums(doc)] == [("25000000", "EUR")], form


@given(st.integers(1, 10**10), st.sampled_from(["ევრო", "ლარი", "აშშ დოლარი", "იენა"]))
def test_amounts_in_words_equal_amounts_in_digits(nlp: Language, number: int, currency: str) -> None:
    in_words, in_figures = nlp(f"{spell(number)} {currency}"), nlp(f"{number} {currency}")
    assert [value.amount_min for value in sums(in_words)] == [str(number)]
    assert [value.amount_min for value in sums(in_figures)] == [str(number)]


def with_mentions(language: Language, text: str, countries: dict[str, str], programmes: dict[str, str]) -> Doc:
    """Return ``text`` with the mentions that earlier components would have found, each written as given."""
    register()
    doc = language.make_doc(text)
    doc._.blocks = (BlockSpan(0, len(text), "body", "sec:1"),)
    found = []
    for written, code in countries.items():
        span = doc.char_span(text.index(written), text.index(written) + len(written))
        assert span is not None
        span._.country = CountryValue((code,))
        found.append(span)
    doc.spans[COUNTRIES] = found
    named = []
    for written, id in programmes.items():
        span = doc.char_span(text.index(written), text.index(written) + len(written))
        assert span is not None
        span._.programme = ProgrammeValue(id)
        named.append(span)
    doc.spans[PROGRAMMES] = named
    return language(doc)


def with_gold_mentions(language: Language, text: str, gold: Sequence[GoldSpan]) -> Doc:
    """Return ``text`` read after the countries, programmes and dates that ``gold`` marks."""
    doc = language.make_doc(text)
    groups: dict[str, list[Span]] = {COUNTRIES: [], PROGRAMMES: [], DATES: []}
    for of in gold:
        span = span_at(doc, of.start, of.end)
        if of.tag == "geo":
            span._.country = CountryValue((of.attributes["c"],))
            groups[COUNTRIES].append(span)
        elif of.tag == "prog":
            span._.programme = ProgrammeValue(of.attributes["id"])
            groups[PROGRAMMES].append(span)
        elif of.tag == "date":
            span._.date = DateValue("2010")
            groups[DATES].append(span)
    for group, spans in groups.items():
        doc.spans[group] = spans
    return language(doc)


@pytest.mark.parametrize("marked", LINKED)
def test_links(marked: str) -> None:
    language = spacy.blank("ka")
    for name in ("kaext_sentences", "kaext_sums"):
        language.add_pipe(name)
    text, gold = parse_inline(marked)
    values = sums(with_gold_mentions(language, text, gold))
    wanted = [of.attributes for of in gold if of.tag == "money"]
    assert [(value.country, value.programme, value.purpose) for value in values] == [
        (of.get("country", ""), of.get("programme", ""), of.get("p", "")) for of in wanted
    ]


def test_there_are_enough_links_and_a_fifth_are_empty() -> None:
    silent = [line for line in LINKED if "<money>" in line]
    assert len(LINKED) >= 75
    assert 5 * len(silent) >= len(LINKED)


@pytest.mark.parametrize(
    ("text", "countries", "currency"),
    [
        ("დანიამ 40 მილიონი კრონა დახარჯა.", {"დანიამ": "DNK"}, "DKK"),
        ("ნორვეგიის წილი 40 მილიონი კრონა იყო.", {"ნორვეგიის": "NOR"}, "NOK"),
        ("სერბეთმა 60 მილიონი დინარი დახარჯა.", {"სერბეთმა": "SRB"}, "RSD"),
        ("ბელარუსმა 75 ათასი რუბლი დახარჯა.", {"ბელარუსმა": "BLR"}, "BYN"),
        ("უკრაინამ 75 ათასი რუბლი დახარჯა.", {"უკრაინამ": "UKR"}, "RUB"),
        ("მაროკომ 3 მილიონი დირჰამი დახარჯა.", {"მაროკომ": "MAR"}, "MAD"),
        ("უკრაინამ 2 მილიონი ევრო დახარჯა.", {"უკრაინამ": "UKR"}, "EUR"),
    ],
)
def test_currency_by_country(nlp: Language, text: str, countries: dict[str, str], currency: str) -> None:
    assert [value.currency for value in sums(with_mentions(nlp, text, countries, {}))] == [currency]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        # Norway bought a ship. Norway's fleet trusted Sweden. The cost was 20 million crowns.
        ("ნორვეგიამ გემი იყიდა. ნორვეგიის ფლოტი შვედეთს ენდო. ხარჯი 20 მილიონი კრონა იყო.", "NOK"),
        # The ship cost 3 million French francs. Then 20 million francs more went to the port.
        ("გემი 3 მილიონი ფრანგული ფრანკი დაჯდა. შემდეგ ნავსადგურს 20 მილიონი ფრანკი დასჭირდა.", "FRF FRF"),
        ("გემი 3 მილიონი ევრო დაჯდა. შემდეგ ნავსადგურს 20 მილიონი ფრანკი დასჭირდა.", "EUR CHF"),
        # … Sweden got 20 million crowns.
        ("ნორვეგიამ გემი იყიდა. ნორვეგიის ფლოტი იცდიდა. შვედეთს 20 მილიონი კრონა გადაეცა.", "SEK"),
    ],
)
def test_default_currency(text: str, currency: str) -> None:
    language = spacy.blank("ka")
    for name in ("kaext_sentences", "kaext_countries", "kaext_sums"):
        language.add_pipe(name)
    assert [value.currency for value in sums(language(text))] == currency.split()


def test_a_country_without_a_currency_of_that_name() -> None:
    assert currency_of("DEU", "კრონა") is None


def test_currency_table_is_consistent() -> None:
    names = [currency.name_ka for currency in currencies()]
    assert len(names) == len(set(names))
    for currency in currencies():
        assert len(currency.code) == 3
        assert currency.code.isupper()
        assert currency.units in (1, Decimal("0.01"))
        assert currency.code in currency_codes()


WORDS = st.sampled_from(
    ["5", "1,6", "25 000", "მილიონი", "მლნ", "ათასი", "ევრო", "ევრომდე", "ევროზე", "მეტი", "€", "$", "EUR", "აშშ",
     "დოლარი", "კრონა", "-", "–", "დან", "ათიდან", "არანაკლებ", "დაახლოებით", "(", ")", ",", ".", "\n\n",
     "ევრო-ატლანტიკური", "EUR.1"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=14))
def test_random_word_sequences_give_ordered_spans_with_amounts(nlp: Language, words: list[str]) -> None:
    end = 0
    doc = nlp(" ".join(words))
    for span in doc.spans[SUMS]:
        value = span._.sum
        assert span.start_char >= end
        end = span.end_char
        assert 0 <= Decimal(value.amount_min) <= Decimal(value.amount_max)
        assert regex_decimal(value.amount_min)
        assert 0 < value.confidence <= 1


def regex_decimal(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
