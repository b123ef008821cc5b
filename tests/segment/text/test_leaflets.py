"""Conventions of leaflets and posters: cards of countries, large figures, legends, panels in any order."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text

TOP = ["ზღვის კარიბჭე", "", *BODY, ""]
CARDS = {
    "ფინეთი": ["✓ PARP-ში – 1995 წლიდან", "✓ KFOR: 780 კაცი, 1999 წ. ოქტომბრიდან", "✗ MAP: არც უთხოვია"],
    "კორეის რესპუბლიკა": ["✓ IPCP შეთანხმებულია: 20.09.2012, განახლდა", "   2017 წლის ნოემბერში", "★ EOP: 2014"],
    "ავსტრია": ["მოსახლეობა: 9 მლნ", "✓ SFOR: ბატალიონი, 1996–2003", "✗ ბაზა არ დაუთმია"],
}


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    "title", ["{}", "{} ●", "● {}", "◆ {} (1995)", "{}: 30 წელი გვერდით", "🇫🇮 {}", "►► {}", "{} – ბურჯი"]
)
def test_cards_of_countries_are_boxes(title: str) -> None:
    cards = [line for name, rows in CARDS.items() for line in (title.format(name), *rows, "")]
    found = kinds_of(*TOP, *cards, "ნაბიჯ-ნაბიჯ", *BODY)
    expected = [(kind, f"box:{box}") for box in (1, 2, 3) for kind in ("box_title", "box", "box", "box")]
    assert found[3:15] == expected
    assert found[15] == ("heading", "sec:2")


def test_cards_of_countries_without_empty_lines_between_them() -> None:
    cards = [line for name, rows in CARDS.items() for line in (name, *rows)]
    assert labels(*TOP, *cards)[3:] == ["box_title", "box", "box", "box"] * 3


@pytest.mark.parametrize("titles", [("მიზნები", "ფინეთი", "წვრთნები"), ("ფინეთი", "გზა ზღვამდე", "ნაღმები")])
def test_lists_below_headings_of_any_wording_are_sections(titles: tuple[str, ...]) -> None:
    items = ["✓ გემები ზღვაზე დგას", "✓ ნაღმები ამოიღეს უკვე", "✗ ბაზები არ აშენდა ჯერ"]
    lists = [line for title, item in zip(titles, items, strict=True) for line in (title, item, item + " და მერეც", "")]
    assert "box_title" not in labels(*TOP, *lists)


def test_countries_above_items_that_are_sentences_are_sections() -> None:
    rows = ["• PARP-ში 1995 წელს ჩაერთო.", "• KFOR-ში 780 კაცი გაგზავნა.", "• ბაზა არავის დაუთმო."]
    sheets = [line for name in CARDS for line in (name, *rows, "")]
    assert "box" not in labels(*TOP, *sheets)


def test_items_that_begin_with_a_country_are_no_cards() -> None:
    rows = ["• ფინეთი: 1995 წლიდან", "• შვედეთი: იმავე დღიდან", "• ავსტრია: ჯერ არა", "• მალტა: უარი"]
    more = ["• ლატვია: 1999 წლიდან", "• ლიეტუვა: იმავე დღიდან", "• ესტონეთი: ჯერ არა"]
    assert "box_title" not in labels(*TOP, "ვინ როდის ჩაერთო", *rows, "", "მიზნები", *more)


FIGURES = [
    ["30", "წელი", "ამდენს გაგრძელდა უცნაური ნიშნობა"],
    ["2,8 მლნ ევრო", "სატრასტო ფონდი საწყობებისთვის, 2012 წ. აპრილი.", "წამყვანი – ნორვეგია"],
    ["4 × 170", "ბალტიის ბატალიონი: ბიჭები ერთ ყაზარმაში."],
    ["€ 16,2 მლნ", "ამდენი დასჭირდა სამ პროექტს"],
    ["18 500 კმ", "ველინგტონიდან ბრიუსელამდე: ერთი ფრენა"],
    ["x2", "იმდენი ოფიცერი სწავლობს, რამდენიც 2004 წელს"],
    ["83 %", "ამბობს, რომ ზღვა უკვე თბილია"],
    ["~ 11 000 000 კრონამდე", "ღირს გემი, რომელიც ნაღმს ხედავს. ნუ იყიდით!"],
]


@pytest.mark.parametrize("between", [[], [""]])
def test_large_figures_with_their_phrases_are_text(between: list[str]) -> None:
    lines = [line for figure in FIGURES for line in (*figure, *between)]
    found = kinds_of(*TOP, "რიცხვები, რომლებიც ლაპარაკობენ", *lines, "", "ნაბიჯ-ნაბიჯ", *BODY)
    assert found[3] == ("heading", "sec:2")
    assert set(found[4:-3]) == {("body", "sec:2")}


def test_figures_below_their_labels_are_text() -> None:
    figures = [("მონაწილე ქვეყანა", "3"), ("ერთობლივი წვრთნა", "21"), ("ხარჯი", "€ 4,5 მლნ")]
    lines = [line for label, figure in figures for line in (label, figure, "")]
    assert labels(*TOP, *lines, "ნაბიჯ-ნაბიჯ", *BODY)[3:-3] == ["body"] * 6
    pages = [line for header, page in (("ზღვა", "2"), ("მთა", "3")) for line in (*BODY, "", header, page, "")]
    assert labels(*TOP, *pages, *BODY).count("page_number") == 2


def test_page_numbers_and_counted_headings_are_no_large_figures() -> None:
    pages = [line for page in ("2", "3", "4") for line in (*BODY, "", page, "", *BODY, "")]
    assert labels("სავანე", "", *pages).count("page_number") == 3
    sections = [line for years in ("20 წელი ერთად", "25 წელი ზღვაზე") for line in (years, *BODY, *BODY, "")]
    assert labels(*TOP, *sections).count("heading") == 2


@pytest.mark.parametrize(
    "legend",
    [
        ["რუკა. ● პარტნიორი 2022-მდე   ○ პარტნიორი 2004-მდე", "   ◆ დამფუძნებელი   ▲ წვრთნის ადგილი"],
        ["რუკის პირობითი ნიშნები: ● მისია", " ▲ ცენტრი  ○ ხელშეკრულება", "მზადდება"],
        ["პირობითი ნიშნები", "● წევრი", "○ კანდიდატი", "▲ პოლიგონი"],
        ["■ წევრი    □ კანდიდატი    ▲ პოლიგონი"],
    ],
)
def test_legends_of_maps_are_captions(legend: list[str]) -> None:
    found = labels(*TOP, *legend, "", *BODY)
    assert found[3:] == [*["caption"] * len(legend), "body", "body"]


def test_entries_of_a_legend_are_apart() -> None:
    rows = ["▲ წვრთნის ადგილი: კრწანისი,", "  საჩხერე", "▧ მთა 2 000 მ-ზე მაღლა", "✈ აეროდრომი"]
    source = read_text("\n".join([*TOP, "რუკა: რა სად არის", *rows]).encode(), name="a.txt", max_characters=10**6)
    captions = [segment.lines for segment in segment_text(source) if segment.kind == "caption"]
    start = len(TOP)
    assert captions == [(start,), (start + 1, start + 2), (start + 3,), (start + 4,)]


@pytest.mark.parametrize("line", ["✓ სმენა   ✓ სწავლა   ✓ სიტყვის შესრულება", "● ერთი   ● მეორე   ● მესამე"])
def test_one_sign_before_several_phrases_is_no_legend(line: str) -> None:
    assert "caption" not in labels(*TOP, line, "", *BODY)


@pytest.mark.parametrize("arrow", ["→", "➜", "⇒", "➝"])
def test_arrows_after_the_dates_of_a_chronology(arrow: str) -> None:
    dates = ["1991 დეკ.", "30.V.1997", "2004 მარ. 29", "2008 ბოლო", "2010, III კვ.", "2013, ივნისი", "2022 მაისი, 18"]
    entries = [f"{date} {arrow} ორი განაცხადი ერთ კონვერტში" for date in dates]
    assert labels(*TOP, "ნაბიჯ-ნაბიჯ", *entries)[3:] == ["heading", *["timeline"] * 7]


def test_phrases_with_signs_between_them_are_text() -> None:
    line = "„მეომარი 2018“ ● პოლონური პოლიგონი ● 4–21 ივნისი ● მასპინძელი — პოლონეთი"
    assert labels(*TOP, "ერთი წვრთნა, სამი დროშა", line, *BODY)[3:] == ["heading", "body", "body", "body"]


def test_a_telephone_behind_its_sign_is_no_heading() -> None:
    assert labels(*TOP, "☎ სად დარეკოთ", "☎ 032 2 60 11 49, ყოველდღე", "www.example.org")[3:] == [
        "heading",
        "body",
        "link",
    ]


def test_the_cover_of_a_folded_leaflet_after_its_first_panel() -> None:
    teaser = ["იცოდით, რომ…", "► ფინეთს საზღვარი აქვს?", "► შვედეთმა გემი გაგზავნა?", ""]
    cover = ["ჩრდილოეთის კარიბჭე", "რვა მეზობელი ერთად", "ცივი ზღვა. თბილი ხელი.", ""]
    found = kinds_of(*teaser, *cover, "ნაბიჯ-ნაბიჯ", *BODY)
    assert found[0] == ("heading", "sec:1")
    assert [kind for kind, _ in found[3:6]] == ["title"] * 3
    assert found[6] == ("heading", "sec:2")


@pytest.mark.parametrize("panel", ["[გარეკანი]", "(უკანა მხარე)", "[ შიდა გვერდი 2 ]", "<მესამე პანელი>"])
def test_names_of_panels_in_brackets_are_page_furniture(panel: str) -> None:
    assert labels(panel, "", "ზღვის კარიბჭე", "", *BODY, "", panel, "", *BODY)[:2] == ["header", "title"]


def test_what_goes_on_after_an_ellipsis_is_no_heading() -> None:
    teaser = ["იცოდით, რომ...", "...მონტენეგრო 2017 წელს მოკავშირე გახდა?", "…ხორვატიამ ვერტმფრენი გაგზავნა?"]
    assert labels(*TOP, *teaser, "", "ნაბიჯ-ნაბიჯ", *BODY)[3:6] == ["box_title", "box", "box"]


def test_dated_entries_below_a_country_with_a_sign_are_a_card() -> None:
    rows = ["2004 / 29 ოქტ.   IPAP შეათანხმა", "2006 / 21 სექტ.  დიალოგი დაიწყო", "2020   მორიგეობა"]
    signed = [line for name in ("საქართველო", "სომხეთი") for line in (f"● {name}", *rows, "")]
    assert labels(*TOP, *signed)[3:] == ["box_title", "box", "box", "box"] * 2
    plain = [line for name in ("საქართველო", "სომხეთი") for line in (name, *rows, "")]
    assert "box_title" not in labels(*TOP, *plain)


SIGNS = ["■ PfP - სერბეთი, ყაზახეთი,", "უზბეკეთი.", "", "▲ KFOR - ავსტრია.", "", "☼ შორეულები - იაპონია."]


@pytest.mark.parametrize(
    "title", [["რუკის აღნიშვნები"], ["პირობითი ნიშნები:"], ["რუკის აღნიშვნები", "ვინ სად მონაწილეობს"]]
)
def test_a_legend_with_a_paragraph_for_each_sign_is_a_box(title: list[str]) -> None:
    found = kinds_of(*TOP, *title, "", *SIGNS, "", "შორს, მაგრამ ახლოს", "", *BODY)
    assert found[3:-3] == [("box_title", "box:1")] * len(title) + [("box", "box:1")] * 4
    assert found[-3:] == [("heading", "sec:2"), ("body", "sec:2"), ("body", "sec:2")]


def test_paragraphs_without_signs_are_no_legend() -> None:
    plain = ["PfP - სერბეთი, ყაზახეთი.", "", "KFOR - ავსტრია.", "", "შორეულები - იაპონია."]
    assert "box_title" not in labels(*TOP, "რუკის აღნიშვნები", "", *plain, "", "შორს, მაგრამ ახლოს", "", *BODY)


@pytest.mark.parametrize("sign", ["•", "–", "✓"])
def test_empty_lines_between_the_items_of_a_box_do_not_end_it(sign: str) -> None:
    items = [f"{sign} მალტას ჯარი არ აქვს.", "", f"{sign} ავსტრიას გემი არ ჰყავს,", "და არც სურს.", ""]
    found = labels(*TOP, "იცოდით თუ არა?", "", *items, "სხვა თემა", "", *BODY)
    assert found[3:] == ["box_title", "box", "box", "box", "heading", "body", "body"]


def test_a_paragraph_below_the_items_of_a_box_is_text() -> None:
    items = ["• მალტას ჯარი არ აქვს.", "", "• ავსტრიას გემი არ ჰყავს.", ""]
    assert labels(*TOP, "იცოდით თუ არა?", "", *items, *BODY)[3:] == ["box_title", "box", "box", "body", "body"]


@pytest.mark.parametrize("slogan", ["ნახე. იკითხე. შემოგვიერთდი.", "მოდი ჩვენთან. გაიგე მეტი."])
def test_a_slogan_heads_the_links(slogan: str) -> None:
    found = labels(*TOP, "მეორე თავი", "", *BODY, "", slogan, "", "ჩვენი რუკა:", "www.example.org/map")
    assert found[-3:] == ["heading", "link", "link"]


def test_short_sentences_above_text_are_text() -> None:
    assert labels(*TOP, "მეორე თავი", "", "თოვდა. ციოდა. ბნელოდა.", "", *BODY)[4] == "body"
