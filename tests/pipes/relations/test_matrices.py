"""Matrices of countries and programmes: signs, dates and figures in their cells, and legends."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

PFP, PARP, KFOR = (f'<prog id="{name}">{name}</prog>' for name in ("PfP", "PARP", "KFOR"))
BI, FUND = '<prog id="BI">BI</prog>', '<prog id="TRUST-FUND">სატრასტო ფონდი</prog>'
IPAP = '<prog id="IPAP">IPAP</prog>'
MOLDOVA, GEORGIA = '<geo c="MDA">მოლდოვა</geo>', '<geo c="GEO">საქართველო</geo>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def date(value: str, text: str = "", bound: str = "") -> str:
    return f'<date v="{value}"{f" b={bound!r}".replace(chr(39), chr(34)) if bound else ""}>{text or value}</date>'


def facts(*blocks: str) -> set[tuple[str, ...]]:
    """Return the facts of blocks, each without its country where that is Moldova."""
    found = oracle.facts(oracle.passage("\n\n".join(blocks), pipeline()))
    return {fact[1:] if fact[0] == "MDA" else fact for fact in found}


def facts_of_cell(head: str, cell: str, *others: str) -> set[tuple[str, ...]]:
    """Return the facts of a cell under a heading, beside an empty cell."""
    return facts(*others, f"ქვეყანა | {head} | {PFP}", f"{MOLDOVA} | {cell} | –")


@pytest.mark.parametrize("sign", ["+", "✓", "✔", "√", "●", "x", "X", "×", "კი", "დიახ", "«+»", "+ ¹", "მონაწილეობს"])
def test_signs_that_affirm(sign: str) -> None:
    assert facts_of_cell(BI, sign) == {("participates", "BI", "")}


@pytest.mark.parametrize("sign", ["–", "-", "—", "✗", "○", "არა", "არ მონაწილეობს", "ჯერ არა", "უარყოფილია", "0", ""])
def test_signs_that_deny(sign: str) -> None:
    assert facts_of_cell(BI, sign) == set()
    assert facts_of_cell(KFOR, sign) == set()


def test_a_cross_beside_ticks_denies() -> None:
    rows = [f"{MOLDOVA} | ✓ | x", f"{GEORGIA} | x | ✓"]
    assert facts(f"| {BI} | {PARP}", *rows) == {("participates", "BI", ""), ("GEO", "participates", "PARP", "")}


def test_dates_by_the_kind_of_the_programme() -> None:
    assert facts_of_cell(PARP, date("1997")) == {("joined", "PARP", "1997")}
    assert facts_of_cell(BI, date("2007")) == {("joined", "BI", "2007")}
    assert facts_of_cell(IPAP, date("2006")) == {("completed", "IPAP", "2006")}
    assert facts_of_cell(KFOR, date("2014")) == {("participates", "KFOR", "2014")}
    assert facts_of_cell(FUND, date("2014")) == {("beneficiary", "TRUST-FUND", "2014")}


def test_an_interval_is_one_of_taking_part() -> None:
    assert facts_of_cell(PARP, date("1997", "1997 წლიდან", "since")) == {("participates", "PARP", "1997/..")}
    assert facts_of_cell(PARP, date("1997/2003", "1997–2003")) == {("participates", "PARP", "1997/2003")}


@pytest.mark.parametrize(
    ("legend", "relation"),
    [
        ("(წელი – შეერთების წელი; + მონაწილეობს)", "joined"),
        ("თარიღი – ჩართვის დრო.", "joined"),
        ("წელი: მონაწილეობის დასაწყისი", "participates"),
        ("წლები – გასვლა მისიიდან", "withdrew"),
        ("„წელი“ ნიშნავს დამტკიცების წელს", "completed"),
    ],
)
def test_a_legend_explains_dates_wherever_it_is(legend: str, relation: str) -> None:
    head, row = f"ქვეყანა | {PARP} | {BI}", f"{MOLDOVA} | {date('1997')} | –"
    assert facts(legend, head, row) == facts(head, row, legend) == {(relation, "PARP", "1997")}


def test_a_legend_explains_signs() -> None:
    legend = "● – მონაწილეობს, ○ – დაგეგმილია, x – არ მონაწილეობს"
    row = f"{MOLDOVA} | ○ | ●"
    assert facts(legend, f"| {BI} | {PARP}", row) == {("planned", "BI", ""), ("participates", "PARP", "")}
    assert facts(legend, f"| {BI} | {PARP}", f"{MOLDOVA} | x | –") == set()


def test_figures_of_people_in_operations() -> None:
    assert facts_of_cell(KFOR, "44") == {("participates", "KFOR", "")}
    assert facts_of_cell(f"{KFOR}, {date('2022', '2022 წ.')}", "1 269") == {("participates", "KFOR", "2022")}
    assert facts_of_cell(BI, "44") == set()


def test_words_in_cells() -> None:
    assert facts_of_cell(BI, "გეგმავს") == {("planned", "BI", "")}
    assert facts_of_cell(BI, f"დაგეგმილია, {date('2024')}") == {("planned", "BI", "2024")}
    assert facts_of_cell(KFOR, f"გავიდა {date('2008')}") == {("withdrew", "KFOR", "2008")}


def test_the_heading_of_the_countries_may_be_missing_or_the_countries_may_be_the_headings() -> None:
    expected = {("joined", "PARP", "1997"), ("GEO", "participates", "BI", "")}
    rows = f"{MOLDOVA}\t{date('1997')}\t–", f"{GEORGIA}\t–\t+"
    assert facts(f"{PARP}\t{BI}", *rows) == set()  # one gap alone makes no row
    assert facts(f"{PARP}\t{BI}\t{KFOR}", *(f"{row}\t–" for row in rows)) == expected
    countries = f"პროგრამა | {MOLDOVA} | {GEORGIA}"
    assert facts(countries, f"{PARP} | {date('1997')} | –", f"{BI} | – | +") == expected


def test_rows_with_other_columns() -> None:
    head, row = f"№ | ქვეყანა | {PARP} | {BI} | შენიშვნა", f"1 | {MOLDOVA} | {date('1997')} | + | ნეიტრალური"
    assert facts(head, row) == {("joined", "PARP", "1997"), ("participates", "BI", "")}


def test_projects_with_their_status_and_cost() -> None:
    heads = "ქვეყანა | მექანიზმი | ვადა | მლნ ევრო"
    sps = '<prog id="SPS">SPS</prog>, რადარი'
    assert facts(heads, f"{MOLDOVA} | {sps} | {date('2016')} | 0,9") == {("beneficiary", "SPS", "2016")}
    planned = f"{MOLDOVA} | {FUND} (დაგეგმილია) | {date('2021', '2021 წ.')} | 1,1"
    assert facts(heads, planned) == {("planned", "TRUST-FUND", "2021")}
    assert facts(heads, f"{MOLDOVA} | {FUND} | უარყოფილია | –") == set()


@pytest.mark.parametrize("title", ["აბრევიატურები", "დანართი ბ. აბრევიატურები", "შემოკლებათა სია"])
def test_a_list_of_abbreviations_names_no_topic(title: str) -> None:
    glossary = f"[heading] {title}", f"კეთილსინდისიერების მშენებლობა - {BI}"
    assert facts(*glossary, "[heading] შესავალი", f"ანგარიში {GEORGIA} მოიცავს და მის მდგომარეობას აღწერს.") == set()


def test_a_figure_in_the_next_cell_is_no_year_of_an_exercise() -> None:
    document = oracle.facts(oracle.passage(f"{PARP}\t{BI}\t{KFOR}\n\n{MOLDOVA}\t–\t–\t66", pipeline()))
    assert document == {("MDA", "participates", "KFOR", "")}
