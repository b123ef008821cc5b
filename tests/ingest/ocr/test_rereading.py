"""Doubtful words are read again: which ones, where they are split, and which reading is accepted."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image, ImageDraw

from kaext.ingest.ocr import tesseract
from kaext.ingest.ocr.rereading import (
    best_reading,
    corrected_georgian_word,
    corrected_year,
    is_doubtful,
    reread_words,
    split_at_hyphen,
)
from kaext.ingest.ocr.words import ReadWord


def word(text: str, confidence: float = 0.9, *, left: int = 0, top: int = 0, width: int = 100) -> ReadWord:
    return ReadWord(text, confidence, left, top, left + width, top + 40, (-1, 1, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PEP", True),
        ("(I5#ჩ)", True),
        ("CტჩC-ის", True),
        ("EAPC-ob", True),
        ("EAPC", False),
        ("(EAPC),", False),
        ("NATO/PfP-ის", False),
        ("NATO/PEP", True),
        ("PAP-DIB", False),
        ("2004წ.", False),
        ("წელს", False),  # in the year
        ("2004", False),
        ("199%წ.", True),
        ("90-იანი", False),  # of the nineties
        ("www.nato.int/ebookshop", False),
        ("info@hq.nato.int", False),
    ],
)
def test_doubtful_words_are_read_again(text: str, *, expected: bool) -> None:
    assert is_doubtful(word(text)) == expected


@pytest.mark.parametrize(
    ("first", "heads", "ending", "expected"),
    [
        # A catalogued acronym is preferred to a reading with a higher confidence.
        (("PEP", 0.5), [("PfP", 0.8), ("PfP", 0.7)], None, ("PfP", 0.8)),
        (("PEP", 0.9), [("PEP", 0.8), ("PfP", 0.5)], None, ("PfP", 0.4)),
        (("(LIC),", 0.9), [("(P£P),", 0.7)], None, ("(PfP),", 0.7)),
        (("NATO/PEP", 0.5), [("NATO/Pf£P", 0.6)], None, ("NATO/PfP", 0.6)),
        (("CISAF)", 0.5), [("(ISAF)", 0.9)], None, ("(ISAF)", 0.9)),
        # The ending comes from its own reading, else from the first.
        (("LIC-თი", 0.7), [("PfP.", 0.9)], ("თი,", 0.8), ("PfP-თი,", 0.8)),
        (("M#ჩ-ში", 0.7), [("MAP", 0.9)], ("ყ8", 0.8), ("MAP-ში", 0.9)),
        (("MAP-Jo", 0.7), [("MAP", 0.9)], ("ყ8", 0.8), ("MAP-Jo", 0.7)),
        (("LLC-ს", 0.4), [("PfP-bs", 0.4)], None, ("PfP-ს", 0.4)),
        # Other words are accepted if the first reading was unsure and this one has a higher confidence.
        (("QXZ", 0.5), [("QYZ", 0.8)], None, ("QYZ", 0.8)),
        (("QXZ", 0.5), [("QYZ", 0.4)], None, ("QXZ", 0.5)),
        (("QXZ", 0.9), [("QYZ", 0.95)], None, ("QXZ", 0.9)),
        (("QXZ", 0.5), [("Q1Z", 0.8)], None, ("QXZ", 0.5)),
        (("QXZ-ის", 0.5), [("QXZob", 0.8)], None, ("QXZ-ის", 0.5)),
        (("#", 0.88), [("7", 0.97)], None, ("7", 0.97)),
        (("QXZ", 0.5), [], None, ("QXZ", 0.5)),
    ],
)
def test_the_best_reading_is_accepted(
    first: tuple[str, float],
    heads: list[tuple[str, float]],
    ending: tuple[str, float] | None,
    expected: tuple[str, float],
) -> None:
    again = best_reading(word(*first), [word(*head) for head in heads], word(*ending) if ending else None)
    assert (again.text, pytest.approx(again.confidence)) == expected


@pytest.mark.parametrize(
    ("text", "georgian", "around", "expected"),
    [
        ("F.", "წ.", ("2004", "ხელი"), "წ."),  # 2004 y., hand
        ("F.", "წ.", ("ხელი", "2004"), "F."),
        ("F.", "ხელი", ("2004", "ხელი"), "F."),
        ("ob", "ის", ("მისი", "არის"), "ის"),  # his, it, is
        ("ob", "ის", ("Partnership", "Peace"), "ob"),
        ("ob", "ჟჟ", ("მისი", "არის"), "ob"),  # no known word
        ("EU", "ის", ("მისი", "არის"), "EU"),
    ],
)
def test_georgian_words_misread_as_latin_are_corrected(
    text: str, georgian: str, around: tuple[str, str], expected: str
) -> None:
    assert corrected_georgian_word(word(text), word(georgian, 0.95), around).text == expected


@pytest.mark.parametrize(("confidence", "expected"), [(0.4, True), (0.8, False)])
def test_unsure_years_are_read_again(confidence: float, *, expected: bool) -> None:
    assert is_doubtful(word("1999წ.", confidence)) == expected


@pytest.mark.parametrize(
    ("first", "readings", "expected"),
    [
        (("1999წ.", 0.4), [("1994 F.", 0.9), ("1994", 0.8)], ("1994წ.", 0.64)),
        (("199%წ", 0.3), [("1998", 0.9), ("1998", 0.9)], ("1998წ", 0.72)),
        (("1999წ.", 0.4), [("1994", 0.9), ("1999", 0.9)], ("1999წ.", 0.4)),  # the readings differ
        (("1999წ.", 0.4), [("1994", 0.9)], ("1999წ.", 0.4)),
        (("1999წ.", 0.4), [("1774", 0.9), ("1774", 0.9)], ("1999წ.", 0.4)),
    ],
)
def test_a_year_is_accepted_if_both_scales_agree(
    first: tuple[str, float], readings: list[tuple[str, float]], expected: tuple[str, float]
) -> None:
    again = corrected_year(word(*first), [word(*reading) for reading in readings])
    assert (again.text, pytest.approx(again.confidence)) == expected


def page_with_hyphen(*, height: int = 4, middle: int = 22) -> Image.Image:
    """Return a page with a word of 40 pixels: three letters, a horizontal stroke, two letters."""
    page = Image.new("L", (400, 200), 255)
    pen = ImageDraw.Draw(page)
    for left in (100, 130, 160, 220, 250):
        pen.rectangle((left, 80, left + 20, 119), fill=0)
    pen.rectangle((190, 80 + middle - height // 2, 204, 80 + middle + height // 2), fill=0)
    return page


@pytest.mark.parametrize(
    ("stroke", "has_ending"),
    [({}, True), ({"middle": 38}, False), ({"height": 30}, False)],
    ids=["hyphen", "full stop", "letter"],
)
def test_a_word_is_split_at_its_hyphen(stroke: dict[str, int], *, has_ending: bool) -> None:
    cut = split_at_hyphen(page_with_hyphen(**stroke), word("PfP-ის", left=100, top=80, width=171))
    assert (cut.ending is not None) == has_ending
    if cut.ending is not None:
        assert (cut.head.width, cut.ending.width) == (4 + 90, 66 + 4)


def test_words_are_read_at_two_scales_and_endings_separately(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[tuple[str, int]] = []

    def read_words(sheet: Image.Image, *, languages: str, **_: Any) -> list[ReadWord]:
        sheets.append((languages, sheet.height))
        ink = [row for row in range(sheet.height) if min(sheet.crop((0, row, sheet.width, row + 1)).getdata()) < 128]
        tops = [row for row in ink if row - 1 not in ink]
        texts = ["PfP", "PEP"] if languages == "eng" else ["ის"]
        assert len(tops) == len(texts)
        return [word(text, top=top) for text, top in zip(texts, tops, strict=True)]

    monkeypatch.setattr(tesseract, "read_words", read_words)
    words = [word("წელს", 0.9), word("LIC-ob", 0.4, left=100, top=80, width=171)]  # in the year
    read = reread_words(page_with_hyphen(), words, dpi=200)
    assert [one.text for one in read] == ["წელს", "PfP-ის"]
    assert [languages for languages, _ in sheets] == ["eng", "kat"]


def test_nothing_is_read_again_where_no_word_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(tesseract, "read_words")
    words = [word("წელს"), word("NATO")]  # in the year
    assert reread_words(Image.new("L", (10, 10)), words, dpi=200) == words
