"""What a text has spoken of, seen through the facts of short passages."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

UKR, MDA = '<geo c="UKR">უკრაინა</geo>', '<geo c="MDA">მოლდოვა</geo>'
FUND = '<prog id="TRUST-FUND">სატრასტო ფონდი</prog>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def facts(marked: str) -> set[oracle.Fact]:
    return oracle.facts(oracle.passage(marked, pipeline()))


@pytest.mark.parametrize(
    "second",
    [
        '<prog id="PARP">PARP</prog>-ში იგი <date v="1997">1997 წელს</date> ჩაერთო.',
        'ქვეყანა <prog id="PARP">PARP</prog>-ში <date v="1997">1997 წელს</date> ჩაერთო.',
        '<prog id="PARP">PARP</prog>-ში მონაწილეობა <date v="1997">1997 წელს</date> დაიწყო.',
    ],
)
def test_the_country_of_the_sentence_before(second: str) -> None:
    first = f'{UKR} <prog id="PfP">PfP</prog>-ს <date v="1994">1994 წელს</date> შეუერთდა.'
    assert ("UKR", "joined", "PARP", "1997") in facts(f"{first} {second}")


@pytest.mark.parametrize("word", ["პროექტს", "ფონდს", "აღნიშნულ პროექტს"])
def test_the_programme_that_a_noun_points_back_to(word: str) -> None:
    text = f'{FUND} <date v="2000">2000 წელს</date> შეიქმნა. {word} <geo c="NOR">ნორვეგია</geo> ხელმძღვანელობს.'
    assert {fact[:3] for fact in facts(text)} == {("NOR", "participates", "TRUST-FUND")}


def test_a_title_says_what_the_text_under_it_is_about() -> None:
    text = (
        f"[heading] {FUND}\n\n"
        '<geo c="ALB">ალბანეთში</geo> <date v="2007">2007 წელს</date> პროექტი განხორციელდა.\n\n'
        '<geo c="SRB">სერბეთში</geo> <date v="2009">2009 წელს</date> პროექტი დაიწყო.'
    )
    assert facts(text) == {("ALB", "beneficiary", "TRUST-FUND", "2007"), ("SRB", "beneficiary", "TRUST-FUND", "2009")}


def test_the_year_of_a_chronology_goes_on() -> None:
    text = (
        f'[timeline] <date v="1997">1997 წ.</date> {UKR} <prog id="PARP">PARP</prog>-ში ჩაერთო.\n\n'
        f'[timeline] {MDA} <prog id="EAPC">EAPC</prog>-ს შეუერთდა.\n\n'
        f'[timeline] <date v="1999">1999 წ.</date> {MDA} <prog id="PARP">PARP</prog>-ში ჩაერთო.'
    )
    assert facts(text) == {
        ("UKR", "joined", "PARP", "1997"),
        ("MDA", "joined", "EAPC", "1997"),
        ("MDA", "joined", "PARP", "1999"),
    }


def test_a_capital_stands_for_a_country_that_the_text_speaks_of() -> None:
    text = '<geo c="SRB">სერბეთი</geo> ნეიტრალურია. ბელგრადმა <prog id="IPAP">IPAP</prog> შეათანხმა.'
    assert ("SRB", "completed", "IPAP", "") in facts(text)
    assert facts('ბელგრადმა <prog id="IPAP">IPAP</prog> შეათანხმა.') == set()


def test_all_of_an_exercise_was_when_the_text_says_it_was() -> None:
    exercise = '<prog id="SEA-BREEZE-2010">სი ბრიზ 2010</prog>'
    text = (
        f'{exercise} <date v="2010-07">2010 წლის ივლისში</date> გაიმართა. '
        f'<geo c="UKR">უკრაინამ</geo> {exercise}-ს უმასპინძლა.'
    )
    assert facts(text) == {("UKR", "hosted", "SEA-BREEZE-2010", "2010-07")}


def test_what_was_decided_gives_way_to_what_was_done() -> None:
    decided = '<geo c="UKR">უკრაინამ</geo> მიიღო გადაწყვეტილება <prog id="PARP">PARP</prog>-ში მონაწილეობის შესახებ.'
    done = f'{UKR} <prog id="PARP">PARP</prog>-ში ჩაერთო.'
    assert facts(f"{decided} {done}") == {("UKR", "joined", "PARP", "")}
