"""The report's pages as text."""

import json
from pathlib import Path

import pytest

import kaext
from kaext.emit.payload import document_json
from kaext.emit.tables import write_tables
from kaext.problems import UsageError
from kaext.report import lists, write_report
from kaext.report.lists import List
from tests.report.hostile import DOC_ID, write_hostile_dataset


def test_hostile_text_is_escaped_and_nothing_loads_from_elsewhere(tmp_path: Path) -> None:
    first = write_report(write_hostile_dataset(tmp_path / "data"))
    pages = {path.name: path.read_text(encoding="utf-8") for path in first.parent.rglob("*.html")}
    assert set(pages) == {"index.html", "lists.html", f"{DOC_ID}.html"}
    for page in pages.values():
        assert "<script>window" not in page
        assert "<img src=x" not in page
        assert "<i>საქართველო" not in page
        assert "http://" not in page.replace("http://www.w3.org/", "")
        assert "https://" not in page
    assert "&lt;script&gt;" in pages[f"{DOC_ID}.html"]


def test_the_report_is_the_same_for_the_same_dataset(tmp_path: Path) -> None:
    dataset = write_hostile_dataset(tmp_path / "data")
    write_report(dataset, tmp_path / "one")
    write_report(dataset, tmp_path / "two")
    pages = sorted((tmp_path / "one").rglob("*.html"))
    assert "index.html" in {path.name for path in pages}
    for path in pages:
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_a_folder_without_a_dataset_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="dataset-missing"):
        write_report(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_page_of_a_failed_document_says_why_and_what_to_do_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (failed,) = kaext.read_many([tmp_path / "empty.txt"])
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "empty-txt.json").write_bytes(document_json(failed))
    write_tables(tmp_path, ["empty-txt"])
    write_report(tmp_path)
    page = (tmp_path / "report" / "documents" / "empty-txt.html").read_text(encoding="utf-8")
    assert "the document has no text. Check that this is the right file." in page
    assert [part for part in ('id="details"', 'id="h-dates"', 'id="h-problems"') if part in page] == ['id="h-problems"']


def rows_in(path: Path) -> list[object]:
    """Return the rows that a file of a list hands over."""
    call = path.read_text(encoding="utf-8")
    name, number, rows = json.loads(f"[{call.removeprefix('kaextRows(').removesuffix(');' + chr(10))}]")
    assert path.name == f"{name}-{number}.js"
    return list(rows)


def test_a_long_list_stands_in_the_page_in_part_and_in_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "ROWS_AT_ONCE", 3)
    monkeypatch.setattr(lists, "MAX_ROWS", 8)
    for name in ("dates-3.js", "dates-4.js", "dates-6.js"):
        (tmp_path / name).write_text("of an earlier, longer list")
    found = List("dates", tmp_path)
    for number in range(11):
        found.add(["</script>\u2028", number])
    found.close()
    assert found.embedded() == {"rows": found.first, "files": 2, "total": 11, "available": 8}
    rows = [*found.first, *rows_in(tmp_path / "dates-1.js"), *rows_in(tmp_path / "dates-2.js")]
    assert rows == [["</script>\u2028", number] for number in range(8)]
    assert {path.name for path in tmp_path.iterdir()} == {"dates-1.js", "dates-2.js", "dates-6.js"}
    assert b"</script>" not in (tmp_path / "dates-1.js").read_bytes()


def test_a_short_list_needs_no_file(tmp_path: Path) -> None:
    found = List("dates", tmp_path)
    found.add(["#1", "x"])
    found.close()
    assert (found.embedded()["files"], list(tmp_path.iterdir())) == (0, [])


def test_only_pages_with_files_may_load_scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = write_hostile_dataset(tmp_path / "data")
    page = write_report(dataset, tmp_path / "short").with_name("lists.html")
    assert "script-src 'sha256-" in page.read_text(encoding="utf-8")
    assert "'self' file:;" not in page.read_text(encoding="utf-8")
    monkeypatch.setattr(lists, "ROWS_AT_ONCE", 1)
    page = write_report(dataset, tmp_path / "long").with_name("lists.html")
    assert " 'self' file:; base-uri 'none'" in page.read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "long" / "data").iterdir()) == ["mentions-1.js"]


@pytest.mark.parametrize("name", ["index.html", "lists.html", f"documents/{DOC_ID}.html"])
def test_a_report_replaces_a_report_and_no_file_of_others(tmp_path: Path, name: str) -> None:
    dataset = write_hostile_dataset(tmp_path / "data")
    site = tmp_path / "site"
    path = site / name
    path.parent.mkdir(parents=True)
    path.write_text("<!doctype html><title>of my own</title>", encoding="utf-8")
    before = sorted(site.rglob("*"))
    with pytest.raises(UsageError, match=f"report-replaces: .*site has files .*: {name}"):
        write_report(dataset, site)
    assert (sorted(site.rglob("*")), path.read_text(encoding="utf-8")[15:]) == (before, "<title>of my own</title>")
    write_report(dataset, site, replace=True)
    page = path.read_bytes()
    assert b"of my own" not in page
    path.write_bytes(page[:2000])  # a report cut short is one still
    write_report(dataset, site)
    assert path.read_bytes() == page


def test_a_page_that_a_power_failure_left_empty_and_what_has_another_name_stop_no_report(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    (tmp_path / "notes.html").write_text("mine")
    write_report(write_hostile_dataset(tmp_path / "data"), tmp_path)
    assert (tmp_path / "notes.html").read_text() == "mine"
