"""Label Studio tasks as JSON: offsets in UTF-16 code units, as its text view counts them.

Format: https://labelstud.io/guide/task_format. A span is a ``labels`` region; its attributes are ``textarea`` results
of the same region. Line labels ride along in the task's ``data``. What kaext found goes out as a prediction, which an
annotator corrects and submits: so a task that nobody looked at can be told from one without an error.
``labeling-config.xml`` is the labelling interface.
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
# Label Studio writes the line ends of a region's text as white space or as the two characters \n.
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
    """A task of an export; annotations and predictions that it names by number only are passed over."""

    id: int | str = ""
    data: _Data
    annotations: list[_Annotation | int] = []
    predictions: list[_Annotation | int] = []


_TASK_LIST = TypeAdapter(list[_Task])


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``tasks.json`` and ``labeling-config.xml``."""
    tasks = [_task(document) for document in documents]
    content = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return {_TASKS: content.encode("utf-8"), "labeling-config.xml": labeling_config().encode("utf-8")}


def read(files: Files) -> Corrected:
    """Read tasks: of several annotations the ground truth, else the last saved; a task that was skipped is left out.

    A task without any annotation gives its prediction, and that is told.

    Raises
    ------
    DocumentError
        ``exchange-invalid``: not a list of tasks with a text, or a region outside its text.
    """
    corrected = Corrected()
    for file_name in sorted(name for name in files if name.endswith(SUFFIX)):
        for task in _tasks(text_of(files, file_name), file_name):
            name = task.data.name or f"task-{task.id}"
            chosen = _chosen(task, name, corrected)
            if chosen is not None:
                corrected.documents.append(_document(task.data, chosen, name, file_name, corrected))
    return corrected


def labeling_config() -> str:
    """Return the labelling interface: one label for each kind of span, one text field for each attribute."""
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


def _chosen(task: _Task, name: str, told: Corrected) -> _Annotation | None:
    """Return the annotation that counts, or None where the task was skipped."""
    annotations = [annotation for annotation in task.annotations if isinstance(annotation, _Annotation)]
    done = [annotation for annotation in annotations if not annotation.was_cancelled]
    if done:
        chosen = max(done, key=lambda annotation: (bool(annotation.ground_truth), annotation.updated_at or ""))
        if len(done) > 1:
            why = "ground truth" if chosen.ground_truth else f"last saved, {chosen.updated_at or 'without a date'}"
            told.lose(name, f"{len(done) - 1} of {len(done)} annotations; kept that by {_person(chosen)} ({why})")
        return chosen
    if annotations:
        told.lose(name, "the whole document: it was skipped")
        return None
    found = [prediction for prediction in task.predictions if isinstance(prediction, _Annotation)]
    what = "nobody submitted it: " + ("what kaext found was taken as it is" if found else "it has no annotation")
    told.problems.append(problem("exchange-unfinished", name=name, what=what))
    return found[0] if found else _Annotation()


def _person(annotation: _Annotation) -> str:
    by = annotation.completed_by
    return str(by.get("email") or by.get("id")) if isinstance(by, dict) else f"annotator {by}"


def _document(data: _Data, annotation: _Annotation, name: str, file_name: str, told: Corrected) -> GoldDocument:
    text = data.text
    attributes: dict[str, dict[str, str]] = {}
    for result in annotation.result:
        if result.type == "textarea":
            field = result.from_name.partition(".")[2]
            written = result.value.text or ""
            attributes.setdefault(result.id, {})[field] = written if isinstance(written, str) else "".join(written)
        elif result.type != "labels":
            told.lose(name, f"a result of the type {result.type}")
    spans: list[GoldSpan] = []
    facts: list[FactRegion] = []
    for kind, start, end, result in _regions(text, annotation.result, name, file_name, told):
        own = attributes.get(result.id, {})
        if kind == FACT:
            facts.append(FactRegion(start, end, own))
        elif kind in TAGS:
            spans.append(GoldSpan(kind, start, end, text[start:end], own))
        else:
            told.lose(name, f"{kind or 'no label'} „{text[start:end][:60]}“: the label is none of kaext's")
        if result.meta:
            told.lose(name, f"the note on {kind} „{text[start:end][:60]}“: {' '.join(str(result.meta).split())[:120]}")
    relations = tuple(from_region(text, fact) for fact in facts)
    return GoldDocument(name, text, in_text_order(spans), lines_from_tsv(data.lines), relations)


def _regions(
    text: str, results: Sequence[_Result], name: str, file_name: str, told: Corrected
) -> Iterator[tuple[str, int, int, _Result]]:
    """Yield label, extent in code points and result of every region that lies where its text says."""
    offsets = Utf16Offsets(text)
    for result in results:
        value = result.value
        if result.type != "labels":
            continue
        if not isinstance(value.start, int) or not isinstance(value.end, int):
            reason = f"region {result.id} of {name} has no offsets in the text"
            raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason))
        start, end = offsets.to_code_points(value.start), offsets.to_code_points(value.end)
        if not 0 <= value.start < value.end <= offsets.length or start == end:
            reason = f"region {result.id} of {name} is outside the text"
            raise DocumentError(problem("exchange-invalid", name=file_name, reason=reason))
        if isinstance(value.text, str) and _SPACE.sub("", value.text) != _SPACE.sub("", text[start:end]):
            told.lose(name, f"region {result.id} „{value.text[:60]}“: the text there is „{text[start:end][:60]}“")
            continue
        for kind in value.labels or [""]:
            yield kind, start, end, result
