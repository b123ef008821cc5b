"""Files written by the annotation tools: corrections are imported, and what gold cannot represent is reported."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from kaext.evaluation.gold import GoldDocument, GoldLine, to_inline
from kaext.exchange import FORMATS, Corrected, export, format_of, read_back
from kaext.problems import DocumentError

FIXTURES = Path(__file__).parent / "fixtures"
FACT = ("GEO", "joined", "PfP", "1994-03-23")


def read(tool: str) -> tuple[dict[str, GoldDocument], list[str]]:
    corrected = read_back(FIXTURES / tool, source=tool)
    return {document.name: document for document in corrected.documents}, told(corrected)


def told(corrected: Corrected) -> list[str]:
    return [f"{found.id}: {found.message}" for found in corrected.problems]


def inline(document: GoldDocument) -> str:
    return to_inline(document.text, document.spans)


@pytest.mark.parametrize("tool", ["brat", "conll", "inception", "labelstudio", "spacy"])
def test_what_is_read_is_gold(tool: str, tmp_path: Path) -> None:
    corrected = read_back(FIXTURES / tool, source=tool)
    assert corrected.documents
    export(corrected.documents, to="inline", folder=tmp_path)
    assert read_back(tmp_path, source="inline").documents == sorted(corrected.documents, key=lambda d: d.name)


def test_brat() -> None:
    documents, problems = read("brat")
    partners = documents["partners"]
    assert [(r.country, r.relation, r.programme, r.date) for r in partners.relations] == [FACT]
    assert inline(partners).splitlines()[2:] == [
        '<geo c="GEO">საქართველო</geo> <prog id="PfP">PfP</prog>-ს '
        '<date v="1994-03-23"><date v="1994-03">1994 წლის 23 მარტს</date></date> შეუერთდა.',
        '<prog>პროექტი</prog> <money v="1600000" c="EUR" a="1">1,6 მილიონი ევრო</money> დაჯდა და '
        '<date v="2008" b="until">2008',
        "წლამდე</date> გრძელდება.",
    ]
    assert problems == [
        "exchange-lost: partners: left out: the note on T2: ask the editor about this one",
        "exchange-lost: partners: left out: T3 person „პარტნიორები“: not a kaext label",
        "exchange-lost: partners: left out: the gap „წლის 23“ in T8: gold spans have none",
        "exchange-lost: partners: left out: A1 Negation T1",
        "exchange-lost: partners: left out: T10 act „შეუერთდა“: not a kaext label",
        "exchange-lost: partners: left out: E1 act:T10 Agent:T1",
        "exchange-lost: partners: left out: R1 memberOf Arg1:T1 Arg2:T2",
        "exchange-lost: partners: left out: N1 Reference T1 Wikipedia:12024 Georgia",
        "exchange-lost: partners: left out: * Equiv T1 T2",
        "exchange-unfinished: partners: prog „პროექტი“ at 62 lacks id",
    ]


def test_label_studio() -> None:
    documents, problems = read("labelstudio")
    assert set(documents) == {"corrected", "two-annotators", "partners"}
    assert inline(documents["corrected"]).splitlines()[2:4] == [
        '<geo c="GEO">საქართველო</geo> <prog id="PfP"><acr>PfP</acr></prog>-ს '
        '<date v="1994-03-23">1994 წლის 23 მარტს</date> შეუერთდა.',
        '<prog id="RIVER-MONITORING">პროექტი</prog> <money v="1650000" c="EUR">1,6 მილიონი ევრო</money> '
        '<date>დაჯდა</date> და <date v="2008" b="until">2008',
    ]
    assert [span.tag for span in documents["two-annotators"].spans] == ["geo", "acr"]
    assert problems == [
        "exchange-lost: corrected: left out: a result of the type relation",
        "exchange-lost: corrected: left out: the note on geo „საქართველო“: {'text': ['really the country?']}",
        "exchange-lost: two-annotators: left out: 1 of 2 annotations; kept that by annotator 1 (ground truth)",
        "exchange-lost: skipped: left out: the whole document: it was skipped",
        "exchange-unfinished: untouched: nobody submitted it: it was left out",
        "exchange-unfinished: corrected: date „დაჯდა“ at 87 lacks v",
        "exchange-unfinished: partners: date „1994“ at 33 lacks v",
        "exchange-unfinished: partners: money „მილიონი“ at 74 lacks v, c",
        "exchange-unfinished: partners: date „2008“ at 96 lacks v",
    ]


def test_offsets_of_older_label_studios_count_utf_16(tmp_path: Path) -> None:
    document = read_back(FIXTURES / "labelstudio", source="labelstudio").documents[-1]
    assert document.text.startswith("\U0001f1ec\U0001f1ea")
    path = tmp_path / "project.json"
    tasks = json.loads((FIXTURES / "labelstudio/project-2-at-2026-11-25.json").read_text("utf-8"))
    for result in tasks[0]["annotations"][0]["result"]:
        # Two letters before it lie outside the Basic Multilingual Plane.
        result["value"] |= {"start": result["value"]["start"] + 2, "end": result["value"]["end"] + 2}
    path.write_text(json.dumps(tasks), encoding="utf-8")
    assert read_back(path, source="labelstudio").documents[0].spans == document.spans


def test_inception() -> None:
    documents, problems = read("inception")
    assert [(s.tag, s.text, s.attributes) for s in documents["partners"].spans] == [
        ("geo", "საქართველო", {"c": "GEO"}),
        ("prog", "PfP", {"id": "PfP"}),
        ("date", "1994 წლის 23 მარტს", {"v": "1994-03-23"}),
        ("date", "1994 წლის", {"v": "1994"}),
        ("prog", "პროექტი", {}),
        ("money", "1,6 მილიონი ევრო", {"v": "1600000", "c": "EUR", "a": "1"}),
        ("date", "2008\nწლამდე", {"v": "2008", "b": "until"}),
    ]
    assert problems == [
        "exchange-lost: partners: left out: no tag „დაჯდა“ at 87: not a kaext tag",
        "exchange-lost: partners: left out: 1 annotations of the layer "
        "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
        "exchange-lost: partners: left out: 1 annotations of the layer webanno.custom.Opinion",
        "exchange-lost: partners: left out: geo „23 მარტს შეუერთდა“ at 43 crosses date „1994 წლის 23 მარტს“",
        "exchange-unfinished: partners: prog „პროექტი“ at 62 lacks id",
        "exchange-lost: partners: left out: fact GEO paid PfP „პროექტი 1,6“: unknown relation paid",
    ]


def test_spacy() -> None:
    documents, problems = read("spacy")
    assert set(documents) == {"partners", "corrected-2"}
    assert "acr" not in {span.tag for span in documents["partners"].spans}
    assert [(s.tag, s.text) for s in documents["corrected-2"].spans] == [("geo", "სომხეთმა"), ("date", "1995 წელს")]
    assert [line.partition(": ")[2] for line in problems if line.startswith("exchange-lost")] == [
        "partners: left out: PERSON „პარტნიორები“: not a kaext label",
        "partners: left out: 1 spans of the group other",
        "partners: left out: 1 entities: spans were taken from the group gold",
    ]


def test_conll() -> None:
    documents, problems = read("conll")
    spans = [(s.tag, s.text, s.attributes) for s in documents["partners"].spans]
    assert ("money", "1,6 მილიონი ევრო", {"v": "1600000", "c": "EUR", "a": "1"}) in spans
    assert ("date", "1994 წლის 23 მარტს", {"v": "1994-03-23"}) in spans
    assert "acr" not in {tag for tag, _, _ in spans}
    assert problems == [
        "exchange-lost: partners: left out: the tokens marked 99: no comment “# span 99 = …” declares them",
        "exchange-lost: partners: left out: the gaps in span 4 „1994 წლის 23 მარტს“: gold spans have none",
        "exchange-lost: partners: left out: span 8 „პარტნიორები“: person is not a kaext label",
        "exchange-unfinished: partners: prog „პროექტი“ at 62 lacks id",
    ]


@pytest.mark.parametrize(
    ("tool", "name", "content", "reason"),
    [
        ("labelstudio", "a.json", b"{", "not JSON"),
        ("labelstudio", "a.json", b"\xff", "not UTF-8"),
        ("labelstudio", "a.json", b"[" * 100_000, "nested too deeply"),
        ("labelstudio", "a.json", '[{"id": 1, "text": "ა", "label": []}]'.encode(), "JSON-MIN"),
        ("brat", "a.ann", b"T1\tdate 0 9\tx", "a.txt is missing next to it"),
        ("conll", "a.conllup", b"1\tx\t_\t_\n", "lacks the column FORM"),
        ("conll", "a.conllup", b"# global.columns = ID FORM MISC KAEXT:SPANS\n1\tx\n", "2 cells for 4 columns"),
        ("inception", "a.xmi", b"<xmi/>", "TypeSystem.xml"),
        ("spacy", "a.spacy", b"no such thing", "not a DocBin"),
        ("inline", "a.xml.txt", b"\xff", "not UTF-8"),
    ],
)
def test_a_broken_file_is_one_clear_error(tool: str, name: str, content: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        format_of(tool).read({name: content})


def test_a_broken_xmi_is_one_clear_error() -> None:
    with zipfile.ZipFile(FIXTURES / "inception/partners.zip") as archive:
        types = archive.read("TypeSystem.xml")
    for content in (b"<xmi", b"<x:y/>", b""):
        with pytest.raises(DocumentError, match="not UIMA CAS XMI"):
            format_of("inception").read({"a.xmi": content, "TypeSystem.xml": types})


@pytest.mark.parametrize("tool", FORMATS)
def test_the_wrong_tool_is_named(tool: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="Name the folder or file"):
        read_back(tmp_path, source=tool)
    shutil.copy(FIXTURES / ("brat/partners.ann" if tool != "brat" else "conll/partners.conllup"), tmp_path)
    with pytest.raises(DocumentError, match="looks like --from " + ("brat" if tool != "brat" else "conll")):
        read_back(tmp_path, source=tool)


def test_one_file_takes_what_lies_beside_it(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "brat", tmp_path, dirs_exist_ok=True)
    (tmp_path / "other.ann").write_text("T1\tdate 0 1\tx")
    corrected = read_back(tmp_path / "partners.ann", source="brat")
    assert [document.name for document in corrected.documents] == ["partners"]
    with zipfile.ZipFile(FIXTURES / "inception/partners.zip") as archive:
        archive.extractall(tmp_path)
    assert len(read_back(tmp_path / "partners.xmi", source="inception").documents) == 1


def test_the_error_of_one_file_in_a_folder_names_it(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "inception/partners.zip", tmp_path / "good.zip")
    (tmp_path / "torn.zip").write_bytes(b"PK")
    with pytest.raises(DocumentError, match=r"archive-invalid: torn\.zip: the archive cannot be read"):
        read_back(tmp_path, source="inception")


def test_names_lead_nowhere_and_differ(tmp_path: Path) -> None:
    document = GoldDocument("../../etc/one", "ა", (), (), ())
    export([document], to="labelstudio", folder=tmp_path)
    shutil.copy(tmp_path / "tasks.json", tmp_path / "again.json")
    corrected = read_back(tmp_path, source="labelstudio")
    assert [document.name for document in corrected.documents] == ["-..-etc-one"]
    assert "another document has this name" in told(corrected)[-1]


def test_what_nobody_submitted_is_reported_and_taken_where_the_file_holds_it(tmp_path: Path) -> None:
    export([GoldDocument("one", "ერთი", (), (), ())], to="labelstudio", folder=tmp_path)
    corrected = read_back(tmp_path, source="labelstudio")
    assert [document.name for document in corrected.documents] == ["one"]
    assert told(corrected) == [
        "exchange-unfinished: one: nobody submitted it: kaext's own annotation was used unchanged"
    ]


def test_label_studio_says_where_a_region_does_not_lie(tmp_path: Path) -> None:
    export([GoldDocument("one", "ერთი ორი", (), (), ())], to="labelstudio", folder=tmp_path)
    path = tmp_path / "tasks.json"
    region = '{"id":"r","type":"labels","value":{"start":0,"end":4,"text":"ორი","labels":["geo"]}}'
    path.write_text(path.read_text("utf-8").replace('"result": []', f'"result": [{region}]'), encoding="utf-8")
    corrected = read_back(path, source="labelstudio")
    assert corrected.documents[0].spans == ()
    assert "region r „ორი“: the text there is „ერთი“" in told(corrected)[1]


@pytest.mark.parametrize("number", ["", "two", "-1", "1" * 5000])
def test_a_line_whose_number_was_typed_over_is_left_out_and_reported(number: str) -> None:
    lines = (GoldLine(1, "title", ""), GoldLine(2, "body", "sec:1"))
    document = GoldDocument("note", "ნატო\nსაქართველო", (), lines, ())  # NATO, Georgia
    files = format_of("inception").write([document])
    xmi = files["note.xmi"].replace(b'number="2"', f'number="{number}"'.encode())
    corrected = format_of("inception").read({**files, "note.xmi": xmi})
    assert corrected.documents[0].lines == lines[:1]
    assert [found.id for found in corrected.problems] == ["exchange-lost"]
