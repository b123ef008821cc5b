"""Gold files as people leave them: byte order marks, other line ends, tables saved by a spreadsheet."""

import codecs
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.evaluation.gold import (
    GoldDocument,
    GoldLine,
    GoldRelation,
    parse_inline,
    read_gold,
    unfilled_spans,
    value_errors,
)
from kaext.evaluation.score import score_document
from kaext.evaluation.source_text import matches_text_of, with_line_ends_of
from kaext.evaluation.values import Found
from kaext.problems import DocumentError

# Georgia joined in June 2004; "a visit took place".
MARKED = '<geo c="GEO">საქართველო</geo>\nშეუერთდა\n<date v="2004-06">2004 წლის\nივნისში</date>\n„ვიზიტი შედგა“\n'
LINES = "line\tlabel\tunit\n1\tbody\tsec:1\n2\tbody\tsec:1\n"
EVIDENCE = 'საქართველო "შეუერთდა", 2004; ივნისში'
RELATIONS = (
    f"country\trelation\tprogramme\tdate\tevidence\nGEO\tjoined\tPFP\t2004-06\t{EVIDENCE}\nARM\tjoined\tPFP\t\tx\n"
)


def as_tsv(table: str) -> bytes:
    return table.encode()


def as_marked_tsv_of_windows(table: str) -> bytes:
    return codecs.BOM_UTF8 + table.replace("\n", "\r\n").encode()


def as_unicode_text_of_excel(table: str) -> bytes:
    """As Excel saves it: UTF-16, cells that hold a quotation mark quoted."""
    return saved(table, "\t", is_quoting_all=False).encode("utf-16")


def as_csv_of_excel(table: str) -> bytes:
    """As Excel saves it where the comma is the decimal sign."""
    return codecs.BOM_UTF8 + saved(table, ";", is_quoting_all=False).encode()


def as_csv_of_libreoffice(table: str) -> bytes:
    return saved(table, ",", is_quoting_all=True).encode()


def as_tsv_of_libreoffice(table: str) -> bytes:
    return saved(table, "\t", is_quoting_all=True).encode()


def saved(table: str, separator: str, *, is_quoting_all: bool) -> str:
    def cell(text: str) -> str:
        is_quoted = is_quoting_all or any(sign in text for sign in (separator, '"'))
        return '"' + text.replace('"', '""') + '"' if is_quoted else text

    return "".join(separator.join(map(cell, line.split("\t"))) + "\r\n" for line in table.splitlines())


@pytest.mark.parametrize(
    "save",
    [
        as_tsv,
        as_marked_tsv_of_windows,
        as_unicode_text_of_excel,
        as_csv_of_excel,
        as_csv_of_libreoffice,
        as_tsv_of_libreoffice,
    ],
)
def test_tables_that_a_spreadsheet_saved(tmp_path: Path, save: object) -> None:
    assert callable(save)
    (tmp_path / "a.xml.txt").write_bytes(codecs.BOM_UTF8 + MARKED.encode())
    (tmp_path / "a.lines.tsv").write_bytes(save(LINES))
    (tmp_path / "a.relations.tsv").write_bytes(save(RELATIONS))
    document = read_gold(tmp_path / "a.xml.txt")
    assert document.text == parse_inline(MARKED)[0]
    assert [(line.line, line.label, line.unit) for line in document.lines] == [
        (1, "body", "sec:1"),
        (2, "body", "sec:1"),
    ]
    first, second = document.relations
    assert (first.country, first.relation, first.programme, first.date) == ("GEO", "joined", "PFP", "2004-06")
    assert second == GoldRelation("ARM", "joined", "PFP", "", "x")
    # Excel's Unicode text has quotation marks of its own, which nobody can tell from the text's.
    assert first.evidence.replace('""', '"').strip('"') == EVIDENCE


def test_evidence_is_read_with_every_white_space_as_one_space(tmp_path: Path) -> None:
    (tmp_path / "a.xml.txt").write_text(MARKED, encoding="utf-8")
    (tmp_path / "a.lines.tsv").write_text(LINES, encoding="utf-8")
    table = RELATIONS.replace(EVIDENCE, " საქართველო   შეუერთდა ")  # Georgia joined
    (tmp_path / "a.relations.tsv").write_text(table, encoding="utf-8")
    assert read_gold(tmp_path / "a.xml.txt").relations[0].evidence == "საქართველო შეუერთდა"


@pytest.mark.parametrize(
    ("marked", "fact", "fault"),
    [
        (MARKED.replace("2004-06", "2004-6"), None, "line 3: '2004-6' is not an EDTF date"),
        (MARKED, GoldRelation("GEO", "joined", "PFP", "Jun-04", ""), "fact 1: 'Jun-04' is not an EDTF date"),
        (MARKED.replace("GEO", "geo"), None, "line 1: 'geo' is not a country code"),
        (MARKED.replace("GEO", "GEO,ARM"), None, "line 1: 'GEO,ARM' is not a country code"),
        (MARKED.replace("GEO", "GEX"), None, "line 1: 'GEX' is not a country code"),
        (MARKED.replace('v="2004-06"', 'v="2Y" k="set"'), None, "line 3: '2Y' is not an ISO 8601 duration"),
        (
            MARKED.replace('v="2004-06"', 'v="P2Y" k="length"'),
            None,
            "line 3: k='length' is none of date, duration, set",
        ),
        (
            MARKED.replace('v="2004-06"', 'v="2004" p="begin"'),
            None,
            "line 3: p='begin' is none of start, mid, end",
        ),
        (
            MARKED + '<money v="1,6" c="EUR">1,6 ევრო</money>',
            None,
            "line 6: '1,6' is not an amount (1600000, 1.5 or 10/20)",
        ),
        (MARKED + '<money v="2" c="€">2 ევრო</money>', None, "line 6: '€' is not a currency code"),
        (MARKED, GoldRelation("Georgia", "joined", "PFP", "", ""), "fact 1: 'Georgia' is not a country code"),
    ],
)
def test_invalid_values_are_reported_with_their_places(
    tmp_path: Path, marked: str, fact: GoldRelation | None, fault: str
) -> None:
    (tmp_path / "a.xml.txt").write_text(marked, encoding="utf-8")
    facts = (
        RELATIONS
        if fact is None
        else RELATIONS.replace(
            "GEO\tjoined\tPFP\t2004-06", "\t".join((fact.country, fact.relation, fact.programme, fact.date))
        )
    )
    (tmp_path / "a.relations.tsv").write_text(facts, encoding="utf-8")
    (told,) = value_errors(read_gold(tmp_path / "a.xml.txt"))
    assert told.startswith(fault)


@pytest.mark.parametrize(
    ("marked", "fault"),
    [
        (MARKED.replace("<geo c=", "<geo  C ="), "line 1: </geo> closes nothing"),
        (MARKED.replace("</date>", ""), "line 3: <date> is never closed"),
        (MARKED.replace("<date", "x\n<date").replace(">2004 წლის", "> 2004 წლის"), "line 4: <date> is empty or"),
    ],
)
def test_broken_markup_is_reported_with_its_place(tmp_path: Path, marked: str, fault: str) -> None:
    (tmp_path / "a.xml.txt").write_text(marked, encoding="utf-8")
    with pytest.raises(DocumentError, match="gold-invalid") as told:
        read_gold(tmp_path / "a.xml.txt")
    assert fault in told.value.problem.message


def test_labels_of_lines_that_the_text_does_not_have_are_reported_and_scored() -> None:
    text, spans = parse_inline("2004")
    document = GoldDocument("a", text, spans, (GoldLine(0, "body", ""), GoldLine(7, "body", "sec:1")), ())
    assert list(value_errors(document)) == [
        "line 0 is labelled, but the text has 1 lines",
        "line 7 is labelled, but the text has 1 lines",
    ]
    for by_offset in (True, False):
        score_document(document, Found(), listed=frozenset(), by_offset=by_offset)


def test_what_is_not_filled_in_yet_is_not_a_fault() -> None:
    marked = '<date>2004</date> <date v="P2Y" k="duration">P2Y</date> <money>1</money> <geo>x</geo> <prog>y</prog>'
    text, spans = parse_inline(marked)
    gold = GoldDocument("a", text, spans, (), (GoldRelation("", "", "", "", ""),))
    assert list(value_errors(gold)) == []
    assert list(unfilled_spans(gold)) == [
        "line 1: <date> lacks v",
        "line 1: <money> lacks v, c",
        "line 1: <geo> lacks c",
        "line 1: <prog> lacks id",
    ]


@pytest.mark.parametrize(
    ("table", "content", "reason"),
    [
        ("lines", "line\tlabel\tunit\n1\ttitle\t\n2\tbodi\t\n", "line 2: unknown line label 'bodi'"),
        ("relations", RELATIONS.replace("joined", "jioned"), "fact 1: unknown relation 'jioned'"),
    ],
)
def test_an_unknown_label_is_reported_with_its_row(tmp_path: Path, table: str, content: str, reason: str) -> None:
    (tmp_path / "a.xml.txt").write_text(MARKED, encoding="utf-8")
    (tmp_path / f"a.{table}.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(DocumentError, match="gold-invalid") as told:
        read_gold(tmp_path / "a.xml.txt")
    assert reason in told.value.problem.message


def document(marked: str = MARKED) -> GoldDocument:
    text, spans = parse_inline(marked)
    return GoldDocument("a", text, spans, (), ())


def hashed(text: str, mark: bytes = b"") -> str:
    return hashlib.sha256(mark + text.encode()).hexdigest()


@given(st.sampled_from(["\n", "\r\n"]), st.sampled_from(["\n", "\r\n"]), st.sampled_from([b"", codecs.BOM_UTF8]))
def test_gold_gets_the_line_ends_of_its_source(of_gold: str, of_source: str, mark: bytes) -> None:
    plain = document()
    changed = document(MARKED.replace("\n", of_gold))
    source = plain.text.replace("\n", of_source)
    fitting = with_line_ends_of(changed, hashed(source, mark))
    assert fitting.text == source
    for span, original in zip(fitting.spans, plain.spans, strict=True):
        assert span.text == fitting.text[span.start : span.end] == original.text.replace("\n", of_source)
        assert (span.tag, span.attributes) == (original.tag, original.attributes)


def test_gold_of_another_text_is_left_as_it_is() -> None:
    assert with_line_ends_of(document(), hashed("another")) == document()


def test_whether_records_stand_in_the_text_of_the_gold() -> None:
    gold = document()
    rows = [
        {"text": span.text.replace("\n", " "), "source_start": str(span.start), "source_end": str(span.end)}
        for span in gold.spans
    ]
    assert matches_text_of(gold, rows)
    assert matches_text_of(gold, [])
    assert not matches_text_of(replace(gold, text="x" + gold.text), rows)
