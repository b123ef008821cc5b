"""Whatever bytes come in: a document with records that pass their checks, or one that failed with a reason.

``benchmarks/fuzz.py`` runs the same checks for minutes or hours; what it found lies in ``tests/regressions``.
"""

import os
import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from kaext.cli.main import app
from kaext.emit.checks import checked_rows
from kaext.emit.payload import document_json, read_document_json
from kaext.evaluation.gold import parse_inline, read_gold
from kaext.pipeline import Options, attempt, load
from kaext.problems import DocumentError, UsageError, catalogue
from tests.made_pdfs import georgian_pdf, page_pdf, text
from tests.random_pages import RANDOM_PAGES

ROOT = Path(__file__).resolve().parents[1]
REGRESSIONS = ROOT / "tests" / "regressions"
BROCHURE = (ROOT / "corpus" / "raw" / "partners-south-caucasus.txt").read_text(encoding="utf-8")
LINES = [line for line in BROCHURE.split("\n") if line.strip()]
# Pieces that mean something to a component, to be put together in ways that no one writes.
PIECES = [
    "2004 წლის ", "ივნისში", "-დან", "-მდე", "90-იანი წლების", "XXI საუკუნის", "29 თებერვალს", "ორი წლის", "31.02.2007",
    "1,6 მილიონი ევრო", "$", "100 000 000 000 000 000 ",
    "ოთხმოცდაცხრამეტი", "NATO/PfP", "ნატო-ს", "(IPAP)", "გაერო", "აშშ",
    "საქართველომ", "სამივე ქვეყანამ", "სომხეთი, ", "„", "”", "«", "(", ")",
    "- ", "\u00ad", "\u200b", "\ufeff", "\u2028",
    "ᲜᲐᲢᲝ", "ⴀⴁⴂ", "saqarTvelo", "http://www.nato.int/",
    "\n", "\n\n", "\r\n", "\t", "•  ", "12", "¬\n", "\x0b", "\u0000", "👍🏽",
    "პარტნიორობის ინდივიდუალური სამოქმედო გეგმა", "შეუერთდა", "მონაწილეობს", "a\u0301", "ა" * 300, "კი" * 40,
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(PIECES)), max_size=12).map("\n".join),
)
BYTES = st.one_of(
    TEXTS.map(str.encode),
    TEXTS.map(lambda text: text.encode("utf-16")),
    st.binary(max_size=300),
    st.tuples(TEXTS.map(str.encode), st.binary(max_size=4), st.integers(0, 400)).map(
        lambda parts: parts[0][: parts[2]] + parts[1] + parts[0][parts[2] :]
    ),
)
SMALL_PDFS = [
    page_pdf(text("NATO 2004") + text("plain", y=650, size=9)),
    georgian_pdf(["საქართველო 2004 წელს შეუერთდა ნატოს", "პროგრამას. ღირებულება 1,6 მილიონი ევრო"]),
]


def mutated(data: bytes, seed: int) -> bytes:
    """Change, cut out or repeat some stretches of a file, and write other numbers for some of its numbers."""
    chance = random.Random(seed)
    result = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(max(1, len(result)))
        match chance.randint(0, 4):
            case 0 if result:
                result[at % len(result)] = chance.randrange(256)
            case 1:
                del result[at : at + chance.randint(1, 200)]
            case 2:
                result[at:at] = result[at : at + chance.randint(1, 200)]
            case 3:
                result[at:at] = data[chance.randrange(len(data)) :][: chance.randint(1, 60)]
            case _:
                digits = [place for place, byte in enumerate(result) if chr(byte).isdigit()]
                if digits:
                    place = chance.choice(digits)
                    result[place : place + 1] = str(chance.choice([0, -1, 7, 99, 65536, 2**31, 1e30])).encode()
    return bytes(result)


PDFS = st.one_of(
    st.tuples(st.binary(max_size=200), st.integers(0, 2000)).map(
        lambda parts: (b"%PDF-1.4\n" + parts[0] * 3)[: parts[1]] + parts[0]
    ),
    st.builds(mutated, st.sampled_from(SMALL_PDFS), st.integers(0, 2**32)),
    RANDOM_PAGES,
)
MARKS = [
    '<date v="2004">', "</date>", '<acr s="NATO">', "</acr>", "<geo>", "</geo>", "<b>", "&lt;", " ", "\n", "ა", "ბ",
    "1", "line", "\t", "label", "unit", "body", "sec:1", "country", "relation", "programme", "date", "evidence",
]  # fmt: skip
MARKED = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3)), max_size=14).map("".join)
# The three files of a gold document in one: they are separated by form feeds.
GOLD = st.one_of(
    MARKED.map(str.encode),
    st.binary(max_size=60),
    st.lists(st.one_of(MARKED.map(str.encode), st.binary(max_size=20)), min_size=2, max_size=3).map(b"\f".join),
    st.tuples(MARKED, MARKED, MARKED).map(
        lambda parts: (
            f"{parts[0]}\fline\tlabel\tunit\n{parts[1]}\fcountry\trelation\tprogramme\tdate\tevidence\n{parts[2]}"
        ).encode()
    ),
)
OPTIONS = [
    "inputs", "out", "workers", "scheduler", "profile", "ocr", "catalogue", "only-new", "force", "time-limit",
    "memory_limit", "max-pages", "report", "parquet", "db", "config", "debug", "quiet", "help",
]  # fmt: skip
VALUES = [
    "1", "-1", "0x10", "1e400", "nan", "-inf", "99999999999999999999999", '"full"', '"მეხსიერება"', "true", "false",
    "[]", '["a", "b"]', "[[1], 2]", "{}", "{ a = 1 }", "2004-06-01", "12:30:00", '"\\u0000"', "''", '"""x\n"""',
]  # fmt: skip
CONFIGURATIONS = st.one_of(
    st.lists(st.tuples(st.sampled_from(OPTIONS), st.sampled_from(VALUES)), max_size=5).map(
        lambda pairs: "\n".join(f"{name} = {value}" for name, value in pairs).encode()
    ),
    st.lists(
        st.sampled_from([*OPTIONS, *VALUES, " = ", "\n", "[", "]", "[[", "]]", ".", "#", "{", ","]), max_size=20
    ).map(lambda pieces: "".join(pieces).encode()),
    st.tuples(st.sampled_from(["[", "{a=", '"', "a."]), st.integers(1, 100_000)).map(
        lambda parts: b"workers = " + parts[0].encode() * parts[1]
    ),
    st.binary(max_size=200),
)


def check_text(data: bytes) -> None:
    document = attempt(lambda: data, name="fuzz.txt", nlp=load())
    assert not document.trace, document.trace
    if document.status == "failed":
        assert document.error.partition(":")[0] in catalogue()
        return
    problems = [record.model_dump()["problem"] for record in checked_rows(document)["problems"]]
    assert "record-invalid" not in problems
    content = read_document_json(document_json(document))
    assert content["document"]["characters"] == len(document.text)


def check_pdf(data: bytes) -> None:
    for backend in ("pypdfium2", "pdfplumber"):
        options = Options(ocr="never", backend=backend, max_pages=50, max_characters=200_000)
        document = attempt(lambda: data, name="fuzz.pdf", nlp=load(), options=options)
        assert not document.trace, document.trace
        if document.status == "failed":
            assert document.error.partition(":")[0] in catalogue()
        else:
            document_json(document)


def check_gold(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        for ending, content in zip(("xml.txt", "lines.tsv", "relations.tsv"), data.split(b"\f"), strict=False):
            (Path(name) / f"fuzz.{ending}").write_bytes(content)
        try:
            read_gold(Path(name) / "fuzz.xml.txt")
        except DocumentError as error:
            assert error.problem.id == "gold-invalid"
    try:
        text, spans = parse_inline(data.decode("utf-8", "replace"))
    except DocumentError as error:
        assert error.problem.id == "gold-invalid"
        return
    assert all(span.text == text[span.start : span.end] == span.text.strip() != "" for span in spans)


def check_configuration(data: bytes) -> None:
    command: Any = typer.main.get_command(app)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "kaext.toml"
        path.write_bytes(data)
        try:
            context = command.commands["run"].make_context("run", ["in", "--out", name, "--config", os.fspath(path)])
        except UsageError as error:
            assert error.problem.id == "configuration-invalid"
        except typer.BadParameter:
            pass
        else:
            assert context.params["inputs"] == ["in"]


CHECKS: dict[str, tuple[st.SearchStrategy[bytes], Callable[[bytes], None]]] = {
    "text": (BYTES, check_text),
    "pdf": (PDFS, check_pdf),
    "gold": (GOLD, check_gold),
    "configuration": (CONFIGURATIONS, check_configuration),
}
QUICK = settings(max_examples=100)
test_text = QUICK(given(BYTES)(check_text))
test_pdf = QUICK(given(PDFS)(check_pdf))
test_gold = QUICK(given(GOLD)(check_gold))
test_configuration = QUICK(given(CONFIGURATIONS)(check_configuration))


@pytest.mark.parametrize("path", sorted(REGRESSIONS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_crashed(path: Path) -> None:
    _, check = CHECKS[path.parent.name]
    check(path.read_bytes())
