"""Pictures as data."""

from typing import Any

import pytest

from kaext.report import charts
from kaext.report.charts import bars, first_year, matrix, timeline


def fact(number: int, country: str, programme: str, date: str, relation: str = "joined") -> dict[str, Any]:
    return {
        "doc_id": "a-txt",
        "id": f"a-txt-r{number}",
        "country": country,
        "relation": relation,
        "programme": programme,
        "date": date,
    }


FACTS = [
    fact(1, "GEO", "PfP", "1994-03"),
    fact(2, "GEO", "IPAP", "1994"),
    fact(3, "ARM", "PfP", "../2008"),
    fact(4, "ARM", "PfP", ""),
]


@pytest.mark.parametrize(
    ("date", "year"),
    [("2004", 2004), ("199X", 1990), ("2004-06/..", 2004), ("../2008", 2008), ("", None), ("XXXX-05", None)],
)
def test_first_year(date: str, year: int | None) -> None:
    assert first_year(date) == year


def test_a_single_fact_links_to_its_evidence_and_several_to_their_list() -> None:
    drawn = timeline(FACTS)
    assert drawn is not None
    hrefs = {dot.country: dot.href for dot in drawn.dots}
    assert hrefs == {
        "ARM": "documents/a-txt.html#a-txt-r3",
        "GEO": "lists.html?table=relations&country=GEO&relation=joined&date=1994",
    }


def test_no_dated_fact_no_timeline() -> None:
    assert timeline([FACTS[3]]) is None
    assert matrix([]) is None


def test_matrix_counts_facts() -> None:
    counted = matrix(FACTS)
    assert counted is not None
    assert counted.programmes == ("PfP", "IPAP")
    assert [(country, [cell and cell.count for cell in cells]) for country, cells in counted.rows] == [
        ("ARM", [2, None]),
        ("GEO", [1, 1]),
    ]


def test_matrix_leaves_out_countries_without_a_programme_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "MAX_COLUMNS", 1)
    counted = matrix([*FACTS, fact(5, "UKR", "IPAP", "")])
    assert counted is not None
    assert (counted.programmes, [country for country, _ in counted.rows]) == (("PfP",), ["ARM", "GEO"])
    assert counted.left_out == 2  # Ukraine and the IPAP


def money(id: str, amount: str, currency: str, country: str, part_of: str = "") -> dict[str, str]:
    return {"id": id, "amount_max": amount, "currency": currency, "country": country, "part_of": part_of}


def test_bars_total_by_currency() -> None:
    sums = [
        money("s1", "1000000", "EUR", "GEO"),
        money("s2", "500000", "EUR", "UKR"),
        money("s3", "1000000.5", "EUR", "GEO"),
        money("s4", "7", "USD", ""),
    ]
    drawn = bars(sums, by="country").bars
    assert [(bar.name, bar.currency, bar.total) for bar in drawn] == [
        ("GEO", "EUR", "2\u202f000\u202f000"),
        ("UKR", "EUR", "500\u202f000"),
    ]
    assert drawn[0].share == 1.0


def test_parts_count_only_where_their_total_does_not() -> None:
    sums = [
        money("s1", "10", "EUR", "GEO"),
        money("s2", "4", "EUR", "GEO", part_of="s1"),
        money("s3", "6", "EUR", "UKR", part_of="s1"),
        money("s4", "9", "EUR", ""),
        money("s5", "2", "EUR", "MDA", part_of="s4"),
    ]
    assert {bar.name: bar.total for bar in bars(sums, by="country").bars} == {"GEO": "10", "UKR": "6", "MDA": "2"}


def test_of_many_totals_the_largest_have_bars_and_the_others_are_counted() -> None:
    sums = [money(f"s{n}", str(n), currency, f"C{n:02}") for n in range(1, 51) for currency in ("EUR", "USD")]
    drawn = bars(sums, by="country")
    assert [bar.name for bar in drawn.bars if bar.currency == "EUR"] == [f"C{n:02}" for n in range(50, 10, -1)]
    assert (len(drawn.bars), drawn.left_out) == (80, 20)


def test_a_dot_of_many_programmes_names_some() -> None:
    drawn = timeline(fact(n, "GEO", f"P{n}", "2004") for n in range(9))
    assert drawn is not None
    assert [dot.programmes for dot in drawn.dots] == ["P0, P1, P2, P3, P4 (+4)"]
