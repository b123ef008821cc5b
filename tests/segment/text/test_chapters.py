"""Chapters of textbooks and articles of reference works: titles, aims, terms, questions, references, literature."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

# First section, its heading numbered after the chapter, apart from the text above it.
FIRST, SECOND = ["7.1. დიალოგის ჩასახვა", *BODY, ""], ["7.2. პროგრამები", *BODY, ""]
AIMS = ["– ჩამოთვალოთ პარტნიორები;", "– განასხვავოთ MD და ICI."]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    "title",
    ["თავი 7. ხმელთაშუა ზღვის დიალოგი", "გაკვეთილი მეორე: დიალოგი", "II ნაწილი. დიალოგი", "ლექცია № 3 – დიალოგი"],
)
def test_the_title_of_a_book_above_its_chapter(title: str) -> None:
    found = labels("საერთაშორისო უსაფრთხოება. სახელმძღვანელო", "", title, "", *FIRST, *SECOND)
    assert found == ["header", "title", *["heading", "body", "body"] * 2]


def test_a_chapter_with_a_title_on_two_lines_or_below_its_number() -> None:
    book = "საერთაშორისო უსაფრთხოების საფუძვლები"
    assert labels(book, "", "თავი 7. ნეიტრალურები:", "შვეიცარია, მალტა", "", *FIRST)[:4] == [
        "header",
        "title",
        "title",
        "heading",
    ]
    assert labels("თავი 7", "", "ნეიტრალური სახელმწიფოები", "", *FIRST, *SECOND)[:3] == ["title", "title", "heading"]


def test_chapters_of_a_brochure_are_its_sections() -> None:
    found = labels("ნატო და პარტნიორები", "", "თავი 1. დიალოგი", "", *BODY, "", "თავი 2. მისიები", "", *BODY)
    assert found == ["title", *["heading", "body", "body"] * 2]


@pytest.mark.parametrize("header", ["თავი 7", "თავი 7. დიალოგი", "თავი 7 | დიალოგი"])
def test_a_running_header_with_the_chapter(header: str) -> None:
    pages = ["თავი 7. დიალოგი", "", *FIRST, "144", header, "", *SECOND]
    assert [kind for kind, _ in kinds_of(*pages)][4:7] == ["page_number", "header", "heading"]


def test_sections_of_a_chapter_are_numbered_after_it() -> None:
    found = kinds_of("თავი 7. დიალოგი", "", *FIRST, *SECOND)
    assert [unit for kind, unit in found if kind == "heading"] == ["sec:1", "sec:2"]


def test_numbered_paragraphs_are_no_sections() -> None:
    paragraphs = ["7.1. ბარათი თავდაცვის კომიტეტის დავალებით შედგა და ორი", "ქვეყნის მონაცემებს აერთიანებს.", ""]
    found = labels("თავი 7. დიალოგი", "", *paragraphs, *[line.replace("7.1", "7.2") for line in paragraphs])
    assert "heading" not in found


@pytest.mark.parametrize(
    "title",
    [
        "ამ თავის შესწავლის შემდეგ თქვენ შეძლებთ:",
        "ამ გაკვეთილის დასრულების შემდეგ გეცოდინებათ:",
        "ამ თავში გაეცნობით:",
        "სასწავლო მიზნები",
        "რას ისწავლით ამ თავში?",
        "სწავლის მოსალოდნელი შედეგები",
    ],
)
def test_aims_are_a_box(title: str) -> None:
    found = kinds_of("თავი 7. დიალოგი", "", title, *AIMS, "", *FIRST)
    assert found[1:5] == [("box_title", "box:1"), ("box", "box:1"), ("box", "box:1"), ("heading", "sec:1")]


def test_a_paragraph_on_what_readers_learn_is_text() -> None:
    text = ["ამ თავში გაეცნობით დიალოგის ისტორიას და მის მონაწილეებს, რომლებიც ზღვის სამხრეთ", *BODY]
    assert labels("თავი 7. დიალოგი", "", *text, "", *FIRST)[1] == "body"


@pytest.mark.parametrize("title", ["განმარტებები", "ლექსიკონი ველზე", "საკვანძო ცნებები", "ტერმინთა განმარტებანი:"])
@pytest.mark.parametrize("mark", [" – ", " — ", ": "])
def test_terms_in_the_margin_are_a_box(title: str, mark: str) -> None:
    terms = [f"ICI{mark}სტამბოლის ინიციატივა", f"სამშვიდობო ოპერაცია{mark}მისია, რომელიც", "ზავს იცავს"]
    found = kinds_of("თავი 7. დიალოგი", "", *FIRST, title, *terms, "", *SECOND)
    assert [unit for kind, unit in found if kind in ("box_title", "box")] == ["box:1"] * len(found[4:-3])


def test_concepts_with_bullets_are_a_section() -> None:
    concepts = ["• სამეთაურო წვრთნა: მონაწილეობენ შტაბები.", "• საველე წვრთნა: ქვედანაყოფები ადგილზე არიან."]
    assert labels("სათაური", "", *BODY, "", "ძირითადი ცნებები", *concepts, "", *BODY)[3:6] == [
        "heading",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "შეკითხვები და დავალებები",
        "კითხვები გამეორებისათვის",
        "საკონტროლო კითხვები",
        "კითხვები და დავალებები თვითშემოწმებისთვის:",
        "დაფიქრდით და უპასუხეთ",
        "სავარჯიშოები",
    ],
)
def test_questions_and_tasks_are_a_section(title: str) -> None:
    tasks = ["1. როდის შეუერთდა დიალოგს მეშვიდე ქვეყანა?", "2. იპოვეთ რუკაზე ქვეყანა, რომელიც", "მას არ შეუერთდა."]
    card = ["ქვეყნის ბარათი: იორდანია", "დედაქალაქი      ამანი", "ვალუტა          დინარი", "MD              1995", ""]
    found = kinds_of("თავი 7. დიალოგი", "", *FIRST, *SECOND, *card, title, *tasks, "", *tasks[:1])
    assert found[7:11] == [("box_title", "box:1"), *[("box", "box:1")] * 3]
    assert found[11:] == [("heading", "sec:3"), *[("body", "sec:3")] * 4]


@pytest.mark.parametrize("title", ["იხ. აგრეთვე", "იხილეთ აგრეთვე:", "ნახეთ ასევე"])
@pytest.mark.parametrize("gap", [[], [""]])
def test_references_to_other_chapters_are_text(title: str, gap: list[str]) -> None:
    references = ["► თავი 5. PfP და მეზობლები ► თავი 9. UN", "KFOR (თავი 5, გვ. 71)"]
    found = kinds_of("თავი 7. დიალოგი", "", *FIRST, title, *gap, *references)
    assert found[4:] == [("heading", "sec:2"), ("body", "sec:2"), ("body", "sec:2")]


def test_references_on_a_web_page_are_links() -> None:
    assert labels("სათაური", "", *BODY, "", "იხილეთ აგრეთვე", "მთის საზღვარი", "ზღვის საზღვარი")[-1] == "link"


@pytest.mark.parametrize("title", ["ლიტერატურა", "გამოყენებული წყაროები", "ბიბლიოგრაფია", "ლიტერატურა და წყაროები"])
def test_literature_is_text_although_it_names_publishers(title: str) -> None:
    works = ["ღლონტი თ. (2017). სამხრეთი. თბილისი: უნივერსიტეტის", "გამომცემლობა, 240 გვ.", "Winrow G. 2000. Dialogue"]
    found = kinds_of("თავი 7. დიალოგი", "", *FIRST, title, "", *works, "", "¹ რომის დეკლარაცია, 8.11.1991, § 12.")
    assert found[4:] == [("heading", "sec:2"), *[("body", "sec:2")] * 3, ("imprint", "")]


def test_sources_with_addresses_are_links() -> None:
    found = labels("სათაური", "", *BODY, "", "წყაროები", "SPS-ის ანგარიშები, 2017: www.nato.int/science/reports")
    assert found[3:] == ["heading", "link"]


@pytest.mark.parametrize("work", ["სამხედრო ენციკლოპედია, ტ. 3", "უსაფრთხოება. XI კლასი", "ცნობარი, მე-2 ტომი"])
def test_the_volume_of_a_work_above_an_article(work: str) -> None:
    assert labels(work, "", "პარტნიორობა მშვიდობისათვის", "", *BODY) == ["header", "title", "body", "body"]


@pytest.mark.parametrize("call", ["[1]", "¹"])
def test_notes_below_a_heading_that_the_text_calls(call: str) -> None:
    text = [BODY[0], BODY[1].removesuffix(".") + call + "."]
    notes = ["1. ასპინი ლ. მოგონებები. ნიუ-იორკი, 1995, გვ. 14."]
    assert labels("სათაური", "", *text, "", "სქოლიო", "", *notes)[3:] == ["heading", "imprint"]
    assert labels("სათაური", "", *BODY, "", "სქოლიო", "", *notes)[3:] == ["heading", "body"]
