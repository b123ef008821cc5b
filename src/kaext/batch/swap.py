"""A finished dataset takes the place of the old one as a whole, whenever the process is killed.

The new dataset is made in ``DIR/.kaext/work/dataset``. Renaming ``work`` to ``commit`` decides: before it the old
dataset stands, after it the new one is put in place entry by entry, and whoever comes next finishes what was
interrupted (:func:`finish_swap`). ``datapackage.json`` goes first and comes last, so that nothing in between passes for
a dataset. A file system may put changes on disk in another order than they were made: what must not come after another
step is flushed before it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kaext.batch.durable import flush_folder, flush_tree
from kaext.emit.layout import DESCRIPTOR, DOCUMENTS, HIDDEN

MANIFEST = "manifest.json"
COMMIT = "commit"
OLD = "old"
JOURNAL = "journal.jsonl"
EVALUATION = frozenset({"evaluation.json", "evaluation.html"})


def work_folder(out: Path) -> Path:
    """Return the folder of the run under way."""
    return out / HIDDEN / "work"


def decide_swap(out: Path) -> None:
    """Declare the dataset in the work folder finished, and put it in place."""
    work = work_folder(out)
    names = sorted(path.name for path in (work / "dataset").iterdir())
    (work / MANIFEST).write_text(json.dumps(names), encoding="utf-8")
    flush_tree(work, flushed=work / "dataset" / DOCUMENTS)
    work.rename(out / HIDDEN / COMMIT)
    finish_swap(out)


def finish_swap(out: Path) -> bool:
    """Put a decided dataset in place, from wherever an earlier try was interrupted; tell whether there was one."""
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
        if is_replaced and (out / name).exists():
            discard(old / name)
            (out / name).rename(old / name)
        if (fresh / name).exists():
            (fresh / name).rename(out / name)
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


def entries_of(folder: Path) -> frozenset[str]:
    """Return the names of a dataset's entries, from the manifest in ``folder``; none where it is missing or damaged."""
    path = folder / MANIFEST
    try:
        return frozenset(json.loads(path.read_bytes())) if path.exists() else frozenset()
    except ValueError:
        return frozenset()


def discard(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
