"""The HTML page of an evaluation: figures, documents, and every error with its line and context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from kaext.data_files import text_of
from kaext.evaluation.compare import headlines
from kaext.evaluation.figures import FIGURES, Error

PARTS = {"total": "Text inputs, by source offsets", "total_by_value": "Other inputs, by value"}
"""The parts of an ``evaluation.json`` with aggregated figures, and their titles."""


def page(
    content: Mapping[str, Any], errors: Iterable[Error], *, dataset: str, before: Mapping[str, Any] | None = None
) -> str:
    """Return the HTML page.

    Parameters
    ----------
    content
        The content of ``evaluation.json``.
    errors
        The errors to show.
    dataset
        The dataset's name.
    before
        An earlier ``evaluation.json``, for the column of changes.
    """
    from jinja2 import Environment

    groups: dict[tuple[str, str], list[Error]] = defaultdict(list)
    for error in errors:
        groups[error.figure, error.kind].append(error)
    documents = by_document(content)
    shown = {
        name: {figure: _figure(values.get("f1", values.get("acc"))) for figure, values in row.items()}
        for name, row in documents.items()
    }
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["highlighted"] = highlighted
    template = text_of("kaext.evaluation", "templates/evaluation.html")
    return environment.from_string(template).render(
        dataset=dataset,
        missing=content["missing"],
        parts=[
            {"title": title, "rows": rows_of(content, part, before=before)}
            for part, title in PARTS.items()
            if content[part]
        ],
        documents=shown,
        figures=[figure for figure in FIGURES if any(figure in row for row in documents.values())],
        groups=dict(sorted(groups.items())),
    )


def by_document(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of each document by name, with a remark on those compared by value."""
    by_value = {f"{name} (by value)": figures for name, figures in content["documents_by_value"].items()}
    return {**content["documents"], **by_value}


def rows_of(content: Mapping[str, Any], part: str, *, before: Mapping[str, Any] | None = None) -> list[dict[str, str]]:
    """Return the rows of a table of figures as formatted text."""
    earlier = headlines(before, part) if before else {}
    now = headlines(content, part)
    intervals = content["intervals"] if part == "total" else {}
    return [
        {
            "figure": figure,
            "meaning": FIGURES[figure],
            **{key: _figure(values.get(key)) for key in ("p", "r", "f1", "acc")},
            "n": str(values["n"]),
            "interval": "–".join(f"{end:.2f}" for end in intervals[figure]) if figure in intervals else "",
            "change": change(earlier[figure], now[figure]) if figure in earlier else "",
        }
        for figure, values in content[part].items()
    ]


def change(before: float, after: float) -> str:
    """Format a difference with its sign; empty if there is none."""
    difference = round(after - before, 4)
    if not difference:
        return ""
    return f"{'+' if difference > 0 else '−'}{abs(difference):.4f}"


def highlighted(context: str) -> Markup:
    """Return a context as HTML with the text between ⟦ and ⟧ highlighted."""
    return Markup(str(escape(context)).replace("⟦", "<mark>").replace("⟧", "</mark>"))


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
