from hypothesis import given
from hypothesis import strategies as st

from kaext.doc_ids import doc_ids, slug


def test_slugs() -> None:
    assert slug("corpus/raw/partners-south-caucasus.txt") == "partners-south-caucasus-txt"
    assert slug("Partners 2.PDF") == "partners-2-pdf"
    # A brochure, in Georgian.
    assert slug("ბროშურა №1.pdf") == "ბროშურა-no1-pdf"
    assert slug("...") == "document"


def test_same_names_are_distinguished_by_content() -> None:
    inputs = [("a/x.txt", "11111111aa"), ("b/x.txt", "22222222bb"), ("c/y.txt", "33")]
    assert doc_ids(inputs) == ["x-txt-11111111", "x-txt-22222222", "y-txt"]


@given(st.lists(st.tuples(st.sampled_from(["x", "x-2", "x-2-2", "x-aa", "ქ" * 300]), st.sampled_from(["aa", "bb"]))))
def test_ids_are_unique_and_fit_a_file_system(inputs: list[tuple[str, str]]) -> None:
    ids = doc_ids(inputs)
    assert len(set(ids)) == len(inputs)
    assert all(len(f"{id}.json".encode()) <= 255 for id in ids)
