"""Boxes slightly narrower than the body, and notes under tables, recognised by the measure of their lines."""

import random
import textwrap

import pytest

from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text

WORDS = (
    "ფინეთი და შვედეთი ალიანსთან თანამშრომლობას მრავალი წლის განმავლობაში ავითარებდნენ, მათი სამხედროები კი "
    "ერთობლივ წვრთნებში რეგულარულად მონაწილეობდნენ და თავიანთ გამოცდილებას მეზობლებსაც უზიარებდნენ. მთავრობა "
    "ყოველ წელს ამტკიცებს გეგმას, რომელსაც ორი სამინისტრო ამზადებს; კურსები ზაფხულში იწყება და შემოდგომამდე "
    "გრძელდება, რადგან ზამთარში სასწავლო პოლიგონი თოვლით არის დაფარული. მასწავლებლები სხვადასხვა ქვეყნიდან "
    "ჩამოდიან."
)


def prose(number: int, length: int = 60) -> str:
    """Return a paragraph of so many words that no other repeats: lines that recur are running headers."""
    words = WORDS.replace(".", "").split()
    return " ".join(random.Random(number).choices(words, k=length)).rstrip(",;") + "."


def labels(*blocks: tuple[str, int]) -> list[str]:
    """Return the kinds of parts, each wrapped at its own measure, with empty lines between them."""
    text = "\n\n".join("\n".join(textwrap.wrap(block, measure)) for block, measure in blocks)
    segments = segment_text(read_text(text.encode(), name="a.txt", max_characters=10**6))
    kind_of = {line: segment.kind for segment in segments for line in segment.lines}
    firsts, line = [], 0
    for block, measure in blocks:
        firsts.append(kind_of[line])
        line += len(textwrap.wrap(block, measure)) + 1
    return firsts


def sections(*measures: int, titles: tuple[str, ...]) -> list[tuple[str, int]]:
    named = [*titles, "სკოლა", "ზღვა", "სამთო ბანაკი", "საზღვარი", "გზა"]
    blocks = [("სამი მეზობელი", 75), (prose(0), 75)]
    for number, (title, measure) in enumerate(zip(named, measures, strict=False), start=1):
        blocks.extend([(title, 75), (prose(number), measure)])
    return blocks


@pytest.mark.parametrize("measure", [50, 58, 60, 62])
def test_a_paragraph_set_somewhat_narrower_than_all_others_is_a_box_with_its_title(measure: int) -> None:
    found = labels(*sections(75, measure, 75, 75, titles=("ერთი წვრთნა", "ამბავი პოლიგონიდან")))
    assert found[4:6] == ["box_title", "box"]
    assert found[2:4] == found[6:8] == ["heading", "body"]


@pytest.mark.parametrize("measures", [(75, 75, 75, 75), (75, 70, 75, 75), (75, 62, 62, 62), (70, 62, 75, 66)])
def test_paragraphs_whose_measures_differ_are_sections(measures: tuple[int, ...]) -> None:
    found = labels(*sections(*measures, titles=("ერთი წვრთნა", "ამბავი პოლიგონიდან")))
    assert set(found[2:]) == {"heading", "body"}


@pytest.mark.parametrize(
    ("text", "expected"), [(prose(9, 90), ["heading", "body"]), (prose(9, 24), ["box_title", "box"])]
)
def test_a_long_paragraph_in_the_measure_of_the_body_is_a_section_whatever_it_is_called(
    text: str, expected: list[str]
) -> None:
    blocks = sections(75, 75, 75, titles=("ერთი წვრთნა",))
    assert labels(*blocks[:4], ("რა დაჯდა", 75), (text, 75), *blocks[4:])[4:6] == expected


ROWS = "ალბანეთი    ნაღმები    $0,8 მლნ\nსერბეთი    გადამზადება    €9,6 მლნ\nმონტენეგრო    ტყვია    €4-5 მლნ"


@pytest.mark.parametrize(("measure", "kind"), [(58, "box"), (75, "body")])
def test_what_stands_right_under_rows_in_a_narrower_measure_is_of_their_box(measure: int, kind: str) -> None:
    body = "\n".join(textwrap.wrap(WORDS, 75))
    note = "\n".join(textwrap.wrap(WORDS[:150].rsplit(" ", 1)[0] + ".", measure))
    text = f"სამი მეზობელი\n\n{body}\n\nანგარიში\n\n{ROWS}\n{note}\n\nსკოლა\n\n{body}\n"
    segments = segment_text(read_text(text.encode(), name="a.txt", max_characters=10**6))
    noted = text[: text.index(note)].count("\n")
    assert [segment.kind for segment in segments if noted in segment.lines] == [kind]


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("შემდგენელი: ნ. ბერიძე. ხელმოწერილია დასაბეჭდად 14.02.2017. უფასო გამოცემა,\n16 გვ.", "imprint"),
        ("სამი მეზობელი\n16", "page_number"),
    ],
)
def test_how_many_pages_a_book_has_is_not_a_page_number(last: str, kind: str) -> None:
    body = "\n".join(textwrap.wrap(WORDS, 75))
    text = f"სამი მეზობელი\n\n{body}\n\nსკოლა\n\n{body}\n\n{last}\n"
    segments = segment_text(read_text(text.encode(), name="a.txt", max_characters=10**6))
    assert segments[-1].kind == kind
