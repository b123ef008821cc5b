"""Footnotes under a rule, and what else follows rules and titles in text taken out of a PDF."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

RULE = "____________________"
HEADED = ["სათაური", "", *BODY, "", "პირველი თავი", ""]
CALLED = [
    "შვედეთის თანამშრომლობა ალიანსთან წლების წინ დაიწყო და დღემდე გრძელდება.1 მისი გეგმები ყოველწლიურად",
    "ახლდება.",
]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize("rule", [RULE, "--------", "————"])
@pytest.mark.parametrize(
    "note", [["1 ავღანეთის შესახებ იხ. მეხუთე თავი, გვ. 3."], ["1. პირველი ნახევარი", "და მეორე."]]
)
def test_a_called_note_under_a_rule_is_imprint_with_its_rule(rule: str, note: list[str]) -> None:
    found = labels(*HEADED, *CALLED, "", rule, *note, "", "  7", "ბროშურა ალიანსზე", "", *BODY)
    assert (
        found[-6 - len(note) : -3]
        == ["body", "imprint", *["imprint"] * len(note), "page_number", "body"][: 3 + len(note)]
    )


def test_a_numbered_line_under_a_rule_without_a_call_is_no_note() -> None:
    assert "imprint" not in labels(*HEADED, *BODY, "", RULE, "2. მეორე თავი", "", *BODY)


def test_a_paragraph_goes_on_after_the_notes_at_the_foot_of_its_page() -> None:
    text = ["შვედეთის თანამშრომლობა ალიანსთან წლების წინ დაიწყო.1 მისი გეგმები ყოველწლიურად და", "სხვადასხვა"]
    found = kinds_of(
        *HEADED, *text, "", RULE, "1 იხ. მეხუთე თავი.", "", "  7", "", "ქალაქში ახლდება, სადაც ექსპერტები იკრიბებიან."
    )
    assert found[-1] == found[-5] == ("body", "sec:2")


def test_indented_text_under_its_title_is_a_box_where_paragraphs_are_not_indented() -> None:
    sections = [
        line for number in ["ერთი", "ორი", "სამი", "ოთხი", "ხუთი"] for line in (f"თავი {number}", "", *BODY, "")
    ]
    inset = [
        "          ვინ რას ჰპირდება",
        "      შვედეთი გუნდის გაგზავნას გეგმავს და",
        "      ხელშეკრულებას განიხილავს.",
    ]
    found = kinds_of("სათაური", "", *BODY, "", *sections, *inset, "", "თავი ექვსი", "", *BODY)
    assert [pair for pair in found if pair[0].startswith("box")] == [("box_title", "box:1"), *[("box", "box:1")] * 2]


def test_a_centred_title_ends_a_chronology() -> None:
    entries = [
        "2004 წ.    შვედეთი მისიას შეუერთდა.",
        "2010 წ.    ფინეთი გეგმას ამტკიცებს.",
        "2012 წ.    ავსტრია ბრუნდება.",
    ]
    found = labels(*HEADED, *BODY, "", "ქრონოლოგია", *entries, "", "                   დამატებითი წყაროები", "", *BODY)
    assert found[-4:] == ["timeline", "heading", "body", "body"]


def test_the_last_item_with_a_star_is_no_footnote() -> None:
    items = [
        "* მოლდოვას ოცეული ჰყავს კოსოვოში და მის გაყვანას ჯერჯერობით არ აპირებს.",
        "  ახალ ცვლას გაზაფხულზე ელიან, ქალაქის განაპირას, სადაც ყაზარმა დგას.",
        "* უკრაინის ხომალდი ზღვაზე გავიდა და ორი თვის შემდეგ ნავსადგურში დაბრუნდა.",
    ]
    assert labels(*HEADED, *BODY, "", *items, "", *BODY).count("imprint") == 0


def test_how_a_text_was_typed_is_imprint() -> None:
    last = "აკრეფილია საელჩოში, 18.12.2023. ტექსტი არც საბჭოს და არც მთავრობის აზრს არ გამოხატავს"
    assert labels(*HEADED, *BODY, "", "მოგვწერეთ", "", "office@partners.example", "", last)[-1] == "imprint"


@pytest.mark.parametrize("call", ["გრძელდება.(1)", "გრძელდება (PfP)(1).", "გრძელდება;(1) ასე დარჩება."])
def test_a_note_with_a_number_in_round_brackets_is_imprint_where_the_text_calls_it(call: str) -> None:
    called = ["შვედეთის თანამშრომლობა ალიანსთან წლების წინ დაიწყო და დღემდე", call]
    note = ["(1) 2015 წლის მაჩვენებლები იხ. მეოთხე თავში, სადაც ყველა ცხრილია, და", "დანართში."]
    assert labels(*HEADED, *called, "", *note, "", "მეორე თავი", "", *BODY)[-5:-3] == ["imprint", "imprint"]
    assert "imprint" not in labels(*HEADED, *BODY, "", *note, "", "მეორე თავი", "", *BODY)


@pytest.mark.parametrize("number", ["2", "3-2", "4.1"])
def test_the_title_of_a_table_calls_a_note(number: str) -> None:
    table = [f"ცხრილი {number}. წამყვანი ქვეყნები (2)", "", "ქვეყანა | თანხა", "კანადა | 3 000", "ნორვეგია | 4 000"]
    found = labels(*HEADED, *BODY, "", *table, "", "(2) თანხები დამრგვალებულია.", "", "მეორე თავი", "", *BODY)
    assert found[-4] == "imprint"


def test_items_with_numbers_in_round_brackets_are_no_notes() -> None:
    items = ["(1) მოლდოვას ოცეული ჰყავს კოსოვოში.", "(2) უკრაინის ხომალდი ზღვაზე გავიდა."]
    assert "imprint" not in labels(*HEADED, "არსებობს ორი გზა: (1) ერთად და (2) ცალკე.", "", *items, "", *BODY)
