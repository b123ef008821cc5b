"""Ids of documents: slugs of file names, with a part of the content's hash where names are equal."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import regex

_OUTSIDE_SLUG = regex.compile(r"[^\p{L}\p{N}]++")
# Ids are also file names, which may have 255 bytes; suffixes are added to them.
_MAX_BYTES = 200


def slug(name: str) -> str:
    """Return the slug of a file's name with its extension: ``Partners 2.PDF`` gives ``partners-2-pdf``."""
    folded = unicodedata.normalize("NFKC", PurePath(name).name).casefold()
    words = _OUTSIDE_SLUG.sub("-", folded).strip("-")
    return words.encode()[:_MAX_BYTES].decode(errors="ignore").strip("-") or "document"


def is_file_name(doc_id: str) -> bool:
    """Return whether an id is safe as a file name; that of a third-party dataset might lead out of its folder."""
    return bool(doc_id) and not doc_id.startswith(".") and not set(doc_id) & set("/\\:\0")


def doc_ids(inputs: Iterable[tuple[str, str]]) -> list[str]:
    """Return one id per input, unique in the dataset.

    Parameters
    ----------
    inputs
        Pairs of a file's name and the SHA-256 of its content, in order.

    Returns
    -------
    list[str]
        The slug of the name. Inputs with equal slugs but different content also get eight hexadecimal digits of their
        hash; ids that are still equal get a running number.
    """
    pairs = [(slug(name), sha256) for name, sha256 in inputs]
    contents: dict[str, str] = {}
    shared = {base for base, sha256 in pairs if contents.setdefault(base, sha256) != sha256}
    return list(_numbered(f"{base}-{sha256[:8]}" if base in shared else base for base, sha256 in pairs))


def streamed_ids(names: Iterable[str]) -> Iterator[str]:
    """Yield one id per file name, in order: the slug, with a running number if it was used before."""
    return _numbered(map(slug, names))


def _numbered(ids: Iterable[str]) -> Iterator[str]:
    used: set[str] = set()
    copies: Counter[str] = Counter()
    for base in ids:
        doc_id = base
        while doc_id in used:
            copies[base] += 1
            doc_id = f"{base}-{copies[base] + 1}"
        used.add(doc_id)
        yield doc_id
