import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.rfc4180 import CsvError, records, rows, writer

CELLS = st.text(st.sampled_from('ა",\n\r x')) | st.text()
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=4)


def lines(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


@given(TABLES)
def test_what_was_written_is_read_by_kaext_and_by_csv(table: list[list[str]]) -> None:
    file = lines("")
    write = writer(file)
    for record in table:
        write(record)
    assert list(records(lines(file.getvalue()))) == table
    assert list(csv.reader(lines(file.getvalue()))) == table


@given(TABLES)
def test_csv_of_other_writers_is_read(table: list[list[str]]) -> None:
    file = lines("")
    csv.writer(file).writerows(table)
    assert list(records(lines(file.getvalue()))) == table


def test_a_line_ends_in_a_line_feed_and_a_cell_with_any_line_end_is_quoted() -> None:
    file = lines("")
    writer(file)(["a\rb", "c\nd", "e\r\nf", "g"])
    assert file.getvalue() == '"a\rb","c\nd","e\r\nf",g\n'


def test_a_cell_may_have_any_length_and_the_limit_of_the_process_stays(request: pytest.FixtureRequest) -> None:
    limit = 1000
    before = csv.field_size_limit(limit)
    request.addfinalizer(lambda: csv.field_size_limit(before))
    cell = 'თ,"' * limit
    file = lines("")
    csv.writer(file).writerow([cell, "x"])
    assert list(records(lines(file.getvalue()))) == [[cell, "x"]]
    assert csv.field_size_limit() == limit


def test_rows_have_the_names_of_their_columns() -> None:
    assert list(rows(lines("a,b\r\n1,\r\n\r\n,2"))) == [{"a": "1", "b": ""}, {"a": "", "b": "2"}]


def test_pairs_of_quotation_marks_as_people_type_them() -> None:
    # Operation "Shield".
    assert list(records(lines('1,ოპერაცია "ფარი",x\n'))) == [["1", 'ოპერაცია "ფარი"', "x"]]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('a,b\n1,"2\n3,4\n', "row 2: a quotation mark is never closed"),
        ('a,b\n1,"2"x\n', "row 2: a closing quotation mark must be followed by a comma"),
        ("a,b\n1\n", "row 2: 1 cells for 2 columns"),
        ("a,b\n1,2,3\n", "row 2: 3 cells for 2 columns"),
    ],
)
def test_invalid_csv_is_reported(text: str, fault: str) -> None:
    with pytest.raises(CsvError, match=fault):
        list(rows(lines(text)))
