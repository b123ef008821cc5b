"""Conventions of reports: captioned tables, their rules, legends and sources, annexes, abbreviations, control lines."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of, source_of

from kaext.segment.text.segments import segment_text

REPORT = ["პარტნიორთა ანგარიში", "", "1. შესავალი", *BODY, "", "2. პროგრამები", *BODY, ""]
SECTION = ["", "3. დასკვნა", *BODY]
RULED = ["ქვეყანა | PfP | PARP", "უკრაინა | 1994 | 1994", "მოლდოვა | 1994 | 1997", "საქართველო | 1994 | 1999"]
SPACED = ["ქვეყანა        მისია     კაცი", "უკრაინა        KFOR      40", "მოლდოვა        KFOR      41"]
GLOSSARY = ["BI – კეთილსინდისიერება", "დაგეგმვის პროცესი – PARP", "სამოქმედო გეგმა ....... PAP-DIB", "NSPA\tსააგენტო"]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


def labels_between(*lines: str) -> list[str]:
    """Return the labels of lines between two numbered sections of a report."""
    return labels(*REPORT, *lines, *SECTION)[len([line for line in REPORT if line]) : -len(BODY) - 1]


@pytest.mark.parametrize("title", ["შემოკლებანი", "აბრევიატურები", "აბრევიატურების სია", "გამოყენებული აბრევიატურები"])
def test_the_abbreviations_of_a_report_are_a_section(title: str) -> None:
    assert labels_between(title, *GLOSSARY) == ["heading", *["body"] * 4]
    assert labels_between(title, "", *GLOSSARY) == ["heading", *["body"] * 4]


def test_the_abbreviations_of_a_brochure_are_a_box() -> None:
    assert labels("სათაური", "", *BODY, "", "შემოკლებანი", *GLOSSARY)[3:] == ["box_title", *["box"] * 4]


@pytest.mark.parametrize("rule", ["-" * 40, "=" * 40, "-------        -----     ----", "—" * 30])
def test_a_rule_below_the_headings_of_a_table_with_gaps_is_part_of_it(rule: str) -> None:
    found = labels_between("ცხრილი 1. კონტინგენტები", "", SPACED[0], rule, *SPACED[1:])
    assert len(set(found[1:])) == 1
    assert "header" not in found


@pytest.mark.parametrize(
    "legend", ["(წელი – შეერთება; «+» მონაწილეობს; «–» არ მონაწილეობს)", "+ კი, – არა, ✓ მონაწილეობს"]
)
def test_a_legend_is_part_of_its_table(legend: str) -> None:
    above = labels_between("დანართი. ქვეყნები და პროგრამები", legend, *RULED)
    below = labels_between("დანართი. ქვეყნები და პროგრამები", *RULED, legend)
    assert above == below == ["heading", *["body"] * 5]


@pytest.mark.parametrize("annex", ["დანართი. ქვეყნები", "დანართი ა", "დანართი № 2. ქვეყნები", "დანართი – ქვეყნები"])
def test_a_table_under_an_annex_is_its_text(annex: str) -> None:
    assert labels_between(annex, *RULED) == ["heading", *["body"] * 4]


def test_a_row_that_ends_in_a_number_is_no_running_header() -> None:
    rows = [*RULED[:1], "უკრაინა     | 1994 | 1994 | კეთილსინდისიერება | 2007", *RULED[1:]]
    assert "header" not in labels_between("დანართი. ქვეყნები", *rows)


@pytest.mark.parametrize("source", ["წყარო: NSPA, ცნობა № 2020/2, გვ. 14.", "მონაცემთა წყარო – სამინისტროს ცნობა."])
def test_the_source_of_a_table_in_the_text_is_imprint(source: str) -> None:
    assert labels_between("დანართი. ქვეყნები", *RULED, source)[-1] == "imprint"


def test_numbered_tables_are_alike() -> None:
    tables = [
        "ცხრილი 1. კონტინგენტები (კაცი)",
        "",
        *SPACED,
        "",
        "3. თანხები",
        *BODY,
        "",
        "ცხრილი 2. ფონდები",
        "",
        *RULED,
    ]
    found = labels(*REPORT, *tables, "", "4. დასკვნა", *BODY)
    assert found.count("box_title") == 2
    assert found.count("box") == len(SPACED) + len(RULED)


@pytest.mark.parametrize(
    "control", ["ვერსია 2.1          დამტკიცდა: 24 სექტემბერი, 2020 წ.", "დოკ. № BS/1127-20   ღია", "რევიზია 3"]
)
def test_the_version_of_a_report_is_imprint(control: str) -> None:
    assert labels("პარტნიორთა ანგარიში", "", control, "", "1. შესავალი", *BODY)[:2] == ["title", "imprint"]


@pytest.mark.parametrize("line", ["ვერსია 2 პარტნიორებისთვის", "დოკუმენტი პარტნიორებს ეხება"])
def test_a_subtitle_is_no_version(line: str) -> None:
    assert "imprint" not in labels("პარტნიორთა ანგარიში", line, "", "1. შესავალი", *BODY)


def test_a_complete_copyright_line_is_a_credit() -> None:
    notice = "© „მერიდიანი“, თბილისი, 2023. ტირაჟი 250. ტელ. 2 99 20 16."
    assert labels(*REPORT, notice)[-1] == "credit"
    assert (
        labels(*REPORT, "© ნატო, 2016 წლის დეკემბერი. რედაქტორი: საჯარო დიპლომატიის", "სამმართველო.")[-2:]
        == ["imprint"] * 2
    )


@pytest.mark.parametrize("label", [("ბოსნია და", "ჰერცეგოვინა"), ("ჩრდილოეთ", "მაკედონია"), ("არაბთა", "საამიროები")])
def test_a_label_over_two_lines_is_one_row(label: tuple[str, str]) -> None:
    rows = [*SPACED, label[0], f"{label[1]}     KFOR      42", "საქართველო     KFOR      43"]
    segments = segment_text(source_of(*REPORT, "ცხრილი 1. კონტინგენტები", "", *rows, *SECTION))
    assert [len(segment.lines) for segment in segments if segment.kind == "box"] == [1, 1, 1, 2, 1]
