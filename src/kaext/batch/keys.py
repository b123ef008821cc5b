"""Keys of documents: hashes of everything that determines the result (content, kaext itself, options)."""

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
        The input, and the document's id in the dataset.
    sha256
        SHA-256 of its content, hexadecimal.
    notes
        Problems reported for the document in addition to its own.
    configuration
        The result of :func:`configuration_of`, serialised.
    has_ocr
        Whether pages can be read by OCR; ignored for texts.
    """
    is_seen = has_ocr and is_pdf(item)
    parts = json.dumps([item.name, doc_id, sha256, repr(notes), configuration, is_seen], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


def is_pdf(item: Input) -> bool:
    """Return whether an input is read as a PDF."""
    return item.name.lower().endswith(".pdf")


def configuration_of(options: Options) -> dict[str, Any]:
    """Return everything apart from its content that determines the result of a document."""
    catalogue = options.catalogue
    return {
        "kaext": __version__,
        "contract": CONTRACT_VERSION,
        "code": code_fingerprint(),
        "profile": Path(options.profile).name,
        "pipeline": hashlib.sha256(profile_path(options.profile).read_bytes()).hexdigest()[:16],
        "models": "" if options.profile == RULES else _models_fingerprint(profile_path(options.profile)),
        "catalogue": hashlib.sha256(catalogue.read_bytes()).hexdigest()[:16] if catalogue else "",
        "ocr": options.ocr,
        "backend": options.backend,
        "max_characters": options.max_characters,
        "max_pages": options.max_pages,
    }


@cache
def code_fingerprint() -> str:
    """Return a hash of the package's own files, so that results of other code are not reused."""
    return _fingerprint(Path(str(files("kaext"))))


def _models_fingerprint(configuration: Path) -> str:
    """Return a hash of the models that a configuration names, computed from the hashes of their files."""
    sums = [(folder / SUMS).read_bytes() for folder in named(configuration) if (folder / SUMS).is_file()]
    return hashlib.sha256(b"\n".join(sums)).hexdigest()[:16]


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
