"""Sheets of projects and countries: the fields of a sheet state facts together."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

HEAD = "[heading] ბარათი 1"
FUND = '<prog id="TRUST-FUND">სატრასტო ფონდი</prog>'
SRB, NOR, HUN = '<geo c="SRB">სერბეთი</geo>', '<geo c="NOR">ნორვეგია</geo>', '<geo c="HUN">უნგრეთი</geo>'
PERIOD = '<date v="2006-05/2011-11">2006 წლის მაისი – 2011 წლის ნოემბერი</date>'
SINCE = '<date v="2007" b="since">2007 წლიდან</date>'
ENDED = '<date v="2012">2012 წელი</date>'
KFOR, NRF, MAP = '<prog id="KFOR">KFOR</prog>', '<prog id="NRF">NRF</prog>', '<prog id="MAP">MAP</prog>'
HELPED = ("SRB", "beneficiary", "TRUST-FUND", "2006-05/2011-11")
LED = ("NOR", "participates", "TRUST-FUND", "2006-05/2011-11")


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def facts(*lines: str) -> set[tuple[str, str, str, str]]:
    return oracle.facts(oracle.passage("\n\n".join([HEAD, *lines]), pipeline()))


@pytest.mark.parametrize(
    "label",
    [
        "ბენეფიციარი",
        "ბენეფიციარები",
        "ბენეფიციარი ქვეყანა",
        "მიმღები",
        "მიმღები სახელმწიფო",
        "ადრესატი",
        "სამიზნე ქვეყანა",
    ],
)
def test_labels_of_those_for_whom_it_is(label: str) -> None:
    assert facts(f"მექანიზმი: {FUND}", f"{label}: {SRB}", f"პერიოდი: {PERIOD}") == {HELPED}


@pytest.mark.parametrize(
    "label",
    ["წამყვანი ქვეყანა", "წამყვანი სახელმწიფო", "კოორდინატორი", "მონაწილეები", "მონაწილე ქვეყნები", "ლიდერი ქვეყანა"],
)
def test_labels_of_those_who_take_part(label: str) -> None:
    fields = (f"დაფინანსება: {FUND}", f"ბენეფიციარი: {SRB}", f"{label}: {NOR}", f"ვადა: {PERIOD}")
    assert facts(*fields) == {HELPED, LED}


@pytest.mark.parametrize(
    "label", ["ვადა", "პერიოდი", "ხანგრძლივობა", "მიმდინარეობა", "განხორციელების ვადა", "პროექტის პერიოდი"]
)
def test_labels_of_the_period(label: str) -> None:
    assert facts(f"{label}: {PERIOD}", f"ბენეფიციარი: {SRB}", f"წყარო: {FUND}") == {HELPED}


def test_start_and_end_make_a_period() -> None:
    fields = (f"მიმღები: {SRB}", f"მექანიზმი: {FUND}", f"დაწყება: {SINCE}", f"დასრულება: {ENDED}")
    assert facts(*fields) == {("SRB", "beneficiary", "TRUST-FUND", "2007/2012")}


def test_a_date_beside_the_country_is_its_own() -> None:
    fields = (f"მექანიზმი: {FUND}", f"მიმღებები: {SRB} ({SINCE}), {HUN}", f"პერიოდი: {PERIOD}")
    assert facts(*fields) == {
        ("SRB", "beneficiary", "TRUST-FUND", "2007/.."),
        ("HUN", "beneficiary", "TRUST-FUND", "2006-05/2011-11"),
    }


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("დასრულებული", {HELPED}),
        ("მიმდინარე", {HELPED}),
        ("დაგეგმილი", {("SRB", "planned", "TRUST-FUND", "2006-05/2011-11")}),
        ("უარყოფილია", set()),
        ("გაუქმდა", set()),
        ("არ დაწყებულა", set()),
    ],
)
def test_status(status: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert facts(f"მექანიზმი: {FUND}", f"მიმღები: {SRB}", f"ვადა: {PERIOD}", f"სტატუსი: {status}") == expected


@pytest.mark.parametrize(
    "field",
    [f"დონორები: {NOR}", f"მეზობლები: {NOR}", f"შეხვედრის ადგილი: {NOR}", f"შენიშვნა: {NOR} უარს აცხადებს"],
)
def test_other_countries_of_a_sheet(field: str) -> None:
    assert facts(f"მექანიზმი: {FUND}", f"მიმღები: {SRB}", f"ვადა: {PERIOD}", field) == {HELPED}


@pytest.mark.parametrize(
    ("field", "fact"),
    [
        (f"ოპერაცია: {KFOR} – {SINCE}", ("SRB", "participates", "KFOR", "2007/..")),
        (
            f'მზადყოფნა: {NRF} – შეუერთდა <date v="2008-03">2008 წლის მარტში</date>',
            ("SRB", "joined", "NRF", "2008-03"),
        ),
    ],
)
def test_country_of_a_sheet(field: str, fact: tuple[str, str, str, str]) -> None:
    assert facts(f"ქვეყანა: {SRB}", "დედაქალაქი: ბელგრადი", field) == {fact}


def test_date_of_an_event_below_its_programme() -> None:
    fields = (f"ქვეყანა: {SRB}", f"შემდეგი ნაბიჯი: {MAP}", 'შეთავაზება: <date v="2010-04">2010 წლის აპრილი</date>')
    assert facts(*fields) == {("SRB", "offered", "MAP", "2010-04")}


def test_taking_part_since() -> None:
    fields = (f"ქვეყანა: {SRB}", f"ოპერაცია: {KFOR}", f"მონაწილეობა: {SINCE}")
    assert facts(*fields) == {("SRB", "participates", "KFOR", "2007/..")}


def test_a_label_that_recurs_begins_the_next_sheet() -> None:
    first = (f"მექანიზმი: {FUND}", f"მიმღები: {SRB}", f"ვადა: {PERIOD}")
    second = (f"მექანიზმი: {FUND}", f"მიმღები: {HUN}", f"ვადა: {SINCE}")
    assert facts(*first, *second) == {HELPED, ("HUN", "beneficiary", "TRUST-FUND", "2007/..")}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("შეთანხმებულია {}", {("SRB", "completed", "IPAP", "2008-09")}),
        ("დამტკიცდა {}; ციკლი ორწლიანია", {("SRB", "completed", "IPAP", "2008-09")}),
        ("არ შეთანხმებულა {}", set()),
        ("განიხილება {}", set()),
    ],
)
def test_status_of_a_plan(status: str, expected: set[tuple[str, str, str, str]]) -> None:
    date = '<date v="2008-09">2008 წლის სექტემბერში</date>'
    fields = (f"ქვეყანა: {SRB}", 'მექანიზმი: <prog id="IPAP">IPAP</prog>', f"სტატუსი: {status.format(date)}")
    assert facts(*fields) == expected
