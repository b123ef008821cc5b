"""Records to review in a dataset, and what it has at a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.emit.samples import TEXT, sample

from kaext.dataset.explain import explain_place
from kaext.dataset.review import to_review
from kaext.emit.layout import DOCUMENTS, document_path
from kaext.emit.payload import document_json
from kaext.emit.tables import write_tables
from kaext.problems import UsageError, problem


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Make a dataset whose records are as sure as their ids say, with a fact of the relation model."""
    document = sample()
    (fact,), (date,), (money,) = document.relations, document.dates, document.sums
    document = sample(
        relations=(fact.model_copy(update={"method": "relation_model/trees", "confidence": 0.99}),),
        dates=(date.model_copy(update={"confidence": 0.8}),),
        sums=(money.model_copy(update={"confidence": 0.79}),),
        problems=(
            problem("ocr-used", pages="1", confidence=0.9),
            problem("date-impossible", text="31 ივნისს"),
            problem("text-empty"),
        ),
    )
    (tmp_path / DOCUMENTS).mkdir()
    document_path(tmp_path, document.doc_id).write_bytes(document_json(document))
    write_tables(tmp_path, [document.doc_id])
    return tmp_path


def test_errors_come_first_then_warnings_then_the_least_sure(dataset: Path) -> None:
    rows = to_review(dataset, below=0.8, limit=50)
    assert [row["value"] for row in rows if row["table"] == "problems"] == ["text-empty", "date-impossible"]
    assert [(row["table"], row["confidence"]) for row in rows[2:]] == [("sums", "0.79"), ("relations", "0.99")]
    assert [row["value"] for row in to_review(dataset, below=0.8, limit=1)] == ["text-empty"]
    assert "dates" in {row["table"] for row in to_review(dataset, below=0.81, limit=50)}


def test_words_are_found_over_line_ends_and_at_most_twenty_times(tmp_path: Path) -> None:
    (tmp_path / DOCUMENTS).mkdir()
    text = "საქართველო\n\n" + "ნატო " * 30
    document_path(tmp_path, "a-txt").write_bytes(document_json(sample(text=text)))
    write_tables(tmp_path, ["a-txt"])
    assert len(explain_place(tmp_path, "a-txt", "ნატო")) == 20
    (place,) = explain_place(tmp_path, "a-txt", "საქართველო ნატო")
    assert place.text == text[:16]
    (place,) = explain_place(tmp_path, "a-txt", "2-5")
    assert place.text == TEXT[2:5]
    for doc_id, wanted in (("a-txt", "არა"), ("a-txt", "9999"), ("a-txt", "0-9999"), ("a-txt", " "), ("b-txt", "1")):
        with pytest.raises(UsageError, match="place-unknown"):
            explain_place(tmp_path, doc_id, wanted)
