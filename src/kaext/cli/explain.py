"""``kaext explain``: why a record is there, why one is not, and a summary of a document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kaext.cli.options import AsJson, Dataset, Debug
from kaext.cli.output import shortened, show, show_lines

_SHOWN = 100

if TYPE_CHECKING:
    from kaext.dataset.explain import Explanation, Overview, Place


def explain(
    dataset: Dataset,
    record: Annotated[
        str, typer.Argument(help="The id of a record or a document, or a document's file.", show_default=False)
    ] = "",
    at: Annotated[str, typer.Option(help="Explain a place instead: DOCUMENT:OFFSET or DOCUMENT:WORDS.")] = "",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Explain why a record is there, or why none is.

    Shows the text in context, the rule that produced the record, its evidence, and the readings that were ruled out.
    For a document: its status, counts and problems, and why readings were ruled out.

    Example: kaext explain dataset partners-south-caucasus-txt-d12

    Example: kaext explain dataset partners-south-caucasus-txt
    """
    from kaext.batch.output import recover
    from kaext.dataset.explain import explain as explain_record
    from kaext.dataset.explain import explain_document, explain_place, id_of_document
    from kaext.problems import UsageError, problem

    if record and at:
        raise UsageError(problem("options-contradict", first="the id of a record", second="--at"))
    if not record and not at:
        raise UsageError(problem("explain-what"))
    recover(dataset)
    if at:
        named, _, wanted = at.partition(":")
        doc_id = id_of_document(dataset, named)
        places = explain_place(dataset, doc_id, wanted)
        if as_json:
            show(json.dumps([_place_json(place) for place in places], ensure_ascii=False, indent=2) + "\n")
            return
        for place in places:
            _show_place(place, doc_id)
        return
    overview = explain_document(dataset, id_of_document(dataset, record))
    if overview is not None:
        _show_overview(overview, as_json=as_json)
        return
    found = explain_record(dataset, record)
    if as_json:
        show(json.dumps(_explanation_json(found), ensure_ascii=False, indent=2) + "\n")
    else:
        _show_explanation(found)


def _show_overview(found: Overview, *, as_json: bool) -> None:
    from kaext.methods import describe_reason

    reasons = [
        {"component": component, "number": number, "because": describe_reason(component, reason)}
        for (component, reason), number in found.ruled_out.items()
    ]
    if as_json:
        content = {"record": found.record, "counts": found.counts, "problems": found.problems, "ruled_out": reasons}
        show(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    show_lines(f"{found.record['doc_id']} (documents)\n\n")
    for name, value in {**found.record, **found.counts}.items():
        if name not in ("doc_id", "problems") and value not in ("", None, False):
            show_lines(f"  {name:22} {value}\n")
    _show_others("problems", [("problems", row) for row in found.problems])
    if reasons:
        show_lines("\nruled out:\n")
    for row in reasons:
        show_lines(f"  {row['number']:4} {row['component']:12} {row['because']}\n")


def _explanation_json(found: Explanation) -> dict[str, Any]:
    from kaext.confidence import counted
    from kaext.methods import describe

    method = found.record.get("method", "")
    right, wrong = counted(method)
    place = _place_json(found.place)
    return {
        "table": found.table,
        "record": found.record,
        "context": place["context"],
        "block": place["block"],
        "method": {"name": method, "description": describe(method), "right": right, "wrong": wrong},
        "overlapping": place["records"],
        "ruled_out": place["ruled_out"],
        "statements": found.statements,
        "matched": found.matched,
    }


def _place_json(place: Place) -> dict[str, Any]:
    from kaext.methods import describe_reason

    return {
        "context": [place.before, place.text, place.after],
        "block": place.block,
        "records": [{"table": table, **row} for table, row in place.records],
        "ruled_out": [{**row, "because": describe_reason(row["method"], row["reason"])} for row in place.ruled_out],
    }


def _show_explanation(found: Explanation) -> None:
    from kaext.confidence import counted
    from kaext.methods import describe

    show_lines(f"{found.record['id']} ({found.table})\n")
    _show_context(found.place)
    for name, value in found.values.items():
        show_lines(f"  {name:22} {value}\n")
    for name in ("start", "end", "source_start", "source_end", "page"):
        if found.record.get(name) is not None:
            show_lines(f"  {name:22} {found.record[name]}\n")
    _show_block(found.place)
    method = found.record.get("method", "")
    if method:
        right, wrong = counted(method)
        show_lines(f"  {'method':22} {' — '.join(part for part in (method, describe(method)) if part)}\n")
        record = f" — this rule was right in {right} of {right + wrong} cases in gold" if right + wrong else ""
        show_lines(f"  {'confidence':22} {found.record['confidence']}{record}\n")
    _show_others("also found here", found.place.records)
    _show_ruled_out(found.place)
    _show_others("stated", [("statement", row) for row in found.statements])
    if found.matched:
        show_lines("\nmatched:\n")
    for row in found.matched:
        says = f" ({row['says']})" if row["says"] else ""
        show_lines(f"  {row['record']}  {row['part']:10} {shortened(row['text'], _SHOWN)}{says}\n")


def _show_place(place: Place, doc_id: str) -> None:
    show_lines(f"{doc_id}\n")
    _show_context(place)
    _show_block(place)
    _show_others("found here", place.records)
    _show_ruled_out(place)
    if not place.records and not place.ruled_out:
        show_lines("\nnothing was found here, and no rule considered it\n")
    show_lines("\n")


def _show_context(place: Place) -> None:
    if not place.text:  # the problem concerns the whole document
        show_lines("\n")
        return
    context = " ".join(f"{place.before}⟦{place.text}⟧{place.after}".split())
    show_lines(f"\n  … {context} …\n\n")


def _show_block(place: Place) -> None:
    if place.block is not None:
        unit = " ".join(part for part in (place.block["unit"], place.block["heading"]) if part)
        numbers = place.block["source_lines"]
        lines = f"{'line' if numbers.isdigit() else 'lines'} {numbers}" if numbers else ""
        show_lines(f"  {'block':22} {' · '.join(part for part in (place.block['kind'], unit, lines) if part)}\n")


def _show_others(title: str, rows: list[tuple[str, Any]]) -> None:
    from kaext.dataset.values import value_of

    if rows:
        show_lines(f"\n{title}:\n")
    for table, row in rows:
        if table == "problems":
            show_lines(f"  {table:10} {row['id']}  {row['problem']}  {row['message']}\n{'':13}{row['remedy']}\n")
            continue
        value = value_of("relations" if table == "statement" else table, row)
        text = shortened(row.get("text") or row.get("evidence") or "", _SHOWN)
        show_lines(f"  {table:10} {row['id']}  {value}  {text}  ({row['method']}, {row['confidence']})\n")


def _show_ruled_out(place: Place) -> None:
    from kaext.methods import describe_reason

    if place.ruled_out:
        show_lines("\nruled out:\n")
    for row in place.ruled_out:
        reading = f" as {row['reading']}" if row["reading"] else ""
        because = describe_reason(row["method"], row["reason"])
        show_lines(f"  {shortened(row['text'], _SHOWN)}{reading} ({row['method']}): {because}\n")
