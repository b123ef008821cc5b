"""Boxes with known lines: inside lines of signs, and labels above values."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of, source_of

from kaext.segment.text.frames import Frame, fact_boxes, frames, separator_lines
from kaext.segment.text.segments import segment_text

RULES = ["-" * 40, "=" * 30, "* * * * * *", "~~~~~~", "_____", "–" * 10, "+--------+"]


@pytest.mark.parametrize("rule", RULES)
def test_a_heading_between_lines_of_signs(rule: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", rule, "პირველი თავი", rule, "", *BODY)
    assert found[3:] == [
        ("header", ""),
        ("heading", "sec:2"),
        ("header", ""),
        ("body", "sec:2"),
        ("body", "sec:2"),
    ]


@pytest.mark.parametrize("rule", RULES)
def test_a_box_inside_lines_of_signs(rule: str) -> None:
    inside = [rule, "ჩანართის სათაური", rule, "- პირველი ფაქტი;", "- მეორე ფაქტი.", rule]
    found = kinds_of("სათაური", "", *BODY, "", *inside, "", *BODY)
    assert [kind for kind, _ in found[3:9]] == ["box", "box_title", "box", "box", "box", "box"]
    assert {unit for _, unit in found[3:9]} == {"box:1"}
    assert found[9:] == [("body", "sec:1")] * 2


def test_a_framed_box_names_itself() -> None:
    inside = ["+------------+", "| იცოდით?    |", "| 1994 წელს. |", "+------------+"]
    found = kinds_of("სათაური", "", *BODY, "", *inside, "", *BODY)
    assert [kind for kind, _ in found[3:7]] == ["box", "box_title", "box", "box"]


def test_a_framed_imprint_is_no_box() -> None:
    inside = ["=====", "ბიულეტენს გამოსცემს კვლევითი ცენტრი, თბილისი.", "ტირაჟი 500.", "====="]
    found = kinds_of("სათაური", "", *BODY, "", *inside)
    assert [kind for kind, _ in found[3:]] == ["header", "imprint", "imprint", "header"]


def test_only_lines_of_signs() -> None:
    assert kinds_of("----------", "", "==========") == [("header", "")] * 2


@pytest.mark.parametrize("text", ["--", "- - ტექსტი", "**მუქი**", "2004-2006", "...", "—"])
def test_other_lines_with_signs(text: str) -> None:
    assert separator_lines([text]) == []


def test_lines_of_signs_between_the_rows_of_a_table_belong_to_it() -> None:
    assert separator_lines(["ქვეყანა | წელი | პროგრამა", "---------", "სომხეთი | 1994 | PfP"]) == []


def test_a_frame_has_no_empty_line_inside() -> None:
    assert frames(["====", "ა", "", "ბ", "===="], [0, 4]) == []
    assert frames(["====", "ა", "ბ", "===="], [0, 3]) == [Frame((0, 3), range(1, 1), range(1, 3))]
    assert frames(["====", "ა", "ბ", "----"], [0, 3]) == []


FACTS = ["ფაქტები ციფრებში", "ხელმოწერა", "16.03.1994", "სამხედროები KFOR-ში", "41", "ხარჯი", "€1,25 მლნ"]


def test_labels_above_values() -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", *FACTS, "", "ქრონოლოგია", "1992", "მოლდოვა NACC-ის წევრია.", "1994", "PfP."
    )
    assert [kind for kind, _ in found[3:10]] == ["box_title"] + ["box"] * 6
    assert [kind for kind, _ in found[10:]] == ["heading"] + ["timeline"] * 4


@pytest.mark.parametrize(
    "texts",
    [
        FACTS[:3],
        ["თავი", *FACTS[1:]],
        ["წინ ტექსტია", *FACTS],
        [FACTS[0], *(line for line in FACTS if not line[0].isdigit())],
        [*FACTS, "აქ მთავრდება წინადადება."],
    ],
)
def test_too_little_for_a_box_of_facts(texts: list[str]) -> None:
    assert list(fact_boxes(texts)) == []


def test_boxes_of_both_kinds_are_distinct() -> None:
    texts = ["====", "ა", "ბ", "====", "", *FACTS]
    first, second = *frames(texts, [0, 3]), *fact_boxes(texts)
    assert first.box != second.box


def test_rows_in_a_frame_stay_apart() -> None:
    rows = ["სომხეთი      1994      PfP", "უკრაინა      1995      PfP", "მოლდოვა      1996      PfP"]
    boxes = [s for s in segment_text(source_of("სათაური", "", *BODY, "", "=====", *rows, "=====")) if s.kind == "box"]
    assert [len(box.lines) for box in boxes] == [1] * 5


@pytest.mark.parametrize(
    "box",
    [
        ["*** ციფრები ***", "94 სამხედრო ქაბულში", "120 სამხედრო ჰერათში", "***************"],
        ["----- მოკლედ -----", "ბატალიონი ზღვაზე დგას", "გემები ნავსადგურში დგას", "------------------"],
    ],
)
def test_a_title_between_signs_opens_a_frame(box: list[str]) -> None:
    found = [(s.kind, len(s.lines)) for s in segment_text(source_of("სათაური", "", *BODY, "", *box, "", *BODY))]
    assert ("box_title", 1) in found
    assert sum(lines for kind, lines in found if kind == "box") == len(box) - 1


def test_a_title_between_signs_without_a_closing_line_is_no_frame() -> None:
    texts = ["*** ციფრები ***", "94 სამხედრო ქაბულში", "", "***************"]
    assert frames(texts, separator_lines(texts)) == []


def test_a_frame_may_be_drawn() -> None:
    box = ["┌────────────────┐", "│ გემები ზღვაზე │", "│ დგას უკვე      │", "└────────────────┘"]
    found = segment_text(source_of("სათაური", "", *BODY, "", *box, "", *BODY))
    assert {s.kind for s in found if set(s.lines) & {5, 6, 7, 8}} == {"box"}
