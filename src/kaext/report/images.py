"""Images of PDF pages for the report, if the file is still at the path in the dataset."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PIXELS_PER_POINT = 1.4
MAX_PIXELS = 2400
MAX_PICTURES = 200
"""Pages beyond this number have no image, to keep the report small."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The image of a page: its file name, and the size of the page in PDF points."""

    number: int
    file: str
    width: float
    height: float


def page_pictures(record: Mapping[str, Any], folder: Path) -> tuple[PagePicture, ...]:
    """Render the pages of a document into ``folder`` and return them; none for texts and missing or changed files.

    Parameters
    ----------
    record
        The document's row: ``source``, ``sha256``, ``media_type``, ``doc_id``.
    folder
        Where the WebP files go; must exist.
    """
    path = Path(record["source"])
    if record["media_type"] != "application/pdf" or record["status"] == "failed" or not path.is_file():
        return ()
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != record["sha256"]:
        return ()
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data, password="")
    pictures = []
    for index in range(min(len(pdf), MAX_PICTURES)):
        page = pdf[index]
        width, height = page.get_size()
        scale = min(PIXELS_PER_POINT, MAX_PIXELS / max(width, height, 1))
        name = f"{record['doc_id']}-{index + 1}.webp"
        page.render(scale=scale).to_pil().save(folder / name, quality=70, method=2)
        page.close()
        pictures.append(PagePicture(index + 1, name, width, height))
    pdf.close()
    return tuple(pictures)
