"""Storage of finished documents: one atomically written file each, and a journal of what they were made from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from kaext.batch.durable import flush_file, flush_folder, write_durably
from kaext.batch.journal import Journal
from kaext.batch.swap import JOURNAL, discard, work_folder
from kaext.batch.work import Outcome, Tally
from kaext.dataset.integrity import is_intact
from kaext.dataset.reading import is_dataset
from kaext.emit.layout import DOCUMENTS, HIDDEN, document_path


class Store:
    """The work folder of a run: the documents' files and their journal.

    ``damaged`` lists the ids of finished documents whose files had changed since they were written.
    """

    def __init__(self, out: Path, *, is_fresh: bool, has_earlier: bool) -> None:
        """Open the work folder of an interrupted run, or start a new one (``is_fresh``).

        ``has_earlier``: documents of the dataset in ``out`` may be reused.
        """
        self.out = out
        self.folder = work_folder(out)
        if is_fresh and self.folder.exists():
            shutil.rmtree(self.folder)
        self.dataset = self.folder / "dataset"
        (self.dataset / DOCUMENTS).mkdir(parents=True, exist_ok=True)
        self._journal = Journal(self.folder / JOURNAL)
        # The folder between them is flushed later, when the configuration is written.
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

    def count_unfit(self, keys: Iterable[tuple[str, str]]) -> int:
        """Return how many finished documents of an interrupted run match none of these ids and keys."""
        finished = sum(tally.status != "failed" for tally in self._journal.entries())
        return finished and finished - sum(_entry(self._journal, *key) is not None for key in keys)

    def reused(self, doc_id: str, key: str) -> Tally | None:
        """Return the entry of a finished document with this key, taken over from the dataset if necessary, or None.

        A failed document does not count: what it lacked may be available now.
        """
        here = _entry(self._journal, doc_id, key)
        if here is not None and _is_intact(self.dataset, here):
            return here
        there = _entry(self._earlier, doc_id, key) if self._earlier is not None else None
        if there is not None and _is_intact(self.out, there):
            self._adopt(there)
            return there
        if here is not None or there is not None:
            self.damaged.append(doc_id)
        return None

    def add(self, outcome: Outcome) -> None:
        """Store a finished document; when this returns, it survives a power failure."""
        path = document_path(self.dataset, outcome.tally.doc_id)
        write_durably(path, outcome.payload.parts())
        self._journal.add(outcome.tally)

    def _adopt(self, tally: Tally) -> None:
        """Take over a document from the dataset that this run will replace."""
        source, target = document_path(self.out, tally.doc_id), document_path(self.dataset, tally.doc_id)
        target.unlink(missing_ok=True)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
            flush_file(target)
        self._journal.note(tally)

    def keep_only(self, doc_ids: Sequence[str]) -> None:
        """Keep exactly the documents ``doc_ids``, and a journal of them in order, without times.

        Tables and other files that an interrupted run had begun are discarded.
        """
        wanted = set(doc_ids)
        for path in (self.dataset / DOCUMENTS).iterdir():
            if path.name.removesuffix(".json") not in wanted:
                path.unlink()
        for path in self.dataset.iterdir():
            if path.name != DOCUMENTS:
                discard(path)
        self._journal.write_ordered(self.folder / JOURNAL, doc_ids)


def _entry(journal: Journal, doc_id: str, key: str) -> Tally | None:
    """Return the entry of a document if it has this key and did not fail."""
    tally = journal.entry(doc_id)
    return tally if tally is not None and tally.key == key and tally.status != "failed" else None


def _is_intact(dataset: Path, tally: Tally) -> bool:
    """Return whether a document's file in a dataset is the one that its entry describes."""
    return is_intact(document_path(dataset, tally.doc_id), digest=tally.digest)
