"""Reading order of texts with columns, boxes and drop capitals beside other lines."""

from itertools import zip_longest

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import LETTERS

from kaext.ingest.text import read_text
from kaext.normalize import characters
from kaext.normalize.flow import flow
from kaext.segment import segment
from kaext.source import Source

LEFT = (
    "ავსტრალია ძალებს 2005 წლის სექტემბერში",
    "შეუერთდა. უმეტესად ასწავლიდა, იშვიათად",
    "იბრძოდა. მისიას 2015 წლიდან სამასი მრჩე-",
    "ველით უმაგრებდა ზურგს, და ამას მოკავშირეები",
    "აფასებდნენ. უელსში მას ახალი სტატუსი მიანიჭეს.",
)
RIGHT = (
    "კორეამ პირველი გეგმა 2012 წელს შეათანხმა,",
    "განახლებული კი 2017 წლის ნოემბერში, როცა",
    "აღმდგენი ჯგუფი ჩარიკარში უკვე აღარ იყო და",
    "საავადმყოფო ადგილობრივ ექიმებს გადაეცა.",
)
WIDE = "ავსტრალიური თვითმფრინავი 2016 წლის ბოლოდან ოპერაცია ზღვის მცველის ფრენებში არ ჩართულა."


def beside(left: tuple[str, ...], right: tuple[str, ...], *, at: int = 52) -> list[str]:
    return [f"{one:{at}}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]


def source_of(*lines: str) -> Source:
    return read_text("\n".join(lines).encode(), name="a.txt", max_characters=10**6)


def read(*lines: str) -> list[str]:
    """Return the lines with text in reading order."""
    source = source_of(*lines)
    texts = [source.text[line.start : line.end].strip() for line in source.lines]
    return [text for text in texts if text]


def test_columns_are_read_one_after_the_other() -> None:
    assert read(*beside(LEFT, RIGHT)) == [*LEFT, *RIGHT]
    assert read(WIDE, "", *beside(LEFT, RIGHT), "", WIDE) == [WIDE, *LEFT, *RIGHT, WIDE]


def test_lines_of_columns_may_alternate() -> None:
    lines = [line for pair in zip_longest(LEFT, RIGHT) for line in (pair[0], " " * 52 + pair[1] if pair[1] else "")]
    assert read(*lines) == [*LEFT, *RIGHT]


def test_three_columns() -> None:
    three = beside(tuple(beside(LEFT[:4], RIGHT)), LEFT[:4], at=104)
    assert read(*three) == [*LEFT[:4], *RIGHT, *LEFT[:4]]


def test_a_page_break_ends_columns() -> None:
    first, second = beside(LEFT[:4], RIGHT), beside(RIGHT, LEFT[:4])
    assert read(*first, "\f" + second[0], *second[1:]) == [*LEFT[:4], *RIGHT, *RIGHT, *LEFT[:4]]


def test_a_narrow_column_beside_text_is_a_box() -> None:
    box = ("რა ჯდება კურსი?", "", "მოსამზადებელი: 42 ევრო", "სათადარიგო: 5%", "", "(2019 წლის ფასები)")
    source = source_of(WIDE, "", *beside(LEFT, box), "", WIDE)
    regions = {source.text[line.start : line.end]: line.region for line in source.lines}
    assert [regions[line] for line in LEFT] == ["beside"] * len(LEFT)
    assert {regions[line] for line in box if line} == {"box1"}
    assert [line.number for line in source.lines if line.region == "box1" and not line.is_second] == [8]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "2004 წ. აგვისტო     სასწავლო მისია ერაყში იწყება, ავსტრალიაც",
            "                    მას 2005 წლის აპრილში შეუერთდა.",
            "2010 წ. შუა         კორეა ავღანეთში ბრუნდება.",
            "2013 წ. ივნისი      კოლომბია შეთანხმებას აფორმებს.",
            "2017 წ. 18 მაისი    კოლომბია გეგმას ამტკიცებს.",
        ],
        [
            "ქვეყანა         შედეგი                წლები         თანხა",
            "სერბეთი         1 404 819 ნაღმი       2005-2007     1,69 მლნ ევრო",
            "ბელარუსი        700 000 ნაღმი         2006          250 000 ევრო",
            "საქართველო      530 რაკეტა            2005-2006     1,02 მლნ ევრო",
        ],
        [
            "პროექტის სრული სახელი:        მელანჟის გადამუშავება",
            "მასპინძელი ქვეყანა:           უზბეკეთი",
            "ხანგრძლივობა წლებით:          ორი წელი, 2006 წლიდან",
            "ხარჯის ოდენობა:               1,4 მლნ ევრო",
        ],
        ["რატომ გლობალური, და ვინ დაარქვა .......... 3", "იაპონია და კორეა, ორივე .......... 12"] * 3,
        ["გლობალური პარტნიორები                       მასწავლებლის ცნობარი", "", WIDE, "", "  3", ""] * 4,
    ],
)
def test_tables_chronologies_fields_contents_and_headers_have_no_columns(lines: list[str]) -> None:
    source = source_of(*lines)
    assert all(not line.region and not line.is_second for line in source.lines)


CAPITAL_LINES = (
    "ველაზე მსხვილი პროექტი სატრასტო ფონდმა უკრაინაში დააფინანსა, სადაც სამი",
    "ათასი ტონა ჭურვი დაიშალა და ასი ადამიანი დასაქმდა სულ სხვადასხვა ქალაქში,",
    "რისთვისაც 8,2 მილიონი ევრო გაიხარჯა.",
)


@pytest.mark.parametrize(
    "capital",
    [
        ["   {0}", "ყ  {1}", "{2}"],
        ["     {0}", "", "ყ", "     {1}", "{2}"],
        ["   {0}", "   {1}", "ყ  {2}"],
        ["    {0}", "ყ   {1}", "    {2}"],
    ],
)
def test_a_drop_capital_goes_before_the_first_line_beside_it(capital: list[str]) -> None:
    lines = ["სათაური", "", WIDE, "", *(line.format(*CAPITAL_LINES) for line in capital)]
    assert read(*lines)[2] == "ყ"
    source, _ = characters(source_of(*lines))
    text, alignment, _ = flow(source, segment(source))
    assert " ".join((f"ყ{CAPITAL_LINES[0]}", *CAPITAL_LINES[1:])) in text
    place = text.index("ყველაზე")
    assert [source.text[a:b] for a, b in alignment.source_extents(place, place + 7)] == ["ყ", "ველაზე"]


@pytest.mark.parametrize(
    "lines",
    [
        ["   პირველი სტრიქონი აქ დაიწყო", "ა) მეორე სტრიქონი"],
        ["ვ ი ნ   რ ა ს   ი ყ ე ნ ე ბ ს", "ქ რ ო ნ ო ლ ო გ ი ა"],
        [" სათაური", "", "ნ  ატო აღრმავებს თანამშრომლობას"],
    ],
)
def test_other_single_letters_stay(lines: list[str]) -> None:
    assert read(*lines) == [line.strip() for line in lines if line]


def test_a_paragraph_goes_on_in_the_next_column_with_its_broken_word() -> None:
    source, _ = characters(source_of(*beside(LEFT[:3], ("ველით უმაგრებდა ზურგს მთელი წლის მანძილზე,", *RIGHT[1:]))))
    text, alignment, _ = flow(source, segment(source))
    assert "სამასი მრჩეველით უმაგრებდა ზურგს" in text
    start = text.index("მრჩეველით")
    assert [source.text[a:b] for a, b in alignment.source_extents(start, start + 9)] == ["მრჩე", "ველით"]


_WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=9)
_LINES = st.lists(_WORDS, min_size=0, max_size=6).map(" ".join)


@st.composite
def printed(draw: st.DrawFn) -> list[str]:
    """Lines of running text, of columns and of other things with gaps."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(20, 60))
        left = tuple(draw(st.lists(st.one_of(_LINES, st.sampled_from(LEFT)), max_size=7)))
        right = tuple(draw(st.lists(st.one_of(_LINES, st.sampled_from(RIGHT)), max_size=7)))
        lines += beside(left, right, at=at)
        lines += draw(st.lists(st.sampled_from(["", WIDE, "\fგვერდი", "ა", "  12"]), max_size=3))
    return lines


@given(printed())
def test_every_character_is_in_one_line_and_every_line_begins_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    source = source_of(text)
    places = [place for line in source.lines for place in range(line.start, line.end)]
    assert len(places) == len(set(places))
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= set(places)
    beginnings = [line.number for line in source.lines if not line.is_second and text[line.start : line.end].strip()]
    assert sorted(beginnings) == [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]


@given(printed())
def test_the_text_of_columns_is_traced_to_its_characters(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not any(letter in LETTERS for letter in text):
        return
    given_source = source_of(text)
    decoded, first = characters(given_source)
    # Letters printed twice are kept once, and mistyped words are corrected: other tests are about these.
    assume(decoded.text == given_source.text)
    normalised, second, blocks = flow(decoded, segment(decoded))
    alignment = first.then(second)
    for place, letter in enumerate(normalised):
        if not letter.isspace():
            start, end = alignment.source_span(place, place + 1)
            assert text[start:end] == letter
    kept = sorted(letter for letter in text if not letter.isspace() and letter != "-")
    assert sorted(letter for letter in normalised if not letter.isspace() and letter != "-") == kept
    inside = [line for block in blocks for line in block.lines]
    assert len(inside) == len(set(inside))
