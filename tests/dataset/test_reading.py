"""Reading a dataset never leads outside it or to another document."""

from pathlib import Path

import pytest
from tests.emit.samples import sample

from kaext.dataset.explain import explain, explain_place
from kaext.dataset.reading import contents
from kaext.emit.layout import DOCUMENTS, document_path
from kaext.emit.payload import document_json
from kaext.emit.tables import write_tables
from kaext.problems import UsageError


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    (tmp_path / DOCUMENTS).mkdir()
    document_path(tmp_path, "a-txt").write_bytes(document_json(sample("a-txt")))
    write_tables(tmp_path, ["a-txt"])
    return tmp_path


@pytest.mark.parametrize("doc_id", ["../outside", "/outside", "..", ".hidden", "a\\b", "c:d", ""])
def test_an_id_that_leads_out_of_the_dataset_is_refused(dataset: Path, doc_id: str) -> None:
    outside = dataset / DOCUMENTS / f"{doc_id}.json"
    if doc_id == "../outside":
        outside.write_bytes(document_json(sample(doc_id)))
    with pytest.raises(UsageError, match="dataset-damaged"):
        list(contents(dataset, [doc_id]))
    with pytest.raises(UsageError, match="record-unknown"):
        explain(dataset, f"{doc_id}-d1")
    with pytest.raises(UsageError, match="place-unknown"):
        explain_place(dataset, doc_id, "1")


def test_a_file_that_is_of_another_document_is_reported(dataset: Path) -> None:
    document_path(dataset, "a-txt").write_bytes(document_json(sample("../b-txt")))
    with pytest.raises(UsageError, match=r"dataset-damaged: .*a-txt"):
        list(contents(dataset, ["a-txt"]))
