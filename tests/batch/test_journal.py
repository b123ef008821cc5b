"""The journal: what was noted is there again, whatever else a crash has left in the file."""

from pathlib import Path

import pytest

from kaext.batch.journal import Journal, tallies_in
from kaext.batch.work import Tally


def tally(doc_id: str, key: str = "k") -> Tally:
    return Tally(doc_id=doc_id, key=key, status="ok", source=f"{doc_id}.txt", digest="d")


@pytest.mark.parametrize("cut", [b'{"doc_id": "b', b"\0\0\0", b"\xff"])
def test_an_entry_that_was_cut_short_swallows_not_the_next_one(tmp_path: Path, cut: bytes) -> None:
    path = tmp_path / "journal.jsonl"
    for doc_id in ("a", "c"):
        journal = Journal(path)
        journal.add(tally(doc_id))
        journal.close()
        with path.open("ab") as file:
            file.write(cut)
    assert list(tallies_in(path)) == [tally("a"), tally("c")]
    journal = Journal(path)
    assert (journal.entry("a"), journal.entry("b"), journal.entry("c")) == (tally("a"), None, tally("c"))
    journal.close()


def test_the_last_entry_of_a_document_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    for key in ("first", "second"):
        journal.add(tally("a", key))
    assert journal.entry("a") == tally("a", "second")
    journal.close()
    journal = Journal(tmp_path / "journal.jsonl")
    assert journal.entry("a") == tally("a", "second")
    journal.write_ordered(tmp_path / "ordered", ["absent", "a"])
    journal.close()
    assert list(tallies_in(tmp_path / "ordered")) == [tally("a", "second")]
