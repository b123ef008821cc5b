"""The manuscripts that documents of the corpus are typeset from: paragraphs, rows of tables, dates of entries."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
OPEN = CORPUS / "synthetic" / "open"


@pytest.fixture
def gold(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(CORPUS / "typeset"))
    monkeypatch.delitem(sys.modules, "manuscripts", raising=False)
    import manuscripts as module  # type: ignore[import-not-found]

    return module


def test_rows_with_rules_between_their_cells_are_a_table(gold: ModuleType) -> None:
    manuscript = gold.read_manuscript(OPEN / "western-balkans-tables")
    tables = [item for item in manuscript.main if isinstance(item, gold.Table)]
    assert [(len(table.rows), {len(row.cells) for row in table.rows}) for table in tables] == [(7, {4}), (5, {4})]
    assert tables[0].rows[1].cells == ("ალბანეთი", "1995 წ.", "2003 წ. 2 მაისი", "1999 წლიდან")  # Albania, since 1999


def test_a_label_and_what_hangs_beside_it_are_a_row(gold: ModuleType) -> None:
    manuscript = gold.read_manuscript(OPEN / "central-asia-mongolia-factsheets")
    rows = [row.cells for item in manuscript.main if isinstance(item, gold.Table) for row in item.rows]
    # Two officers may be sent (in 2017).
    assert ("RSM:", "ორი შტაბის ოფიცრის გაგზავნა განიხილება (2017 წ.)") in rows
    assert all(len(cells) == 2 for cells in rows)


def test_sentences_are_not_rows(gold: ModuleType) -> None:
    manuscript = gold.read_manuscript(OPEN / "adriatic-accession")
    assert not any(isinstance(item, gold.Table) for item in manuscript.main)


@pytest.mark.parametrize(
    ("document", "date", "text"),
    [
        ("when-the-river-rises", "3.06.1998", "ბრიუსელში იხსნება EADRCC"),  # opens in Brussels
        ("science-without-borders", "1958", "პროგრამის დაბადება"),  # the birth of the programme, after leaders
        ("partners-chronology", "1994 წელი", ""),  # the year 1994, over its entries
    ],
)
def test_the_dates_of_entries_are_set_apart(gold: ModuleType, document: str, date: str, text: str) -> None:
    manuscript = gold.read_manuscript(OPEN / document)
    entries = [(item.date, item.text) for item in manuscript.main if getattr(item, "label", "") == "timeline"]
    assert (date, text) in entries


def test_a_sentence_that_begins_with_a_date_keeps_it(gold: ModuleType) -> None:
    """1999 წლის სექტემბრიდან: since September of 1999."""
    manuscript = gold.read_manuscript(OPEN / "partners-chronology")
    entries = [item for item in manuscript.main if getattr(item, "label", "") == "timeline"]
    assert [item.date for item in entries if item.text.startswith("1999 წლის სექტემბრიდან")] == [""]
