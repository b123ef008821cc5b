"""The spaCy language: lossless tokens, boundaries where annotations end, lexical attributes."""

import pickle
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kaext.evaluation.gold import read_gold
from kaext.ka import lang

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOLD = sorted(CORPUS.glob("**/*.xml.txt"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("ka")


@pytest.mark.parametrize(
    "case",
    [
        "EAPC|-ის და PfP|-თი",
        "EAPC|ის ნატო|ს გაერო|ში ეუთო|-სთან",
        "NATO|/|PfP",
        "ნატო|-|საქართველოს კომისია",  # NATO-Georgia Commission: no ending, a word
        "ნატოელი გაერო|შიც მაგატე|ს აშენებს",  # a NATO man; in the UN too; IAEA; builds
        "2007 წ. მაისი|, იხ. გვ.|5",
        "ე.წ. და ა.შ.|, 1,6 მლნ. ევრო",
        "12_000 ევრო|, 1_600_000,5 დოლარი|; 2004 200",
        "90|-იანი წლები|, მე|-|12 მუხლი",
        "„|ვარდების რევოლუცია|“|!",
        "(|http://www.nato.int/pfp/a.htm|)|, www.nato.int|.",
        "info@hq.nato.int|;",
        "აღმოსავლეთ|-|ევროპა",
        "…| ...",
    ],
)
def test_tokens(nlp: Language, case: str) -> None:
    """A bar is a boundary without space, a low line a space inside a token."""
    text = case.replace("|", "").replace("_", " ")
    expected = [token.replace("_", " ") for token in case.replace("|", " ").split()]
    assert [token.text for token in nlp(text)] == expected


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]))
    | st.text(alphabet="აბგდნტო EAPC-./@w1 \n\t\u00a0„“\u0301", max_size=60)
)
def test_tokens_lose_nothing(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text
    assert "".join(lang.split(text)) == text


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name.removesuffix(".xml.txt"))
def test_every_gold_extent_lies_on_token_boundaries(nlp: Language, path: Path) -> None:
    gold = read_gold(path)
    doc = nlp.make_doc(gold.text)
    loose = [span for span in gold.spans if doc.char_span(span.start, span.end) is None]
    # Where a typist left out a space, the components cut the token; an abbreviation keeps its stop at a sentence's end.
    loose = [span for span in loose if not any(is_glued(gold.text, place) for place in (span.start, span.end))]
    assert [span for span in loose if gold.text[span.end : span.end + 1] != "."] == []


def is_glued(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place : place + 1].isalpha()


@pytest.mark.parametrize(
    ("word", "is_number"),
    [
        ("12", True),
        ("1,6", True),
        ("12 000", True),
        ("ორი", True),  # two
        ("ორმოცდახუთი", True),  # forty-five
        ("მილიონმა", True),  # million, ergative
        ("მეორე", True),  # second
        ("XX", True),
        ("ორგანო", False),  # organ
        ("NATO", False),
        ("", False),
    ],
)
def test_like_num(word: str, *, is_number: bool) -> None:
    assert lang.like_num(word) is is_number


def test_lexical_attributes(nlp: Language) -> None:
    doc = nlp("„ᲜᲐᲢᲝ“ და – ორი")
    assert [token.norm_ for token in doc] == ['"', "ნატო", '"', "და", "-", "ორი"]
    assert [token.is_stop for token in doc] == [False, False, False, True, False, False]
    assert [token.like_num for token in doc] == [False, False, False, False, False, True]


def test_noun_chunks_end_at_their_noun(nlp: Language) -> None:
    # The new government of Ukraine presented a plan and the partners' programme yesterday.
    words = ["უკრაინის", "ახალმა", "მთავრობამ", "გუშინ", "წარადგინა", "გეგმა", "და", "პარტნიორთა", "პროგრამა", "."]
    doc = Doc(
        nlp.vocab,
        words=words,
        pos=["PROPN", "ADJ", "NOUN", "ADV", "VERB", "NOUN", "CCONJ", "NOUN", "NOUN", "PUNCT"],
        heads=[2, 2, 4, 4, 4, 4, 8, 8, 5, 4],
        deps=["nmod", "amod", "nsubj", "advmod", "ROOT", "obj", "cc", "nmod", "conj", "punct"],
    )
    chunks = [chunk.text for chunk in doc.noun_chunks]
    assert chunks == ["უკრაინის ახალმა მთავრობამ", "გეგმა", "პარტნიორთა პროგრამა"]
    with pytest.raises(ValueError, match="need dependencies"):
        list(nlp("გეგმა").noun_chunks)


def test_the_tokenizer_survives_pickling_and_saving(nlp: Language, tmp_path: Path) -> None:
    text = "EAPC-ის 12 000 წევრი"
    expected = [token.text for token in nlp(text)]
    assert [token.text for token in pickle.loads(pickle.dumps(nlp.tokenizer))(text)] == expected
    nlp.to_disk(tmp_path / "ka")
    assert [token.text for token in spacy.load(tmp_path / "ka")(text)] == expected


def test_a_hostile_text_is_tokenised(nlp: Language) -> None:
    for text in (
        "www." + "." * 20_000,
        "1 000" * 4_000,
        "ნატო-" * 4_000,
        "@" * 20_000,
        "ა\u0301" * 10_000,
    ):
        assert nlp.make_doc(text).text == text


@Language.component("test_spans_of_words")
def spans_of_words(doc: Doc) -> Doc:
    doc.spans["words"] = [doc[index : index + 1] for index in range(len(doc))]
    doc.spans["words"].attrs["kind"] = "word"
    return doc


@pytest.fixture(scope="module")
def grouping() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("test_spans_of_words")
    return nlp


def test_span_groups_of_a_text_keep_its_document_alive(grouping: Language) -> None:
    assert grouping("ორი სიტყვა").spans["words"][1].text == "სიტყვა"  # two words
    group = grouping("ორი სიტყვა").spans["words"]
    assert [span.text for span in group] == ["ორი", "სიტყვა"]
    assert (group.name, group.attrs) == ("words", {"kind": "word"})


def test_span_groups_of_a_document_do_not_keep_it_alive(grouping: Language) -> None:
    group = grouping(grouping.make_doc("ორი სიტყვა")).spans["words"]
    with pytest.raises(RuntimeError, match="E865"):
        group[0]


def test_a_document_held_by_its_groups_can_be_copied_and_stored(grouping: Language) -> None:
    doc = grouping("ორი სიტყვა")
    for other in (doc.copy(), Doc(doc.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert [span.text for span in other.spans["words"]] == ["ორი", "სიტყვა"]
