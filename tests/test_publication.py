"""The date that a document gives as its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kaext.document import BlockKind
from kaext.emit.rows import document_record
from kaext.pipeline import analyse, load
from kaext.publication import publication_date

BODY = "ნატო 1999 წელს თანამშრომლობას აღრმავებს პარტნიორ ქვეყნებთან და მათთან ერთად გეგმავს რეფორმებს.\n" * 3


def published(text: str) -> str:
    return document_record(analyse(text.encode(), name="a.txt", nlp=load())).published


@pytest.mark.parametrize(
    ("imprint", "date"),
    [
        ("გამოცემულია ბრიუსელში, 2009 წლის მარტში. ტირაჟი 3000.", "2009-03"),  # published in Brussels
        ("გამომცემელი: ნატო-ს სამმართველო, ბრიუსელი, 2017 წლის აპრილი. უფასო გამოცემა.", "2017-04"),  # publisher
        ("ხელმოწერილია დასაბეჭდად 2014 წლის 5 მარტს. ტირაჟი 500.", "2014-03-05"),  # signed to be printed
        ("შემდგენელი: კომიტეტი, 2018 წლის დეკემბერი. ყველა უფლება დაცულია.", ""),  # compiler: nothing says published
    ],
)
def test_an_imprint_gives_the_date(imprint: str, date: str) -> None:
    assert published(f"პარტნიორები\n\n{BODY}\n{imprint}\n") == date


@pytest.mark.parametrize(
    ("dateline", "date"),
    [
        ("2008 წლის მარტი", "2008-03"),
        ("ბრიუსელი, მარტი 2008", "2008-03"),
        ("26.03.2008", "2008-03-26"),
        ("2008 წლის მარტში", ""),  # in March 2008: part of a sentence
    ],
)
def test_a_dateline_under_the_title_gives_the_date(dateline: str, date: str) -> None:
    assert published(f"პარტნიორები\n\n{dateline}\n\n{BODY}") == date


def test_what_was_tried_in_a_year_was_not_published_in_it() -> None:
    assert published(f"პარტნიორები\n\n{BODY}\nმზადყოფნა 2007 წლის ივლისში გამოიცადა და გამართლდა.\n") == ""


@pytest.mark.parametrize(
    ("kind", "line", "date"),
    [
        ("header", "პარტნიორები, ბრიუსელის გამოცემა, 2008 წლის მარტი", "2008-03"),
        ("header", "პარტნიორები, რომლებიც ალიანსთან ერთად მუშაობენ, 2008 წლის მარტი", ""),  # no header is so long
        ("body", "2008 წლის მარტი", "2008-03"),
        ("timeline", "2008 წლის მარტი", ""),  # the head of an entry
    ],
)
def test_a_header_and_a_line_of_its_own_give_the_date_and_an_entry_does_not(
    kind: BlockKind, line: str, date: str
) -> None:
    document = analyse(f"{line}\n".encode(), name="a.txt", nlp=load())
    (block,) = document.blocks
    assert [found.value for found in document.dates] == ["2008-03"]
    assert publication_date(replace(document, blocks=(replace(block, kind=kind),))) == date
