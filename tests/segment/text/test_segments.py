"""Segmentation of text inputs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.evaluation.gold import read_gold
from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text
from kaext.source import Source

CORPUS = Path(__file__).parents[3] / "corpus"
BODY = [
    "ფინეთი და შვედეთი ალიანსთან თანამშრომლობას მრავალი წლის განმავლობაში ავითარებდნენ,",
    "ხოლო მათი სამხედროები ერთობლივ წვრთნებში რეგულარულად მონაწილეობდნენ და სწავლობდნენ.",
]
BOX = ["ვიწრო სვეტში აწყობილი ტექსტი", "ცალკე თემას ეხება და აქ", "რამდენიმე წინადადებაა. ეს კი", "ბოლო წინადადებაა."]


def source_of(*lines: str) -> Source:
    return read_text("\n".join(lines).encode(), name="a.txt", max_characters=10**6)


def kinds_of(*lines: str) -> list[tuple[str, str]]:
    source = source_of(*lines)
    by_line = {index: (s.kind, s.unit) for s in segment_text(source) for index in s.lines}
    return [by_line[i] for i, line in enumerate(lines) if line.strip()]


def test_title_lead_heading_body() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "პირველი თავი", "", *BODY)
    assert found == [
        ("title", ""),
        ("body", "sec:1"),
        ("body", "sec:1"),
        ("heading", "sec:2"),
        ("body", "sec:2"),
        ("body", "sec:2"),
    ]


@pytest.mark.parametrize("title_first", [True, False])
def test_a_box_belongs_together_whether_its_title_comes_first_or_last(title_first: bool) -> None:
    box = ["ჩანართის სათაური", "", *BOX] if title_first else [*BOX, "", "ჩანართის სათაური"]
    found = kinds_of("სათაური", "", *BODY, "", *box, "", *BODY)
    labels = [kind for kind, _ in found]
    assert labels.count("box") == len(BOX)
    assert labels.count("box_title") == 1
    assert {unit for kind, unit in found if kind.startswith("box")} == {"box:1"}
    assert {unit for kind, unit in found if kind == "body"} == {"sec:1"}


def test_running_headers_page_numbers_credits_and_captions() -> None:
    page = ["ბიულეტენი", "სხვა სათაური", "", "2", ""]
    found = kinds_of(
        "სათაური",
        "",
        *BODY,
        *BODY,
        "",
        *page,
        "© ფოტო",
        "",
        "ჯარისკაცი წვრთნაზე; 2007 წ. მაისი.",
        "",
        *BODY,
        "",
        *page,
        *BODY,
    )
    labels = [kind for kind, _ in found]
    assert labels.count("header") == 4
    assert labels.count("page_number") == 2
    assert labels.count("credit") == 1
    assert labels.count("caption") == 1


def test_a_paragraph_continues_after_what_interrupts_it() -> None:
    lines = [
        "სათაური",
        "",
        BODY[0],
        "",
        "ბიულეტენი",
        "",
        "2",
        "",
        BODY[1],
        "",
        *BODY,
        "",
        "ბიულეტენი",
        "",
        "3",
        "",
        *BODY,
    ]
    segments = segment_text(source_of(*lines))
    assert segments[1].lines == (2, 8)
    assert [s.kind for s in segments[2:4]] == ["header", "page_number"]


def test_chronology_links_imprint() -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", "ქრონოლოგია", "",
        "1994 წ.  ფინეთი პროგრამას უერთდება.", "", "  შვედეთიც უერთდება", "  პროგრამას.", "", "1996 წ.  კურსი.", "",
        "ბმულები", "", "ვრცლად იხილეთ:", "www.nato.int/x", "",
        "ბროშურა სააგენტომ მოამზადა. ტექსტი შეიძლება არ ასახავდეს პოზიციას.",
    )  # fmt: skip
    labels = [kind for kind, _ in found]
    assert labels[3:] == [
        "heading", "timeline", "timeline", "timeline", "timeline", "heading", "link", "link", "imprint",
    ]  # fmt: skip


def test_rows_of_a_table_are_segments_of_their_own() -> None:
    lines = [
        "სათაური",
        "",
        *BODY,
        "",
        "ბიუჯეტი",
        "",
        "ფინეთი, კურსი:   €25 მლნ",
        "შვედეთი, კურსი:   €3 მლნ",
        "სულ:   €28 მლნ",
    ]
    segments = segment_text(source_of(*lines, "", *BODY))
    assert [s.lines for s in segments if s.kind == "box"] == [(7,), (8,), (9,)]
    assert [s.heading for s in segments if s.kind == "box"] == ["ბიუჯეტი"] * 3


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.xml.txt")), ids=lambda p: p.name.split(".")[0])
def test_labels_of_the_gold_documents(path: Path) -> None:
    gold = read_gold(path)
    found = {i: s.kind for s in segment_text(source_of(*gold.text.split("\n"))) for i in s.lines}
    labelled = [line for line in gold.lines if line.label != "blank"]
    right = sum(found.get(line.line - 1) == line.label for line in labelled)
    assert right >= 0.95 * len(labelled)


LINE = st.sampled_from(
    [
        "",
        "  ",
        "2",
        "© ა",
        "სათაური",
        *BODY,
        *BOX,
        "1994 წ.  ა",
        "  ბ",
        "www.nato.int",
        "- 2 -",
        "• გ",
        "ნ",
        "ნ  ატო",
        "* შენიშვნა",
    ]
)


@given(st.lists(LINE, max_size=40).filter(lambda lines: any(line.strip() for line in lines)))
def test_every_visible_line_is_in_one_segment(lines: list[str]) -> None:
    source = source_of(*lines)
    placed = [index for segment in segment_text(source) for index in segment.lines]
    visible = [i for i, line in enumerate(source.lines) if source.text[line.start : line.end].strip()]
    assert sorted(placed) == visible


def test_numbered_headings_need_no_empty_line() -> None:
    found = kinds_of("სათაური", "", *BODY, "1. ვინ როდის მოვიდა", *BODY, *BODY, "2. გზა წინ", *BODY)
    headings = [unit for kind, unit in found if kind == "heading"]
    assert headings == ["sec:2", "sec:3"]
    assert found[-1] == ("body", "sec:3")


def test_numbered_questions_head_paragraphs_on_one_line() -> None:
    paragraph = " ".join(BODY)
    question = "2. რატომ არის მნიშვნელოვანი ეს ღონისძიებები და რას აკეთებს ამ მხრივ ალიანსი ადგილობრივ ოფისებთან ერთად?"
    found = kinds_of("სათაური", "1.რას ემსახურება", paragraph, question, paragraph, "3. სად", paragraph)
    assert [kind for kind, _ in found] == ["title", *["heading", "body"] * 3]


def test_a_question_over_rows_with_leaders_is_their_title() -> None:
    rows = ["წყალი ......... €285 000", "ქარი .......... €90 000", "ყინული ........ €1,2 მლნ"]
    found = kinds_of("სათაური", "", *BODY, "", "რა ღირდა?", "", *rows, "", "მეორე თავი", "", *BODY)
    assert [kind for kind, _ in found[3:8]] == ["box_title", "box", "box", "box", "heading"]


def test_a_numbered_list_is_not_a_row_of_headings() -> None:
    found = kinds_of("სათაური", "", *BODY, "1. აზომვა", "2. შეფუთვა", "3. გატანა", "", *BODY)
    assert "heading" not in [kind for kind, _ in found]


def test_headings_that_differ_in_their_years_are_not_running_headers() -> None:
    periods = ["ქრონოლოგია: 1995-2006", "ქრონოლოგია: 2007-2013"]
    found = kinds_of("სათაური", "", *BODY, "", periods[0], "", *BODY, *BODY, "", periods[1], "", *BODY)
    assert [kind for kind, _ in found].count("heading") == 2


def test_a_header_with_an_issue_number_is_above_the_title() -> None:
    page = ["კრებული № 14", "5"]
    found = kinds_of("კრებული № 14", "ბროშურის სათაური", "", *BODY, *BODY, BODY[0], *page, BODY[1])
    assert [kind for kind, _ in found[:2]] == ["header", "title"]
    assert [kind for kind, _ in found[-3:]] == ["header", "page_number", "body"]


def test_a_date_may_stand_on_two_lines() -> None:
    sentence = [
        "ავსტრიამ თანამშრომლობის ახალი გეგმა ალიანსთან, როგორც ცნობილია, შეათანხმა 2012 წ.",
        "ივნისში, ხოლო შვედეთმა ამგვარი გეგმა მხოლოდ ორი წლის შემდეგ წარადგინა სამიტზე.",
    ]
    assert segment_text(source_of("სათაური", "", *BODY, *sentence))[-1].lines == (4, 5)
    caption = ["© NATO", "ავსტრიელი ჯარისკაცები ფრიზრენთან, 2012 წ.", "ივნისი."]
    segments = segment_text(source_of("სათაური", "", *BODY, "", *caption, "", *BODY))
    assert [segment.kind for segment in segments if len(segment.lines) == 2 and segment.kind != "body"] == ["caption"]


def test_an_entry_may_begin_with_a_date_as_a_sentence() -> None:
    entries = ["— 1992 წლის მარტი. ფინეთი საბჭოს წევრია.", "— 1997 წელი. საბჭო იცვლება."]
    found = kinds_of("სათაური", "", *BODY, "", "თარიღები", "", *entries)
    assert [kind for kind, _ in found[-3:]] == ["heading", "timeline", "timeline"]


def test_a_copyright_line_of_the_publisher_is_imprint() -> None:
    imprint = ["© სააგენტო, 2015. გადაბეჭდვისას წყარო მიუთითეთ. გამოცემა", "უფასოა; ტირაჟი 2000 ცალი."]
    found = kinds_of("სათაური", "", *BODY, "", "© NATO/ავტორი", "", *BODY, "", *imprint)
    assert [kind for kind, _ in found if kind in ("credit", "imprint")] == ["credit", "imprint", "imprint"]


def test_starred_items_are_a_list_and_a_called_star_is_a_footnote() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "* პირველი საგანი;", "* მეორე საგანი.", "", *BODY)
    assert {kind for kind, _ in found[1:]} == {"body"}
    called = [BODY[0].replace("ალიანსთან", "ალიანსთან*"), BODY[1]]
    found = kinds_of("სათაური", "", *called, "", "* აქ და ქვემოთ.", "", *BODY)
    assert [kind for kind, _ in found].count("imprint") == 1


def test_a_title_may_stand_at_the_foot_of_its_box_without_an_empty_line() -> None:
    found = kinds_of("სათაური", "", *BODY, "", *BOX, "ჩანართის სახელი", "", *BODY)
    assert found[-3] == ("box_title", "box:1")


@pytest.mark.parametrize(
    "style",
    [
        "{year} - {text}",
        "{year}: {text}",
        "{year} წ. {text}",
        "{year} წელი. {text}",
        "{year}   {text}",
        "{year} | {text}",
        "({year}) {text}",
        "[{year} წლის მარტი] {text}",
        "• {year} წლის 16 მარტი – {text}",
        "16.03.{year} – {text}",
        "03/{year} – {text}",
        "{year}.03.16 - {text}",
        "16.III.{year} - {text}",
        "მარტი, {year} – {text}",
        "აგვ. {year} – {text}",
        "{year} {text}",
        "{year} წელს {text}",
    ],
)
def test_chronologies_in_all_styles(style: str) -> None:
    texts = ["ფინეთი პროგრამას უერთდება.", "შვედეთიც უერთდება.", "ავსტრია უერთდება.", "შვეიცარია უერთდება."]
    entries = [style.format(year=1994 + number, text=text) for number, text in enumerate(texts)]
    found = kinds_of("სათაური", "", *BODY, "", "ქრონოლოგია", "", *entries, "", "ბმულები", "", "www.nato.int/x")
    assert [kind for kind, _ in found[-7:]] == ["heading", *["timeline"] * 4, "heading", "link"]


def test_paragraphs_that_begin_with_dates_are_not_a_chronology() -> None:
    prose = [f"{year} წელს {line}" for year in (1994, 1999, 1996, 2001) for line in BODY]
    found = kinds_of("სათაური", "", *prose)
    assert {kind for kind, _ in found[1:]} == {"body"}


def test_a_header_that_occurs_once_is_above_its_page_number() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "პარტნიორთა მიმოხილვები", "", "4", "", *BODY)
    assert [kind for kind, _ in found[3:5]] == ["header", "page_number"]


def test_a_heading_inside_a_run_of_lines_is_broken_off_before_its_measure() -> None:
    found = kinds_of("სათაური", "", *BODY, "ვინ მოვიდა პირველი?", *BODY, "გზა ზღვიდან", *BODY)
    assert [kind for kind, _ in found].count("heading") == 2


def test_a_sentence_alone_is_not_a_title() -> None:
    assert kinds_of("საქართველო პროგრამას 1994 წელს შეუერთდა.") == [("body", "sec:1")]


PERIODS = [
    ("1991-1996 წლები: დასაწყისი", "heading"), ("1992 წლის 5 ივნისი. ალბანეთი საბჭოს შეუერთდა.", "timeline"),
    ("1994 წელი", "timeline"), ("  9 მაისი – ფინეთი პროგრამას უერთდება.", "timeline"),
    ("  27 მაისი – ყაზახეთი პროგრამას უერთდება.", "timeline"),
    ("1997-2001 წლები: ახალი ფორუმები", "heading"),
    ("ამ წლებში პრაქტიკულ თანამშრომლობას პოლიტიკური კონსულტაციებიც დაემატა.", "body"),
    ("1997 წლის მაისი. პორტუგალიაში საბჭო იქმნება.", "timeline"),
    ("1999 წლის აპრილი. სამიტზე გეგმა მტკიცდება.", "timeline"),
]  # fmt: skip


def test_titles_over_the_entries_of_some_years_divide_a_chronology() -> None:
    labels = [label for label, _ in kinds_of("სათაური", "", *BODY, "", *(line for line, _ in PERIODS))]
    assert labels[3:] == [label for _, label in PERIODS]


def test_an_item_that_ends_in_a_date_is_not_a_caption() -> None:
    items = ("- საქართველო პროგრამას 2017 წლის სექტემბერში შეემატა;", "- უკრაინა: ერთი ფრეგატი, 2018 წლის ივლისი.")
    assert [label for label, _ in kinds_of("სათაური", "", *BODY, "", *items)][3:] == ["body"] * 2


def test_an_entry_of_several_years_is_not_a_title() -> None:
    lines = ("2001 წლის მაისი. კურსი.", "2005-2007 წლები: ხორვატიის ოცეული ბაზაზე", "2006 წლის მარტი. ვიზიტი.")
    assert [label for label, _ in kinds_of("სათაური", "", *BODY, "", *lines)][3:] == ["timeline"] * 3


CLOSE = (
    "2013 წ. მაისი  შვეიცარიამ კურსს უმასპინძლა.",
    "2014 წ. ივნისი  მალტა ფონდს შეუერთდა.",
    "2016 წ. მარტი  ვიზიტი.",
)
APART = tuple(line for entry in CLOSE for line in (entry, ""))


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (("2013-2016 წლები თარიღებში", "", *CLOSE), "heading"),
        (("2013-2016 წწ. მოკლედ", "", *CLOSE), "heading"),
        (("2013-2014 წლები თარიღებში", "", *CLOSE), "timeline"),
        (("2013-2016 წლები თარიღებში", *CLOSE), "timeline"),
        (("2013-2016 წლები: პირველი ნაბიჯები", "", *APART), "timeline"),
    ],
)
def test_a_period_set_apart_over_all_the_entries_of_its_years_heads_them(lines: tuple[str, ...], label: str) -> None:
    labels = [label for label, _ in kinds_of("სათაური", "", *BODY, "", *lines)]
    assert labels[3:] == [label, "timeline", "timeline", "timeline"]


YEARS = {
    "1994": {"10 იანვარი": "სამიტზე პროგრამა წარადგინეს.", "ზამთრის ბოლო": "სლოვენიამ წინადადება მიიღო."},
    "1995": {"10 იანვარი": "ჩეხეთმა ბატალიონი გაგზავნა.", "მეოთხე კვარტალი": "ბულგარეთმა გეგმა შეადგინა."},
    "1997": {"წლის დასაწყისი": "რუმინეთმა კურსი დაასრულა.", "10 იანვარი": "პოლონეთში წვრთნა გაიმართა."},
}


@pytest.mark.parametrize("year_word", ["", " წ.", " წელი"])
@pytest.mark.parametrize("between", [[], [""]])
def test_entries_under_years_that_stand_once(year_word: str, between: list[str]) -> None:
    lines = ["სათაური", "", *BODY, ""]
    for year, entries in YEARS.items():
        lines += [year + year_word, *between]
        for date, text in entries.items():
            lines += [date, text, *between]
        lines += [""] if not between else []
    labels = [kind for kind, _ in kinds_of(*lines, "შემდეგი ნაბიჯები", "", *BODY)]
    head = "heading" if year_word == " წელი" else "timeline"
    assert labels == [
        *("title", "body", "body"),
        *[head, *["timeline"] * 4] * len(YEARS),
        *("heading", "body", "body"),
    ]


@pytest.mark.parametrize("title_first", [True, False])
def test_a_box_between_two_years_of_a_chronology_is_not_an_entry(title_first: bool) -> None:
    title = "უკრაინა: ცალკე გზა"
    box = [title, *BOX] if title_first else [*BOX, title]
    lines = ["სათაური", "", *BODY, *BODY, *BODY, ""]
    for number, (year, entries) in enumerate(YEARS.items()):
        lines += [f"{date}, {year} – {text}" for date, text in entries.items()]
        lines += ["", *box, ""] if number == 1 else [""]
    found = kinds_of(*lines)
    assert [kind for kind, _ in found].count("timeline") == 6
    assert [unit for _, unit in found].count("box:1") == len(BOX) + 1
    assert [kind for kind, _ in found].count("box_title") == 1


def test_a_box_in_a_text_without_wrapped_lines() -> None:
    paragraph = " ".join(BODY)
    found = kinds_of("სათაური", "", paragraph, "", paragraph, "", "ჩანართის სათაური", *BOX, "", paragraph)
    assert [kind for kind, _ in found] == ["title", "body", "body", "box_title", *["box"] * len(BOX), "body"]


def test_a_page_number_under_its_header_between_empty_lines() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "რვეული „მეცნიერება“", "- 4 -", "", *BODY)
    assert [kind for kind, _ in found] == ["title", "body", "body", "header", "page_number", "body", "body"]


def test_a_caption_that_ends_with_the_photographer() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "სათვალთვალო წერტილი მდინარეზე. ფოტო:", "დ. მარკოსიანი", "", *BODY)
    assert [kind for kind, _ in found] == ["title", "body", "body", "caption", "caption", "body", "body"]


def test_a_credit_is_none_of_the_imprint_after_an_empty_line() -> None:
    publisher = "გამომცემელი: საინფორმაციო ცენტრი. ტირაჟი 300."
    found = kinds_of("სათაური", "", *BODY, *BODY, *BODY, *BODY, "", "© წითელი ჯვარი", "", publisher)
    assert [kind for kind, _ in found] == ["title", *["body"] * 8, "credit", "imprint"]


@pytest.mark.parametrize(
    "imprint",
    [
        (
            "ბეჭდავს საგანგებო სიტუაციების დაგეგმვის სამმართველო 2012 წლის დეკემბერში. ნახევარი",
            "ტირაჟი სკოლებისაა. a@b.org",
        ),
        ("საინფორმაციო ფურცელი მომზადებულია 2020 წლის სექტემბერში. შესწორებები", "მოგვწერეთ: a@b.org"),
    ],
)
def test_an_imprint_may_end_with_an_address(imprint: tuple[str, str]) -> None:
    found = kinds_of("სათაური", "", *BODY, "", *imprint)
    assert [kind for kind, _ in found] == ["title", "body", "body", "imprint", "imprint"]


def test_a_question_heads_a_section_though_it_is_a_clause() -> None:
    found = kinds_of("სათაური", "", *BODY, BODY[1], "ვინ იყო პირველი?", *BODY)
    assert found[4] == ("heading", "sec:2")


def test_a_dash_at_the_beginning_of_a_line_does_not_make_its_date_an_entry() -> None:
    lines = [
        "მოწვევა პირველმა ალბანეთმა მიიღო",
        "- 1994 წლის 23 თებერვალს. მეზობლები",
        "მას მოგვიანებით მიჰყვნენ: ხორვატია",
    ]
    found = kinds_of(
        "სათაური", "", *lines, "- 2000 წლის მაისში. სერბეთი კი ბოლო", "იყო მათ შორის, ვინც ფონდს შეუერთდა."
    )
    assert {kind for kind, _ in found[1:]} == {"body"}


def test_page_numbers_that_count_on_need_no_empty_line() -> None:
    pages = [[*BODY, *BODY, *BODY, f"{number}"] for number in (7, 8, 9)]
    found = kinds_of("სათაური", "", *[line for page in pages for line in page])
    assert [kind for kind, _ in found] == ["title", *[*["body"] * 6, "page_number"] * 3]


def test_a_heading_over_links_needs_no_empty_line() -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", "სად ვნახოთ მეტი", "ალიანსის გვერდი:", "www.nato.int", "ფონდის გვერდი:", "www.a.ge"
    )
    assert [kind for kind, _ in found] == ["title", "body", "body", "heading", *["link"] * 4]


def test_a_chronology_after_sentences_that_begin_with_later_years() -> None:
    body = [
        "2001 წელს სატრასტო ფონდი ბალკანეთისკენ იყურებოდა და დახმარება იქ მიდიოდა.",
        "2004 წელს რუმინეთიც ჩაერთო მასში.",
    ]
    entries = ["1990 უნგრეთი პირველი სთხოვს ალიანსს", "1994 პროგრამა ქაღალდზე", "1997 სლოვენია საბჭოს აფუძნებს"]
    found = kinds_of("სათაური", "", *body, "", "რიცხვები კედელზე", *entries)
    assert [kind for kind, _ in found] == ["title", "body", "body", "heading", *["timeline"] * 3]


def test_sentences_at_the_head_of_a_text_are_not_a_title() -> None:
    lead = "სერბეთი 2006 წლის დეკემბერში პროგრამას შეუერთდა. მას შემდეგ ორი წელი გავიდა."
    assert kinds_of(lead, "", *BODY)[0] == ("body", "sec:1")
    assert kinds_of("ნატო და სერბეთი.", "", *BODY)[0] == ("title", "")


@pytest.mark.parametrize(
    "title",
    [
        "ჩანართი 2",
        "იცით თუ არა, რომ...",
        "იცოდით თუ არა?",
        "შემოკლებანი",
        "ციფრები",
        "ფონდი ციფრებში",
        "ჩანართი: ფონდი",
    ],
)
def test_a_box_is_recognised_by_its_title(title: str) -> None:
    items = ["- სამი ათასი ჯარისკაცი", "- ხუთი ბაზა და ორი გემი"]
    found = kinds_of("სათაური", "", *BODY, "", title, "", *items, "", *BODY, *BODY)
    assert [kind for kind, _ in found[3:6]] == ["box_title", "box", "box"]
    assert {kind for kind, _ in found[6:]} == {"body"}


@pytest.mark.parametrize("title", ["რიცხვები კედელზე", "ციფრების ენა", "რა იცით ალიანსზე", "ჩანართები და დანართები"])
def test_titles_that_only_mention_figures_or_boxes_head_the_body(title: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", title, "", *BODY, *BODY)
    assert [kind for kind, _ in found[3:]] == ["heading", "body", "body", "body", "body"]


def test_items_of_a_list_are_not_captions() -> None:
    items = ["- ორი ათასი კაცი, რომლებიც იმ წელს", "  მისიაში ჩავიდნენ."]
    kinds = [kind for kind, _ in kinds_of("სათაური", "", *BODY, "", *items, "", *BODY, *BODY)]
    assert "caption" not in kinds


LONG = "საქართველომ, მოლდოვამ და უკრაინამ ალიანსთან თანამშრომლობა გააღრმავეს და ახალი პროგრამები დაიწყეს. " * 9


def test_a_bulletin_without_empty_lines_that_names_who_made_it_is_not_an_imprint() -> None:
    lead = f"ბიულეტენი სამინისტრომ მოამზადა. გამოცემა უფასოა. {LONG}"
    found = kinds_of("ბიულეტენი № 4", "პარტნიორების ათი წელი", lead, "საქართველო", LONG, "მოლდოვა", LONG)
    assert [kind for kind, _ in found] == ["header", "title", "body", "heading", "body", "heading", "body"]


def test_the_line_under_a_title_that_says_which_issue_it_is_is_a_header() -> None:
    found = kinds_of("მაცნე", "ცენტრის ბიულეტენი", "", "№ 3 (19), 2012 წლის ზაფხული", "", *BODY, "", "თავი", "", *BODY)
    assert [kind for kind, _ in found if kind not in ("body", "heading")] == ["title", "title", "header"]
    found = kinds_of("მაცნე", "", "№ 3 ბრძანების განმარტება", "", *BODY, "", "თავი", "", *BODY)
    assert [kind for kind, _ in found[:3]] == ["title", "heading", "body"]


def test_what_continues_an_imprint_is_imprint_as_far_as_imprints_go() -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", "თავი", "", *BODY, "", "გამომცემელია სამინისტრო. დაიბეჭდა თბილისში.", "ქუჩა 5."
    )
    assert [kind for kind, _ in found[-2:]] == ["imprint", "imprint"]


def test_questions_and_answers_are_one_box() -> None:
    asked = ["რა არის ფონდი?", "ფონდი დახმარების მექანიზმია.", "ვინ იხდის?", "ხარჯებს მოკავშირეები ფარავენ."]
    found = kinds_of(
        "სათაური", "", *BODY, "", "თავი", "", *BODY, "", "კითხვა-პასუხი", "", *asked, "", "სკოლები", "", *BODY
    )
    assert [kind for kind, _ in found[6:]] == ["box_title", *["box"] * 4, "heading", "body", "body"]


def test_a_title_may_ask_without_its_mark() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "რა გვასწავლა გამოცდილებამ", "", *BODY)
    assert [kind for kind, _ in found] == ["title", "body", "body", "heading", "body", "body"]


def test_a_chronology_takes_its_year_from_the_title_over_it() -> None:
    entries = ["24 იანვარი  ცენტრი გაიხსნა.", "აპრილი  წვრთნა შედგა.", "3 მაისი  დელეგაცია ჩამოვიდა."]
    found = kinds_of("სათაური", "", *BODY, "", "2017 წლის ქრონოლოგია", *entries)
    assert [kind for kind, _ in found[3:]] == ["heading", *["timeline"] * 3]
    plain = kinds_of("სათაური", "", *BODY, "", "წლის ქრონოლოგია", *entries)
    assert "timeline" not in {kind for kind, _ in plain}


def test_tables_with_rules_are_sections_though_their_heads_recur() -> None:
    table = ["ქვეყანა | ოპერაცია | დასაწყისი", "ავსტრია | KFOR | 1999 წ.", "ირლანდია | KFOR | 1999 წ."]
    found = kinds_of(
        "სათაური", "", "1. კოსოვო", "", *BODY, "", "ცხრილი 1. ძალები", "", *table, "",
        "2. ავღანეთი", "", *BODY, "", "ცხრილი 2. ძალები", "", *table, "", "3. ზღვა", "", *BODY,
    )  # fmt: skip
    section = ["heading", *["body"] * len(BODY), "heading", *["body"] * len(table)]
    assert [kind for kind, _ in found] == ["title", *section, *section, "heading", *["body"] * len(BODY)]


def test_what_is_above_links_is_their_heading() -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", "ბმულები", "წვრთნების კალენდარი:", "www.nato.int/exercises", "ა: www.a.ge"
    )
    assert [kind for kind, _ in found[3:]] == ["heading", "link", "link", "link"]


def test_a_paragraph_that_begins_with_the_name_of_a_country_is_not_a_title() -> None:
    run_in = ["იორდანია. ქვეყანა დიალოგს 1995 წელს შეუერთდა. ჩრდილოეთ საზღვართან", "ნაღმების ამოღება დაიწყო."]
    found = kinds_of("სათაური", *BODY, *run_in, *BODY)
    assert "heading" not in {kind for kind, _ in found}


REPORTS = ("კიშინიოვი, 2010 წლის 3 მაისი. - მინისტრებმა", "თბილისი, 12 ივნისი, 2010 წელი - წვრთნაში")


@pytest.mark.parametrize("count", [1, 2])
def test_reports_that_begin_with_where_and_when_have_headings_with_verbs(count: int) -> None:
    told = [line for report in REPORTS[:count] for line in ("მოლდოვამ გეგმა დაამტკიცა", f"{report} {BODY[0]}", BODY[1])]
    found = kinds_of("სათაური", *BODY, *told)
    headings = [kind for kind, _ in found[len(BODY) + 1 :: 3]]
    assert headings == ["heading" if count > 1 else "body"] * count


def test_headings_of_reports_may_stand_alone_and_their_dates_be_sentences() -> None:
    reports = ("კიშინიოვი, 2010 წლის 3 მაისი. მინისტრებმა", "თბილისი, 12 ივნისი, 2010 წელი. წვრთნაში")
    told = [line for report in reports for line in ("", "მოლდოვამ გეგმა დაამტკიცა", "", f"{report} {BODY[0]}", BODY[1])]
    found = kinds_of("სათაური", "", *BODY, *told)
    assert [kind for kind, _ in found[len(BODY) + 1 :: 3]] == ["heading"] * 2


def test_a_date_inside_a_paragraph_begins_no_report() -> None:
    dated = ["შეხვედრა გაიმართა ქალაქში", "თბილისი, სადაც 2010 წლის 3 მაისს - სამხედრო დღეს -", "ბევრი ხალხი იყო."]
    assert "heading" not in {kind for kind, _ in kinds_of("სათაური", *BODY, *dated, *dated)}


def test_what_a_brochure_is_about_is_stated_under_its_title() -> None:
    # This edition tells of the partnership; the reference book is free and comes out twice a year.
    lead = ["ეს გამოცემა პარტნიორობის შესახებ მოგვითხრობს. ცნობარი უფასოა და წელიწადში", "ორჯერ გამოდის."]
    assert [kind for kind, _ in kinds_of("სათაური", "", *lead, "", *BODY, *BODY)][:3] == ["title", "body", "body"]


def test_an_imprint_may_be_above_the_title() -> None:
    publisher = ["გამომცემელი: საინფორმაციო ცენტრი, ტაშკენტი", "ტირაჟი: 500. უფასო გამოცემა."]
    found = kinds_of(*publisher, "", "სათაური", "", *BODY, *BODY)
    assert [kind for kind, _ in found[:4]] == ["imprint", "imprint", "title", "body"]


def test_a_table_with_titles_over_its_years_is_not_a_chronology() -> None:
    rows = ["2006 | „სტეპის არწივი 2006“ | ილისკი", "2007 | „სტეპის არწივი 2007“ | ილისკი"]
    table = ["წელი | წვრთნა | ადგილი", *rows]
    assert "timeline" not in {kind for kind, _ in kinds_of("სათაური", "", *BODY, "", "წვრთნები", "", *table)}
    found = kinds_of("სათაური", "", *BODY, "", "ქრონოლოგია", "", *rows)
    assert [kind for kind, _ in found].count("timeline") == 2


@pytest.mark.parametrize(
    ("announcing", "end", "kind"),
    [
        ("ქვეყანამ მონაწილეობა მიიღო ალიანსის ოპერაციებში, რომლებიც სამშვიდობო იყო:", "ცხრილი გრძელია.", "body"),
        ("ქვეყანამ მონაწილეობა მიიღო ალიანსის ოპერაციებში, რომლებიც სამშვიდობო იყო:", "წელი გრძელია.", "box"),
        ("ქვეყანამ მონაწილეობა მიიღო ალიანსის ოპერაციებში, რომლებსაც ცხრილი ჩამოთვლის.", "წელი გრძელია.", "body"),
        ("ქვეყანამ მონაწილეობა მიიღო ალიანსის ოპერაციებში და სხვა წვრთნებშიც ჩაერთო.", "ცხრილი გრძელია.", "box"),
    ],
)
def test_a_table_with_wide_gaps_belongs_to_the_text_that_announces_it(announcing: str, end: str, kind: str) -> None:
    table = ["ოპერაცია        წელი        ჯარისკაცი", "KFOR        1999        40", "ISAF        2007        30"]
    found = kinds_of("სათაური", "", *BODY, "", announcing, "", *table, "", *BODY, end)
    assert [kind for kind, _ in found[4:7]] == [kind] * 3


def test_letters_count_sections_where_they_stand_alone() -> None:
    section = ["", *BODY, ""]
    found = kinds_of("სათაური", "", "ა) ზოგადი ცნობები", *section, "ბ) შეთანხმებები", *section, "გ) ხარჯები", *section)
    assert [unit for kind, unit in found if kind == "heading"] == ["sec:1", "sec:2", "sec:3"]
    items = ["ა) ჯარის გარდაქმნა;", "", "ბ) საზღვრის დაცვა;", "", "გ) სწავლება."]
    assert "heading" not in {kind for kind, _ in kinds_of("სათაური", "", *BODY, "", *items, "", *BODY)}


@pytest.mark.parametrize("caption", ["სურ. 3. მეზღვაურები წვრთნაზე, 2012 წელი.", "სურათი 3: მეზღვაურები წვრთნაზე"])
def test_a_caption_may_count_the_pictures(caption: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", caption, "", *BODY)
    assert [kind for kind, _ in found] == ["title", "body", "body", "caption", "body", "body"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("ევროპის სამეკავშირეო ოფისი ბალკანეთში", "header"),  # a liaison office
        ("გარემოს დაცვის სამინისტრო", "header"),
        ("ოფისი და მისი ამბები", "title"),
        ("წყალი საზღვრებს გარეშე", "title"),
    ],
)
def test_a_publisher_that_recurs_is_above_the_title(first: str, kind: str) -> None:
    found = kinds_of(first, "ამბები დედაქალაქიდან", "", *BODY, *BODY, *BODY, "", first, "2", "", *BODY)
    assert found[0][0] == kind
    assert found[1][0] == ("title" if kind == "header" else found[1][0])


def test_a_report_has_its_publisher_in_its_title() -> None:
    first = "გარემოს დაცვის სამინისტრო"
    found = kinds_of(first, "2018 წლის ანგარიში", "", *BODY, *BODY, *BODY, "", first, "2", "", *BODY)
    assert [kind for kind, _ in found][:2] == ["title", "title"]


@pytest.mark.parametrize(("number", "kind"), [("N 7", "header"), ("№ 7", "header"), ("NATO 7", "title")])
def test_the_number_of_an_issue_is_above_the_title(number: str, kind: str) -> None:
    assert kinds_of(f"კოლეჯის ფურცელი {number}", "წვრთნები და ცენტრები", *BODY)[0][0] == kind


@pytest.mark.parametrize(
    ("over", "kind"), [("მოგვწერეთ", "heading"), ("დაგვიკავშირდით", "heading"), ("იხილეთ:", "link")]
)
def test_a_request_to_write_heads_the_addresses(over: str, kind: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", over, "გვერდი:", "www.nato.int/a", "ელფოსტით: a@nato.int")
    assert [label for label, _ in found][-4:] == [kind, "link", "link", "link"]


def test_tables_with_rules_are_alike_in_a_document() -> None:
    table = ["ქვეყანა | თანხა | წელი", "ფინეთი | 200 | 2003", "შვედეთი | 300 | 2004"]
    over = ["წევრები აქვე არიან ჩამოთვლილი და მათი რაოდენობა წლების მიხედვით არის დალაგებული."]
    text = ("სათაური", "", "პირველი თავი", "", *BODY, "", *over, "", *table)
    assert [kind for kind, _ in kinds_of(*text)][-3:] == ["box"] * 3
    other = ["სახელმწიფო | ხარჯი | თვე", "ესტონეთი | 20 | მაისი", "ლატვია | 30 | ივნისი"]
    announced = ("მეორე თავი", "", *BODY, "ქვემოთ მოყვანილი ცხრილი ამ ხარჯებს აჩვენებს.", "", *other)
    found = kinds_of(*text, "", *announced, "", *BODY)
    assert {kind for kind, _ in found} == {"title", "heading", "body"}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["როცა ქარი მოდის", "", *BOX], "box_title"),
        (["PARP: ვინ როდის შეათანხმა", "", *BOX], "box_title"),
        # A genitive without its head is no title.
        (["ქარის პირველი დღის", "", *BOX], "box"),
    ],
)
def test_a_verb_may_end_a_title(lines: list[str], kind: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", *lines, "", "მომდევნო თავი", "", *BODY)
    assert found[3][0] == kind


def test_what_is_apart_over_links_under_their_heading_introduces_them() -> None:
    links = ["სააგენტოს საიტი", "www.nspa.example/ka"]
    found = [kind for kind, _ in kinds_of("სათაური", "", *BODY, "", "სად მივწეროთ", "", *links)]
    assert found[-3:] == ["heading", "link", "link"]
    found = [kind for kind, _ in kinds_of("სათაური", "", *BODY, "", *BODY, "", *links)]
    assert found[-2:] == ["heading", "link"]


def test_a_paragraph_that_is_not_wrapped_ends_before_an_empty_line() -> None:
    text = " ".join(BODY).removesuffix(".")
    unwrapped = segment_text(source_of("სათაური", "", text, "", f"შემდეგ {text}."))
    assert [segment.kind for segment in unwrapped] == ["title", "body", "body"]
    wrapped = segment_text(source_of("სათაური", "", BODY[0], "", BODY[1]))
    assert [segment.kind for segment in wrapped] == ["title", "body"]


def test_dates_with_the_year_in_two_figures_open_the_entries_of_a_chronology() -> None:
    entries = ["22.11.02 ფინეთი პროგრამას უერთდება", "09.2015 შვედეთი წვრთნას მასპინძლობს", "14.06.21 ირლანდია ჩადის"]
    assert kinds_of("სათაური", "", *BODY, "", "თარიღები", "", *entries)[-3:] == [("timeline", "")] * 3


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("ბატალიონის ექიმი, ჰელმანდი, 2013 წლის მაისი", "box"),  # a battalion's doctor, Helmand, May 2013
        ("ბატალიონის ექიმი", "box_title"),
    ],
)
def test_whose_words_a_quotation_is(below: str, kind: str) -> None:
    quotation = ["„იქ არავინ გვეკითხებოდა, წევრები ვიყავით თუ პარტნიორები. ერთმანეთს", "ვიცავდით და ვჭამდით.“"]
    found = kinds_of("სათაური", "", *BODY, "", *quotation, below, "", "მეორე თავი", "", *BODY)
    assert found[5][0] == kind


@pytest.mark.parametrize(
    ("last", "is_over"),
    [
        ("და მის მუშაობაში მონაწილეობდა.", True),
        ("და მის მუშაობაში", True),  # the next word has room on the line
        ("ხოლო მათი სამხედროები ერთობლივ წვრთნებში რეგულარულად დაუღალავად მონაწილეობდნენ", True),
        ("ხოლო მათი სამხედროები ერთობლივ წვრთნებში რეგულარულად დაუღალავად და ყოველთვის", False),
    ],
)
def test_a_paragraph_that_lost_its_full_stop_ends_before_an_empty_line(last: str, is_over: bool) -> None:
    source = source_of("სათაური", "", *BODY[:1] * 3, last, "", "ალბანეთმა შეთანხმებას ხელი მოაწერა.")
    assert len([segment for segment in segment_text(source) if segment.kind == "body"]) == 1 + is_over


def test_rows_belong_to_the_box_whose_text_ends_in_a_colon() -> None:
    rows = [
        "ბელარუსი    ნაღმები       2007",
        "სერბეთი      ნაღმები       2005",
        "სულ: 5 ნაღმი, 110",
        "მილიონ ევროზე მეტი.",
    ]
    box = ["ციფრები და ფაქტები", "", "სად რა გაანადგურა ფონდმა:", "", *rows]
    found = kinds_of("სათაური", "", *BODY * 3, "", *box, "", "სამხრეთ კავკასია", "", *BODY * 3)
    assert {unit for kind, unit in found if kind in ("box", "box_title")} == {"box:1"}
    assert [kind for kind, _ in found].count("heading") == 1


def test_an_address_may_break_at_its_hyphen() -> None:
    links = ["ავსტრია — www.example.org/at-ka", "ირლანდიასთან ურთიერთობა — www.example.org/ireland-", "ka"]
    found = kinds_of("სათაური", "", *BODY, "", "ბმულები", *links)
    assert [kind for kind, _ in found[-4:]] == ["heading", "link", "link", "link"]


def test_a_header_with_its_page_number_is_above_the_title() -> None:
    page = ["პარტნიორები ოპერაციებში", "1", ""]
    later = ["", "პარტნიორები ოპერაციებში", "2", ""]
    found = kinds_of(*page, "ერთ მწყობრში", "", *BODY, "", *BODY, "", *BODY, *later, *BODY)
    assert [kind for kind, _ in found[:3]] == ["header", "page_number", "title"]


def test_a_title_with_its_period_recurs_as_a_header() -> None:
    later = ["", "ბალკანეთი 2009–2024", "· 2 ·", ""]
    found = kinds_of("ბალკანეთი 2009–2024", "ალიანსის გვერდით", "", *BODY, "", *BODY, "", *BODY, *later, *BODY)
    assert [kind for kind, _ in found[:2]] == ["title", "title"]
    assert ("header", "") in found


def test_a_row_without_a_figure_below_rows_with_figures_is_no_title() -> None:
    rows = ["პროექტი - 41", "სულ თანხა - 12,3 მლნ ევრო", "მცირე გრანტი - 4 500 ევრო", "შემოწმება - წელიწადში ერთხელ"]
    found = kinds_of("სათაური", "", *BODY, "", "ციფრებით", *rows, "", "ამბები", "", *BODY)
    assert [kind for kind, _ in found[3:8]] == ["box_title", "box", "box", "box", "box"]


@pytest.mark.parametrize("heading", ["იხ. ინტერნეტში", "მეტი ამ თემაზე", "რესურსები"])
def test_a_heading_over_addresses_is_no_line_that_introduces_one(heading: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", heading, "SPS: www.nato.int/sps", "www.nato.int/deep")
    assert [kind for kind, _ in found[3:]] == ["heading", "link", "link"]
