"""The journal of a run: one line for each finished document, what it was made from and what it came to."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kaext.batch.durable import write_durably
from kaext.batch.work import Tally


class Journal:
    """The entries of a journal by document id; in memory is only where each begins.

    Batches of a million documents are why: an entry takes a kilobyte as an object, its place forty bytes.
    """

    def __init__(self, path: Path) -> None:
        """Open a journal, or begin one where there is none; of the entries of a document the last one counts."""
        self._file = path.open("a+b")
        self._places = {tally.doc_id: place for place, tally in _entries(path)}
        # A write that was cut short must not swallow the next entry.
        if self._file.tell():
            self._file.write(b"\n")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def entry(self, doc_id: str) -> Tally | None:
        """Return the entry of a document, None where there is none."""
        place = self._places.get(doc_id)
        if place is None:
            return None
        self._file.seek(place)
        return _tally(self._file.readline())

    def entries(self) -> Iterator[Tally]:
        """Yield the entries that count."""
        return filter(None, map(self.entry, self._places))

    def note(self, tally: Tally) -> None:
        """Note a finished document; a loss of power may lose the entry."""
        place = self._file.seek(0, os.SEEK_END)
        self._file.write(_line(tally))
        self._file.flush()
        self._places[tally.doc_id] = place

    def add(self, tally: Tally) -> None:
        """Note a finished document; when this returns, a loss of power loses the entry no more."""
        self.note(tally)
        os.fsync(self._file.fileno())

    def write_ordered(self, path: Path, doc_ids: Sequence[str]) -> None:
        """Write the entries of the documents ``doc_ids`` in this order, without times, also over the journal."""
        write_durably(path, (_line(replace(tally, seconds={})) for tally in filter(None, map(self.entry, doc_ids))))


def tallies_in(path: Path) -> Iterator[Tally]:
    """Yield the entries of a journal; nothing where there is none."""
    return (tally for _, tally in _entries(path))


def _entries(path: Path) -> Iterator[tuple[int, Tally]]:
    """Yield the entries of a journal with the bytes before each."""
    if not path.exists():
        return
    place = 0
    with path.open("rb") as file:
        for line in file:
            tally = _tally(line)
            if tally is not None:
                yield place, tally
            place += len(line)


def _line(tally: Tally) -> bytes:
    return json.dumps(tally.as_dict(), ensure_ascii=False).encode() + b"\n"


def _tally(line: bytes) -> Tally | None:
    """Return the entry of a line; None for one that a crash cut short or that another version of kaext wrote."""
    try:
        return Tally(**json.loads(line))
    except (ValueError, TypeError):
        return None
