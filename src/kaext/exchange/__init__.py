"""Round trips with annotation tools: gold documents out in a tool's format, corrected ones back in.

A format is a pair of pure functions: ``write(documents) -> {file name: bytes}`` and
``read({file name: bytes}) -> documents``. Everything that a gold document holds survives the round trip: text, spans
with their attributes, line labels and units, facts with their evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kaext.evaluation.gold import GoldDocument
from kaext.problems import DocumentError, problem

Files = Mapping[str, bytes]
Writer = Callable[[Sequence[GoldDocument]], dict[str, bytes]]
Reader = Callable[[Files], list[GoldDocument]]

FORMATS = {
    "brat": "kaext.exchange.brat",
    "conll": "kaext.exchange.conll",
    "inception": "kaext.exchange.inception",
    "inline": "kaext.exchange.inline",
    "labelstudio": "kaext.exchange.labelstudio",
    "spacy": "kaext.exchange.docbin",
}


@dataclass(frozen=True, slots=True)
class Format:
    """How a tool's files are written and read."""

    write: Writer
    read: Reader


def format_of(name: str) -> Format:
    """Return the format called ``name``.

    Raises
    ------
    DocumentError
        ``exchange-format``: there is no such format.
    """
    if name not in FORMATS:
        raise DocumentError(problem("exchange-format", name=name, known=", ".join(sorted(FORMATS))))
    module = import_module(FORMATS[name])
    return Format(module.write, module.read)


def export(documents: Sequence[GoldDocument], *, to: str, folder: Path) -> list[Path]:
    """Write documents in a tool's format and return the files written.

    Parameters
    ----------
    documents
        The documents; their names must differ.
    to
        A key of :data:`FORMATS`.
    folder
        Made where absent; files of the same name in it are replaced.

    Raises
    ------
    DocumentError
        ``exchange-format``: there is no such format.
    """
    files = format_of(to).write(documents)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def read_back(path: Path, *, source: str) -> list[GoldDocument]:
    """Read what a tool wrote: a file, or a folder of files.

    Parameters
    ----------
    path
        The file or folder. Beside a single file the files of the same stem are read too (brat keeps text apart).
    source
        A key of :data:`FORMATS`.

    Raises
    ------
    DocumentError
        ``exchange-format``, or ``exchange-invalid`` where the files break the format.
    """
    if path.is_dir():
        paths = sorted(child for child in path.iterdir() if child.is_file())
    else:
        stem = path.name.split(".")[0]
        paths = sorted(child for child in path.parent.glob(f"{stem}.*") if child.is_file()) or [path]
    return format_of(source).read({child.name: child.read_bytes() for child in paths})
