"""A dataset with known errors, made from gold: shifted extents, changed values, missing and spurious records."""

import csv
from pathlib import Path
from typing import Any

from kaext.evaluation.gold import GoldDocument, GoldSpan
from kaext.records import TABLES

EVERY = 7


def write_noisy_dataset(folder: Path, golds: list[GoldDocument], listed: frozenset[str], *, is_pdf: bool) -> None:
    """Write CSV tables that are the gold's but for an error in every so many records, the same ones each time."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    for gold in golds:
        _add(rows, gold, listed, is_pdf=is_pdf)
    folder.mkdir(parents=True, exist_ok=True)
    for table, model in TABLES.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(model.model_fields), restval="")
            writer.writeheader()
            writer.writerows(rows[table])


def _add(rows: dict[str, list[dict[str, Any]]], gold: GoldDocument, listed: frozenset[str], *, is_pdf: bool) -> None:
    doc_id = f"{gold.name}-{'pdf' if is_pdf else 'txt'}"
    rows["documents"].append(
        {
            "doc_id": doc_id,
            "source": f"in/{gold.name}.{'pdf' if is_pdf else 'txt'}",
            "media_type": "application/pdf" if is_pdf else "text/plain",
            "status": "ok",
        }
    )
    taken: set[tuple[str, int, int]] = set()
    for number, span in enumerate(sorted(gold.spans, key=lambda span: (span.start, -span.end)), 1):
        if number % EVERY == 1:
            continue
        start = span.start + (2 if number % EVERY == 2 and span.end - span.start > 4 else 0)
        end = min(len(gold.text), span.end + (3 if number % EVERY == 3 else 0))
        if (span.tag, start, end) in taken:
            continue
        taken.add((span.tag, start, end))
        place = {
            "doc_id": doc_id,
            "text": gold.text[start:end],
            "source_start": "" if is_pdf else start,
            "source_end": "" if is_pdf else end,
        }
        table, columns = _columns(span, listed, is_wrong=number % EVERY == 4)
        if span.tag == "def":
            columns |= {
                "long_form": place["text"],
                "long_form_source_start": place["source_start"],
                "long_form_source_end": place["source_end"],
            }
            place |= {"source_start": "", "source_end": ""}
        rows[table].append({**place, **columns})
    for number, fact in enumerate(gold.relations):
        if number % EVERY != 1:
            rows["relations"].append(
                {
                    "doc_id": doc_id,
                    "country": fact.country,
                    "relation": "hosted" if number % EVERY == 2 else fact.relation,
                    "programme": _own(fact.programme, listed),
                    "date": "1999" if number % EVERY == 3 else fact.date,
                }
            )
    texts = gold.text.split("\n")
    for line in gold.lines:
        if line.label != "blank":
            rows["blocks"].append(
                {
                    "doc_id": doc_id,
                    "block_id": f"{doc_id}-b{line.line}",
                    "kind": "body" if line.line % EVERY == 4 else line.label,
                    "unit": "sec:9" if line.unit and line.line % EVERY == 5 else line.unit,
                    "text": texts[line.line - 1],
                    "source_lines": "" if is_pdf else str(line.line),
                }
            )


def _columns(span: GoldSpan, listed: frozenset[str], *, is_wrong: bool) -> tuple[str, dict[str, Any]]:
    given = span.attributes
    if span.tag == "date":
        value = "1999" if is_wrong else given["v"]
        kind, bound, part = given.get("k", "date"), given.get("b", ""), given.get("p", "")
        return "dates", {"value": value, "kind": kind, "bound": bound, "part": part}
    if span.tag in ("acr", "def"):
        acronym = "XX" if is_wrong else given.get("s") or span.text
        return "acronyms", {"acronym": acronym, "defined_here": "true" if span.tag == "def" else "false"}
    if span.tag == "money":
        low, _, high = given["v"].partition("/")
        currency = "XXX" if is_wrong else given["c"]
        bound = given.get("b", "")
        return "sums", {"amount_min": low, "amount_max": high or low, "currency": currency, "bound": bound}
    if span.tag == "geo":
        return "mentions", {"kind": "country", "ids": "FRA" if is_wrong else given["c"]}
    return "mentions", {"kind": "programme", "ids": "ISAF" if is_wrong else _own(given["id"], listed)}


def _own(id: str, listed: frozenset[str]) -> str:
    return id if id in listed else f"OWN-{id}"
