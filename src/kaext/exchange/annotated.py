"""Conversion of a dataset to gold documents, as a starting point for correction by an annotator.

Text inputs are annotated on their source text, which is read again from its original path or archive. PDFs, and sources
that are missing or changed, are annotated on the normalised text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kaext.batch.inputs import ARCHIVE, Input
from kaext.dataset.reading import contents, read_table, require_current
from kaext.emit.rows import line_numbers
from kaext.evaluation.gold import GoldDocument, GoldLine, GoldRelation, GoldSpan, in_text_order
from kaext.exchange.facts import collapse
from kaext.exchange.fit import safe_name
from kaext.ingest.text import decode

MAX_EVIDENCE = 120
_TEXT = "text/plain"


def annotated_documents(dataset: Path, *, on_missing: Callable[[str], object]) -> Iterator[GoldDocument]:
    """Yield the documents of a dataset that did not fail, in order, named by the stem of their source.

    A document is named by its id if its stem is not unique, or is not a valid file name in every format.

    Parameters
    ----------
    dataset
        The folder of the dataset.
    on_missing
        Called with the source of a text input that is missing or changed.

    Raises
    ------
    UsageError
        ``dataset-missing``, ``dataset-outdated``.
    """
    require_current(dataset)
    rows = [row for row in read_table(dataset, "documents") if row["status"] != "failed"]
    stems = [Path(row["source"]).stem for row in rows]
    numbers = Counter(stems)
    found = contents(dataset, [row["doc_id"] for row in rows])
    for row, stem, content in zip(rows, stems, found, strict=True):
        name = stem if numbers[stem] == 1 and stem == safe_name(stem) else row["doc_id"]
        source_text = _source_text(row)
        if source_text is None and row["media_type"] == _TEXT:
            on_missing(row["source"])
        yield annotated(content, name=name, source_text=source_text)


def annotated(content: Mapping[str, Any], *, name: str, source_text: str | None) -> GoldDocument:
    """Return a document's records as gold annotation.

    Parameters
    ----------
    content
        The content of the document's JSON file.
    name
        The name of the gold document.
    source_text
        The source text as decoded, or ``None`` to annotate the normalised text.
    """
    text = content["text"] if source_text is None else source_text
    prefix = "" if source_text is None else "source_"
    spans = in_text_order(_spans(content, text, prefix))
    lines = _normalised_lines(content) if source_text is None else _source_lines(content, text)
    relations = tuple(
        GoldRelation(r["country"], r["relation"], r["programme"], r["date"], _evidence(text, r, prefix))
        for r in content["relations"]
    )
    return GoldDocument(name, text, spans, lines, relations)


def _source_text(row: Mapping[str, str]) -> str | None:
    if row["media_type"] != _TEXT:
        return None
    source = _input_of(row["source"])
    return decode(source.read()) if source.digest().hex() == row["sha256"] else None


def _input_of(source: str) -> Input:
    """Return the file or the member of an archive that a document was read from."""
    parents = Path(source).parents
    archive = next((path for path in parents if path.suffix.lower() == ARCHIVE and path.is_file()), None)
    return Input(source) if archive is None else Input(str(archive), member=source[len(str(archive)) + 1 :])


def _spans(content: Mapping[str, Any], text: str, prefix: str) -> Iterator[GoldSpan]:
    def span(tag: str, row: Mapping[str, Any], attributes: dict[str, str], extent: str = "") -> GoldSpan:
        start, end = row[f"{extent}{prefix}start"], row[f"{extent}{prefix}end"]
        return GoldSpan(tag, start, end, text[start:end], {key: value for key, value in attributes.items() if value})

    for row in content["dates"]:
        kind = row["kind"] if row["kind"] != "date" else ""
        attributes = {"v": row["value"], "k": kind, "b": row["bound"], "p": row["part"], "a": _flag(row["approximate"])}
        yield span("date", row, attributes)
    for row in content["acronyms"]:
        if not row["repeats"]:
            yield span("acr", row, {"s": row["acronym"] if row["acronym"] != row["text"] else ""})
        if row["defined_here"]:
            yield span("def", row, {"s": row["acronym"]}, "long_form_")
    for row in content["sums"]:
        low, high = row["amount_min"], row["amount_max"]
        amount = low if low == high else f"{low}/{high}"
        attributes = {"v": amount, "c": row["currency"], "a": _flag(row["approximate"]), "b": row["bound"]}
        yield span("money", row, attributes)
    for row in content["mentions"]:
        if row["kind"] == "country":
            attributes = {"c": row["ids"], "adj": _flag(row["adjectival"]), "group": _flag(row["group"])}
            yield span("geo", row, attributes)
        else:
            yield span("prog", row, {"id": row["ids"]})


def _flag(value: bool) -> str:
    return "1" if value else ""


def _source_lines(content: Mapping[str, Any], text: str) -> tuple[GoldLine, ...]:
    texts = text.split("\n")
    if texts[-1] == "":
        texts.pop()
    labels: dict[int, tuple[str, str]] = {}
    for block in content["blocks"]:
        labels |= dict.fromkeys(line_numbers(block["source_lines"]), (block["kind"], block["unit"]))
    return tuple(
        GoldLine(number, *(labels.get(number, ("body", "")) if line.strip() else ("blank", "")))
        for number, line in enumerate(texts, 1)
    )


def _normalised_lines(content: Mapping[str, Any]) -> tuple[GoldLine, ...]:
    starts = {block["start"]: (block["kind"], block["unit"]) for block in content["blocks"]}
    lines: list[GoldLine] = []
    position = 0
    label = ("body", "")
    for number, line in enumerate(content["text"].split("\n"), 1):
        label = starts.get(position, label)
        lines.append(GoldLine(number, *(label if line.strip() else ("blank", ""))))
        position += len(line) + 1
    return tuple(lines)


def _evidence(text: str, row: Mapping[str, Any], prefix: str) -> str:
    quote = collapse(text[row[f"{prefix}start"] : row[f"{prefix}end"]])
    if len(quote) <= MAX_EVIDENCE:
        return quote
    return quote[:MAX_EVIDENCE].rsplit(" ", 1)[0]
