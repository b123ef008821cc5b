"""The data dictionary in the documentation says what the records define."""

from pathlib import Path

from kaext.emit.dictionary import data_dictionary
from kaext.records import JSON_ONLY, TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_page_is_made_from_the_records() -> None:
    remedy = (
        "python -c 'from kaext.emit.dictionary import *; print(data_dictionary(), end=\"\")' > docs/data-dictionary.md"
    )
    assert PAGE.read_text(encoding="utf-8") == data_dictionary(), f"write it again: {remedy}"


def test_every_column_is_explained() -> None:
    rows = [line for line in data_dictionary().splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(model.model_fields) for model in (TABLES | JSON_ONLY).values())
    assert [row for row in rows if row.endswith("|  |")] == []
