"""Replace the old dataset by the finished one as a whole, even if the process is killed at any moment.

The new dataset is built in ``DIR/.kaext/work/dataset``. Renaming ``work`` to ``commit`` is the commit point: before it
the old dataset is in place; after it the new one is moved into place entry by entry, and the next command completes an
interrupted move (:func:`finish_swap`). ``datapackage.json`` is removed first and added last, so that no intermediate
state passes for a dataset. A file system may persist changes in another order than they were made: each step that must
precede another is flushed before it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kaext.batch.durable import flush_folder, flush_tree
from kaext.emit.layout import DESCRIPTOR, DOCUMENTS, HIDDEN, REPORT, is_generated

MANIFEST = "manifest.json"
COMMIT = "commit"
OLD = "old"
JOURNAL = "journal.jsonl"
EVALUATION = frozenset({"evaluation.json", "evaluation.html"})
# Folders of a dataset in which users may have put files of their own.
_SHARED = (DOCUMENTS, REPORT)


def work_folder(out: Path) -> Path:
    """Return the work folder of a run in progress."""
    return out / HIDDEN / "work"


def commit_swap(out: Path) -> None:
    """Commit the dataset in the work folder, and move it into place."""
    work = work_folder(out)
    names = sorted(path.name for path in (work / "dataset").iterdir())
    (work / MANIFEST).write_text(json.dumps(names), encoding="utf-8")
    flush_tree(work, flushed=work / "dataset" / DOCUMENTS)
    work.rename(out / HIDDEN / COMMIT)
    finish_swap(out)


def finish_swap(out: Path) -> bool:
    """Move a committed dataset into place, resuming an interrupted move; return whether there was one."""
    hidden = out / HIDDEN
    commit, old = hidden / COMMIT, hidden / OLD
    if not (commit / MANIFEST).exists():
        for leftover in (commit, old):
            shutil.rmtree(leftover, ignore_errors=True)
        return False
    old.mkdir(exist_ok=True)
    flush_folder(hidden)
    fresh = commit / "dataset"
    names = entries_of(commit)
    if (fresh / DESCRIPTOR).exists():
        (out / DESCRIPTOR).unlink(missing_ok=True)
        flush_folder(out)
    for name in sorted((entries_of(hidden) | names | EVALUATION) - {DESCRIPTOR}):
        is_replaced = name not in names or (fresh / name).exists()
        # An interrupted swap has moved it already, and kept files of users where it was.
        is_moved = name in _SHARED and (old / name).exists()
        if is_replaced and not is_moved and (out / name).exists():
            discard(old / name)
            (out / name).rename(old / name)
        if (fresh / name).exists():
            (fresh / name).rename(out / name)
    for name in _SHARED:
        _keep_foreign(old, out, folder=name)
    flush_folder(out)
    for source, target in (
        (commit / JOURNAL, hidden / JOURNAL),
        (fresh / DESCRIPTOR, out / DESCRIPTOR),
    ):
        if source.exists():
            source.replace(target)
    flush_folder(out)
    flush_folder(hidden)
    (commit / MANIFEST).replace(hidden / MANIFEST)
    flush_folder(hidden)
    shutil.rmtree(commit)
    shutil.rmtree(old)
    return True


def _keep_foreign(old: Path, out: Path, *, folder: str) -> None:
    """Move files that users have put into a folder of the old dataset to the same place in the new one."""
    for path in sorted((old / folder).rglob("*")):
        name = path.relative_to(old).as_posix()
        target = out / name
        if path.is_dir() or is_generated(name) or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
        flush_folder(target.parent)


def entries_of(folder: Path) -> frozenset[str]:
    """Return the names of a dataset's entries from the manifest in ``folder``; none if it is missing or damaged."""
    path = folder / MANIFEST
    try:
        return frozenset(json.loads(path.read_bytes())) if path.exists() else frozenset()
    except ValueError:
        return frozenset()


def discard(path: Path) -> None:
    """Remove a file or folder if it exists."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
