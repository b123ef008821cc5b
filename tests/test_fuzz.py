"""Whatever bytes come in: a document with records that pass their checks, or one that failed with a reason."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaext.emit.checks import checked_rows
from kaext.emit.payload import document_json, read_document_json
from kaext.evaluation.gold import parse_inline
from kaext.pipeline import attempt, load
from kaext.problems import DocumentError, catalogue

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
BROCHURE = (CORPUS / "raw" / "partners-south-caucasus.txt").read_text(encoding="utf-8")
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


PDFS = st.tuples(st.binary(max_size=200), st.integers(0, 2000)).map(
    lambda parts: (b"%PDF-1.4\n" + parts[0] * 3)[: parts[1]] + parts[0]
)
MARKS = [
    '<date v="2004">',
    "</date>",
    '<acr s="NATO">',
    "</acr>",
    "<geo>",
    "</geo>",
    "<b>",
    "&lt;",
    " ",
    "\n",
    "ა",
    "ბ",
]
MARKED = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=3)), max_size=12).map("".join)


def check_text(data: bytes) -> None:
    document = attempt(lambda: data, name="fuzz.txt", nlp=load())
    assert document.trace == ""
    if document.status == "failed":
        assert document.error.partition(":")[0] in catalogue()
        return
    problems = [record.model_dump()["problem"] for record in checked_rows(document)["problems"]]
    assert "record-invalid" not in problems
    content = read_document_json(document_json(document))
    assert content["document"]["characters"] == len(document.text)


def check_pdf(data: bytes) -> None:
    document = attempt(lambda: data, name="fuzz.pdf", nlp=load())
    assert document.trace == ""
    assert document.status != "failed" or document.error.partition(":")[0] in catalogue()


def check_gold(marked: str) -> None:
    try:
        text, spans = parse_inline(marked)
    except DocumentError as error:
        assert error.problem.id == "gold-invalid"
        return
    assert all(span.text == text[span.start : span.end] == span.text.strip() != "" for span in spans)


QUICK = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
test_text = QUICK(given(BYTES)(check_text))
test_pdf = QUICK(given(PDFS)(check_pdf))
test_gold = QUICK(given(MARKED)(check_gold))
