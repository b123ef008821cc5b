import csv
import datetime as dt
import errno
import json
from decimal import Decimal
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from kaext.dataset.reading import read_table
from kaext.emit.cells import cell, decimal, harmless
from kaext.emit.files import write_whole
from kaext.emit.frames import to_frames
from kaext.emit.layout import DOCUMENTS, document_path
from kaext.emit.payload import document_json, read_document_json, rows_in
from kaext.emit.rows import line_numbers, line_ranges
from kaext.emit.schema import json_schema, json_schemas
from kaext.emit.tables import write_tables
from kaext.pipeline import failed
from kaext.problems import UsageError, problem
from kaext.records import TABLES
from tests.emit.samples import sample


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    (tmp_path / DOCUMENTS).mkdir()
    documents = [
        sample("a-txt"),
        sample("b-txt"),
        failed("c.pdf", problem("pdf-encrypted"), doc_id="c-pdf", sha256="9f" * 32),
    ]
    for document in documents:
        document_path(tmp_path, document.doc_id).write_bytes(document_json(document))
    write_tables(tmp_path, [document.doc_id for document in documents])
    return tmp_path


def test_frictionless_finds_the_package_valid(dataset: Path) -> None:
    report = Package(dataset / "datapackage.json").validate()
    assert report.valid, report.flatten(["title", "message"])
    assert len(report.tasks) == len(TABLES)


def test_frictionless_finds_the_package_valid_with_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / DOCUMENTS).mkdir()
    gone = failed("gone.txt", problem("file-unreadable", reason="No such file"), doc_id="gone-txt")
    document_path(tmp_path, gone.doc_id).write_bytes(document_json(gone))
    write_tables(tmp_path, [gone.doc_id])
    report = Package(tmp_path / "datapackage.json").validate()
    assert report.valid, report.flatten(["title", "message"])


def test_frictionless_sees_a_broken_key_and_a_broken_value(dataset: Path) -> None:
    path = dataset / "mentions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("a-txt-b2", "a-txt-b7").replace(",0.9,", ",1.9,", 1), "utf-8"
    )
    report = Package(dataset / "datapackage.json").validate()
    assert {error[0] for error in report.flatten(["type"])} >= {"foreign-key", "constraint-error"}


def test_columns_are_those_of_the_records_in_order(dataset: Path) -> None:
    for table, model in TABLES.items():
        with (dataset / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(model.model_fields)


def test_cells(dataset: Path) -> None:
    (money, _) = read_table(dataset, "sums")
    assert (money["amount_min"], money["amount_max"], money["approximate"]) == ("1600000", "1600000", "false")
    (date, _) = read_table(dataset, "dates")
    assert (date["first_day"], date["page"], date["confidence"]) == ("2004-06-01", "", "0.9")
    *_, broken = read_table(dataset, "documents")
    assert (broken["status"], broken["pages"], broken["problems"]) == ("failed", "", "1")
    assert broken["error"] == "pdf-encrypted: the PDF needs a password"


def test_equal_documents_give_equal_bytes(dataset: Path) -> None:
    before = {path.name: path.read_bytes() for path in dataset.glob("*.*")}
    write_tables(dataset, ["a-txt", "b-txt", "c-pdf"])
    assert {path.name: path.read_bytes() for path in dataset.glob("*.*")} == before


def test_the_rows_of_a_document_line_by_line_are_those_of_its_json() -> None:
    # A line that looks like the beginning of a table, in a text that is one.
    document = sample()
    document.text += '\n\n"dates": [\n{"id": "x"},\n]'
    content = read_document_json(document_json(document))
    rows: dict[str, list[object]] = {table: [] for table in TABLES}
    for table, row in rows_in(document_json(document).splitlines(keepends=True)):
        rows[table].append(row)
    assert rows == {table: [content["document"]] if table == "documents" else content[table] for table in TABLES}
    assert rows["dates"]
    assert rows["blocks"]


def test_json_of_a_document_holds_every_record_and_the_text() -> None:
    content = read_document_json(document_json(sample()))
    assert content["text"] == sample().text
    assert [row["id"] for row in content["statements"]] == ["a-txt-t1"]
    assert content["document"]["characters"] == len(sample().text)
    assert {table for table in TABLES if table != "documents"} <= content.keys()
    span = content["dates"][0]
    assert content["text"][span["start"] : span["end"]] == span["text"]


def test_json_of_a_document_is_what_its_schema_says() -> None:
    schemas = json_schemas()
    content = read_document_json(document_json(sample()))
    assert set(schemas["required"]) == content.keys()
    for table, rows in content.items():
        if table in TABLES:
            assert all(set(row) == set(schemas["$defs"][table]["properties"]) for row in rows)


def test_schema_of_a_table() -> None:
    assert json_schema("dates")["properties"]["kind"]["enum"] == ["date", "duration", "set"]
    with pytest.raises(UsageError, match="table-unknown"):
        json_schema("datse")


def test_excel_safe_neutralises_formulas_and_marks_the_byte_order(tmp_path: Path) -> None:
    (tmp_path / DOCUMENTS).mkdir()
    document = sample()
    (money,) = document.sums
    document = sample(sums=(money.model_copy(update={"purpose": "=HYPERLINK(1)"}),))
    document_path(tmp_path, "a-txt").write_bytes(document_json(document))
    write_tables(tmp_path, ["a-txt"], is_excel_safe=True)
    assert (tmp_path / "sums.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = read_table(tmp_path, "sums")
    assert row["purpose"] == "'=HYPERLINK(1)"
    report = Package(tmp_path / "datapackage.json").validate()
    assert report.valid, report.flatten(["title", "message"])


@pytest.mark.parametrize("text", ["=1", "+1", "-ის", "@x", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_frames_have_the_contract_s_tables_and_types() -> None:
    frames = to_frames([sample("a-txt"), sample("b-txt")])
    assert list(frames) == list(TABLES)
    assert {table: list(frame.columns) for table, frame in frames.items()} == {
        table: list(model.model_fields) for table, model in TABLES.items()
    }
    assert frames["dates"]["first_day"].tolist() == [dt.date(2004, 6, 1)] * 2
    assert frames["sums"]["amount_min"].tolist() == [Decimal("1.6E+6")] * 2
    assert str(frames["dates"]["page"].dtype) == "Int64"
    assert frames["dates"]["page"].isna().all()
    assert to_frames([])["dates"].empty


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**15, places=4))
def test_decimals_keep_their_value_and_have_no_exponent(value: Decimal) -> None:
    written = decimal(value)
    assert Decimal(written) == value
    assert "E" not in written
    assert not ("." in written and written.endswith("0"))


def test_plain_values() -> None:
    assert [cell(value) for value in (None, True, False, 0, 0.25, "x")] == ["", "true", "false", "0", "0.25", "x"]


@given(st.sets(st.integers(1, 300)))
def test_line_ranges_name_exactly_the_lines(numbers: set[int]) -> None:
    assert list(line_numbers(line_ranges(numbers))) == sorted(numbers)


def test_json_documents_keep_one_record_on_a_line() -> None:
    lines = document_json(sample()).decode().splitlines()
    records = [json.loads(line.rstrip(",]}") + "}") for line in lines if line.startswith('{"doc_id"')]
    assert len(records) == 9


def test_a_file_that_the_disk_has_no_room_for_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index.html"
    write_whole(path, "the old one")

    def fill(path: Path, data: bytes) -> None:
        path.open("wb").write(data[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "the new one")
    assert [(left.name, left.read_text()) for left in tmp_path.iterdir()] == [("index.html", "the old one")]
