"""Lines of a fact sheet with the place and date of the programme in its heading."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

EXERCISE = '[heading] <prog id="SEA-BREEZE-2010">„სი ბრიზ 2010“</prog>'
PLACE = '<geo c="UKR">უკრაინა</geo>'
TIME = '<date v="2010-07">2010 წლის ივლისი</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ([f"ადგილი: {PLACE}"], ""),
        ([f"ადგილი: {PLACE}", f"თარიღი: {TIME}"], "2010-07"),
        ([f"თარიღი: {TIME}", f"ჩატარების ადგილი: {PLACE}"], "2010-07"),
        ([f"ადგილი: {PLACE} თარიღი: {TIME}"], "2010-07"),
    ],
)
def test_place_and_time_of_an_exercise(lines: list[str], date: str) -> None:
    doc = oracle.passage("\n\n".join([EXERCISE, *lines]), pipeline())
    assert oracle.facts(doc) == {("UKR", "hosted", "SEA-BREEZE-2010", date)}


@pytest.mark.parametrize(
    "lines",
    [
        [f"თარიღი: {TIME}"],
        [f"მისამართი: {PLACE}"],
        [f"ელჩი: {PLACE}", "ადგილი: ოდესის პორტი"],
    ],
)
def test_lines_without_a_place_state_nothing(lines: list[str]) -> None:
    doc = oracle.passage("\n\n".join([EXERCISE, *lines]), pipeline())
    assert oracle.facts(doc) == set()


def test_the_place_of_a_process_states_nothing() -> None:
    doc = oracle.passage(f'[heading] <prog id="PARP">PARP</prog>\n\nადგილი: {PLACE}', pipeline())
    assert oracle.facts(doc) == set()


MDA_BOX = '[box_title] <geo c="MDA">მოლდოვა</geo>'
KFOR, ISAF = '<prog id="KFOR">KFOR</prog>', '<prog id="ISAF">ISAF</prog>'
SINCE_2014 = '<date v="2014" b="since">2014 წლიდან</date>'
FROM_2004 = '<date v="2004/2014">2004-2014 წლებში</date>'
IN_KFOR = ("MDA", "participates", "KFOR", "2014/..")
IN_ISAF = ("MDA", "participates", "ISAF", "2004/2014")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # current mission; former mission; missions
        (f"მოქმედი მისია {KFOR} ({SINCE_2014})", {IN_KFOR}),
        (f"მოქმედი მისია: {KFOR} ({SINCE_2014})", {IN_KFOR}),
        (f"ყოფილი მისია – {ISAF} ({FROM_2004})", {IN_ISAF}),
        (f"სამშვიდობო ოპერაციები: {KFOR} ({SINCE_2014}), {ISAF} ({FROM_2004})", {IN_KFOR, IN_ISAF}),
        (f"მისიები: {KFOR}, {SINCE_2014}; {ISAF}, {FROM_2004}", {IN_KFOR, IN_ISAF}),
        # planned mission; source
        (f"დაგეგმილი მისია: {KFOR} ({SINCE_2014})", {("MDA", "planned", "KFOR", "2014/..")}),
        (f"წყარო: {KFOR} ({SINCE_2014})", set()),
        # without a date: the label tells; exercises are hosted or visited
        (f"მისიები: {KFOR}, {ISAF}", {("MDA", "participates", "KFOR", ""), ("MDA", "participates", "ISAF", "")}),
        (f"ყოფილა: {KFOR}, {ISAF}", set()),
        # membership of PfP, in two columns
        (
            '<prog id="PfP">PfP</prog>-ის წევრობა <date v="1994-03" b="since">1994 წლის მარტიდან</date>',
            {("MDA", "participates", "PfP", "1994-03/..")},
        ),
        (
            '<prog id="PfP">PfP</prog>-ში გაწევრიანდა <date v="1994-03">1994 წლის მარტი</date>',
            {("MDA", "joined", "PfP", "1994-03")},
        ),
    ],
)
def test_lines_about_the_country_of_the_title(line: str, expected: set[oracle.Fact]) -> None:
    doc = oracle.passage(f"{MDA_BOX}\n\n[box] {line}", pipeline())
    assert oracle.facts(doc) == expected


def test_lines_under_a_title_with_two_countries_state_nothing() -> None:
    title = '[box_title] <geo c="MDA">მოლდოვა</geo> და <geo c="UKR">უკრაინა</geo>'
    doc = oracle.passage(f"{title}\n\n[box] მოქმედი მისია: {KFOR} ({SINCE_2014})", pipeline())
    assert oracle.facts(doc) == set()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Austrian chemists work in the programme; it works in Austria
        (
            '<geo c="AUT" adj="1">ავსტრიელი</geo> ქიმიკოსები პროგრამაში <date v="2007">2007 წელს</date> მუშაობდნენ',
            {("AUT", "participates", "SPS", "2007")},
        ),
        (
            '<geo c="AUT">ავსტრიაში</geo> <date v="2007">2007 წელს</date> მუშაობდა',
            {("AUT", "beneficiary", "SPS", "2007")},
        ),
    ],
)
def test_people_who_work_in_the_programme_of_the_label(line: str, expected: set[oracle.Fact]) -> None:
    doc = oracle.passage(f'• <prog id="SPS">SPS</prog>: {line}', pipeline())
    assert oracle.facts(doc) == expected
