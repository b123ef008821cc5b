"""Grids of dated entries and of large figures are read row by row, other columns down."""

import pytest
from tests import made_pdfs

from kaext.ingest import read_source
from kaext.ingest.pdf.glyphs import RawPage, Run, Style
from kaext.ingest.pdf.grids import cards_by_date, is_dated_card, rows_of_cells
from kaext.ingest.pdf.lines import Piece, piece_of
from kaext.ingest.pdf.words import words_of


def written(text: str, x: float, y: float, size: float = 10) -> bytes:
    return b"BT /F %g Tf %g %g Td (%s) Tj ET " % (size, x, y, text.encode())


def read(content: bytes) -> list[str]:
    source = read_source(made_pdfs.page_pdf(content), name="made.pdf", ocr="never")
    return [source.text[line.start : line.end] for line in source.lines]


def piece(text: str, x: float, y: float) -> Piece:
    page = RawPage(1, 600, 800, styles=[Style("Sans", 10, False, False, "000000")])
    places = [x + 5 * number for number in range(len(text))]
    return piece_of(page, words_of(page, [Run(text, places, [place + 5 for place in places], y, 0)]))


def order(places: list[tuple[str, float, float]]) -> list[str]:
    """Return the first words of the entries of two lines under dates at places, in the order in which they are read."""
    pieces = [
        piece(text, x, y + 12 * line)
        for date, x, y in places
        for line, text in enumerate((date, "an entry that is", "two lines long"))
    ]
    return [found.text for found in rows_of_cells(pieces)[::3]]


def test_entries_whose_dates_ascend_along_the_rows_are_read_row_by_row() -> None:
    dates = ["1994", "2002", "1997", "2004", "1999", "2008"]
    places = [(date, 60 + 160.0 * (n // 2), 100 + 70.0 * (n % 2)) for n, date in enumerate(dates)]
    assert order(places) == sorted(dates)


def test_entries_whose_dates_ascend_down_the_columns_are_no_grid() -> None:
    dates = ["1994", "1997", "1999", "2002", "2004", "2008"]
    assert order([(date, 60 + 160.0 * (n // 2), 100 + 70.0 * (n % 2)) for n, date in enumerate(dates)]) == []


def test_entries_above_and_below_a_line_are_read_from_left_to_right() -> None:
    dates = ["1994 წლის 5 მაისი", "1996", "1996 წლის ივნისი", "2001", "2003"]  # 5 May, June
    assert order([(date, 60 + 60.0 * n, 100 + 90.0 * (n % 2)) for n, date in enumerate(dates)]) == dates


@pytest.mark.parametrize(("size", "is_by_row"), [(24, True), (10, False)], ids=["large", "as the text"])
def test_large_figures_over_captions_are_read_row_by_row(size: float, is_by_row: bool) -> None:
    content = b"".join(written(f"a line of text, the {n}th", 60, 640 - 13 * n) for n in range(10))
    for number, figure in enumerate((12, 34, 56, 78)):
        x, y = 60 + 200 * (number % 2), 780 - 60 * (number // 2)
        content += written(str(figure), x, y, size)
        content += written(f"what {figure} counts", x, y - 14) + written(f"in the year {figure}", x, y - 26)
    found = [text[-2:] for text in read(content) if "counts" not in text and "th" not in text]
    figures = [figure for figure in dict.fromkeys(found) if figure in ("12", "34", "56", "78")]
    assert (figures == ["12", "34", "56", "78"]) == is_by_row


@pytest.mark.parametrize(
    ("dates", "expected"),
    [(["1994", "2002", "1997", "2004"], [0, 2, 1, 3]), (["1994", "1997", "2002", "2004"], []), (["1994"], [])],
    ids=["along the rows", "down the columns", "one"],
)
def test_cards_are_read_in_the_order_of_their_dates(dates: list[str], expected: list[int]) -> None:
    cards = [
        [piece(date, 60 + 160.0 * (n // 2), 100 + 70.0 * (n % 2)), piece("an entry", 60 + 160.0 * (n // 2), 120)]
        for n, date in enumerate(dates)
    ]
    assert all(map(is_dated_card, cards))
    assert cards_by_date(cards) == expected
