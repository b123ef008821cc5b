"""The built distribution works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


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
    assert not any("corpus" in name or "tests" in name for name in names)


def test_the_sdist_holds_what_builds_and_tests_it(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "pipeline/rules.cfg", "src/kaext/records.py"} <= names


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
