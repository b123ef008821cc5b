"""Lists of countries: their items, and the sentence that the words before a list make with each item."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.lists import expanded_list, items_after_colon, items_of


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


LISTS = [
    # Moldova (2006), Serbia, Ukraine
    (
        '<geo c="MDA">მოლდოვა</geo> (<date v="2006">2006 წ.</date>); <geo c="SRB">სერბეთი</geo>',
        [(("MDA",), ["2006"]), (("SRB",), [])],
    ),
    # in 2005 - Azerbaijan and Armenia
    (
        '<date v="2005">2005 წელს</date> - <geo c="AZE">აზერბაიჯანმა</geo> და <geo c="ARM">სომხეთმა</geo>',
        [(("AZE", "ARM"), ["2005"])],
    ),
    # Moldova joined
    ('<geo c="MDA">მოლდოვა</geo> შეუერთდა', []),
    # Moldova's soldiers
    ('<geo c="MDA">მოლდოვის</geo> ჯარისკაცები', []),
]


@pytest.mark.parametrize(("marked", "expected"), LISTS)
def test_items_of_a_list(marked: str, expected: list[tuple[tuple[str, ...], list[str]]]) -> None:
    items = items_of(oracle.row_of(marked, pipeline()))
    assert [(item.country.ids, [id for date in item.dates for id in date.ids]) for item in items] == expected


def test_an_item_replaces_the_noun_for_all_items_in_its_case() -> None:
    # DEEP works in the following countries: Iraq (since 2012), Tunisia
    row = oracle.row_of(
        '<prog id="DEEP">DEEP</prog> შემდეგ ქვეყნებში მუშაობს: <geo c="IRQ">ერაყი</geo> '
        '(<date v="2012" b="since">2012 წლიდან</date>), <geo c="TUN">ტუნისი</geo>',
        pipeline(),
    )
    told = [[(phrase.text, phrase.role) for phrase in sentence] for sentence in expanded_list(row)]
    assert [[text for text, _ in sentence] for sentence in told] == [
        ["DEEP", "ერაყი", "2012 წლიდან", "მუშაობს"],
        ["DEEP", "ტუნისი", "მუშაობს"],
    ]
    assert [sentence[1][1] for sentence in told] == ["loc", "loc"]


@pytest.mark.parametrize(
    "marked",
    [
        # Ukraine's partners take part: … - another country is named before
        '<geo c="UKR">უკრაინის</geo> პარტნიორები მონაწილეობენ: <geo c="MDA">მოლდოვა</geo>',
        # it takes part: Moldova - no words for several
        'ქვეყანა <prog id="PARP">PARP</prog>-ში მონაწილეობს: <geo c="MDA">მოლდოვა</geo>',
        # countries of PARP: Moldova - no verb
        '<prog id="PARP">PARP</prog>-ის ქვეყნები: <geo c="MDA">მოლდოვა</geo>',
    ],
)
def test_other_words_before_a_list_are_no_placeholder(marked: str) -> None:
    row = oracle.row_of(marked, pipeline())
    assert items_after_colon(row)
    assert not list(expanded_list(row))
