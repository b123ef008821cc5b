"""The recogniser of names: what it is shown, and that it learns what it is shown."""

from pathlib import Path

from kaext.evaluation.gold import read_gold
from kaext.training.spans import found, generated, paragraphs, train_spans

TEXT = (
    '<prog id="A"><def s="ABC">პარტნიორობის ახალი პროგრამა</def></prog> (<acr>ABC</acr>)\n\n'
    'საქართველო <prog id="B">მდინარის გეგმაში</prog> ჩაერთო.\n'
)


def test_the_outermost_names_of_each_paragraph_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.xml.txt"
    path.write_text(TEXT, encoding="utf-8")
    gold = read_gold(path)
    parts = list(paragraphs(gold))
    assert "".join(text for _, text, _ in parts) == gold.text
    assert [[text[a:b] for a, b in spans] for _, text, spans in parts] == [
        ["პარტნიორობის ახალი პროგრამა"],
        ["მდინარის გეგმაში"],
    ]


def test_invented_names_keep_the_sentence_and_the_endings() -> None:
    several = generated(50)
    assert several == generated(50)
    assert all(0 <= start < end <= len(text) for text, spans in several for start, end in spans)
    assert all(text[start:end].strip() == text[start:end] for text, spans in several for start, end in spans)


def test_a_recogniser_learns_what_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.xml.txt"
    path.write_text(TEXT, encoding="utf-8")
    gold = read_gold(path)
    shown = [(text, spans) for _, text, spans in paragraphs(gold)] * 8
    extents = {(span.start, span.end) for span in gold.of("prog")}
    assert found(train_spans(shown, steps=30), gold) == extents
