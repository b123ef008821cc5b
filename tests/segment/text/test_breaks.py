"""Paragraph breaks in lines without an empty line among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.segment.text.breaks import LineEndCosts, LineShape, RunContext, cut, cut_run
from kaext.segment.text.openings import Openings

# Wrapped at 60: two paragraphs of three lines, the last of each not full.
FIRST = [
    "ფინეთი ალიანსთან თანამშრომლობას მრავალი წლის განმავლობაში",
    "ავითარებდა და მისი სამხედროები წვრთნებში რეგულარულად იყვნენ",
    "ჩართული.",
]
SECOND = [
    "შვედეთის მთავრობა ყოველ წელს ამტკიცებს გეგმას, რომელსაც ორი",
    "სამინისტრო ამზადებს. კურსები ზაფხულში იწყება და შემოდგომამდე",
    "გრძელდება.",
]
NARROW = ["მდინარის ნაპირზე ძველი", "ხიდი დგას. მის გვერდით", "ახალი აშენდა."]
WRAPPED = LineEndCosts.of([*FIRST[:2], *SECOND[:2], "სამინისტრო გეგმას ამზადებს."] * 10)
ANYWHERE = RunContext()


def pieces(lines: list[str], costs: LineEndCosts = WRAPPED, context: RunContext = ANYWHERE) -> list[list[str]]:
    return [[lines[index] for index in found] for found in cut([LineShape.of(line) for line in lines], costs, context)]


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    assert pieces([*FIRST, *SECOND]) == [FIRST, SECOND]


@pytest.mark.parametrize("title", ["ვინ მოვიდა პირველი?", "გზა ზღვიდან", "ერთად წვრთნაზე: მეორე ეტაპი"])
def test_a_title_between_paragraphs(title: str) -> None:
    assert pieces([*FIRST, title, *SECOND]) == [FIRST, [title], SECOND]


def test_a_narrow_column_after_a_wide_one_and_back() -> None:
    assert pieces([*FIRST, *NARROW, "ორი ხიდი", *SECOND]) == [FIRST, NARROW, ["ორი ხიდი"], SECOND]


def test_a_title_of_two_lines_is_one_where_its_first_line_is_full() -> None:
    title = ["როგორ გაუმკლავდნენ ნაღმებსა და ჭურვებს ზღვის ნაპირებზე და", "სასაზღვრო სოფლებში"]
    assert pieces([*FIRST, *title, *SECOND])[1] == title


def test_two_titles_where_the_first_leaves_room() -> None:
    assert pieces([*FIRST, "ხიდი", "გზა", *SECOND])[1:3] == [["ხიდი"], ["გზა"]]


def test_each_line_is_a_paragraph_where_nearly_all_lines_end_a_sentence() -> None:
    lines = [" ".join(FIRST), " ".join(SECOND), " ".join(NARROW), " ".join([*SECOND, *FIRST])]
    assert pieces(lines, LineEndCosts.of(lines)) == [[line] for line in lines]


def test_a_sentence_may_end_with_a_full_line_inside_a_paragraph() -> None:
    lines = [
        "შვედეთის მთავრობა ყოველ წელს ამტკიცებს გეგმას საბჭოსათვის.",
        "სამინისტრო ამზადებს მას, კურსები კი ზაფხულში იწყება და არა",
        "შემოდგომაზე.",
    ]
    assert pieces(lines) == [lines]


def test_a_broken_word_continues() -> None:
    lines = ["წვრთნა „მედე-", "ბარი 2004“ ივნისში ჩატარდა."]
    assert pieces(lines, LineEndCosts.of(lines)) == [lines]


def test_a_paragraph_that_page_furniture_breaks_off_has_no_title_at_its_foot() -> None:
    lines = [*SECOND[:2], "ხოლო სწავლება"]
    assert pieces(lines, context=RunContext(is_interrupted=True)) == [lines]


@pytest.mark.parametrize(
    "items",
    [
        ["• ნაღმების მოხსნა", "• საწყობის დაცვა"],
        ["1) „ნობლ ფართნერ 2015“;", "2) „სწრაფი სული 2019“."],
        ["II. მისიებში", "III. ცოდნა"],
    ],
)
def test_items_and_numbered_sections_open_blocks(items: list[str]) -> None:
    blocks = cut_run(items, [0, 1], Openings(), WRAPPED, ANYWHERE)
    assert [block.texts for block in blocks] == [[item] for item in items]


def test_rows_of_a_table_and_values_that_continue() -> None:
    lines = [
        "PARP:      2002 წლიდან",
        "RSM:       ორი ოფიცრის გაგზავნა",
        "           განიხილება",
        "IPAP:      2006 წლიდან",
    ]
    blocks = cut_run(lines, range(len(lines)), Openings(), WRAPPED, ANYWHERE)
    assert [(block.lines, block.kind, block.is_row) for block in blocks] == [
        ([0], "box", True),
        ([1, 2], "box", True),
        ([3], "box", True),
    ]


@given(
    st.lists(st.sampled_from([*FIRST, *SECOND, *NARROW, "ხიდი", "• ა", "2004", "www.nato.int", "კითხვა:"]), min_size=1)
)
def test_every_line_is_in_one_piece_in_order(lines: list[str]) -> None:
    found = cut([LineShape.of(line) for line in lines], LineEndCosts.of(lines), ANYWHERE)
    assert [index for piece in found for index in piece] == list(range(len(lines)))
