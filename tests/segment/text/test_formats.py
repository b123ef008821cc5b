"""Conventions of typed texts: contents, letterheads, contacts, headings of several shapes, lists below them."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

HEADED = ["სათაური", "", *BODY, ""]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


def test_headings_with_a_colon_between_empty_lines() -> None:
    lists = ["• პირველი პუნქტი აქ არის;", "• მეორე პუნქტი აქ არის."]
    found = kinds_of(*HEADED, "წვრთნები:", "", *lists, "", "მექანიზმები ქვეყნების მიხედვით:", "", *lists)
    assert found[3:] == [("heading", "sec:2"), *[("body", "sec:2")] * 2, ("heading", "sec:3"), *[("body", "sec:3")] * 2]


@pytest.mark.parametrize(
    "introduction", ["2022 წელს მოლდოვა გეგმავს:", "ღონისძიებები შემდეგია და მნიშვნელოვანია, რადგან ხარობენ:"]
)
def test_sentences_that_introduce_lists_are_no_headings(introduction: str) -> None:
    lists = ["• პირველი პუნქტი აქ არის;", "• მეორე პუნქტი აქ არის."]
    assert "heading" not in labels(*HEADED, introduction, "", *lists, "", introduction, "", *lists)


def test_lettered_headings_directly_over_their_text() -> None:
    long = "დ) ზღვაზე, ხმელეთსა და ჰაერში: სად იდგნენ მაშინ პარტნიორთა ჯარისკაცები"
    sections = [["ა) როგორ დაიწყო", ""], ["ბ) მექანიზმები", ""], ["გ) ვინ რას იყენებს", ""], [long]]
    found = labels(*HEADED, *(line for section in sections for line in [*section, *BODY, ""]))
    assert found[3:] == ["heading", "body", "body"] * 4


def test_a_subsection_directly_below_the_heading_of_its_section() -> None:
    found = kinds_of(*HEADED, "1. ფორუმები", "1.1. დიალოგი", *BODY, "1.2. ინიციატივა", *BODY, "2. მისიები", *BODY)
    assert [unit for kind, unit in found if kind == "heading"] == ["sec:2", "sec:3", "sec:4", "sec:5"]


def test_sections_with_roman_numbers_below_two_titles() -> None:
    found = labels(
        "განმარტებითი ბარათი", "პარტნიორული მექანიზმების შესახებ", "I. ზოგადი ნაწილი", *BODY, "II. დასკვნა", *BODY
    )
    assert found == ["title", "title", "heading", "body", "body", "heading", "body", "body"]


@pytest.mark.parametrize("title", ["სარჩევი", "შინაარსი:", "ამ ნომერში:"])
def test_a_table_of_contents(title: str) -> None:
    entries = ["1. შესავალი\t2", "2. მისიები\t3", "დანართი\t5"]
    found = labels("სათაური", "", title, *entries, "", "1. შესავალი", *BODY, "", "2. მისიები", *BODY)
    assert found == ["title", "heading", "body", "body", "body", "heading", "body", "body", "heading", "body", "body"]


def test_entries_of_contents_are_no_running_headers() -> None:
    entries = ["1. გეგმები და წვრთნები", "2. ფული და მეცნიერება"]
    sections = [line for entry in entries for line in (entry, "", *BODY, *BODY, *BODY, "")]
    found = labels("სათაური", "", *BODY, "", *entries, "", *sections)
    assert found.count("heading") == 2
    assert "header" not in found


def test_a_letterhead() -> None:
    head = [
        "საქართველოს პარლამენტის აპარატი",
        "კვლევითი დეპარტამენტი",
        "№ 4-11/627     3 ივნისი, 2016 წ.     ქ. თბილისი",
    ]
    assert labels(*head, "განმარტებითი ბარათი", "", *BODY) == ["header"] * 3 + ["title", "body", "body"]
    assert labels(*head[:2], "", *BODY)[0] != "header"


def test_address_and_telephone_of_an_office() -> None:
    contact = ["1110 ბრიუსელი, ბელგია", "ტელ. +32 2 707 1994", "რუკები და ფოტოები:", "www.nato.int/maps"]
    assert labels(*HEADED, "კონტაქტი", *contact)[3:] == ["heading", "imprint", "imprint", "link", "link"]
    office = ["უსაფრთხოების კვლევათა ინსტიტუტი", "თბილისი 0108, ჩიტაძის ქ. 4", "ტელ.: (+995 32) 2 47 20 19", "www.a.ge"]
    assert labels(*HEADED, *office)[3:] == ["imprint", "imprint", "imprint", "link"]


def test_bulleted_titles_of_web_addresses() -> None:
    links = ["- სტატია: „მთის საზღვარზე“", "http://a.example.org/1", "- წლის კალენდარი", "http://a.example.org/2"]
    assert labels(*HEADED, "წასაკითხად", "", *links)[3:] == ["heading"] + ["link"] * 4


def test_an_imprint_above_the_title() -> None:
    imprint = ["გამოსცა ნატო-ს საჯარო დიპლომატიის სამმართველომ, ბრიუსელი, 2010 წლის სექტემბერი.", "ფურცელი უფასოა."]
    assert labels(*imprint, "", "სათაური", "", *BODY) == ["imprint", "imprint", "title", "body", "body"]


def test_the_numbers_of_facing_pages() -> None:
    page = ["ალიანსი და ცენტრალური აზია", "2                      3", ""]
    more = ["ალიანსი და ცენტრალური აზია", "4                      5", ""]
    found = labels(*HEADED, *BODY, *page, *BODY, *BODY, *BODY, *more, *BODY)
    assert found.count("page_number") == 2
    assert found.count("header") == 2
    assert "page_number" not in labels(*HEADED, *BODY, "10              700", "", *BODY)


def test_the_source_of_a_quotation_in_a_box() -> None:
    quotation = ["     „ზღვა არ გვყოფს, ზღვა გვაახლოებს.“.", "     ნადია ბენ სალემი, თავდაცვის სამინისტრო"]
    found = kinds_of(*HEADED, *quotation, "", "მეორე თავი", "", *BODY)
    assert found[3][0] == found[4][0]
    assert found[5] == ("heading", "sec:2")


def test_a_list_below_its_heading_is_no_box() -> None:
    items = ["• პირველი პროგრამა", "   – ფინეთი: მონაწილეობს;", "   – შვედეთი: მონაწილეობს;", "• მეორე პროგრამა"]
    found = labels(
        *HEADED, "1. მექანიზმები", *items, "", "2. რომელ მისიებში მსახურობენ?", "", *BODY, "", "3. სხვა", *BODY
    )
    assert "box" not in found


def test_rows_with_arrows_below_a_heading() -> None:
    rows = ["ფინეთი → 1994 წ. 9 მაისი", "შვედეთი → იმავე დღეს", "ავსტრია → 1995 წ. თებერვალი"]
    slides = [
        line
        for number in range(4)
        for line in (f"სლაიდი {'აბგდ'[number]}", "• პირველი პუნქტი აქ არის;", "• მეორე;", "")
    ]
    found = labels("სათაური", "", *slides, "ხელმოწერის დღე", *rows, "", *BODY)
    assert found[-6:] == ["heading", "body", "body", "body", "body", "body"]


def test_lines_with_labels_below_the_title() -> None:
    lines = ["საინფორმაციო ფურცელი: პარტნიორები", "ნომერი: 14/2017", "შედგენილია: 22.05.2017", "პერიოდი: 1994-2016 წწ."]
    assert labels(*lines, "", "1. ფორუმები", *BODY, "2. მისიები", *BODY)[:5] == [
        "title",
        "body",
        "body",
        "body",
        "heading",
    ]


def test_footnotes_with_an_arrow_below_their_heading() -> None:
    notes = ["1. ↑ „ხალხის სიტყვა“, № 118, 24 ივნისი, 2009 წ., გვ. 3.", "2. ↑ საარქივო მასალა, საქმე 17."]
    assert labels(*HEADED, "სქოლიო [რედაქტირება]", "", *notes)[3:] == ["heading", "imprint", "imprint"]


def test_offices_above_the_title() -> None:
    offices = ["საქართველოს საგარეო საქმეთა სამინისტრო", "ინტეგრაციის დეპარტამენტი"]
    report = ["ანგარიში სამხრეთელი პარტნიორების შესახებ", "", *BODY]
    assert labels(*offices, *report) == ["header", "header", "title", "body", "body"]
    assert labels(offices[0], *report)[0] == "title"


@pytest.mark.parametrize("title", ["კითხვა-პასუხი N{}", "ისტორია № {}"])
def test_numbered_titles_are_no_running_headers(title: str) -> None:
    parts = [line for number in (1, 2, 3) for line in ("", title.format(number), "", *BODY, *BODY, *BODY)]
    assert "header" not in labels(*HEADED, *BODY, *parts)
    issue = [line for _ in range(3) for line in ("", title.format(7), "", *BODY, *BODY, *BODY)]
    assert labels(*HEADED, *BODY, *issue).count("header") == 3


def test_a_running_header_with_its_page_number_inside_a_sentence() -> None:
    header = "უსაფრთხოება საზღვრებს გარეშე          9"
    assert labels(*HEADED, BODY[0], header, BODY[1]) == ["title", "body", "body", "body", "header", "body"]
    rows = [
        "სერბეთი      1,4 მლნ ნაღმი და სხვა ტყვია-წამალი     2005",
        "მონტენეგრო   ტყვია      20",
        "ტაჯიკეთი     ნაღმები      30",
    ]
    assert "header" not in labels(*HEADED, *rows)


def test_the_title_below_an_imprint_is_no_running_header() -> None:
    page = ["ნეიტრალური, მაგრამ არა გულგრილი", "– 3 –", ""]
    found = labels("გამომცემელი: სამმართველო, ბრიუსელი, 2004.", "", page[0], "", *BODY, *BODY, *BODY, "", *page, *BODY)
    assert found[:2] == ["imprint", "title"]
    assert found.count("header") == 1


def test_a_salutation_is_text() -> None:
    assert labels("ბიულეტენი", "", "ძვირფასო მკითხველო!", *BODY) == ["title", "body", "body", "body"]
