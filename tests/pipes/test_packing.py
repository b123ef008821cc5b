"""What components say of a document goes between processes, and to disk, and comes back the same."""

from dataclasses import is_dataclass

import pytest
import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kaext.pipes import values
from kaext.pipes.extensions import BlockSpan
from kaext.problems import problem

COMPONENTS = ("sentences", "acronyms", "countries", "programmes", "dates", "sums", "relations")
TEXTS = [
    # In June 2004 Georgia joined the Individual Partnership Action Plan (IPAP). The project cost 1.6 million euros.
    "2004 წლის ივნისში საქართველო შეუერთდა პარტნიორობის ინდივიდუალურ სამოქმედო გეგმას (IPAP). "
    "პროექტი 1,6 მილიონი ევრო დაჯდა.",
    # Order No. 12.03.2007 was repealed. On 31 June 2004 nothing happened.
    "ბრძანება № 12.03.2007 გაუქმდა. 2004 წლის 31 ივნისს არაფერი მომხდარა.",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("ka")
    for name in COMPONENTS:
        pipeline.add_pipe(f"kaext_{name}")
    return pipeline


def said(doc: Doc) -> list[object]:
    """Return all that the components say of a document."""
    attributes = {"dates": "date", "acronyms": "acronym", "sums": "sum", "countries": "country"}
    spans = [
        (group, span.start_char, span.end_char, getattr(span._, attribute))
        for group, attribute in {**attributes, "programmes": "programme"}.items()
        for span in doc.spans[group]
    ]
    return [spans, doc._.relations, doc._.problems, doc._.ruled_out, doc._.blocks]


def test_what_is_found_is_the_same_in_several_processes(nlp: Language) -> None:
    one = [said(nlp(text)) for text in TEXTS]
    assert all(one[0][:2])
    assert all(one[1][2:4])
    assert [said(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=1)] == one


def test_what_is_found_is_the_same_after_a_docbin(nlp: Language) -> None:
    docs = [nlp(text) for text in TEXTS[:2]]
    kept = DocBin(store_user_data=True, docs=docs).to_bytes()
    assert [said(doc) for doc in DocBin().from_bytes(kept).get_docs(nlp.vocab)] == [said(doc) for doc in docs]


def test_values_of_every_kind_come_back() -> None:
    of_all_kinds = [
        values.DateValue("2004-06", bound="since"),
        values.AcronymValue("IPAP", "Latn", (values.LongFormValue(0, 5, "გეგმა"),)),
        values.SumValue("1", "2", "EUR", part_of=(3, 9)),
        values.CountryValue(("GEO", "ARM"), group=True),
        values.ProgrammeValue("PfP"),
        values.RelationValue("GEO", "joined", "PfP", "", 0, 9, matched=(values.Matched("verb", 0, 5),)),
        values.RuledOut(0, 4, "2004", "dates/year", "counted"),
        BlockSpan(0, 9, "body"),
        problem("text-empty"),
    ]
    known = {name for name, kind in vars(values).items() if is_dataclass(kind)} - {"LongFormValue", "Matched"}
    assert known <= {type(value).__name__ for value in of_all_kinds}
    assert srsly.msgpack_loads(srsly.msgpack_dumps(of_all_kinds)) == of_all_kinds


@pytest.mark.parametrize("value", [{"__kaext__": {"a": 1}}, {"__kaext__": "NoKind"}, {"a": [1, None]}])
def test_tables_of_others_are_left_alone(value: dict[str, object]) -> None:
    assert srsly.msgpack_loads(srsly.msgpack_dumps(value)) == value


def test_values_of_others_are_still_refused() -> None:
    with pytest.raises(TypeError):
        srsly.msgpack_dumps({"a": object()})
