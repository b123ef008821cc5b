"""Every snippet of the README and the documentation runs: Python, and the commands of kaext."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import regex
from typer.testing import CliRunner

from kaext.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.ka.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = regex.compile(r"^```(\w+)\n(.*?)^```$", regex.MULTILINE | regex.DOTALL)
# What sets a machine up is tried in a fresh clone, not inside the suite that it runs.
SETUP = ("make ", "python3 -m venv ", ". .venv", "pip install ", "apt ", "git clone ", "python benchmarks/")
RUNNABLE = {"python", "sh"}
SHOWN_ONLY = {"csv", "toml", "json", "text", "cfg"}


class Snippet(NamedTuple):
    language: str
    code: str


def snippets_of(page: Path) -> list[Snippet]:
    return [Snippet(match[1], match[2]) for match in FENCE.finditer(page.read_text(encoding="utf-8"))]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder as a reader would have it: a brochure, a folder of them, a catalogue."""
    brochure = ROOT / "corpus" / "raw" / "partners-south-caucasus.txt"
    (tmp_path / "brochures").mkdir()
    shutil.copy(brochure, tmp_path / "brochure.txt")
    shutil.copy(brochure, tmp_path / "brochures")
    shutil.copy(ROOT / "corpus" / "pdf" / "partners-south-caucasus.pdf", tmp_path / "brochure.pdf")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_snippets_run(page: Path, workplace: Path) -> None:
    namespace: dict[str, object] = {"__name__": page.stem}
    for snippet in snippets_of(page):
        assert snippet.language in RUNNABLE | SHOWN_ONLY, f"a snippet of {page.name} in {snippet.language}"
        if snippet.language == "python":
            exec(compile(snippet.code, f"{page.name}", "exec"), namespace)
        if snippet.language == "csv":
            (workplace / "my-programmes.csv").write_text(snippet.code, encoding="utf-8")
        if snippet.language == "sh":
            for line in snippet.code.splitlines():
                run_command(line.split("#")[0].strip(), workplace)


def run_command(line: str, workplace: Path) -> None:
    if not line or line.startswith(SETUP):
        return
    words = shlex.split(line)
    assert words[0] == "kaext", f"not a command of kaext: {line}"
    outcome = CliRunner().invoke(app, words[1:], catch_exceptions=False)
    assert outcome.exit_code == 0, f"{line}\n{outcome.output}"


LINK = regex.compile(r"!?\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert missing == []
