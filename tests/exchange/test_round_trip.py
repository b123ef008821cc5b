"""Every format returns what it was given, for the corpus and for generated documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaext.evaluation.gold import TAGS, GoldDocument, GoldLine, GoldRelation, GoldSpan, in_text_order, read_gold
from kaext.exchange import FORMATS, export, format_of, read_back
from kaext.exchange.facts import collapse
from kaext.problems import DocumentError, UsageError

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = sorted(CORPUS.rglob("*.xml.txt"))
LETTERS = st.sampled_from("აბგნსქAZ 1.-|\\_\n\r\t\u00a0\U0001f1ec\u2028<&'")


@st.composite
def gold_documents(draw: st.DrawFn) -> GoldDocument:
    """Return a gold document with nested spans, line labels and facts."""
    text = draw(st.text(LETTERS, min_size=1, max_size=40))
    ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    spans: list[GoldSpan] = []
    for start, end in ends:
        piece = text[start:end]
        crosses = any(s.start < start < s.end < end or start < s.start < end < s.end for s in spans)
        if piece and piece == piece.strip() and not crosses:
            attributes = draw(st.dictionaries(st.sampled_from("vckb"), st.text("ABა/ -=&%", max_size=5), max_size=2))
            spans.append(GoldSpan(draw(st.sampled_from(TAGS)), start, end, piece, attributes))
    lines = tuple(
        GoldLine(number, "blank" if not line.strip() else "body", "" if not line.strip() else "sec:1")
        for number, line in enumerate(text.split("\n"), 1)
    )
    words = collapse(text)
    quotes = st.sampled_from(sorted({words, words[:5].strip(), "nowhere"} - {""}) or ["nowhere"])
    facts = draw(st.lists(st.builds(GoldRelation, *map(st.sampled_from, _FACT_FIELDS), evidence=quotes), max_size=3))
    return GoldDocument("name", text, in_text_order(spans), lines, tuple(facts))


_FACT_FIELDS = (["GEO", "ARM"], ["joined", "hosted"], ["PfP", "KA:გეგმა"], ["", "2004/..", "2004-06"])


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_corpus_survives(name: str, path: Path, tmp_path: Path) -> None:
    document = read_gold(path)
    export([document], to=name, folder=tmp_path)
    assert read_back(tmp_path, source=name).documents == [document]


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"inline"}))
@settings(max_examples=60)
@given(document=gold_documents())
def test_generated_documents_survive(name: str, document: GoldDocument) -> None:
    chosen = format_of(name)
    assert chosen.read(chosen.write([document])).documents == [document]


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"inline"}))
@pytest.mark.parametrize("text", ["\n", "\nabc"])
def test_a_fact_without_a_place_survives_in_a_text_that_begins_with_a_line_end(name: str, text: str) -> None:
    lines = tuple(GoldLine(n, "body" if line else "blank", "") for n, line in enumerate(text.split("\n"), 1))
    facts = (GoldRelation("GEO", "joined", "PfP", "", "nowhere"),)
    document = GoldDocument("name", text, (), lines, facts)
    chosen = format_of(name)
    assert chosen.read(chosen.write([document])).documents == [document]


@settings(max_examples=60)
@given(document=gold_documents())
def test_inline_survives_or_refuses(document: GoldDocument) -> None:
    inline = format_of("inline")
    try:
        files = inline.write([document])
    except DocumentError as error:
        assert error.problem.id == "gold-invalid"
        return
    assert inline.read(files).documents == [document]


def test_inline_bytes_are_those_of_the_corpus(tmp_path: Path) -> None:
    for path in GOLD:
        export([read_gold(path)], to="inline", folder=tmp_path)
        for suffix in (".xml.txt", ".lines.tsv", ".relations.tsv"):
            name = path.name.replace(".xml.txt", suffix)
            assert (tmp_path / name).read_bytes() == path.with_name(name).read_bytes()


def test_unknown_format_is_one_clear_error() -> None:
    with pytest.raises(UsageError, match="there is no exchange format csv"):
        format_of("csv")
