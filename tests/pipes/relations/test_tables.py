from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.tables import columns_of, rows_of

PFP, PARP = '<prog id="PfP">PfP</prog>', '<prog id="PARP">PARP</prog>'
ARMENIA, YEAR = '<geo c="ARM">სომხეთი</geo>', '<date v="1994">1994</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def row(marked: str) -> list[Phrase]:
    return oracle.row_of(marked, pipeline())


@pytest.mark.parametrize(
    ("heading", "relations"),
    [
        (f"ქვეყანა {PFP}-ს შეუერთდა {PARP} დაასრულა", ["joined", "completed"]),
        (f"ქვეყანა შეუერთდა {PFP}-ს მონაწილეობს {PARP}-ში", ["joined", "participates"]),
        (f"ქვეყანა {PFP} {PARP}", ["joined", "joined"]),
        (f"ქვეყანა {PFP} <prog id='KFOR'>KFOR</prog>".replace("'", '"'), ["joined", "participates"]),
    ],
)
def test_a_column_states_the_relation_of_its_verb_or_of_its_programme(heading: str, relations: list[str]) -> None:
    assert [column.relation for column in columns_of(row(heading))] == relations


@pytest.mark.parametrize(
    "text", [f"{PFP} {PARP}", f"ქვეყანა {PFP}-ში, {YEAR}", f"ქვეყანა {ARMENIA}", f"{ARMENIA} {PFP}-ს {YEAR}", ""]
)
def test_no_row_of_headings(text: str) -> None:
    assert columns_of(row(text) if text else []) == ()


def test_cells_are_in_the_order_of_the_headings() -> None:
    ((country, cells),) = rows_of(row(f"{ARMENIA} {YEAR} -"), 2)
    assert country.ids == ("ARM",)
    assert [cell and cell.ids for cell in cells] == [("1994",), None]


@pytest.mark.parametrize("text", [f"{ARMENIA} {YEAR} {YEAR} {YEAR}", f"{ARMENIA} {YEAR} კარგია", ARMENIA, YEAR])
def test_no_row_of_the_table(text: str) -> None:
    assert rows_of(row(text), 2) == []
