"""What decides what a document comes to: its content, kaext itself, and what it is read with."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kaext import __version__
from kaext.batch.inputs import Input
from kaext.models import SUMS, named
from kaext.pipeline import RULES, Options, profile_path
from kaext.records import CONTRACT_VERSION


def key_of(item: Input, *, doc_id: str, sha256: str, notes: object, configuration: str, has_ocr: bool) -> str:
    """Return the key of a document: equal keys mean equal JSON files.

    Parameters
    ----------
    item, doc_id
        What is read, and the document's id in the dataset.
    sha256
        Of its content, hexadecimal.
    notes
        Problems that are told of it besides its own.
    configuration
        What :func:`configuration_of` returned, as text.
    has_ocr
        Whether pages can be read by OCR, which is nothing to a text.
    """
    is_seen = has_ocr and is_pdf(item)
    parts = json.dumps([item.name, doc_id, sha256, repr(notes), configuration, is_seen], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


def is_pdf(item: Input) -> bool:
    """Return whether an input is read as a PDF."""
    return item.name.lower().endswith(".pdf")


def configuration_of(options: Options) -> dict[str, Any]:
    """Return what besides its content decides what a document comes to."""
    catalogue = options.catalogue
    return {
        "kaext": __version__,
        "contract": CONTRACT_VERSION,
        "code": code_fingerprint(),
        "profile": Path(options.profile).name,
        "pipeline": hashlib.sha256(profile_path(options.profile).read_bytes()).hexdigest()[:16],
        "models": "" if options.profile == RULES else models_fingerprint(profile_path(options.profile)),
        "catalogue": hashlib.sha256(catalogue.read_bytes()).hexdigest()[:16] if catalogue else "",
        "ocr": options.ocr,
        "backend": options.backend,
        "max_characters": options.max_characters,
        "max_pages": options.max_pages,
    }


@cache
def code_fingerprint() -> str:
    """Return a hash of the package's own files: what was made by other code is not reused."""
    return _fingerprint(Path(str(files("kaext"))))


def models_fingerprint(configuration: Path) -> str:
    """Return a hash of the models that a configuration names: of the hashes of their files, where they are there."""
    sums = [(folder / SUMS).read_bytes() for folder in named(configuration) if (folder / SUMS).is_file()]
    return hashlib.sha256(b"\n".join(sums)).hexdigest()[:16]


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
