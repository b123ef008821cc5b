"""Segmentation of texts in lightweight markup."""

import pytest
from tests.segment.text.test_segments import source_of

from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import segment

BODY = "ფინეთი და შვედეთი ალიანსთან თანამშრომლობას მრავალი წლის განმავლობაში ავითარებდნენ."
ENTRIES = ["**1994, მაისი** – ფინეთი შეუერთდა.", "**1995, 2–4 ივნისი** – წვრთნა გაიმართა.", "**1999** – ძალები ჩავიდა."]


def labels_of(*lines: str) -> list[str]:
    """Return the label and unit of each line below a title and two headings."""
    source, _ = characters(source_of("# სათაური", "", "## თავი", "", *lines, "", "## ბოლო"))
    found = {line: f"{s.kind} {s.unit}".strip() for s in segment(source) for line in s.lines}
    return [found.get(index + 4, "") for index, line in enumerate(lines) if line.strip()]


def test_title_headings_and_their_levels() -> None:
    source, _ = characters(source_of("სათაური", "=======", "", BODY, "", "## 1. თავი", "### 1.1. ქვეთავი", "", BODY))
    found = [(s.kind, s.unit, s.level, s.lines) for s in segment(source)]
    assert found == [
        ("title", "", 1, (0, 1)),
        ("body", "sec:1", 0, (3,)),
        ("heading", "sec:2", 1, (5,)),
        ("heading", "sec:3", 2, (6,)),
        ("body", "sec:3", 0, (8,)),
    ]


@pytest.mark.parametrize("title", ["> **ჩანართი?**", "> ## ჩანართი", "> __ჩანართი:__"])
def test_a_quotation_is_a_box(title: str) -> None:
    found = labels_of(BODY, title, ">", f"> {BODY}", "მისი გაგრძელება.", "> - პუნქტი.", "", BODY)
    assert found == ["body sec:1", "box_title box:1", *["box box:1"] * 4, "body sec:1"]


def test_two_quotations_are_two_boxes() -> None:
    assert labels_of(f"> {BODY}", "", f"> {BODY}") == ["box box:1", "box box:2"]


def test_a_heading_that_names_itself_a_box() -> None:
    found = labels_of("### ჩანართი 1. ფონდი", "", BODY, "", "### თავი", BODY)
    assert found == ["box_title box:1", "box box:1", "heading sec:2", "body sec:2"]


@pytest.mark.parametrize("mark", ["-", "*", "+", "1."])
def test_list_items_are_body(mark: str) -> None:
    assert (
        labels_of(BODY, "", f"{mark} პირველი;", f"{mark} მეორე", "  გაგრძელება;", f"    {mark} ბოლო.")
        == ["body sec:1"] * 5
    )


def test_a_table_is_body_and_one_of_dates_a_chronology() -> None:
    table = ["| ქვეყანა | რა | წელი |", "|---|---|---|", "| ფინეთი | ფონდი | 1994 |"]
    assert labels_of(*table) == ["body sec:1"] * 3
    dates = ["როდის | რა მოხდა", "--- | ---", "1994 წ. მაისი | ფინეთი შეუერთდა", "2001 | წვრთნა გაიმართა"]
    assert labels_of(*dates) == ["timeline"] * 4


@pytest.mark.parametrize("mark", ["* ", "- ", ""])
def test_dated_entries_are_a_chronology(mark: str) -> None:
    lines = [f"{mark}{entry}" for entry in ENTRIES]
    assert labels_of(*(lines if mark else [line for entry in lines for line in (entry, "")])) == ["timeline"] * 3


def test_links_notes_rules_and_pictures() -> None:
    found = labels_of(
        "მოძებნეთ [სიაში](https://www.nato.int/list) ფონდი[^1].",
        "",
        "![რუკა](map.png)",
        "*ბრიუსელი, 2003 წელი*",
        "",
        "---",
        "",
        "## ბმულები",
        "",
        "- [ნუსხა](https://www.nato.int/a)",
        "- <https://www.nato.int/b>",
        "",
        "***",
        "[^1]: შენიშვნა.",
    )
    assert found == [
        "body sec:1",
        "caption",
        "caption",
        "header",
        "heading sec:2",
        "link",
        "link",
        "imprint",
        "imprint",
    ]


def test_a_short_bold_paragraph_is_a_heading_and_a_run_in_title_is_not() -> None:
    found = labels_of("**ფონდი**", "", f"**ქარტია.** {BODY}", "", "**შენიშვნა:**", "", BODY)
    assert found == ["heading sec:2", "body sec:2", "body sec:2", "body sec:2"]


def test_blocks_hold_no_signs_and_list_the_targets_of_their_links() -> None:
    source, _ = characters(
        source_of("# სათაური", "", "## თავი", "", "**ფონდი** [სიაში](https://www.nato.int)ა.", "", "> **ჩანართი**")
    )
    text, _, blocks = flow(source, segment(source))
    assert text == "სათაური\n\nთავი\n\nფონდი სიაშია.\n\nჩანართი"
    assert [block.targets for block in blocks] == [(), (), ("https://www.nato.int",), ()]
