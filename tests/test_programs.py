"""The programs beside the package ask it for names that it has."""

import ast
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = sorted(path for folder in ("benchmarks", "corpus") for path in (ROOT / folder).rglob("*.py"))


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the modules of kaext that a program imports from, each with a name that it takes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kaext":
            yield from ((str(node.module), alias.name) for alias in node.names)


def has(module: str, name: str) -> bool:
    """Return whether a module has a name, or a package a module of it."""
    found = import_module(module)
    return hasattr(found, name) or (hasattr(found, "__path__") and find_spec(f"{module}.{name}") is not None)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_programs_import_what_there_is(path: Path) -> None:
    assert [f"{module}.{name}" for module, name in imported_names(path) if not has(module, name)] == []


def test_some_programs_import_from_the_package() -> None:
    assert any(True for path in PROGRAMS for _ in imported_names(path))
