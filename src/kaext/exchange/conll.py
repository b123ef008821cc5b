"""CoNLL-U Plus: one token to a line, spans by number in the column ``KAEXT:SPANS``.

Format: https://universaldependencies.org/ext-format.html. ``MISC`` holds ``SpacesAfter`` or ``SpaceAfter=No``, with the
escapes of UD's tools, so that the text comes back exactly. A comment declares each span
(``# span 3 = date v=2004-06``); a token lists the spans that it belongs to (``B:3|I:1``), ``_`` for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, quote, unquote, urlencode

import regex

from kaext.evaluation.gold import GoldDocument, GoldSpan, in_text_order
from kaext.exchange import Files
from kaext.exchange.sidecar import lines_from_tsv, lines_to_tsv, relations_from_tsv, relations_to_tsv
from kaext.exchange.tokens import tokens_at

_HEADER = "# global.columns = ID FORM MISC KAEXT:SPANS\n"
_ESCAPES = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\", "|": "\\p"}
_UNESCAPES = {escape[1]: character for character, escape in _ESCAPES.items()} | {"u": "_"}


def write(documents: Sequence[GoldDocument]) -> dict[str, bytes]:
    """Return ``NAME.conllup`` of each document."""
    return {f"{document.name}.conllup": "".join(_rows(document)).encode("utf-8") for document in documents}


def read(files: Files) -> list[GoldDocument]:
    """Read ``.conllup`` files that :func:`write` made, corrected or not."""
    return [
        _document(name.removesuffix(".conllup"), files[name].decode("utf-8"))
        for name in sorted(files)
        if name.endswith(".conllup")
    ]


def _rows(document: GoldDocument) -> Iterator[str]:
    yield _HEADER
    yield f"# newdoc id = {quote(document.name)}\n"
    yield f"# lines = {quote(lines_to_tsv(document.lines))}\n"
    yield f"# relations = {quote(relations_to_tsv(document.relations))}\n"
    for number, span in enumerate(document.spans, 1):
        yield f"# span {number} = {span.tag} {urlencode(span.attributes)}\n"
    pieces = tokens_at(document.text, [edge for span in document.spans for edge in (span.start, span.end)])
    number = index = 0
    while index < len(pieces):
        piece = pieces[index]
        after = " " if piece.space else ""
        form = piece.text
        index += 1
        if form.isspace():
            # White space at the start of the text has no token before it: an empty word carries it.
            form, after = "", form + after
        while index < len(pieces) and pieces[index].text.isspace():
            after += pieces[index].text + (" " if pieces[index].space else "")
            index += 1
        number += 1
        misc = "SpaceAfter=No" if not after else "_" if after == " " else f"SpacesAfter={_escape(after)}"
        yield f"{number}\t{_form(form)}\t{misc}\t{_marks(document.spans, piece.start, len(form)) or '_'}\n"
    yield "\n"


def _marks(spans: Sequence[GoldSpan], start: int, length: int) -> str:
    marks = [
        f"{'B' if span.start == start else 'I'}:{number}"
        for number, span in enumerate(spans, 1)
        if length and span.start <= start < span.end
    ]
    return "|".join(marks)


def _document(name: str, content: str) -> GoldDocument:
    lines = relations = ""
    declared: dict[str, tuple[str, dict[str, str]]] = {}
    extents: dict[str, tuple[int, int]] = {}
    text: list[str] = []
    position = 0
    for row in content.split("\n"):
        if row.startswith("#"):
            key, _, value = row[1:].partition(" = ")
            key = key.strip()
            if key == "newdoc id":
                name = unquote(value)
            elif key == "lines":
                lines = unquote(value)
            elif key == "relations":
                relations = unquote(value)
            elif key.startswith("span "):
                tag, _, attributes = value.partition(" ")
                declared[key.removeprefix("span ")] = (tag, dict(parse_qsl(attributes, keep_blank_values=True)))
            continue
        if not row:
            continue
        _, form, misc, marks = row.split("\t")
        form = "" if form == "_" else _unescape(form)
        for mark in marks.split("|") if marks != "_" else ():
            number = mark.partition(":")[2]
            start, _ = extents.get(number, (position, position))
            extents[number] = (start, position + len(form))
        spaces = {"_": " ", "SpaceAfter=No": ""}.get(misc)
        text += [form, _unescape(misc.removeprefix("SpacesAfter=")) if spaces is None else spaces]
        position += len(text[-2]) + len(text[-1])
    whole = "".join(text)
    spans = [
        GoldSpan(tag, *extents[number], whole[slice(*extents[number])], attributes)
        for number, (tag, attributes) in declared.items()
        if number in extents
    ]
    return GoldDocument(name, whole, in_text_order(spans), lines_from_tsv(lines), relations_from_tsv(relations))


def _form(text: str) -> str:
    """Return the column FORM: ``_`` says that there is none, so the character itself is escaped."""
    return {"": "_", "_": "\\u"}.get(text) or _escape(text)


def _escape(text: str) -> str:
    return "".join(_ESCAPES.get(character, character) for character in text)


def _unescape(text: str) -> str:
    return regex.sub(r"\\(.)", lambda match: _UNESCAPES.get(match[1], match[1]), text)
