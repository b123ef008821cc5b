"""Every predicate of ``predicates.tsv`` in every kind of sentence."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language
from tests import oracle

HERE = Path(__file__).parent
SINCE = {"in": "", "since": "/..", "none": ""}
MARKED = '<geo c="{}">{}</geo>'
CASES = ("nom", "erg", "dat", "gen", "loc", "ben", "com")


def forms(words: str) -> dict[str, str]:
    return dict(zip(CASES, words.split(), strict=True))


UKRAINE = forms("უკრაინა უკრაინამ უკრაინას უკრაინის უკრაინაში უკრაინისთვის უკრაინასთან")
MOLDOVA = forms("მოლდოვა მოლდოვამ მოლდოვას მოლდოვის მოლდოვაში მოლდოვისთვის მოლდოვასთან")
FIRST_OF_TWO = forms("უკრაინა უკრაინამ უკრაინასა უკრაინისა უკრაინასა უკრაინისა უკრაინასა")
PRONOUN = forms("იგი მან მას მის იქ მისთვის მასთან")
NOUN = forms("ქვეყანა ქვეყანამ ქვეყანას ქვეყნის ქვეყანაში ქვეყნისთვის ქვეყანასთან")
RELATIVE = forms("რომელიც რომელმაც რომელსაც რომლის სადაც რომლისთვისაც რომელთანაც")
# What the country did before it did what the predicate says.
BEFORE = {"nom": "დამოუკიდებელი სახელმწიფო გახდა", "erg": "არჩევნები ჩაატარა"}


class Predicate(NamedTuple):
    """A row of ``predicates.tsv``."""

    relation: str
    case: str
    programme: str
    one: str
    two: str
    when: str

    @property
    def id(self) -> str:
        return self.programme.partition('id="')[2].partition('"')[0]

    def verb(self, *, of_two: bool = False, is_denied: bool = False) -> str:
        text = self.two if of_two else self.one
        words = text.partition(" ")[2] if text.startswith("=") else text
        return words.replace("*", "არ " if is_denied else "")

    def country(self, name: str, *, of_two: bool = False) -> str:
        text = self.two if of_two else self.one
        return f"{name} {text[1:].partition(' ')[0]}" if text.startswith("=") else name

    @property
    def pronoun(self) -> str:
        is_nominative = self.case == "gen" and self.one.split()[0].endswith(("ი", "ბა", "ით"))
        return f"{PRONOUN[self.case]}ი" if is_nominative else PRONOUN[self.case]

    def date(self, year: int) -> str:
        if self.when == "none":
            return ""
        bound = ' b="since"' if self.when == "since" else ""
        words = f"{year} წლიდან" if self.when == "since" else f"{year} წელს"
        return f'<date v="{year}"{bound}>{words}</date>'

    def fact(self, country: str, year: int) -> oracle.Fact:
        date = "" if self.when == "none" else f"{year}{SINCE[self.when]}"
        return (country, self.relation, self.id, date)


def predicates() -> Iterator[Predicate]:
    lines = (HERE / "predicates.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        yield Predicate(*line.split("\t"))


def sentences(row: Predicate) -> Iterator[tuple[str, str, set[oracle.Fact]]]:
    """Yield kinds of sentence, the sentences, and what they state."""
    one = row.country(MARKED.format("UKR", UKRAINE[row.case]))
    pair = f"{MARKED.format('UKR', FIRST_OF_TWO[row.case])} და {MARKED.format('MDA', MOLDOVA[row.case])}"
    two, other = row.country(pair, of_two=True), MARKED.format("MDA", MOLDOVA[row.case])
    named, name, date, verb = MARKED.format("UKR", UKRAINE["nom"]), row.programme, row.date(1998), row.verb()
    fact, both = {row.fact("UKR", 1998)}, {row.fact("UKR", 1998), row.fact("MDA", 1998)}
    yield "country first", f"{one} {name} {date} {verb}.", fact
    yield "date first", f"{date} {one} {name} {verb}.", fact
    yield "programme first", f"{name} {one} {date} {verb}.", fact
    yield "country last", f"{name} {date} {one} {verb}.", fact
    yield "verb inside", f"{date} {one} {verb} {name}.", fact
    yield "two", f"{two} {name} {date} {row.verb(of_two=True)}.", both
    yield "two last", f"{date} {name} {two} {row.verb(of_two=True)}.", both
    yield "pronoun", f"{named} ნეიტრალურია. {row.country(row.pronoun)} {name} {date} {verb}.", fact
    yield "noun", f"{named} ნეიტრალურია. {row.country(NOUN[row.case])} {name} {date} {verb}.", fact
    yield "relative", f"{named}, {row.country(RELATIVE[row.case])} {name} {date} {verb}, დიდია.", fact
    if row.case in BEFORE:
        yield "shared subject", f"{one} {BEFORE[row.case]} და {name} {date} {verb}.", fact
    if row.when == "in" and row.case in ("nom", "erg", "dat", "loc"):
        gapped = f"{one} {name} {date} {verb}, {other} კი - {row.date(2001)}."
        yield "gap", gapped, fact | {row.fact("MDA", 2001)}
    if "*" in row.one:
        yield "denied", f"{one} {name} {date} {row.verb(is_denied=True)}.", set()
    if row.relation != "planned":
        yield "possible", f"შესაძლოა, {one} {name} {date} {verb}.", set()


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


@pytest.mark.parametrize("row", list(predicates()), ids=lambda row: f"{row.relation}-{row.one}")
def test_predicate(row: Predicate) -> None:
    wrong = [
        (kind, sentence, found)
        for kind, sentence, expected in sentences(row)
        if (found := oracle.facts(oracle.passage(sentence, pipeline()))) != expected
    ]
    assert wrong == []
