"""Generated figures in a page of the documentation, between two comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
DOCS = ROOT / "docs"
DEVELOPMENT = ("trust-funds", "western-balkans")
VALIDATION = ("exercises-and-operations", "science-programme")
READ = [
    CORPUS / "gold" / "partners-south-caucasus.xml.txt",
    *(CORPUS / "dev" / f"{name}.xml.txt" for name in DEVELOPMENT),
    *sorted((CORPUS / "synthetic" / "open").glob("*.xml.txt")),
]
"""Gold documents whose errors were inspected while the rules were written."""
UNREAD = [
    *(CORPUS / "dev" / f"{name}.xml.txt" for name in VALIDATION),
    *sorted((CORPUS / "synthetic" / "held").glob("*.xml.txt")),
]
"""Gold documents that are only scored."""


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def put(page: Path, name: str, markdown: str) -> None:
    """Replace the part of ``page`` between ``<!-- NAME -->`` and ``<!-- end NAME -->``."""
    pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end {re.escape(name)} -->)", re.DOTALL)
    text, number = pattern.subn(lambda match: f"{match[1]}\n{markdown}\n\n{match[2]}", page.read_text(encoding="utf-8"))
    if number != 1:
        raise SystemExit(f"{page} has no place for {name}")
    page.write_text(text, encoding="utf-8")
