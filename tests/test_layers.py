"""Packages and modules build on each other in one direction, and packages that tell an order keep to it."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

import kaext

ROOT = Path(kaext.__file__).parent
PACKAGES = [
    "kaext",
    *sorted(f"kaext.{path.parent.relative_to(ROOT)}".replace("/", ".") for path in ROOT.rglob("*/__init__.py")),
]
# Those whose docstrings tell in which order their modules build on each other.
ORDERED = [
    "kaext.batch",
    "kaext.dataset",
    "kaext.ingest.ocr",
    "kaext.ingest.pdf",
    "kaext.ingest.pdf.pdfium",
    "kaext.ingest.pdf.plumber",
    "kaext.ingest.pdf.tables",
    "kaext.pipes.relations",
    "kaext.pipes.relations.arguments",
    "kaext.pipes.relations.candidates",
    "kaext.pipes.relations.clauses",
    "kaext.pipes.relations.constructions",
    "kaext.pipes.relations.context",
    "kaext.pipes.relations.phrasing",
    "kaext.pipes.relations.predication",
    "kaext.pipes.relations.sentences",
    "kaext.pipes.relations.temporal",
    "kaext.pipes.relations.verbless",
    "kaext.segment.layout",
    "kaext.segment.text",
    "kaext.segment.text.genres",
]
# What is named in an order and is no module of it.
NEIGHBOURS = {"kaext.pipes.relations": {"words"}}


def members(package: str) -> dict[str, list[Path]]:
    """Return the modules and packages in a package, each with its files."""
    folder = ROOT.joinpath(*package.split(".")[1:])
    found = {path.stem: [path] for path in folder.glob("*.py") if path.stem != "__init__"}
    return found | {path.parent.name: sorted(path.parent.rglob("*.py")) for path in folder.glob("*/__init__.py")}


def imported(path: Path) -> Iterator[str]:
    """Yield the modules, and what may be modules, that a file of kaext imports as it is imported itself."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kaext":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def uses(package: str) -> dict[str, set[str]]:
    """Return of each member of a package the others that it imports."""
    inside = members(package)
    return {
        name: {
            used.removeprefix(f"{package}.").split(".")[0]
            for path in files
            for used in imported(path)
            if used.startswith(f"{package}.")
        }
        & inside.keys() - {name}
        for name, files in inside.items()
    }


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_lead_one_way(package: str) -> None:
    assert set(TopologicalSorter(uses(package)).static_order()) == members(package).keys()


@pytest.mark.parametrize("package", ORDERED)
def test_every_module_builds_on_those_that_its_package_names_before_it(package: str) -> None:
    order = re.findall(r"``(\w+)``", import_module(package).__doc__ or "")
    order = [name for name in order if name not in NEIGHBOURS.get(package, ())]
    used = uses(package)
    assert sorted(order) == sorted(used.keys() - NEIGHBOURS.get(package, set()))
    for position, name in enumerate(order):
        assert used[name] - NEIGHBOURS.get(package, set()) <= set(order[:position]), name


def test_georgian_as_such_knows_nothing_of_countries_and_programmes() -> None:
    used = {name for files in members("kaext")["ka"] for name in imported(files)}
    assert {name.split(".")[1] for name in used} == {"alignment", "data_files", "expressions", "ka"}


@pytest.mark.parametrize(("package", "other"), [("text", "layout"), ("layout", "text")])
def test_segmentation_of_texts_and_of_pdfs_borrow_nothing_from_each_other(package: str, other: str) -> None:
    used = {name for path in members("kaext.segment")[package] for name in imported(path)}
    assert any(name.startswith(f"kaext.segment.{package}.") for name in used)
    assert not any(name.startswith(f"kaext.segment.{other}.") for name in used)
