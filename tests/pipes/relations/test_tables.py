from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.verbless.tables import rows_of

ARMENIA, YEAR = '<geo c="ARM">სომხეთი</geo>', '<date v="1994">1994</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def row(marked: str) -> list[Phrase]:
    return oracle.row_of(marked, pipeline())


def test_cells_are_in_the_order_of_the_headings() -> None:
    ((country, cells),) = rows_of(row(f"{ARMENIA} {YEAR} -"), 2)
    assert country.ids == ("ARM",)
    assert [cell and cell.ids for cell in cells] == [("1994",), None]


@pytest.mark.parametrize("text", [f"{ARMENIA} {YEAR} {YEAR} {YEAR}", f"{ARMENIA} {YEAR} კარგია", ARMENIA, YEAR])
def test_no_row_of_the_table(text: str) -> None:
    assert rows_of(row(text), 2) == []


def test_cells_may_be_separated_by_tabs() -> None:
    rows = ["ქვეყანა\tფორმატი\tგაწევრიანდა", f'{ARMENIA}\t<prog id="PfP">PfP</prog>\t{YEAR}', "იემენი\t–\t–"]
    assert oracle.facts(oracle.passage("\n\n".join(rows), pipeline())) == {("ARM", "joined", "PfP", "1994")}


def test_a_sum_belongs_to_the_fact_of_its_own_cell() -> None:
    headings = 'ქვეყანა | გაწევრიანდა | ფორმატი | <prog id="TRUST-FUND">სატრასტო ფონდიდან</prog> მიიღო'
    cells = f'{ARMENIA} | {YEAR} | <prog id="PfP">PfP</prog> | <money v="90000" c="EUR">90 000 ევრო</money>'
    doc = oracle.passage(f"{headings}\n\n{cells}", pipeline())
    sums = {(fact.relation, fact.date): fact.sum and doc.text[slice(*fact.sum)] for fact in doc._.relations}
    assert sums == {("joined", "1994"): None, ("beneficiary", ""): "90 000 ევრო"}


DECEMBER, CONTINGENTS = '<date v="2016-12">2016 წლის დეკემბერი</date>', 'წვლილი <prog id="KFOR">KFOR</prog>-ში'
ROWS = (
    'ქვეყანა\t<prog id="KFOR">KFOR</prog>\t<prog id="RSM">RSM</prog>',
    f"{ARMENIA}\t35\t121",
    '<geo c="MDA">მოლდოვა</geo>\t-\t41',
)


@pytest.mark.parametrize(
    ("title", "date"),
    [
        (f"ცხრილი 1. {CONTINGENTS}, {DECEMBER}", "2016-12"),
        (f"ცხრილი 1. {CONTINGENTS}", ""),
        (f"ცხრილი 1. {CONTINGENTS}, {DECEMBER} და {YEAR}", ""),
    ],
)
def test_contingents_have_the_one_date_of_the_title(title: str, date: str) -> None:
    assert oracle.facts(oracle.passage("\n\n".join((f"[heading] {title}", *ROWS)), pipeline())) == {
        ("ARM", "participates", "KFOR", date),
        ("ARM", "participates", "RSM", date),
        ("MDA", "participates", "RSM", date),
    }
