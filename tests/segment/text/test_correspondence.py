"""E-mails in texts: fields above them and quoted lines."""

import pytest
from tests.segment.text.test_segments import BODY, source_of

from kaext.normalize import characters, flow
from kaext.normalize.quotes import read_quotes
from kaext.segment import segment


def labels(*lines: str) -> list[str]:
    source, _ = characters(source_of(*lines))
    by_line = {line: part.kind for part in segment(source) for line in part.lines}
    return [by_line[number] for number, line in enumerate(lines) if line.strip()]


def blocks(*lines: str) -> list[str]:
    source, _ = characters(source_of(*lines))
    text, _, found = flow(source, segment(source))
    return [text[block.start : block.end] for block in found]


FIELDS = ["ვისგან: მ. ჩხეიძე", "ვის: ლ. ბერიძე", "თემა: Re: ოქმის პროექტი"]
THREAD = [
    "> 2019 წლის 11 მარტს, 21:05, ლევან ბერიძემ დაწერა:",
    "> მარიამ, ჩაამატე: იორდანიას DCB უელსში შესთავაზეს,",
    "> 2014 წლის სექტემბერში. ტუნისს ჯერ არ მოუთხოვია.",
    ">",
    ">> 11.03.2019 19:40, ზურაბ კაპანაძე:",
    ">> ფული საიდან?",
]


def test_fields_at_the_top_surround_the_text() -> None:
    assert labels(*FIELDS, "", "პარტნიორობის მაცნე", "", *BODY)[:4] == ["header"] * 3 + ["title"]


def test_fields_and_quoted_lines_further_down_are_text() -> None:
    found = labels("სათაური", "", *BODY, "", "დანართი. მიმოწერა", "", *FIELDS, "", *BODY, "", *THREAD)
    assert found[3:] == ["heading"] + ["body"] * (len(FIELDS) + len(BODY) + len(THREAD))


def test_an_address_among_the_fields() -> None:
    fields = ["გამომგზავნი: a.beridze@partners.example", "თემა: FW: ოქმი", "გაგზავნილია: 19.02.2024, 17:42"]
    found = labels("სათაური", "", *BODY, "", "დანართი 2. მიმოწერა", *fields, *BODY, "", "ბოლო თავი", "", *BODY)
    assert found[3:9] == ["heading"] + ["body"] * 5


def test_quoted_lines_are_joined_without_their_signs() -> None:
    found = blocks("სათაური", "", *BODY, "", *THREAD)
    assert "მარიამ, ჩაამატე: იორდანიას DCB უელსში შესთავაზეს, 2014 წლის სექტემბერში. ტუნისს ჯერ არ მოუთხოვია." in found
    assert "ფული საიდან?" in found


@pytest.mark.parametrize(
    "attribution",
    [
        "> ლევან ბერიძემ დაწერა:",
        "> On 11 March 2019, L. Beridze wrote:",
        "> 11.03.2019 19:40, ზურაბ კაპანაძე:",
        "> თემა: ოქმი",
    ],
)
def test_an_attribution_makes_a_quotation(attribution: str) -> None:
    quoted = read_quotes(f"{attribution}\n> მადლობა.")
    assert quoted is not None and quoted.levels == [1, 1]


def test_levels_of_quotations() -> None:
    quoted = read_quotes("> ბერიძემ დაწერა:\n> > რა ვქნათ?\n>>> არაფერი.")
    assert quoted is not None and quoted.levels == [1, 2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "> წვრთნა „სტეფ იგლ“\n> წვრთნა „ჟეტისუ“",
        ">> „სტეფ იგლ 2013“ - მასპინძელი ყაზახეთი; სტუმრად\n   ყირგიზეთი.",
        "> PfP-ის დოკუმენტები:\n  http://www.nato.int/pfp",
        "ხარჯი > 5 მლნ ევრო",
    ],
)
def test_signs_of_other_kinds_stay(text: str) -> None:
    assert read_quotes(text) is None
