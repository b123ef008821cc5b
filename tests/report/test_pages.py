"""The report's pages as text."""

from pathlib import Path

import pytest

from kaext.problems import UsageError
from kaext.report import write_report
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
    for path in (tmp_path / "one").rglob("*.html"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_a_folder_without_a_dataset_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="dataset-missing"):
        write_report(tmp_path)
    assert list(tmp_path.iterdir()) == []
