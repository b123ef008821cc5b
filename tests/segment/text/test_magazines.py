"""Conventions of magazines and newsletters: issues, contents, authors, jumps between pages, pull quotes, letters."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of, source_of

from kaext.segment.text.segments import segment_text

MORE = [
    "მთის გადასასვლელთან ჯგუფი გვიან შეჩერდა, რადგან თოვლი ღამით მოვიდა და",
    "გზა დილამდე ჩაკეტა. გამთენიისას მეხანძრეები ადგილზე უკვე ჩასულიყვნენ.",
]
ARTICLES = {
    "ქარი და კაბელი": ["კაბელს მთელი ღამე დარაჯობდნენ, რადგან ზღვაზე ქარიშხალი იყო და გემები", "ნაპირთან იდგნენ."],
    "მზე ქვიშაზე": ["უდაბნოში დილიდან მუშაობდნენ და შუადღისას ჩრდილს ეძებდნენ, სანამ წყალი", "მოიტანეს."],
    "ბოლო მატარებელი": ["სადგურში ბილეთები აღარ იყიდებოდა, ამიტომ მგზავრები ფეხით გაემართნენ და", "გვიან ჩავიდნენ."],
}


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    "issue",
    [
        "№ 2 (46) · 2019 წლის გაზაფხული · ვრცელდება უფასოდ",
        "2007 წლის მაისი | № 5",
        "მე-7 ნომერი   •   ივნისი, 1998   •   ფასი 50 თეთრი",
        "ტომი III – № 4/11 – 2021 წლის აგვისტო",
    ],
)
def test_the_line_about_the_issue_below_the_name_of_a_periodical(issue: str) -> None:
    assert labels("სავანე", issue, "", *BODY) == ["title", "header", "body", "body"]


def test_a_numbered_order_below_a_title_is_no_issue() -> None:
    assert labels("მინისტრის ბრძანება | № 12", "დაზუსტებული ტექსტი", "", *BODY)[0] == "title"


@pytest.mark.parametrize("heading", ["ამ ნომერში", "ნომრის შინაარსი", "რას წაიკითხავთ ნომერში:"])
@pytest.mark.parametrize("entry", ["{} ......... {}", "{}\t{}", "{} — გვ. {}", "{1} | {0}"])
def test_lines_of_the_contents_are_headings_where_they_recur(heading: str, entry: str) -> None:
    titles = ["მთა: ვინ ჩავიდა ბოლოს", "ვინ მოაწერა ხელი?", "ქარი და კაბელი"]
    contents = [entry.format(title, page) for page, title in enumerate(titles, 2)]
    articles = [line for title in titles for line in ("", title, *BODY)]
    found = labels("სავანე", "", heading, *contents, *articles)
    assert found == ["title", "heading", *["body"] * 3, *["heading", "body", "body"] * 3]


@pytest.mark.parametrize(
    "authors",
    [
        ("მარეკ კოვალსკი, ვარშავა", "ლ. ოზოლსი", "ანა ღლონტი და დათო კვატაია"),
        ("ტექსტი: იანის ოზოლსი", "ავტორი – ე. ნადი", "ფოტო და ტექსტი: ნინო წ."),
        ("ესაუბრა პეტრე ქავთარაძე", "ინტერვიუ ჩაიწერა ლია გაბუნიამ", "დათო ღლონტმა მოამზადა"),
    ],
)
@pytest.mark.parametrize("is_apart", [False, True])
def test_authors_below_the_titles_of_articles(authors: tuple[str, ...], is_apart: bool) -> None:
    blank = [""] * is_apart
    articles = [
        line
        for (title, text), author in zip(ARTICLES.items(), authors, strict=True)
        for line in ("", title, *blank, author, *blank, *text)
    ]
    found = labels("სავანე", "", *BODY, *articles)
    assert found[3:] == ["heading", "body", "body", "body"] * 3


@pytest.mark.parametrize("author", ["ნინო ბერიძე, მთავარი რედაქტორი", "ლ. ოზოლსი", "მოამზადა ლია გაბუნიამ"])
@pytest.mark.parametrize("blank", [[], [""]])
def test_an_author_to_the_right_below_the_article(author: str, blank: list[str]) -> None:
    found = labels("სავანე", "", "ქარი და კაბელი", *BODY, *blank, " " * 40 + author, "", "მზე ქვიშაზე", *MORE)
    assert found[1:] == ["heading", "body", "body", "body", "heading", "body", "body"]


def test_the_line_about_the_issue_is_no_menu() -> None:
    issue = "იანვარი 2011 | № 1 (88) | ფასი 1 ლარი"
    contents = ["ნომრის თემები", "3   ქარი და კაბელი", "5   მზე ქვიშაზე", "7   წერილები"]
    assert labels("მაცნე", "ცენტრის გაზეთი", issue, "", *contents)[:4] == ["title", "title", "header", "heading"]


def test_a_single_second_line_of_a_heading_is_no_author() -> None:
    article = ["", "ბალტიის ზღვისპირეთი", "ზღვა და ხმელეთი", "", *BODY]
    assert labels("სავანე", "", *BODY, *article)[3:5] == ["heading", "heading"]


@pytest.mark.parametrize(
    "jump",
    [
        "გაგრძელება მე-10 გვერდზე ►",
        "                         (გაგრძელება გვ. 4)",
        "◄ დასაწყისი 1-ლ გვერდზე",
        "დასასრული. დასაწყისი იხ. № 3",
        "იხ. გვ. 5",
        "სრულად – მე-6 გვერდზე »",
        "გაგრძელება შემდეგ ნომერში",
        "(გაგრძელება იქნება)",
    ],
)
def test_lines_that_send_the_reader_to_another_page(jump: str) -> None:
    found = kinds_of("სავანე", "", "ქარი და კაბელი", *BODY, jump, "", "მზე და ქვიშა", *BODY)
    assert found[4] == ("body", "sec:1")
    assert [kind for kind, _ in found].count("heading") == 2


def test_authors_and_jumps_are_paragraphs_of_their_own_and_interrupt_none() -> None:
    article = [
        "ქარი და კაბელი",
        "ტექსტი: იანის ოზოლსი",
        BODY[0],
        "გაგრძელება გვ. 2",
        "",
        "2",
        "",
        "◄ იხ. გვ. 1",
        BODY[1],
    ]
    segments = segment_text(source_of("სავანე", "", *article, "", "მზე ქვიშაზე", *MORE))
    lines = [segment.lines for segment in segments if segment.kind == "body"]
    assert lines == [(3,), (4, 10), (5,), (9,), (13, 14)]


def test_a_sentence_that_mentions_a_page_or_a_beginning_is_no_jump() -> None:
    found = labels("სავანე", "", "დასაწყისი მთაში", "", *BODY)
    assert found[1] == "heading"


def test_a_running_header_with_the_name_of_the_magazine() -> None:
    found = labels("ვისლიდან დუნაიმდე", "", *BODY, "", "ვისლიდან დუნაიმდე / გაზაფხული 2019", "", *BODY)
    assert found[3] == "header"


@pytest.mark.parametrize("quote", ["გზა დილამდე ჩაკეტა.", "„თოვლი ღამით მოვიდა და გზა დილამდე ჩაკეტა“"])
def test_a_pull_quote_repeats_the_text(quote: str) -> None:
    long = ["სავანე", "", *BODY, "", *MORE, "", quote, "", *BODY]
    expected = "box" if len(quote.split()) > 3 else "body"
    assert labels(*long)[5] == expected


def test_a_pull_quote_with_its_source() -> None:
    quote = ["„თოვლი ღამით მოვიდა და", "გზა დილამდე ჩაკეტა“", "ლევან გ., მძღოლი"]
    found = kinds_of("სავანე", "", *BODY, "", *MORE, "", *quote, "", *BODY)
    assert found[5:8] == [("box", "box:1")] * 3


def test_a_short_paragraph_with_words_of_its_own_is_no_pull_quote() -> None:
    assert labels("სავანე", "", *BODY, "", *MORE, "", "თოვლი დილით მოვიდა და გზა ჩაკეტა.", "", *BODY)[5] == "body"


def test_letters_end_in_the_name_of_the_reader() -> None:
    letter = [
        "ცენტრმა ქალაქში კარი 2005 წლის მაისში გააღო, როგორც წერდით, და",
        "არა 2006-ში. პატივისცემით, გ. ლ., ქუთაისი",
    ]
    assert labels("სავანე", "", "წერილები", *BODY, *letter, *MORE)[1:] == ["heading", *["body"] * 6]


@pytest.mark.parametrize("title", ["შემდეგ ნომერში", "წაიკითხეთ მომდევნო ნომერში:", "შემდეგ ნომერში (შემოდგომა)"])
def test_the_note_on_the_next_issue(title: str) -> None:
    found = labels("სავანე", "", "ქარი და კაბელი", *BODY, "", title, "ბალტიის გემები, ახალი რუკა", "და ბევრი სხვა.")
    assert found[-3:] == ["box_title", "box", "box"]


def test_the_sign_that_ends_an_article() -> None:
    found = kinds_of("სავანე", "", "ქარი და კაბელი", *BODY[:1], "დილამდე ისინი აქ დარჩნენ. ■", "მზე და ქვიშა", *BODY)
    assert [kind for kind, _ in found] == ["title", "heading", "body", "body", "heading", "body", "body"]


def test_a_quotation_with_its_source_between_paragraphs() -> None:
    quote = "„ზამთარში გზას მხოლოდ ჩვენ ვწმენდდით“ – უკრაინელი კაპიტანი"
    assert labels("სავანე", "", *BODY, "", quote, "", *MORE)[3] == "box"
    assert labels("სავანე", "", *BODY, "", quote + ", რომელიც ახლა წავიდა.", "", *MORE)[3] == "body"


def test_the_answers_of_an_interview_are_no_chronology() -> None:
    talk = [
        "– როდის ჩამოხვედით?",
        "– 1999 წლის ივლისში. მაშინ აქ ცხელოდა.",
        "– და როდის წახვალთ?",
        "– 2004 წელს. თუ შეცვლიან.",
    ]
    found = labels("სავანე", "", "სტუმარი", "ესაუბრა მაია ცირამუა", "", *[line for turn in talk for line in (turn, "")])
    assert found == ["title", "heading", "body", *["body"] * 4]


def test_a_jump_above_a_page_number() -> None:
    assert labels("სავანე", "", *BODY, "", "დასასრული მე-8 გვერდზე", "", "7", "", *MORE)[3:5] == ["body", "page_number"]


def test_the_days_of_a_calendar() -> None:
    days = ["6 ოქტომბერი – სხდომა", "14 ოქტომბერი – სემინარი ვილნიუსში", "30 ოქტომბერი – შეხვედრა"]
    assert labels("სავანე", "", *BODY, "", "კალენდარი", *days, "", "ფოსტა", *MORE)[3:7] == [
        "heading",
        *["timeline"] * 3,
    ]
