"""The pages of the reference name modules, and members of them, that are there."""

from importlib import import_module
from pathlib import Path

import pytest
import regex

PAGES = sorted((Path(__file__).parents[2] / "docs" / "reference").glob("*.md"))
ENTRY = regex.compile(
    r"^::: (?P<module>\S+)(?:\n    options:\n      members: \[(?P<members>[^\]]+)\])?", regex.MULTILINE
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_everything_named_is_there_and_described(page: Path) -> None:
    entries = list(ENTRY.finditer(page.read_text(encoding="utf-8")))
    assert len(entries) > 1
    for entry in entries:
        module = import_module(entry["module"])
        assert module.__doc__, module
        for member in entry["members"].split(", ") if entry["members"] else ():
            assert getattr(module, member).__doc__, member
