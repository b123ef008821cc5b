"""Files and folders of the project that its pages name are there."""

from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parents[2]
FOLDERS = ("", "docs", "docs/reference", "models", "corpus")
PAGES = sorted(page for folder in FOLDERS for page in (ROOT / folder).glob("*.md"))
# Where paths begin, as pages write them: at the project's root, in the package, or in a part of the corpus.
PLACES = [ROOT, ROOT / "src" / "kaext", ROOT / "corpus", ROOT / "corpus" / "synthetic"]
# The dataset of the examples, and a folder that every dataset has, have these names, too.
OF_DATASETS = {"dataset", "report"}
BEGINNINGS = {path.name for place in PLACES for path in place.iterdir() if path.is_dir()} - OF_DATASETS
NAMED = regex.compile(rf"`((?:{'|'.join(sorted(map(regex.escape, BEGINNINGS)))})/[\w./*-]+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_is_named_is_there(page: Path) -> None:
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    assert [name for name in named if not any(list(place.glob(name)) for place in PLACES)] == []


def test_pages_name_files() -> None:
    assert sum(len(NAMED.findall(page.read_text(encoding="utf-8"))) for page in PAGES) > 60
