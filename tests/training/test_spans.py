"""The span model: what it is shown, that it learns what it is shown, and how its names are counted."""

from collections import Counter
from pathlib import Path

import pytest

from kaext.evaluation.gold import GoldDocument, read_gold
from kaext.pipes.span_model.pipe import LONG_FORM, PROGRAMME
from kaext.training.spans import found, generated, outcomes, paragraphs, summary, texts_of, train_spans

TEXT = (
    '<prog id="A"><def s="ABC">პარტნიორობის ახალი პროგრამა</def></prog> (<acr>ABC</acr>)\n\n'
    'საქართველო <prog id="B">მდინარის გეგმაში</prog> ჩაერთო.\n'
)


@pytest.fixture
def gold(tmp_path: Path) -> GoldDocument:
    path = tmp_path / "a.xml.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_gold(path)


def test_the_names_of_each_paragraph_are_shown(gold: GoldDocument) -> None:
    parts = list(paragraphs(gold))
    assert "".join(text for _, text, _ in parts) == gold.text
    assert [{(text[a:b], label) for a, b, label in names} for _, text, names in parts] == [
        {("პარტნიორობის ახალი პროგრამა", PROGRAMME), ("პარტნიორობის ახალი პროგრამა", LONG_FORM)},
        {("მდინარის გეგმაში", PROGRAMME)},
    ]


def test_invented_names_keep_the_sentence_and_the_endings() -> None:
    several = generated(50)
    assert several == generated(50)
    assert all(0 <= start < end <= len(text) for text, names in several for start, end, _ in names)
    assert all(text[start:end].strip() == text[start:end] for text, names in several for start, end, _ in names)


def test_a_model_learns_what_it_is_shown(gold: GoldDocument) -> None:
    nlp = train_spans(texts_of([gold]) * 8, steps=60)
    wanted = {(span.start, span.end, PROGRAMME) for span in gold.of("prog")}
    wanted |= {(span.start, span.end, LONG_FORM) for span in gold.of("def")}
    assert {extent for extent, _ in found(nlp, gold)} == wanted
    # The rules have found the second programme, and nothing else.
    (second,) = (span for span in gold.of("prog") if span.start > 40)
    ruled = {(second.start, second.end, PROGRAMME)}
    counts = outcomes(gold, ruled, nlp)
    assert counts == Counter(wanted=3, rules=1, rules_right=1, model=3, model_right=3, added=2, added_right=2)
    assert summary(counts) == {
        "rules_precision": 1.0,
        "rules_recall": 0.3333,
        "model_precision": 1.0,
        "model_recall": 1.0,
        "added_precision": 1.0,
    }
