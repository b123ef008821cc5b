"""The data dictionary in the documentation matches the records."""

from pathlib import Path
from typing import get_args

from kaext.document import BlockKind
from kaext.emit.dictionary import data_dictionary, values_explained
from kaext.emit.types import column_types
from kaext.problems import catalogue
from kaext.records import JSON_ONLY, TABLES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_page_is_made_from_the_records() -> None:
    remedy = (
        "python -c 'from kaext.emit.dictionary import *; print(data_dictionary(), end=\"\")' > docs/data-dictionary.md"
    )
    assert PAGE.read_text(encoding="utf-8") == data_dictionary(), f"write it again: {remedy}"


def test_every_column_and_problem_is_explained() -> None:
    rows = [line for line in data_dictionary().splitlines() if line.startswith("| `")]
    for table, model in (TABLES | JSON_ONLY).items():
        for column in model.model_fields:
            assert any(row.startswith(f"| `{column}` | ") for row in rows), f"{table}.{column}"
    assert [row for row in rows if row.endswith("|  |")] == []
    assert {f"| `{kind.id}` | {kind.severity} | {kind.title} |" for kind in catalogue().values()} <= set(rows)


def test_every_value_is_explained() -> None:
    fixed = {
        (table, name): {choice for choice in column.choices if choice}
        for table, model in (TABLES | JSON_ONLY).items()
        for name, column in column_types(model).items()
        if column.choices
    }
    explained = {(table, name): set(texts) for table, of in values_explained().items() for name, texts in of.items()}
    assert explained == fixed | {("blocks", "kind"): set(get_args(BlockKind))}
