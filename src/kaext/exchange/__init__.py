"""Round trips with annotation tools: export of gold documents in a tool's format, import of corrected ones.

A format is a pair of pure functions, ``write(documents) -> {file name: bytes}`` and
``read({file name: bytes}) -> Corrected``. The round trip preserves everything in a gold document: text, spans with
attributes, line labels and units, facts with evidence. Additions of the tool that gold cannot represent are reported as
problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path, PurePosixPath

from kaext.evaluation.gold import GoldDocument
from kaext.problems import DocumentError, Problem, UsageError, problem

Files = Mapping[str, bytes]

FORMATS = {
    "brat": "kaext.exchange.brat",
    "conll": "kaext.exchange.conll",
    "inception": "kaext.exchange.inception",
    "inline": "kaext.exchange.inline",
    "labelstudio": "kaext.exchange.labelstudio",
    "spacy": "kaext.exchange.docbin",
}
_ARCHIVE = ".zip"
_MOST_NAMED = 3


@dataclass(slots=True)
class Corrected:
    """The imported documents, and problems: what could not be represented, and what is still incomplete."""

    documents: list[GoldDocument] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add_loss(self, name: str, what: str) -> None:
        """Report an item of the document ``name`` that gold cannot represent."""
        self.problems.append(problem("exchange-lost", name=name, what=what))


Writer = Callable[[Sequence[GoldDocument]], dict[str, bytes]]
Reader = Callable[[Files], Corrected]


@dataclass(frozen=True, slots=True)
class Format:
    """The functions of a format, and the suffix of its files with annotation."""

    write: Writer
    read: Reader
    suffix: str


def format_of(name: str) -> Format:
    """Return the format called ``name``.

    Raises
    ------
    UsageError
        ``exchange-format``: there is no such format.
    """
    if name not in FORMATS:
        raise UsageError(problem("exchange-format", name=name, known=", ".join(sorted(FORMATS))))
    module = import_module(FORMATS[name])
    return Format(module.write, module.read, module.SUFFIX)


def export(documents: Sequence[GoldDocument], *, to: str, folder: Path, replace: bool = True) -> list[Path]:
    """Write documents in a tool's format and return the paths written.

    Parameters
    ----------
    documents
        The documents, with distinct names.
    to
        A key of :data:`FORMATS`.
    folder
        The output folder; created if missing.
    replace
        Whether to overwrite files whose content differs, which may be someone's corrections.

    Raises
    ------
    UsageError
        ``exchange-format``: there is no such format; ``exchange-replaces``: files would be overwritten. Nothing is
        written.
    """
    files = format_of(to).write(documents)
    others = [] if replace else [name for name, content in files.items() if _is_other(folder / name, content)]
    if others:
        names = ", ".join([*others[:_MOST_NAMED], *(["…"] if len(others) > _MOST_NAMED else [])])
        raise UsageError(problem("exchange-replaces", path=folder, names=names))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _is_other(path: Path, content: bytes) -> bool:
    return path.exists() and not (path.is_file() and path.read_bytes() == content)


def read_back(path: Path, *, source: str) -> Corrected:
    """Read the files of a tool as valid gold documents.

    Parameters
    ----------
    path
        A file, a folder of files or zip archives, or a zip archive. Files next to a single file with the same stem are
        read too (brat has separate text files), and so is the type system of an ``.xmi``.
    source
        A key of :data:`FORMATS`.

    Raises
    ------
    UsageError
        ``exchange-format``.
    DocumentError
        ``exchange-empty``: there is no file of this format; ``exchange-invalid``: a file is invalid;
        ``archive-invalid``, ``archive-unsafe``.
    """
    from kaext.exchange.fit import fit

    chosen = format_of(source)
    found = _files(path)
    corrected = Corrected()
    for files in found:
        if any(name.endswith(chosen.suffix) for name in files):
            part = chosen.read(files)
            corrected.documents += part.documents
            corrected.problems += part.problems
    if not corrected.documents and not corrected.problems:
        names = [name for files in found for name in files]
        fitting = [name for name in FORMATS if any(file.endswith(format_of(name).suffix) for file in names)]
        if source in fitting:
            raise DocumentError(problem("exchange-invalid", name=path, reason="it contains no document"))
        hint = f"This looks like --from {fitting[0]}." if fitting else "Name the folder or file that the tool exported."
        raise DocumentError(problem("exchange-empty", path=path, format=source, suffix=chosen.suffix, hint=hint))
    return fit(corrected)


def _files(path: Path) -> list[dict[str, bytes]]:
    """Return the files of a folder, or a file with those that belong to it, and the contents of each archive."""
    from kaext.batch.inputs import Input, members

    if path.is_dir():
        paths = sorted(child for child in path.iterdir() if child.is_file())
    elif path.suffix == _ARCHIVE:
        paths = [path]
    else:
        stem = path.name.split(".")[0]
        beside = {child for child in path.parent.iterdir() if child.is_file() and child.name.split(".")[0] == stem}
        shared = path.parent / "TypeSystem.xml"
        paths = sorted({path, *beside} | ({shared} if shared.is_file() else set()))
    loose: dict[str, bytes] = {}
    packed: list[dict[str, bytes]] = []
    for child in paths:
        with _naming(child):
            if child.suffix == _ARCHIVE:
                inside = members(child, is_wanted=lambda name: True)
                packed.append({PurePosixPath(item.member).name: item.read() for item in inside})
            else:
                loose[child.name] = Input(str(child)).read()
    return [files for files in (loose, *packed) if files]


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Put the name of the file, one of several, before the message of an error."""
    try:
        yield
    except DocumentError as error:
        found = error.problem
        raise DocumentError(replace(found, message=f"{path.name}: {found.message}")) from None
