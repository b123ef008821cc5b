"""Inputs: files, folders, globs, lists and archives become an ordered list of documents to read."""

from __future__ import annotations

import codecs
import glob
import hashlib
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from kaext.emit.layout import HIDDEN, REPORT
from kaext.problems import DocumentError, Problem, UsageError, problem

SUFFIXES = (".pdf", ".txt")
ARCHIVE = ".zip"
OTHER_DOCUMENTS = frozenset(
    [
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".epub",
        ".ppt",
        ".pptx",
        ".odp",
        ".xps",
        ".djvu",
        ".htm",
        ".html",
        ".mht",
        ".md",
        ".pages",
        ".jpg",
        ".jpeg",
        ".png",
        ".tif",
        ".tiff",
        ".heic",
    ]
)
"""Suffixes of documents that kaext does not read and reports as skipped."""
# Parts of a dataset that look like documents, in case the dataset is in a folder that is read.
_WRITTEN = frozenset([REPORT, "evaluation.html"])
STANDARD_INPUT = "-"
MAX_BYTES = 1 << 30
"""Maximum size of a file, or of an unpacked archive member."""
MAX_MEMBERS = 100_000
"""Maximum number of members of an archive."""
MAX_EXPANSION = 200
"""Maximum ratio of unpacked to packed size, for members above ten megabytes."""
_EXPANSION_FLOOR = 10 << 20
_GLOB = frozenset("*?[")
# What zipfile and the decompressors raise for damaged, encrypted or exotic archives.
_ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file or a member of a zip archive; ``fault`` is the reason it cannot be read, if already known."""

    path: str
    member: str = ""
    fault: Problem | None = None

    @property
    def name(self) -> str:
        """The name of the input in the dataset; bytes of a file name that are not UTF-8 are escaped."""
        path = os.fsencode(self.path).decode("utf-8", "backslashreplace")
        return f"{path}/{self.member}" if self.member else path

    def read(self) -> bytes:
        """Return the content.

        Raises
        ------
        DocumentError
            ``file-unreadable``, ``file-too-large`` or what ``fault`` says.
        """
        if self.fault is not None:
            raise DocumentError(self.fault)
        try:
            return _member(self.path, self.member) if self.member else _file(self.path)
        except OSError as error:
            raise DocumentError(problem("file-unreadable", reason=error.strerror or str(error))) from None
        except _ARCHIVE_ERRORS as error:
            raise DocumentError(problem("archive-invalid", reason=str(error))) from None

    def digest(self) -> bytes:
        """Return the SHA-256 of the content, or nothing if it cannot be read."""
        try:
            if self.member or self.fault is not None:
                return hashlib.sha256(self.read()).digest()
            _require_file(self.path)
            # Hash without loading the whole file into memory.
            with open(self.path, "rb") as file:  # noqa: PTH123
                return hashlib.file_digest(file, "sha256").digest()
        except (DocumentError, OSError):
            return b""


def find_inputs(arguments: Sequence[str], *, listed: Iterable[str] = ()) -> list[Input]:
    """Return the inputs named by arguments, in their order and without repetition.

    Parameters
    ----------
    arguments
        Files, folders (searched recursively; hidden files and ``*.xml.txt`` are skipped), globs, zip archives, and
        ``-`` for ``listed``.
    listed
        Paths read from standard input.

    Raises
    ------
    UsageError
        ``file-not-found``: an argument matches nothing; ``no-inputs``: there is nothing to read.
    """
    found: list[Input] = []
    seen: set[tuple[str, str]] = set()
    for argument in arguments:
        names = list(listed) if argument == STANDARD_INPUT else [argument]
        for name in names:
            for path in _paths(name):
                for item in _members_to_read(path) if path.suffix.lower() == ARCHIVE else (Input(str(path)),):
                    key = (os.path.realpath(item.path), item.member)
                    if key not in seen:
                        seen.add(key)
                        found.append(item)
    if not found:
        raise UsageError(problem("no-inputs"))
    return found


def unreadable_documents(arguments: Sequence[str]) -> Counter[str]:
    """Count by suffix the documents in the folders and archives among ``arguments`` that kaext does not read."""
    places = [Path(argument) for argument in arguments if argument != STANDARD_INPUT]
    counts: Counter[str] = Counter()
    for place in places:
        for path in _all_below(place) if place.is_dir() else [place]:
            if path.suffix.lower() == ARCHIVE:
                counts.update(PurePosixPath(item.member).suffix.lower() for item in members(path, is_wanted=_is_other))
            elif path != place and _is_other(path.name):
                counts[path.suffix.lower()] += 1
    del counts[""]
    return counts


def _all_below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, except those in hidden folders and datasets."""
    for place, folders, names in os.walk(folder):
        here = Path(place)
        # os.path, not Path: it returns False for a folder that cannot be searched.
        written = _WRITTEN if os.path.isdir(here / HIDDEN) else frozenset[str]()  # noqa: PTH112
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and name not in written and not os.path.isdir(here / name / HIDDEN)  # noqa: PTH112
        ]
        yield from (here / name for name in names if not name.startswith(".") and name not in written)


def _is_other(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in OTHER_DOCUMENTS


def split_list(data: bytes) -> list[str]:
    """Return the paths of a list: one per line, or separated by NUL characters (names may contain line breaks).

    Blank lines and a byte order mark are skipped; spaces around a name are part of it.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # written by PowerShell
        data = data.decode("utf-16", "replace").encode()
    if b"\0" in data:
        return [os.fsdecode(name) for name in data.split(b"\0") if name]
    lines = (line.removesuffix(b"\r") for line in data.removeprefix(codecs.BOM_UTF8).split(b"\n"))
    return [os.fsdecode(line) for line in lines if line.strip()]


def _paths(name: str) -> Iterator[Path]:
    # os.path, not Path: it treats names that are too long and looping links as missing.
    path = Path(name)
    if os.path.isdir(name):  # noqa: PTH112
        yield from _below(path)
    elif os.path.lexists(name):
        yield path
    elif _GLOB & set(name) and (matches := sorted(glob.glob(name, recursive=True), key=os.fsencode)):  # noqa: PTH207
        for match in matches:
            if os.path.isdir(match):  # noqa: PTH112
                yield from _below(Path(match))
            elif _is_wanted(Path(match).name):
                yield Path(match)
    else:
        raise UsageError(problem("file-not-found", path=name))


def _below(folder: Path) -> Iterator[Path]:
    """Yield the documents below a folder, sorted by name; a folder that is reached twice is searched once.

    A folder that cannot be searched is yielded itself and fails when it is read.
    """
    visited: set[tuple[int, int]] = set()
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            identity = current.stat()
            entries = sorted(os.scandir(current), key=lambda entry: os.fsencode(entry.name))
        except OSError:
            yield current
            continue
        if (identity.st_dev, identity.st_ino) in visited:
            continue
        visited.add((identity.st_dev, identity.st_ino))
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if os.path.isdir(entry.path):  # noqa: PTH112
                folders.append(Path(entry.path))
            elif _is_wanted(entry.name):
                yield Path(entry.path)
        pending.extend(reversed(folders))


def _is_wanted(name: str) -> bool:
    return (_is_document(name) or name.lower().endswith(ARCHIVE)) and not name.startswith(".")


def _is_document(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.lower().endswith(".xml.txt")


def _members_to_read(path: Path) -> Iterator[Input]:
    """Yield the documents of an archive; a nested archive is yielded with a fault."""
    for item in members(path, is_wanted=lambda name: _is_document(name) or name.lower().endswith(ARCHIVE)):
        is_nested = item.fault is None and item.member.lower().endswith(ARCHIVE)
        yield replace(item, fault=problem("archive-nested")) if is_nested else item


def _file(path: str) -> bytes:
    _require_file(path)
    return Path(path).read_bytes()


def _require_file(path: str) -> None:
    status = os.stat(path)  # noqa: PTH116
    if stat.S_ISDIR(status.st_mode):
        is_open = os.access(path, os.R_OK | os.X_OK)
        reason = "it is a folder" if is_open else "the folder cannot be searched"
        raise DocumentError(problem("file-unreadable", reason=reason))
    if not stat.S_ISREG(status.st_mode):
        raise DocumentError(problem("file-unreadable", reason="not a regular file"))
    if status.st_size > MAX_BYTES:
        raise DocumentError(problem("file-too-large", size=status.st_size, limit=MAX_BYTES))


def members(path: Path, *, is_wanted: Callable[[str], bool]) -> Iterator[Input]:
    """Yield the wanted members of an archive, sorted by name. Nothing is ever unpacked to disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (OSError, *_ARCHIVE_ERRORS) as error:
        yield Input(str(path), fault=problem("archive-invalid", reason=str(error)))
        return
    if len(entries) > MAX_MEMBERS:
        reason = f"{len(entries)} members, the limit is {MAX_MEMBERS}"
        yield Input(str(path), fault=problem("archive-unsafe", reason=reason))
        return
    copies = Counter(entry.filename for entry in entries)
    for entry in sorted(entries, key=lambda entry: entry.filename):
        parts = PurePosixPath(entry.filename).parts
        # Not is_dir(): it fails on the empty names of damaged archives.
        if (
            entry.filename.endswith("/")
            or any(part.startswith(".") and part != ".." for part in parts)
            or "__MACOSX" in parts
        ):
            continue
        if not is_wanted(entry.filename):
            continue
        yield Input(str(path), member=entry.filename, fault=_member_fault(entry, copies=copies[entry.filename]))


def _member_fault(entry: zipfile.ZipInfo, *, copies: int) -> Problem | None:
    if ".." in PurePosixPath(entry.filename).parts or entry.filename.startswith("/"):
        return problem("archive-unsafe", reason=f"{entry.filename!r} leads out of the archive")
    if entry.flag_bits & 1:
        return problem("archive-invalid", reason=f"{entry.filename!r} is encrypted")
    if copies > 1:
        return problem("archive-invalid", reason=f"it contains {copies} files named {entry.filename!r}")
    expands = entry.file_size > MAX_EXPANSION * max(entry.compress_size, 1) and entry.file_size > _EXPANSION_FLOOR
    if entry.file_size > MAX_BYTES or expands:
        return problem("archive-unsafe", reason=f"{entry.filename!r} unpacks to {entry.file_size} bytes")
    return None


@lru_cache(maxsize=4)
def _opened(path: str, identity: tuple[int, int, int]) -> zipfile.ZipFile:
    """Return an archive; cached, because reading the member list for every member would take quadratic time."""
    return zipfile.ZipFile(path)


def _member(path: str, member: str) -> bytes:
    status = os.stat(path)  # noqa: PTH116
    archive = _opened(path, (status.st_ino, status.st_size, status.st_mtime_ns))
    with archive.open(member) as file:
        # Never unpack more than the declared size.
        return file.read(archive.getinfo(member).file_size + 1)
