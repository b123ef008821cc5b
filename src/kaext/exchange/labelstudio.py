"""Label Studio tasks as JSON, with offsets in code points, as its text view counts them (measured on 1.23.2).

Format: https://labelstud.io/guide/task_format. Older versions count UTF-16 code units; this is detected if the texts of
regions do not match their offsets. A span is a ``labels`` region, and its attributes are ``textarea`` results of the
same region. Line labels are stored in the task's ``data``. Records are exported as predictions, which an annotator
corrects and submits, so that an unreviewed task differs from one without errors. ``labeling-config.xml`` defines the
labelling interface.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

import regex
from pydantic import BaseModel, TypeAdapter, ValidationError

from kaext.evaluation.gold import TAGS, GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Corrected, Files
from kaext.exchange.facts import FACT, FIELDS, FactRegion, from_region, to_regions
from kaext.exchange.fit import ATTRIBUTES
from kaext.exchange.offsets import Utf16Offsets
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, text_of
from kaext.problems import DocumentError, problem

SUFFIX = ".json"
_FIELDS = {**ATTRIBUTES, FACT: (*FIELDS, "evidence")}
_TASKS = f"tasks{SUFFIX}"
_MODEL = "kaext"
# Label Studio writes line ends in the text of a region as white space or as the two characters \n.
_SPACE = regex.compile(r"\s|\\[nrt]")


class _Value(BaseModel):
    start: int | str | None = None
    end: int | str | None = None
    text: str | list[str] | None = None
    labels: list[str] | None = None


class _Result(BaseModel):
    id: str = ""
    type: str
    from_name: str = ""
    value: _Value = _Value()
    meta: dict[str, Any] | None = None


class _Annotation(BaseModel):
    result: list[_Result] = []
    was_cancelled: bool | None = False
    ground_truth: bool | None = False
    updated_at: str | None = ""
    completed_by: dict[str, Any] | int | str | None = None


class _Data(BaseModel):
    text: str
    name: str = ""
    lines: str = ""


class _Task(BaseModel):
    """A task of an export; annotations and predictions given only by id are ignored."""

    id: int | str = ""
    data: _Data
    annotations: list[_Annotation | int] = []
    predictions: list[_Annotation | int] = []


_TASK_LIST = TypeAdapter(list[_Task])


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``tasks.json`` and ``labeling-config.xml``."""
    tasks = [_task(document) for document in documents]
    content = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return {_TASKS: content.encode("utf-8"), "labeling-config.xml": _labeling_config().encode("utf-8")}


def read(files: Files) -> Corrected:
    """Read tasks. Of several annotations the ground truth is used, else the last saved; skipped tasks are left out.

    For a task without annotations its prediction is used, if the file contains it (an export may only have its id), and
    this is reported.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: not a list of tasks with a text, or a region without an extent.
    """
    corrected = Corrected()
    for file_name in sorted(name for name in files if name.endswith(SUFFIX)):
        for task in _tasks(text_of(files, file_name), file_name):
            name = task.data.name or f"task-{task.id}"
            chosen = _chosen(task, name, corrected)
            if chosen is not None:
                corrected.documents.append(_document(task.data, chosen, name, file_name, corrected))
    return corrected


def _labeling_config() -> str:
    """Return the labelling interface: one label per kind of span, one text field per attribute."""
    labels = "\n".join(f"    <Label value={quoteattr(kind)}/>" for kind in (*TAGS, FACT))
    fields = "\n".join(
        f'  <TextArea name={quoteattr(f"{kind}.{field}")} toName="text" perRegion="true" whenTagName="label"'
        f' whenLabelValue={quoteattr(kind)} placeholder={quoteattr(field)} rows="1" maxSubmissions="1"/>'
        for kind, names in _FIELDS.items()
        for field in names
    )
    return (
        '<View>\n  <Labels name="label" toName="text">\n'
        f"{labels}\n  </Labels>\n"
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        f"{fields}\n</View>\n"
    )


def _task(document: GoldDocument) -> dict[str, Any]:
    facts = to_regions(document.text, document.relations)
    regions = [(span.tag, span.start, span.end, span.attributes) for span in document.spans]
    regions += [(FACT, fact.start, fact.end, fact.attributes) for fact in facts]
    results: list[dict[str, Any]] = []
    for number, (kind, start, end, attributes) in enumerate(regions, 1):
        extent = {"start": start, "end": end, "text": document.text[start:end]}
        region = {"id": f"r{number}", "to_name": "text"}
        results.append(region | {"from_name": "label", "type": "labels", "value": extent | {"labels": [kind]}})
        for field, value in attributes.items():
            text_value = extent | {"text": [value]}
            results.append(region | {"from_name": f"{kind}.{field}", "type": "textarea", "value": text_value})
    data = {"text": document.text, "name": document.name, "lines": lines_to_tsv(document.lines)}
    return {"data": data, "predictions": [{"model_version": _MODEL, "result": results}]}


def _tasks(content: str, file_name: str) -> list[_Task]:
    try:
        return _TASK_LIST.validate_python(json.loads(content))
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error}"
    except RecursionError:
        reason = "not tasks: nested too deeply"
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = f"not a list of Label Studio's tasks, {where}: {first['msg']} (export as JSON, not as JSON-MIN)"
    raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason))


def _chosen(task: _Task, name: str, corrected: Corrected) -> _Annotation | None:
    """Return the annotation to use, or ``None``."""
    annotations = [annotation for annotation in task.annotations if isinstance(annotation, _Annotation)]
    done = [annotation for annotation in annotations if not annotation.was_cancelled]
    if done:
        chosen = max(done, key=lambda annotation: (bool(annotation.ground_truth), annotation.updated_at or ""))
        if len(done) > 1:
            why = "ground truth" if chosen.ground_truth else f"last saved, {chosen.updated_at or 'without a date'}"
            corrected.add_loss(
                name, f"{len(done) - 1} of {len(done)} annotations; kept that by {_person(chosen)} ({why})"
            )
        return chosen
    if annotations:
        corrected.add_loss(name, "the whole document: it was skipped")
        return None
    found = [prediction for prediction in task.predictions if isinstance(prediction, _Annotation)]
    what = "nobody submitted it: " + ("kaext's own annotation was used unchanged" if found else "it was left out")
    corrected.problems.append(problem("exchange-unfinished", name=name, what=what))
    return found[0] if found else None


def _person(annotation: _Annotation) -> str:
    by = annotation.completed_by
    return str(by.get("email") or by.get("id")) if isinstance(by, dict) else f"annotator {by}"


def _document(data: _Data, annotation: _Annotation, name: str, file_name: str, corrected: Corrected) -> GoldDocument:
    text = data.text
    attributes: dict[str, dict[str, str]] = {}
    for result in annotation.result:
        if result.type == "textarea":
            field = result.from_name.partition(".")[2]
            written = result.value.text or ""
            attributes.setdefault(result.id, {})[field] = written if isinstance(written, str) else "".join(written)
        elif result.type != "labels":
            corrected.add_loss(name, f"a result of the type {result.type}")
    spans: list[GoldSpan] = []
    facts: list[FactRegion] = []
    for kind, start, end, result in _regions(text, annotation.result, name, file_name, corrected):
        own = attributes.get(result.id, {})
        if kind == FACT:
            facts.append(FactRegion(start, end, own))
        elif kind in TAGS:
            spans.append(GoldSpan(kind, start, end, text[start:end], own))
        else:
            corrected.add_loss(name, f"{kind or 'no label'} „{text[start:end][:60]}“: not a kaext label")
        if result.meta:
            corrected.add_loss(
                name, f"the note on {kind} „{text[start:end][:60]}“: {' '.join(str(result.meta).split())[:120]}"
            )
    relations = tuple(from_region(text, fact) for fact in facts)
    return GoldDocument(name, text, in_text_order(spans), lines_from_tsv(data.lines), relations)


def _regions(
    text: str, results: Sequence[_Result], name: str, file_name: str, corrected: Corrected
) -> Iterator[tuple[str, int, int, _Result]]:
    """Yield label, extent in code points and result of every region whose text matches its offsets."""
    found = [result for result in results if result.type == "labels"]
    plain = [_offsets(result, name, file_name) for result in found]
    units = Utf16Offsets(text)
    in_units = [(units.to_code_points(start), units.to_code_points(end)) for start, end in plain]
    readings = [
        [_agrees(text, extent, result.value.text) for extent, result in zip(extents, found, strict=True)]
        for extents in (plain, in_units)
    ]
    extents, agree = max(zip((plain, in_units), readings, strict=True), key=lambda reading: sum(reading[1]))
    for result, (start, end), is_there in zip(found, extents, agree, strict=True):
        if not is_there:
            corrected.add_loss(
                name, f"region {result.id} „{result.value.text or ''}“: the text there is „{text[start:end]}“"
            )
            continue
        for kind in result.value.labels or [""]:
            yield kind, start, end, result


def _offsets(result: _Result, name: str, file_name: str) -> tuple[int, int]:
    start, end = result.value.start, result.value.end
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end:
        return start, end
    raise DocumentError(
        problem("exchange-invalid", name=file_name, reason=f"region {result.id} of {name} has no extent")
    )


def _agrees(text: str, extent: tuple[int, int], says: str | list[str] | None) -> bool:
    start, end = extent
    is_inside = start < end <= len(text)
    return is_inside and (not isinstance(says, str) or _SPACE.sub("", says) == _SPACE.sub("", text[start:end]))
