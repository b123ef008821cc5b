"""``kaext diff``: what only one of two datasets has."""

import json
from pathlib import Path

import pytest

from kaext.emit.layout import document_path
from tests.cli.commands import Commands

# Georgia joined the Partnership for Peace in a year; a visit took place in June 2004.
JOINED = "საქართველო პროგრამა „პარტნიორობა მშვიდობისათვის“ 1994 წელს შეუერთდა.\n"
VISIT = "ვიზიტი 2004 წლის ივნისში შედგა.\n"


def run(kaext: Commands, out: str, **texts: str) -> None:
    folder = Path(f"in-{out}")
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert kaext("run", folder, "--out", out, "--workers", 0, "--no-report", "-q").status == 0


@pytest.fixture
def pair(kaext: Commands) -> None:
    """Two datasets: a document is gone, one new, one has its record elsewhere, one another year and more visits."""
    run(kaext, "old", a=JOINED, b=VISIT, gone=VISIT)
    run(kaext, "new", a=VISIT * 2 + JOINED.replace("1994", "1995"), b="ახალი სათაური\n\n" + VISIT, new=VISIT)


@pytest.mark.usefixtures("pair")
def test_records_that_only_one_dataset_has(kaext: Commands) -> None:
    content = json.loads(kaext("diff", "old", "new", "--json").out)
    assert content["documents"] == {"gone": ["gone-txt"], "new": ["new-txt"], "changed": ["a-txt"], "same": 1}
    records = [(found["doc_id"], found["table"], found["is_new"], found["value"]) for found in content["records"]]
    assert sorted(records) == [
        ("a-txt", "dates", False, "1994"),
        ("a-txt", "dates", True, "1995"),
        ("a-txt", "dates", True, "2004-06"),
        ("a-txt", "dates", True, "2004-06"),
        ("a-txt", "relations", False, "GEO joined PfP 1994"),
        ("a-txt", "relations", True, "GEO joined PfP 1995"),
    ]
    ids = {found["id"] for found in content["records"] if found["is_new"]}
    assert ids <= {row.split(",")[1] for row in Path("new/dates.csv").read_text().splitlines()} | {"a-txt-r1"}


@pytest.mark.usefixtures("pair")
def test_differences_are_listed_up_to_a_limit_and_counted_whole(kaext: Commands) -> None:
    shown = kaext("diff", "old", "new").out
    assert [line.split()[:2] for line in shown.splitlines() if line[:1] in "+-"] == [
        ["-", "gone-txt"],
        ["+", "new-txt"],
        ["-", "a-txt-d1"],
        ["+", "a-txt-d1"],
        ["+", "a-txt-d2"],
        ["+", "a-txt-d3"],
        ["-", "a-txt-r1"],
        ["+", "a-txt-r1"],
    ]
    ended = kaext("diff", "old", "new", "--limit", 1)
    assert [line.split() for line in ended.out.splitlines() if "dates" in line] == [["dates", "1", "3"]]
    assert ended.err == "kaext: 5 more; use --limit or --json to see them\n"


def test_documents_whose_files_are_alike_are_not_read(kaext: Commands) -> None:
    run(kaext, "old", a=JOINED, b=VISIT)
    path = document_path(Path("old"), "a-txt")
    path.write_bytes(b"unread" + path.read_bytes()[6:])
    content = json.loads(kaext("diff", "old", "old", "--json").out)
    assert content == {"documents": {"gone": [], "new": [], "changed": [], "same": 2}, "records": []}


def test_what_is_no_dataset_or_has_lost_a_document(kaext: Commands) -> None:
    run(kaext, "old", a=JOINED)
    assert "dataset-missing: absent" in kaext("diff", "old", "absent").err
    assert "dataset-missing: absent" in kaext("diff", "absent", "old").err
    document_path(Path("old"), "a-txt").unlink()
    ended = kaext("diff", "old", "old")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("kaext: error: dataset-damaged: documents/a-txt.json in old is damaged")
