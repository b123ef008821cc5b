"""Bad input: one clear line with a remedy, a failed row, exit status 1, and everything else still written."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from kaext.dataset.reading import read_table
from kaext.problems import catalogue
from tests.cli.commands import Commands

GOOD = "2004 წლის ივნისში საქართველო შეუერთდა გეგმას."
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def pdf(draw: Callable[[object], None], **options: object) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the PDFs of this test")
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, **options)
    draw(page)
    page.showPage()
    page.save()
    return buffer.getvalue()


def encrypted(password: str) -> bytes:
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt", reason="reportlab makes the PDFs of this test")
    lock = encryption.StandardEncryption(password, ownerPassword="owner", strength=128)
    return pdf(lambda page: page.drawString(72, 700, "Latin letters"), encrypt=lock)  # type: ignore[attr-defined]


def scanned() -> bytes:
    image = pytest.importorskip("PIL.Image", reason="Pillow makes the picture of this test")
    reader = pytest.importorskip("reportlab.lib.utils", reason="reportlab makes the PDFs of this test").ImageReader
    picture = reader(image.new("L", (60, 80), 200))
    return pdf(lambda page: page.drawImage(picture, 0, 0, 595, 842))  # type: ignore[attr-defined]


def truncated() -> bytes:
    return pdf(lambda page: page.drawString(72, 700, "Latin letters"))[:200]  # type: ignore[attr-defined]


def without_pages() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF"
    )


BAD: list[tuple[str, Callable[[], bytes], set[str]]] = [
    ("not-really.pdf", lambda: b"just text", {"pdf-invalid"}),
    ("truncated.pdf", truncated, {"pdf-invalid"}),
    ("locked.pdf", lambda: encrypted("secret"), {"pdf-encrypted"}),
    ("pages.pdf", without_pages, {"pdf-no-pages", "pdf-invalid"}),
    ("empty.pdf", lambda: b"", {"pdf-invalid"}),
    ("blank.pdf", lambda: pdf(lambda page: None), {"text-empty", "no-text-layer"}),
    ("scan.pdf", scanned, {"no-text-layer"}),
    ("binary.txt", lambda: bytes(range(256)) * 8, {"text-binary", "text-undecodable"}),
    ("undecodable.txt", lambda: GOOD.encode() + b"\xff\xfe\xfd", {"text-undecodable"}),
    ("empty.txt", lambda: b"", {"text-empty"}),
    ("blank.txt", lambda: b" \n\t\n", {"text-empty"}),
    ("latin.txt", lambda: b"No Georgian letter at all.", {"text-not-georgian"}),
    ("long.txt", lambda: (GOOD * 400).encode(), {"text-too-long"}),
]


@pytest.mark.parametrize(("name", "content", "problems"), BAD, ids=[name for name, _, _ in BAD])
def test_bad_input(kaext: Commands, name: str, content: Callable[[], bytes], problems: set[str]) -> None:
    Path("in").mkdir()
    Path("in/good.txt").write_text(GOOD, encoding="utf-8")
    Path("in", name).write_bytes(content())
    ended = kaext(
        "run", "in", "--out", "out", "--workers", 0, "--no-report", "--ocr", "never", "--max-characters", 9999
    )
    assert ended.status == 1
    (line,) = (line for line in ended.err.splitlines() if line.startswith("kaext: "))
    (id,) = (id for id in problems if f": {id}: " in line)
    kind = catalogue()[id]
    remedies = [kind.remedy, *kind.remedies.values()]
    assert any(line.endswith(remedy) for remedy in remedies)
    assert "Traceback" not in ended.err
    rows = {row["doc_id"]: row for row in read_table(Path("out"), "documents")}
    bad = rows[name.replace(".", "-")]
    assert (bad["status"], bad["error"].partition(":")[0]) == ("failed", id)
    assert rows["good-txt"]["status"] == "ok"
    assert "2004-06" in Path("out/dates.csv").read_text(encoding="utf-8")
    (problem,) = read_table(Path("out"), "problems")
    assert (problem["problem"], problem["severity"]) == (id, "error")


def test_an_empty_password_opens_a_pdf(kaext: Commands) -> None:
    Path("open.pdf").write_bytes(encrypted(""))
    ended = kaext("run", "open.pdf", "--out", "out", "--workers", 0, "--no-report", "--ocr", "never")
    # It is read: what it lacks is Georgian.
    assert "text-not-georgian" in ended.err


def test_a_path_that_does_not_exist(kaext: Commands) -> None:
    ended = kaext("run", "absent.txt", "--out", "out")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == (
        "kaext: error: file-not-found: absent.txt does not exist. Check the path; quote names with spaces.\n"
    )
    assert not Path("out").exists()


def test_an_output_folder_that_cannot_be_written(kaext: Commands) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("file").write_text("")
    ended = kaext("run", "good.txt", "--out", "file/out")
    assert ended.status == 2
    assert "output-not-writable" in ended.err


@pytest.mark.parametrize(
    ("out", "arguments", "id"),
    [
        ("some/new/out", ["--scheduler", "nonsense"], "scheduler-unreachable"),
        ("some", ["--scheduler", "nonsense"], "scheduler-unreachable"),
        ("some", ["--db", "facts.sqlite"], "output-foreign"),
        ("some/facts.sqlite/out", [], "output-not-writable"),
        ("some/" + "x" * 300, [], "output-not-writable"),
    ],
)
def test_a_run_that_is_refused_leaves_nothing_behind(kaext: Commands, out: str, arguments: list[str], id: str) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("some").mkdir()
    Path("some/facts.sqlite").touch()
    ended = kaext("run", "good.txt", "--out", out, *arguments)
    assert ended.status == 2
    assert ended.err.startswith(f"kaext: error: {id}: ")
    assert [str(path) for path in Path("some").rglob("*")] == ["some/facts.sqlite"]


def test_a_name_with_a_line_end_is_reported_in_one_line(kaext: Commands) -> None:
    name = "two\nlines\x1b[31m.txt"
    ended = kaext("run", name, "--out", "out")
    assert ended.err.startswith(r"kaext: error: file-not-found: two\nlines\x1b[31m.txt does not exist. ")
    Path(name).write_bytes(b"")
    ended = kaext("run", name, "--out", "out", "--workers", 0, "--no-report", "-q")
    assert ended.err.startswith(r"kaext: failed: two\nlines\x1b[31m.txt: text-empty: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"just some text\n", ["it has no column id, name_en, name_ka"]),
        (b"\x80\x81\x82", ["it is not UTF-8"]),
        (b"", ["it has no column"]),
        (b"id;name_en;name_ka\nA;x;y\n", ["it has no column id, name_en, name_ka; cells must be separated by commas"]),
        (b'id,name_en,name_ka\nA,"x,y\n', ["row 2: a quotation mark is never closed"]),
        (
            b"id,name_en,name_ka\nA B,x,y\nOK,fine,\nC,,\n",
            ["row 2: the id is empty or contains white", "row 4: C has no"],
        ),
    ],
)
def test_a_catalogue_with_faults_is_refused_with_all_of_them(
    kaext: Commands, content: bytes, faults: list[str]
) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("own.csv").write_bytes(content)
    ended = kaext("run", "good.txt", "--out", "out", "--catalogue", "own.csv")
    assert ended.status == 2
    lines = ended.err.splitlines()
    assert len(lines) == len(faults)
    for line, fault in zip(lines, faults, strict=True):
        assert line.startswith(f"kaext: error: catalogue-invalid: catalogue own.csv: {fault}")
        assert line.endswith(catalogue()["catalogue-invalid"].remedy)
    assert not Path("out").exists()


def test_a_catalogue_that_is_not_there(kaext: Commands) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    assert "file-not-found: own.csv" in kaext("run", "good.txt", "--out", "out", "--catalogue", "own.csv").err
    assert "not-a-file: ." in kaext("run", "good.txt", "--out", "out", "--catalogue", ".").err
    assert not Path("out").exists()


def test_the_same_name_in_two_folders_and_the_same_stem_as_text_and_pdf(kaext: Commands) -> None:
    for name, text in (("a/x.txt", GOOD), ("b/x.txt", GOOD.replace("2004", "2005")), ("b/y.txt", GOOD)):
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    Path("b/x.pdf").write_bytes(b"no pdf")
    assert kaext("run", "a", "b", "--out", "out", "--workers", 0, "--no-report").status == 1
    rows = list(read_table(Path("out"), "documents"))
    assert [row["source"] for row in rows] == ["a/x.txt", "b/x.pdf", "b/x.txt", "b/y.txt"]
    assert len({row["doc_id"] for row in rows}) == 4
    values = [row["value"] for row in read_table(Path("out"), "dates")]
    assert values == ["2004-06", "2005-06", "2004-06"]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["run", "a.txt", "--out", ""], "the argument after --out"),
        (["run", "a.txt", "--out="], "--out"),
        (["run", "", "--out", "out"], "the argument after run"),
        (["run", "a.txt", "--out", "out", "--db", ""], "the argument after --db"),
        (["report", ""], "the argument after report"),
    ],
)
def test_an_empty_path_is_not_the_current_folder(kaext: Commands, arguments: list[str], named: str) -> None:
    Path("a.txt").write_text(GOOD, encoding="utf-8")
    ended = kaext(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"kaext: error: argument-empty: {named} is empty. ")
    assert {path.name for path in Path().iterdir()} == {"a.txt"}
