"""Conventions of guides to exhibitions: panels with their periods, numbered captions, about the author, slogans."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

TOP = ["კადრს მიღმა", "", *BODY, ""]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize("title", ["პანელი {}. ხიდი", "დარბაზი {}", "{}. ყინული და თოვლი"])
@pytest.mark.parametrize("period", ["1996-2004", "1996–2004", "1996-2004 წლები"])
def test_the_period_below_the_title_of_a_panel_is_part_of_its_heading(title: str, period: str) -> None:
    panels = [line for number in ("I", "II", "III") for line in (title.format(number), period, "", *BODY, "")]
    assert labels(*TOP, *panels)[3:] == ["heading", "heading", "body", "body"] * 3


def test_periods_that_head_entries_are_a_chronology() -> None:
    entries = ["ქრონოლოგია", "1996-2004", "მალტა ხიდს აგებს.", "", "2005-2008", "ავსტრია პურს აცხობს."]
    assert labels(*TOP, *entries)[4:] == ["timeline"] * 4


CAPTIONS = ["1. სავა, ორაშიე. თებერვალი, 1996.", "2. „ხვალ სახლში“. ქართველი კაპრალი ბანაკში;", "12.04.2008."]


def test_numbered_captions_above_one_credit() -> None:
    found = labels(*TOP, "მეორე თავი", "", *BODY, "", *CAPTIONS, "© ანა ბერიძე", "", "7", "", "მესამე თავი", "", *BODY)
    assert found[6:] == ["caption", "caption", "caption", "credit", "page_number", "heading", "body", "body"]


def test_numbered_items_that_no_credit_follows_are_no_captions() -> None:
    items = ["1. სავა, ორაშიეს ხიდი.", "2. მიტროვიცის ბაზარი და სკოლა."]
    assert "caption" not in labels(*TOP, "მეორე თავი", "", *BODY, "", *items, "", "მესამე თავი", "", *BODY)


def test_a_heading_below_a_credit_with_its_caption_is_no_caption() -> None:
    lines = ["7. გემბანი.", "© ანა ბერიძე", "", "პანელი V. წყალი", "2006-2012", "", *BODY]
    assert labels(*TOP, "მეორე თავი", "", *BODY, "", *lines)[-4:] == ["heading", "heading", "body", "body"]


@pytest.mark.parametrize(
    "title", ["ავტორზე: ანა ბერიძე", "ფოტოგრაფის შესახებ", "ავტორების შესახებ", "რამდენიმე სიტყვა კურატორზე"]
)
def test_what_is_said_about_the_author_is_a_box(title: str) -> None:
    found = kinds_of(*TOP, "მეორე თავი", "", *BODY, "", title, "", *BODY, "", "მესამე თავი", "", *BODY)
    assert found[6:9] == [("box_title", "box:1"), ("box", "box:1"), ("box", "box:1")]


@pytest.mark.parametrize("kind", ["ფოტოგამოფენის გზამკვლევი", "ბროშურა", "გამოფენის მოკლე კატალოგი"])
def test_the_kind_of_the_publication_below_its_title_heads_nothing(kind: str) -> None:
    found = kinds_of("კადრს მიღმა", "1996-2012", "", kind, "", *BODY, "", "პანელი I. ხიდი", "", *BODY)
    assert found[:3] == [("title", ""), ("title", ""), ("body", "sec:1")]


HEADED = [line for title in ("ჯერ გაცნობა", "შავი ზღვა", "ცა და მიწა") for line in (title, "", *BODY, "")]


@pytest.mark.parametrize("clause", ["ზღვას ორი ნაპირი აქვს", "ყველა გზა ერთი იყო", "მეზობელი ისევ აქ არის"])
def test_a_short_clause_may_be_a_heading_where_paragraphs_have_full_stops(clause: str) -> None:
    assert labels(*TOP, *HEADED, clause, "", *BODY)[-3:] == ["heading", "body", "body"]


def test_a_clause_is_text_where_paragraphs_have_no_full_stops() -> None:
    open_text = [BODY[0], BODY[1].rstrip(".")]
    assert labels(*TOP, *HEADED, *open_text, "", "ზღვას ორი ნაპირი აქვს", "", *open_text)[-3] == "body"


@pytest.mark.parametrize("title", ["კითხვა გაქვთ? პასუხი აქ არის!", "ნეიტრალური? დიახ! განზე მდგომი? არა!"])
def test_exclamations_may_be_a_title(title: str) -> None:
    assert labels(title, "", *BODY)[0] == "title"
    assert labels(title.replace("!", "."), "", *BODY)[0] == "body"


PRICES = ["ნაღმის დადება: 3 დოლარი", "მისი ამოღება: 300 $-დან", "1000 $-მდე", "დეტექტორი: 4 500 ფრანკი"]


@pytest.mark.parametrize("question", ["რა ღირს?", "რამდენი ჯდება?", "რამდენი დაჯდა ერთი ცენტრი?"])
def test_the_question_for_a_price_over_values_is_the_title_of_a_box(question: str) -> None:
    sections = ["მეორე თავი", "", *BODY, ""]
    found = labels(*TOP, *sections, question, "", *PRICES, "", "მესამე თავი", "", *BODY)
    assert found[6:11] == ["box_title", *["box"] * 4]
    assert "box" not in labels(*TOP, *sections, question, "", *BODY, "", "მესამე თავი", "", *BODY)


@pytest.mark.parametrize("head", ["2006 -სერბეთში", "5-X-2010 -", "5-10-2010 -"])
def test_a_dash_with_one_space_sets_off_the_date_of_an_entry(head: str) -> None:
    entries = ["2001 - ალბანეთი ვადას უსწრებს", f"{head} ფონდი ოფიცრებს ეხმარება", "2017 - მალტა ბრუნდება"]
    assert labels(*TOP, "მოკლე ქრონიკა", "", *entries)[-3:] == ["timeline"] * 3


def test_an_ending_after_a_year_and_a_space_is_no_entry() -> None:
    lines = ["2006 -დან სერბეთი ოფიცრებს აგზავნის.", "", "2007 -ში სერბეთი კითხვარს ავსებს."]
    assert "timeline" not in labels(*TOP, "მეორე თავი", "", *lines)
