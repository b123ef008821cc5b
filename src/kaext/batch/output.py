"""The output folder of a run: its lock, whether it is writable, and whose files are in it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

from kaext.batch.durable import flush_folder
from kaext.batch.journal import tallies_in
from kaext.batch.swap import COMMIT, EVALUATION, JOURNAL, OLD, entries_of, finish_swap, work_folder
from kaext.dataset.reading import is_dataset
from kaext.emit.layout import ENTRIES, HIDDEN
from kaext.problems import UsageError, problem

LOCK = "lock"


class OutputLock:
    """A lock against a second run on an output folder; the system releases it when the process ends."""

    def __init__(self, out: Path) -> None:
        self._path = out / HIDDEN / LOCK
        self._out = out
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        """Take the lock.

        Raises
        ------
        UsageError
            ``output-locked``: another run holds it.
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
    """Make sure that the output folder exists and is writable; return the folders created, outermost first.

    Raises
    ------
    UsageError
        ``output-not-writable``.
    """
    hidden = out / HIDDEN
    created: list[Path] = []
    try:
        created += [folder for folder in (*reversed(hidden.parents), hidden) if not folder.exists()]
        hidden.mkdir(parents=True, exist_ok=True)
        probe = hidden / "probe"
        probe.write_bytes(b"")
        # Another run may be doing the same.
        probe.unlink(missing_ok=True)
        for folder in created:
            flush_folder(folder.parent)
    except OSError as error:
        _remove_empty(created)
        raise UsageError(problem("output-not-writable", path=out, reason=error.strerror or str(error))) from None
    return created


def remove_created(created: Sequence[Path], out: Path) -> None:
    """Remove the folders that :func:`open_output` created, if a run was refused before it finished anything.

    The caller holds the lock.
    """
    if not created or any(True for _ in tallies_in(work_folder(out) / JOURNAL)):
        return
    shutil.rmtree(out / HIDDEN, ignore_errors=True)
    _remove_empty(created[:-1])


def _remove_empty(folders: Sequence[Path]) -> None:
    with suppress(OSError):
        for folder in reversed(folders):
            folder.rmdir()


def refuse_foreign(out: Path, names: frozenset[str]) -> None:
    """Refuse an output folder that contains any of ``names`` unless a run of kaext wrote them.

    Raises
    ------
    UsageError
        ``output-foreign``.
    """
    ours = entries_of(out / HIDDEN) | EVALUATION | (ENTRIES if is_dataset(out) else frozenset())
    foreign = sorted((names - ours) & {path.name for path in out.iterdir()})
    if foreign:
        raise UsageError(problem("output-foreign", path=out, names=", ".join(foreign)))


def recover(out: Path) -> bool:
    """Finish the swap of a run that was killed while its dataset was put in place; return whether there was one."""
    is_unfinished = any((out / HIDDEN / name).exists() for name in (COMMIT, OLD))
    if not is_unfinished or is_locked(out):
        return False
    with OutputLock(out):
        return finish_swap(out)


def is_locked(out: Path) -> bool:
    """Return whether a run of another process holds the lock of the output folder, which may be read-only."""
    path = out / HIDDEN / LOCK
    if not path.is_file():
        return False
    with path.open() as file:
        try:
            _lock(file, is_shared=True)
        except OSError:
            return True
    return False
