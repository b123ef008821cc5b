import csv
import inspect
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kaext import __version__
from kaext.__main__ import interrupt_again
from kaext.__main__ import main as start
from kaext.batch.worker import Limits
from kaext.cli.output import number_of, shortened, show_table
from kaext.cli.review import review
from kaext.cli.run import run
from kaext.dataset.reading import read_table
from kaext.dataset.review import REVIEW_BELOW
from kaext.emit.layout import document_path
from kaext.methods import describe, describe_reason
from kaext.pipeline import Options
from kaext.records import TABLES
from tests.cli.commands import Commands, Ended
from tests.made_pdfs import georgian_pdf

TEXT = "საქართველო შეუერთდა ნატოს პროგრამას 2004 წლის ივნისში.\n\nსომხეთი მასპინძლობდა 2 მილიონი ევრო.\n"
COMMANDS = ["run", "evaluate", "report", "status", "explain", "review", "normalize", "schema", "doctor"]
COMMANDS += ["export", "import", "diff"]


@pytest.fixture
def dataset(kaext: Commands) -> Path:
    """A dataset of two texts."""
    Path("in").mkdir()
    Path("in/one.txt").write_text(TEXT, encoding="utf-8")
    Path("in/two.txt").write_text(TEXT.replace("2004", "2006"), encoding="utf-8")
    assert kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "-q").status == 0
    return Path("out")


def test_defaults_are_those_of_the_library() -> None:
    of_run = {name: parameter.default for name, parameter in inspect.signature(run).parameters.items()}
    options = Options(of_run["profile"], of_run["ocr"].value, max_characters=of_run["max_characters"])
    assert replace(options, max_pages=of_run["max_pages"]) == Options()
    assert Limits(of_run["time_limit"], of_run["memory_limit"] << 20) == Limits()
    assert inspect.signature(review).parameters["below"].default == REVIEW_BELOW


def test_one_thing_is_no_several() -> None:
    assert [number_of(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(kaext: Commands, command: str) -> None:
    ended = kaext(command, "--help")
    assert ended.status == 0
    assert f"Example: kaext {command}" in ended.out


def test_help_lists_the_commands_and_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; sys.argv = ['kaext', '--help']\n"
        "from kaext.cli.main import main\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        "heavy = {'spacy', 'pandas', 'torch', 'pydantic', 'pdfplumber', 'jinja2', 'numpy', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"
    assert all(f"\n  {command}" in ended.stdout for command in COMMANDS)


def test_version(kaext: Commands) -> None:
    assert kaext("--version").out == f"kaext {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["rnu"], "run"),
        (["run", "x", "--ot", "y"], "--out"),
        (["run", "x"], "--out"),
        (["run", "x", "--out", "y", "--workers", "-1"], "--workers"),
        (["run", "x", "--out", "y", "--workers", "999999"], "--workers"),
    ],
)
def test_a_wrong_command_line_is_status_2_with_a_hint(kaext: Commands, arguments: list[str], hint: str) -> None:
    ended = kaext(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert hint in ended.err


def test_only_new_and_force_exclude_each_other(kaext: Commands) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    ended = kaext("run", "a.txt", "--out", "out", "--only-new", "--force")
    assert ended.status == 2
    assert "options-contradict" in ended.err


def test_a_defect_is_one_line_without_a_traceback_unless_asked(
    kaext: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaext.emit.schema.json_schemas", lambda: 1 / 0)
    ended = kaext("schema")
    assert ended.status == 1
    assert ended.err.startswith("kaext: error: internal-error: ZeroDivisionError: ")
    assert "Traceback" not in ended.err
    with pytest.raises(ZeroDivisionError):
        kaext("schema", "--debug")


def test_run_shows_a_summary_on_standard_error_alone(kaext: Commands) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    ended = kaext("run", "a.txt", "--out", "out", "--workers", 0)
    assert (ended.status, ended.out) == (0, "")
    assert "documents" in ended.err
    assert "kaext review out" in ended.err
    assert "\x1b" not in ended.err
    assert Path("out/report/index.html").is_file()


def test_documents_that_cannot_be_read_are_reported(kaext: Commands) -> None:
    Path("in/.hidden").mkdir(parents=True)
    Path("in/a.txt").write_text(TEXT, encoding="utf-8")
    for name in ("in/b.docx", "in/c.DOCX", "in/d.jpg", "in/e.css", "in/g.html", "in/.hidden/f.docx"):
        Path(name).touch()
    ended = kaext("run", "in", "--out", "out", "--workers", 0)
    assert ended.status == 0
    assert "skipped: 2 .docx, 1 .html, 1 .jpg (" in ended.err


def test_a_folder_is_no_file(kaext: Commands, dataset: Path) -> None:
    for command in (("normalize",), ("debug-layout", "--out", "pictures")):
        ended = kaext(*command, "in")
        assert (ended.status, "not-a-file: in is a folder." in ended.err) == (2, True)
        assert "file-not-found" in kaext(*command, "absent").err
        ended = kaext(*command, os.devnull)
        assert (ended.status, "file-unreadable: cannot read the file: not a regular file" in ended.err) == (1, True)


@pytest.mark.parametrize("group", [(), ("models",), ("train",)])
def test_help_is_a_whole_line_for_every_command(kaext: Commands, group: tuple[str, ...]) -> None:
    commands = kaext(*group, "--help").out.partition("Commands:")[2]
    assert commands
    assert "..." not in commands


def test_export_and_import_are_reported(kaext: Commands, dataset: Path) -> None:
    assert kaext("export", dataset, "--to", "labelstudio", "--out", "sent").err == (
        "sent: 2 documents, 2 files\nafter correction, import them with: kaext import sent --from labelstudio\n"
    )
    ended = kaext("import", "sent", "--from", "labelstudio", "--out", "gold")
    assert "nobody submitted it" in ended.err
    assert ended.err.endswith(
        "gold: 2 gold documents, 6 files\nscore a dataset against them with: kaext evaluate DATASET --gold gold\n"
    )
    assert "nobody submitted it" in kaext("import", "sent", "--from", "labelstudio", "--quiet").err
    assert kaext("export", dataset, "--to", "brat", "--quiet").err == ""
    ended = kaext("import", "in", "--from", "brat")
    assert (ended.status, "exchange-empty" in ended.err) == (1, True)
    Path("tasks.json").write_text("[]")
    ended = kaext("import", "tasks.json", "--from", "labelstudio")
    assert (ended.status, "exchange-invalid: tasks.json: it contains no document. " in ended.err) == (1, True)


def test_what_was_imported_is_gold_of_the_same_dataset(kaext: Commands) -> None:
    Path("in/more").mkdir(parents=True)
    for name in ("one.txt", "more/one.txt", "two (2008).v2.txt"):
        Path("in", name).write_text(TEXT.replace("2004", f"200{len(name) % 10}"), encoding="utf-8")
    kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "-q")
    kaext("export", "out", "--to", "brat", "--out", "sent", "-q")
    assert kaext("import", "sent", "--from", "brat", "--out", "gold", "-q").err == ""
    assert kaext("evaluate", "out", "--gold", "gold", "-q").err == ""
    content = json.loads(Path("out/evaluation.json").read_text(encoding="utf-8"))
    assert len(content["documents"]) == 3
    assert {figures["f1"] for name, figures in content["total"].items() if name.endswith("_exact")} == {1.0}


def test_exchange_with_inception_says_what_to_install(
    kaext: Commands, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaext.exchange.inception.find_spec", lambda name: None)
    assert "pip install 'kaext[inception]'" in kaext("export", dataset, "--to", "inception").err


def test_run_as_json_and_quietly(kaext: Commands, dataset: Path) -> None:
    ended = kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "--only-new", "--json", "--quiet")
    assert ended.err == ""
    summary = json.loads(ended.out)
    assert summary["documents"] == {"total": 2, "reused": 2, "ok": 2}
    assert summary["records"]["dates"] == 2


def test_log_json_is_a_line_for_every_event(kaext: Commands, dataset: Path) -> None:
    ended = kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "--log-json")
    events = [json.loads(line) for line in ended.err.splitlines()]
    assert [event["event"] for event in events] == ["start", "document", "document", "end"]
    assert [event.get("doc_id") for event in events[1:3]] == ["one-txt", "two-txt"]
    assert events[-1]["complete"] is True


def test_a_configuration_file_sets_options_below_the_command_line(kaext: Commands, dataset: Path) -> None:
    Path("kaext.toml").write_text(
        'inputs = ["in"]\nout = "other"\nworkers = 0\nreport = false\nquiet = true\nmax-characters = 10\n'
    )
    ended = kaext("run", "--config", "kaext.toml", "--max-characters", 1000)
    assert (ended.status, ended.err) == (0, "")
    assert Path("other/documents.csv").is_file()
    assert kaext("run", "--config", "kaext.toml").status == 1
    # As editors of Windows save it.
    Path("kaext.toml").write_bytes(b"\xef\xbb\xbf" + Path("kaext.toml").read_bytes().replace(b"\n", b"\r\n"))
    assert kaext("run", "--config", "kaext.toml", "--max-characters", 1000).status == 0
    Path("kaext.toml").write_text('inputs = "in/one.txt"\nout = "one"\nworkers = 0\nreport = false\njson = true\n')
    ended = kaext("run", "--config", "kaext.toml")
    assert (ended.status, json.loads(ended.out)["documents"]["total"]) == (0, 1)
    assert [row["source"] for row in read_table(Path("one"), "documents")] == ["in/one.txt"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"wrokers = 2", "there is no option 'wrokers' (did you mean 'workers'?)"),
        (b"workers = [", "not TOML"),
        (b"\xff", "not UTF-8"),
        (b"[run]\nworkers = 2", "there is no option 'run'"),
        (b"no-report = true", "there is no option 'no-report' (did you mean 'report'?)"),
        (b'workers = "many"', "'workers' must be a whole number"),
        (b"workers = true", "'workers' must be a whole number"),
        (b"workers = -1", "'workers' must be at least 0"),
        (b"max_characters = 1e9", "'max_characters' must be a whole number"),
        (b'db = ""', "'db' is empty"),
        (b"db = true", "'db' must be a string"),
        (b'out = ["a", "b"]', "'out' must be a string"),
        (b'out = "a\\u0000b"', "'out' contains a NUL character"),
        (b'inputs = ["a.txt", ""]', "'inputs' is empty"),
        (b"inputs = []", "'inputs' is empty"),
        (b"inputs = [1]", "'inputs' must be a string or a list of strings"),
        (b'ocr = "perhaps"', "'ocr' must be one of auto, never, always"),
        (b'report = "maybe"', "'report' must be true or false"),
        (b'quiet = "yes"', "'quiet' must be true or false"),
        (b'time-limit = "60"', "'time-limit' must be a number"),
        (b"time-limit = inf", "'time-limit' must be at most 31622400"),
        (b"time-limit = nan", "'time-limit' must be at least 0"),
        (b"memory-limit = 99999999999999999999", "'memory-limit' must be at most 1073741824"),
    ],
)
def test_a_wrong_configuration_is_status_2(kaext: Commands, content: bytes, reason: str) -> None:
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("kaext.toml").write_bytes(content)
    ended = kaext("run", "a.txt", "--out", "out", "--config", "kaext.toml")
    assert ended.status == 2
    assert ended.err.startswith(f"kaext: error: configuration-invalid: kaext.toml: {reason}")
    assert ended.err.count("\n") == 1
    assert not Path("out").exists()


def test_a_command_that_is_stopped_while_it_is_loaded_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(first_worker: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kaext.cli.main.main", stop)
    monkeypatch.setattr(sys, "argv", ["kaext", "schema"])
    with pytest.raises(SystemExit) as ended:
        start()
    assert (ended.value.code, capsys.readouterr().err) == (130, "")


class Interrupted:
    def __del__(self) -> None:
        raise KeyboardInterrupt


def test_an_interrupt_that_strikes_an_object_that_goes_away_is_not_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    # A suite that runs in the background may have been told to ignore interrupts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    monkeypatch.setattr(sys, "unraisablehook", interrupt_again)
    with pytest.raises(KeyboardInterrupt):
        Interrupted()
        time.sleep(5)
    assert capsys.readouterr().err == ""


def as_a_process(*arguments: str, environment: dict[str, str] | None = None, redirected: str = "") -> Ended:
    """Run ``kaext`` in a process of its own, by a shell."""
    command = f"{shlex.join([sys.executable, '-m', 'kaext', *arguments])} {redirected}"
    ended = subprocess.run(
        command, shell=True, env={**os.environ, **(environment or {})}, capture_output=True, check=False
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


NARROW = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_data_is_utf_8_whatever_the_encoding_of_the_system(kaext: Commands, dataset: Path) -> None:
    shown = kaext("explain", dataset, "one-txt-d1")
    assert as_a_process("explain", str(dataset), "one-txt-d1", environment=NARROW) == shown


@pytest.mark.parametrize("workers", ["0", "1"])
def test_georgian_names_and_arguments_in_a_system_set_to_another_encoding(kaext: Commands, workers: str) -> None:
    Path("ქვეყანა.txt").write_text(TEXT, encoding="utf-8")
    arguments = ("run", "ქვეყანა.txt", "--out", "შედეგი", "--workers", workers, "--no-report", "-q")
    assert as_a_process(*arguments, environment=NARROW) == Ended(0, "", "")
    (row,) = read_table(Path("შედეგი"), "documents")
    assert (row["doc_id"], row["source"], row["status"]) == ("ქვეყანა-txt", "ქვეყანა.txt", "ok")
    shown = kaext("explain", "შედეგი", "--at", "ქვეყანა-txt:შეუერთდა ნატოს")
    assert shown.status == 0
    again = as_a_process("explain", "შედეგი", "--at", "ქვეყანა-txt:შეუერთდა ნატოს", environment=NARROW)
    assert again == shown


@pytest.mark.parametrize("redirected", ["2>&-", ">&- 2>&- <&-"])
def test_closed_streams_stop_nothing(kaext: Commands, dataset: Path, redirected: str) -> None:
    arguments = ("run", "in", "--out", "other", "--workers", "1", "--no-report", "--json", "--log-json")
    assert as_a_process(*arguments, redirected=redirected).status == 0
    assert len(list(read_table(Path("other"), "documents"))) == 2


@pytest.mark.parametrize("buffering", ["", "1"])
@pytest.mark.parametrize("arguments", [("explain", "out", "one-txt-d1"), ("status", "out"), ("schema",)])
def test_a_reader_that_goes_away_is_no_error_to_tell(
    kaext: Commands, dataset: Path, arguments: tuple[str, ...], buffering: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        command = [sys.executable, "-m", "kaext", *arguments]
        environment = {**os.environ, "PYTHONUNBUFFERED": buffering}
        ended = subprocess.run(command, stdout=pipe, stderr=subprocess.PIPE, env=environment, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_what_the_system_refuses_is_one_line_with_a_remedy(kaext: Commands, dataset: Path) -> None:
    Path("file").touch()
    for arguments in (
        ("export", dataset, "--to", "inline", "--out", "file/gold"),
        ("report", dataset, "--out", "file"),
    ):
        ended = kaext(*arguments)
        assert ended.status == 1
        assert ended.err.startswith("kaext: error: system-refused: file")
        assert ended.err.count("\n") == 1


def test_a_list_on_standard_input(kaext: Commands, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"in/two.txt\0in/one.txt\0")))
    kaext("run", "-", "--out", "out", "--workers", 0, "--no-report")
    rows = list(read_table(dataset, "documents"))
    assert [row["source"] for row in rows] == ["in/two.txt", "in/one.txt"]


def test_normalize_writes_the_text_that_offsets_count_in(kaext: Commands, dataset: Path) -> None:
    text = kaext("normalize", "in/one.txt").out
    content = json.loads(document_path(dataset, "one-txt").read_bytes())
    assert text == content["text"] + "\n"
    assert kaext("normalize", "absent.txt").status == 2
    Path("bad.txt").write_bytes(b"")
    assert kaext("normalize", "bad.txt").status == 1


@pytest.mark.parametrize("name", ["in/one.txt", "made.pdf"])
def test_normalize_reads_standard_input(kaext: Commands, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    Path("in").mkdir()
    Path("in/one.txt").write_text(TEXT, encoding="utf-8")
    if name.endswith(".pdf"):
        Path(name).write_bytes(georgian_pdf(TEXT.split("\n")[:1]))
    text = kaext("normalize", name).out
    assert "2004" in text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(name).read_bytes())))
    assert kaext("normalize", "-").out == text
    ended = kaext("normalize", "-")  # of which nothing is left
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("kaext: error: text-empty: ")


@pytest.mark.parametrize("arguments", [("normalize", "-"), ("run", "-", "--out", "out")])
def test_a_closed_standard_input_holds_nothing(
    kaext: Commands, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    ended = kaext(*arguments)
    assert ("text-empty" in ended.err, "no-inputs" in ended.err) == (arguments[0] == "normalize", arguments[0] == "run")


def test_schema(kaext: Commands) -> None:
    assert set(json.loads(kaext("schema").out)["$defs"]) >= set(TABLES)
    assert json.loads(kaext("schema", "dates").out)["title"] == "DateRecord"
    assert kaext("schema", "datse").status == 2


def test_status(kaext: Commands, dataset: Path) -> None:
    assert "documents" in kaext("status", dataset).out
    state = json.loads(kaext("status", dataset, "--json").out)
    assert (state["running"], state["unfinished"], state["run"]["documents"]["ok"]) == (False, {}, 2)
    ended = kaext("status", "in")
    assert (ended.status, "dataset-missing" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "content", "commands"),
    [
        ("documents/one-txt.json", None, ["report", "export"]),
        ("documents/one-txt.json", b'{"contract": "1', ["report", "export", "explain"]),
        ("documents/one-txt.json", b"\xff\xfe[1", ["report", "export", "explain"]),
        ("documents/one-txt.json", "a digit changed", ["report", "export", "explain"]),
        ("dates.csv", None, ["review"]),
        ("dates.csv", b"", ["review"]),
        ("dates.csv", b"doc_id;id\n", ["review"]),
        ("documents.csv", b"\xff\0\xfe", ["report", "export"]),
        ("datapackage.json", b'{"profile": "kaext-dataset", "name": "kaext-dataset"}', ["report", "export"]),
        ("run.json", b'{"versions": 3}', ["status"]),
    ],
)
def test_a_damaged_file_is_reported_and_the_next_run_repairs_it(
    kaext: Commands, dataset: Path, name: str, content: bytes | str | None, commands: list[str]
) -> None:
    path = dataset / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"2004", b"2005") if isinstance(content, str) else content)
    more = {"export": ("--to", "inline"), "explain": ("one-txt-d1",), "report": ("--out", "other")}
    for command in commands:
        ended = kaext(command, dataset, *more.get(command, ()))
        assert ended.err.startswith(f"kaext: error: dataset-damaged: {name} in out is damaged")
        assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "--only-new", "-q").status == 0
    for command in commands:
        assert kaext(command, dataset, *more.get(command, ())).status == 0


def test_a_table_that_was_changed_is_reported(kaext: Commands, dataset: Path, gold: Path) -> None:
    path = dataset / "dates.csv"
    path.write_bytes(path.read_bytes().replace(b"2004", b"2005"))
    told = "kaext: warning: table-changed: dates.csv in out has been changed or damaged since kaext wrote it. "
    for arguments in (["report"], ["export", "--to", "inline"], ["review"], ["evaluate", "--gold", gold]):
        ended = kaext(arguments[0], dataset, *arguments[1:])
        assert (ended.status, ended.err.count(told), ended.err.count("Traceback")) == (0, 1, 0)
    assert told not in kaext("status", dataset).err
    ended = kaext("status", dataset, "--check")
    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert ended.err.startswith(told)


def test_a_check_finds_every_damaged_file(kaext: Commands, dataset: Path) -> None:
    checked = kaext("status", dataset, "--check")
    assert (checked.status, checked.err, "every file is as kaext wrote it" in checked.out) == (0, "", True)
    path = dataset / "documents" / "one-txt.json"
    whole = path.read_bytes()
    for damaged in (whole.replace(b"2004", b"2005"), whole[:-1] + b" ", whole + b"\n", whole[:20], b"", None):
        path.unlink() if damaged is None else path.write_bytes(damaged)
        ended = kaext("status", dataset, "--check")
        assert (ended.status, "every file" in ended.out) == (1, False)
        assert ended.err.startswith("kaext: error: dataset-damaged: documents/one-txt.json in out is damaged. ")
        assert json.loads(kaext("status", dataset, "--check", "--json").out)["changed"] == ["documents/one-txt.json"]
        again = kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "--only-new", "-q")
        assert again.err == "kaext: processed again, because their files were damaged or missing: one-txt\n"
        assert path.read_bytes() == whole
        assert kaext("status", dataset, "--check").status == 0


def test_commands_on_what_is_no_dataset(kaext: Commands) -> None:
    Path("empty").mkdir()
    Path("file").touch()
    more = {"export": ("--to", "inline"), "explain": ("one-txt-d1",)}
    for place in ("empty", "file", "absent"):
        for command in ("status", "review", "report", "export", "explain"):
            ended = kaext(command, place, *more.get(command, ()))
            assert (ended.status, ended.err.count("\n")) == (2, 1)
            assert ended.err.startswith(f"kaext: error: dataset-missing: {place} contains no dataset")
    assert {path.name for path in Path().iterdir()} == {"empty", "file"}


def test_a_narrow_terminal_gets_a_line_for_every_value(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaext.cli.output._FILE_WIDTH", 30)
    show_table(("record", "value", "method"), [["one-txt-r1", "GEO joined", ""], ["two-txt-r1", "", "dates/year"]])
    assert capsys.readouterr().err == "record one-txt-r1\nvalue GEO joined\n\nrecord two-txt-r1\nmethod dates/year\n\n"


@pytest.mark.parametrize("width", [30, 60, 80, 100, 120, 200])
def test_a_name_to_copy_is_broken_by_no_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("kaext.cli.output._FILE_WIDTH", width)
    rows = [[f"partners-south-r{number}", "0.50", "GEO joined PFP 1994", "word " * 12, "m/verb"] for number in (1, 20)]
    show_table(("record", "confidence", "value", "text", "method"), rows)
    lines = capsys.readouterr().err.splitlines()
    for name in ("partners-south-r1", "partners-south-r20"):
        assert sum(name in line.split() for line in lines) == 1
    assert max(map(len, lines)) <= width


def test_a_table_has_no_column_without_values_and_no_empty_heading(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("figure", "95 %", "n"), [["date", "", "1"], ["rel", "", "2"]])
    assert "95 %" not in capsys.readouterr().err
    show_table(("", "", ""), [["Python", "ok", "3.11"]], title="kaext")
    assert [line.split() for line in capsys.readouterr().err.split("\n") if line.split()] == [
        ["kaext"],
        ["Python", "ok", "3.11"],
    ]


def test_a_document_does_not_lead_a_terminal_astray(kaext: Commands) -> None:
    # The visit, behind a control sequence, took place in June 2004.
    Path("a.txt").write_text("ვიზიტი \x9b31m 2004 წლის ივნისში შედგა.\n", encoding="utf-8")
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    shown = [kaext("explain", "out", "a-txt-d1").out, kaext("explain", "out", "--at", "a-txt:ვიზიტი").out]
    assert all("\\x9b31m" in text and "\x9b" not in text for text in shown)
    show_table(("record", "text"), [["a-txt-d1", "\x9b31m"]], is_data=True)
    (Path("gold")).mkdir()
    marked = '<date v="2003">ვიზიტი</date> \x9b31m 2004 წლის ივნისში შედგა.\n'
    (Path("gold") / "a.xml.txt").write_text(marked, encoding="utf-8")
    listed = kaext("evaluate", "out", "--gold", "gold", "--errors", 9).out
    assert "\\x9b31m" in listed
    assert "\x9b" not in listed


def older(dataset: Path) -> None:
    """Make a dataset what a kaext without the columns ``bbox_pages`` and ``repeats`` would have written."""
    newer = ("bbox_pages", "repeats")
    path = dataset / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["kaext"] = "0.0.9"
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        resource["schema"]["fields"] = [field for field in fields if field["name"] not in newer]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    for path in dataset.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        kept = [number for number, name in enumerate(rows[0]) if name not in newer]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([row[number] for number in kept] for row in rows)
    for path in (dataset / "documents").glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        for rows in content.values():
            for row in rows if isinstance(rows, list) else ():
                for name in newer:
                    row.pop(name, None)
        del content["digest"]
        path.write_text(json.dumps(content), encoding="utf-8")


def test_a_dataset_of_an_earlier_version(kaext: Commands, dataset: Path) -> None:
    older(dataset)
    for command in ("report", "export"):
        ended = kaext(command, dataset, *(("--to", "inline") if command == "export" else ()))
        assert ended.status == 2
        assert "dataset-outdated" in ended.err
        assert "kaext 0.0.9" in ended.err
        assert "dates.bbox_pages" in ended.err
        assert "Run the same `kaext run INPUT --out" in ended.err
    # What needs no newer column works.
    for arguments in (("status", dataset), ("review", dataset), ("explain", dataset, "one-txt-d1")):
        assert kaext(*arguments).status == 0


def test_explain_shows_text_rule_and_what_else_is_there(kaext: Commands, dataset: Path) -> None:
    shown = kaext("explain", dataset, "one-txt-d1").out
    assert "⟦2004 წლის ივნისში⟧" in shown
    assert "2004-06" in shown
    assert "dates/" in shown
    told = json.loads(kaext("explain", dataset, "one-txt-d1", "--json").out)
    assert (told["table"], told["record"]["value"]) == ("dates", "2004-06")
    assert (told["method"]["right"] > 100, told["method"]["description"]) == (True, describe("dates/month-year"))
    assert "was right in" in shown
    for unknown in ("one-txt-d99", "three-txt-d1", "nonsense"):
        ended = kaext("explain", dataset, unknown)
        assert (ended.status, "record-unknown" in ended.err) == (2, True)


def test_explain_shows_what_was_ruled_out(kaext: Commands, dataset: Path) -> None:
    assert "2004 წლის as 2004 (dates/year): " in kaext("explain", dataset, "one-txt-d1").out
    told = json.loads(kaext("explain", dataset, "one-txt-d1", "--json").out)
    assert [(row["text"], row["reason"]) for row in told["ruled_out"]] == [("2004 წლის", "shorter")]
    assert told["ruled_out"][0]["because"] == describe_reason("dates/year", "shorter")


def test_explain_shows_where_other_rules_see_a_long_form_begin(kaext: Commands) -> None:
    # The National Action Plan of defence (NAP) was approved.
    Path("a.txt").write_text("თავდაცვის ეროვნული სამოქმედო გეგმა (NAP) დამტკიცდა.\n", encoding="utf-8")
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    told = json.loads(kaext("explain", "out", "a-txt-a1", "--json").out)
    assert told["record"]["long_form"] == "ეროვნული სამოქმედო გეგმა"
    ruled_out = [(row["text"], row["reason"]) for row in told["ruled_out"]]
    assert ruled_out == [("თავდაცვის ეროვნული სამოქმედო გეგმა", "other-edge")]


def test_explain_shows_a_place(kaext: Commands) -> None:
    # The order no. 12.03.2007. The exercise had 2000 soldiers.
    text = "ბრძანება № 12.03.2007 გაუქმდა.\n\nწვრთნაში 2000 ჯარისკაცი მონაწილეობდა.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    shown = kaext("explain", "out", "--at", f"a-txt:{text.index('12.03')}").out
    assert "⟦1⟧2.03.2007" in shown
    assert describe_reason("dates/numeric", "reference") in shown
    by_words = json.loads(kaext("explain", "out", "--at", "a-txt:წვრთნაში  2000", "--json").out)
    assert [[row["reason"] for row in place["ruled_out"]] for place in by_words] == [["counted"]]
    assert "no rule considered it" in kaext("explain", "out", "--at", "a-txt:გაუქმდა").out
    by_extent = json.loads(kaext("explain", "out", "--at", "a-txt:0-4", "--json").out)
    assert "".join(by_extent[0]["context"]).startswith("ბრძანება № 12.03.2007 გაუქმდა.")


@pytest.mark.parametrize(
    "at", ["one-txt:99999", "one-txt:არსად", "one-txt:", "one-txt", "none-txt:5", "../one-txt:5", "one-txt:9-3"]
)
def test_explain_knows_no_such_place(kaext: Commands, dataset: Path, at: str) -> None:
    ended = kaext("explain", dataset, "--at", at)
    assert (ended.status, "place-unknown" in ended.err) == (2, True)


def test_explain_says_what_to_do_about_a_problem(kaext: Commands) -> None:
    Path("empty.txt").touch()
    kaext("run", "empty.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    shown = kaext("explain", "out", "empty-txt").out
    assert "Check that this is the right file." in shown
    assert "language" not in shown


def test_explain_wants_a_record_or_a_place(kaext: Commands, dataset: Path) -> None:
    ended = kaext("explain", dataset)
    assert (ended.status, "explain-what" in ended.err) == (2, True)


def test_explain_takes_either_a_record_or_a_place(kaext: Commands, dataset: Path) -> None:
    ended = kaext("explain", dataset, "one-txt-d1", "--at", "one-txt:5")
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert "the id of a record and --at cannot be used together" in ended.err


def test_explain_knows_the_statements_of_a_fact(kaext: Commands) -> None:
    # Partners. Georgia joined the Partnership for Peace in 1994. Georgia has taken part in it since 1994.
    Path("a.txt").write_text(
        "პარტნიორები\n\nსაქართველო შეუერთდა PfP-ს 1994 წელს.\nის მონაწილეობს მასში.\n", encoding="utf-8"
    )
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    fact = json.loads(kaext("explain", "out", "a-txt-r1", "--json").out)
    for statement in fact["statements"]:
        told = json.loads(kaext("explain", "out", statement["id"], "--json").out)
        assert (told["table"], told["record"]) == ("statements", statement)
        assert told["statements"] == fact["statements"]
    assert fact["statements"]


def test_explain_shows_the_whole_value_of_a_fact(kaext: Commands) -> None:
    # Georgia joined the Partnership for Peace in 1994.
    Path("a.txt").write_text("პარტნიორები\n\nსაქართველო შეუერთდა PfP-ს 1994 წელს.\n", encoding="utf-8")
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    assert "a-txt-r1  GEO joined PfP 1994  " in kaext("explain", "out", "--at", "a-txt:PfP").out
    assert "a-txt-t1  GEO joined PfP 1994  " in kaext("explain", "out", "a-txt-r1").out


def test_explain_shows_what_a_statement_rests_on(kaext: Commands) -> None:
    # Georgia and Armenia. Georgia joined the Partnership for Peace in 1994, beside Armenia.
    Path("a.txt").write_text("პარტნიორები\n\nსაქართველო PfP-ს 1994 წელს სომხეთის შემდეგ შეუერთდა.\n", encoding="utf-8")
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    told = json.loads(kaext("explain", "out", "a-txt-r1", "--json").out)
    parts = {row["part"]: (row["text"], row["says"]) for row in told["matched"]}
    assert parts["verb"] == ("შეუერთდა", "join")
    assert parts["country"] == ("საქართველო", "subject nom")
    assert parts["programme"][0] == "PfP"
    assert {row["record"] for row in told["matched"]} == {row["id"] for row in told["statements"]}
    assert ("სომხეთის", "ARM", "other-place") in [
        (row["text"], row["reading"], row["reason"]) for row in told["ruled_out"]
    ]
    assert "(subject nom)" in kaext("explain", "out", "a-txt-r1").out


def test_the_summary_counts_documents_that_are_there_twice(kaext: Commands) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(TEXT, encoding="utf-8")
    run = ("run", "--out", "out", "--workers", 0, "--no-report")
    assert "duplicates" not in kaext(*run, "a.txt").err
    assert re.search(r"duplicates +1\b", kaext(*run, "a.txt", "b.txt").err)


def test_review_lists_the_least_sure_first(kaext: Commands, dataset: Path) -> None:
    rows = json.loads(kaext("review", dataset, "--below", 1, "--json").out)
    confidences = [float(row["confidence"]) for row in rows]
    assert confidences == sorted(confidences)
    assert len(rows) > 2
    assert kaext("review", dataset, "--below", 0).err.startswith("kaext: no problems, and no record")
    assert kaext("review", dataset, "--below", 0).err.endswith("; try --below 0.95\n")
    cut = kaext("review", dataset, "--below", 1, "--limit", 1, "--json")
    assert (len(json.loads(cut.out)), cut.err) == (1, "kaext: only the first 1 are listed; --limit lists more\n")


def test_explain_cuts_texts_between_words(kaext: Commands) -> None:
    # In June 2004 Georgia, which did so for a very long time, joined the IPAP.
    sentence = f"2004 წლის ივნისში საქართველო, რომელიც {'დიდხანს ' * 30}ემზადებოდა, შეუერთდა IPAP-ს.\n"
    Path("long.txt").write_text(sentence, encoding="utf-8")
    kaext("run", "long.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    shown = kaext("explain", "out", "long-txt-r1").out
    (stated,) = (line for line in shown.splitlines() if "statement" in line)
    assert "დიდხანს …  (relations/" in stated


def test_review_cuts_texts_between_words_and_messages_not_at_all(kaext: Commands) -> None:
    words = " ".join(["ძალიან გრძელი სახელი"] * 12)
    Path("long.txt").write_text(f"{words}\n", encoding="utf-8")
    Path("a.pdf").write_bytes(b"x")
    kaext("run", "long.txt", "a.pdf", "--out", "out", "--workers", 0, "--no-report", "-q")
    shown = " ".join(kaext("review", "out").out.split())
    assert "the file cannot be opened as a PDF: it does not begin with the PDF signature" in shown
    assert shortened(words, 60) == f"{' '.join(words.split()[:8])} …"


# Georgia joined the Partnership for Peace in 1994; there was a conference of officers in the city.
JOINED = "საქართველო პროგრამა „პარტნიორობა მშვიდობისათვის“ 1994 წელს შეუერთდა. "
PLAIN = "ქალაქში ოფიცრების კონფერენცია გაიმართა 2004 წლის ივნისში. " * 30


def test_documents_without_a_fact_are_reported(kaext: Commands) -> None:
    for name, text in {"plain": PLAIN, "short": PLAIN[:300], "stating": JOINED + PLAIN}.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    arguments = ("run", "plain.txt", "short.txt", "stating.txt", "--workers", 0, "--no-report", "--out")
    shown = kaext(*arguments, "out").err
    assert ["documents", "without", "a", "fact", "1"] in [line.split() for line in shown.splitlines()]
    assert json.loads(kaext(*arguments, "out", "--json").out)["without_facts"] == 1
    rows = json.loads(kaext("review", "out", "--below", 0, "--json").out)
    assert [(row["table"], row["id"], row["value"]) for row in rows] == [("documents", "plain-txt", "no fact")]
    assert "without a fact" not in kaext("run", "short.txt", "--out", "some", "--workers", 0, "--no-report").err


def test_explain_says_what_came_of_a_document(kaext: Commands) -> None:
    # Georgia did not join in 2004; there is no 31st of February.
    text = "საქართველო ნატოს პროგრამას 2004 წელს არ შეუერთდა. ვიზიტი 2004 წლის 31 თებერვალს შედგა.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    kaext("run", "a.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    content = json.loads(kaext("explain", "out", "a-txt", "--json").out)
    counts = {
        table: len(list(read_table(Path("out"), table))) for table in TABLES if table not in ("documents", "problems")
    }
    assert content["counts"] == counts
    assert [problem["problem"] for problem in content["problems"]] == ["date-impossible"]
    ruled_out = json.loads(document_path(Path("out"), "a-txt").read_bytes())["ruled_out"]
    assert sum(reason["number"] for reason in content["ruled_out"]) == len(ruled_out) > 0
    shown = kaext("explain", "out", "a-txt").out
    for reason in content["ruled_out"]:
        assert reason["because"]
        assert f"{reason['component']:12} {reason['because']}" in shown
    assert "a-txt-p1  date-impossible" in shown


def test_review_lists_problems_before_records(kaext: Commands) -> None:
    # The visit took place on 31 February 2004.
    Path("a.txt").write_text("ვიზიტი 2004 წლის 31 თებერვალს შედგა.\n", encoding="utf-8")
    Path("b.txt").write_text("", encoding="utf-8")
    kaext("run", "a.txt", "b.txt", "--out", "out", "--workers", 0, "--no-report", "-q")
    rows = json.loads(kaext("review", "out", "--below", 1, "--json").out)
    assert [(row["value"], row["severity"]) for row in rows[:2]] == [
        ("text-empty", "error"),
        ("date-impossible", "warning"),
    ]
    assert "error" in kaext("review", "out").out
    shown = kaext("explain", "out", rows[0]["id"]).out
    assert "text-empty" in shown
    assert "⟦" not in shown


def test_doctor(kaext: Commands) -> None:
    ended = kaext("doctor", "--json")
    findings = {finding["name"]: finding for finding in json.loads(ended.out)}
    assert ended.status == 0
    assert findings["Georgian for spaCy"]["is_fine"]
    assert not findings["OCR"]["is_needed"]


GOLD = (
    '<geo c="GEO">საქართველო</geo> შეუერთდა <acr s="NATO">ნატო</acr>ს პროგრამას '
    '<date v="2004-06">2004 წლის ივნისში</date>.\n\n<geo c="ARM">სომხეთი</geo> მასპინძლობდა 2 მილიონი ევრო.\n'
)


@pytest.fixture
def gold(dataset: Path) -> Path:
    folder = Path("gold")
    folder.mkdir()
    (folder / "one.xml.txt").write_text(GOLD, encoding="utf-8")
    return folder


def test_evaluate_writes_figures_and_errors(kaext: Commands, dataset: Path, gold: Path) -> None:
    ended = kaext("evaluate", dataset, "--gold", gold, "--errors", 5)
    assert ended.status == 0
    assert "date_exact" in ended.out
    content = json.loads((dataset / "evaluation.json").read_text(encoding="utf-8"))
    assert content["total"]["date_exact"]["f1"] == 1.0
    spurious = [error for error in content["errors"] if error["figure"] == "money"]
    assert [(error["kind"], error["line"]) for error in spurious] == [("spurious", 3)]
    assert "⟦2 მილიონი ევრო⟧" in spurious[0]["context"]
    page = (dataset / "evaluation.html").read_text(encoding="utf-8")
    assert "<mark>2 მილიონი ევრო</mark>" in page
    assert "one:3: money spurious" in ended.out
    assert ended.err == "all errors in context: out/evaluation.html\n"


def test_evaluate_fails_under_a_threshold(kaext: Commands, dataset: Path, gold: Path) -> None:
    assert kaext("evaluate", dataset, "--gold", gold, "--fail-under", "date_exact=1").status == 0
    ended = kaext("evaluate", dataset, "--gold", gold, "--fail-under", "0.5", "--quiet")
    assert ended.status == 1
    assert "money_exact is 0.0000, below 0.5" in ended.err
    assert kaext("evaluate", dataset, "--gold", gold, "--fail-under", "dates=1").status == 2
    for number in ("x", "95", "nan", "date_exact=inf", "-1"):
        assert kaext("evaluate", dataset, "--gold", gold, "--fail-under", number).status == 2


def test_evaluate_shows_the_change_against_the_dataset_before(kaext: Commands, dataset: Path, gold: Path) -> None:
    assert "change" not in kaext("evaluate", dataset, "--gold", gold).out
    Path("in/one.txt").write_text(TEXT.replace("2004 წლის ივნისში", "ოდესღაც, როდისღაც "), encoding="utf-8")
    kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "-q")
    assert not (dataset / "evaluation.json").exists()
    for _ in range(2):
        shown = kaext("evaluate", dataset, "--gold", gold).out
        assert "change" in shown
        assert "−1.0000" in shown


def test_evaluate_bears_a_damaged_memory_of_the_evaluation_before(kaext: Commands, dataset: Path, gold: Path) -> None:
    kaext("evaluate", dataset, "--gold", gold)
    (memory,) = (dataset / ".kaext" / "evaluations").iterdir()
    for content in (b"{", b"[]", b"\xff"):
        memory.write_bytes(content)
        assert kaext("evaluate", dataset, "--gold", gold, "-q") == Ended(0, "", "")
        assert "figures" in json.loads(memory.read_bytes())


def test_evaluate_shows_the_figures_of_a_dataset_that_can_only_be_read(
    kaext: Commands, dataset: Path, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaext.cli.evaluate.os.access", lambda path, mode: mode != os.W_OK)
    ended = kaext("evaluate", dataset, "--gold", gold)
    assert "date_exact" in ended.out
    assert (ended.status, ended.err) == (
        0,
        "kaext: out is read-only: evaluation.json and evaluation.html were not written\n",
    )
    assert not (dataset / "evaluation.json").exists()


def test_gold_with_other_line_ends_and_gold_of_another_text(kaext: Commands, dataset: Path, gold: Path) -> None:
    plain = kaext("evaluate", dataset, "--gold", gold)
    path = gold / "one.xml.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert kaext("evaluate", dataset, "--gold", gold) == plain
    path.write_text("x" + GOLD, encoding="utf-8")
    ended = kaext("evaluate", dataset, "--gold", gold, "-q")
    assert (ended.status, ended.err.count("\n")) == (0, 1)
    assert ended.err.startswith("kaext: warning: gold-differs: the text of gold document one differs from the source")


def test_gold_with_values_that_are_none_is_compared_as_it_stands(kaext: Commands, dataset: Path, gold: Path) -> None:
    facts = "country\trelation\tprogramme\tdate\tevidence\nGEO\tjoined\tPfP\tJun-04\t\n"
    (gold / "one.relations.tsv").write_text(facts, encoding="utf-8")
    ended = kaext("evaluate", dataset, "--gold", gold, "-q")
    assert (ended.status, ended.err.count("\n")) == (0, 1)
    assert ended.err.startswith("kaext: warning: gold-doubtful: gold document one: fact 1: 'Jun-04' is")


def test_an_export_does_not_replace_what_was_corrected(kaext: Commands, dataset: Path) -> None:
    export = ("export", dataset, "--to", "inline", "--out", "corrected", "-q")
    for _ in range(2):  # the same again is nothing lost
        assert kaext(*export).status == 0
    path = Path("corrected/one.xml.txt")
    found = path.read_bytes()
    path.write_bytes(found + b"by hand")
    Path("corrected/two.xml.txt").unlink()
    refused = kaext(*export)
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert "exchange-replaces: corrected has files that differ from what would be written" in refused.err
    assert refused.err.count("one.xml.txt") == 1
    assert (path.read_bytes(), Path("corrected/two.xml.txt").exists()) == (found + b"by hand", False)
    assert kaext(*export, "--force").status == 0
    assert path.read_bytes() == found


@pytest.mark.parametrize("form", ["inline", "brat", "conll", "spacy", "labelstudio"])
def test_documents_of_odd_and_long_names_come_back_from_a_tool(kaext: Commands, form: str) -> None:
    Path("in").mkdir()
    for number, stem in enumerate(("ა" * 83 + "bc", "two\nlines", "a?b", ".." + "c")):
        Path("in", f"{stem}.txt").write_text(f"{number}. {TEXT}", encoding="utf-8")
    kaext("run", "in", *Path("in").glob("..*"), "--out", "out", "--workers", 0, "--no-report", "-q")
    assert kaext("export", "out", "--to", form, "--out", "tool", "-q").status == 0
    assert kaext("import", "tool", "--from", form, "--out", "gold", "-q").status == 0
    ended = kaext("evaluate", "out", "--gold", "gold", "-q", "--fail-under", 1)
    assert (ended.status, ended.err) == (0, "")
    assert len(list(Path("gold").glob("*.xml.txt"))) == 4


def test_import_reports_malformed_values(kaext: Commands, gold: Path) -> None:
    path = gold / "one.xml.txt"
    path.write_text(GOLD.replace('v="2004-06"', 'v="June"'), encoding="utf-8")
    ended = kaext("import", gold, "--from", "inline", "--out", "checked")
    assert ended.status == 0
    assert "kaext: warning: exchange-unfinished: one: line 1: 'June' is not an EDTF date" in ended.err


def test_evaluate_names_a_missing_dataset_to_compare_with(kaext: Commands, dataset: Path, gold: Path) -> None:
    ended = kaext("evaluate", dataset, "--gold", gold, "--compare", "nowhere")
    assert (ended.status, ended.out) == (2, "")
    assert "dataset-missing: nowhere contains no dataset" in ended.err


def test_evaluate_compares_two_datasets(kaext: Commands, dataset: Path, gold: Path) -> None:
    kaext("run", "in/two.txt", "--out", "worse", "--workers", 0, "--no-report", "-q")
    ended = kaext("evaluate", dataset, "--gold", gold, "--compare", "worse")
    assert "+1.0000" in ended.out
    assert "errors gone: 4, new: 1" in ended.out
    ended = kaext("evaluate", "worse", "--gold", gold)
    assert "one is not in the dataset or failed" in ended.err


def test_evaluate_names_ten_gold_documents_that_the_dataset_lacks(kaext: Commands, dataset: Path, gold: Path) -> None:
    for number in range(13):
        (gold / f"absent-{number:02}.xml.txt").write_text("ტექსტი\n", encoding="utf-8")
    ended = kaext("evaluate", dataset, "--gold", gold)
    assert ended.err.count("is not in the dataset or failed") == 10
    assert "kaext: and 3 gold documents more; evaluation.json names them all\n" in ended.err
    assert "absent" not in ended.out
    assert len(json.loads((dataset / "evaluation.json").read_text(encoding="utf-8"))["missing"]) == 13


def test_gold_that_is_not_finished_is_scored_and_reported(kaext: Commands, dataset: Path, gold: Path) -> None:
    path = gold / "one.xml.txt"
    path.write_text(GOLD.replace(' v="2004-06"', ""), encoding="utf-8")
    assert "lacks v" in kaext("import", gold, "--from", "inline", "--out", "checked").err
    ended = kaext("evaluate", dataset, "--gold", "checked", "-q")
    assert (ended.status, "gold document one: line 1: <date> lacks v" in ended.err) == (0, True)


def test_evaluate_without_gold_or_dataset_is_status_2(kaext: Commands, dataset: Path, gold: Path) -> None:
    assert "gold-missing" in kaext("evaluate", dataset, "--gold", "in").err
    assert "dataset-missing" in kaext("evaluate", "in", "--gold", gold).err
    assert "gold-missing" in kaext("evaluate", dataset, "--gold", "in/one.txt").err
    (gold / "one.xml.txt").write_text("<date v='2004'>", encoding="utf-8")
    (gold / "two.xml.txt").write_text('<date v="2004">x', encoding="utf-8")
    ended = kaext("evaluate", dataset, "--gold", gold)
    assert "gold-invalid" in ended.err


@pytest.mark.parametrize("kind", ["relations", "spans"])
def test_a_model_is_not_scored_on_its_training_documents(kaext: Commands, kind: str) -> None:
    for name in ("one", "two"):
        Path(f"{name}.xml.txt").write_text("ა", encoding="utf-8")
    one = Path("one.xml.txt").absolute()
    ended = kaext("train", kind, "--gold", ".", "--test", one, "--out", "model")
    assert ended.status == 2
    assert ended.err.startswith(f"kaext: error: test-in-training: {one} is in both --gold and --test")
    assert not Path("model").exists()


def test_a_database_with_views(kaext: Commands, dataset: Path) -> None:
    import sqlite3

    ended = kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "--db", "facts.sqlite")
    assert ended.status == 0
    with sqlite3.connect(dataset / "facts.sqlite") as connection:
        for table in TABLES:
            rows = list(read_table(dataset, table))
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(rows),)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM spans WHERE kind = 'date'").fetchone() == (2,)
    connection.close()
    assert kaext("run", "in", "--out", "out", "--db", "/tmp/facts.sqlite").status == 2


def test_optional_outputs_say_what_to_install(kaext: Commands, dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kaext.emit.parquet.find_spec", lambda name: None)
    monkeypatch.setattr("kaext.emit.database.find_spec", lambda name: None)
    assert "pip install 'kaext[parquet]'" in kaext("run", "in", "--out", "out", "--parquet").err
    assert "pip install 'kaext[duckdb]'" in kaext("run", "in", "--out", "out", "--db", "x.duckdb").err


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_run_that_is_stopped_says_how_to_continue(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    for number in range(400):
        (tmp_path / "in" / f"{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    # A shell starts what runs in the background deaf to SIGINT, and so the tests and all that they start.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "sys.argv[0] = 'kaext'; from kaext.cli.main import main; main()"
    )
    command = [sys.executable, "-c", code, "run", "in", "--out", "out", "--workers", "1", "--no-report", "--log-json"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path) as process:
        assert process.stderr is not None
        assert json.loads(process.stderr.readline())["event"] == "start"
        assert json.loads(process.stderr.readline())["event"] == "document"
        process.send_signal(signal.Signals[name])
        rest = process.stderr.read()
    assert process.returncode == 130
    summary, go_on, start_over = rest.rstrip().splitlines()[-3:]
    assert summary.startswith("kaext: stopped after ")
    assert summary.endswith(" of 400 documents, 0 failed; finished documents are kept.")
    assert go_on.split(maxsplit=1)[1] == "kaext run in --out out --workers 1 --no-report --log-json"
    assert start_over == "Start over: the same command with --force"
    assert "Traceback" not in rest
    assert len(list((tmp_path / "out/.kaext/work/dataset/documents").glob("*.json"))) >= 1
    assert not (tmp_path / "out/documents.csv").exists()


def test_a_run_says_what_it_drops_of_an_interrupted_one(
    kaext: Commands, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(out: Path) -> None:
        raise KeyboardInterrupt

    reason = "their files are no longer among the inputs, or have changed"
    again = ("run", "in/two.txt", "--out", "out", "--workers", 0, "--no-report")
    for option in ("--quiet", "--log-json"):
        with monkeypatch.context() as patched:
            patched.setattr("kaext.batch.run.commit_swap", interrupt)
            assert kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "-q").status == 130
        ended = kaext(*again, option)
        assert ended.status == 0
        if option == "--quiet":
            assert ended.err == f"kaext: dropped: 1 finished document of an interrupted run: {reason}\n"
        else:
            (event,) = (json.loads(line) for line in ended.err.splitlines() if '"dropped"' in line)
            assert event == {"event": "dropped", "documents": 1, "reason": reason}
    assert "dropped" not in kaext(*again).err


def test_an_import_does_not_replace_gold_that_was_corrected(kaext: Commands, dataset: Path) -> None:
    kaext("export", dataset, "--to", "brat", "--out", "sent", "-q")
    bring = ("import", "sent", "--from", "brat", "--out", "gold", "-q")
    for _ in range(2):  # the same again is nothing lost
        assert kaext(*bring).status == 0
    path = Path("gold/one.relations.tsv")
    found = path.read_bytes()
    path.write_bytes(found + b"by hand")
    Path("gold/two.xml.txt").unlink()
    refused = kaext(*bring)
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert "exchange-replaces: gold has files that differ from what would be written" in refused.err
    assert (path.read_bytes(), Path("gold/two.xml.txt").exists()) == (found + b"by hand", False)
    assert kaext(*bring, "--force").status == 0
    assert path.read_bytes() == found


def test_export_reads_the_source_in_an_archive_and_says_when_it_is_gone(kaext: Commands) -> None:
    Path("in").mkdir()
    with zipfile.ZipFile("in/all.zip", "w") as archive:
        archive.writestr("one.txt", f"\n\n  {TEXT}")  # normalisation takes away what is before the words
    kaext("run", "in", "--out", "out", "--workers", 0, "--no-report", "-q")
    assert "source-missing" not in kaext("export", "out", "--to", "inline", "--out", "gold").err
    assert Path("gold/one.xml.txt").read_text(encoding="utf-8").startswith("\n\n  ")
    assert kaext("evaluate", "out", "--gold", "gold", "--fail-under", 1).status == 0
    Path("in/all.zip").unlink()
    gone = kaext("export", "out", "--to", "inline", "--out", "other")
    assert gone.status == 0
    assert "source-missing: text files missing, or changed since the run: 1 (the first: in/all.zip/one.txt)" in gone.err


def test_a_report_replaces_no_file_of_others(kaext: Commands, dataset: Path) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("mine")
    refused = kaext("report", dataset, "--out", "site")
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert (
        "report-replaces: site has files that the report would overwrite and kaext did not write: index.html"
        in refused.err
    )
    assert kaext("report", dataset, "--out", "site", "--force").status == 0
    assert kaext("report", dataset, "--out", "site").status == 0


@pytest.mark.parametrize("name", ["in/one.txt", "./in/one.txt", "one.txt", "one", "one-txt"])
def test_explain_takes_a_document_by_its_file(kaext: Commands, dataset: Path, name: str) -> None:
    assert kaext("explain", dataset, name).out.startswith("one-txt (documents)\n")
    assert "one-txt-d1" in kaext("explain", dataset, "--at", f"{name}:2004").out


def test_explain_takes_no_file_name_that_several_documents_have(kaext: Commands) -> None:
    for folder, year in (("a", "2004"), ("b", "2006")):
        Path(folder).mkdir()
        Path(folder, "one.txt").write_text(TEXT.replace("2004", year), encoding="utf-8")
    kaext("run", "a", "b", "--out", "out", "--workers", 0, "--no-report", "-q")
    for name in ("one.txt", "one"):
        for arguments in ((name,), ("--at", f"{name}:2004")):
            ended = kaext("explain", "out", *arguments)
            assert (ended.status, "document-ambiguous" in ended.err) == (2, True)
            assert "Give the id of one of them: one-txt-" in ended.err
    ended = kaext("explain", "out", "c/one.txt")
    assert (ended.status, "record-unknown" in ended.err) == (2, True)
    assert "a/one.txt" in kaext("explain", "out", "a/one.txt").out
    assert "b/one.txt" in kaext("explain", "out", "b/one.txt").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "in", "--out", "other", "--config", "absent"),
        ("evaluate", "out", "--gold", "absent"),
        ("import", "absent", "--from", "brat"),
        ("normalize", "absent"),
    ],
)
def test_what_does_not_exist_is_reported(kaext: Commands, dataset: Path, arguments: tuple[str, ...]) -> None:
    ended = kaext(*arguments)
    assert (ended.status, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("kaext: error: file-not-found: absent does not exist. ")


@pytest.mark.parametrize("arguments", [("export", "out", "--to", "excel"), ("import", "in", "--from", "excel")])
def test_a_format_that_there_is_not_is_status_2(kaext: Commands, dataset: Path, arguments: tuple[str, ...]) -> None:
    ended = kaext(*arguments)
    assert (ended.status, ended.err.startswith("kaext: error: exchange-format: ")) == (2, True)


def test_gold_of_other_documents_compares_nothing(kaext: Commands, dataset: Path, gold: Path) -> None:
    kaext("run", "in/two.txt", "--out", "next", "--workers", 0, "--no-report", "-q")
    told = "kaext: nothing was compared: no gold document is named like a file of the dataset"
    assert told in kaext("evaluate", "next", "--gold", gold, "-q").err
    assert told not in kaext("evaluate", dataset, "--gold", gold, "-q").err


def test_a_report_among_the_inputs_is_no_document_that_is_passed_over(kaext: Commands, gold: Path) -> None:
    kaext("run", "in", "--out", "in", "--workers", 0, "-q")
    kaext("evaluate", "in", "--gold", gold, "-q")
    assert Path("in/report/index.html").is_file()
    assert Path("in/evaluation.html").is_file()
    assert "skipped" not in kaext("run", "in", "--out", "in", "--workers", 0).err
    Path("in/page.html").touch()
    assert "skipped: 1 .html (" in kaext("run", "in", "--out", "in", "--workers", 0).err
