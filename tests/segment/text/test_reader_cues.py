"""Cues that replace layout in plain text: marks, positions, wording and the shape of the context."""

import pytest

from kaext.ingest.text import read_text
from kaext.segment.text.blocks import TextBlock, is_title_like
from kaext.segment.text.openings import numbered_headings
from kaext.segment.text.segments import segment_text
from kaext.segment.text.tables import table_stretches

# Finland and Sweden developed their cooperation for years, and their soldiers studied together.
BODY = [
    "ფინეთი და შვედეთი ალიანსთან თანამშრომლობას მრავალი წლის განმავლობაში ავითარებდნენ,",
    "ხოლო მათი სამხედროები ერთობლივ წვრთნებში რეგულარულად მონაწილეობდნენ და სწავლობდნენ.",
]
NARROW = [
    "ვიწრო სვეტში აწყობილი ტექსტი",
    "ცალკე თემას ეხება და აქ",
    "რამდენიმე წინადადებაა. ეს კი",
    "ბოლო წინადადებაა.",
]
LONG = " ".join(BODY)


def labels_of(*lines: str) -> list[str]:
    """Return the labels of the lines that are not empty."""
    source = read_text("\n".join(lines).encode(), name="a.txt", max_characters=10**6)
    by_line = {index: segment.kind for segment in segment_text(source) for index in segment.lines}
    return [by_line[index] for index, line in enumerate(lines) if line.strip()]


def in_text(*lines: str) -> list[str]:
    """Return the labels of lines between paragraphs of a document with a title and a heading."""
    return labels_of("სათაური", "", *BODY, "", "თავი", "", *BODY, "", *lines, "", "ბოლო თავი", "", *BODY)[6:-3]


def titled(text: str) -> bool:
    return is_title_like(TextBlock([0], texts=[text]))


@pytest.mark.parametrize(
    "title",
    [
        "პროექტები, რომლებიც პარტნიორებმა დაასრულეს",  # projects that partners finished
        "ჩარჩო, რომელიც ყველამ შეავსო",  # a frame that all filled
        "საზომი, რომელიც ყველასთვის ერთია",  # a measure that is one for all
        "რჩევა იმას, ვინც პირველად მიდის",  # advice to those who go first
        "თოვლი რომ მოდის",  # when the snow comes
        "ზღვა რომ აღარ იძვრის",  # when the sea moves no more
        "„თქვენ ვინ დაგიძახათ?“",  # who called you?
    ],
)
def test_a_relative_clause_or_a_quoted_question_may_be_in_a_title(title: str) -> None:
    assert titled(title)


@pytest.mark.parametrize(
    "line",
    [
        "პარტნიორებმა დაასრულეს პროექტები",  # partners finished projects
        "ალიანსმა შექმნა ფონდი, რომლებიც ეხმარება",  # the Alliance made a fund that helps
        "თანამშრომლობის",  # of cooperation
        "მან თქვა რომ პარტნიორობის",  # he said that … of the partnership
        "„ვინ დაგიძახათ?“ იკითხა მან.",  # "who called you?" he asked
    ],
)
def test_a_clause_is_not_a_title(line: str) -> None:
    assert not titled(line)


def test_a_label_over_a_figure_is_not_a_title() -> None:
    assert not is_title_like(TextBlock([0, 1], texts=["კურსდამთავრებულთა რიცხვი:", "1 150"]))
    assert is_title_like(TextBlock([0, 1], texts=["კურსდამთავრებულთა რიცხვი", "ბოლო წლებში"]))


def test_a_numbered_heading_with_a_colon_is_not_a_label() -> None:
    lines = ["1. უკრაინა: ფონდები", "2. უკრაინა: გეგმები", "3. უკრაინა: ხვალ"]
    found = labels_of("სათაური", *(line for title in lines for line in (title, *BODY)))
    assert found.count("heading") == 3


@pytest.mark.parametrize(
    ("rows", "is_table"),
    [
        (["უკრაინა, ნაღმები - 1,4 მლნ ევრო", "სერბეთი - €250 000", "მალტა - დაახლოებით 600 ათასი ევრო"], True),
        (["ალბანეთი - 2002 წ. აპრილი - €790 000", "სერბეთი - 2007 წ. მაისი - €1 000", "მალტა - 2008 წ. - €5"], True),
        (["უკრაინა:40 ათასი ევრო", "სერბეთი:300 000 დოლარი", "მალტა:2 მლნ დოლარი"], True),
        (["უკრაინა - 2 წელი მონაწილეობდა ამ საქმეში.", "სერბეთი - 3 წელი სწავლობდა.", "მალტა - 4 წელი."], False),
        (["ალიანსი - ასე ამბობენ - ძლიერია", "ქვეყანა - ასე ფიქრობენ - მზადაა", "მალტა - კუნძული - ზღვაშია"], False),
        (
            [
                "ნაბიჯი გაბედული იყო: მან ხელი 1994 წელს მოაწერა. მარტში",
                "მოლდოვა - 16 რიცხვში - მიჰყვა. ყველას",
                "გზა: 2 წელი",
            ],
            False,
        ),
        (["უკრაინა: 1994 წელს დაიწყო. შემდეგ", "სერბეთი: 300 000 დოლარი", "მალტა: 2 მლნ დოლარი"], True),
    ],
)
def test_rows_of_sums_need_no_gap(rows: list[str], is_table: bool) -> None:
    assert table_stretches(rows, range(len(rows)), ()) == [(list(range(len(rows))), is_table)]


def test_a_raised_mark_or_a_star_by_itself_begins_a_note() -> None:
    assert in_text("* თანხები დამრგვალებულია.") == ["imprint"]
    assert in_text("¹ თანხები დამრგვალებულია.") == ["imprint"]
    assert in_text("* ჩანთა მსუბუქი უნდა იყოს.", "* რვეული თან იქონიე.") == ["body", "body"]


def test_a_footnote_may_be_called_after_the_full_stop() -> None:
    lines = ["სათაური", f"{LONG}*", "1. კოსოვო", LONG, "2. ავღანეთი", LONG]
    assert numbered_headings(lines, [None] * len(lines)) == {2, 4}


def test_the_first_number_may_stand_under_a_table() -> None:
    table = [
        "კანადის წვლილი: 28 მლნ დოლარი",
        "ბრიტანული კრედიტი: 2 მლნ ევრომდე",
        "იაპონიის სამთავრობო შენატანი საერთო ბიუჯეტში: 3 მლნ დოლარი",
    ]
    lines = ["სათაური", *table, "1. ჩარჩო", LONG, "2. ფონდები", LONG, "3. დასკვნა", LONG]
    assert numbered_headings(lines, [None] * len(lines)) == {4, 6, 8}
    assert numbered_headings(lines[:7], [None] * 7) == set()


def test_letters_count_sections_that_no_empty_line_sets_apart() -> None:
    sections = [line for letter in "აბგ" for line in (f"{letter}) თავი", LONG, LONG)]
    assert numbered_headings(["სათაური", *sections], [None] * 10) == {1, 4, 7}
    items = [line for letter in "აბგ" for line in (f"{letter}) საგანი",)]
    assert numbered_headings(["სათაური", LONG, *items], [None] * 5) == set()


def test_the_caption_between_a_credit_and_a_title_ends_with_its_date() -> None:
    caption = "ამერიკელი ინსტრუქტორები ვაზიანის პოლიგონზე, 2015 წ. მაისი"
    found = labels_of("სათაური", *BODY, "© ნატო", caption, "წვრთნები რეგიონში", *BODY)
    assert found[3:6] == ["credit", "caption", "heading"]


def test_nothing_but_a_quotation_is_a_box_not_a_caption() -> None:
    assert in_text("„გამოცდილება გვიჩვენებს, რომ", "სტიქიას საზღვრები არ აჩერებს.“") == ["box", "box"]
    assert in_text("გამოცდილება გვიჩვენებს, რომ", "სტიქიას საზღვრები არ აჩერებს.") == ["caption", "caption"]


def test_a_narrow_item_between_wide_ones_is_not_a_box() -> None:
    wide, narrow = (
        [f"- {BODY[0]}", BODY[1]],
        ["- მოლდოვაში პროექტს შვეიცარია", "  ხელმძღვანელობდა; ღირებულება ათასი იყო;"],
    )
    assert in_text(*wide, *narrow, *wide) == ["body"] * 6


def test_a_narrow_paragraph_under_a_box_belongs_to_it() -> None:
    found = in_text("ფონდები ციფრებში", *NARROW, "", *NARROW[:2], "ბოლო წინადადება.")
    assert found == ["box_title", *["box"] * 7]


def test_a_list_ends_at_what_is_called_a_box_and_a_glossary_at_prose() -> None:
    glosses = [
        f"{acronym} - საბჭოს {word} სახელი"
        for acronym, word in (("PARP", "გრძელი"), ("PCC", "მოკლე"), ("CJTF", "ძველი"))
    ]
    found = labels_of("სათაური", *BODY, *BODY, "შემოკლებანი", *glosses, *BODY, *BODY)
    assert found[5:9] == ["box_title", "box", "box", "box"]
    assert set(found[9:]) == {"body"}


def test_a_title_under_items_of_a_line_each_continues_none_of_them() -> None:
    items = [
        "• ხუთი ბაზა, მათ შორის სენაკი, ვაზიანი და ორფოლო;",
        "• პარაშუტით გადმოსხმა: 6 საათი",
        "• საწვავი: 640 ათასი",
    ]
    assert labels_of("სათაური", *BODY, *items, "როგორ იგეგმება წვრთნა", *BODY)[6] == "heading"


def test_rows_with_figures_belong_to_the_box_of_figures() -> None:
    found = in_text("წვრთნები ციფრებში", "„ჩერნა გორა 2016“: 680 მაშველი", "„ტუზლა 2017“: 1 200 მაშველი")
    assert found == ["box_title", "box", "box"]


def test_a_title_right_under_a_box_is_its_title() -> None:
    rows = ["დედაქალაქი:     ბელგრადი", "მოსახლეობა:     7 მილიონი", "ტელეფონი:     2006"]
    sections = [line for title in ("ერთი", "ორი", "სამი", "ოთხი") for line in (title, "", *BODY, "")]
    found = labels_of("სათაური", "", *BODY, "", *sections, "ხელშეკრულება", *rows, "სერბეთი დღეს", "", *BODY)
    assert found[15:20] == ["box", "box", "box", "box", "box_title"]
    found = labels_of("სათაური", "", *BODY, "", *sections, "ხელშეკრულება", *rows, "", "სერბეთი დღეს", "", *BODY)
    assert found[15:20] == ["box_title", "box", "box", "box", "heading"]


@pytest.mark.parametrize(("answer", "label"), [(LONG, "box"), (f"{LONG} " * 4, "body")])
def test_long_answers_are_a_section(answer: str, label: str) -> None:
    found = in_text("კითხვები და პასუხები", f"ვინ იხდის? {answer.strip()}")
    assert found == ["box_title" if label == "box" else "heading", label]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("პროექტების ღირებულება", "box_title"),  # what the projects cost
        ("თანხები და ვადები", "box_title"),  # sums and dates
        ("წესები ერთ ფურცელზე", "box_title"),  # rules on one sheet
        ("თავდაცვის რეფორმა და მისი ღირებულება", "heading"),  # defence reform and what it costs
        ("როგორ კონტროლდება ხარჯები?", "heading"),  # how are costs controlled?
    ],
)
def test_boxes_are_called_after_sums_and_sheets(title: str, label: str) -> None:
    assert in_text(title, "", *BODY)[0] == label


def test_narrow_glosses_are_a_box() -> None:
    glosses = [
        line
        for name in ("JTEC", "SNGP", "ANP")
        for line in (f"{name} - სქელი საქაღალდე, რომელსაც", "ყველა ხშირად ახსენებს.")
    ]
    assert in_text("სახელები", *glosses) == ["box_title", *["box"] * 6]


def test_what_is_above_links_ends_a_chronology() -> None:
    entries = ["1994 | შვედეთი და ფინეთი პროგრამაში", "1999 | ირლანდია ოპერაციას ეხმარება"]
    links = ["ავსტრია: www.nato.int/austria", "ფინეთი: www.nato.int/finland"]
    found = labels_of("სათაური", *BODY, "ქრონოლოგია", *entries, "ბმულები", *links)
    assert found[4:] == ["timeline", "timeline", "heading", "link", "link"]
    found = labels_of("სათაური", *BODY, "ქრონოლოგია", *entries, "განაცხადის ფორმა: www.nato.int/form")
    assert found[4:] == ["timeline", "timeline", "link"]


def test_a_line_right_over_one_address_introduces_it() -> None:
    end = ["", "ვრცლად: პარტნიორობა მშვიდობისათვის", "www.nato.int/partners"]
    assert labels_of("სათაური", "", *BODY, *end)[-2:] == ["link", "link"]
    end = ["", "საქართველო:", "www.nato.int/ge", "უკრაინის გვერდი", "www.nato.int/ua"]
    assert labels_of("სათაური", "", *BODY, *end)[-4:] == ["link"] * 4
    end = ["", "წასაკითხად", "", "www.nato.int/partners", "www.nato.int/books"]
    assert labels_of("სათაური", "", *BODY, *end)[-3:] == ["heading", "link", "link"]


def test_a_masthead_right_over_an_introduction_is_the_title() -> None:
    assert labels_of("ამბები № 11", "რედაქციისგან", *BODY)[:2] == ["title", "heading"]
    assert labels_of("ამბები № 11", "პარტნიორები დღეს", *BODY)[:2] == ["header", "title"]


def test_a_second_title_over_an_introduction_belongs_to_the_first() -> None:
    assert labels_of("სასწავლო ცენტრები", "წელიწდეული", "წინასიტყვაობა", *BODY)[:3] == ["title", "title", "heading"]
    assert labels_of("სასწავლო ცენტრები", "წელიწდეული", *BODY)[:2] == ["title", "heading"]


def test_narrow_lines_right_under_the_title_are_not_a_box() -> None:
    place = ["ადგილი: ალმათი. დრო: 17 მაისი.", "თავმჯდომარე: მდივნის თანაშემწე."]
    assert labels_of("სათაური", "", *place, "", *BODY, "", *BODY)[1:3] == ["body", "body"]


def test_a_bulleted_list_is_not_a_chronology_beside_one_without_bullets() -> None:
    items = ["- 2010 წლის აგვისტო: პაკისტანს ტვირთი მიაწოდეს.", "- 2014 წლის მაისი: სერბეთს მაშველები ეწვივნენ."]
    entries = ["1998 წ.  ცენტრი იქმნება.", "1999 წ.  პირველი ოპერაცია იწყება."]
    chronology = ["ქრონოლოგია", "", *entries]
    assert labels_of("სათაური", "", *BODY, "", "წყალდიდობა", "", *items)[-2:] == ["timeline"] * 2
    found = labels_of("სათაური", "", *BODY, "", "წყალდიდობა", "", *items, "", *BODY * 6, "", *chronology)
    assert found[4:6] == ["body", "body"]
    assert found[-2:] == ["timeline", "timeline"]


def test_a_title_that_recurs_over_prose_is_the_title() -> None:
    pages = ["", "ნატო და პარტნიორები", "", *BODY, *BODY, *BODY, ""]
    assert labels_of("ნატო და პარტნიორები", "", *BODY, *BODY, *BODY, *pages)[0] == "title"


@pytest.mark.parametrize(
    ("end", "label"),
    [
        ("თავდაცვის სამინისტრო, საერთაშორისო დეპარტამენტი. კიევი, 2020 წლის მარტი.", "imprint"),
        ("შენიშვნა: ტექსტი 2009 წლის 15 მარტის მდგომარეობას ასახავს.", "imprint"),
        ("მეზღვაურები წვრთნაზე, ოდესა, 2020 წლის მარტი.", "caption"),
    ],
)
def test_who_wrote_a_text_and_when_is_imprint(end: str, label: str) -> None:
    assert labels_of("სათაური", "", *BODY, "", "თავი", "", *BODY, "", end)[-1] == label


def test_of_two_neighbours_the_one_with_place_and_date_is_the_caption() -> None:
    caption = "ფიზიკოსი ლაზერთან, მარტი 2015"
    found = labels_of("სათაური", *BODY, caption, "© ნატო", "ქრონიკა", "1958 .... დაბადება", "1992 .... გრანტები")
    assert found[3:6] == ["caption", "credit", "heading"]
