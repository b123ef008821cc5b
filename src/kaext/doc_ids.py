"""Ids of documents: slugs of file names, told apart by content where names are the same."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

import regex

_OUTSIDE_SLUG = regex.compile(r"[^\p{L}\p{N}]++")
# File systems allow 255 bytes; the ids also name files, and may get a suffix.
_MAX_BYTES = 200


def slug(name: str) -> str:
    """Return the slug of a file's name with its extension: ``Partners 2.PDF`` gives ``partners-2-pdf``."""
    folded = unicodedata.normalize("NFKC", PurePath(name).name).casefold()
    words = _OUTSIDE_SLUG.sub("-", folded).strip("-")
    return words.encode()[:_MAX_BYTES].decode(errors="ignore").strip("-") or "document"


def is_file_name(doc_id: str) -> bool:
    """Return whether an id names a file in a folder, as a slug does: one of a dataset by others may lead out of it."""
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
        The slug of the name; inputs that share it get eight hexadecimal digits of their hash as well, and inputs that
        share these too a running number.
    """
    pairs = [(slug(name), sha256) for name, sha256 in inputs]
    contents: dict[str, str] = {}
    shared = {base for base, sha256 in pairs if contents.setdefault(base, sha256) != sha256}
    return list(_numbered(f"{base}-{sha256[:8]}" if base in shared else base for base, sha256 in pairs))


def streamed_ids(names: Iterable[str]) -> Iterator[str]:
    """Yield one id per file name as the names come: the slug, with a running number where it was given before."""
    return _numbered(map(slug, names))


def _numbered(wanted_ids: Iterable[str]) -> Iterator[str]:
    taken: set[str] = set()
    copies: Counter[str] = Counter()
    for wanted in wanted_ids:
        doc_id = wanted
        while doc_id in taken:
            copies[wanted] += 1
            doc_id = f"{wanted}-{copies[wanted] + 1}"
        taken.add(doc_id)
        yield doc_id
