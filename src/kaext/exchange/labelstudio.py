"""Label Studio tasks as JSON: offsets in UTF-16 code units, as its text view counts them.

Format: https://labelstud.io/guide/task_format. A span is a ``labels`` region; its attributes are ``textarea`` results
of the same region. Line labels ride along in the task's ``data``. ``labeling-config.xml`` is the labelling interface.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from kaext.evaluation.gold import TAGS, GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Files
from kaext.exchange.facts import FACT, FIELDS, FactRegion, from_region, to_regions
from kaext.exchange.offsets import Utf16Offsets
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv
from kaext.problems import DocumentError, problem

_ATTRIBUTES = {
    "date": ("v", "k", "b", "p", "a"),
    "acr": ("s",),
    "def": ("s",),
    "money": ("v", "c", "a", "b"),
    "geo": ("c", "adj", "group"),
    "prog": ("id",),
    FACT: (*FIELDS, "evidence"),
}
_TASKS = "tasks.json"


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``tasks.json`` and ``labeling-config.xml``."""
    tasks = [_task(document) for document in documents]
    content = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return {_TASKS: content.encode("utf-8"), "labeling-config.xml": labeling_config().encode("utf-8")}


def read(files: Files) -> list[GoldDocument]:
    """Read tasks with their first annotation that was not cancelled; without one, their first prediction.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: not a list of tasks, or a region outside its text.
    """
    documents = []
    for name in sorted(name for name in files if name.endswith(".json")):
        tasks = json.loads(files[name])
        if not isinstance(tasks, list):
            raise DocumentError(problem("exchange-invalid", name=name, reason="not a list of tasks"))
        documents += [_document(task, file_name=name) for task in tasks]
    return documents


def labeling_config() -> str:
    """Return the labelling interface: one label for each kind of span, one text field for each attribute."""
    labels = "\n".join(f"    <Label value={quoteattr(kind)}/>" for kind in (*TAGS, FACT))
    fields = "\n".join(
        f'  <TextArea name={quoteattr(f"{kind}.{field}")} toName="text" perRegion="true" whenTagName="label"'
        f' whenLabelValue={quoteattr(kind)} placeholder={quoteattr(field)} rows="1" maxSubmissions="1"/>'
        for kind, names in _ATTRIBUTES.items()
        for field in names
    )
    return (
        '<View>\n  <Labels name="label" toName="text">\n'
        f"{labels}\n  </Labels>\n"
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        f"{fields}\n</View>\n"
    )


def _task(document: GoldDocument) -> dict[str, Any]:
    offsets = Utf16Offsets(document.text)
    facts = to_regions(document.text, document.relations)
    regions = [(span.tag, span.start, span.end, span.attributes) for span in document.spans]
    regions += [(FACT, fact.start, fact.end, fact.attributes) for fact in facts]
    results: list[dict[str, Any]] = []
    for number, (kind, start, end, attributes) in enumerate(regions, 1):
        extent = {
            "start": offsets.from_code_points(start),
            "end": offsets.from_code_points(end),
            "text": document.text[start:end],
        }
        region = {"id": f"r{number}", "to_name": "text"}
        results.append(region | {"from_name": "label", "type": "labels", "value": extent | {"labels": [kind]}})
        for field, value in attributes.items():
            text_value = extent | {"text": [value]}
            results.append(region | {"from_name": f"{kind}.{field}", "type": "textarea", "value": text_value})
    data = {"text": document.text, "name": document.name, "lines": lines_to_tsv(document.lines)}
    return {"data": data, "annotations": [{"result": results}]}


def _document(task: dict[str, Any], *, file_name: str) -> GoldDocument:
    text = task["data"]["text"]
    name = str(task["data"].get("name") or task.get("id", ""))
    offsets = Utf16Offsets(text)
    done = [annotation for annotation in task.get("annotations", ()) if not annotation.get("was_cancelled")]
    results = [result for annotation in (done or task.get("predictions", ()))[:1] for result in annotation["result"]]
    attributes: dict[str, dict[str, str]] = {}
    for result in results:
        if result["type"] == "textarea":
            field = result["from_name"].partition(".")[2]
            attributes.setdefault(result["id"], {})[field] = "".join(result["value"]["text"])
    spans: list[GoldSpan] = []
    facts: list[FactRegion] = []
    for result in results:
        if result["type"] != "labels":
            continue
        start = offsets.to_code_points(int(result["value"]["start"]))
        end = offsets.to_code_points(int(result["value"]["end"]))
        if not 0 <= start < end <= len(text):
            reason = f"region {result['id']} of {name} is outside the text"
            raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason))
        own = attributes.get(result["id"], {})
        for kind in result["value"]["labels"]:
            if kind == FACT:
                facts.append(FactRegion(start, end, own))
            elif kind in TAGS:
                spans.append(GoldSpan(kind, start, end, text[start:end], own))
    lines = lines_from_tsv(task["data"].get("lines", ""))
    return GoldDocument(name, text, in_text_order(spans), lines, tuple(from_region(text, fact) for fact in facts))
