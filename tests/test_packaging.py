"""The built distribution works outside the checkout."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What a package that is declared is made of, in the version that it asks for.
PART_OF_ANOTHER = {
    "lxml": "dkpro-cassis",
    "markupsafe": "jinja2",
    "pdfminer": "pdfplumber",
    "pydantic_core": "pydantic",
    "thinc": "spacy",
}
# Imported where they are installed: to train Stanza's package, by the engine `stanza`.
NOT_IN_THE_TEST_TOOLS = {"stanza": "stanza", "torch": "torch", "floret": "floret"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist and return their folder."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_everything_that_runs(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "kaext"
    wanted = {
        f"kaext/{path.relative_to(package)}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted |= {f"kaext/shipped/pipeline/{path.name}" for path in (ROOT / "pipeline").glob("*.cfg")}
    assert wanted - names == set()
    assert "kaext/py.typed" in names
    licences = {"LICENSE", "THIRD-PARTY.md"}
    assert {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name} == licences
    assert not any("corpus" in name or "tests" in name for name in names)


def test_the_sdist_holds_what_builds_and_tests_it(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "pipeline/rules.cfg", "src/kaext/records.py"} <= names


def test_what_is_imported_is_declared() -> None:
    requirements = [
        *PROJECT["dependencies"],
        *(one for extra in PROJECT["optional-dependencies"].values() for one in extra),
    ]
    declared = {name_of(requirement) for requirement in requirements}
    distributions = packages_distributions()
    missing = set()
    for path in (ROOT / "src" / "kaext").rglob("*.py"):
        for module in modules_of(path) - set(sys.stdlib_module_names) - {"kaext"}:
            names = {PART_OF_ANOTHER.get(module), NOT_IN_THE_TEST_TOOLS.get(module), *distributions.get(module, ())}
            if not {name.lower() for name in names if name} & declared:
                missing.add(module)
    assert missing == set()


def name_of(requirement: str) -> str:
    return requirement.partition(";")[0].translate(str.maketrans("<>=~[", "     ")).split()[0].lower()


def modules_of(path: Path) -> set[str]:
    """Return the packages that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_the_shipped_model_and_the_package_ask_for_the_same_spacy() -> None:
    meta = json.loads((ROOT / "models" / "ka_kaext_gnc" / "meta.json").read_text(encoding="utf-8"))
    assert f"spacy{meta['spacy_version']}" in PROJECT["dependencies"]


def test_the_wheel_runs_outside_the_checkout(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    site = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run([*install, "--disable-pip-version-check"], check=True, capture_output=True)
    (tmp_path / "a.txt").write_text("საქართველო 1994 წელს PfP-ს შეუერთდა.\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site)}

    def python(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    assert Path(python("-W", "error", "-c", "import kaext; print(kaext.__file__)")).is_relative_to(site)
    python("-m", "kaext", "run", "a.txt", "--out", "out", "--workers", "0", "--no-report")
    relations = (tmp_path / "out" / "relations.csv").read_text(encoding="utf-8").splitlines()
    assert len(relations) == 2
    assert relations[1].split(",")[2:6] == ["GEO", "joined", "PfP", "პარტნიორობა მშვიდობისათვის"]
