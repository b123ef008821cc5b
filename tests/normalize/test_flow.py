"""The normalised text: unwrapped lines, drop caps, hyphens, blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.document import Segment
from kaext.ingest.text import read_text
from kaext.normalize.flow import flow
from kaext.source import Source


def source_of(text: str) -> Source:
    return read_text(text.encode("utf-8", "surrogatepass"), name="a.txt", max_characters=10**6)


def flowed(text: str) -> str:
    source = source_of(text)
    return flow(source, [Segment(tuple(range(len(source.lines))), "body", "sec:1")])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ნ  ატო აღრმავებს\n თანამშრომლობას", "ნატო აღრმავებს თანამშრომლობას"),  # NATO deepens cooperation
        ("ა ლიანსი და", "ალიანსი და"),
        ("ნ\nატო აღრმავებს", "ნატო აღრმავებს"),
        ("ენერგო-\nიმპორტიორი", "ენერგო-იმპორტიორი"),  # energy importer
        ("ნატო-\nმ წამოიწყო", "ნატო-მ წამოიწყო"),
        ("თანამშრომ\u00ad\nლობა", "თანამშრომლობა"),
        ("თანამშრომ-\nლობა", "თანამშრომლობა"),  # cooperation, hyphenated by typesetting
        ("სამიტი -\nშეხვედრა", "სამიტი - შეხვედრა"),
        ("2004-\n2006 წლებში", "2004-2006 წლებში"),  # in the years 2004-2006
        ("28–\n30 ივნისს და 90-\nიან წლებში", "28–30 ივნისს და 90-იან წლებში"),
        ("2004 –\n2006 და 2004–\nსამიტი", "2004 – 2006 და 2004– სამიტი"),
        ("მე-\n2 გვერდი და F-\n16 და 5%-\nით", "მე-2 გვერდი და F-16 და 5%-ით"),  # page 2 and F-16 and by 5%
        ("„მელანჟი“-\nს და (KFOR)-\nში", "„მელანჟი“-ს და (KFOR)-ში"),  # in KFOR
        ("„მელანჟი“-\nთქვა მან", "„მელანჟი“- თქვა მან"),  # he said: a dash
        ("2,5 მლნ-\nმდე ევრო", "2,5 მლნ-მდე ევრო"),  # up to 2.5 million euros
        ("და/\nან www.nato.int/\nsummit", "და/ან www.nato.int/summit"),
        ("ტექსტი: www.\nnato.int/docu", "ტექსტი: www.nato.int/docu"),
        ("ა) პირველი", "ა) პირველი"),
        ("ერთი   ორი\t სამი ", "ერთი ორი სამი"),
        ("წვრთნა\tვინ \t როდის", "წვრთნა\tვინ\tროდის"),  # exercise, who, when: the cells of a row
        ("წვრთნა    ვინ  იყო   როდის", "წვრთნა\tვინ იყო\tროდის"),
        ("წვრთნა    | ვინ     | როდის", "წვრთნა | ვინ | როდის"),
        ("წვრთნა    ვინ   როდის\nდა სად", "წვრთნა ვინ როდის და სად"),  # a paragraph of two lines
    ],
)
def test_lines_become_running_text(text: str, expected: str) -> None:
    assert flowed(text) == expected


def test_blocks_are_separated_by_one_empty_line_and_traceable() -> None:
    source = source_of("სათაური\n\nნ  ატო\nმოქმედებს.\n")
    text, alignment, blocks = flow(source, [Segment((0,), "title"), Segment((2, 3), "body", "sec:1")])
    assert text == "სათაური\n\nნატო მოქმედებს."
    assert [text[b.start : b.end] for b in blocks] == ["სათაური", "ნატო მოქმედებს."]
    start, end = alignment.source_span(9, 13)
    assert source.text[start:end] == "ნ  ატო"


@given(st.lists(st.text(alphabet="აბგ -\u00adx.\t", max_size=12), min_size=1, max_size=8))
def test_every_character_of_the_flow_comes_from_where_the_alignment_says(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    source = source_of(text)
    result, alignment, _ = flow(source, [Segment(tuple(range(len(source.lines))), "body", "sec:1")])
    assert alignment.length == len(result)
    for index, character in enumerate(result):
        if not character.isspace():
            start, end = alignment.source_span(index, index + 1)
            assert source.text[start:end] == character


@pytest.mark.parametrize(
    ("lines", "joint"),
    [
        ("ეს მედე-\nბარი", "ბარი"),  # an unknown word
        ("ეს საქარ-\nთველო", None),  # Georgia
        ("ეს ნატო-\nს", None),  # NATO's: the hyphen is its own
    ],
)
def test_a_block_lists_words_joined_across_an_uncertain_hyphen(lines: str, joint: str | None) -> None:
    source = read_text(lines.encode(), name="x.txt", max_characters=1000)
    text, _, blocks = flow(source, [Segment(tuple(range(len(source.lines))), "body", "sec:1")])
    found = blocks[0].word_joins
    assert [text[join.offset :] for join in found] == ([joint] if joint else [])
    assert all(0.5 <= join.confidence < 0.9 for join in found)
