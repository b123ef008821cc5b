"""The journal of a run: one line per finished document, with what it was made from and its result."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kaext.batch.durable import write_durably
from kaext.batch.work import Tally


class Journal:
    """The entries of a journal by document id; only their file positions are kept in memory.

    This matters for a million documents: an entry takes a kilobyte as an object, its position forty bytes.
    """

    def __init__(self, path: Path) -> None:
        """Open or create a journal; of several entries of a document the last one counts."""
        self._file = path.open("a+b")
        self._places = {tally.doc_id: place for place, tally in _entries(path)}
        # A truncated last line must not absorb the next entry.
        if self._file.tell():
            self._file.write(b"\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def entry(self, doc_id: str) -> Tally | None:
        """Return the entry of a document, or None."""
        place = self._places.get(doc_id)
        if place is None:
            return None
        self._file.seek(place)
        return _tally(self._file.readline())

    def entries(self) -> Iterator[Tally]:
        """Yield the last entry of each document."""
        return filter(None, map(self.entry, self._places))

    def note(self, tally: Tally) -> None:
        """Record a finished document without flushing: a power failure may lose the entry."""
        place = self._file.seek(0, os.SEEK_END)
        self._file.write(_line(tally))
        self._file.flush()
        self._places[tally.doc_id] = place

    def add(self, tally: Tally) -> None:
        """Note a finished document; when this returns, a loss of power loses the entry no more."""
        self.note(tally)
        os.fsync(self._file.fileno())

    def write_ordered(self, path: Path, doc_ids: Sequence[str]) -> None:
        """Write the entries of ``doc_ids`` in this order and without times; ``path`` may be the journal itself."""
        write_durably(path, (_line(replace(tally, seconds={})) for tally in filter(None, map(self.entry, doc_ids))))


def tallies_in(path: Path) -> Iterator[Tally]:
    """Yield the entries of a journal; none if the file does not exist."""
    return (tally for _, tally in _entries(path))


def _entries(path: Path) -> Iterator[tuple[int, Tally]]:
    """Yield the entries of a journal with their byte offsets."""
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
    """Return the entry of a line; None if it is truncated or was written by another version of kaext."""
    try:
        return Tally(**json.loads(line))
    except (ValueError, TypeError):
        return None
