import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from kaext.document import Document
from kaext.emit.checks import checked_rows
from tests.emit.samples import TEXT, sample


def problems_of(document: Document) -> list[str]:
    return [record.message for record in checked_rows(document)["problems"]]


def test_a_document_that_is_valid_passes_whole() -> None:
    rows = checked_rows(sample())
    assert rows["problems"] == ()
    assert {table: len(records) for table, records in rows.items()} == {
        "documents": 1,
        "blocks": 2,
        "dates": 1,
        "acronyms": 1,
        "sums": 1,
        "mentions": 2,
        "relations": 1,
        "problems": 0,
    }


WRONG = [
    ("dates", {"value": "2004-13"}, "not an EDTF date"),
    ("dates", {"kind": "duration", "first_day": None, "last_day": None}, "not an ISO 8601 duration"),
    ("dates", {"kind": "set", "value": "P1Y"}, "a set has no days"),
    ("dates", {"first_day": dt.date(2004, 6, 2)}, "is not what '2004-06' covers"),
    ("dates", {"text": "2004 წლის მაისში"}, "is not the text at"),
    ("dates", {"end": len(TEXT) + 1}, "extent 12:"),
    ("dates", {"end": 12, "text": ""}, "extent 12:12"),
    ("dates", {"source_end": None}, "only one end"),
    ("dates", {"source_start": 4000, "source_end": 4001}, "in a source of"),
    ("dates", {"page": 1}, "page 1 of 0"),
    ("dates", {"bbox": "1 2 3"}, "is not x0 y0 x1 y1"),
    ("dates", {"block_id": "a-txt-b9"}, "is not in blocks"),
    ("acronyms", {"acronym": ""}, "no acronym"),
    ("acronyms", {"long_form": "გეგმა"}, "is not the text at"),
    ("acronyms", {"defined_here": False}, "not defined_here"),
    ("acronyms", {"repeats": "a-txt-a9"}, "row a-txt-a9 is not in acronyms"),
    ("sums", {"currency": "EVR"}, "not an ISO 4217 currency"),
    ("sums", {"amount_min": Decimal(2_000_000)}, "is above amount_max"),
    ("sums", {"country": "XQQ"}, "not an ISO 3166 alpha-3 code"),
    ("mentions", {"ids": "GEO XQQ"}, "XQQ is not an ISO 3166 alpha-3 code"),
    ("mentions", {"ids": " "}, "no ids"),
    ("mentions", {"id": "a-txt-d1"}, "is not unique"),
    ("relations", {"country": "XQQ"}, "not an ISO 3166 alpha-3 code"),
    ("relations", {"date": "2004/2003"}, "not an EDTF date"),
    ("relations", {"sum_id": "a-txt-s2"}, "is not in sums"),
    ("relations", {"evidence": "სხვა"}, "is not the text at"),
]


@pytest.mark.parametrize(("table", "change", "reason"), WRONG)
def test_a_record_that_fails_a_check_is_left_out_and_reported(
    table: str, change: dict[str, object], reason: str
) -> None:
    document = sample()
    first, *others = getattr(document, table)
    rows = checked_rows(sample(**{table: (first.model_copy(update=change), *others)}))
    assert len(rows[table]) == len(others)
    told = [record for record in rows["problems"] if getattr(record, "message", "").startswith(f"{table}: ")]
    assert len(told) >= 1
    assert reason in told[0].message
    assert told[0].problem == "record-invalid"
    assert rows["documents"][0].problems == len(rows["problems"])


def test_a_fact_loses_with_its_sum() -> None:
    (wrong,) = sample().sums
    rows = checked_rows(sample(sums=(wrong.model_copy(update={"currency": "EVR"}),)))
    assert rows["sums"] == rows["relations"] == ()
    assert len(rows["problems"]) == 2


def test_a_part_needs_its_total() -> None:
    (money,) = sample().sums
    part = money.model_copy(update={"id": "sample-txt-s2", "role": "part"})
    for wrong in (part, part.model_copy(update={"part_of": "sample-txt-s9"})):
        rows = checked_rows(sample(sums=(money, wrong)))
        assert rows["sums"] == (money,)
        assert len(rows["problems"]) == 1
    right = part.model_copy(update={"part_of": money.id})
    assert checked_rows(sample(sums=(money, right)))["sums"] == (money, right)


def test_a_part_of_a_total_that_is_left_out_is_a_sum_like_others() -> None:
    document = sample()
    money = document.sums[0]
    total = money.model_copy(update={"id": f"{money.id}1", "role": "total", "currency": "EVR"})
    part = money.model_copy(update={"role": "part", "part_of": total.id})
    rows = checked_rows(replace(document, sums=(part, total)))
    assert rows["sums"] == (money,)


def test_former_states_and_currencies_are_known() -> None:
    document = sample()
    (money,) = document.sums
    country, programme = document.mentions
    changed = sample(
        sums=(money.model_copy(update={"currency": "DEM"}),),
        mentions=(country.model_copy(update={"ids": "SUN"}), programme),
    )
    assert problems_of(changed) == []
