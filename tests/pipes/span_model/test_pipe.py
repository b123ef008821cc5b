"""The span model as a component: what it may add to the rules."""

from collections.abc import Callable, Sequence
from functools import partial

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from tests.oracle import passage

from kaext.pipes.extensions import ACRONYMS, PROGRAMMES
from kaext.pipes.span_model.pipe import KEY, LONG_FORM, METHOD, PROGRAMME, LearnedNames, most_probable

# Invented: ზღვის გუშაგი, Guardian of the Sea; მთის ნავსადგური, Harbour of the Mountain.
Seen = tuple[str, str, float]


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    nlp.add_pipe("kaext_acronyms")
    return nlp


@Language.factory("seen", default_config={"seen": []})
def make_seen(nlp: Language, name: str, seen: Sequence[Seen]) -> Callable[[Doc], Doc]:
    return partial(marked, seen=seen)


def model(*seen: Seen) -> LearnedNames:
    """A component whose model sees the given stretches, labels and probabilities wherever they stand."""
    nlp = spacy.blank("ka")
    nlp.add_pipe("seen", config={"seen": seen})
    return LearnedNames(nlp, threshold=0.9, precision=0.25)


def marked(doc: Doc, seen: Sequence[Seen]) -> Doc:
    """Set the group that a ``spancat`` sets."""
    spans, chances = [], []
    for stretch, label, chance in seen:
        start = doc.text.find(stretch)
        if start >= 0:
            span = doc.char_span(start, start + len(stretch), label=label)
            assert isinstance(span, Span)
            spans.append(span)
            chances.append(chance)
    doc.spans[KEY] = spans
    doc.spans[KEY].attrs["scores"] = chances
    return doc


def added(doc: Doc) -> list[tuple[str, str, str]]:
    programmes = doc.spans[PROGRAMMES]
    return [(s.text, s._.programme.id, s._.programme.kind) for s in programmes if s._.programme.method == METHOD]


def test_a_name_is_added_in_its_block_with_what_it_is_worth(nlp: Language) -> None:
    doc = passage("[heading] ამბები\n\nქვეყანა „მთის ნავსადგურის“ პროგრამაში ჩაერთო.", nlp)
    doc = model(("მთის ნავსადგურის“ პროგრამაში", PROGRAMME, 0.95))(doc)
    assert added(doc) == [("მთის ნავსადგურის“ პროგრამაში", "KA:მთის-ნავსადგურის“-პროგრამა", "programme")]
    assert [span._.programme.confidence for span in doc.spans[PROGRAMMES]] == [0.25]


def test_where_a_rule_has_found_something_the_rule_is_believed(nlp: Language) -> None:
    for found in (
        '<prog id="KFOR">ზღვის გუშაგი</prog> დაიწყო.',
        '<geo c="GEO">ზღვის გუშაგი</geo> დაიწყო.',
        '<prog id="KFOR">დიდი ზღვის გუშაგი აქ</prog> დაიწყო.',
    ):
        doc = passage(found, nlp)
        before = [span.text for span in doc.spans.get(PROGRAMMES, ())]
        doc = model(("ზღვის გუშაგი", PROGRAMME, 0.99))(doc)
        assert [span.text for span in doc.spans[PROGRAMMES]] == before


def test_below_the_threshold_nothing_is_added(nlp: Language) -> None:
    doc = model(("ზღვის გუშაგი", PROGRAMME, 0.89))(passage("ზღვის გუშაგი დაიწყო.", nlp))
    assert added(doc) == []


def test_of_names_that_cross_the_likeliest_stands() -> None:
    doc = marked(
        spacy.blank("ka")("დიდი ზღვის გუშაგი"),
        [
            ("დიდი ზღვის", PROGRAMME, 0.6),
            ("ზღვის გუშაგი", PROGRAMME, 0.8),
            ("დიდი ზღვის გუშაგი", LONG_FORM, 0.7),
        ],
    )
    assert [(doc.text[n.start : n.end], n.label, n.probability) for n in most_probable(doc)] == [
        ("დიდი ზღვის გუშაგი", LONG_FORM, 0.7),
        ("ზღვის გუშაგი", PROGRAMME, 0.8),
    ]


@pytest.mark.parametrize(
    ("text", "long_form"),
    [
        ("გაიხსნა ზღვის გუშაგის (XQZ) შტაბი.", "ზღვის გუშაგი"),
        ("გაიხსნა „ზღვის გუშაგის“ (XQZ) შტაბი.", "ზღვის გუშაგი"),
        ("გაიხსნა ზღვის გუშაგის და XQZ შტაბი.", ""),
        ("გაიხსნა ზღვის გუშაგის დიდი (XQZ) შტაბი.", ""),
    ],
)
def test_an_acronym_without_long_form_gets_the_one_before_its_bracket(nlp: Language, text: str, long_form: str) -> None:
    doc = nlp(text)
    for span in doc.spans[ACRONYMS]:
        span._.acronym = type(span._.acronym)("XQZ", "Latn")
    doc = model(("ზღვის გუშაგის", LONG_FORM, 0.95))(doc)
    (acronym,) = (span._.acronym for span in doc.spans[ACRONYMS])
    assert [form.nominative for form in acronym.long_forms] == ([long_form] if long_form else [])
    assert (acronym.method == METHOD) == bool(long_form)


def test_the_shipped_model_works_alone() -> None:
    alone = spacy.blank("ka")
    alone.add_pipe("kaext_span_model", config={"threshold": 0.5})
    doc = alone("საქართველო „ზღვის გუშაგის“ პროგრამაში მონაწილეობს.")
    assert [span._.programme.method for span in doc.spans[PROGRAMMES]] == [METHOD]
    assert list(alone("").spans[PROGRAMMES]) == []
