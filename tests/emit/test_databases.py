"""The optional outputs: Parquet, SQLite and DuckDB contain what the CSV tables contain; results of the views."""

import sqlite3
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kaext.document import Document
from kaext.emit.database import database_name, write_database
from kaext.emit.layout import DOCUMENTS, document_path
from kaext.emit.parquet import write_table
from kaext.emit.payload import document_json
from kaext.emit.tables import write_tables
from kaext.problems import UsageError
from kaext.records import TABLES, RelationRecord
from tests.emit.samples import sample

IDS = ["a-txt", "b-txt", "c-txt"]


def dated(doc_id: str, when: str) -> Document:
    """The sample document with its fact at another date."""
    document = sample(doc_id)
    relations = tuple(record.model_copy(update={"date": when}) for record in document.relations)
    return sample(doc_id, relations=relations)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    (tmp_path / DOCUMENTS).mkdir()
    for document in (dated("a-txt", "2004-06"), dated("b-txt", "2004"), dated("c-txt", "2005")):
        document_path(tmp_path, document.doc_id).write_bytes(document_json(document))
    write_tables(tmp_path, IDS)
    return tmp_path


def connected(dataset: Path, name: str) -> Any:
    write_database(dataset, IDS, name=name)
    if name.endswith(".duckdb"):
        return pytest.importorskip("duckdb").connect(str(dataset / name))
    return sqlite3.connect(dataset / name)


@pytest.fixture(params=["facts.sqlite", "facts.duckdb"])
def name(request: pytest.FixtureRequest) -> str:
    if request.param.endswith(".duckdb"):
        pytest.importorskip("duckdb", reason="the extra `duckdb` is not installed")
    return str(request.param)


def test_tables_and_views(dataset: Path, name: str) -> None:
    connection = connected(dataset, name)
    try:
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}
        assert counts == {
            "documents": 3,
            "blocks": 6,
            "dates": 3,
            "acronyms": 3,
            "sums": 3,
            "mentions": 6,
            "relations": 3,
            "problems": 0,
        }
        assert connection.execute("SELECT sum(amount_min) FROM sums").fetchone()[0] == 4_800_000
        assert connection.execute("SELECT count(*) FROM spans").fetchone()[0] == 15
        assert connection.execute("SELECT count(*) FROM unsure").fetchone()[0] == 0
        (fact,) = connection.execute(
            "SELECT country, relation, programme, dates, documents, sources, relation_ids, has_conflict"
            " FROM merged_facts"
        ).fetchall()
        assert fact == (
            "GEO",
            "joined",
            "IPAP",
            "2004 2004-06 2005",
            3,
            "a-txt.txt | b-txt.txt | c-txt.txt",
            "a-txt-r1 b-txt-r1 c-txt-r1",
            True,
        )
        # 2004-06 is part of 2004; 2005 is not.
        conflicts = connection.execute("SELECT date_a, date_b FROM conflicts ORDER BY date_a").fetchall()
        assert conflicts == [("2004", "2005"), ("2004-06", "2005")]
    finally:
        connection.close()


def test_a_part_counts_only_where_its_total_does_not(tmp_path: Path, name: str) -> None:
    (tmp_path / DOCUMENTS).mkdir()
    document = sample("a-txt")
    (whole,) = document.sums
    whole = whole.model_copy(update={"country": "GEO", "programme": "TRUST-FUND", "role": "total"})
    part = {"role": "part", "part_of": whole.id, "amount_min": Decimal(600_000), "amount_max": Decimal(600_000)}
    sums = (
        whole,
        whole.model_copy(update={**part, "id": "a-txt-s2"}),
        whole.model_copy(update={**part, "id": "a-txt-s3", "country": "UKR", "programme": ""}),
    )
    document_path(tmp_path, "a-txt").write_bytes(document_json(sample("a-txt", sums=sums)))
    write_database(tmp_path, ["a-txt"], name=name)
    connect = pytest.importorskip("duckdb").connect if name.endswith(".duckdb") else sqlite3.connect
    connection = connect(str(tmp_path / name))
    try:
        countries = connection.execute("SELECT country, amount_max, sums FROM sums_by_country ORDER BY country")
        assert countries.fetchall() == [("GEO", 1_600_000, 1), ("UKR", 600_000, 1)]
        programmes = connection.execute("SELECT programme, amount_max, sums FROM sums_by_programme")
        assert programmes.fetchall() == [("TRUST-FUND", 1_600_000, 1)]
    finally:
        connection.close()


def test_two_long_forms_of_a_mention_are_one_span_and_two_entries(tmp_path: Path, name: str) -> None:
    (tmp_path / DOCUMENTS).mkdir()
    (mention,) = sample("a-txt").acronyms
    english = {"id": "a-txt-a2", "repeats": mention.id, "long_form_nominative": "Individual Partnership Action Plan"}
    document = sample("a-txt", acronyms=(mention, mention.model_copy(update=english)))
    document_path(tmp_path, "a-txt").write_bytes(document_json(document))
    write_database(tmp_path, ["a-txt"], name=name)
    connect = pytest.importorskip("duckdb").connect if name.endswith(".duckdb") else sqlite3.connect
    connection = connect(str(tmp_path / name))
    try:
        assert connection.execute("SELECT count(*) FROM spans WHERE kind = 'acronym'").fetchone()[0] == 1
        entries = connection.execute("SELECT acronym, long_form, definitions FROM glossary ORDER BY long_form")
        assert entries.fetchall() == [
            ("IPAP", "Individual Partnership Action Plan", 1),
            ("IPAP", "ინდივიდუალური გეგმა", 1),
        ]
    finally:
        connection.close()


def fact(doc_id: str, number: int, relation: str, when: str, programme: str) -> RelationRecord:
    (record,) = sample(doc_id).relations
    changes = {"id": f"{doc_id}-r{number}", "relation": relation, "date": when, "programme": programme, "sum_id": ""}
    return record.model_copy(update=changes)


def conflicts_among(folder: Path, name: str, stated: dict[str, str]) -> list[tuple[str, str, int, int]]:
    """Return the conflicts among documents, each given as ``relation date, ...`` of one programme."""
    (folder / DOCUMENTS).mkdir()
    for doc_id, facts in stated.items():
        parts = [(*part.split(), "IPAP")[:3] for part in facts.split(", ")]
        relations = tuple(fact(doc_id, number, *part) for number, part in enumerate(parts, 1))
        document_path(folder, doc_id).write_bytes(document_json(sample(doc_id, relations=relations)))
    write_database(folder, list(stated), name=name)
    connect = pytest.importorskip("duckdb").connect if name.endswith(".duckdb") else sqlite3.connect
    connection = connect(str(folder / name))
    try:
        columns = "date_a, date_b, documents_a, documents_b"
        rows: list[tuple[str, str, int, int]] = connection.execute(f"SELECT {columns} FROM conflicts").fetchall()
        return rows
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("stated", "conflicts"),
    [
        ({"a": "joined 1996", "b": "joined 1999", "c": "joined 1999"}, [("1996", "1999", 1, 2)]),
        ({"a": "joined 2004", "b": "joined 2004-06"}, []),
        # Spring, and since a month of it; the nineties.
        ({"a": "joined 2003-21", "b": "joined 2003-05/.."}, []),
        ({"a": "joined 199X", "b": "joined 1996"}, []),
        ({"a": "joined 2003-21", "b": "joined 2003-06/.."}, [("2003-21", "2003-06/..", 1, 1)]),
        # One document knows both: it happened twice.
        ({"a": "joined 1995, joined 2008-04-03", "b": "joined 1995"}, []),
        (
            {"a": "joined 1995, withdrew 1996, joined 2008-04-03", "b": "joined 2008-03"},
            [("2008-03", "2008-04-03", 1, 1)],
        ),
        # A coarse date of a third document is not both.
        ({"a": "withdrew 2005-40", "b": "withdrew 2005-11", "c": "withdrew 2005"}, [("2005-40", "2005-11", 1, 1)]),
        # It left in between.
        ({"a": "joined 1995", "b": "withdrew 1996", "c": "joined 2008"}, []),
        # These happen again and again, those once.
        ({"a": "participates 1995", "b": "participates 1999"}, []),
        ({"a": "hosted 2009-05 SEA-BREEZE", "b": "hosted 2010-05 SEA-BREEZE"}, []),
        (
            {"a": "hosted 2009-05 LANCER-2009", "b": "hosted 2009-06 LANCER-2009"},
            [("2009-05", "2009-06", 1, 1)],
        ),
    ],
)
def test_conflicts(
    tmp_path: Path, name: str, stated: dict[str, str], conflicts: list[tuple[str, str, int, int]]
) -> None:
    assert conflicts_among(tmp_path, name, stated) == conflicts


def test_an_absent_value_is_null(dataset: Path, name: str) -> None:
    connection = connected(dataset, name)
    try:
        assert connection.execute("SELECT count(*) FROM dates WHERE page IS NULL AND bound IS NULL").fetchone()[0] == 3
    finally:
        connection.close()


def test_a_database_is_in_the_output_folder() -> None:
    out = Path("some/out")
    assert database_name(Path("facts.sqlite"), out=out) == "facts.sqlite"
    assert database_name(Path("some/out/facts.db"), out=out) == "facts.db"
    for path in ("../facts.sqlite", "/tmp/facts.sqlite", "some/facts.sqlite"):
        with pytest.raises(UsageError, match="database-outside"):
            database_name(Path(path), out=out)


@pytest.mark.parametrize("path", ["documents.csv", "run.json", "report", "facts", ".sqlite", ""])
def test_a_database_says_by_its_name_which_kind_it_is(path: str) -> None:
    with pytest.raises(UsageError, match="database-unknown"):
        database_name(Path(path), out=Path("out"))


def test_a_database_that_cannot_be_written_is_an_os_error(dataset: Path, name: str) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from kaext.emit.database import write_database\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))\n"
        "try: write_database(Path('.'), sys.argv[2:], name=sys.argv[1])\n"
        "except OSError as error: print(error.strerror)"
    )
    ended = subprocess.run([sys.executable, "-c", code, name, *IDS], cwd=dataset, capture_output=True, text=True)
    assert ended.stderr == ""
    assert ended.stdout.count("\n") == 1
    assert "rror" in ended.stdout


def test_parquet(dataset: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")
    for table, model in TABLES.items():
        write_table(dataset, IDS, table=table)
        assert parquet.read_table(dataset / f"{table}.parquet").column_names == list(model.model_fields)
    (first, *_) = parquet.read_table(dataset / "dates.parquet").to_pylist()
    assert (first["first_day"], first["page"], first["approximate"]) == (date(2004, 6, 1), None, False)
    (money, *_) = parquet.read_table(dataset / "sums.parquet").to_pylist()
    assert money["amount_min"] == Decimal(1_600_000)
