"""Boxes and tables in texts that are recognised only by their position among the sections."""

import pytest

from kaext.document import Segment
from kaext.ingest.text import read_text
from kaext.segment.text.openings import numbered_headings, recurring_labels
from kaext.segment.text.segments import segment_text
from kaext.segment.title_shape import is_shaped_as_title

LONG = (
    "ალბანეთის კურსდამთავრებულები თანამშრომლობის ისტორიას მრავალი წლის განმავლობაში წერდნენ, ხოლო მათი მასწავლებლები "
    "ერთობლივ წვრთნებში რეგულარულად მონაწილეობდნენ."
)


def segments_of(*lines: str) -> tuple[Segment, ...]:
    return segment_text(read_text("\n".join(lines).encode(), name="a.txt", max_characters=10**6))


def labels_of(*lines: str) -> list[str]:
    by_line = {index: segment.kind for segment in segments_of(*lines) for index in segment.lines}
    return [by_line[index] for index, line in enumerate(lines) if line.strip()]


def numbered(*inset: str, gap: bool = True) -> tuple[str, ...]:
    """Return a document of three numbered sections with lines between the second and the third."""
    lines = ["სათაური", LONG, "1. დასაწყისი", LONG, "2. გაგრძელება", LONG, *inset, "3. დასასრული", LONG]
    return tuple(text for line in lines for text in ((line, "") if gap else (line,)))


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("text", [(LONG,), (LONG, LONG + LONG), ("- კურსი ტირანაში;", "- კურსი დურესში.")])
def test_the_one_title_without_a_number_among_numbered_sections_is_an_inset(gap: bool, text: tuple[str, ...]) -> None:
    labels = labels_of(*numbered("ხიდი მდინარეზე", *text, gap=gap))
    assert labels[-3 - len(text) : -2] == ["box_title", *["box"] * len(text)]
    assert labels[-2:] == ["heading", "body"]


def test_several_titles_without_numbers_divide_a_numbered_section() -> None:
    labels = labels_of(*numbered("ალბანეთი", LONG, "მონტენეგრო", LONG))
    assert "box" not in labels
    assert labels.count("heading") == 5


def test_a_title_without_a_number_directly_under_a_numbered_one_divides_its_section() -> None:
    lines = ["სათაური", LONG, "1. დასაწყისი", LONG, "2. გაგრძელება", "ალბანეთი", LONG, "3. დასასრული", LONG]
    assert "box" not in labels_of(*(text for line in lines for text in (line, "")))


def test_a_title_after_the_last_number_heads_the_body() -> None:
    assert labels_of(*numbered(), "დანართი", "", LONG)[-2:] == ["heading", "body"]


def test_a_long_text_under_a_title_without_a_number_is_a_section() -> None:
    assert "box" not in labels_of(*numbered("ხიდი მდინარეზე", *[LONG] * 9))


def page(above: str, *lines: str) -> list[str]:
    rest = ["კრებული", "", "2", "", *(text for line in lines for text in (line, ""))]
    return labels_of("სათაური", "", LONG, "", "პირველი თავი", "", above, "", *rest, "კრებული", "", "3", "", LONG, LONG)


def test_a_title_before_a_title_is_below_its_box_at_the_head_of_a_page() -> None:
    assert page(LONG, LONG, "ხიდი მდინარეზე", "მეორე თავი", LONG)[6:10] == ["box", "box_title", "heading", "body"]


def test_a_paragraph_that_continues_over_a_page_break_is_not_a_box() -> None:
    assert "box" not in page(LONG.rstrip("."), LONG, "მეორე თავი", "ქვეთავი", LONG)


def test_a_title_over_a_text_at_the_head_of_a_page_heads_it() -> None:
    assert page(LONG, LONG, "მეორე თავი", LONG, LONG)[6:8] == ["body", "heading"]


def headed(*box: str, headings: int = 4) -> list[str]:
    """Return the labels of sections whose headings have empty lines under them, with lines between the last two."""
    titles = ("პირველი ნაბიჯები", "ახალი მეგობრები", "საერთო წვრთნები")[: headings - 1]
    sections = [line for title in titles for line in (title, "", LONG, "")]
    return labels_of("სათაური", "", LONG, "", *sections, *box, "ბოლო თავი", "", LONG)


@pytest.mark.parametrize("text", [(LONG,), (LONG, LONG), (LONG[:100], f"{LONG[100:]} და დასასრული.")])
def test_what_stands_close_under_its_title_among_headings_apart_is_a_box(text: tuple[str, ...]) -> None:
    labels = headed("ხიდი მდინარეზე", *text, "")
    assert labels[-3 - len(text) :] == ["box_title", *["box"] * len(text), "heading", "body"]


@pytest.mark.parametrize(
    "box",
    [
        ("ხიდი მდინარეზე", "", LONG, ""),
        ("ხიდი მდინარეზე", LONG, "", LONG, ""),
        ("5. ხიდი მდინარეზე", LONG, ""),
        ("ხიდი მდინარეზე", LONG, "", "გზა მთაში", LONG, "", "პორტი ზღვაზე", LONG, ""),
    ],
)
def test_blocks_that_are_apart_unfinished_numbered_or_frequent_are_sections(box: tuple[str, ...]) -> None:
    assert "box" not in headed(*box)


def test_among_few_headings_what_stands_close_is_a_section() -> None:
    assert "box" not in headed("ხიდი მდინარეზე", LONG, "", headings=3)


ROWS = ("პროექტი | ქვეყანა | თანხა", "ხიდი | ალბანეთი | 2 მლნ ევრო", "გზა | მონტენეგრო | 3 მლნ ევრო")


@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize("after", [[LONG], ["ბოლო თავი", "", LONG]])
def test_a_table_after_a_paragraph_that_mentions_it_belongs_to_its_section(gap: list[str], after: list[str]) -> None:
    lines = ["სათაური", "", LONG, "", "ფული", "", f"{LONG} თანხები ცხრილშია.", *gap, *ROWS, "", *after]
    assert labels_of(*lines)[4:7] == ["body"] * 3


@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_a_table_in_a_numbered_section_belongs_to_it(mark: str) -> None:
    rows = [row.replace(" | ", mark) for row in ROWS]
    assert labels_of(*numbered(*rows, LONG))[6:10] == ["body"] * 4


def test_a_table_that_the_text_does_not_mention_is_a_box() -> None:
    labels = labels_of("სათაური", "", LONG, "", "ფული", "", LONG, "", *ROWS, "", LONG)
    assert labels[4:7] == ["box"] * 3


def test_a_table_under_a_title_of_its_own_is_a_box() -> None:
    labels = labels_of("სათაური", "", LONG, "", "ფული", "", LONG, "", "ხარჯი", "", *ROWS, "", "ბოლო თავი", "", LONG)
    assert labels[4:8] == ["box_title", "box", "box", "box"]


@pytest.mark.parametrize("above", [LONG, "• ალბანეთი: კურსი ტირანაში.", "© მონტენეგროს არმია", "კურსი დასრულდა."])
def test_a_header_needs_no_empty_line_over_its_page_number(above: str) -> None:
    lines = ["სათაური", LONG, "თავი", LONG, above, "კრებული ალბანეთის შესახებ", "2", "მეორე თავი", LONG]
    labels = labels_of(*lines)
    assert labels[5:7] == ["header", "page_number"]
    assert labels[7] == "heading"


@pytest.mark.parametrize(("line", "label"), [("ცნობარი | ალბანეთი", "header"), ("ცნობარი ალბანეთზე", "heading")])
def test_a_line_in_two_parts_under_a_page_number_is_a_header(line: str, label: str) -> None:
    lines = ["სათაური", LONG, "თავი", LONG, "– 2 –", line, "მეორე თავი", LONG]
    assert labels_of(*(text for line in lines for text in (line, "")))[5] == label


@pytest.mark.parametrize(
    ("title", "label"), [("რჩევა მკითხველისათვის", "heading"), ("სასწავლებელი მაშველთათვის", "heading")]
)
def test_a_title_may_end_with_whom_it_is_for(title: str, label: str) -> None:
    assert labels_of("სათაური", "", LONG, "", title, "", LONG)[2] == label


@pytest.mark.parametrize(
    ("title", "label"), [("როცა თოვლი მოდის", "heading"), ("ვიდრე ქარი ქრის", "heading"), ("პატარა მდინარის", "body")]
)
def test_a_title_that_says_when_ends_with_a_verb(title: str, label: str) -> None:
    assert labels_of("სათაური", "", LONG, "", title, "", LONG)[2] == label


@pytest.mark.parametrize(("line", "label"), [("ვინ იხდის", "box_title"), ("ვინ მოდის", "heading")])
def test_a_box_may_tell_who_pays(line: str, label: str) -> None:
    lines = ["სათაური", LONG, "პირველი თავი", LONG, line, LONG, "მეორე თავი", LONG]
    assert labels_of(*(text for line in lines for text in (line, "")))[4] == label


def test_questions_that_the_document_consists_of_are_headings() -> None:
    questions = ["ვინ მოდის?", "სად მიდის?", "როდის ბრუნდება?", "ვინ იხდის?"]
    lines = ["სათაური", LONG, *(text for question in questions for text in (question, LONG))]
    assert labels_of(*(text for line in lines for text in (line, ""))).count("heading") == len(questions)


PARTS = ("3.1. გემები", "3.2. თვითმფრინავები")


@pytest.mark.parametrize("first", ["1. დასაწყისი", "1. საწყისი წლები"])
@pytest.mark.parametrize("parts", [PARTS, tuple(part.replace(". ", " ", 1).replace(" ", ". ", 1) for part in PARTS)])
def test_numbered_sections_and_their_parts_need_no_empty_lines(first: str, parts: tuple[str, str]) -> None:
    lines = ["ანგარიში ზღვისპირა ქვეყნების შესახებ, 2003-2011", first, LONG, "2. გაგრძელება", LONG, "3. ძალები"]
    labels = labels_of(*lines, parts[0], LONG, parts[1], LONG, "4. დასასრული", LONG)
    assert labels[:5] == ["title", "heading", "body", "heading", "body"]
    assert labels[5:] == ["heading", "heading", "body", "heading", "body", "heading", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "3.2. თვითმფრინავები",  # out of turn
        "4.1. გემები",  # of another section
        "3.1. მილიონი ევრო დაიხარჯა.",  # a sentence
        "3.1 მილიონი ევრო, რომელიც წინა წელს გამოიყო და მთლიანად ახალი შენობის გათბობას მოხმარდა",  # long
    ],
)
def test_a_number_out_of_turn_or_a_sentence_heads_no_part_of_a_section(line: str) -> None:
    texts = ["სათაური", "1. დასაწყისი", LONG, "2. გაგრძელება", LONG, "3. ძალები", LONG, line, LONG]
    assert numbered_headings(texts, [None] * len(texts)) == {1, 3, 5}


ALIGNED = (
    "ქვეყანა      პროექტი      ვადა",
    "ალბანეთი     ხიდი         2003-2005",
    "სერბეთი      გზა          2004-2006",
    "ხორვატია     ნავსადგური   2005-2007",
)
TABLE_TITLE = "ცხრილი 2. დასრულებული სამუშაოები"


def table_after(text: str, title: str = TABLE_TITLE) -> list[str]:
    return labels_of(
        "სათაური", "1. დასაწყისი", LONG, "2. სამუშაოები", text, title, *ALIGNED, LONG, "3. დასასრული", LONG
    )


def test_a_table_that_the_text_announces_belongs_to_it_with_its_title() -> None:
    assert table_after(LONG + " სამუშაოებს ქვემოთ მოყვანილი ცხრილი აჯამებს.")[5:10] == ["body"] * 5


@pytest.mark.parametrize("title", [TABLE_TITLE, "დასრულებული სამუშაოები"])
def test_a_table_that_nothing_announces_is_a_box(title: str) -> None:
    assert table_after(LONG, title)[6:10] == ["box"] * 4


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("მომზადებულია საგარეო საქმეთა სამინისტროს მიერ, ბელგრადი, 2009 წლის მაისი.", "imprint"),
        ("შედგენილია მისიის ყოველწლიური მოხსენებების საფუძველზე.", "imprint"),
        ("მომზადებულია ახალი გეგმა, რომელიც მაისში გამოქვეყნდება.", "body"),
        ("დელეგაცია მომზადებულია შტაბის მიერ, ბელგრადში კი გადამზადებას გადის.", "body"),
    ],
)
def test_who_prepared_a_document_is_stated_at_its_end(last: str, kind: str) -> None:
    assert labels_of("სათაური", "", LONG, "", "თავი", "", LONG, LONG, "", last)[-1] == kind


def interview(*inset: str, questions: int = 6) -> list[str]:
    """Return the labels of questions with their answers, with lines between the third and the fourth."""
    asked = ["როგორ დაიწყო?", "მერე რა მოხდა?", "რა შეიცვალა?", "ვინ დაგეხმარათ?", "რა დაჯდა?", "რას ურჩევთ სხვებს?"]
    answered = [line for question in asked[:questions] for line in (question, LONG)]
    lines = ["სათაური", LONG, *answered[:6], *inset, *answered[6:]]
    return labels_of(*(text for line in lines for text in (line, "")))


def test_the_one_title_that_asks_nothing_among_questions_is_an_inset() -> None:
    assert interview("ვინ არის ჩვენი სტუმარი", LONG)[8:10] == ["box_title", "box"]


@pytest.mark.parametrize(
    ("inset", "questions"),
    [
        (("ვინ არის ჩვენი სტუმარი", LONG), 5),
        (("ალბანეთი", LONG, "მონტენეგრო", LONG), 6),
        (("ვინ არის ჩვენი სტუმარი", *[LONG] * 5), 6),
    ],
)
def test_few_questions_several_titles_or_a_long_text_make_no_inset(inset: tuple[str, ...], questions: int) -> None:
    assert "box" not in interview(*inset, questions=questions)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("თავი 14. ვინ არიან ალიანსის პარტნიორები?", "title"),
        ("ნაწილი II. რას აკეთებენ პარტნიორები?", "title"),
        ("თავი 14. ვინ არიან ისინი? რას აკეთებენ?", "body"),
    ],
)
def test_the_number_of_a_chapter_is_not_a_sentence_of_its_title(title: str, label: str) -> None:
    assert labels_of(title, "", LONG, "", "დასაწყისი", "", LONG)[0] == label


@pytest.mark.parametrize(
    ("title", "label"),
    [("დაიმახსოვრე!", "box_title"), ("ყურადღება!", "box_title"), ("ყურადღება წვრილმანებს", "heading")],
)
def test_a_box_of_a_schoolbook_bids_to_remember(title: str, label: str) -> None:
    found = labels_of("სათაური", "", LONG, "", title, "", LONG, "", "დასასრული", "", LONG)
    assert found[2] == label
    assert found[-2:] == ["heading", "body"]


@pytest.mark.parametrize(("title", "label"), [("წვრთნები: მოკლე ცხრილი", "heading"), ("წვრთნები", "box_title")])
def test_a_title_that_calls_a_table_one_heads_a_section(title: str, label: str) -> None:
    table = ["წვრთნა | ადგილი | დრო", "ხიდი | ტირანა | 2010", "მთა | ბარი | 2011", "ტყე | ბელგრადი | 2012"]
    found = labels_of("სათაური", "", LONG, "", title, "", *table, "", "დასასრული", "", LONG)
    assert found[2:7] == [label, *["body" if label == "heading" else "box"] * 4]


@pytest.mark.parametrize(("title", "label"), [("შევაჯამოთ: რა, ვინ და როდის", "heading"), ("საქმე ქვეყნის", "body")])
def test_a_title_may_end_with_when(title: str, label: str) -> None:
    assert labels_of("სათაური", "", LONG, "", title, "", LONG)[2] == label


def test_a_copyright_ends_a_sentence_of_the_imprint() -> None:
    last = "გვერდს საელჩოს სამსახური ამზადებს. გადაბეჭდვისას წყარო უნდა მიეთითოს. © საელჩო, 2012"
    assert labels_of("სათაური", "", LONG, "", "კავშირი", "", "www.example.ge", "", last)[-1] == "imprint"


@pytest.mark.parametrize(
    ("title", "label"), [("ცხრილი. თანხები", "box_title"), ("ცხრილი 1. თანხები", "heading"), ("4. ცხრილი", "heading")]
)
def test_a_table_is_not_a_section_where_others_are_counted_and_it_is_not(title: str, label: str) -> None:
    sections = [line for number in (1, 2, 3) for line in (f"{number}. თავი", "", LONG, LONG, "")]
    found = labels_of("სათაური", "", *sections, title, "", *ROWS, "", LONG)
    assert found[-5:-1] == [label, *["body" if label == "heading" else "box"] * 3]


RECORDS = ("ბრძანება 12, მარტი:", "მოლდოვა", "ახალი პროექტი", "ბრძანება 14, მაისი:", "სერბეთი", "მეორე პროექტი")


def test_records_whose_cells_stand_in_a_line_each_are_a_box() -> None:
    found = labels_of("სათაური", "", LONG, "", "თავი", "", LONG, "", "რას ამბობენ ბრძანებები", "", *RECORDS, "", LONG)
    assert found[4:-1] == ["box_title", *["box"] * 6]


@pytest.mark.parametrize("records", [RECORDS[:5], (*RECORDS[:5], "პროექტი გაიხსნა.")])
def test_one_record_or_records_unlike_each_other_are_recognised_by_other_signs(records: tuple[str, ...]) -> None:
    assert recurring_labels(["", *RECORDS, ""]) == {1, 4}
    assert not recurring_labels(["", *records, ""])


def test_rows_may_have_semicolons_between_their_cells() -> None:
    rows = ("ქვეყანა; პროექტი; თანხა", "ალბანეთი; ხიდი; ორი", "სერბეთი; გზა; სამი")
    found = segments_of("სათაური", "", LONG, "", "ცხრილი", "", *rows, "", LONG)
    assert [segment.lines for segment in found if segment.kind == "box"] == [(6,), (7,), (8,)]


def test_two_lines_with_semicolons_are_a_paragraph() -> None:
    lines = ("მთა მაღალია; ზღვა ღრმაა; გზა", "გრძელია; ხიდი მოკლეა; სახლი თბილი.")
    assert (4, 5) in [segment.lines for segment in segments_of("სათაური", "", LONG, "", *lines, "", LONG)]


FACTS = ("- 2014 წლის სექტემბერი: ფინეთმა ინიციატივას მოაწერა ხელი.", "- 2018 წლის მაისი: ჰელსინკში ცენტრი გაიხსნა.")


def test_facts_are_a_box_though_dated_and_a_chronology_is_none() -> None:
    lines = ("სათაური", "", "გზის დასაწყისი", "", LONG, "", "{}", "", *FACTS, "", "გზის დასასრული", "", LONG, LONG)
    labels = labels_of(*(line.format("ფაქტები: ფინეთი") for line in lines))
    assert labels[3:] == ["box_title", "box", "box", "heading", "body", "body"]
    labels = labels_of(*(line.format("ქრონოლოგია: ფინეთი") for line in lines))
    assert labels[3:] == ["heading", "timeline", "timeline", "heading", "body", "body"]


def test_a_box_that_says_what_it_is_keeps_its_title_over_it() -> None:
    box = ("2014 წელს ინიციატივას შეუერთდა.", "2018 წელს ცენტრი გახსნა.", "ბიუჯეტი: 3 მლნ ევრო.")
    lines = ("სათაური", "", "გზა", "", LONG, "", "{}", "", *box, "", "სად მსახურობდნენ", "", "ავღანეთი", "", LONG, LONG)
    labels = labels_of(*(line.format("ფაქტები: ფინეთი") for line in lines))
    assert labels[3:9] == ["box_title", "box", "box", "box", "heading", "heading"]


@pytest.mark.parametrize(
    ("line", "is_title"),
    [("დამხმარე საერთაშორისო ძალებს (ISAF)", False), ("დამხმარე საერთაშორისო ძალები (ISAF)", True)],
)
def test_a_long_form_in_the_dative_is_not_a_title(line: str, is_title: bool) -> None:
    assert is_shaped_as_title((line,)) is is_title
