"""Discourse: what pronouns, nouns and titles refer to, as seen in the facts of short passages."""

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
def test_a_clause_takes_over_the_country_of_the_sentence_before(second: str) -> None:
    first = f'{UKR} <prog id="PfP">PfP</prog>-ს <date v="1994">1994 წელს</date> შეუერთდა.'
    assert ("UKR", "joined", "PARP", "1997") in facts(f"{first} {second}")


@pytest.mark.parametrize("word", ["პროექტს", "ფონდს", "აღნიშნულ პროექტს"])
def test_a_generic_noun_refers_to_a_programme(word: str) -> None:
    text = f'{FUND} <date v="2000">2000 წელს</date> შეიქმნა. {word} <geo c="NOR">ნორვეგია</geo> ხელმძღვანელობს.'
    assert {fact[:3] for fact in facts(text)} == {("NOR", "participates", "TRUST-FUND")}


def test_a_title_sets_the_programme_of_its_section() -> None:
    text = (
        f"[heading] {FUND}\n\n"
        '<geo c="ALB">ალბანეთში</geo> <date v="2007">2007 წელს</date> პროექტი განხორციელდა.\n\n'
        '<geo c="SRB">სერბეთში</geo> <date v="2009">2009 წელს</date> პროექტი დაიწყო.'
    )
    assert facts(text) == {("ALB", "beneficiary", "TRUST-FUND", "2007"), ("SRB", "beneficiary", "TRUST-FUND", "2009")}


def test_the_year_of_a_chronology_continues() -> None:
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


def test_a_capital_stands_for_a_country_that_the_text_mentions() -> None:
    text = '<geo c="SRB">სერბეთი</geo> ნეიტრალურია. ბელგრადმა <prog id="IPAP">IPAP</prog> შეათანხმა.'
    assert ("SRB", "completed", "IPAP", "") in facts(text)
    assert facts('ბელგრადმა <prog id="IPAP">IPAP</prog> შეათანხმა.') == set()


def test_the_date_of_an_exercise_holds_for_all_its_facts() -> None:
    exercise = '<prog id="SEA-BREEZE-2010">სი ბრიზ 2010</prog>'
    text = (
        f'{exercise} <date v="2010-07">2010 წლის ივლისში</date> გაიმართა. '
        f'<geo c="UKR">უკრაინამ</geo> {exercise}-ს უმასპინძლა.'
    )
    assert facts(text) == {("UKR", "hosted", "SEA-BREEZE-2010", "2010-07")}


def test_a_decision_is_superseded_by_what_was_done() -> None:
    decided = '<geo c="UKR">უკრაინამ</geo> მიიღო გადაწყვეტილება <prog id="PARP">PARP</prog>-ში მონაწილეობის შესახებ.'
    done = f'{UKR} <prog id="PARP">PARP</prog>-ში ჩაერთო.'
    assert facts(f"{decided} {done}") == {("UKR", "joined", "PARP", "")}


def test_the_year_of_a_chronology_continues_over_a_box_and_a_caption() -> None:
    text = (
        f'[timeline] <date v="1997">1997 წ.</date> {UKR} <prog id="PARP">PARP</prog>-ში ჩაერთო.\n\n'
        "[caption] ხიდი მდინარეზე.\n\n"
        "[box_title] რუკა\n\n"
        f'[box] {FUND} <date v="2000">2000 წელს</date> შეიქმნა.\n\n'
        f'[timeline] {MDA} <prog id="EAPC">EAPC</prog>-ს შეუერთდა.'
    )
    assert facts(text) == {("UKR", "joined", "PARP", "1997"), ("MDA", "joined", "EAPC", "1997")}


def test_a_section_ends_the_year_of_a_chronology() -> None:
    text = (
        f'[timeline] <date v="1997">1997 წ.</date> {UKR} <prog id="PARP">PARP</prog>-ში ჩაერთო.\n\n'
        "[heading] სხვა მოვლენები\n\nაქ ცალკე ამბებია.\n\n"
        f'[timeline] {MDA} <prog id="EAPC">EAPC</prog>-ს შეუერთდა.'
    )
    assert ("MDA", "joined", "EAPC", "") in facts(text)


CAPTION = (
    "[caption] მაშველები ამონტაჟებენ საძიებო აღჭურვილობას კატასტროფებზე რეაგირების წვრთნისას "
    '<geo c="HRV">ხორვატიაში</geo>; <date v="2007-05">2007 წ. მაისი</date>.'
)
HOSTED = (
    '<geo c="GEO">საქართველომ</geo> <date v="2001">2001 წელს</date> უმასპინძლა წვრთნას '
    '„<prog id="COOPERATIVE-PARTNER-2001">ქოოფერათივ ფართნერ 2001</prog>“.'
)


def test_a_caption_refers_to_nothing_in_the_text() -> None:
    assert {fact[0] for fact in facts(f"{HOSTED}\n\n{CAPTION}")} == {"GEO"}


def test_a_caption_refers_to_what_it_names_itself() -> None:
    caption = f'[caption] {HOSTED} წვრთნას <geo c="ARM">სომხეთიც</geo> შეუერთდა.'
    assert ("ARM", "COOPERATIVE-PARTNER-2001") in {fact[::2] for fact in facts(caption)}


@pytest.mark.parametrize(
    "aside", ['[caption] <geo c="ITA">იტალია</geo> ზღვის ქვეყანაა.', '[box] <geo c="ITA">იტალია</geo> მოკავშირეა.']
)
def test_a_box_between_two_sentences_is_no_antecedent(aside: str) -> None:
    first = f'{UKR} <prog id="PfP">PfP</prog>-ს <date v="1994">1994 წელს</date> შეუერთდა.'
    second = '<prog id="PARP">PARP</prog>-ში იგი <date v="1997">1997 წელს</date> ჩაერთო.'
    assert facts(f"{first}\n\n{aside}\n\n{second}") == {
        ("UKR", "joined", "PfP", "1994"),
        ("UKR", "joined", "PARP", "1997"),
    }


@pytest.mark.parametrize("pieces", [(0, 1, 2), (1, 0, 2), (0, 2, 1), (2, 1, 0)])
def test_a_box_states_the_same_wherever_it_is_placed(pieces: tuple[int, ...]) -> None:
    box = (
        "[box_title] მდინარეები\n\n"
        f'[box] {FUND} <date v="2000">2000 წელს</date> შეიქმნა. მას <geo c="NOR">ნორვეგია</geo> ხელმძღვანელობს.'
    )
    section = f'[heading] ამბები\n\n{UKR} <prog id="PfP">PfP</prog>-ს <date v="1994">1994 წელს</date> შეუერთდა.'
    text = [section, box, CAPTION]
    assert facts("\n\n".join(text[piece] for piece in pieces)) == {
        ("UKR", "joined", "PfP", "1994"),
        ("NOR", "participates", "TRUST-FUND", ""),
    }


def test_a_table_shares_the_discourse_of_the_text_around_it() -> None:
    table = f"[box] პროექტი\tსად\tროდის\n\n[box] {FUND}\tსერბეთი\tგუშინ"
    assert {fact[:3] for fact in facts(f'{table}\n\nფონდს <geo c="NOR">ნორვეგია</geo> ხელმძღვანელობს.')} == {
        ("NOR", "participates", "TRUST-FUND")
    }


def test_a_framework_document_signed_before_the_programme_is_named_has_its_name() -> None:
    # In 1994 Moldova signed the framework document; the Partnership for Peace had many members.
    later = '<prog id="PfP">პარტნიორობა მშვიდობისათვის</prog> ბევრს აერთიანებდა.'
    text = f'<date v="1994">1994 წელს</date> <geo c="MDA">მოლდოვამ</geo> ჩარჩო-დოკუმენტს მოაწერა ხელი. {later}'
    (value,) = oracle.passage(text, pipeline())._.relations
    assert (value.programme, value.programme_name) == ("PfP", "პარტნიორობა მშვიდობისათვის")
