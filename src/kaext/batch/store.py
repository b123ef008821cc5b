"""Finished documents, durable as they finish: one atomic file each, and a journal of what they were made from."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self, TextIO

from kaext import __version__
from kaext.batch.inputs import Input
from kaext.batch.journal import Journal, tallies_in
from kaext.batch.swap import (
    COMMIT,
    EVALUATION,
    JOURNAL,
    OLD,
    discard,
    entries_of,
    finish_swap,
    flush_file,
    flush_folder,
    work_folder,
)
from kaext.batch.work import Outcome, Tally
from kaext.emit.dataset import DOCUMENTS, ENTRIES, HIDDEN, document_path, is_dataset, is_intact
from kaext.models import SUMS, named
from kaext.pipeline import RULES, Options, profile_path
from kaext.problems import UsageError, problem
from kaext.records import CONTRACT_VERSION

LOCK = "lock"


class OutputLock:
    """Keeps a second run away from an output folder; the system frees it when the process ends, however it ends."""

    def __init__(self, out: Path) -> None:
        self._path = out / HIDDEN / LOCK
        self._out = out
        self._file: TextIO | None = None

    def __enter__(self) -> OutputLock:
        """Take the lock.

        Raises
        ------
        UsageError
            ``output-locked``: another run has it.
        """
        self._file = self._path.open("a")
        try:
            _lock(self._file, is_shared=False)
        except OSError:
            self._file.close()
            raise UsageError(problem("output-locked", path=self._out)) from None
        return self

    def __exit__(self, *exception: object) -> None:
        if self._file is not None:
            self._file.close()


def _lock(file: TextIO, *, is_shared: bool) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(file, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def open_output(out: Path) -> list[Path]:
    """Make sure that the output folder is there and can be written; return the folders made for it, outermost first.

    Raises
    ------
    UsageError
        ``output-not-writable``.
    """
    hidden = out / HIDDEN
    made: list[Path] = []
    try:
        made += [folder for folder in (*reversed(hidden.parents), hidden) if not folder.exists()]
        hidden.mkdir(parents=True, exist_ok=True)
        probe = hidden / "probe"
        probe.write_bytes(b"")
        # Another run may be trying the same.
        probe.unlink(missing_ok=True)
        for folder in made:
            flush_folder(folder.parent)
    except OSError as error:
        _remove_empty(made)
        raise UsageError(problem("output-not-writable", path=out, reason=error.strerror or str(error))) from None
    return made


def remove_made(made: Sequence[Path], out: Path) -> None:
    """Remove the folders that :func:`open_output` has made, where a run was refused before it finished anything.

    The caller has the lock.
    """
    if not made or any(True for _ in tallies_in(work_folder(out) / JOURNAL)):
        return
    shutil.rmtree(out / HIDDEN, ignore_errors=True)
    _remove_empty(made[:-1])


def _remove_empty(folders: Sequence[Path]) -> None:
    with suppress(OSError):
        for folder in reversed(folders):
            folder.rmdir()


def refuse_foreign(out: Path, names: frozenset[str]) -> None:
    """Refuse an output folder where some of ``names`` stand that no run of kaext wrote.

    Raises
    ------
    UsageError
        ``output-foreign``.
    """
    ours = entries_of(out / HIDDEN) | EVALUATION | (ENTRIES if is_dataset(out) else frozenset())
    foreign = sorted((names - ours) & {path.name for path in out.iterdir()})
    if foreign:
        raise UsageError(problem("output-foreign", path=out, names=", ".join(foreign)))


class Store:
    """The folder of the run under way: documents' files and their journal.

    ``damaged`` has the ids of finished documents whose files were not as they had been written.
    """

    def __init__(self, out: Path, *, is_fresh: bool, has_earlier: bool) -> None:
        """Open the folder of an interrupted run, or begin a new one (``is_fresh``).

        ``has_earlier``: documents of the dataset in ``out`` may be taken over.
        """
        self.out = out
        self.folder = work_folder(out)
        if is_fresh and self.folder.exists():
            shutil.rmtree(self.folder)
        self.dataset = self.folder / "dataset"
        (self.dataset / DOCUMENTS).mkdir(parents=True, exist_ok=True)
        self._journal = Journal(self.folder / JOURNAL)
        # The folder between them is flushed when the configuration is in it.
        for folder in (self.dataset, self.folder.parent):
            flush_folder(folder)
        self.damaged: list[str] = []
        self._earlier = Journal(out / HIDDEN / JOURNAL) if has_earlier and is_dataset(out) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._journal.close()
        if self._earlier is not None:
            self._earlier.close()

    def reused(self, doc_id: str, key: str) -> Tally | None:
        """Return the entry of a document that is there with this key, or that could be taken over; else None."""
        here = _entry(self._journal, doc_id, key)
        if here is not None and _is_intact(self.dataset, here):
            return here
        there = _entry(self._earlier, doc_id, key) if self._earlier is not None else None
        if there is not None and there.status == "failed":
            there = None
        if there is not None and _is_intact(self.out, there):
            self._adopt(there)
            return there
        if here is not None or there is not None:
            self.damaged.append(doc_id)
        return None

    def add(self, outcome: Outcome) -> None:
        """Keep a finished document; when this returns, a loss of power loses it no more."""
        path = document_path(self.dataset, outcome.tally.doc_id)
        temporary = path.with_name(".unfinished")
        with temporary.open("wb") as file:
            file.writelines(outcome.payload.parts())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        flush_folder(path.parent)
        self._journal.add(outcome.tally)

    def _adopt(self, tally: Tally) -> None:
        """Take over a document of the dataset that this run will replace, where it is safe until then."""
        source, target = document_path(self.out, tally.doc_id), document_path(self.dataset, tally.doc_id)
        target.unlink(missing_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
            flush_file(target)
        self._journal.note(tally)

    def keep_only(self, doc_ids: Sequence[str]) -> None:
        """Leave exactly the documents ``doc_ids``, and a journal of them in order, without times.

        Tables and the like that a run had begun when it was interrupted are made anew.
        """
        wanted = set(doc_ids)
        for path in (self.dataset / DOCUMENTS).iterdir():
            if path.name.removesuffix(".json") not in wanted:
                path.unlink()
        for path in self.dataset.iterdir():
            if path.name != DOCUMENTS:
                discard(path)
        ordered = self.folder / "ordered.jsonl"
        self._journal.write_ordered(ordered, doc_ids)
        ordered.replace(self.folder / JOURNAL)


def _entry(journal: Journal, doc_id: str, key: str) -> Tally | None:
    """Return the entry of a document if it has this key."""
    tally = journal.entry(doc_id)
    return tally if tally is not None and tally.key == key else None


def _is_intact(dataset: Path, tally: Tally) -> bool:
    """Tell whether a document's file in a dataset is the one that its entry stands for."""
    return is_intact(document_path(dataset, tally.doc_id), digest=tally.digest)


def key_of(item: Input, *, doc_id: str, sha256: str, notes: object, configuration: str) -> str:
    """Return the key of a document: equal keys mean equal JSON files."""
    parts = json.dumps([item.name, doc_id, sha256, repr(notes), configuration], ensure_ascii=False)
    return hashlib.sha256(parts.encode()).hexdigest()


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


def recover(out: Path) -> bool:
    """Finish the swap of a run that was killed while its dataset was put in place; tell whether there was one."""
    is_unfinished = any((out / HIDDEN / name).exists() for name in (COMMIT, OLD))
    if not is_unfinished or is_locked(out):
        return False
    with OutputLock(out):
        return finish_swap(out)


def is_locked(out: Path) -> bool:
    """Tell whether a run of another process has the output folder, which may be one that can only be read."""
    path = out / HIDDEN / LOCK
    if not path.is_file():
        return False
    with path.open() as file:
        try:
            _lock(file, is_shared=True)
        except OSError:
            return True
    return False
