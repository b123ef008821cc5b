"""Patterns over single lines."""

import pytest

from kaext.segment import cues


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("1995 წ. ნოემბერი  ფინეთი პროგრამას უერთდება.", "1995 წ. ნოემბერი"),
        ("1998 წ.  წვრთნა გაიმართა.", "1998 წ."),
        ("1998 წ. წვრთნა გაიმართა.", "1998 წ."),
        ("2016 წ. 15 ივნისი  ხელშეკრულება", "2016 წ. 15 ივნისი"),
        ("2011 წ. ბოლო  ეტაპი დასრულდა", "2011 წ. ბოლო"),
        ("2004 – შეთანხმება", "2004"),
        ("12.03.2007: ხელმოწერა", "12.03.2007"),
        ("მარტი 2004\tსემინარი", "მარტი 2004"),
        ("2004", "2004"),
        ("2004 წელი", "2004 წელი"),
        ("• 2004 წლის მაისი: კურსი", "• 2004 წლის მაისი"),
        ("2004-2006 წწ.  კურსები", "2004-2006 წწ."),
        ("5 მაისი, 2007 – სემინარი", "5 მაისი, 2007"),
        ("2010 წლის მეორე კვარტალი  კურსი", "2010 წლის მეორე კვარტალი"),
        ("11-19.05.2008  წვრთნა", "11-19.05.2008"),
        ("11.05-02.06.2008: წვრთნა", "11.05-02.06.2008"),
        ("30.12.2008–04.01.2009 – წვრთნა", "30.12.2008–04.01.2009"),
        ("11-19.V.2008  წვრთნა", "11-19.V.2008"),
        ("22.11.02: წვრთნა", "22.11.02"),
        ("10.VII.17  წვრთნა", "10.VII.17"),
        ("22.11.02.5  წვრთნა", ""),
        ("2010-იანი წლების ბოლო  წვრთნა", "2010-იანი წლების ბოლო"),
        ("30 მაისი - 4 ივნისი, 2008 წ.  წვრთნა", "30 მაისი - 4 ივნისი, 2008 წ."),
        ("2008 წ. 30 მაისი – 4 ივნისი  წვრთნა", "2008 წ. 30 მაისი – 4 ივნისი"),
        ("2003წ. 7 მარტი-ალბანეთი პროგრამას უერთდება.", "2003წ. 7 მარტი"),
        ("11-19-2008 შიფრი", ""),
        ("2004-ში ალბანეთი პროგრამას შეუერთდა.", ""),
        ("2002 წელს პრაღის სამიტზე", ""),
        ("2003 წლის აგვისტოში შეჰმატა. ISAF", ""),
        ("1325 რეზოლუცია: ქალები", ""),
        ("20045 – ნომერი", ""),
        ("12.05.2014წ.-მდე გაგრძელდება", ""),  # it goes on until …
        ("2004 წ.–იდან მოქმედებს", ""),  # in force since …
        ("1995 წ. ნოემბერი ... იორდანია დიალოგში", "1995 წ. ნოემბერი"),  # November 1995 ... Jordan in the dialogue
        ("2005-2007 -- ასეული კოსოვოში", "2005-2007"),  # 2005-2007 -- a company in Kosovo
        ("2004 წელს... ქვეყანა შეუერთდა", ""),  # in 2004... the country joined
        ("2004 წ.-ქვეყანა შეუერთდა", "2004 წ."),  # the country joined
    ],
)
def test_chronology_heads(line: str, head: str) -> None:
    assert line[: cues.entry_date_length(line)].strip() == head


@pytest.mark.parametrize(
    ("line", "is_name"),
    [
        ("ფონდი ერთი შეხედვით", True),  # the fund at a glance
        ("რას ნიშნავს თავსებადობა", True),  # what interoperability means
        ("რა ჯდება ვერტმფრენის რემონტი", True),  # what repairing a helicopter costs
        ("ვინ იხდის", True),  # who pays
        ("ვინ იხდის?", False),  # who pays?
        ("ავტორთა შესახებ", True),  # about the authors
        ("შედარებისთვის: ალბანეთის გზა", True),  # for comparison: Albania's way
        ("ფაქტები: ფინეთი და შვედეთი", True),  # facts: Finland and Sweden
        ("ფაქტები: 2003 წელს კურსი ჩატარდა.", False),  # facts: in 2003 a course was held.
        ("შესადარებლად", True),  # to compare
        ("რას ნიშნავს ეს ხალხისთვის მომავალში?", False),  # what does this mean for people in the future?
        ("რა დაჯდა ეს ხიდი?", False),  # what did this bridge cost?
        ("ერთი შეხედვით ეს მარტივია.", False),  # at first sight this is simple.
        ("შედარებისთვის: 2003 წელს სამი კურსი ჩატარდა.", False),  # for comparison: in 2003 three courses were held.
        ("ცნობისთვის (დანართი 2)", True),  # for information (annex 2)
        ("თუ ნაღმს წააწყდი", True),  # if you come upon a mine
        ("თუ ნაღმს წააწყდი, დარეკე.", False),  # if you come upon a mine, call.
        ("ცნობისთვის, კურსი უფასოა.", False),  # for information, the course is free.
        ("ფონდის შესახებ", False),  # about the fund
        ("მართალია თუ მცდარი?", True),  # true or false?
        ("სიმართლე თუ მითი", True),  # truth or myth
        ("მითები და ფაქტები", True),  # myths and facts
        ("მართალია, თუ ისიც მოვიდა?", False),  # is it true, if he came as well?
        ("მითები და ფაქტები კავკასიის შესახებ", False),  # myths and facts about the Caucasus: a section's heading
    ],
)
def test_what_boxes_are_called(line: str, is_name: bool) -> None:
    assert bool(cues.BOX_TITLE.match(line)) is is_name


@pytest.mark.parametrize(
    ("line", "is_issue"),
    [
        ("№ 3 (19), 2012 წლის ივლისი-სექტემბერი", True),
        ("N 7, ზაფხული 2010", True),
        ("№ 14/2013", True),
        ("№ 112 ბრძანების ტექსტი", False),  # the text of order no. 112
        ("ნომერი 5 დანაყოფი ჩავიდა 2004 წელს.", False),  # unit number five arrived in 2004.
    ],
)
def test_which_issue_a_line_says_it_is(line: str, is_issue: bool) -> None:
    assert bool(cues.NUMBERED_ISSUE.match(line)) is is_issue


@pytest.mark.parametrize("line", ["4", "- 2 -", "გვ. 3", "გვერდი 12", "3 |", "iv", "[7]", "2/12"])
def test_page_numbers(line: str) -> None:
    assert cues.PAGE_NUMBER.fullmatch(line)


@pytest.mark.parametrize("line", ["2004", "სამი", "4 ტონა", "1,6", ""])
def test_no_page_numbers(line: str) -> None:
    assert not cues.PAGE_NUMBER.fullmatch(line)


@pytest.mark.parametrize(
    "line", ["www.nato.int/ebookshop", "https://example.org/ა?b=1", "info@hq.nato.int", "nato.int"]
)
def test_addresses(line: str) -> None:
    match = cues.URL.search(line)
    assert match is not None
    assert match[0] == line


@pytest.mark.parametrize("size", [1_000, 10_000, 100_000])
@pytest.mark.parametrize("unit", ["a.", "ა ", "2004 ", "@a", "-", " : 1", "ა ციფრებში "])
def test_adversarial_lines_end(unit: str, size: int) -> None:
    line = unit * (size // len(unit))
    assert cues.entry_date_length(line) <= len(line)
    for pattern in (
        cues.URL,
        cues.LABELLED_VALUE,
        cues.TERMINAL,
        cues.FOOTNOTE,
        cues.BULLET,
        cues.CREDIT,
        cues.BOX_TITLE,
    ):
        match = pattern.search(line)
        assert match is None or match.end() <= len(line)


@pytest.mark.parametrize(
    "line", ["7", "- 7 -", "გვ. 7", "7 გვ.", "– გვერდი 7 –", "მე-7 გვერდი", "7 / 12", "• 7 •", "[ 7 ]", "xiv", "* 7 *"]
)
def test_decorated_page_numbers(line: str) -> None:
    assert cues.PAGE_NUMBER.fullmatch(line)


@pytest.mark.parametrize("line", ["7 ტონა", "2004", "გვ.", "7.", "მე-7 კვარტალი", "1 200"])
def test_numbers_that_are_not_page_numbers(line: str) -> None:
    assert not cues.PAGE_NUMBER.fullmatch(line)


@pytest.mark.parametrize(
    ("line", "is_header"),
    [
        ("გარემო და უსაფრთხოება        7", True),
        ("გარემო და უსაფრთხოება | 7", True),
        ("12   ბიულეტენი", True),
        ("ჯარისკაცთა რიცხვი 7", False),
        ("ეს დასრულდა.    7", False),
    ],
)
def test_headers_with_their_page_number(line: str, is_header: bool) -> None:
    assert bool(cues.HEADER_WITH_NUMBER.fullmatch(line)) is is_header
