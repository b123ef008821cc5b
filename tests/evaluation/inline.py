"""A gold document and a dataset's rows for it, both written as text with inline tags."""

from kaext.evaluation.gold import GoldDocument, GoldLine, GoldRelation, parse_inline
from kaext.evaluation.values import Found


def gold(marked: str, *, relations: tuple[GoldRelation, ...] = (), lines: tuple[GoldLine, ...] = ()) -> GoldDocument:
    text, spans = parse_inline(marked)
    return GoldDocument("text", text, spans, lines, relations)


def found(marked: str, *, relations: tuple[dict[str, str], ...] = (), blocks: tuple[dict[str, str], ...] = ()) -> Found:
    """Rows for the tags of ``marked``, as a dataset has them."""
    _, spans = parse_inline(marked)
    rows: dict[str, list[dict[str, str]]] = {"date": [], "acr": [], "money": [], "mentions": []}
    for span in spans:
        given = span.attributes
        row = {
            "text": span.text,
            "source_start": str(span.start),
            "source_end": str(span.end),
            "block_id": given.get("block", ""),
            "method": "test/rule",
            "confidence": given.get("confidence", "0.9"),
            "approximate": "true" if given.get("a") == "1" else "false",
        }
        if span.tag == "date":
            bound, part = given.get("b", ""), given.get("p", "")
            rows["date"].append(
                {**row, "kind": given.get("k", "date"), "value": given["v"], "bound": bound, "part": part}
            )
        elif span.tag in ("acr", "def"):
            definition = {
                "defined_here": "true" if span.tag == "def" else "false",
                "long_form": span.text,
                "long_form_source_start": str(span.start),
                "long_form_source_end": str(span.end),
            }
            if span.tag == "def":
                # A long form is no mention of the acronym: here it stands in a row without one.
                definition |= {"source_start": "", "source_end": ""}
            rows["acr"].append({**row, **definition, "acronym": given.get("s") or span.text})
        elif span.tag == "money":
            low, _, high = given["v"].partition("/")
            amounts = {
                "amount_min": low,
                "amount_max": high or low,
                "currency": given["c"],
                "bound": given.get("b", ""),
            }
            rows["money"].append({**row, **amounts})
        elif span.tag == "geo":
            rows["mentions"].append({**row, "kind": "country", "ids": given["c"]})
        else:
            rows["mentions"].append({**row, "kind": "programme", "ids": given["id"]})
    return Found(
        blocks=blocks,
        dates=rows["date"],
        acronyms=rows["acr"],
        sums=rows["money"],
        mentions=rows["mentions"],
        relations=relations,
    )
